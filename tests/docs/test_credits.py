"""The pages with citations, licenses and measurements use the current data."""

import json
import tomllib

from pathlib import Path

import pytest


pytest.importorskip("sphinx")

import measured
import yaml


ROOT = Path(__file__).parent.parent.parent


class TestTheCitation:
    def test_is_of_this_version(self):
        """The citation file has the version of the package."""
        cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
        project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

        assert cited["version"] == project["version"]
        assert cited["license"] == project["license"]
        assert cited["authors"] == project["authors"]

    def test_stands_on_its_page(self, build):
        """The page shows the citation as a sentence and for BibTeX."""
        out, done = build(index="# Cite\n\n```{citation}\n```\n")
        text = (out / "index.txt").read_text("utf-8")

        assert done.returncode == 0, done.stderr
        assert "The penaltymodel authors. penaltymodel: statutory penalties" in text
        assert "@software{penaltymodel," in text


class TestTheNotices:
    def test_give_version_license_and_its_text(self, build):
        """Version, license and its text come from the installed distribution."""
        out, done = build(index="# Notices\n\n```{notices} attrs\n```\n")
        text = (out / "index.txt").read_text("utf-8")

        assert done.returncode == 0, done.stderr
        assert "Hynek Schlawack" in text
        assert "| MIT" in text

    def test_of_what_is_not_installed_fail_the_build(self, build):
        """A distribution that is not installed fails the build."""
        _, done = build(index="# Notices\n\n```{notices} no-such-distribution\n```\n")

        assert done.returncode != 0
        assert "no-such-distribution" in done.stderr


class TestWhatWasMeasured:
    def test_is_shown_with_the_machine_and_the_day(self):
        """The table has ratios, exactness, machine and date, and no empty column."""
        ratio = {"min": 1, "median": 2.5, "max": 3}
        row = {"work": "w", "name": "n", "ratio": ratio, "yardstick": "y", "exact": "1"}
        row |= {"rows": 9_000, "seconds": {"median": 0.5}, "peak_mib": 5_259}
        machine = {"taken_on": "2026-11-25", "processor": "A", "cores": 2, "memory_gib": 24}
        taken = machine | {"python": "3", "load": 1}
        table, where = measured.shown({"machine": taken, "rows": [row, {"work": "none"}]})

        assert "2.50 (1.00–3.00)" in table.astext()
        assert {"18,000", "5,259"} <= set(table.astext().split())
        assert "Bytes each" not in table.astext()
        assert where.astext().startswith("Measured on 2026-11-25: A, 2 cores, 24 GiB, Python 3")

    def test_what_all_have_alike_is_said_once(self):
        """A value shared by all rows is shown once, below the table."""
        ratio = {"min": 1, "median": 2.5, "max": 3}
        rows = [{"work": "w", "name": name, "ratio": ratio} for name in ("n", "m")]
        machine = {"taken_on": "2026-11-25", "processor": "A", "cores": 2, "memory_gib": 24}
        taken = machine | {"python": "3", "load": 1}
        table, where = measured.shown({"machine": taken, "rows": rows})

        assert "Task" not in table.astext()
        assert where.astext().startswith("Same for all rows: task: w. Measured on")

    def test_is_drawn_the_shortest_first(self):
        """Bars are sorted by ratio and described in words."""
        rows = [{"name": n, "ratio": {"median": m}} for n, m in (("slow", 200), ("quick", 0.5))]
        svg = measured.drawing([*rows, {"name": "not measured"}]).astext()

        assert "<desc>quick: 0.50 times; slow: 200 times</desc>" in svg
        assert svg.count("<rect") == 2

    def test_where_nothing_was_the_command_is_named(self, build):
        """A page without results shows the command to measure them."""
        out, done = build(index="# Speed\n\n```{measured} nosuch\n```\n")

        assert done.returncode == 0, done.stderr
        words = " ".join((out / "index.txt").read_text("utf-8").split())
        assert 'the command is "python -m bench nosuch".' in words


class TestTheHost:
    def test_builds_by_what_is_in_the_repository(self):
        """Every file in the configuration of the host exists."""
        recipe = yaml.safe_load((ROOT / ".readthedocs.yaml").read_text("utf-8"))
        jobs = recipe["build"]["jobs"]
        named = {"constraints.txt", "tools/fetch_live.py", "docs/_static/versions.json"}

        assert all((ROOT / name).exists() for name in named)
        assert any("constraints.txt" in step for step in jobs["install"])
        assert len(jobs["build"]["html"]) == 2

    def test_offers_this_version_as_the_preferred_one(self):
        """The version of the package is the preferred one."""
        versions = json.loads((ROOT / "docs/_static/versions.json").read_text("utf-8"))
        project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

        assert [v["version"] for v in versions if v.get("preferred")] == [project["version"]]
