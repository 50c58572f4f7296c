"""Values that show themselves in notebooks and terminals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol


class Display(Protocol):
    """What shows a result: ``penaltymodel.output.display``."""

    def text(self, value: object) -> str:
        """Return *value* as plain text."""
        ...

    def markdown(self, value: object) -> str:
        """Return *value* as Markdown."""
        ...

    def html(self, value: object) -> str:
        """Return *value* as HTML."""
        ...

    def rich(self, value: object) -> object:
        """Return *value* for the library rich."""
        ...

    def title(self, value: object) -> str:
        """Return the first line of *value* as text."""
        ...


_load: Callable[[], Display] | None = None
_load_plot: Callable[[], Callable[[object, Any], Any]] | None = None


def show_with(load: Callable[[], Display]) -> None:
    """
    Register the function that loads the display.

    The front door calls this, so that values can show themselves and import nothing above them.
    """
    global _load  # noqa: PLW0603  # set once, by the front door
    _load = load


def plot_with(load: Callable[[], Callable[[object, Any], Any]]) -> None:
    """Register the function that loads the one that draws, for the same reason."""
    global _load_plot  # noqa: PLW0603  # set once, by the front door
    _load_plot = load


def _display() -> Display:
    assert _load is not None  # noqa: S101  # the front door is imported before any of its modules
    return _load()


class Shown:
    """A value that shows itself in notebooks and terminals."""

    __slots__ = ()

    def __init_subclass__(cls) -> None:
        """Give each class a printer of its own: IPython asks a class before its bases."""
        super().__init_subclass__()
        setattr(cls, "_repr_pretty_", Shown._repr_pretty_)  # noqa: B010  # no method is replaced

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        return _display().html(self)

    def _repr_markdown_(self) -> str:
        """Return the same as Markdown."""
        return _display().markdown(self)

    # The printer is IPython's, which is not installed with the package: hence Any.
    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Give IPython's *printer* the same as plain text; inside of a list, only its title."""
        is_inside = cycle or len(printer.stack) > 1
        printer.text(_display().title(self) if is_inside else str(self))

    def __rich__(self) -> object:
        """Return the same for the library rich, which calls this method."""
        return _display().rich(self)

    def __str__(self) -> str:
        """Return the same as plain text."""
        return _display().text(self)


class Plotted(Shown):
    """A value that also draws itself."""

    __slots__ = ()

    # The axes are Matplotlib's, which is not installed with the package: hence Any.
    def plot(self, ax: Any = None) -> Any:
        """
        Draw this result on the axes *ax*, or on new ones, and return them.

        This needs Matplotlib. The folder ``plots`` has more pictures, with more choices.
        """
        assert _load_plot is not None  # noqa: S101  # see _display
        return _load_plot()(self, ax)
