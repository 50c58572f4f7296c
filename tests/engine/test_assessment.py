"""Tests for pending changes of the law: every answer for a day that they may reach has them."""

from __future__ import annotations

import csv

from datetime import date

import pytest

from attrs import evolve

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.request import Request
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.engine.combine import combine
from penaltymodel.engine.compare import ExchangeRates, compare
from penaltymodel.law.statute import Pending, Statute
from penaltymodel.output import documents
from penaltymodel.output.display import view
from penaltymodel.registers.exposure import exposure
from penaltymodel.statutes import catalog
from penaltymodel.tables.assess_file import assess_file
from penaltymodel.tables.explain import explain
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Confidence, Source


KEY = "ru/koap-13.41"
HERE = f"{KEY}/2"
BILL = Source("a bill", Confidence.SECONDARY)
DOUBLED = Pending(
    what="doubles the fines",
    provisions=(HERE,),
    since=date(2021, 6, 1),
    applies_from=date(2021, 9, 1),
    source=BILL,
)
SOMETIME = Pending(what="adds a part", since=date(2021, 6, 1), source=BILL)
COMPANY = Platform("Acme", "legal-entity")
DOUBLED_TEXT = "doubles the fines (since 2021-06-01; applies from 2021-09-01; a bill [S])"
SOMETIME_TEXT = (
    "adds a part (since 2021-06-01; the day it begins to apply is not known; a bill [S])"
)


def statute() -> Statute:
    """Return a statute with two pending changes."""
    return evolve(catalog()[KEY], pending=(DOUBLED, SOMETIME))


def assessed(day: date, under: str = HERE) -> Assessment:
    """Return an assessment for *day*."""
    return assess(Violation(under=under, committed_on=day), COMPANY, law=statute())


@pytest.mark.parametrize(
    ("day", "under", "pending"),
    [
        (date(2021, 5, 31), HERE, ()),
        (date(2021, 6, 1), HERE, (SOMETIME,)),
        (date(2021, 8, 31), HERE, (SOMETIME,)),
        (date(2021, 9, 1), HERE, (DOUBLED, SOMETIME)),
        (date(2021, 9, 1), f"{KEY}/4", (SOMETIME,)),
    ],
)
def test_day_and_provision(day, under, pending):
    """A change reaches the provisions that it names, from its day or the day it was adopted."""
    answer = assessed(day, under)

    assert answer.pending == pending
    assert [each for each in answer.because if each.startswith("pending")] == [
        f"pending, not coded: {each}" for each in pending
    ]


def test_document_and_view():
    """The document and the view of an assessment have the pending changes."""
    answer = assessed(date(2021, 9, 1))

    found = documents.assessment(answer)["pending"]
    assert [each["what"] for each in found] == ["doubles the fines", "adds a part"]
    assert found[0]["applies_from"] == "2021-09-01"
    assert f"pending, not coded: {DOUBLED_TEXT}" in view(answer).lines


def test_several_violations():
    """Violations that are combined or compared have each pending change once."""
    one = assessed(date(2021, 9, 1))
    act = one.violation
    rates = ExchangeRates("EUR", {"RUB": "0.01"}, on=date(2021, 9, 1), source="example")
    line = f"pending, not coded: {HERE}: {DOUBLED_TEXT}"

    compared = compare([act], COMPANY, rates=rates, into="EUR", law=statute())

    assert view(combine([one, one])).lines.count(line) == 1
    assert view(compared).lines.count(line) == 1


def test_exposure():
    """An exposure has the pending changes of its day among the assumptions."""
    request = Request(
        id="1",
        platform="Acme",
        authority="Roskomnadzor",
        category="other",
        sent_at=date(2021, 8, 1),
        allowed=Period(days=1),
    )

    found = exposure(
        [request],
        platforms=[COMPANY],
        under=KEY,
        as_of=date(2021, 9, 1),
        plan="all-in-one",
        law=statute(),
    )

    assert f"pending, not coded: {SOMETIME_TEXT}" in found.assumptions


def test_tables(tmp_path):
    """The explanation of a row and the result of a file have the changes that may concern them."""
    source = tmp_path / "a.csv"
    source.write_text("committed_on,kind\n2021-03-01,legal-entity\n")

    answer = assess_file(source, tmp_path / "b.csv", under=HERE, law=statute())

    assert answer.pending == (f"{HERE}: {DOUBLED_TEXT}", f"{HERE}: {SOMETIME_TEXT}")
    assert f"pending, not coded: {HERE}: {DOUBLED_TEXT}" in view(answer).lines
    assert documents.table_answer(answer)["pending"] == list(answer.pending)
    (row,) = csv.DictReader((tmp_path / "b.csv").read_text().splitlines())
    explained = explain(int(row["explanation"]), under=HERE, law=statute())
    assert explained.pending == (DOUBLED, SOMETIME)
    assert str(explained).endswith(f"pending, not coded: {SOMETIME_TEXT}")
