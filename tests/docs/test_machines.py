"""The files for programs are complete and valid."""

import json

import jsonschema
import pytest


pytest.importorskip("sphinx")

import machines

from penaltymodel import catalog


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("catalog")
    machines.write_catalog(folder)
    return folder


class TestTheCatalog:
    def test_every_file_satisfies_the_schema_beside_it(self, written):
        """The overview and each statute are valid against the published schema."""
        schema = json.loads((written / "schema.json").read_text("utf-8"))
        valid = jsonschema.Draft202012Validator(schema)
        files = [path for path in written.rglob("*.json") if path.name != "schema.json"]

        assert len(files) == 1 + len(catalog())
        for path in files:
            valid.validate(json.loads(path.read_text("utf-8")))

    def test_the_schema_refuses_what_is_none(self, written):
        """A statute without its sources is not valid."""
        schema = json.loads((written / "schema.json").read_text("utf-8"))
        document = json.loads((written / "ru" / "koap-20.25.json").read_text("utf-8"))
        del document["sources"]

        assert not jsonschema.Draft202012Validator(schema).is_valid(document)

    def test_has_every_statute_provision_enactment_and_source(self, written):
        """The files contain the whole catalog."""
        overview = json.loads((written / "catalog.json").read_text("utf-8"))

        assert [each["key"] for each in overview["statutes"]] == list(catalog())
        for statute in catalog().values():
            document = json.loads((written / f"{statute.key}.json").read_text("utf-8"))
            texts = [
                (provision.key, text.applies_from.isoformat(), text.source.citation)
                for provision in statute.provisions
                for text in provision.enactments
            ]

            assert document["provisions"] == [each.key for each in statute.provisions]
            assert [
                (each["provision"], each["applies_from"], each["source"]["citation"])
                for each in document["enactments"]
            ] == texts
            assert {each.citation for each in statute.sources} <= {
                each["citation"] for each in document["sources"]
            }


def test_every_page_has_a_text_that_the_index_lists(build):
    """The text has addresses of links and output of examples; ``llms-full.txt`` has all texts."""
    page = "# One\n\n[Words](https://example.org/).\n\n```{toctree}\nother\n```\n"
    other = "# Other\n\n```{shown}\n__import__('penaltymodel').OffenseHistory()\n```\n"
    out, done = build(index=page, other=other)

    assert done.returncode == 0, done.stderr
    listed = (out / "llms.txt").read_text("utf-8")
    assert "- [One](index.txt)\n- [Other](other.txt)\n" in listed
    assert "Words <https://example.org/>." in (out / "index.txt").read_text("utf-8")
    assert "0 earlier decisions" in (out / "other.txt").read_text("utf-8")
    assert "0 earlier decisions" in (out / "llms-full.txt").read_text("utf-8")
