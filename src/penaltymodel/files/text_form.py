"""How a text table is written: its encoding, its separator, and the row with its header."""

from __future__ import annotations

import codecs
import csv
import re

from pathlib import Path
from typing import TextIO

from attrs import field, frozen

from penaltymodel.errors import Argument, Fix, UnreadableFileError, WrongTypeError, WrongValueError


_SAMPLE = 65_536  # bytes at the start of a file, which show its encoding
_SEPARATORS = ",;\t|"
# The csv module stops at cells of 131,072 characters and goes on inside them, as if each of their
# lines were a row. The limit is one for the whole process: Python has no other.
_LONGEST_CELL = 2**31 - 1


def _known_encoding(_: object, __: object, encoding: str | None) -> None:
    if encoding is None:
        return
    if not isinstance(encoding, str):
        raise WrongTypeError("encoding", "the name of an encoding, such as 'cp1251'", encoding)
    try:
        codecs.lookup(encoding)
    except LookupError:
        raise WrongValueError("encoding", "an encoding such as 'cp1251'", encoding) from None


@frozen(kw_only=True)
class TextForm:
    """
    How a CSV file or a sheet is written.

    *encoding* is the name of an encoding; None means UTF-8. *separator* is the character between
    cells; None means the one of ``,;|`` and the tab that the header has most of. *header_row* is the
    number of the line with the header; 0 means that there is none, and that the columns are called
    1, 2 and so on.

    Raises:
        WrongTypeError, WrongValueError: A field cannot take its value.
    """

    encoding: str | None = field(default=None, validator=_known_encoding)
    separator: str | None = None
    header_row: int = 1

    def __attrs_post_init__(self) -> None:
        """Check what no validator checks."""
        if self.separator is not None and (
            not isinstance(self.separator, str) or len(self.separator) != 1
        ):
            raise WrongValueError("separator", "one character", self.separator)
        if type(self.header_row) is not int or self.header_row < 0:
            raise WrongValueError("header_row", "a whole number from 0", self.header_row)


AS_USUAL = TextForm()
"""UTF-8 with a header in the first line."""


def open_text(path: Path, form: TextForm) -> TextIO:
    """
    Open a CSV file as text.

    Bytes of single rows that do not fit the encoding become surrogates, which no field accepts.

    Raises:
        UnreadableFileError: The encoding is not that of the file.
    """
    csv.field_size_limit(_LONGEST_CELL)
    encoding = form.encoding or "utf-8-sig"
    with path.open("rb") as file:
        _check_encoding(path, file.read(_SAMPLE), form.encoding)
    return path.open(encoding=encoding, errors="surrogateescape", newline="")


_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def _check_encoding(path: Path, sample: bytes, encoding: str | None) -> None:
    """Check that the start of a file fits its *encoding*, by default UTF-8."""
    mark = next((name for mark, name in _MARKS.items() if sample.startswith(mark)), None)
    if encoding is None and (mark is not None or b"\0" in sample):
        raise _wrong_encoding(path, "UTF-8", mark or _likely_encoding(sample))
    lines = sample.splitlines()[:-1] or [sample]  # the last line may be cut inside a character
    if encoding is None:
        wrong = sum(not _fits(line, "utf-8") for line in lines)
        if not _fits(lines[0], "utf-8") or wrong > max(1, len(lines) // 10):
            raise _wrong_encoding(path, "UTF-8", _likely_encoding(sample))
        return
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        decoder.decode(sample)
    except UnicodeError:
        raise _wrong_encoding(path, encoding, _likely_encoding(sample)) from None


def _wrong_encoding(path: Path, expected: str, likely: str | None) -> UnreadableFileError:
    probably = "" if likely is None else f", but probably {likely}"
    fix = Fix(Argument.ENCODING, (likely or "...",))
    return UnreadableFileError(str(path), f"it is not {expected}{probably}", fix)


def _fits(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeError:
        return False
    return True


def _likely_encoding(sample: bytes) -> str | None:
    """Return the encoding that the library for this finds likely; None if there is none."""
    try:
        import charset_normalizer  # noqa: PLC0415  # an optional library
    except ImportError:
        return None
    best = charset_normalizer.from_bytes(sample).best()
    return None if best is None else best.encoding


def separator_of(line: str, form: TextForm) -> str:
    """
    Return the separator of the cells: the one of *form*, or the most frequent one in *line*.

    >>> separator_of("id;category;committed_on", AS_USUAL)
    ';'
    """
    if form.separator is not None:
        return form.separator
    plain = re.sub(r'"[^"]*"', "", line)  # separators inside quotes separate nothing
    return max(_SEPARATORS, key=plain.count)
