"""
European Union, Artificial Intelligence Act: Regulation (EU) 2024/1689, articles 99 and 101.

Operators face three tiers, whichever amount is higher: EUR 35,000,000 or 7 % of an undertaking's
worldwide turnover for prohibited practices, EUR 15,000,000 or 3 % for breaches of obligations, and
EUR 7,500,000 or 1 % for misleading information. For SMEs and start-ups, the lower amount applies
(article 99(6)); read literally, the maximum is zero if there is no turnover. Providers of
general-purpose models face up to EUR 15,000,000 or 3 % under article 101, without relief for SMEs.
Pass ``Platform(small=True)`` for an SME or a start-up.

Prohibited practices, turnover of EUR 100 million, a large and a small undertaking:

>>> from penaltymodel import Facts, evaluate, eur
>>> penalty = STATUTE.provision("eu/ai-act/99.3").enactments[0].penalty
>>> for small in (False, True):
...     facts = Facts(
...         person="legal-entity", revenue=eur(100_000_000), flags={"small undertaking": small}
...     )
...     print(evaluate(penalty, facts).result.high)
EUR 35,000,000.00
EUR 7,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, greater_of, lesser_of, share_of_revenue, upto, when
from penaltymodel.law.penalties import AllOf, Flag, Penalty, PersonIs
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import (
    SMALL_UNDERTAKING,
    AccountingPeriod,
    Base,
    Measure,
    Perimeter,
    PersonKind,
)
from penaltymodel.values.money import Money, eur
from penaltymodel.values.sources import Confidence, Source


V, M = Confidence.VERIFIED, Confidence.MEMORY

OPERATORS_FROM = date(2025, 8, 2)
MODELS_FROM = date(2026, 8, 2)

EUR_LEX = "EUR-Lex text of the Regulation in a public repository"
ACT = Source(
    "Regulation (EU) 2024/1689, art. 113",
    M,
    note="point (b) was blank in the text that was read: both dates of application are from memory",
)

TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.GROUP,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)
TURNOVER_SOURCE = Source(
    "Regulation (EU) 2024/1689, arts 99(3)–(5), 101(1): total worldwide annual turnover",
    M,
    note="from memory: it is the turnover of the whole economic unit in the financial year before "
    "the decision",
)

UNDERTAKING = AllOf(
    (
        PersonIs((PersonKind.SOLE_TRADER, PersonKind.LEGAL_ENTITY)),
        Flag("undertaking", presumed=True),
    )
)


def _source(place: str) -> Source:
    return Source(f"Regulation (EU) 2024/1689, art. {place}", V, EUR_LEX)


SMALL_SOURCE = Source(
    "Regulation (EU) 2024/1689, art. 99(6)",
    V,
    EUR_LEX,
    note="SMEs, including start-ups: whichever is lower",
)


def _arms(place: str, most: Money, share: str) -> tuple[Penalty, Penalty]:
    """Return the fixed cap and the share of turnover."""
    turnover = cited(share_of_revenue(0, share, base=TURNOVER), _source(place))
    return cited(upto(most), _source(place)), cited(turnover, TURNOVER_SOURCE)


def _tier(place: str, most: Money, share: str) -> Penalty:
    fixed_arm, turnover = _arms(place, most, share)
    of_undertaking = when(
        Flag(SMALL_UNDERTAKING),
        cited(lesser_of(fixed_arm, turnover), SMALL_SOURCE),
        otherwise=greater_of(fixed_arm, turnover),
    )
    return when(UNDERTAKING, of_undertaking, otherwise=fixed_arm)


def _provision(place: str, offense: str, applies_from: date, penalty: Penalty) -> Provision:
    return Provision(
        key=f"eu/ai-act/{place}",
        offense=offense,
        enactments=(Enactment(applies_from=applies_from, penalty=penalty, source=ACT),),
    )


STATUTE = Statute(
    key="eu/ai-act",
    title="Artificial Intelligence Act, Regulation (EU) 2024/1689",
    jurisdiction="European Union",
    url="https://eur-lex.europa.eu/eli/reg/2024/1689/oj",
    known_through=date(2026, 11, 23),
    provisions=(
        _provision(
            "99.3",
            "prohibited practices (art. 5)",
            OPERATORS_FROM,
            _tier("99(3)", eur(35_000_000), "7/100"),
        ),
        _provision(
            "99.4",
            "breach of an obligation of an operator or a notified body",
            OPERATORS_FROM,
            _tier("99(4)", eur(15_000_000), "3/100"),
        ),
        _provision(
            "99.5",
            "incorrect, incomplete or misleading information to an authority or notified body",
            OPERATORS_FROM,
            _tier("99(5)", eur(7_500_000), "1/100"),
        ),
        _provision(
            "101.1",
            "breach of an obligation by a provider of a general-purpose model, fined by the "
            "Commission",
            MODELS_FROM,
            greater_of(*_arms("101(1)", eur(15_000_000), "3/100")),
        ),
    ),
    gaps=(
        "later changes to the act (the digital omnibus) were not checked",
        "member states set their own fines up to these maxima",
        "most obligations covered by art. 99(4) apply later than the fine; their dates are not "
        "coded",
        "fines already imposed by other authorities for the same act must be considered (art. "
        "99(7)(b), (c)); they are not deducted",
        "art. 101 requires intent or negligence, which is assumed; it also mentions periodic "
        "penalty payments, whose amount is unknown",
    ),
    sources=(ACT,),
)
