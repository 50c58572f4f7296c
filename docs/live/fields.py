"""
The fields of a calculator: the facts that the law requires, and no others.

Everything is derived from the catalog: the offenses, the kinds of person, the amounts, counts and
circumstances that the texts require, and the dates of earlier decisions that their rules use.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import attrs

from attrs import evolve, frozen

from live.reading import UnclearError, day
from penaltymodel.engine.inputs import Input, InputKind, inputs_of
from penaltymodel.interpreters.needs import needs
from penaltymodel.law.currency import currency_of
from penaltymodel.law.penalties import Repeat, Revenue, currencies
from penaltymodel.law.statute import Enactment, LawAt, Provision, Statute
from penaltymodel.law.words import Milestone, PersonKind, Role, Standing
from penaltymodel.statutes import catalog


Values = Mapping[str, str]
Choice = tuple[str, str]  # the value in the link, the label


@frozen(kw_only=True)
class Field:
    """One control: its *name* in the link, its *label*, its *kind* and its *value*."""

    name: str
    label: str
    kind: str  # choice, number, day, check
    value: str
    groups: tuple[tuple[str, tuple[Choice, ...]], ...] = ()
    about: str = ""  # the term of the law
    unit: str = ""
    is_rare: bool = False

    @property
    def shape(self) -> tuple[object, ...]:
        """Everything except the value: fields with the same shape need not be redrawn."""
        return attrs.astuple(evolve(self, value=""))


@frozen(kw_only=True)
class Form:
    """The fields of one calculator, and the law that it applies."""

    statute: Statute
    fields: tuple[Field, ...]
    decisions: tuple[tuple[Field, ...], ...] = ()
    rules: tuple[Repeat, ...] = ()
    inputs: tuple[Input, ...] = ()
    currency: str = ""

    @property
    def shape(self) -> str:
        """The controls must be redrawn if this changes."""
        rows = (tuple(each.shape for each in row) for row in self.decisions)
        return repr((tuple(each.shape for each in self.fields), *rows))

    def all_fields(self) -> Iterator[Field]:
        """Iterate over all fields, those of earlier decisions last."""
        yield from self.fields
        for row in self.decisions:
            yield from row

    def __getitem__(self, name: str) -> str:
        """Return the value of a field, or an empty text if there is no such field."""
        return next((each.value for each in self.all_fields() if each.name == name), "")


def form(values: Values) -> Form:
    """
    Return the form for *values*; missing values are filled with examples.

    >>> [each.name for each in form({"statute": "eu/gdpr"}).fields][:3]
    ['statute', 'offense', 'person']

    Raises:
        UnclearError: A value is not one of the options of its field.
    """
    laws = catalog()
    statute = laws[_chosen("statute", values.get("statute", ""), tuple(laws), next(iter(laws)))]
    maker = _Maker(statute, values)
    maker.who_and_when()
    texts = tuple(_texts(statute, maker))
    required = inputs_of(text.penalty for text in texts)
    inner = (rule for text in texts for rule in needs(text.penalty).repeats)
    rules = tuple(dict.fromkeys([*inner, *(t.repeat for t in texts if t.repeat)]))
    maker.days({rule.measured_to for rule in rules})
    code = _currency(statute, texts)
    maker.facts(required, code)
    decisions: tuple[tuple[Field, ...], ...] = ()
    if rules:
        maker.choice("repeat", "First or repeat offense", _REPEAT, "")
        if not maker.value("repeat"):
            decisions = tuple(_decisions(statute, values, rules))
    maker.choices_of_law()
    return Form(
        statute=statute,
        fields=tuple(maker.fields),
        decisions=decisions,
        rules=rules,
        inputs=required,
        currency=code,
    )


REPEATS = {"first": False, "repeat": True}
"""The values that a reader can state; the third option is ``open``."""

_REPEAT: tuple[Choice, ...] = (
    ("", "determined from earlier decisions"),
    ("first", "first offense"),
    ("repeat", "repeat offense"),
    ("open", "unknown"),
)
TRUTHS: tuple[Choice, ...] = (("yes", "yes"), ("no", "no"), ("open", "unknown"))
ELSE = "(other)"
PERSONS = {
    PersonKind.CITIZEN: "citizen",
    PersonKind.OFFICIAL: "official",
    PersonKind.SOLE_TRADER: "sole trader",
    PersonKind.LEGAL_ENTITY: "company",
}
ROLES = {Role.OWNER: "owner of the site", Role.HOST: "hosting provider"}
STATUSES = {
    Standing.STANDING: "upheld",
    Standing.APPEALED: "under appeal",
    Standing.ANNULLED: "annulled",
}


def _chosen(name: str, value: str, known: tuple[str, ...], default: str) -> str:
    if not value:
        return default
    if value not in known:
        raise UnclearError(name, "choose one of the options")
    return value


class _Maker:
    """Makes the fields of a form one by one, in the order in which they are shown."""

    def __init__(self, statute: Statute, values: Values) -> None:
        self.statute, self.values = statute, values
        self.fields: list[Field] = []

    def value(self, name: str) -> str:
        """Return the value of a field that was added before."""
        return next((each.value for each in self.fields if each.name == name), "")

    def add(self, kind: str, name: str, label: str, example: str, **more: Any) -> None:
        value = self.values.get(name, example)
        self.fields.append(Field(name=name, label=label, kind=kind, value=value, **more))

    def choice(
        self, name: str, label: str, choices: tuple[Choice, ...], default: str, **more: Any
    ) -> None:
        self.grouped(name, label, (("", choices),), default, **more)

    def grouped(self, name: str, label: str, groups: Any, default: str, **more: Any) -> None:
        known = tuple(value for _, choices in groups for value, _ in choices)
        chosen = _chosen(name, self.values.get(name, ""), known, default)
        made = Field(name=name, label=label, kind="choice", value=chosen, groups=groups, **more)
        self.fields.append(made)

    def who_and_when(self) -> None:
        """Add the fields that every calculator has."""
        statute = self.statute
        self.grouped("statute", "Statute", _by_jurisdiction(), statute.key)
        self.grouped("offense", "Offense", _offenses(statute), _first_offense(statute))
        kinds = {kind for each in statute.provisions for kind in each.persons}
        persons = tuple((kind.value, PERSONS[kind]) for kind in PersonKind if kind in kinds)
        reached = _provisions(statute, self.value("offense"), "")[0].persons
        usual = PersonKind.LEGAL_ENTITY if PersonKind.LEGAL_ENTITY in reached else reached[0]
        self.choice("person", "Kind of person", persons, usual)
        if any(len(each.roles) < len(Role) for each in statute.provisions):
            roles = tuple((role.value, ROLES[role]) for role in Role)
            self.choice("role", "Role", roles, Role.OWNER)
        example = self.example().isoformat()
        self.add("day", "committed_on", "Date of the offense", example)

    def example(self) -> date:
        """Return the last coded day, or the first day of the offense's provision if that is later."""
        provisions = _provisions(self.statute, self.value("offense"), "")
        return max(_last_day(self.statute), min(each.applies_from for each in provisions))

    def facts(self, required: tuple[Input, ...], code: str) -> None:
        """Add the fields for the inputs of the texts."""
        for name, each in sums(required):
            is_revenue = isinstance(each.fact, Revenue)
            example = "1 000 000 000" if is_revenue else "1 000 000"
            label = "Revenue" if is_revenue else "Amount"
            self.add("number", name, label, example, about=str(each.fact), unit=code)
        for each in of_kind(required, InputKind.COUNT):
            self.add("number", f"count: {each.name}", "Number", "1", about=each.name)
        for each in of_kind(required, InputKind.CIRCUMSTANCE):
            known = {True: "yes", False: "no"}.get(each.presumed, "open")
            self.choice(f"flag: {each.name}", "Circumstance", TRUTHS, known, about=each.name)
        for each in of_kind(required, InputKind.WORD):
            words = (*each.words, *(() if each.is_closed else (ELSE,)))
            choices = tuple((word, word) for word in words)
            usual = each.presumed or words[0]
            self.choice(f"word: {each.name}", "Circumstance", choices, usual, about=each.name)

    def days(self, measured: set[Milestone]) -> None:
        """Add the fields for the other dates that the law uses."""
        example = self.value("committed_on")
        if Milestone.DETECTION in measured:
            self.add("day", "detected_on", "Date of detection", example)
        provisions = _provisions(self.statute, self.value("offense"), self.value("role"))
        chosen = {self.values.get("law_at", ""), *(each.law_at for each in provisions)}
        if {LawAt.DECISION, LawAt.MILDER} & chosen or Milestone.DECISION in measured:
            self.add("day", "decided_on", "Date of the decision", example)

    def choices_of_law(self) -> None:
        """Add the fields for the options of ``assess``."""
        choices = (
            ("", "as the provision prescribes"),
            (LawAt.OFFENSE, "in force on the date of the offense"),
            (LawAt.DECISION, "in force on the date of the decision"),
            (LawAt.MILDER, "the milder of the two"),
        )
        self.choice("law_at", "Applicable law", choices, "", is_rare=True)
        keys = tuple((each.key, f"{each.key}: {each.offense}") for each in self.statute.provisions)
        as_provided = ("", "as the law provides")
        self.choice("charged_as", "Charged provision", (as_provided, *keys), "", is_rare=True)
        label = "Apply the last coded text to later dates"
        is_later = self.example() > self.statute.known_through
        self.add("check", "assume_unchanged", label, "yes" if is_later else "", is_rare=True)


def of_kind(required: tuple[Input, ...], kind: InputKind) -> Iterator[Input]:
    """Iterate over the inputs of one *kind*."""
    return (each for each in required if each.kind is kind)


def sums(required: tuple[Input, ...]) -> Iterator[tuple[str, Input]]:
    """Iterate over the required sums, with the names of their fields."""
    revenues = 0
    for each in of_kind(required, InputKind.SUM):
        if isinstance(each.fact, Revenue):
            revenues += 1
            yield f"revenue{revenues}" if revenues > 1 else "revenue", each
        else:
            yield f"amount: {each.name}", each


def _currency(statute: Statute, texts: tuple[Enactment, ...]) -> str:
    """Return the currency of the texts, or of the country if they contain no amount."""
    own = (code for text in texts for code in currencies(text.penalty))
    return next(own, currency_of(statute) or "EUR")


def _by_jurisdiction() -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    groups: dict[str, list[Choice]] = {}
    for each in catalog().values():
        groups.setdefault(each.jurisdiction, []).append((each.key, f"{each.key}: {each.title}"))
    return tuple((name, tuple(choices)) for name, choices in groups.items())


def _offenses(statute: Statute) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    provisions = tuple((each.key, f"{each.key}: {each.offense}") for each in statute.provisions)
    categories = tuple(
        (name, f"{name}: {what}")
        for name, what in statute.categories.items()
        if any(name in each.categories for each in statute.provisions)
    )
    groups = (("By category", categories), ("By provision", provisions))
    return groups if categories else (("", provisions),)


def _first_offense(statute: Statute) -> str:
    return next(value for _, choices in _offenses(statute) for value, _ in choices)


def _last_day(statute: Statute) -> date:
    """Return the last day for which the statute is coded, or its first day in force if later."""
    through = [each.enactments[-1].applies_through for each in statute.provisions]
    ended = [each for each in through if each is not None]
    last = max(ended) if None not in through else statute.known_through
    first = min(each.applies_from for each in statute.provisions)
    return max(min(last, statute.known_through), first)


def _provisions(statute: Statute, offense: str, role: str) -> tuple[Provision, ...]:
    """Return the provisions that may apply to an offense, including those for a repeat."""
    named = [
        each
        for each in statute.provisions
        if each.key == offense
        or (offense in each.categories and role in {"", *each.roles} and not each.repeat_of)
    ] or [each for each in statute.provisions if offense in each.categories]
    keys = {each.key for each in named}
    return (*named, *(each for each in statute.provisions if keys & set(each.repeat_of)))


def _texts(statute: Statute, maker: _Maker) -> Iterator[Enactment]:
    """Iterate over the texts that may apply: those of the date, or all if the date is invalid."""
    try:
        on = day("committed_on", maker.value("committed_on"))
    except UnclearError:
        on = date.min
    law_at = maker.values.get("law_at", "")
    for each in _provisions(statute, maker.value("offense"), maker.value("role")):
        at = law_at or each.law_at
        of_the_day = [text for text in each.enactments if text.applies_on(on)]
        if at != LawAt.OFFENSE:  # a later text may apply
            of_the_day = [
                text
                for text in each.enactments
                if text.applies_through is None or text.applies_through >= on
            ]
        yield from of_the_day or each.enactments


# --- Earlier decisions.

DAYS = {
    "committed_on": ("Offense", "Date of the offense", {Milestone.COMMISSION}),
    "imposed_on": ("Imposed", "Date of imposition", {Milestone.IMPOSITION}),
    "in_force_on": (
        "In force",
        "Date of entry into force",
        {Milestone.ENTRY_INTO_FORCE, Milestone.EXECUTION},
    ),
    "executed_on": ("Paid", "Date of payment", {Milestone.PAYMENT, Milestone.EXECUTION}),
}
"""The dates of a decision: their labels, and the milestones that they set."""

_WHETHER: tuple[Choice, ...] = (
    ("unknown", "unknown"),
    ("on", "on a known date"),
    ("-", "not yet"),
)


def numbers(values: Values) -> list[int]:
    """Return the numbers of the earlier decisions in *values*."""
    heads = {name.partition(".")[0].removeprefix("decision") for name in values if "." in name}
    return sorted(int(each) for each in heads if each.isascii() and each.isdigit())


def _decisions(
    statute: Statute, values: Values, rules: tuple[Repeat, ...]
) -> Iterator[tuple[Field, ...]]:
    """Iterate over the rows of earlier decisions, with the dates that the *rules* use."""
    required = {day for rule in rules for day in (rule.opens_at, rule.counted_from)}
    for number, given in enumerate(numbers(values), 1):
        own = {
            name.partition(".")[2]: value
            for name, value in values.items()
            if name.startswith(f"decision{given}.")
        }
        maker = _Maker(statute, {f"decision{number}.{name}": own[name] for name in own})
        head = f"decision{number}."
        keys = tuple((each.key, each.key) for each in statute.provisions)
        maker.choice(f"{head}under", "Provision", keys, keys[0][0])
        maker.add("day", f"{head}decided_on", "Date of the decision", "")
        for name, (label, date_label, milestones) in DAYS.items():
            if milestones & required:
                maker.choice(f"{head}{name}", label, _WHETHER, "unknown")
                if maker.value(f"{head}{name}") == "on":
                    maker.add("day", f"{head}{name}_day", date_label, "")
        statuses = tuple((each.value, STATUSES[each]) for each in Standing)
        maker.choice(f"{head}standing", "Status", statuses, Standing.STANDING)
        yield tuple(maker.fields)
