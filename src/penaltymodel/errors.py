"""
The errors of this package: one class for each mistake.

The fields of an error are its data. Its text is one sentence that names the value, the argument
and the fix. Where passing an argument fixes the error, the error carries that argument as a
:class:`Fix`, so that a program can name it in its own words: the command line names its option.
"""

from __future__ import annotations

import enum

from abc import abstractmethod
from collections.abc import Callable, Iterable
from datetime import date
from difflib import get_close_matches

from attrs import frozen


class PenaltyModelError(Exception):
    """Base class of all errors of this package; never raised itself."""


def printable(value: object, limit: int = 100) -> str:
    """
    Return *value* as one line that is safe to print: escaped, and cut at *limit* characters.

    >>> print(printable("a" * 200, limit=5))
    'aaaa…
    """
    try:
        shown = repr(value) if isinstance(value, str) and value.isprintable() else ascii(value)
    except ValueError:  # Python refuses to print integers of thousands of digits
        return f"the {type(value).__name__} of thousands of digits"
    return shown if len(shown) <= limit else f"{shown[:limit]}…"


def suggestion(word: str, known: Iterable[str]) -> str:
    """
    Return a hint for an unknown *word*: the nearest known one, else some or all of them.

    >>> suggestion("drug", ["drugs", "suicide"])
    "did you mean 'drugs'?"
    >>> suggestion("fraud", ["drugs", "suicide"])
    "use one of 'drugs', 'suicide'"
    """
    names = sorted(known)
    near = get_close_matches(str(word)[:_LONGEST_WORD], names, n=1)
    if near:
        return f"did you mean {near[0]!r}?"
    if not names:
        return "none is defined"
    if len(names) == 1:
        return f"use {names[0]!r}"
    if len(names) <= _FEW:
        return f"use one of {', '.join(map(repr, names))}"
    return f"use one of {len(names)}, such as {names[0]!r} or {names[-1]!r}"


def _nearest(word: str, known: Iterable[str], near: tuple[str, ...]) -> str:
    """Return a hint for an unknown *word*: the first keys that it may mean, else a suggestion."""
    if near:
        return f"did you mean {' or '.join(map(repr, near[:3]))}?"
    return suggestion(word, known)


_FEW = 10
_LONGEST_WORD = 200


# --- The argument that fixes an error.


class Argument(enum.StrEnum):
    """An argument that an error can name as its fix."""

    UNDER = "Violation.under"
    CATEGORY = "Violation.category"
    DETECTED_ON = "Violation.detected_on"
    DECIDED_ON = "decided_on"
    CHARGED_AS = "charged_as"
    ASSUME_UNCHANGED = "assume_unchanged"
    ANNUAL_REVENUE = "Platform.revenues"
    REVENUE_OF_YEAR = "Platform.revenues[year]"
    REVENUE_OF_PART_YEAR = "Platform.revenues[year, through]"
    PERSON = "Facts.person"
    REPEAT = "Facts.repeat"
    REVENUE = "Facts.revenue"
    AMOUNT = "Facts.amounts"
    COUNT = "Facts.counts"
    FLAG = "Facts.flags"
    WORD = "Facts.words"
    CURRENCY = "currency"
    BOUNDS = "bounds"
    ENCODING = "TextForm.encoding"
    HEADER_ROW = "TextForm.header_row"
    TABLE = "table"
    NAMES = "names"


@frozen
class Fix:
    """
    The argument that fixes an error, and the *names* that go into it or that it may take.

    The text is for Python; other interfaces read the fields.

    >>> print(Fix(Argument.COUNT, ("days",)))
    pass Facts(counts={'days': ...})
    """

    argument: Argument
    names: tuple[str | int, ...] = ()

    def __str__(self) -> str:
        return _IN_PYTHON[self.argument].format(", ".join(map(printable, self.names)))


_IN_PYTHON = {
    Argument.UNDER: "pass Violation(under=...) with one of {}",
    Argument.CATEGORY: "pass Violation(category=...) with one of {}",
    Argument.DETECTED_ON: "pass Violation(detected_on=date(...))",
    Argument.DECIDED_ON: "pass decided_on=date(...)",
    Argument.CHARGED_AS: "pass charged_as={} to apply it anyway",
    Argument.ASSUME_UNCHANGED: "pass assume_unchanged=True to apply the last coded text",
    Argument.ANNUAL_REVENUE: "pass Platform(revenues=...) with one amount without a year",
    Argument.REVENUE_OF_YEAR: "pass Platform(revenues={{{}: ...}})",
    Argument.REVENUE_OF_PART_YEAR: (
        "pass Platform(revenues=AnnualRevenue(year={}, through=date(...), amount=...))"
    ),
    Argument.PERSON: "pass Facts(person=...)",
    Argument.REPEAT: "pass Facts(repeat=...)",
    Argument.REVENUE: "pass Facts(revenue=...)",
    Argument.AMOUNT: "pass Facts(amounts={{{}: ...}})",
    Argument.COUNT: "pass Facts(counts={{{}: ...}})",
    Argument.FLAG: "pass Facts(flags={{{}: ...}})",
    Argument.WORD: "pass Facts(words={{{}: ...}})",
    Argument.CURRENCY: "pass currency=..., the currency of the amounts in the table",
    Argument.BOUNDS: (
        "pass bounds=... with lower bounds, or use polars or DuckDB, which have wider integers"
    ),
    Argument.ENCODING: "pass form=TextForm(encoding={})",
    Argument.HEADER_ROW: "pass form=TextForm(header_row=...), the line with the names",
    Argument.TABLE: "pass table=...",
    Argument.NAMES: "pass names={{{}: ...}} with the names of your columns",
}


class FixableError(PenaltyModelError):
    """An error that an argument may fix; never raised itself."""

    @property
    @abstractmethod
    def problem(self) -> str:
        """What is wrong, without the fix."""
        ...

    @property
    @abstractmethod
    def fix(self) -> Fix | None:
        """The argument that fixes the error, if there is one."""
        ...

    def sentence(self, write: Callable[[Fix], str] = str) -> str:
        """Return the problem and its fix, which *write* puts into words."""
        return self.problem if self.fix is None else f"{self.problem}; {write(self.fix)}"

    def __str__(self) -> str:
        return self.sentence()


# --- Values.


@frozen
class NotExactError(PenaltyModelError, TypeError):
    """An amount or a rate is not an exact number, but for example a float."""

    value: object

    def __str__(self) -> str:
        return (
            f"{_typed(self.value)} is not an exact number; "
            "pass an int, a Fraction, a Decimal or text such as '0.10'"
        )


def _typed(value: object) -> str:
    """Return *value* with the name of its type, safe to print."""
    return "None" if value is None else f"the {type(value).__name__} {printable(value)}"


@frozen
class NumberTextError(PenaltyModelError, ValueError):
    """A text or a Decimal is not a plain number."""

    value: object

    def __str__(self) -> str:
        return (
            f"{printable(self.value)} is not a plain number; write digits with at most one point, "
            "such as '800000' or '800000.50', or a ratio such as '1/20', in at most 400 characters"
        )


@frozen
class NegativeAmountError(PenaltyModelError, ValueError):
    """An amount, a rate or a count is below zero."""

    value: object

    def __str__(self) -> str:
        return f"{printable(self.value)} is negative; amounts, rates and counts start at zero"


@frozen
class UnknownCurrencyError(PenaltyModelError, ValueError):
    """A text is not a currency code of ISO 4217."""

    code: object

    def __str__(self) -> str:
        return (
            f"{printable(self.code)} is not a currency code of ISO 4217; "
            "pass a code such as 'RUB', 'EUR' or 'USD'"
        )


@frozen
class CurrencyMismatchError(PenaltyModelError, TypeError):
    """An operation combines amounts in different currencies."""

    left: str
    right: str

    def __str__(self) -> str:
        return f"cannot combine {self.left} with {self.right}; convert one of them first"


@frozen
class MoneyTextError(PenaltyModelError, ValueError):
    """A text is not an amount followed by its currency."""

    text: object

    def __str__(self) -> str:
        return f"{printable(self.text)} is not an amount of money; write it like '800000.00 RUB'"


@frozen
class AmbiguousAmountError(PenaltyModelError, ValueError):
    """An amount as people type it has two readings."""

    text: str
    currency: str

    def __str__(self) -> str:
        return (
            f"{printable(self.text)} may have a separator of thousands or of decimals; write it "
            f"without one, or with all decimals, like '1000.00{self.currency and ' '}{self.currency}'"
        )


@frozen
class NotWholeMinorUnitsError(PenaltyModelError, ValueError):
    """An exact amount is not a whole number of minor units and was not rounded."""

    amount: str
    currency: str

    def __str__(self) -> str:
        return (
            f"{self.amount} {self.currency} is not a whole number of minor units; "
            "round it first, for example with money.rounded(Rounding.HALF_UP)"
        )


@frozen
class UnboundedAmountError(PenaltyModelError, ValueError):
    """An amount without upper end is used as a number."""

    currency: str

    def __str__(self) -> str:
        return (
            f"the amount in {self.currency} has no upper end, so it is no number; "
            "check is_unbounded first"
        )


@frozen
class InvertedRangeError(PenaltyModelError, ValueError):
    """The low end of a range is above its high end."""

    low: object
    high: object

    def __str__(self) -> str:
        low, high = _end(self.low), _end(self.high)
        return f"low end {low} is above high end {high}; swap them"


def _end(value: object) -> str:
    """Return an end of a range as people read it, if that is safe to print."""
    try:
        shown = str(value)
    except ValueError:
        return printable(value)
    return shown if shown.isprintable() and len(shown) <= 100 else printable(value)


@frozen
class RangeEndsError(PenaltyModelError, TypeError):
    """The two ends of a range cannot be compared."""

    low: object
    high: object

    def __str__(self) -> str:
        return (
            f"the ends {printable(self.low)} and {printable(self.high)} of a range cannot be "
            "compared; pass two values of one type"
        )


@frozen
class WrongTypeError(PenaltyModelError, TypeError):
    """An argument has a value of the wrong type."""

    field: str
    expected: str
    value: object

    def __str__(self) -> str:
        return f"{self.field} must be {self.expected}, not {_typed(self.value)}"


@frozen
class WrongValueError(PenaltyModelError, ValueError):
    """An argument has a value that it does not accept."""

    field: str
    expected: str
    value: object

    def __str__(self) -> str:
        return f"{self.field} must be {self.expected}, not {printable(self.value)}"


# --- Days and names.


@frozen
class ChronologyError(PenaltyModelError, ValueError):
    """Two moments are in an impossible order."""

    earlier: str
    earlier_at: date
    later: str
    later_at: date

    def __str__(self) -> str:
        return (
            f"{self.later} ({self.later_at.isoformat()}) is before "
            f"{self.earlier} ({self.earlier_at.isoformat()}); check both"
        )


@frozen
class MixedClocksError(PenaltyModelError, TypeError):
    """Two moments cannot be compared: one has a time zone or a time, the other has none."""

    left: date
    right: date

    def __str__(self) -> str:
        return (
            f"cannot compare {self.left.isoformat()} with {self.right.isoformat()}; "
            "pass two dates, two datetimes with a time zone, or two without"
        )


@frozen
class CalendarError(PenaltyModelError, OverflowError):
    """A period ends after the last day of the calendar."""

    start: date
    period: str

    def __str__(self) -> str:
        return (
            f"{self.period} after {self.start.isoformat()} is later than the year 9999; "
            "pass an earlier day or a shorter period"
        )


@frozen
class NoViolationError(PenaltyModelError, ValueError):
    """A request was met or is still pending, so it is not a violation."""

    request: str
    state: str

    def __str__(self) -> str:
        return (
            f"request {printable(self.request)} is {self.state}, so it is not a violation; "
            "check request.state_at(...) first"
        )


@frozen
class DuplicateIdError(PenaltyModelError, ValueError):
    """Two objects that must have different identifiers share one."""

    what: str
    id: str

    def __str__(self) -> str:
        return f"two {self.what} have the identifier {printable(self.id)}; give each its own"


# --- Facts and the law.


@frozen
class MissingFact:
    """A fact that a penalty depends on and that is not given, and the argument that gives it."""

    fact: str
    fix: Fix

    def sentence(self, write: Callable[[Fix], str] = str) -> str:
        """Return the fact and the fix, which *write* puts into words."""
        return f"missing fact: {self.fact}; {write(self.fix)}"

    def __str__(self) -> str:
        return self.sentence()


@frozen
class MissingFactError(FixableError, LookupError):
    """A penalty depends on facts that are not given: *fact*, and the *others*, if any."""

    fact: str
    fix: Fix  # pyright: ignore[reportIncompatibleMethodOverride]  # a field in place of the property
    others: tuple[MissingFact, ...] = ()

    @property
    def problem(self) -> str:
        """Name the facts."""
        if not self.others:
            return f"missing fact: {self.fact}"
        return f"missing facts: {'; '.join(each.fact for each in self.missing)}"

    @property
    def missing(self) -> tuple[MissingFact, ...]:
        """Return all facts that are missing, as values that can be kept and compared."""
        return (MissingFact(self.fact, self.fix), *self.others)

    def sentence(self, write: Callable[[Fix], str] = str) -> str:
        """Return the facts, each with its fix, which *write* puts into words."""
        if not self.others:
            return super().sentence(write)
        named = (f"{each.fact} ({write(each.fix)})" for each in self.missing)
        return f"missing facts: {'; '.join(named)}"


def missing_facts(missing: Iterable[MissingFact]) -> MissingFactError:
    """Return one error for all *missing* facts, of which there is at least one."""
    first, *others = missing
    return MissingFactError(first.fact, first.fix, tuple(others))


@frozen
class UnknownFactError(FixableError, LookupError):
    """
    No penalty of the statute depends on a fact of this name.

    *known* are the names of facts of the same kind. *fix* is given if the name belongs to a fact of
    another kind.
    """

    fact: str
    known: tuple[str, ...]
    fix: Fix | None = None  # pyright: ignore[reportIncompatibleMethodOverride]  # as above

    @property
    def problem(self) -> str:
        """Name the fact, and the nearest one that is known."""
        if self.fix is not None:
            return f"{printable(self.fact)} is a fact of another kind"
        none = "the penalties depend on no fact of this kind, so leave it out"
        hint = suggestion(self.fact, self.known) if self.known else none
        return f"unknown fact {printable(self.fact)}; {hint}"


@frozen
class UnknownStatuteError(PenaltyModelError, LookupError):
    """No statute has the key. *near* are the keys that it may mean, the best first."""

    key: str
    known: tuple[str, ...]
    near: tuple[str, ...] = ()

    def __str__(self) -> str:
        return (
            f"unknown statute {printable(self.key)}; {_nearest(self.key, self.known, self.near)}"
        )


@frozen
class UnknownProvisionError(PenaltyModelError, LookupError):
    """The statute has no provision with the key. *near* are those it may mean, the best first."""

    key: str
    known: tuple[str, ...]
    near: tuple[str, ...] = ()

    def __str__(self) -> str:
        hint = _nearest(self.key, self.known, self.near)
        return f"unknown provision {printable(self.key)}; {hint}"


@frozen
class UnknownCategoryError(PenaltyModelError, LookupError):
    """The statute has no such category of content."""

    statute: str
    category: str
    known: tuple[str, ...]

    def __str__(self) -> str:
        hint = suggestion(self.category, self.known)
        return f"unknown category {printable(self.category)} of {self.statute}; {hint}"


@frozen
class CategoryNeededError(FixableError, LookupError):
    """A statute has several provisions, and neither a provision nor a category is given."""

    statute: str
    known: tuple[str, ...]
    provisions: tuple[str, ...] = ()

    @property
    def problem(self) -> str:
        """Name the statute."""
        return f"{self.statute} has several provisions"

    @property
    def fix(self) -> Fix:
        """A category, or a provision where the statute has no categories."""
        if self.known:
            return Fix(Argument.CATEGORY, self.known)
        return Fix(Argument.UNDER, self.provisions)


@frozen
class OutsideCodedLawError(FixableError, LookupError):
    """The law of that day is not coded."""

    key: str
    day: date
    coded_from: date
    coded_through: date
    may_assume: bool = True

    @property
    def problem(self) -> str:
        """Name the day and the days that are coded."""
        if self.coded_from > self.coded_through:
            return self._not_in_force
        what = (
            f"{self.key} is coded from {self.coded_from.isoformat()} through "
            f"{self.coded_through.isoformat()}, not for {self.day.isoformat()}"
        )
        none = "the text of that day is not coded, or there was none"
        return what if self.fix else f"{what}; {none}"

    @property
    def _not_in_force(self) -> str:
        """Name the first day of a text that was not in force when the coded law ends."""
        first, last, day = (
            each.isoformat() for each in (self.coded_from, self.coded_through, self.day)
        )
        if self.day < self.coded_from:
            return f"{self.key} is not in force before {first}, so it does not apply on {day}"
        return f"{self.key} applies from {first}, but the law is coded only through {last}"

    @property
    def fix(self) -> Fix | None:
        """The assumption that the law stays as it is, for days after the coded law."""
        if self.day > self.coded_through and self.may_assume:
            return Fix(Argument.ASSUME_UNCHANGED)
        return None


@frozen
class OverlappingEnactmentsError(PenaltyModelError, ValueError):
    """Two enactments of one provision apply on the same day, or are in the wrong order."""

    key: str
    first: date
    second: date

    def __str__(self) -> str:
        return (
            f"the enactments of {self.key} from {self.first.isoformat()} and from "
            f"{self.second.isoformat()} overlap or are in the wrong order; "
            "sort them, and end each before the next one starts"
        )


@frozen
class NotLiableError(PenaltyModelError, ValueError):
    """The provision does not apply to this kind of person."""

    key: str
    person: str
    liable: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.key} does not apply to the {self.person}, but to: {', '.join(self.liable)}"


@frozen
class NotARepeatError(FixableError, ValueError):
    """A provision for repeat offenses is named, and the offense is a first one."""

    key: str
    instead: tuple[str, ...]

    @property
    def problem(self) -> str:
        """Name the provision and the ones for a first offense."""
        return (
            f"{self.key} applies to repeat offenses only, and no earlier decision counts; "
            f"a first offense falls under {' or '.join(self.instead)}"
        )

    @property
    def fix(self) -> Fix:
        """The provision as charged."""
        return Fix(Argument.CHARGED_AS, (self.key,))


@frozen
class NeedsDecisionDayError(FixableError, LookupError):
    """The answer depends on the day of the decision, which is not given."""

    why: str

    @property
    def problem(self) -> str:
        """Name what depends on the day."""
        return f"{self.why} needs the day of the decision"

    @property
    def fix(self) -> Fix:
        """The day of the decision."""
        return Fix(Argument.DECIDED_ON)


# --- Penalties and documents.


@frozen
class IllFormedPenaltyError(PenaltyModelError, ValueError):
    """A node of a penalty has parts that it does not accept."""

    node: str
    problem: str

    def __str__(self) -> str:
        return f"{self.node}: {self.problem}"


@frozen
class Problem:
    """One problem of a document or a row: its place (a JSON pointer), a stable code, a sentence."""

    pointer: str
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.pointer or '/'}: {self.message} [{self.code}]"


@frozen
class NotCompiledError(PenaltyModelError, ValueError):
    """A penalty, or one set of facts, cannot be compiled; :func:`evaluate` handles them all."""

    why: str

    def __str__(self) -> str:
        return f"this is not compiled: {self.why}; use evaluate(penalty, facts)"


@frozen
class InputError(PenaltyModelError, ValueError):
    """A document or a row cannot be read; the error lists all its problems."""

    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        return "; ".join(map(str, self.problems))


@frozen
class UnreadableFileError(FixableError, ValueError):
    """A file as a whole cannot be read."""

    path: str
    why: str
    how: Fix | None = None

    @property
    def problem(self) -> str:
        """Name the file and what is wrong with it."""
        return f"cannot read {printable(self.path, 400)}: {self.why}"

    @property
    def fix(self) -> Fix | None:
        """The argument that says how to read the file."""
        return self.how


# --- Tables.


@frozen
class CurrencyNeededError(FixableError, LookupError):
    """A statute has amounts in no currency, or in several, so the table must have one."""

    key: str
    own: tuple[str, ...]
    given: str | None = None

    @property
    def problem(self) -> str:
        """Name the statute and its currencies."""
        amounts = f"amounts in {' and '.join(self.own)}" if self.own else "no amounts of its own"
        instead = "" if self.given is None else f", and {printable(self.given)} is not a currency"
        return f"{self.key} has {amounts}{instead}"

    @property
    def fix(self) -> Fix:
        """The currency of the table."""
        return Fix(Argument.CURRENCY)


@frozen
class UnsupportedTableError(PenaltyModelError, TypeError):
    """A table, or a question about it, could not be answered correctly."""

    what: str
    instead: str

    def __str__(self) -> str:
        return f"tables do not support {self.what}; {self.instead}"


@frozen
class ColumnError(PenaltyModelError, ValueError):
    """A column of a table is missing, is there twice, or has the wrong type."""

    column: str
    problem: str

    def __str__(self) -> str:
        return f"column {printable(self.column)}: {self.problem}"


@frozen
class MissingColumnsError(FixableError, LookupError):
    """A table as a whole does not have columns that are needed."""

    what: str
    missing: tuple[str, ...]
    there: tuple[str, ...]

    @property
    def problem(self) -> str:
        """Name the columns that are missing, and those that are there."""
        lacks = ", ".join(self.missing)
        has = ", ".join(printable(name, 40) for name in self.there[:_MOST_NAMES])
        more = len(self.there) - _MOST_NAMES
        rest = f" and {more} more" if more > 0 else ""
        return f"{self.what} has no column {lacks}; its columns are {has or 'none'}{rest}"

    @property
    def fix(self) -> Fix:
        """The names of the columns."""
        return Fix(Argument.NAMES, self.missing[:1])


_MOST_NAMES = 20


@frozen
class BeyondBoundsError(FixableError, OverflowError):
    """Within the bounds of the columns, amounts may be larger than the integers of the engine."""

    key: str
    bounds: str
    engine: str

    @property
    def problem(self) -> str:
        """Name the statute, the bounds and the engine."""
        return f"{self.key} with {self.bounds} can exceed the integers of {self.engine}"

    @property
    def fix(self) -> Fix:
        """The bounds of the columns."""
        return Fix(Argument.BOUNDS)


# --- Simulations.


@frozen
class AmountsTooLargeError(PenaltyModelError, OverflowError):
    """The total of a simulation may exceed the integers in which it is calculated."""

    currency: str

    def __str__(self) -> str:
        return (
            f"a total of this scenario can exceed 2**63 - 1 minor units of {self.currency}; "
            "simulate fewer violations at once, or lower the revenues"
        )


@frozen
class TooFewCasesError(PenaltyModelError, ValueError):
    """There are too few decided cases to learn a distribution from them."""

    what: str
    found: int
    needed: int

    def __str__(self) -> str:
        return (
            f"{self.what}: {self.found} decided cases have a position in their range, and at least "
            f"{self.needed} are needed; pass more cases, or assume a distribution such as uniform()"
        )
