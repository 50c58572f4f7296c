"""Reading and writing files of records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penaltymodel.values.late import load_late


if TYPE_CHECKING:
    from penaltymodel.files.records import by_platform, decisions
    from penaltymodel.files.results import FileAnswer, Rejected
    from penaltymodel.files.rows import rows


__all__ = ["FileAnswer", "Rejected", "by_platform", "decisions", "rows"]

load_late(
    __name__,
    {
        "records": "by_platform decisions",
        "results": "FileAnswer Rejected",
        "rows": "rows",
    },
)
