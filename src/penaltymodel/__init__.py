"""
Statutory penalties for platforms: exact, dated, explained.

>>> from datetime import date
>>> act = Violation(
...     under="ru/koap-13.41", category="suicide",
...     committed_on=date(2021, 3, 1), detected_on=date(2021, 3, 1),
... )
>>> answer = assess_violation(act, Platform("Twitter", "legal-entity"))
>>> print(answer.provision.key, answer.low, answer.high)
ru/koap-13.41/2 RUB 800,000.00 RUB 4,000,000.00
"""

from __future__ import annotations

import importlib

from typing import TYPE_CHECKING, Any


# The front door is lazy: a name is loaded when it is first asked for, so that a service that
# imports the package and uses little of it does not wait for the rest.
if TYPE_CHECKING:
    from penaltymodel import errors
    from penaltymodel.batch import (
        Assessments,
        assess_violations,
    )
    from penaltymodel.domain import (
        UNKNOWN,
        AccountingPeriod,
        AnnualRevenue,
        Base,
        Decision,
        Measure,
        Milestone,
        OffenseHistory,
        Perimeter,
        PersonKind,
        Platform,
        Request,
        RequestState,
        Role,
        Standing,
        Violation,
    )
    from penaltymodel.engine import (
        Assessment,
        assess_violation,
    )
    from penaltymodel.facts import (
        Facts,
    )
    from penaltymodel.interpreters.assess import (
        Step,
        assess,
    )
    from penaltymodel.ledger import (
        Exposure,
        Plan,
        Prosecution,
        exposure,
    )
    from penaltymodel.money import (
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
    from penaltymodel.penalties import (
        Matching,
        Penalty,
        Repeat,
    )
    from penaltymodel.periods import (
        Period,
        period,
    )
    from penaltymodel.prepared import (
        Prepared,
        prepare,
    )
    from penaltymodel.ranges import (
        Range,
        only,
    )
    from penaltymodel.sources import (
        Confidence,
        Source,
    )
    from penaltymodel.statute import (
        Enactment,
        LawAt,
        Provision,
        Statute,
    )
    from penaltymodel.statutes import (
        catalog,
    )


_HOMES = {
    "batch": (
        "Assessments",
        "assess_violations",
    ),
    "domain": (
        "UNKNOWN",
        "AccountingPeriod",
        "AnnualRevenue",
        "Base",
        "Decision",
        "Measure",
        "Milestone",
        "OffenseHistory",
        "Perimeter",
        "PersonKind",
        "Platform",
        "Request",
        "RequestState",
        "Role",
        "Standing",
        "Violation",
    ),
    "engine": (
        "Assessment",
        "assess_violation",
    ),
    "facts": ("Facts",),
    "interpreters.assess": (
        "Step",
        "assess",
    ),
    "ledger": (
        "Exposure",
        "Plan",
        "Prosecution",
        "exposure",
    ),
    "money": (
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
    "penalties": (
        "Matching",
        "Penalty",
        "Repeat",
    ),
    "periods": (
        "Period",
        "period",
    ),
    "prepared": (
        "Prepared",
        "prepare",
    ),
    "ranges": (
        "Range",
        "only",
    ),
    "sources": (
        "Confidence",
        "Source",
    ),
    "statute": (
        "Enactment",
        "LawAt",
        "Provision",
        "Statute",
    ),
    "statutes": ("catalog",),
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
    "assess_violation",
    "assess_violations",
    "catalog",
    "errors",
    "eur",
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
