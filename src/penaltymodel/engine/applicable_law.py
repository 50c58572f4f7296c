"""
Where a violation leads: the provision and the text for each day, found once and kept.

The engine asks the same of every violation of one kind: which provision it is under, which texts
apply on which days, what makes it a repeat. None of that depends on the violation but through its
category and its day, nor on the platform but through its kind, its role and its size. So it is
worked out when it is first asked for, with the texts compiled, and looked up from then on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from attrs import evolve, field, frozen

from penaltymodel import statutes
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.provisions import aggravated, bearing, bears_on, find_provision
from penaltymodel.errors import (
    NotCompiledError,
    OutsideCodedLawError,
    PenaltyModelError,
)
from penaltymodel.facts.answers import Answers
from penaltymodel.facts.calendar import RepeatCalendar
from penaltymodel.interpreters.compiled import Compiled, compiled
from penaltymodel.interpreters.evaluate import Step, later
from penaltymodel.interpreters.needs import needs
from penaltymodel.law.penalties import Repeat, Revenue
from penaltymodel.law.statute import Enactment, LawAt, Provision, Statute
from penaltymodel.law.words import SMALL_UNDERTAKING, PersonKind
from penaltymodel.values.money import SCALES, Money
from penaltymodel.values.ranges import Range
from penaltymodel.values.sources import Source


_NOTHING: frozenset[str] = frozenset()


def _never(*_: object) -> Any:
    raise NotCompiledError("the finding is not for that")


@frozen(eq=False)
class _Settled:
    """What is known of a text before it is compiled, and the programs for what else is given."""

    kind: PersonKind
    repeats: Mapping[Repeat, bool]
    small: bool
    programs: dict[frozenset[str], Compiled] = field(factory=dict[frozenset[str], Compiled])


@frozen(kw_only=True)
class AppliedText:
    """
    What is answered for: the provision and its text, and the one the law leads to.

    *named* is the provision that the violation is under; *rule* is what makes a repeat, where that
    is said outside the penalty, and *repeat_source* where. The rest is how the text is reckoned where nothing is given outright:
    *always* where it asks for nothing at all; where it asks for one revenue alone (*is_share*),
    *run* reckons it in minor units of *currency*, *scale* of them in a major one, over *below*.
    """

    statute: Statute
    named: Provision
    provision: Provision
    enactment: Enactment
    by_law: Provision
    repeat_source: Source | None = None
    rule: Repeat | None = field(default=None, eq=False, repr=False)
    _settled: _Settled | None = field(default=None, eq=False, repr=False, alias="settled")
    always: Range[Money] | None = field(default=None, eq=False, repr=False)
    is_share: bool = field(default=False, eq=False, repr=False)
    currency: str = field(default="", eq=False, repr=False)
    scale: int = field(default=1, eq=False, repr=False)
    below: int = field(default=1, eq=False, repr=False)
    run: Callable[..., tuple[int, int]] = field(default=_never, eq=False, repr=False)
    explain: Callable[[Answers], Step] = field(default=_never, eq=False, repr=False)

    def bears_on(self, rule: Repeat, key: str) -> bool:
        """Say of a rule and the key of a provision whether decisions under it bear on the rule."""
        return bears_on(self.statute, self.named, rule, key)

    def __reduce__(self) -> tuple[Any, ...]:
        """Have copies without the program, which goes to no other process."""
        return _again, ({name: getattr(self, name) for name in _PLAIN},)

    @property
    def is_compiled(self) -> bool:
        """Whether the text is reckoned by a program."""
        return self._settled is not None

    def program(self, given: frozenset[str]) -> Compiled:
        """
        Return the program that asks for the flags called *given*.

        Raises:
            NotCompiledError: The text cannot be compiled, or is for the reference.
        """
        settled = self._settled
        if settled is None:
            raise NotCompiledError("it is for the reference")
        if given not in settled.programs:
            flags: dict[str, bool | None] = {SMALL_UNDERTAKING: settled.small}
            settled.programs[given] = compiled(
                self.enactment.penalty,
                person=settled.kind,
                repeats=settled.repeats,
                flags=flags | dict.fromkeys(given),
            )
        return settled.programs[given]


_PLAIN = (
    *("statute", "named", "provision", "enactment", "by_law", "repeat_source", "rule"),
    *("currency", "below"),
)


def _again(plain: dict[str, Any]) -> AppliedText:
    """Return a finding from its fields called *_PLAIN*; it explains as before."""
    return AppliedText(**plain, explain=later(plain["enactment"].penalty))


@frozen(kw_only=True, eq=False)
class Era:
    """
    The days *first* through *last*, on which the same texts apply.

    *tally* is what makes a repeat, None where nothing turns on it: then *first_offense* answers.
    A finding is None where the reference answers, or says why there is no answer.
    """

    first: date
    last: date
    tally: RepeatCalendar | None
    first_offense: AppliedText | None
    repeat: AppliedText | None


@frozen(kw_only=True, eq=False)
class ApplicableLaw:
    """Where violations of one kind by one kind of platform lead, era by era, in *catalog*."""

    catalog: Callable[[], Mapping[str, Statute]]
    eras: tuple[Era, ...]


LEADS: dict[tuple[object, ...], ApplicableLaw] = {}
"""
The leads that were found, by what they depend on: ask :func:`applicable_law`.

:meta hide-value:
"""

_MANY = 10_000  # where a statute asks for no category, any may be given


def applicable_law(violation: Violation, platform: Platform, kind: PersonKind) -> ApplicableLaw:
    """
    Return where *violation* leads, by a platform that answers as *kind*.

    A violation that leads nowhere has no eras: the reference says why.
    """
    key = violation.under, violation.category, kind, platform.role, platform.small
    lead = LEADS.get(key)
    if lead is not None and lead.catalog is statutes.catalog:
        return lead
    try:
        statute = statutes.statute_of(violation.under)
        named = find_provision(statute, violation, platform)
    except PenaltyModelError:
        return ApplicableLaw(catalog=statutes.catalog, eras=())
    if len(LEADS) >= _MANY:
        LEADS.clear()
    lead = LEADS[key] = ApplicableLaw(
        catalog=statutes.catalog, eras=tuple(_eras(statute, named, platform, kind))
    )
    return lead


def _eras(
    statute: Statute, named: Provision, platform: Platform, kind: PersonKind
) -> Iterator[Era]:
    """Go through the eras that can be answered for quickly, the latest first."""
    if named.law_at is not LawAt.OFFENSE:
        return
    graver = aggravated(statute, named)
    days = sorted(set(_turns(statute, (named,) if graver is None else (named, graver))))
    ends = [*(day - timedelta(days=1) for day in days[1:]), statute.known_through]
    for first, last in reversed(list(zip(days, ends, strict=True))):
        text = _text(statute, named, first, kind)
        if text is not None:
            grave_text = None if graver is None else _text(statute, graver, first, kind)
            maker = _Maker(statute, named, platform, kind)
            yield maker.era(first, last, text, graver, grave_text)


def _turns(statute: Statute, provisions: tuple[Provision, ...]) -> Iterator[date]:
    """Go through the days within the coded law on which a text begins or has ended."""
    for provision in provisions:
        for text in provision.enactments:
            if text.applies_from <= statute.known_through:
                yield text.applies_from
            through = text.applies_through
            if through is not None and through < statute.known_through:
                yield through + timedelta(days=1)


def _text(statute: Statute, provision: Provision, day: date, kind: PersonKind) -> Enactment | None:
    """Return the text that applies on *day*, if the provision reaches this *kind* of person."""
    if kind not in provision.persons:
        return None
    try:
        return statute.enactment(provision, day)
    except OutsideCodedLawError:
        return None


@frozen
class _Maker:
    """Makes the findings of one kind of violation."""

    statute: Statute
    named: Provision
    platform: Platform
    kind: PersonKind

    def era(
        self,
        first: date,
        last: date,
        text: Enactment,
        graver: Provision | None,
        grave_text: Enactment | None,
    ) -> Era:
        """Return the answers of the days on which these texts apply."""
        first_offense: AppliedText | None
        if text.repeat is not None:
            rule, source = text.repeat, text.repeat_source
            first_offense = None  # the reference says that this is no repeat
            repeat = self.finding(self.named, text, {rule: True}, source, rule)
        elif graver is not None and grave_text is not None and grave_text.repeat is not None:
            rule, source = grave_text.repeat, grave_text.repeat_source
            first_offense = self.finding(self.named, text, {rule: False}, source, rule)
            repeat = self.finding(graver, grave_text, {rule: True}, source, rule)
        else:
            asked = needs(text.penalty).repeats
            if len(asked) != 1:
                finding = self.finding(self.named, text, {})
                return Era(
                    first=first, last=last, tally=None, first_offense=finding, repeat=finding
                )
            rule = asked[0]
            first_offense = self.finding(self.named, text, {rule: False})
            repeat = self.finding(self.named, text, {rule: True})
        return Era(
            first=first,
            last=last,
            tally=RepeatCalendar(rule, bearing(rule, self.statute, self.named)),
            first_offense=first_offense,
            repeat=repeat,
        )

    def finding(
        self,
        provision: Provision,
        text: Enactment,
        repeats: Mapping[Repeat, bool],
        repeat_source: Source | None = None,
        rule: Repeat | None = None,
    ) -> AppliedText | None:
        """Return what is answered where the rules for repeats hold as said."""
        finding = AppliedText(
            statute=self.statute,
            named=self.named,
            provision=provision,
            enactment=text,
            by_law=provision,
            repeat_source=repeat_source,
            rule=rule,
            settled=_Settled(self.kind, repeats, self.platform.small),
            explain=later(text.penalty),
        )
        try:
            program = finding.program(_NOTHING)
        except NotCompiledError:
            return None
        if program.currency is None:
            return finding
        if not program.asks:
            return evolve(finding, always=program.range(*program.run(), program.currency))
        return evolve(
            finding,
            is_share=len(program.asks) == 1 and isinstance(program.asks[0], Revenue),
            currency=program.currency,
            scale=SCALES[program.currency],
            below=program.denominator * SCALES[program.currency],
            run=program.run,
        )
