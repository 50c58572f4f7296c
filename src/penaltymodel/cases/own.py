"""Decided cases in a file of one's own: CSV, JSON Lines, Excel or SQLite."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from attrs import field, frozen

from penaltymodel.cases.decided import COLUMNS, MORE_COLUMNS, DecidedCase, parse_case
from penaltymodel.errors import InputError, MissingColumnsError, Problem, WrongTypeError
from penaltymodel.files.results import Reason, Rejected, Rejects
from penaltymodel.files.rows import Row, rows
from penaltymodel.files.text_form import AS_USUAL, TextForm
from penaltymodel.values.headers import ColumnFinder
from penaltymodel.values.shortened import short_repr


REQUIRED = (
    "id",
    "decided_on",
    "respondent",
    "jurisdiction",
    "provision",
    "amount",
    "currency",
)
"""The columns that a file must have."""

_WITHOUT = MappingProxyType({"repeat": "unknown", "confidence": "M"})
"""The cells of columns that a file does not have, or leaves empty; all others are empty."""

_NOTHING = MappingProxyType(dict[str, str]())


@frozen(kw_only=True)
class CaseFile:
    """
    The cases of a file, and its rejected rows.

    *reasons* has the kinds of reasons, the most frequent first; *rejected* has the first thousand
    rejected rows, with their numbers from 1 and their places in the file.
    """

    cases: tuple[DecidedCase, ...] = field(default=(), repr=short_repr)
    rejected_rows: int = 0
    reasons: tuple[Reason, ...] = ()
    rejected: tuple[Rejected, ...] = field(default=(), repr=short_repr)


def read_case_file(
    path: str | Path,
    *,
    table: str | None = None,
    names: Mapping[str, str] = _NOTHING,
    form: TextForm = AS_USUAL,
) -> CaseFile:
    r"""
    Read the decided cases in a file; a bad row does not stop the others.

    The columns are those of ``penaltymodel.cases.decided``, in any order. Required are ``id``,
    ``decided_on``, ``respondent``, ``jurisdiction``, ``provision``, ``amount`` and ``currency``.
    Without ``repeat``, it is unknown; without ``confidence``, it is M. Other columns are not read.

    Args:
        path: A CSV, JSON Lines, Excel or SQLite file.
        table: The table of an SQLite file or the sheet of an Excel file, if there are several.
        names: The names of columns in the file, by our names.
        form: The encoding, the separator and the row of the header of a text file.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "fines.csv"
    ...     _ = path.write_text(
    ...         "id;date;respondent;jurisdiction;provision;amount;currency\n"
    ...         "1;2024-06-01;Acme;eu;eu/gdpr/83.5;10000;EUR\n"
    ...         "2;soon;Acme;eu;eu/gdpr/83.5;10000;EUR\n"
    ...     )
    ...     found = read_case_file(path, names={"decided_on": "date"})
    >>> print(found.cases[0].amount, found.rejected[0].row)
    EUR 10,000.00 2

    Raises:
        UnreadableFileError: The file as a whole cannot be read.
        MissingColumnsError: Required columns are missing.
        ColumnError: Two columns have one name, or one of *names* is not in the file.
    """
    found = rows(path, table=table, usual_table="cases", form=form)
    finder = ColumnFinder(found.columns, names)
    known = (*COLUMNS, *MORE_COLUMNS)
    columns = {name: theirs for name in known if (theirs := finder.find(name)) is not None}
    missing = tuple(name for name in REQUIRED if name not in columns)
    if missing:
        raise MissingColumnsError(found.origin, missing, found.columns)
    cases: dict[str, DecidedCase] = {}
    rejects = Rejects()
    for row in found:
        try:
            case = _case(row, columns)
            if case.id in cases:
                twice = Problem("/id", "duplicate", f"{case.id} is given twice")
                raise InputError((twice,))
        except InputError as error:
            rejects.add(row.number, row.place, error)
        else:
            cases[case.id] = case
    return CaseFile(
        cases=tuple(cases.values()),
        rejected_rows=rejects.number,
        reasons=rejects.reasons,
        rejected=tuple(rejects.first),
    )


def _case(row: Row, columns: Mapping[str, str]) -> DecidedCase:
    """Return the case of a row; an InputError has all its problems."""
    if row.problem:
        raise InputError((Problem("", "row", row.problem),))
    problems: list[Problem] = []
    cells = dict.fromkeys(COLUMNS, "")
    for name, theirs in columns.items():
        try:
            cells[name] = _as_text(name, row.fields.get(theirs))
        except WrongTypeError as error:
            problems.append(Problem(f"/{name}", "type", str(error)))
    filled = {name: cell or _WITHOUT.get(name, "") for name, cell in cells.items()}
    case = None if problems else parse_case(filled, "", problems)
    if case is None:
        raise InputError(tuple(problems))
    return case


def _as_text(name: str, value: object) -> str:
    """Return a cell as text: files with types have null and whole numbers."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if type(value) is int:
        return str(value)
    raise WrongTypeError(name, "text", value)
