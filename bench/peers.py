"""
The founding rule on other systems, each used as its documentation recommends.

The repeat is given; the data and the oracle are the same for all. Each row records exactness and
speed. Install ``bench/requirements.txt``; PolicyEngine needs its own environment
(``bench/requirements-policyengine.txt``), and its row is kept when the others are measured again.
"""

from __future__ import annotations

import importlib
import json

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from bench.harness import RESULTS, Row, in_turn, versions
from bench.scalar import REPORTED
from bench.yardsticks import founding
from bench.yardsticks.founding import DAY, FIVE, HIGH, KOPECK, LOW, REVENUE
from penaltymodel import Platform, Violation, assess, rub


Answer = tuple[Any, Any]


class Peer(NamedTuple):
    """A system: *takes* converts a case to the input of *assess*; *kopecks* reads an end."""

    name: str
    distribution: str
    assess: Callable[[bool, Any], Answer]
    takes: Callable[[int], Any] = lambda revenue: revenue * 100
    kopecks: Callable[[Any], int] = int


def measure(*, small: bool = False) -> list[Row]:
    """Measure every installed system; the others keep their previous row."""
    revenue = Decimal(REVENUE)
    rows: list[Row] = []
    for make in PEERS:
        try:
            peers = list(make())
        except ImportError as error:
            print(f"not installed, skipped: {error.name}")
            continue
        for peer in peers:
            one = peer.takes(REVENUE)
            rows.append(
                {
                    "group": "peers",
                    "work": "one assessment, repeat given",
                    "name": peer.name,
                    "yardstick": "plain function over Decimal",
                    "reach": None,
                    "versions": versions(*filter(None, [peer.distribution])),
                    "exact": _exact(peer),
                    **in_turn(
                        lambda peer=peer, one=one: peer.assess(True, one),
                        lambda: founding.by_hand(True, revenue),
                        rounds=3 if small else 9,
                    ),
                }
            )
    measured = {row["name"] for row in rows}
    return [*rows, *(row for row in _kept() if row["name"] not in measured)]


def _kept() -> list[Row]:
    path = RESULTS / "peers.json"
    return json.loads(path.read_text("utf-8"))["rows"] if path.exists() else []


def _exact(peer: Peer) -> str:
    """Return the share of repeats, and of all cases, that are exact to the kopeck."""
    cases = founding.cases(1_000)
    right = {
        place: tuple(map(peer.kopecks, peer.assess(repeat, peer.takes(revenue))))
        == founding.oracle(repeat, revenue)
        for place, (repeat, revenue) in enumerate(cases)
    }
    repeats = [right[place] for place, (repeat, _) in enumerate(cases) if repeat]
    every = list(right.values())
    return f"{sum(repeats) / len(repeats):.1%} of repeats, {sum(every) / len(every):.1%} of all"


def _roubles(amount: Decimal) -> int:
    return int(amount * 100)


def ours() -> Iterator[Peer]:
    """Yield the library, without and with all steps."""

    def explained(repeat: bool, revenue: int) -> Answer:
        act, company = Violation(REPORTED, DAY), Platform("net", "legal-entity", rub(revenue))
        root = assess(act, company, repeat=repeat).step.result
        return root.low, root.high

    def plain(repeat: bool, revenue: int) -> Answer:
        act, company = Violation(REPORTED, DAY), Platform("net", "legal-entity", rub(revenue))
        answer = assess(act, company, repeat=repeat)
        return answer.low, answer.high

    same: Callable[[int], int] = lambda revenue: revenue  # noqa: E731
    minor: Callable[[Any], int] = lambda money: money.minor()  # noqa: E731
    yield Peer("penaltymodel", "penaltymodel-law", plain, same, minor)
    yield Peer("penaltymodel, with explanation", "penaltymodel-law", explained, same, minor)


def plain_python() -> Iterator[Peer]:
    """Yield functions written by hand."""

    def kopecks(repeat: bool, revenue: int) -> Answer:
        return (revenue // 5, revenue // 5) if repeat else (80_000_000, 800_000_000)

    yield Peer("plain Python over int", "", kopecks)
    yield Peer("plain Python over Decimal", "", founding.by_hand, Decimal, _roubles)


def attrs_objects() -> Iterator[Peer]:
    """Yield attrs classes written by hand: validated, frozen, without law or explanation."""
    from datetime import date

    from attrs import field, frozen
    from attrs.validators import ge, instance_of

    @frozen
    class Company:
        name: str
        revenue: Decimal = field(validator=ge(0))

    @frozen
    class Act:
        article: str
        committed_on: date = field(validator=instance_of(date))

    @frozen
    class Ask:
        company: Company
        act: Act
        repeat: bool

    @frozen
    class Found:
        low: Decimal
        high: Decimal
        repeat: bool
        citation: str

    def judge(ask: Ask) -> Found:
        if ask.repeat:
            share = (ask.company.revenue / FIVE).quantize(KOPECK)
            return Found(share, share, True, "art. X(2)")
        return Found(LOW, HIGH, False, "art. X(1)")

    def assess(repeat: bool, revenue: Decimal) -> Answer:
        found = judge(Ask(Company("net", revenue), Act("art. X", DAY), repeat))
        return found.low, found.high

    yield Peer("hand-written attrs classes, Decimal", "attrs", assess, Decimal, _roubles)


def pydantic_models() -> Iterator[Peer]:
    """Yield pydantic models written by hand."""
    from datetime import date

    from pydantic import BaseModel, ConfigDict, Field

    class Ask(BaseModel):
        model_config = ConfigDict(frozen=True)
        platform: str
        revenue: Decimal = Field(ge=0)
        committed_on: date
        repeat: bool

    class Found(BaseModel):
        model_config = ConfigDict(frozen=True)
        low: Decimal
        high: Decimal
        repeat: bool

    # The annotations use names that exist only in this function.
    Ask.model_rebuild(_types_namespace={"Decimal": Decimal, "date": date})
    Found.model_rebuild(_types_namespace={"Decimal": Decimal})

    def assess(repeat: bool, revenue: Decimal) -> Answer:
        ask = Ask(platform="net", revenue=revenue, committed_on=DAY, repeat=repeat)
        if ask.repeat:
            share = (ask.revenue / FIVE).quantize(KOPECK)
            found = Found(low=share, high=share, repeat=True)
        else:
            found = Found(low=LOW, high=HIGH, repeat=False)
        return found.low, found.high

    yield Peer("hand-written pydantic models, Decimal", "pydantic", assess, Decimal, _roubles)


def zen_engine() -> Iterator[Peer]:
    """Yield GoRules' engine: a compiled expression, and a decision table with its trace."""
    import zen

    expression = zen.compile_expression(
        "{low: repeat ? revenue / 5 : 80000000, high: repeat ? revenue / 5 : 800000000}"
    )

    def evaluated(repeat: bool, revenue: int) -> Answer:
        found = expression.evaluate({"repeat": repeat, "revenue": revenue})
        return found["low"], found["high"]

    table = {
        "id": "table",
        "name": "fine",
        "type": "decisionTableNode",
        "position": {"x": 1, "y": 0},
        "content": {
            "hitPolicy": "first",
            "inputs": [{"id": "i", "name": "repeat", "type": "expression", "field": "repeat"}],
            "outputs": [
                {"id": end, "name": end, "type": "expression", "field": end}
                for end in ("low", "high")
            ],
            "rules": [
                {"_id": "first", "i": "false", "low": "80000000", "high": "800000000"},
                {"_id": "repeat", "i": "true", "low": "revenue / 5", "high": "revenue / 5"},
            ],
        },
    }
    ends = [
        {"id": name, "name": name, "type": f"{name}Node", "position": {"x": at, "y": 0}}
        for name, at in (("input", 0), ("output", 2))
    ]
    edges = [
        {"id": f"{source}-{target}", "sourceId": source, "targetId": target, "type": "edge"}
        for source, target in (("input", "table"), ("table", "output"))
    ]
    content = {"fine": {"nodes": [ends[0], table, ends[1]], "edges": edges}}
    engine = zen.ZenEngine({"loader": {"type": "static", "content": content}})

    def traced(repeat: bool, revenue: int) -> Answer:
        asked = {"repeat": repeat, "revenue": revenue}
        found = engine.evaluate("fine", asked, {"trace": True})["result"]
        return found["low"], found["high"]

    yield Peer("zen-engine, compiled expression", "zen-engine", evaluated)
    yield Peer("zen-engine, decision table with trace", "zen-engine", traced)


def common_expression_language() -> Iterator[Peer]:
    """Yield Google's expression language in Rust."""
    import cel

    program = cel.compile("[repeat ? revenue / 5 : 80000000, repeat ? revenue / 5 : 800000000]")

    def assess(repeat: bool, revenue: int) -> Answer:
        low, high = program.execute({"repeat": repeat, "revenue": revenue})
        return low, high

    yield Peer("common-expression-language (Rust)", "common-expression-language", assess)


def cel_python() -> Iterator[Peer]:
    """Yield the same language in Python."""
    import celpy

    from celpy import celtypes

    environment = celpy.Environment()
    program = environment.program(
        environment.compile("[repeat ? revenue / 5 : 80000000, repeat ? revenue / 5 : 800000000]")
    )

    def assess(repeat: bool, revenue: int) -> Answer:
        low, high = program.evaluate(
            {"repeat": celtypes.BoolType(repeat), "revenue": celtypes.IntType(revenue)}
        )
        return low, high

    yield Peer("cel-python", "cel-python", assess)


def rule_engine() -> Iterator[Peer]:
    """Yield zeroSteiner's rule-engine."""
    import rule_engine as engine

    known = engine.type_resolver_from_dict(
        {"repeat": engine.DataType.BOOLEAN, "revenue": engine.DataType.FLOAT}
    )
    context = engine.Context(type_resolver=known)
    low, high = (
        engine.Rule(f"repeat ? revenue / 5 : {sum}", context=context)
        for sum in (80_000_000, 800_000_000)
    )

    def assess(repeat: bool, revenue: int) -> Answer:
        asked = {"repeat": repeat, "revenue": revenue}
        return low.evaluate(asked), high.evaluate(asked)

    yield Peer("rule-engine", "rule-engine", assess)


def open_fisca() -> Iterator[Peer]:
    """Yield OpenFisca-Core, which stores money as float32."""
    from openfisca_core import entities

    platform = entities.SingleEntity("platform", "platforms", "A platform", "")
    yield _fisca("OpenFisca-Core", "openfisca_core", platform)


def policy_engine() -> Iterator[Peer]:
    """Yield PolicyEngine-core, a fork of OpenFisca-Core."""
    from policyengine_core.entities import Entity

    platform = Entity("platform", "platforms", "A platform", "")
    platform.is_person = True
    yield _fisca("PolicyEngine-core", "policyengine_core", platform)


def _fisca(name: str, package: str, platform: Any) -> Peer:
    """Return one of the two systems, which assesses one case at a time."""
    system, builder_of = fisca_system(package, platform)
    on = DAY.isoformat()

    def assess(repeat: bool, revenue: int) -> Answer:
        asked = {"is_repeat": {on: repeat}, "revenue": {on: float(revenue)}}
        simulation = builder_of().build_from_dict(system, {"platforms": {"net": asked}})
        return simulation.calculate("fine_low", on)[0], simulation.calculate("fine_high", on)[0]

    def kopecks(end: Any) -> int:
        return round(float(end) * 100)

    return Peer(name, name, assess, lambda revenue: revenue, kopecks)


def fisca_system(package: str, platform: Any) -> tuple[Any, Any]:
    """
    Write the rule as variables and dated parameters; the two systems share their words.

    Also return what builds a simulation.
    """
    import numpy as np

    parts = ("parameters", "periods", "simulations", "taxbenefitsystems", "variables")
    parameters, periods, simulations, systems, variables = (
        importlib.import_module(f"{package}.{part}") for part in parts
    )

    def fine(end: str) -> Any:
        def formula(asked: Any, period: Any, parameters: Any) -> Any:
            known = parameters(period).fine
            share = asked("revenue", period) * known.share
            return np.where(asked("is_repeat", period), share, getattr(known, end))

        return formula

    system = systems.TaxBenefitSystem([platform])
    fields: dict[str, dict[str, Any]] = {
        "is_repeat": {"value_type": bool},
        "revenue": {"value_type": float},
        "fine_low": {"value_type": float, "formula": fine("low")},
        "fine_high": {"value_type": float, "formula": fine("high")},
    }
    for key, more in fields.items():
        body = {"entity": platform, "definition_period": periods.DAY, "label": key, **more}
        system.add_variable(type(key, (variables.Variable,), body))
    values = {"low": 800_000, "high": 8_000_000, "share": 0.2}
    dated = {key: {"values": {"2000-01-01": {"value": value}}} for key, value in values.items()}
    system.parameters = parameters.ParameterNode("", data={"fine": dated})
    return system, simulations.SimulationBuilder


PEERS = (
    plain_python,
    attrs_objects,
    pydantic_models,
    ours,
    common_expression_language,
    zen_engine,
    rule_engine,
    cel_python,
    open_fisca,
    policy_engine,
)
