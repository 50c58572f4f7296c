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
from typing import assert_never

from attrs import define, field, frozen

from penaltymodel import statutes
from penaltymodel.domain import PersonKind, Platform, Role, Violation
from penaltymodel.errors import (
    CategoryNeededError,
    NotCompiledError,
    NotLiableError,
    OutsideCodedLawError,
    UnknownCategoryError,
    UnknownProvisionError,
)
from penaltymodel.facts import SMALL_UNDERTAKING
from penaltymodel.interpreters.compiled import Compiled, compiled
from penaltymodel.interpreters.needs import needs
from penaltymodel.money import Money
from penaltymodel.penalties import Matching, Repeat, Revenue
from penaltymodel.ranges import Range
from penaltymodel.sources import Source
from penaltymodel.statute import Enactment, LawAt, Provision, Statute
from penaltymodel.tally import Tally


def find_provision(statute: Statute, violation: Violation, platform: Platform) -> Provision:
    """
    Return the provision that *violation* names, or that its category leads to.

    Raises:
        UnknownProvisionError: The provision it names is not there.
        CategoryNeededError: It names a statute of several provisions and no category.
        UnknownCategoryError: The statute does not know the category.
        NotLiableError: No provision for that category reaches the platform's role.
    """
    category = violation.category
    if not statute.categories:
        category = None  # the statute does not ask for one
    if category is not None and category not in statute.categories:
        raise UnknownCategoryError(statute.key, category, tuple(statute.categories))
    for provision in statute.provisions:
        if provision.key == violation.under:
            return provision
    if violation.under != statute.key:
        raise UnknownProvisionError(
            violation.under, tuple(each.key for each in statute.provisions)
        )
    if category is None:
        if len(statute.provisions) == 1:
            return statute.provisions[0]
        keys = tuple(provision.key for provision in statute.provisions)
        raise CategoryNeededError(statute.key, tuple(statute.categories), keys)
    for provision in statute.provisions:
        if category in provision.categories and platform.role in provision.roles:
            return provision
    raise NotLiableError(
        statute.key,
        platform.role,
        tuple(
            dict.fromkeys(
                role
                for provision in statute.provisions
                if category in provision.categories
                for role in provision.roles
            )
        ),
    )


def aggravated(statute: Statute, named: Provision) -> Provision | None:
    """Return the provision that punishes the repeat of the one that was named."""
    return next((each for each in statute.provisions if named.key in each.repeat_of), None)


def bearing(rule: Repeat, statute: Statute, named: Provision) -> Callable[[str], bool]:
    """Return what says of a provision's key whether decisions under it bear on *rule*."""
    match rule.matching:
        case Matching.ANY:
            return lambda key: True  # noqa: ARG005
        case Matching.SAME_STATUTE:
            return lambda key: key == statute.key or key.startswith(f"{statute.key}/")
        case Matching.SAME_PROVISION:
            return frozenset({named.key}).__contains__
        case Matching.SAME_OFFENSE:
            return _family(statute, named).__contains__
        case _:
            assert_never(rule.matching)


def _family(statute: Statute, named: Provision) -> frozenset[str]:
    """Return the keys of the provisions that punish the same offense, first and repeated."""
    family = {named.key, *named.repeat_of}
    for other in statute.provisions:
        if family & set(other.repeat_of):
            family |= {other.key, *other.repeat_of}
    return frozenset(family)


@frozen(eq=False)
class _Settled:
    """What is known of a text before it is compiled, and the programs for what else is given."""

    kind: PersonKind
    repeats: dict[Repeat, bool]
    small: bool
    programs: dict[frozenset[str], Compiled] = field(factory=dict[frozenset[str], Compiled])

    def program(self, text: Enactment, given: frozenset[str]) -> Compiled:
        """Return the program that asks for the flags called *given*."""
        if given not in self.programs:
            flags: dict[str, bool | None] = {SMALL_UNDERTAKING: self.small}
            self.programs[given] = compiled(
                text.penalty,
                person=self.kind,
                repeats=self.repeats,
                flags=flags | dict.fromkeys(given),
            )
        return self.programs[given]


@frozen(kw_only=True)
class Finding:
    """
    What is answered for: the provision and its text, and the one the law leads to.

    *repeat_source* is where the law says what makes a repeat. The rest is how the text is
    reckoned: *program* where it could be compiled, *sums* where it asks for nothing but one
    revenue, *always* where it asks for nothing at all.
    """

    statute: Statute
    named: Provision
    provision: Provision
    enactment: Enactment
    by_law: Provision
    repeat_source: Source | None = None
    program: Compiled | None = field(default=None, eq=False, repr=False)
    settled: _Settled | None = field(default=None, eq=False, repr=False)
    is_share: bool = field(default=False, eq=False, repr=False)
    always: Range[Money] | None = field(default=None, eq=False, repr=False)


def program_of(finding: Finding, given: frozenset[str]) -> Compiled:
    """
    Return the program of *finding* that asks for the flags called *given*.

    Raises:
        NotCompiledError: It has none.
    """
    if finding.settled is None:
        raise NotCompiledError("it is for the reference")
    return finding.settled.program(finding.enactment, given)


@frozen(kw_only=True, eq=False)
class Era:
    """
    The days *first* through *last*, on which the same texts apply.

    *tally* is what makes a repeat, None where nothing turns on it: then *first_offense* answers.
    A finding is None where the reference answers, or says why there is no answer.
    """

    first: date
    last: date
    tally: Tally | None
    first_offense: Finding | None
    repeat: Finding | None


@frozen(kw_only=True, eq=False)
class Lead:
    """Where violations of one kind by one kind of platform lead, era by era."""

    kind: PersonKind
    role: Role
    small: bool
    eras: tuple[Era, ...]


@define
class _Kept:
    """The leads that were found, and the catalog they were found in."""

    catalog: Mapping[str, Statute] | None = None
    leads: dict[tuple[str, str | None], list[Lead]] = field(
        factory=dict[tuple[str, str | None], list["Lead"]]
    )


_KEPT = _Kept()
_MANY = 10_000  # kinds of violations; where a statute asks for no category, any may be given


def lead(violation: Violation, platform: Platform, kind: PersonKind) -> Lead:
    """
    Return where *violation* leads, by a platform that answers as *kind*.

    Raises:
        PenaltyModelError: What :func:`find_provision` and the catalog raise.
    """
    if statutes.catalog() is not _KEPT.catalog:
        _KEPT.catalog, _KEPT.leads = statutes.catalog(), {}
    for each in _KEPT.leads.get((violation.under, violation.category), ()):
        if each.kind is kind and each.role is platform.role and each.small is platform.small:
            return each
    statute = statutes.statute_of(violation.under)
    found = Lead(
        kind=kind,
        role=platform.role,
        small=platform.small,
        eras=tuple(_eras(statute, find_provision(statute, violation, platform), platform, kind)),
    )
    if len(_KEPT.leads) >= _MANY:
        _KEPT.leads.clear()
    _KEPT.leads.setdefault((violation.under, violation.category), []).append(found)
    return found


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
        if first <= last and text is not None:
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
        first_offense: Finding | None
        if text.repeat is not None:
            rule, source = text.repeat, text.repeat_source
            first_offense = None  # the reference says that this is no repeat
            repeat = self.finding(self.named, text, {rule: True}, source)
        elif graver is not None and grave_text is not None and grave_text.repeat is not None:
            rule, source = grave_text.repeat, grave_text.repeat_source
            first_offense = self.finding(self.named, text, {rule: False}, source)
            repeat = self.finding(graver, grave_text, {rule: True}, source)
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
        tally = Tally(rule, bearing(rule, self.statute, self.named))
        return Era(first=first, last=last, tally=tally, first_offense=first_offense, repeat=repeat)

    def finding(
        self,
        provision: Provision,
        text: Enactment,
        repeats: Mapping[Repeat, bool],
        repeat_source: Source | None = None,
    ) -> Finding | None:
        """Return what is answered where the rules for repeats hold as said."""
        settled = _Settled(self.kind, dict(repeats), self.platform.small)
        try:
            program = settled.program(text, frozenset())
        except NotCompiledError:
            return None
        always = None
        if not program.asks and program.currency is not None:
            always = program.range(*program.run(), program.currency)
        return Finding(
            statute=self.statute,
            named=self.named,
            provision=provision,
            enactment=text,
            by_law=provision,
            repeat_source=repeat_source,
            program=program,
            settled=settled,
            is_share=len(program.asks) == 1 and isinstance(program.asks[0], Revenue),
            always=always,
        )
