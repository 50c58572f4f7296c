"""
Switzerland, Federal Act on Data Protection (DSG), articles 60 to 64: fines of natural persons.

The act punishes natural persons, not companies: those who intentionally do not inform, export data
without a basis, disclose secrets or disobey an order of the Commissioner pay up to CHF 250,000. Only
if the fine is at most CHF 50,000 and finding the responsible person would be disproportionate, the
business pays in that person's place (article 64(2)).

The highest fine of a natural person, and of a business:

>>> from penaltymodel import Facts, evaluate
>>> print(evaluate(STATUTE.provision("ch/dsg/61").enactments[0].penalty, Facts()).result.high)
CHF 250,000.00
>>> print(evaluate(STATUTE.provision("ch/dsg/64.2").enactments[0].penalty, Facts()).result.high)
CHF 50,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, upto
from penaltymodel.law.sanctions import Order
from penaltymodel.law.statute import Enactment, Limitation, Provision, StatedSanction, Statute
from penaltymodel.law.words import PersonKind
from penaltymodel.values.money import Money
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Confidence, Source, written


V = Confidence.VERIFIED

READ_IN = "SR 235.1, text of 7 July 2025 (legalize-ch, cc-2022-491)"
APPLIES_FROM = date(2023, 9, 1)
IN_FORCE = Source("DSG art. 74(2)", V, READ_IN, as_written=("Inkrafttreten: 1. September 2023",))
NATURAL_PERSONS = (PersonKind.CITIZEN, PersonKind.OFFICIAL, PersonKind.SOLE_TRADER)


def _provision(
    number: str,
    offense: str,
    high: int,
    words: str,
    *,
    persons: tuple[PersonKind, ...] = NATURAL_PERSONS,
    who: str = "private Personen",
) -> Provision:
    source = Source(
        f"DSG art. {number}",
        V,
        READ_IN,
        as_written=(words, written(who, *(kind.value for kind in persons))),
    )
    return Provision(
        key=f"ch/dsg/{number.replace('(', '.').rstrip(')')}",
        offense=offense,
        persons=persons,
        enactments=(
            Enactment(
                applies_from=APPLIES_FROM,
                penalty=cited(upto(Money(high, "CHF")), source),
                source=source,
                day_source=IN_FORCE,
            ),
        ),
    )


STATUTE = Statute(
    key="ch/dsg",
    title="Federal Act on Data Protection (DSG)",
    jurisdiction="Switzerland",
    url="https://www.fedlex.admin.ch/eli/cc/2022/491/de",
    known_through=date(2025, 7, 7),
    searched="legalize-ch (Fedlex) and press, until 25 November 2026",
    provisions=(
        _provision(
            "60(1)",
            "intentionally giving false information, or not informing persons (on complaint)",
            250_000,
            "Busse bis zu 250 000 Franken",
        ),
        _provision(
            "60(2)",
            "intentionally giving the Commissioner false information, or refusing to cooperate",
            250_000,
            "Busse bis zu 250 000 Franken",
        ),
        _provision(
            "61",
            "intentionally exporting data without a basis, giving them to a processor unlawfully, or "
            "not meeting the minimum requirements of security (on complaint)",
            250_000,
            "Busse bis zu 250 000 Franken",
        ),
        _provision(
            "62",
            "intentionally disclosing secret personal data from one's profession (on complaint)",
            250_000,
            "Busse bis zu 250 000 Franken",
            who="Wer … offenbart",
        ),
        _provision(
            "63",
            "intentionally disobeying an order of the Commissioner that threatens this penalty",
            250_000,
            "Busse bis zu 250 000 Franken",
        ),
        _provision(
            "64(2)",
            "an offense under arts. 60 to 63 in a business, whose responsible person is not sought",
            50_000,
            "Busse von höchstens 50 000 Franken",
            persons=(PersonKind.LEGAL_ENTITY,),
            who="den Geschäftsbetrieb",
        ),
    ),
    limitations=(
        Limitation(
            name="prosecution",
            applies_from=APPLIES_FROM,
            within=Period(years=5),
            source=Source(
                "DSG art. 66", V, READ_IN, as_written=(written("nach fünf Jahren", "5 years"),)
            ),
        ),
    ),
    sanctions=(
        StatedSanction(
            provisions=tuple(f"ch/dsg/{each}" for each in ("60.1", "60.2", "61", "62", "63")),
            sanction=Order("change, interrupt or stop the processing, or to delete the data"),
            source=Source(
                "DSG art. 51(1)",
                V,
                READ_IN,
                as_written=(written("angepasst, unterbrochen oder abgebrochen"),),
            ),
        ),
    ),
    gaps=(
        "the cantons prosecute; a fine needs intent, and under arts. 60(1), 61 and 62 a complaint",
        "who answers for a business (VStrR art. 6), and when it pays in place of a person (art. 7), is "
        "not coded; a federal body is not punished",
        "the minimum of a fine (VStrR, StGB) is not coded",
    ),
    sources=(IN_FORCE,),
)
