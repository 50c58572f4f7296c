"""Reading files: each row is read or rejected on its own, and the other rows are read."""

from __future__ import annotations

import csv
import errno
import io
import json
import sqlite3

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from hypothesis import given
from hypothesis import strategies as st
from tests.support.strategies import examples

from penaltymodel.domain.history import UNKNOWN, Decision
from penaltymodel.domain.request import Request
from penaltymodel.errors import (
    Argument,
    ChronologyError,
    Fix,
    InputError,
    UnreadableFileError,
    WrongTypeError,
)
from penaltymodel.files.records import (
    DECISION_FIELDS,
    NOT_YET,
    REQUEST_FIELDS,
    decision,
    decisions,
    request,
)
from penaltymodel.files.rows import Row, rows
from penaltymodel.law.words import Milestone, Standing
from penaltymodel.values.money import rub
from penaltymodel.values.periods import Period


GOOD = {
    "id": "1",
    "platform": "Twitter",
    "authority": "Roskomnadzor",
    "category": "drugs",
    "sent_at": "2021-02-01T12:00",
    "allowed": "24h",
    "removed_at": "2021-02-03T12:00",
}
RULING = {"under": "ru/koap-13.41/2", "decided_on": "2021-04-02"}


def csv_file(folder: Path, text: str, name: str = "register.csv") -> Path:
    """Write *text* to a file and return its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def sqlite_file(folder: Path, table: str, found: list[dict[str, object]]) -> Path:
    """Write *found* as a table and return the path of the file."""
    path = folder / "register.sqlite"
    columns = list(dict.fromkeys(name for each in found for name in each))
    connection = sqlite3.connect(path)
    connection.execute(f'create table "{table}" ({", ".join(columns)})')
    marks = ", ".join("?" for _ in columns)
    for each in found:
        values = [each.get(name) for name in columns]
        connection.execute(f'insert into "{table}" values ({marks})', values)
    connection.commit()
    connection.close()
    return path


def problems(fields: dict[str, object], **stand_ins: object) -> list[tuple[str, str]]:
    """Return pointer and code of everything that is wrong with a row of a register."""
    with pytest.raises(InputError) as caught:
        request(fields, **stand_ins)  # type: ignore[arg-type]
    return [(each.pointer, each.code) for each in caught.value.problems]


class TestCsv:
    def test_gives_every_row_its_number_and_the_line_it_ends_on(self, tmp_path):
        """Numbers count rows and places count lines, which differ after empty lines and line breaks."""
        path = csv_file(tmp_path, 'id,note\n1,a\n\n2,"b\nc"\n3,d\n')

        found = list(rows(path))

        assert found == [
            Row(1, "line 2", {"id": "1", "note": "a"}),
            Row(2, "line 5", {"id": "2", "note": "b\nc"}),
            Row(3, "line 6", {"id": "3", "note": "d"}),
        ]

    def test_takes_a_byte_order_mark_for_none(self, tmp_path):
        """A byte order mark is not part of the first column name."""
        path = csv_file(tmp_path, "\ufeffid\r\n1\r\n")

        assert [row.fields for row in rows(path)] == [{"id": "1"}]

    def test_says_of_a_row_of_the_wrong_length_what_is_wrong(self, tmp_path):
        """A row with a wrong number of cells is rejected; the next row is read."""
        path = csv_file(tmp_path, "id,platform\n1\n2,b\n3,c,d\n")

        found = list(rows(path))

        assert [row.problem for row in found] == [
            "has 1 cells, not 2, the number of columns",
            "",
            "has 3 cells, not 2, the number of columns",
        ]
        assert found[1].fields == {"id": "2", "platform": "b"}

    def test_goes_on_after_broken_quotes(self, tmp_path):
        """Text after a closing quote makes only that row invalid."""
        path = csv_file(tmp_path, 'id\n"1"x\n2\n')

        broken, good = rows(path)

        assert broken.problem.startswith("is not valid CSV: ")
        assert (broken.number, broken.place) == (1, "line 2")
        assert good == Row(2, "line 3", {"id": "2"})

    def test_makes_bytes_that_are_no_utf8_one_bad_row(self, tmp_path):
        """A row with invalid bytes is rejected, and its bytes are escaped in the message."""
        path = tmp_path / "register.csv"
        path.write_bytes(b"id,platform\n\xff,b\n2,c\n")

        bad, good = rows(path)

        with pytest.raises(InputError, match=r"not '\\udcff'"):
            request({**GOOD, "id": bad.fields["id"]})
        assert good.fields["id"] == "2"

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("", "line 1 is empty; it must name the columns"),
            ("\n1\n", "line 1 is empty; it must name the columns"),
            ("id,id\n1,2\n", "two columns have the same name; rename one"),
        ],
    )
    def test_refuses_a_file_without_a_header(self, tmp_path, text, why):
        """A file without column names is rejected."""
        path = csv_file(tmp_path, text)

        with pytest.raises(UnreadableFileError) as caught:
            list(rows(path))

        assert caught.value.problem == f"cannot read {str(path)!r}: {why}"
        assert caught.value.fix == (None if "two" in why else Fix(Argument.HEADER_ROW))

    def test_refuses_a_broken_header(self, tmp_path):
        """A file with an invalid header is rejected."""
        path = csv_file(tmp_path, '"id"x\n1\n')

        with pytest.raises(UnreadableFileError, match="the header is not valid CSV: "):
            list(rows(path))


class TestJsonLines:
    @pytest.mark.parametrize("ending", [".jsonl", ".ndjson", ".JSONL"])
    def test_reads_one_object_a_line(self, tmp_path, ending):
        """Empty lines are skipped and counted as lines."""
        path = csv_file(tmp_path, '{"id": "1"}\n\n  {"id": "2"}  \r\n', f"r{ending}")

        assert list(rows(path)) == [
            Row(1, "line 1", {"id": "1"}),
            Row(2, "line 3", {"id": "2"}),
        ]

    def test_says_of_a_bad_line_what_is_wrong_and_goes_on(self, tmp_path):
        """A line that is not a JSON object is a row with a problem."""
        path = tmp_path / "register.jsonl"
        path.write_bytes(b'{"id" 1}\n[]\n{"id": "1", "id": "2"}\n\xff\n{"id": "3"}\n')

        found = list(rows(path))

        assert found[0].problem.startswith("is not JSON: ")
        assert found[0].problem.endswith(" at column 7")
        assert [row.problem for row in found[1:]] == [
            "must be an object",
            "key 'id' is given twice",
            "is not UTF-8 at byte 0",
            "",
        ]
        assert found[-1] == Row(5, "line 5", {"id": "3"})


class TestSqlite:
    def test_reads_the_table_and_leaves_out_nulls(self, tmp_path):
        """A NULL cell is left out."""
        path = sqlite_file(tmp_path, "requests", [{"id": 7, "removed_at": None}])

        assert list(rows(path)) == [Row(1, "requests row 1", {"id": 7})]

    def test_reads_a_table_of_any_name(self, tmp_path):
        """Quotes in a table name are escaped."""
        path = sqlite_file(tmp_path, 'my ""; --', [{"id": "1"}])

        assert [row.fields for row in rows(path, table='my "; --')] == [{"id": "1"}]

    def test_makes_text_that_is_no_utf8_one_bad_row(self, tmp_path):
        """Text that is not UTF-8 makes only that row invalid."""
        path = sqlite_file(tmp_path, "requests", [{"id": "1"}, {"id": "2"}])
        connection = sqlite3.connect(path)
        connection.execute("update requests set id = cast(x'ff' as text) where id = '1'")
        connection.commit()
        connection.close()

        assert [row.fields["id"] for row in rows(path)] == ["\udcff", "2"]

    @pytest.mark.parametrize(
        ("table", "why"),
        [
            ("nothing", "SQLite reports 'no such table: nothing'"),
            ("a\0b", "SQLite reports "),
            ("\udcff", "SQLite reports "),
            ("x" * 500, "SQLite reports 'no such table: xxx"),
        ],
    )
    def test_refuses_a_table_that_is_not_there(self, tmp_path, table, why):
        """A missing table raises UnreadableFileError with a short, printable message."""
        path = sqlite_file(tmp_path, "requests", [{"id": "1"}])

        with pytest.raises(UnreadableFileError) as caught:
            list(rows(path, table=table))

        assert f"cannot read {str(path)!r}: {why}" in str(caught.value)
        assert str(caught.value).isprintable()
        assert len(caught.value.why) < 130

    def test_refuses_a_file_that_is_no_database(self, tmp_path):
        """A file that is not a database raises UnreadableFileError."""
        path = csv_file(tmp_path, "id\n1\n" * 100, "register.db")

        with pytest.raises(UnreadableFileError, match=("SQLite reports 'file is not a database'")):
            list(rows(path))

    def test_refuses_a_database_that_cannot_be_opened(self, tmp_path, monkeypatch):
        """A database that cannot be opened raises UnreadableFileError."""
        path = sqlite_file(tmp_path, "requests", [{"id": "1"}])

        def closed(*_: object, **__: object) -> None:
            raise sqlite3.OperationalError("unable to open database file")

        monkeypatch.setattr(sqlite3, "connect", closed)

        with pytest.raises(UnreadableFileError, match="SQLite reports 'unable to open"):
            list(rows(path))

    def test_never_writes(self, tmp_path, monkeypatch):
        """A database is opened read-only, and reading changes nothing."""
        path = sqlite_file(tmp_path, "requests", [{"id": "1"}])
        before = path.read_bytes()
        opened: list[str] = []

        def connect(name: str, *, uri: bool) -> sqlite3.Connection:
            opened.append(name)
            return original(name, uri=uri)

        original = sqlite3.connect
        monkeypatch.setattr(sqlite3, "connect", connect)

        list(rows(path))

        assert [name.rpartition("?")[2] for name in opened] == ["mode=ro"] * 3
        assert path.read_bytes() == before
        assert list(tmp_path.iterdir()) == [path]


class TestRows:
    def test_knows_its_endings(self):
        """An unknown suffix is rejected with the list of known ones."""
        with pytest.raises(UnreadableFileError) as caught:
            rows("register.docx")

        assert str(caught.value) == (
            "cannot read 'register.docx': the suffix must be one of .csv, .db, .jsonl, "
            ".ndjson, .ods, .sqlite, .sqlite3, .tsv, .txt, .xls, .xlsb, .xlsm, .xlsx"
        )

    def test_refuses_a_file_that_is_not_there(self, tmp_path):
        """A missing file is reported at once, not at the first row."""
        path = tmp_path / "register.csv"

        with pytest.raises(UnreadableFileError) as caught:
            rows(path)

        assert str(caught.value) == f"cannot read {str(path)!r}: no such file"

    def test_refuses_a_directory(self, tmp_path):
        """A directory is rejected even if its name has a known suffix."""
        path = tmp_path / "register.csv"
        path.mkdir()

        with pytest.raises(UnreadableFileError) as caught:
            rows(path)

        assert str(caught.value) == (f"cannot read {str(path)!r}: it is a directory, not a file")

    @pytest.mark.parametrize(
        ("refusal", "why"),
        [
            (PermissionError(errno.EACCES, "Permission denied"), "Permission denied"),
            (OSError(), "it cannot be opened"),
        ],
    )
    def test_turns_what_the_system_refuses_into_our_error(
        self, tmp_path, monkeypatch, refusal, why
    ):
        """An OSError while reading becomes an UnreadableFileError."""
        path = csv_file(tmp_path, "id\n1\n")

        def closed(*_: object, **__: object) -> None:
            raise refusal

        monkeypatch.setattr(Path, "open", closed)

        with pytest.raises(UnreadableFileError) as caught:
            list(rows(path))

        assert caught.value.why == why

    def test_holds_no_file_open_when_it_is_left_early(self, tmp_path):
        """The file is closed when the reader stops early."""
        for path in (
            csv_file(tmp_path, "id\n1\n2\n"),
            sqlite_file(tmp_path, "requests", [{"id": "1"}, {"id": "2"}]),
        ):
            found = iter(rows(path))
            next(found)
            found.close()  # type: ignore[attr-defined]
            path.unlink()

    @pytest.mark.parametrize("path", [None, 5, b"register.csv"])
    def test_refuses_what_is_no_path(self, path):
        """A path must be text or a Path."""
        with pytest.raises(WrongTypeError, match="path must be text or a Path, not "):
            rows(path)


class TestRequest:
    def test_reads_every_field(self):
        """The columns of a register are the fields of a request."""
        assert request(GOOD) == Request(
            id="1",
            platform="Twitter",
            authority="Roskomnadzor",
            category="drugs",
            sent_at=datetime(2021, 2, 1, 12),
            allowed=Period(hours=24),
            removed_at=datetime(2021, 2, 3, 12),
        )
        assert set(REQUEST_FIELDS) == {*GOOD, "count"}

    @pytest.mark.parametrize("removed_at", ["", None])
    def test_takes_an_item_without_removal_as_still_up(self, removed_at):
        """An empty cell, null and a missing field mean the same."""
        expected = request({k: v for k, v in GOOD.items() if k != "removed_at"})

        assert request({**GOOD, "removed_at": removed_at}) == expected
        assert expected.removed_at is None

    def test_lets_other_columns_stand_beside(self):
        """Other columns are ignored."""
        assert request({**GOOD, "origin": "reconstructed", "url": 5}) == request(GOOD)

    def test_takes_a_whole_number_for_an_id(self):
        """A whole number is accepted as an id."""
        assert request({**GOOD, "id": 7}).id == "7"

    def test_takes_moments_and_periods_of_python_as_they_are(self):
        """Values that already have the right type are accepted."""
        fields = {
            **GOOD,
            "sent_at": datetime(2021, 2, 1, 12),
            "allowed": Period(hours=24),
            "removed_at": datetime(2021, 2, 3, 12),
        }

        assert request(fields) == request(GOOD)
        assert request(
            {**fields, "sent_at": date(2021, 2, 1), "removed_at": None}
        ).sent_at == date(2021, 2, 1)

    @pytest.mark.parametrize(
        ("text", "moment"),
        [
            ("2021-02-01", date(2021, 2, 1)),
            ("2021-02-01 12:00:30", datetime(2021, 2, 1, 12, 0, 30)),
            ("2021-02-01T12:00:30.5", datetime(2021, 2, 1, 12, 0, 30, 500_000)),
            ("2021-02-01T12:00Z", datetime(2021, 2, 1, 12, tzinfo=UTC)),
            (
                "2021-02-01T12:00+03:00",
                datetime(2021, 2, 1, 12, tzinfo=timezone(timedelta(hours=3))),
            ),
        ],
    )
    def test_reads_days_and_moments(self, text, moment):
        """A moment has a time zone if its text has one."""
        assert request({**GOOD, "sent_at": text, "removed_at": ""}).sent_at == moment

    def test_lets_authority_and_time_stand_in_where_the_row_is_silent(self):
        """The value of the row has precedence over the default."""
        silent = {k: v for k, v in GOOD.items() if k not in {"authority", "allowed"}}
        others = {"allowed": Period(days=3), "authority": "Someone"}

        assert problems(silent) == [("/authority", "missing"), ("/allowed", "missing")]
        assert request(silent, **others).allowed == Period(days=3)
        assert request(silent, **others).authority == "Someone"
        assert request({**GOOD, "allowed": ""}, **others).allowed == Period(days=3)
        assert request(GOOD, **others) == request(GOOD)

    def test_lists_all_that_is_wrong_in_the_order_of_the_columns(self):
        """All errors of a row are reported at once."""
        fields = {
            "id": 1.5,
            "category": "",
            "authority": "A",
            "sent_at": "yesterday",
            "allowed": "24 suns",
            "removed_at": 5,
        }

        assert problems(fields) == [
            ("/id", "type"),
            ("/platform", "missing"),
            ("/category", "missing"),
            ("/sent_at", "value"),
            ("/allowed", "value"),
            ("/removed_at", "type"),
        ]

    def test_says_of_an_order_that_cannot_be_that_it_breaks_a_rule(self):
        """A row can be invalid as a whole although each field is valid."""
        assert problems({**GOOD, "removed_at": "2021-01-01T12:00"}) == [("", "rule")]
        assert problems({**GOOD, "removed_at": "2021-02-03"}) == [("", "rule")]
        assert problems({**GOOD, "platform": "a\u202eb"}) == [("", "rule")]


class TestDecision:
    def test_reads_every_field(self):
        """The columns of a list of decisions are the fields of a decision."""
        fields = {
            "under": "ru/koap-13.41/2",
            "decided_on": "2021-04-02",
            "committed_on": "2021-02-01",
            "imposed_on": "2021-04-03",
            "in_force_on": "2021-05-01",
            "executed_on": NOT_YET,
            "standing": "appealed",
            "fine": "4000000 RUB",
            "id": "A5",
        }

        assert set(fields) == set(DECISION_FIELDS)
        assert decision(fields) == Decision(
            under="ru/koap-13.41/2",
            decided_on=date(2021, 4, 2),
            committed_on=date(2021, 2, 1),
            imposed_on=date(2021, 4, 3),
            in_force_on=date(2021, 5, 1),
            executed_on=None,
            standing=Standing.APPEALED,
            fine=rub(4_000_000),
            id="A5",
        )

    @pytest.mark.parametrize("value", ["", "unknown", UNKNOWN])
    def test_takes_an_empty_day_as_not_known(self, value):
        """An empty cell means that the day is unknown."""
        assert decision({**RULING, "executed_on": value}).executed_on is UNKNOWN
        assert decision(RULING).executed_on is UNKNOWN

    @pytest.mark.parametrize("value", [NOT_YET, None])
    def test_takes_a_dash_or_null_as_not_yet(self, value):
        """A dash or null means that the day has not come."""
        found = decision({**RULING, "in_force_on": "2021-05-01", "executed_on": value})

        assert found.day_of(Milestone.EXECUTION) is None

    def test_takes_days_and_money_of_python_as_they_are(self):
        """Values that already have the right type are accepted."""
        fields = {
            **RULING,
            "decided_on": date(2021, 4, 2),
            "in_force_on": date(2021, 5, 1),
            "fine": rub(5),
        }

        assert decision(fields) == decision(
            {**RULING, "in_force_on": "2021-05-01", "fine": "5 RUB"}
        )

    @pytest.mark.parametrize("value", [[], {}, 5, 1.5, True, datetime(2021, 5, 1), b"-"])
    def test_refuses_a_day_that_is_none(self, value):
        """A value that is not a day is an error of the row."""
        with pytest.raises(InputError) as caught:
            decision({**RULING, "in_force_on": value})

        assert [(each.pointer, each.code) for each in caught.value.problems] == [
            ("/in_force_on", "type")
        ]

    def test_refuses_an_order_that_cannot_be(self):
        """A decision cannot be in force before it is made."""
        with pytest.raises(InputError, match=r"in_force_on \(2021-01-01\) is before decided_on"):
            decision({**RULING, "in_force_on": "2021-01-01"})
        with pytest.raises(ChronologyError):
            Decision(under="x", decided_on=date(2021, 4, 2), in_force_on=date(2021, 1, 1))


class TestDecisions:
    def test_sorts_them_by_platform(self, tmp_path):
        """Decisions are grouped by platform; the group without a platform has an empty name."""
        text = "platform,under,decided_on\nA,x,2021-01-01\nB,y,2021-01-02\nA,z,2021-01-03\n"

        found = decisions(csv_file(tmp_path, text))

        assert {name: [each.under for each in them] for name, them in found.items()} == {
            "A": ["x", "z"],
            "B": ["y"],
        }
        assert list(decisions(csv_file(tmp_path, "under,decided_on\nx,2021-01-01\n"))) == [""]

    def test_reads_the_table_decisions_of_a_database(self, tmp_path):
        """A NULL day is unknown; a dash means that the day has not come."""
        path = sqlite_file(
            tmp_path, "decisions", [{**RULING, "in_force_on": None, "executed_on": "-"}]
        )

        (found,) = decisions(path)[""]

        assert (found.in_force_on, found.executed_on) == (UNKNOWN, None)

    @pytest.mark.parametrize(
        ("lines", "message"),
        [
            (
                '{"under": "x", "decided_on": "2021-01-01"}\n{"under": ""}\n',
                "/line 2/under: is required [missing]; /line 2/decided_on: is required [missing]",
            ),
            ("[1]\n", "/line 1: must be an object [row]"),
            (
                '{"under": "x", "decided_on": "2021-01-01", "platform": 5}\n',
                "/line 1/platform: must be text, not 5 [type]",
            ),
        ],
    )
    def test_refuses_the_file_for_one_bad_row(self, tmp_path, lines, message):
        """One bad row makes the whole list of decisions invalid."""
        path = csv_file(tmp_path, lines, "history.jsonl")

        with pytest.raises(InputError) as caught:
            decisions(path)

        assert str(caught.value) == message


# --- For all rows.

NAMES = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=8)
MOMENTS = st.datetimes(datetime(2015, 1, 1), datetime(2030, 1, 1)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)


@st.composite
def requests(draw: st.DrawFn) -> Request:
    """Return a random request."""
    sent_at = draw(MOMENTS)
    hours = draw(st.none() | st.integers(0, 10_000))
    return Request(
        id=draw(NAMES),
        platform=draw(NAMES),
        authority=draw(NAMES),
        category=draw(NAMES),
        sent_at=sent_at,
        allowed=Period(hours=draw(st.integers(1, 999))),
        removed_at=None if hours is None else sent_at + timedelta(hours=hours),
    )


def written(one: Request) -> dict[str, str | None]:
    """Return *one* as a row of text."""
    return {
        "id": one.id,
        "platform": one.platform,
        "authority": one.authority,
        "category": one.category,
        "sent_at": one.sent_at.isoformat(),
        "allowed": f"{one.allowed.hours}h",
        "removed_at": None if one.removed_at is None else one.removed_at.isoformat(),
    }


@examples(40)
@given(st.lists(requests(), max_size=5))
def test_every_form_of_a_register_says_the_same(tmp_path_factory, found):
    """CSV, JSON Lines, SQLite and mappings of one register give equal requests."""
    folder = tmp_path_factory.mktemp("register")
    table = [written(each) for each in found]
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, REQUEST_FIELDS)
    writer.writeheader()
    writer.writerows(table)
    paths = [
        csv_file(folder, buffer.getvalue()),
        csv_file(folder, "".join(json.dumps(each) + "\n" for each in table), "register.jsonl"),
        sqlite_file(folder, "requests", [dict.fromkeys(REQUEST_FIELDS), *table]),
    ]

    read = [[request(row.fields) for row in rows(path) if row.fields] for path in paths]

    assert read == [found] * 3
    assert list(map(request, table)) == found


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.binary(max_size=5)
    | st.dates()
    | st.datetimes()
    | st.sampled_from(
        ["2021-02-01", "2021-02-01T12:00Z", "24h", "-", "5 RUB", "standing", "9999-12-31"]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


@given(st.data())
def test_nothing_but_our_errors_leaves_a_row(data):
    """A row with arbitrary values is read, or raises InputError with a printable message."""
    fields = data.draw(st.sampled_from([REQUEST_FIELDS, DECISION_FIELDS]))
    row = data.draw(st.fixed_dictionaries({}, optional=dict.fromkeys(fields, VALUES)))
    read = request if fields is REQUEST_FIELDS else decision
    said = ""

    try:
        read({**(GOOD if read is request else RULING), **row})
    except InputError as error:  # most rows are refused, not all
        said = str(error)

    assert said.isprintable()


@given(st.binary(max_size=200), st.sampled_from([".csv", ".jsonl", ".db"]))
def test_nothing_but_our_errors_leaves_a_file(tmp_path_factory, content, ending):
    """A file of arbitrary bytes is read, or raises UnreadableFileError."""
    path = tmp_path_factory.mktemp("noise") / f"register{ending}"
    path.write_bytes(content)
    found, said = [], ""

    try:
        found = list(rows(path))
    except UnreadableFileError as error:  # some files are refused, not all
        said = str(error)

    assert said.isprintable()
    assert [row.number for row in found] == list(range(1, len(found) + 1))
    assert all(row.problem.isprintable() for row in found)
