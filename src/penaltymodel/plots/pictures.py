"""The picture of a result, whatever its type."""

from __future__ import annotations

from typing import TypeAlias

from matplotlib.axes import Axes

from penaltymodel.cases.backtest import Backtest
from penaltymodel.engine.assessment import Assessment
from penaltymodel.engine.compare import Comparison
from penaltymodel.errors import WrongTypeError
from penaltymodel.plots.amounts import comparison_ranges, exposure_waterfall, penalty_by_revenue
from penaltymodel.plots.cases import backtest_positions
from penaltymodel.plots.draws import exposure_distribution
from penaltymodel.registers.result import Exposure
from penaltymodel.simulation.distribution import ExposureDistribution


Plottable: TypeAlias = Assessment | Comparison | Exposure | ExposureDistribution | Backtest
"""The results that have a picture."""


def plot(value: Plottable, ax: Axes | None = None) -> Axes:
    """
    Draw the picture of *value* on *ax*, or on new axes, and return them.

    The method ``plot`` of a result calls this function.

    Raises:
        WrongTypeError: Values of this type have no picture, or *ax* is not Axes.
    """
    match value:
        case Assessment():
            return penalty_by_revenue(value, ax=ax)
        case Comparison():
            return comparison_ranges(value, ax=ax)
        case Exposure():
            return exposure_waterfall(value, ax=ax)
        case ExposureDistribution():
            return exposure_distribution(value, ax=ax)
        case Backtest():
            return backtest_positions(value, ax=ax)
        case _:
            raise WrongTypeError("value", "a result with a picture", value)
