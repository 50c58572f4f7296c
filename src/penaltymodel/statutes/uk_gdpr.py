"""
United Kingdom, UK GDPR and Data Protection Act 2018, sections 155 to 157: two maxima.

An undertaking faces up to GBP 8,700,000 or 2 % of its total worldwide annual turnover, whichever
is higher (the standard maximum), or up to GBP 17,500,000 or 4 % (the higher maximum). Anyone who
is not an undertaking faces only the fixed amount. The guideline ``uk/ico-2024`` states how the
Commissioner calculates fines below these limits.

>>> from penaltymodel import Facts, evaluate, gbp
>>> facts = Facts(person="legal-entity", revenue=gbp(1_000_000_000))
>>> higher = STATUTE.provision("uk/gdpr/higher-maximum").enactments[-1].penalty
>>> print(evaluate(higher, facts).result.high)
GBP 40,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, greater_of, share_of_revenue, upto, when
from penaltymodel.law.penalties import AllOf, Flag, Penalty, PersonIs
from penaltymodel.law.statute import Enactment, Grouping, Provision, SetCap, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter, PersonKind
from penaltymodel.values.money import gbp
from penaltymodel.values.sources import Confidence, Source, written


V, S = Confidence.VERIFIED, Confidence.SECONDARY

LEGISLATION = "legislation.gov.uk text of the Act, 3 October 2026, quoted in a public repository"
FROM_SOURCE = Source(
    "amounts in pounds sterling, from the end of the transition period",
    S,
    read_in="corderycompliance.com, itgovernance.co.uk",
    note="the UK GDPR replaced the EU GDPR at 11 p.m. on 31 December 2020; the earlier amounts in "
    "euro are not coded",
    as_written=(written("1 January 2021", "2021-01-01"),),
)
BASE_SOURCE = Source(
    "Data Protection Act 2018, s. 157(5)(a), (6)(a)",
    V,
    LEGISLATION,
    as_written=(
        written("total annual worldwide turnover", "turnover", "total worldwide"),
        written("the undertaking's", "of the whole group"),
        written("in the preceding financial year", "financial year before the decision"),
    ),
)
LINKED = Source(
    "UK GDPR art. 83(3)",
    S,
    note="linked processing operations together cost at most the maximum for the gravest "
    "infringement, as under the EU GDPR",
)

TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.GROUP,
    "total worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)

UNDERTAKING = Flag("undertaking", presumed=True)
IN_BUSINESS = PersonIs((PersonKind.LEGAL_ENTITY, PersonKind.SOLE_TRADER))


def maximum(sum_in_pounds: int, share: str, source: Source) -> Penalty:
    """Return a penalty of up to *sum_in_pounds* or a *share* of turnover, whichever is higher."""
    fine = upto(gbp(sum_in_pounds))
    either = greater_of(fine, share_of_revenue(0, share, base=TURNOVER))
    return cited(when(AllOf((IN_BUSINESS, UNDERTAKING)), either, otherwise=fine), source)


def _source(subsection: int, *as_written: str) -> Source:
    return Source(
        f"Data Protection Act 2018, s. 157({subsection})",
        V,
        LEGISLATION,
        note="in any case other than that of an undertaking, only the fixed maximum applies",
        as_written=(
            *as_written,
            written("in the case of an undertaking", "legal-entity", "sole-trader"),
        ),
    )


STANDARD = _source(6, "£8,700,000", "2%")
HIGHER = _source(5, "£17,500,000", "4%")


def _provision(key: str, offense: str, penalty: Penalty, source: Source) -> Provision:
    return Provision(
        key=f"uk/gdpr/{key}",
        offense=offense,
        enactments=(
            Enactment(
                applies_from=date(2021, 1, 1),
                penalty=penalty,
                source=source,
                day_source=FROM_SOURCE,
                base_source=BASE_SOURCE,
            ),
        ),
    )


STATUTE = Statute(
    key="uk/gdpr",
    title="UK GDPR and Data Protection Act 2018: penalties of the Information Commissioner",
    known_as=("DPA 2018", "Data Protection Act"),
    jurisdiction="United Kingdom",
    url="https://www.legislation.gov.uk/ukpga/2018/12/section/157",
    known_through=date(2026, 10, 3),
    searched="legislation.gov.uk pages of s. 157 and of S.I. 2026/82 and 2026/1015, until 3 October "
    "2026; reviews until 25 November 2026",
    provisions=(
        _provision(
            "standard-maximum",
            "infringement subject to the standard maximum",
            maximum(8_700_000, "2/100", STANDARD),
            STANDARD,
        ),
        _provision(
            "higher-maximum",
            "infringement subject to the higher maximum",
            maximum(17_500_000, "4/100", HIGHER),
            HIGHER,
        ),
    ),
    set_caps=(SetCap(together=(Grouping.OPERATION,), cap=None, source=LINKED),),
    gaps=(
        "you name the maximum: s. 157(2) to (4) state it for each infringement; failure to comply "
        "with a notice of the Commissioner always has the higher one, and breaches of the duties "
        "about complaints (ss. 164A, 164B) the standard one (s. 157(4A), from 19 June 2026, S.I. "
        "2026/82 reg. 3(b))",
        "earlier infringements are a factor, not a multiplier; there are no daily penalties",
        "penalties before 2021, with maxima in euro, are not coded",
    ),
    sources=(HIGHER, STANDARD, FROM_SOURCE),
)
