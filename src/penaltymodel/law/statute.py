"""A statute as a value: law as enacted, over time. Amendments are data."""

from __future__ import annotations

import enum

from collections.abc import Mapping
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

    *repeat* is given where the provision punishes nothing but the repeat of others: it says which
    earlier decisions make an offense a repeat, and *repeat_source* where the law says so.
    """

    applies_from: date
    applies_through: date | None = None
    penalty: Penalty
    source: Source
    repeat: Repeat | None = None
    repeat_source: Source | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse moments: a text applies by the day."""
        a_day("Enactment.applies_from", self.applies_from)
        if self.applies_through is not None:
            a_day("Enactment.applies_through", self.applies_through)

    def applies_on(self, day: date) -> bool:
        """Say whether the text applies on *day*."""
        through = self.applies_through
        return self.applies_from <= day and (through is None or day <= through)


@frozen(kw_only=True)
class Provision(Shown):
    """
    One article or paragraph that sets a penalty.

    *persons* and *roles* are whom it reaches, *categories* the kinds of content it is about.
    *repeat_of* names the provisions whose repeat it punishes; empty for all others. *law_at* says
    which day picks its text, unless a question says otherwise.

    Raises:
        OverlappingEnactmentsError: Two enactments apply on one day, or they are out of order.
        WrongValueError: There is no enactment, or one ends before it begins.
    """

    key: str
    offense: str
    persons: tuple[PersonKind, ...] = tuple(PersonKind)
    roles: tuple[Role, ...] = tuple(Role)
    categories: tuple[str, ...] = ()
    repeat_of: tuple[str, ...] = ()
    law_at: LawAt = LawAt.OFFENSE
    enactments: tuple[Enactment, ...]

    def __attrs_post_init__(self) -> None:
        """Refuse enactments that contradict each other."""
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
    """How long after the offense it may be punished, and from when that has been the law."""

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

    It reaches violations of *provisions* (all of the statute where there is none) that agree in
    every one of *together*. *cap* None stands for the gravest single penalty of the group. It
    applies within its days, open-ended where they are None.
    """

    provisions: tuple[str, ...] = ()
    together: tuple[Grouping, ...]
    cap: Penalty | None
    source: Source
    applies_from: date | None = None
    applies_through: date | None = None

    def applies_on(self, day: date) -> bool:
        """Say whether the cap applies on *day*."""
        begun = self.applies_from is None or self.applies_from <= day
        return begun and (self.applies_through is None or day <= self.applies_through)


@frozen(kw_only=True)
class StatedSanction:
    """A measure other than money that the act knows, and for which of its provisions."""

    provisions: tuple[str, ...]
    sanction: NonMonetary
    source: Source


@frozen(kw_only=True, cache_hash=True)
class Statute(Shown):
    """
    An act and the provisions of it that set penalties.

    *url* is where its official text is published, as far as is known: an address carries no mark
    of confidence and was not opened. It is empty where there is none. *categories* maps the
    kinds of content it knows to what they are. The law is coded through
    *known_through*. *gaps* says what is left out, *rounding* how amounts are brought to minor
    units (None where the law does not say), *payment_within* when a fine is due after its entry
    into force. *set_caps* bound several violations together; *sanctions* and *ladders* are what it
    knows beside money.
    """

    key: str
    title: str
    jurisdiction: str
    provisions: tuple[Provision, ...]
    known_through: date
    categories: Mapping[str, str] = field(factory=dict[str, str], hash=False)
    limitations: tuple[Limitation, ...] = ()
    payment_within: Period | None = None
    payment_source: Source | None = None
    rounding: Rounding | None = None
    set_caps: tuple[SetCap, ...] = ()
    sanctions: tuple[StatedSanction, ...] = ()
    ladders: tuple[Ladder, ...] = ()
    url: str = ""
    gaps: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()

    def provision(self, key: str) -> Provision:
        """
        Return the provision with this *key*, such as ``ru/koap-13.41/2``.

        Raises:
            UnknownProvisionError: There is none.
        """
        for provision in self.provisions:
            if provision.key == key:
                return provision
        raise UnknownProvisionError(key, tuple(each.key for each in self.provisions))

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
        # What was repealed stays so, whatever is assumed about what is coded.
        may_assume = text is not None
        raise OutsideCodedLawError(provision.key, day, provision.applies_from, known, may_assume)
