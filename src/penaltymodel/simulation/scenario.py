"""What a simulation is about: platforms, their violations, and their earlier decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import evolve, field, frozen

from penaltymodel.domain.history import NO_HISTORY, UNKNOWN, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.request import Request, RequestState, day_of
from penaltymodel.domain.violation import Violation
from penaltymodel.errors import (
    DuplicateIdError,
    InputError,
    PenaltyModelError,
    Problem,
    WrongTypeError,
    WrongValueError,
    printable,
)
from penaltymodel.facts.facts import NOTHING_GIVEN, Facts
from penaltymodel.files.records import request as read_request
from penaltymodel.files.records import request_count
from penaltymodel.files.results import Rejected
from penaltymodel.files.rows import Row
from penaltymodel.law.words import Standing
from penaltymodel.registers.reading import RequestLike, find_columns
from penaltymodel.statutes import LawLike, as_law
from penaltymodel.values.periods import Period, a_day, is_before
from penaltymodel.values.reading import all_of, member
from penaltymodel.values.shortened import short_repr


def _platforms(value: Platform | Iterable[Platform]) -> tuple[Platform, ...]:
    if isinstance(value, Platform):
        return (value,)
    return all_of("Scenario.platforms", Platform, value)


def _violations(value: Mapping[str, Iterable[Violation]]) -> dict[str, tuple[Violation, ...]]:
    if not isinstance(value, Mapping):
        expected = "a mapping from names of platforms to Violations"
        raise WrongTypeError("Scenario.violations", expected, value)
    return {
        name: all_of(f"Scenario.violations[{name!r}]", Violation, each)
        for name, each in value.items()
    }


def _history(value: Mapping[str, OffenseHistory] | None) -> dict[str, OffenseHistory]:
    if value is None:
        return {}
    found = dict(value) if isinstance(value, Mapping) else None
    if found is None or not all(isinstance(each, OffenseHistory) for each in found.values()):
        expected = "a mapping from names of platforms to OffenseHistory"
        raise WrongTypeError("Scenario.history", expected, value)
    return found


@frozen(kw_only=True)
class Scenario:
    """
    The facts of a simulation: what is certain, and the ranges of what is not.

    Attributes:
        platforms: The platforms. A revenue that is a range is drawn within it.
        violations: The violations that may be prosecuted, by the name of the platform.
        history: The earlier decisions, by the name of the platform. Days that are not known are
            drawn like those of simulated decisions.
        law: The statutes that apply, by default those of the catalog.
        given: Facts that take precedence over those of the platforms.
        limitation: How long after the offense a decision may come: a period, or the name of one of
            the limitations of the statute. None applies no limitation.
        assume_unchanged: Apply the last coded text to days after the coded law.
        notes: Further assumptions, one sentence each, which every result repeats.
        rejected: The rows of a register that could not be read.

    >>> twitter = Platform("Twitter", "legal-entity")
    >>> act = Violation(under="ru/koap-13.41", category="drugs", committed_on=date(2021, 3, 1))
    >>> scenario = Scenario(platforms=twitter, violations={"Twitter": [act]})
    >>> scenario.number_of_violations
    1

    Raises:
        WrongTypeError, WrongValueError: A field cannot take its value.
        DuplicateIdError: Two platforms have the same name.
    """

    platforms: tuple[Platform, ...] = field(converter=_platforms, repr=short_repr)
    violations: dict[str, tuple[Violation, ...]] = field(converter=_violations, repr=short_repr)
    history: dict[str, OffenseHistory] = field(default=None, converter=_history, repr=short_repr)
    law: LawLike = field(default=None, repr=False)
    given: Facts = field(default=NOTHING_GIVEN, repr=short_repr)
    limitation: Period | str | None = None
    assume_unchanged: bool = False
    notes: tuple[str, ...] = field(default=(), repr=short_repr)
    rejected: tuple[Rejected, ...] = field(default=(), repr=short_repr)

    def __attrs_post_init__(self) -> None:
        """Check that the fields fit together."""
        names = [each.name for each in self.platforms]
        for name in names:
            if names.count(name) > 1:
                raise DuplicateIdError("platforms", name)
        for name in self.violations:
            if name not in names:
                raise WrongValueError(
                    "Scenario.violations", f"a mapping from {', '.join(map(repr, names))}", name
                )
        if not isinstance(self.given, Facts):
            raise WrongTypeError("Scenario.given", "a Facts", self.given)
        if self.limitation is not None and not isinstance(self.limitation, Period | str):
            raise WrongTypeError(
                "Scenario.limitation", "a Period, a name or None", self.limitation
            )
        as_law(self.law)

    @classmethod
    def of_register(
        cls,
        requests: Iterable[RequestLike],
        platforms: Iterable[Platform],
        *,
        under: str,
        as_of: date,
        anyone: Platform | None = None,
        states: Iterable[RequestState | str] = (RequestState.OUTSTANDING, RequestState.LATE),
        allowed: Period | None = None,
        authority: str | None = None,
        names: Mapping[str, str] | None = None,
        history: Mapping[str, OffenseHistory] | None = None,
        law: LawLike = None,
        given: Facts = NOTHING_GIVEN,
        limitation: Period | str | None = None,
        assume_unchanged: bool = False,
    ) -> Scenario:
        """
        Return the scenario of a register of requests as of a day.

        The arguments are those of :func:`~penaltymodel.exposure`. The id of a violation is that of
        its request; if a row represents several requests, the others have a number after it. Rows
        that cannot be read are in *rejected*, with the reason.

        >>> from penaltymodel.registers import twitter_2021
        >>> scenario = Scenario.of_register(
        ...     twitter_2021(), [Platform("Twitter", "legal-entity")],
        ...     under="ru/koap-13.41", as_of=date(2021, 3, 1),
        ... )
        >>> scenario.number_of_violations
        2862

        Raises:
            WrongTypeError, WrongValueError: An argument cannot take its value.
        """
        a_day("as_of", as_of)
        wanted = {member("states", RequestState, each) for each in states}
        known = {each.name: each for each in all_of("platforms", Platform, platforms)}
        violations: dict[str, list[Violation]] = {}
        rejected: list[Rejected] = []
        read = _Reading(names or {}, allowed, authority)
        for number, one in enumerate(requests, 1):
            row = one if isinstance(one, Row) else Row(number, f"row {number}", {})
            try:
                request, many = read.request(one, row.place)
                if request.platform not in known:
                    if anyone is None:
                        raise WrongValueError(
                            "Request.platform", "one of the platforms given", request.platform
                        )
                    known[request.platform] = evolve(anyone, name=request.platform)
                if is_before(as_of, day_of(request.sent_at)):
                    continue
                if request.state_at(as_of) in wanted:
                    found = request.violation(under, as_of)
                    here = violations.setdefault(request.platform, [])
                    here.append(found)
                    here += [evolve(found, id=f"{found.id}/{n}") for n in range(2, many + 1)]
            except PenaltyModelError as error:
                rejected.append(Rejected(row.number, row.place, str(error)))
        notes = [
            f"an item still up on {as_of.isoformat()} is an offense of that day, one removed "
            "late an offense of the day of its removal",
            f"detected on {as_of.isoformat()}",
        ]
        if anyone is not None:
            notes.append(f"platforms that are not listed are taken to be a {anyone.kind}")
        if rejected:
            notes.append(f"{len(rejected)} rows of the register were rejected and are left out")
        return cls(
            platforms=known.values(),
            violations=violations,
            history=history,
            law=law,
            given=given,
            limitation=limitation,
            assume_unchanged=assume_unchanged,
            notes=tuple(notes),
            rejected=tuple(rejected),
        )

    @property
    def number_of_violations(self) -> int:
        """How many violations there are."""
        return sum(map(len, self.violations.values()))

    def history_of(self, platform: str) -> OffenseHistory:
        """Return the earlier decisions against the platform of this name."""
        return self.history.get(platform, NO_HISTORY)

    def without(self, ids: Iterable[str]) -> Scenario:
        """
        Return the scenario without the violations that have these *ids*.

        >>> act = Violation("ru/koap-13.41/2", date(2021, 3, 1), id="a")
        >>> scenario = Scenario(
        ...     platforms=Platform("Twitter", "legal-entity"), violations={"Twitter": [act]}
        ... )
        >>> scenario.without(["a"]).number_of_violations
        0

        Raises:
            WrongValueError: No violation has one of the ids.
        """
        gone = set(all_of("ids", str, ids))
        known = {each.id for found in self.violations.values() for each in found}
        for id in sorted(gone):
            if id not in known:
                raise WrongValueError("ids", "ids of violations of the scenario", id)
        return evolve(
            self,
            violations={
                name: [each for each in found if each.id not in gone]
                for name, found in self.violations.items()
            },
        )

    def with_fine_paid(self, id: str, on: date) -> Scenario:
        """
        Return the scenario in which the fine of the earlier decision called *id* is paid *on* a day.

        Raises:
            WrongValueError: No earlier decision has this id.
            ChronologyError: The day is before the decision.
        """
        if not any(each.id == id for found in self.history.values() for each in found):
            raise WrongValueError("id", "the id of an earlier decision of the scenario", id)
        return evolve(
            self,
            history={
                name: OffenseHistory(
                    evolve(each, executed_on=on) if each.id == id else each for each in found
                )
                for name, found in self.history.items()
            },
        )

    def assumptions(self) -> tuple[str, ...]:
        """Return what the scenario assumes, one sentence each."""
        return tuple(self._assumptions())

    def _assumptions(self) -> Iterator[str]:
        yield from self.notes
        for platform in self.platforms:
            name = printable(platform.name)
            if any(not each.amount.is_point for each in platform.figures):
                yield f"the revenue of {name} is drawn within its range, in steps of 1/64"
            unknown = sum(
                each.standing is not Standing.ANNULLED
                and UNKNOWN in (each.in_force_on, each.executed_on)
                for each in self.history_of(platform.name)
            )
            if unknown:
                some = "1 earlier decision" if unknown == 1 else f"{unknown} earlier decisions"
                yield f"unknown days of {some} are drawn like those of simulated decisions"
        if self.limitation is None:
            yield "no limitation period is applied"
        elif isinstance(self.limitation, str):
            yield f"no fine comes after the limitation period {printable(self.limitation)}"
        else:
            yield f"no fine comes later than {self.limitation} after the offense"
        if self.assume_unchanged:
            yield "the last coded text of the law is taken to apply unchanged"


@frozen
class _Reading:
    """Reads the rows of a register one by one."""

    names: Mapping[str, str]
    allowed: Period | None
    authority: str | None

    def request(self, one: RequestLike, place: str) -> tuple[Request, int]:
        """Return one row as a request, and how many requests it represents."""
        if isinstance(one, Request):
            return one, 1
        if isinstance(one, Row):
            if one.problem:
                raise InputError((Problem("", "row", one.problem),))
            one = one.fields
        if not isinstance(one, Mapping):
            raise WrongTypeError("a row of the register", "a Request or a mapping", one)
        columns = find_columns(one, self.names, ())
        fields = {ours: one[theirs] for ours, theirs in columns.items()}
        found = read_request(fields, allowed=self.allowed, authority=self.authority, place=place)
        return found, request_count(fields)


def checked_scenario(value: object) -> Scenario:
    """Return *value* if it is a :class:`Scenario`; raise WrongTypeError otherwise."""
    if not isinstance(value, Scenario):
        raise WrongTypeError("scenario", "a Scenario", value)
    return value
