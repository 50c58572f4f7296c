"""
The engines that tables are tested on: how to create a table, and how to read its rows.

polars, pandas, pyarrow and DuckDB are always tested. PySpark needs Java, Ibis needs its package, and
PostgreSQL needs a server from Debian's package; they are skipped if these are missing, unless
``PENALTYMODEL_ENGINES=all`` is set.
"""

from __future__ import annotations

import atexit
import importlib.util
import itertools
import os
import pwd
import shutil
import subprocess
import tempfile

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

from attrs import frozen


@frozen
class TestedEngine:
    """An engine under its *name*: *make* a table of it, and *read* its rows."""

    __test__ = False

    name: str
    make: Callable[[pl.DataFrame], Any]
    read: Callable[[Any], list[dict[str, Any]]]
    missing: Callable[[], str] | None = None

    @property
    def is_slow(self) -> bool:
        """Whether the engine needs more than a package, and is slow."""
        return self.missing is not None

    def __str__(self) -> str:
        """Show the name."""
        return self.name


def _numpy(frame: pl.DataFrame) -> pd.DataFrame:
    """Return a frame of numpy columns; a column with nulls is nullable, so that it stays exact."""
    types = {
        pl.Int64: ("int64", "Int64"),
        pl.Boolean: ("bool", "boolean"),
        pl.String: ("str",) * 2,
    }
    columns = {}
    for name, column in zip(frame.columns, frame.iter_columns(), strict=True):
        plain, nullable = types.get(column.dtype, ("datetime64[s]",) * 2)
        kind = nullable if column.null_count() else plain
        columns[name] = pd.Series(column.to_list(), dtype=kind)
    return pd.DataFrame(columns)


def _nullable(frame: pl.DataFrame) -> pd.DataFrame:
    return _numpy(frame).convert_dtypes(dtype_backend="numpy_nullable")


def _arrow(frame: pl.DataFrame) -> pd.DataFrame:
    return frame.to_pandas(use_pyarrow_extension_array=True)


def _of_pandas(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return pl.from_pandas(frame).to_dicts()


@cache
def _spark() -> Any:
    from pyspark.sql import SparkSession  # noqa: PLC0415

    home = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    session = (
        SparkSession.builder.master("local[1]")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.warehouse.dir", home)
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.driver.memory", "1g")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    atexit.register(session.stop)
    return session


def _no_spark() -> str:
    if importlib.util.find_spec("pyspark") is None:
        return "PySpark is not installed"
    return "" if shutil.which("java") else "there is no Java for PySpark"


def _no_ibis() -> str:
    return "" if importlib.util.find_spec("ibis") else "Ibis is not installed"


_BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1:]


def _no_postgres() -> str:
    if _no_ibis() or importlib.util.find_spec("psycopg") is None:
        return "Ibis or psycopg is not installed"
    return "" if _BINARIES else "there is no PostgreSQL server under /usr/lib/postgresql"


@cache
def _postgres() -> Any:
    """Start a server on a socket in a folder that is removed at the end."""
    import ibis  # noqa: PLC0415

    home = Path(tempfile.mkdtemp(prefix="pm"))
    owner = "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
    if os.getuid() == 0:
        shutil.chown(home, owner)  # the server refuses to run as root
    as_owner: dict[str, Any] = {"user": owner} if os.getuid() == 0 else {}
    control, data = str(_BINARIES[0] / "pg_ctl"), str(home / "data")
    subprocess.run(
        [str(_BINARIES[0] / "initdb"), "-D", data, "-A", "trust", "-U", "tester", "--no-sync"],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=home,
        **as_owner,
    )
    options = f"-k {home} -c listen_addresses='' -c fsync=off"
    subprocess.run(
        [control, "-D", data, "-o", options, "-l", str(home / "log"), "-w", "start"],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=home,
        **as_owner,
    )

    def stop() -> None:
        stopping = [control, "-D", data, "-m", "immediate", "stop"]
        subprocess.run(stopping, check=False, stdout=subprocess.DEVNULL, cwd=home, **as_owner)
        shutil.rmtree(home, ignore_errors=True)

    atexit.register(stop)
    return ibis.postgres.connect(host=str(home), user="tester", database="postgres")


@cache
def _backend(name: str) -> Any:
    import ibis  # noqa: PLC0415

    return _postgres() if name == "postgres" else getattr(ibis, name).connect()


_numbers = itertools.count()


def _ibis(name: str) -> Callable[[pl.DataFrame], Any]:
    def make(frame: pl.DataFrame) -> Any:
        table = f"rows_{next(_numbers)}"
        return _backend(name).create_table(table, frame.to_arrow(), temp=True)

    return make


def _of_ibis(table: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = table.to_polars().to_dicts()
    return found


ENGINES = (
    TestedEngine("polars", lambda frame: frame, lambda frame: frame.to_dicts()),
    TestedEngine(
        "polars-lazy", lambda frame: frame.lazy(), lambda frame: frame.collect().to_dicts()
    ),
    TestedEngine(
        "polars-streaming",
        lambda frame: frame.lazy(),
        lambda frame: frame.collect(engine="streaming").to_dicts(),
    ),
    TestedEngine("pandas-numpy", _numpy, _of_pandas),
    TestedEngine("pandas-nullable", _nullable, _of_pandas),
    TestedEngine("pandas-arrow", _arrow, _of_pandas),
    TestedEngine("pyarrow", lambda frame: frame.to_arrow(), lambda table: table.to_pylist()),
    TestedEngine(
        "duckdb",
        lambda frame: duckdb.connect().from_arrow(frame.to_arrow()),
        lambda relation: relation.pl().to_dicts(),
    ),
    TestedEngine(
        "pyspark",
        lambda frame: _spark().createDataFrame(frame.to_arrow()),
        lambda frame: [row.asDict() for row in frame.collect()],
        _no_spark,
    ),
    TestedEngine("ibis-duckdb", _ibis("duckdb"), _of_ibis, _no_ibis),
    TestedEngine("ibis-sqlite", _ibis("sqlite"), _of_ibis, _no_ibis),
    TestedEngine("ibis-postgres", _ibis("postgres"), _of_ibis, _no_postgres),
)


def skip_if_missing(engine: TestedEngine) -> None:
    """Skip a test if its engine is missing, unless all engines are required."""
    why = engine.missing() if engine.missing is not None else ""
    if why and os.environ.get("PENALTYMODEL_ENGINES") == "all":
        pytest.fail(why)
    if why:
        pytest.skip(why)
