"""A register in a table has the same result as one that is read row by row."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import polars as pl
import pytest

from hypothesis import given
from hypothesis import strategies as st
from tests.support.strategies import examples

from penaltymodel.domain.history import Decision, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.errors import MissingColumnsError, WrongTypeError
from penaltymodel.files.results import Rejected
from penaltymodel.registers import reading
from penaltymodel.registers.exposure import exposure
from penaltymodel.registers.plan import Plan, Prosecution
from penaltymodel.registers.result import Exposure
from penaltymodel.values.money import rub
from penaltymodel.values.periods import Period


PLATFORMS = (Platform("Twitter", "legal-entity", rub(1_000_000_000)), Platform("G", "citizen"))
HISTORY = OffenseHistory(
    [
        Decision(
            under="ru/koap-13.41/2",
            decided_on=date(2021, 1, 10),
            in_force_on=date(2021, 1, 20),
            executed_on=None,
        )
    ]
)
FIRST = date(2021, 1, 1)
HARD = {
    "id": ("", " ", "x", "x" * 201, "я", "a\u202eb", None),
    "platform": ("Twitter", "G", "nobody", "", None),
    "authority": ("RKN", "", None),
    "category": ("drugs", "suicide", "vpn", "gambling", None),
    "allowed": ("1 day", "2 weeks", "1 month", "30h", "soon", "", None),
}
EASY = {"platform": ("Twitter", "G"), "allowed": ("1 day", "48h", "1 month")}


@st.composite
def registers(draw: st.DrawFn) -> pl.DataFrame:
    """Draw registers with days or with datetimes; a few rows are invalid."""
    in_days = draw(st.booleans())

    def moment(day: date) -> date:
        hour = draw(st.integers(0, 23))
        return day if in_days else datetime(day.year, day.month, day.day, hour)

    rows: list[dict[str, Any]] = []
    for number in range(draw(st.integers(0, 12))):
        sent_on = FIRST + timedelta(days=draw(st.integers(0, 50)))
        removed_after = draw(st.none() | st.integers(-1, 40))
        row = {name: draw(st.sampled_from(values)) for name, values in HARD.items()}
        if draw(st.integers(0, 3)):
            row |= {"id": str(number), "category": draw(st.sampled_from(("drugs", "suicide")))}
            row |= {name: draw(st.sampled_from(values)) for name, values in EASY.items()}
        removed_on = None
        if removed_after is not None:
            removed_on = moment(sent_on + timedelta(days=removed_after))
        sent_at = None if draw(st.integers(0, 20)) == 9 else moment(sent_on)
        rows.append({**row, "sent_at": sent_at, "removed_at": removed_on})
    clock = pl.Date if in_days else pl.Datetime("us")
    return pl.DataFrame(
        rows,
        schema=dict.fromkeys(HARD, pl.String) | {"sent_at": clock, "removed_at": clock},
    )


def judged(register: Any, **options: Any) -> tuple[Exposure, list[Rejected]]:
    """Return the exposure of a register, and all rejected rows."""
    rejected: list[Rejected] = []
    found = exposure(
        register,
        PLATFORMS,
        under="ru/koap-13.41",
        history={"Twitter": HISTORY},
        on_reject=rejected.append,
        **{"as_of": date(2021, 2, 5), "plan": "per-item", **options},
    )
    return found, rejected


def mappings(register: pl.DataFrame) -> list[dict[str, object]]:
    """Return the rows as mappings, like a database."""
    rows = register.iter_rows(named=True)
    return [{name: cell for name, cell in row.items() if cell is not None} for row in rows]


PLANS = [Plan(each, 3 if each == "per-batch" else None) for each in Prosecution]
OPTIONS = st.fixed_dictionaries(
    {
        "plan": st.sampled_from(PLANS),
        "as_of": st.dates(date(2021, 1, 10), date(2021, 3, 1)),
        "allowed": st.sampled_from([None, Period(days=3), Period(hours=5)]),
        "authority": st.sampled_from([None, "RKN"]),
        "limitation": st.sampled_from([None, Period(days=10)]),
        "unique_ids": st.booleans(),
    }
)


@examples(80)
@given(registers(), OPTIONS)
def test_a_table_is_judged_as_its_rows(register, options):
    """The grouped table has the same exposure and the same rejected rows in the same order."""
    assert judged(register, **options) == judged(mappings(register), **options)


ROW = {
    "id": "1",
    "platform": "Twitter",
    "authority": "RKN",
    "category": "drugs",
    "sent_at": datetime(2021, 1, 2, 12),
    "allowed": "24h",
    "removed_at": None,
}


@pytest.mark.parametrize(
    "register",
    [
        pl.DataFrame([ROW]),
        pl.DataFrame([ROW]).lazy(),
        pl.DataFrame([ROW]).drop("removed_at"),
        pl.DataFrame([ROW]).with_columns(id=pl.lit(7)),
        pl.DataFrame([ROW]).with_columns(more=pl.lit(7)),
        pl.DataFrame([ROW]).with_columns(sent_at=pl.lit("2021-01-02T12:00")),
        pl.DataFrame([{**ROW, "sent_at": datetime(2021, 1, 2, 12, tzinfo=UTC)}]),
        pl.DataFrame([ROW]).to_arrow(),
    ],
    ids="eager lazy never-removed numbers more text zones arrow".split(),
)
def test_takes_tables_of_every_make(register):
    """Lazy and eager tables, polars and Arrow, typed and text have the same result."""
    found, rejected = judged(register)
    assert (found.requests, found.violations, rejected) == (1, 1, [])


def test_needs_no_period_in_the_rows():
    """Without a column for the allowed time, the argument is used."""
    register = pl.DataFrame([ROW]).drop("allowed")
    assert judged(register, allowed=Period(days=1))[0].violations == 1
    with pytest.raises(
        MissingColumnsError, match="no column allowed; its columns are 'id', 'platf"
    ):
        judged(register)


def test_refuses_what_is_no_register():
    """A number is rejected as a register."""
    with pytest.raises(WrongTypeError, match="an iterable of Requests"):
        judged(5)


# --- Rows of text.

TEXTS = {
    "id": st.sampled_from(("1", "x", "", " ", "я", "x" * 201)),
    "platform": st.sampled_from(("Twitter", "G", "nobody", "")),
    "authority": st.sampled_from(("RKN", "")),
    "category": st.sampled_from(("drugs", "suicide", "vpn", "gambling")),
    "allowed": st.sampled_from(("1 day", "24h", "1 month", "30h", "soon", "")),
    "count": st.sampled_from(("", "1", "500", "0", "-1", "many")),
}
MOMENTS = st.one_of(
    st.sampled_from(("", "soon", "2021-02-30", "2021-1-1")),
    st.dates(date(2021, 1, 20), date(2021, 2, 9)).map(str),
    st.builds(
        "{}{}{}{}".format,
        st.dates(date(2021, 1, 20), date(2021, 2, 9)),
        st.sampled_from(("T", " ")),
        st.sampled_from(("12:00", "23:59:59", "00:00:00.5", "24:00", "01:30")),
        st.sampled_from(("", "", "Z", "+03:00", "-11:30", "+25:00")),
    ),
)
TEXT_ROWS = st.lists(
    st.fixed_dictionaries({**TEXTS, "sent_at": MOMENTS, "removed_at": st.just("") | MOMENTS}),
    max_size=12,
)


@examples(150)
@given(TEXT_ROWS, OPTIONS)
def test_text_in_blocks_is_judged_as_its_rows(rows, options):
    """Rows of text have the same exposure and rejected rows whether they are counted alike or not."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "_FEW", 0)
        patch.setattr(reading, "_BLOCK", 5)
        grouped = judged(rows, **options)

    assert grouped == judged(rows, **options)


# --- Clocks.


@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata"])
@pytest.mark.parametrize("as_rows", [False, True])
def test_hours_are_elapsed_time_in_every_zone(zone, as_rows):
    """A request is met or late by the hours that passed, also when clocks change."""
    sent = [(2024, 10, 26, 10, 0), (2024, 3, 30, 11, 0), *[(2024, 10, 27, 0, 30)] * 2]
    removed = [(2024, 10, 27, 10, 30), (2024, 3, 31, 10, 30), (2024, 10, 27, 2, 15)]
    removed.append((2024, 10, 27, 1, 10))
    table = pl.DataFrame(
        {
            "id": ["24h30", "23h30", "1h45", "0h40"],
            "platform": "Twitter",
            "authority": "R",
            "category": ["drugs", "suicide", "drugs", "suicide"],
            "sent_at": [datetime(*each, tzinfo=UTC) for each in sent],
            "allowed": ["24h", "24h", "1h", "1h"],
            "removed_at": [datetime(*each, tzinfo=UTC) for each in removed],
        }
    ).with_columns(pl.col("sent_at", "removed_at").dt.convert_time_zone(zone))

    found, rejected = judged(
        mappings(table) if as_rows else table, as_of=date(2024, 11, 1), assume_unchanged=True
    )

    assert rejected == []
    assert [(each.category, each.late, each.met) for each in found.tallies] == [
        ("drugs", 2, 0),
        ("suicide", 0, 2),
    ]
