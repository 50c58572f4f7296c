"""The facts that a penalty needs, and which earlier decisions count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penaltymodel.values.late import load_late


if TYPE_CHECKING:
    from penaltymodel.facts.answers import Answer, Answers, CountedDecision
    from penaltymodel.facts.facts import Facts
    from penaltymodel.facts.recall import recall


__all__ = ["Answer", "Answers", "CountedDecision", "Facts", "recall"]

load_late(__name__, "facts answers recall")
