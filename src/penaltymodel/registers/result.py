"""The result of an exposure: tallies, lines, totals."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from penaltymodel.errors import MissingFact
from penaltymodel.files.results import Rejected
from penaltymodel.registers.plan import Plan
from penaltymodel.values.money import Money
from penaltymodel.values.ranges import Range
from penaltymodel.values.shown import Shown


@frozen(kw_only=True)
class Tally:
    """How many requests about one category went to one platform, and what came of them."""

    platform: str
    category: str
    pending: int = 0
    met: int = 0
    late: int = 0
    outstanding: int = 0
    not_yet_sent: int = 0
    time_barred: int = 0
    before_the_law: int = 0

    @property
    def requests(self) -> int:
        """How many there are in all."""
        return self.not_yet_sent + self.pending + self.met + self.late + self.outstanding


@frozen(kw_only=True)
class Line:
    """
    Cases of one kind: who, what about, under which provisions, how many, and what they can cost.

    *first* and *repeat* are the sums over all cases if every one were a first offense, or a
    repeat; *by_history* is what the history makes of them. None where a fact is missing, which
    *missing* then names. *repeat_provision* is empty where it is not known.
    """

    platform: str
    categories: tuple[str, ...]
    violations: int
    cases: int
    first_provision: str
    repeat_provision: str
    first: Range[Money]
    repeat: Range[Money] | None
    is_repeat: Range[bool]
    by_history: Range[Money] | None
    missing: MissingFact | None = None


@frozen(kw_only=True)
class Exposure(Shown):
    """
    What a register could cost as of a day, under a stated way of prosecuting.

    *first*, *repeat* and *by_history* add up the lines; None where a fact is missing.
    *rejected_rows* counts the rows that could not be answered, of which *rejected* shows the
    first thousand. *assumptions* says what was taken for granted.
    """

    as_of: date
    under: str
    plan: Plan
    tallies: tuple[Tally, ...]
    lines: tuple[Line, ...]
    first: Range[Money] | None
    repeat: Range[Money] | None
    by_history: Range[Money] | None
    missing: tuple[MissingFact, ...]
    rejected: tuple[Rejected, ...]
    rejected_rows: int
    assumptions: tuple[str, ...]

    @property
    def requests(self) -> int:
        """How many requests were read."""
        return sum(tally.requests for tally in self.tallies)

    @property
    def violations(self) -> int:
        """How many violations the cases are made of."""
        return sum(line.violations for line in self.lines)

    @property
    def cases(self) -> int:
        """How many cases there are under the plan."""
        return sum(line.cases for line in self.lines)
