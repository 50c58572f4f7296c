"""A statute as a value: law as enacted, over time. Amendments are data."""

from __future__ import annotations

import enum
import re

from collections.abc import Iterable, Mapping
from datetime import date

from attrs import evolve, field, frozen

from penaltymodel.errors import (
    OutsideCodedLawError,
    OverlappingEnactmentsError,
    UnknownProvisionError,
    WrongValueError,
)
from penaltymodel.law.penalties import Penalty, Repeat
from penaltymodel.law.sanctions import Ladder, NonMonetary
from penaltymodel.law.words import PersonKind, Role
from penaltymodel.values.money import Rounding
from penaltymodel.values.periods import Period, a_day
from penaltymodel.values.shortened import short_repr
from penaltymodel.values.shown import Shown
from penaltymodel.values.sources import Source


class LawAt(enum.StrEnum):
    """Which law applies: the one of the offense, the one of the decision, or the milder."""

    OFFENSE = "offense"
    DECISION = "decision"
    MILDER = "milder"


@frozen(kw_only=True)
class Enactment:
    """
    The text of a provision as it applies from a day, through another or until further notice.

    *source* is where the amounts were read. *day_source* is where the days were read, and
    *base_source* where the revenue base was, if these are other texts or have other marks.

    *repeat* is given if the provision only punishes repeats of other offenses: it defines which
    earlier decisions make an offense a repeat. *repeat_source* is its source.
    """

    applies_from: date
    applies_through: date | None = None
    penalty: Penalty = field(repr=short_repr)
    source: Source = field(repr=short_repr)
    repeat: Repeat | None = field(default=None, repr=short_repr)
    repeat_source: Source | None = field(default=None, repr=short_repr)
    day_source: Source | None = field(default=None, repr=short_repr)
    base_source: Source | None = field(default=None, repr=short_repr)

    def __attrs_post_init__(self) -> None:
        """Reject datetimes: a text applies by the day."""
        a_day("Enactment.applies_from", self.applies_from)
        if self.applies_through is not None:
            a_day("Enactment.applies_through", self.applies_through)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of the amounts, the days, the revenue base and the rule for repeats."""
        found = (self.source, self.day_source, self.base_source, self.repeat_source)
        return tuple(each for each in found if each is not None)

    def applies_on(self, day: date) -> bool:
        """Return whether the text applies on *day*."""
        through = self.applies_through
        return self.applies_from <= day and (through is None or day <= through)


@frozen(kw_only=True)
class Provision(Shown):
    """
    One article or paragraph that sets a penalty.

    It applies to *persons* and *roles*, and to content of the *categories*. *repeat_of* names the
    provisions whose repeat it punishes; it is empty for all others. *law_at* is the day that
    determines the text, unless the caller chooses another. *duties* are the places of the duties
    whose breach it punishes, such as ``section 81``.

    Raises:
        OverlappingEnactmentsError: Two enactments apply on one day, or they are out of order.
        WrongValueError: There is no enactment, or one ends before it begins.
    """

    key: str
    offense: str = field(repr=short_repr)
    persons: tuple[PersonKind, ...] = tuple(PersonKind)
    roles: tuple[Role, ...] = tuple(Role)
    categories: tuple[str, ...] = field(default=(), repr=short_repr)
    repeat_of: tuple[str, ...] = field(default=(), repr=short_repr)
    law_at: LawAt = LawAt.OFFENSE
    duties: tuple[str, ...] = field(default=(), repr=short_repr)
    enactments: tuple[Enactment, ...] = field(repr=short_repr)

    def __attrs_post_init__(self) -> None:
        """Reject enactments that contradict each other."""
        if not self.enactments:
            raise WrongValueError(f"{self.key}.enactments", "at least one", self.enactments)
        for one in self.enactments:
            if one.applies_through is not None and one.applies_through < one.applies_from:
                raise WrongValueError(
                    f"{self.key}.applies_through",
                    f"on or after {one.applies_from.isoformat()}",
                    one.applies_through.isoformat(),
                )
        for one, other in zip(self.enactments, self.enactments[1:], strict=False):
            if one.applies_through is None or one.applies_through >= other.applies_from:
                raise OverlappingEnactmentsError(self.key, one.applies_from, other.applies_from)

    @property
    def applies_from(self) -> date:
        """The first day of the first enactment."""
        return self.enactments[0].applies_from


@frozen(kw_only=True)
class Limitation:
    """How long after the offense it may be punished, and since when that rule applies."""

    name: str
    applies_from: date
    within: Period
    source: Source


class Grouping(enum.StrEnum):
    """What violations must have in common to share a cap."""

    PROVISION = "provision"
    DAY = "day"
    CALENDAR_YEAR = "calendar year"
    OPERATION = "operation"


@frozen(kw_only=True)
class SetCap:
    """
    A cap on what several violations can cost together.

    It applies to violations of *provisions* (of the whole statute if empty) that have everything in
    *together* in common. If *cap* is None, the cap is the gravest single penalty of the group. It
    applies from *applies_from* through *applies_through*; None means no limit.
    """

    provisions: tuple[str, ...] = ()
    together: tuple[Grouping, ...]
    cap: Penalty | None
    source: Source
    applies_from: date | None = None
    applies_through: date | None = None

    def applies_on(self, day: date) -> bool:
        """Return whether the cap applies on *day*."""
        begun = self.applies_from is None or self.applies_from <= day
        return begun and (self.applies_through is None or day <= self.applies_through)


@frozen(kw_only=True)
class StatedSanction:
    """A non-monetary measure, and the *provisions* that it can follow from."""

    provisions: tuple[str, ...]
    sanction: NonMonetary
    source: Source


@frozen(kw_only=True)
class Pending:
    """
    A change of the law that is adopted or announced but not coded.

    *what* describes it, and *provisions* are the ones that it changes (all of the statute if empty).
    *since* is the day it was adopted or announced. *applies_from* is the day it begins to apply; None
    means that the day is not known, so that it may apply from *since* on.
    """

    what: str
    provisions: tuple[str, ...] = ()
    since: date
    applies_from: date | None = None
    source: Source

    def __str__(self) -> str:
        """Return what changes, from when, and the source."""
        if self.applies_from is None:
            when = f"since {self.since.isoformat()}; the day it begins to apply is not known"
        else:
            when = f"since {self.since.isoformat()}; applies from {self.applies_from.isoformat()}"
        return f"{self.what} ({when}; {self.source})"

    def concerns(self, provision: str) -> bool:
        """Return whether the change concerns the provision with this key."""
        return not self.provisions or provision in self.provisions

    def may_apply_on(self, day: date) -> bool:
        """Return whether the change may apply on *day*."""
        return (self.applies_from or self.since) <= day


@frozen(kw_only=True, cache_hash=True)
class Statute(Shown):
    """
    An act, and those of its provisions that set penalties.

    *url* is the address of its official text; it has no mark of confidence and was not opened, and
    is empty if none is known. *categories* maps the kinds of content to their descriptions. The law
    is coded through *known_through*, the day of the newest text that was read. *searched* names
    where amendments were looked for, and until when; *pending* are changes that are not coded yet.
    *gaps* lists what is left out, *rounding* is how amounts are
    rounded to minor units (None if the law does not say), and *payment_within* is how soon after
    its entry into force a fine is due. *set_caps* limit several violations together; *sanctions*
    and *ladders* are its non-monetary measures. *known_as* are other names by which people look for
    it, such as ``HIPAA``.
    """

    key: str
    title: str
    jurisdiction: str
    provisions: tuple[Provision, ...] = field(repr=False)
    known_through: date
    categories: Mapping[str, str] = field(factory=dict[str, str], hash=False, repr=False)
    limitations: tuple[Limitation, ...] = field(default=(), repr=False)
    payment_within: Period | None = field(default=None, repr=False)
    payment_source: Source | None = field(default=None, repr=False)
    rounding: Rounding | None = field(default=None, repr=False)
    set_caps: tuple[SetCap, ...] = field(default=(), repr=False)
    sanctions: tuple[StatedSanction, ...] = field(default=(), repr=False)
    ladders: tuple[Ladder, ...] = field(default=(), repr=False)
    url: str = field(default="", repr=False)
    gaps: tuple[str, ...] = field(default=(), repr=False)
    sources: tuple[Source, ...] = field(default=(), repr=False)
    searched: str = field(default="", repr=False)
    pending: tuple[Pending, ...] = field(default=(), repr=False)
    known_as: tuple[str, ...] = field(default=(), repr=False)

    def provision(self, key: str) -> Provision:
        """
        Return the provision with this *key*, such as ``ru/koap-13.41/2``.

        Raises:
            UnknownProvisionError: There is none.
        """
        for provision in self.provisions:
            if provision.key == key:
                return provision
        known = tuple(each.key for each in self.provisions)
        raise UnknownProvisionError(key, known, find_keys([self], str(key).rpartition("/")[2]))

    def pending_on(self, day: date, provision: str = "") -> tuple[Pending, ...]:
        """Return the changes that may apply on *day* to *provision*, or to any if it is empty."""
        return tuple(
            each
            for each in self.pending
            if each.may_apply_on(day) and (not provision or each.concerns(provision))
        )

    def with_penalty(self, key: str, penalty: Penalty, *, on: date | None = None) -> Statute:
        """
        Return the act with another *penalty* in one text of the provision called *key*.

        It is the text that applies *on* a day, or the last one. Nothing else changes.

        >>> from penaltymodel.law.forms import fixed
        >>> from penaltymodel.statutes.ru_koap_20_25 import STATUTE
        >>> from penaltymodel.values.money import rub
        >>> changed = STATUTE.with_penalty("ru/koap-20.25/1", fixed(rub(5)))
        >>> changed.provisions[0].enactments[-1].penalty == fixed(rub(5))
        True

        Raises:
            UnknownProvisionError: The act has no such provision.
            OutsideCodedLawError: No text applies on that day.
        """
        provision = self.provision(key)
        text = provision.enactments[-1] if on is None else self.enactment(provision, on)
        changed = evolve(
            provision,
            enactments=tuple(
                evolve(each, penalty=penalty) if each is text else each
                for each in provision.enactments
            ),
        )
        return evolve(
            self,
            provisions=tuple(changed if each is provision else each for each in self.provisions),
        )

    def enactment(
        self, provision: Provision, day: date, *, assume_unchanged: bool = False
    ) -> Enactment:
        """
        Return the text of *provision* that applies on *day*.

        With *assume_unchanged*, the last text also applies on days after the coded law.

        Raises:
            OutsideCodedLawError: The law of that day is not coded.
        """
        text = next((each for each in provision.enactments if each.applies_on(day)), None)
        if text is not None and (day <= self.known_through or assume_unchanged):
            return text
        last = provision.enactments[-1].applies_through
        known = self.known_through if last is None else min(last, self.known_through)
        # A repealed text stays repealed, whatever is assumed about later days.
        may_assume = text is not None
        raise OutsideCodedLawError(provision.key, day, provision.applies_from, known, may_assume)


# --- Finding keys by words.


def find_keys(statutes: Iterable[Statute], text: str) -> tuple[str, ...]:
    """
    Return the keys of statutes and provisions that *text* may mean, the best first.

    A key is found by its last part, by a name of the statute, by a duty, and by words of the title
    or the offense. The order of equally good keys is that of the law.

    >>> from penaltymodel.statutes import catalog
    >>> find_keys(catalog().values(), "gdpr")[:2]
    ('eu/gdpr', 'uk/gdpr')
    """
    wanted = _words(text)
    found: dict[str, int] = {}
    for statute in statutes:
        named = _words(" ".join((statute.key, statute.title, *statute.known_as)))
        found[statute.key] = _rank(wanted, statute.key, statute.known_as, named)
        for provision in statute.provisions:
            duties = [each for each in map(_words, provision.duties) if _numbers(each) <= wanted]
            is_duty = any(wanted <= each | named and _numbers(each) for each in duties)
            own = _words(f"{provision.key} {provision.offense}")
            rank = _rank(wanted, provision.key, (), own | named if wanted - named else own)
            found.setdefault(provision.key, min(rank, _DUTY if is_duty else _NOT_FOUND))
    best = min(found.values(), default=_NOT_FOUND)
    return tuple(key for key, rank in found.items() if rank == best < _NOT_FOUND)


_KEY, _NAME, _DUTY, _WORDS, _NOT_FOUND = range(5)
_SPLIT = re.compile(r"[^0-9a-z\u00c0-\uffff]+")


def _words(text: str) -> frozenset[str]:
    return frozenset(_SPLIT.split(text.lower())) - {""}


def _numbers(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if word[0].isdigit())


def _rank(wanted: frozenset[str], key: str, names: Iterable[str], every: frozenset[str]) -> int:
    """Return how well *wanted* fits: the key or its last part, a name, or words among *every*."""
    if not wanted:
        return _NOT_FOUND
    if wanted in {_words(key), _words(key.rpartition("/")[2])}:
        return _KEY
    if wanted in map(_words, names):
        return _NAME
    return _WORDS if wanted <= every else _NOT_FOUND
