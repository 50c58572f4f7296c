"""Registers of requests, and the penalties for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penaltymodel.values.late import load_late


if TYPE_CHECKING:
    from penaltymodel.registers.example import AS_OF, OUTSTANDING, twitter_2021, write_csv
    from penaltymodel.registers.exposure import exposure
    from penaltymodel.registers.plan import Plan, Prosecution
    from penaltymodel.registers.result import Exposure, Line, Tally


__all__ = [
    "AS_OF",
    "OUTSTANDING",
    "Exposure",
    "Line",
    "Plan",
    "Prosecution",
    "Tally",
    "exposure",
    "twitter_2021",
    "write_csv",
]

load_late(__name__, "plan result exposure example")
