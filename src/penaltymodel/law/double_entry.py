"""
Double entry: each figure of a statute is compared with the notation of the text it was read in.

A statute has its figures twice: as penalties, days and rules, and as the text of the law writes them
(``Source.as_written``). :func:`double_entry` finds each figure of the first entry among the readings
of the second one, and lists what differs. So a slip in either entry is found.

The sources of a figure are those cited around it, from the inside out, then the source of its text
(``Enactment.source``; for days ``day_source``, for the revenue base ``base_source``, for rules of
repeats ``repeat_source``, if given), then the sources of the statute. The rules:

- A source with the mark V has a notation.
- A figure is among the readings of its sources, or follows from a calculation that depends on
  another sum (``by="500 × unit"``, ``by="sum before + 25.49 %, rounded down"``). A sum that is
  written with a calculation from the sum before also follows from it. A figure one of
  whose sources has no notation, such as a figure from memory, is not entered twice. This is no
  error, but it is counted.
- Each reading is the value of a figure, or an operand of a calculation. So a notation has only the
  figures: numbers of articles belong to the citation. A kind of person is stated by each provision
  whose sources write it.
- Any other calculation (``by="5 × EUR 250,000"``) gives a reading of its notation, and one of its
  operands is a reading of its source.

These may be in a notation, and need none: zero and one, words, figures in the names of facts and
offenses, territories, the average of a day, the sums of the text before, days before those of the
text, and what is usual unless a text says otherwise: turnover of the person itself, and earlier
decisions that count from their day until the new offense is committed.

>>> from penaltymodel.law.forms import upto
>>> from penaltymodel.law.statute import Enactment, Provision
>>> def act(code: int, text: str) -> Statute:
...     source = Source("an act", Confidence.VERIFIED, as_written=(text, "1 May 2024"))
...     enactment = Enactment(
...         applies_from=date(2024, 5, 1), penalty=upto(Money(code, "EUR")), source=source
...     )
...     provision = Provision(key="zz/act/1", offense="an offense", enactments=(enactment,))
...     return Statute(
...         key="zz/act", title="An act", jurisdiction="Nowhere", provisions=(provision,),
...         known_through=date(2025, 1, 1), sources=(source,),
...     )
>>> double_entry(act(5_000, "5 000 €"))
()
>>> for each in double_entry(act(5_000, "50 000 €")):
...     print(each)
zz/act/1 from 2024-05-01: the amount EUR 5,000 is not in the notations of 'an act'
zz/act: '50 000 €' of 'an act' reads 50,000 or EUR 50,000, which no figure states
"""

from __future__ import annotations

import enum

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from itertools import product
from typing import Any, assert_never, cast

from attrs import field, frozen

from penaltymodel.errors import PenaltyModelError
from penaltymodel.law.figures import Figure, Stated, figures, provision_sources
from penaltymodel.law.statute import Statute
from penaltymodel.law.words import PersonKind
from penaltymodel.values.money import Money
from penaltymodel.values.notations import (
    BEFORE,
    UNIT,
    Calculation,
    Entry,
    Reading,
    calculation,
    readings,
    shown_entry,
)
from penaltymodel.values.sources import Confidence, Notation, Source


class Defect(enum.StrEnum):
    """What is wrong between the two entries."""

    NO_NOTATION = "has the mark V and no notation"
    NOT_WRITTEN = "is not in the notations of its sources"
    NOT_CODED = "is a reading that no figure states"
    WRONG_CALCULATION = "is a calculation that does not hold"
    SINGLE = "is entered once"


@frozen(kw_only=True)
class Discrepancy:
    """A difference between the figures of a statute and the notations of its sources."""

    statute: str
    place: str
    applies_from: date | None = None
    defect: Defect
    figure: str = ""
    text: str = ""
    citation: str = ""

    @property
    def is_error(self) -> bool:
        """False for a figure that one source states without a notation."""
        return self.defect is not Defect.SINGLE

    def __str__(self) -> str:
        """Return the place, the figure and the text as a sentence."""
        since = "" if self.applies_from is None else f" from {self.applies_from.isoformat()}"
        match self.defect:
            case Defect.NO_NOTATION:
                said = f"{self.citation!r} has the mark V, but as_written is empty"
            case Defect.NOT_WRITTEN:
                said = f"{self.figure} is not in the notations of {self.citation!r}"
            case Defect.NOT_CODED:
                said = f"{self.text!r} of {self.citation!r} reads {self.figure}, which no figure states"
            case Defect.WRONG_CALCULATION:
                said = f"{self.text!r} of {self.citation!r}: {self.figure}"
            case Defect.SINGLE:
                said = f"{self.figure} is entered once: {self.citation!r} has no as_written"
            case _:
                assert_never(self.defect)
        return f"{self.place}{since}: {said}"


@frozen
class Entered:
    """
    A *figure*, and where it is entered a second time: a *notation* of a *source*.

    Without a second entry, *notation* is None, and *source* is the least reliable one that states the
    figure.
    """

    figure: Figure
    source: Source
    notation: Notation | None = None


@frozen
class _Line:
    """One reading of a notation, or the *rule* of a notation that depends on another sum."""

    source: Source
    notation: Notation
    number: int
    reading: Reading = field(default=frozenset[Entry](), eq=False)
    rule: Calculation | None = field(default=None, eq=False)

    def __str__(self) -> str:
        """Return the possible values, or the rule."""
        return " or ".join(sorted(map(shown_entry, self.reading))) or self.notation.by


class _Book:
    """The notations of all sources, and which of them the figures have used."""

    def __init__(self, law: Stated) -> None:
        """Read every notation once."""
        self.law = law
        self.lines: dict[Source, list[_Line]] = {}
        self.used: dict[_Line, set[str]] = {}
        self.newest: dict[Source, date] = {}
        self.wrong: list[Discrepancy] = []
        for source in sources_in(law):
            self.lines[source] = [
                _Line(source, notation, number, reading)
                for notation in source.as_written
                for number, reading in enumerate(readings(notation))
            ]
            for notation in source.as_written:
                if notation.by:
                    self._calculate(source, notation)

    def _calculate(self, source: Source, notation: Notation) -> None:
        """Check the calculation of *notation*, or keep it if it depends on another sum."""
        lines = self.lines[source]
        try:
            rule = calculation(notation.by)
            result = None if rule.is_relative else rule.result()
        except PenaltyModelError as error:
            self._complain(source, notation, str(error))
            return
        operands = [line for line in lines if not line.reading.isdisjoint(rule.operands)]
        self._use(operands, "")
        if not operands and BEFORE not in rule.operands:
            self._complain(source, notation, f"the text has no operand of {notation.by!r}")
        if result is None:
            lines.append(_Line(source, notation, -1, rule=rule))
            return
        results = [line for line in lines if result in line.reading]
        self._use(results, "")
        if not results:
            shown = shown_entry(result)
            self._complain(source, notation, f"{notation.by!r} is {shown}, which is not in reads")

    def _use(self, lines: Iterable[_Line], place: str) -> None:
        for line in lines:
            self.used.setdefault(line, set()).add(place)

    def _complain(self, source: Source, notation: Notation, why: str) -> None:
        self.wrong.append(
            Discrepancy(
                statute=self.law.key,
                place=self.law.key,
                defect=Defect.WRONG_CALCULATION,
                figure=why,
                text=notation.text,
                citation=source.citation,
            )
        )

    def find(self, figure: Figure) -> Entered:
        """Return where *figure* is written, and mark its readings as used."""
        lines = [line for each in figure.read_in for line in self.lines[each]]
        found = [line for line in lines if not line.reading.isdisjoint(figure.values)]
        if not found and isinstance(figure.value, Money):
            found = self._derived(figure, figure.value, lines)
        self._revalue(figure, found)
        self._use(found, figure.place)
        for line in found:
            since = figure.applies_from or date.min
            self.newest[line.source] = max(since, self.newest.get(line.source, since))
        if found:
            return Entered(figure, found[0].source, found[0].notation)
        for source in figure.sources:
            for notation in source.as_written:
                if notation.text == figure.value:
                    return Entered(figure, source, notation)
        return Entered(figure, max(figure.stated_in, key=lambda each: each.confidence.doubt))

    def _derived(self, figure: Figure, value: Money, lines: list[_Line]) -> list[_Line]:
        """Return the rules among *lines* that give *value* from another sum, and that sum."""
        rules = [(line, line.rule) for line in lines if line.rule is not None]
        for (line, rule), sum_before in product(rules, figure.before):
            if BEFORE in rule.operands and rule.result(before=sum_before) == value:
                return [line]
        factors = [(line, rule) for line, rule in rules if UNIT in rule.operands]
        sums = self._units(figure.also_in[:1]) or self._units(figure.sources)
        multiples = [
            ([line, first], rule.result(unit=unit))
            for (line, unit), (first, rule) in product(sums, factors)
        ]
        for used, result in multiples:
            if result == value:
                return used
        for (used, result), (second, rule) in product(multiples, factors):
            if second not in used and rule.result(unit=result) == value:
                return [*used, second]
        return []

    def _units(self, sources: tuple[Source, ...]) -> list[tuple[_Line, Money]]:
        """Return the sums that *sources* write."""
        lines = (line for each in sources for line in self.lines[each])
        return [(line, each) for line in lines for each in line.reading if isinstance(each, Money)]

    def contradicts(self, figure: Figure) -> bool:
        """Return whether a source that states *figure* writes something else in its place."""
        lines = (line for each in figure.stated_in for line in self.lines[each])
        return any(not line.reading.isdisjoint(figure.others) for line in lines)

    def _revalue(self, figure: Figure, found: list[_Line]) -> None:
        """Check that sums which are written follow from the sums before, if their notation says so."""
        rules = [
            (line, line.rule)
            for source, notation in dict.fromkeys((each.source, each.notation) for each in found)
            for line in self.lines[source]
            if line.notation == notation and line.rule is not None and BEFORE in line.rule.operands
        ]
        for line, rule in rules if figure.before else ():
            self._use([line], figure.place)
            if all(rule.result(before=each) != figure.value for each in figure.before):
                why = f"{figure} is not {line.notation.by!r}"
                self._complain(line.source, line.notation, why)

    def unused(self) -> Iterator[Discrepancy]:
        """Yield each reading and rule that no figure has used."""
        changes = self.law.pending if isinstance(self.law, Statute) else ()
        pending = {each.source for each in changes}
        for source, lines in self.lines.items():
            for line in lines:
                since = self.newest.get(source, date.min)
                is_needless = any(_is_needless(each, since) for each in line.reading)
                if line not in self.used and not is_needless and source not in pending:
                    yield self._not_coded(line, self.law.key)

    def unused_persons(self) -> Iterator[Discrepancy]:
        """Yield each kind of person that a provision cites and does not state."""
        for provision in self.law.provisions if isinstance(self.law, Statute) else ():
            for source in provision_sources(provision):
                for line in self.lines[source]:
                    places = self.used.get(line, {provision.key})
                    if provision.key not in places and not line.reading.isdisjoint(PersonKind):
                        yield self._not_coded(line, provision.key)

    def _not_coded(self, line: _Line, place: str) -> Discrepancy:
        return Discrepancy(
            statute=self.law.key,
            place=place,
            defect=Defect.NOT_CODED,
            figure=str(line),
            text=line.notation.text,
            citation=line.source.citation,
        )


def _is_needless(entry: Entry, since: date) -> bool:
    """Return whether no figure needs *entry*: nothing, one, or a day before the text of a figure."""
    match entry:
        case Money():
            return not entry.amount
        case Fraction():
            return entry in {0, 1}
        case date():
            return entry < since
        case _:
            return False


def sources_in(law: Stated) -> tuple[Source, ...]:
    """Return every source in a statute or a guideline, each once."""
    found: dict[Source, None] = {}
    waiting: list[object] = [law]
    visited: set[int] = set()
    while waiting:
        each = waiting.pop()
        if isinstance(each, Source):
            found[each] = None
        elif id(each) not in visited:
            visited.add(id(each))
            waiting.extend(_parts(each))
    return tuple(found)


def _parts(value: object) -> list[object]:
    """Return what a tuple or a value of the law directly contains."""
    if isinstance(value, tuple):
        return list(cast("tuple[object, ...]", value))
    fields: Any = getattr(value, "__attrs_attrs__", ())
    return [getattr(value, each.name) for each in fields]


def entries(law: Stated) -> tuple[Entered, ...]:
    """
    Return every figure of a statute or a guideline, and where it is entered a second time.

    >>> from penaltymodel.statutes.ru_koap_20_25 import STATUTE
    >>> len(entries(STATUTE)) == len(figures(STATUTE))
    True
    """
    book = _Book(law)
    return tuple(book.find(each) for each in figures(law))


def double_entry(law: Stated) -> tuple[Discrepancy, ...]:
    """
    Return where the figures of a statute or a guideline and the notations of its sources differ.

    See the module for the rules. The result is empty if every figure is entered twice and the entries
    agree. Those with :attr:`Discrepancy.is_error` false are figures that are entered once.

    >>> from penaltymodel.statutes.ru_as_reported_2021 import STATUTE
    >>> any(each.is_error for each in double_entry(STATUTE))
    False
    """
    book = _Book(law)
    found = [
        Discrepancy(
            statute=law.key,
            place=law.key,
            defect=Defect.NO_NOTATION,
            citation=source.citation,
        )
        for source in book.lines
        if source.confidence is Confidence.VERIFIED and not source.as_written
    ]
    for each in figures(law):
        if book.find(each).notation is None and (each.is_required or book.contradicts(each)):
            silent = [source for source in each.stated_in if not source.as_written]
            found.append(
                Discrepancy(
                    statute=law.key,
                    place=each.place,
                    applies_from=each.applies_from,
                    defect=Defect.SINGLE if silent else Defect.NOT_WRITTEN,
                    figure=str(each),
                    citation=(silent or each.stated_in)[0].citation,
                )
            )
    return tuple(dict.fromkeys((*found, *book.wrong, *book.unused(), *book.unused_persons())))
