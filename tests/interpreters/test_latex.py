"""Penalties as formulas, and that all of them can be rendered."""

import re

import pytest

from hypothesis import given
from hypothesis import strategies as st

from penaltymodel.interpreters.latex import latex
from penaltymodel.interpreters.prose import prose
from penaltymodel.law.forms import (
    capped,
    cited,
    escalating,
    fixed,
    floored,
    greater_of,
    lesser_of,
    multiple_of,
    per_day,
    scaled,
    share_of_revenue,
    total,
    upto,
    when,
)
from penaltymodel.law.penalties import (
    AllOf,
    Amount,
    AnyOf,
    AtLeast,
    Cases,
    Cited,
    Count,
    Exceeds,
    Fixed,
    Flag,
    GreaterOf,
    Is,
    LesserOf,
    Matching,
    Measured,
    Not,
    PersonIs,
    Repeat,
    Revenue,
    Share,
    Times,
    Total,
)
from penaltymodel.law.words import (
    AccountingPeriod,
    Base,
    Measure,
    Milestone,
    Perimeter,
    PersonKind,
)
from penaltymodel.values.money import Money, eur, rub
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import Range
from penaltymodel.values.sources import Confidence, Source


BENEFIT = Measured(Amount("the benefit"))
SOURCE = Source("Act, article 1", Confidence.VERIFIED)
REVENUE = Base(Measure.REVENUE, Perimeter.PERSON, "total", AccountingPeriod.ANNUAL)
REPEAT = Repeat(
    opens_at=Milestone.DECISION,
    within=Period(years=1),
    counted_from=Milestone.DECISION,
    matching=Matching.SAME_PROVISION,
    measured_to=Milestone.COMMISSION,
)

# --- Penalties of every node, with names of whatever characters.

names = st.text(max_size=12) | st.text("ab %&_#${}~^\\\n\u2028", max_size=12)
sums = st.builds(
    Money,
    st.fractions(0, 10**9, max_denominator=1_000) | st.integers(0, 10**40),
    st.just("RUB"),
)
rates = st.fractions(0, 20, max_denominator=400)


def ranges(ends):
    """Ranges between two draws of *ends*."""
    return st.tuples(ends, ends).map(lambda pair: Range(*sorted(pair)))


words = st.lists(names, min_size=1, max_size=3).map(tuple)
bases = st.builds(
    Base,
    st.sampled_from(Measure),
    st.sampled_from(Perimeter),
    names,
    st.sampled_from(AccountingPeriod),
)
money = st.builds(Amount, names) | st.builds(Revenue, bases)
conditions = st.recursive(
    st.one_of(
        st.just(REPEAT),
        st.builds(Flag, names),
        st.lists(st.sampled_from(PersonKind), min_size=1).map(tuple).map(PersonIs),
        st.builds(Is, names, words, words | st.just(())),
        st.builds(AtLeast, st.builds(Count, names), st.integers(0)),
        st.builds(Exceeds, money, sums),
    ),
    lambda tests: st.one_of(
        st.builds(Not, tests),
        st.lists(tests, min_size=1, max_size=3).map(tuple).map(AllOf),
        st.lists(tests, min_size=1, max_size=3).map(tuple).map(AnyOf),
    ),
    max_leaves=3,
)


def larger(parts):
    """Penalties made of *parts*."""
    terms = st.lists(parts, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Share, ranges(rates), parts),
        st.builds(Times, st.builds(Count, names), parts),
        st.builds(Total, terms),
        st.builds(GreaterOf, terms),
        st.builds(LesserOf, terms),
        st.builds(Cases, st.lists(st.tuples(conditions, parts), max_size=2).map(tuple), parts),
        st.builds(Cited, parts, st.just(SOURCE)),
    )


penalties = st.recursive(
    st.builds(Fixed, ranges(sums)) | st.builds(Measured, money), larger, max_leaves=6
)


class TestNumbers:
    def test_range(self):
        """A range is a closed interval with separated thousands."""
        assert latex(fixed(rub(800_000), rub(8_000_000))) == (
            r"\left[\text{RUB}\,800\,000,\,\text{RUB}\,8\,000\,000\right]"
        )

    def test_kopecks(self):
        """Kopecks are shown where there are some."""
        assert latex(fixed(rub("1234.50"))) == r"\text{RUB}\,1\,234.50"

    def test_other_minor_units(self):
        """A whole amount has no decimals in any currency."""
        assert latex(fixed(Money(1_200, "KWD"))) == r"\text{KWD}\,1\,200"

    def test_exact(self):
        """A formula does not round."""
        assert latex(fixed(rub("1/3"))) == r"\text{RUB}\,\tfrac{1}{3}"
        assert latex(fixed(rub("2.9999"))) == r"\text{RUB}\,2.9999"

    def test_rates(self):
        """A rate is a fraction or a whole number."""
        assert latex(multiple_of("the benefit", 3)) == r"3\cdot\text{the benefit}"
        assert latex(multiple_of("the benefit", "1/20", "1/10")) == (
            r"\left[\tfrac{1}{20},\,\tfrac{1}{10}\right]\cdot\text{the benefit}"
        )


class TestStructure:
    def test_bounds(self):
        """A floor is a maximum and a cap a minimum."""
        assert latex(floored(BENEFIT, at=rub(5))) == (
            r"\max\left(\text{the benefit},\ \text{RUB}\,5\right)"
        )
        assert latex(capped(BENEFIT, at=rub(5))) == (
            r"\min\left(\text{the benefit},\ \text{RUB}\,5\right)"
        )

    def test_several(self):
        """Several maxima are written in one maximum (GDPR, article 83(5))."""
        fine = greater_of(upto(eur(20_000_000)), multiple_of("the turnover", 0, "1/25"))

        assert latex(fine) == (
            r"\max\left(\left[\text{EUR}\,0,\,\text{EUR}\,20\,000\,000\right],\ "
            r"\left[0,\,\tfrac{1}{25}\right]\cdot\text{the turnover}\right)"
        )

    def test_repeat(self):
        """A choice is a case distinction (The Moscow Times, 1 March 2021)."""
        rule = escalating(
            first=fixed(rub(800_000), rub(8_000_000)),
            repeat=share_of_revenue("1/5", base=REVENUE),
            when=REPEAT,
        )

        assert latex(rule) == (
            r"\begin{cases}"
            r"\tfrac{1}{5}\cdot\text{total revenue from all goods, works and services of the "
            r"person itself, year (which one is not stated)} & "
            rf"\text{{if {REPEAT}}} \\ "
            r"\left[\text{RUB}\,800\,000,\,\text{RUB}\,8\,000\,000\right] & \text{otherwise}"
            r"\end{cases}"
        )

    def test_by_the_day(self):
        """A count and its penalty are factors."""
        assert latex(per_day(fixed(eur(5)))) == r"\text{number of days}\cdot\text{EUR}\,5"

    def test_sum_as_a_factor(self):
        """A multiplied sum is in parentheses, also if it is cited or has one term."""
        both = total(fixed(eur(5)), BENEFIT)
        doubled = r"2\cdot\left(\text{EUR}\,5 + \text{the benefit}\right)"

        assert latex(scaled(both, 2)) == doubled
        assert latex(scaled(cited(both, SOURCE), 2)) == doubled
        assert latex(scaled(total(both), 2)).count(r"\left(") == 2

    def test_product_in_a_sum(self):
        """A product in a sum needs no parentheses, and neither does a sum of one in a product."""
        assert latex(total(scaled(BENEFIT, 2), fixed(eur(5)))) == (
            r"2\cdot\text{the benefit} + \text{EUR}\,5"
        )
        assert latex(scaled(total(BENEFIT), 2)) == r"2\cdot\text{the benefit}"

    def test_cases_in_a_sum(self):
        """A case distinction in a sum is in parentheses."""
        either = when(Flag("intent"), BENEFIT, otherwise=fixed(eur(5)))

        assert latex(total(either, BENEFIT)) == (
            r"\left(\begin{cases}\text{the benefit} & \text{if intent} \\ "
            r"\text{EUR}\,5 & \text{otherwise}\end{cases}\right) + \text{the benefit}"
        )

    def test_lesser_of(self):
        """The terms of a minimum can be any penalty."""
        assert latex(lesser_of(total(BENEFIT, BENEFIT), fixed(eur(5), eur(7)))) == (
            r"\min\left(\text{the benefit} + \text{the benefit},\ "
            r"\left[\text{EUR}\,5,\,\text{EUR}\,7\right]\right)"
        )


class TestText:
    @pytest.mark.parametrize(
        ("name", "formula"),
        [
            ("5 % of A&B", r"\text{5}\ \%\ \text{of A}\&\text{B}"),
            ("a_b", r"\text{a}\_\text{b}"),
            ("#1", r"\#\text{1}"),
            ("$x$", r"\$\text{x}\$"),
            ("{x}", r"\{\text{x}\}"),
            ("a^b", r"\text{a}{\wedge}\text{b}"),
            ("~a", r"{\sim}\text{a}"),
            ("a\\b", r"\text{a}{\backslash}\text{b}"),
            ("% %", r"\%\ \%"),
            ("two\nlines", r"\text{two lines}"),
            ("штраф", r"\text{штраф}"),
            ("", r"\text{}"),
        ],
    )
    def test_characters(self, name, formula):
        """Special characters of LaTeX are symbols between texts."""
        assert latex(Measured(Amount(name))) == formula


class TestEveryPenalty:
    @given(penalties)
    def test_prose(self, penalty):
        """Each penalty has a phrase on one line."""
        expected = prose(penalty)

        assert expected.splitlines() in ([expected], [])

    @given(penalties)
    def test_latex(self, penalty):
        """Each penalty has a formula on one line with balanced braces, delimiters and cases."""
        formula = latex(penalty)
        without_symbols = re.sub(r"\\[%&_#${} ]", "", formula)

        assert formula.splitlines() == [formula]
        assert is_nested(re.findall(r"[{}]", without_symbols))
        assert is_nested(re.findall(r"\\left|\\right", formula))
        assert is_nested(re.findall(r"\\begin|\\end", formula))
        assert not re.search(r"[%#$_^~]", without_symbols)

    @given(penalties)
    def test_sphinx(self, penalty):
        """The documentation can render each formula."""
        renderer = pytest.importorskip("docutils.utils.math.latex2mathml")

        assert renderer.tex2mathml(latex(penalty)).startswith("<math")


def is_nested(marks):
    """Return whether the opening and closing *marks* are balanced."""
    depth = 0
    for mark in marks:
        depth += 1 if mark in {"{", r"\left", r"\begin"} else -1
        if depth < 0:
            return False
    return depth == 0
