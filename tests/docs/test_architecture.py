"""The page about the architecture: its picture, and the files that it names."""

import ast
import re

from pathlib import Path

import pytest

import penaltymodel


PACKAGE = Path(penaltymodel.__file__).parent
PAGE = PACKAGE.parent.parent / "docs" / "explanation" / "architecture.md"


def test_the_picture_has_every_folder(build):
    """The picture has a box for each folder and for each module at the top, with its size."""
    out, done = build(index="# Page\n\n```{eval-rst}\n.. floors::\n```\n")

    assert done.stderr == ""
    page = (out / "index.html").read_text("utf-8")
    listed = re.findall(r"<code>([^<]+)</code>", page)
    folders = [f"{path.parent.name}/" for path in PACKAGE.glob("*/__init__.py")]
    assert sorted(listed) == sorted([*folders, *(path.name for path in PACKAGE.glob("*.py"))])
    lines = len((PACKAGE / "errors.py").read_text("utf-8").splitlines())
    assert f"<small>{lines:,} lines</small>" in page
    assert re.search(
        r"^ +1  errors\.py \(\d+ lines\): ", (out / "index.txt").read_text(), re.MULTILINE
    )


@pytest.mark.parametrize(
    "name", sorted(set(re.findall(r"`(\w+/(?:\w+\.py)?)`", PAGE.read_text())))
)
def test_names_what_exists(name):
    """Each file and folder that the page names exists."""
    assert (PACKAGE / name).exists()


@pytest.mark.parametrize(
    ("name", "path"), re.findall(r"`(\w+)` \(`(\w+/\w+\.py)`\)", PAGE.read_text("utf-8"))
)
def test_names_what_is_defined(name, path):
    """Each function and class that the page names is defined in the file that it names."""
    module = ast.parse((PACKAGE / path).read_text("utf-8"))

    assert name in {getattr(node, "name", None) for node in module.body}
