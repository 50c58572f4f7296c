"""How authorities act: what a simulation assumes about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import TypeAlias

from attrs import field, frozen

from penaltymodel.errors import WrongTypeError, WrongValueError
from penaltymodel.registers.plan import Plan, Prosecution
from penaltymodel.simulation.spreads import (
    Spread,
    SpreadLike,
    as_spread,
    constant,
    days_of,
    uniform,
)
from penaltymodel.values.money import Exact, exact


ProbabilityLike: TypeAlias = Exact | Mapping[str, Exact]
DiscretionLike: TypeAlias = SpreadLike | Mapping[str, SpreadLike]
JoinedLike: TypeAlias = Plan | Prosecution | str | Mapping[Plan | Prosecution | str, Exact]


def _probability(name: str, value: Exact) -> Fraction:
    found = exact(value)
    if found > 1:
        raise WrongValueError(name, "a probability from 0 to 1, such as '3/5'", str(value))
    return found


def _sanctioned(value: ProbabilityLike) -> Fraction | dict[str, Fraction]:
    name = "Policy.sanctioned"
    if isinstance(value, Mapping):
        return {key: _probability(f"{name}[{key!r}]", each) for key, each in value.items()}
    return _probability(name, value)


def _paid(value: Exact) -> Fraction:
    return _probability("Policy.paid", value)


def _decided(value: SpreadLike) -> Spread:
    return as_spread("Policy.decided_after", value)


def _in_force(value: SpreadLike) -> Spread:
    return as_spread("Policy.in_force_after", value)


def _paid_after(value: SpreadLike | None) -> Spread | None:
    return None if value is None else as_spread("Policy.paid_after", value)


def _discretion(value: DiscretionLike) -> Spread | dict[str, Spread]:
    name = "Policy.discretion"
    if isinstance(value, Mapping):
        return {key: as_spread(f"{name}[{key!r}]", each) for key, each in value.items()}
    return as_spread(name, value)


def _revenue(value: SpreadLike) -> Spread:
    return as_spread("Policy.revenue", value)


def _as_plan(value: Plan | Prosecution | str) -> Plan:
    return value if isinstance(value, Plan) else Plan(value)


def _joined(value: JoinedLike) -> tuple[tuple[Plan, Fraction], ...]:
    name = "Policy.joined"
    if isinstance(value, tuple):  # as the field keeps it
        return value
    if not isinstance(value, Mapping):
        return ((_as_plan(value), Fraction(1)),)
    found = tuple((_as_plan(key), _probability(name, each)) for key, each in value.items())
    if sum(each for _, each in found) != 1:
        raise WrongValueError(name, "plans whose probabilities add up to 1", str(value))
    return found


@frozen(kw_only=True)
class Policy:
    """
    How the authority acts and how fines are paid: what is uncertain in a simulation.

    Attributes:
        sanctioned: The probability that a case ends with a fine: one number for all cases, or a
            mapping from categories to numbers.
        decided_after: How many days after its detection (or the offense) a case is decided, at
            least 1.
        in_force_after: How many days after the decision it enters into force.
        paid: The probability that a fine is paid.
        paid_after: How many days after entry into force a fine is paid; by default on the last day
            that the statute allows, or on the day of entry into force if it sets no time.
        discretion: Where in its range a fine lies, from 0 (low end) to 1 (high end): one
            distribution, or a mapping from keys of provisions or statutes to distributions.
        revenue: Where in its range a revenue lies that is given as a range.
        joined: How violations are joined to cases: a plan, or a mapping from plans to their
            probabilities.

    Probabilities are exact (``"3/5"``, ``"0.6"``) and are rounded to 1/65,536. A distribution may
    also be one exact value, or a frozen distribution of ``scipy.stats``.

    >>> policy = Policy(sanctioned="3/5", decided_after=uniform(30, 90), paid="0.9")
    >>> for each in policy.assumptions():
    ...     print(each)
    each case is fined with probability 3/5
    a decision comes some days after detection: uniform from 30 to 90
    a decision enters into force some days after it: always 0
    a fine is paid with probability 9/10, on the last day that the statute allows
    a fine lies between the ends of its range (0 to 1): uniform from 0 to 1
    violations are prosecuted as one case for each item

    Raises:
        WrongTypeError, WrongValueError: A field cannot take its value.
        NotExactError, NumberTextError, NegativeAmountError: A probability is not exact.
    """

    sanctioned: Fraction | dict[str, Fraction] = field(converter=_sanctioned)
    decided_after: Spread = field(converter=_decided)
    in_force_after: Spread = field(default=constant(0), converter=_in_force)
    paid: Fraction = field(default=Fraction(1), converter=_paid)
    paid_after: Spread | None = field(default=None, converter=_paid_after)
    discretion: Spread | dict[str, Spread] = field(factory=uniform, converter=_discretion)
    revenue: Spread = field(factory=uniform, converter=_revenue)
    joined: tuple[tuple[Plan, Fraction], ...] = field(
        default=((Plan(Prosecution.PER_ITEM), Fraction(1)),), converter=_joined
    )

    def __attrs_post_init__(self) -> None:
        """Check that no decision comes on the day of detection."""
        if days_of(self.decided_after)[0] < 1:
            raise WrongValueError(
                "Policy.decided_after", "at least 1 day", str(self.decided_after)
            )

    def probability(self, category: str) -> Fraction:
        """
        Return the probability that a case of *category* ends with a fine.

        Raises:
            WrongValueError: The policy has probabilities by category, and none for this one.
        """
        if not isinstance(self.sanctioned, dict):
            return self.sanctioned
        if category not in self.sanctioned:
            raise WrongValueError(
                "Policy.sanctioned", f"a mapping with the category {category!r}", self.sanctioned
            )
        return self.sanctioned[category]

    def discretion_of(self, provision: str) -> Spread:
        """
        Return the distribution of positions for fines under *provision*.

        Raises:
            WrongValueError: The policy has distributions by key, and none for this provision.
        """
        if not isinstance(self.discretion, dict):
            return self.discretion
        for key in (provision, provision.rpartition("/")[0]):
            if key in self.discretion:
                return self.discretion[key]
        raise WrongValueError(
            "Policy.discretion", f"a mapping with the key {provision!r}", list(self.discretion)
        )

    def assumptions(self) -> tuple[str, ...]:
        """Return what the policy assumes, one sentence each."""
        return tuple(self._assumptions())

    def _assumptions(self) -> Iterator[str]:
        if isinstance(self.sanctioned, dict):
            for category, each in self.sanctioned.items():
                yield f"each case about {category} is fined with probability {each}"
        else:
            yield f"each case is fined with probability {self.sanctioned}"
        yield f"a decision comes some days after detection: {self.decided_after}"
        yield f"a decision enters into force some days after it: {self.in_force_after}"
        when = (
            "on the last day that the statute allows"
            if self.paid_after is None
            else f"some days after entry into force: {self.paid_after}"
        )
        yield f"a fine is paid with probability {self.paid}, {when}"
        lies = "lies between the ends of its range (0 to 1)"
        if isinstance(self.discretion, dict):
            for key, spread in self.discretion.items():
                yield f"a fine under {key} {lies}: {spread}"
        else:
            yield f"a fine {lies}: {self.discretion}"
        if len(self.joined) == 1:
            yield f"violations are prosecuted as {self.joined[0][0]}"
        else:
            for plan, each in self.joined:
                yield f"violations are prosecuted as {plan} with probability {each}"


def checked_policy(value: object) -> Policy:
    """Return *value* if it is a :class:`Policy`; raise WrongTypeError otherwise."""
    if not isinstance(value, Policy):
        raise WrongTypeError("policy", "a Policy", value)
    return value
