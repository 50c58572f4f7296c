"""
Charts of a penalty by revenue as SVG text, with markers where the slope changes.

Both axes are logarithmic; lines and text use the color of the surrounding page. The values come from
:mod:`penaltymodel.interpreters.kinks` and are exact; only the drawing is rounded.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from html import escape
from math import ceil, floor, log10

from penaltymodel.errors import WrongValueError
from penaltymodel.values.curves import Curve, Kinks
from penaltymodel.values.money import Money, span


WIDTH, HEIGHT = 640, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 76, WIDTH - 14, 14, HEIGHT - 44
_PER_DECADE = 12
_NAMES = ((12, "T"), (9, "bn"), (6, "M"), (3, "k"))


def chart(ends: Kinks, *, low: Money, high: Money, title: str, at: Money | None = None) -> str:
    """
    Return an SVG chart of *ends* for revenues from *low* to *high*, with a line at *at*.

    >>> from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter
    >>> from penaltymodel.facts.facts import Facts
    >>> from penaltymodel.law.forms import floored, share_of_revenue
    >>> from penaltymodel.interpreters.kinks import kinks
    >>> from penaltymodel.values.money import rub
    >>> from penaltymodel.law.penalties import Revenue
    >>> base = Base(Measure.REVENUE, Perimeter.PERSON, "Russian", AccountingPeriod.ANNUAL)
    >>> fine = floored(share_of_revenue("1/20", "1/10", base=base), at=rub(4_000_000))
    >>> ends = kinks(fine, Facts(), of=Revenue(base))
    >>> drawing = chart(ends, low=rub(10**6), high=rub(10**12), title="part 5")
    >>> drawing.count("<circle")
    2

    Raises:
        WrongValueError: *low* is zero or not below *high*, or *at* is not between them.
        CurrencyMismatchError: The penalty is in another currency.
    """
    if not low.amount or not low < high:
        raise WrongValueError("low", f"above zero and below {high}", low)
    if at is not None and not low <= at <= high:
        raise WrongValueError("at", f"from {low} to {high}", at)
    points = [point for curve in (ends.low, ends.high) for point in _breakpoints(curve, low, high)]
    revenues = sorted(
        {*_steps(low, high), *(point for point, _ in points)}, key=lambda m: m.amount
    )
    lows = [(_log(each), ends.low.at(each)) for each in revenues]
    highs = [(_log(each), ends.high.at(each)) for each in revenues]
    shown = [_log(value) for _, value in (*lows, *highs) if value.amount]
    bottom = floor(min(shown, default=0.0))
    frame = _Frame(_log(low), _log(high), bottom, max(ceil(max(shown, default=1.0)), bottom + 1))
    lower, upper = frame.line(lows), frame.line(highs)
    marks = "".join(
        f'<circle cx="{frame.x(_log(point))}" cy="{frame.y(value)}" r="3">'
        f"<title>{escape(str(value))} at {escape(str(point))}</title></circle>"
        for point, value in points
    )
    about = (
        f"From {lows[0][1]} to {highs[0][1]} at a revenue of {low}, "
        f"from {lows[-1][1]} to {highs[-1][1]} at {high}."
    )
    marked = "" if at is None else frame.mark(at, span(ends.at(at)))
    return (
        f'<svg class="penaltymodel-chart" role="img" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" style="max-width:100%;height:auto;font:11px system-ui,sans-serif" '
        'fill="currentColor" xmlns="http://www.w3.org/2000/svg">'
        f"<title>{escape(title)}</title><desc>{escape(about)}</desc>"
        f"{frame.grid()}"
        f'<path d="M{"L".join((*upper, *reversed(lower)))}Z" fill="#3b82f6" fill-opacity=".22"/>'
        f'<path d="M{"L".join(lower)}M{"L".join(upper)}" stroke="#3b82f6" stroke-width="2" '
        f'fill="none"/><g fill="#3b82f6">{marks}</g>{marked}'
        f'<text x="{(_LEFT + _RIGHT) / 2}" y="{HEIGHT - 8}" text-anchor="middle">'
        f"revenue, {low.currency}</text>"
        f'<text transform="translate(13 {(_TOP + _BOTTOM) / 2}) rotate(-90)" '
        f'text-anchor="middle">penalty, {low.currency}</text></svg>'
    )


def _log(amount: Money) -> float:
    # The logarithm of a ratio of large integers; dividing them first could overflow.
    numerator, denominator = amount.amount.as_integer_ratio()
    return log10(numerator) - log10(denominator) if numerator else -1.0


def _breakpoints(curve: Curve, low: Money, high: Money) -> Iterable[tuple[Money, Money]]:
    """Yield the breakpoints of a curve that lie in the chart, with its values there."""
    return ((point, curve.at(point)) for point in curve.breakpoints if low < point < high)


def _steps(low: Money, high: Money) -> Iterable[Money]:
    """Yield revenues from *low* to *high* in steps of equal ratio."""
    yield low
    for step in range(ceil(_log(low) * _PER_DECADE) + 1, floor(_log(high) * _PER_DECADE)):
        power, rest = divmod(step, _PER_DECADE)
        thousandths = int(1_000 * 10 ** (rest / _PER_DECADE))
        yield Money(Fraction(thousandths, 1_000) * Fraction(10) ** power, low.currency)
    yield high


class _Frame:
    """The coordinates of the chart."""

    def __init__(self, left: float, right: float, bottom: float, top: float) -> None:
        self.left, self.right, self.bottom, self.top = left, right, bottom, top

    def x(self, log: float) -> float:
        return round(_LEFT + (_RIGHT - _LEFT) * (log - self.left) / (self.right - self.left), 1)

    def y(self, value: Money) -> float:
        log = _log(value) if value.amount else self.bottom
        share = (max(log, self.bottom) - self.bottom) / (self.top - self.bottom)
        return round(_BOTTOM - (_BOTTOM - _TOP) * share, 1)

    def line(self, points: list[tuple[float, Money]]) -> list[str]:
        """Return the coordinates of a line."""
        return [f"{self.x(log)} {self.y(value)}" for log, value in points]

    def mark(self, at: Money, label: str) -> str:
        """Return a vertical line at a revenue, with *label* as its tooltip."""
        return (
            f'<path d="M{self.x(_log(at))} {_TOP}V{_BOTTOM}" stroke="currentColor" '
            'stroke-width="1.5" stroke-dasharray="4 3">'
            f"<title>{escape(label)} at {escape(str(at))}</title></path>"
        )

    def grid(self) -> str:
        lines: list[str] = []
        words: list[str] = []
        for power in range(ceil(self.left), floor(self.right) + 1):
            x = self.x(power)
            lines.append(f"M{x} {_TOP}V{_BOTTOM}")
            words.append(
                f'<text x="{x}" y="{_BOTTOM + 16}" text-anchor="middle">{_tick(power)}</text>'
            )
        for power in range(ceil(self.bottom), floor(self.top) + 1):
            y = round(
                _BOTTOM - (_BOTTOM - _TOP) * (power - self.bottom) / (self.top - self.bottom), 1
            )
            lines.append(f"M{_LEFT} {y}H{_RIGHT}")
            words.append(
                f'<text x="{_LEFT - 7}" y="{y + 4}" text-anchor="end">{_tick(power)}</text>'
            )
        path = "".join(lines)
        return f'<path d="{path}" stroke="currentColor" stroke-opacity=".16"/>{"".join(words)}'


def _tick(power: int) -> str:
    """Return ten to the *power* in short form: ``10 M``."""
    for least, name in _NAMES:
        if power >= least:
            return f"{10 ** (power - least):,} {name}"
    return f"{10**power:,}"
