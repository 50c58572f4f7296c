"""Platforms: the undertakings that can be fined, and their revenues."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeAlias, cast

from attrs import field, frozen

from penaltymodel.errors import WrongTypeError, WrongValueError
from penaltymodel.law.words import Base, PersonKind, Role, Size
from penaltymodel.values.money import Money
from penaltymodel.values.periods import a_day
from penaltymodel.values.quick import quick
from penaltymodel.values.ranges import Range, only
from penaltymodel.values.reading import checked_name, member
from penaltymodel.values.shortened import short_repr


def _as_range(value: Money | Range[Money]) -> Range[Money]:
    found = only(value) if isinstance(value, Money) else value
    if isinstance(found, Range) and isinstance(found.low, Money) and isinstance(found.high, Money):
        _check_low("AnnualRevenue.amount", found.low)
        return found
    raise WrongTypeError("AnnualRevenue.amount", "Money or a Range of Money", value)


def _check_low(name: str, low: Money) -> None:
    if low.is_unbounded:
        raise WrongValueError(name, "an amount, or a Range whose low end is one", str(low))


@quick
@frozen(kw_only=True, weakref_slot=False)
class AnnualRevenue:
    """
    One figure of revenue: exact, or a range.

    *year* is the calendar or financial year, and *base* the revenue base; None means any that
    the law requires. *through* is given for a part of a year: the revenue from the first day of the
    year through that day. *months* is the length of the accounting period.

    >>> AnnualRevenue(amount=Money(5, "RUB"), year=2020).amount.low
    Money('5.00', 'RUB')

    Raises:
        WrongTypeError, WrongValueError: A field cannot take its value.
    """

    amount: Range[Money] = field(converter=_as_range)
    year: int | None = None
    base: Base | None = None
    through: date | None = None
    months: int = 12

    def __attrs_post_init__(self) -> None:
        """Check what no converter checks."""
        if type(self.months) is not int or not 1 <= self.months <= 36:
            raise WrongValueError("AnnualRevenue.months", "from 1 to 36", self.months)
        if self.year is not None and (type(self.year) is not int or not 1800 < self.year < 10000):
            raise WrongValueError("AnnualRevenue.year", "a year such as 2020", self.year)
        if self.base is not None and not isinstance(self.base, Base):
            raise WrongTypeError("AnnualRevenue.base", "a Base or None", self.base)
        if self.through is not None:
            a_day("AnnualRevenue.through", self.through)
            if self.year is None:
                raise WrongValueError("AnnualRevenue.year", "given where *through* is", None)
            if self.through.year != self.year:
                raise WrongValueError(
                    "AnnualRevenue.through", f"a day of the year {self.year}", self.through
                )


RevenueLike: TypeAlias = (
    Money | Range[Money] | Mapping[int, Money | Range[Money]] | Iterable[AnnualRevenue]
)


def _as_revenues(value: RevenueLike) -> Money | tuple[AnnualRevenue, ...]:
    if isinstance(value, Money):
        _check_low("Platform.revenues", value)
        return value
    if isinstance(value, Range):
        return (AnnualRevenue(amount=value),)
    if isinstance(value, Mapping):
        years = cast("Mapping[int, Money | Range[Money]]", value)
        return tuple(AnnualRevenue(amount=amount, year=year) for year, amount in years.items())
    figures = tuple(value) if isinstance(value, Iterable) else None
    if figures is None or not all(isinstance(figure, AnnualRevenue) for figure in figures):
        raise WrongTypeError(
            "Platform.revenues", "Money, {year: Money} or AnnualRevenue(...)s", value
        )
    if len(figures) == 1 and figures[0] == AnnualRevenue(amount=figures[0].amount):
        (figure,) = figures
        return figure.amount.low if figure.amount.is_point else figures
    return figures


def _as_kind(value: PersonKind | str) -> PersonKind:
    return member("Platform.kind", PersonKind, value)


def _as_role(value: Role | str) -> Role:
    return member("Platform.role", Role, value)


def _as_size(value: Size | str | None) -> Size | None:
    return None if value is None else member("Platform.size", Size, value)


_NO_YEARS: frozenset[int] = frozenset()


def _as_years(value: Iterable[int]) -> frozenset[int]:
    if value is _NO_YEARS:
        return _NO_YEARS
    given = (
        None
        if isinstance(value, str) or not isinstance(value, Iterable)
        else tuple(cast("Iterable[object]", value))
    )
    if given is None or any(type(year) is not int for year in given):
        raise WrongTypeError("Platform.inactive_in", "a set of years", value)
    return frozenset(cast("tuple[int, ...]", given))


@quick
@frozen
class Platform:
    """
    An undertaking: its name, its kind of person, and its revenues.

    *revenues* is one amount (for any base and year that the law requires), a mapping from year to
    amount, or a sequence of :class:`AnnualRevenue`; a mapping is kept as such a sequence. *size* is
    its size as the law defines it (``micro``, ``small``, ``medium``, ``small mid-cap``, ``large``),
    or None if you leave it to what the law presumes. *in_small_register* is True for a member of
    the Russian register of small undertakings; *inactive_in* lists the years in which it sold and
    bought nothing.

    >>> Platform("Google", "legal-entity", {2020: Money(144_438_324_700, "RUB")}).name
    'Google'

    Raises:
        WrongTypeError, WrongValueError: A field cannot take its value.
    """

    name: str
    kind: PersonKind = field(converter=_as_kind)
    revenues: Money | tuple[AnnualRevenue, ...] = field(
        default=(), converter=_as_revenues, repr=short_repr
    )
    size: Size | None = field(default=None, kw_only=True, converter=_as_size)
    in_small_register: bool = field(default=False, kw_only=True)
    role: Role = field(default=Role.OWNER, kw_only=True, converter=_as_role)
    inactive_in: frozenset[int] = field(
        default=_NO_YEARS, kw_only=True, converter=_as_years, repr=short_repr
    )

    def __attrs_post_init__(self) -> None:
        """Check what no converter checks."""
        checked_name("Platform.name", self.name)
        if type(self.in_small_register) is not bool:
            raise WrongTypeError(
                "Platform.in_small_register", "True or False", self.in_small_register
            )

    @property
    def figures(self) -> tuple[AnnualRevenue, ...]:
        """The revenues, each as an :class:`AnnualRevenue`."""
        if isinstance(self.revenues, Money):
            return (AnnualRevenue(amount=self.revenues),)
        return self.revenues
