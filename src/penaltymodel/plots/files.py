"""Pictures as SVG text and as files."""

from __future__ import annotations

import io
import re

from html import escape
from pathlib import Path
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg

from penaltymodel.errors import WrongValueError
from penaltymodel.files.atomic import written_atomically
from penaltymodel.plots.canvas import SIZE, Page
from penaltymodel.plots.library import matplotlib


INK = "#010203"
"""A color that no picture has, in place of the color of the page around an SVG."""

KINDS = (".png", ".svg", ".pdf")
"""The kinds of files that a picture can be written to."""


def blank(ink: str | None = None) -> Axes:
    """
    Return axes on a page of their own, which no window shows and which nothing keeps.

    *ink* is the color of text and lines; None chooses it by the background.
    """
    page = Page(figsize=SIZE, layout="constrained")
    page.ink = ink
    FigureCanvasAgg(page)
    return page.subplots()


def svg(ax: Axes, *, title: str = "", prefix: str = "") -> str:
    """
    Return the figure of *ax* as an SVG element without background, to put into a page.

    Draw on ``blank(INK)`` to give text and lines the color of the page around the picture.

    Args:
        ax: The axes of a picture.
        title: What the picture shows, for those who cannot see it; by default its title.
        prefix: What the identifiers in it begin with, if a page has several pictures.
    """
    found = io.StringIO()
    # Without a date and with a fixed salt, the same picture is the same text.
    with matplotlib.rc_context({"svg.hashsalt": "penaltymodel", "svg.fonttype": "path"}):
        figure: Any = ax.get_figure(root=True)
        figure.savefig(found, format="svg", transparent=True, metadata={"Date": None})
    text = found.getvalue()
    text = text[text.index("<svg") :]
    text = re.sub(r"<metadata>.*?</metadata>\s*", "", text, flags=re.DOTALL)
    text = re.sub(r"<!--.*?-->\s*", "", text, flags=re.DOTALL)
    text = re.sub(r'(\bid="|href="#|url\(#)', rf"\g<1>{escape(prefix)}", text)
    about = escape(title or str(ax.get_title(loc="left")).replace(r"\$", "$"))
    return text.replace(INK, "currentColor").replace(
        ">", f' role="img" style="max-width:100%;height:auto"><title>{about}</title>', 1
    )


def save(ax: Axes, path: Path | str) -> None:
    """
    Write the figure of *ax* to a file: PNG, SVG or PDF, by its name.

    Raises:
        WrongValueError: The name ends otherwise.
        OSError: The file cannot be written.
    """
    target = Path(path)
    kind = target.suffix.lower()
    if kind not in KINDS:
        raise WrongValueError("target", f"a file ending in {', '.join(KINDS)}", str(path))
    date = {"CreationDate": None} if kind == ".pdf" else ({"Date": None} if kind == ".svg" else {})
    figure: Any = ax.get_figure(root=True)
    with (
        written_atomically(target) as part,
        matplotlib.rc_context({"svg.hashsalt": "penaltymodel"}),
    ):
        figure.savefig(part, format=kind[1:], dpi=160, metadata=date)
