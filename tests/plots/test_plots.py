"""The pictures: what they show, that their text is apart, and that names cannot harm them."""

from __future__ import annotations

import itertools

from datetime import date, timedelta
from fractions import Fraction
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest

from attrs import evolve
from matplotlib import colors
from matplotlib import pyplot as plt
from matplotlib.figure import Figure
from matplotlib.text import Text

from penaltymodel import (
    UNKNOWN,
    AnnualRevenue,
    Decision,
    OffenseHistory,
    Plan,
    Platform,
    Policy,
    Range,
    Scenario,
    Violation,
    assess,
    backtest,
    catalog,
    compare,
    eur,
    exposure,
    rub,
    simulate,
    unbounded,
)
from penaltymodel.cases.backtest import Backtest, TriedCase, Verdict
from penaltymodel.cases.decided import cases
from penaltymodel.engine.compare import Comparison, ComparisonLine, ExchangeRates
from penaltymodel.errors import WrongTypeError, WrongValueError
from penaltymodel.plots import (
    backtest_positions,
    comparison_ranges,
    exposure_distribution,
    exposure_waterfall,
    history_windows,
    penalty_by_revenue,
    plot,
    save,
    statutes_by_revenue,
    svg,
)
from penaltymodel.plots.cases import _locator
from penaltymodel.plots.files import INK, blank
from penaltymodel.registers import example
from penaltymodel.registers.result import Exposure, Line
from penaltymodel.values.ranges import NO


RATES = ExchangeRates("EUR", {"RUB": "0.01", "GBP": "1.1"}, on=date(2024, 3, 1), source="example")
DAY = date(2023, 3, 1)
X = Platform("Example", "legal-entity", rub(2_000_000_000))
HOSTILE = (
    'the $x^{2$ $y$ <script>alert("1")</script>\n\x00 & the rest of a very long name of a category'
)
SIZES = (1, 10, 40)


@pytest.fixture(autouse=True)
def closed():
    """Close the figures of a test."""
    yield
    plt.close("all")


def act(key="ru/koap-13.41/2", day=DAY):
    """Return a violation."""
    return Violation(key, day, detected_on=day)


def comparison(number):
    """Return a comparison of a number of laws, of all kinds."""
    kinds = (
        Range(eur(1), eur(10**6)),
        None,
        Range(eur(0), eur(5_000)),
        Range(eur(7), eur(7)),
        Range(eur(3), unbounded("EUR")),
    )
    lines = [
        ComparisonLine(under=f"law/{each} {HOSTILE}", assessment=None, range=kinds[each % 5])
        for each in range(number)
    ]
    return Comparison(currency="EUR", rates=RATES, lines=tuple(lines))


def an_exposure(number, ends=lambda each: (each % 4, each % 7 + 4)):
    """Return an exposure with a number of categories."""
    low_high = [ends(each) for each in range(number)]
    lines = [
        Line(
            platform="X",
            categories=(f"{each} {HOSTILE}",),
            violations=1,
            cases=1,
            first_provision="ru/koap-13.41/2",
            repeat_provision="",
            first=Range(rub(1), rub(2)),
            repeat=None,
            is_repeat=NO,
            by_history=None if found is None else Range(rub(found[0]), high_end(found[1])),
        )
        for each, found in enumerate(low_high)
    ]
    return Exposure(
        as_of=DAY,
        under="ru/koap-13.41",
        plan=Plan("per-item"),
        tallies=(),
        lines=tuple(lines),
        first=None,
        repeat=None,
        by_history=None,
        missing=(),
        rejected=(),
        rejected_rows=0,
        reasons=(),
        assumptions=(),
    )


def high_end(number):
    """Return so many roubles, or an open end."""
    return unbounded("RUB") if number is None else rub(number)


def history(number):
    """Return a history of decisions with days of all kinds."""
    return OffenseHistory(
        Decision(
            under="ru/koap-13.41/2",
            decided_on=date(2021, 1, 1) + timedelta(days=30 * each),
            in_force_on=date(2021, 1, 15) + timedelta(days=30 * each),
            executed_on=(date(2021, 2, 1) + timedelta(days=30 * each), None, UNKNOWN)[each % 3],
            id=f"{each} {HOSTILE}".replace("\n", "").replace("\x00", ""),
        )
        for each in range(number)
    )


def distribution(number=3, sanctioned="3/5"):
    """Return a small simulation of a number of violations."""
    acts = [act(day=DAY + timedelta(days=5 * each)) for each in range(number)]
    scenario = Scenario(platforms=X, violations={"Example": acts})
    policy = Policy(
        sanctioned=sanctioned, decided_after=30, in_force_after=10, paid=1, paid_after=10
    )
    return simulate(scenario, policy, draws=200, seed=1)


def positions(number):
    """Return a backtest of a number of statutes, with every verdict."""
    one = next(each for each in cases("ru") if each.amount is not None)
    assert one.amount is not None
    tried = []
    for each in range(number):
        name = f"{each} {HOSTILE}"
        range_ = Range(one.amount * 2, one.amount * 3)
        for verdict, position, permitted in (
            (Verdict.INSIDE, Fraction(1, 2), None),
            (Verdict.INSIDE, None, None),
            (Verdict.OUTSIDE, None, range_),
            (Verdict.OUTSIDE, None, Range(one.amount * 0, one.amount * "1/2")),
            (Verdict.UNTESTABLE, None, None),
        ):
            tried.append(
                TriedCase(
                    case=one,
                    provision=name,
                    statute=name,
                    verdict=verdict,
                    position=position,
                    permitted=permitted,
                )
            )
    return Backtest(tried=tuple(tried))


PICTURES = {
    "penalty": lambda number: penalty_by_revenue(assess(act(), X)),
    "bars": lambda number: penalty_by_revenue(assess(act("us/2258a/e"), X)),
    "comparison": lambda number: comparison_ranges(comparison(number)),
    "waterfall": lambda number: exposure_waterfall(an_exposure(number)),
    "history": lambda number: history_windows(assess(act(), X, history(number))),
    "backtest": lambda number: backtest_positions(positions(number)),
    "distribution": lambda number: exposure_distribution(distribution(number)),
    "heat": lambda number: statutes_by_revenue(
        [act(key) for key in itertools.islice(PROVISIONS, number)],
        [eur(10**each) for each in range(5, 13)],
        rates=RATES,
        into="EUR",
    ),
}
PROVISIONS = [
    each.key
    for key in ("uk/osa", "eu/gdpr", "ru/koap-13.41", "ru/koap-13.11", "ru/koap-13.31", "de/ddg")
    if key in catalog()
    for each in catalog()[key].provisions
]


def drawn(ax):
    """Return the texts of a picture with their boxes, as Agg draws them."""
    figure = ax.get_figure(root=True)
    figure.canvas.draw()
    renderer = figure.canvas.get_renderer()
    hidden = {
        id(label)
        for each in figure.axes
        for axis in (each.xaxis, each.yaxis)
        for tick in axis.get_major_ticks()
        for label in (tick.label1, tick.label2)
        if not min(axis.get_view_interval()) <= tick.get_loc() <= max(axis.get_view_interval())
    }
    return [
        (each.get_text(), each.get_window_extent(renderer))
        for each in figure.findobj(Text)
        if each.get_visible() and each.get_text().strip() and id(each) not in hidden
    ]


def words(ax):
    """Return the texts of a picture."""
    return [text for text, _ in drawn(ax)]


@pytest.mark.parametrize("number", SIZES)
@pytest.mark.parametrize("name", PICTURES)
class TestText:
    def test_is_apart(self, name, number):
        """No two texts of a picture overlap, and none leaves the page."""
        ax = PICTURES[name](number)

        found = drawn(ax)

        width, height = ax.get_figure(root=True).bbox.size
        for (one, a), (two, b) in itertools.combinations(found, 2):
            apart = a.x1 <= b.x0 + 1 or b.x1 <= a.x0 + 1 or a.y1 <= b.y0 + 1 or b.y1 <= a.y0 + 1
            assert apart, (one, two)
        for text, box in found:
            assert -1 <= box.x0 <= box.x1 <= width + 1, text
            assert -1 <= box.y0 <= box.y1 <= height + 1, text

    def test_names_its_axes(self, name, number):
        """The axis of amounts names the currency, and a logarithmic one says so."""
        ax = PICTURES[name](number)

        labels = {"x": ax.get_xlabel(), "y": ax.get_ylabel()}

        assert labels["x"]
        for axis in "xy":
            is_log = getattr(ax, f"get_{axis}scale")() == "log"
            assert is_log == labels[axis].endswith(" (log scale)")
        if name not in {"history", "backtest"}:
            codes = ("RUB", "EUR", "USD")
            assert any(code in " ".join(labels.values()) for code in codes)


class TestColors:
    @pytest.mark.parametrize("name", PICTURES)
    @pytest.mark.parametrize(("style", "least"), [("default", 0), ("dark_background", 1)])
    def test_text_follows_the_background(self, name, style, least):
        """Text is black on a light background and white on a dark one."""
        with mpl.style.context(style):
            ax = PICTURES[name](3)

        figure = ax.get_figure(root=True)
        texts = [each for each in figure.findobj(Text) if each not in ax.texts and each.get_text()]
        found = {colors.to_hex(each.get_color()) for each in texts}
        assert found == {("#000000", "#ffffff")[least]}

    def test_first_and_repeat_differ_without_color(self):
        """A repeat is hatched, and its line is dashed."""
        ax = penalty_by_revenue(assess(act(), X))

        first, repeat = ax.collections
        assert (first.get_hatch(), repeat.get_hatch()) == ("", "////")
        assert {"-", "--"} <= {line.get_linestyle() for line in ax.lines}


class TestPenalty:
    def test_marks_kinks_and_the_revenue(self):
        """Markers lie where the slope changes, and a line at the revenue of the platform."""
        ax = penalty_by_revenue(assess(act(), X))

        points = {x for line in ax.lines if line.get_marker() == "s" for x in line.get_xdata()}
        assert {40_000_000, 80_000_000} <= points
        assert "revenue: 2 bn RUB" in words(ax)
        assert "repeat offense: the slope changes" in words(ax)

    def test_band_is_exact_at_its_ends(self):
        """The band has the amounts of an assessment at the lowest revenue."""
        ax = penalty_by_revenue(assess(act(), X), low=rub(10**6), high=rub(10**9))

        assert ax.get_xlim() == (10**6, 10**9)
        (first, *_) = ax.lines
        assert first.get_ydata()[0] == 800_000

    def test_without_kinks_or_revenue(self):
        """A penalty without a known revenue has no line; one for repeats only has one band."""
        answer = assess(act("ru/koap-13.41/5"), Platform("X", "legal-entity"), repeat=True)

        ax = penalty_by_revenue(answer)

        assert "first offense" not in words(ax)
        assert not any("revenue: " in each for each in words(ax))

    def test_first_text_as_charged(self):
        """A penalty as charged is drawn alone."""
        answer = assess(act(), X, repeat=True, charged_as="ru/koap-13.41/2")

        ax = penalty_by_revenue(answer)

        assert "repeat offense" not in words(ax)

    def test_rule_inside_of_the_penalty(self):
        """A rule for repeats inside of the penalty gives two bars."""
        answer = assess(act("us/2258a/e"), X)

        assert {"first offense", "repeat offense"} <= set(words(penalty_by_revenue(answer)))

    def test_missing_facts(self):
        """If no text can be evaluated, the bar is the range of the assessment."""
        answer = assess(act("ru/koap-20.25/1"), X)

        assert {"this offense", "no upper end"} <= set(words(penalty_by_revenue(answer)))

    def test_one_text_with_a_missing_fact(self):
        """A text that needs a fact that is not given is left out of the picture."""
        answer = assess(
            act("eu/dma/30.1", date(2023, 5, 2)),
            Platform("X", "legal-entity", eur(10**9)),
            decided_on=date(2023, 5, 2),
        )

        found = words(answer.plot())

        assert "first offense" in found
        assert "repeat offense" not in found

    def test_a_range_of_revenue(self):
        """A revenue that is a range is a stripe, also without upper end."""
        for high in (rub(10**10), unbounded("RUB")):
            figure = AnnualRevenue(amount=Range(rub(10**9), high))
            ax = penalty_by_revenue(assess(act(), Platform("X", "legal-entity", [figure])))

            assert "revenue: 1 bn RUB" in words(ax)

    @pytest.mark.parametrize("low", [rub(0), rub(10**13)])
    def test_wrong_ends(self, low):
        """The lowest revenue must be above zero and below the highest."""
        with pytest.raises(WrongValueError, match="low"):
            penalty_by_revenue(assess(act(), X), low=low)


class TestWaterfall:
    def test_many_are_folded(self):
        """Beyond sixty categories the smallest are one bar."""
        names = words(
            exposure_waterfall(an_exposure(100, lambda each: None if each > 80 else (1, 2)))
        )

        assert "31 others" in names
        assert "19 categories: not known" in names

    def test_many_known(self):
        """Sixty known categories are folded without a row for unknown ones."""
        names = words(exposure_waterfall(an_exposure(61)))

        assert "11 others" in names
        assert not any("not known" in each for each in names)

    def test_open_ends(self):
        """A category without upper end has an arrow, and the legend says so."""
        ax = exposure_waterfall(an_exposure(2, lambda each: (1, None if each else 5)))

        assert "no upper end" in words(ax)

    def test_nothing(self):
        """An exposure without lines is an empty total."""
        assert exposure_waterfall(an_exposure(0)).get_xlabel() == "exposure, no amounts"

    def test_levels(self):
        """The amounts as first offenses are drawn on request, and another word is an error."""
        assert "as first offenses" in exposure_waterfall(an_exposure(2), level="first").get_title(
            loc="left"
        )
        with pytest.raises(WrongValueError, match="level"):
            exposure_waterfall(an_exposure(2), level="worst")

    def test_total_of_the_register(self):
        """The last bar ends at the total of the exposure."""
        found = exposure(
            example.twitter_2021(),
            [example.TWITTER],
            under="ru/koap-13.41",
            as_of=example.AS_OF,
            plan="per-category",
        )

        ax = found.plot()

        assert max(each.get_width() for each in ax.patches) == found.by_history.high.amount

    def test_means(self):
        """The waterfall of a simulation adds up to its mean."""
        found = distribution()

        ax = exposure_waterfall(found)

        widest = max(each.get_width() for each in ax.patches)
        assert widest == pytest.approx(float(found.mean.value.amount))


class TestOthers:
    def test_distribution_of_one_total(self):
        """A total that is the same in all draws is one bar."""
        ax = exposure_distribution(distribution(sanctioned="0"))

        assert len(ax.patches) == 1

    def test_shares_add_up(self):
        """The bars of a distribution add up to all draws."""
        ax = distribution().plot()

        assert sum(each.get_height() for each in ax.patches) == pytest.approx(1)

    def test_history_without_end(self):
        """An annulled decision has no window, and an unpaid fine one without end."""
        annulled = Decision(under="ru/koap-13.41/2", decided_on=DAY, standing="annulled")
        soon_over = Decision(
            under="ru/koap-13.41/2", decided_on=date(2021, 5, 1), in_force_on=None
        )
        old = OffenseHistory([annulled, soon_over, *history(3)])

        ax = history_windows(assess(act(), X, old))

        assert len(ax.get_yticklabels()) == 5

    def test_history_at_the_end_of_the_calendar(self):
        """A window that ends after the calendar is left out."""
        late = Decision(
            under="ru/koap-13.41/2",
            decided_on=date(9999, 11, 1),
            in_force_on=date(9999, 11, 1),
            executed_on=date(9999, 12, 1),
        )

        ax = history_windows(assess(act(), X, OffenseHistory([late])))

        assert len(words(ax)) > 3
        assert len(ax.patches) == 0

    def test_long_history(self):
        """The last sixty decisions are shown."""
        ax = history_windows(assess(act(), X, history(61)))

        assert "the last 60 of 61" in ax.get_title(loc="left")

    @pytest.mark.parametrize("months", [3, 11, 17, 23, 35, 60])
    def test_days_named(self, months):
        """An axis of months names one in a few, and a long one years."""
        assert _locator(months) is not None

    def test_history_needs_a_rule_and_decisions(self):
        """A history needs decisions, and a law that distinguishes repeats."""
        with pytest.raises(WrongValueError, match="earlier decisions"):
            history_windows(assess(act(), X))
        with pytest.raises(WrongValueError, match="distinguishes"):
            history_windows(assess(act("eu/gdpr/83.5"), X.__class__("X", "legal-entity", eur(5))))

    def test_all_cases(self):
        """The decided cases have a picture."""
        ax = backtest(cases("ru")).plot()

        assert "ru/koap-13.41" in " ".join(words(ax))

    def test_a_backtest_with_all_positions(self):
        """The title of a backtest says nothing of cases without position if there are none."""
        found = positions(1)

        ax = backtest_positions(evolve(found, tried=found.tried[:1]))

        assert ax.get_title(loc="left") == "Decided fines in their range"

    def test_comparison(self):
        """A comparison draws itself."""
        ax = compare([act()], X, rates=RATES, into="EUR").plot()

        assert ax.get_title(loc="left") == "One failure under 1 law"

    def test_heat_without_amounts(self):
        """Laws that cannot be applied have cells without amount, and open ends say so."""
        empty = statutes_by_revenue([act("no/law/1")], [eur(1)], rates=RATES, into="EUR")
        free = statutes_by_revenue(
            [act("ru/koap-20.25/1"), act("no/law/1")], [eur(1)], rates=RATES, into="EUR"
        )

        assert len(empty.texts) == 0
        assert [each.get_text() for each in free.texts] == ["no end"]

    def test_heat_needs_laws_and_revenues(self):
        """A heat map needs a law and a revenue."""
        with pytest.raises(WrongValueError, match="at least one"):
            statutes_by_revenue([], [eur(1)], rates=RATES, into="EUR")


class TestAxes:
    @pytest.mark.parametrize("name", ["comparison", "waterfall"])
    def test_own_axes(self, name):
        """A picture is drawn on the axes of the caller, and keeps the size of the figure."""
        figure = Figure(figsize=(6, 5), layout="constrained")
        ax = figure.subplots()

        found = {"comparison": comparison(12), "waterfall": an_exposure(12)}[name].plot(ax)

        assert found is ax
        assert tuple(figure.get_size_inches()) == (6, 5)
        assert ax.get_legend() is not None

    @pytest.mark.parametrize(
        "draw",
        [
            penalty_by_revenue,
            comparison_ranges,
            exposure_waterfall,
            exposure_distribution,
            history_windows,
            backtest_positions,
            plot,
        ],
    )
    def test_wrong_values(self, draw):
        """A value of another type is an error that names it, and so are axes of another type."""
        with pytest.raises(WrongTypeError, match="value"):
            draw("text")
        with pytest.raises(WrongTypeError, match="ax"):
            comparison(1).plot("text")


class TestFiles:
    def test_svg_is_safe(self):
        """Hostile names are text in an SVG, and its colors are those of the page."""
        text = svg(
            an_exposure(3).plot(blank(INK)), title=HOSTILE.replace("\x00", ""), prefix="p1-"
        )

        root = ET.fromstring(text)
        assert "<script" not in text
        assert INK not in text
        assert "currentColor" in text
        assert root.get("role") == "img"
        assert all(each.get("id", "p1-").startswith("p1-") for each in root.iter())

    def test_svg_is_reproducible(self):
        """The same picture is the same text, with its title for those who cannot see it."""
        one, two = (svg(comparison(3).plot(blank())) for _ in range(2))

        assert one == two
        assert "<title>One failure under 3 laws</title>" in one

    @pytest.mark.parametrize(
        ("name", "start"), [("a.png", b"\x89PNG"), ("a.svg", b"<?xml"), ("a.PDF", b"%PDF")]
    )
    def test_save(self, tmp_path, name, start):
        """A picture is written in the format of the name of the file, the same each time."""
        for each in ("1", "2"):
            (tmp_path / each).mkdir()
            save(comparison(2).plot(blank()), tmp_path / each / name)

        one, two = ((tmp_path / each / name).read_bytes() for each in ("1", "2"))
        assert one.startswith(start)
        assert one == two

    def test_save_elsewhere(self, tmp_path):
        """Another name is an error."""
        with pytest.raises(WrongValueError, match=r"\.png, \.svg, \.pdf"):
            save(comparison(2).plot(blank()), tmp_path / "a.jpeg")
