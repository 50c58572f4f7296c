"""Parts of generated pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from docutils import nodes
from words import translate


Cell: TypeAlias = str | list[nodes.Node]


def paragraph(text: str) -> nodes.paragraph:
    """Return a paragraph."""
    return nodes.paragraph("", text)


def linked(text: str, address: str) -> list[nodes.Node]:
    """Return a paragraph with a link."""
    return [nodes.paragraph("", "", nodes.reference("", text, refuri=address))]


def bullets(items: Iterable[Cell]) -> nodes.bullet_list:
    """Return a bullet list."""
    shown = nodes.bullet_list()
    for each in items:
        shown += nodes.list_item("", *_cell(each))
    return shown


def grid(
    columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]], widths: tuple[int, ...] = ()
) -> nodes.table:
    """Return a table."""
    shown = nodes.table(classes=["law", "colwidths-given"])
    group = nodes.tgroup(cols=len(columns))
    shown += group
    for width in widths or (1,) * len(columns):
        group += nodes.colspec(colwidth=width)
    head, body = nodes.thead(), nodes.tbody()
    group += [head, body]
    head += _row(columns)
    body.extend(map(_row, rows))
    return shown


def _cell(content: Cell) -> list[nodes.Node]:
    return [paragraph(content)] if isinstance(content, str) else content


def _row(cells: tuple[Cell, ...]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", *_cell(each)) for each in cells))


def listed(facts: Iterable[tuple[str, Cell]]) -> nodes.field_list:
    """Return a field list of names and values."""
    shown = nodes.field_list()
    for name, content in facts:
        body = nodes.field_body("", *_cell(content))
        shown += nodes.field("", nodes.field_name("", name), body)
    return shown


def translated(shown: list[nodes.Node]) -> list[nodes.Node]:
    """Return *shown* with every text translated to the language of the site, except names and code."""
    for top in shown:
        for each in top.findall(nodes.TextElement):
            if not isinstance(each, nodes.inline):  # Sphinx would move it to the end
                each["translatable"] = False  # it is translated already
        for text in list(top.findall(nodes.Text)):
            if not _stays(text):
                lead = text[: len(text) - len(text.lstrip())]
                trail = text[len(text.rstrip()) :]
                text.parent.replace(text, nodes.Text(f"{lead}{translate(text.strip())}{trail}"))
    return shown


_STAY = (nodes.literal, nodes.literal_block, nodes.math_block, nodes.raw)


def _stays(text: nodes.Text) -> bool:
    node = text.parent
    while node is not None:
        if isinstance(node, _STAY) or "name" in node.get("classes", ()):
            return True
        node = node.parent
    return False
