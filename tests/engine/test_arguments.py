"""Every verb checks its arguments, and its error names the one that is wrong."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from penaltymodel.cases import backtest
from penaltymodel.domain import AnnualRevenue, OffenseHistory, Platform, Violation
from penaltymodel.engine import assess, assess_many, combine, compare, findings
from penaltymodel.engine.compare import ExchangeRates
from penaltymodel.errors import PenaltyModelError, WrongTypeError
from penaltymodel.facts import Facts
from penaltymodel.registers import Plan, exposure
from penaltymodel.statutes.ru_koap_13_41 import STATUTE
from penaltymodel.values.money import rub


DAY = date(2021, 3, 1)
ACT = Violation("ru/koap-13.41/2", DAY)
PLATFORM = Platform("A", "legal-entity", rub(5))
RATES = ExchangeRates("EUR", {"RUB": "0.01"}, on=DAY, source="example")
COMMON = {
    "platform": PLATFORM,
    "history": OffenseHistory(),
    "law": None,
    "decided_on": None,
    "repeat": None,
    "given": Facts(),
    "assume_unchanged": False,
}
CHOICES = {"law_at": None, "charged_as": None, "limitation": None}
CALLS = {
    assess: {"violation": ACT, **COMMON, **CHOICES},
    assess_many: {"violations": [ACT], **COMMON, **CHOICES},
    compare: {"acts": [ACT], "rates": RATES, "into": "EUR", **COMMON},
    combine: {"assessments": [assess(ACT, PLATFORM)], "given": Facts()},
    backtest: {"tried": [], "law": None},
    findings: {"assessment": assess(ACT, PLATFORM)},
    exposure: {
        "requests": [],
        "platforms": [PLATFORM],
        "under": "ru/koap-13.41",
        "as_of": DAY,
        "plan": Plan("per-item"),
        "law": None,
        "history": None,
        "anyone": None,
        "given": Facts(),
        "states": ["late"],
        "limitation": None,
        "allowed": None,
        "authority": None,
        "unique_ids": False,
        "assume_unchanged": False,
        "on_reject": None,
    },
    ExchangeRates: {"currency": "EUR", "rates": {}, "on": DAY, "source": "example"},
    AnnualRevenue: {"amount": rub(5), "year": None, "base": None, "through": None, "months": 12},
    Facts: dict.fromkeys(("person", "revenue", "repeat"))
    | {name: {} for name in ("amounts", "counts", "flags", "words")},
}
WRONG = [3.5, b"x", object(), [[]], {5: 5}, datetime(2021, 3, 1)]
NAMED_OTHERWISE = dict.fromkeys(("into", "currency", "rates"), "currency|rates") | {
    "plan": "Plan.prosecution"
}


@pytest.mark.parametrize("wrong", WRONG, ids=lambda each: type(each).__name__)
@pytest.mark.parametrize(
    ("call", "name"),
    [(call, name) for call, arguments in CALLS.items() for name in arguments],
    ids=lambda each: getattr(each, "__name__", each),
)
def test_error_names_the_argument(call, name, wrong):
    """A value of the wrong type is rejected with the name of its argument."""
    call(**CALLS[call])
    if (call, name) == (exposure, "requests") and wrong == [[]]:
        pytest.skip("a wrong row is rejected by itself")

    with pytest.raises(PenaltyModelError, match=NAMED_OTHERWISE.get(name, name)):
        call(**CALLS[call] | {name: wrong})


@pytest.mark.parametrize(
    ("call", "name", "expected"),
    [
        (assess_many, "violations", "violations[1] must be a Violation, not the int 5"),
        (compare, "acts", "acts[1] must be a Violation, not the int 5"),
        (combine, "assessments", "assessments[1] must be an Assessment, not the int 5"),
        (exposure, "platforms", "platforms[1] must be a Platform, not the int 5"),
    ],
    ids=lambda each: getattr(each, "__name__", each),
)
def test_error_has_the_index(call, name, expected):
    """If one of several values has the wrong type, the error has its index."""
    arguments = CALLS[call]

    with pytest.raises(WrongTypeError) as error:
        call(**arguments | {name: [*arguments[name], 5]})

    assert str(error.value) == expected


@pytest.mark.parametrize(
    ("law", "expected"),
    [
        ({STATUTE.key: 5}, "law['ru/koap-13.41'] must be a Statute, not the int 5"),
        ([STATUTE, 5], "law[1] must be a Statute, not the int 5"),
        ([[]], "law[0] must be a Statute, not the list []"),
        (
            b"ru",
            "law must be a Statute, several, or a mapping of them by key, not the bytes b'ru'",
        ),
    ],
)
def test_law_that_is_no_statute(law, expected):
    """The error gives the index or the key at which *law* has no statute."""
    with pytest.raises(WrongTypeError) as error:
        assess(ACT, PLATFORM, law=law)

    assert str(error.value) == expected


@pytest.mark.parametrize("name", ["revenue", "amounts", "counts", "flags", "words", "repeat"])
def test_keys_of_facts(name):
    """A fact under a key that no penalty can look up is rejected."""
    with pytest.raises(WrongTypeError, match=rf"a key of Facts\.{name} must be of the type"):
        Facts(**{name: {5: 5}})
