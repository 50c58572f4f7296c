"""Where a fact of law was read, and how reliable it is."""

from __future__ import annotations

import enum

from collections.abc import Iterable
from datetime import date

from attrs import field, frozen

from penaltymodel.values.shortened import short_repr


class Confidence(enum.StrEnum):
    """How a fact of law is known. Of several facts, the lowest confidence counts."""

    VERIFIED = "V"
    DERIVED = "D"
    SECONDARY = "S"
    MEMORY = "M"

    @property
    def meaning(self) -> str:
        """The meaning of the mark, in words."""
        return _MEANINGS[self]

    @property
    def doubt(self) -> int:
        """From 0, read in the text, to 3, not read anywhere."""
        return tuple(Confidence).index(self)


_MEANINGS = {
    Confidence.VERIFIED: "read in a text that quotes the law",
    Confidence.DERIVED: "derived from figures that were read",
    Confidence.SECONDARY: "read in a secondary source",
    Confidence.MEMORY: "from memory, not verified",
}


@frozen
class Notation:
    """
    A figure, a day or a term in the notation and language of the text: ``6 %``.

    *reads* is what it means, for words that no program reads; each is an amount (``RUB 800,000``), a
    share (``1/20``), a number, a day (``2027-05-13``), a period (``3 years``) or a term of
    ``penaltymodel.law.words``. *by* is the calculation if the text gives only a part of it.

    >>> print(written("30,000 penalty units", "AUD 9,900,000", by="30,000 × AUD 330"))
    30,000 penalty units
    """

    text: str
    reads: tuple[str, ...] = ()
    by: str = ""

    def __str__(self) -> str:
        """Return the text."""
        return self.text


def written(text: str, *reads: str, by: str = "") -> Notation:
    """
    Return what the text of a law writes, and what it means.

    >>> written("одной двадцатой до одной десятой", "1/20", "1/10").reads
    ('1/20', '1/10')
    """
    return Notation(text, reads, by)


def sums_written(currency: str, *texts: str, by: str = "") -> tuple[Notation, ...]:
    """
    Return the notation of sums of money whose sign does not name the *currency*.

    >>> [each.reads for each in sums_written("USD", "$2,500", "$7,500")]
    [('USD 2,500',), ('USD 7,500',)]
    """
    return tuple(written(text, f"{currency} {text.lstrip('$')}", by=by) for text in texts)


def _notations(values: Iterable[str | Notation]) -> tuple[Notation, ...]:
    """Return each text of *values* as a :class:`Notation`."""
    return tuple(Notation(each) if isinstance(each, str) else each for each in values)


@frozen
class Source:
    """
    A place in the law, or a text about it.

    *citation* cites the place, *confidence* is how its content is known, *read_in* the text it was
    read in, *url* the address of the official text, *note* a remark for the reader, and
    *checked_on* the day it was last checked. *as_written* has the figures, days and terms as the
    text writes them: a few words each, never a sentence.

    >>> source = Source("KoAP art. 13.41(5)", Confidence.VERIFIED, as_written=("4 миллионов рублей",))
    >>> print(source, *source.as_written)
    KoAP art. 13.41(5) [V] 4 миллионов рублей
    """

    citation: str = field(repr=short_repr)
    confidence: Confidence
    read_in: str = field(default="", repr=short_repr)
    url: str = field(default="", repr=short_repr)
    note: str = field(default="", repr=short_repr)
    checked_on: date | None = None
    as_written: tuple[Notation, ...] = field(default=(), converter=_notations, repr=short_repr)

    def __str__(self) -> str:
        """Return the citation with its mark."""
        return f"{self.citation} [{self.confidence}]"


def weakest(sources: tuple[Source, ...]) -> Confidence | None:
    """Return the lowest confidence of *sources*; None if there are none."""
    return max((source.confidence for source in sources), key=lambda c: c.doubt, default=None)
