"""The command ``penaltymodel``, and ``python -m penaltymodel``."""

from __future__ import annotations

import importlib
import sys


def run() -> None:
    """Run the command line; if a library is missing, exit with the command that installs it."""
    try:
        cli = importlib.import_module("penaltymodel.cli.app")
    except ModuleNotFoundError as error:
        if error.name not in {"click", "rich"}:
            raise
        sys.exit(
            f"penaltymodel: the command line needs {error.name}; "
            "install it with: pip install 'penaltymodel-law[cli]'"
        )
    cli.main()


if __name__ == "__main__":
    run()
