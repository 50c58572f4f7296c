"""
Check the packages that ``import penaltymodel`` loads, and its time.

It may load only attrs and python-dateutil, and may take at most 30 percent longer than these two.
Time is measured in new interpreters in turn, so a busy machine slows both; the medians of many
rounds are compared.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import sysconfig


ROUNDS = 25
FLOOR = "import attrs, dateutil.relativedelta"
OURS = "import penaltymodel"
LIMIT = 1.3


def third_party(code: str) -> set[str]:
    """Return the top-level packages outside the standard library that *code* loads."""
    report = f"{code}; import sys; print(*{{n.partition('.')[0] for n in sys.modules}})"
    out = subprocess.run(
        [sys.executable, "-c", report], capture_output=True, text=True, check=True
    )
    return {
        name
        for name in out.stdout.split()
        if name not in sys.stdlib_module_names and not name.startswith(("_", "penaltymodel"))
    }


def seconds(code: str) -> float:
    """Return the processor time of *code* in a new interpreter, without the start of Python."""
    timed = f"import time; t = time.process_time(); {code}; print(time.process_time() - t)"
    out = subprocess.run([sys.executable, "-c", timed], capture_output=True, text=True, check=True)
    return float(out.stdout)


def main() -> None:
    """Check the packages and the time."""
    loaded = third_party(OURS) - third_party("pass")
    allowed = {"attr", "attrs", "dateutil", "six"}
    print("loads:", *sorted(loaded))
    if not loaded <= allowed:
        sys.exit(f"import penaltymodel loads more than it may: {sorted(loaded - allowed)}")
    pairs = [(seconds(OURS), seconds(FLOOR)) for _ in range(ROUNDS)]
    ours, floor = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(
        f"import: {ours * 1e3:.1f} ms, attrs and dateutil {floor * 1e3:.1f} ms, "
        f"ratio {ours / floor:.2f}, on {sysconfig.get_platform()}"
    )
    if ours > LIMIT * floor:
        sys.exit(f"import penaltymodel takes more than {LIMIT} times as long as the two")


if __name__ == "__main__":
    main()
