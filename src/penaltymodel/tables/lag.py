"""The time after which each violation of a table is followed by a decision of its own."""

from __future__ import annotations

from attrs import frozen

from penaltymodel.errors import WrongValueError


@frozen(kw_only=True)
class Lag:
    """
    How many days after a violation its own decision follows.

    It is issued *decided* days after the violation, enters into force *in_force* days later, and is
    executed *executed* days after that; None if it never is, like an unpaid fine.

    >>> Lag(decided=120, in_force=10, executed=60).executed
    60

    Raises:
        WrongValueError: A number of days is not a whole number, or *decided* is below 1.
    """

    decided: int
    in_force: int = 0
    executed: int | None = None

    def __attrs_post_init__(self) -> None:
        """Check the numbers of days; the decision follows at least one day after the violation."""
        least = {"decided": 1, "in_force": 0, "executed": 0}
        for name, low in least.items():
            value = getattr(self, name)
            is_number = type(value) is int and low <= value <= 36_600
            if not is_number and not (name == "executed" and value is None):
                raise WrongValueError(f"Lag.{name}", f"a whole number from {low}", value)
