"""
Integer expressions as SQL for DuckDB, where ``//`` between whole numbers is exact and one operation.

Through narwhals each division would be three operations, with type tests around them.
"""

from __future__ import annotations

from typing import Any

from attrs import frozen

from penaltymodel.tables.expressions import Expression, Printer, as_choice


def quoted(name: str) -> str:
    """Return the name of a column in quotes."""
    return '"' + name.replace('"', '""') + '"'


@frozen
class SqlPrinter(Printer[str]):
    """Prints expressions as SQL."""

    def print_parts(self, found: Expression) -> str:
        """Print an expression that no column holds."""
        found = as_choice(found) if found.op in {"greater", "lesser"} else found
        if found.op == "choose":
            return self._choice(found)
        args: list[Any] = [  # of any kind, depending on the operation
            self.print(part) if isinstance(part, Expression) and part.op != "headroom" else part
            for part in found.args
        ]
        match found.op:
            case "literal":
                return f"CAST({args[0]} AS {_TYPES['wide' if self.wide else 'number']})"
            case "truth":
                return str(args[0]).upper()
            case "word":
                return _text(args[0])
            case "null":
                return f"CAST(NULL AS {_TYPES[args[0]]})"
            case "column":
                return quoted(args[0])
            case "cast":
                return f"CAST({quoted(args[0])} AS {_TYPES[args[1]]})"
            case "one_of":
                tests = (f"{quoted(args[0])} = {_text(word)}" for word in args[1])
                return f"({' OR '.join(tests)})"
            case "is_in":
                return f"({quoted(args[0])} IN ({', '.join(map(str, args[1]))}))"
            case "since":
                return f"({quoted(args[0])} >= DATE '{args[1]}')"
            case "before":
                return f"({quoted(args[0])} < {quoted(args[1])})"
            case "filled":
                return f"coalesce({quoted(args[0])}, {args[1]})"
            case "is_null":
                return f"({quoted(args[0])} IS NULL)"
            case "at_least" | "plus" | "times":
                one, other = map(self._operand, found.args)
                return f"({one} {_SIGNS[found.op]} {other})"
            case op:
                return _OPERATIONS[op].format(*args)

    def _operand(self, found: Expression) -> str:
        """Return a constant as a plain number: DuckDB takes its type from the other side."""
        return str(found.value) if found.op == "literal" else self.print(found)

    def _choice(self, found: Expression) -> str:
        """Return a choice with all its tests in one CASE: DuckDB copies what nested ones choose."""
        test, one, other = map(self.print, found.args)
        chosen = f"CASE WHEN {test} THEN {one} "
        if found.args[2].op == "null":
            return f"{chosen}END"
        return chosen + (
            other.removeprefix("CASE ") if other.startswith("CASE ") else f"ELSE {other} END"
        )


_OPERATIONS = {
    "quotient": "({0} // {1})",
    "remainder": "({0} % {1})",
    "greater": "greatest({0}, {1})",
    "lesser": "least({0}, {1})",
    "negated": "(NOT {0})",
    "both": "({0} AND {1})",
    "either": "({0} OR {1})",
}
_SIGNS = {"at_least": ">=", "plus": "+", "times": "*"}
_TYPES = {
    "day": "DATE",
    "text": "VARCHAR",
    "truth": "BOOLEAN",
    "number": "BIGINT",
    "wide": "HUGEINT",
}


def _text(word: object) -> str:
    return "'" + str(word).replace("'", "''") + "'"
