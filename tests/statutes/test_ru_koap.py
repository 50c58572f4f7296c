"""The articles of the Russian Code of Administrative Offenses that share the rules of its general part."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from penaltymodel.domain.history import Decision, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import NotLiableError, OutsideCodedLawError
from penaltymodel.facts.facts import Facts
from penaltymodel.law import koap
from penaltymodel.law.statute import Provision
from penaltymodel.statutes import catalog, statute_of
from penaltymodel.values.money import rub
from penaltymodel.values.ranges import Range
from penaltymodel.values.sources import Confidence, weakest


OLD, NEW, VPN = date(2019, 12, 2), date(2025, 5, 30), date(2025, 9, 1)
IN_CODE = date(2020, 1, 1)

# Part, first day, and the fines in thousands of rubles: citizens, officials, companies.
FINES = [
    ("13.11/1", NEW, (10, 15), (50, 100), (150, 300)),
    ("13.11/1.1", NEW, (15, 30), (100, 200), (300, 500)),
    ("13.11/8", OLD, (30, 50), (100, 200), (1_000, 6_000)),
    ("13.11/9", OLD, (50, 100), (500, 800), (6_000, 18_000)),
    ("13.11/10", NEW, (5, 10), (30, 50), (100, 300)),
    ("13.11/11", NEW, (50, 100), (400, 800), (1_000, 3_000)),
    ("13.11/12", NEW, (100, 200), (200, 400), (3_000, 5_000)),
    ("13.11/13", NEW, None, None, (5_000, 10_000)),
    ("13.11/14", NEW, None, None, (10_000, 15_000)),
    ("13.11/16", NEW, (300, 400), (1_000, 1_300), (10_000, 15_000)),
    ("13.11/17", NEW, (400, 500), (1_300, 1_500), (15_000, 20_000)),
    ("13.31/1", OLD, (1, 3), (10, 30), (100, 300)),
    ("13.31/1.1", OLD, (5, 10), (50, 100), (500, 1_000)),
    ("13.31/2", OLD, (3, 5), (30, 50), (800, 1_000)),
    ("13.31/2.1", OLD, (3, 5), (30, 50), (800, 1_000)),
    ("13.31/2.2", OLD, (15, 30), (100, 500), (2_000, 6_000)),
    ("13.31/3", OLD, (3, 5), (30, 50), (300, 500)),
    ("13.31/4", OLD, (15, 30), (100, 500), (2_000, 6_000)),
    ("13.36/1", OLD, (3, 5), (30, 50), (300, 500)),
    ("13.36/2", OLD, (5, 10), (50, 100), (500, 1_000)),
    ("13.37/1", OLD, (50, 100), (200, 400), (600, 1_000)),
    ("13.37/2", OLD, (150, 300), (600, 800), (1_500, 5_000)),
    ("13.39/1", OLD, (3, 5), (30, 50), (800, 1_000)),
    ("13.39/2", OLD, (5, 10), (50, 70), (1_000, 2_000)),
    ("13.40.1/1", date(2023, 2, 17), (10, 30), (30, 100), (100, 500)),
    ("13.40.1/2", date(2023, 2, 17), None, (100, 200), (500, 1_000)),
    ("13.49/1", date(2022, 7, 14), None, None, (500, 1_000)),
    ("13.50/2", date(2023, 9, 1), None, None, (800, 4_000)),
    ("13.50/3", date(2023, 9, 1), None, None, (4_000, 8_000)),
    ("13.52/1", VPN, (50, 80), (80, 150), (200, 500)),
    ("13.52/2", VPN, (100, 200), (200, 300), (800, 1_000)),
    ("13.53", VPN, (3, 5), None, None),
    ("13.54/1", date(2026, 1, 1), (50, 100), (200, 500), (600, 1_000)),
    ("14.3/15", date(2023, 9, 1), (10, 30), (30, 100), (200, 500)),
    ("14.3/16", date(2023, 9, 1), (30, 100), (100, 200), (200, 500)),
    ("14.3/17", date(2023, 9, 1), None, (100, 200), (300, 700)),
    ("14.3/18", VPN, (50, 80), (80, 150), (200, 500)),
    ("19.7.10/1", IN_CODE, (10, 30), None, (50, 300)),
    ("19.7.10/2", IN_CODE, (30, 50), None, (300, 500)),
    ("19.7.10-1/1", IN_CODE, (50, 100), (200, 400), (600, 1_000)),
    ("19.7.10-1/2", IN_CODE, (200, 300), (500, 700), (1_500, 3_000)),
    ("19.7.10-2/1", IN_CODE, (50, 100), (200, 400), (600, 1_000)),
    ("19.7.10-2/2", IN_CODE, (200, 300), (500, 700), (1_500, 3_000)),
    ("19.7.10-4", date(2023, 9, 1), (100, 200), (500, 800), (4_000, 6_000)),
]
A_FINE = pytest.mark.parametrize(
    ("key", "since", "citizen", "official", "company"), FINES, ids=[row[0] for row in FINES]
)

LIKE_COMPANIES = {
    *("13.11/1.1", "13.11/8", "13.11/9"),
    *(f"13.11/{number}" for number in (10, 11, 12, 13, 14, 16, 17)),
    *(row[0] for row in FINES if row[0].startswith(("13.31", "13.36", "13.37", "13.39"))),
}
"""The parts under which a sole trader faces the fine for companies."""


def provision_of(key: str) -> Provision:
    """Return the provision with this key."""
    return statute_of(key).provision(key)


def thousands(low: float, high: float) -> Range:
    """Return a range of thousands of rubles."""
    return Range(rub(int(low * 1_000)), rub(int(high * 1_000)))


def of(
    key: str, on: date, kind: str = "legal-entity", *, small: bool = False, **more
) -> Assessment:
    """Assess a violation of ``ru/koap-<key>`` on a day by a person of a *kind*."""
    provision = provision_of(f"ru/koap-{key}")
    violation = Violation(under=provision.key, committed_on=on, detected_on=on)
    repeat = bool(provision.repeat_of)
    return assess(
        violation, Platform("Acme", kind, in_small_register=small), repeat=repeat, **more
    )


class TestFines:
    @A_FINE
    def test_by_kind_of_person(self, key, since, citizen, official, company):
        """Each kind of person faces its fine, and a kind without a fine is not punished."""
        kinds = {"citizen": citizen, "official": official, "legal-entity": company}

        for kind, sums in kinds.items():
            if sums is None:
                with pytest.raises(NotLiableError):
                    of(key, since, kind)
            else:
                assert of(key, since, kind).range == thousands(*sums)

    @A_FINE
    def test_sole_traders(self, key, since, citizen, official, company):
        """A sole trader answers like an official, or like a company where the code says so."""
        sums = company if key in LIKE_COMPANIES else official

        if sums is None:
            with pytest.raises(NotLiableError):
                of(key, since, "sole-trader")
        else:
            assert of(key, since, "sole-trader").range == thousands(*sums)

    @A_FINE
    def test_first_day(self, key, since, citizen, official, company):
        """Nothing is coded for the day before."""
        kind = "citizen" if company is None else "legal-entity"

        assert of(key, since, kind).high > rub(0)
        with pytest.raises(OutsideCodedLawError):
            of(key, since - timedelta(days=1), kind)

    def test_advertising_in_general(self):
        """Breaches of the law on advertising cost companies 100 to 500 thousand since August 2022."""
        day = date(2022, 8, 9)

        assert of("14.3/1", day).range == thousands(100, 500)
        assert of("14.3/1", day, "official").range == thousands(4, 20)
        assert of("14.3/1", day, "citizen").range == thousands(2, 2.5)
        with pytest.raises(OutsideCodedLawError):
            of("14.3/1", day - timedelta(days=1))


class TestReliefs:
    @A_FINE
    def test_exceptional_circumstances(self, key, since, citizen, official, company):
        """The minimum is halved if it reaches the threshold of the kind of person (art. 4.1)."""
        given = Facts(flags={"exceptional circumstances": True})
        kinds = {
            "citizen": (citizen, 10),
            "official": (official, 50),
            "legal-entity": (company, 100),
        }

        for kind, (sums, threshold) in kinds.items():
            if sums is not None:
                low, high = sums
                least = low / 2 if low >= threshold else low
                facts = given if key != "13.53" else Facts()
                assert of(key, since, kind, given=facts).range == thousands(least, high)

    @pytest.mark.parametrize("key", ["13.50/2", "13.52/1", "14.3/18", "19.7.10-4", "13.54/1"])
    def test_small_businesses_pay_half(self, key):
        """A small company pays half where sole traders do not answer like companies (art. 4.1.2)."""
        _, since, _, official, (low, high) = next(row for row in FINES if row[0] == key)

        assert of(key, since, small=True).range == thousands(low / 2, high / 2)
        assert official is None or low / 2 >= official[0]

    @pytest.mark.parametrize("key", sorted(LIKE_COMPANIES))
    def test_no_relief_where_sole_traders_answer_like_companies(self, key):
        """A small company pays the whole fine where sole traders answer like companies."""
        _, since, _, _, company = next(row for row in FINES if row[0] == key)

        assert of(key, since, small=True).range == thousands(*company)

    def test_from_6_april_2022(self):
        """The relief for small businesses applies from 6 April 2022."""
        before, after = date(2022, 4, 5), date(2022, 4, 6)

        assert of("19.7.10/1", before, small=True).range == thousands(50, 300)
        assert of("19.7.10/1", after, small=True).range == thousands(25, 150)

    def test_not_below_the_minimum_of_officials(self):
        """No halved fine falls below the minimum of officials (art. 4.1.2(3))."""
        for key, _, _, official, company in FINES:
            if official and company and key not in LIKE_COMPANIES:
                assert company[0] / 2 >= official[0]


class TestRepeats:
    @pytest.mark.parametrize(
        ("earlier", "now", "key"),
        [
            ("13.11/8", "13.11/8", "13.11/9"),
            ("13.11/12", "13.11/14", "13.11/15"),
            ("13.11/16", "13.11/17", "13.11/18"),
            ("13.11/12", "13.11/16", "13.11/16"),
            ("13.31/1", "13.31/1", "13.31/1.1"),
            ("13.31/2", "13.31/2.1", "13.31/2.2"),
            ("13.31/3", "13.31/3", "13.31/4"),
            ("13.31/1", "13.31/3", "13.31/3"),
            ("13.52/1", "13.52/1", "13.52/2"),
            ("13.50/2", "13.50/2", "13.50/3"),
        ],
    )
    def test_what_is_repeated(self, earlier, now, key):
        """A decision under a part makes the next offense a repeat of the parts that the code names."""
        year = 2023 if key.startswith("13.31") else 2025
        day = date(year, 10, 1)
        decision = Decision(
            under=f"ru/koap-{earlier}",
            decided_on=date(year, 6, 20),
            in_force_on=date(year, 7, 1),
            executed_on=date(year, 7, 10),
        )
        violation = Violation(under=f"ru/koap-{now}", committed_on=day, detected_on=day)
        acme = Platform("Acme", "legal-entity", rub(10**9))

        answer = assess(violation, acme, history=OffenseHistory([decision]), assume_unchanged=True)

        assert answer.provision.key == f"ru/koap-{key}"

    def test_the_period_of_a_repeat(self):
        """Until 21 June 2021 art. 4.6 counts from the execution, then from the payment."""
        texts = provision_of("ru/koap-13.31/1.1").enactments

        assert [each.applies_from for each in texts] == [OLD, date(2021, 6, 22)]
        assert [each.repeat for each in texts] == [koap.PUNISHED, koap.PUNISHED_2021]


class TestLeaks:
    @pytest.mark.parametrize(
        ("part", "millions", "low", "high"),
        [
            ("15", 100, 20, 20),
            ("15", 10_000, 100, 300),
            ("15", 1_000, 20, 30),
            ("15", 100_000, 500, 500),
            ("18", 100, 25, 25),
            ("18", 10_000, 100, 300),
            ("18", 100_000, 500, 500),
        ],
    )
    def test_shares_of_revenue(self, part, millions, low, high):
        """A repeated leak costs 1 % to 3 % of revenue, at least 20 or 25 and at most 500 million."""
        day = date(2025, 6, 1)
        violation = Violation(under=f"ru/koap-13.11/{part}", committed_on=day, detected_on=day)
        acme = Platform("Acme", "legal-entity", rub(millions * 10**6))

        answer = assess(violation, acme, repeat=True)

        assert answer.range == thousands(low * 1_000, high * 1_000)
        assert weakest(answer.sources) is Confidence.SECONDARY

    def test_spending_on_security(self):
        """A company that meets the conditions pays 15 to 50 million."""
        day = date(2025, 6, 1)
        violation = Violation(under="ru/koap-13.11/15", committed_on=day, detected_on=day)
        acme = Platform("Acme", "legal-entity", rub(10**11))
        flag = "conditions of a lower fine for spending on information security"

        answer = assess(violation, acme, repeat=True, given=Facts(flags={flag: True}))

        assert answer.range == thousands(15_000, 50_000)

    def test_half_of_the_minimum(self):
        """In exceptional circumstances the minimum of RUB 20 million is halved."""
        day = date(2025, 6, 1)
        violation = Violation(under="ru/koap-13.11/15", committed_on=day, detected_on=day)
        acme = Platform("Acme", "legal-entity", rub(10**8))
        given = Facts(flags={"exceptional circumstances": True})

        assert assess(violation, acme, repeat=True, given=given).low == rub(10_000_000)

    @pytest.mark.parametrize("part", ["15", "18"])
    def test_who_is_punished(self, part):
        """Only companies and sole traders are coded for repeated leaks."""
        for kind in ("citizen", "official"):
            with pytest.raises(NotLiableError):
                of(f"13.11/{part}", NEW, kind)


def test_half_of_the_share_of_revenue():
    """In exceptional circumstances a fine under art. 13.49(2) is at least half of its minimum."""
    day = date(2024, 1, 16)
    violation = Violation(under="ru/koap-13.49/2", committed_on=day, detected_on=day)
    given = Facts(flags={"exceptional circumstances": True})

    answer = assess(violation, Platform("Acme", "legal-entity", rub(10**6)), given=given)

    assert answer.range == thousands(3_000, 6_000)


@pytest.mark.parametrize(
    ("key", "through"),
    [
        ("13.11", date(2025, 12, 16)),
        ("13.31", date(2023, 11, 17)),
        ("13.36", date(2025, 1, 1)),
        ("13.37", date(2022, 4, 6)),
        ("13.39", date(2023, 11, 17)),
        ("13.40", date(2022, 7, 13)),
        ("13.41", date(2026, 2, 26)),
        ("13.49", date(2025, 8, 27)),
        ("13.50", date(2026, 2, 25)),
        ("14.3", date(2026, 2, 25)),
        ("19.7.10-4", date(2026, 1, 11)),
        ("20.25", date(2026, 2, 26)),
    ],
)
def test_the_newest_text(key, through):
    """A statute is coded through the day of the newest text that was read."""
    statute = catalog()[f"ru/koap-{key}"]

    assert statute.known_through == through
    assert "until 25 November 2026" in statute.searched


def test_pending_changes():
    """Changes that are not coded are listed: search engines in 2022, advertising in 2025."""
    (search,) = catalog()["ru/koap-13.40"].pending
    (ads,) = catalog()["ru/koap-14.3"].pending

    assert search.may_apply_on(date(2022, 7, 14))
    assert not search.may_apply_on(date(2022, 7, 13))
    assert ads.provisions == ("ru/koap-14.3/1",)
