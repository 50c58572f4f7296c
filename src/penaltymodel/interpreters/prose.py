"""Penalties in plain language."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TypeVar, assert_never

from attrs import frozen

from penaltymodel.interpreters.evaluate import Step
from penaltymodel.law.penalties import (
    AllOf,
    AnyOf,
    AtLeast,
    Cases,
    Cited,
    Condition,
    Exceeds,
    Fixed,
    Flag,
    GreaterOf,
    Is,
    LesserOf,
    Measured,
    Not,
    Penalty,
    PersonIs,
    Repeat,
    Share,
    Times,
    Total,
    not_a_penalty,
)
from penaltymodel.law.words import PersonKind
from penaltymodel.values.money import Money
from penaltymodel.values.ranges import EITHER, NO, YES, Range, only


T = TypeVar("T", Money, Fraction)


def prose(penalty: Penalty) -> str:
    """
    Return *penalty* as a phrase on one line, with parentheses where it would be ambiguous.

    >>> from penaltymodel.law.forms import floored, fixed, multiple_of
    >>> from penaltymodel.values.money import rub
    >>> prose(floored(multiple_of("the unpaid fine", 2), at=rub(1_000)))
    'twice the unpaid fine, but not less than RUB 1,000'
    """
    match penalty:
        case Fixed(sums):
            return _interval(sums, _sum, starts_at_zero=not sums.low.amount)
        case Measured(what):
            return _one_line(what)
        case Share(rates, of):
            whole = rates.low == rates.high == 1
            return prose(of) if whole else f"{_rates(rates)} {_part(of, _SINGLE)}"
        case Times(count, each):
            return f"{_part(each, _RANGE)} for {_every(_one_line(count.name))}"
        case Total((body,)) | GreaterOf((body,)) | LesserOf((body,)) | Cases((), body):
            return prose(body)
        case Total(terms):
            return " plus ".join(_part(term, _SINGLE) for term in terms)
        case GreaterOf((body, Fixed(Range(at, end)) | Cited(Fixed(Range(at, end)), _))) if (
            at == end
        ):
            return f"{_part(body, _RANGE)}, but not less than {_sum(at)}"
        case LesserOf((body, Fixed(Range(at, end)) | Cited(Fixed(Range(at, end)), _))) if (
            at == end
        ):
            return f"{_part(body, _RANGE)}, but not more than {_sum(at)}"
        case GreaterOf(terms):
            return f"{_alternatives(terms)}, whichever is high{'er' if len(terms) == 2 else 'est'}"
        case LesserOf(terms):
            return f"{_alternatives(terms)}, whichever is low{'er' if len(terms) == 2 else 'est'}"
        case Cases(branches, otherwise):
            return _cases(branches, otherwise)
        case Cited(body, _):
            return prose(body)
        case _:
            raise not_a_penalty(penalty)


def condition_prose(condition: Condition) -> str:
    """
    Return *condition* as a phrase on one line that can follow "where".

    >>> condition_prose(PersonIs((PersonKind.OFFICIAL, PersonKind.SOLE_TRADER)))
    'the person is an official or sole-trader'
    """
    match condition:
        case PersonIs(kinds):
            return f"the person is {_a(kinds)}"
        case Exceeds(what, than):
            return f"{_one_line(what)} exceeds {_sum(than)}"
        case Not(test):
            return f"not ({condition_prose(test)})"
        case AllOf((test,)) | AnyOf((test,)):
            return condition_prose(test)
        case AllOf(tests):
            return " and ".join(f"({condition_prose(test)})" for test in tests)
        case AnyOf(tests):
            return " or ".join(f"({condition_prose(test)})" for test in tests)
        case Repeat() | Flag() | Is() | AtLeast():
            return _one_line(condition)
        case _:
            assert_never(condition)


# --- The complexity of a phrase decides whether it needs parentheses.

_SINGLE, _RANGE, _SEVERAL, _CASES = range(4)


def _complexity(penalty: Penalty) -> int:
    """Return whether *penalty* is a single amount, a range, several terms or cases."""
    match penalty:
        case Measured():
            return _SINGLE
        case Share(Range(low, high), of) if low == high == 1:
            return _complexity(of)
        case Fixed(ends) | Share(ends, _):
            return _SINGLE if ends.is_point else _RANGE
        case Times():
            return _RANGE
        case Total((body,)) | GreaterOf((body,)) | LesserOf((body,)) | Cases((), body):
            return _complexity(body)
        case Total() | GreaterOf() | LesserOf():
            return _SEVERAL
        case Cases():
            return _CASES
        case Cited(body, _):
            return _complexity(body)
        case _:
            assert_never(penalty)


def _part(penalty: Penalty, at_most: int) -> str:
    """Return the phrase of *penalty*, in parentheses if it is more complex than *at_most*."""
    return prose(penalty) if _complexity(penalty) <= at_most else f"({prose(penalty)})"


def _alternatives(terms: tuple[Penalty, ...]) -> str:
    """Join *terms* with "or"; if all of them are maxima, write "up to" only once."""
    if all(map(_is_maximum, terms)):
        return "up to " + " or ".join(prose(term).removeprefix("up to ") for term in terms)
    return " or ".join(_part(term, _SINGLE) for term in terms)


def _is_maximum(penalty: Penalty) -> bool:
    match penalty:
        case Fixed(sums):
            return not sums.low.amount and not sums.is_point
        case Share(rates, _):
            return not rates.low and not rates.is_point
        case Times(_, body) | Cited(body, _):
            return _is_maximum(body)
        case _:
            return False


def _cases(branches: tuple[tuple[Condition, Penalty], ...], otherwise: Penalty) -> str:
    """Return the branches in order; each one applies only if no earlier one does."""
    phrases: list[str] = []
    before: Condition | None = None
    for test, body in branches:
        link = "" if before is None or _exclude_each_other(before, test) else "otherwise, "
        phrases.append(f"{link}{_where(test)}: {_part(body, _SEVERAL)}")
        before = test
    if _is_reading(before):
        phrases.append(f"on the other reading: {_part(otherwise, _SEVERAL)}")
    elif not _is_exhaustive(branches):
        mark = "," if _complexity(otherwise) == _CASES else ":"
        phrases.append(f"otherwise{mark} {prose(otherwise)}")
    return "; ".join(phrases)


def _exclude_each_other(one: Condition, other: Condition) -> bool:
    """Return whether the conditions test the same fact, so that their order does not matter."""
    match one, other:
        case PersonIs(), PersonIs():
            return True
        case Is(name), Is(same):
            return name == same
        case _:
            return False


def _is_reading(condition: Condition | None) -> bool:
    return isinstance(condition, Flag) and condition.name.startswith(_READING)


def _is_exhaustive(branches: tuple[tuple[Condition, Penalty], ...]) -> bool:
    """Return whether the branches cover all words that the law defines."""
    tests = [test for test, _ in branches if isinstance(test, Is) and test.among]
    named = {(test.name, word) for test in tests for word in test.words}
    return any(all((test.name, word) in named for word in test.among) for test in tests)


# --- Words and numbers.

_READING = "reading: "  # the prefix of flags made by forms.readings


def _one_line(words: object) -> str:
    return " ".join(str(words).split())


def _a(kinds: tuple[PersonKind, ...]) -> str:
    words = " or ".join(kinds)
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"


def _where(test: Condition) -> str:
    match test:
        case PersonIs(kinds):
            return f"for {_a(kinds)}"
        case Flag(name) if _is_reading(test):
            return f"on the reading “{_one_line(name.removeprefix(_READING))}”"
        case Flag(name):
            return f"where “{_one_line(name)}” applies"
        case Repeat():
            return f"where there {'is' if test.times == 1 else 'are'} {_one_line(test)}"
        case _:
            return f"where {condition_prose(test)}"


def _every(things: str) -> str:
    """Return "every day" for "days"; keep plurals that are not simply formed with -s."""
    regular = things.endswith("s") and not things.endswith(
        ("ss", "ches", "ies", "shes", "sses", "xes")
    )
    return f"every {things[:-1]}" if regular and things.count(" ") < 2 else f"each of the {things}"


def _sum(amount: Money) -> str:
    return str(amount).partition(".")[0] if amount.amount.denominator == 1 else str(amount)


def _number(number: Fraction) -> str:
    """Return the number with at most two decimals if that is exact, otherwise as a fraction."""
    if 100 % number.denominator:
        return str(number)
    whole, rest = divmod(int(number * 100), 100)
    return f"{whole:,}.{rest:02}".rstrip("0") if rest else f"{whole:,}"


def _rates(rates: Range[Fraction]) -> str:
    """Return "5 % to 10 % of" or "2 to 3 times"; both ends have the same unit."""
    if rates.low == rates.high == 2:
        return "twice"
    if rates.high > 1:
        return f"{_interval(rates, _number, starts_at_zero=not rates.low)} times"
    in_percent = all(10_000 % end.denominator == 0 for end in (rates.low, rates.high))
    text = _percent if in_percent else str
    return f"{_interval(rates, text, starts_at_zero=not rates.low)} of"


def _percent(rate: Fraction) -> str:
    return f"{_number(rate * 100)} %"


def _interval(ends: Range[T], write: Callable[[T], str], *, starts_at_zero: bool) -> str:
    if ends.is_point:
        return write(ends.low)
    return f"{write(ends.low) if not starts_at_zero else 'up'} to {write(ends.high)}"


def open_end(step: Step) -> str:
    """
    Return the high end of a range without upper end, in words.

    >>> from penaltymodel.facts.facts import Facts
    >>> from penaltymodel.facts.open_facts import OpenFacts
    >>> from penaltymodel.interpreters.evaluate import evaluate
    >>> from penaltymodel.law.forms import floored, multiple_of
    >>> from penaltymodel.values.money import rub
    >>> fine = floored(multiple_of("the unpaid fine", 2), at=rub(1_000))
    >>> open_end(evaluate(fine, OpenFacts(Facts(), "RUB")))
    'RUB 1,000, or twice the unpaid fine if that is higher'
    """
    most = _most(step)
    phrases = [
        what if rate == 1 else f"{_rates(only(rate))} {what}" for what, rate in most.shares.items()
    ]
    if most.known is not None and most.known.amount:
        phrases.insert(0, _sum(most.known))
    if len(phrases) > 2:
        return f"the highest of: {'; '.join(phrases)}"
    if not phrases[1:]:
        return phrases[0]
    comma = "," if "," in phrases[1] else ""
    return f"{phrases[0]}, or {phrases[1]}{comma} if that is higher"


@frozen
class _Most:
    """A high end: the highest *known* amount, and *shares* of unknown amounts, by their phrase."""

    known: Money | None
    shares: dict[str, Fraction]


def _most(step: Step) -> _Most:
    if not step.result.high.is_unbounded:
        return _Most(step.result.high, {})
    match step.penalty:
        case Measured(what):
            return _Most(None, {_one_line(what): Fraction(1)})
        case Share(rates, _):
            whole = _most(step.because[0])
            known = None if whole.known is None else whole.known * rates.high
            return _Most(known, {what: rate * rates.high for what, rate in whole.shares.items()})
        case Times():
            return _named(f"({open_end(step.because[0])}) for {step.note}")
        case Total():
            return _named(f"({' plus '.join(map(_high_prose, step.because))})")
        case LesserOf():
            return _named(f"(the lowest of: {'; '.join(map(_high_prose, step.because))})")
        case _:
            parts = [_most(each) for each in step.because]
            shares: dict[str, Fraction] = {}
            for part in parts:
                for phrase, rate in part.shares.items():
                    shares[phrase] = max(rate, shares.get(phrase, rate))
            known = max((each.known for each in parts if each.known is not None), default=None)
            return _Most(known, shares)


def _named(phrase: str) -> _Most:
    return _Most(None, {phrase: Fraction(1)})


def _high_prose(step: Step) -> str:
    high = step.result.high
    return open_end(step) if high.is_unbounded else _sum(high)


def label(step: Step) -> str:
    """
    Return a short description of one step.

    >>> from penaltymodel.facts.facts import Facts
    >>> from penaltymodel.law.forms import fixed, scaled
    >>> from penaltymodel.interpreters.evaluate import evaluate
    >>> from penaltymodel.values.money import rub
    >>> label(evaluate(scaled(fixed(rub(8)), "1/20", "1/10"), Facts()))
    '1/20 to 1/10 of'
    """
    match step.penalty:
        case Fixed():
            return "fixed by law"
        case Measured(what):
            return f"{what} ({step.note})"
        case Share(rates, _):
            return f"{rates.low} of" if rates.is_point else f"{rates.low} to {rates.high} of"
        case Times():
            return f"for {step.note}"
        case Total():
            return "the sum of"
        case GreaterOf():
            return "the greater of"
        case LesserOf():
            return "the lesser of"
        case Cases():
            return "; ".join(
                f"{condition_prose(each.condition)}? {_ANSWERS[each.answer.value]}"
                for each in step.tested
            )
        case Cited(_, source):
            return str(source)
        case _:
            assert_never(step.penalty)


_ANSWERS = {YES: "yes", NO: "no", EITHER: "open"}
