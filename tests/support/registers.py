"""Random registers of violations under a statute, as tables and as single violations."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

import polars as pl

from attrs import field, frozen

from penaltymodel.domain.history import UNKNOWN, Decision, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.facts.facts import Facts
from penaltymodel.law.penalties import (
    AllOf,
    Amount,
    AnyOf,
    Cases,
    Count,
    Flag,
    Is,
    Not,
    Revenue,
    walk,
)
from penaltymodel.law.statute import Statute
from penaltymodel.law.words import PersonKind, Role
from penaltymodel.tables.calculate import required_facts
from penaltymodel.values.money import Money
from penaltymodel.values.ranges import Range


NAMES = ("a", "b", "c", "d")
ODD_DAYS = (date(2024, 2, 29), date(2020, 2, 29), date(2021, 3, 1), date(2021, 6, 22))


def currency_of(statute: Statute) -> str:
    """Return the currency of a statute, or euros if it names none."""
    from penaltymodel.law.penalties import currencies  # noqa: PLC0415

    texts = [text for each in statute.provisions for text in each.enactments]
    return next((code for text in texts for code in currencies(text.penalty)), "EUR")


@frozen
class Register:
    """*rows* of a table under *statute*, with the earlier *decisions* by platform."""

    statute: Statute
    rows: list[dict[str, Any]]
    decisions: dict[str, OffenseHistory] = field(factory=dict)

    @property
    def table(self) -> pl.DataFrame:
        """The rows as a table of polars."""
        types = {name: _type(name, [row[name] for row in self.rows]) for name in self.rows[0]}
        return pl.DataFrame(self.rows, schema=types)

    @property
    def decided(self) -> pl.DataFrame:
        """The decisions as a table of polars."""
        days = ("committed_on", "imposed_on", "in_force_on", "executed_on")
        rows = [
            {
                "platform": platform,
                "under": each.under,
                "decided_on": each.decided_on,
                "standing": each.standing.value,
                **{
                    name: None if (day := getattr(each, name)) is UNKNOWN else day for name in days
                },
                **{f"{name}_unknown": getattr(each, name) is UNKNOWN for name in days},
            }
            for platform, history in self.decisions.items()
            for each in history
        ]
        types = {
            **dict.fromkeys(("platform", "under"), pl.String),
            "decided_on": pl.Date,
            "standing": pl.String,
            **dict.fromkeys(days, pl.Date),
            **{f"{name}_unknown": pl.Boolean for name in days},
        }
        return pl.DataFrame(rows, schema=types)

    def alone(self, row: dict[str, Any]) -> Assessment:
        """Return the assessment of one row, or raise its error."""
        currency = currency_of(self.statute)
        scale = 10 ** Money(0, currency).places

        def ends(name: str) -> tuple[Any, Any]:
            return row.get(f"{name}_low", row.get(name)), row.get(f"{name}_high", row.get(name))

        def money(name: str) -> Range[Money]:
            low, high = ends(name)
            return Range(*(Money(Fraction(end, scale), currency) for end in (low, high)))

        facts = facts_of(self.statute)
        counts = {
            each.name: Range(*ends(each.name)) for each in facts if _is_given(row, each, Count)
        }
        given = Facts(
            amounts={
                each.name: money(each.name) for each in facts if _is_given(row, each, Amount)
            },
            counts=counts,
            flags={each.name: row[each.name] for each in facts if _is_given(row, each, Flag)},
            words={each: row[each] for each in facts if isinstance(each, str) and row.get(each)},
        )
        platform = Platform(
            row["platform"],
            row["kind"],
            money("revenue") if ends("revenue")[0] is not None else (),
            role=row["role"],
        )
        act = Violation(
            under=row["under"],
            category=row["category"],
            committed_on=row["committed_on"],
            detected_on=row["detected_on"],
        )
        history = self.decisions.get(row["platform"], OffenseHistory())
        return assess(
            act, platform, history, given=given, decided_on=row["decided_on"], strict=True
        )


def facts_of(statute: Statute) -> list[Any]:
    """Return the facts that the penalties of a statute may need."""
    texts = [text for each in statute.provisions for text in each.enactments]
    return list(dict.fromkeys(fact for text in texts for fact in required_facts(text.penalty)))


def _is_given(row: dict[str, Any], fact: object, kind: type) -> bool:
    if not isinstance(fact, kind):
        return False
    names = (f"{fact.name}_low", fact.name)  # type: ignore[attr-defined]
    return any(row.get(name) is not None for name in names)


def _type(name: str, values: list[Any]) -> Any:
    kinds = {type(value) for value in values if value is not None}
    if name.endswith("_on"):
        return pl.Date
    if bool in kinds:
        return pl.Boolean
    return pl.Int64 if int in kinds or name.startswith("revenue") else pl.String


def register(statute: Statute, seed: int, *, rows: int = 24) -> Register:
    """Return a random register under *statute* with ranges, unusual days and missing facts."""
    random = Random(seed)
    facts = facts_of(statute)
    ranged = random.random() < 0.3
    sized = {fact: random.choice((10**6, 10**12, 4 * 10**17)) for fact in facts}
    keys = [statute.key, *(each.key for each in statute.provisions)]
    words = _words(statute)

    def some(value: Any) -> Any:
        return None if random.random() < 0.1 else value

    def number(name: str, most: int) -> dict[str, Any]:
        ends = sorted(random.randint(0, most) for _ in range(2))
        if ranged and name != "days":
            missing = random.random() < 0.1
            return {
                f"{name}_{end}": None if missing else ends[n]
                for n, end in enumerate(("low", "high"))
            }
        return {name: some(ends[0])}

    def row(index: int) -> dict[str, Any]:
        committed_on = _day(random, statute)
        found = {
            "row": index,
            "under": random.choice(keys),
            "platform": random.choice(NAMES),
            "kind": str(random.choice(list(PersonKind))),
            "role": str(random.choice(list(Role))),
            "category": some(random.choice([*statute.categories, "nonsense"])),
            "committed_on": committed_on,
            "detected_on": committed_on + timedelta(days=random.choice((0, 0, 1, 200, -1))),
            "decided_on": committed_on + timedelta(days=random.choice((0, 30, 400))),
        }
        for fact in facts:
            match fact:
                case Revenue():
                    found |= number("revenue", sized[facts[0]])
                case Amount(name):
                    found |= number(name, sized[fact])
                case Count(name):
                    found |= number(name, random.choice((5, 400, 30_000)))
                case Flag(name):
                    found[name] = some(random.random() < 0.5)
                case str(name) if name in words:
                    found[name] = some(random.choice([*words[name], "nonsense"]))
                case _:
                    pass
        return found

    table = [row(index) for index in range(rows)]
    for name in {name for each in table for name in each}:
        for each in table:
            each.setdefault(name, None)
    decisions = {
        name: OffenseHistory(_decision(random, keys, statute) for _ in range(random.randint(0, 4)))
        for name in NAMES
    }
    return Register(statute, table, decisions)


def _words(statute: Statute) -> dict[str, tuple[str, ...]]:
    """Return the words that each name may have."""
    texts = [text for each in statute.provisions for text in each.enactments]
    cases = (node for text in texts for node in walk(text.penalty) if isinstance(node, Cases))
    tests: list[Any] = [test for each in cases for test, _ in each.branches]
    found: dict[str, tuple[str, ...]] = {}
    while tests:
        match tests.pop():
            case Is(name, words, among):
                found[name] = (*found.get(name, ()), *words, *among)
            case Not(inner):
                tests.append(inner)
            case AllOf(inner) | AnyOf(inner):
                tests.extend(inner)
            case _:
                pass
    return found


def _day(random: Random, statute: Statute) -> date:
    texts = [text for each in statute.provisions for text in each.enactments]
    edges = [each.applies_from for each in texts] + [
        each.applies_through for each in texts if each.applies_through is not None
    ]
    base = random.choice((*edges, statute.known_through, *ODD_DAYS))
    return base + timedelta(days=random.choice((-1, 0, 1, random.randint(0, 900))))


def _decision(random: Random, keys: list[str], statute: Statute) -> Decision:
    decided_on = _day(random, statute)

    def after() -> Any:
        way = random.choice("dddun")
        if way == "d":
            return decided_on + timedelta(days=random.choice((0, 1, 30, 365, 366)))
        return UNKNOWN if way == "u" else None

    before = random.choice((0, 1, 400, None))
    return Decision(
        under=random.choice([*keys, "eu/other/1"]),
        decided_on=decided_on,
        committed_on=UNKNOWN if before is None else decided_on - timedelta(days=before),
        imposed_on=after(),
        in_force_on=after(),
        executed_on=after(),
        standing=random.choice(("standing", "standing", "appealed", "annulled")),
    )
