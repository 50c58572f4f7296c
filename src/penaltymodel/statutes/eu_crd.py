"""
European Union, consumer rights: Directive 2011/83/EU as amended by Directive (EU) 2019/2161, art. 24.

For widespread infringements, which authorities of several states act against together, member states
provide for fines with a maximum of *at least* 4 % of the trader's annual turnover in the states
concerned. If the turnover is not known, the maximum is at least EUR 2,000,000: set the flag ``the
turnover can be calculated`` to false. A state may set a higher maximum. France: ``fr/code-conso``.

>>> from penaltymodel import Facts, evaluate, eur
>>> penalty = STATUTE.provision("eu/crd/24.3").enactments[0].penalty
>>> print(evaluate(penalty, Facts(revenue=eur(100_000_000))).result.high)
EUR 4,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, share_of_revenue, upto, when
from penaltymodel.law.penalties import Flag
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter, PersonKind
from penaltymodel.values.money import eur
from penaltymodel.values.sources import Confidence, Source, written


V, S = Confidence.VERIFIED, Confidence.SECONDARY

APPLIES_FROM = date(2022, 5, 28)

IN_FORCE = Source(
    "Directive (EU) 2019/2161, application",
    S,
    "list of the consolidated versions of Directive 2011/83/EU in a public repository",
    as_written=("2022-05-28",),
)
SHARE = Source(
    "Directive 2011/83/EU, art. 24(3)",
    V,
    "quotation of the article in a public repository",
    note="the lowest maximum that a member state may set; the text does not state the year",
    as_written=(
        "4 %",
        written("the trader’s annual turnover", "turnover", "of the person itself"),
        written("the trader", "sole-trader", "legal-entity"),
        written(
            "in the Member State or Member States concerned", "in the member states concerned"
        ),
    ),
)
UNKNOWN_TURNOVER = Source(
    "Directive 2011/83/EU, art. 24(4)",
    S,
    "note on the article in a public repository",
    as_written=("EUR 2 million",),
)
TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.PERSON,
    "in the member states concerned",
    AccountingPeriod.ANNUAL,
)
CAN_BE_CALCULATED = Flag("the turnover can be calculated", presumed=True)

STATUTE = Statute(
    key="eu/crd",
    title="Consumer Rights Directive, Directive 2011/83/EU",
    jurisdiction="European Union",
    url="https://eur-lex.europa.eu/eli/dir/2011/83/oj",
    known_through=date(2026, 8, 12),
    searched="list of the versions of the directive in a public repository, as of 12 August 2026; a "
    "consolidated version that does not apply yet was not read",
    provisions=(
        Provision(
            key="eu/crd/24.3",
            offense="widespread infringement of the rights of consumers, fined in a coordinated "
            "action",
            persons=(PersonKind.SOLE_TRADER, PersonKind.LEGAL_ENTITY),
            enactments=(
                Enactment(
                    applies_from=APPLIES_FROM,
                    penalty=when(
                        CAN_BE_CALCULATED,
                        cited(share_of_revenue(0, "4/100", base=TURNOVER), SHARE),
                        otherwise=cited(upto(eur(2_000_000)), UNKNOWN_TURNOVER),
                    ),
                    source=SHARE,
                    day_source=IN_FORCE,
                ),
            ),
        ),
    ),
    gaps=(
        "a directive binds states: the fine follows from national law, which may be higher",
        "Directives 2005/29/EC (art. 13, unfair practices) and 93/13/EEC (art. 8b, unfair terms) have "
        "the same rule (from memory); not coded",
    ),
    sources=(IN_FORCE, SHARE),
)
