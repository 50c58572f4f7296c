"""What the numbers in the column ``explanation`` say: the way through the law, or why there is none."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from penaltymodel.errors import WrongValueError
from penaltymodel.interpreters.prose import prose
from penaltymodel.law.penalties import Amount, Condition, Count, Flag, Is, Penalty, Revenue
from penaltymodel.law.statute import Enactment, Provision
from penaltymodel.tables.cells import FIRST_FACT, Cell, Law, Reason, law_of
from penaltymodel.tables.paths import Taken, paths, taken
from penaltymodel.tables.reckon import PERSON
from penaltymodel.values.ranges import EITHER, NO, YES, Range


@frozen(kw_only=True)
class Explanation:
    """
    Why a row was answered as it was, for every row that bears the same *code*.

    *provision* and *enactment* are what was applied, *tests* the conditions that were asked and
    what they came to, *penalty* what is left of the law on that way. Where a row is not answered
    all of these are empty, and *reason* says why.
    """

    code: int
    reason: str = ""
    provision: Provision | None = None
    enactment: Enactment | None = None
    tests: tuple[tuple[Condition, Range[bool]], ...] = ()
    penalty: Penalty | None = None

    @property
    def is_answered(self) -> bool:
        """Whether the rows of this code have an answer."""
        return self.code >= 0

    def __str__(self) -> str:
        """Say all of it, a sentence each."""
        if self.provision is None or self.enactment is None or self.penalty is None:
            return self.reason
        words = {YES: "holds", NO: "does not hold", EITHER: "may hold"}
        return "; ".join(
            [
                f"{self.provision.key}, {self.provision.offense}",
                f"in the text that applies from {self.enactment.applies_from.isoformat()}",
                *(f"{test}: {words[value]}" for test, value in self.tests),
                prose(self.penalty),
            ]
        )


def explain(
    code: int, *, under: str | Iterable[str], assume_unchanged: bool = False
) -> Explanation:
    """
    Say what a number in the column ``explanation`` stands for.

    *under* and *assume_unchanged* must be those of the call that made the table. A table has few
    different numbers, however many rows.

    >>> print(explain(-3, under="ru/koap-13.41"))
    the statute does not know the category

    Raises:
        WrongValueError: No row can have that number.
    """
    law = law_of(under, assume_unchanged=assume_unchanged)
    if code < 0:
        return Explanation(code=code, reason=_reason(law, code))
    number, path = divmod(code, law.paths)
    cell = law.cells[number] if number < len(law.cells) else None
    if cell is None or cell.penalty is None or path >= paths(cell.penalty):
        raise WrongValueError("code", f"a number made under {' and '.join(law.keys)}", code)
    way = taken(cell.penalty, path)
    applied, text = _applied(cell, way)
    return Explanation(
        code=code, provision=applied, enactment=text, tests=way.tests, penalty=way.penalty
    )


def _applied(cell: Cell, way: Taken) -> tuple[Provision, Enactment | None]:
    if cell.graver is not None and way.tests[0][1] == YES:
        return cell.graver, cell.grave_text
    return cell.named, cell.text


_REASONS = {
    Reason.UNKNOWN_KEY: "the key is none of those that were passed",
    Reason.CATEGORY_NEEDED: "the statute has several provisions: name one, or a category",
    Reason.UNKNOWN_CATEGORY: "the statute does not know the category",
    Reason.ROLE_NOT_LIABLE: "no provision for the category reaches the role",
    Reason.PERSON_NOT_LIABLE: "the provision does not reach this kind of person",
    Reason.DAY_MISSING: "the day that decides which law applies is missing",
    Reason.OUTSIDE_CODED_LAW: "the law of that day is not coded, or there was none",
    Reason.NOT_A_REPEAT: "the provision punishes a repeat only, and no earlier decision counts",
    Reason.NEGATIVE: "an amount or a number is negative",
    Reason.BEYOND_BOUNDS: "an amount or a number is beyond what can be reckoned exactly here; "
    "pass bounds=, or assess the row by itself",
    Reason.DETECTED_BEFORE: "the violation was detected before it began",
    Reason.DECIDED_BEFORE: "the decision is before the violation",
    Reason.BEGAN_AFTER: "the violation began after its last day",
    Reason.UPSIDE_DOWN: "the low end of a fact is above its high end",
    Reason.UNKNOWN_PERSON: "there is no such kind of person",
    Reason.REPEAT_UNKNOWN: "whether it is a repeat is not known: the row lacks its platform, or the "
    "day that earlier decisions are measured to",
}


def _reason(law: Law, code: int) -> str:
    for fact, number in law.codes.items():
        if number == code:
            return _missing(fact)
    if code > FIRST_FACT and code in set(Reason):
        return _REASONS[Reason(code)]
    raise WrongValueError("code", f"a number made under {' and '.join(law.keys)}", code)


def _missing(fact: object) -> str:
    """Return the fact that a row lacks, and the column that gives it."""
    match fact:
        case Revenue():
            return f"missing fact: {fact}; fill the column 'revenue'"
        case Amount(name) | Count(name):
            return f"missing fact: {fact}; fill the column {name!r}"
        case Flag(name):
            return f"missing fact: whether there is: {name}; fill the column {name!r}"
        case Is(name, _, among):
            return f"the {name} is none of {', '.join(map(repr, among))}"
        case _ if fact == PERSON:
            return "missing fact: the kind of person; fill the column 'kind'"
        case _:
            return f"missing fact: the {fact}; fill the column {str(fact)!r}"
