"""Integer expressions as narwhals expressions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import reduce
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from penaltymodel.tables.expressions import (
    Expression,
    as_choice,
    stages_of,
)


if TYPE_CHECKING:
    import narwhals as nw


@frozen
class Speaker:
    """
    Says forms to an engine as expressions of narwhals.

    *divides* says whether the engine divides whole numbers exactly; where it does so in floating
    point, a second step mends the quotient. *wide* reckons in 128 bits. *staged* holds the names of
    columns that a form already stands in.
    """

    divides: bool = True
    wide: bool = False
    staged: dict[Expression, str] = field(factory=dict[Expression, str])

    def stages(self, roots: Mapping[str, Expression], prefix: str) -> Iterator[dict[str, nw.Expr]]:
        """
        Yield the columns to add, stage by stage; the last are those of *roots*.

        What is used more than once becomes a column of its own, whose name begins with *prefix*:
        an expression is a tree, and would say it again each time.
        """
        for stage in stages_of(list(roots.values())):
            names = {form: f"{prefix}{len(self.staged) + n}" for n, form in enumerate(stage)}
            yield {name: self._say(form) for form, name in names.items()}
            self.staged.update(names)
        yield {name: self.say(form) for name, form in roots.items()}

    def say(self, form: Expression) -> nw.Expr:
        """Return *form* as an expression."""
        if form in self.staged:
            import narwhals as nw  # noqa: PLC0415

            return nw.col(self.staged[form])
        return self._say(form)

    def _say(self, form: Expression) -> nw.Expr:
        found: nw.Expr = self._said(form)
        return found

    def _said(self, form: Expression) -> Any:
        import narwhals as nw  # noqa: PLC0415  # late: the package is imported without it

        match form.op, form.args:
            case "literal", (value,):
                return nw.lit(value, dtype=nw.Int128() if self.wide else nw.Int64())
            case (("truth" | "word"), (value,)):
                return nw.lit(value)
            case "column", (name,):
                return nw.col(name)
            case "filled", (name, value):
                return nw.col(name).fill_null(value)
            case "one_of", (name, words):
                tests = [nw.col(name) == str(word) for word in words]
                return reduce(lambda a, b: a | b, tests)
            case "null", (name,):
                return nw.col(name).is_null()
            case "since", (name, day):
                return nw.col(name) >= day
            case "before", (name, other):
                return nw.col(name) < nw.col(other)
            case "among", (name, numbers):
                return among(nw.col(name), numbers)
            case "over", (one, divisor, _):
                return self._over(self.say(one), divisor)
            case "rest", (one, divisor, _):
                return self.say(one) - self._over(self.say(one), divisor) * divisor
            case (("greater" | "lesser"), _) if (choice := as_choice(form)) is not form:
                return self.say(choice)
            case "greater", (one, other):
                return nw.max_horizontal(self.say(one), self.say(other))
            case "lesser", (one, other):
                return nw.min_horizontal(self.say(one), self.say(other))
            case "pick", (test, one, Expression(op="nothing")):
                return nw.when(self.say(test)).then(self.say(one))
            case "pick", (test, one, other):
                return nw.when(self.say(test)).then(self.say(one)).otherwise(self.say(other))
            case "negated", (one,):
                return ~self.say(one)
            case "at_least", (one, other):
                return self._operand(one) >= self._operand(other)
            case _:
                one, other = form.args
                return _OPERATORS[form.op](self.say(one), self._operand(other))

    def _operand(self, form: Expression) -> Any:
        """Return a plain number where the engine takes its type from the other side."""
        return form.value if form.op == "literal" else self.say(form)

    def _over(self, one: nw.Expr, divisor: int) -> nw.Expr:
        if self.divides:
            return one // divisor
        import narwhals as nw  # noqa: PLC0415

        near = (one / divisor).cast(nw.Int64())
        return near + ((one - near * divisor) / divisor).floor().cast(nw.Int64())


def among(column: nw.Expr, numbers: tuple[int, ...]) -> nw.Expr:
    """Return where *column* is one of *numbers*, which ascend."""
    first, last = numbers[0], numbers[-1]
    if first == last:
        return column == first
    if len(numbers) == last - first + 1:
        return (column >= first) & (column <= last)
    return reduce(lambda a, b: a | b, (column == number for number in numbers))


_OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "plus": lambda one, other: one + other,
    "times": lambda one, other: one * other,
    "both": lambda one, other: one & other,
    "either": lambda one, other: one | other,
}
