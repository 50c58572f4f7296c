"""Decided cases in files of one's own: encodings, separators, names, bad rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from penaltymodel.cases.decided import COLUMNS, cases
from penaltymodel.cases.own import CaseFile, read_case_file
from penaltymodel.errors import ColumnError, MissingColumnsError
from penaltymodel.files.text_form import TextForm
from penaltymodel.values.money import eur, rub
from penaltymodel.values.sources import Confidence


HEAD = "id,decided_on,respondent,jurisdiction,provision,amount,currency"
ROW = "A1,2024-06-01,Acme,eu,eu/gdpr/83.5,10000,EUR"


def written(folder: Path, *lines: str, name: str = "fines.csv", encoding: str = "utf-8") -> Path:
    """Write a file of *lines*."""
    path = folder / name
    path.write_bytes("".join(f"{line}\n" for line in lines).encode(encoding))
    return path


def rejected(found: CaseFile) -> list[tuple[int, str, str]]:
    """Return the rejected rows."""
    return [(each.row, each.place, each.reason) for each in found.rejected]


class TestReadCaseFile:
    def test_the_columns_that_a_case_needs(self, tmp_path):
        """Without the other columns, the repeat is unknown and the amount is from memory."""
        found = read_case_file(written(tmp_path, HEAD, ROW))

        (case,) = found.cases
        assert (case.id, case.amount, case.repeat) == ("A1", eur(10_000), None)
        assert (case.confidence, case.cases_joined, case.sources) == (Confidence.MEMORY, None, ())
        assert (found.rejected_rows, found.reasons, found.rejected) == (0, (), ())

    def test_reads_a_shipped_file(self, tmp_path):
        """The format of the shipped files is read as it is."""
        import penaltymodel.cases as package  # noqa: PLC0415  # only for its folder

        shipped = Path(package.__path__[0]) / "ru.csv"

        assert read_case_file(shipped).cases == cases("ru")

    def test_the_form_of_the_file(self, tmp_path):
        """Encoding, separator, header row, order and names of columns may all differ."""
        path = written(
            tmp_path,
            "Fines of 2021",
            "Amount|CURRENCY|Firm|jurisdiction|ID|Decided on|Provision|unused",
            "800000|RUB|Ромашка|ru|7|2021-03-01|ru/koap-13.41/2|x",
            encoding="cp1251",
        )

        form = TextForm(encoding="cp1251", separator="|", header_row=2)
        (case,) = read_case_file(path, names={"respondent": "Firm"}, form=form).cases

        assert (case.respondent, case.id, case.amount) == ("Ромашка", "7", rub(800_000))

    def test_json_lines_have_types(self, tmp_path):
        """Null is empty, a whole number is read as it is, and a float is refused by name."""
        path = written(
            tmp_path,
            '{"id": 1, "decided_on": "2024-06-01", "respondent": "Acme", "jurisdiction": "eu", '
            '"provision": "eu/gdpr/83.5", "amount": 10000, "currency": "EUR", "repeat": null}',
            '{"id": 2, "decided_on": "2024-06-01", "respondent": "Acme", "jurisdiction": "eu", '
            '"provision": "eu/gdpr/83.5", "amount": 0.1, "currency": "EUR", "repeat": "no"}',
            name="fines.jsonl",
        )

        found = read_case_file(path)

        assert [(case.id, case.amount, case.repeat) for case in found.cases] == [
            ("1", eur(10_000), None)
        ]
        assert rejected(found) == [
            (2, "line 2", "/amount: amount must be text, not the float 0.1 [type]")
        ]

    def test_bad_rows_do_not_stop_the_others(self, tmp_path):
        """Each bad row is rejected by its number, and the kinds of reasons are counted."""
        path = written(
            tmp_path,
            HEAD,
            "A1,soon,Acme,eu,eu/gdpr/83.5,10000,XXX",
            ROW,
            ROW,
            "A3,2024-06-01",
            ROW.replace("A1", "A4"),
        )

        found = read_case_file(path)

        assert [case.id for case in found.cases] == ["A1", "A4"]
        assert [(each.row, each.place) for each in found.rejected] == [
            (1, "line 2"),
            (3, "line 4"),
            (4, "line 5"),
        ]
        assert found.rejected[1].reason == "/id: A1 is given twice [duplicate]"
        assert [each.kind for each in found.reasons] == [
            "currency: value, decided_on: value",
            "id: duplicate",
            "row: row",
        ]
        assert found.rejected_rows == 3

    def test_one_error_for_other_columns(self, tmp_path):
        """A file whose columns are not ours gives one error with the missing and the present."""
        path = written(tmp_path, "ETid;fine", "1;2")

        with pytest.raises(MissingColumnsError) as caught:
            read_case_file(path)

        assert caught.value.missing == tuple(HEAD.split(","))
        assert caught.value.there == ("ETid", "fine")
        assert "with semicolons between cells" in str(caught.value)

    def test_a_name_that_is_not_there(self, tmp_path):
        """A wrong name of a column is refused with a suggestion."""
        with pytest.raises(ColumnError, match="did you mean 'respondent'"):
            read_case_file(written(tmp_path, HEAD, ROW), names={"respondent": "respondant"})

    def test_names_columns_of_the_format(self):
        """Every required column is a column of the format."""
        assert set(HEAD.split(",")) < set(COLUMNS)
