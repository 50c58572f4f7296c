"""The meaning of the numbers in the column ``explanation``: how the law applies, or why not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from penaltymodel.errors import WrongValueError
from penaltymodel.interpreters.prose import prose
from penaltymodel.law.penalties import Amount, Condition, Count, Flag, Is, Penalty, Revenue
from penaltymodel.law.statute import Enactment, Pending, Provision
from penaltymodel.statutes import LawLike, as_law
from penaltymodel.tables.calculate import PERSON
from penaltymodel.tables.cells import FIRST_FACT, Reason, TableLaw, law_of
from penaltymodel.tables.paths import count_paths, path_of
from penaltymodel.values.ranges import EITHER, NO, YES, Range


@frozen(kw_only=True)
class Explanation:
    """
    How the law applies to every row with the same *code*.

    *provision* and *enactment* are what was applied, *tests* the conditions that were checked and
    their results, *penalty* the part of the law that remains, and *pending* the changes that are not
    coded and may apply on the last days of the text. If a row has no answer, all of these
    are empty, and *reason* explains why.
    """

    code: int
    reason: str = ""
    provision: Provision | None = None
    enactment: Enactment | None = None
    tests: tuple[tuple[Condition, Range[bool]], ...] = ()
    penalty: Penalty | None = None
    pending: tuple[Pending, ...] = ()

    @property
    def is_answered(self) -> bool:
        """Whether the rows with this code have an answer."""
        return self.code >= 0

    def __str__(self) -> str:
        """Return the explanation in words."""
        if self.provision is None or self.enactment is None or self.penalty is None:
            return self.reason
        words = {YES: "holds", NO: "does not hold", EITHER: "may hold"}
        return "; ".join(
            [
                f"{self.provision.key}, {self.provision.offense}",
                f"in the text that applies from {self.enactment.applies_from.isoformat()}",
                *(f"{test}: {words[value]}" for test, value in self.tests),
                prose(self.penalty),
                *(f"pending, not coded: {each}" for each in self.pending),
            ]
        )


def explain(
    code: int,
    *,
    under: str | Iterable[str],
    law: LawLike = None,
    assume_unchanged: bool = False,
) -> Explanation:
    """
    Return what a number in the column ``explanation`` means.

    *under*, *law* and *assume_unchanged* must be those of the call that assessed the table. A table
    has few different numbers, however many rows it has.

    >>> print(explain(-3, under="ru/koap-13.41"))
    the statute does not know the category

    Raises:
        WrongValueError: No row can have that number.
    """
    found = law_of(under, as_law(law), assume_unchanged=assume_unchanged)
    if code < 0:
        return Explanation(code=code, reason=_reason(found, code))
    number, path = divmod(code, found.paths)
    cell = found.cells[number] if number < len(found.cells) else None
    era = None if cell is None else cell.era
    if era is None or path >= count_paths(era.penalty):
        raise WrongValueError(
            "code", f"an explanation of a table assessed under {' and '.join(found.keys)}", code
        )
    taken = path_of(era.penalty, path)
    is_repeat = era.repeat_provision is not None and taken.tests[0][1] == YES
    applied = era.applied(YES if is_repeat else NO)
    return Explanation(
        code=code,
        provision=applied.provision,
        enactment=applied.enactment,
        tests=taken.tests,
        penalty=taken.penalty,
        pending=era.statute.pending_on(
            applied.enactment.applies_through or date.max, applied.provision.key
        ),
    )


_REASONS = {
    Reason.UNKNOWN_KEY: "the key is none of those that were passed",
    Reason.CATEGORY_NEEDED: "the statute has several provisions: name one, or a category",
    Reason.UNKNOWN_CATEGORY: "the statute does not know the category",
    Reason.ROLE_NOT_LIABLE: "no provision for the category applies to the role",
    Reason.PERSON_NOT_LIABLE: "the provision does not apply to this kind of person",
    Reason.DAY_MISSING: "the day that determines the applicable law is missing",
    Reason.OUTSIDE_CODED_LAW: "the law of that day is not coded, or there was none",
    Reason.NOT_A_REPEAT: "the provision applies to repeats only, and no earlier decision counts",
    Reason.NEGATIVE: "an amount or a number is negative",
    Reason.BEYOND_BOUNDS: "an amount or a number is too large to be calculated exactly here; pass "
    "bounds=, or assess the row on its own",
    Reason.DETECTED_BEFORE: "the violation was detected before it began",
    Reason.DECIDED_BEFORE: "the decision is before the violation",
    Reason.BEGAN_AFTER: "the violation began after its last day",
    Reason.UPSIDE_DOWN: "the low end of a fact is above its high end",
    Reason.UNKNOWN_PERSON: "there is no such kind of person",
    Reason.REPEAT_UNKNOWN: "whether it is a repeat is unknown: the row lacks its platform, or the "
    "day that earlier decisions are measured to",
}


def _reason(law: TableLaw, code: int) -> str:
    for fact, number in law.codes.items():
        if number == code:
            return _missing(fact)
    if code > FIRST_FACT and code in set(Reason):
        return _REASONS[Reason(code)]
    raise WrongValueError(
        "code", f"an explanation of a table assessed under {' and '.join(law.keys)}", code
    )


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
