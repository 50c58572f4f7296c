"""
Pictures of results, drawn with Matplotlib.

Each function takes the result and ``ax=``, draws on these axes or on new ones, and returns them. The
pictures use the colors of Okabe and Ito, and hatches, line styles and markers, so they are readable
without color. They follow the background: on dark axes, text and lines are light.

This needs Matplotlib: ``pip install 'penaltymodel-law[plots]'``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from penaltymodel.values.late import load_late


if TYPE_CHECKING:
    from penaltymodel.plots.amounts import (
        comparison_ranges,
        exposure_waterfall,
        penalty_by_revenue,
        statutes_by_revenue,
    )
    from penaltymodel.plots.cases import backtest_positions, history_windows
    from penaltymodel.plots.draws import exposure_distribution
    from penaltymodel.plots.files import save, svg
    from penaltymodel.plots.pictures import plot
    from penaltymodel.plots.report import report_html, report_pdf


__all__ = [
    "backtest_positions",
    "comparison_ranges",
    "exposure_distribution",
    "exposure_waterfall",
    "history_windows",
    "penalty_by_revenue",
    "plot",
    "report_html",
    "report_pdf",
    "save",
    "statutes_by_revenue",
    "svg",
]

load_late(
    __name__,
    "amounts cases draws files pictures report",
    extras=dict.fromkeys(("amounts", "cases", "draws", "files", "pictures", "report"), "plots"),
)
