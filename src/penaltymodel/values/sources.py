"""Where a fact of law was read, and how reliable it is."""

from __future__ import annotations

import enum

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
class Source:
    """
    A place in the law, or a text about it.

    *citation* cites the place, *confidence* is how its content is known, *read_in* the text it was
    read in, *url* the address of the official text, *note* a remark for the reader, and
    *checked_on* the day it was last checked.

    >>> print(Source("KoAP art. 13.41(5)", Confidence.VERIFIED))
    KoAP art. 13.41(5) [V]
    """

    citation: str = field(repr=short_repr)
    confidence: Confidence
    read_in: str = field(default="", repr=short_repr)
    url: str = field(default="", repr=short_repr)
    note: str = field(default="", repr=short_repr)
    checked_on: date | None = None

    def __str__(self) -> str:
        """Return the citation with its mark."""
        return f"{self.citation} [{self.confidence}]"


def weakest(sources: tuple[Source, ...]) -> Confidence | None:
    """Return the lowest confidence of *sources*; None if there are none."""
    return max((source.confidence for source in sources), key=lambda c: c.doubt, default=None)
