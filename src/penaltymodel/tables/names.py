"""The names of columns: those that are looked for, those that are added, and our own."""

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
    "small",
    "repeat",
)
"""The columns that do not bear the name of a fact."""

OUTPUT = ("provision", "is_repeat", "low", "high", "currency", "explanation")
"""The columns that are added."""

OWN = "__penaltymodel_"
"""Columns of our own begin so; none of them is left."""

DECISIONS = "decisions."
"""Names of the columns of the table of decisions begin so, where a caller gives them."""
