"""The text of the project is plain English: a few phrases that confused readers are not allowed."""

import re

from pathlib import Path

import pytest


ROOT = Path(__file__).parent.parent
PATTERNS = (
    "*.md",
    "bench/**/*.py",
    "changelog.d/*.md",
    "docs/**/*.md",
    "docs/**/*.mjs",
    "docs/**/*.py",
    "examples/**/*.md",
    "examples/**/*.py",
    "src/**/*.py",
    "src/penaltymodel/cases/*.py",
    "src/penaltymodel/domain/*.py",
    "src/penaltymodel/engine/*.py",
    "src/penaltymodel/facts/*.py",
    "src/penaltymodel/law/*.py",
    "src/penaltymodel/registers/*.py",
    "src/penaltymodel/values/*.py",
    "tests/**/*.py",
    "tools/**/*.py",
)
EXCLUDED = {"_build", "node_modules", "api", Path(__file__).name}
INSTEAD = {
    r"reckon\w*(?!\w|\.py)": "calculate",
    r"(?:come|comes|came) to(?! an end)": "is, results in, total",
    r"(?:hold|holds|held|holding)(?: \w+){0,2} against": "compare with, check against",
    r"whatever the law asks for": "the facts that the law requires",
    r"as the law leads|(?:the law|charge) leads to": "as the law provides, the applicable provision",
    r"(?:stand|stands|stood|standing) (?:in|beside|behind|at|for(?! \w+ in))": "is, contains",
    r"as the history has it": "given the earlier decisions",
    r"what (?:came|became|has become) of": "the result, the status",
    r"taken for granted": "assumptions",
    r"way out": "fix",
    r"in silence": "silently, without an error",
    r"(?:deaf|spoken)": "a word that names the thing",
    r"the house": "the package, the project",
    r"made[- ]up": "fictional",
    r"(?:is|are|was|were) said": "is stated, is given",
}
"""Phrases that are not allowed, as regular expressions, and what to write instead."""


def _texts():
    paths = {path for pattern in PATTERNS for path in ROOT.glob(pattern)}
    return sorted(path for path in paths if not EXCLUDED & set(path.parts))


def _unclear(text):
    """Return the lines of *text* that contain a phrase of the list."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        for phrase, instead in INSTEAD.items():
            if match := re.search(rf"\b(?:{phrase})\b", line, re.IGNORECASE):
                found.append(f"line {number}: {match[0]!r}; write instead: {instead}")
    return found


@pytest.mark.parametrize("path", _texts(), ids=lambda path: str(path.relative_to(ROOT)))
def test_text_is_plain_english(path):
    """No file contains a phrase of the list."""
    found = _unclear(path.read_text("utf-8"))
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def test_phrases_are_found():
    """Each phrase is found in a sentence, whatever its case."""
    assert len(_unclear("It is reckoned.\nHeld against it.\nIt comes to 5.\nThe way out.")) == 4
    assert _unclear("It comes to an end.") == []
