"""How results are shown: text, HTML, documents, charts."""
