"""How results are shown: text, HTML, documents, charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penaltymodel.values.late import load_late


if TYPE_CHECKING:
    from penaltymodel.output import documents, schema
    from penaltymodel.output.charts import chart
    from penaltymodel.output.display import html, markdown, rich, text


__all__ = ["chart", "documents", "html", "markdown", "rich", "schema", "text"]

load_late(__name__, "display charts", modules="documents schema")
