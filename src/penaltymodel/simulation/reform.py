"""Change what a statute says about repeats, to compare before and after."""

from __future__ import annotations

from attrs import evolve

from penaltymodel.errors import WrongTypeError, WrongValueError
from penaltymodel.law.penalties import (
    AllOf,
    AnyOf,
    Cases,
    Condition,
    Not,
    Penalty,
    Repeat,
    map_parts,
    walk,
)
from penaltymodel.law.statute import Enactment, Statute
from penaltymodel.values.periods import Period


def with_repeat_window(statute: Statute, within: Period | None) -> Statute:
    """
    Return the act with another length of the window in which earlier decisions count.

    Every rule for repeats of the act gets it; nothing else changes. None means that decisions count
    without end.

    >>> from penaltymodel.statutes.ru_koap_13_41 import STATUTE
    >>> changed = with_repeat_window(STATUTE, Period(years=2))
    >>> print(changed.provision("ru/koap-13.41/5").enactments[-1].repeat.within)
    2 years

    Raises:
        WrongTypeError: *statute* is no Statute, or *within* no Period.
        WrongValueError: The act has no rule for repeats.
    """
    if not isinstance(statute, Statute):
        raise WrongTypeError("statute", "a Statute", statute)
    if within is not None and not isinstance(within, Period):
        raise WrongTypeError("within", "a Period or None", within)
    texts = [text for provision in statute.provisions for text in provision.enactments]
    if not any(
        text.repeat is not None or any(isinstance(node, Repeat) for node in walk(text.penalty))
        for text in texts
    ):
        raise WrongValueError("statute", "one with a rule for repeats", statute.key)

    def changed(text: Enactment) -> Enactment:
        repeat = None if text.repeat is None else evolve(text.repeat, within=within)
        return evolve(text, penalty=_penalty(text.penalty, within), repeat=repeat)

    return evolve(
        statute,
        provisions=tuple(
            evolve(each, enactments=tuple(map(changed, each.enactments)))
            for each in statute.provisions
        ),
    )


def _penalty(penalty: Penalty, within: Period | None) -> Penalty:
    if isinstance(penalty, Cases):
        branches = tuple(
            (_condition(test, within), _penalty(body, within)) for test, body in penalty.branches
        )
        return Cases(branches, _penalty(penalty.otherwise, within))
    return map_parts(penalty, lambda body: _penalty(body, within))


def _condition(test: Condition, within: Period | None) -> Condition:
    match test:
        case Repeat():
            return evolve(test, within=within)
        case Not(inner):
            return Not(_condition(inner, within))
        case AllOf(tests) | AnyOf(tests):
            return type(test)(tuple(_condition(each, within) for each in tests))
        case _:
            return test
