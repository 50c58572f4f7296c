"""Platforms: the undertakings that can be fined, and their revenues."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any, TypeAlias, cast

from attrs import field, frozen

from penaltymodel.errors import (
    WrongTypeError,
    WrongValueError,
)
from penaltymodel.law.words import Base, PersonKind, Role
from penaltymodel.values.money import Money
from penaltymodel.values.periods import a_day
from penaltymodel.values.quick import sealed, swift
from penaltymodel.values.ranges import Range, only
from penaltymodel.values.reading import NAMES, checked_name, member


def _as_range(value: Money | Range[Money]) -> Range[Money]:
    if isinstance(value, Range):
        if isinstance(value.low, Money) and isinstance(value.high, Money):
            return value
    elif isinstance(value, Money):
        return only(value)
    raise WrongTypeError("revenue", "Money or a Range of Money", value)


@swift
@frozen(kw_only=True, weakref_slot=False)
class AnnualRevenue:
    """
    One figure of revenue: exact, or known only as a range.

    *year* is the calendar or financial year; None stands for whichever year the law asks for.
    *base* None stands for whichever base the law asks for. *through* marks the figure of a year
    that is not over: what was earned from its first day through that day. *months* is how long
    the accounting period was.
    """

    amount: Range[Money] = field(converter=_as_range)
    year: int | None = None
    base: Base | None = None
    through: date | None = None
    months: int = 12

    def __attrs_post_init__(self) -> None:
        """Refuse a year that is none."""
        if type(self.months) is not int or not 1 <= self.months <= 36:
            raise WrongValueError("AnnualRevenue.months", "from 1 to 36", self.months)
        if self.year is not None and (type(self.year) is not int or not 1800 < self.year < 10000):
            raise WrongValueError("AnnualRevenue.year", "a year such as 2020", self.year)
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


def _as_revenues(value: RevenueLike) -> tuple[AnnualRevenue, ...]:
    if isinstance(value, (Money, Range)):
        return (AnnualRevenue(amount=value),)
    if isinstance(value, Mapping):
        years = cast("Mapping[int, Money | Range[Money]]", value)
        return tuple(AnnualRevenue(amount=amount, year=year) for year, amount in years.items())
    figures = tuple(value) if isinstance(value, Iterable) else None
    if figures is None or not all(isinstance(figure, AnnualRevenue) for figure in figures):
        raise WrongTypeError(
            "Platform.revenues", "Money, {year: Money} or AnnualRevenue(...)s", value
        )
    return figures


_KINDS: dict[str, PersonKind] = {each.value: each for each in PersonKind}
_OWNER = Role.OWNER
_NO_YEARS: frozenset[int] = frozenset()


def _years(value: Iterable[int]) -> frozenset[int]:
    given = (
        None
        if isinstance(value, str) or not isinstance(value, Iterable)
        else tuple(cast("Iterable[object]", value))
    )
    if given is None or any(type(year) is not int for year in given):
        raise WrongTypeError("Platform.inactive_in", "a set of years", value)
    return frozenset(cast("tuple[int, ...]", given))


class _Undated:
    """Room for the one amount that was given without a year or a base, if it was given so."""

    __slots__ = ("undated",)

    undated: Money | None


@sealed
@frozen(init=False, weakref_slot=False)
class Platform(_Undated):
    """
    The undertaking: its name, its kind of person, and its revenues.

    *revenues* is one amount (whatever base and year the law asks for), a mapping from year to
    amount, or a sequence of :class:`AnnualRevenue`. *small* says that it stands in the register
    of small undertakings; *inactive_in* lists the years in which it sold and bought nothing.

    >>> Platform("Google", "legal-entity", {2020: Money(144_438_324_700, "RUB")}).name
    'Google'

    Raises:
        WrongTypeError, WrongValueError: A field cannot take its value.
    """

    name: str
    kind: PersonKind
    revenues: tuple[AnnualRevenue, ...] = ()
    small: bool = field(default=False, kw_only=True)
    role: Role = field(default=_OWNER, kw_only=True)
    inactive_in: frozenset[int] = field(default=_NO_YEARS, kw_only=True)

    def __init__(
        self,
        name: str,
        kind: PersonKind | str,
        revenues: RevenueLike = (),
        *,
        small: bool = False,
        role: Role | str = _OWNER,
        inactive_in: Iterable[int] = _NO_YEARS,
    ) -> None:
        """Take who it is."""
        filled: Any = self
        if type(name) is not str or name not in NAMES:
            checked_name("Platform.name", name)
        filled._name = name
        try:
            filled._kind = _KINDS[kind]
        except (KeyError, TypeError):
            member("Platform.kind", PersonKind, kind)
        if type(revenues) is Money:
            filled._undated = revenues  # made into a figure when somebody looks at it
        else:
            filled._undated, filled._revenues = None, _as_revenues(revenues)
        if type(small) is not bool:
            raise WrongTypeError("Platform.small", "True or False", small)
        filled._small = small
        filled._role = role if role is _OWNER else member("Platform.role", Role, role)
        filled._inactive_in = inactive_in if inactive_in is _NO_YEARS else _years(inactive_in)

    def __reduce__(self) -> tuple[Any, ...]:
        """Have copies built as this one was."""
        build = partial(Platform, small=self.small, role=self.role, inactive_in=self.inactive_in)
        return build, (self.name, self.kind, self.undated or self.revenues)


def _figures(platform: Any) -> tuple[AnnualRevenue, ...]:
    """Return the figures of a platform, made of an undated amount when somebody first looks."""
    try:
        found: tuple[AnnualRevenue, ...] = platform._revenues
    except AttributeError:
        found = platform._revenues = _as_revenues(platform._undated)
    return found


type.__setattr__(Platform, "revenues", Platform.__dict__["revenues"].getter(_figures))
