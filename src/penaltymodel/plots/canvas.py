"""
What all pictures share: axes that follow their background, axes of money, and rows of names.

See :mod:`penaltymodel.plots.library` for the type ``Any``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from penaltymodel.errors import WrongTypeError
from penaltymodel.plots.library import colors, lines, patches, pyplot, ticker
from penaltymodel.values.money import Money


SKY, ORANGE, GREEN, VERMILION = "#56b4e9", "#e69f00", "#009e73", "#d55e00"
"""Colors of Okabe and Ito, which the color-blind can tell apart."""

HATCH, DOTS = "////", ".."
"""What is hatched is also told apart without color."""

MOST_ROWS = 60
"""How many rows a picture shows at most."""

_LONGEST_NAME = 36
_ROW = 0.26  # inches
_AROUND = 1.9  # inches for the title, the axis and the legend
_SCALES = ((1e12, "T"), (1e9, "bn"), (1e6, "M"), (1e3, "k"))


class Page(Figure):
    """
    A figure that grows with the rows of its picture.

    *ink* is the color of text and lines; None chooses black or white by the background.
    """

    ink: str | None = None


SIZE = (7.4, 4.4)
"""The size of a page in inches."""


class Canvas:
    """The axes of a picture, and the color of its text and lines."""

    def __init__(self, ax: Axes | None) -> None:
        if ax is not None and not isinstance(ax, Axes):
            raise WrongTypeError("ax", "the Axes of Matplotlib, or None", ax)
        self.ax: Any = _new() if ax is None else ax
        self.figure: Any = self.ax.get_figure(root=True)
        self.ink = getattr(self.figure, "ink", None) or self._contrast()
        self.ax.tick_params(which="both", colors=self.ink)
        for spine in self.ax.spines.values():
            spine.set_color(self.ink)
        self.ax.spines[["top", "right"]].set_visible(False)
        self.ax.set_axisbelow(True)
        self.is_page = isinstance(self.figure, Page)
        self._keys: list[Any] = []

    def _contrast(self) -> str:
        """Return the color of text: black on a light background, white on a dark one."""
        over = colors.to_rgba("white")
        for face in (self.figure.get_facecolor(), self.ax.get_facecolor()):
            *color, alpha = colors.to_rgba(face)
            mixed = [
                alpha * one + (1 - alpha) * two for one, two in zip(color, over, strict=False)
            ]
            over = (mixed[0], mixed[1], mixed[2], 1.0)
        red, green, blue, _ = over
        return "black" if 0.299 * red + 0.587 * green + 0.114 * blue > 0.5 else "white"

    def title(self, text: str) -> None:
        """Set the title, in lines that fit."""
        self.ax.set_title(plain(text, 200), color=self.ink, loc="left", fontsize=11, wrap=True)

    def grid(self, axis: str) -> None:
        """Draw faint lines across an axis."""
        self.ax.grid(axis=axis, color=self.ink, alpha=0.18, linewidth=0.7)

    def money(self, axis: str, what: str, currency: str, ends: Sequence[float]) -> bool:
        """
        Scale an axis for amounts between *ends*, and return whether the scale is logarithmic.

        It is if the highest amount is more than 100 times the lowest one above zero.
        """
        positive = [each for each in ends if each > 0]
        is_log = bool(positive) and max(positive) > 100 * min(positive)
        return self.scale(axis, what, currency, ends, is_log=is_log)

    def scale(
        self, axis: str, what: str, currency: str, ends: Sequence[float], *, is_log: bool
    ) -> bool:
        """Scale an axis for amounts; a logarithmic scale is named in its label."""
        found = getattr(self.ax, f"{axis}axis")
        label = f"{what}, {currency}{' (log scale)' if is_log else ''}"
        getattr(self.ax, f"set_{axis}label")(label, color=self.ink)
        low, high = 0.0, max((*ends, 0.0)) * 1.05 or 1.0
        if is_log:
            positive = [each for each in ends if each > 0]
            low, high = min(positive) / 1.6, max(positive) * 1.6
            if 0 in ends:  # zero has no place on a logarithmic scale: bars start at the edge
                low /= 4
            getattr(self.ax, f"set_{axis}scale")("log")
            found.set_major_locator(ticker.LogLocator(10, numticks=8))
            found.set_minor_locator(ticker.NullLocator())
        else:
            found.set_major_locator(ticker.MaxNLocator(6))
        found.set_major_formatter(ticker.FuncFormatter(tick))
        getattr(self.ax, f"set_{axis}lim")(low, high)
        self.grid(axis)
        return is_log

    def rows(self, names: Sequence[str]) -> None:
        """Name the rows from the top to the bottom, in a size that leaves them apart."""
        if self.is_page:
            width = self.figure.get_figwidth()
            self.figure.set_size_inches(width, _AROUND + _ROW * max(len(names), 4))
        margin = 0.1 if len(names) > 2 else 0.6
        self.ax.set_ylim(len(names) - 0.5 + margin, -0.5 - margin)
        self.ax.set_yticks(range(len(names)), [plain(each) for each in names])
        height = self.ax.get_window_extent().height / self.figure.dpi * 72 * 0.8
        size = min(9.0, height / max(len(names), 1) * 0.72)
        self.ax.tick_params(axis="y", labelsize=size, length=0)
        self.ax.spines["left"].set_visible(False)

    def key(self, name: str, color: str, hatch: str = "") -> None:
        """Add a bar to the legend."""
        patch = patches.Patch(facecolor=color, edgecolor=self.ink, hatch=hatch, label=name)
        self._keys.append(patch)

    def mark(self, name: str, marker: str, color: str) -> None:
        """Add a marker to the legend."""
        look = {"color": color, "markeredgecolor": self.ink, "linestyle": "", "label": name}
        self._keys.append(lines.Line2D([], [], marker=marker, **look))

    def legend(self, columns: int = 2) -> None:
        """Show the legend below the axes, where it covers nothing."""
        style = {"frameon": False, "labelcolor": self.ink, "fontsize": 9, "ncols": columns}
        handles = [*self.ax.get_legend_handles_labels()[0], *self._keys]
        if not handles:
            return
        if self.is_page:
            self.figure.legend(handles=handles, loc="outside lower left", **style)
        else:
            self.ax.legend(handles=handles, loc="upper left", bbox_to_anchor=(0, -0.18), **style)


def _new() -> Any:
    """Return axes that a notebook shows."""
    return pyplot.figure(FigureClass=Page, figsize=SIZE, layout="constrained").subplots()


def plain(text: str, longest: int = _LONGEST_NAME) -> str:
    r"""
    Return *text* as Matplotlib shows it as it is: no mathematics, no line ends, not too long.

    >>> print(plain("$1 and $2"))
    \$1 and \$2
    """
    shown = "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)
    shown = shown if len(shown) <= longest else f"{shown[:longest]}…"
    return shown.replace("$", r"\$")


def short(value: float) -> str:
    """
    Return an amount in short form.

    >>> short(1_500_000), short(2e9), short(12), short(0)
    ('1.5 M', '2 bn', '12', '0')
    """
    for scale, name in _SCALES:
        if abs(value) >= scale:
            return f"{value / scale:,.4g} {name}"
    return f"{value:.4g}"


def tick(value: float, _position: int) -> str:
    """Return the label of a tick."""
    return short(value)


def number(amount: Money) -> float:
    """Return an amount as a number for drawing; infinity if it has no end."""
    return float("inf") if amount.is_unbounded else float(amount.amount)


def shown_rows(number_of_rows: int) -> str:
    """Return the note that not all rows are shown, or nothing."""
    return f"; the first {MOST_ROWS} of {number_of_rows:,}" if number_of_rows > MOST_ROWS else ""
