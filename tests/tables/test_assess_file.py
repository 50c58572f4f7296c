"""Assessing a table from one file to another."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys

from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import polars as pl
import pytest

from click.testing import CliRunner
from rich.console import Console
from tests.support import postgres

from penaltymodel.cli import app as cli
from penaltymodel.cli import common
from penaltymodel.domain.history import Decision, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.errors import (
    InputError,
    UnreadableFileError,
    WrongTypeError,
    WrongValueError,
)
from penaltymodel.facts.facts import Facts
from penaltymodel.files import results
from penaltymodel.files import sources as tables
from penaltymodel.files.results import FileAnswer
from penaltymodel.files.rows import rows as read_rows
from penaltymodel.output import documents
from penaltymodel.statutes import catalog
from penaltymodel.tables import Reason
from penaltymodel.tables.assess_file import _Counts, _write, assess_file
from penaltymodel.values.alike import NamesToMatch
from penaltymodel.values.money import Money, rub
from penaltymodel.values.ranges import Range


ROOT = Path(__file__).parents[2]
UNDER = "ru/koap-13.41"
ANSWER = ("provision", "is_repeat", "low", "high", "currency")
ROWS: list[dict[str, Any]] = [
    {"id": "1", "platform": "T", "category": "drugs", "committed_on": date(2021, 3, 1)},
    {"id": "2", "platform": "T", "category": "suicide", "committed_on": date(2021, 10, 2)},
    {"id": "3", "platform": "G", "category": "suicide", "committed_on": date(2022, 10, 2)},
]
REVENUE = 144_438_324_700_01
HISTORY = [
    Decision(
        under=f"{UNDER}/2",
        decided_on=date(2021, 5, 25),
        in_force_on=date(2021, 7, 1),
        executed_on=None,
        id="A",
    )
]
HISTORY_CSV = (
    "id,platform,under,decided_on,in_force_on,executed_on\n"
    "A,T,ru/koap-13.41/2,2021-05-25,2021-07-01,-\n"
)


def frame(*more: dict[str, Any]) -> pl.DataFrame:
    """Return the rows as a table, each with its revenue in kopecks."""
    return pl.DataFrame([{**row, "revenue": REVENUE} for row in (*ROWS, *more)])


def assessed(source: Any, target: Any, **options: Any) -> FileAnswer:
    """Assess the violations of companies under the article."""
    return assess_file(
        source, target, **{"under": UNDER, "given": Facts(person="legal-entity"), **options}
    )


def one_by_one(*, history: bool = False) -> list[tuple[Any, ...]]:
    """Return the single assessment of each row."""
    found = []
    for row in ROWS:
        decided = OffenseHistory(HISTORY if history and row["platform"] == "T" else ())
        answer = assess(
            Violation(under=UNDER, category=row["category"], committed_on=row["committed_on"]),
            Platform("P", "legal-entity", Money(Fraction(REVENUE, 100), "RUB")),
            decided,
        )
        repeat = answer.repeat is not None and answer.repeat.low
        ends = (answer.low.rounded().minor(), answer.high.rounded().minor())
        found.append((answer.provision.key, repeat, *ends, "RUB"))
    return found


def answered(path: Path) -> list[tuple[Any, ...]]:
    """Return the answers in a Parquet file, row by row."""
    return pl.read_parquet(path).sort("id").select(ANSWER).rows()


# --- Every source gives the same answers.


def csv_text() -> str:
    """Return the rows as CSV; amounts name their currency."""
    cells = [(*map(str, row.values()), "144438324700.01 RUB") for row in ROWS]
    lines = [(*ROWS[0], "revenue"), *cells]
    return "\n".join(map(",".join, lines)) + "\n"


def json_lines(rows: list[dict[str, Any]]) -> str:
    """Return the rows as JSON Lines; amounts are minor units."""
    return "".join(json.dumps({**row, "revenue": REVENUE}, default=str) + "\n" for row in rows)


def in_sqlite(path: Path) -> Path:
    """Write the rows into an SQLite file."""
    connection = sqlite3.connect(path)
    connection.execute(
        "CREATE TABLE violations (id TEXT, platform TEXT, category TEXT, committed_on TEXT, "
        "revenue INTEGER)"
    )
    cells = [(*map(str, row.values()), REVENUE) for row in ROWS]
    connection.executemany("INSERT INTO violations VALUES (?, ?, ?, ?, ?)", cells)
    connection.commit()
    connection.close()
    return path


def in_duckdb(path: Path) -> Path:
    """Write the rows into a DuckDB file, and earlier decisions."""
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect(str(path)) as connection:
        connection.register("rows", frame().to_arrow())
        connection.execute("CREATE TABLE violations AS SELECT * FROM rows")
        connection.execute(
            "CREATE TABLE decisions AS SELECT 'T' AS platform, 'ru/koap-13.41/2' AS under, "
            "DATE '2021-05-25' AS decided_on, DATE '2021-07-01' AS in_force_on, "
            "NULL::DATE AS executed_on"
        )
    return path


def sources(folder: Path) -> dict[str, Path]:
    """Write the rows in every format."""
    written = {name: folder / name for name in "v.csv v.jsonl v.parquet parquets csvs".split()}
    written["v.csv"].write_text(csv_text(), encoding="utf-8")
    written["v.jsonl"].write_text(json_lines(ROWS), encoding="utf-8")
    frame().write_parquet(written["v.parquet"])
    written["parquets"].mkdir()
    written["csvs"].mkdir()
    header, *lines = csv_text().splitlines(keepends=True)
    for number, line in enumerate(lines):
        frame()[number : number + 1].write_parquet(written["parquets"] / f"{number}.parquet")
        (written["csvs"] / f"{number}.csv").write_text(header + line, encoding="utf-8")
    (written["csvs"] / ".hidden").touch()
    written["v.db"] = in_sqlite(folder / "v.db")
    written["v.duckdb"] = in_duckdb(folder / "v.duckdb")
    return written


def test_every_source_gives_the_same_answers(tmp_path):
    """Every format and folder gives the results of single assessments."""
    for name, source in sources(tmp_path).items():
        answer = assessed(source, tmp_path / "out.parquet")
        assert answered(tmp_path / "out.parquet") == one_by_one(), name
        assert (answer.rows, answer.answered, answer.rejected_rows) == (3, 3, 0)


def test_reads_decisions_from_every_source(tmp_path):
    """Earlier decisions can be in a file or a database of any kind, or in Python."""
    frame().write_parquet(tmp_path / "v.parquet")
    csv_file, parquet = tmp_path / "d.csv", tmp_path / "d.parquet"
    csv_file.write_text(HISTORY_CSV, encoding="utf-8")
    pl.DataFrame(
        {
            "platform": ["T"],
            "under": ["ru/koap-13.41/2"],
            "decided_on": [date(2021, 5, 25)],
            "in_force_on": [date(2021, 7, 1)],
            "executed_on": [None],
        },
        schema_overrides={"executed_on": pl.Date},
    ).write_parquet(parquet)
    histories = {"T": OffenseHistory(HISTORY)}
    for decisions in (csv_file, parquet, in_duckdb(tmp_path / "d.duckdb"), histories):
        assessed(tmp_path / "v.parquet", tmp_path / "out.parquet", history=decisions)
        found = answered(tmp_path / "out.parquet")
        assert found == one_by_one(history=True)
        assert [repeat for _, repeat, *_ in found] == [False, True, False]


def test_decisions_must_say_whose_they_are(tmp_path):
    """Decisions without a platform are rejected."""
    frame().write_parquet(tmp_path / "v.parquet")
    (tmp_path / "d.csv").write_text("under,decided_on\nru/koap-13.41/2,2021-05-25\n")
    with pytest.raises(InputError, match="the platform of the decision") as caught:
        assessed(tmp_path / "v.parquet", tmp_path / "o.csv", history=tmp_path / "d.csv")
    assert caught.value.__notes__ == [f"in the earlier decisions: '{tmp_path / 'd.csv'}'"]


@pytest.mark.skipif(postgres.programs() is None, reason="PostgreSQL is not here")
def test_reads_postgresql(tmp_path):
    """PostgreSQL holds violations and decisions, and errors do not show the password."""
    psycopg = pytest.importorskip("psycopg")
    with postgres.server() as address:
        with psycopg.connect(address) as connection:
            connection.execute(
                "CREATE TABLE violations (id text, platform text, category text, "
                "committed_on timestamp, revenue bigint)"
            )
            with connection.cursor() as cursor:
                cursor.executemany(
                    "INSERT INTO violations VALUES (%s, %s, %s, %s, %s)",
                    [(*row.values(), REVENUE) for row in ROWS],
                )
            connection.execute(
                "CREATE TABLE decisions AS SELECT 'T' AS platform, 'ru/koap-13.41/2' AS under, "
                "date '2021-05-25' AS decided_on, date '2021-07-01' AS in_force_on, "
                "'-' AS executed_on, NULL AS id"
            )
        out = tmp_path / "out.parquet"
        for query in (None, "SELECT * FROM violations ORDER BY id DESC"):
            assessed(address, out, query=query, history=address)
            assert answered(out) == one_by_one(history=True)
        with_password = address.replace("tester@", "tester:secret@")
        with pytest.raises(UnreadableFileError) as caught:
            assessed(with_password, out, table="nowhere")
        assert "nowhere" in str(caught.value)
        assert "secret" not in str(caught.value)
        with pytest.raises(UnreadableFileError, match="division by zero"):
            assessed(address, out, query="SELECT *, 1 / (id::int - 2) AS x FROM violations")


# --- Rows that are wrong.


BAD_CSV = """id,platform,category,committed_on,revenue,note
1,T,drugs,2021-03-01,144438324700.01 RUB,fine
2,T,gambling,2021-03-01,,
3,T,drugs,tenth,5 USD,
4,T,drugs
5,T,drugs,2018-01-01,,
6,T,suicide,2021-10-02,,
7,T,drugs,2021-03-01,0.005 RUB,\udcff
"""


def test_bad_rows_are_rejected_and_the_others_answered(tmp_path):
    """Each bad row is in the file of rejects with its number, its line and all its problems."""
    source, rejects = tmp_path / "v.csv", tmp_path / "r.csv"
    source.write_text(BAD_CSV, encoding="utf-8", errors="surrogateescape")
    answer = assessed(source, tmp_path / "o.csv", rejects=rejects)
    found = pl.read_csv(tmp_path / "o.csv")
    assert found["id"].to_list() == [1, 6]
    assert found["revenue"].to_list() == [REVENUE, None]
    assert found["note"].to_list() == ["fine", None]
    written = pl.read_csv(rejects).sort("row")
    assert written["row"].to_list() == [2, 3, 4, 5, 7]
    assert written["place"].to_list() == ["line 3", "line 4", "line 5", "line 6", "line 8"]
    assert set(written["under"]) == {UNDER}
    reasons = written["reason"].to_list()
    assert reasons[0].endswith("does not know the category: 'gambling'")
    assert "/committed_on: must be a day such as '2024-02-29', not 'tenth'" in reasons[1]
    assert "/revenue: must be in RUB, not" in reasons[1]
    assert "has 4 cells" in reasons[2] or "has 3 cells" in reasons[2]
    assert "/revenue" in reasons[4]
    assert "/note: must be text" in reasons[4]
    assert (answer.rows, answer.answered, answer.rejected_rows) == (7, 2, 5)
    assert sum(each.rows for each in answer.reasons) == 5
    assert [each.row for each in answer.rejected] == [2, 3, 4, 5, 7]


def test_rows_of_a_typed_table_are_rejected_by_number(tmp_path):
    """Rows of a Parquet file are numbered from 1."""
    bad = {"id": "9", "platform": "T", "category": None, "committed_on": date(2021, 3, 1)}
    frame(bad).write_parquet(tmp_path / "v.parquet")
    answer = assessed(tmp_path / "v.parquet", tmp_path / "o.csv", rejects=tmp_path / "r.csv")
    assert [(each.row, each.place) for each in answer.rejected] == [(4, "row 4")]
    assert pl.read_csv(tmp_path / "r.csv")["row"].to_list() == [4]


def test_reasons_without_end_are_cut(tmp_path, monkeypatch):
    """Many different bad cells do not fill the memory, and all are counted."""
    monkeypatch.setattr(results, "_KINDS", 1)
    lines = "".join(f"{n},T,drugs,day {n}\n" for n in range(5))
    (tmp_path / "v.csv").write_text(f"id,platform,category,committed_on\n{lines}5,T\n6,T,x,y,z\n")
    answer = assessed(tmp_path / "v.csv", tmp_path / "o.csv")
    assert answer.rejected_rows == 7
    assert [(each.kind, each.rows) for each in answer.reasons] == [
        ("committed_on: value", 5),
        ("other reasons", 2),
    ]
    assert answer.reasons[0].example.row == 1


def test_columns_that_come_late_are_a_bad_row(tmp_path):
    """A column that the law needs may begin in any row of JSON Lines."""
    rows = [{**ROWS[0], "id": str(number)} for number in range(1_001)]
    late = {**rows[-1], "repeat": True}
    (tmp_path / "v.jsonl").write_text(json_lines([*rows, late]))
    answer = assessed(tmp_path / "v.jsonl", tmp_path / "o.csv")
    assert answer.answered == 1_001
    assert "/repeat: is not a column of the first 1,000 rows" in answer.reasons[0].example.reason


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (
            "committed_on",
            ["2021-03-01", date(2021, 3, 1), datetime(2021, 3, 1, 5)],
            ["1.3.2021", 5, True],
        ),
        ("revenue", [5, "5.25 RUB"], [-1, 2**63, 5.0, "5", "5 USD", "1/3 RUB", True, [5]]),
        ("repeat", [True, "true", "FALSE", 0], ["yes", 2, "1", [1]]),
        ("category", ["drugs"], [5, "\udcff", {}]),
        ("note", ["x", 5, 2.5, [1]], ["\udcff"]),
    ],
)
def test_cells_are_read_as_the_law_asks(kind, good, bad):
    """A cell holds a value of its column, or the error names what it should hold."""
    found = tables.column_types([UNDER]).get(kind, tables.ANY_TEXT).reader(minor_units=False)
    assert found(None) is None
    assert found("") is None
    for cell in good:
        assert found(cell) is not None
    for cell in bad:
        with pytest.raises(ValueError, match="must be"):
            found(cell)


def test_whole_numbers_in_text_can_be_minor_units(tmp_path):
    """A text without a currency is an amount only if it is in minor units."""
    assert tables.column_types([UNDER])["revenue"].reader(minor_units=True)("525") == 525
    assert tables.column_types([UNDER])["revenue"].reader(minor_units=True)("5 RUB") == 500
    several = tables.column_types([UNDER, "eu/gdpr"])["revenue"].reader(minor_units=False)
    assert several(5) == 5
    with pytest.raises(ValueError, match="must be a whole number of minor units"):
        several("5 RUB")


# --- Block by block: the engine calls from threads of its own, so here is what it calls.


def reading(
    monkeypatch, source: Path | str, **options: Any
) -> tuple[Any, tables.Table, list[int]]:
    """Open a table, and return the function that the engine reads it with."""
    given: list[Any] = []

    def keep(read: Any, *, schema: pl.Schema) -> pl.LazyFrame:
        given.append(read)
        return pl.LazyFrame(schema=schema)

    monkeypatch.setattr(tables, "register_io_source", keep)
    refused: list[int] = []
    found = tables.open_table(
        source, under=[UNDER], on_reject=lambda row, *_: refused.append(row), **options
    )
    return given[0], found, refused


def test_the_engine_may_ask_for_less(tmp_path, monkeypatch):
    """The engine gets exactly the columns and rows it requests, in order."""
    monkeypatch.setattr(tables, "BLOCK", 2)
    written = sources(tmp_path)
    for name in ("v.csv", "v.db", "v.duckdb", "csvs"):
        read, found, refused = reading(monkeypatch, written[name])
        whole = pl.concat(read(None, None, None, None))
        assert whole["id"].to_list() == ["1", "2", "3"]
        assert whole[tables.ROW].to_list() == [1, 2, 3]
        assert whole.schema == found.frame.collect_schema()
        some = pl.concat(read(["id"], pl.col("platform") == "T", None, None))
        assert some.to_dict(as_series=False) == {"id": ["1", "2"]}
        assert [len(each) for each in read(None, None, 1, None)] == [1]
        assert (found.number, refused) in [(3, []), (None, [])]


def test_a_bad_row_is_reported_once(tmp_path, monkeypatch):
    """If a table is read twice, its bad rows are reported once."""
    (tmp_path / "v.csv").write_text(BAD_CSV, errors="surrogateescape")
    read, _, refused = reading(monkeypatch, tmp_path / "v.csv")
    for _ in range(2):
        assert sum(map(len, read(None, None, None, None))) == 4
        assert refused == [3, 4, 7]


def test_a_column_too_late_is_refused(tmp_path, monkeypatch):
    """A column that the first rows lack is a problem of the row that has it."""
    monkeypatch.setattr(sys.modules[read_rows.__module__], "HEADER_ROWS", 1)
    (tmp_path / "v.jsonl").write_text('{"id": "1"}\n{"id": "2", "repeat": true}\n')
    read, _, refused = reading(monkeypatch, tmp_path / "v.jsonl")
    assert pl.concat(read(None, None, None, None))["id"].to_list() == ["1"]
    assert refused == [2]


def test_a_folder_that_is_not_there_is_an_error_of_the_system(tmp_path):
    """An error of the system while writing is raised as it is."""
    frame().write_parquet(tmp_path / "v.parquet")
    with pytest.raises(OSError, match="No such file"):
        assessed(tmp_path / "v.parquet", tmp_path / "nowhere" / "o.csv")


def test_what_goes_wrong_on_the_way_is_kept(tmp_path, monkeypatch):
    """An error while reading is raised instead of the error of the engine."""
    read, found, _ = reading(monkeypatch, in_sqlite(tmp_path / "v.db"))
    monkeypatch.setattr(tables, "_cells", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        list(read(None, None, None, None))
    assert isinstance(found.failure[0], ZeroDivisionError)


@pytest.mark.skipif(postgres.programs() is None, reason="PostgreSQL is not here")
def test_the_rows_of_postgresql_come_in_order(monkeypatch):
    """A server is read through a cursor of its own, and NULL is a missing cell."""
    with postgres.server() as address:
        query = "SELECT n::text AS id, NULL AS platform FROM generate_series(1, 3) AS n"
        read, _, _ = reading(monkeypatch, address, query=query)
        found = pl.concat(read(None, None, None, None))
        assert found["id"].to_list() == ["1", "2", "3"]
        assert found["platform"].null_count() == 3
        with pytest.raises(UnreadableFileError, match="decisions"):
            tables.open_decisions(address)


def counts(**more: Any) -> Any:
    """Return an object that counts blocks under two laws."""
    return _Counts(**{"under": (UNDER, "eu/gdpr/83.5"), "lines": None, "law": catalog(), **more})


def block(**columns: list[Any]) -> pl.DataFrame:
    """Return a block of answers as from the engine."""
    schema = {tables.ROW: pl.Int64, "low": pl.Int64, "high": pl.Int64, "explanation": pl.Int64}
    return pl.DataFrame(columns, schema_overrides=schema)


def test_blocks_name_platforms():
    """A platform with decisions that no block names is reported, also if a row is rejected."""
    counted = counts(decided=NamesToMatch(["Google", "TWITTER"]), on_rows=None)
    code = int(Reason.UNKNOWN_CATEGORY)
    for platforms in (["Google", None], ["Twitter", "Twitter"]):
        counted.count(
            block(
                **{tables.ROW: [1, 2]},
                platform=platforms,
                under=[UNDER, UNDER],
                low=[1, None],
                high=[1, None],
                currency=["RUB", None],
                explanation=[0, code],
            )
        )

    assert counted.result().unmatched == (
        "the decisions against 'TWITTER' are not used: no row names it; did you mean 'Twitter'?",
    )


def test_blocks_add_up(tmp_path):
    """Each currency has its totals; a rejected row has its law, its place and the reason."""
    seen: list[tuple[int, int | None]] = []
    lines = (tmp_path / "r.csv").open("w+")
    counted = counts(lines=lines, on_rows=lambda *passed: seen.append(passed), expected=9)
    code = int(Reason.UNKNOWN_CATEGORY)
    answers = block(
        **{tables.ROW: [1, 2, 3], tables.PLACE: ["line 2", "line 3", "line 4"]},
        under=[UNDER, "eu/gdpr/83.5", UNDER],
        low=[2**62, 1, None],
        high=[2**62, 2, None],
        currency=["RUB", "EUR", None],
        explanation=[0, 0, code],
    )
    assert len(counted.count(answers)) == 2
    whole = answers[:1].drop(tables.PLACE)
    for _ in range(3):
        assert counted.count(whole) is whole
    nothing = answers[2:].drop(tables.PLACE, "under")
    assert len(counted.count(nothing)) == 0
    counted.refuse(8, "line 9", "broken")
    lines.seek(0)
    written = lines.read().splitlines()
    assert written[0].startswith(f"{UNDER},3,line 4,")
    assert written[1].startswith(",3,row 3,")
    assert written[2] == ",8,line 9,broken"
    result = counted.result()
    euros, rubles = result.totals
    assert rubles.low.minor() == 4 * 2**62
    assert (euros.low.minor(), euros.high.minor()) == (1, 2)
    assert (result.rows, result.answered, result.rejected_rows) == (8, 5, 3)
    assert seen[-1] == (7, 9)
    lines.close()


def test_one_law_is_named_in_every_reject():
    """Under one key, neither a column with the key nor a progress function is needed."""
    counted = counts(under=UNDER, on_rows=None)
    rejected = block(
        **{tables.ROW: [4]}, low=[None], high=[None], currency=[None], explanation=[-1]
    )
    counted.count(rejected.with_columns(currency=pl.lit(None, pl.String)))
    assert counted.result().under == (UNDER,)
    assert counted.result().rejected[0].place == "row 4"


def test_a_reject_says_the_value_it_is_about():
    """The value that caused a reason follows it."""
    counted = counts(under=UNDER, on_rows=None)
    code = int(Reason.UNKNOWN_CATEGORY)
    rejected = block(
        **{tables.ROW: [4, 5, 6]},
        category=["gambling", None, "drugs"],
        low=[None] * 3,
        high=[None] * 3,
        currency=[None] * 3,
        explanation=[code, code, int(Reason.UNKNOWN_KEY)],
    )
    counted.count(rejected.with_columns(currency=pl.lit(None, pl.String)))
    reasons = [each.reason for each in counted.result().rejected]
    assert reasons[0].endswith(": 'gambling'")
    assert not reasons[1].endswith(": None")
    assert "drugs" not in reasons[2]


# --- Whole or not at all.


def test_totals_are_exact_beyond_64_bits(tmp_path):
    """Sums beyond 64 bits are exact."""
    row = {"id": "1", "platform": "T", "category": "suicide", "committed_on": date(2022, 3, 1)}
    rows = pl.DataFrame([{**row, "revenue": 4 * 10**17, "repeat": True}] * 500)
    rows.write_parquet(tmp_path / "v.parquet")
    answer = assessed(tmp_path / "v.parquet", tmp_path / "o.parquet")
    one = pl.read_parquet(tmp_path / "o.parquet").row(0, named=True)
    low, high = (Money(Fraction(500 * one[end], 100), "RUB") for end in ("low", "high"))
    assert answer.totals == (Range(low, high),)
    assert high.minor() > 2**63


def test_nothing_is_left_where_it_fails(tmp_path):
    """An error leaves no new file and does not change old ones."""
    (tmp_path / "v.parquet").write_bytes(b"PAR1 no parquet")
    (tmp_path / "o.csv").write_text("before")
    with pytest.raises(UnreadableFileError, match="it is not a Parquet file"):
        assessed(tmp_path / "v.parquet", tmp_path / "o.csv", rejects=tmp_path / "r.csv")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["o.csv", "v.parquet"]
    assert (tmp_path / "o.csv").read_text() == "before"


def test_pages_that_are_broken_are_an_error(tmp_path):
    """The error for a damaged Parquet file names the file."""
    frame().write_parquet(tmp_path / "v.parquet", compression="uncompressed", statistics=False)
    content = bytearray((tmp_path / "v.parquet").read_bytes())
    content[4:40] = b"\xff" * 36
    (tmp_path / "v.parquet").write_bytes(content)
    with pytest.raises(UnreadableFileError, match="the engine reports"):
        assessed(tmp_path / "v.parquet", tmp_path / "o.csv")


SLOW = """
import sys, time
from penaltymodel.tables.assess_file import assess_file

def passed(*_):
    print("passing", flush=True)
    time.sleep(0.2)

assess_file("v.parquet", "o.parquet", under="ru/koap-13.41", rejects="r.csv", on_rows=passed)
"""


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGINT], ids=str)
def test_an_interrupted_run_leaves_nothing_under_the_final_name(tmp_path, sent):
    """A process that is stopped leaves no incomplete file."""
    pl.concat([frame()] * 300).write_parquet(tmp_path / "v.parquet", row_group_size=1)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen(
        [sys.executable, "-c", SLOW],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "passing\n"
        process.send_signal(sent)
        assert process.wait(timeout=30) != 0
    left = {each.name for each in tmp_path.iterdir()}
    assert left <= {"v.parquet", "o.parquet.part", "r.csv.part"}
    if sent == signal.SIGINT:
        assert left == {"v.parquet"}


# --- What cannot be.


CANNOT: list[tuple[object, object, dict[str, Any], type[Exception], str]] = [
    (5, "o.csv", {}, WrongTypeError, "source must be text or a Path"),
    ("v.csv", 5, {}, WrongTypeError, "target must be text or a Path"),
    ("v.csv", "o.xlsx", {}, WrongValueError, "ends in .parquet or .csv"),
    ("v.csv", "v.csv", {}, WrongValueError, "another file than the source"),
    ("v.csv", "o.csv", {"query": "SELECT 1"}, WrongValueError, ("passed with a database only")),
    ("v.xlsx", "o.csv", {}, UnreadableFileError, "it is not an Excel file"),
    ("nowhere.csv", "o.csv", {}, UnreadableFileError, "no such file"),
    ("empty", "o.csv", {}, UnreadableFileError, "the folder has no files"),
    (
        "v.csv",
        "nowhere/o.csv",
        {},
        FileNotFoundError,
        "No such file or directory: 'nowhere/o.csv'",
    ),
    ("v.csv", "v.csv/o.csv", {}, NotADirectoryError, "Not a directory: 'v.csv/o.csv'"),
    ("v.csv", "folder.csv", {}, IsADirectoryError, "Is a directory: 'folder.csv'"),
    ("mixed", "o.csv", {}, UnreadableFileError, "the files of a folder must have one suffix"),
    ("broken.duckdb", "o.csv", {}, UnreadableFileError, "DuckDB reports"),
    ("v.duckdb", "o.csv", {"query": "SELECT x"}, UnreadableFileError, "DuckDB reports"),
    ("v.db", "o.csv", {"query": "SELECT x"}, UnreadableFileError, "SQLite reports"),
    ("v.db", "o.csv", {"query": "BEGIN"}, UnreadableFileError, "no rows"),
]


@pytest.mark.parametrize("case", CANNOT, ids=lambda case: case[-1])
def test_refuses_what_cannot_be(tmp_path, monkeypatch, case):
    """One error names the wrong argument, and nothing is written."""
    source, target, options, error, message = case
    monkeypatch.chdir(tmp_path)
    for name in ("v.csv", "v.xlsx"):
        Path(name).write_text(csv_text())
    Path("empty").mkdir()
    Path("folder.csv").mkdir()
    Path("mixed").mkdir()
    for name in ("mixed/v.csv", "mixed/v.jsonl"):
        Path(name).write_text(csv_text())
    Path("broken.duckdb").write_text("no database")
    in_duckdb(tmp_path / "v.duckdb")
    in_sqlite(tmp_path / "v.db")
    with pytest.raises(error, match=message):
        assessed(source, target, **options)
    assert not Path("o.csv").exists()


# --- The command.


def run(*args: str) -> Any:
    """Run ``assess-table`` in this process."""
    return CliRunner().invoke(cli.cli, ["assess-table", *args], prog_name="penaltymodel")


def test_the_command_answers(tmp_path, monkeypatch):
    """The command writes the answers and prints their totals."""
    monkeypatch.chdir(tmp_path)
    Path("v.csv").write_text(csv_text())
    Path("d.csv").write_text(HISTORY_CSV)
    done = run("v.csv", "--under", UNDER, "--out", "o.parquet", "--history", "d.csv")
    assert (done.exit_code, done.stderr) == (0, "")
    assert answered(tmp_path / "o.parquet") == one_by_one(history=True)
    assert "3 rows, 3 answered, 0 rejected" in done.stdout
    low = sum(row[2] for row in one_by_one(history=True))
    assert f"total: {Money(Fraction(low, 100), 'RUB')}" in done.stdout


def test_the_command_says_what_it_rejects(tmp_path, monkeypatch):
    """Rejected rows cause exit code 1, and are printed and written; JSON has its own form."""
    monkeypatch.chdir(tmp_path)
    Path("v.csv").write_text(BAD_CSV, errors="surrogateescape")
    options = ("--under", UNDER, "--out", "o.csv", "--rejects", "r.csv")
    done = run("v.csv", *options)
    assert done.exit_code == 1
    assert "7 rows, 2 answered, 5 rejected" in done.stdout
    assert "tenth" in done.stdout
    as_json = run("v.csv", *options, "--json")
    document = json.loads(as_json.stdout)
    assert (document["kind"], document["rejected_rows"]) == ("table", 5)


def test_the_command_takes_facts_and_names(tmp_path, monkeypatch):
    """Columns can have other names, and options set facts of the whole table."""
    monkeypatch.chdir(tmp_path)
    Path("v.csv").write_text("day,revenue\n2023-08-01,525\n")
    done = run(
        *("v.csv", "--under", f"{UNDER}/2", "--out", "o.csv", "--column", "committed_on=day"),
        *("--minor-units", "--repeat", "--circumstance", "exceptional circumstances"),
    )
    assert done.exit_code == 0, done.output
    assert pl.read_csv("o.csv")["is_repeat"].to_list() == [True]


def test_rejects_go_to_a_file_of_their_own(tmp_path, monkeypatch):
    """The file of rejects must differ from the source and the target."""
    monkeypatch.chdir(tmp_path)
    Path("v.csv").write_text(csv_text())
    for rejects in ("v.csv", "o.csv"):
        done = run("v.csv", "--under", UNDER, "--out", "o.csv", "--rejects", rejects)
        assert done.exit_code == 2
        assert "overwrite" in done.stderr


def test_progress_is_shown_to_a_person(tmp_path, monkeypatch):
    """At a terminal, progress is shown on standard error."""
    monkeypatch.chdir(tmp_path)
    frame().write_parquet("v.parquet")
    shown = Console(file=(tmp_path / "shown").open("w"), force_terminal=True)
    monkeypatch.setattr(common, "Console", lambda **_: shown)
    assert run("v.parquet", "--under", UNDER, "--out", "o.csv").exit_code == 0
    shown.file.close()
    assert "rows" in (tmp_path / "shown").read_text()


def test_says_what_to_install(tmp_path, monkeypatch):
    """Without the engine, the error of a command names the extra to install."""
    monkeypatch.setitem(sys.modules, "penaltymodel.tables.assess_file", None)
    monkeypatch.setitem(sys.modules, "penaltymodel.files.sources", None)
    done = run("v.csv", "--under", UNDER, "--out", str(tmp_path / "o.csv"))
    assert "pip install 'penaltymodel-law[cli,columns]'" in done.stderr
    command = ("exposure", str(tmp_path), "--under", UNDER, "--as-of", "2021-03-01")
    done = CliRunner().invoke(cli.cli, command, prog_name="penaltymodel")
    assert "pip install 'penaltymodel-law[cli,columns]'" in done.stderr


def test_exposure_reads_tables(tmp_path):
    """``exposure`` reads Parquet, DuckDB and folders with the same result as CSV."""
    text = CliRunner().invoke(cli.cli, ["example"]).stdout
    register, folder = tmp_path / "register.csv", tmp_path / "folder"
    register.write_text(text)
    table = pl.read_csv(register, try_parse_dates=True)
    table.write_parquet(tmp_path / "register.parquet")
    folder.mkdir()
    shutil.copy(register, folder)
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect(str(tmp_path / "register.duckdb")) as connection:
        connection.register("rows", table.to_arrow())
        connection.execute("CREATE TABLE requests AS SELECT * FROM rows")
    options = ("--under", UNDER, "--as-of", "2021-03-01")
    shown = {
        CliRunner().invoke(cli.cli, ["exposure", str(tmp_path / name), *options]).stdout
        for name in ("register.csv", "register.parquet", "register.duckdb", "folder")
    }
    assert len(shown) == 1
    assert "2,862" in shown.pop()


def test_the_answer_shows_itself():
    """An answer shows its totals and rejects in a notebook and in a terminal."""
    answer = FileAnswer(
        under=(UNDER,),
        rows=2,
        answered=1,
        totals=(Range(rub(1), rub(2)),),
        reasons=(("because", 1),),
        rejected=(),
    )
    assert "total: RUB 1.00 to RUB 2.00" in str(answer)
    assert documents.table_answer(answer)["totals"] == [
        {"low": "1.00", "high": "2.00", "currency": "RUB"}
    ]


def test_writing_can_be_interrupted(tmp_path):
    """An interruption while the file is written is raised as it was."""

    class Interrupted:
        def sink_parquet(self, *_: object, **__: object) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _write(Interrupted(), tmp_path / "out.parquet", SimpleNamespace(failure=[]), "in.csv")
