"""
Statutory penalties for platforms: exact, dated, explained.

>>> from datetime import date
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

from penaltymodel.values.shown import show_with


# The front door is lazy: a name is loaded when it is first used, so that a service that imports
# the package and uses little of it does not wait for the rest.
if TYPE_CHECKING:
    from penaltymodel import errors
    from penaltymodel.domain.history import UNKNOWN, Decision, OffenseHistory
    from penaltymodel.domain.platform import AnnualRevenue, Platform
    from penaltymodel.domain.request import Request, RequestState
    from penaltymodel.domain.violation import Violation
    from penaltymodel.engine.assess import assess
    from penaltymodel.engine.assess_many import Assessments, assess_many
    from penaltymodel.engine.assessment import Assessment
    from penaltymodel.facts.facts import Facts
    from penaltymodel.interpreters.evaluate import Step, evaluate
    from penaltymodel.interpreters.prepare import Prepared, prepare
    from penaltymodel.law.penalties import Matching, Penalty, Repeat
    from penaltymodel.law.statute import Enactment, LawAt, Provision, Statute
    from penaltymodel.law.words import (
        AccountingPeriod,
        Base,
        Measure,
        Milestone,
        Perimeter,
        PersonKind,
        Role,
        Standing,
    )
    from penaltymodel.registers.exposure import exposure
    from penaltymodel.registers.plan import Plan, Prosecution
    from penaltymodel.registers.result import Exposure
    from penaltymodel.statutes import catalog
    from penaltymodel.values.money import (
        Money,
        Rounding,
        eur,
        exact,
        gbp,
        parse_money,
        percent,
        rub,
        usd,
    )
    from penaltymodel.values.periods import Period, period
    from penaltymodel.values.ranges import Range, only
    from penaltymodel.values.sources import Confidence, Source


_HOMES = {
    "domain.history": (
        "UNKNOWN",
        "Decision",
        "OffenseHistory",
    ),
    "domain.platform": (
        "AnnualRevenue",
        "Platform",
    ),
    "domain.request": (
        "Request",
        "RequestState",
    ),
    "domain.violation": ("Violation",),
    "engine.assess": ("assess",),
    "engine.assess_many": (
        "Assessments",
        "assess_many",
    ),
    "engine.assessment": ("Assessment",),
    "facts.facts": ("Facts",),
    "interpreters.evaluate": (
        "Step",
        "evaluate",
    ),
    "interpreters.prepare": (
        "Prepared",
        "prepare",
    ),
    "law.penalties": (
        "Matching",
        "Penalty",
        "Repeat",
    ),
    "law.statute": (
        "Enactment",
        "LawAt",
        "Provision",
        "Statute",
    ),
    "law.words": (
        "AccountingPeriod",
        "Base",
        "Measure",
        "Milestone",
        "Perimeter",
        "PersonKind",
        "Role",
        "Standing",
    ),
    "registers.exposure": ("exposure",),
    "registers.plan": (
        "Plan",
        "Prosecution",
    ),
    "registers.result": ("Exposure",),
    "statutes": ("catalog",),
    "values.money": (
        "Money",
        "Rounding",
        "eur",
        "exact",
        "gbp",
        "parse_money",
        "percent",
        "rub",
        "usd",
    ),
    "values.periods": (
        "Period",
        "period",
    ),
    "values.ranges": (
        "Range",
        "only",
    ),
    "values.sources": (
        "Confidence",
        "Source",
    ),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

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
    "Facts",
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
    "Prepared",
    "Prosecution",
    "Provision",
    "Range",
    "Repeat",
    "Request",
    "RequestState",
    "Role",
    "Rounding",
    "Source",
    "Standing",
    "Statute",
    "Step",
    "Violation",
    "assess",
    "assess_many",
    "catalog",
    "errors",
    "eur",
    "evaluate",
    "exact",
    "exposure",
    "gbp",
    "only",
    "parse_money",
    "percent",
    "period",
    "prepare",
    "rub",
    "usd",
]


def __getattr__(name: str) -> Any:
    """Load a public name from the module it lives in."""
    if name == "errors":
        return importlib.import_module("penaltymodel.errors")
    if name not in _HOME_OF:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    value = getattr(importlib.import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = value  # the next look does not come here
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return sorted({*globals(), *__all__})


def _display() -> Any:
    """Load what shows results; it knows all of them, and loads when one is first shown."""
    return importlib.import_module("penaltymodel.output.display")


show_with(_display)
