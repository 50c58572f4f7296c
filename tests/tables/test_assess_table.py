"""Assessing a table: the columns of the result, rejected tables, and rows without an answer."""

from __future__ import annotations

import re

from datetime import UTC, date, datetime
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

from tests.support.tables import ENGINES, TestedEngine, skip_if_missing

from penaltymodel import Decision, OffenseHistory, Platform, Violation, assess
from penaltymodel.errors import (
    BeyondBoundsError,
    ColumnError,
    CurrencyNeededError,
    UnknownProvisionError,
    UnknownStatuteError,
    UnsupportedTableError,
    WrongTypeError,
    WrongValueError,
)
from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.needs import needs
from penaltymodel.law.forms import fixed
from penaltymodel.statutes import catalog
from penaltymodel.tables import Lag, Reason, assess_table, explain, total
from penaltymodel.tables import attach as attaching
from penaltymodel.tables import plan as plans
from penaltymodel.values.money import eur, rub
from penaltymodel.values.ranges import EITHER, Range


KOAP = "ru/koap-13.41"
MARCH = date(2021, 3, 1)
OCTOBER = date(2021, 10, 1)


def violations(**columns: Any) -> pl.DataFrame:
    """Return a table of violations; what is not given is that of a company in October 2021."""
    usual = {
        "platform": "Google",
        "kind": "legal-entity",
        "category": "suicide",
        "committed_on": OCTOBER,
        "revenue": 14_443_832_470_000,
    }
    given = {**usual, **columns}
    rows = max(
        (len(each) for each in given.values() if isinstance(each, list | pl.Series)), default=1
    )
    return pl.DataFrame(
        {
            name: each if isinstance(each, list | pl.Series) else [each] * rows
            for name, each in given.items()
        }
    )


def answered(table: Any, **choices: Any) -> list[dict[str, Any]]:
    """Return the rows of an assessed table of polars."""
    return assess_table(table, **{"under": KOAP, **choices}).to_dicts()


def codes(table: Any, **choices: Any) -> list[int]:
    """Return the explanations of an assessed table."""
    return [row["explanation"] for row in answered(table, **choices)]


class TestResults:
    @pytest.mark.parametrize("engine", ENGINES, ids=str)
    def test_the_same_kind_of_table(self, engine: TestedEngine):
        """The result is a table of the same engine, with its own columns and six more."""
        skip_if_missing(engine)
        native = engine.make(violations(committed_on=[MARCH, OCTOBER]))

        result = assess_table(native, under=KOAP, repeat=True)

        assert type(result) is type(native)
        rows = sorted(engine.read(result), key=lambda row: row["committed_on"].isoformat())
        assert [row["provision"] for row in rows] == ["ru/koap-13.41/5"] * 2
        assert [row["low"] for row in rows] == [722_191_623_500] * 2
        assert [row["is_repeat"] for row in rows] == [True] * 2
        assert {row["currency"] for row in rows} == {"RUB"}

    @pytest.mark.parametrize("engine", ENGINES, ids=str)
    def test_sums(self, engine: TestedEngine):
        """Sums are exact beyond 2**63 for each platform, and rows without an answer are counted."""
        skip_if_missing(engine)
        table = violations(revenue=[10**18] * 400 + [None], platform=["a"] * 200 + ["b"] * 201)

        found = total(assess_table(engine.make(table), under=KOAP, repeat=True), by=["platform"])

        assert [(each.by, each.rows, each.currency) for each in found] == [
            (("a",), 200, "RUB"),
            (("b",), 200, "RUB"),
            (("b",), 1, None),
        ]
        assert found[0].range == Range(rub(10**17), rub(2 * 10**17))
        assert found[2].range is None

    def test_lazy_stays_lazy(self):
        """A lazy table is not read before it is collected."""
        bad = violations().lazy().with_columns(revenue=pl.col("platform").cast(pl.Int64))

        result = assess_table(bad, under=KOAP)

        assert isinstance(result, pl.LazyFrame)
        with pytest.raises(pl.exceptions.InvalidOperationError):
            result.collect()

    def test_an_index_is_kept(self):
        """A frame of pandas keeps its index and its other columns."""
        frame = violations(committed_on=[MARCH, OCTOBER]).to_pandas()
        frame.index = pd.Index(["x", "y"])
        frame["thing"] = [object(), {}]

        result = assess_table(frame, under=KOAP)

        assert list(result.index) == ["x", "y"]
        assert result["thing"] is not None
        assert result["low"].dtype == pd.Int64Dtype()

    def test_an_empty_table(self):
        """A table without rows gets the new columns too."""
        result = assess_table(violations().head(0), under=KOAP)

        assert result.height == 0
        assert result.columns[-6:] == [
            "provision",
            "is_repeat",
            "low",
            "high",
            "currency",
            "explanation",
        ]

    def test_names_of_our_own(self):
        """Columns can have other names, also for the two ends of a revenue."""
        table = violations().select(
            pl.col("committed_on").alias("day"),
            pl.col("revenue").alias("least"),
            (pl.col("revenue") * 2).alias("most"),
            "category",
        )

        (row,) = answered(
            table,
            names={"committed_on": "day", "revenue_low": "least", "revenue_high": "most"},
            given=Facts(person="legal-entity"),
            repeat=True,
        )

        assert (row["low"], row["high"]) == (722_191_623_500, 2_888_766_494_000)

    def test_several_statutes(self):
        """With several keys, a column holds the key of each row, and currencies differ by row."""
        table = violations(
            under=[KOAP, "eu/gdpr/83.4", "xx", None], category=["drugs", None, None, None]
        ).with_columns(undertaking=pl.lit(value=True))

        rows = answered(table, under=[KOAP, "eu/gdpr/83.4"])

        assert [row["currency"] for row in rows] == ["RUB", "EUR", None, None]
        assert [row["explanation"] for row in rows[2:]] == [Reason.UNKNOWN_KEY] * 2

    def test_the_plan_is_kept(self):
        """The plan of a table is kept for another table of the same kind."""
        given = {"revenue": rub(144_438_324_700), "flags": {"exceptional circumstances": False}}
        first = violations().drop("revenue")
        answered(first, given=Facts(**given), repeat=True)
        before = plans._plan.cache_info()

        (row,) = answered(
            first.with_columns(platform=pl.lit("other")), given=Facts(**given), repeat=True
        )

        after = plans._plan.cache_info()
        assert (after.hits, after.misses) == (before.hits + 1, before.misses)
        assert row["low"] == 722_191_623_500

    def test_days_beyond_the_calendar(self):
        """Days beyond the calendar of Python are allowed in a table."""
        far = pl.Series([3_000_000, -800_000], dtype=pl.Int32).cast(pl.Date)
        table = violations(platform=["Google"] * 2).with_columns(committed_on=far)

        rows = assess_table(table, under=KOAP, assume_unchanged=True, forward=Lag(decided=1))

        assert rows["explanation"].to_list()[1] == Reason.OUTSIDE_CODED_LAW
        assert rows["low"].to_list() == [80_000_000, None]

    def test_moments_and_categories(self):
        """Datetimes without a time zone are cut to their day; dictionary-encoded text is text."""
        table = violations(committed_on=datetime(2021, 10, 1, 15)).with_columns(
            pl.col("category").cast(pl.Categorical),
            pl.col("kind").cast(pl.Enum(["legal-entity"])),
        )

        assert answered(table)[0]["low"] == 80_000_000

    def test_columns_of_nothing(self):
        """A column without a type, all null, holds unknown values."""
        table = violations().with_columns(
            revenue=None, repeat=None, category=None, committed_on=None
        )

        assert codes(table) == [Reason.DAY_MISSING]
        assert codes(violations().with_columns(revenue=None), repeat=True)[0] < -100

    def test_a_platform_of_any_number(self):
        """Platforms are identified by text or by number, in eager and lazy tables."""
        decided = {
            "under": ["ru/koap-13.41/2"],
            "decided_on": [MARCH],
            "in_force_on": [MARCH],
            "executed_on": pl.Series([None], dtype=pl.Date),
        }
        for platform in (7, 10**15):
            decisions = pl.DataFrame({"platform": [platform], **decided})
            table = violations(platform=[platform, 8])

            rows = answered(table, history=decisions)
            lazily = assess_table(table.lazy(), under=KOAP, history=decisions).collect()

            assert [row["is_repeat"] for row in rows] == [True, False]
            assert lazily.to_dicts() == rows


class TestBadRows:
    @pytest.mark.parametrize(
        ("columns", "reason"),
        [
            ({"category": "weather"}, Reason.UNKNOWN_CATEGORY),
            ({"category": pl.Series([None], dtype=pl.String)}, Reason.CATEGORY_NEEDED),
            ({"kind": "robot"}, Reason.UNKNOWN_PERSON),
            ({"role": "bystander"}, Reason.ROLE_NOT_LIABLE),
            ({"committed_on": date(2020, 3, 1)}, Reason.OUTSIDE_CODED_LAW),
            ({"revenue": -1}, Reason.NEGATIVE),
            ({"revenue": 2**63 - 1}, Reason.BEYOND_BOUNDS),
            ({"detected_on": MARCH}, Reason.DETECTED_BEFORE),
            ({"began_on": OCTOBER, "committed_on": MARCH}, Reason.BEGAN_AFTER),
            ({"decided_on": MARCH}, Reason.DECIDED_BEFORE),
            ({"revenue_low": 2, "revenue_high": 1}, Reason.UPSIDE_DOWN),
        ],
    )
    def test_reason(self, columns, reason):
        """A row without an answer has a reason; the next row is assessed."""
        bad, good = violations(**columns), violations()
        table = pl.concat([bad, good], how="diagonal").with_columns(
            pl.col("role").fill_null("owner") if "role" in columns else pl.lit(1).alias("n")
        )
        if "revenue_low" in columns:
            table = table.with_columns(pl.col("revenue_low", "revenue_high").fill_null(1))

        first, second = answered(table, repeat=True)

        assert first["explanation"] == reason
        assert [first[name] for name in ("provision", "is_repeat", "low", "high")] == [None] * 4
        assert str(explain(reason, under=KOAP))
        assert second["low"] is not None

    def test_a_missing_fact_is_named(self):
        """A missing fact is named; a fact that is not needed may be missing."""
        first, second = codes(
            violations(revenue=[None, None], kind=["legal-entity", "citizen"]), repeat=True
        )

        assert "revenue from all goods" in str(explain(first, under=KOAP))
        assert second >= 0
        (nobody,) = codes(violations().drop("kind"))
        assert "the kind of person" in str(explain(nobody, under=KOAP))

    def test_a_person_who_is_not_reached(self):
        """A row has a reason if the provision does not apply to the kind of person."""
        table = violations(kind=["citizen", "legal-entity"])

        first, second = codes(table, under="ru/as-reported-2021")

        assert first == Reason.PERSON_NOT_LIABLE
        assert second >= 0

    def test_no_repeat(self):
        """A provision for repeats does not apply to a first offense; an open repeat stays open."""
        assert codes(violations(), under="ru/koap-13.41/5") == [Reason.NOT_A_REPEAT]
        (row,) = answered(violations(), under="ru/koap-13.41/5", repeat=EITHER)
        assert (row["provision"], row["is_repeat"]) == ("ru/koap-13.41/5", None)

    def test_a_stated_repeat(self):
        """The column states it for each row; null means unknown."""
        rows = answered(violations(repeat=[True, False, None]))

        assert [row["is_repeat"] for row in rows] == [True, False, None]
        assert rows[2]["explanation"] == Reason.REPEAT_UNKNOWN
        assert "whether it is a repeat" in str(explain(Reason.REPEAT_UNKNOWN, under=KOAP))

    def test_a_word_of_no_law(self):
        """An unknown word is explained with the words that the law knows."""
        table = violations(culpability=["nonsense"], violations=[3], decided_on=[date(2026, 3, 1)])

        (code,) = codes(table, under="us/45-cfr")

        assert "none of" in str(explain(code, under="us/45-cfr"))

    def test_a_missing_flag_and_word(self):
        """A missing circumstance and a missing word are named."""
        key = "br/eca-digital/35"
        (code,) = codes(violations(committed_on=date(2026, 4, 1)), under=key)
        assert "whether there is: has revenue" in str(explain(code, under=key))
        table = violations(decided_on=date(2026, 3, 1), violations=1)
        (code,) = codes(table, under="us/45-cfr")
        assert "the culpability" in str(explain(code, under="us/45-cfr"))

    def test_a_missing_amount(self):
        """A missing amount is named with its column."""
        (code,) = codes(violations(), under="ru/koap-20.25/1")

        assert str(explain(code, under="ru/koap-20.25/1")) == (
            "missing fact: the unpaid fine; fill the column 'the unpaid fine'"
        )

    def test_the_day_of_the_decision(self):
        """If the law of the decision applies, its day is needed."""
        assert codes(violations(), under="us/45-cfr") == [Reason.DAY_MISSING]
        assert codes(violations(decided_on=OCTOBER), law_at="decision")[0] >= 0


class TestLawsOfSeveralKinds:
    def test_days_of_the_offense_and_of_the_decision(self):
        """The text of each provision depends on its own kind of day, also within one table."""
        table = violations(
            under=["us/45-cfr", KOAP, KOAP],
            committed_on=[date(2026, 2, 1), OCTOBER, None],
            decided_on=[date(2026, 3, 1), None, None],
            culpability="no knowledge",
            violations=1,
        )

        found = codes(table, under=["us/45-cfr", KOAP])

        assert [code >= 0 for code in found] == [True, True, False]
        assert codes(
            violations(decided_on=date(2026, 3, 1), culpability="no knowledge", violations=1).drop(
                "committed_on"
            ),
            under="us/45-cfr",
        ) != [Reason.DAY_MISSING]

    def test_rules_measured_by_several_days(self):
        """One table can have rules that measure to the offense and to the decision."""
        decisions = pl.DataFrame(
            {
                "platform": ["Google", "Google"],
                "under": ["ru/koap-13.41/2", "eu/dma/30.1"],
                "decided_on": [MARCH, date(2024, 5, 1)],
                "in_force_on": [MARCH, date(2024, 5, 1)],
                "executed_on": [MARCH, date(2024, 5, 1)],
            }
        )
        table = violations(
            under=[KOAP, "eu/dma/30.1"],
            committed_on=[OCTOBER, date(2024, 4, 1)],
            decided_on=[OCTOBER, date(2025, 5, 1)],
        )
        flags = {
            "the same core platform service": True,
            "the same or a similar infringement": True,
            "reading: 8 years before the infringement": False,
        }

        rows = answered(
            table,
            under=[KOAP, "eu/dma/30.1"],
            history=decisions,
            currency="EUR",
            given=Facts(flags=flags),
        )

        assert [row["is_repeat"] for row in rows] == [True, True]

    def test_a_limited_provision_for_repeats(self):
        """If the provision for repeats does not apply to a person, the first provision does."""
        key = "ru/koap-13.50/2"
        table = violations(committed_on=date(2026, 2, 1), kind=["legal-entity", "citizen"])

        rows = answered(table, under=key, repeat=True)

        assert [row["provision"] for row in rows] == ["ru/koap-13.50/3", None]
        assert rows[1]["explanation"] == Reason.PERSON_NOT_LIABLE

    def test_days_of_a_lasting_offense(self):
        """A continuing violation can be detected before its last day, but not before its first."""
        table = violations(
            began_on=[MARCH, MARCH, None],
            detected_on=[date(2021, 4, 1), date(2021, 2, 1), date(2021, 4, 1)],
        )

        assert [code >= 0 for code in codes(table)] == [True, False, False]

    def test_the_law_after_the_coded_law(self):
        """Days after the coded law have an answer if the law is assumed to be unchanged."""
        later = violations(committed_on=date(2030, 1, 1), in_small_register=False)

        assert codes(later) == [Reason.OUTSIDE_CODED_LAW]
        (code,) = codes(later, assume_unchanged=True)
        assert explain(code, under=KOAP, assume_unchanged=True).provision.key == "ru/koap-13.41/2"

    def test_a_revenue_of_a_base(self):
        """A revenue can be named by its base if a law needs several."""
        (base,) = (
            each.base
            for each in needs(
                catalog()["eu/dsa"].provision("eu/dsa/52.3").enactments[0].penalty
            ).money
        )
        table = violations(worldwide=100, committed_on=date(2025, 1, 1))

        (row,) = answered(table, under="eu/dsa/52.3", currency="EUR", names={base: "worldwide"})

        assert row["high"] == 6


class TestLaw:
    def test_an_amended_statute(self):
        """A table is assessed and explained under the statutes that are passed."""
        statute = catalog()[KOAP]
        amended = statute.with_penalty("ru/koap-13.41/2", fixed(rub(7)), on=OCTOBER)

        for law in (amended, [amended], {KOAP: amended}):
            (row,) = answered(violations(), law=law)

            assert (row["low"], row["high"]) == (700, 700)
            text = explain(row["explanation"], under=KOAP, law=law).enactment
            assert text.penalty == fixed(rub(7))
        (before,) = answered(violations())
        assert before["low"] == 80_000_000

    def test_other_statutes(self):
        """Statutes that are not passed are unknown."""
        with pytest.raises(UnknownStatuteError):
            assess_table(violations(), under=KOAP, law=catalog()["eu/gdpr"])


class TestRejected:
    @pytest.mark.parametrize(
        ("columns", "says"),
        [
            ({"revenue": 1.5}, "because floats are not exact"),
            ({"committed_on": "2021-10-01"}, "must hold days"),
            ({"committed_on": datetime(2021, 10, 1, tzinfo=UTC)}, "has a time zone"),
            ({"category": 5}, "must hold text"),
            ({"repeat": 1}, "must hold true or false"),
            ({"low": 1}, "rename it first"),
        ],
    )
    def test_columns_of_a_wrong_type(self, columns, says):
        """A column of a wrong type is rejected, and the error names the fix."""
        with pytest.raises(ColumnError, match=says):
            assess_table(violations(**columns), under=KOAP)

    def test_names(self):
        """Names of missing columns, and of columns that are not needed, are rejected."""
        with pytest.raises(ColumnError, match="is not in the table; use one of 'category'"):
            assess_table(violations(), under=KOAP, names={"revenue": "sales"})
        with pytest.raises(ColumnError, match="does not need"):
            assess_table(violations(), under=KOAP, names={"sales": "revenue"})
        with pytest.raises(ColumnError, match="name of revenue, but is not text"):
            assess_table(violations(), under=KOAP, names={"revenue": ["sales"]})
        with pytest.raises(WrongTypeError, match="names"):
            assess_table(violations(), under=KOAP, names=["revenue"])

    def test_two_columns_of_one_name(self):
        """A frame of pandas with two columns of one name is rejected."""
        frame = violations().to_pandas()
        twice = pd.concat([frame, frame[["kind"]]], axis=1)

        with pytest.raises(ColumnError, match="occurs twice"):
            assess_table(twice, under=KOAP)

    def test_keys(self):
        """Unknown keys, no keys, and several keys without a column are rejected."""
        with pytest.raises(UnknownStatuteError):
            assess_table(violations(), under="xx")
        with pytest.raises(UnknownProvisionError):
            assess_table(violations(), under="ru/koap-13.41/9")
        for nothing in ((), 5):
            with pytest.raises(WrongTypeError, match="under"):
                assess_table(violations(), under=nothing)
        with pytest.raises(ColumnError, match="must hold the key of each row"):
            assess_table(violations(), under=[KOAP, "eu/gdpr"])

    def test_arguments(self):
        """Arguments of a wrong type are rejected, and so is the milder of several laws."""
        with pytest.raises(WrongTypeError, match="given"):
            assess_table(violations(), under=KOAP, given={})
        with pytest.raises(UnsupportedTableError, match="the milder of several laws"):
            assess_table(violations(), under=KOAP, law_at="milder")
        with pytest.raises(CurrencyNeededError, match="has no amounts of its own"):
            assess_table(violations(), under="eu/dsa/52.3")
        with pytest.raises(CurrencyNeededError, match="'XXX' is not a currency"):
            assess_table(violations(), under="eu/dsa/52.3", currency="XXX")

    def test_bounds(self):
        """Bounds within which amounts could overflow are rejected."""
        table = violations(revenue=[10**18, 10**19 - 10**18]).to_arrow()
        with pytest.raises(BeyondBoundsError, match=r"ru/koap-13.41 with revenue up to 10,"):
            assess_table(table, under=KOAP, repeat=True, bounds={"revenue": (0, 10**19)})

        wide = assess_table(
            pl.from_arrow(table), under=KOAP, repeat=True, bounds={"revenue": (0, 10**19)}
        )

        assert wide["low"].dtype == pl.Int128
        assert wide["low"].to_list() == [5 * 10**16, 45 * 10**16]

    @pytest.mark.parametrize(
        ("more", "error", "sentence"),
        [
            ({"bounds": 5}, WrongTypeError, "bounds must be a mapping from columns"),
            ({"bounds": {"turnover": (0, 5)}}, ColumnError, "column 'turnover': has bounds"),
            ({"bounds": {"revenue": 5}}, WrongValueError, "bounds['revenue'] must be two ends"),
            ({"bounds": {"revenue": (0, 1e9)}}, WrongValueError, "bounds['revenue'] must be"),
            ({"bounds": {"revenue": (0, True)}}, WrongValueError, "bounds['revenue'] must be"),
            ({"bounds": {"revenue": (1, 5)}}, WrongValueError, "bounds['revenue'] must be"),
            ({"bounds": {"revenue": (0, -1)}}, WrongValueError, "bounds['revenue'] must be"),
            ({"forward": 5}, WrongTypeError, "forward must be a Lag or None"),
            ({"currency": []}, WrongTypeError, "currency must be the code of a currency"),
        ],
    )
    def test_invalid_arguments(self, more, error, sentence):
        """An invalid argument is named with the expected value."""
        for table in (violations(), violations().lazy()):
            with pytest.raises(error, match=re.escape(sentence)):
                assess_table(table, under=KOAP, repeat=True, **more)

    def test_engines(self):
        """A table of an engine that is not supported is rejected, and the error names an alternative."""
        for native, says in (
            ([{"a": 1}], "pass a table of polars"),
            (_pretend("dask.dataframe", "DataFrame"), "map_partitions"),
            (_pretend("sqlframe.duckdb", "DuckDBDataFrame"), "use DuckDB or PySpark"),
            (_pretend("polars", "Series"), "pass a table of polars"),
        ):
            with pytest.raises(UnsupportedTableError, match=says):
                assess_table(native, under=KOAP)

    def test_codes(self):
        """A code that no row can have is rejected."""
        for code in (10**9, -50, -5000, 4):
            with pytest.raises(WrongValueError, match="an explanation of a table assessed under"):
                explain(code, under=KOAP)

    def test_sums_of_other_tables(self):
        """A table that was not assessed has no total."""
        with pytest.raises(ColumnError, match="that assess_table returned"):
            total(violations())


def _pretend(module: str, name: str) -> Any:
    """Return an instance of a class that pretends to be of another package."""
    return type(name, (), {"__module__": module})()


class TestIbis:
    def test_untested_backends(self):
        """A backend of Ibis that was not tested is rejected."""
        ibis = pytest.importorskip("ibis")
        with pytest.raises(UnsupportedTableError, match="Ibis on polars"):
            assess_table(ibis.polars.connect().create_table("t", violations()), under=KOAP)


class TestExplanations:
    def test_a_path_through_the_law(self):
        """An explanation names the provision, its text, every condition, and the remaining penalty."""
        (row,) = answered(violations(), repeat=True)

        found = explain(row["explanation"], under=KOAP)

        assert found.is_answered
        assert found.provision.key == row["provision"] == "ru/koap-13.41/5"
        assert found.enactment.applies_from == date(2021, 6, 22)
        assert "5 % to 10 % of total revenue" in str(found)
        assert "exceptional circumstances: does not hold" in str(found)

    def test_an_open_path(self):
        """The explanation names a condition that is open."""
        (row,) = answered(violations(), repeat=EITHER)

        assert row["is_repeat"] is None
        assert row["provision"] == "ru/koap-13.41/2"
        assert "after its payment): may hold" in str(explain(row["explanation"], under=KOAP))


DECIDED = pl.DataFrame(
    {
        "platform": ["Google"],
        "under": ["ru/koap-13.41/2"],
        "decided_on": [MARCH],
        "in_force_on": [date(2021, 4, 1)],
        "executed_on": pl.Series([None], dtype=pl.Date),
    }
)


class TestHistory:
    @pytest.mark.parametrize("engine", ENGINES, ids=str)
    def test_unpaid_counts(self, engine: TestedEngine):
        """An unpaid fine counts without end, against its own platform only."""
        skip_if_missing(engine)
        table = violations(
            platform=["Google", "Google", "other"], committed_on=[OCTOBER, MARCH, OCTOBER]
        )

        result = assess_table(engine.make(table), under=KOAP, history=engine.make(DECIDED))

        found = {(row["platform"], _day(row)): row["is_repeat"] for row in engine.read(result)}
        assert found == {
            ("Google", OCTOBER): True,
            ("Google", MARCH): False,
            ("other", OCTOBER): False,
        }

    def test_histories_of_platforms(self):
        """Histories by platform have the same result as a table of decisions."""
        decision = Decision(
            under="ru/koap-13.41/2",
            decided_on=MARCH,
            in_force_on=date(2021, 4, 1),
            executed_on=None,
        )

        (row,) = answered(violations(), history={"Google": OffenseHistory([decision])})

        assert row["is_repeat"]

    def test_many_decisions(self):
        """Each of many decisions counts, in every call with the same decisions."""
        table = violations(platform=[f"P{n}" for n in range(3_000)])
        decisions = pl.concat(
            DECIDED.with_columns(platform=pl.lit(f"P{n}")) for n in range(0, 3_000, 2)
        )

        for _ in range(2):
            rows = answered(table, history=decisions)

            assert [row["is_repeat"] for row in rows] == [True, False] * 1_500

    def test_decisions_are_kept_by_content(self):
        """The windows of decisions are kept for other tables, but not for other decisions."""
        other = DECIDED.with_columns(decided_on=date(2021, 12, 1))
        first = answered(violations(), history=DECIDED)
        before = attaching._kept.cache_info()

        again = answered(violations(), history=DECIDED.clone())

        after = attaching._kept.cache_info()
        assert (after.hits, after.misses) == (before.hits + 1, before.misses)
        assert first == again
        assert [row["is_repeat"] for row in answered(violations(), history=other)] == [False]

    def test_decisions_of_another_engine(self):
        """Decisions can be in a table of another engine than the violations."""
        relation = duckdb.connect().from_arrow(DECIDED.to_arrow())

        for decisions in (DECIDED.lazy(), DECIDED.to_pandas(), DECIDED.to_arrow(), relation):
            (row,) = answered(violations(), history=decisions)

            assert row["is_repeat"]

    def test_no_mark_of_unknown_days(self):
        """A day is known if its column for unknown days is null."""
        decisions = DECIDED.with_columns(in_force_on_unknown=None)

        (row,) = answered(violations(), history=decisions)

        assert row["is_repeat"]

    def test_an_unknown_day_leaves_it_open(self):
        """A day is unknown if its column is missing or marks it as unknown."""
        for decisions in (
            DECIDED.drop("executed_on", "in_force_on"),
            DECIDED.with_columns(in_force_on=None, in_force_on_unknown=True),
        ):
            (row,) = answered(violations(), history=decisions)

            assert row["is_repeat"] is None
            assert row["low"] == 80_000_000

    def test_columns_of_other_types(self):
        """Datetimes, dictionary-encoded text and days of commission are accepted."""
        decisions = DECIDED.with_columns(
            pl.col("decided_on").cast(pl.Datetime),
            pl.col("under").cast(pl.Categorical),
            committed_on=pl.lit(None, dtype=pl.Date),
            standing=pl.lit("appealed"),
            executed_on=None,
        ).rename({"platform": "who"})

        (row,) = answered(violations(), history=decisions, names={"decisions.platform": "who"})

        assert row["is_repeat"]

    def test_no_history_at_all(self):
        """With an empty table of decisions, all violations are first offenses."""
        (row,) = answered(violations(), history=DECIDED.head(0))

        assert row["is_repeat"] is False

    def test_a_statute_without_repeats(self):
        """Decisions are ignored if no rule for repeats applies."""
        (row,) = answered(violations(undertaking=True), under="eu/gdpr/83.4", history=DECIDED)

        assert row["is_repeat"] is False

    def test_what_is_stated_goes_first(self):
        """The column ``repeat`` takes precedence over the history, unless it is null."""
        rows = answered(violations(repeat=[False, None]), history=DECIDED)

        assert [row["is_repeat"] for row in rows] == [False, True]

    def test_a_day_that_is_not_there(self):
        """Without the day that a rule measures to, a platform with a history has no answer."""
        flags = {
            "the same core platform service": True,
            "the same or a similar infringement": True,
            "reading: 8 years before the infringement": False,
        }
        decisions = pl.DataFrame(
            {"platform": ["Google"], "under": ["eu/dma/30.1"], "decided_on": [date(2024, 5, 1)]}
        )
        table = violations(committed_on=date(2025, 5, 1), platform=["Google", "other"])

        rows = answered(
            table,
            under="eu/dma/30.1",
            history=decisions,
            given=Facts(flags=flags),
            currency="EUR",
        )

        assert rows[0]["explanation"] == Reason.REPEAT_UNKNOWN
        assert rows[1]["explanation"] >= 0

    @pytest.mark.parametrize(
        ("decisions", "says"),
        [
            (DECIDED.drop("under"), "is missing from the decisions"),
            (DECIDED.with_columns(under=None), "must not hold nulls"),
            (DECIDED.with_columns(decided_on=pl.lit("2021")), "must hold a day"),
            (DECIDED.with_columns(platform=7), "and that of the decisions"),
        ],
    )
    def test_bad_decisions(self, decisions, says):
        """A table of decisions with missing values is rejected."""
        with pytest.raises(ColumnError, match=says):
            assess_table(violations(), under=KOAP, history=decisions)

    def test_values_that_are_not_decisions(self):
        """Values that are not decisions are rejected, and so is an unknown standing."""
        with pytest.raises(WrongTypeError, match="history"):
            assess_table(violations(), under=KOAP, history={"Google": 5})
        with pytest.raises(WrongTypeError, match="a mapping from platforms"):
            assess_table(violations(), under=KOAP, history={5: OffenseHistory()})
        with pytest.raises(WrongValueError, match="standing"):
            assess_table(
                violations(), under=KOAP, history=DECIDED.with_columns(standing=pl.lit("odd"))
            )
        with pytest.raises(ColumnError, match="not among the columns of the decisions"):
            assess_table(
                violations(), under=KOAP, history=DECIDED, names={"decisions.under": "law"}
            )
        with pytest.raises(ColumnError, match="earlier decisions are found by it"):
            assess_table(violations().drop("platform"), under=KOAP, history=DECIDED)


def _day(row: dict[str, Any]) -> date:
    day = row["committed_on"]
    return day.date() if isinstance(day, datetime) else day


class TestForward:
    @pytest.mark.parametrize("engine", ENGINES, ids=str)
    def test_later_ones_become_repeats(self, engine: TestedEngine):
        """Each violation is followed by a decision after a lag."""
        skip_if_missing(engine)
        days = [
            date(2021, 2, 1),
            date(2021, 2, 1),
            date(2021, 4, 2),
            date(2021, 4, 12),
            date(2022, 9, 1),
        ]
        table = violations(committed_on=days, platform=["a"] * 5)

        result = assess_table(
            engine.make(table), under=KOAP, forward=Lag(decided=60, in_force=10, executed=30)
        )

        found = sorted((_day(row), row["is_repeat"]) for row in engine.read(result))
        assert found == [
            (days[0], False),
            (days[1], False),
            (days[2], False),
            (days[3], True),
            (days[4], False),
        ]

    def test_agrees_with_single_assessments(self):
        """The result equals single assessments with the same history."""
        days = [date(2021, 2, 1), date(2021, 5, 1), date(2021, 12, 1), date(2023, 1, 1)]
        lag = Lag(decided=20, in_force=10)

        rows = answered(violations(committed_on=days), forward=lag, history=DECIDED)

        history = OffenseHistory(
            [
                Decision(
                    under="ru/koap-13.41/2",
                    decided_on=date.fromordinal(day.toordinal() + 20),
                    in_force_on=date.fromordinal(day.toordinal() + 30),
                    executed_on=None,
                )
                for day in days
            ]
            + [
                Decision(
                    under="ru/koap-13.41/2",
                    decided_on=MARCH,
                    in_force_on=date(2021, 4, 1),
                    executed_on=None,
                )
            ]
        )
        platform = Platform("Google", "legal-entity", rub(144_438_324_700))
        for row in rows:
            act = Violation(under=KOAP, category="suicide", committed_on=row["committed_on"])
            assert row["low"] == assess(act, platform, history).low.minor()

    def test_rules_measured_to_the_decision(self):
        """A rule that is measured to the decision is rejected: a violation could count against itself."""
        with pytest.raises(UnsupportedTableError, match="against itself"):
            assess_table(violations(), under="eu/dma/30.1", currency="EUR", forward=Lag(decided=1))

    @pytest.mark.parametrize(
        "lag", [{"decided": 0}, {"decided": 1, "in_force": -1}, {"decided": 1.5}]
    )
    def test_invalid_lags(self, lag):
        """A decision must be on a later day than the violation."""
        with pytest.raises(WrongValueError, match=r"Lag\."):
            Lag(**lag)


class TestDuckDB:
    def test_any_connection(self):
        """A relation of any connection is assessed, and its decisions are found."""
        connection = duckdb.connect()
        frame, decided = violations(), DECIDED
        connection.register("frame", frame.to_arrow())
        connection.register("decided", decided.to_arrow())

        result = assess_table(
            connection.table("frame"), under=KOAP, history=connection.table("decided")
        )

        assert result.fetchall()[0][-5] is True

    def test_wide_integers(self):
        """DuckDB calculates in 128 bits if 64 are not enough."""
        relation = duckdb.connect().from_arrow(violations(revenue=8 * 10**18).to_arrow())

        result = assess_table(
            relation, under=KOAP, repeat=True, bounds={"revenue": (0, 2**63 - 1)}
        )

        assert result.fetchall()[0][-4:-2] == (4 * 10**17, 8 * 10**17)
        assert total(result)[0].range == Range(rub(4 * 10**15), rub(8 * 10**15))


def test_a_given_amount_in_another_currency():
    """A revenue that is given for the whole table must be in the currency of the statute."""
    (row,) = answered(
        violations().drop("revenue"), given=Facts(revenue=rub(144_438_324_700)), repeat=True
    )
    assert row["low"] == 722_191_623_500

    with pytest.raises(TypeError, match="cannot combine EUR with RUB"):
        answered(violations().drop("revenue"), given=Facts(revenue=eur(1)), repeat=True)
