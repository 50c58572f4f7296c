"""The year that a text only calls the preceding one."""

import pytest

from penaltymodel import Confidence
from penaltymodel.interpreters.table import sources_in
from penaltymodel.statutes import (
    cn_minors,
    cn_pipl,
    fr_consommation,
    fr_informatique_libertes,
    ie_competition,
    ie_dsa,
    ng_ndpa,
)


@pytest.mark.parametrize(
    ("act", "keys"),
    [
        (cn_minors, ["cn/minors/54.2"]),
        (cn_pipl, ["cn/pipl/66.2"]),
        (fr_consommation, ["fr/code-conso/l133-1"]),
        (
            fr_informatique_libertes,
            ["fr/loi-78-17/20.v.3", "fr/loi-78-17/20.v.information", "fr/loi-78-17/20.v.2"],
        ),
        (ie_competition, ["ie/competition-act/15ad.3"]),
        (ie_dsa, ["ie/dsa-act/53", "ie/dsa-act/74"]),
        (ng_ndpa, ["ng/ndpa/48"]),
    ],
)
def test_what_the_year_precedes_is_derived(act, keys):
    """That the year precedes the decision is an interpretation, and its mark says so."""
    assert act.YEAR.confidence is Confidence.DERIVED
    for key in keys:
        assert act.YEAR in sources_in(act.STATUTE.provision(key).enactments[-1].penalty)
