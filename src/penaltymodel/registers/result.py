"""The result of an exposure: tallies, lines, totals."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from penaltymodel.errors import MissingFact
from penaltymodel.files.results import Reason, Rejected
from penaltymodel.registers.plan import Plan
from penaltymodel.values.money import Money
from penaltymodel.values.ranges import Range
from penaltymodel.values.shortened import short_repr
from penaltymodel.values.shown import Plotted
from penaltymodel.values.tabular import Rows, Tabular, amount_cells, truth_cell


@frozen(kw_only=True)
class Tally:
    """How many requests about one category one platform received, by their result."""

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
        """How many requests there are in total."""
        return self.not_yet_sent + self.pending + self.met + self.late + self.outstanding


@frozen(kw_only=True)
class Line:
    """
    Cases of one kind: the platform, categories and provisions, their number and their penalties.

    *first* and *repeat* are the sums over all cases if each is a first offense, or a repeat;
    *by_history* is the sum given the earlier decisions. *missing* names the facts that are not
    given: without a sum, an amount has no upper end; without another fact, it is None.
    *repeat_provision* is empty if it is not known.
    """

    platform: str
    categories: tuple[str, ...] = field(repr=short_repr)
    violations: int
    cases: int
    first_provision: str
    repeat_provision: str
    first: Range[Money]
    repeat: Range[Money] | None
    is_repeat: Range[bool]
    by_history: Range[Money] | None
    missing: tuple[MissingFact, ...] = ()


@frozen(kw_only=True)
class Exposure(Plotted, Tabular):
    """
    What a register could cost as of a day, under a plan of prosecution.

    *first*, *repeat* and *by_history* add up the lines; they are None if an amount is not known, and
    without upper end if a sum is not given.
    *rejected_rows* is the number of rejected rows, of which *rejected* has the first thousand, and
    *reasons* the number for each kind of reason.
    *assumptions* has what was assumed, one sentence each.
    """

    as_of: date
    under: str
    plan: Plan
    tallies: tuple[Tally, ...] = field(repr=short_repr)
    lines: tuple[Line, ...] = field(repr=short_repr)
    first: Range[Money] | None
    repeat: Range[Money] | None
    by_history: Range[Money] | None
    missing: tuple[MissingFact, ...] = field(repr=short_repr)
    rejected: tuple[Rejected, ...] = field(repr=short_repr)
    rejected_rows: int
    reasons: tuple[Reason, ...] = field(repr=short_repr)
    assumptions: tuple[str, ...] = field(repr=short_repr)

    def to_dicts(self) -> Rows:
        """Return one row for each line."""
        return [
            {
                "platform": each.platform,
                "categories": ", ".join(each.categories),
                "violations": each.violations,
                "cases": each.cases,
                "first_provision": each.first_provision,
                "repeat_provision": each.repeat_provision or None,
                "is_repeat": truth_cell(each.is_repeat),
                **amount_cells(each.by_history),
                **amount_cells(each.first, "first_"),
                **amount_cells(each.repeat, "repeat_"),
                "missing": "; ".join(map(str, each.missing)) or None,
            }
            for each in self.lines
        ]

    @property
    def requests(self) -> int:
        """How many requests were read."""
        return sum(tally.requests for tally in self.tallies)

    @property
    def violations(self) -> int:
        """How many violations the cases join."""
        return sum(line.violations for line in self.lines)

    @property
    def cases(self) -> int:
        """How many cases there are under the plan."""
        return sum(line.cases for line in self.lines)
