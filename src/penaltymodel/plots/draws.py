"""The picture of a distribution."""

from __future__ import annotations

import numpy as np

from matplotlib.axes import Axes

from penaltymodel.errors import WrongTypeError
from penaltymodel.plots.canvas import SKY, Canvas, number, short
from penaltymodel.plots.library import ticker
from penaltymodel.simulation.distribution import ExposureDistribution
from penaltymodel.values.money import SCALES


_BINS = 40

_LINES = (
    ("0.05", (0, (1, 1))),
    ("0.5", (0, ())),
    ("0.95", (0, (5, 2))),
    ("0.99", (0, (6, 2, 1, 2))),
)
"""The quantiles that are drawn, and the style of their lines."""


def exposure_distribution(value: ExposureDistribution, *, ax: Axes | None = None) -> Axes:
    """
    Draw the distribution of the total as a histogram, with its mean and quantiles.

    The legend has the amounts. A bar is the share of the draws whose total lies in it.

    Raises:
        WrongTypeError: *value* is not an ExposureDistribution, or *ax* not Axes.
    """
    if not isinstance(value, ExposureDistribution):
        raise WrongTypeError("value", "an ExposureDistribution", value)
    canvas = Canvas(ax)
    drawn = canvas.ax
    totals = value.totals.astype(np.float64) / SCALES[value.currency]
    heights, edges = np.histogram(totals, bins=1 if np.ptp(totals) == 0 else _BINS)
    drawn.bar(
        edges[:-1],
        heights / value.draws,
        width=np.diff(edges),
        align="edge",
        color=SKY,
        edgecolor=canvas.ink,
        linewidth=0.5,
    )
    mean = number(value.mean.value)
    drawn.plot(
        mean, 0, "^", color=canvas.ink, markersize=9, clip_on=False, label=f"mean: {short(mean)}"
    )
    for share, style in _LINES:
        amount = number(value.quantile(share).value)
        label = f"{float(share):.0%} quantile: {short(amount)}"
        drawn.axvline(amount, color=canvas.ink, linestyle=style, linewidth=1.4, label=label)
    canvas.scale("x", "total of a draw", value.currency, (float(edges[-1]),), is_log=False)
    margin = (edges[-1] - edges[0]) * 0.04
    drawn.set_xlim(max(edges[0] - margin, min(edges[0], 0.0)), edges[-1] + margin)
    drawn.set_ylabel("share of draws", color=canvas.ink)
    drawn.yaxis.set_major_formatter(ticker.FuncFormatter(_percent))
    canvas.grid("y")
    chance = float(value.probability_of_repeat.value)
    canvas.title(
        f"Exposure in {value.draws:,} draws (seed {value.seed}); "
        f"a fine for a repeat in {chance:.0%} of them"
    )
    canvas.legend(3)
    return drawn  # type: ignore[no-any-return]


def _percent(share: float, _position: int) -> str:
    return f"{share * 100:.3g}%"
