"""
Fixtures for the tests of the documentation: small new sites, and the whole built site.

They need the packages of the extra ``docs``. Tests of the whole site need the folder in
``PENALTYMODEL_SITE`` and are skipped without it:

    sphinx-build -nW -b html docs docs/_build/html
    PENALTYMODEL_SITE=docs/_build/html pytest tests/docs
"""

import os
import subprocess
import sys

from importlib.metadata import version
from pathlib import Path

import pytest


DOCS = Path(__file__).parent.parent.parent / "docs"
sys.path.append(str(DOCS / "_ext"))

CONF = f"""
import sys
sys.path[:0] = [{str(DOCS)!r}, {str(DOCS / "_ext")!r}]
extensions = [
    "floors", "myst_parser", "words", "executed", "credits", "law", "statute_pages", "machines", "mathml",
    "measured", "notebooks", "languages",
]
release = {version("penaltymodel-law")!r}
exclude_patterns = ["out"]
translated_pages = {{"index": "Start"}}
html_theme = "basic"
"""


@pytest.fixture(scope="session")
def build(tmp_path_factory):
    """Return a function that builds pages, and returns the folder and the finished process."""
    pytest.importorskip("sphinx")

    def built(*options, **pages):
        folder = tmp_path_factory.mktemp("site")
        (folder / "conf.py").write_text(CONF, "utf-8")
        for name, text in pages.items():
            (folder / f"{name}.md").write_text(text, "utf-8")
        command = [sys.executable, "-m", "sphinx", "-nWq", "--keep-going", *options]
        places = [str(folder), str(folder / "out")]
        done = subprocess.run(
            [*command, *places], capture_output=True, encoding="utf-8", check=False
        )
        return folder / "out", done

    return built


@pytest.fixture(scope="session")
def site():
    """Return the folder of the built site."""
    folder = os.environ.get("PENALTYMODEL_SITE")
    if not folder:
        pytest.skip("PENALTYMODEL_SITE does not name a built site")
    pytest.importorskip("bs4")
    path = Path(folder).resolve()
    assert (path / "index.html").exists(), f"{path} is no built site"
    return path
