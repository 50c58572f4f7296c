"""
Simulate what violations could cost: exposure under uncertainty.

A :class:`Scenario` has the facts, and a :class:`Policy` what is assumed about the authority.
:func:`simulate` draws what they leave open and returns an :class:`ExposureDistribution`.

This needs NumPy and SciPy: ``pip install 'penaltymodel-law[simulate]'``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from penaltymodel.values.late import load_late


if TYPE_CHECKING:
    from penaltymodel.simulation.discretion import (
        DiscretionCheck,
        FittedDiscretion,
        fit_discretion,
        observed_discretion,
    )
    from penaltymodel.simulation.distribution import (
        Estimate95,
        ExposureDistribution,
        Probability95,
    )
    from penaltymodel.simulation.paths import Path, PathStep
    from penaltymodel.simulation.policy import Policy
    from penaltymodel.simulation.reform import with_repeat_window
    from penaltymodel.simulation.scenario import Scenario
    from penaltymodel.simulation.simulate import simulate
    from penaltymodel.simulation.spreads import (
        Spread,
        beta,
        constant,
        observed,
        triangular,
        uniform,
    )
    from penaltymodel.simulation.timeline import PayingNow, Stretch, Timeline, timeline
    from penaltymodel.simulation.what_if import (
        Difference95,
        Marginal,
        MarginalLine,
        WhatIf,
        marginal,
        what_if,
    )


__all__ = [
    "Difference95",
    "DiscretionCheck",
    "Estimate95",
    "ExposureDistribution",
    "FittedDiscretion",
    "Marginal",
    "MarginalLine",
    "Path",
    "PathStep",
    "PayingNow",
    "Policy",
    "Probability95",
    "Scenario",
    "Spread",
    "Stretch",
    "Timeline",
    "WhatIf",
    "beta",
    "constant",
    "fit_discretion",
    "marginal",
    "observed",
    "observed_discretion",
    "simulate",
    "timeline",
    "triangular",
    "uniform",
    "what_if",
    "with_repeat_window",
]

load_late(
    __name__,
    "spreads policy scenario reform timeline paths distribution simulate what_if discretion",
    extras=dict.fromkeys(
        ("paths", "distribution", "simulate", "what_if", "discretion"), "simulate"
    ),
)
