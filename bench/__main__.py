"""
Measure, print, and keep: ``python -m bench [--small] [GROUP ...]``.

Every group is a module of this package with a function ``measure(small)`` that returns its rows.
A group whose packages are not installed says so and is left out.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil

import bench

from bench.harness import keep, show


TOOLS = {"__main__", "harness"}


def groups() -> list[str]:
    """Return the names of the groups."""
    found = (each.name for each in pkgutil.iter_modules(bench.__path__))
    return [
        name
        for name in found
        if name not in TOOLS and hasattr(importlib.import_module(f"bench.{name}"), "measure")
    ]


def main() -> None:
    """Run the groups that were asked for, all where none was."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"of {', '.join(groups())}")
    parser.add_argument("--small", action="store_true", help="small sizes, nothing kept")
    asked = parser.parse_args()
    for name in asked.groups or groups():
        try:
            rows = importlib.import_module(f"bench.{name}").measure(small=asked.small)
        except ModuleNotFoundError as error:
            print(f"{name}: left out, for {error.name} is not installed")
            continue
        show(rows)
        if rows and not asked.small:
            print(f"kept in {keep(name, rows)}")


if __name__ == "__main__":
    main()
