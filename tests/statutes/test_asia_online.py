"""Singapore, Thailand, Saudi Arabia, Vietnam, Indonesia, South Korea and Japan."""

from datetime import date, timedelta

import pytest

from penaltymodel import (
    Confidence,
    Decision,
    Facts,
    Money,
    OffenseHistory,
    Platform,
    Range,
    Violation,
    assess,
    catalog,
    only,
)
from penaltymodel.errors import NotLiableError, OutsideCodedLawError
from penaltymodel.interpreters.table import sources_in
from penaltymodel.law.figures import figures
from penaltymodel.statutes import sa_pdpl
from penaltymodel.values.sources import weakest


def of(key, on, person="legal-entity", *, revenue=None, history=None, **given):
    """Return the range for an offense of one day under one provision."""
    revenues = () if revenue is None else (revenue,)
    act = Violation(under=key, committed_on=on, detected_on=on)
    return assess(
        act,
        Platform("X", person, *revenues),
        decided_on=on,
        given=Facts(**given),
        history=OffenseHistory() if history is None else history,
    ).range


def upto(amount, currency):
    return Range(Money(0, currency), Money(amount, currency))


FIRST_DAYS = [
    ("sg/pofma/16", date(2019, 10, 2)),
    ("sg/ocha/50.8", date(2024, 2, 1)),
    ("sg/ocha/51.3", date(2024, 6, 24)),
    ("sg/osra/direction", date(2026, 6, 29)),
    ("sg/fica/45.3", date(2023, 6, 1)),
    ("th/pdpa/82", date(2022, 6, 1)),
    ("sa/pdpl/36", date(2023, 9, 14)),
    ("vn/pdpl/8.5", date(2026, 1, 1)),
    ("id/pdp/57", date(2024, 10, 17)),
    ("id/pdp/67.2", date(2022, 10, 17)),
    ("kr/network-act/false-information", date(2026, 7, 7)),
    ("kr/network-act/76.1", date(2014, 11, 29)),
    ("kr/ai-basic-act/43", date(2026, 1, 22)),
    ("jp/smartphone-act/19", date(2025, 12, 18)),
    ("jp/appi/178", date(2020, 12, 12)),
]


@pytest.mark.parametrize(("key", "first"), FIRST_DAYS)
def test_first_day(key, first):
    """Each provision begins on its first day and not before."""
    statute = catalog()[key.rpartition("/")[0]]

    assert statute.provision(key).applies_from == first
    with pytest.raises(OutsideCodedLawError):
        statute.enactment(statute.provision(key), first - timedelta(days=1))


TWO_DAYS = {"days after conviction": 2}


class TestSingapore:
    ON = date(2024, 7, 1)

    @pytest.mark.parametrize(
        ("section", "company", "person"),
        [
            ("7.2", 500_000, 50_000),
            ("7.3", 1_000_000, 100_000),
            ("15", 500_000, 20_000),
            ("37", 500_000, 20_000),
            ("47", 500_000, 20_000),
        ],
    )
    def test_falsehoods(self, section, company, person):
        """Fines of the falsehoods act for a company and for an individual."""
        assert of(f"sg/pofma/{section}", self.ON) == upto(company, "SGD")
        assert of(f"sg/pofma/{section}", self.ON, "citizen") == upto(person, "SGD")

    @pytest.mark.parametrize("section", ["27", "42", "50"])
    def test_directions_to_intermediaries(self, section):
        """SGD 1 million, and SGD 100,000 for each day after conviction; 20,000 for a person."""
        key = f"sg/pofma/{section}"

        assert of(key, self.ON, counts=TWO_DAYS) == upto(1_200_000, "SGD")
        assert of(key, self.ON, "sole-trader") == upto(20_000, "SGD")

    @pytest.mark.parametrize(
        "key",
        [
            "sg/pofma/16",
            "sg/pofma/28",
            "sg/pofma/34",
            "sg/ocha/50.8",
            "sg/ocha/52.5",
            "sg/fica/45.5",
        ],
    )
    @pytest.mark.parametrize(("days", "high"), [(1, 20_000), (25, 500_000), (26, 500_000)])
    def test_access_providers(self, key, days, high):
        """SGD 20,000 for each day or part of a day, and at most SGD 500,000."""
        assert of(key, self.ON, counts={"days": days}) == upto(high, "SGD")

    @pytest.mark.parametrize(
        ("section", "company", "person"),
        [("50.6", 500_000, 20_000), ("53.2", 10_000, 5_000)],
    )
    def test_criminal_harms(self, section, company, person):
        """Fixed maxima of the criminal harms act."""
        assert of(f"sg/ocha/{section}", self.ON) == upto(company, "SGD")
        assert of(f"sg/ocha/{section}", self.ON, "official") == upto(person, "SGD")

    @pytest.mark.parametrize("section", ["50.7", "52.4"])
    def test_continuing_criminal_harms(self, section):
        """The daily sum is added for companies and for individuals."""
        key = f"sg/ocha/{section}"

        assert of(key, self.ON, counts=TWO_DAYS) == upto(1_200_000, "SGD")
        assert of(key, self.ON, "citizen", counts=TWO_DAYS) == upto(220_000, "SGD")

    @pytest.mark.parametrize(
        ("paragraph", "company", "person"), [("2", 500_000, 20_000), ("4", 500_000, 40_000)]
    )
    def test_foreign_interference(self, paragraph, company, person):
        """Fixed maxima of the act against foreign interference."""
        assert of(f"sg/fica/45.{paragraph}", self.ON) == upto(company, "SGD")
        assert of(f"sg/fica/45.{paragraph}", self.ON, "citizen") == upto(person, "SGD")

    def test_continuing_foreign_interference(self):
        """Section 45(3) adds SGD 100,000 for each day after conviction."""
        assert of("sg/fica/45.3", self.ON, counts=TWO_DAYS) == upto(1_200_000, "SGD")
        assert of("sg/fica/45.3", self.ON, "citizen", counts=TWO_DAYS) == upto(220_000, "SGD")

    def test_rectification_notice(self):
        """Section 51(3) has no lower sum for an individual."""
        for person in ("legal-entity", "citizen"):
            assert of("sg/ocha/51.3", self.ON, person, counts=TWO_DAYS) == upto(1_200_000, "SGD")

    def test_relief_and_accountability(self):
        """SGD 500,000 for an entity and SGD 20,000 for an individual."""
        on = date(2026, 6, 29)

        assert of("sg/osra/direction", on) == upto(500_000, "SGD")
        assert of("sg/osra/direction", on, "citizen") == upto(20_000, "SGD")


@pytest.mark.parametrize(("section", "millions"), [("82", 1), ("83", 3), ("84", 5)])
def test_thailand(section, millions):
    """THB 1, 3 and 5 million."""
    assert of(f"th/pdpa/{section}", date(2022, 6, 1)) == upto(millions * 10**6, "THB")


class TestSaudiArabia:
    @pytest.mark.parametrize(("decided_on", "millions"), [(None, 5), (date(2024, 10, 1), 10)])
    def test_doubled_on_repeat(self, decided_on, millions):
        """SAR 5 million, or 10 after an earlier decision under the same article."""
        found = [] if decided_on is None else [Decision(under="sa/pdpl/36", decided_on=decided_on)]

        fine = of("sa/pdpl/36", date(2026, 1, 1), history=OffenseHistory(found))

        assert fine == upto(millions * 10**6, "SAR")

    @pytest.mark.parametrize("article", ["35", "36"])
    def test_what_counts_as_a_repeat_is_an_interpretation(self, article):
        """The law names recidivism, but neither its start nor its length."""
        fine = sa_pdpl.STATUTE.provision(f"sa/pdpl/{article}").enactments[0].penalty

        assert sa_pdpl.ONCE_DECIDED.confidence is Confidence.DERIVED
        assert sa_pdpl.ONCE_DECIDED in sources_in(fine)

    def test_sensitive_data(self):
        """Article 35 is for individuals: SAR 3 million, or 6 on repeat."""
        earlier = OffenseHistory([Decision(under="sa/pdpl/35", decided_on=date(2024, 10, 1))])
        on = date(2026, 1, 1)

        assert of("sa/pdpl/35", on, "citizen") == upto(3_000_000, "SAR")
        assert of("sa/pdpl/35", on, "citizen", history=earlier) == upto(6_000_000, "SAR")
        with pytest.raises(NotLiableError):
            of("sa/pdpl/35", on)


class TestVietnam:
    ON = date(2026, 1, 1)
    BILLION = 10**9

    @pytest.mark.parametrize(("illicit", "billions"), [(0, 3), (0.3, 3), (1, 10)])
    def test_sale(self, illicit, billions):
        """Ten times the revenue from the violation, and never less than VND 3 billion."""
        amounts = {"the revenue from the violation": Money(int(illicit * self.BILLION), "VND")}

        assert of("vn/pdpl/8.3", self.ON, amounts=amounts) == upto(billions * self.BILLION, "VND")
        assert of("vn/pdpl/8.3", self.ON, "citizen", amounts=amounts) == upto(
            billions * self.BILLION // 2, "VND"
        )

    @pytest.mark.parametrize(("turnover", "billions"), [(60, 3), (100, 5)])
    def test_transfer(self, turnover, billions):
        """5 % of the revenue of the year before, and never less than VND 3 billion."""
        revenue = Money(turnover * self.BILLION, "VND")

        assert of("vn/pdpl/8.4", self.ON, revenue=revenue) == upto(billions * self.BILLION, "VND")

    def test_other(self):
        """VND 3 billion, and a half for an individual."""
        assert of("vn/pdpl/8.5", self.ON) == upto(3 * self.BILLION, "VND")
        assert of("vn/pdpl/8.5", self.ON, "official") == upto(3 * self.BILLION // 2, "VND")


class TestIndonesia:
    def test_administrative_fine(self):
        """2 % of the annual income."""
        fine = of("id/pdp/57", date(2024, 10, 17), revenue=Money(10**11, "IDR"))

        assert fine == upto(2 * 10**9, "IDR")

    @pytest.mark.parametrize(("article", "billions"), [("67.2", 4), ("68", 6)])
    def test_crimes(self, article, billions):
        """A corporation faces ten times the fine."""
        key, on = f"id/pdp/{article}", date(2024, 1, 1)

        assert of(key, on, "citizen") == upto(billions * 10**9, "IDR")
        assert of(key, on) == upto(billions * 10**10, "IDR")


class TestSouthKorea:
    @pytest.mark.parametrize(
        ("key", "amount"),
        [
            ("kr/network-act/false-information", 10**9),
            ("kr/network-act/76.1", 30_000_000),
            ("kr/ai-basic-act/43", 30_000_000),
        ],
    )
    def test_maxima(self, key, amount):
        """The surcharge is KRW 1 billion; the fines are KRW 30 million."""
        assert of(key, date(2026, 8, 1)) == upto(amount, "KRW")

    def test_day_from_memory(self):
        """The first day of the surcharge is from memory, and the answer shows the mark."""
        act = Violation(under="kr/network-act/false-information", committed_on=date(2026, 8, 1))

        answer = assess(act, Platform("X", "legal-entity"), decided_on=date(2026, 8, 2))

        text = catalog()["kr/network-act"].provision(act.under).enactments[0]
        assert text.day_source.confidence is Confidence.MEMORY
        assert weakest(answer.sources) is not Confidence.VERIFIED


class TestJapan:
    SALES = "the sales in Japan that the violation concerns, in its period"

    @pytest.mark.parametrize(
        ("ordered_on", "percent"),
        [(None, 20), (date(2026, 1, 15), 30)],
    )
    def test_smartphone_act(self, ordered_on, percent):
        """20 % of the sales, and 30 % after an earlier order."""
        found = (
            []
            if ordered_on is None
            else [Decision(under="jp/smartphone-act/19", decided_on=ordered_on)]
        )

        fine = of(
            "jp/smartphone-act/19",
            date(2026, 9, 1),
            history=OffenseHistory(found),
            amounts={self.SALES: Money(10**9, "JPY")},
        )

        assert fine == only(Money(percent * 10**7, "JPY"))

    def test_ten_years(self):
        """An earlier order counts for ten years."""
        figure = [str(each) for each in figures(catalog()["jp/smartphone-act"])]

        assert "the period 10 years" in figure

    @pytest.mark.parametrize(
        ("article", "company", "person"),
        [
            ("178", 100_000_000, 1_000_000),
            ("179", 100_000_000, 500_000),
            ("182", 500_000, 500_000),
        ],
    )
    def test_personal_information(self, article, company, person):
        """A corporation pays up to JPY 100 million for its staff."""
        assert of(f"jp/appi/{article}", date(2026, 1, 1)) == upto(company, "JPY")
        assert of(f"jp/appi/{article}", date(2026, 1, 1), "citizen") == upto(person, "JPY")

    def test_surcharge_is_pending(self):
        """The surcharge of the amendment of 2026 may apply from January 2027."""
        (pending,) = catalog()["jp/appi"].pending

        assert not pending.may_apply_on(date(2026, 12, 31))
        assert pending.may_apply_on(date(2027, 1, 1))
