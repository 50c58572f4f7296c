"""
From a violation, a platform and its history to an assessment.

The engine chooses the provision and the text that apply, gathers the facts, and evaluates the
penalty. Every choice that the law leaves open is an argument, and the result names what was chosen.
"""

from __future__ import annotations

from datetime import date

from attrs import evolve

from penaltymodel.domain.history import NO_HISTORY, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assessment import Assessment, Basis
from penaltymodel.engine.fast import assess_fast
from penaltymodel.engine.given import check_given_under
from penaltymodel.engine.provisions import find_provision
from penaltymodel.engine.reference import ReferenceCase
from penaltymodel.errors import ChronologyError, WrongTypeError
from penaltymodel.facts.facts import NOTHING_GIVEN, Facts
from penaltymodel.law.law import Law
from penaltymodel.law.statute import LawAt
from penaltymodel.statutes import LawLike, as_law
from penaltymodel.values.periods import Period, a_day
from penaltymodel.values.ranges import Range
from penaltymodel.values.reading import member


def assess(
    violation: Violation,
    platform: Platform,
    history: OffenseHistory = NO_HISTORY,
    *,
    law: LawLike = None,
    decided_on: date | None = None,
    law_at: LawAt | str | None = None,
    charged_as: str | None = None,
    repeat: bool | Range[bool] | None = None,
    given: Facts = NOTHING_GIVEN,
    limitation: Period | None = None,
    assume_unchanged: bool = False,
    strict: bool = False,
) -> Assessment:
    """
    Calculate what *violation* by *platform* can cost after *history*, and why.

    Args:
        violation: The violation: under which provision or statute, and when.
        platform: The platform: its kind of person, its role and its revenues.
        history: The earlier decisions. They decide whether the offense is a repeat.
        law: The statutes that apply: one, several, or a mapping from their keys; by default those
            of the :func:`~penaltymodel.statutes.catalog`.
        decided_on: The day of the decision. Some choices of *law_at* and the check of a
            *limitation* need it.
        law_at: Whose law applies: of the ``offense``, of the ``decision``, or the ``milder`` of
            all from the one to the other. By default, the provision decides.
        charged_as: The provision that the authority charges, if it is not the one that the law
            provides for. The result names both.
        repeat: Whether the offense is a repeat, regardless of the history.
        given: Facts that take precedence over those of the platform: counts, circumstances,
            amounts.
        limitation: How long after the offense it may be punished (see ``statute.limitations``).
            The result then has the last day, and whether *decided_on* is too late.
        assume_unchanged: Apply the last coded text to days after the coded law.
        strict: Raise an error if a sum is not given, such as a revenue. By default, a sum that is
            not given is a range from zero without upper end: the result then has no upper end
            unless something caps it, and names the sums in ``missing``.

    >>> from penaltymodel.values.money import rub
    >>> google = Platform("Google", "legal-entity", {2020: rub(144_438_324_700)})
    >>> act = Violation(
    ...     under="ru/koap-13.41/5", committed_on=date(2021, 10, 1), detected_on=date(2021, 10, 1)
    ... )
    >>> print(assess(act, google, repeat=True).low)
    RUB 7,221,916,235.00
    >>> assess(act, Platform("Google", "legal-entity"), repeat=True).range
    Range(low=Money('4000000.00', 'RUB'), high=unbounded('RUB'))

    Raises:
        UnknownStatuteError, UnknownProvisionError, UnknownCategoryError, CategoryNeededError: The
            provision cannot be found.
        OutsideCodedLawError: The law of that day is not coded.
        MissingFactError: The penalty needs facts that are not given; the error names all of them.
        UnknownFactError: The statute does not know a fact in *given*.
        NotLiableError: The provision does not apply to this kind of person.
        NotARepeatError: The violation names a provision for repeats, and is a first offense.
        NeedsDecisionDayError: *decided_on* is missing.
        ChronologyError: *decided_on* is before the offense.
        WrongTypeError, WrongValueError: An argument cannot take its value.
    """
    if not isinstance(violation, Violation):
        raise WrongTypeError("violation", "a Violation", violation)
    check_types(
        platform,
        history,
        given,
        decided_on=decided_on,
        law_at=law_at,
        charged_as=charged_as,
        repeat=repeat,
        limitation=limitation,
        assume_unchanged=assume_unchanged,
        strict=strict,
    )
    found = as_law(law)
    keys = (violation.under,) if charged_as is None else (violation.under, charged_as)
    check_given_under(given, keys, found)
    return assess_checked(
        violation,
        platform,
        history,
        law=found,
        decided_on=decided_on,
        law_at=law_at,
        charged_as=charged_as,
        repeat=repeat,
        given=given,
        limitation=limitation,
        assume_unchanged=assume_unchanged,
        strict=strict,
    )


def assess_checked(
    violation: Violation,
    platform: Platform,
    history: OffenseHistory,
    *,
    law: Law,
    decided_on: date | None = None,
    law_at: LawAt | str | None = None,
    charged_as: str | None = None,
    repeat: bool | Range[bool] | None = None,
    given: Facts = NOTHING_GIVEN,
    limitation: Period | None = None,
    assume_unchanged: bool = False,
    strict: bool = False,
) -> Assessment:
    """Return the same as :func:`assess` for arguments that were checked, with the names of facts."""
    if decided_on is not None and decided_on < violation.committed_on:
        raise ChronologyError("the offense", violation.committed_on, "decided_on", decided_on)
    is_usual = (
        law_at is None and charged_as is None and limitation is None and not assume_unchanged
    )
    if is_usual and given.repeat is None and (repeat is None or isinstance(repeat, bool)):
        assessment = assess_fast(
            violation,
            platform,
            history,
            law,
            repeat=repeat,
            given=given,
            decided_on=decided_on,
        )
        if assessment is not None:
            return assessment
    return assess_by_reference(
        violation,
        platform,
        history,
        law=law,
        decided_on=decided_on,
        law_at=law_at,
        charged_as=charged_as,
        given=given if repeat is None else evolve(given, repeat=repeat),
        limitation=limitation,
        assume_unchanged=assume_unchanged,
        strict=strict,
    )


def check_types(
    platform: object,
    history: object,
    given: object,
    *,
    decided_on: object = None,
    law_at: str | None = None,
    charged_as: object = None,
    repeat: object = None,
    limitation: object = None,
    assume_unchanged: object = False,
    strict: object = False,
) -> None:
    """
    Check the arguments that are the same for all violations.

    Raises:
        WrongTypeError, WrongValueError: An argument cannot take its value; the error names it.
    """
    if not isinstance(platform, Platform):
        raise WrongTypeError("platform", "a Platform", platform)
    if not isinstance(history, OffenseHistory):
        raise WrongTypeError("history", "an OffenseHistory", history)
    if not isinstance(given, Facts):
        raise WrongTypeError("given", "a Facts", given)
    if charged_as is not None and not isinstance(charged_as, str):
        raise WrongTypeError("charged_as", "the key of a provision", charged_as)
    if limitation is not None and not isinstance(limitation, Period):
        raise WrongTypeError("limitation", "a Period", limitation)
    if decided_on is not None:
        a_day("decided_on", decided_on)
    if law_at is not None:
        member("law_at", LawAt, law_at)
    if repeat is not None and not isinstance(repeat, (bool, Range)):
        raise WrongTypeError("repeat", "True, False or a Range of them", repeat)
    if assume_unchanged is not False and assume_unchanged is not True:
        raise WrongTypeError("assume_unchanged", "True or False", assume_unchanged)
    if strict is not False and strict is not True:
        raise WrongTypeError("strict", "True or False", strict)


def assess_by_reference(
    violation: Violation,
    platform: Platform,
    history: OffenseHistory,
    *,
    law: Law,
    decided_on: date | None = None,
    law_at: LawAt | str | None = None,
    charged_as: str | None = None,
    given: Facts = NOTHING_GIVEN,
    limitation: Period | None = None,
    assume_unchanged: bool = False,
    strict: bool = False,
) -> Assessment:
    """Return the same as :func:`assess`, always evaluated step by step."""
    statute = law.statute_of(violation.under)
    named = find_provision(
        statute, violation.under, category=violation.category, role=platform.role
    )
    charged = None if charged_as is None else law.statute_of(charged_as).provision(charged_as)
    expires_on = None if limitation is None else limitation.after(violation.committed_on)
    try:
        basis = Basis(
            given,
            law_at=named.law_at if law_at is None else member("law_at", LawAt, law_at),
            decided_on=decided_on,
            expires_on=expires_on,
        )
        return ReferenceCase(
            violation=violation,
            platform=platform,
            history=history,
            basis=basis,
            law=law,
            statute=statute,
            named=named,
            charged=charged,
            assume_unchanged=assume_unchanged,
            strict=strict,
        ).assessment()
    except Exception as error:
        error.add_note(f"while assessing {named.key}")
        raise
