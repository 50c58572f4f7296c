"""Every bad input gives an error of this package, with one readable sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from pathlib import Path
from typing import Any

import pytest

from hypothesis import given
from hypothesis import strategies as st

from penaltymodel.cli import app as cli
from penaltymodel.domain.history import Decision, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.request import Request
from penaltymodel.domain.violation import Violation
from penaltymodel.errors import InputError, PenaltyModelError
from penaltymodel.files.records import decision, request
from penaltymodel.interpreters.data import MOST_PROBLEMS, from_json
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.statute import Statute
from penaltymodel.registers.exposure import exposure
from penaltymodel.statutes import statute_of
from tests.support.bad_inputs import (
    CALLS,
    COMMANDS,
    DAY,
    DECISION_ROWS,
    DOCUMENTS,
    GOOD_DECISION,
    GOOD_REQUEST,
    REQUEST_ROWS,
    A,
)


LONGEST = 1_500
"""The greatest length of an error message."""


def check(found: str, expected: str) -> None:
    """Check that an error is the expected sentence, printable and short."""
    if expected.endswith("…") and not found.endswith("…"):
        assert found.startswith(expected[:-1])
    else:
        assert found == expected
    assert found.isprintable()
    assert len(found) < LONGEST


def table(rows: Any) -> Any:
    """Return a parameter for every row, with its name as id."""
    return [pytest.param(*rest, id=name) for name, *rest in rows]


def test_every_row_has_a_name_of_its_own():
    """Every row of the tables has a different name."""
    for rows in (CALLS, REQUEST_ROWS, DECISION_ROWS, DOCUMENTS, COMMANDS):
        names = [name for name, *_ in rows]
        assert len(set(names)) == len(names)
    assert sum(map(len, (CALLS, REQUEST_ROWS, DECISION_ROWS, DOCUMENTS, COMMANDS))) >= 80


@pytest.mark.parametrize(("call", "error", "sentence"), table(CALLS))
def test_a_call(call, error, sentence):
    """A bad call raises the expected error."""
    with pytest.raises(error) as caught:
        call()

    assert type(caught.value) is error
    check(str(caught.value), sentence)


@pytest.mark.parametrize(("changes", "reason"), table(REQUEST_ROWS))
def test_a_row_of_a_register(changes, reason):
    """A bad row is rejected with its reason, and the good row is assessed."""
    bad = {**GOOD_REQUEST, **changes}

    found = exposure([bad, GOOD_REQUEST], [A], under="ru/koap-13.41", as_of=DAY, plan="per-item")

    assert [each.row for each in found.rejected] == [1]
    check(found.rejected[0].reason, reason)
    assert found.violations == 1
    with pytest.raises(InputError) as caught:
        request(bad)
    assert str(caught.value) == reason


@pytest.mark.parametrize(("changes", "reason"), table(DECISION_ROWS))
def test_a_row_of_decisions(changes, reason):
    """A bad decision raises InputError."""
    with pytest.raises(InputError) as caught:
        decision({**GOOD_DECISION, **changes})

    check(str(caught.value), reason)


@pytest.mark.parametrize(("kind", "content", "sentence"), table(DOCUMENTS))
def test_a_document(kind, content, sentence):
    """A bad document raises InputError with at most a hundred problems."""
    with pytest.raises(InputError) as caught:
        from_json(kind, content)

    problems = caught.value.problems
    assert len(problems) <= MOST_PROBLEMS
    assert all(each.pointer.isprintable() and len(each.pointer) < 200 for each in problems)
    if len(problems) < MOST_PROBLEMS:
        check(str(caught.value), sentence)
    else:
        assert str(caught.value).startswith(sentence[:-1])


@pytest.mark.parametrize(("args", "files", "sentence"), table(COMMANDS))
def test_a_command(args, files, sentence, tmp_path, monkeypatch, capsys):  # noqa: PLR0917
    """A bad command ends with code 2 and one sentence on standard error."""
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["penaltymodel", *args])

    with pytest.raises(SystemExit) as caught:
        cli.main()

    assert caught.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    check(err.removesuffix("\n").split("\n")[-1], sentence)
    assert all(line.isprintable() for line in err.split("\n"))
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(files)


def test_messages_depend_on_nothing_else(tmp_path):
    """Messages do not depend on the hash seed, the locale or the time zone."""
    script = tmp_path / "say.py"
    script.write_text(
        "from tests.support.bad_inputs import CALLS, DOCUMENTS\n"
        "from penaltymodel.interpreters.data import from_json\n"
        "for _, call, *_ in CALLS:\n"
        "    try: call()\n"
        "    except Exception as error: print(ascii(str(error)))\n"
        "for _, kind, content, _ in DOCUMENTS:\n"
        "    try: from_json(kind, content)\n"
        "    except Exception as error: print(ascii(str(error)))\n"
    )
    root = Path(__file__).parents[1]
    said = {
        subprocess.run(
            [sys.executable, str(script)],
            check=True,
            capture_output=True,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join((str(root / "src"), str(root))),
                "PYTHONHASHSEED": seed,
                "LC_ALL": language,
                "TZ": zone,
            },
        ).stdout
        for seed, language, zone in (("0", "C", "UTC"), ("1", "C.UTF-8", "Asia/Vladivostok"))
    }

    (text,) = said
    assert text.count(b"\n") == len(CALLS) + len(DOCUMENTS)


@pytest.mark.parametrize("key", [5, None, b"ru/koap-13.41"])
def test_a_key_that_is_no_text(key):
    """A key that is not text raises an error of this package."""
    with pytest.raises(PenaltyModelError):
        statute_of(key)


@pytest.mark.parametrize("content", [5, None, {}])
def test_a_document_that_is_no_text(content):
    """A document that is not text or bytes raises an error of this package."""
    with pytest.raises(PenaltyModelError):
        from_json(Penalty, content)


# --- Whatever comes.

KINDS = st.sampled_from([Penalty, Statute, Platform, OffenseHistory, Decision, Request, Violation])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                "type name kind sums low high terms of rates branches otherwise decisions under".split()
            )
            | st.text(max_size=5),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


def read_or_refused(kind: Any, content: str | bytes) -> None:
    """Read *content*, and check that an error is printable."""
    try:
        from_json(kind, content)
    except InputError as error:
        said = str(error)
    else:
        said = ""
    assert said.isprintable()


@given(kind=KINDS, content=st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(kind, content):
    """Arbitrary bytes are read or raise InputError."""
    read_or_refused(kind, content)


@given(kind=KINDS, data=JSON)
def test_any_json_is_read_or_refused(kind, data):
    """Arbitrary JSON is read or raises InputError."""
    read_or_refused(kind, json.dumps(data))


@given(args=st.lists(st.text(st.characters(exclude_characters="\0"), max_size=12), max_size=4))
def test_any_command_line_ends_in_an_answer_or_a_sentence(args, tmp_path_factory):
    """Arbitrary arguments give an answer or an error, never a traceback."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("anywhere"))
        for command in ("", "assess", "show", "exposure"):
            patch.setattr(sys, "argv", ["penaltymodel", *filter(None, [command]), *args])
            try:
                cli.main()  # some may ask for help
            except SystemExit as leaving:
                code = leaving.code
            else:
                code = 0
            assert code in {0, 2}
