"""From a violation to an assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penaltymodel.values.late import load_late


if TYPE_CHECKING:
    from penaltymodel.engine.assess import assess
    from penaltymodel.engine.assess_many import Assessments, assess_many
    from penaltymodel.engine.assessment import Assessment
    from penaltymodel.engine.combine import Combined, Group, combine
    from penaltymodel.engine.compare import Comparison, ComparisonLine, ExchangeRates, compare
    from penaltymodel.engine.estimate import Estimate, estimate
    from penaltymodel.engine.findings import findings
    from penaltymodel.engine.inputs import Input, InputKind, inputs


__all__ = [
    "Assessment",
    "Assessments",
    "Combined",
    "Comparison",
    "ComparisonLine",
    "Estimate",
    "ExchangeRates",
    "Group",
    "Input",
    "InputKind",
    "assess",
    "assess_many",
    "combine",
    "compare",
    "estimate",
    "findings",
    "inputs",
]

load_late(__name__, "assessment assess assess_many combine compare estimate findings inputs")
