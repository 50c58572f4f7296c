"""Read registers, tables and lists of decisions from files; write files atomically."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penaltymodel.values.late import load_late


if TYPE_CHECKING:
    from penaltymodel.files.records import decisions, decisions_by_platform
    from penaltymodel.files.results import FileAnswer, Reason, Rejected
    from penaltymodel.files.rows import Rows, rows
    from penaltymodel.files.text_form import TextForm


__all__ = [
    "FileAnswer",
    "Reason",
    "Rejected",
    "Rows",
    "TextForm",
    "decisions",
    "decisions_by_platform",
    "rows",
]

load_late(__name__, "results text_form rows records")
