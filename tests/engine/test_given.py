"""Facts that the law does not know are refused, and missing ones are named at once."""

from __future__ import annotations

from datetime import date

import pytest

from attrs import evolve
from tests.support.assessing import COMPANY, PART_5, UNPAID, act

from penaltymodel import (
    Facts,
    Platform,
    Range,
    Violation,
    assess,
    assess_many,
    assess_table,
    catalog,
    combine,
    compare,
    eur,
    exposure,
    rub,
    unbounded,
)
from penaltymodel.domain.platform import AnnualRevenue
from penaltymodel.engine.compare import ExchangeRates
from penaltymodel.engine.estimate import estimate
from penaltymodel.engine.given import check_given
from penaltymodel.errors import (
    Argument,
    ColumnError,
    MissingFactError,
    UnknownFactError,
    WrongTypeError,
    WrongValueError,
)
from penaltymodel.facts.open_facts import OpenFacts
from penaltymodel.guidelines.eu_edpb_04_2022 import GUIDELINE
from penaltymodel.interpreters.evaluate import evaluate
from penaltymodel.interpreters.prose import open_end
from penaltymodel.law.forms import (
    capped,
    fixed,
    graded,
    greater_of,
    lesser_of,
    multiple_of,
    per_day,
    readings,
    total,
    when,
)
from penaltymodel.law.penalties import Amount, AtLeast, Count, Exceeds, Flag, PersonIs, Repeat
from penaltymodel.law.words import PersonKind
from penaltymodel.registers.example import twitter_2021
from penaltymodel.statutes.eu_gdpr import TURNOVER
from penaltymodel.statutes.ru_as_reported_2021 import REPEAT
from penaltymodel.values.money import Money, span
from penaltymodel.values.ranges import EITHER


DAY = date(2023, 8, 1)
WRONG = Facts(flags={"exceptional circumstance": True})
GDPR = Violation("eu/gdpr/83.5", date(2024, 5, 1))
RATES = ExchangeRates("EUR", {"RUB": "0.01"}, on=DAY, source="example")


class TestUnknownNames:
    def calls(self):
        """Return every call that takes facts for a known statute."""
        violation = Violation("ru/koap-13.41/2", DAY)
        alone = assess(violation, COMPANY)
        return {
            "assess": lambda given: assess(violation, COMPANY, given=given),
            "assess_many": lambda given: assess_many([violation], COMPANY, given=given),
            "compare": lambda given: compare(
                [violation], COMPANY, rates=RATES, into="EUR", given=given
            ),
            "exposure": lambda given: exposure(
                twitter_2021(),
                [COMPANY],
                under="ru/koap-13.41",
                as_of=DAY,
                plan="per-item",
                given=given,
            ),
            "combine": lambda given: combine([alone], given=given),
            "assess_table": lambda given: assess_table({}, under="ru/koap-13.41", given=given),
        }

    @pytest.mark.parametrize(
        "name", ["assess", "assess_many", "compare", "exposure", "combine", "assess_table"]
    )
    def test_are_refused_everywhere(self, name):
        """A name with a wrong letter is refused, with the nearest name, wherever facts are given."""
        with pytest.raises(UnknownFactError) as caught:
            self.calls()[name](WRONG)

        assert str(caught.value) == (
            "unknown fact 'exceptional circumstance'; did you mean 'exceptional circumstances'?"
        )

    @pytest.mark.parametrize(
        "given",
        [
            Facts(counts={"day": 1}),
            Facts(amounts={"the unpaid fines": rub(1)}),
            Facts(words={"culpability": "x"}),
            Facts(revenue={TURNOVER: eur(1)}),
            Facts(repeat={REPEAT: True}),
        ],
    )
    def test_of_every_kind(self, given):
        """Sums, counts, words, revenue bases and rules for repeats are refused as well."""
        with pytest.raises(UnknownFactError):
            assess(Violation("ru/koap-20.25/1", DAY), COMPANY, given=given)

    def test_of_another_kind(self):
        """A name of another kind is refused with the argument that gives it."""
        with pytest.raises(UnknownFactError) as caught:
            assess(Violation("eu/dsa/76.1", DAY), COMPANY, given=Facts(amounts={"days": eur(1)}))

        assert caught.value.fix.argument is Argument.COUNT
        assert str(caught.value) == (
            "'days' is a fact of another kind; pass Facts(counts={'days': ...})"
        )

    def test_known_bases_and_rules(self):
        """A base and a rule that the statute has are known."""
        statute = catalog()["ru/as-reported-2021"]
        check_given(Facts(repeat={REPEAT: True}), [statute])
        check_given(Facts(revenue={TURNOVER: eur(1)}), [catalog()["eu/gdpr"]])

    def test_rules_of_provisions_and_caps(self):
        """The rules of provisions for repeats, and those of caps, are known."""
        for key in ("ru/koap-13.41", "au/spam"):
            statute = catalog()[key]
            rules = [text.repeat for each in statute.provisions for text in each.enactments]
            known = [rule for rule in rules if isinstance(rule, Repeat)]
            check_given(Facts(repeat=dict.fromkeys(known, True)), [statute])

    def test_a_fact_of_any_of_several_laws(self):
        """In a comparison, each fact needs to be known to one of the laws."""
        acts = [Violation("eu/dsa/76.1", DAY), Violation("ru/koap-13.41/2", DAY)]
        given = Facts(counts={"days": 3}, flags={"exceptional circumstances": True})

        lines = compare(
            acts, Platform("A", "legal-entity", eur(10**9)), rates=RATES, into="EUR", given=given
        ).lines

        assert [line.why_not for line in lines] == ["", ""]

    def test_an_unknown_statute_is_named_first(self):
        """If no statute is known, the names of the facts are not the problem."""
        failed = assess_many([Violation("xx/1", DAY)], COMPANY, given=WRONG).failed

        assert "unknown statute" in str(failed[0])

    def test_a_charge_of_another_statute(self):
        """The facts of the provision that is charged are known too."""
        answer = assess(
            Violation("ru/koap-13.41/2", DAY),
            COMPANY,
            charged_as="ru/koap-20.25/1",
            given=Facts(amounts={"the unpaid fine": rub(5_000)}),
        )

        assert answer.low == rub(10_000)

    def test_of_a_guideline(self):
        """A guideline refuses facts that it does not know."""
        with pytest.raises(UnknownFactError, match="did you mean 'seriousness'"):
            estimate(
                GUIDELINE,
                Range(eur(0), eur(10)),
                Facts(words={"seriousnes": "high"}),
                on=date(2024, 1, 1),
                under="eu/gdpr/83.4",
            )

    def test_a_column_that_is_nearly_a_circumstance(self):
        """A column whose name has one wrong letter is refused, because nothing else would show it."""
        pl = pytest.importorskip("polars")
        table = pl.DataFrame({"committed_on": [DAY], "exceptional circumstance": [True]})

        with pytest.raises(ColumnError, match="did you mean 'exceptional circumstances'"):
            assess_table(table, under="ru/koap-13.41/2")

    def test_a_name_of_a_column(self):
        """A name among the names of columns that the law does not know has the nearest one."""
        pl = pytest.importorskip("polars")
        table = pl.DataFrame({"committed_on": [DAY], "x": [True]})

        with pytest.raises(ColumnError, match="did you mean 'exceptional circumstances'"):
            assess_table(table, under="ru/koap-13.41/2", names={"exceptional circumstance": "x"})
        with pytest.raises(ColumnError, match="did you mean 'culpability'"):
            assess_table(table, under="us/45-cfr/160.404", names={"culpabilty": "x"})


class TestUnused:
    def test_what_a_provision_does_not_use(self):
        """A fact of another provision of the statute is reported, not refused."""
        answer = assess(
            Violation("eu/dsa/74.1", DAY),
            Platform("A", "legal-entity", eur(10**9)),
            given=Facts(counts={"days": 3}),
        )

        assert answer.unused == ("days",)
        assert "not used by eu/dsa/74.1: days" in str(answer)

    def test_a_revenue_under_a_law_without_one(self):
        """A revenue is reported if no penalty of the statute depends on one."""
        answer = assess(Violation("ru/koap-13.50/2", date(2024, 3, 1)), COMPANY)

        assert assess(Violation("ru/koap-13.41/2", DAY), COMPANY).unused == ()
        assert answer.unused == ("revenue",)

    def test_nothing_given(self):
        """If nothing is given, nothing is unused."""
        assert assess(act(), Platform("A", "legal-entity")).unused == ()


class TestSize:
    ACT = Violation("eu/ai-act/99.4", date(2026, 8, 1))

    @pytest.mark.parametrize(
        ("size", "most"),
        [(None, 30), ("large", 30), ("small mid-cap", 15), ("micro", 15), ("medium", 15)],
    )
    def test_of_the_platform(self, size, most):
        """The size of the platform is the word that the law asks for; a large one is presumed."""
        platform = Platform("A", "legal-entity", eur(10**9), size=size)

        assert assess(self.ACT, platform).high == eur(most * 10**6)
        assert assess(self.ACT, platform, decided_on=date(2026, 9, 1)).high == eur(most * 10**6)

    def test_given_for_the_case(self):
        """A word that is given takes precedence over the platform's."""
        platform = Platform("A", "legal-entity", eur(10**9), size="small")
        given = Facts(words={"size of the undertaking": "large"})

        assert assess(self.ACT, platform, given=given).high == eur(30 * 10**6)

    def test_in_a_table(self):
        """A table has the column size; a null is what the law presumes."""
        pl = pytest.importorskip("polars")
        table = pl.DataFrame(
            {
                "committed_on": [self.ACT.committed_on] * 3,
                "kind": ["legal-entity"] * 3,
                "size": ["small", None, "large"],
                "revenue": [10**11] * 3,
            }
        )

        found = assess_table(table, under=self.ACT.under)
        without = assess_table(table.drop("size"), under=self.ACT.under)

        assert found["high"].to_list() == [15 * 10**8, 30 * 10**8, 30 * 10**8]
        assert without["high"].to_list() == [30 * 10**8] * 3

    def test_the_russian_register_is_another_thing(self):
        """The size does not halve a Russian fine; the register does."""
        small, listed = (
            Platform("A", "legal-entity", size="small"),
            Platform("A", "legal-entity", in_small_register=True),
        )
        act = Violation("ru/koap-13.41/2", DAY)

        assert assess(act, small).high == rub(4_000_000)
        assert assess(act, listed).high == rub(2_000_000)


class TestMissing:
    def test_all_at_once(self):
        """Every missing fact is named at once, each with the argument that gives it."""
        with pytest.raises(MissingFactError) as caught:
            assess(Violation("us/45-cfr/160.404", DAY), COMPANY, decided_on=date(2024, 9, 1))

        assert str(caught.value) == (
            "missing facts: the culpability (pass Facts(words={'culpability': ...})); the number of "
            "violations (pass Facts(counts={'violations': ...}))"
        )

    def test_in_a_penalty_alone(self):
        """Evaluating a penalty on too few facts names all of them: of every branch that may apply."""
        person = when(PersonIs((PersonKind.CITIZEN,)), fixed(eur(1)), otherwise=fixed(eur(2)))
        grave = when(Flag("grave"), multiple_of("the gain", 2), otherwise=person)
        many = when(AtLeast(Count("users"), 10), grave, otherwise=fixed(eur(3)))
        repeated = when(REPEAT, many, otherwise=fixed(eur(4)))

        with pytest.raises(MissingFactError) as caught:
            evaluate(repeated, Facts())

        assert [each.fix.argument for each in caught.value.missing] == [
            Argument.REPEAT,
            Argument.COUNT,
            Argument.FLAG,
            Argument.AMOUNT,
            Argument.PERSON,
        ]

    def test_another_error_does_not_hide_the_first(self):
        """If the rest of the penalty cannot be evaluated, the first missing fact is named."""
        mixed = total(multiple_of("the gain", 1), multiple_of("the fine", 1))

        with pytest.raises(MissingFactError) as caught:
            evaluate(mixed, Facts(amounts={"the fine": rub(1)}))

        assert [each.fact for each in caught.value.missing] == ["the gain"]

    def test_a_word(self):
        """A missing word leaves open which branch applies."""
        penalty = graded("fault", {"low": fixed(eur(1)), "high": multiple_of("the gain", 1)})

        with pytest.raises(MissingFactError) as caught:
            evaluate(penalty, Facts())

        assert [each.fact for each in caught.value.missing] == ["the fault", "the gain"]


class TestOpenEnd:
    def test_without_a_turnover(self):
        """The GDPR without a turnover goes from nothing to the greater of its two maxima."""
        answer = assess(GDPR, Platform("A", "legal-entity"))

        assert answer.range == Range(eur(0), unbounded("EUR"))
        assert answer.span == (
            "EUR 0.00 to EUR 20,000,000, or 4 % of worldwide turnover of the whole group, "
            "financial year before the decision, if that is higher"
        )
        assert answer.certain == Range(eur(0), eur(20_000_000))
        (missing,) = answer.missing
        assert missing.fix.argument is Argument.ANNUAL_REVENUE
        assert str(missing) in " ".join(str(answer).split())

    def test_strict(self):
        """A strict assessment refuses."""
        with pytest.raises(MissingFactError):
            assess(GDPR, Platform("A", "legal-entity"), strict=True)
        with pytest.raises(WrongTypeError, match="strict must be True or False"):
            assess(GDPR, COMPANY, strict=1)  # type: ignore[arg-type]

    def test_the_day_of_the_decision(self):
        """If the day decides the year of the revenue, the missing day leaves the end open."""
        by_year = Platform("A", "legal-entity", {2023: eur(10**9)})

        assert assess(GDPR, by_year).missing[0].fix.argument is Argument.DECIDED_ON
        assert assess(GDPR, by_year, decided_on=date(2024, 6, 1)).high == eur(40_000_000)

    def test_what_is_capped_stays_finite(self):
        """The Brazilian law caps its share at a sum."""
        answer = assess(
            Violation("br/lgpd/52", date(2024, 5, 1)),
            Platform("A", "legal-entity"),
            given=Facts(counts={"infractions": 1}),
        )

        assert answer.range == Range(Money(0, "BRL"), Money(50_000_000, "BRL"))
        assert answer.span == span(answer.range)
        assert len(answer.missing) == 1

    def test_a_law_that_names_no_currency(self):
        """The currency of the country is used; without one, the sum is required."""
        answer = assess(Violation(UNPAID, DAY), COMPANY)

        assert answer.range == Range(rub(1_000), unbounded("RUB"))
        assert (
            answer.span == "RUB 1,000.00 to RUB 1,000, or twice the unpaid fine if that is higher"
        )
        statute = catalog()["eu/terreg"]
        (provision,) = statute.provisions
        elsewhere = evolve(
            statute, key="xx/terreg", provisions=(evolve(provision, key="xx/terreg/18.3"),)
        )
        with pytest.raises(MissingFactError):
            assess(
                Violation("xx/terreg/18.3", date(2024, 5, 1)),
                Platform("A", "legal-entity"),
                law=elsewhere,
            )

    def test_a_known_lower_end(self):
        """A revenue may be given as a range without upper end."""
        at_least = AnnualRevenue(amount=Range(eur(10**9), unbounded("EUR")))
        answer = assess(GDPR, Platform("A", "legal-entity", [at_least]))

        assert answer.range == Range(eur(0), unbounded("EUR"))
        assert answer.missing == ()
        assert answer.certain == answer.range

    @pytest.mark.parametrize(
        "call",
        [
            lambda: AnnualRevenue(amount=unbounded("EUR")),
            lambda: Platform("A", "legal-entity", unbounded("EUR")),
            lambda: Facts(revenue=unbounded("EUR")),
        ],
    )
    def test_nothing_but_an_end_is_open(self, call):
        """An amount that is given has a low end."""
        with pytest.raises(WrongValueError, match="whose low end is one"):
            call()

    def test_no_certain_amount(self):
        """If low ends rise with the revenue above the lowest high end, no amount is certain."""
        answer = assess(act(PART_5, detected_on=DAY), Platform("A", "legal-entity"), repeat=True)

        assert answer.certain is None
        assert "1/10" not in answer.span
        assert "10 % of total revenue" in answer.span

    @pytest.mark.parametrize(
        ("penalty", "words"),
        [
            (multiple_of("the gain", 1), "the gain"),
            (multiple_of("the gain", "1/20"), "5 % of the gain"),
            (capped(multiple_of("the gain", 1), at=eur(5)), None),
            (
                greater_of(fixed(eur(5)), multiple_of("the gain", 3), multiple_of("the loss", 2)),
                "the highest of: EUR 5; 3 times the gain; twice the loss",
            ),
            (
                total(fixed(eur(5)), multiple_of("the gain", 3)),
                "(EUR 5 plus 3 times the gain)",
            ),
            (
                lesser_of(multiple_of("the loss", 1), multiple_of("the gain", 3)),
                "(the lowest of: the loss; 3 times the gain)",
            ),
            (per_day(multiple_of("the gain", "1/100")), "(1 % of the gain) for 7 days"),
            (
                readings(
                    {"a": multiple_of("the gain", "1/365"), "b": multiple_of("the gain", "1/366")}
                ),
                "1/365 of the gain",
            ),
            (
                when(
                    Exceeds(Amount("the gain"), eur(9)),
                    multiple_of("the gain", 2),
                    otherwise=fixed(eur(8)),
                ),
                "EUR 8, or twice the gain if that is higher",
            ),
        ],
    )
    def test_in_words(self, penalty, words):
        """The open end is the part of the penalty that is not known; a capped one is an amount."""
        step = evaluate(penalty, OpenFacts(Facts(counts={"days": 7}, flags={}), "EUR"))

        if words is None:
            assert step.result.high == eur(5)
        else:
            assert open_end(step) == words

    def test_of_many(self):
        """Sums of open ranges are open, and low ends stay exact."""
        answers = assess_many([GDPR, GDPR], Platform("A", "legal-entity"))

        assert answers.totals()["EUR"] == Range(eur(0), unbounded("EUR"))

    def test_open_facts_leave_given_ones_as_they_are(self):
        """Facts that are given keep their values."""
        given = Facts(person="citizen", words={"w": "x"}, repeat=EITHER, counts={"n": 2})
        lenient = OpenFacts(given, "EUR")

        assert lenient.answer_person() == "citizen"
        assert lenient.answer_word("w") == "x"
        assert lenient.answer_repeat(REPEAT).value == EITHER
        assert lenient.missing == ()
        assert lenient.only_sums
