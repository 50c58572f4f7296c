"""How violations are joined into cases."""

from __future__ import annotations

import enum

from attrs import field, frozen

from penaltymodel.errors import WrongValueError
from penaltymodel.values.reading import member


class Prosecution(enum.StrEnum):
    """How violations are joined to cases. A case never joins two platforms or two texts of law."""

    PER_ITEM = "per-item"
    PER_BATCH = "per-batch"
    PER_CATEGORY_AND_DAY = "per-category-and-day"
    PER_CATEGORY = "per-category"
    ALL_IN_ONE = "all-in-one"
    GRAVEST = "gravest"


_MEANING = {
    Prosecution.PER_ITEM: "one case for each item",
    Prosecution.PER_BATCH: "one case for every {batch} items of one provision",
    Prosecution.PER_CATEGORY_AND_DAY: "one case for each category and day of the deadline",
    Prosecution.PER_CATEGORY: "one case for each category",
    Prosecution.ALL_IN_ONE: "one case for each provision",
    Prosecution.GRAVEST: "all absorbed into one punishment for the gravest",
}


def _prosecution(value: Prosecution | str) -> Prosecution:
    return member("Plan.prosecution", Prosecution, value)


@frozen
class Plan:
    """
    How violations are prosecuted.

    *batch* is the number of items in one case, for ``per-batch``.

    >>> print(Plan("per-batch", 100))
    one case for every 100 items of one provision

    Raises:
        WrongValueError: There is no such plan, or *batch* does not fit it.
    """

    prosecution: Prosecution = field(converter=_prosecution)
    batch: int | None = None

    def __attrs_post_init__(self) -> None:
        """Check the batch."""
        wanted = self.prosecution is Prosecution.PER_BATCH
        if wanted and (type(self.batch) is not int or self.batch < 1):
            raise WrongValueError("Plan.batch", "a whole number from 1", self.batch)
        if not wanted and self.batch is not None:
            raise WrongValueError("Plan.batch", f"None for {self.prosecution}", self.batch)

    def __str__(self) -> str:
        """Return the plan as a phrase."""
        return _MEANING[self.prosecution].format(batch=self.batch)
