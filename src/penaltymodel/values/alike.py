"""Find names that people write differently: case, spaces, letters that look alike."""

from __future__ import annotations

import re
import unicodedata

from collections.abc import Iterable

from penaltymodel.errors import printable


# Cyrillic and Greek letters that look like Latin ones, in their small or capital form.
_LOOK_ALIKE = str.maketrans(
    "авеёкмнорстухіїјѕԁһӏԛԝ" + "αβεζηικμνορτυχ",
    "abeekmhopctyxiijsdhlqw" + "abezhikmnoptyx",
)
_BETWEEN = re.compile(r"[\s_\-\u200b\u200c\u200d\ufeff]+")


def without_differences(name: str) -> str:
    """
    Return *name* without its case, its spaces and hyphens, and with Latin for look-alike letters.

    >>> without_differences("Tele\u00a0gram") == without_differences("TELEGR\u0410M")
    True
    """
    small = unicodedata.normalize("NFKC", name).casefold()
    return _BETWEEN.sub("", small).translate(_LOOK_ALIKE)


def hint_at(name: str, near: str) -> str:
    """
    Return a question whether *near* was meant by *name*, with what differs if that is hard to see.

    >>> hint_at("TWITTER", "Twitter"), hint_at("\u0410cme", "Acme")
    ("did you mean 'Twitter'?", "did you mean 'Acme', which has letters of another alphabet?")
    """
    letters = _BETWEEN.sub("", name.casefold()), _BETWEEN.sub("", near.casefold())
    hidden = ", which has letters of another alphabet" if letters[0] != letters[1] else ""
    return f"did you mean {printable(near)}{hidden}?"


class NamesToMatch:
    """
    Names that the rows of a table should have, checked while the rows are read.

    Memory grows with the number of these names, not with that of the rows.

    >>> names = NamesToMatch(["TWITTER", "Google"])
    >>> names.see(["Google", "Twitter"])
    >>> names.unmatched()
    (('TWITTER', "did you mean 'Twitter'?"),)
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._missing = dict.fromkeys(names)
        self._alike = {without_differences(name) for name in self._missing}
        self._near: dict[str, str] = {}

    def __bool__(self) -> bool:
        """Return whether there are such names."""
        return bool(self._alike)

    def see(self, there: Iterable[str]) -> None:
        """Take into account that these names are in the table."""
        for name in there:
            self._missing.pop(name, None)
            if self._alike and (key := without_differences(name)) in self._alike:
                self._near.setdefault(key, name)

    def unmatched(self) -> tuple[tuple[str, str], ...]:
        """Return the names that no row had, each with a hint at a near one, or an empty text."""
        return tuple((name, self._hint(name)) for name in self._missing)

    def _hint(self, name: str) -> str:
        near = self._near.get(without_differences(name))
        return "" if near is None else hint_at(name, near)
