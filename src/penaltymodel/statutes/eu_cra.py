"""
European Union, Cyber Resilience Act: Regulation (EU) 2024/2847, article 64.

Three tiers, whichever amount is higher: EUR 15,000,000 or 2.5 % of an undertaking's worldwide
turnover for the essential requirements and the duties of manufacturers, EUR 10,000,000 or 2 % for
the other duties, and EUR 5,000,000 or 1 % for misleading information. Stewards of open-source
software are not fined. Micro and small manufacturers are not fined for a missed deadline of 24
hours (flag ``only a deadline of 24 hours was missed``, word ``size of the undertaking``). The
article applies from 11 December 2027, although the duty to report (article 14) began on 11
September 2026.

A manufacturer with a turnover of EUR 1 billion:

>>> from penaltymodel import Facts, evaluate, eur
>>> penalty = STATUTE.provision("eu/cra/64.2").enactments[0].penalty
>>> print(evaluate(penalty, Facts(person="legal-entity", revenue=eur(1_000_000_000))).result.high)
EUR 25,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, fixed, greater_of, share_of_revenue, upto, when
from penaltymodel.law.penalties import AllOf, Flag, Is, Penalty, PersonIs
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter, PersonKind
from penaltymodel.values.money import Money, eur
from penaltymodel.values.sources import Confidence, Source, written


V, D = Confidence.VERIFIED, Confidence.DERIVED

APPLIES_FROM = date(2027, 12, 11)

EUR_LEX = "Official Journal text in a public repository, as of September 2026"
ACT = Source(
    "Regulation (EU) 2024/2847, art. 71(2)",
    V,
    EUR_LEX,
    note="art. 14 applies from 11 September 2026, but art. 64 is not among the exceptions",
    as_written=(written("11 December 2027", "2027-12-11"),),
)
TURNOVER_SOURCE = Source(
    "Regulation (EU) 2024/2847, art. 64(2)–(4)",
    D,
    EUR_LEX,
    note="the text does not say whose turnover it is and what the year precedes; our "
    "interpretation: the whole economic unit, and the decision",
    as_written=(
        written("undertaking", "of the whole group"),
        written("the preceding financial year", "financial year before the decision"),
    ),
)


def _source(paragraph: int, most: str, share: str) -> Source:
    return Source(
        f"Regulation (EU) 2024/2847, art. 64({paragraph})",
        V,
        EUR_LEX,
        as_written=(
            most,
            share,
            written("total worldwide annual turnover", "turnover", "worldwide"),
            written("if the offender is an undertaking", "sole-trader", "legal-entity"),
        ),
    )


DUTIES = _source(2, "EUR 15 000 000", "2,5 %")
OTHER_DUTIES = _source(3, "EUR 10 000 000", "2 %")
INFORMATION = _source(4, "EUR 5 000 000", "1 %")
EXEMPT = Source(
    "Regulation (EU) 2024/2847, art. 64(10)",
    V,
    EUR_LEX,
    as_written=(
        "shall not apply",
        "microenterprises or small enterprises",
    ),
)

TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.GROUP,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)
UNDERTAKING = AllOf(
    (
        PersonIs((PersonKind.SOLE_TRADER, PersonKind.LEGAL_ENTITY)),
        Flag("undertaking", presumed=True),
    )
)
STEWARD = Flag("steward of open-source software", presumed=False)
ONLY_DEADLINE = Flag("only a deadline of 24 hours was missed", presumed=False)
MICRO_OR_SMALL = Is(
    "size of the undertaking", ("micro", "small"), among=("micro", "small", "medium", "large")
)

NOTHING = cited(fixed(eur(0)), EXEMPT)


def _tier(source: Source, most: Money, share: str) -> Penalty:
    """Return the fixed cap or, for an undertaking, the higher of it and a share of turnover."""
    fixed_arm = cited(upto(most), source)
    turnover = cited(share_of_revenue(0, share, base=TURNOVER), source)
    of_undertaking = greater_of(fixed_arm, cited(turnover, TURNOVER_SOURCE))
    tier = when(UNDERTAKING, of_undertaking, otherwise=fixed_arm)
    return when(STEWARD, NOTHING, otherwise=tier)


REQUIREMENTS = when(
    AllOf((ONLY_DEADLINE, MICRO_OR_SMALL)),
    NOTHING,
    otherwise=_tier(DUTIES, eur(15_000_000), "25/1000"),
)


def _provision(paragraph: int, offense: str, penalty: Penalty) -> Provision:
    return Provision(
        key=f"eu/cra/64.{paragraph}",
        offense=offense,
        enactments=(Enactment(applies_from=APPLIES_FROM, penalty=penalty, source=ACT),),
    )


STATUTE = Statute(
    key="eu/cra",
    title="Cyber Resilience Act, Regulation (EU) 2024/2847",
    jurisdiction="European Union",
    url="https://eur-lex.europa.eu/eli/reg/2024/2847/oj",
    known_through=date(2026, 9, 15),
    searched="amending acts in a public repository of the Official Journal, until 15 September 2026",
    provisions=(
        _provision(
            2,
            "breach of the essential requirements (Annex I) or of the duties of manufacturers "
            "(arts 13, 14)",
            REQUIREMENTS,
        ),
        _provision(
            3,
            "breach of a duty of importers, distributors and others (arts 18 to 23, 28, 30 to 33, "
            "39, 41, 47, 49, 53)",
            _tier(OTHER_DUTIES, eur(10_000_000), "2/100"),
        ),
        _provision(
            4,
            "incorrect, incomplete or misleading information to an authority or notified body",
            _tier(INFORMATION, eur(5_000_000), "1/100"),
        ),
    ),
    gaps=(
        "member states set their own fines up to these maxima",
        "fines of other authorities for a similar infringement must be considered (art. 64(5)(b)); "
        "they are not deducted",
    ),
    sources=(ACT, TURNOVER_SOURCE, EXEMPT),
)
