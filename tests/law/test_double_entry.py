"""Tests of double entry: each slip in one of the two entries is found."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import attrs
import pytest

from penaltymodel.law.double_entry import Defect, double_entry, entries
from penaltymodel.law.figures import FigureKind, figures
from penaltymodel.law.forms import cited, fixed, floored, share_of_revenue, total, upto, when
from penaltymodel.law.guideline import Guideline
from penaltymodel.law.penalties import (
    Amount,
    AtLeast,
    Count,
    Exceeds,
    Flag,
    Is,
    Matching,
    Not,
    Penalty,
    PersonIs,
    Repeat,
    Revenue,
    Times,
)
from penaltymodel.law.sanctions import AdvertisingBan, Blocking, Ladder, Rung, Throttling
from penaltymodel.law.statute import (
    Enactment,
    Grouping,
    Limitation,
    Pending,
    Provision,
    SetCap,
    StatedSanction,
    Statute,
)
from penaltymodel.law.words import (
    AccountingPeriod,
    Base,
    Measure,
    Milestone,
    Perimeter,
    PersonKind,
    Role,
)
from penaltymodel.values.money import Money, eur
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import only
from penaltymodel.values.sources import Confidence, Notation, Source, written


V, S, M = Confidence.VERIFIED, Confidence.SECONDARY, Confidence.MEMORY
DAY = date(2024, 5, 1)
TURNOVER = Base(Measure.TURNOVER, Perimeter.GROUP, "worldwide", AccountingPeriod.ANNUAL)
REPEAT = Repeat(
    opens_at=Milestone.DECISION,
    within=Period(years=3),
    counted_from=Milestone.DECISION,
    matching=Matching.SAME_PROVISION,
    measured_to=Milestone.COMMISSION,
    times=2,
)


def source(*notations: str | Notation, mark: Confidence = V, place: str = "an act") -> Source:
    """Return a source with notations."""
    return Source(place, mark, as_written=notations)


def act(penalty: Penalty, *notations: str | Notation, **changes: object) -> Statute:
    """Return an act with one text, whose source has *notations* and the day."""
    text = source(*notations, "1 May 2024")
    enactment = Enactment(applies_from=DAY, penalty=penalty, source=text)
    provision = Provision(key="zz/act/1", offense="an offense", enactments=(enactment,))
    statute = Statute(
        key="zz/act",
        title="An act",
        jurisdiction="Nowhere",
        provisions=(provision,),
        known_through=date(2025, 1, 1),
        sources=(text,),
    )
    return attrs.evolve(statute, **changes)


def of(statute: Statute | Guideline, **changes: object) -> list[str]:
    """Return the discrepancies of *statute* as sentences."""
    return [str(each) for each in double_entry(statute)]


def with_text(statute: Statute, **changes: object) -> Statute:
    """Return *statute* with another text of its provision."""
    provision = statute.provisions[0]
    enactment = attrs.evolve(provision.enactments[0], **changes)
    return attrs.evolve(statute, provisions=(attrs.evolve(provision, enactments=(enactment,)),))


class TestAgreement:
    @pytest.mark.parametrize(
        ("penalty", "notations"),
        [
            (fixed(eur(5_000), eur(10_000)), ("5 000 à 10 000 euros",)),
            (upto(eur(5_000)), ("5.000 Euro",)),
            (
                share_of_revenue(0, "4/100", base=TURNOVER),
                ("4 %", written("Umsatz des Konzerns", "turnover", "of the whole group")),
            ),
            (
                share_of_revenue(0, 1, base=TURNOVER),
                ("turnover", written("Konzern", "of the whole group"), "worldwide"),
            ),
            (
                when(AtLeast(Count("days"), 30), upto(eur(7)), otherwise=upto(eur(5))),
                ("30 days", "€5 or €7"),
            ),
            (
                when(Exceeds(Amount("the gain"), eur(30)), upto(eur(7)), otherwise=upto(eur(5))),
                ("30 €", "5 €", "7 €"),
            ),
            (
                when(
                    Not(Exceeds(Revenue(TURNOVER), eur(30))), upto(eur(7)), otherwise=upto(eur(5))
                ),
                ("30 €", "5 €", "7 €", written("Konzernumsatz", "turnover", "of the whole group")),
            ),
            (
                when(PersonIs((PersonKind.CITIZEN,)), upto(eur(7)), otherwise=upto(eur(5))),
                ("5 €", "7 €", written("natürliche Person", "citizen")),
            ),
            (
                when(REPEAT, upto(eur(7)), otherwise=upto(eur(5))),
                ("5 €", "7 €", "3 years", written("twice", "2"), "decision", "commission"),
            ),
            (
                upto(eur(1_250_000)),
                (written("le quintuple", "5", "EUR 1,250,000", by="5 × EUR 250,000"),),
            ),
        ],
    )
    def test_figures_are_found(self, penalty, notations):
        """Each kind of figure is found in a notation of its text."""
        assert of(act(penalty, *notations)) == []

    def test_closest_source_and_wider_ones(self):
        """A figure may be in a source cited around it, in that of its text, or of the statute."""
        penalty = cited(cited(upto(eur(7)), source(place="a", mark=M)), source("7 €", place="b"))

        assert of(act(penalty)) == []
        assert of(act(cited(upto(eur(7)), source("€", place="a")), "7 €")) == []

    def test_parts_of_a_statute(self):
        """Limitations, caps, ladders, measures and payments are figures too."""
        here = source(
            "3 years",
            "9 €",
            "14 days",
            "3 months",
            "2 weeks",
            "half",
            written("half", "1/2"),
            "30 %",
            "60 days",
            "1 June 2024",
            "1 January 2030",
            "8 €",
        )
        ladder = Ladder(
            key="zz/act/ladder",
            title="steps",
            rungs=(
                Rung(after=Period(days=14), penalty=upto(eur(8)), source=here),
                Rung(
                    after=Period(weeks=2), sanction=Throttling(only(Fraction(3, 10))), source=here
                ),
            ),
            collected=Fraction(1, 2),
            source=here,
        )
        june = date(2024, 6, 1)
        statute = act(
            upto(eur(5)),
            "5 €",
            limitations=(
                Limitation(name="all", applies_from=DAY, within=Period(years=3), source=here),
            ),
            set_caps=(
                SetCap(together=(Grouping.DAY,), cap=None, source=here),
                SetCap(
                    together=(Grouping.DAY,),
                    cap=upto(eur(9)),
                    source=here,
                    applies_from=june,
                    applies_through=date(2030, 1, 1),
                ),
            ),
            sanctions=(
                StatedSanction(
                    provisions=(), sanction=AdvertisingBan(Period(months=3)), source=here
                ),
                StatedSanction(provisions=(), sanction=Blocking(), source=here),
            ),
            ladders=(ladder,),
            payment_within=Period(days=60),
        )

        assert [each for each in of(statute) if "60 days" not in each] == []
        assert of(attrs.evolve(statute, payment_source=here)) == []

    def test_last_day_or_the_day_after(self):
        """A last day is written as such, or as the day from which the next text applies."""
        statute = with_text(act(upto(eur(5)), "5 €"), applies_through=date(2024, 12, 31))
        ended = source("1 May 2024", "1 January 2025")

        assert of(statute) == [
            "zz/act/1 from 2024-05-01: the day 2024-12-31 is not in the notations of 'an act'"
        ]
        assert of(with_text(statute, day_source=ended)) == []

    def test_persons(self):
        """The persons that a provision applies to are terms of its text, unless it applies to all."""
        statute = act(upto(eur(5)), "5 €")
        companies = attrs.evolve(statute.provisions[0], persons=(PersonKind.LEGAL_ENTITY,))
        narrow = attrs.evolve(statute, provisions=(companies,))

        assert of(narrow) == [
            "zz/act/1: the person legal-entity is not in the notations of 'an act'"
        ]

    def test_persons_of_each_provision(self):
        """A provision whose sources write a kind of person states it, also if others do."""
        companies = written("personne morale", "legal-entity")
        statute = act(upto(eur(5)), "5 €", companies)
        first = attrs.evolve(statute.provisions[0], persons=(PersonKind.LEGAL_ENTITY,))
        second = attrs.evolve(statute.provisions[0], key="zz/act/2")
        narrow = attrs.evolve(second, persons=(PersonKind.LEGAL_ENTITY,))

        assert of(attrs.evolve(statute, provisions=(first, narrow))) == []
        assert of(attrs.evolve(statute, provisions=(first, second))) == [
            "zz/act/2: 'personne morale' of 'an act' reads legal-entity, which no figure states"
        ]

    def test_base_that_a_source_contradicts(self):
        """A usual base needs no notation, but no source may write another one in its place."""
        group = written("Konzern", "turnover", "of the whole group")
        own = Base(Measure.TURNOVER, Perimeter.PERSON, "worldwide", AccountingPeriod.ANNUAL)
        first = cited(share_of_revenue(0, "4/100", base=TURNOVER), source("4 %", group))
        second = cited(share_of_revenue(0, "4/100", base=own), source("4 %", group))

        assert of(act(first)) == []
        assert of(act(when(Flag("a"), first, otherwise=second))) == [
            "zz/act/1 from 2024-05-01: the revenue base of the person itself is not in the "
            "notations of 'an act'"
        ]

    def test_sums_are_in_their_own_source(self):
        """A sum with a source of its own is not looked for in the sources of others."""
        one, other = source("5 €", place="a"), source("7 €", place="b")
        terms = total(cited(upto(eur(5)), one), cited(upto(eur(7)), other))
        swapped = total(cited(upto(eur(7)), one), cited(upto(eur(5)), other))

        assert of(act(terms, sources=(one, other))) == []
        assert len(of(act(swapped, sources=(one, other)))) == 4

    def test_own_sources_of_base_and_repeat(self):
        """The base and the rule of repeats have sources of their own."""
        statute = act(share_of_revenue(0, "4/100", base=TURNOVER), "4 %")
        statute = with_text(
            statute,
            base_source=source(written("Konzernumsatz", "turnover", "of the whole group")),
            repeat=REPEAT,
            repeat_source=source("3 years", written("twice", "2"), "decision", "commission"),
        )

        assert of(statute) == []
        assert "the period 3 years" in of(with_text(statute, repeat_source=None))[0]

    def test_day_after_a_decision(self):
        """The time after which a decision begins to count is a figure."""
        rule = attrs.evolve(REPEAT, opens_after=Period(days=5))
        words = ("3 years", written("twice", "2"), "decision", "commission")

        def entered(*notations: str) -> list[str]:
            own = source(*words, *notations)
            return of(with_text(act(upto(eur(5)), "5 €"), repeat=rule, repeat_source=own))

        assert entered("after 5 days") == []
        assert "the period 5 days" in entered()[0]

    def test_words(self):
        """Words, roles and what violations share may be in a notation."""
        named = written("petites entreprises, hébergeur", "small", "host", "EUR 0")
        same_day = source(written("le même jour", "day"))
        size = Is("size", ("small",))
        statute = act(
            when(size, upto(eur(5)), otherwise=upto(eur(7))),
            *("5 €", "7 €", named),
            set_caps=(SetCap(together=(Grouping.DAY,), cap=None, source=same_day),),
        )
        hosts = attrs.evolve(statute.provisions[0], roles=(Role.HOST,))

        assert of(attrs.evolve(statute, provisions=(hosts,))) == []
        assert of(statute) == [
            "zz/act: 'petites entreprises, hébergeur' of 'an act' reads host, which no figure states"
        ]

    def test_figures_in_names(self):
        """The figures in the names of facts and offenses may be in a notation."""
        grave = when(Flag("answered within 48 hours"), upto(eur(5)), otherwise=upto(eur(5)))
        each = Times(Count("calls within 12 months"), grave)
        statute = act(each, "5 €", "48 Stunden", "12 months", "16 years")
        young = attrs.evolve(statute.provisions[0], offense="data of persons under 16 years")

        assert of(attrs.evolve(statute, provisions=(young,))) == []
        assert len(of(statute)) == 1

    def test_usual_rule_of_repeats(self):
        """An event of a rule for repeats needs a notation if it is not the usual one."""
        usual = attrs.evolve(REPEAT, times=1, within=None)
        in_force = attrs.evolve(usual, opens_at=Milestone.ENTRY_INTO_FORCE)
        detected = attrs.evolve(usual, measured_to=Milestone.DETECTION)

        def missing(rule: Repeat) -> list[str]:
            return of(act(when(rule, upto(eur(5)), otherwise=upto(eur(5))), "5 €"))

        assert missing(usual) == []
        assert "the event entry into force" in missing(in_force)[0]
        assert "the event decision" in missing(in_force)[1]
        assert "the event detection" in missing(detected)[0]

    def test_guideline(self):
        """The figures of a guideline are entered twice as well."""
        text = source("5 €", "1 May 2024", "30 June 2025")
        guideline = Guideline(
            key="zz/guide",
            title="A guideline",
            provisions=(),
            applies_from=DAY,
            applies_through=date(2025, 6, 30),
            known_through=date(2025, 6, 30),
            penalty=upto(eur(5)),
            source=text,
        )

        assert of(guideline) == []
        assert of(attrs.evolve(guideline, applies_through=None))
        assert of(attrs.evolve(guideline, penalty=upto(eur(6))))


class TestOtherSums:
    UNIT = source("AUD 330", place="the unit")

    def units(self, amount: int, *factors: Source) -> Statute:
        """Return an act with a sum that follows from a unit."""
        penalty = upto(Money(amount, "AUD"))
        for each in factors:
            penalty = cited(penalty, each)
        return act(cited(penalty, self.UNIT))

    FIVE_HUNDRED = source(written("500 penalty units", by="500 × unit"), place="s 57")
    FIVEFOLD = source(written("5 times", by="5 × unit"), place="s 82")

    def test_units(self):
        """A sum may be a multiple of a unit, or a multiple of a multiple."""
        assert of(self.units(165_000, self.FIVE_HUNDRED)) == []
        assert of(self.units(825_000, self.FIVE_HUNDRED, self.FIVEFOLD)) == []
        assert of(self.units(825_000, self.FIVEFOLD, self.FIVE_HUNDRED)) == []

    def test_units_of_the_text_before_products(self):
        """A number of units that the text states is found before a product of other numbers."""
        five, hundred = (
            source(written(f"{number} units", by=f"{number} × unit"), place=f"s {number}")
            for number in (5, 100)
        )

        assert of(self.units(165_000, five, hundred, self.FIVE_HUNDRED)) == [
            "zz/act: '100 units' of 's 100' reads 100 × unit, which no figure states",
            "zz/act: '5 units' of 's 5' reads 5 × unit, which no figure states",
        ]

    def test_wrong_units(self):
        """A sum that no multiple gives is found, with the rule that nothing uses."""
        assert of(self.units(165_330, self.FIVE_HUNDRED)) == [
            "zz/act/1 from 2024-05-01: the amount AUD 165,330 is not in the notations of 's 57'",
            "zz/act: 'AUD 330' of 'the unit' reads 330 or AUD 330, which no figure states",
            "zz/act: '500 penalty units' of 's 57' reads 500 × unit, which no figure states",
        ]

    def test_revaluation(self):
        """A sum may be that of the text before, revalued."""
        rate = source(
            written("% 25,49", by="sum before + 25.49 %, rounded down"), "1 January 2025"
        )
        statute = act(upto(Money(10_000_001, "TRY")), "10.000.001 TL")
        old = attrs.evolve(statute.provisions[0].enactments[0], applies_through=date(2024, 12, 31))

        def revalued(amount: int) -> Statute:
            new = Enactment(
                applies_from=date(2025, 1, 1), penalty=upto(Money(amount, "TRY")), source=rate
            )
            provision = attrs.evolve(statute.provisions[0], enactments=(old, new))
            return attrs.evolve(statute, provisions=(provision,))

        assert of(revalued(12_549_001)) == []
        both = source("10.000.001 → 12.549.001 TL", "1 January 2025", "1 January 2020")
        published = source(
            written("12.549.001 TL", by="sum before + 25.49 %, rounded down"), "1 January 2025"
        )
        first, second = revalued(12_549_001).provisions[0].enactments
        texts = (first, attrs.evolve(second, source=published))
        provision = attrs.evolve(statute.provisions[0], enactments=texts)
        assert of(attrs.evolve(statute, provisions=(provision,))) == []
        lower = attrs.evolve(first, penalty=upto(Money(10_000_002, "TRY")))
        provision = attrs.evolve(statute.provisions[0], enactments=(lower, texts[1]))
        assert of(attrs.evolve(statute, provisions=(provision,)))[1] == (
            "zz/act: '12.549.001 TL' of 'an act': the amount TRY 12,549,001 is not "
            "'sum before + 25.49 %, rounded down'"
        )
        first, second = revalued(12_549_001).provisions[0].enactments
        texts = (first, attrs.evolve(second, source=both))
        provision = attrs.evolve(statute.provisions[0], enactments=texts)
        assert of(attrs.evolve(statute, provisions=(provision,))) == []
        assert len(of(revalued(12_549_002))) == 2


class TestSlips:
    def test_no_notation(self):
        """A source with the mark V needs a notation; other sources do not."""
        bare = source(mark=V, place="art. 1")

        found = double_entry(act(cited(upto(eur(5)), bare)))

        assert [each.defect for each in found] == [Defect.NO_NOTATION, Defect.SINGLE]
        assert [each.is_error for each in found] == [True, False]
        assert str(found[0]) == "zz/act: 'art. 1' has the mark V, but as_written is empty"
        assert str(found[1]) == (
            "zz/act/1 from 2024-05-01: the amount EUR 5 is entered once: 'art. 1' has no as_written"
        )
        assert len(of(act(cited(upto(eur(5)), source(mark=S))))) == 1

    def test_slip_in_either_entry(self):
        """A slip in the code or in the notation is found, from both sides."""
        assert of(act(upto(eur(50_000)), "5 000 €")) == [
            "zz/act/1 from 2024-05-01: the amount EUR 50,000 is not in the notations of 'an act'",
            "zz/act: '5 000 €' of 'an act' reads 5,000 or EUR 5,000, which no figure states",
        ]

    @pytest.mark.parametrize(
        ("notation", "why"),
        [
            (
                written("le quintuple", "5", "EUR 1,250,000", by="5 × EUR 200,000"),
                "'5 × EUR 200,000' is EUR 1,000,000, which is not in reads",
            ),
            (
                written("le quintuple", "EUR 1,250,000", by="5 × EUR 250,000"),
                "the text has no operand of '5 × EUR 250,000'",
            ),
            (
                written("le quintuple", "EUR 1,250,000", by="five"),
                "by must be a calculation such as '5 × EUR 250,000', not 'five'",
            ),
        ],
    )
    def test_wrong_calculation(self, notation, why):
        """A calculation that does not hold is found."""
        assert of(act(upto(eur(1_250_000)), notation)) == [
            f"zz/act: 'le quintuple' of 'an act': {why}"
        ]

    def test_what_is_pending_is_not_coded(self):
        """The notations of a pending change are not compared."""
        pending = Pending(what="a change", since=DAY, source=source("10 €", place="a bill"))

        assert of(act(upto(eur(5)), "5 €", pending=(pending,))) == []


class TestFigures:
    def test_in_order(self):
        """The figures of a statute are listed with their kinds, and where they are entered again."""
        statute = act(
            floored(share_of_revenue("1/20", "1/10", base=TURNOVER), at=eur(5)), "5 €", "5–10 %"
        )

        found = figures(statute)

        assert [each.kind for each in found] == [
            FigureKind.DAY,
            *[FigureKind.SHARE] * 2,
            *[FigureKind.BASE] * 4,
            FigureKind.AMOUNT,
        ]
        where = [each.notation and each.notation.text for each in entries(statute)]
        assert where == ["1 May 2024", "5–10 %", "5–10 %", None, None, None, None, "5 €"]
