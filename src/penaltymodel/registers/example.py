"""
Examples that come with the package.

The register of the newspaper report is **reconstructed**: only its totals are published. The
``origin`` of each row states this.
"""

from __future__ import annotations

import csv

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import TextIO

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.request import Request
from penaltymodel.values.periods import Period


AS_OF = date(2021, 3, 1)
"""The date of the report."""

REQUESTS = 28_000
"""Roskomnadzor spoke of "more than 28,000" requests since 2017; the register has this many."""

OUTSTANDING: Mapping[str, int] = {"suicide": 2_336, "child-pornography": 352, "drugs": 174}
"""Requests not complied with on the date of the report, by category; 2,862 in total."""

ORIGIN = "reconstructed: only the totals are published (The Moscow Times, 1 March 2021)"
"""The ``origin`` of every row."""

COLUMNS = (
    "id",
    "platform",
    "authority",
    "category",
    "sent_at",
    "allowed",
    "removed_at",
    "origin",
)

TWITTER = Platform("Twitter", "legal-entity")
"""The platform of the report; its revenue is not in it."""


_FIRST = datetime(2017, 1, 1, 9)
_LAST = datetime(2021, 2, 26, 9)
_DAY = Period(hours=24)


def twitter_2021() -> Iterator[Request]:
    """
    Yield the 28,000 requests to Twitter of the report, reconstructed.

    They are spread evenly over the time from January 2017 to February 2021, the same at each
    call. 2,862 of them are outstanding, spread evenly among the rest, their categories in turn by
    their numbers; every other item is taken to have been removed after six hours, in the
    categories' proportions. So only the published totals mean anything.

    >>> sum(1 for each in twitter_2021() if each.removed_at is None)
    2862
    """
    outstanding = sum(OUTSTANDING.values())
    step = (_LAST - _FIRST) / (REQUESTS - 1)
    up = met = 0
    for number in range(REQUESTS):
        sent_at = _to_the_minute(_FIRST + number * step)
        is_up = (number + 1) * outstanding // REQUESTS > number * outstanding // REQUESTS
        up, met = (up + 1, met) if is_up else (up, met + 1)
        place = up if is_up else met % outstanding + 1
        yield Request(
            id=f"TW-{number + 1:05}",
            platform=TWITTER.name,
            authority="Roskomnadzor",
            category=_category(place, outstanding),
            sent_at=sent_at,
            allowed=_DAY,
            removed_at=None if is_up else sent_at + timedelta(hours=6),
        )


def _to_the_minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def _category(place: int, places: int) -> str:
    """Return the category at *place* of *places*, each spread evenly in its proportion."""
    drugs, minors = OUTSTANDING["drugs"], OUTSTANDING["child-pornography"]
    rare = drugs + minors
    rank = place * rare // places
    if rank == (place - 1) * rare // places:
        return "suicide"
    return "drugs" if rank * drugs // rare > (rank - 1) * drugs // rare else "child-pornography"


def write_csv(file: TextIO) -> None:
    """Write the register of the report as CSV, with the origin in every row."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in twitter_2021():
        removed_at = "" if each.removed_at is None else each.removed_at.isoformat()
        writer.writerow(
            (
                each.id,
                each.platform,
                each.authority,
                each.category,
                each.sent_at.isoformat(),
                "24h",
                removed_at,
                ORIGIN,
            )
        )
