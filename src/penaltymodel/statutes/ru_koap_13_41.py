"""
Russia, Code of Administrative Offenses (KoAP), article 13.41: not removing banned information.

Parts 1 and 3 reach who hosts a resource, parts 2 and 4 who owns it. Parts 3 and 4 are about
special content: calls to extremism, sexual images of minors, drugs. Part 5 punishes the repeat of
part 1 or 2, part 6 the repeat of part 3 or 4; a company then pays a share of its revenue.

The table of fines is assembled from texts that quote the law, not from its official consolidated
text: every figure carries the mark of its source. The newspaper's "one fifth" is the upper end of
part 6; all revenue fines that were found were imposed under part 5.

Google, 24 December 2021, part 5: one twentieth of RUB 144,438,324,700.

>>> from penaltymodel import Facts, evaluate, rub
>>> facts = Facts(person="legal-entity", revenue=rub(144_438_324_700))
>>> print(evaluate(STATUTE.provision("ru/koap-13.41/5").enactments[-1].penalty, facts).result.low)
RUB 7,221,916,235.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import by_person, cited, fixed, floored, scaled, share_of_revenue, when
from penaltymodel.law.penalties import AllOf, Flag, Matching, Penalty, PersonIs, Repeat
from penaltymodel.law.statute import Enactment, Limitation, Provision, Statute
from penaltymodel.law.words import (
    SMALL_UNDERTAKING,
    AccountingPeriod,
    Base,
    Measure,
    Milestone,
    Perimeter,
    PersonKind,
    Role,
)
from penaltymodel.values.money import rub
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Confidence, Source


V, D, S, M = Confidence.VERIFIED, Confidence.DERIVED, Confidence.SECONDARY, Confidence.MEMORY

IN_FORCE = date(2021, 1, 10)
SMALL_FROM = date(2022, 4, 6)
WINDOW_FROM = date(2021, 6, 22)

DIGEST = "ConsultantPlus digest of Federal Law 511-FZ, newsmine.ru, 18 January 2021"
CHAMBER = "Federation Council report, news.ru, 25 December 2020"
READING = "second-reading text, mskagency.ru, 22 December 2020"
BILL = "bill at first reading, rapsinews, 15 October 2020"
REGULATOR = "Roskomnadzor, 11 June 2021, as reported by Sputnik"
BILL_NOTE = "read in the bill of 2020; no later digest shows a change"

FEDERAL_LAW = Source(
    "KoAP art. 13.41, added by Federal Law 511-FZ of 30 December 2020",
    V,
    read_in="Roskomnadzor on its entry into force; ranges still reported in February 2026",
    url="http://pravo.gov.ru/",
)

REVENUE = Base(
    Measure.REVENUE,
    Perimeter.PERSON,
    "total",
    AccountingPeriod.CALENDAR_YEAR_BEFORE_DETECTION,
)
REVENUE_SOURCE = Source(
    "KoAP art. 3.5(1)(3.1)",
    V,
    read_in="KoAP text of early 2020",
    note="courts took the Russian revenue of the group, not of its local company alone",
)

BELOW_MINIMUM = Flag("exceptional circumstances", presumed=False)
BELOW_MINIMUM_SOURCE = Source(
    "KoAP art. 4.1(2.2), (2.3), (3.2), (3.3)",
    V,
    read_in="KoAP text of early 2020",
    note="a court may go below the minimum, not below half of it; Apple, 2023: RUB 400,000",
)
SMALL = Flag(SMALL_UNDERTAKING)
SMALL_SOURCE = Source(
    "KoAP art. 4.1.2, added by Federal Law 70-FZ of 26 March 2022",
    S,
    read_in="telmana.info",
    note="half of both ends for a company in the register of small undertakings",
)
NO_SMALL_SOURCE = Source(
    "KoAP art. 4.1.2",
    M,
    note="by its wording the relief for small undertakings does not reach shares of revenue",
)

# Art. 4.6: punished from entry into force until a year after the end of execution. A fine that is
# not paid keeps its execution open.
PUNISHED = Repeat(
    opens_at=Milestone.ENTRY_INTO_FORCE,
    within=Period(years=1),
    counted_from=Milestone.EXECUTION,
    matching=Matching.SAME_OFFENSE,
    measured_to=Milestone.COMMISSION,
)
PUNISHED_SOURCE = Source(
    "KoAP art. 4.6",
    V,
    read_in="KoAP text of early 2020",
    note="that a fine paid early counts as executed on its entry into force is our reading",
)
# From 22 June 2021 a fine paid before entry into force counts for a year from its payment.
PUNISHED_2021 = Repeat(
    opens_at=Milestone.ENTRY_INTO_FORCE,
    within=Period(years=1),
    counted_from=Milestone.PAYMENT,
    matching=Matching.SAME_OFFENSE,
    measured_to=Milestone.COMMISSION,
)
PUNISHED_2021_SOURCE = Source(
    "KoAP art. 4.6(2), added by Federal Law 201-FZ of 11 June 2021",
    M,
    read_in="base.garant.ru",
    note="the first half was read; that the year runs from the day of payment is from memory",
)


def _fine(part: int, low: int, high: int, mark: Confidence, read_in: str) -> Penalty:
    note = BILL_NOTE if read_in == BILL else ""
    return cited(
        fixed(rub(low), rub(high)), Source(f"KoAP art. 13.41({part})", mark, read_in, note=note)
    )


def _lowered(body: Penalty) -> Penalty:
    """Return *body*, with its low end halved in exceptional circumstances."""
    relief = cited(scaled(body, "1/2", 1), BELOW_MINIMUM_SOURCE)
    return when(BELOW_MINIMUM, relief, otherwise=body)


def _halved_if_small(body: Penalty) -> Penalty:
    company = PersonIs((PersonKind.LEGAL_ENTITY,))
    return when(AllOf((company, SMALL)), cited(scaled(body, "1/2"), SMALL_SOURCE), otherwise=body)


def _first(
    key: str, offense: str, role: Role, categories: tuple[str, ...], fines: Penalty
) -> Provision:
    return Provision(
        key=f"ru/koap-13.41/{key}",
        offense=offense,
        roles=(role,),
        categories=categories,
        enactments=(
            Enactment(
                applies_from=IN_FORCE,
                applies_through=date(2022, 4, 5),
                penalty=_lowered(fines),
                source=FEDERAL_LAW,
            ),
            Enactment(
                applies_from=SMALL_FROM,
                penalty=_lowered(_halved_if_small(fines)),
                source=FEDERAL_LAW,
            ),
        ),
    )


def _repeat(key: str, offense: str, repeat_of: tuple[str, ...], fines: Penalty) -> Provision:
    return Provision(
        key=f"ru/koap-13.41/{key}",
        offense=offense,
        repeat_of=tuple(f"ru/koap-13.41/{part}" for part in repeat_of),
        enactments=(
            Enactment(
                applies_from=IN_FORCE,
                applies_through=date(2021, 6, 21),
                penalty=_lowered(fines),
                source=FEDERAL_LAW,
                repeat=PUNISHED,
                repeat_source=PUNISHED_SOURCE,
            ),
            Enactment(
                applies_from=WINDOW_FROM,
                penalty=_lowered(fines),
                source=FEDERAL_LAW,
                repeat=PUNISHED_2021,
                repeat_source=PUNISHED_2021_SOURCE,
            ),
        ),
    )


def _of_revenue(part: int, low: str, high: str, floor: int, floor_mark: Confidence) -> Penalty:
    """Return a share of revenue with its floor, each with its own mark."""
    share = cited(
        share_of_revenue(low, high, base=REVENUE),
        Source(f"KoAP art. 13.41({part})", V, CHAMBER if part == 5 else REGULATOR),
    )
    body = cited(share, REVENUE_SOURCE)
    floor_source = Source(
        f"KoAP art. 13.41({part}), floor", floor_mark, DIGEST if floor_mark is V else ""
    )
    return cited(cited(floored(body, at=rub(floor)), floor_source), NO_SMALL_SOURCE)


GENERAL = ("suicide", "calls-to-minors", "false-information", "vpn", "other")
SPECIAL = ("extremism", "child-pornography", "drugs")


def _general_fines(part: int) -> Penalty:
    # The text of the second reading was read for part 1; other texts give the same for part 2.
    return by_person(
        citizen=_fine(part, 50_000, 100_000, V, READING if part == 1 else CHAMBER),
        official=_fine(part, 200_000, 400_000, V, READING if part == 1 else DIGEST),
        legal_entity=_fine(part, 800_000, 4_000_000, V, READING if part == 1 else DIGEST),
    )


def _special_fines(part: int) -> Penalty:
    return by_person(
        citizen=_fine(part, 100_000, 200_000, S, BILL),
        official=_fine(part, 400_000, 800_000, V, DIGEST),
        legal_entity=_fine(part, 3_000_000, 8_000_000, V, DIGEST),
    )


STATUTE = Statute(
    key="ru/koap-13.41",
    title="KoAP article 13.41: not restricting or deleting banned information",
    jurisdiction="Russia",
    url="http://pravo.gov.ru/proxy/ips/?docbody=&nd=102074277",
    known_through=date(2026, 11, 23),
    categories={
        "suicide": "information about suicide",
        "calls-to-minors": "calls to minors to join unlawful rallies",
        "false-information": "information the law calls false or unreliable",
        "vpn": "offers of ways around blocking, from 1 March 2024",
        "other": "other banned information",
        "extremism": "calls to extremist activity",
        "child-pornography": "sexual images of minors and adverts to recruit them",
        "drugs": "how to make, use or get drugs",
    },
    provisions=(
        _first("1", "not restricting access (host)", Role.HOST, GENERAL, _general_fines(1)),
        _first("2", "not deleting information (owner)", Role.OWNER, GENERAL, _general_fines(2)),
        _first(
            "3",
            "not restricting access to special content (host)",
            Role.HOST,
            SPECIAL,
            _special_fines(3),
        ),
        _first(
            "4", "not deleting special content (owner)", Role.OWNER, SPECIAL, _special_fines(4)
        ),
        _repeat(
            "5",
            "repeat of part 1 or 2",
            ("1", "2"),
            by_person(
                citizen=_fine(5, 100_000, 200_000, V, CHAMBER),
                official=_fine(5, 500_000, 800_000, V, CHAMBER),
                legal_entity=_of_revenue(5, "1/20", "1/10", 4_000_000, V),
            ),
        ),
        _repeat(
            "6",
            "repeat of part 3 or 4",
            ("3", "4"),
            by_person(
                citizen=_fine(6, 200_000, 500_000, S, BILL),
                official=_fine(6, 800_000, 1_000_000, S, BILL),
                legal_entity=_of_revenue(6, "1/10", "1/5", 8_000_000, M),
            ),
        ),
    ),
    limitations=(
        Limitation(
            name="judge",
            applies_from=IN_FORCE,
            within=Period(months=3),
            source=Source("KoAP art. 4.5(1)", V, "KoAP text of early 2020"),
        ),
        Limitation(
            name="judge",
            applies_from=date(2023, 4, 25),
            within=Period(days=90),
            source=Source(
                "KoAP art. 4.5(1) as of Federal Law 122-FZ of 14 April 2023",
                V,
                "notice of the change",
            ),
        ),
        Limitation(
            name="one-year",
            applies_from=IN_FORCE,
            within=Period(years=1),
            source=Source(
                "KoAP art. 4.5(1), special terms",
                M,
                note="whether it reaches art. 13.41 is unresolved; one case of 2021 suggests it",
            ),
        ),
    ),
    payment_within=Period(days=60),
    payment_source=Source("KoAP art. 32.2(1)", V, "Interfax, 11 March 2022"),
    gaps=(
        "several offenses found in one control event (art. 4.4(5), (6)) are not merged: courts "
        "fine each protocol",
        "deferral, instalments and the discount for early payment are not coded",
        "whether an earlier decision under the repeat part itself makes a repeat is our reading: "
        "it does",
        "the ceiling of one fifth of revenue (art. 3.5(4.4)) contradicts the floors of parts 5 and 6 "
        "where revenue is below RUB 20 and 40 million; the floors are coded",
        "that an unpaid fine can no longer be enforced after two years (art. 31.9), and whether it "
        "then still counts, is not coded: an unpaid fine counts without end",
        "the limitation of a continuing offense runs from its detection (art. 4.5(2)): date the "
        "violation accordingly",
        "that the relief for small undertakings and exceptional circumstances add up is our reading; "
        "that for social organizations is not coded",
        "the category vpn is banned information only from 1 March 2024; no day is checked",
        "rounding is not stated by the law; the ruling of 24 December 2021 is to the kopeck",
    ),
    sources=(FEDERAL_LAW,),
)
