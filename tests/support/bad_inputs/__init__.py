"""
Bad inputs and the error for each: the tables that ``test_bad_inputs.py`` goes through.

Each row has a name, the input, and the sentence of the error. A sentence that ends in "…" may
continue: the standard library words the rest, or there is more of it.
"""

from __future__ import annotations

from tests.support.bad_inputs import case_commands, domain, engine, register_commands, values
from tests.support.bad_inputs.documents import DOCUMENTS
from tests.support.bad_inputs.good import DAY, GOOD_DECISION, GOOD_REQUEST, A
from tests.support.bad_inputs.rows import DECISION_ROWS, REQUEST_ROWS


__all__ = [
    "CALLS",
    "COMMANDS",
    "DAY",
    "DECISION_ROWS",
    "DOCUMENTS",
    "GOOD_DECISION",
    "GOOD_REQUEST",
    "REQUEST_ROWS",
    "A",
]

CALLS = (*values.CALLS, *domain.CALLS, *engine.CALLS)
"""Name, call, class of the error, sentence."""

COMMANDS = (*case_commands.COMMANDS, *register_commands.COMMANDS)
"""Name, arguments, files that exist, last line of the error."""
