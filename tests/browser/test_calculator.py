"""The calculators show the results of the library."""

from __future__ import annotations

import contextlib
import io

from datetime import date
from html import escape

import pytest

from penaltymodel import (
    Decision,
    Facts,
    Money,
    OffenseHistory,
    Platform,
    Range,
    Violation,
    assess,
    catalog,
    eur,
    rub,
)
from penaltymodel.values.money import span


GENERAL = "how-to/calculator.html"
MARCH = {"statute": "ru/koap-13.41", "committed_on": "2021-03-01"}


@pytest.fixture(scope="module")
def page(patient_reader):
    """Open the general calculator and load Python."""
    page = patient_reader.open(GENERAL)
    page.get_by_role("button", name="Calculate").click()
    answered(page, 1)
    return page


def answered(page, number):
    """Wait for the result with this *number*, and return the status line."""
    page.wait_for_function(
        f"+document.querySelector('.live-calculator').dataset.answers >= {number}"
        " && document.querySelector('.live-answer').ariaBusy === 'false'"
    )
    return page.locator(".live-status").inner_text()


def typed(page, **values):
    """Set the controls one after another, and return the last status."""
    for name, value in values.items():
        control = page.locator(f'[name="{name}"]')
        before = int(page.locator(".live-calculator").get_attribute("data-answers") or 0)
        if control.evaluate("each => each.tagName") == "SELECT":
            changes = control.input_value() != value
            control.select_option(value)
        else:
            changes = control.input_value() != value
            control.fill(value)
        if changes:
            answered(page, before + 1)
    return page.locator(".live-status").inner_text()


def add_decision(page, **values):
    """Add an earlier decision with these values, and return the last status."""
    before = int(page.locator(".live-calculator").get_attribute("data-answers"))
    page.get_by_role("button", name="Add an earlier decision").click()
    answered(page, before + 1)
    number = page.locator(".live-rows fieldset").count()
    return typed(page, **{f"decision{number}.{name}": value for name, value in values.items()})


def begin(page, **values):
    """Select a statute, then set the other values."""
    statute = values.pop("statute")
    other = "eu/dsa" if statute != "eu/dsa" else "eu/gdpr"
    typed(page, statute=other)
    return typed(page, statute=statute, **values)


def status_of(answer):
    """Return the status line for a result of the library."""
    return f"{answer.provision.key}: {span(answer.range)}"


class TestTheArticle:
    """The report of March 2021, and the statute behind it."""

    @pytest.mark.parametrize("category", ["suicide", "child-pornography", "drugs"])
    @pytest.mark.parametrize("repeat", [False, True])
    @pytest.mark.parametrize("revenue", [4_000_000, 1_000_000_000, 144_438_324_701])
    def test_statute(self, page, category, repeat, revenue):
        """The result is right for each category, first or repeat, at any revenue."""
        begin(page, **MARCH, offense=category, repeat="repeat" if repeat else "first")

        status = typed(page, revenue=f"{revenue}")

        act = Violation(under="ru/koap-13.41", category=category, committed_on=date(2021, 3, 1))
        platform = Platform("Twitter", "legal-entity", rub(revenue))
        assert status == status_of(assess(act, platform, repeat=repeat))

    @pytest.mark.parametrize("revenue", [1, 40_000_000, 10**13])
    def test_as_reported(self, page, revenue):
        """Under the reported rule, a repeat costs a fifth of the revenue."""
        status = begin(page, statute="ru/as-reported-2021", repeat="repeat", revenue=f"{revenue}")

        assert status.endswith(f"{rub(revenue) * Money('0.2', 'RUB').amount}")

    def test_earlier_decisions(self, page):
        """An unpaid fine makes it a repeat; one under another offense does not count."""
        begin(page, statute="ru/koap-13.41", offense="calls-to-minors", committed_on="2021-10-01")
        add_decision(
            page,
            under="ru/koap-13.41/2",
            decided_on="2021-04-02",
            in_force_on="on",
            in_force_on_day="2021-05-17",
            executed_on="-",
        )
        status = add_decision(page, under="ru/koap-13.41/4", decided_on="2021-06-10")

        april = Decision(
            under="ru/koap-13.41/2",
            decided_on=date(2021, 4, 2),
            in_force_on=date(2021, 5, 17),
            executed_on=None,
        )
        june = Decision(under="ru/koap-13.41/4", decided_on=date(2021, 6, 10))
        act = Violation(
            under="ru/koap-13.41", category="calls-to-minors", committed_on=date(2021, 10, 1)
        )
        platform = Platform("the platform", "legal-entity", rub(1_000_000_000))
        answer = assess(act, platform, OffenseHistory([april, june]))
        assert (
            status
            == status_of(answer)
            == "ru/koap-13.41/5: RUB 50,000,000.00 to RUB 100,000,000.00"
        )
        shown = page.locator(".live-answer").inner_text()
        for reason in answer.because:
            assert reason in shown

    def test_decision_removed(self, page):
        """Without the only decision that counts, it is a first offense."""
        begin(page, statute="ru/koap-13.41", offense="calls-to-minors", committed_on="2021-10-01")
        status = add_decision(page, under="ru/koap-13.41/2", decided_on="2021-04-02")
        assert "RUB 100,000,000.00" in status  # the days are not known: first or repeat
        before = int(page.locator(".live-calculator").get_attribute("data-answers"))

        page.get_by_role("button", name="Remove").click()

        assert answered(page, before + 1) == (
            "ru/koap-13.41/2: RUB 800,000.00 to RUB 4,000,000.00"
        )


class TestOtherLaws:
    """Shares, floors, days and open circumstances."""

    @pytest.mark.parametrize("revenue", [0, 500_000_000, 500_000_001, 123_456_789_012])
    @pytest.mark.parametrize("undertaking", ["yes", "no", "open"])
    def test_gdpr(self, page, revenue, undertaking):
        """The cap of the GDPR is right for an undertaking, another person, and unknown."""
        status = begin(
            page,
            statute="eu/gdpr",
            offense="eu/gdpr/83.5",
            revenue=f"{revenue}",
            **{"flag: undertaking": undertaking},
        )

        truth = {"yes": True, "no": False, "open": Range(False, True)}[undertaking]
        answer = assess(
            Violation(under="eu/gdpr/83.5", committed_on=catalog()["eu/gdpr"].known_through),
            Platform("any", "legal-entity", eur(revenue)),
            given=Facts(flags={"undertaking": truth}),
        )
        assert status == status_of(answer)

    @pytest.mark.parametrize("days", [1, 37])
    def test_dsa(self, page, days):
        """A periodic penalty counts days, and divides the turnover by those of a year."""
        status = begin(
            page,
            statute="eu/dsa",
            offense="eu/dsa/52.4",
            revenue="1 000 000 007",
            **{"count: days": f"{days}"},
        )

        answer = assess(
            Violation(under="eu/dsa/52.4", committed_on=catalog()["eu/dsa"].known_through),
            Platform("any", "legal-entity", eur(1_000_000_007)),
            given=Facts(
                counts={"days": days}, flags={"reading: a year of 365 days": Range(False, True)}
            ),
        )
        assert status == status_of(answer)


class TestSameAsThePage:
    """The initial content of a page equals the result in the browser, byte for byte."""

    @pytest.mark.parametrize("key", sorted(catalog())[::3])
    def test_statute(self, page, site, key):
        """The fields, status and result are those of the page, for every third statute."""
        name = f"reference/statutes/{key.replace('/', '-')}.html"
        written = (site / name).read_text("utf-8")

        shown = page.evaluate(
            "key => live.python.ask({op: 'calculate', values: {statute: key}, phrases: {}, fixed: true})",
            key,
        )

        fields = f'<fieldset class="live-fields" disabled>{shown["fields"]}</fieldset>'
        line = f'<p class="live-status" role="status">{escape(shown["status"])}</p>'
        answer = f'<div class="live-answer">{shown["answer"]}</div>'
        assert f"{fields}</form>{line}{answer}" in written
        assert f'data-shape="{escape(shown["shape"])}"' in written

    @pytest.mark.parametrize("key", ["ru/koap-13.41", "ru/as-reported-2021"])
    def test_russian(self, page, site, key):
        """The Russian pages also contain the result in the browser."""
        name = f"ru/reference/statutes/{key.replace('/', '-')}.html"
        written = (site / name).read_text("utf-8")

        shown = page.evaluate(
            """async ([key, page]) => {
              const html = await (await fetch(page)).text();
              const other = new DOMParser().parseFromString(html, "text/html");
              const phrases = JSON.parse(other.getElementById("live-phrases").textContent);
              const values = { statute: key };
              return live.python.ask({ op: "calculate", values, phrases, fixed: true });
            }""",
            [key, f"../{name}"],
        )

        answer = f'<div class="live-answer">{shown["answer"]}</div>'
        assert f'role="status">{escape(shown["status"])}</p>{answer}' in written
        assert "руб." in shown["status"]

    def test_python(self, page):
        """The program on the page calculates the result on the page."""
        status = begin(page, **MARCH, offense="drugs", repeat="open")

        names = {}
        with contextlib.redirect_stdout(io.StringIO()):
            exec(page.locator(".live-code").inner_text(), names)

        assert status == status_of(names["answer"])


class TestLink:
    """A link contains a case."""

    def test_reproduces(self, page, reader):
        """The link opens the same result with the same fields."""
        begin(page, statute="ru/koap-13.41", offense="calls-to-minors", committed_on="2021-10-01")
        status = add_decision(
            page, under="ru/koap-13.41/2", decided_on="2021-04-02", executed_on="-"
        )
        values = page.evaluate("live.calculators[0].values()")

        again = reader.open(page.url)

        assert answered(again, 1) == status
        assert again.evaluate("live.calculators[0].values()") == values
        shown = "document.querySelector('.live-answer').innerText"
        assert again.evaluate(shown) == page.evaluate(shown)

    def test_of_a_statute(self, reader):
        """The page of a statute also opens the case of a link."""
        path = "reference/statutes/eu-gdpr.html#statute=eu%2Fgdpr&revenue=50+000+000+000"
        page = reader.open(path)

        assert answered(page, 1) == "eu/gdpr/83.4: EUR 0.00 to EUR 1,000,000,000.00"
        assert page.locator("[name=revenue]").input_value() == "50 000 000 000"

    def test_that_says_nonsense(self, page):
        """An invalid link has no result, and the page still works."""
        begin(page, statute="eu/dsa")
        before = int(page.locator(".live-calculator").get_attribute("data-answers"))

        page.evaluate("location.hash = 'statute=eu%2Fgdpr&revenue=1.5'")

        assert answered(page, before + 1).startswith("No result: Revenue: enter a whole number")
        assert page.locator(".live-answer").inner_text() == ""
        assert typed(page, revenue="15") == "eu/gdpr/83.4: EUR 0.00 to EUR 10,000,000.00"

    def test_is_copied(self, page):
        """The buttons copy the link and the program to the clipboard."""
        begin(page, statute="eu/gdpr")

        for name, wanted in (
            ("Copy link", page.url),
            ("Copy Python code", page.locator(".live-code").inner_text()),
        ):
            page.get_by_role("button", name=name).click()
            page.get_by_role("button", name="Copied").wait_for()
            assert page.evaluate("navigator.clipboard.readText()") == wanted
            page.get_by_role("button", name=name).wait_for()


def test_in_russian(reader):
    """The Russian calculator shows fields, results and errors in Russian."""
    page = reader.open("ru/how-to/calculator.html")
    assert "введённые данные никуда не передаются" in page.locator(".live-note").inner_text()

    status = typed(page, repeat="repeat", revenue="144 438 324 700")

    ends = "от 14\u00a0443\u00a0832\u00a0470,00\u00a0руб. до 28\u00a0887\u00a0664\u00a0940,00\u00a0руб."
    assert status == f"ru/koap-13.41/6: {ends}"
    assert "повторно" in page.locator(".live-answer").inner_text()
    assert typed(page, revenue="1.5").startswith("Расчёт невозможен: Выручка: введите целое число")


class TestNoAnswer:
    """Invalid input has no result."""

    @pytest.mark.parametrize("text", ["1.5", "1,000", "8e9", "10 млн", "１００", "-3", "", "1 00"])
    def test_number(self, page, text):
        """An invalid number removes the earlier result and marks its field."""
        begin(page, statute="eu/gdpr")

        status = typed(page, revenue=text)

        assert status.startswith("No result: Revenue: enter a whole number")
        assert page.locator(".live-answer").inner_text() == ""
        assert page.locator("[name=revenue]").get_attribute("aria-invalid") == "true"
        assert page.get_by_role("button", name="Copy link").is_hidden()

    def test_half_a_day(self, page):
        """An incomplete date is invalid."""
        begin(page, statute="eu/gdpr")
        before = int(page.locator(".live-calculator").get_attribute("data-answers"))

        page.locator("[name=committed_on]").focus()
        page.keyboard.press("Backspace")

        assert answered(page, before + 1).startswith(
            "No result: Date of the offense: enter a date such as"
        )


class TestNothingUnasked:
    """Python is loaded from the same host, and only after the first action."""

    def test_reading_loads_nothing(self, reader):
        """Reading a page does not load Python."""
        page = reader.open(GENERAL)
        page.mouse.wheel(0, 2_000)
        page.locator("[name=revenue]").focus()
        page.wait_for_timeout(300)

        assert page.evaluate("live.python.state") == "off"
        assert not [url for url in reader.requested if "pyodide" in url or url.endswith(".whl")]

    def test_typing_loads(self, reader):
        """The first change loads Python with a progress display, and sends no data."""
        page = reader.open(GENERAL)
        requested = []
        page.context.on("request", lambda each: requested.append((each.method, each.url)))
        page.evaluate(
            "live.far = []; live.python.addEventListener('change', e => live.far.push(e.detail))"
        )

        page.locator("[name=revenue]").fill("987 654 321 987")

        assert answered(page, 1) == "ru/koap-13.41/4: RUB 3,000,000.00 to RUB 8,000,000.00"
        far = page.evaluate("live.far.filter(each => each.total > 1)")
        loaded = [each["loaded"] for each in far]
        assert loaded == sorted(loaded)
        assert len(set(loaded)) > 10
        assert 0.95 < loaded[-1] / far[-1]["total"] <= 1
        assert {method for method, _ in requested} == {"GET"}
        assert not [url for _, url in requested if "987" in url]
