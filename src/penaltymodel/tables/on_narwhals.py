"""
Integer expressions as expressions of narwhals, or of polars, whose functions have the same names.

polars gets its own expressions because they can be kept: those of narwhals are translated again
for every table, which takes longer than assessing a few thousand rows.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any

from attrs import field, frozen

from penaltymodel.tables.expressions import Expression, Printer, as_choice


@frozen
class NarwhalsPrinter(Printer[Any]):  # the expressions of either library
    """
    Prints expressions for *api*, the module narwhals or polars.

    *divides* is False if the engine divides whole numbers in floating point; a second step then
    corrects the quotient.
    """

    api: Any = field(kw_only=True)  # a module
    divides: bool = field(default=True, kw_only=True)

    def print_parts(self, found: Expression) -> Any:
        """Print an expression that no column holds."""
        api = self.api
        match found.op, found.args:
            case "literal", (value,):
                return api.lit(value, dtype=api.Int128() if self.wide else api.Int64())
            case (("truth" | "word"), (value,)):
                return api.lit(value)
            case "null", (kind,):
                return api.lit(None, dtype=getattr(api, _TYPES[kind])())
            case "column", (name,):
                return api.col(name)
            case "cast", (name, kind):
                return api.col(name).cast(getattr(api, _TYPES[kind])())
            case "filled", (name, value):
                return api.col(name).fill_null(value)
            case "one_of", (name, words):
                return reduce(lambda a, b: a | b, (api.col(name) == str(word) for word in words))
            case "is_null", (name,):
                return api.col(name).is_null()
            case "since", (name, day):
                return api.col(name) >= day
            case "before", (name, other):
                return api.col(name) < api.col(other)
            case "is_in", (name, numbers):
                return is_in(api.col(name), numbers)
            case "spelled", (number, words):
                # Only polars: gathering is ten times faster than choosing between texts.
                text = api.lit(api.Series(words, dtype=api.String()))
                return text.gather(self.print(number).cast(api.UInt32()))
            case "quotient", (one, divisor, _):
                return self._quotient(self.print(one), divisor)
            case "remainder", (one, divisor, _):
                return self.print(one) - self._quotient(self.print(one), divisor) * divisor
            case (("greater" | "lesser"), _) if (choice := as_choice(found)) is not found:
                return self.print(choice)
            case "greater", (one, other):
                return api.max_horizontal(self.print(one), self.print(other))
            case "lesser", (one, other):
                return api.min_horizontal(self.print(one), self.print(other))
            case "choose", (test, one, Expression(op="null")):
                return api.when(self.print(test)).then(self.print(one))
            case "choose", (test, one, other):
                chosen = api.when(self.print(test)).then(self.print(one))
                return chosen.otherwise(self.print(other))
            case "negated", (one,):
                return ~self.print(one)
            case "at_least", (one, other):
                return self._operand(one) >= self._operand(other)
            case _:
                one, other = found.args
                return _OPERATORS[found.op](self.print(one), self._operand(other))

    def _operand(self, found: Expression) -> Any:
        """Return a constant as a plain number: the engine takes its type from the other side."""
        return found.value if found.op == "literal" else self.print(found)

    def _quotient(self, one: Any, divisor: int) -> Any:
        if self.divides:
            return one // divisor
        whole = self.api.Int64()
        near = (one / divisor).cast(whole)
        return near + ((one - near * divisor) / divisor).floor().cast(whole)


def is_in(column: Any, numbers: tuple[int, ...]) -> Any:
    """Return whether *column* is one of *numbers*, which are ascending."""
    first, last = numbers[0], numbers[-1]
    if first == last:
        return column == first
    if len(numbers) == last - first + 1:
        return (column >= first) & (column <= last)
    return reduce(lambda a, b: a | b, (column == number for number in numbers))


_TYPES = {"day": "Date", "text": "String", "truth": "Boolean", "number": "Int64", "wide": "Int128"}
_OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "plus": lambda one, other: one + other,
    "times": lambda one, other: one * other,
    "both": lambda one, other: one & other,
    "either": lambda one, other: one | other,
}
