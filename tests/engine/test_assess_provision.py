"""Which provision and which fine apply to a violation."""

from __future__ import annotations

from datetime import date

import pytest

from attrs import evolve
from tests.support.assessing import (
    ARTICLE,
    BILLION,
    COMPANY,
    FINES,
    PART_1,
    PART_2,
    PART_3,
    PART_4,
    PART_5,
    PART_6,
    REPORTED,
    UNPAID,
    act,
    clause,
    fictional_statute,
    refused,
    roubles,
)

from penaltymodel.domain.platform import Platform
from penaltymodel.engine.assess import assess
from penaltymodel.engine.provisions import find_provision
from penaltymodel.errors import (
    CategoryNeededError,
    NotLiableError,
    UnknownCategoryError,
    UnknownProvisionError,
    UnknownStatuteError,
)
from penaltymodel.facts.facts import Facts
from penaltymodel.law.words import (
    PersonKind,
    Role,
)
from penaltymodel.statutes import catalog
from penaltymodel.values.money import rub
from penaltymodel.values.sources import Confidence


class TestWhichProvision:
    def test_the_one_that_is_named(self):
        """A violation that names a provision is assessed under it, whatever the platform's role."""
        host = Platform("Acme", "legal-entity", role="host")

        answer = assess(act(PART_4), host)

        assert answer.provision.key == answer.by_law.key == PART_4
        assert answer.statute.key == ARTICLE

    @pytest.mark.parametrize(
        ("category", "of_host", "of_owner"),
        [
            ("suicide", PART_1, PART_2),
            ("calls-to-minors", PART_1, PART_2),
            ("false-information", PART_1, PART_2),
            ("vpn", PART_1, PART_2),
            ("other", PART_1, PART_2),
            ("extremism", PART_3, PART_4),
            ("child-pornography", PART_3, PART_4),
            ("drugs", PART_3, PART_4),
        ],
    )
    def test_category_and_role(self, category, of_host, of_owner):
        """The category and the role select the provision."""
        violation = act(ARTICLE, date(2024, 5, 1), category=category)

        found = {
            role: assess(violation, evolve(COMPANY, role=role)).provision.key for role in Role
        }

        assert found == {Role.HOST: of_host, Role.OWNER: of_owner}

    def test_every_category_leads_somewhere(self):
        """Every category selects a provision for at least one role."""
        for statute in catalog().values():
            for category in statute.categories:
                reached = [each for each in statute.provisions if category in each.categories]

                assert reached, (statute.key, category)

    @pytest.mark.parametrize("category", [None, "suicide", "drugs"])
    def test_the_only_one(self, category):
        """A statute with one provision needs no category, and accepts any known one."""
        answer = assess(act(REPORTED, category=category), COMPANY)

        assert answer.provision.key == REPORTED

    def test_the_only_one_of_a_statute_without_categories(self):
        """A statute without categories selects its only provision."""
        given = Facts(amounts={"the unpaid fine": rub(700)})

        answer = assess(act(UNPAID), COMPANY, given=given)

        assert answer.provision.key == f"{UNPAID}/1"
        assert roubles(answer) == (1_400, 1_400)

    def test_a_category_that_a_statute_does_not_ask_for(self):
        """A statute without categories ignores a category."""
        given = Facts(amounts={"the unpaid fine": rub(700)})

        answer = assess(act(UNPAID, category="drugs"), COMPANY, given=given)

        assert answer.provision.key == f"{UNPAID}/1"

    def test_category_needed(self):
        """A statute with several provisions needs a category."""
        sentence, _ = refused(CategoryNeededError, act(ARTICLE), COMPANY)

        assert sentence == (
            "ru/koap-13.41 has several provisions; pass Violation(category=...) with one "
            "of 'suicide', 'calls-to-minors', 'false-information', 'vpn', 'other', "
            "'extremism', 'child-pornography', 'drugs'"
        )

    def test_provision_needed(self):
        """A statute with several provisions and no categories needs the key of a provision."""
        law = fictional_statute(clause("1", 100), clause("2", 200))

        sentence, _ = refused(
            CategoryNeededError, act("zz/fictional", category="drugs"), COMPANY, law=law
        )

        assert sentence == (
            "zz/fictional has several provisions; pass Violation(under=...) with one of "
            "'zz/fictional/1', 'zz/fictional/2'"
        )

    @pytest.mark.parametrize("under", [ARTICLE, PART_2])
    def test_unknown_category(self, under):
        """An unknown category is rejected, even if a provision is named."""
        sentence, _ = refused(UnknownCategoryError, act(under, category="drug"), COMPANY)

        assert sentence == ("unknown category 'drug' of ru/koap-13.41; did you mean 'drugs'?")

    def test_unknown_category_like_no_other(self):
        """If no category is similar, the error lists all categories."""
        sentence, _ = refused(UnknownCategoryError, act(REPORTED, category="zzz"), COMPANY)

        assert sentence == (
            "unknown category 'zzz' of ru/as-reported-2021; use one of "
            "'child-pornography', 'drugs', 'other', 'suicide'"
        )

    def test_unknown_provision(self):
        """An unknown provision of a known statute is rejected."""
        sentence, _ = refused(UnknownProvisionError, act(f"{ARTICLE}/22"), COMPANY)

        assert sentence == (
            "unknown provision 'ru/koap-13.41/22'; did you mean 'ru/koap-13.41/2'?"
        )

    @pytest.mark.parametrize("under", ["ru/as-reported-2012", "ru/as-reported-2012/2"])
    def test_unknown_statute(self, under):
        """An unknown statute is rejected, with or without a provision."""
        sentence, _ = refused(UnknownStatuteError, act(under), COMPANY)

        assert sentence == (f"unknown statute '{under}'; did you mean 'ru/as-reported-2021'?")

    def test_person_not_liable(self):
        """A provision for companies does not apply to a citizen."""
        sentence, notes = refused(NotLiableError, act(REPORTED), Platform("Ivan", "citizen"))

        assert sentence == (
            "ru/as-reported-2021 does not apply to the citizen, but to: legal-entity"
        )
        assert notes == ["while assessing ru/as-reported-2021"]

    def test_role_not_liable(self):
        """If a category applies only to owners, the error says that a host is not liable."""
        for_owners = clause("1", 5, roles=(Role.OWNER,), categories=("drugs",))
        for_hosts = clause("2", 5, roles=(Role.HOST,), categories=("other",))
        statute = fictional_statute(for_owners, for_hosts, categories={"drugs": "", "other": ""})

        with pytest.raises(NotLiableError) as caught:
            find_provision(statute, statute.key, category="drugs", role=Role.HOST)

        assert str(caught.value) == "zz/fictional does not apply to the host, but to: owner"
        assert (
            find_provision(statute, statute.key, category="drugs", role=Role.OWNER) == for_owners
        )


# What each kind of person faces under each part, in roubles. Parts 5 and 6 take a share of a
# company's revenue, here of 1,000,000,000.
class TestTheTableOfFines:
    @pytest.mark.parametrize("on", [date(2021, 1, 10), date(2021, 6, 22), date(2022, 4, 6)])
    @pytest.mark.parametrize(("part", "person", "low", "high"), FINES)
    def test_each_cell(self, part, person, low, high, on):
        """Every part has the expected range for every kind of person and text."""
        platform = Platform("Acme", person, BILLION)

        answer = assess(act(part, on), platform, repeat=part in {PART_5, PART_6})

        assert answer.provision.key == part
        assert roubles(answer) == (low, high)

    @pytest.mark.parametrize(("part", "person", "low", "high"), FINES)
    def test_each_cell_is_cited(self, part, person, low, high):
        """Every figure cites its part; figures found only in the bill have confidence S."""
        from_the_bill = {
            (PART_3, "citizen"),
            (PART_4, "citizen"),
            (PART_6, "citizen"),
            (PART_6, "official"),
        }
        is_secondary = (part, person) in from_the_bill
        platform = Platform("Acme", person, BILLION)

        answer = assess(act(part), platform, repeat=part in {PART_5, PART_6})

        citation = f"KoAP art. 13.41({part[-1]})"
        (source,) = (each for each in answer.sources if each.citation == citation)
        mark = Confidence.SECONDARY if is_secondary else Confidence.VERIFIED
        assert source.confidence is mark
        assert source.read_in
        assert bool(source.note) is is_secondary

    @pytest.mark.parametrize(
        ("part", "mark"), [(PART_5, Confidence.VERIFIED), (PART_6, Confidence.MEMORY)]
    )
    def test_each_floor_is_cited(self, part, mark):
        """The floor of part 5 has confidence V, the floor of part 6 has confidence M."""
        answer = assess(act(part), COMPANY, repeat=True)

        citation = f"KoAP art. 13.41({part[-1]}), floor"
        (source,) = (each for each in answer.sources if each.citation == citation)
        assert source.confidence is mark
        assert bool(source.read_in) is (mark is Confidence.VERIFIED)

    def test_all_cells_are_there(self):
        """The table has a row for each part and each kind of person except sole traders."""
        rows = {(part, person) for part, person, *_ in FINES}
        parts = [each.key for each in catalog()[ARTICLE].provisions]
        kinds = [kind.value for kind in PersonKind if kind is not PersonKind.SOLE_TRADER]

        assert rows == {(part, kind) for part in parts for kind in kinds}
        assert len(FINES) == 18

    @pytest.mark.parametrize(
        ("part", "low", "high"),
        [(part, low, high) for part, person, low, high in FINES if person == "official"],
    )
    def test_sole_trader(self, part, low, high):
        """A sole trader has the fine of an official."""
        trader = Platform("Acme", "sole-trader")

        answer = assess(act(part), trader, repeat=part in {PART_5, PART_6})

        assert roubles(answer) == (low, high)

    @pytest.mark.parametrize(
        ("part", "revenue", "low", "high"),
        [
            (PART_5, 0, 4_000_000, 4_000_000),
            (PART_5, 40_000_000, 4_000_000, 4_000_000),
            (PART_5, 60_000_000, 4_000_000, 6_000_000),
            (PART_5, 80_000_000, 4_000_000, 8_000_000),
            (PART_5, 100_000_000, 5_000_000, 10_000_000),
            (PART_6, 0, 8_000_000, 8_000_000),
            (PART_6, 40_000_000, 8_000_000, 8_000_000),
            (PART_6, 80_000_000, 8_000_000, 16_000_000),
            (PART_6, 100_000_000, 10_000_000, 20_000_000),
        ],
    )
    def test_floor(self, part, revenue, low, high):
        """Neither end of a share of revenue is below the floor."""
        platform = Platform("Acme", "legal-entity", rub(revenue))

        assert roubles(assess(act(part), platform, repeat=True)) == (low, high)
