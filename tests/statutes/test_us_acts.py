"""United States: federal acts on messages, images and videos, and acts of the states."""

from datetime import date, timedelta

import pytest

from penaltymodel import (
    Decision,
    Facts,
    OffenseHistory,
    Platform,
    Violation,
    assess,
    catalog,
    only,
    usd,
)
from penaltymodel.errors import MissingFactError, OutsideCodedLawError, WrongValueError
from penaltymodel.statutes import us_tcpa
from penaltymodel.values.ranges import EITHER, Range


COMPANY = Platform("X", "legal-entity")
NO_LOSS = {"the actual loss": usd(0)}
NO_DAMAGES = {"the actual damages": usd(0)}


def of(key, on, *, assume_unchanged=False, **given):
    """Assess an offense of one day under one provision, decided on the same day."""
    act = Violation(under=key, committed_on=on)
    return assess(
        act, COMPANY, decided_on=on, given=Facts(**given), assume_unchanged=assume_unchanged
    )


@pytest.mark.parametrize(
    ("key", "first", "given"),
    [
        ("us/take-it-down/3", date(2026, 5, 19), {"counts": {"violations": 1}}),
        (
            "us/tcpa/227.b.3",
            date(1992, 12, 20),
            {
                "counts": {"violations": 1},
                "flags": {"willful or knowing": False},
                "amounts": NO_LOSS,
            },
        ),
        (
            "us/vppa/2710.c.2",
            date(1988, 11, 5),
            {"counts": {"affected consumers": 1}, "amounts": NO_DAMAGES},
        ),
        ("us/can-spam/7706.a", date(2009, 2, 10), {"counts": {"messages": 1}}),
        (
            "us/can-spam/7706.f",
            date(2004, 1, 1),
            {
                "counts": {"messages": 1},
                "flags": {
                    "false or misleading transmission information": False,
                    "willful and knowing, or aggravated": False,
                },
                "amounts": NO_LOSS,
            },
        ),
        (
            "us/bipa/20",
            date(2008, 10, 3),
            {"counts": {"violations": 1}, "words": {"fault": "negligence"}, "amounts": NO_DAMAGES},
        ),
        ("us/tdpsa/541.155", date(2024, 7, 1), {"counts": {"violations": 1}}),
        (
            "us/traiga/552.105",
            date(2026, 1, 1),
            {"counts": {"curable violations": 1, "uncurable violations": 0, "days": 0}},
        ),
        ("us/traiga/552.106", date(2026, 1, 1), {}),
        ("us/tx-521/151.a", date(2009, 4, 1), {"counts": {"violations": 1}}),
        (
            "us/tx-521/151.a-1",
            date(2012, 9, 1),
            {"counts": {"individuals to notify": 1, "days": 1}},
        ),
        ("us/vcdpa/584", date(2023, 1, 1), {"counts": {"violations": 1}}),
        ("us/vcdpa/577.1", date(2026, 1, 1), {"counts": {"violations": 1}}),
        ("us/florida-hb-3/501.1736.5", date(2025, 1, 1), {"counts": {"violations": 1}}),
        ("us/florida-hb-3/501.1736.6", date(2025, 1, 1), {"counts": {"claimants": 1}}),
        ("us/ny-gbl/39-ff", date(2025, 6, 20), {"counts": {"violations": 1}}),
        ("us/ny-gbl/1703", date(2025, 11, 5), {"counts": {"days": 1}}),
        (
            "us/ca-sb-243/22605",
            date(2026, 1, 1),
            {"counts": {"violations": 1}, "amounts": NO_DAMAGES},
        ),
    ],
)
def test_first_day(key, first, given):
    """Each provision applies from its first day, and not on the day before."""
    assert of(key, first, **given).high > usd(0)
    with pytest.raises(OutsideCodedLawError):
        of(key, first - timedelta(days=1), **given)


@pytest.mark.parametrize(
    ("key", "first", "given", "high"),
    [
        ("us/ny-gbl/45", date(2027, 1, 25), {"violations": 2}, 10_000),
        (
            "us/ca-ab-1043/1798.503",
            date(2027, 1, 1),
            {"children per negligent violation": 100, "children per intentional violation": 10},
            325_000,
        ),
    ],
)
def test_not_in_force_yet(key, first, given, high):
    """A text that begins in 2027 applies from its first day only on the assumption of no change."""
    assert of(key, first, counts=given, assume_unchanged=True).high == usd(high)
    for day in (first, first - timedelta(days=1)):
        with pytest.raises(OutsideCodedLawError):
            of(key, day, counts=given)


class TestTakeItDown:
    def test_maximum(self):
        """The maximum for each violation is that of the FTC Act."""
        answer = of("us/take-it-down/3", date(2026, 6, 1), counts={"violations": 30})

        assert answer.range == Range(usd(0), usd(1_592_640))

    def test_day_of_the_law(self):
        """The first day is one year after the enactment, and its source says so."""
        text = catalog()["us/take-it-down"].provisions[0].enactments[0]

        assert text.day_source.as_written[0].by == "2025-05-19 + 1 year"


class TestTcpa:
    @pytest.mark.parametrize(
        ("section", "willful", "low", "high"),
        [
            ("b.3", False, 500_000, 500_000),
            ("b.3", True, 500_000, 1_500_000),
            ("b.3", EITHER, 500_000, 1_500_000),
            ("c.5", False, 0, 500_000),
            ("c.5", True, 0, 1_500_000),
            ("g.1", True, 500_000, 1_500_000),
        ],
    )
    def test_a_thousand_calls(self, section, willful, low, high):
        """USD 500 for each of a thousand calls, up to three times that if willful or knowing."""
        answer = of(
            f"us/tcpa/227.{section}",
            date(2026, 1, 1),
            counts={"violations": 1_000},
            flags={"willful or knowing": willful},
            amounts=NO_LOSS,
        )

        assert answer.range == Range(usd(low), usd(high))

    def test_a_higher_loss(self):
        """The actual loss counts if it is higher, and can be tripled too."""
        answer = of(
            "us/tcpa/227.b.3",
            date(2026, 1, 1),
            counts={"violations": 1},
            flags={"willful or knowing": True},
            amounts={"the actual loss": usd(700)},
        )

        assert answer.range == Range(usd(700), usd(2_100))

    @pytest.mark.parametrize(
        ("source", "greater"),
        [(us_tcpa.CALLS, True), (us_tcpa.LISTED, True), (us_tcpa.STATES, False)],
    )
    def test_only_two_subsections_name_the_greater_sum(self, source, greater):
        """Subsection (g)(1) does not say 'whichever is greater'."""
        assert (us_tcpa.GREATER in [each.text for each in source.as_written]) is greater

    def test_state_of_mind_must_be_known(self):
        """Nothing is presumed about the state of mind."""
        with pytest.raises(MissingFactError, match="willful or knowing"):
            of("us/tcpa/227.b.3", date(2026, 1, 1), counts={"violations": 1}, amounts=NO_LOSS)


class TestVppa:
    @pytest.mark.parametrize(("damages", "award"), [(0, 25_000), (30_000, 30_000)])
    def test_ten_consumers(self, damages, award):
        """Not less than USD 2,500 for each consumer, or the actual damages."""
        answer = of(
            "us/vppa/2710.c.2",
            date(2026, 1, 1),
            counts={"affected consumers": 10},
            amounts={"the actual damages": usd(damages)},
        )

        assert answer.range == only(usd(award))


class TestCanSpam:
    def test_civil_penalty(self):
        """Each message has the maximum of the FTC Act on the day of the assessment."""
        for on, high in ((date(2025, 1, 16), 51_744), (date(2025, 1, 17), 53_088)):
            answer = of("us/can-spam/7706.a", on, counts={"messages": 3})
            assert answer.range == Range(usd(0), usd(3 * high))

    @pytest.mark.parametrize(
        ("plaintiff", "messages", "false_header", "aggravated", "high"),
        [
            ("f", 100, False, False, 25_000),
            ("f", 10_000, False, False, 2_000_000),
            ("f", 10_000, False, True, 6_000_000),
            ("f", 10_000, True, False, 2_500_000),
            ("f", 10_000, True, True, 7_500_000),
            ("g", 100, False, False, 2_500),
            ("g", 100_000, False, False, 1_000_000),
            ("g", 100_000, False, True, 3_000_000),
            ("g", 100_000, True, False, 10_000_000),
            ("g", 100_000, True, True, 30_000_000),
        ],
    )
    def test_statutory_damages(self, plaintiff, messages, false_header, aggravated, high):
        """The limit does not apply to false headers, and the court can award three times the amount."""
        answer = of(
            f"us/can-spam/7706.{plaintiff}",
            date(2026, 1, 1),
            counts={"messages": messages},
            flags={
                "false or misleading transmission information": false_header,
                "willful and knowing, or aggravated": aggravated,
            },
            amounts=NO_LOSS,
        )

        assert answer.range == Range(usd(0), usd(high))

    def test_a_higher_loss(self):
        """The actual loss counts if it is higher than the statutory damages; it is not tripled."""
        answer = of(
            "us/can-spam/7706.g",
            date(2026, 1, 1),
            counts={"messages": 1},
            flags={
                "false or misleading transmission information": False,
                "willful and knowing, or aggravated": True,
            },
            amounts={"the actual loss": usd(5_000)},
        )

        assert answer.range == only(usd(5_000))


class TestBipa:
    @pytest.mark.parametrize(
        ("fault", "each"), [("negligence", 1_000), ("intent or recklessness", 5_000)]
    )
    def test_scans_and_persons(self, fault, each):
        """Until 1 August 2024 each scan counts, and since then each person."""
        for on, things in (
            (date(2024, 8, 1), {"violations": 400}),
            (date(2024, 8, 2), {"aggrieved persons": 400}),
        ):
            answer = of(
                "us/bipa/20", on, counts=things, words={"fault": fault}, amounts=NO_DAMAGES
            )
            assert answer.range == only(usd(400 * each))
        with pytest.raises(MissingFactError, match="aggrieved persons"):
            of(
                "us/bipa/20",
                date(2024, 8, 2),
                counts={"violations": 400},
                words={"fault": fault},
                amounts=NO_DAMAGES,
            )

    def test_rogers_v_bnsf(self):
        """The jury found 45,600 reckless violations: USD 228 million (October 2022)."""
        answer = of(
            "us/bipa/20",
            date(2020, 1, 1),
            counts={"violations": 45_600},
            words={"fault": "intent or recklessness"},
            amounts=NO_DAMAGES,
        )

        assert answer.range == only(usd(228_000_000))

    def test_fault_is_one_of_two(self):
        """Another degree of fault is an error."""
        with pytest.raises(WrongValueError, match="fault"):
            of(
                "us/bipa/20",
                date(2025, 1, 1),
                counts={"aggrieved persons": 1},
                words={"fault": "none"},
                amounts=NO_DAMAGES,
            )


class TestStates:
    @pytest.mark.parametrize("key", ["us/tdpsa/541.155", "us/vcdpa/584", "us/vcdpa/577.1"])
    def test_cured_violations_cost_nothing(self, key):
        """Up to USD 7,500 for each violation, and nothing if it is cured within 30 days."""
        day, cure = date(2026, 1, 2), "cured within 30 days of the notice"

        assert of(key, day, counts={"violations": 200}).range == Range(usd(0), usd(1_500_000))
        answer = of(key, day, counts={"violations": 200}, flags={cure: True})
        assert answer.range == only(usd(0))

    @pytest.mark.parametrize(
        ("curable", "uncurable", "days", "low", "high"),
        [
            (1, 0, 0, 10_000, 12_000),
            (0, 1, 0, 80_000, 200_000),
            (0, 0, 1, 2_000, 40_000),
            (2, 1, 10, 120_000, 624_000),
        ],
    )
    def test_traiga(self, curable, uncurable, days, low, high):
        """Violations that can be cured, those that cannot, and days add up."""
        counts = {"curable violations": curable, "uncurable violations": uncurable, "days": days}

        answer = of("us/traiga/552.105", date(2026, 2, 1), counts=counts)

        assert answer.range == Range(usd(low), usd(high))

    def test_traiga_agency(self):
        """An agency can add up to USD 100,000 for a licensed person."""
        assert of("us/traiga/552.106", date(2026, 2, 1)).range == Range(usd(0), usd(100_000))

    @pytest.mark.parametrize(
        ("individuals", "days", "high"),
        [(500, 2, 100_000), (500, 5, 250_000), (2_500, 1, 250_000), (10_000, 60, 250_000)],
    )
    def test_texas_late_notice(self, individuals, days, high):
        """USD 100 for each individual and day, at most USD 250,000 for one breach."""
        counts = {"individuals to notify": individuals, "days": days}

        answer = of("us/tx-521/151.a-1", date(2026, 2, 1), counts=counts)

        assert answer.range == Range(usd(0), usd(high))

    @pytest.mark.parametrize(
        ("key", "counts", "low", "high"),
        [
            ("us/tx-521/151.a", {"violations": 3}, 6_000, 150_000),
            ("us/florida-hb-3/501.1736.5", {"violations": 10}, 0, 500_000),
            ("us/florida-hb-3/501.1736.6", {"claimants": 3}, 0, 30_000),
            ("us/ny-gbl/39-ff", {"violations": 40}, 0, 200_000),
            ("us/ny-gbl/1703", {"days": 10}, 0, 150_000),
        ],
    )
    def test_amounts(self, key, counts, low, high):
        """The amounts of one violation, day or claimant are multiplied by their number."""
        assert of(key, date(2026, 2, 1), counts=counts).range == Range(usd(low), usd(high))

    @pytest.mark.parametrize(("damages", "award"), [(500, 3_000), (4_000, 4_000)])
    def test_companion_chatbots(self, damages, award):
        """The greater of the actual damages and USD 1,000 for each violation (SB 243)."""
        answer = of(
            "us/ca-sb-243/22605",
            date(2026, 2, 1),
            counts={"violations": 3},
            amounts={"the actual damages": usd(damages)},
        )

        assert answer.range == only(usd(award))


class TestReportsOfAbuse:
    @pytest.mark.parametrize(
        ("on", "users", "earlier", "high"),
        [
            (date(2024, 5, 6), None, False, 150_000),
            (date(2024, 5, 6), None, True, 300_000),
            (date(2024, 5, 7), 99_999_999, False, 600_000),
            (date(2024, 5, 7), 100_000_000, False, 850_000),
            (date(2024, 5, 7), 99_999_999, True, 850_000),
            (date(2024, 5, 7), 100_000_000, True, 1_000_000),
        ],
    )
    def test_first_and_later_failures(self, on, users, earlier, high):
        """The maximum depends on the users since 7 May 2024, and on an earlier failure."""
        act = Violation(under="us/2258a/e", committed_on=on)
        decided = [Decision(under="us/2258a/e", decided_on=date(2020, 1, 1))] if earlier else []
        counts = {} if users is None else {"monthly active users": users}

        answer = assess(
            act,
            COMPANY,
            decided_on=on,
            history=OffenseHistory(decided),
            given=Facts(counts=counts),
        )

        assert answer.range == Range(usd(0), usd(high))

    def test_first_day(self):
        """The section applies from 13 October 2008."""
        with pytest.raises(OutsideCodedLawError):
            of("us/2258a/e", date(2008, 10, 12))


class TestCopyright:
    @pytest.mark.parametrize(
        ("fault", "low", "high"),
        [
            ("no reason to know", 200, 30_000),
            ("ordinary", 750, 30_000),
            ("willful", 750, 150_000),
        ],
    )
    def test_each_work(self, fault, low, high):
        """The range for each work depends on the fault."""
        answer = of(
            "us/copyright/504.c",
            date(1999, 12, 9),
            counts={"works": 10},
            words={"fault": fault},
            amounts={"the actual damages and profits": usd(0)},
        )

        assert answer.range == Range(usd(10 * low), usd(10 * high))

    def test_sony_v_cox(self):
        """The verdict of 2019, USD 1 billion for 10,017 works, is within the range."""
        answer = of(
            "us/copyright/504.c",
            date(2014, 11, 26),
            counts={"works": 10_017},
            words={"fault": "willful"},
            amounts={"the actual damages and profits": usd(0)},
        )

        assert answer.range.low <= usd(10**9) <= answer.range.high

    def test_before_the_amounts(self):
        """Amounts before 9 December 1999 are not coded."""
        with pytest.raises(OutsideCodedLawError):
            of("us/copyright/504.c", date(1999, 12, 8))


@pytest.mark.parametrize(("damages", "award"), [(0, 300_000), (400_000, 400_000)])
def test_intimate_images(damages, award):
    """USD 150,000 for each depicted person, or the actual damages (15 U.S.C. 6851)."""
    given = {"counts": {"depicted persons": 2}, "amounts": {"the actual damages": usd(damages)}}

    assert of("us/6851/b.3", date(2022, 10, 1), **given).range == only(usd(award))
    with pytest.raises(OutsideCodedLawError):
        of("us/6851/b.3", date(2022, 9, 30), **given)


def test_texan_biometrics():
    """Up to USD 25,000 for each violation, from 1 April 2009."""
    given = {"counts": {"violations": 1_000}}

    assert of("us/cubi/503.001", date(2009, 4, 1), **given).range == Range(usd(0), usd(25_000_000))
    with pytest.raises(OutsideCodedLawError):
        of("us/cubi/503.001", date(2009, 3, 31), **given)
