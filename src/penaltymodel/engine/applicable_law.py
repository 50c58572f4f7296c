"""
The law that applies to violations of one kind, compiled and kept.

Which provision a violation falls under, which texts apply on which days and what makes a repeat
depend on the violation only through its key, its category and its day, and on the platform only
through its kind of person, its role and the register it is in. So all of this is found once for each such
combination, and looked up by the day afterwards. What is kept has a bound.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from attrs import field, frozen

from penaltymodel.engine.era import AppliedText, Era, eras
from penaltymodel.engine.provisions import find_provision
from penaltymodel.errors import NotCompiledError, PenaltyModelError
from penaltymodel.facts.answers import Answers
from penaltymodel.facts.calendar import RepeatCalendar
from penaltymodel.interpreters.compiled import Compiled, compiled
from penaltymodel.interpreters.needs import needs
from penaltymodel.law.law import Law
from penaltymodel.law.penalties import Repeat, Revenue
from penaltymodel.law.statute import LawAt
from penaltymodel.law.words import IN_SMALL_REGISTER, PersonKind, Role
from penaltymodel.values.money import Money
from penaltymodel.values.ranges import NO, YES, Range


@frozen(eq=False)
class CompiledText:
    """
    A text of the law whose penalty is compiled for one kind of platform.

    *program* is the penalty where the caller gives no facts. *constant* is its value where that
    depends on nothing; *is_share* means that it depends on one revenue and on nothing else.
    *flags* are the names of the circumstances that may matter.
    """

    applied: AppliedText
    person: PersonKind
    is_registered: bool
    repeats: Mapping[Repeat, bool]
    program: Compiled
    constant: tuple[Money, Money] | None
    is_share: bool
    flags: frozenset[str]
    _programs: dict[frozenset[str], Compiled] = field(
        init=False, factory=dict[frozenset[str], Compiled]
    )

    def on_revenue(self, revenue: Money) -> tuple[Money, Money] | None:
        """Return both ends for one *revenue*; None if only the reference can calculate them."""
        if revenue.currency != self.program.currency or not revenue.is_whole:
            return None
        units = revenue.minor()
        low, high = self.program.run(units, units)
        return self.program.ends(low, high, revenue.currency)

    def on(self, facts: Answers, flags: frozenset[str]) -> Range[Money] | None:
        """
        Return the range on *facts*, in which the caller gives the *flags* of these names.

        It is None if only the reference can calculate it, or say what is wrong.
        """
        given = flags & self.flags
        try:
            if given not in self._programs:
                self._programs[given] = _compiled(
                    self.applied, self.person, self.repeats, self.is_registered, given
                )
            return self._programs[given].on(facts)
        except PenaltyModelError:
            return None


def _compiled(
    applied: AppliedText,
    person: PersonKind,
    repeats: Mapping[Repeat, bool],
    is_registered: bool,
    given: frozenset[str],
) -> Compiled:
    """Return the penalty compiled, with the flags called *given* left open."""
    flags: dict[str, bool | None] = {IN_SMALL_REGISTER: is_registered}
    return compiled(
        applied.penalty, person=person, repeats=repeats, flags=flags | dict.fromkeys(given)
    )


@frozen(eq=False)
class CompiledEra:
    """
    An era with its texts compiled, for one kind of platform.

    *calendar* finds out whether an offense is a repeat; None where the law makes no difference. A
    text is None where only the reference can calculate the penalty.
    """

    era: Era
    calendar: RepeatCalendar | None
    first_offense: CompiledText | None
    repeat: CompiledText | None


@lru_cache(maxsize=2_048)
def applicable_law(  # noqa: PLR0917  # keywords would make the cache slower
    law: Law, under: str, category: str | None, person: PersonKind, role: Role, is_registered: bool
) -> tuple[CompiledEra, ...]:
    """
    Return the eras of the provision that violations of one kind fall under, the latest first.

    There is none where only the reference can answer: it knows what is wrong with the violation,
    or which day picks the text.
    """
    try:
        statute = law.statute_of(under)
        named = find_provision(statute, under, category=category, role=role)
    except PenaltyModelError:
        return ()
    if named.law_at is not LawAt.OFFENSE:
        return ()
    found = (_compiled_era(era, person, is_registered) for era in eras(statute, named, person))
    return tuple(found)[::-1]


def _compiled_era(era: Era, person: PersonKind, is_registered: bool) -> CompiledEra:
    rule = era.repeat_rule
    if rule is None:
        rules = needs(era.text.penalty).repeats
        if len(rules) != 1:
            text = _text(era.applied(NO), person, is_registered, {})
            return CompiledEra(era, None, text, text)
        rule = rules[0]
    # A provision for repeats has no answer for a first offense: the reference raises the error.
    first = (
        None
        if era.is_for_repeats
        else _text(era.applied(NO), person, is_registered, {rule: False})
    )
    repeat = _text(era.applied(YES), person, is_registered, {rule: True})
    return CompiledEra(era, RepeatCalendar(rule, era.matching(rule)), first, repeat)


def _text(
    applied: AppliedText, person: PersonKind, is_registered: bool, repeats: Mapping[Repeat, bool]
) -> CompiledText | None:
    try:
        program = _compiled(applied, person, repeats, is_registered, frozenset())
    except NotCompiledError:
        return None
    currency, asks = program.currency, program.asks
    return CompiledText(
        applied,
        person,
        is_registered,
        repeats,
        program,
        None if currency is None or asks else program.ends(*program.run(), currency),
        currency is not None and len(asks) == 1 and isinstance(asks[0], Revenue),
        frozenset(flag.name for flag in needs(applied.penalty).flags),
    )
