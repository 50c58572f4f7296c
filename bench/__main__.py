"""
Measure, print and save: ``python -m bench [--small] [GROUP ...]``.

Every group is a module of this package with a function ``measure(small)`` that returns its rows.
A group is skipped with a message if its packages are not installed.
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
    """Run the named groups, or all groups if none is named."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"of {', '.join(groups())}")
    parser.add_argument("--small", action="store_true", help="small sizes, nothing kept")
    options = parser.parse_args()
    for name in options.groups or groups():
        try:
            rows = importlib.import_module(f"bench.{name}").measure(small=options.small)
        except ModuleNotFoundError as error:
            print(f"{name}: skipped, because {error.name} is not installed")
            continue
        show(rows)
        if rows and not options.small:
            print(f"saved to {keep(name, rows)}")


if __name__ == "__main__":
    main()
