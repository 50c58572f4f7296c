"""The notebook of the tutorial runs and has the output of the page."""

import doctest
import json

from pathlib import Path

import pytest


pytest.importorskip("sphinx")

import notebooks


PAGE = (
    Path(__file__).parent.parent.parent / "docs" / "tutorial" / "from-the-report-to-the-statute.md"
)


def test_text_and_examples_become_cells():
    """Prompts and outputs are removed, links within the site become text."""
    page = """# Title

See {law}`part 5 <ru/koap-13.41/5>`, {term}`repeat` and [a page](../a.md).

```{doctest}
>>> for n in (1, 2):
...     print(n)
1
2
>>> n
2
```

```{shown}
answer
```
"""
    book = notebooks.notebook(page)

    assert [(cell["cell_type"], "".join(cell["source"])) for cell in book["cells"]] == [
        ("markdown", "# Title\n\nSee part 5, `repeat` and *a page*."),
        ("code", "for n in (1, 2):\n    print(n)\nn"),
        ("code", "answer"),
    ]


def test_a_block_it_does_not_know_is_refused():
    """An unknown block is an error."""
    with pytest.raises(ValueError, match="cannot convert the block run"):
        notebooks.notebook("```{run}\nls\n```\n")


def test_the_page_links_to_it(build):
    """The notebook is written next to the page."""
    out, done = build(index="# One\n\n```{notebook}\n```\n\nWords.\n")

    assert done.returncode == 0, done.stderr
    assert 'href="index.ipynb"' in (out / "index.html").read_text("utf-8")
    assert json.loads((out / "index.ipynb").read_text("utf-8"))["nbformat"] == 4


@pytest.fixture(scope="module")
def executed():
    """Run the code cells of the tutorial in a new kernel, and return them."""
    nbclient, nbformat = pytest.importorskip("nbclient"), pytest.importorskip("nbformat")
    pytest.importorskip("ipykernel")
    book = nbformat.reads(json.dumps(notebooks.notebook(PAGE.read_text("utf-8"))), as_version=4)
    nbformat.validate(book)
    nbclient.NotebookClient(book, timeout=120, kernel_name="python3").execute()
    return [cell for cell in book.cells if cell.cell_type == "code"]


@pytest.mark.filterwarnings("default")  # those of the kernel's machinery are not ours
class TestTheTutorial:
    def test_prints_what_the_page_shows(self, executed):
        """The output of each cell is the one on the page."""
        parser = doctest.DocTestParser()
        blocks = notebooks._BLOCK.finditer(PAGE.read_text("utf-8"))
        codes = [found for found in blocks if found["kind"] in {"doctest", "shown", "exercise"}]

        assert len(codes) == len(executed) > 20
        for found, cell in zip(codes, executed, strict=True):
            if found["kind"] == "doctest":
                wanted = "".join(each.want for each in parser.get_examples(found["body"]))
                printed = "".join(
                    each.text for each in cell.outputs if each.output_type == "stream"
                )

                assert printed == wanted

    def test_shows_results_as_html_markdown_and_text(self, executed):
        """The exposure of the register has HTML, Markdown and text."""
        (output,) = executed[-3].outputs

        assert set(output.data) == {"text/html", "text/markdown", "text/plain"}
        assert "28,000 requests, 2,862 violations" in output.data["text/plain"]
