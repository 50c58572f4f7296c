"""Find columns by their names, whatever their case and their spaces."""

from __future__ import annotations

import re

from collections.abc import Iterable, Mapping

from penaltymodel.errors import ColumnError, suggestion


_BETWEEN_WORDS = re.compile(r"[\s_\-\u200b\ufeff]+")


def plain_name(name: str) -> str:
    r"""
    Return the name of a column without what people write differently: case, spaces, hyphens.

    >>> plain_name("Committed\u00a0on"), plain_name("committed_on ")
    ('committed on', 'committed on')
    """
    return _BETWEEN_WORDS.sub(" ", name).strip().casefold()


class ColumnFinder:
    """
    The columns of a table, found by our names.

    *there* are the columns of the table; *names* has those that the caller names, by our names.

    Raises:
        ColumnError: A column of *names* is not in the table.
    """

    def __init__(self, there: Iterable[str], names: Mapping[str, str] | None = None) -> None:
        self._there = tuple(there)
        self._names = dict(names or {})
        self._alike: dict[str, list[str]] = {}
        for name in self._there:
            self._alike.setdefault(plain_name(name), []).append(name)
        for ours, theirs in self._names.items():
            if theirs not in self._there:
                hint = suggestion(theirs, self._there)
                problem = f"is given as the name of {ours}, but is not in the table; {hint}"
                raise ColumnError(theirs, problem)

    def find(self, ours: str) -> str | None:
        """
        Return the column for one of our names; None if there is none.

        Raises:
            ColumnError: Two columns have that name.
        """
        if ours in self._names:
            return self._names[ours]
        found = self._alike.get(plain_name(ours), [])
        if len(found) > 1:
            problem = f"may be {' or '.join(map(repr, found))}; pass names={{{ours!r}: ...}}"
            raise ColumnError(ours, problem)
        return found[0] if found else None
