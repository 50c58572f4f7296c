"""Good values that the bad inputs change in one place."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.request import Request
from penaltymodel.domain.violation import Violation
from penaltymodel.values.periods import Period


DAY = date(2021, 3, 1)
A = Platform("A", "legal-entity")


def act(under: str = "ru/koap-13.41/2", on: Any = DAY, **more: Any) -> Violation:
    """Return a violation of 1 March 2021."""
    return Violation(under=under, committed_on=on, **more)


def a_request(**changes: Any) -> Request:
    """Return a request of 1 February 2021, changed."""
    fields: dict[str, Any] = {
        "id": "1",
        "platform": "A",
        "authority": "R",
        "category": "drugs",
        "sent_at": datetime(2021, 2, 1),
        "allowed": Period(hours=24),
    }
    return Request(**fields | changes)


GOOD_REQUEST = {
    "id": "1",
    "platform": "A",
    "authority": "R",
    "category": "drugs",
    "sent_at": "2021-02-01T12:00",
    "allowed": "24h",
    "removed_at": "2021-02-03T12:00",
}
GOOD_DECISION = {"under": "ru/koap-13.41/2", "decided_on": "2021-04-02"}
