"""Decided cases, and the backtest of the statutes on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penaltymodel.values.late import load_late


if TYPE_CHECKING:
    from penaltymodel.cases.backtest import Backtest, Score, TriedCase, Verdict, backtest
    from penaltymodel.cases.decided import FILES, DecidedCase, cases, dataframe, read_cases
    from penaltymodel.cases.own import CaseFile, read_case_file


__all__ = [
    "FILES",
    "Backtest",
    "CaseFile",
    "DecidedCase",
    "Score",
    "TriedCase",
    "Verdict",
    "backtest",
    "cases",
    "dataframe",
    "read_case_file",
    "read_cases",
]

load_late(__name__, "decided backtest own")
