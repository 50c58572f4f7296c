"""All public values are plain frozen values."""

from __future__ import annotations

import copy
import pickle
import weakref

from datetime import date, datetime
from fractions import Fraction

import attrs
import pytest

from attrs.exceptions import FrozenInstanceError

from penaltymodel import domain, facts, values
from penaltymodel.cases import backtest
from penaltymodel.domain.history import Decision, OffenseHistory
from penaltymodel.domain.platform import AnnualRevenue, Platform
from penaltymodel.domain.request import Request
from penaltymodel.domain.violation import Violation
from penaltymodel.engine import assess, combine, compare
from penaltymodel.engine.compare import ExchangeRates
from penaltymodel.facts.answers import Answer, CountedDecision
from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.evaluate import evaluate
from penaltymodel.law.forms import total
from penaltymodel.registers import exposure
from penaltymodel.statutes import catalog
from penaltymodel.statutes.ru_as_reported_2021 import ANNUAL_REVENUE, PENALTY, REPEAT
from penaltymodel.values.curves import Curve, Kinks, Piece
from penaltymodel.values.money import Money, rub
from penaltymodel.values.periods import Period, Window
from penaltymodel.values.ranges import YES, Range
from penaltymodel.values.sources import Confidence, Notation, Source


DAY = date(2021, 3, 1)
NAME = "\\" * 200  # the longest representation that a name can have
DECISION = Decision(
    NAME,
    DAY,
    committed_on=DAY,
    imposed_on=DAY,
    in_force_on=DAY,
    executed_on=DAY,
    fine=rub(Fraction(1, 3)),
    id=NAME,
)
MANY = 50
HISTORY = OffenseHistory(attrs.evolve(DECISION, id=f"{n}") for n in range(MANY))
COUNTED = CountedDecision(DECISION, YES, "because " * 100, Window(DAY, DAY))
GIVEN = Facts(
    person="legal-entity",
    revenue={attrs.evolve(ANNUAL_REVENUE, territory=f"{n}"): rub(n) for n in range(50)},
    amounts={f"amount {n}": rub(n) for n in range(500)},
    counts={f"count {n}": Range(n, n + 1) for n in range(500)},
    flags={f"flag {n}": True for n in range(500)},
    words={f"word {n}": NAME for n in range(500)},
    repeat={attrs.evolve(REPEAT, times=n + 1): False for n in range(50)},
)
REQUEST = Request(
    id="1",
    platform="A",
    authority="Roskomnadzor",
    category="drugs",
    sent_at=datetime(2021, 1, 1, 12),
    allowed=Period(hours=24),
)
CURVE = Curve(
    "RUB", Fraction(6), [Piece(Fraction(n), Fraction(n), Fraction(n)) for n in range(MANY)]
)
VALUES = [
    rub(5),
    Money(10**5_000 + 1, "RUB") * Fraction(1, 3),
    Range(rub(5), rub(7)),
    Period(years=1),
    Window(DAY),
    Notation("одной двадцатой", ("1/20",)),
    Source(
        "KoAP " * 500, Confidence.VERIFIED, "a book " * 500, "https://" + "x" * 5_000, "n" * 5_000
    ),
    AnnualRevenue(amount=rub(5), year=2020),
    Platform(
        NAME,
        "legal-entity",
        {year: rub(year) for year in range(1801, 2021)},
        inactive_in=range(1801, 2021),
    ),
    Violation(NAME, DAY, began_on=DAY, detected_on=DAY, category=NAME, operation=NAME, id=NAME),
    DECISION,
    HISTORY,
    Request(
        id=NAME,
        platform=NAME,
        authority=NAME,
        category=NAME,
        sent_at=datetime(2021, 3, 1, 12),
        allowed=Period(hours=24),
    ),
    GIVEN,
    Facts(),
    COUNTED,
    Answer(YES, "because " * 1_000, (COUNTED,) * MANY),
    Piece(Fraction(0), Fraction(6), Fraction(1, 5)),
    CURVE,
    Kinks(CURVE, CURVE),
    evaluate(PENALTY, Facts(repeat=True, revenue=rub(5))),
    evaluate(total(*[PENALTY] * 50), Facts(repeat=Range(False, True), revenue=rub(5))),
]
values_of_each_class = pytest.mark.parametrize(
    "value", VALUES, ids=lambda value: type(value).__name__
)


def test_all_public_classes_are_here():
    """These tests cover all public classes of values, domain and facts."""
    public = {
        found
        for folder in (values, domain, facts)
        for name in folder.__all__
        if isinstance(found := getattr(folder, name), type) and attrs.has(found)
    }

    assert public <= {type(value) for value in VALUES}


@values_of_each_class
class TestPlain:
    def test_is_frozen(self, value):
        """No attribute can be assigned or deleted."""
        fields = [each.name for each in attrs.fields(type(value))]

        for name in [*fields, *(f"_{name}" for name in fields), "other"]:
            with pytest.raises(FrozenInstanceError):
                setattr(value, name, None)
            with pytest.raises(FrozenInstanceError):
                delattr(value, name)

    def test_copies(self, value):
        """Copies and pickles are equal, and hash alike."""
        for again in (
            copy.copy(value),
            copy.deepcopy(value),
            pickle.loads(pickle.dumps(value)),
            attrs.evolve(value),
        ):
            assert type(again) is type(value)
            assert again == value
            assert hash(again) == hash(value)

    def test_constructor_and_attributes_have_the_same_names(self, value):
        """Every argument of a constructor is an attribute with the same name."""
        for each in attrs.fields(type(value)):
            assert hasattr(value, each.alias)

    def test_representation_is_short(self, value):
        """A representation has fewer than 2,000 characters, also of a long history."""
        assert len(repr(value)) < 2_000
        assert repr(value).startswith(f"{type(value).__name__}(")

    def test_subclass(self, value):
        """A subclass is built and compared as its own class."""
        kind = type(value)
        made = attrs.frozen(type(f"{kind.__name__}ByAttrs", (kind,), {}))
        plain = type(f"{kind.__name__}Plain", (kind,), {})

        arguments = {each.alias: getattr(value, each.alias) for each in attrs.fields(kind)}
        for each in (made, plain):
            again = each(**arguments)
            assert type(again) is each
            assert isinstance(again, kind)
            assert again == each(**arguments)


@pytest.mark.parametrize(
    "value",
    [VALUES[8], DECISION, HISTORY, Platform("A", "citizen"), Facts()],
    ids=lambda value: type(value).__name__,
)
def test_weak_references(value):
    """A weak reference to a violation, a decision, a history, a platform or facts works."""
    assert weakref.ref(value)() is value


def test_representation_of_a_long_history_gives_the_number():
    """A history of 10,000 decisions is shown with the first few and their number."""
    history = OffenseHistory(HISTORY.decisions[:1] + (Decision("a", DAY),) * 9_999)

    assert len(repr(history)) < 2_000
    assert repr(history).endswith("… 10,000 in all))")


def test_representation_of_law_is_short():
    """Statutes, their texts and what is kept of them are shown in fewer than 2,000 characters."""
    assessment = assess(Violation("ru/koap-13.41/2", DAY), Platform("A", "legal-entity"), HISTORY)
    lengths = {
        len(repr(value))
        for statute in catalog().values()
        for provision in statute.provisions
        for value in (statute, provision, *provision.enactments)
    }

    assert max(lengths) < 2_000
    assert len(repr(assessment.applied)) < 2_000
    assert len(repr(assessment.applied.era)) < 2_000


def test_representation_of_results_is_short():
    """Results that have many parts are shown in fewer than 2,000 characters."""
    platforms = [Platform(f"{n}", "legal-entity") for n in range(MANY)]
    act = Violation("ru/koap-13.41/2", DAY)
    rates = ExchangeRates("EUR", {"RUB": "0.01"}, on=DAY, source="example")
    requests = [attrs.evolve(REQUEST, id=f"{n}", platform=f"{n % MANY}") for n in range(500)]
    results = (
        combine([assess(act, platforms[0])] * MANY),
        compare([act] * MANY, platforms[0], rates=rates, into="EUR"),
        backtest(),
        exposure(requests, platforms, under="ru/koap-13.41", as_of=DAY, plan="per-item"),
        exposure([5] * MANY, platforms, under="ru/koap-13.41", as_of=DAY, plan="per-item"),
    )

    for value in (*results, *results[0].groups, results[1].lines[0]):
        assert len(repr(value)) < 2_000, type(value).__name__
