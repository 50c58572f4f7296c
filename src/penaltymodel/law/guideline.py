"""Guidelines of authorities on how to set a fine, as data."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from penaltymodel.law.penalties import Penalty
from penaltymodel.values.sources import Source


LEGAL_MAXIMUM = "the legal maximum"
"""The name of the amount that is the high end of the penalty under the law."""


@frozen(kw_only=True)
class Guideline:
    """
    A published method to calculate a fine under some *provisions*, with the days it applies.

    *penalty* is the method. It may refer to the amount ``the legal maximum``. Its text was checked
    through *known_through*.
    """

    key: str
    title: str
    provisions: tuple[str, ...]
    applies_from: date
    applies_through: date | None = None
    known_through: date
    penalty: Penalty
    source: Source
    gaps: tuple[str, ...] = ()
