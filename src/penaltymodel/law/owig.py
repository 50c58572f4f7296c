"""
German administrative offenses: what the OWiG adds to each fine.

A statute sets the maximum of its fines. The general act on administrative offenses (Gesetz über
Ordnungswidrigkeiten, OWiG) sets the minimum of EUR 5, halves the maximum for negligence, and lets
the fine exceed the maximum to skim the economic benefit of the offense.
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, floored, greater_of, multiple_of, scaled, when
from penaltymodel.law.penalties import Flag, Penalty, PersonIs
from penaltymodel.law.statute import Limitation
from penaltymodel.law.words import PersonKind
from penaltymodel.values.money import eur
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Confidence, Source, written


BENEFIT = "the economic benefit"
"""The name of the amount that the person gained by the offense."""

GAINED = Flag("economic benefit to be skimmed", presumed=False)
NEGLIGENT = Flag("negligence", presumed=False)
COMPANY = PersonIs((PersonKind.LEGAL_ENTITY,))

GESETZE = "text of gesetze-im-internet.de in a public repository, as of July 2026"
"""What was read of the German statutes."""

READ_IN = "OWiG as last amended by the Act of 22 December 2025, in a public repository"

MINIMUM = Source(
    "OWiG s. 17(1)",
    Confidence.VERIFIED,
    READ_IN,
    as_written=(written("mindestens fünf Euro", "EUR 5"),),
)
NEGLIGENCE = Source(
    "OWiG s. 17(2)",
    Confidence.VERIFIED,
    READ_IN,
    note="if the statute does not distinguish intent and negligence, the maximum for negligence "
    "is halved",
    as_written=(written("mit der Hälfte des angedrohten Höchstbetrages", "1/2"),),
)
SKIMMING = Source(
    "OWiG ss. 17(4), 30(3)",
    Confidence.VERIFIED,
    READ_IN,
    note="the fine shall exceed the benefit and may exceed the maximum for this purpose; the law "
    "does not say by how much, so the benefit itself is coded as the minimum",
    as_written=(written("den wirtschaftlichen Vorteil", "1"),),
)
COMPANIES = Source(
    "OWiG s. 30(1), (2) sentence 2",
    Confidence.VERIFIED,
    READ_IN,
    note="the maximum for a company is that of the offense",
    as_written=(written("juristische Personen und Personenvereinigungen", "legal-entity"),),
)
TEN_FOLD = Source(
    "OWiG s. 30(2) sentence 3",
    Confidence.VERIFIED,
    READ_IN,
    as_written=(
        written("verzehnfacht sich das Höchstmaß", "10"),
        written("juristische Personen und Personenvereinigungen", "legal-entity"),
    ),
)
PROSECUTION = Source(
    "OWiG s. 31(2) no. 1",
    Confidence.VERIFIED,
    READ_IN,
    note="for maxima above EUR 15,000",
    as_written=(written("in drei Jahren", "3 years"),),
)

GAPS = (
    "how far the fine exceeds the benefit is not coded",
    "a legal successor pays at most the assets it took over (OWiG s. 30(2a)); not coded",
    "if the law became milder before the decision, the mildest law applies (OWiG s. 4(3)): choose "
    "the milder law",
)
"""What the OWiG says and these functions do not."""


def prosecution(applies_from: date) -> Limitation:
    """Return the limitation period for prosecuting offenses with a maximum above EUR 15,000."""
    return Limitation(
        name="prosecution",
        applies_from=applies_from,
        within=Period(years=3),
        source=PROSECUTION,
    )


def ten_fold(maximum: Penalty) -> Penalty:
    """Return *maximum*, or ten times as much for a company (if the statute refers to this rule)."""
    return when(COMPANY, cited(scaled(maximum, 10), TEN_FOLD), otherwise=maximum)


def halved(maximum: Penalty) -> Penalty:
    """Return the maximum for negligence: half of *maximum*."""
    return cited(scaled(maximum, "1/2"), NEGLIGENCE)


def fine(
    maximum: Penalty,
    *,
    of_negligence: Penalty | None = None,
    may_skim: Source | None = None,
) -> Penalty:
    """
    Return a fine from EUR 5 to *maximum*, and at least the benefit if it is skimmed.

    *of_negligence* is the maximum for negligence, if it has its own. *may_skim* is the source if the
    statute permits the authority to skim the benefit but does not require it.

    >>> from penaltymodel.facts.facts import Facts
    >>> from penaltymodel.interpreters.evaluate import evaluate
    >>> from penaltymodel.law.forms import upto
    >>> most = upto(eur(300_000))
    >>> negligent = Facts(flags={"negligence": True})
    >>> print(evaluate(fine(most, of_negligence=halved(most)), negligent).result.high)
    EUR 150,000.00
    """
    by_fault = (
        maximum if of_negligence is None else when(NEGLIGENT, of_negligence, otherwise=maximum)
    )
    body = cited(floored(by_fault, at=eur(5)), MINIMUM)
    least = 1 if may_skim is None else 0
    skimmed = cited(greater_of(body, multiple_of(BENEFIT, least, 1)), may_skim or SKIMMING)
    return when(GAINED, skimmed, otherwise=body)
