"""Views: how a value is shown as text, Markdown, HTML and in a terminal."""

from __future__ import annotations

import importlib
import textwrap

from collections.abc import Sequence
from html import escape

from attrs import frozen


WIDTH = 100
"""How many columns plain text takes, where its words and numbers allow it."""


@frozen
class Table:
    """
    A table: its *caption*, the names of its columns, and its rows of text.

    *numbers* says which columns, counted from 0, are aligned to the right and never wrap.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()


@frozen
class View:
    """The parts of a value that are shown: title, lines and tables."""

    title: str
    lines: tuple[str, ...]
    tables: tuple[Table, ...]


def plain(shown: View, width: int = WIDTH) -> str:
    """Return a view as plain text, in columns; words wrap at *width*."""
    parts = [*_wrapped(shown.title, width)]
    for line in shown.lines:
        parts += _wrapped(f"  {line}", width, indent="    ")
    for each in shown.tables:
        parts += ["", *_wrapped(each.caption, width), *_columns(each, width)]
    return "\n".join(parts)


def _wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Return the lines of *text*; no word is broken, however long."""
    return textwrap.wrap(
        text,
        max(width, 1),
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]


def _columns(table: Table, width: int) -> list[str]:
    grid = (table.columns, *table.rows)
    widths = _widths(grid, table.numbers, width)
    lines: list[str] = []
    for row in grid:
        cells = [_cell(text, wide) for text, wide in zip(row, widths, strict=True)]
        for number in range(max(map(len, cells))):
            here = [cell[number] if number < len(cell) else "" for cell in cells]
            line = "  ".join(
                text.rjust(wide) if column in table.numbers else text.ljust(wide)
                for column, (text, wide) in enumerate(zip(here, widths, strict=True))
            )
            lines.append(f"  {line}".rstrip())
    return lines


def _cell(text: str, width: int) -> list[str]:
    """Return the lines of a cell; a step keeps its depth in each of them."""
    return _wrapped(text, width, indent="\u2007" * (len(text) - len(text.lstrip("\u2007"))))


def _widths(grid: Sequence[tuple[str, ...]], numbers: tuple[int, ...], width: int) -> list[int]:
    """Return the widths of the columns: the widest of words give way until all fit."""
    columns = list(zip(*grid, strict=True))
    widths = [max(map(len, column)) for column in columns]
    least = [
        widths[number] if number in numbers else max(map(_longest_word, column))
        for number, column in enumerate(columns)
    ]
    room = width - 2 * len(widths)
    while sum(widths) > room:
        wide = [number for number, each in enumerate(widths) if each > least[number]]
        if not wide:
            break
        widths[max(wide, key=widths.__getitem__)] -= 1
    return widths


def _longest_word(text: str) -> int:
    return max(map(len, text.split(" ")))


def _escaped(text: str) -> str:
    """Return *text* with the characters escaped that have a meaning in Markdown or its math."""
    for sign in "\\`*_<>|[]$~#&":
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.splitlines())


# All colors are mixed from the color of the surrounding text, so light and dark pages both work. The
# class is repeated three times to override the styles of notebooks for tables.
_STYLE = """<style>
.penaltymodel{font-size:.92em;line-height:1.45;max-width:60rem;overflow-x:auto}
.penaltymodel ul{margin:.3em 0;padding-left:1.2em}
.penaltymodel table{border-collapse:collapse;margin:.6em 0;border:0}
.penaltymodel caption{caption-side:top;text-align:left;font-weight:600;color:inherit;padding:.2em 0}
.penaltymodel.penaltymodel.penaltymodel :is(th,td){text-align:left;vertical-align:baseline;
border:0;border-bottom:1px solid color-mix(in srgb,currentColor 20%,transparent);
background:none;color:inherit;padding:.25em .9em .25em 0;white-space:normal}
.penaltymodel.penaltymodel.penaltymodel .n{text-align:right;white-space:nowrap;
font-variant-numeric:tabular-nums}
</style>"""


# Repeated in each cell, because front ends drop the style sheet of a notebook that is not trusted.
_LEFT = ' style="text-align:left"'
_RIGHT = ' class="n" style="text-align:right;white-space:nowrap"'


def _html_table(table: Table) -> str:
    def cells(tag: str, more: str, row: tuple[str, ...]) -> str:
        kinds = [_RIGHT if number in table.numbers else _LEFT for number in range(len(row))]
        return "".join(
            f"<{tag}{more}{kind}>{escape(cell)}</{tag}>"
            for kind, cell in zip(kinds, row, strict=True)
        )

    head = cells("th", ' scope="col"', table.columns)
    body = "".join(f"<tr>{cells('td', '', row)}</tr>" for row in table.rows)
    return (
        f"<table><caption{_LEFT}>{escape(table.caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def as_markdown(shown: View) -> str:
    """Return a view as Markdown."""
    parts = [f"**{_escaped(shown.title)}**", ""]
    parts += [f"- {_escaped(line)}" for line in shown.lines]
    for each in shown.tables:
        rule = ["---:" if n in each.numbers else "---" for n in range(len(each.columns))]
        parts += ["", f"*{_escaped(each.caption)}*", ""]
        for row in (each.columns, tuple(rule), *each.rows):
            parts.append(f"| {' | '.join(map(_escaped, row))} |")
    return "\n".join(parts)


def as_html(shown: View) -> str:
    """Return a view as HTML that needs nothing from the page around it."""
    lines = "".join(f"<li>{escape(line)}</li>" for line in shown.lines)
    tables = "".join(map(_html_table, shown.tables))
    return (
        f'<div class="penaltymodel">{_STYLE}<strong>{escape(shown.title)}</strong>'
        f"<ul>{lines}</ul>{tables}</div>"
    )


def as_rich(shown: View) -> object:
    """Return a view for the library rich; imported by name because only its users need it."""
    console, tables, texts = (
        importlib.import_module(f"rich.{name}") for name in ("console", "table", "text")
    )
    parts = [texts.Text(shown.title, style="bold")]
    parts += [texts.Text(f"  {line}") for line in shown.lines]
    for each in shown.tables:
        grid = tables.Table(title=texts.Text(each.caption), title_justify="left", box=None)
        for number, name in enumerate(each.columns):
            to_the_right = number in each.numbers
            grid.add_column(
                texts.Text(name),
                justify="right" if to_the_right else "left",
                no_wrap=to_the_right,
                overflow="fold",
            )
        for row in each.rows:
            grid.add_row(*map(texts.Text, row))
        parts += [texts.Text(), grid]
    return console.Group(*parts)
