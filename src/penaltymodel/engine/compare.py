"""
One failure under several laws, side by side.

You pass the exchange rates, with their day and their source; none is downloaded or assumed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction

from attrs import evolve, field, frozen

from penaltymodel.domain.history import NO_HISTORY, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess_checked, check_types
from penaltymodel.engine.assessment import Assessment
from penaltymodel.engine.given import check_given_under
from penaltymodel.engine.provisions import find_provision
from penaltymodel.errors import (
    PenaltyModelError,
    UnknownCurrencyError,
    WrongTypeError,
    WrongValueError,
)
from penaltymodel.facts.facts import NOTHING_GIVEN, Facts
from penaltymodel.law.law import Law
from penaltymodel.law.penalties import currencies
from penaltymodel.statutes import LawLike, as_law
from penaltymodel.values.money import CURRENCIES, Exact, Money, exact, unbounded
from penaltymodel.values.periods import a_day
from penaltymodel.values.ranges import Range
from penaltymodel.values.reading import all_of
from penaltymodel.values.shortened import short_repr
from penaltymodel.values.shown import Plotted
from penaltymodel.values.tabular import Rows, Tabular, amount_cells


def _exact_rates(rates: Mapping[str, Exact]) -> dict[str, Fraction]:
    if not isinstance(rates, Mapping):
        raise WrongTypeError("ExchangeRates.rates", "a mapping", rates)
    found = {code: exact(rate) for code, rate in rates.items()}
    for code, rate in found.items():
        _check_code(code)
        if not rate:
            raise WrongValueError(f"rates[{code!r}]", "above zero", rate)
    return found


def _check_code(code: object) -> None:
    if not isinstance(code, str) or code not in CURRENCIES:
        raise UnknownCurrencyError(code)


@frozen
class ExchangeRates:
    """
    What one unit of each currency is worth in *currency* on a day, and the source of the rates.

    >>> rates = ExchangeRates("EUR", {"RUB": "0.0112"}, on=date(2021, 3, 1), source="example")
    >>> print(rates.convert(Money(1_000_000, "RUB"), "EUR"))
    EUR 11,200.00

    Raises:
        WrongTypeError: A field has the wrong type.
        UnknownCurrencyError: A code is not in ISO 4217.
        NotExactError, NumberTextError: A rate is not exact.
        WrongValueError: A rate is zero.
    """

    currency: str
    rates: Mapping[str, Fraction] = field(converter=_exact_rates, hash=False, repr=short_repr)
    on: date = field(kw_only=True)
    source: str = field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Check what no converter checks."""
        _check_code(self.currency)
        a_day("ExchangeRates.on", self.on)
        if not isinstance(self.source, str):
            raise WrongTypeError("ExchangeRates.source", "text", self.source)

    def convert(self, amount: Money, into: str) -> Money:
        """
        Return *amount* in the currency *into*, exactly: nothing is rounded.

        Raises:
            WrongValueError: There is no rate for one of the two.
        """
        if amount.currency == into:
            return amount
        rate = self._worth(amount.currency) / self._worth(into)
        return unbounded(into) if amount.is_unbounded else Money(amount.amount * rate, into)

    def _worth(self, code: str) -> Fraction:
        if code == self.currency:
            return Fraction(1)
        if code not in self.rates:
            known = ", ".join(sorted({self.currency, *self.rates}))
            raise WrongValueError("the currency", f"one with a rate ({known})", code)
        return self.rates[code]

    def convert_range(self, amounts: Range[Money], into: str) -> Range[Money]:
        """Return both ends in the currency *into*."""
        return Range(self.convert(amounts.low, into), self.convert(amounts.high, into))


@frozen(kw_only=True)
class ComparisonLine:
    """
    One line: the penalty under one law, in its own and in the common currency.

    *assessment* and *range* are None if the law cannot be applied; *why_not* then says why.
    """

    under: str
    assessment: Assessment | None
    range: Range[Money] | None
    why_not: str = ""


@frozen(kw_only=True)
class Comparison(Plotted, Tabular):
    """The lines of a comparison, in the order of the acts, in one currency."""

    currency: str
    rates: ExchangeRates
    lines: tuple[ComparisonLine, ...] = field(repr=short_repr)

    def to_dicts(self) -> Rows:
        """Return one row for each line: in its own currency, and in the common one."""
        return [
            {
                "under": each.under,
                "provision": None if each.assessment is None else each.assessment.provision.key,
                **amount_cells(None if each.assessment is None else each.assessment.range, "own_"),
                **amount_cells(each.range),
                "why_not": each.why_not or None,
            }
            for each in self.lines
        ]


def compare(
    acts: Iterable[Violation],
    platform: Platform,
    *,
    rates: ExchangeRates,
    into: str,
    history: OffenseHistory = NO_HISTORY,
    law: LawLike = None,
    decided_on: date | None = None,
    repeat: bool | None = None,
    given: Facts = NOTHING_GIVEN,
    assume_unchanged: bool = False,
    strict: bool = False,
    explain: Callable[[PenaltyModelError], str] = str,
) -> Comparison:
    """
    Assess the same failure under several laws and show it in one currency.

    Args:
        acts: The failure under each law: one violation for each, with its provision.
        platform: The platform. Its revenues are converted into the currency of each law.
        rates: The exchange rates.
        into: The common currency.
        history: Earlier decisions; each law counts its own.
        law: The statutes that apply, by default those of the catalog.
        decided_on: The day of the decision, for the laws that need it.
        repeat: Whether the offense is a repeat, regardless of the history.
        given: Facts beyond those of the platform: counts, circumstances, words.
        assume_unchanged: Apply the last coded texts to days after the coded law.
        strict: A law that needs a sum that is not given cannot be applied. By default, its range has
            no upper end.
        explain: How to put into words why a law cannot be applied.

    A law that cannot be applied does not raise an error: its line explains why.

    >>> rates = ExchangeRates("EUR", {"RUB": "0.01"}, on=date(2021, 3, 1), source="example")
    >>> act = Violation(under="ru/koap-13.41/2", committed_on=date(2021, 3, 1))
    >>> line, = compare([act], Platform("X", "legal-entity"), rates=rates, into="EUR").lines
    >>> print(line.range.high)
    EUR 40,000.00

    Raises:
        WrongTypeError, WrongValueError: An argument cannot take its value.
        UnknownFactError: No statute of *acts* knows a fact in *given*.
        UnknownCurrencyError: *into* is not in ISO 4217.
    """
    check_types(
        platform,
        history,
        given,
        decided_on=decided_on,
        repeat=repeat,
        assume_unchanged=assume_unchanged,
        strict=strict,
    )
    if not isinstance(rates, ExchangeRates):
        raise WrongTypeError("rates", "an ExchangeRates", rates)
    _check_code(into)
    lines: list[ComparisonLine] = []
    found_law = as_law(law)
    violations = all_of("acts", Violation, acts)
    check_given_under(given, (act.under for act in violations), found_law)
    for act in violations:
        try:
            answer = assess_checked(
                act,
                _in_its_currency(platform, act, rates, found_law),
                history,
                law=found_law,
                decided_on=decided_on,
                repeat=repeat,
                given=given,
                assume_unchanged=assume_unchanged,
                strict=strict,
            )
            amounts = rates.convert_range(answer.range, into)
        except PenaltyModelError as error:
            lines.append(
                ComparisonLine(
                    under=act.under, assessment=None, range=None, why_not=explain(error)
                )
            )
        else:
            lines.append(ComparisonLine(under=act.under, assessment=answer, range=amounts))
    return Comparison(currency=into, rates=rates, lines=tuple(lines))


def _in_its_currency(
    platform: Platform, act: Violation, rates: ExchangeRates, law: Law
) -> Platform:
    """Return *platform* with its revenues in the currency of the law, if the law names one."""
    statute = law.statute_of(act.under)
    provision = find_provision(statute, act.under, category=act.category, role=platform.role)
    codes = currencies(provision.enactments[-1].penalty)
    if not codes:
        return platform
    figures = tuple(
        evolve(figure, amount=rates.convert_range(figure.amount, codes[0]))
        for figure in platform.figures
    )
    return evolve(platform, revenues=figures)
