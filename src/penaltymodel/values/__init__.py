"""Values that the law is made of: money, ranges, periods, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penaltymodel.values.late import load_late


if TYPE_CHECKING:
    from penaltymodel.values.curves import Curve, Kinks, Piece
    from penaltymodel.values.money import (
        Exact,
        Money,
        Rounding,
        eur,
        exact,
        gbp,
        parse_money,
        percent,
        rub,
        unbounded,
        usd,
    )
    from penaltymodel.values.periods import DayCount, Period, days_between, period
    from penaltymodel.values.ranges import EITHER, Range, only
    from penaltymodel.values.sources import Confidence, Notation, Source, written


__all__ = [
    "EITHER",
    "Confidence",
    "Curve",
    "DayCount",
    "Exact",
    "Kinks",
    "Money",
    "Notation",
    "Period",
    "Piece",
    "Range",
    "Rounding",
    "Source",
    "days_between",
    "eur",
    "exact",
    "gbp",
    "only",
    "parse_money",
    "percent",
    "period",
    "rub",
    "unbounded",
    "usd",
    "written",
]

load_late(__name__, "ranges money periods sources curves")
