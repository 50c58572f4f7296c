"""Tests for `penaltymodel.engine.inputs` and `penaltymodel.law.currency`."""

from __future__ import annotations

from datetime import date

import pytest

from attrs import evolve

from penaltymodel.engine.inputs import Input, InputKind, inputs, inputs_of
from penaltymodel.errors import WrongTypeError
from penaltymodel.interpreters.needs import needs
from penaltymodel.law.currency import COUNTRIES, currency_of
from penaltymodel.law.forms import fixed, graded, per, per_day, readings, upto, when
from penaltymodel.law.penalties import Amount, AtLeast, Count, Exceeds, Flag, Is, Revenue
from penaltymodel.law.statute import Statute
from penaltymodel.statutes import catalog
from penaltymodel.values.money import CURRENCIES, eur, rub, usd
from penaltymodel.values.ranges import EITHER


LAWS = list(catalog().values())


def named(found: tuple[Input, ...], name: str) -> Input:
    """Return the one input with this name."""
    (one,) = (each for each in found if each.name == name)
    return one


class TestInputs:
    @pytest.mark.parametrize("statute", LAWS, ids=lambda law: law.key)
    def test_has_every_fact_that_a_penalty_needs(self, statute: Statute):
        """Every fact that any text needs is an input."""
        found = inputs(statute)

        for provision in statute.provisions:
            for text in provision.enactments:
                needed = needs(text.penalty)
                facts = {each.fact for each in found}
                assert facts >= {*needed.money, *needed.counts}
                names = {each.name for each in found}
                assert names >= {*(flag.name for flag in needed.flags), *needed.words}

    @pytest.mark.parametrize("statute", LAWS, ids=lambda law: law.key)
    def test_names_each_once(self, statute: Statute):
        """No two inputs have the same name, except revenues, which differ in what they measure."""
        found = inputs(statute)

        keys = [(each.kind, each.name, each.about, each.period) for each in found]
        assert len(set(keys)) == len(keys)
        assert len({each.fact for each in found}) == len(found)

    @pytest.mark.parametrize("statute", LAWS, ids=lambda law: law.key)
    def test_every_sum_has_a_currency(self, statute: Statute):
        """Every sum has a currency, also where the text states none."""
        sums = [each for each in inputs(statute) if each.kind is InputKind.SUM]

        assert all(each.unit in CURRENCIES for each in sums)

    def test_revenue(self):
        """A revenue has the base and the year that the law means."""
        (one,) = inputs(catalog()["eu/terreg"])

        assert one.name == "revenue"
        assert one.kind is InputKind.SUM
        assert one.about == "worldwide turnover of the person itself"
        assert one.period == "financial year before the decision"
        assert one.unit == "EUR"
        assert isinstance(one.fact, Revenue)

    def test_count_per_calendar_year(self):
        """A count has the period of the caps of its statute, and the cap has no input."""
        found = inputs(catalog()["us/45-cfr"], on=date(2024, 9, 1))

        assert named(found, "violations").period == "per calendar year"

    def test_count_per_day(self):
        """The cap of a day gives a count its period."""
        assert {each.period for each in inputs(catalog()["au/spam"])} == {"per day"}

    def test_one_provision_on_a_day(self):
        """Only the texts of the provision and the day count."""
        statute = catalog()["ru/koap-13.41"]
        fifth = statute.provision("ru/koap-13.41/5")

        assert named(inputs(statute, of=fifth), "revenue").unit == "RUB"
        assert inputs(statute, of=fifth, on=date(1990, 1, 1)) == ()
        assert inputs(statute, on=date(1990, 1, 1)) == ()

    def test_words(self):
        """A closed list has its words, and an open list has those that are known."""
        closed = graded("fault", {"low": upto(eur(1)), "high": upto(eur(2))})
        is_open = when(Is("matter", ("x",)), upto(eur(1)), otherwise=upto(eur(2)))
        fault, matter = inputs_of([closed, is_open])

        assert (fault.words, fault.is_closed) == (("low", "high"), True)
        assert (matter.words, matter.is_closed) == (("x",), False)

    def test_same_name_in_two_texts(self):
        """Two texts with one name are one input, with the values of both."""
        texts = [
            when(Is("matter", (word,), (word,)), fixed(rub(1)), otherwise=fixed(rub(2)))
            for word in "ab"
        ]
        (one,) = inputs_of(texts)

        assert one.words == ("a", "b")

    def test_different_presumptions(self):
        """Where two texts presume different things, nothing is presumed for both."""
        yes, no = (
            when(Flag("grave", presumed=value), upto(eur(1)), otherwise=upto(eur(2)))
            for value in (True, False)
        )

        assert inputs_of([yes, no])[0].presumed is None

    def test_what_is_taken_if_not_given(self):
        """Each presumption has its words."""
        flags = {None: "must be given", True: "yes", False: "no", EITHER: "the law leaves it open"}
        for presumed, words in flags.items():
            penalty = when(Flag("grave", presumed), upto(eur(1)), otherwise=upto(eur(2)))
            assert inputs_of([penalty])[0].if_not_given == words

    def test_presumed_word(self):
        """A word may be presumed: a large undertaking, where the law has relief for smaller ones."""
        found = named(inputs(catalog()["eu/ai-act"]), "size of the undertaking")

        assert found.words == ("micro", "small", "medium", "small mid-cap", "large")
        assert found.presumed == found.if_not_given == "large"

    def test_conditions_count(self):
        """The facts of conditions are inputs."""
        test = when(AtLeast(Count("users"), 5), upto(eur(1)), otherwise=upto(eur(2)))
        other = when(
            Exceeds(Amount("the gain"), eur(5)), test, otherwise=per("users", upto(eur(1)))
        )

        assert [each.name for each in inputs_of([other])] == ["the gain", "users"]

    def test_two_currencies(self):
        """The unit names both currencies."""
        both = when(Exceeds(Amount("the gain"), eur(5)), fixed(usd(1)), otherwise=fixed(usd(2)))

        assert inputs_of([both])[0].unit == "EUR or USD"

    def test_readings(self):
        """A reading is a circumstance that the law leaves open."""
        (one,) = inputs_of([readings({"a": per_day(upto(eur(1))), "b": fixed(eur(2))})])[:1]

        assert (one.name, one.presumed) == ("reading: a", EITHER)

    def test_bad_arguments(self):
        """Only statutes have inputs."""
        statute = catalog()["eu/gdpr"]
        with pytest.raises(WrongTypeError, match="statute must be a Statute"):
            inputs("eu/gdpr")  # type: ignore[arg-type]
        with pytest.raises(WrongTypeError, match="of must be a Provision"):
            inputs(statute, of="eu/gdpr/83.5")  # type: ignore[arg-type]
        with pytest.raises(WrongTypeError, match="on must be"):
            inputs(statute, on="2024-01-01")  # type: ignore[arg-type]


class TestCurrency:
    @pytest.mark.parametrize("statute", LAWS, ids=lambda law: law.key)
    def test_every_statute_has_one(self, statute: Statute):
        """Every statute of the catalog has one currency."""
        assert currency_of(statute) in CURRENCIES

    def test_countries(self):
        """The currencies of the countries exist."""
        assert set(COUNTRIES.values()) <= CURRENCIES

    def test_unknown_country(self):
        """A statute of an unknown place that names no sum has no currency."""
        assert currency_of(evolve(catalog()["eu/dsa"], key="xx/dsa")) is None
