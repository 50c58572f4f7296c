"""Run examples that readers can edit, one after another, as an interpreter would."""

from __future__ import annotations

import ast
import contextlib
import io
import traceback

from html import escape
from typing import Any


class Cells:
    """The examples of one page, which share one namespace."""

    def __init__(self, names: dict[str, Any] | None = None) -> None:
        self.names: dict[str, Any] = {"__name__": "__main__"} if names is None else names

    def run(self, source: str, kind: str = "session", *, check: str = "") -> dict[str, Any]:
        """
        Run *source* and return its ``output`` as HTML, and whether it ``failed``.

        A ``session`` prints the output of its statements and the values of its expressions; a
        ``view`` shows the value of its only expression like a notebook. With *check*, ``passed``
        is whether that expression is true afterwards.

        >>> Cells().run("x = 6\\nx * 7")
        {'output': '<pre>42\\n</pre>', 'failed': False}
        """
        run = self._view if kind == "view" else self._session
        buffer = io.StringIO()
        failed = False
        with contextlib.redirect_stdout(buffer), contextlib.redirect_stderr(buffer):
            try:
                html = run(source)
            except BaseException as error:  # noqa: BLE001  # readers see every error
                print(_traceback(error), end="")
                html, failed = "", True
        text = buffer.getvalue()
        output = (f"<pre>{escape(text)}</pre>" if text else "") + html
        result: dict[str, Any] = {"output": output, "failed": failed}
        return result | {"passed": not failed and self.passes(check)} if check else result

    def _session(self, source: str) -> str:
        for statement in ast.parse(source, "<example>").body:
            code = compile(ast.Interactive([statement]), "<example>", "single")
            exec(code, self.names)
        return ""

    def _view(self, source: str) -> str:
        value = eval(compile(source, "<example>", "eval"), self.names)
        return value if isinstance(value, str) else value._repr_html_()

    def passes(self, check: str) -> bool:
        """Return whether the expression *check* is true; it is not if it raises an error."""
        try:
            return eval(check, self.names) is True
        except Exception:  # noqa: BLE001  # a solution may raise anything
            return False


def _traceback(error: BaseException) -> str:
    """Return the traceback of *error* with only the frames of the example."""
    trace = error.__traceback__
    while trace is not None and trace.tb_frame.f_code.co_filename != "<example>":
        trace = trace.tb_next
    return "".join(traceback.format_exception(type(error), error, trace))
