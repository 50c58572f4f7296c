"""
Forms said as SQL for DuckDB, where ``//`` between whole numbers is exact and one operation.

By way of narwhals each division would be three, with tests of types around them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from penaltymodel.tables.expressions import Expression, as_choice, stages_of


def stages(roots: Mapping[str, Expression], prefix: str, *, wide: bool) -> Iterator[str]:
    """Yield what to project, stage by stage, as the speaker of narwhals does."""
    staged: dict[Expression, str] = {}
    for stage in stages_of(list(roots.values())):
        names = {form: f"{prefix}{len(staged) + n}" for n, form in enumerate(stage)}
        yield _projected({name: _say(form, staged, wide) for form, name in names.items()})
        staged.update(names)
    yield _projected(
        {
            name: _name(staged[form]) if form in staged else _say(form, staged, wide)
            for name, form in roots.items()
        }
    )


def _projected(columns: Mapping[str, str]) -> str:
    return ", ".join(["*", *(f"{said} AS {_name(name)}" for name, said in columns.items())])


def _say(form: Expression, staged: Mapping[Expression, str], wide: bool) -> str:
    form = as_choice(form) if form.op in {"greater", "lesser"} else form
    if form.op == "pick":
        return _choice(form, staged, wide)
    args: list[Any] = [
        (_name(staged[part]) if part in staged else _say(part, staged, wide))
        if isinstance(part, Expression) and part.op != "room"
        else part
        for part in form.args
    ]
    match form.op:
        case "literal":
            return f"CAST({args[0]} AS {'HUGEINT' if wide else 'BIGINT'})"
        case "truth":
            return str(args[0]).upper()
        case "word":
            return _text(args[0])
        case "nothing":
            return "NULL"
        case "column":
            return _name(args[0])
        case "one_of":
            return "(" + " OR ".join(f"{_name(args[0])} = {_text(word)}" for word in args[1]) + ")"
        case "among":
            return f"({_name(args[0])} IN ({', '.join(map(str, args[1]))}))"
        case "since":
            return f"({_name(args[0])} >= DATE '{args[1]}')"
        case "before":
            return f"({_name(args[0])} < {_name(args[1])})"
        case "filled":
            return f"coalesce({_name(args[0])}, {args[1]})"
        case "null":
            return f"({_name(args[0])} IS NULL)"
        case op:
            return _SAID[op].format(*args)


def _choice(form: Expression, staged: Mapping[Expression, str], wide: bool) -> str:
    """Return a choice with all its tests in one: what is chosen within would be copied outward."""

    def said(part: Expression) -> str:
        return _name(staged[part]) if part in staged else _say(part, staged, wide)

    test, one, other = form.args
    rest = said(other)
    chosen = f"CASE WHEN {said(test)} THEN {said(one)} "
    return chosen + (
        rest.removeprefix("CASE ") if rest.startswith("CASE ") else f"ELSE {rest} END"
    )


_SAID = {
    "over": "({0} // {1})",
    "rest": "({0} % {1})",
    "greater": "greatest({0}, {1})",
    "lesser": "least({0}, {1})",
    "negated": "(NOT {0})",
    "at_least": "({0} >= {1})",
    "plus": "({0} + {1})",
    "times": "({0} * {1})",
    "both": "({0} AND {1})",
    "either": "({0} OR {1})",
}


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(word: object) -> str:
    return "'" + str(word).replace("'", "''") + "'"
