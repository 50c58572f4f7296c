"""Guidelines of authorities, as data."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from penaltymodel.law.penalties import Penalty
from penaltymodel.values.sources import Source


LEGAL_MAXIMUM = "the legal maximum"
"""The amount by whose name a guideline asks for the high end of what the law permits."""


@frozen(kw_only=True)
class Guideline:
    """
    A published way of reckoning, for the *provisions* it is about, within its days.

    *penalty* says what it comes to; it may ask for the amount ``the legal maximum``.
    """

    key: str
    title: str
    provisions: tuple[str, ...]
    applies_from: date
    applies_through: date | None = None
    penalty: Penalty
    source: Source
    gaps: tuple[str, ...] = ()
