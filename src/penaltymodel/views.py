"""How a value finds its view: late, so that the core imports no output format."""

from __future__ import annotations

import importlib

from typing import Any


def _display() -> Any:
    # By name and at the moment somebody looks: `display` stands on a floor far above.
    return importlib.import_module("penaltymodel.display")


class Shown:
    """A value that shows itself in notebooks and terminals, through ``penaltymodel.display``."""

    __slots__ = ()

    def __init_subclass__(cls) -> None:
        """Give each class a printer of its own: IPython asks a class before its bases."""
        super().__init_subclass__()
        setattr(cls, "_repr_pretty_", Shown._repr_pretty_)  # noqa: B010  # no method is replaced

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        shown: str = _display().html(self)
        return shown

    def _repr_markdown_(self) -> str:
        """Return the same as Markdown."""
        shown: str = _display().markdown(self)
        return shown

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Give IPython's *printer* the same as plain text; inside of a list, only its title."""
        is_inside = cycle or len(printer.stack) > 1
        printer.text(_display().view(self).title if is_inside else str(self))

    def __rich__(self) -> Any:
        """Return the same for the library rich, which asks for it."""
        return _display().rich(self)

    def __str__(self) -> str:
        """Return the same as plain text."""
        shown: str = _display().text(self)
        return shown
