"""
Update the translations: add new texts without a translation, and remove unused ones.

    python tools/update_translations.py

The texts of the translated pages (``translated_pages`` in ``docs/conf.py``) are collected,
including generated texts, and merged into ``docs/locale/ru/LC_MESSAGES``. A changed text is marked
``fuzzy``, which counts as missing until somebody reviews it.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po


DOCS = Path(__file__).parent.parent / "docs"
LOCALE = DOCS / "locale" / "ru" / "LC_MESSAGES"


def gather(folder: Path) -> None:
    """Write the texts of the pages to a folder, with Sphinx."""
    options = ["-q", "-D", "language=ru", "-d", f"{folder}/trees", "-b", "gettext"]
    command = [sys.executable, "-m", "sphinx", *options, str(DOCS), f"{folder}/texts"]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


def merge(template: Path, target: Path) -> Catalog:
    """Return the texts in *template* with the translations in *target*."""
    with template.open("rb") as file:
        texts = read_po(file)
    if target.exists():
        with target.open("rb") as file:
            known = read_po(file, locale="ru")
    else:
        known = Catalog(locale="ru")
    known.update(texts, update_header_comment=False)
    known.obsolete.clear()
    return known


def written(texts: Catalog) -> bytes:
    """Return the content of a file with *texts* and a short header."""
    head = (
        'msgid ""\nmsgstr ""\n"Language: ru\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
    )
    file = io.BytesIO()
    write_po(file, texts, width=100, omit_header=True, no_location=True)
    return head.encode() + file.getvalue().lstrip()


def update() -> int:
    """Update every file, and return the number of texts without a translation."""
    waiting = 0
    with tempfile.TemporaryDirectory() as name:
        gather(Path(name))
        for template in sorted(Path(name, "texts").rglob("*.pot")):
            path = template.relative_to(Path(name, "texts")).with_suffix(".po")
            merged = merge(template, LOCALE / path)
            (LOCALE / path).parent.mkdir(parents=True, exist_ok=True)
            (LOCALE / path).write_bytes(written(merged))
            waiting += sum(1 for each in merged if each.id and (each.fuzzy or not each.string))
    return waiting


if __name__ == "__main__":
    print(f"{update()} texts need a translation")
