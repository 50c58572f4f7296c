"""China: cybersecurity, data, minors, monopolies and e-commerce."""

from datetime import date, timedelta

import pytest

from penaltymodel import Facts, Money, Platform, Range, Violation, assess, only
from penaltymodel.errors import OutsideCodedLawError
from penaltymodel.statutes import cn_aml, cn_csl, cn_pipl
from penaltymodel.values.sources import Confidence


THOUSAND = 1_000
MILLION = 1_000_000


def of(key, on, person="legal-entity", *, flags=None, words=None, revenue=None, income=None):
    """Assess an offense of one day under one provision; amounts are in yuan."""
    given = Facts(
        flags=flags or {},
        words=words or {},
        amounts={} if income is None else {"the unlawful income": Money(income, "CNY")},
    )
    revenues = () if revenue is None else (Money(revenue, "CNY"),)
    platform = Platform("X", person, *revenues)
    act = Violation(under=key, committed_on=on, detected_on=on)
    return assess(act, platform, decided_on=on, given=given).range


def yuan(low, high):
    return Range(Money(low, "CNY"), Money(high, "CNY"))


@pytest.mark.parametrize(
    ("key", "first"),
    [
        ("cn/csl/61.1", date(2017, 6, 1)),
        ("cn/csl/61.2", date(2017, 6, 1)),
        ("cn/csl/61.3", date(2026, 1, 1)),
        ("cn/csl/69.1", date(2017, 6, 1)),
        ("cn/csl/69.2", date(2026, 1, 1)),
        ("cn/minors/54.2", date(2024, 1, 1)),
        ("cn/network-data/56", date(2025, 1, 1)),
        ("cn/dsl/46", date(2021, 9, 1)),
        ("cn/aml/57", date(2008, 8, 1)),
        ("cn/aml/62", date(2022, 8, 1)),
        ("cn/ecommerce/83", date(2019, 1, 1)),
    ],
)
def test_nothing_before_the_first_day(key, first):
    """No provision applies on the day before its first day."""
    with pytest.raises(OutsideCodedLawError):
        of(key, first - timedelta(days=1))


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [("61.1", cn_csl.MANAGERS), ("61.2", cn_csl.MANAGERS), ("69.1", cn_pipl.PERSONS)],
)
def test_persons_fined_until_2025(paragraph, words):
    """Article 59 named only the managers in charge, article 68 other persons too."""
    text = cn_csl.STATUTE.provision(f"cn/csl/{paragraph}").enactments[0]

    assert words in text.source.as_written


def test_previous_year_is_an_interpretation():
    """The Anti-Monopoly Law does not say what the previous year precedes."""
    assert cn_aml.BASE.confidence is Confidence.DERIVED


class TestCybersecurity:
    REFUSED = "a refusal to correct, or a harm to cybersecurity"
    GRAVE = "a refusal to correct, or serious circumstances"

    @pytest.mark.parametrize(
        ("paragraph", "refused", "company", "person"),
        [
            ("61.1", False, (10, 50), (0, 0)),
            ("61.1", True, (50, 500), (10, 100)),
            ("61.2", False, (50, 100), (0, 0)),
            ("61.2", True, (100, 1_000), (10, 100)),
        ],
    )
    def test_security(self, paragraph, refused, company, person):
        """Article 61(1) and (2), in thousands of yuan."""
        for kind, (low, high) in (("legal-entity", company), ("official", person)):
            fine = of(f"cn/csl/{paragraph}", date(2026, 1, 1), kind, flags={self.REFUSED: refused})

            assert fine == yuan(low * THOUSAND, high * THOUSAND)

    @pytest.mark.parametrize(
        ("word", "company", "person"),
        [
            ("serious", (500, 2_000), (50, 200)),
            ("especially serious", (2_000, 10_000), (200, 1_000)),
        ],
    )
    def test_consequences(self, word, company, person):
        """Article 61(3), in thousands of yuan."""
        words = {"consequences for cybersecurity": word}
        for kind, (low, high) in (("legal-entity", company), ("citizen", person)):
            fine = of("cn/csl/61.3", date(2026, 1, 1), kind, words=words)

            assert fine == yuan(low * THOUSAND, high * THOUSAND)

    @pytest.mark.parametrize(
        ("on", "grave", "company", "person"),
        [
            (date(2025, 12, 31), False, (0, 0), (0, 0)),
            (date(2025, 12, 31), True, (100, 500), (10, 100)),
            (date(2026, 1, 1), False, (50, 500), (0, 0)),
            (date(2026, 1, 1), True, (500, 2_000), (50, 200)),
        ],
    )
    def test_prohibited_content(self, on, grave, company, person):
        """Article 69(1), before 2026 article 68, in thousands of yuan."""
        for kind, (low, high) in (("legal-entity", company), ("official", person)):
            fine = of("cn/csl/69.1", on, kind, flags={self.GRAVE: grave})

            assert fine == yuan(low * THOUSAND, high * THOUSAND)

    def test_especially_serious_content(self):
        """Article 69(2)."""
        assert of("cn/csl/69.2", date(2026, 1, 1)) == yuan(2 * MILLION, 10 * MILLION)
        assert of("cn/csl/69.2", date(2026, 1, 1), "official") == yuan(200_000, MILLION)

    @pytest.mark.parametrize(
        ("paragraph", "company", "person"),
        [("61.1", (10, 100), (5, 50)), ("61.2", (100, 1_000), (10, 100))],
    )
    def test_before_2026(self, paragraph, company, person):
        """Article 59 of the text of 2016: a warning first, then a fine in thousands of yuan."""
        on = date(2025, 12, 31)
        for kind, (low, high) in (("legal-entity", company), ("official", person)):
            key = f"cn/csl/{paragraph}"

            assert of(key, on, kind, flags={self.REFUSED: False}) == only(Money(0, "CNY"))
            assert of(key, on, kind, flags={self.REFUSED: True}) == yuan(
                low * THOUSAND, high * THOUSAND
            )

    def test_a_later_law_applies_only_if_it_is_milder(self):
        """A breach of 2025 decided in 2026 costs what the text of 2025 says, which is milder."""
        act = Violation(under="cn/csl/61.1", committed_on=date(2025, 12, 31))
        given = Facts(flags={self.REFUSED: True})

        answer = assess(
            act, Platform("X", "legal-entity"), decided_on=date(2026, 3, 1), given=given
        )

        assert answer.range == yuan(10_000, 100_000)


class TestMinors:
    ON = date(2024, 1, 1)

    @pytest.mark.parametrize(
        ("paragraph", "company", "person"),
        [("53", (50, 500), (10, 100)), ("54.1", (0, 1_000), (10, 100))],
    )
    def test_refusals(self, paragraph, company, person):
        """Articles 53 and 54(1), in thousands of yuan."""
        for kind, (low, high) in (("legal-entity", company), ("official", person)):
            assert of(f"cn/minors/{paragraph}", self.ON, kind) == yuan(
                low * THOUSAND, high * THOUSAND
            )

    @pytest.mark.parametrize(
        ("turnover", "flags", "high"),
        [
            (2_000 * MILLION, {}, 100 * MILLION),
            (2_000 * MILLION, {"reading: either, the higher": False}, 50 * MILLION),
            (100 * MILLION, {}, 50 * MILLION),
            (100 * MILLION, {"reading: either, the higher": False}, 5 * MILLION),
        ],
    )
    def test_serious(self, turnover, flags, high):
        """Article 54(2): up to CNY 50 million or 5 % of the turnover, in two readings."""
        assert of("cn/minors/54.2", self.ON, flags=flags, revenue=turnover) == yuan(0, high)

    def test_serious_for_a_person(self):
        """Article 54(2): a responsible person pays CNY 100,000 to 1,000,000."""
        assert of("cn/minors/54.2", self.ON, "official") == yuan(100_000, MILLION)

    @pytest.mark.parametrize(
        ("income", "low", "high"),
        [
            (0, 100_000, MILLION),
            (999_999, 100_000, MILLION),
            (MILLION, MILLION, 10 * MILLION),
            (3 * MILLION, 3 * MILLION, 30 * MILLION),
        ],
    )
    def test_unlawful_income(self, income, low, high):
        """Articles 55 and 56: one to ten times an income of a million or more."""
        flags = {"a refusal to correct, or serious circumstances": True}

        assert of("cn/minors/55", self.ON, flags=flags, income=income) == yuan(low, high)
        assert of("cn/minors/56", self.ON, income=income) == yuan(low, high)

    def test_first_stage(self):
        """Article 55: up to CNY 100,000 before a refusal. Article 56: persons pay up to that."""
        flags = {"a refusal to correct, or serious circumstances": False}

        assert of("cn/minors/55", self.ON, flags=flags) == yuan(0, 100_000)
        assert of("cn/minors/56", self.ON, "official") == yuan(10_000, 100_000)


class TestData:
    LEAK = "a refusal to correct, or serious consequences such as a great leak"
    REFUSED = "a refusal to correct, or serious circumstances"

    @pytest.mark.parametrize(
        ("article", "flag", "holds", "company", "person"),
        [
            ("55", REFUSED, False, (0, 0), (0, 0)),
            ("55", REFUSED, True, (0, 1_000), (10, 100)),
            ("56", REFUSED, False, (100, 1_000), (10, 100)),
            ("56", REFUSED, True, (1_000, 10_000), (100, 1_000)),
            ("57", LEAK, False, (50, 500), (10, 100)),
            ("57", LEAK, True, (500, 2_000), (50, 200)),
        ],
    )
    def test_network_data(self, article, flag, holds, company, person):
        """Articles 55 to 57 of the regulations, in thousands of yuan."""
        for kind, (low, high) in (("legal-entity", company), ("official", person)):
            fine = of(f"cn/network-data/{article}", date(2025, 1, 1), kind, flags={flag: holds})

            assert fine == yuan(low * THOUSAND, high * THOUSAND)

    @pytest.mark.parametrize(
        ("article", "flags", "company", "person"),
        [
            ("45.1", {LEAK: False}, (50, 500), (10, 100)),
            ("45.1", {LEAK: True}, (500, 2_000), (50, 200)),
            ("46", {"serious circumstances": False}, (100, 1_000), (10, 100)),
            ("46", {"serious circumstances": True}, (1_000, 10_000), (100, 1_000)),
            ("48.1", {}, (50, 500), (10, 100)),
            ("48.2", {"serious consequences": False}, (100, 1_000), (10, 100)),
            ("48.2", {"serious consequences": True}, (1_000, 5_000), (50, 500)),
        ],
    )
    def test_data_security(self, article, flags, company, person):
        """Articles 45, 46 and 48 of the law, in thousands of yuan."""
        for kind, (low, high) in (("legal-entity", company), ("official", person)):
            fine = of(f"cn/dsl/{article}", date(2021, 9, 1), kind, flags=flags)

            assert fine == yuan(low * THOUSAND, high * THOUSAND)

    def test_core_data(self):
        """Article 45(2): CNY 2 to 10 million."""
        assert of("cn/dsl/45.2", date(2021, 9, 1)) == yuan(2 * MILLION, 10 * MILLION)

    @pytest.mark.parametrize(
        ("income", "low", "high"),
        [(99_999, 100_000, MILLION), (100_000, 100_000, MILLION), (500_000, 500_000, 5 * MILLION)],
    )
    def test_broker(self, income, low, high):
        """Article 47: one to ten times the unlawful income from CNY 100,000."""
        assert of("cn/dsl/47", date(2021, 9, 1), income=income) == yuan(low, high)
        assert of("cn/dsl/47", date(2021, 9, 1), "official") == yuan(10_000, 100_000)


class TestMonopolies:
    NOW = date(2022, 8, 1)
    BEFORE = date(2022, 7, 31)
    SALES = 1_000 * MILLION

    @pytest.mark.parametrize("on", [BEFORE, NOW])
    def test_abuse(self, on):
        """Article 57 (47 of the first text): 1 % to 10 % of the sales."""
        assert of("cn/aml/57", on, revenue=self.SALES) == yuan(10 * MILLION, 100 * MILLION)

    def test_especially_grave(self):
        """Article 63: two to five times as much."""
        fine = of(
            "cn/aml/57",
            self.NOW,
            flags={"especially grave (article 63)": True},
            revenue=self.SALES,
        )

        assert fine == yuan(20 * MILLION, 500 * MILLION)

    @pytest.mark.parametrize(
        ("on", "flags", "low", "high"),
        [
            (BEFORE, {"the agreement was implemented": True}, 10, 100),
            (BEFORE, {"the agreement was implemented": False}, 0, 0.5),
            (NOW, {"the agreement was implemented": True}, 10, 100),
            (NOW, {"the agreement was implemented": False}, 0, 3),
            (
                NOW,
                {
                    "the agreement was implemented": True,
                    "there were sales in the year before": False,
                },
                0,
                5,
            ),
        ],
    )
    def test_agreement(self, on, flags, low, high):
        """Article 56 (46 of the first text), in millions of yuan."""
        fine = of("cn/aml/56", on, flags=flags, revenue=self.SALES)

        assert fine == yuan(low * MILLION, int(high * MILLION))

    def test_agreement_for_a_person(self):
        """Individuals pay up to a million, since 1 August 2022."""
        assert of("cn/aml/56", self.BEFORE, "official") == only(Money(0, "CNY"))
        assert of("cn/aml/56", self.NOW, "official") == yuan(0, MILLION)

    @pytest.mark.parametrize(
        ("on", "restricts", "high"),
        [(BEFORE, True, 500_000), (NOW, False, 5 * MILLION), (NOW, True, 100 * MILLION)],
    )
    def test_concentration(self, on, restricts, high):
        """Article 58: up to 10 % of the sales if competition is restricted."""
        flags = {"the concentration restricts competition, or may do so": restricts}
        if on == self.BEFORE:
            flags = {}

        assert of("cn/aml/58", on, flags=flags, revenue=self.SALES) == yuan(0, high)

    def test_obstruction(self):
        """Article 62: up to 1 % of the sales, CNY 5 million without sales, 500,000 for a person."""
        none = {"there were sales in the year before": False}

        assert of("cn/aml/62", self.NOW, revenue=self.SALES) == yuan(0, 10 * MILLION)
        assert of("cn/aml/62", self.NOW, flags=none) == yuan(0, 5 * MILLION)
        assert of("cn/aml/62", self.NOW, "citizen") == yuan(0, 500_000)


@pytest.mark.parametrize("article", ["82", "83", "84"])
@pytest.mark.parametrize(("grave", "low", "high"), [(False, 50, 500), (True, 500, 2_000)])
def test_ecommerce(article, grave, low, high):
    """Articles 82 to 84, in thousands of yuan."""
    fine = of(f"cn/ecommerce/{article}", date(2019, 1, 1), flags={"serious circumstances": grave})

    assert fine == yuan(low * THOUSAND, high * THOUSAND)
