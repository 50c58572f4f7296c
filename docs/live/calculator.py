"""Calculate the content of a calculator from the values of its fields."""

from __future__ import annotations

import contextlib
import io

from collections.abc import Mapping
from fractions import Fraction
from typing import Any
from urllib.parse import parse_qsl, urlencode

from live.fields import Form, Values, form
from live.markup import answer_html, fields_html
from live.phrases import Phrases
from live.program import program
from live.reading import UnclearError
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import PenaltyModelError
from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.kinks import kinks
from penaltymodel.interpreters.needs import needs
from penaltymodel.law.penalties import Revenue
from penaltymodel.output.charts import chart
from penaltymodel.values.money import Money, span


_ENGLISH = Phrases()


def calculated(
    values: Values, phrases: Phrases = _ENGLISH, *, fixed: bool = False
) -> dict[str, Any]:
    """
    Return the content of a calculator for *values*.

    ``fields`` is the HTML of its controls, which is redrawn when ``shape`` changes; ``answer`` is
    the HTML of the result, ``status`` the range or the reason why there is none, ``code`` the
    program that calculated the result, ``link`` the case as a URL fragment, and ``wrong`` the name
    of an invalid field. Without a result, ``answer`` and ``code`` are empty. With *fixed*, the
    statute cannot be changed.
    """
    try:
        made = form(values)
    except UnclearError as error:
        return _no_answer(_unclear(error, None, phrases), phrases, wrong=error.name)
    shown: dict[str, Any] = {
        "fields": fields_html(made, phrases, fixed=fixed),
        "shape": made.shape,
        "link": urlencode([(each.name, each.value) for each in made.all_fields() if each.value]),
    }
    try:
        code = program(made)
        answer = _run(code)
    except UnclearError as error:
        return shown | _no_answer(_unclear(error, made, phrases), phrases, wrong=error.name)
    except PenaltyModelError as error:
        return shown | _no_answer(str(error), phrases)
    html = answer_html(answer._repr_html_(), drawing(answer), code, phrases)
    status = phrases.translate(f"{answer.provision.key}: {span(answer.range)}")
    return shown | {"answer": html, "status": status, "code": code, "wrong": ""}


def _run(code: str) -> Assessment:
    """Run the program that is shown, and return its result."""
    names: dict[str, Any] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(code, names)
    answer = names["answer"]
    assert isinstance(answer, Assessment)
    return answer


def _no_answer(why: str, phrases: Phrases, *, wrong: str = "") -> dict[str, Any]:
    status = f"{phrases.translate('No result')}: {phrases.translate(why)}"
    return {"answer": "", "status": status, "code": "", "wrong": wrong}


def _unclear(error: UnclearError, made: Form | None, phrases: Phrases) -> str:
    labels = {each.name: each.label for each in made.all_fields()} if made else {}
    label = labels.get(error.name, error.name)
    return f"{phrases.translate(label)}: {phrases.translate(error.wanted)}"


def drawing(answer: Assessment) -> str:
    """Return a chart of the penalty by revenue, or nothing if it does not depend on one revenue."""
    penalty = answer.step.penalty
    revenues = [each for each in needs(penalty).money if isinstance(each, Revenue)]
    figures = answer.platform.figures
    if len(revenues) != 1 or len(figures) != 1 or not figures[0].amount.low.amount:
        return ""
    revenue = figures[0].amount.low
    facts = Facts(
        person=answer.platform.kind,
        amounts=answer.given.amounts,
        counts=answer.given.counts,
        flags=answer.given.flags,
        words=answer.given.words,
        repeat=answer.repeat,
    )
    try:
        ends = kinks(penalty, facts, of=revenues[0])
        if ends.at(revenue) != answer.range:  # different rules: there is no single curve
            return ""
        low = min(Money(10**5, revenue.currency), revenue * Fraction(1, 10))
        high = max(Money(10**12, revenue.currency), revenue * 10)
        title = f"{answer.provision.key}: penalty by revenue, other facts unchanged"
        return chart(ends, low=low, high=high, title=title, at=revenue)
    except PenaltyModelError:
        return ""


def values_of(link: str) -> Mapping[str, str]:
    """Return the values in a URL fragment."""
    return dict(parse_qsl(link, keep_blank_values=True))
