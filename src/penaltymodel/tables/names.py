"""The names of columns: those that are read, those that are added, and internal ones."""

from __future__ import annotations


PLAIN = (
    "under",
    "committed_on",
    "began_on",
    "detected_on",
    "decided_on",
    "category",
    "platform",
    "kind",
    "role",
    "size",
    "in_small_register",
    "repeat",
)
"""The columns whose name is not that of a fact."""

OUTPUT = ("provision", "is_repeat", "low", "high", "currency", "explanation")
"""The columns that are added."""

OWN = "__penaltymodel_"
"""The prefix of internal columns, which are dropped in the end."""

DECISIONS = "decisions."
"""The prefix of columns of the table of decisions among the *names* of a call."""
