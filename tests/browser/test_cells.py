"""The examples of the tutorial run in the browser as they ran when the page was built."""

from __future__ import annotations

import pytest


TUTORIAL = "tutorial/from-the-report-to-the-statute.html"


@pytest.fixture(scope="module")
def page(patient_reader):
    """The tutorial, with Python loaded by its first example."""
    page = patient_reader.open(TUTORIAL)
    ran(page, 0)
    return page


def cell(page, number):
    """Return an example by its number, from 0."""
    return page.locator(".live-cell").nth(number)


def ran(page, number):
    """Run an example and return what it prints."""
    one = cell(page, number)
    before = int(one.get_attribute("data-runs") or 0)
    one.get_by_role("button", name="Change and run").or_(
        one.get_by_role("button", name="Run", exact=True)
    ).click()
    page.wait_for_function(
        "([number, before]) => +document.querySelectorAll('.live-cell')[number].dataset.runs > before",
        arg=[number, before],
    )
    return one.locator(".live-output").inner_text().rstrip("\n")


def test_every_example(page):
    """Each prints, and shows, what stands in the page."""
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
    assert len(compared) == total - page.get_by_text("A solution").count()
    for live, built in compared:
        assert live == built


def test_changed(page):
    """A changed example prints something else, a mistake is told, and Reset brings the page back."""
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
    """An example that needs names of others has them, although the reader ran none of those."""
    page = reader.open(TUTORIAL)

    assert ran(page, 4).startswith("RUB 200,000,000.00")


def test_exercises(page):
    """None is solved by running it, and each is by its solution."""
    numbers = page.evaluate("live.cells.flatMap((each, at) => each.data.check ? [at] : [])")
    assert len(numbers) == 2

    for number in numbers:
        assert "Not yet." in ran(page, number)

        solution = page.evaluate("number => live.cells[number].data.solution", number)
        cell(page, number).locator("textarea").fill(solution)

        assert "Correct." in ran(page, number)


def test_endless(page):
    """What does not end can be stopped; the page stays alive meanwhile, and goes on afterwards."""
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
    """Control and Enter run an example."""
    one = cell(page, 1)
    ran(page, 1)
    area = one.locator("textarea")
    area.fill("'by ' + 'hand'")

    area.press("Control+Enter")

    one.get_by_text("'by hand'", exact=True).wait_for()
