"""Configuration of the documentation; the build downloads nothing."""

from __future__ import annotations

import os
import sys
import tomllib

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path


HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "src"), str(HERE), str(HERE / "_ext")]


from penaltymodel import catalog  # noqa: E402  # needs the path above


def _version() -> str:
    """Return the version of the installed package, or of this copy if it is not installed."""
    try:
        return installed("penaltymodel-law")
    except PackageNotFoundError:
        return tomllib.loads((HERE.parent / "pyproject.toml").read_text("utf-8"))["project"][
            "version"
        ]


project = "penaltymodel"
author = "The penaltymodel authors"
project_copyright = author
version = release = _version()

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx.ext.doctest",
    "sphinx_copybutton",
    "words",
    "languages",
    "executed",
    "editable",
    "engines",
    "floors",
    "interactive",
    "credits",
    "law",
    "machines",
    "mathml",
    "measured",
    "notebooks",
    "public_names",
    "statute_pages",
]
exclude_patterns = ["_build", "_wheels", "node_modules"]
nitpicky = True
nitpick_ignore_regex = [
    # Type variables have no page.
    (r"py:(class|obj)", r"penaltymodel\..*\b(C|E|F|T|V|_T|Moment)"),
    (r"py:(class|obj)", r"penaltymodel\..*\._\w+"),  # private names have no page either
    # Internal: what a simulation is built of.
    (r"py:class", r"penaltymodel\.simulation\.build\.Built"),
    # Table libraries have their own documentation.
    (
        r"py:(class|obj)",
        r"(nw|pl|pa|pd|np|narwhals|polars|pandas|pyarrow|pyspark|numpy|scipy|matplotlib)\..*",
    ),
]
myst_enable_extensions = ["colon_fence", "deflist", "substitution"]
myst_substitutions = {"statutes": str(len(catalog()))}
myst_heading_anchors = 3

# External links are checked on demand (`sphinx-build -b linkcheck docs docs/_build/links`), not in
# `.ci/run`, which would fail with other sites. A test checks the links within the site.
linkcheck_timeout = 20
linkcheck_retries = 2
linkcheck_workers = 4
linkcheck_anchors_ignore_for_url = [r"https://eur-lex\.europa\.eu/.*"]

# --- Russian: `sphinx-build -D language=ru -b html docs docs/_build/html/ru`.

locale_dirs = ["locale"]
gettext_compact = False
gettext_location = False
gettext_uuid = False
translated_pages = {  # with short titles
    "index": "Start",
    "how-to/calculator": "Calculator",
    "reference/statutes/ru-koap-13.41": "KoAP article 13.41",
    "reference/statutes/ru-as-reported-2021": "As reported in 2021",
}

# --- Examples. Sphinx runs those on pages, pytest those in docstrings.

doctest_test_doctest_blocks = ""
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True
copybutton_exclude = ".linenos, .gp, .go"

# --- The reference.

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True}
python_use_unqualified_type_names = True
napoleon_numpy_docstring = False

# --- The pages.

llms_summary = "Calculate what a platform can be fined for breaking the law, and why."

html_theme = "pydata_sphinx_theme"
html_title = "penaltymodel"
html_static_path = ["_static"]
templates_path = ["_templates"]
html_css_files = ["site.css"]
html_favicon = "_static/favicon.svg"
# Without a mode, the theme logs a warning on every page.
html_js_files = [
    (None, {"body": 'document.documentElement.dataset.mode ||= "auto";'}),
    ("reach.mjs", {"type": "module"}),
]
html_show_sourcelink = False
html_copy_source = False
html_sidebars = {"index": [], "tutorial/*": []}
html_theme_options = {
    "navbar_align": "left",
    "header_links_before_dropdown": 6,
    "show_toc_level": 2,
    "navbar_end": ["language-switch", "theme-switcher", "navbar-icon-links"],
    "search_as_you_type": True,
    "secondary_sidebar_items": ["page-toc"],
    "footer_start": ["copyright"],
    "footer_end": [],
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
}
# On a host with several versions, `DOCS_VERSIONS` is the address of `_static/versions.json`, and
# each page has a version switch. A local copy has one version and no switch.
if versions := os.environ.get("DOCS_VERSIONS"):
    html_theme_options |= {
        "navbar_start": ["navbar-logo", "version-switcher"],
        "switcher": {"json_url": versions, "version_match": version},
        "check_switcher": False,
        "show_version_warning_banner": True,
    }
