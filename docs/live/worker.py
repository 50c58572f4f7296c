"""The entry point of the web worker: one JSON request, one JSON answer."""

from __future__ import annotations

import json

from live.calculator import calculated, values_of
from live.cells import Cells
from live.phrases import Phrases


_cells = Cells()


def answer(request: str) -> str:
    """Answer a request of the page."""
    match json.loads(request):
        case {"op": "calculate", "values": values, "phrases": phrases, "fixed": fixed}:
            given = values_of(values) if isinstance(values, str) else values
            result = calculated(given, Phrases(**phrases), fixed=fixed)
        case {"op": "run", "source": source, "kind": kind, **more}:
            result = _cells.run(source, kind, check=more.get("check", ""))
        case _:
            raise ValueError(request)
    return json.dumps(result, ensure_ascii=False)
