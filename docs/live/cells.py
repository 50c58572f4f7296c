"""Examples that a reader may edit: run as an interpreter would run them, one after the other."""

from __future__ import annotations

import ast
import contextlib
import io
import traceback

from html import escape
from typing import Any


class Cells:
    """The examples of one page, which share their names."""

    def __init__(self, names: dict[str, Any] | None = None) -> None:
        self.names: dict[str, Any] = {"__name__": "__main__"} if names is None else names

    def run(self, source: str, kind: str = "session", *, check: str = "") -> dict[str, Any]:
        """
        Run *source* and return its ``output`` as HTML, and whether it ``failed``.

        A ``session`` prints what its statements print, and the values of its expressions; of a
        ``view`` the value of its one expression is shown as a notebook would show it. With *check*,
        ``passed`` says whether that expression holds afterwards.

        >>> Cells().run("x = 6\\nx * 7")
        {'output': '<pre>42\\n</pre>', 'failed': False}
        """
        run = self._view if kind == "view" else self._session
        buffer = io.StringIO()
        failed = False
        with contextlib.redirect_stdout(buffer), contextlib.redirect_stderr(buffer):
            try:
                html = run(source)
            except BaseException as error:  # noqa: BLE001  # whatever it is, the reader sees it
                print(_told(error), end="")
                html, failed = "", True
        text = buffer.getvalue()
        output = (f"<pre>{escape(text)}</pre>" if text else "") + html
        result: dict[str, Any] = {"output": output, "failed": failed}
        return result | {"passed": not failed and self.holds(check)} if check else result

    def _session(self, source: str) -> str:
        for statement in ast.parse(source, "<example>").body:
            code = compile(ast.Interactive([statement]), "<example>", "single")
            exec(code, self.names)
        return ""

    def _view(self, source: str) -> str:
        value = eval(compile(source, "<example>", "eval"), self.names)
        return value if isinstance(value, str) else value._repr_html_()

    def holds(self, check: str) -> bool:
        """Say whether the expression *check* holds; what cannot be asked does not."""
        try:
            return eval(check, self.names) is True
        except Exception:  # noqa: BLE001  # an answer may be of any kind
            return False


def _told(error: BaseException) -> str:
    """Return what an interpreter prints of *error*, without the frames that are not the reader's."""
    trace = error.__traceback__
    while trace is not None and trace.tb_frame.f_code.co_filename != "<example>":
        trace = trace.tb_next
    return "".join(traceback.format_exception(type(error), error, trace))
