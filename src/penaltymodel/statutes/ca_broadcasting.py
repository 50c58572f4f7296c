"""
Canada, Broadcasting Act as amended by the Online Streaming Act (S.C. 2023, c. 8): penalties.

A violation (of an order or a regulation of the CRTC, or of a duty to negotiate or to inform) costs an
individual up to CAD 25,000, and up to CAD 50,000 for each later violation. Others face up to CAD 10
million, and CAD 15 million. Each day of a continued violation is a separate violation. Some are also
offenses (sections 32 and 33).

A streaming service disobeys an order of the CRTC again, for two days:

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(person="legal-entity", counts={"violations": 2}, repeat=True)
>>> text = STATUTE.provision("ca/broadcasting/34.5").enactments[-1]
>>> print(evaluate(text.penalty, facts).result.high)
CAD 30,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, escalating, per, per_day, upto, when
from penaltymodel.law.penalties import Matching, Penalty, PersonIs, Repeat
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import Milestone, PersonKind
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Confidence, Notation, Source, written


V, D = Confidence.VERIFIED, Confidence.DERIVED

READ_IN = "consolidation of the Department of Justice, current to 31 March 2026"
INDIVIDUAL = PersonIs((PersonKind.CITIZEN, PersonKind.OFFICIAL, PersonKind.SOLE_TRADER))
FROM_SOURCE = Source(
    "Broadcasting Act ss. 32 to 34.5: in force",
    V,
    read_in=READ_IN,
    as_written=("2023-04-27",),
)

ONCE_DECIDED = Source(
    "Broadcasting, Telecommunications and Online News Acts: a subsequent violation",
    D,
    note="the act does not say from when an earlier violation counts: it is taken to count once "
    "decided",
)
SUBSEQUENT = Repeat(
    opens_at=Milestone.DECISION,
    within=None,
    counted_from=Milestone.DECISION,
    matching=Matching.SAME_PROVISION,
    measured_to=Milestone.COMMISSION,
)
EACH = "violations"


def dollars(amount: int) -> Penalty:
    """Return a penalty of up to *amount* Canadian dollars."""
    return upto(Money(amount, "CAD"))


def rising(first: int, later: int) -> Penalty:
    """Return up to *first* dollars, or up to *later* for each subsequent violation."""
    return cited(
        escalating(first=dollars(first), repeat=dollars(later), when=SUBSEQUENT), ONCE_DECIDED
    )


def _provision(
    section: str, offense: str, penalty: Penalty, *as_written: Notation, note: str = ""
) -> Provision:
    source = Source(
        f"Broadcasting Act s. {section}", V, read_in=READ_IN, note=note, as_written=as_written
    )
    text = Enactment(
        applies_from=date(2023, 4, 27),
        penalty=cited(penalty, source),
        source=source,
        day_source=FROM_SOURCE,
    )
    key = section.split("(", maxsplit=1)[0]
    return Provision(key=f"ca/broadcasting/{key}", offense=offense, enactments=(text,))


AN_INDIVIDUAL = written("an individual", "citizen", "official", "sole-trader")

STATUTE = Statute(
    key="ca/broadcasting",
    title="Broadcasting Act (Online Streaming Act): penalties",
    jurisdiction="Canada",
    url="https://laws-lois.justice.gc.ca/eng/acts/B-9.01/",
    known_through=date(2026, 3, 31),
    searched="collection of federal acts of 23 July 2026; reviews until 25 November 2026",
    provisions=(
        _provision(
            "34.5(1)",
            "violation of an order, a regulation or a duty under section 34.4",
            per(
                EACH,
                when(
                    INDIVIDUAL,
                    rising(25_000, 50_000),
                    otherwise=rising(10_000_000, 15_000_000),
                ),
            ),
            written("$25,000", "CAD 25,000"),
            written("$50,000", "CAD 50,000"),
            written("$10 million", "CAD 10,000,000"),
            written("$15 million", "CAD 15,000,000"),
            AN_INDIVIDUAL,
            note="each day of a continued violation is a separate violation (s. 34.4(2))",
        ),
        _provision(
            "32",
            "carrying on a broadcasting undertaking contrary to section 31.1, per day",
            per_day(when(INDIVIDUAL, dollars(25_000), otherwise=dollars(250_000))),
            written("$25,000", "CAD 25,000"),
            written("$250,000", "CAD 250,000"),
            AN_INDIVIDUAL,
            note="for each day that the offense continues",
        ),
        _provision(
            "33",
            "contravention of a regulation or order, as an offense",
            when(INDIVIDUAL, rising(25_000, 50_000), otherwise=rising(250_000, 500_000)),
            written("$25,000", "CAD 25,000"),
            written("$50,000", "CAD 50,000"),
            written("$250,000", "CAD 250,000"),
            written("$500,000", "CAD 500,000"),
            AN_INDIVIDUAL,
        ),
    ),
    gaps=(
        "the act does not say from when an earlier violation counts, nor if it must be the same one; "
        "earlier decisions under the same section are taken to count from their day",
        "later violations of one decision may also be 'subsequent'; they are not coded so",
        "regulations may exempt violations or set lower maxima (s. 34.995); they were not read",
    ),
    sources=(FROM_SOURCE,),
)
