"""Render formulas as MathML during the build, without scripts, fonts or other hosts."""

from __future__ import annotations

from docutils.nodes import SkipNode, math, math_block
from docutils.utils.math import MathError
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator


logger = logging.getLogger(__name__)


def setup(app: Sphinx) -> dict[str, object]:
    """Register the renderer and select it."""
    app.add_html_math_renderer("mathml", (_inline, None), (_block, None))
    app.config.html_math_renderer = "mathml"
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _inline(self: HTML5Translator, node: math) -> None:
    self.body.append(_converted(node, block=False))
    raise SkipNode


def _block(self: HTML5Translator, node: math_block) -> None:
    self.body.append(f'<div class="formula" tabindex="0">{_converted(node, block=True)}</div>\n')
    raise SkipNode


def _converted(node: math | math_block, *, block: bool) -> str:
    try:
        return tex2mathml(node.astext(), as_block=block)
    except MathError as error:
        logger.warning("no MathML for %s: %s", node.astext(), error, location=node)
        return ""
