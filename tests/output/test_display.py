"""Text, Markdown and HTML have the same content, and foreign names are escaped."""

from __future__ import annotations

import re

from collections import Counter
from datetime import date, datetime
from html.parser import HTMLParser
from io import StringIO
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from penaltymodel.cases.backtest import Verdict, backtest
from penaltymodel.cases.decided import cases
from penaltymodel.domain.history import UNKNOWN, Decision, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.request import Request
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.engine.combine import combine
from penaltymodel.engine.compare import ExchangeRates, compare
from penaltymodel.engine.estimate import Estimate, estimate
from penaltymodel.engine.inputs import inputs_of
from penaltymodel.errors import PenaltyModelError, WrongTypeError
from penaltymodel.facts.facts import Facts
from penaltymodel.guidelines.eu_edpb_04_2022 import GUIDELINE
from penaltymodel.interpreters.evaluate import evaluate
from penaltymodel.interpreters.prose import label
from penaltymodel.interpreters.table import statute_confidence
from penaltymodel.law.forms import (
    capped,
    cited,
    fixed,
    floored,
    multiple_of,
    per_day,
    scaled,
    total,
    upto,
    when,
)
from penaltymodel.law.guideline import LEGAL_MAXIMUM
from penaltymodel.law.penalties import Flag, Is, currencies
from penaltymodel.law.statute import Enactment, Grouping, Pending, SetCap
from penaltymodel.law.words import Standing
from penaltymodel.output import display
from penaltymodel.output.display import (
    cap_in_words,
    inputs_table,
    sources_table,
    statute_view,
    view,
)
from penaltymodel.registers.exposure import exposure
from penaltymodel.registers.result import Exposure
from penaltymodel.statutes import catalog
from penaltymodel.values.money import Money, eur, rub
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import EITHER, Range
from penaltymodel.values.sources import Confidence, Source, written
from penaltymodel.values.views import WIDTH, Table, View, plain


ARTICLE = "ru/koap-13.41"
GOOGLE = Platform("Google", "legal-entity", {2020: rub(144_438_324_700)})
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "a|b\\|c",
    "**bold** _it_ `code` ~~no~~",
    "[x](javascript:alert(1))",
    "$\\alpha$ # > &lt;i&gt; &amp;",
    "\"quoted\" 'too'",
    "</td></table></div>",
)


def assessed(part: str = "5", **more: Any) -> Assessment:
    """Return an assessment of 24 December 2021 under *part* of article 13.41."""
    act = Violation(
        under=f"{ARTICLE}/{part}", committed_on=date(2021, 12, 24), detected_on=date(2021, 12, 24)
    )
    return assess(act, more.pop("platform", GOOGLE), **more)


RULINGS = OffenseHistory(
    [
        Decision(
            under=f"{ARTICLE}/2",
            decided_on=date(2021, 5, 4),
            in_force_on=date(2021, 6, 1),
            executed_on=None,
            fine=rub(6_000_000),
            id="A-1",
        ),
        Decision(under=f"{ARTICLE}/2", decided_on=date(2021, 6, 4), standing=Standing.ANNULLED),
        Decision(under=f"{ARTICLE}/2", decided_on=date(2021, 7, 4), in_force_on=UNKNOWN),
    ]
)


def a_request(platform: str = "Google", category: str = "drugs", **more: Any) -> Request:
    """Return a request of 1 February 2021."""
    fields = {
        "id": "1",
        "authority": "R",
        "sent_at": datetime(2021, 2, 1),
        "allowed": Period(days=1),
    }
    return Request(platform=platform, category=category, **(fields | more))


def exposed(requests: Any, **more: Any) -> Exposure:
    """Return the exposure of 1 March 2021 under article 13.41, for any platform."""
    choices: dict[str, Any] = {"as_of": date(2021, 3, 1), "plan": "per-item", "under": ARTICLE}
    return exposure(requests, [GOOGLE], anyone=Platform("?", "legal-entity"), **choices | more)


def infringed(paragraph: int) -> Assessment:
    """Return an assessment under GDPR article 83 for the operation "ads"."""
    act = Violation(
        under=f"eu/gdpr/83.{paragraph}", committed_on=date(2021, 3, 1), operation="ads"
    )
    platform = Platform("X", "legal-entity", {2022: eur(10**9)})
    return assess(act, platform, decided_on=date(2023, 5, 1))


def estimated(maximum: Money) -> Estimate:
    """Return the estimate of the EDPB guidelines for a legal *maximum*."""
    facts = Facts(
        revenue=eur(10**9),
        words={"seriousness": "high"},
        amounts={LEGAL_MAXIMUM: eur(40_000_000)},
    )
    return estimate(
        GUIDELINE,
        Range(eur(0), maximum),
        facts,
        on=date(2024, 1, 15),
        under=GUIDELINE.provisions[0],
    )


COMPARISON = compare(
    [
        Violation(under=f"{ARTICLE}/2", committed_on=date(2021, 3, 1)),
        Violation(under="eu/nothing", committed_on=date(2021, 3, 1)),
        Violation(under="ru/koap-20.25/1", committed_on=date(2021, 3, 1)),
    ],
    GOOGLE,
    rates=ExchangeRates("EUR", {"RUB": "0.01"}, on=date(2021, 3, 1), source="a | b"),
    into="EUR",
)

VALUES: dict[str, Any] = {
    "a repeat": assessed(repeat=True),
    "a repeat, whatever the year": assessed(
        repeat=True, platform=Platform("A", "legal-entity", rub(10**9))
    ),
    "a first offense": assessed("2", repeat=False),
    "after a history": assessed("2", history=RULINGS),
    "as charged": assessed("2", repeat=True, charged_as=f"{ARTICLE}/2"),
    "left open": assessed("2", repeat=EITHER),
    "too late": assessed(
        "2", repeat=False, limitation=Period(months=3), decided_on=date(2022, 5, 1)
    ),
    "in time": assessed(
        "2", repeat=False, limitation=Period(months=3), decided_on=date(2022, 1, 1)
    ),
    "an odd rule": assess(
        Violation(under="ru/as-reported-2021", committed_on=date(2021, 3, 1)), GOOGLE
    ),
    "a register": exposed([a_request(), a_request("Other", "suicide")]),
    "a register with rejects": exposed(
        [a_request(), *(a_request(f"\N{SNOWMAN}{n}", "?") for n in range(30))]
    ),
    "a register with one reject": exposed([a_request(), 5]),
    "an empty register": exposed([]),
    "a register with a history": exposed(
        [
            a_request(removed_at=datetime(2021, 2, 10)),
            a_request(),
            a_request("Other"),
            a_request("Open"),
        ],
        plan="per-category",
        history={
            "Google": OffenseHistory(
                [
                    Decision(
                        under=f"{ARTICLE}/4",
                        decided_on=date(2021, 1, 20),
                        in_force_on=date(2021, 2, 20),
                    )
                ]
            ),
            "Open": OffenseHistory([Decision(under=f"{ARTICLE}/4", decided_on=date(2021, 1, 20))]),
        },
    ),
    "a register with much set aside": exposed(
        [
            a_request(removed_at=datetime(2021, 2, 3)),
            a_request(sent_at=datetime(2021, 4, 1)),
            a_request(sent_at=datetime(2020, 4, 1), removed_at=datetime(2020, 5, 1)),
        ],
        limitation=Period(days=20),
    ),
    "before the law": exposed(
        [a_request(sent_at=datetime(2020, 4, 1), removed_at=datetime(2020, 5, 1))]
    ),
    "a backtest": backtest([*cases("ru"), *(c for c in cases() if c.amount is None)]),
    "a comparison": COMPARISON,
    "a step": assessed(repeat=True).step,
    "a step without sources": evaluate(fixed(rub(5)), Facts()),
    "a provision": catalog()[ARTICLE].provision(f"{ARTICLE}/5"),
    "several together": combine([assessed("2"), assessed("5", repeat=True)]),
    "linked": combine([infringed(4), infringed(5)]),
    "an estimate": estimated(eur(40_000_000)),
    "an estimate the law changed": estimated(eur(10)),
    "no history": OffenseHistory(),
    "a history": RULINGS,
    "strangers": exposed([a_request(name) for name in HOSTILE]),
    **{key: catalog()[key] for key in (*list(catalog())[::5], "us/45-cfr", "tr/5651")},
}
each_value = pytest.mark.parametrize("value", VALUES.values(), ids=VALUES.keys())


def cells(table: Table) -> list[tuple[str, ...]]:
    """Return the rows of *table*, starting with its header."""
    return [table.columns, *table.rows]


def one_line(text: str) -> str:
    """Return *text* with its line breaks as spaces."""
    return " ".join(text.splitlines())


# --- Three forms, one content.


@each_value
def test_wide_text_has_every_text_as_it_stands(value):
    """A wide text view has no wrapping and all content."""
    shown = view(value)

    lines = plain(shown, 10**6).split("\n")

    assert lines[: 1 + len(shown.lines)] == [
        one_line(shown.title),
        *(f"  {one_line(line)}" for line in shown.lines),
    ]
    rest = lines[1 + len(shown.lines) :]
    for table in shown.tables:
        assert rest[:2] == ["", one_line(table.caption)]
        body, rest = rest[2 : 3 + len(table.rows)], rest[3 + len(table.rows) :]
        for line, row in zip(body, cells(table), strict=True):
            at = 0
            for cell in row:
                at = line.index(one_line(cell), at) + len(one_line(cell))
    assert rest == []


@each_value
def test_narrow_text_has_the_same_words(value):
    """Wrapping neither breaks nor drops words."""
    shown = view(value)

    wide, narrow = plain(shown, 10**6), display.text(value)

    assert Counter(narrow.split()) == Counter(wide.split())
    # Only what cannot give way is wider: columns of figures, and single long words.
    over = [line for line in narrow.split("\n") if len(line) > WIDTH]
    assert all(len(line) <= 120 for line in over)
    assert not any(line.endswith(" ") for line in narrow.split("\n"))


@each_value
def test_markdown_has_the_same_cells(value):
    """The Markdown has the title, lines, captions and cells, all escaped."""
    shown = view(value)

    lines = display.markdown(value).split("\n")

    def unescaped(text: str) -> str:
        return re.sub(r"\\(.)", r"\1", text)

    assert unescaped(lines[0]) == f"**{one_line(shown.title)}**"
    bullets = [unescaped(line[2:]) for line in lines if line.startswith("- ")]
    assert bullets == [one_line(line) for line in shown.lines]
    captions = [unescaped(line[1:-1]) for line in lines if re.match(r"\*[^*]", line)]
    assert captions == [one_line(table.caption) for table in shown.tables]
    rows = [
        tuple(unescaped(cell.strip(" ")) for cell in re.split(r"(?<!\\)(?:\\\\)*\|", line)[1:-1])
        for line in lines
        if line.startswith("| ")
    ]
    expected = []
    for table in shown.tables:
        head, *body = cells(table)
        rule = tuple(
            "---:" if number in table.numbers else "---" for number in range(len(table.columns))
        )
        expected += [head, rule, *body]
    assert rows == [tuple(one_line(cell).strip(" ") for cell in row) for row in expected]


class _Reader(HTMLParser):
    """Collect the text of each element and reject unexpected ones."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in set("div style strong ul li table caption thead tbody tr th td".split())
        assert {name for name, _ in attrs} <= {"class", "scope", "style"}
        self.open.append(tag)
        if tag in {"strong", "li", "caption", "th", "td"}:
            self.found.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        tag, text = self.found[-1] if self.found else ("", "")
        if self.open[-1] != "style":
            assert tag == self.open[-1]
            self.found[-1] = (tag, text + data)


@each_value
def test_html_has_the_same_elements(value):
    """Each text is one element, in order; there are no scripts and no links."""
    shown = view(value)
    reader = _Reader()

    reader.feed(display.html(value))
    reader.close()

    expected = [("strong", shown.title), *(("li", line) for line in shown.lines)]
    for table in shown.tables:
        expected += [("caption", table.caption), *(("th", name) for name in table.columns)]
        expected += [("td", cell) for row in table.rows for cell in row]
    assert reader.found == expected
    assert reader.open == []


@each_value
def test_html_is_well_formed(value):
    """The HTML is also valid XML."""
    root = ET.fromstring(display.html(value))

    assert (root.tag, root.get("class")) == ("div", "penaltymodel")
    assert [each.get("scope") for each in root.iter("th")] == ["col"] * len(list(root.iter("th")))


@each_value
def test_a_value_shows_itself(value):
    """Notebooks and terminals use the views automatically."""
    printed, inside = _Printer([1]), _Printer([1, 2])
    pretty = vars(type(value))["_repr_pretty_"]  # IPython looks no further than the class
    pretty(value, printed, cycle=False)
    pretty(value, inside, cycle=False)

    assert value._repr_html_() == display.html(value)
    assert value._repr_markdown_() == display.markdown(value)
    assert str(value) == display.text(value)
    assert printed.texts == [display.text(value)]
    assert inside.texts == [view(value).title]


class _Printer:
    """The part of IPython's printer that a value uses."""

    def __init__(self, stack):
        self.texts, self.stack = [], stack

    def text(self, text):
        self.texts.append(text)


@each_value
def test_rich_prints_the_same_words(value):
    """The rich view has exactly the same words; none is interpreted as markup."""
    console = Console(file=StringIO(), width=10**4, color_system=None)
    console.print(value)

    printed, wide = console.file.getvalue(), plain(view(value), 10**6)

    assert Counter(printed.split()) == Counter(wide.split())


def test_rich_breaks_no_figure():
    """In a narrow view, words wrap and figures do not."""
    console = Console(file=StringIO(), width=60, color_system=None)
    console.print(VALUES["a repeat"])

    assert "RUB 7,221,916,235.00" in console.file.getvalue()


@pytest.mark.parametrize("value", [None, "text", GOOGLE, rub(5)])
def test_what_has_no_view_is_refused(value):
    """Values without a view are rejected."""
    with pytest.raises(
        WrongTypeError,
        match="value must be a result, a Statute or an OffenseHistory, not ",
    ):
        view(value)


@pytest.mark.parametrize("statute", catalog().values(), ids=catalog())
@pytest.mark.parametrize("repeat", [False, True])
def test_what_is_answered_can_be_shown(statute, repeat):
    """An assessment under each text has a view for each kind of person."""
    for provision in statute.provisions:
        for enactment in provision.enactments:
            day = enactment.applies_from
            act = Violation(under=provision.key, committed_on=day, detected_on=day)
            for kind in provision.persons:
                for known in (Facts(), Facts(revenue=_revenue(enactment))):
                    platform = Platform("A", kind, role=provision.roles[0])
                    choices = {"repeat": repeat, "decided_on": day, "given": known}
                    try:
                        answer = assess(act, platform, **choices)
                    except PenaltyModelError:
                        continue
                    assert view(answer).title.startswith(statute.key)


def _revenue(text: Enactment) -> Money:
    """Return a revenue in the currency of *text*."""
    return Money(10**9, (*currencies(text.penalty), "EUR")[0])


# --- Strangers' names.


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_only_a_name(name):
    """Foreign names are plain text in HTML, and all special characters are escaped in Markdown."""
    value = exposed([a_request(name)])

    page, note = display.html(value), display.markdown(value)

    assert name not in page or not re.search(r"[<>&\"']", name)
    assert name in display.text(value)
    row = next(line for line in note.split("\n") if line.endswith("| 8,000,000.00 |"))
    assert not re.search(r"(?<!\\)(\\\\)*[<>`*\[\]$~#&]", row)
    assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) == 8


def test_a_line_break_in_a_note_breaks_no_table():
    """A note with a line break stays one cell."""
    statute = catalog()["ru/koap-20.25"]
    note = "first line\nsecond | line"
    changed = evolve(statute, sources=(Source("KoAP", Confidence.MEMORY, note=note),))

    assert r"| M | KoAP |  |  | first line second \| line |" in display.markdown(changed)
    shown = plain(View("t", (), (sources_table(changed.sources),)))
    assert "first line second | line" in shown


# --- Columns of text.

WORDS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)
PHRASES = st.lists(WORDS, max_size=12).map(" ".join)


@given(
    rows=st.integers(1, 4).flatmap(
        lambda wide: st.lists(st.tuples(*[PHRASES] * wide), min_size=1, max_size=4)
    ),
    width=st.integers(20, 120),
    data=st.data(),
)
def test_columns_keep_to_the_width_if_the_words_allow(rows, width, data):
    """A table is not wider than the given width unless its words are."""
    columns = len(rows[0])
    numbers = tuple(data.draw(st.sets(st.integers(0, columns - 1))))
    shown = View("t", (), (Table("c", rows[0], tuple(rows[1:]), numbers),))

    lines = plain(shown, width).split("\n")[3:]

    least = 2 * columns + sum(
        max(len(row[n]) if n in numbers else max(map(len, row[n].split(" "))) for row in rows)
        for n in range(columns)
    )
    assert max(map(len, lines)) <= max(width, least)
    assert Counter(" ".join(lines).split()) == Counter(" ".join(map(" ".join, rows)).split())


def test_figures_stand_to_the_right_and_steps_keep_their_depth():
    """A wrapped step keeps its indentation."""
    deep = "\u2007\u2007one two three"
    shown = View("t", (), (Table("c", ("Step", "Sum"), ((deep, "5"), ("x", "1,000")), (1,)),))

    assert plain(shown, 18).split("\n")[3:] == [
        "  Step         Sum",
        "  \u2007\u2007one two      5",
        "  \u2007\u2007three",
        "  x          1,000",
    ]


# --- The view of each kind of value.


class TestAssessment:
    def test_says_the_sum_first(self):
        """The title has the key and the range."""
        assert display.text(VALUES["a repeat"]).split("\n")[0] == (
            "ru/koap-13.41/5: RUB 7,221,916,235.00 to RUB 14,443,832,470.00"
        )

    def test_gives_every_reason(self):
        """The lines have the reason for each decision and the findings."""
        lines = view(VALUES["after a history"]).lines

        assert any("(A-1) counts: " in line for line in lines)
        assert any("does not count: annulled" in line for line in lines)
        assert any(
            "a repeat costs less than a first offense" in line
            for line in view(VALUES["an odd rule"]).lines
        )

    def test_says_until_when_it_may_be_punished(self):
        """The last line has the end of the limitation period, and whether the decision is later."""
        last = "the limitation period ends on 2022-03-24"

        assert view(VALUES["in time"]).lines[-1] == last
        assert view(VALUES["too late"]).lines[-1] == f"{last}; the decision is later"
        undecided = assessed("2", repeat=False, limitation=Period(months=3))
        assert view(undecided).lines[-1] == last

    def test_shows_the_steps_with_their_depth(self):
        """Each step is indented below its parent."""
        steps = view(VALUES["a repeat"]).tables[0]

        assert steps.caption == "Steps"
        assert [len(row[0]) - len(row[0].lstrip("\u2007")) for row in steps.rows][:3] == [0, 2, 4]
        assert steps.rows[-1] == (
            "\u2007" * 10 + "fixed by law",
            "RUB 4,000,000.00",
            "RUB 4,000,000.00",
        )

    def test_lists_its_sources_with_what_the_marks_mean(self):
        """The sources are listed with the meaning of their confidence marks."""
        sources = view(VALUES["a repeat"]).tables[1]

        assert sources.caption == (
            "Sources (V: read in a text that quotes the law; M: from memory, not verified)"
        )
        assert len(sources.rows) == len(VALUES["a repeat"].sources)


@pytest.mark.parametrize(
    ("penalty", "words"),
    [
        (fixed(rub(1), rub(2)), "fixed by law"),
        (scaled(fixed(rub(8)), "1/20"), "1/20 of"),
        (scaled(fixed(rub(8)), "1/20", "1/10"), "1/20 to 1/10 of"),
        (multiple_of("the unpaid fine", 2), "2 of"),
        (multiple_of("the unpaid fine", 2).of, "the unpaid fine (as given)"),  # type: ignore[union-attr]
        (per_day(fixed(rub(8))), "for 3 days"),
        (total(fixed(rub(8)), fixed(rub(9))), "the sum of"),
        (floored(fixed(rub(8)), at=rub(9)), "the greater of"),
        (capped(fixed(rub(8)), at=rub(9)), "the lesser of"),
        (when(Flag("harm"), fixed(rub(8)), otherwise=fixed(rub(9))), "harm? yes"),
        (when(Flag("doubt"), fixed(rub(8)), otherwise=fixed(rub(9))), "doubt? open"),
        (cited(fixed(rub(8)), Source("art. 1", Confidence.DERIVED)), "art. 1 [D]"),
    ],
)
def test_every_step_has_a_label(penalty, words):
    """Each node has a short label."""
    facts = Facts(
        amounts={"the unpaid fine": rub(5)},
        counts={"days": 3},
        flags={"harm": True, "doubt": EITHER},
    )

    assert label(evaluate(penalty, facts)) == words


def test_a_sum_given_for_what_the_law_asks_is_not_named_twice():
    """The name of an amount is not repeated in its note."""
    steps = [row[0] for row in view(VALUES["a repeat, whatever the year"]).tables[0].rows]

    assert (
        "total revenue from all goods, works and services of the person itself, calendar year "
        "before the one of detection (as given)"
    ) in [each.lstrip("\u2007") for each in steps]


class TestExposure:
    def test_says_the_result_first(self):
        """The view starts with the question, the counts and the three totals."""
        shown = view(VALUES["a register"])

        assert shown.title == (
            "Exposure under ru/koap-13.41 as of 2021-03-01, one case for each item"
        )
        assert shown.lines[:4] == (
            "2 requests, 2 violations, 2 cases",
            "as first offenses: RUB 3,800,000.00 to RUB 12,000,000.00",
            "as repeats: from RUB 14,447,832,470.00 without upper end",
            "given the earlier decisions: RUB 3,800,000.00 to RUB 12,000,000.00",
        )
        assert shown.lines[4].startswith("missing fact: the ")

    def test_shows_each_reading_in_a_table_of_its_own(self):
        """First offenses, repeats and the result given the earlier decisions have separate tables."""
        shown = view(VALUES["a register with a history"])
        by_caption = {table.caption: table for table in shown.tables}

        assert list(by_caption) == [
            "Cases as first offenses",
            "Cases as repeats",
            "Cases given the earlier decisions",
            "Requests",
            "Assumptions",
        ]
        assert [row[4:] for row in by_caption["Cases given the earlier decisions"].rows] == [
            ("ru/koap-13.41/4", "3,000,000.00", "8,000,000.00"),
            ("ru/koap-13.41/6", "14,443,832,470.00", "28,887,664,940.00"),
            ("first or repeat", "3,000,000.00", "without upper end"),
            ("ru/koap-13.41/4", "3,000,000.00", "8,000,000.00"),
        ]
        assert by_caption["Cases as repeats"].columns[-2:] == ("From (RUB)", "To (RUB)")

    def test_says_nothing_of_a_history_that_changes_nothing(self):
        """Without earlier decisions, there is no third table."""
        captions = [table.caption for table in view(VALUES["a register"]).tables]

        assert captions[:3] == ["Cases as first offenses", "Cases as repeats", "Requests"]

    def test_shows_the_rejected_rows_up_to_twenty(self):
        """At most twenty rejected rows are shown, with their total number."""
        many, one = (
            view(VALUES["a register with rejects"]),
            view(VALUES["a register with one reject"]),
        )

        assert many.lines[1] == "30 rows rejected"
        assert one.lines[1] == "1 row rejected"
        assert [t.caption for t in many.tables][3:5] == [
            "Reasons for rejection",
            "Rejected rows (the first 20)",
        ]
        assert [row[0] for row in many.tables[3].rows] == ["30"]
        assert len(many.tables[4].rows) == 20
        assert [t.caption for t in one.tables][3] == "Rejected rows"

    def test_says_why_requests_make_no_violation(self):
        """Each reason for exclusion has a column if it occurs."""
        aside, before = (
            next(t for t in view(VALUES[name]).tables if t.caption == "Requests")
            for name in ("a register with much set aside", "before the law")
        )

        assert aside.columns[6:] == ("Not yet sent", "Time barred")
        assert aside.rows[0][2:] == ("0", "0", "2", "0", "1", "2")
        assert before.columns[6:] == ("Before the law",)

    def test_of_an_empty_register_is_nothing(self):
        """The totals of an empty register are "nothing", not "unknown"."""
        shown = view(VALUES["an empty register"])

        assert shown.lines == (
            "0 requests, 0 violations, 0 cases",
            "as first offenses: nothing",
            "as repeats: nothing",
            "given the earlier decisions: nothing",
        )
        assert [table.caption for table in shown.tables] == ["Assumptions"]


class TestStatute:
    def test_has_a_table_for_every_text(self):
        """Each text has a table, and the figures, the facts and the sources have one each."""
        shown = view(catalog()[ARTICLE])

        texts = sum(len(each.enactments) for each in catalog()[ARTICLE].provisions)
        assert len(shown.tables) == texts + 3
        assert shown.tables[2].caption == (
            "ru/koap-13.41/2: not deleting information (owner), from 2021-01-10 through 2022-04-05"
        )
        assert shown.tables[3].caption.endswith(", from 2022-04-06 on")

    def test_may_be_narrowed(self):
        """The view can be limited to one provision and one day."""
        statute = catalog()[ARTICLE]

        shown = statute_view(statute, only=statute.provision(f"{ARTICLE}/5"), on=date(2021, 3, 1))

        assert [table.caption for table in shown.tables[:-1]] == [
            "ru/koap-13.41/5: repeat of part 1 or 2, from 2021-01-10 through 2021-06-21",
            "Figures, and how the texts write them",
            "Facts that you can give",
        ]
        persons, penalty, mark = shown.tables[0].rows[0]
        assert (persons, mark) == ("citizen", "V")
        assert "RUB 100,000" in penalty

    def test_says_when_no_text_applies(self):
        """The view says when no text applies."""
        shown = statute_view(catalog()[ARTICLE], on=date(2020, 1, 1))

        assert shown.lines[-1] == "no text applies on 2020-01-01"

    def test_lists_the_facts(self):
        """The facts that can be given have a row each, with their unit and their values."""
        shown = {table.caption: table for table in view(catalog()["us/45-cfr"]).tables}

        assert shown["Facts that you can give"].rows == (
            (
                "violations",
                "count",
                "violations, per calendar year",
                "a whole number",
                "must be given",
            ),
            (
                "culpability",
                "word",
                "",
                "no knowledge, reasonable cause, willful neglect, corrected, willful neglect, not "
                "corrected",
                "must be given",
            ),
        )

    def test_says_which_violations_share_a_cap(self):
        """The caps of the day are lines in words: in total, per day or per calendar year."""
        linked, year, day = (
            view(catalog()[key]).lines for key in ("eu/gdpr", "us/45-cfr", "au/spam")
        )

        assert linked[1] == (
            "Violations with the same operation: at most the maximum for the gravest one in total"
        )
        assert any("per calendar year; a violation that lasts longer" in line for line in year)
        assert any("per day; a violation that lasts longer" in line for line in day)
        statute = catalog()["ru/koap-20.25"]
        per_day = SetCap(together=(Grouping.DAY,), cap=upto(rub(5)), source=statute.payment_source)
        assert cap_in_words(per_day).startswith("All violations: up to RUB 5 per day;")

    def test_shows_open_words(self):
        """A word from an open list may be another one."""
        found = inputs_of([when(Is("matter", ("grave",)), fixed(rub(2)), otherwise=fixed(rub(1)))])

        assert inputs_table(found).rows[0][3] == "grave, another word"

    def test_lists_the_source_of_every_mark(self):
        """Each confidence of a penalty is also the confidence of a listed source."""
        for statute in catalog().values():
            *tables, sources = view(statute).tables
            marked = [table for table in tables if "Confidence" in table.columns]
            marks = {
                row[table.columns.index("Confidence")] for table in marked for row in table.rows
            }
            assert marks <= {row[0] for row in sources.rows}
            assert len(set(sources.rows)) == len(sources.rows)

    def test_shows_how_the_texts_write_the_figures(self):
        """Each figure is beside its notation, with its mark and its source."""
        source = Source(
            "art. 1", Confidence.VERIFIED, as_written=("1.000 рублей", written("двойной", "2"))
        )
        statute = catalog()["ru/koap-20.25"]
        (provision,) = statute.provisions
        text = evolve(
            provision.enactments[0],
            penalty=cited(fixed(rub(1_000)), source),
            source=source,
            day_source=source,
        )
        changed = evolve(statute, provisions=(evolve(provision, enactments=(text,)),))

        shown = {table.caption: table for table in view(changed).tables}

        assert shown["Figures, and how the texts write them"].rows[1] == (
            "amount",
            "RUB 1,000",
            "1.000 рублей",
            "V",
            "art. 1",
        )
        (sources,) = (table for caption, table in shown.items() if caption.startswith("Sources"))
        assert ("V", "art. 1", "1.000 рублей; двойной", "", "") in sources.rows

    def test_shows_what_is_pending_and_searched(self):
        """The view names the amendments that were searched, and changes that are not coded."""
        known = Pending(
            what="doubles the fine",
            since=date(2026, 9, 10),
            applies_from=date(2027, 1, 1),
            source=Source("a bill", Confidence.SECONDARY),
        )
        changed = evolve(
            catalog()["ru/koap-20.25"],
            searched="the gazette, until November 2026",
            pending=(known, evolve(known, applies_from=None)),
        )

        assert statute_view(changed).lines[1:4] == (
            "amendments searched: the gazette, until November 2026",
            "pending, not coded: doubles the fine (since 2026-09-10; applies from 2027-01-01; "
            "a bill [S])",
            "pending, not coded: doubles the fine (since 2026-09-10; the day it begins to apply is "
            "not known; a bill [S])",
        )

    def test_has_the_mark_of_its_weakest_figure(self):
        """A statute has the lowest confidence of its penalties."""
        assert statute_confidence(catalog()[ARTICLE]) is Confidence.MEMORY
        assert statute_confidence(catalog()["ru/koap-20.25"]) is Confidence.DERIVED


class TestBacktest:
    def test_leaves_out_what_is_inside_on_demand(self):
        """The view has all cases, or only those not inside the range."""
        value = VALUES["a backtest"]
        inside = sum(each.verdict is Verdict.INSIDE for each in value.tried)

        whole, short = display.backtest_view(value), display.backtest_view(value, every=False)

        assert whole == view(value)
        assert (
            whole.title == f"{len(value.tried)} decided cases, {inside} inside the permitted range"
        )
        assert len(whole.tables[1].rows) == len(value.tried)
        assert len(short.tables[1].rows) == len(value.tried) - inside
        assert short.tables[0] == whole.tables[0]

    def test_says_of_each_case_what_was_permitted(self):
        """Each case has its fine, the permitted range, the position and the verdict."""
        rows = {row[0].split()[0]: row[1:] for row in view(VALUES["a backtest"]).tables[1].rows}
        google = next(each for each in VALUES["a backtest"].tried if each.case.fraction)

        provision, fine, permitted, position, verdict = rows[google.case.id]
        assert provision == f"{ARTICLE}/5"
        assert fine == "RUB 7,221,916,235.00"
        assert permitted.startswith(f"{fine} to ")
        assert (position, verdict) == ("0.000", "inside")
        assert {row[1] for row in rows.values()} >= {"not in our data"}
        assert any(row[-1].startswith("untestable: ") for row in rows.values())


class TestComparison:
    def test_shows_each_law_in_both_currencies(self):
        """A provision without a result has a reason."""
        shown = view(COMPARISON)

        assert shown.title == "3 provisions compared in EUR"
        assert shown.lines == ("exchange rates of 2021-03-01 (a | b): 1 RUB = 1/100 EUR",)
        first, unknown, asking = shown.tables[0].rows
        assert first == (
            f"{ARTICLE}/2",
            "RUB 800,000.00 to RUB 4,000,000.00",
            "EUR 8,000.00 to EUR 40,000.00",
        )
        assert unknown[1].startswith("unknown statute 'eu/nothing'")
        assert asking[1:] == (
            "RUB 1,000.00 to RUB 1,000, or twice the unpaid fine if that is higher",
            "from EUR 10.00 without upper end",
        )


class TestHistory:
    def test_tells_not_yet_from_not_known(self):
        """An unpaid fine is "not yet" executed, an unknown date is "unknown"."""
        (table,) = view(RULINGS).tables

        assert view(RULINGS).title == "3 earlier decisions"
        assert table.rows[0] == (
            "A-1",
            "ru/koap-13.41/2",
            "2021-05-04",
            "2021-06-01",
            "not yet",
            "standing",
            "RUB 6,000,000.00",
        )
        assert table.rows[2][3:5] == ("unknown", "unknown")

    def test_of_none_is_a_line(self):
        """An empty history has no table."""
        assert view(OffenseHistory()) == View("0 earlier decisions", (), ())
        assert view(OffenseHistory(list(RULINGS)[:1])).title == "1 earlier decision"
