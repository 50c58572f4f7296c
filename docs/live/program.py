"""The Python program for a case, which a calculator both runs and shows."""

from __future__ import annotations

import re

from datetime import date
from textwrap import indent

from live.fields import DAYS, ELSE, REPEATS, Form, of_kind, sums
from live.reading import day, whole
from penaltymodel.engine.inputs import InputKind
from penaltymodel.law.penalties import Revenue
from penaltymodel.law.words import Base, Role, Standing


_WIDTH = 80


def program(form: Form) -> str:
    """
    Return a program that assesses the case in *form* and assigns the result to ``answer``.

    Raises:
        UnclearError: The value of a field is invalid.
    """
    return _Program(form).text()


def call(name: str, *parts: str, **named: str | None) -> str:
    """
    Return a call as source text, on one line if it fits; arguments that are None are omitted.

    >>> print(call("Money", "5", code=repr("EUR"), unit=None))
    Money(5, code='EUR')
    """
    words = [*parts, *(f"{key}={text}" for key, text in named.items() if text is not None)]
    line = f"{name}({', '.join(words)})"
    if len(line) <= _WIDTH and "\n" not in line:
        return line
    body = "".join(f"{indent(each, '    ')},\n" for each in words)
    return f"{name}(\n{body})"


def _text(value: str) -> str:
    """Return *value* in double quotes."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _day(value: date) -> str:
    return f"date({value.year}, {value.month}, {value.day})"


def _mapping(entries: dict[str, str]) -> str | None:
    if not entries:
        return None
    line = "{" + ", ".join(f"{_text(key)}: {value}" for key, value in entries.items()) + "}"
    if len(line) <= _WIDTH:
        return line
    return "{\n" + "".join(f"    {_text(key)}: {each},\n" for key, each in entries.items()) + "}"


_EITHER = "Range(False, True)"
_TRUTHS = {"yes": "True", "no": "False", "open": _EITHER}


class _Program:
    """Writes a program from the fields of a form."""

    def __init__(self, form: Form) -> None:
        self.form = form

    def text(self) -> str:
        case = call(
            "assess",
            self._violation(),
            self._platform(),
            *self._history(),
            decided_on=self._day_in("decided_on"),
            law_at=self._word_in("law_at"),
            charged_as=self._word_in("charged_as"),
            repeat=self._repeat(),
            given=self._given(),
            assume_unchanged="True" if self.form["assume_unchanged"] == "yes" else None,
        )
        names = [name for name in _NAMES if re.search(rf"\b{name}[(.]", case)]
        imports = f"from penaltymodel import {', '.join(names)}"
        if len(imports) > _WIDTH:
            imports = "from penaltymodel import (\n" + "".join(f"    {n},\n" for n in names) + ")"
        return f"from datetime import date\n\n{imports}\n\nanswer = {case}\nprint(answer)\n"

    def _word_in(self, name: str) -> str | None:
        return _text(self.form[name]) if self.form[name] else None

    def _has(self, name: str) -> bool:
        return any(each.name == name for each in self.form.all_fields())

    def _day_in(self, name: str) -> str | None:
        return _day(day(name, self.form[name])) if self._has(name) else None

    def _violation(self) -> str:
        key, offense = self.form.statute.key, self.form["offense"]
        is_category = offense in self.form.statute.categories
        return call(
            "Violation",
            under=_text(key if is_category else offense),
            category=_text(offense) if is_category else None,
            committed_on=self._day_in("committed_on"),
            detected_on=self._day_in("detected_on"),
        )

    def _platform(self) -> str:
        revenues = [
            (self._money(name), each.fact.base)
            for name, each in sums(self.form.inputs)
            if isinstance(each.fact, Revenue)
        ]
        role = self.form["role"]
        return call(
            "Platform",
            _text("the platform"),
            _text(self.form["person"]),
            *_revenues(revenues),
            role=_text(role) if role not in {"", Role.OWNER} else None,
        )

    def _money(self, name: str) -> str:
        number = whole(name, self.form[name])
        return call("Money", f"{number:_}", _text(self.form.currency))

    def _given(self) -> str | None:
        required = self.form.inputs
        amounts = {
            each.name: self._money(name)
            for name, each in sums(required)
            if not isinstance(each.fact, Revenue)
        }
        counts = {
            each.name: f"{whole(f'count: {each.name}', self.form[f'count: {each.name}']):_}"
            for each in of_kind(required, InputKind.COUNT)
        }
        flags = {
            each.name: _TRUTHS[self.form[f"flag: {each.name}"]]
            for each in of_kind(required, InputKind.CIRCUMSTANCE)
        }
        words = {
            each.name: self.form[f"word: {each.name}"]
            for each in of_kind(required, InputKind.WORD)
        }
        given = {
            "amounts": _mapping(amounts),
            "counts": _mapping(counts),
            "flags": _mapping(flags),
            "words": _mapping({n: _text("other" if w == ELSE else w) for n, w in words.items()}),
        }
        return call("Facts", **given) if any(given.values()) else None

    def _repeat(self) -> str | None:
        stated = self.form["repeat"]
        return _EITHER if stated == "open" else str(REPEATS[stated]) if stated else None

    def _history(self) -> list[str]:
        rows = range(1, len(self.form.decisions) + 1)
        decisions = [self._decision(f"decision{number}.") for number in rows]
        if not decisions:
            return []
        return ["OffenseHistory(\n" + indent(_listed(decisions), "    ") + "\n)"]

    def _decision(self, head: str) -> str:
        standing = self.form[f"{head}standing"]
        days: dict[str, str | None] = {}
        for name in DAYS:
            whether = self.form[f"{head}{name}"]
            if whether == "-":
                days[name] = "None"
            elif whether == "on":
                days[name] = self._day_in(f"{head}{name}_day")
        return call(
            "Decision",
            under=_text(self.form[f"{head}under"]),
            decided_on=self._day_in(f"{head}decided_on"),
            **days,
            standing=_text(standing) if standing != Standing.STANDING else None,
        )


# All names that a program may import, in the order of ruff.
_NAMES = (
    "AccountingPeriod",
    "AnnualRevenue",
    "Base",
    "Decision",
    "Facts",
    "Measure",
    "Money",
    "OffenseHistory",
    "Perimeter",
    "Platform",
    "Range",
    "Violation",
    "assess",
)


def _listed(items: list[str]) -> str:
    return "[\n" + "".join(f"{indent(each, '    ')},\n" for each in items) + "]"


def _revenues(revenues: list[tuple[str, Base]]) -> list[str]:
    """Return the argument for the revenues: one amount, or several with their bases."""
    if len(revenues) < 2:
        return [amount for amount, _ in revenues]
    figures = [call("AnnualRevenue", amount=amount, base=_base(base)) for amount, base in revenues]
    return [_listed(figures)]


def _base(base: Base) -> str:
    return call(
        "Base",
        f"Measure.{base.measure.name}",
        f"Perimeter.{base.perimeter.name}",
        _text(base.territory),
        f"AccountingPeriod.{base.period.name}",
    )
