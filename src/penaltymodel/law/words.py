"""The terms of the law: kinds of person, roles, revenue bases, milestones."""

from __future__ import annotations

import enum

from attrs import frozen


class PersonKind(enum.StrEnum):
    """The kind of person that is punished."""

    CITIZEN = "citizen"
    OFFICIAL = "official"
    SOLE_TRADER = "sole-trader"
    LEGAL_ENTITY = "legal-entity"


class Role(enum.StrEnum):
    """The relation of the person to the content."""

    OWNER = "owner"
    HOST = "host"


class Measure(enum.StrEnum):
    """What is measured, in the words of the law; without the sums that the law excludes."""

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
    """The period that the figures are about."""

    CALENDAR_YEAR_BEFORE_DETECTION = "calendar year before the one of detection"
    FINANCIAL_YEAR_BEFORE_DECISION = "financial year before the decision"
    FINANCIAL_YEAR_BEFORE_INFRINGEMENT = "financial year before the year of the infringement"
    LAST_COMPLETE_PERIOD = "last complete accounting period before the decision, as of a year"
    BREACH_PERIOD = "period of the breach, at least twelve months"
    ANNUAL = "year (which one is not stated)"


@frozen(cache_hash=True)
class Base:
    """
    The revenue base of a share: what is measured, of whom, where, and over which period.

    >>> print(Base(Measure.TURNOVER, Perimeter.GROUP, "worldwide", AccountingPeriod.ANNUAL))
    worldwide turnover of the whole group, year (which one is not stated)
    """

    measure: Measure
    perimeter: Perimeter
    territory: str
    period: AccountingPeriod

    def __str__(self) -> str:
        """Return the base as a phrase."""
        return f"{self.territory} {self.measure} {self.perimeter}, {self.period}"


class Milestone(enum.StrEnum):
    """A dated event of an earlier decision or a new violation."""

    COMMISSION = "commission"
    DETECTION = "detection"
    DECISION = "decision"
    IMPOSITION = "imposition"
    ENTRY_INTO_FORCE = "entry into force"
    EXECUTION = "end of execution"
    PAYMENT = "payment"


class Standing(enum.StrEnum):
    """Whether a decision is upheld, appealed or annulled."""

    STANDING = "standing"
    APPEALED = "appealed"
    ANNULLED = "annulled"


class Size(enum.StrEnum):
    """
    The size of an undertaking, as European law and others classify it.

    Each law defines its sizes, and has relief for some of them. A law that does not know a size
    says so.
    """

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    SMALL_MID_CAP = "small mid-cap"
    LARGE = "large"


UNDERTAKING_SIZE = "size of the undertaking"
"""The name of the word that the size of a :class:`Platform` gives."""

IN_SMALL_REGISTER = "in the register of small undertakings"
"""The name of the Russian circumstance that a :class:`Platform` gives."""
