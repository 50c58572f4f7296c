"""The register of the report: reconstructed from the published totals."""

from __future__ import annotations

import csv
import io

from collections import Counter
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from penaltymodel.domain.history import NO_HISTORY
from penaltymodel.domain.request import Request, RequestState
from penaltymodel.files.records import REQUEST_FIELDS, request
from penaltymodel.registers.example import (
    AS_OF,
    COLUMNS,
    ORIGIN,
    OUTSTANDING,
    REQUESTS,
    TWITTER,
    twitter_2021,
    write_csv,
)


@pytest.fixture(scope="module")
def register() -> list[Request]:
    """Return the register; it is created once."""
    return list(twitter_2021())


class TestTheRegister:
    def test_has_the_published_totals(self, register):
        """28,000 requests, 2,862 of them outstanding on 1 March 2021, by category."""
        outstanding = Counter(
            each.category for each in register if each.state_at(AS_OF) is RequestState.OUTSTANDING
        )

        assert len(register) == REQUESTS == 28_000
        assert outstanding == OUTSTANDING
        assert OUTSTANDING == {"suicide": 2_336, "child-pornography": 352, "drugs": 174}
        assert outstanding.total() == 2_862

    def test_has_nothing_that_was_not_published(self, register):
        """All other items were removed in time: no request is late or pending."""
        states = Counter(each.state_at(AS_OF) for each in register)

        assert states == {RequestState.OUTSTANDING: 2_862, RequestState.MET: 25_138}

    def test_is_the_same_at_each_call(self, register):
        """Every call returns the same register."""
        assert list(twitter_2021()) == register

    def test_numbers_its_requests(self, register):
        """Ids are unique and in order."""
        assert [register[0].id, register[-1].id] == ["TW-00001", "TW-28000"]
        assert len({each.id for each in register}) == REQUESTS

    def test_goes_through_time_evenly(self, register):
        """Requests are spread evenly from January 2017 to February 2021, about 78 minutes apart."""
        moments = [each.sent_at for each in register]
        steps = {later - earlier for earlier, later in pairwise(moments)}  # type: ignore[operator]

        assert (moments[0], moments[-1]) == (datetime(2017, 1, 1, 9), datetime(2021, 2, 26, 9))
        assert max(steps) - min(steps) <= timedelta(minutes=1)

    def test_spreads_what_is_outstanding_evenly(self, register):
        """Each tenth of the register has a tenth of the outstanding requests."""
        for category, number in OUTSTANDING.items():
            for start in range(0, REQUESTS, REQUESTS // 10):
                stretch = register[start : start + REQUESTS // 10]
                up = sum(e.removed_at is None and e.category == category for e in stretch)
                assert abs(up - number / 10) < 2

    def test_keeps_the_proportions_among_what_was_removed(self, register):
        """Removed and outstanding items have the same proportions of categories."""
        removed = Counter(each.category for each in register if each.removed_at is not None)

        for category, number in OUTSTANDING.items():
            assert abs(removed[category] - 25_138 * number / 2_862) < 5

    def test_is_about_one_platform_and_one_authority(self, register):
        """The platform is a company with an unknown revenue."""
        assert {(each.platform, each.authority) for each in register} == {
            ("Twitter", "Roskomnadzor")
        }
        assert (TWITTER.name, TWITTER.kind, TWITTER.revenues) == ("Twitter", "legal-entity", ())
        assert len(NO_HISTORY) == 0
        assert date(2021, 3, 1) == AS_OF


class TestTheFile:
    def test_reads_back_as_the_register(self, register):
        """Each row is parsed as its request, and names its origin."""
        file = io.StringIO()

        write_csv(file)

        file.seek(0)
        table = list(csv.DictReader(file))
        assert [request(row) for row in table] == register
        assert {row["origin"] for row in table} == {ORIGIN}
        assert tuple(table[0]) == COLUMNS == (*REQUEST_FIELDS[:-1], "origin")

    def test_says_that_it_is_reconstructed(self):
        """Each row says that it is reconstructed."""
        assert ORIGIN.startswith("reconstructed: only the totals are published")
