"""Tests for all statutes of the catalog."""

from __future__ import annotations

import itertools
import sys

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import attrs
import pytest

import penaltymodel.statutes

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.errors import (
    DuplicateIdError,
    MissingFactError,
    NotLiableError,
    OutsideCodedLawError,
    WrongTypeError,
)
from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.check import check
from penaltymodel.interpreters.data import from_json, to_json
from penaltymodel.interpreters.evaluate import Step, evaluate
from penaltymodel.interpreters.kinks import kinks
from penaltymodel.interpreters.needs import Needs, needs
from penaltymodel.law.penalties import Cited, Is, Penalty, Revenue, walk
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import PersonKind
from penaltymodel.statutes import catalog, statute_of
from penaltymodel.values.money import Money
from penaltymodel.values.ranges import EITHER
from penaltymodel.values.sources import Confidence, Source, weakest


STATUTES = list(catalog().values())
A_STATUTE = [(statute,) for statute in STATUTES]
A_PROVISION = [(statute, each) for statute in STATUTES for each in statute.provisions]
AN_ENACTMENT = [
    (s, provision, each) for s, provision in A_PROVISION for each in provision.enactments
]
A_PERSON = [(s, p, text, kind) for s, p, text in AN_ENACTMENT for kind in p.persons]

A_DAY = timedelta(days=1)

LATER = {
    *(f"in/dpdp/{number}" for number in range(1, 8)),
    *(f"eu/cra/64.{number}" for number in (2, 3, 4)),
    *(f"eu/ehds/64.{number}" for number in (4, 5)),
    *(f"cl/19628/35.{number}" for number in (1, 2, 3)),
    "us/ca-ab-1043/1798.503",
    "us/ny-gbl/45",
}
"""Provisions that were not in force yet on the last day of the coded law."""

NOT_MONOTONE: frozenset[str] = frozenset()
"""Provisions whose penalty can fall when revenue rises, because a condition depends on revenue."""


def called(
    statute: Statute,
    provision: Provision | None = None,
    text: Enactment | None = None,
    kind: str = "",
) -> str:
    """Return the id of a test: the key and other distinguishing data."""
    key = statute.key if provision is None else provision.key
    since = "" if text is None else f"@{text.applies_from.isoformat()}"
    return f"{key}{since}{kind and f'-{kind}'}"


def every(rows: list[tuple[Any, ...]]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Run a test for each of *rows*, those of one statute as one test; an error names its row."""
    by_key: dict[str, list[tuple[Any, ...]]] = {}
    for row in rows:
        by_key.setdefault(row[0].key, []).append(row)

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        def run(self: object, key: str) -> None:
            for row in by_key[key]:
                try:
                    test(self, *row)
                except BaseException as error:
                    error.add_note(f"in {called(*row)}")
                    raise

        run.__name__, run.__doc__ = test.__name__, test.__doc__
        return pytest.mark.parametrize("key", by_key)(run)

    return decorate


def inside(value: object) -> Iterator[object]:
    """Yield *value* and all of its parts."""
    yield value
    if isinstance(value, tuple):
        parts: Any = value
    elif attrs.has(type(value)):
        parts = attrs.asdict(value, recurse=False).values()
    else:
        parts = ()
    for part in parts:
        yield from inside(part)


def currency_of(penalty: Penalty) -> str:
    """Return the currency of *penalty*, or any currency if it names none."""
    return next((each.currency for each in inside(penalty) if isinstance(each, Money)), "EUR")


def answers(penalty: Penalty, person: PersonKind) -> Iterator[Facts]:
    """
    Yield facts that give exactly what *penalty* requires.

    Of the conditions none is true, or one, or all, or all are open; each name has each of its words.
    """
    needed = needs(penalty)
    truths: list[Any] = [*needed.flags, *needed.repeats]
    holding = [(), *((truth,) for truth in truths), truths]
    settled = [{truth: truth in some for truth in truths} for some in holding]
    opened = [dict.fromkeys(truths, EITHER)] if truths else []
    words: dict[str, set[str]] = {each: set() for each in needed.words}
    for test in inside(penalty):
        if isinstance(test, Is):
            words[test.name] |= {*test.words, *test.among}
    choices = [
        dict(zip(words, choice, strict=True))
        for choice in itertools.product(*(sorted(known) for known in words.values()))
    ]
    for truth, chosen in itertools.product([*settled, *opened], choices):
        yield facts(penalty, needed, person, truth, chosen)


def facts(
    penalty: Penalty, needed: Needs, person: PersonKind, truth: dict[Any, Any], words: Any
) -> Facts:
    """Return facts that give what is *needed* and nothing else; every amount is a billion."""
    billion = Money(10**9, currency_of(penalty))
    return Facts(
        person=person if needed.person else None,
        revenue={each.base: billion for each in needed.money if isinstance(each, Revenue)} or None,
        amounts={each.name: billion for each in needed.money if not isinstance(each, Revenue)},
        counts={each.name: 3 for each in needed.counts},
        flags={each.name: truth[each] for each in needed.flags},
        words=words,
        repeat={each: truth[each] for each in needed.repeats} or None,
    )


def revenues(penalty: Penalty, given: Facts, of: Revenue) -> list[Money]:
    """Return revenues to test: a grid, the exact kinks, and a kopeck below and above them."""
    ends = kinks(penalty, given, of=of)
    found = {each.amount for each in (*ends.low.breakpoints, *ends.high.breakpoints)}
    near = {at + step for at in found for step in (Fraction(-1, 100), 0, Fraction(1, 100))}
    grid = {Fraction(0), Fraction(1, 100), Fraction(1, 3), *(Fraction(10**n) for n in range(13))}
    return [Money(at, currency_of(penalty)) for at in sorted(near | grid) if at >= 0]


def with_revenue(given: Facts, of: Revenue, amount: Money) -> Facts:
    """Return the facts with another revenue for one base."""
    return attrs.evolve(given, revenue={**given.revenue, of.base: amount})


def first_gap(enactments: tuple[Enactment, ...]) -> date | None:
    """Return the first day between two enactments on which none or both apply."""
    for one, other in itertools.pairwise(enactments):
        if one.applies_through is None or one.applies_through + A_DAY != other.applies_from:
            return other.applies_from
    return None


class TestEveryStatute:
    @every(A_STATUTE)
    def test_is_found_by_its_key(self, statute):
        """A statute is found by its key and by the key of each provision."""
        keys = [each.key for each in statute.provisions]

        assert all(statute_of(key) is statute for key in (statute.key, *keys))
        assert len(set(keys)) == len(keys)
        assert [statute.provision(key).key for key in keys] == keys

    def test_key_is_text(self):
        """A key that is not text is an error."""
        with pytest.raises(WrongTypeError) as caught:
            statute_of(5)

        assert str(caught.value) == "the key of a statute must be text, not the int 5"

    def test_catalog_is_in_order(self):
        """The catalog is a sorted, immutable mapping."""
        assert list(catalog()) == sorted(catalog())
        assert all(key == statute.key for key, statute in catalog().items())
        with pytest.raises(TypeError):
            catalog()["zz/mine"] = STATUTES[0]

    @every(A_STATUTE)
    def test_words_agree(self, statute):
        """All categories and provisions that are referred to exist."""
        keys = {each.key for each in statute.provisions}

        for provision in statute.provisions:
            assert set(provision.categories) <= set(statute.categories)
            assert set(provision.repeat_of) <= keys - {provision.key}
        for category in statute.categories:
            assert any(category in each.categories for each in statute.provisions)

    @every(A_STATUTE)
    def test_survives_json(self, statute):
        """A statute written as JSON and read again is equal and has the same hash."""
        text = to_json(statute)

        again = from_json(Statute, text)

        assert again == statute
        assert hash(again) == hash(statute)
        assert to_json(again) == text

    @every(A_STATUTE)
    def test_marks(self, statute):
        """A statute has sources with citations and marks, and the lowest mark of them."""
        found = tuple(dict.fromkeys(each for each in inside(statute) if isinstance(each, Source)))

        assert statute.sources
        assert all(each.citation.strip() for each in found)
        assert weakest(found) in Confidence
        assert weakest(found).doubt == max(each.confidence.doubt for each in found)

    @every(A_STATUTE)
    def test_what_was_read_is_named(self, statute):
        """A source with confidence V names or links the text that was read."""
        silent = {
            each.citation
            for each in inside(statute)
            if isinstance(each, Source) and each.confidence is Confidence.VERIFIED
            if not each.read_in and not each.url
        }

        assert silent == set()


class TestEveryProvision:
    @every(A_PROVISION)
    def test_texts_follow_each_other(self, statute, provision):
        """The texts have no gap and no overlap, and cover the coded period."""
        last = provision.enactments[-1].applies_through

        assert first_gap(provision.enactments) is None
        assert last is None or last <= statute.known_through
        assert provision.applies_from <= statute.known_through or provision.key in LATER

    @every(A_PROVISION)
    def test_each_day_has_its_text(self, statute, provision):
        """Each text applies on its first and last day and not on the day before."""
        for number, enactment in enumerate(provision.enactments):
            first = enactment.applies_from
            through = enactment.applies_through or max(statute.known_through, first)
            is_later = provision.key in LATER

            for day in (first, through):
                found = statute.enactment(provision, day, assume_unchanged=is_later)
                assert found == enactment
            if number:
                day_before = enactment.applies_from - A_DAY
                assert statute.enactment(provision, day_before) == provision.enactments[number - 1]

    @every(A_PROVISION)
    def test_other_days_have_none(self, statute, provision):
        """No text applies before the first text or after the coded period."""
        for day in (provision.applies_from - A_DAY, statute.known_through + A_DAY):
            with pytest.raises(OutsideCodedLawError):
                statute.enactment(provision, day)

    @every(A_PROVISION)
    def test_reaches_nobody_else(self, statute, provision):
        """A person to whom the provision does not apply is rejected."""
        day = provision.applies_from
        for kind in set(PersonKind) - set(provision.persons):
            with pytest.raises(NotLiableError):
                assess(
                    Violation(under=provision.key, committed_on=day),
                    Platform("Acme", kind),
                    law_at="offense",
                )


class TestEveryEnactment:
    @every(AN_ENACTMENT)
    def test_is_well_formed(self, statute, provision, enactment):
        """No penalty has a defect."""
        assert check(enactment.penalty) == ()

    @every(AN_ENACTMENT)
    def test_rules_of_repeats_are_cited(self, statute, provision, enactment):
        """A text for repeats has a repeat rule with a source, and the repeated provisions."""
        assert (enactment.repeat is None) == (enactment.repeat_source is None)
        assert (enactment.repeat is None) == (not provision.repeat_of)

    @every(AN_ENACTMENT)
    def test_every_need_is_needed(self, statute, provision, enactment):
        """Each needed fact is an error if it is missing."""
        missed = set()
        for person in provision.persons:
            for given in answers(enactment.penalty, person):
                for what, less in without_one(given):
                    try:
                        evaluate(enactment.penalty, less)
                    except MissingFactError:
                        missed.add(what)

        needed = needs(enactment.penalty)
        presumed = {("flags", flag.name) for flag in needed.flags if flag.presumed is not None}
        tests = (node for node in walk(enactment.penalty) if isinstance(node, Is))
        presumed |= {("words", test.name) for test in tests if test.presumed is not None}
        assert missed == all_of(needed) - presumed

    @every(AN_ENACTMENT)
    def test_presumed_needs_may_be_left_out(self, statute, provision, enactment):
        """A presumed circumstance is not required."""
        presumed = [f.name for f in needs(enactment.penalty).flags if f.presumed is not None]
        for given in answers(enactment.penalty, provision.persons[0]):
            flags = {name: truth for name, truth in given.flags.items() if name not in presumed}

            assert evaluate(enactment.penalty, attrs.evolve(given, flags=flags)).result


def all_of(needed: Needs) -> set[tuple[str, str]]:
    """Return all required facts, each as a field and a name."""
    return {
        *(("person", "") for _ in range(needed.person)),
        *(("revenue", str(each)) for each in needed.money if isinstance(each, Revenue)),
        *(("amounts", each.name) for each in needed.money if not isinstance(each, Revenue)),
        *(("counts", each.name) for each in needed.counts),
        *(("flags", each.name) for each in needed.flags),
        *(("words", each) for each in needed.words),
        *(("repeat", str(each)) for each in needed.repeats),
    }


def without_one(given: Facts) -> Iterator[tuple[tuple[str, str], Facts]]:
    """Yield the facts with one of them left out."""
    if given.person is not None:
        yield ("person", ""), attrs.evolve(given, person=None)
    mappings = {
        "revenue": given.revenue or {},
        "amounts": given.amounts,
        "counts": given.counts,
        "flags": given.flags,
        "words": given.words,
        "repeat": given.repeat or {},
    }
    for field, values in mappings.items():
        for left_out in values:
            rest = {key: value for key, value in values.items() if key != left_out}
            yield (field, str(left_out)), attrs.evolve(given, **{field: rest})


class TestEveryPerson:
    @every(A_PERSON)
    def test_needs_are_complete(self, statute, provision, enactment, person):
        """The needed facts are sufficient, and low is not above high."""
        for given in answers(enactment.penalty, person):
            result = evaluate(enactment.penalty, given).result

            assert result.low <= result.high
            assert result.low.currency == currency_of(enactment.penalty)

    @every(A_PERSON)
    def test_grid(self, statute, provision, enactment, person):
        """At any revenue, low is not above high, and more revenue never lowers the penalty."""
        for given in answers(enactment.penalty, person):
            for of in needs(enactment.penalty).money:
                if not isinstance(of, Revenue):
                    continue
                curve = kinks(enactment.penalty, given, of=of)
                points = revenues(enactment.penalty, given, of)
                results = [
                    evaluate(enactment.penalty, with_revenue(given, of, at)).result
                    for at in points
                ]

                assert results == [curve.at(at) for at in points]
                assert all(each.low <= each.high for each in results)
                if provision.key not in NOT_MONOTONE:
                    assert sorted(each.low for each in results) == [each.low for each in results]
                    assert sorted(each.high for each in results) == [each.high for each in results]

    @every(A_PERSON)
    def test_answers_are_cited(self, statute, provision, enactment, person):
        """An assessment has sources, and each has a confidence."""
        platform = Platform("Acme", person)
        day = enactment.applies_from
        violation = Violation(under=provision.key, committed_on=day, detected_on=day)
        for given in answers(enactment.penalty, person):
            repeat = {} if given.repeat else {"repeat": bool(provision.repeat_of)}

            answer = assess(
                violation,
                platform,
                law_at="offense",
                decided_on=day,
                charged_as=provision.key,
                given=given,
                assume_unchanged=provision.key in LATER,
                **repeat,
            )

            assert answer.enactment == enactment
            assert answer.range == evaluate(enactment.penalty, given).result
            assert answer.sources[0] == enactment.source
            assert set(answer.step.sources) <= set(answer.sources)
            assert weakest(answer.sources) in Confidence

    @every(A_PERSON)
    def test_every_figure_is_cited(self, statute, provision, enactment, person):
        """Each amount and each share of an assessment has its own citation."""
        for given in answers(enactment.penalty, person):
            assert list(uncited(evaluate(enactment.penalty, given))) == []


def uncited(step: Step) -> Iterator[Step]:
    """Yield the leaf steps without a citation above them."""
    if isinstance(step.penalty, Cited):
        return
    if not step.because:
        yield step
    for below in step.because:
        yield from uncited(below)


NEW_STATUTE = '''
"""A statute of one provision."""

from datetime import date

from penaltymodel import Confidence, Enactment, Provision, Source, Statute, eur
from penaltymodel.law.forms import cited, upto

SOURCE = Source("Test Act, section 1", Confidence.MEMORY)
STATUTE = Statute(
    key="aa/test-act",
    title="Test Act",
    jurisdiction="Nowhere",
    known_through=date(2026, 1, 1),
    provisions=(
        Provision(
            key="aa/test-act/1",
            offense="testing",
            enactments=(
                Enactment(
                    applies_from=date(2025, 1, 1), penalty=cited(upto(eur(5)), SOURCE), source=SOURCE
                ),
            ),
        ),
    ),
    sources=(SOURCE,),
)
'''


@pytest.fixture
def fresh_catalog():
    """Reload the catalog before and after the test."""
    catalog.cache_clear()
    yield
    catalog.cache_clear()


class TestANewStatute:
    def add(self, tmp_path, monkeypatch, text=NEW_STATUTE):
        """Add a file to the statutes of this package."""
        (tmp_path / "aa_test_act.py").write_text(text, "utf-8")
        path = [*penaltymodel.statutes.__path__, str(tmp_path)]
        monkeypatch.setattr(penaltymodel.statutes, "__path__", path)
        monkeypatch.delitem(sys.modules, "penaltymodel.statutes.aa_test_act", raising=False)

    def install(self, tmp_path, monkeypatch, leads_to="STATUTE", text=NEW_STATUTE):
        """Install another package, with a statute among its entry points."""
        (tmp_path / "test_act_of_others.py").write_text(text, "utf-8")
        info = tmp_path / "test_act_of_others-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Name: test-act-of-others\nVersion: 1.0\n", "utf-8")
        (info / "entry_points.txt").write_text(
            f"[penaltymodel.statutes]\ntest-act = test_act_of_others:{leads_to}\n", "utf-8"
        )
        monkeypatch.syspath_prepend(str(tmp_path))
        monkeypatch.delitem(sys.modules, "test_act_of_others", raising=False)

    def test_is_one_file(self, tmp_path, monkeypatch, fresh_catalog):
        """A new file in the package adds a statute."""
        self.add(tmp_path, monkeypatch)

        act = Violation(under="aa/test-act", committed_on=date(2025, 6, 1))
        answer = assess(act, Platform("Acme", "citizen"))

        assert next(iter(catalog())) == "aa/test-act"
        assert answer.provision.key == "aa/test-act/1"
        assert str(answer.high) == "EUR 5.00"

    def test_of_another_package(self, tmp_path, monkeypatch, fresh_catalog):
        """An installed package adds a statute by an entry point."""
        self.install(tmp_path, monkeypatch)

        assert [*catalog()] == ["aa/test-act", *(each.key for each in STATUTES)]
        assert statute_of("aa/test-act/1") is catalog()["aa/test-act"]

    def test_of_another_package_is_no_statute(self, tmp_path, monkeypatch, fresh_catalog):
        """An entry point that is not a statute is an error with its name."""
        self.install(tmp_path, monkeypatch, leads_to="SOURCE.citation")

        with pytest.raises(WrongTypeError) as caught:
            catalog()

        assert str(caught.value) == (
            "the entry point 'test-act' must be a Statute, not the str 'Test Act, section 1'"
        )

    def test_of_another_package_under_a_taken_key(self, tmp_path, monkeypatch, fresh_catalog):
        """An entry point cannot replace a statute of this package."""
        text = NEW_STATUTE.replace('"aa/test-act"', '"ru/koap-13.41"')
        self.install(tmp_path, monkeypatch, text=text)

        with pytest.raises(DuplicateIdError) as caught:
            catalog()

        assert str(caught.value) == (
            "two statutes have the identifier 'ru/koap-13.41'; give each its own"
        )

    def test_under_a_taken_key(self, tmp_path, monkeypatch, fresh_catalog):
        """Another file of this package cannot replace a statute."""
        text = NEW_STATUTE.replace('"aa/test-act"', '"ru/koap-13.41"')
        self.add(tmp_path, monkeypatch, text=text)

        with pytest.raises(DuplicateIdError):
            catalog()
