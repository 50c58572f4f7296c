"""Files as people have them: encodings, separators, headers, sheets, folders."""

from __future__ import annotations

import csv
import os
import sys

from datetime import date, datetime
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from click.testing import CliRunner

from penaltymodel.cli.app import cli
from penaltymodel.domain.platform import Platform
from penaltymodel.errors import (
    Argument,
    ColumnError,
    Fix,
    MissingColumnsError,
    UnreadableFileError,
    WrongTypeError,
    WrongValueError,
)
from penaltymodel.facts.facts import Facts
from penaltymodel.files.rows import Row, rows
from penaltymodel.files.text_form import TextForm
from penaltymodel.registers.exposure import exposure
from penaltymodel.tables.assess_file import assess_file
from penaltymodel.values.money import rub


UNDER = "ru/koap-13.41"
PLATFORM = Platform("Сеть", "legal-entity", rub(10**9))
COMPANY = Facts(person="legal-entity")
HEADER = "id;platform;authority;category;sent_at;allowed;removed_at"
LINES = "1;Сеть;РКН;drugs;2021-02-01T12:00;24h;\n2;Сеть;РКН;suicide;2021-02-01;1 day;\n"


def count(found, **options):
    """Return how many requests and violations a register has, and its rejected rows."""
    answer = exposure(
        found, [PLATFORM], under=UNDER, as_of=date(2021, 3, 1), plan="per-item", **options
    )
    return answer.requests, answer.violations, [str(each) for each in answer.rejected]


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["cp1251", "utf-16", "utf-8-sig", "koi8-r"])
    def test_is_read_when_named(self, tmp_path, encoding):
        """A file in any encoding is read when the encoding is named."""
        path = tmp_path / "r.csv"
        path.write_text(f"{HEADER}\n{LINES}", encoding=encoding)

        assert count(rows(path, form=TextForm(encoding=encoding))) == (2, 2, [])

    @pytest.mark.parametrize("encoding", ["cp1251", "utf-16", "utf-16-le"])
    def test_is_named_when_it_is_not_utf8(self, tmp_path, encoding):
        """A file that is not UTF-8 is one error, which names the argument for the encoding."""
        path = tmp_path / "r.csv"
        path.write_text(f"{HEADER}\n{LINES * 20}", encoding=encoding)

        with pytest.raises(UnreadableFileError, match="it is not UTF-8, but probably") as caught:
            rows(path)

        fix = caught.value.fix
        assert fix is not None
        assert fix.argument is Argument.ENCODING
        if encoding == "utf-16":
            assert fix == Fix(Argument.ENCODING, ("utf-16",))

    def test_a_wrong_name_is_an_error(self, tmp_path):
        """A named encoding that does not fit is an error, and so is one that does not exist."""
        path = tmp_path / "r.csv"
        path.write_text(f"{HEADER}\n{LINES}", encoding="cp1251")

        with pytest.raises(UnreadableFileError, match="it is not utf-8"):
            rows(path, form=TextForm(encoding="utf-8"))
        with pytest.raises(WrongValueError, match="encoding must be an encoding such as 'cp1251'"):
            TextForm(encoding="klingon")
        with pytest.raises(WrongTypeError, match="encoding must be the name of an encoding"):
            TextForm(encoding=5)

    def test_without_the_library_no_encoding_is_proposed(self, tmp_path, monkeypatch):
        """Without the library that recognizes encodings, the error names none."""
        monkeypatch.setitem(sys.modules, "charset_normalizer", None)
        path = tmp_path / "r.csv"
        path.write_text(f"{HEADER}\n{LINES * 20}", encoding="cp1251")

        with pytest.raises(UnreadableFileError) as caught:
            rows(path)

        assert caught.value.problem.endswith("it is not UTF-8")
        assert caught.value.fix == Fix(Argument.ENCODING, ("...",))

    def test_the_command_names_its_option(self, tmp_path, monkeypatch):
        """The command line names the option for the encoding, and exits with 2."""
        monkeypatch.chdir(tmp_path)
        Path("r.csv").write_text("id,category,committed_on\n1,drugs,2021-03-01\n", "utf-16")

        found = CliRunner().invoke(
            cli, ("assess-table", "r.csv", "--under", UNDER, "--first", "--out", "o.csv")
        )

        assert found.exit_code == 2
        assert "it is not UTF-8, but probably utf-16; pass --encoding utf-16" in found.stderr


class TestSeparators:
    @pytest.mark.parametrize("separator", [";", "\t", "|", ","])
    def test_is_recognized(self, tmp_path, separator):
        """The separator is the one that the header has most of."""
        path = tmp_path / "r.csv"
        path.write_text(f"{HEADER}\n{LINES}".replace(";", separator), encoding="utf-8")

        assert count(rows(path)) == (2, 2, [])

    def test_can_be_named(self, tmp_path):
        """Any character can be the separator; more than one cannot."""
        path = tmp_path / "r.csv"
        path.write_text(f"{HEADER}\n{LINES}".replace(";", "§"), encoding="utf-8")

        assert count(rows(path, form=TextForm(separator="§"))) == (2, 2, [])
        with pytest.raises(WrongValueError, match="separator must be one character"):
            TextForm(separator=";;")

    def test_commas_inside_quotes_separate_nothing(self, tmp_path):
        """A quoted name of a column may contain commas."""
        path = tmp_path / "r.csv"
        path.write_text('"a,b,c";d\n1;2\n')

        assert rows(path).columns == ("a,b,c", "d")


class TestHeaders:
    def test_may_be_in_a_later_line(self, tmp_path):
        """Lines above the header are skipped, and places count them."""
        path = tmp_path / "r.csv"
        path.write_text(f"Report\n\n{HEADER}\n{LINES}x\n", encoding="utf-8")

        found = rows(path, form=TextForm(header_row=3))

        assert [row.place for row in found] == ["line 4", "line 5", "line 6"]
        assert count(found)[:2] == (2, 2)

    def test_may_be_missing(self, tmp_path):
        """Without a header, columns have numbers, which *names* maps."""
        path = tmp_path / "r.csv"
        path.write_text(LINES, encoding="utf-8")
        names = {name: str(n) for n, name in enumerate(HEADER.split(";"), 1)}

        found = rows(path, form=TextForm(header_row=0))

        assert found.columns == ("1", "2", "3", "4", "5", "6", "7")
        assert count(found, names=names) == (2, 2, [])

    @pytest.mark.parametrize("number", [-1, True, "1"])
    def test_has_a_number(self, number):
        """The line of the header is a whole number."""
        with pytest.raises(WrongValueError, match="header_row must be a whole number from 0"):
            TextForm(header_row=number)

    @pytest.mark.parametrize("header", ["ID", "Sent at", "sent-at", "SENT_AT", " sent\u00a0at "])
    def test_names_differ_in_case_and_spaces(self, tmp_path, header):
        """Names of columns are found whatever their case, their spaces and their hyphens."""
        path = tmp_path / "r.csv"
        name = "id" if header == "ID" else "sent_at"
        path.write_text(f"{HEADER}\n{LINES}".replace(name, header, 1), encoding="utf-8")

        assert count(rows(path)) == (2, 2, [])

    def test_two_columns_of_one_name_are_an_error(self, tmp_path):
        """Two columns that may be meant are rejected, unless one of them is named."""
        path = tmp_path / "r.csv"
        path.write_text(f"{HEADER};Category\n{LINES}".replace(";\n", ";;x\n"), encoding="utf-8")

        with pytest.raises(ColumnError, match="may be 'category' or 'Category'; pass names="):
            count(rows(path))
        assert count(rows(path), names={"category": "category"}) == (2, 2, [])

    def test_a_file_of_other_columns_is_one_error(self, tmp_path):
        """A file without our columns is one error, with the columns that are missing and there."""
        path = tmp_path / "r.csv"
        path.write_text("id;Datum;Betrag\n1;2021-03-01;5\n2;2021-03-01;5\n")

        with pytest.raises(MissingColumnsError) as caught:
            count(rows(path))

        assert str(caught.value) == (
            f"{path}, with semicolons between cells has no column platform, category, sent_at, "
            "authority, allowed; its columns are 'id', 'Datum', 'Betrag'; "
            "pass names={'platform': ...} with the names of your columns"
        )

    def test_a_column_that_is_not_there_cannot_be_named(self, tmp_path):
        """A name that the file does not have is an error with a suggestion."""
        path = tmp_path / "r.csv"
        path.write_text(f"{HEADER}\n{LINES}", encoding="utf-8")

        with pytest.raises(ColumnError, match="not in the table; did you mean 'platform'"):
            count(rows(path), names={"platform": "platfrom"})

    def test_rows_of_python_may_differ(self):
        """Mappings may have different names, and a bad one is rejected by itself."""
        row = dict(
            zip(HEADER.split(";"), LINES.split("\n", maxsplit=1)[0].split(";"), strict=True)
        )
        twice = {**row, "Category": "x"}
        spaced = {key.replace("_", " ").title(): value for key, value in row.items()}

        found = count([row, twice, spaced])

        assert found[:2] == (2, 2)
        assert "may be 'category' or 'Category'" in found[2][0]


class TestLongCells:
    def test_of_a_column_that_is_not_used_cost_nothing(self, tmp_path):
        """A cell of any length, with line breaks, is one cell."""
        path = tmp_path / "v.csv"
        long = "x\n" * 100_000
        with path.open("w", newline="") as file:
            writer = csv.writer(file)
            for text in ("text", long, "short"):
                is_header = text == "text"
                writer.writerow(
                    ("category", "committed_on", text)
                    if is_header
                    else ("drugs", "2021-03-01", text)
                )

        found = assess_file(path, tmp_path / "o.csv", under=UNDER, repeat=False, given=COMPANY)

        assert (found.rows, found.answered) == (2, 2)


def write_sheet(path: Path, cells: list[tuple[object, ...]], sheets: tuple[str, ...]) -> Path:
    """Write a file of Excel whose first sheet has *cells*."""
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd hh:mm"}) as book:
        for number, name in enumerate(sheets):
            sheet = book.add_worksheet(name)
            for line, row in enumerate(cells if number == 0 else []):
                for column, cell in enumerate(row):
                    if cell == "=1/0":
                        sheet.write_formula(line, column, cell, None, "#DIV/0!")
                    else:
                        sheet.write(line, column, cell)
    return path


class TestExcel:
    def test_is_read(self, tmp_path):
        """A sheet is read: days, moments, numbers and texts; empty lines are no rows."""
        path = write_sheet(
            tmp_path / "r.xlsx",
            [
                ("Id", "Platform", "Authority", "Category", "Sent at", "Allowed", "Removed at"),
                (1, "Сеть", "РКН", "drugs", datetime(2021, 2, 1, 12, 30), "24h", None),
                (None, None),
                (2, "Сеть", "РКН", "drugs", datetime(2021, 2, 1), "1 day", datetime(2021, 2, 2)),
            ],
            ("Sheet",),
        )

        found = rows(path)

        assert [row.place for row in found] == ["Sheet row 2", "Sheet row 4"]
        assert [row.fields["Sent at"] for row in found] == ["2021-02-01 12:30:00", "2021-02-01"]
        assert count(found) == (2, 1, [])

    def test_a_cell_with_an_error_is_a_bad_row(self, tmp_path):
        """A cell with an error rejects its row and no other."""
        path = write_sheet(tmp_path / "r.xlsx", [("id",), ("=1/0",), (2,)], ("Sheet",))

        bad, good = rows(path)

        assert bad.problem.startswith("has a cell with an error: ")
        assert good == Row(2, "Sheet row 3", {"id": "2"})

    def test_of_several_sheets_one_must_be_named(self, tmp_path):
        """The sheet is the one that is named, or the usual one, or the only one."""
        path = write_sheet(tmp_path / "r.xlsx", [("id",), (1,)], ("requests", "Other"))

        assert rows(path, usual_table="requests").columns == ("id",)
        assert rows(path, table="requests").columns == ("id",)
        with pytest.raises(UnreadableFileError, match=r"2 sheets .*'Other'.*pass table="):
            rows(path)
        with pytest.raises(UnreadableFileError, match="no sheet 'Othr'; did you mean 'Other'"):
            rows(path, table="Othr")
        with pytest.raises(UnreadableFileError, match="the sheet 'Other' is empty"):
            rows(path, table="Other")

    def test_needs_its_library(self, tmp_path, monkeypatch):
        """Without the library for sheets, the error names what to install."""
        path = write_sheet(tmp_path / "r.xlsx", [("id",)], ("Sheet",))
        monkeypatch.setitem(sys.modules, "fastexcel", None)

        with pytest.raises(UnreadableFileError, match="pip install 'penaltymodel-law"):
            rows(path)

    def test_is_assessed(self, tmp_path):
        """A table of violations in a sheet is assessed; amounts have their currency."""
        path = write_sheet(
            tmp_path / "v.xlsx",
            [
                ("Category", "Committed on", "Revenue"),
                ("drugs", datetime(2021, 3, 1), "1000000000.50 RUB"),
            ],
            ("Violations",),
        )

        found = assess_file(path, tmp_path / "o.csv", under=UNDER, repeat=True, given=COMPANY)

        assert (found.answered, found.reasons) == (1, ())


class TestFolders:
    def test_of_partitions_are_read(self, tmp_path):
        """Folders such as ``year=2021`` are read, and give a column."""
        for kind in ("parquet", "csv"):
            part = tmp_path / kind / "category=drugs" / "deep"
            part.mkdir(parents=True)
            frame = pl.DataFrame({"committed_on": [date(2021, 3, 1)]})
            (frame.write_parquet if kind == "parquet" else frame.write_csv)(part / f"p.{kind}")
            (tmp_path / kind / "_done").write_text("")

            found = assess_file(
                tmp_path / kind, tmp_path / "o.csv", under=UNDER, repeat=False, given=COMPANY
            )

            assert (found.rows, found.answered) == (1, 1)

    def test_a_broken_link_is_an_error(self, tmp_path):
        """What cannot be read in a folder is not skipped."""
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / "a.csv").symlink_to("nowhere.csv")

        with pytest.raises(UnreadableFileError, match="it is not a file, or a link to nothing"):
            assess_file(tmp_path / "in", tmp_path / "o.csv", under=UNDER)

    def test_files_of_other_kinds_are_an_error(self, tmp_path):
        """A folder with a file of an unknown kind is not read in part."""
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / "a.docx").write_text("")

        with pytest.raises(UnreadableFileError, match="the suffix must be one of"):
            assess_file(tmp_path / "in", tmp_path / "o.csv", under=UNDER)

    def test_a_pipe_is_an_error(self, tmp_path):
        """A pipe in a folder is not waited for."""
        (tmp_path / "in").mkdir()
        os.mkfifo(tmp_path / "in" / "a.csv")

        with pytest.raises(UnreadableFileError, match="it is not a file, or a link to nothing"):
            assess_file(tmp_path / "in", tmp_path / "o.csv", under=UNDER)


class TestCounts:
    def test_a_row_counts_as_often_as_it_says(self, tmp_path):
        """A row that represents 500 requests counts 500 times, in every kind of source."""
        path = tmp_path / "r.csv"
        path.write_text(
            f"{HEADER};count\n".replace("id;", "") + "Сеть;РКН;drugs;2021-02-01;1 day;;500\n"
        )
        table = pl.read_csv(path, separator=";", try_parse_dates=True)

        assert count(rows(path)) == (500, 500, [])
        assert count(table.cast({"removed_at": pl.Date})) == (500, 500, [])
        assert count([*rows(path)] * 600) == (300_000, 300_000, [])

    def test_a_bad_count_rejects_its_row(self, tmp_path):
        """A count that is no whole number rejects the row."""
        path = tmp_path / "r.csv"
        path.write_text(f"{HEADER};count\n1;Сеть;РКН;drugs;2021-02-01;1 day;;many\n")

        assert count(rows(path)) == (
            0,
            0,
            ["row 1 (line 2): /count: must be a whole number, not 'many' [value]"],
        )


def test_the_command_takes_all_options(tmp_path, monkeypatch):
    """The command reads a file in cp1251 without a header by its options alone."""
    monkeypatch.chdir(tmp_path)
    Path("r.csv").write_text("Сеть§drugs§2021-02-01\n", encoding="cp1251")
    names = [
        f"--column={name}={n}" for n, name in enumerate(("platform", "category", "sent_at"), 1)
    ]
    form = ("--encoding", "cp1251", "--separator", "§", "--header-row", "0")
    rest = ("--under", UNDER, "--as-of", "2021-03-01", "--allowed", "1 day", "--authority", "R")

    found = CliRunner().invoke(cli, ("exposure", "r.csv", *form, *names, *rest))

    assert found.exit_code == 0
    assert "1 request, 1 violation, 1 case" in found.stdout
