"""
Thailand, Personal Data Protection Act B.E. 2562 (2019): administrative fines.

The expert committee fines a data controller up to THB 1,000,000 for a breach of formal duties, up to
THB 3,000,000 for unlawful collection, use or disclosure of personal data, and up to THB 5,000,000 if
the data are sensitive. The figures come from reports.

>>> from penaltymodel import Facts, evaluate
>>> print(evaluate(STATUTE.provision("th/pdpa/84").enactments[0].penalty, Facts()).result.high)
THB 5,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, upto
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Confidence, Source


DAY = Source(
    "PDPA B.E. 2562, chapters on duties and penalties",
    Confidence.SECONDARY,
    read_in="belaws.com, 24 June 2022",
    note="postponed from 2020 by royal decrees",
    as_written=("1st of June 2022",),
)


def _provision(section: str, offense: str, millions: int, text: str) -> Provision:
    source = Source(
        f"PDPA B.E. 2562, s {section}",
        Confidence.SECONDARY,
        read_in="nationthailand.com, 30 May 2022",
        note="the number of the section is from memory",
        as_written=(text,),
    )
    enactment = Enactment(
        applies_from=date(2022, 6, 1),
        penalty=cited(upto(Money(millions * 10**6, "THB")), source),
        source=source,
        day_source=DAY,
    )
    return Provision(key=f"th/pdpa/{section}", offense=offense, enactments=(enactment,))


STATUTE = Statute(
    key="th/pdpa",
    title="Personal Data Protection Act B.E. 2562 (2019)",
    jurisdiction="Thailand",
    url="https://ratchakitcha.soc.go.th/",
    known_through=date(2026, 4, 22),
    provisions=(
        _provision("82", "breach of a formal duty of a data controller", 1, "1 million baht"),
        _provision(
            "83",
            "unlawful collection, use or disclosure of personal data",
            3,
            "3 million baht",
        ),
        _provision(
            "84",
            "unlawful collection, use or disclosure of sensitive personal data",
            5,
            "5 million baht",
        ),
    ),
    gaps=(
        "the fines of processors and representatives (sections 85 to 88), of those who ignore an "
        "order (89) and the criminal penalties (79, 80) are not coded",
        "punitive damages of up to twice the damage (section 78) are not coded",
        "the text itself was not read",
    ),
    sources=(DAY,),
    searched="a copy of Thai acts of April 2026 (a summary), and public pages until 25 November 2026",
)
