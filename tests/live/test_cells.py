"""Examples run on a page as in an interpreter."""

from live.cells import Cells
from live.worker import answer


def test_names_are_shared():
    """Examples share their names."""
    cells = Cells()
    cells.run("x = 6\ndef double(y):\n    return 2 * y\n")

    assert cells.run("double(x)")["output"] == "<pre>12\n</pre>"


def test_a_mistake_is_told():
    """An error is shown with a traceback of the example only."""
    done = Cells().run("print(1)\n1 / 0\nprint(2)")

    assert done["failed"]
    assert done["output"].startswith("<pre>1\nTraceback (most recent call last):\n")
    assert done["output"].endswith("ZeroDivisionError: division by zero\n</pre>")
    assert "cells.py" not in done["output"]


def test_unfinished_code():
    """A syntax error is shown."""
    assert "SyntaxError" in Cells().run("1 +")["output"]


def test_leaving():
    """``SystemExit`` does not stop the page."""
    assert Cells().run("raise SystemExit")["failed"]


def test_view():
    """A view shows a value like a notebook."""
    cells = Cells()
    cells.run("from penaltymodel import catalog")

    html = cells.run('catalog()["eu/dsa"]', "view")["output"]

    assert html.startswith('<div class="penaltymodel">')
    assert cells.run('"<svg/>"', "view")["output"] == "<svg/>"


def test_markup_is_text():
    """Output is escaped."""
    assert Cells().run('print("<b>")')["output"] == "<pre>&lt;b&gt;\n</pre>"


def test_check():
    """A check passes only if its expression is true."""
    cells = Cells()

    assert cells.run("x = 1", check="x == 2")["passed"] is False
    assert cells.run("x = 2", check="x == 2")["passed"] is True
    assert cells.run("y = 2", check="z == 2")["passed"] is False
    assert cells.run("x = 2\n1 / 0", check="x == 2")["passed"] is False
    assert "passed" not in cells.run("x = 2")


def test_worker():
    """The worker answers JSON requests; values may be a link."""
    result = answer(
        '{"op": "calculate", "values": "statute=eu%2Fdsa", "phrases": {}, "fixed": false}'
    )
    assert '"wrong": ""' in result

    assert answer('{"op": "run", "source": "6 * 7", "kind": "session"}') == (
        '{"output": "<pre>42\\n</pre>", "failed": false}'
    )
