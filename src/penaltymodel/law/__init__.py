"""The law as data: words, penalties, provisions, statutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penaltymodel.values.late import load_late


if TYPE_CHECKING:
    from penaltymodel.law import forms
    from penaltymodel.law.dated import DatedAmount, Revaluation, Series, dated
    from penaltymodel.law.double_entry import (
        Defect,
        Discrepancy,
        Entered,
        double_entry,
        entries,
    )
    from penaltymodel.law.figures import Figure, FigureKind, figures
    from penaltymodel.law.guideline import Guideline
    from penaltymodel.law.law import Law
    from penaltymodel.law.penalties import (
        AllOf,
        Amount,
        AnyOf,
        AtLeast,
        Cases,
        Cited,
        Condition,
        Count,
        Exceeds,
        Fixed,
        Flag,
        GreaterOf,
        Is,
        LesserOf,
        Matching,
        Measured,
        Not,
        Observable,
        Penalty,
        PersonIs,
        Repeat,
        Revenue,
        Share,
        Times,
        Total,
        parts,
        walk,
    )
    from penaltymodel.law.sanctions import (
        AdvertisingBan,
        Blocking,
        Climb,
        Ladder,
        Order,
        Rung,
        Suspension,
        Throttling,
        climb,
    )
    from penaltymodel.law.statute import (
        Enactment,
        Grouping,
        LawAt,
        Limitation,
        Pending,
        Provision,
        SetCap,
        StatedSanction,
        Statute,
    )
    from penaltymodel.law.words import (
        AccountingPeriod,
        Base,
        Measure,
        Milestone,
        Perimeter,
        PersonKind,
        Role,
        Size,
        Standing,
    )


__all__ = [
    "AccountingPeriod",
    "AdvertisingBan",
    "AllOf",
    "Amount",
    "AnyOf",
    "AtLeast",
    "Base",
    "Blocking",
    "Cases",
    "Cited",
    "Climb",
    "Condition",
    "Count",
    "DatedAmount",
    "Defect",
    "Discrepancy",
    "Enactment",
    "Entered",
    "Exceeds",
    "Figure",
    "FigureKind",
    "Fixed",
    "Flag",
    "GreaterOf",
    "Grouping",
    "Guideline",
    "Is",
    "Ladder",
    "Law",
    "LawAt",
    "LesserOf",
    "Limitation",
    "Matching",
    "Measure",
    "Measured",
    "Milestone",
    "Not",
    "Observable",
    "Order",
    "Penalty",
    "Pending",
    "Perimeter",
    "PersonIs",
    "PersonKind",
    "Provision",
    "Repeat",
    "Revaluation",
    "Revenue",
    "Role",
    "Rung",
    "Series",
    "SetCap",
    "Share",
    "Size",
    "Standing",
    "StatedSanction",
    "Statute",
    "Suspension",
    "Throttling",
    "Times",
    "Total",
    "climb",
    "dated",
    "double_entry",
    "entries",
    "figures",
    "forms",
    "parts",
    "walk",
]

load_late(
    __name__,
    "words penalties sanctions statute dated guideline law figures double_entry",
    modules="forms",
)
