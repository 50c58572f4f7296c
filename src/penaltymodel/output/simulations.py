"""Views of simulations. The module is apart from the other views because it loads NumPy."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from penaltymodel.errors import WrongTypeError
from penaltymodel.simulation.distribution import Estimate95, ExposureDistribution
from penaltymodel.simulation.paths import Path, PathStep
from penaltymodel.simulation.timeline import Timeline
from penaltymodel.simulation.what_if import Marginal, WhatIf
from penaltymodel.values.money import span
from penaltymodel.values.ranges import EITHER, YES, Range
from penaltymodel.values.views import Table, View


Simulated: TypeAlias = ExposureDistribution | Path | WhatIf | Marginal | Timeline
"""The results of simulations that have a view."""

SHARES = ("0.05", "0.25", "0.5", "0.75", "0.95", "0.99")
"""The quantiles that a view shows."""

_MOST_LINES = 20


def simulation_view(value: Simulated) -> View:
    """
    Return the view of a result of a simulation.

    Raises:
        WrongTypeError: Values of this type have no view.
    """
    match value:
        case ExposureDistribution():
            return _distribution(value)
        case Path():
            return _path(value)
        case WhatIf():
            return _what_if(value)
        case Marginal():
            return _marginal(value)
        case Timeline():
            return _timeline(value)
        case _:
            raise WrongTypeError("value", "a result of a simulation", value)


def _distribution(value: ExposureDistribution) -> View:
    violations = value.scenario.number_of_violations
    return View(
        f"Exposure in {value.draws:,} draws: {value.mean.value.rounded()} on average",
        (
            f"violations: {violations:,}",
            f"at least one fine at the level for repeats: {value.probability_of_repeat}",
            f"seed: {value.seed}",
            *(f"assumption: {each}" for each in value.assumptions),
        ),
        (
            _figures(value),
            *(
                _parts(value, by)
                for by in ("platform", "category", "year")
                if len(value.parts(by)) > 1
            ),
        ),
    )


def _row(name: str, found: Estimate95) -> tuple[str, ...]:
    low, high = found.interval.low, found.interval.high
    return (name, *(str(each.rounded()) for each in (found.value, low, high)))


def _figures(value: ExposureDistribution) -> Table:
    rows = [_row("mean", value.mean)]
    rows += [_row(f"quantile {float(share):.0%}", value.quantile(share)) for share in SHARES]
    rows += [
        _row(f"expected shortfall {float(share):.0%}", value.expected_shortfall(share))
        for share in ("0.95", "0.99")
    ]
    return Table(
        "Figures, with intervals for the error of sampling (95 %)",
        ("figure", "amount", "from", "to"),
        tuple(rows),
        numbers=(1, 2, 3),
    )


def _parts(value: ExposureDistribution, by: str) -> Table:
    title = "year of the decision" if by == "year" else by
    rows = tuple(_row(name, found) for name, found in value.means(by).items())
    return Table(f"Mean by {title}", (title, "amount", "from", "to"), rows, numbers=(1, 2, 3))


def _path(value: Path) -> View:
    sources = dict.fromkeys(
        str(source) for each in value.steps for source in each.assessment.sources
    )
    return View(
        f"Draw {value.draw:,}: {value.total}",
        (
            f"violations are prosecuted as {value.plan}",
            *(f"source: {each}" for each in sources),
        ),
        (
            Table(
                "Fines in the order of the decisions",
                ("decided", "in force", "paid", "provision", "why", "range", "position", "fine"),
                tuple(map(_step, value.steps)),
                numbers=(6, 7),
            ),
        )
        if value.steps
        else (),
    )


def _step(each: PathStep) -> tuple[str, ...]:
    return (
        each.decided_on.isoformat(),
        _day(each.in_force_on, "no"),
        _day(each.paid_on, "no"),
        each.assessment.provision.key,
        _why(each),
        span(each.assessment.range),
        f"{float(each.position):.3f}",
        str(each.fine),
    )


def _why(each: PathStep) -> str:
    offense = f"offense of {each.violation.committed_on.isoformat()}"
    if len(each.members) > 1:
        offense = f"{len(each.members)} offenses, the gravest of {each.violation.committed_on}"
    if not each.is_repeat:
        return f"{offense}, no repeat"
    counted = [found for found in each.assessment.counted if found.counts == YES]
    days = ", ".join(found.decision.decided_on.isoformat() for found in counted[:3])
    more = "" if len(counted) <= 3 else f" and {len(counted) - 3} more"
    return f"{offense}, a repeat after the decision of {days}{more}"


def _day(day: date | None, otherwise: str) -> str:
    return otherwise if day is None else day.isoformat()


def _what_if(value: WhatIf) -> View:
    title = value.change or "The change"
    rows = [
        (
            "mean",
            str(value.before.mean.value.rounded()),
            str(value.after.mean.value.rounded()),
            str(value.mean),
        )
    ]
    rows += [
        (
            f"quantile {float(share):.0%}",
            str(value.before.quantile(share).value),
            str(value.after.quantile(share).value),
            str(value.quantile(share)),
        )
        for share in ("0.5", "0.95", "0.99")
    ]
    return View(
        f"{title}: {value.mean} on average",
        (
            f"draws with a lower total: {float(value.share_lower):.2%}",
            f"at least one fine at the level for repeats: {value.before.probability_of_repeat} "
            f"before, {value.after.probability_of_repeat} after",
            f"{value.before.draws:,} draws with the same random numbers, seed {value.before.seed}",
            *(f"assumption: {each}" for each in _changed(value)),
        ),
        (
            Table(
                "Before and after, with intervals for the error of sampling (95 %)",
                ("figure", "before", "after", "difference"),
                tuple(rows),
                numbers=(1, 2),
            ),
        ),
    )


def _changed(value: WhatIf) -> list[str]:
    """Return the assumptions of both; those that differ say which one they belong to."""
    before, after = value.before.assumptions, value.after.assumptions
    found = [each if each in after else f"before: {each}" for each in before]
    return found + [f"after: {each}" for each in after if each not in before]


def _marginal(value: Marginal) -> View:
    shown = value.lines[:_MOST_LINES]
    more = len(value.lines) - len(shown)
    return View(
        f"What acting on one request avoids, of {value.mean.rounded()} on average",
        (
            *(() if not more else (f"{more} more lines are not shown",)),
            *(f"assumption: {each}" for each in value.assumptions),
        ),
        (
            Table(
                "Most avoided first",
                ("platform", "category", "requests alike", "one of them", "difference"),
                tuple(
                    (
                        each.platform,
                        each.category,
                        f"{len(each.ids):,}",
                        each.ids[0],
                        str(each.avoided),
                    )
                    for each in shown
                ),
                numbers=(2,),
            ),
        ),
    )


def _timeline(value: Timeline) -> View:
    if value.never_closes:
        closes = "an offense may be a repeat without a time limit"
    elif value.closes_on is None:
        closes = "no offense is a repeat"
    else:
        closes = f"an offense may be a repeat through {value.closes_on.isoformat()}"
    stretches = Table(
        "New offenses by day",
        ("from", "through", "repeat", "penalty", "why"),
        tuple(
            (
                each.first.isoformat(),
                _day(each.last, "no end"),
                _truth(each.is_repeat),
                "a fact is missing" if each.range is None else span(each.range),
                each.because,
            )
            for each in value.stretches
        ),
    )
    paying = Table(
        f"Paying on {value.as_of.isoformat()}",
        ("decision", "last day of a repeat now", "last day if paid"),
        tuple(
            (
                each.decision.id or f"the decision of {each.decision.decided_on.isoformat()}",
                _day(each.closes_on, "no end"),
                _day(each.closes_if_paid, "no end"),
            )
            for each in value.paying
        ),
    )
    return View(
        f"{value.under} for {value.platform} from {value.as_of.isoformat()}: {closes}",
        (f"the rule: {value.rule}", *(f"assumption: {each}" for each in value.assumptions)),
        (stretches, paying) if value.paying else (stretches,),
    )


def _truth(value: Range[bool]) -> str:
    if value == EITHER:
        return "open"
    return "yes" if value == YES else "no"
