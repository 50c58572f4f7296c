"""The examples of the tutorial have the same output in the browser as in the build."""

from __future__ import annotations

import pytest


TUTORIAL = "tutorial/from-the-report-to-the-statute.html"


@pytest.fixture(scope="module")
def page(patient_reader):
    """Open the tutorial and run its first example."""
    page = patient_reader.open(TUTORIAL)
    ran(page, 0)
    return page


def cell(page, number):
    """Return an example by its number, from 0."""
    return page.locator(".live-cell").nth(number)


def ran(page, number):
    """Run an example and return its output."""
    one = cell(page, number)
    before = int(one.get_attribute("data-runs") or 0)
    one.get_by_role("button", name="Edit and run").or_(
        one.get_by_role("button", name="Run", exact=True)
    ).click()
    page.wait_for_function(
        "([number, before]) => +document.querySelectorAll('.live-cell')[number].dataset.runs > before",
        arg=[number, before],
    )
    return one.locator(".live-output").inner_text().rstrip("\n")


def test_every_example(page):
    """The output of each example is the one on the page."""
    total = page.locator(".live-cell").count()
    assert total > 20

    answers = page.evaluate(
        """async () => {
          const answers = [];
          for (const each of live.cells) {
            const { kind, source } = each.data;
            const { output } = await live.python.ask({ op: "run", source, kind });
            answers.push([output, each.data.output]);
          }
          return answers;
        }"""
    )

    compared = [(live, built) for live, built in answers if built is not None]
    assert len(compared) == total - page.get_by_text("Solution", exact=True).count()
    for live, built in compared:
        assert live == built


def test_changed(page):
    """An edited example has new output, shows errors, and can be reset."""
    one = cell(page, 2)
    assert ran(page, 2).startswith("- ru/as-reported-2021: ")
    area = one.locator("textarea")

    area.fill("len(first.because)")
    assert ran(page, 2) == "3"
    area.fill("1 +")
    assert "SyntaxError" in ran(page, 2)
    one.get_by_role("button", name="Reset").click()

    assert one.locator("textarea").count() == 0
    assert one.get_by_text("ru/as-reported-2021: failing").is_visible()


def test_those_above_run_first(reader):
    """Running an example first runs the examples above it."""
    page = reader.open(TUTORIAL)

    assert ran(page, 4).startswith("RUB 200,000,000.00")


def test_exercises(page):
    """An exercise is solved by its solution, not by its initial code."""
    numbers = page.evaluate("live.cells.flatMap((each, at) => each.data.check ? [at] : [])")
    assert len(numbers) == 2

    for number in numbers:
        assert "Not correct yet." in ran(page, number)

        solution = page.evaluate("number => live.cells[number].data.solution", number)
        cell(page, number).locator("textarea").fill(solution)

        assert "Correct." in ran(page, number)


def test_endless(page):
    """An endless loop can be stopped, and the page stays responsive."""
    one = cell(page, 0)
    ran(page, 0)
    one.locator("textarea").fill("while True:\n    pass")
    one.get_by_role("button", name="Run", exact=True).click()
    page.wait_for_timeout(200)
    assert page.evaluate("1 + 1") == 2

    one.get_by_role("button", name="Stop").click()

    one.get_by_text("stopped").first.wait_for()
    one.locator("textarea").fill("6 * 7")
    assert ran(page, 0) == "42"


def test_by_keyboard(page):
    """Control+Enter runs an example."""
    one = cell(page, 1)
    ran(page, 1)
    area = one.locator("textarea")
    area.fill("'by ' + 'hand'")

    area.press("Control+Enter")

    one.get_by_text("'by hand'", exact=True).wait_for()
