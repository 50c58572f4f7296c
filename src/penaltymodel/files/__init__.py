"""Read registers, tables and lists of decisions from files; write files atomically."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penaltymodel.values.late import load_late


if TYPE_CHECKING:
    from penaltymodel.files.records import decisions, decisions_by_platform
    from penaltymodel.files.results import FileAnswer, Rejected
    from penaltymodel.files.rows import rows


__all__ = ["FileAnswer", "Rejected", "decisions", "decisions_by_platform", "rows"]

load_late(__name__, "results rows records")
