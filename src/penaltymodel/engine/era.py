"""
First offense or repeat: which text of the law applies, decided in one place.

A provision and the provision that punishes its repeat change on different days. An :class:`Era` is
a run of days on which neither changes. Single assessments, step by step or fast, and tables all
take the answer from here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cached_property, lru_cache

from attrs import field, frozen

from penaltymodel.engine.provisions import matching, repeat_provision
from penaltymodel.facts.answers import Answers
from penaltymodel.interpreters.evaluate import Step, explaining
from penaltymodel.law.penalties import AllOf, Cases, Condition, Penalty, PersonIs, Repeat
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import PersonKind
from penaltymodel.statutes import catalog, statute_of
from penaltymodel.values.ranges import NO, YES, Range
from penaltymodel.values.shortened import short_repr
from penaltymodel.values.sources import Source


_DAY = timedelta(days=1)


@frozen(kw_only=True)
class Era:
    """
    The days *first* through *last*, on which the same texts of the law apply.

    *text* is that of the provision *named*. *repeat_provision* punishes its repeat, with the text
    *repeat_text*; both are None where there is none. *person* is the kind of person that the era
    is about, None for any kind; *assume_unchanged* extends the last text beyond the coded law.
    """

    statute: Statute
    named: Provision = field(hash=False, repr=short_repr)
    person: PersonKind | None
    assume_unchanged: bool
    first: date
    last: date
    text: Enactment = field(hash=False, repr=short_repr)
    repeat_provision: Provision | None = field(hash=False, repr=short_repr)
    repeat_text: Enactment | None = field(hash=False, repr=short_repr)

    @property
    def is_for_repeats(self) -> bool:
        """Whether the provision punishes nothing but repeats."""
        return self.text.repeat is not None

    @property
    def repeat_rule(self) -> Repeat | None:
        """What makes an offense a repeat, if the law says so outside the penalty."""
        return self._rule_text.repeat

    @property
    def repeat_source(self) -> Source | None:
        """Where the law says what makes an offense a repeat, if it does so outside the penalty."""
        return self._rule_text.repeat_source

    @property
    def _rule_text(self) -> Enactment:
        return self.text if self.repeat_text is None else self.repeat_text

    @cached_property
    def penalty(self) -> Penalty:
        """The penalty for a first offense or a repeat, with the rule as the condition."""
        if self.repeat_provision is None or self.repeat_text is None:
            return self.text.penalty
        assert self.repeat_text.repeat is not None  # noqa: S101  # see _eras
        test: Condition = self.repeat_text.repeat
        if self.person is None and set(self.repeat_provision.persons) != set(PersonKind):
            test = AllOf((PersonIs(self.repeat_provision.persons), test))
        return Cases(((test, self.repeat_text.penalty),), otherwise=self.text.penalty)

    def matching(self, rule: Repeat) -> Callable[[str], bool]:
        """Return the test which earlier decisions matter to *rule*, by the key they are under."""
        return matching(rule, self.statute, self.named)

    def matches(self, rule: Repeat, key: str) -> bool:
        """Return whether earlier decisions under the provision called *key* matter to *rule*."""
        return self.matching(rule)(key)

    def applied(self, is_repeat: Range[bool]) -> AppliedText:
        """
        Return the text that applies, given whether the offense is a repeat.

        Where that is open, both texts apply, with the rule as the condition between them.
        """
        if self.repeat_provision is None or self.repeat_text is None or is_repeat == NO:
            return AppliedText(self, self.named, self.text, self.named)
        if is_repeat == YES:
            graver = self.repeat_provision
            return AppliedText(self, graver, self.repeat_text, graver)
        return AppliedText(self, self.named, self.text, self.named, is_open=True)


@frozen
class AppliedText:
    """
    The text of the law that an assessment applies.

    *enactment* is the text and *provision* the provision it belongs to: the one that the law
    provides for (*by_law*), or another one that was charged. *is_open* means that the offense is a
    first one or a repeat, and that the texts for both apply.
    """

    era: Era = field(repr=short_repr)
    provision: Provision = field(hash=False, repr=short_repr)
    enactment: Enactment = field(hash=False, repr=short_repr)
    by_law: Provision = field(hash=False, repr=short_repr)
    is_open: bool = False

    @property
    def penalty(self) -> Penalty:
        """The penalty to evaluate."""
        return self.era.penalty if self.is_open else self.enactment.penalty

    @cached_property
    def explain(self) -> Callable[[Answers], Step]:
        """The evaluation of the penalty on facts, step by step."""
        return explaining(self.penalty)

    def __reduce__(self) -> tuple[object, ...]:
        """Copy a text of the catalog by its keys, any other one whole."""
        era = self.era
        provisions = era.named, self.provision, self.by_law
        if era.statute is catalog().get(era.statute.key) and all(map(_is_in_catalog, provisions)):
            keys = era.statute.key, era.named.key, era.person, era.assume_unchanged, era.first
            start = self.enactment.applies_from
            return _text_of_catalog, (
                keys,
                self.provision.key,
                start,
                self.by_law.key,
                self.is_open,
            )
        return AppliedText, (era, self.provision, self.enactment, self.by_law, self.is_open)


def _is_in_catalog(provision: Provision) -> bool:
    found = catalog().get(provision.key) or catalog().get(provision.key.rpartition("/")[0])
    return found is not None and any(each is provision for each in found.provisions)


def _text_of_catalog(
    era_keys: tuple[str, str, PersonKind | None, bool, date],
    provision: str,
    applies_from: date,
    by_law: str,
    is_open: bool,
) -> AppliedText:
    """Return the text that a copy was made of."""
    statute_key, named, person, assume_unchanged, first = era_keys
    statute = catalog()[statute_key]
    found = eras(statute, statute.provision(named), person, assume_unchanged=assume_unchanged)
    applied = statute_of(provision).provision(provision)
    return AppliedText(
        next(era for era in found if era.first == first),
        applied,
        next(text for text in applied.enactments if text.applies_from == applies_from),
        statute.provision(by_law),
        is_open,
    )


def eras(
    statute: Statute,
    named: Provision,
    person: PersonKind | None = None,
    *,
    assume_unchanged: bool = False,
) -> tuple[Era, ...]:
    """
    Return the eras of the provision *named* in *statute*, the earliest first.

    Days on which it has no text are in none of them. For a kind of *person*, a provision that does
    not apply to that kind has no text; None means any kind.

    >>> from penaltymodel.statutes.ru_koap_13_41 import STATUTE
    >>> era = eras(STATUTE, STATUTE.provision("ru/koap-13.41/2"))[-1]
    >>> era.repeat_provision.key
    'ru/koap-13.41/5'
    """
    return _eras(statute, named.key, person, assume_unchanged)


@lru_cache(maxsize=2_048)
def _eras(
    statute: Statute, key: str, person: PersonKind | None, assume_unchanged: bool
) -> tuple[Era, ...]:
    named = statute.provision(key)
    graver = repeat_provision(statute, named)
    both = (named,) if graver is None else (named, graver)
    last_day = date.max if assume_unchanged else statute.known_through
    days = sorted({day for each in both for day in _turns(each) if day <= last_day})
    if not days:  # no text is in force yet
        return ()
    ends = [*(day - _DAY for day in days[1:]), last_day]
    found: list[Era] = []
    for first, last in zip(days, ends, strict=True):
        text = _text(named, first, person)
        if text is None:
            continue
        repeat_text = None if graver is None else _text(graver, first, person)
        # A text for repeats matters only if it has the rule, and the text for first offenses has none.
        if text.repeat is not None or repeat_text is None or repeat_text.repeat is None:
            repeat_text = None
        found.append(
            Era(
                statute=statute,
                named=named,
                person=person,
                assume_unchanged=assume_unchanged,
                first=first,
                last=last,
                text=text,
                repeat_provision=None if repeat_text is None else graver,
                repeat_text=repeat_text,
            )
        )
    return tuple(found)


def _turns(provision: Provision) -> Iterator[date]:
    """Iterate over the days on which a text begins or has ended."""
    for text in provision.enactments:
        yield text.applies_from
        if text.applies_through is not None and text.applies_through < date.max:
            yield text.applies_through + _DAY


def _text(provision: Provision, day: date, person: PersonKind | None) -> Enactment | None:
    """Return the text that applies on *day* to a kind of *person*."""
    if person is not None and person not in provision.persons:
        return None
    return next((text for text in provision.enactments if text.applies_on(day)), None)
