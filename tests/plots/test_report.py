"""The report: its parts, its sources, and that it is the same each time."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from click.testing import CliRunner

from penaltymodel import (
    Decision,
    OffenseHistory,
    Plan,
    Platform,
    Policy,
    Scenario,
    Violation,
    rub,
    simulate,
)
from penaltymodel.cli import app as cli
from penaltymodel.errors import WrongTypeError, WrongValueError
from penaltymodel.files.results import Rejected
from penaltymodel.plots import report_html, report_pdf
from penaltymodel.plots.report import _text_pages


HOSTILE = "<script>alert('$x$')</script>"
POLICY = Policy(
    sanctioned="3/5", decided_after=30, in_force_after=10, paid=1, paid_after=5,
    joined=Plan("per-item"),
)  # fmt: skip


def answer(number=6, *, history=True, rejected=()):
    """Return a simulation of violations of several categories and platforms."""
    acts = [
        Violation(
            f"ru/koap-13.41/{(2, 4)[each % 2]}" if each < 5 else "ru/koap-13.31/3",
            date(2023, 3, 1 + each),
            detected_on=date(2023, 3, 1 + each),
        )
        for each in range(number)
    ]
    old = Decision(
        under="ru/koap-13.41/2", decided_on=date(2022, 5, 2), in_force_on=date(2022, 5, 20)
    )
    names = [HOSTILE, "B"]
    scenario = Scenario(
        platforms=[Platform(name, "legal-entity", rub(10**9)) for name in names],
        violations=dict.fromkeys(names, acts),
        history={name: OffenseHistory([old]) for name in names} if history else None,
        rejected=rejected,
    )
    return simulate(scenario, POLICY, draws=100, seed=7)


class TestHTML:
    def test_has_all_parts(self):
        """A report has the seed, pictures, tables, every assumption and every mark."""
        found = answer()

        page = report_html(found, title="Report & more", note="A note.")

        assert page == report_html(answer(), title="Report & more", note="A note.")
        assert "the seed 7" in page
        assert "<h1>Report &amp; more</h1>" in page
        assert "A note." in page
        assert page.count("<figure><svg") >= 5
        assert "What the law permits for one violation" in page
        assert "The most expensive draw" in page
        for each in found.assumptions:
            assert each.replace("'", "&#x27;") in page
        assert "KoAP art. 13.41(2)" in page
        assert "(V: read in a text that quotes the law" in page

    def test_needs_nothing_else(self):
        """A report loads nothing and runs nothing, whatever the names in it."""
        page = report_html(answer())

        assert "<script" not in page
        assert "src=" not in page
        assert "default-src 'none'" in page
        assert "&lt;script&gt;" in page

    def test_pictures_have_their_own_identifiers(self):
        """No two elements have one identifier."""
        page = report_html(answer(1, history=False))

        body = page[page.index("<h2>") : page.index("<section>")]
        root = ET.fromstring(f"<body>{body}</body>")
        identifiers = [each.get("id") for each in root.iter() if each.get("id")]
        assert len(identifiers) == len(set(identifiers))

    def test_rejected_rows(self):
        """A report counts the rows that could not be read, and lists them."""
        page = report_html(answer(1, rejected=[Rejected(row=3, place="line 4", reason="no day")]))

        assert "1 rows of the register could not be read" in page
        assert "Rows that could not be read" in page
        assert "no day" in page

    def test_wrong_value(self):
        """Another value is an error."""
        with pytest.raises(WrongTypeError, match="ExposureDistribution"):
            report_html("text")


class TestPDF:
    def test_is_the_same_each_time(self, tmp_path):
        """Two reports with one seed are equal to the last byte."""
        for name in ("1.pdf", "2.pdf"):
            report_pdf(answer(2), tmp_path / name, note="A note.")

        one, two = ((tmp_path / name).read_bytes() for name in ("1.pdf", "2.pdf"))
        assert one.startswith(b"%PDF")
        assert one == two

    def test_other_name(self, tmp_path):
        """A file with another name is an error."""
        with pytest.raises(WrongValueError, match=r"\.pdf"):
            report_pdf(answer(1), tmp_path / "report.txt")

    def test_pages(self):
        """Long lines are continued, and a page has so many lines."""
        pages = list(_text_pages("$" * 200 + "\n\n" + "line\n" * 100))

        assert len(pages) == 2
        first = pages[0].texts[0].get_text().splitlines()
        assert [each.count("$") for each in first[:3]] == [120, 80, 0]


class TestCommand:
    @pytest.mark.parametrize("name", ["a.html", "a.PDF"])
    def test_writes_a_report(self, tmp_path, name):
        """The command writes the report, and prints the seed."""
        args = ["report", "--example", "--plan", "per-category", "--draws", "20", "--seed", "5"]

        result = CliRunner().invoke(cli.cli, [*args, "--out", str(tmp_path / name)])

        assert (result.exit_code, result.stdout) == (0, "seed: 5\n")
        assert (tmp_path / name).stat().st_size > 10_000

    def test_json(self, tmp_path):
        """With --json, the command also prints the simulation."""
        args = ["report", "--example", "--plan", "per-category", "--draws", "20", "--seed", "5"]

        result = CliRunner().invoke(cli.cli, [*args, "--json", "--out", str(tmp_path / "a.html")])

        assert '"kind": "simulation"' in result.stdout

    def test_other_name(self, tmp_path):
        """A file of another kind is an error that names --out."""
        result = CliRunner().invoke(
            cli.cli, ["report", "--example", "--out", str(tmp_path / "a.doc")]
        )

        assert "--out must be a file ending in .html or .pdf" in " ".join(result.output.split())
