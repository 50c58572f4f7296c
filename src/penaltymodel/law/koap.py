"""
Rules of the Russian Code of Administrative Offenses (KoAP) that its articles share.

Article 3.5 defines the revenue of which a fine can be a share, article 4.1 allows fines below the
minimum, article 4.1.2 reduces fines for small businesses, article 4.6 says how long a decision
counts, and the note to article 13.11 names the offenses for which sole traders answer like companies.
"""

from __future__ import annotations

from datetime import date, timedelta

from attrs import evolve, frozen

from penaltymodel.law.forms import cited, fixed, scaled, when
from penaltymodel.law.penalties import AllOf, Cases, Flag, Matching, Penalty, PersonIs, Repeat
from penaltymodel.law.statute import Enactment, Provision
from penaltymodel.law.words import (
    IN_SMALL_REGISTER,
    AccountingPeriod,
    Base,
    Measure,
    Milestone,
    Perimeter,
    PersonKind,
)
from penaltymodel.values.money import Money, rub
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Confidence, Notation, Source, written


V, D, S = Confidence.VERIFIED, Confidence.DERIVED, Confidence.SECONDARY

CODE = "KoAP text of early 2020"
"""The newest whole text of the code that was read."""
REPEATS_FROM = date(2019, 12, 2)
"""The first day of Federal Law 405-FZ, which added many repeat offenses."""
WINDOW_FROM = date(2021, 6, 22)
"""The first day of article 4.6(2)."""
SMALL_FROM = date(2022, 4, 6)
"""The first day of article 4.1.2."""

REPEATS_IN_FORCE = Source(
    "Federal Law 405-FZ of 2 December 2019",
    V,
    read_in=CODE,
    note="the text dates the repeals by this law from 2 December 2019, the day of its publication",
    as_written=("с 2 декабря 2019 г.",),
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
    read_in=CODE,
    note="courts used the group's revenue in Russia, not only that of its local company",
    as_written=(
        written(
            "от реализации всех товаров (работ, услуг)",
            "revenue from all goods, works and services",
        ),
        written("выручки правонарушителя", "of the person itself"),
        written(
            "за календарный год, предшествующий году, в котором было выявлено",
            "calendar year before the one of detection",
        ),
    ),
)

BELOW_MINIMUM = Flag("exceptional circumstances", presumed=False)
BELOW_MINIMUM_SOURCE = Source(
    "KoAP art. 4.1(2.2), (2.3), (3.2), (3.3)",
    V,
    read_in=CODE,
    note="a court may set a fine below the minimum, but not below half of it, if the minimum is at "
    "least RUB 10,000 for citizens, 50,000 for officials or 100,000 for companies; Apple, 2023: RUB "
    "400,000",
    as_written=(written("менее половины минимального размера", "1/2"),),
)
SMALL = Flag(IN_SMALL_REGISTER, presumed=False)
SMALL_SOURCE = Source(
    "KoAP art. 4.1.2, added by Federal Law 70-FZ of 26 March 2022",
    S,
    read_in="telmana.info; tenchat.ru/RUS264; its.1c.ru 478540",
    note="minimum and maximum are halved for a company in the register of small businesses, unless "
    "sole traders answer like companies",
    as_written=(written("от половины минимума до половины максимума", "1/2"),),
)
SMALL_DAY = Source(
    "Federal Law 70-FZ of 26 March 2022",
    S,
    read_in="its.1c.ru 478540",
    as_written=("вступят в силу 06.04.2022",),
)

# Art. 4.6: a decision counts from its entry into force until one year after the end of its
# execution. Execution does not end while the fine is unpaid.
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
    read_in=CODE,
    note="our interpretation: a fine paid early counts as executed on the day the decision enters "
    "into force",
    as_written=(
        written("со дня вступления в законную силу", "entry into force"),
        written(
            "до истечения одного года со дня окончания исполнения", "1 year", "end of execution"
        ),
        written("совершение административного правонарушения в период, когда", "commission"),
    ),
)
# From 22 June 2021, a fine paid before entry into force counts for one year from its payment.
PUNISHED_2021 = Repeat(
    opens_at=Milestone.ENTRY_INTO_FORCE,
    within=Period(years=1),
    counted_from=Milestone.PAYMENT,
    matching=Matching.SAME_OFFENSE,
    measured_to=Milestone.COMMISSION,
)
PUNISHED_2021_SOURCE = Source(
    "KoAP art. 4.6(2), added by Federal Law 201-FZ of 11 June 2021",
    V,
    read_in="kiportal.ru; novoross19.ru; base.garant.ru/12125267",
    note="one year from the day on which the fine was paid",
    as_written=(
        written("со дня вступления в законную силу", "entry into force"),
        written("до истечения одного года со дня уплаты", "1 year", "payment"),
        written("совершение административного правонарушения в период, когда", "commission"),
    ),
)
WINDOW_DAY = Source(
    "Federal Law 201-FZ of 11 June 2021",
    V,
    read_in="base.garant.ru/12125267",
    as_written=("изменена с 22 июня 2021 г.",),
)

SOLE_TRADERS_SOURCE = Source(
    "KoAP art. 13.11, note",
    V,
    read_in=CODE,
    note="from 2 December 2019, sole traders answer like companies for offenses under arts 13.11(8) "
    "and (9), 13.31, 13.35 to 13.37, 13.39 and 13.40",
    as_written=(
        written(
            "лица, осуществляющие предпринимательскую деятельность без образования юридического "
            "лица, … как юридические лица",
            "sole-trader",
        ),
    ),
)
LIKE_OFFICIALS = Source(
    "KoAP art. 2.4, note",
    V,
    read_in=CODE,
    note="sole traders answer like officials unless the code provides otherwise",
    as_written=(
        written(
            "Лица, осуществляющие предпринимательскую деятельность без образования юридического "
            "лица, … как должностные лица",
            "sole-trader",
        ),
    ),
)

SOLE_TRADERS_GAP = (
    "not found: whether sole traders answer like companies; they face the fine for officials (note "
    "to art. 2.4), and if they answer like companies, the relief for small businesses (art. 4.1.2) "
    "does not apply"
)
RELIEF_GAP = (
    "a warning in place of the first fine (art. 4.1.1) and a lower fine for a sole trader in "
    "exceptional circumstances (art. 4.1(2.2)) are not coded"
)

CITIZENS = written("на граждан", "citizen")
OFFICIALS = written("на должностных лиц", "official")
COMPANIES = written("на юридических лиц", "legal-entity")
SEARCHED = "press reports and open legal databases, until 25 November 2026"
URL = "http://pravo.gov.ru/proxy/ips/?docbody=&nd=102074277"
"""The address of the official text of the code."""

LEAST_CITIZEN, LEAST_OFFICIAL, LEAST_COMPANY = rub(10_000), rub(50_000), rub(100_000)


def article(place: str, read_in: str = CODE, *, mark: Confidence = V, note: str = "") -> Source:
    """Return the source of the fines of a *place* in the code."""
    return Source(f"KoAP art. {place}", mark, read_in, note=note)


@frozen
class Sum:
    """A fine from *low* to *high*, and how the text writes it."""

    low: Money
    high: Money
    text: Notation

    @property
    def penalty(self) -> Penalty:
        """The fine."""
        return fixed(self.low, self.high)


def fine(low: int, high: int, text: str, *reads: str) -> Sum:
    """
    Return a fine from *low* to *high* rubles; *text* and what it *reads* are the second entry.

    >>> print(fine(3_000, 5_000, "от трех до пяти тысяч рублей", "RUB 3,000", "RUB 5,000").low)
    RUB 3,000.00
    """
    return Sum(rub(low), rub(high), written(text, *reads))


def below_minimum(body: Penalty) -> Penalty:
    """Return *body*; in exceptional circumstances, the minimum is halved (art. 4.1)."""
    relief = cited(scaled(body, "1/2", 1), BELOW_MINIMUM_SOURCE)
    return when(BELOW_MINIMUM, relief, otherwise=body)


def halved_if_small(body: Penalty) -> Penalty:
    """Return *body*, or half of it for a company in the register of small businesses."""
    company = PersonIs((PersonKind.LEGAL_ENTITY,))
    return when(AllOf((company, SMALL)), cited(scaled(body, "1/2"), SMALL_SOURCE), otherwise=body)


@frozen(kw_only=True)
class Fines:
    """
    The fines of a part of an article by kind of person, and their *source*.

    *words* are how the source writes the kinds: citizens, officials and companies. A kind without a fine is not punished. Sole traders answer like officials or, if there is a
    source *as_companies*, like companies. In the second case, there is no relief for small
    businesses.
    """

    source: Source
    citizen: Sum | None = None
    official: Sum | None = None
    company: Sum
    as_companies: Source | None = None
    words: tuple[Notation, Notation, Notation] = (CITIZENS, OFFICIALS, COMPANIES)

    @property
    def cited_source(self) -> Source:
        """The source with the notation of each fine, and of each kind of person that is stated."""
        citizens, officials, companies = self.words
        texts = [self.company.text]
        if self.citizen is not None:
            texts += [citizens, self.citizen.text]
        if self.official is not None:
            texts += [officials, self.official.text]
        if self.as_companies is None or len(self.persons) < len(PersonKind):
            texts.append(companies)
        return evolve(self.source, as_written=tuple(texts))

    @property
    def persons(self) -> tuple[PersonKind, ...]:
        """The kinds of person that are punished."""
        like_officials = self.official is not None and self.as_companies is None
        punished = {
            PersonKind.CITIZEN: self.citizen is not None,
            PersonKind.OFFICIAL: self.official is not None,
            PersonKind.SOLE_TRADER: like_officials or self.as_companies is not None,
            PersonKind.LEGAL_ENTITY: True,
        }
        return tuple(kind for kind in PersonKind if punished[kind])

    def penalty(self, on: date) -> Penalty:
        """Return the penalty for an offense on a day, with the reliefs that apply."""
        source = self.cited_source
        company = _relieved(self.company, LEAST_COMPANY)
        if self.as_companies is None and on >= SMALL_FROM:
            company = _relieved(self.company, LEAST_COMPANY, small=True)
        branches: list[tuple[PersonIs, Penalty]] = []
        if self.citizen is not None:
            citizen = _relieved(self.citizen, LEAST_CITIZEN)
            branches.append((PersonIs((PersonKind.CITIZEN,)), cited(citizen, source)))
        if self.official is not None:
            kinds = tuple(
                kind
                for kind in (PersonKind.OFFICIAL, PersonKind.SOLE_TRADER)
                if kind is PersonKind.OFFICIAL or self.as_companies is None
            )
            official = _relieved(self.official, LEAST_OFFICIAL)
            branches.append((PersonIs(kinds), cited(official, source)))
        if self.as_companies is not None:
            sole_trader = cited(cited(self.company.penalty, source), self.as_companies)
            branches.append((PersonIs((PersonKind.SOLE_TRADER,)), sole_trader))
        if not branches:
            return cited(company, source)
        return Cases(tuple(branches), otherwise=cited(company, source))


def _relieved(each: Sum, least: Money, *, small: bool = False) -> Penalty:
    """Return the fine, with the reliefs if its minimum is at least *least*."""
    body = halved_if_small(each.penalty) if small else each.penalty
    return below_minimum(body) if each.low >= least else body


def part(
    key: str,
    offense: str,
    fines: Fines,
    since: date,
    day_source: Source,
    *,
    repeat_of: tuple[str, ...] = (),
) -> Provision:
    """
    Return a part of an article that applies from the day *since*.

    Its text changes with article 4.1.2 and, if it punishes repeats, with article 4.6.
    """
    changes = {since: day_source}
    if repeat_of and since < WINDOW_FROM:
        changes[WINDOW_FROM] = WINDOW_DAY
    if fines.as_companies is None and since < SMALL_FROM:
        changes[SMALL_FROM] = SMALL_DAY
    days = sorted(changes)
    ends = [*(day - timedelta(days=1) for day in days[1:]), None]
    return Provision(
        key=key,
        offense=offense,
        persons=fines.persons,
        repeat_of=repeat_of,
        enactments=tuple(
            _text(fines, day, end, changes[day], is_repeat=bool(repeat_of))
            for day, end in zip(days, ends, strict=True)
        ),
    )


def _text(
    fines: Fines, day: date, end: date | None, day_source: Source, *, is_repeat: bool
) -> Enactment:
    """Return the text that applies from *day* through *end*."""
    old = day < WINDOW_FROM
    return Enactment(
        applies_from=day,
        applies_through=end,
        penalty=fines.penalty(day),
        source=fines.cited_source,
        day_source=day_source,
        repeat=(PUNISHED if old else PUNISHED_2021) if is_repeat else None,
        repeat_source=(PUNISHED_SOURCE if old else PUNISHED_2021_SOURCE) if is_repeat else None,
    )
