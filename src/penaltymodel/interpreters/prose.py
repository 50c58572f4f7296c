"""A penalty in plain language, as a lawyer would read it aloud."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TypeVar, assert_never

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
)
from penaltymodel.law.words import PersonKind
from penaltymodel.values.money import Money
from penaltymodel.values.ranges import EITHER, NO, YES, Range


T = TypeVar("T", Money, Fraction)


def prose(penalty: Penalty) -> str:
    """
    Return *penalty* as one phrase on one line; parentheses hold together what could be misread.

    >>> from penaltymodel.law.forms import floored, fixed, multiple_of
    >>> from penaltymodel.values.money import rub
    >>> prose(floored(multiple_of("the unpaid fine", 2), at=rub(1_000)))
    'twice the unpaid fine, but not less than RUB 1,000'
    """
    match penalty:
        case Fixed(sums):
            return _spread(sums, _sum, starts_at_zero=not sums.low.amount)
        case Measured(what):
            return _line(what)
        case Share(rates, of):
            whole = rates.low == rates.high == 1
            return prose(of) if whole else f"{_rates(rates)} {_part(of, _ONE)}"
        case Times(count, each):
            return f"{_part(each, _SPREAD)} for {_every(_line(count.name))}"
        case Total((body,)) | GreaterOf((body,)) | LesserOf((body,)) | Cases((), body):
            return prose(body)
        case Total(terms):
            return " plus ".join(_part(term, _ONE) for term in terms)
        case GreaterOf((body, Fixed(Range(at, end)) | Cited(Fixed(Range(at, end)), _))) if (
            at == end
        ):
            return f"{_part(body, _SPREAD)}, but not less than {_sum(at)}"
        case LesserOf((body, Fixed(Range(at, end)) | Cited(Fixed(Range(at, end)), _))) if (
            at == end
        ):
            return f"{_part(body, _SPREAD)}, but not more than {_sum(at)}"
        case GreaterOf(terms):
            return f"{_either(terms)}, whichever is high{'er' if len(terms) == 2 else 'est'}"
        case LesserOf(terms):
            return f"{_either(terms)}, whichever is low{'er' if len(terms) == 2 else 'est'}"
        case Cases(branches, otherwise):
            return _choice(branches, otherwise)
        case Cited(body, _):
            return prose(body)
        case _:
            assert_never(penalty)


def condition_prose(condition: Condition) -> str:
    """
    Return *condition* as a phrase on one line, such as may follow "where".

    >>> condition_prose(PersonIs((PersonKind.OFFICIAL, PersonKind.SOLE_TRADER)))
    'the person is an official or sole-trader'
    """
    match condition:
        case PersonIs(kinds):
            return f"the person is {_a(kinds)}"
        case Exceeds(what, than):
            return f"{_line(what)} exceeds {_sum(than)}"
        case Not(test):
            return f"not ({condition_prose(test)})"
        case AllOf((test,)) | AnyOf((test,)):
            return condition_prose(test)
        case AllOf(tests):
            return " and ".join(f"({condition_prose(test)})" for test in tests)
        case AnyOf(tests):
            return " or ".join(f"({condition_prose(test)})" for test in tests)
        case Repeat() | Flag() | Is() | AtLeast():
            return _line(condition)
        case _:
            assert_never(condition)


# --- What a phrase holds decides where it needs parentheses.

_ONE, _SPREAD, _SEVERAL, _CASES = range(4)


def _holds(penalty: Penalty) -> int:
    """Say whether the phrase of *penalty* holds one thing, a spread, several things or cases."""
    match penalty:
        case Measured():
            return _ONE
        case Share(Range(low, high), of) if low == high == 1:
            return _holds(of)
        case Fixed(ends) | Share(ends, _):
            return _ONE if ends.is_point else _SPREAD
        case Times():
            return _SPREAD
        case Total((body,)) | GreaterOf((body,)) | LesserOf((body,)) | Cases((), body):
            return _holds(body)
        case Total() | GreaterOf() | LesserOf():
            return _SEVERAL
        case Cases():
            return _CASES
        case Cited(body, _):
            return _holds(body)
        case _:
            assert_never(penalty)


def _part(penalty: Penalty, at_most: int) -> str:
    """Return the phrase of *penalty*, in parentheses if it holds more than *at_most*."""
    return prose(penalty) if _holds(penalty) <= at_most else f"({prose(penalty)})"


def _either(terms: tuple[Penalty, ...]) -> str:
    """Join *terms*; where each of them is a ceiling, "up to" is said once."""
    if all(map(_is_ceiling, terms)):
        return "up to " + " or ".join(prose(term).removeprefix("up to ") for term in terms)
    return " or ".join(_part(term, _ONE) for term in terms)


def _is_ceiling(penalty: Penalty) -> bool:
    match penalty:
        case Fixed(sums):
            return not sums.low.amount and not sums.is_point
        case Share(rates, _):
            return not rates.low and not rates.is_point
        case Times(_, body) | Cited(body, _):
            return _is_ceiling(body)
        case _:
            return False


def _choice(branches: tuple[tuple[Condition, Penalty], ...], otherwise: Penalty) -> str:
    """Say the branches in their order: each holds only where none before it does."""
    said: list[str] = []
    before: Condition | None = None
    for test, body in branches:
        link = "" if before is None or _are_apart(before, test) else "otherwise, "
        said.append(f"{link}{_where(test)}: {_part(body, _SEVERAL)}")
        before = test
    if not _is_closed(branches):
        mark = "," if _holds(otherwise) == _CASES else ":"
        said.append(f"otherwise{mark} {prose(otherwise)}")
    return "; ".join(said)


def _are_apart(one: Condition, other: Condition) -> bool:
    """Say whether the conditions are answers to one question: then no order needs to be said."""
    match one, other:
        case PersonIs(), PersonIs():
            return True
        case Is(name), Is(same):
            return name == same
        case _:
            return False


def _is_closed(branches: tuple[tuple[Condition, Penalty], ...]) -> bool:
    """Say whether the branches name every word that the law knows: nothing is left over."""
    asked = [test for test, _ in branches if isinstance(test, Is) and test.among]
    named = {(test.name, word) for test in asked for word in test.words}
    return any(all((test.name, word) in named for word in test.among) for test in asked)


# --- Words and numbers.

_READING = "reading: "  # how forms.readings names what the law leaves open


def _line(words: object) -> str:
    return " ".join(str(words).split())


def _a(kinds: tuple[PersonKind, ...]) -> str:
    words = " or ".join(kinds)
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"


def _where(test: Condition) -> str:
    match test:
        case PersonIs(kinds):
            return f"for {_a(kinds)}"
        case Flag(name) if name.startswith(_READING):
            return f"on the reading “{_line(name.removeprefix(_READING))}”"
        case Repeat():
            return f"where there {'is' if test.times == 1 else 'are'} {_line(test)}"
        case _:
            return f"where {condition_prose(test)}"


def _every(things: str) -> str:
    """Return "every day" for "days"; a plural that is not formed so plainly stays as it is."""
    regular = things.endswith("s") and not things.endswith(
        ("ss", "ches", "ies", "shes", "sses", "xes")
    )
    return f"every {things[:-1]}" if regular and things.count(" ") < 2 else f"each of the {things}"


def _sum(amount: Money) -> str:
    return str(amount).partition(".")[0] if amount.amount.denominator == 1 else str(amount)


def _number(number: Fraction) -> str:
    """Return a number that needs no more than two decimals with them, any other as a fraction."""
    if 100 % number.denominator:
        return str(number)
    whole, rest = divmod(int(number * 100), 100)
    return f"{whole:,}.{rest:02}".rstrip("0") if rest else f"{whole:,}"


def _rates(rates: Range[Fraction]) -> str:
    """Return percentages or fractions "of", or multiples "times"; both ends in one unit."""
    if rates.low == rates.high == 2:
        return "twice"
    if rates.high > 1:
        return f"{_spread(rates, _number, starts_at_zero=not rates.low)} times"
    in_percent = all(10_000 % end.denominator == 0 for end in (rates.low, rates.high))
    text = _percent if in_percent else str
    return f"{_spread(rates, text, starts_at_zero=not rates.low)} of"


def _percent(rate: Fraction) -> str:
    return f"{_number(rate * 100)} %"


def _spread(ends: Range[T], say: Callable[[T], str], *, starts_at_zero: bool) -> str:
    if ends.is_point:
        return say(ends.low)
    return f"{say(ends.low) if not starts_at_zero else 'up'} to {say(ends.high)}"


def label(step: Step) -> str:
    """
    Return what one step does, in a few words.

    >>> from penaltymodel.facts.facts import Facts
    >>> from penaltymodel.law.forms import fixed, scaled
    >>> from penaltymodel.interpreters.evaluate import evaluate
    >>> from penaltymodel.values.money import rub
    >>> label(evaluate(scaled(fixed(rub(8)), "1/20", "1/10"), Facts()))
    '1/20 to 1/10 of'
    """
    match step.penalty:
        case Fixed():
            return "the law states"
        case Measured(what):
            return f"{what} ({step.note.replace(f'the {what}', 'such')})"
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
                f"{condition_prose(each.condition)}? {_TRUTHS[each.answer.value]}"
                for each in step.tested
            )
        case Cited(_, source):
            return str(source)
        case _:
            assert_never(step.penalty)


_TRUTHS = {YES: "yes", NO: "no", EITHER: "open"}
