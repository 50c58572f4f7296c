"""
United States, Telephone Consumer Protection Act (47 U.S.C. 227): damages for each call or message.

The recipient of an unlawful automated call, text message or fax can claim the actual loss or USD 500
for each violation, whichever is greater (subsection (b)(3)). For calls against the do-not-call rules
it is up to USD 500 for each violation, if there was more than one call within twelve months
(subsection (c)(5)). A state can claim the same for its residents (subsection (g)(1)). If the violation
was willful or knowing, the court may increase the award to at most three times the amount. These are
statutory damages: they do not depend on a loss.

A thousand text messages that were sent knowingly:

>>> from penaltymodel import Facts, evaluate, usd
>>> facts = Facts(counts={"violations": 1_000}, flags={"willful or knowing": True},
...               amounts={"the actual loss": usd(0)})
>>> result = evaluate(STATUTE.provision("us/tcpa/227.b.3").enactments[0].penalty, facts).result
>>> print(result.low, result.high)
USD 500,000.00 USD 1,500,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import (
    cited,
    fixed,
    greater_of,
    multiple_of,
    per,
    scaled,
    upto,
    when,
)
from penaltymodel.law.penalties import Flag, Penalty
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.values.money import usd
from penaltymodel.values.sources import Confidence, Notation, Source, sums_written, written


WILLFUL = Flag("willful or knowing")
DAY = Source(
    "Pub. L. 102-243 § 3(c): first day",
    Confidence.MEMORY,
    note="one year after enactment on 20 December 1991; from memory",
)


def _source(place: str, *notations: str | Notation, note: str = "") -> Source:
    return Source(
        f"47 U.S.C. § 227({place})",
        Confidence.VERIFIED,
        read_in="title 47 of the code, and quotations of 2026, in public repositories",
        note=note,
        as_written=(
            *sums_written("USD", "$500"),
            written("not more than 3 times", "3"),
            *notations,
        ),
    )


GREATER = "for each such violation, whichever is greater"
CALLS, LISTED, STATES = (
    _source("b)(3", GREATER),
    _source("c)(5", GREATER, "up to $500", "more than one telephone call"),
    _source(
        "g)(1",
        "for each violation",
        note="subsection (g)(1) does not say 'whichever is greater'; our interpretation: the state "
        "claims the greater of the loss and the USD 500. The words 'for each violation' are from memory",
    ),
)


def _provision(key: str, offense: str, each: Penalty, source: Source) -> Provision:
    award = greater_of(per("violations", each), multiple_of("the actual loss", 1))
    return Provision(
        key=f"us/tcpa/{key}",
        offense=offense,
        enactments=(
            Enactment(
                applies_from=date(1992, 12, 20),
                penalty=cited(when(WILLFUL, scaled(award, 1, 3), otherwise=award), source),
                source=source,
                day_source=DAY,
            ),
        ),
    )


STATUTE = Statute(
    key="us/tcpa",
    title="Telephone Consumer Protection Act",
    jurisdiction="United States",
    url="https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title47-section227&edition=prelim",
    known_through=date(2026, 6, 28),
    searched="quotations of 2026 in public repositories; until 25 November 2026",
    provisions=(
        _provision(
            "227.b.3", "automated or prerecorded call, message or fax", fixed(usd(500)), CALLS
        ),
        _provision("227.c.5", "calls against the do-not-call rules", upto(usd(500)), LISTED),
        _provision(
            "227.g.1",
            "calls to residents of a state: action of the state",
            fixed(usd(500)),
            STATES,
        ),
    ),
    gaps=(
        "the forfeiture for false caller identification (subsection (e)(5): USD 10,000 for each "
        "violation, three times that for each day, at most USD 1,000,000) is not coded: its adjusted "
        "amounts were not read",
        "forfeitures of the Federal Communications Commission under section 503 are not coded",
        "under subsection (c)(5), due care is a defense",
    ),
    sources=(CALLS, LISTED, STATES, DAY),
)
