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

from penaltymodel import errors
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
from penaltymodel.engine import Assessment, LawAt, assess_violation
from penaltymodel.facts import Facts
from penaltymodel.interpreters.assess import Step, assess
from penaltymodel.money import Money, Rounding, eur, exact, gbp, money, percent, rub, usd
from penaltymodel.penalties import Matching, Penalty, Repeat
from penaltymodel.periods import Period, period
from penaltymodel.ranges import Range, only
from penaltymodel.sources import Confidence, Source
from penaltymodel.statute import Enactment, Provision, Statute
from penaltymodel.statutes import catalog


__all__ = [
    "UNKNOWN",
    "AccountingPeriod",
    "AnnualRevenue",
    "Assessment",
    "Base",
    "Confidence",
    "Decision",
    "Enactment",
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
    "Platform",
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
    "catalog",
    "errors",
    "eur",
    "exact",
    "gbp",
    "money",
    "only",
    "percent",
    "period",
    "rub",
    "usd",
]
