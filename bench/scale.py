"""The size of a register: bytes per row, by rows and by decisions."""

from __future__ import annotations

import tempfile

from collections.abc import Iterator
from pathlib import Path

from bench.harness import Row


def measure(*, small: bool = False) -> list[Row]:
    """Measure files of violations and answers, and decisions before and after merging."""
    return [*_files(10**5 if small else 10**7), *_decisions(10**4 if small else 10**6)]


def _files(rows: int) -> Iterator[Row]:
    from bench.yardsticks import files

    with tempfile.TemporaryDirectory() as name:
        source, target = Path(name, "violations.parquet"), Path(name, "answers.parquet")
        files.write(str(source), str(rows))
        files.ours(str(source), str(target))
        for what, path in (("a violation", source), ("a violation with its answer", target)):
            yield _row(f"{what}, in compressed Parquet", path.stat().st_size / rows)


def _decisions(number: int) -> Iterator[Row]:
    from bench.yardsticks import engines, general
    from penaltymodel.tables import decisions as _history
    from penaltymodel.tables import windows as _windows

    statute = general.STATUTE
    graver = next(each for each in statute.provisions if each.repeat_of)
    rule = graver.enactments[-1].repeat
    if rule is None:
        raise LookupError(graver.key)
    keys = frozenset(each.key for each in statute.provisions)
    for platforms in (number // 3, number // 300):
        past = engines.decided(general.decisions(number, platforms=platforms))
        known = _history.merged([_history.read(past, {})])
        merged, _, _ = _windows.windows(known, [_windows.Slot(rule, keys)])
        work = f"of {number:,} decisions against {platforms:,} platforms"
        yield _row(f"a decision, {work}", past.estimated_size() / number)
        yield _row(f"a platform with its intervals, {work}", merged.estimated_size() / len(merged))


def _row(work: str, weight: float) -> Row:
    return {
        "group": "scale",
        "work": work,
        "name": "penaltymodel",
        "yardstick": "bytes each",
        "reach": None,
        "ratio": None,
        "bytes": round(weight, 2),
    }
