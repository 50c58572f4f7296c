"""Charts of a penalty by revenue."""

import xml.etree.ElementTree as ET

import pytest

from penaltymodel import Facts, catalog, eur, rub
from penaltymodel.errors import CurrencyMismatchError, WrongValueError
from penaltymodel.interpreters.kinks import kinks
from penaltymodel.law.forms import fixed, share_of_revenue, upto, when
from penaltymodel.law.koap import REVENUE
from penaltymodel.law.penalties import Exceeds, Revenue
from penaltymodel.output.charts import chart


OF = Revenue(REVENUE)
SVG = "{http://www.w3.org/2000/svg}"


def drawn(penalty, low=10**6, high=10**12, facts=None, at=None):
    ends = kinks(penalty, facts or Facts(), of=OF)
    title = "a <title> & more"
    return ET.fromstring(chart(ends, low=rub(low), high=rub(high), title=title, at=at))


def places(root):
    """Return the points of both lines, low and high."""
    line = root.findall(f"{SVG}path")[2].get("d")
    return [
        [tuple(map(float, point.split())) for point in part.split("L")]
        for part in line.split("M")[1:]
    ]


class TestChart:
    def test_marks_every_kink_of_part_5(self):
        """The chart of part 5 marks the revenues at which each share exceeds the floor."""
        text = catalog()["ru/koap-13.41"].provision("ru/koap-13.41/5").enactments[-1]

        root = drawn(text.penalty, facts=Facts(person="legal-entity"))

        titles = [circle.find(f"{SVG}title").text for circle in root.iter(f"{SVG}circle")]
        assert titles == [
            "RUB 4,000,000.00 at RUB 80,000,000.00",
            "RUB 4,000,000.00 at RUB 40,000,000.00",
        ]
        assert root.find(f"{SVG}title").text == "a <title> & more"
        assert root.find(f"{SVG}desc").text.startswith("From RUB 4,000,000.00 to RUB 4,000,000.00")

    def test_marks_a_revenue(self):
        """A line marks the given revenue and names the penalty."""
        root = drawn(share_of_revenue("1/20", "1/5", base=REVENUE), at=rub(10**9))

        (line,) = (each for each in root.iter(f"{SVG}path") if each.get("stroke-dasharray"))
        assert line.find(f"{SVG}title").text == (
            "RUB 50,000,000.00 to RUB 200,000,000.00 at RUB 1,000,000,000.00"
        )
        assert line.get("d") == "M351.0 14V256"

    @pytest.mark.parametrize("at", [10**6 - 1, 10**12 + 1])
    def test_refuses_a_mark_outside(self, at):
        """A marked revenue outside the chart is an error."""
        with pytest.raises(WrongValueError, match="at"):
            drawn(fixed(rub(5)), at=rub(at))

    def test_low_end_is_never_drawn_above_the_high_end(self):
        """The lower line is never above the upper line (y grows downward)."""
        low, high = places(drawn(share_of_revenue("1/20", "1/5", base=REVENUE)))

        assert all(below[1] >= above[1] for below, above in zip(low, high, strict=True))
        assert low[0][0] == high[0][0] == 76

    def test_nothing_is_drawn_at_the_bottom(self):
        """A low end of zero is drawn on the bottom line."""
        low, high = places(drawn(upto(rub(5_000))))

        assert {y for _, y in low} == {256.0}
        assert all(y < 256 for _, y in high)

    def test_a_penalty_of_nothing(self):
        """A penalty of zero can be drawn."""
        low, high = places(drawn(fixed(rub(0))))

        assert low == high

    def test_beyond_the_largest_float(self):
        """Amounts of any size can be drawn."""
        root = drawn(fixed(rub(10**350), rub(10**360)), high=10**340)

        assert len(places(root)[0]) > 100

    def test_a_jump_is_a_kink(self):
        """A jump of the fine is marked."""
        penalty = when(Exceeds(OF, rub(10**8)), fixed(rub(9)), otherwise=fixed(rub(5)))

        root = drawn(penalty)

        assert len(list(root.iter(f"{SVG}circle"))) == 2

    @pytest.mark.parametrize(("low", "high"), [(0, 5), (5, 5), (6, 5)])
    def test_refuses_a_span_that_is_none(self, low, high):
        """The revenues must start above zero and increase."""
        with pytest.raises(WrongValueError, match=r"low must be above zero and below RUB 5\.00"):
            drawn(fixed(rub(1)), low, high)

    def test_refuses_another_currency(self):
        """A penalty in euros cannot be drawn by a revenue in roubles."""
        with pytest.raises(CurrencyMismatchError):
            drawn(fixed(eur(1)))
