"""Platforms, requests, violations and earlier decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penaltymodel.values.late import load_late


if TYPE_CHECKING:
    from penaltymodel.domain.history import UNKNOWN, Decision, OffenseHistory
    from penaltymodel.domain.platform import AnnualRevenue, Platform
    from penaltymodel.domain.request import Request, RequestState
    from penaltymodel.domain.violation import Violation


__all__ = [
    "UNKNOWN",
    "AnnualRevenue",
    "Decision",
    "OffenseHistory",
    "Platform",
    "Request",
    "RequestState",
    "Violation",
]

load_late(__name__, "platform violation request history")
