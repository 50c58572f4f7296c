"""The fields and the result of a calculator as HTML."""

from __future__ import annotations

import io
import keyword
import tokenize

from html import escape

from live.fields import Field, Form
from live.phrases import Phrases


def fields_html(form: Form, phrases: Phrases, *, fixed: bool) -> str:
    """Return the controls of *form*; with *fixed*, without the statute."""
    shown = [each for each in form.fields if not (fixed and each.name == "statute")]
    usual = "".join(_control(each, phrases) for each in shown if not each.is_rare)
    rare = "".join(_control(each, phrases) for each in shown if each.is_rare)
    hidden = f'<input type="hidden" name="statute" value="{escape(form.statute.key)}">'
    more = (
        f"<details><summary>{_label('More options', phrases)}</summary><div>{rare}</div></details>"
    )
    return f'{hidden if fixed else ""}<div class="live-grid">{usual}</div>{_rows(form, phrases)}{more}'


def _label(english: str, phrases: Phrases) -> str:
    return escape(phrases.translate(english))


def _rows(form: Form, phrases: Phrases) -> str:
    if not form.rules or form["repeat"]:
        return ""
    remove = _label("Remove", phrases)
    rows = "".join(
        f"<fieldset><legend>{_label('Earlier decision', phrases)} {number}</legend>"
        f'<div class="live-grid">{"".join(_control(each, phrases) for each in row)}'
        f'<button type="button" data-remove="{number}" '
        f'aria-label="{remove}: {_label("Earlier decision", phrases)} {number}">{remove}</button>'
        "</div></fieldset>"
        for number, row in enumerate(form.decisions, 1)
    )
    add = f'<button type="button" data-add>{_label("Add an earlier decision", phrases)}</button>'
    return f'<div class="live-rows">{rows}{add}</div>'


def _control(each: Field, phrases: Phrases) -> str:
    label = _label(each.label, phrases)
    about = f" <small>{_label(each.about, phrases)}</small>" if each.about else ""
    name, value = escape(each.name), escape(each.value)
    unit = f' <span class="live-unit">{each.unit}</span>' if each.unit else ""
    match each.kind:
        case "choice":
            control = f'<select name="{name}">{_options(each, phrases)}</select>'
        case "number":
            control = f'<input name="{name}" value="{value}" inputmode="numeric">{unit}'
        case "day":
            control = f'<input type="date" name="{name}" value="{value}">'
        case _:
            is_on = " checked" if each.value == "yes" else ""
            control = f'<input type="checkbox" name="{name}" value="yes"{is_on}>'
    wide = " live-wide" if each.unit or each.name in {"statute", "offense"} else ""
    return (
        f'<label class="live-{each.kind}{wide}"><span>{label}{about}</span>'
        f"<span>{control}</span></label>"
    )


def _options(each: Field, phrases: Phrases) -> str:
    def one(value: str, label: str) -> str:
        is_on = " selected" if value == each.value else ""
        return f'<option value="{escape(value)}"{is_on}>{_label(label, phrases)}</option>'

    return "".join(
        f'<optgroup label="{_label(name, phrases)}">{options}</optgroup>' if name else options
        for name, choices in each.groups
        for options in ["".join(one(*choice) for choice in choices)]
    )


def answer_html(view: str, drawing: str, code: str, phrases: Phrases) -> str:
    """Return a result: its *view*, its *drawing* if it has one, and the equivalent *code*."""
    title = "Equivalent Python code"
    chart = f'<figure class="chart">{drawing}</figure>' if drawing else ""
    return (
        f'{phrases.translate_markup(view + chart)}<p class="rubric">{_label(title, phrases)}</p>'
        f'<pre class="highlight live-code">{highlighted(code)}</pre>'
    )


_CLASSES = {tokenize.STRING: "s2", tokenize.NUMBER: "mi", tokenize.COMMENT: "c1"}
_CONSTANTS = {"None", "True", "False"}


def highlighted(code: str) -> str:
    """
    Return *code* as HTML, with the classes of Pygments.

    >>> highlighted("x = None")
    'x = <span class="kc">None</span>'
    """
    lines = code.splitlines(keepends=True)
    parts: list[str] = []
    row, column = 1, 0
    for token in tokenize.generate_tokens(io.StringIO(code).readline):
        kind = _CLASSES.get(token.type, "")
        if token.type == tokenize.NAME and keyword.iskeyword(token.string):
            kind = "kc" if token.string in _CONSTANTS else "k"
        if not kind:
            continue
        parts.append(escape(_between(lines, (row, column), token.start)))
        parts.append(f'<span class="{kind}">{escape(token.string)}</span>')
        row, column = token.end
    return "".join([*parts, escape(_between(lines, (row, column), (len(lines) + 1, 0)))])


def _between(lines: list[str], start: tuple[int, int], end: tuple[int, int]) -> str:
    if start[0] == end[0]:
        return lines[start[0] - 1][start[1] : end[1]]
    first = lines[start[0] - 1][start[1] :] if start[0] <= len(lines) else ""
    last = lines[end[0] - 1][: end[1]] if end[0] <= len(lines) else ""
    return "".join([first, *lines[start[0] : end[0] - 1], last])
