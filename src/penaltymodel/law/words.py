"""The words of the law: kinds of person, roles, revenue bases, milestones."""

from __future__ import annotations

import enum

from functools import cached_property

from attrs import frozen


class PersonKind(enum.StrEnum):
    """What kind of person the law speaks to."""

    CITIZEN = "citizen"
    OFFICIAL = "official"
    SOLE_TRADER = "sole-trader"
    LEGAL_ENTITY = "legal-entity"


class Role(enum.StrEnum):
    """What the person has to do with the content."""

    OWNER = "owner"
    HOST = "host"


class Measure(enum.StrEnum):
    """What is measured. Each is a record of the law's own word, net of what it leaves out."""

    REVENUE = "revenue from all goods, works and services"
    TURNOVER = "turnover"
    INCOME = "income"
    INCOME_OR_TURNOVER = "income or turnover"
    QUALIFYING_REVENUE = "qualifying revenue"
    ADJUSTED_TURNOVER = "adjusted turnover"
    TURNOVER_WITHOUT_TAX = "turnover without tax"
    RELATED_TURNOVER = "turnover without what is unrelated to the violation"
    SALES = "sales that the infringement concerns"


class Perimeter(enum.StrEnum):
    """Whose figures count."""

    PERSON = "of the person itself"
    GROUP = "of the whole group"
    SERVICE = "of the regulated service"
    UNSTATED = "(whose is not stated)"


class AccountingPeriod(enum.StrEnum):
    """Which period the figures are taken from."""

    CALENDAR_YEAR_BEFORE_DETECTION = "calendar year before the one of detection"
    FINANCIAL_YEAR_BEFORE_DECISION = "financial year before the decision"
    LAST_COMPLETE_PERIOD = "last complete accounting period before the decision, as of a year"
    BREACH_PERIOD = "period of the breach, at least twelve months"
    ANNUAL = "year (which one is not stated)"


@frozen(cache_hash=True)
class Base:
    """
    What a share is a share of, as a record: measure, perimeter, territory, period.

    >>> print(Base(Measure.TURNOVER, Perimeter.GROUP, "worldwide", AccountingPeriod.ANNUAL))
    worldwide turnover of the whole group, year (which one is not stated)
    """

    measure: Measure
    perimeter: Perimeter
    territory: str
    period: AccountingPeriod

    @cached_property
    def given_as(self) -> str:
        """What is noted of a figure that was given as this one, with every explanation."""
        return f"given as the {self}"

    def __str__(self) -> str:
        """Say the record as a phrase."""
        return f"{self.territory} {self.measure} {self.perimeter}, {self.period}"


class Milestone(enum.StrEnum):
    """What an earlier decision, or a new violation, can be dated by."""

    COMMISSION = "commission"
    DETECTION = "detection"
    DECISION = "decision"
    IMPOSITION = "imposition"
    ENTRY_INTO_FORCE = "entry into force"
    EXECUTION = "end of execution"
    PAYMENT = "payment"


class Standing(enum.StrEnum):
    """What has become of a decision."""

    STANDING = "standing"
    APPEALED = "appealed"
    ANNULLED = "annulled"


SMALL_UNDERTAKING = "small undertaking"
"""The flag that a :class:`Platform` answers by itself."""
