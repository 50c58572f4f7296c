"""
Statutory penalties for platforms: exact, dated, explained.

>>> from datetime import date
>>> from penaltymodel import Platform, Violation, assess
>>> act = Violation(
...     under="ru/koap-13.41", category="suicide",
...     committed_on=date(2021, 3, 1), detected_on=date(2021, 3, 1),
... )
>>> answer = assess(act, Platform("Twitter", "legal-entity"))
>>> print(answer.provision.key, answer.low, answer.high)
ru/koap-13.41/2 RUB 800,000.00 RUB 4,000,000.00
"""

from __future__ import annotations

import importlib

from typing import TYPE_CHECKING, Any

from penaltymodel.values.late import load_late
from penaltymodel.values.shown import plot_with, show_with


# The front door offers a selection of what the folders offer. Nothing of it is loaded before it is
# used, so a service that uses little of the package does not wait for the rest.
if TYPE_CHECKING:
    from penaltymodel import errors
    from penaltymodel.cases import backtest
    from penaltymodel.domain import (
        UNKNOWN,
        AnnualRevenue,
        Decision,
        OffenseHistory,
        Platform,
        Request,
        RequestState,
        Violation,
    )
    from penaltymodel.engine import (
        Assessment,
        Assessments,
        assess,
        assess_many,
        combine,
        compare,
        findings,
        inputs,
    )
    from penaltymodel.facts import Facts
    from penaltymodel.files import Rejected
    from penaltymodel.interpreters import PreparedPenalty, Step, evaluate, prepare
    from penaltymodel.law import (
        AccountingPeriod,
        Base,
        Enactment,
        LawAt,
        Matching,
        Measure,
        Milestone,
        Penalty,
        Perimeter,
        PersonKind,
        Provision,
        Repeat,
        Role,
        Size,
        Standing,
        Statute,
    )
    from penaltymodel.registers import Exposure, Plan, Prosecution, exposure
    from penaltymodel.simulation import (
        ExposureDistribution,
        Policy,
        Scenario,
        marginal,
        simulate,
        timeline,
        what_if,
    )
    from penaltymodel.statutes import catalog
    from penaltymodel.tables import Lag, assess_file, assess_table
    from penaltymodel.values import (
        Confidence,
        Money,
        Period,
        Range,
        Rounding,
        Source,
        eur,
        exact,
        gbp,
        only,
        parse_money,
        percent,
        period,
        rub,
        unbounded,
        usd,
    )


__all__ = [
    "UNKNOWN",
    "AccountingPeriod",
    "AnnualRevenue",
    "Assessment",
    "Assessments",
    "Base",
    "Confidence",
    "Decision",
    "Enactment",
    "Exposure",
    "ExposureDistribution",
    "Facts",
    "Lag",
    "LawAt",
    "Matching",
    "Measure",
    "Milestone",
    "Money",
    "OffenseHistory",
    "Penalty",
    "Perimeter",
    "Period",
    "PersonKind",
    "Plan",
    "Platform",
    "Policy",
    "PreparedPenalty",
    "Prosecution",
    "Provision",
    "Range",
    "Rejected",
    "Repeat",
    "Request",
    "RequestState",
    "Role",
    "Rounding",
    "Scenario",
    "Size",
    "Source",
    "Standing",
    "Statute",
    "Step",
    "Violation",
    "assess",
    "assess_file",
    "assess_many",
    "assess_table",
    "backtest",
    "catalog",
    "combine",
    "compare",
    "errors",
    "eur",
    "evaluate",
    "exact",
    "exposure",
    "findings",
    "gbp",
    "inputs",
    "marginal",
    "only",
    "parse_money",
    "percent",
    "period",
    "prepare",
    "rub",
    "simulate",
    "timeline",
    "unbounded",
    "usd",
    "what_if",
]

load_late(
    __name__,
    "values law domain facts interpreters engine files registers tables cases simulation statutes",
    modules="errors",
)


def _display() -> Any:
    """Load the functions that show results; they know all of them, and are loaded on first use."""
    return importlib.import_module("penaltymodel.output.display")


def _plot() -> Any:
    """Load the function that draws results; without Matplotlib it says what to install."""
    return importlib.import_module("penaltymodel.plots").plot


show_with(_display)
plot_with(_plot)
