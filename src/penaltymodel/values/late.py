"""
Packages whose public names are loaded on first use.

Importing a package of this library loads none of its modules. That keeps ``import penaltymodel``
fast, and it keeps optional libraries optional.
"""

from __future__ import annotations

import importlib
import sys

from collections.abc import Callable, Mapping
from importlib.util import find_spec
from types import ModuleType
from typing import NoReturn


_LIBRARIES = {
    "columns": ("narwhals", "polars"),
    "plots": ("matplotlib",),
    "prove": ("z3",),
    "simulate": ("numpy",),  # scipy is needed for some distributions only
}
"""The libraries that an extra of the distribution installs."""


class _MissingExtraError(ModuleNotFoundError):
    """An optional library is missing; the message names the extra that installs it."""

    def raised_by_call(self) -> Callable[..., NoReturn]:
        """Return a function that raises this error."""

        def needs_an_extra(*_: object, **__: object) -> NoReturn:
            raise self

        return needs_an_extra


class LatePackage(ModuleType):
    """A package that loads each public name on first use."""

    def __getattr__(self, name: str) -> object:
        """
        Load the public name *name*.

        If an optional library is missing, a function that needs it is replaced by one that raises
        the error when it is called: ``from penaltymodel import *`` works without the library.

        Raises:
            AttributeError: The name is not public.
        """
        state = vars(self)
        if name not in state.get("__all__", ()):
            msg = f"module {self.__name__!r} has no attribute {name!r}"
            raise AttributeError(msg)
        try:
            value = state[name] = self._load(name)
        except _MissingExtraError as error:
            return error.raised_by_call()
        return value

    def _load(self, name: str) -> object:
        state = vars(self)
        if name in state["_modules"]:
            return self._module(name, name)
        # A function often has the name of its module, so that module is tried first.
        homes = sorted(state["_homes"], key=lambda home: home != name)
        return next(
            getattr(module, name)
            for module in (self._module(home, name) for home in homes)
            if name in getattr(module, "__all__", vars(module))
        )

    def __setattr__(self, name: str, value: object) -> None:
        """
        Set an attribute, but let no module hide a public name.

        Python binds each loaded module in its package. The package ``interpreters`` has a module
        ``prose`` and a function ``prose``, and its attribute is always the function.
        """
        if not (isinstance(value, ModuleType) and name in vars(self)["__all__"]):
            super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        """List all names, those that are not loaded yet included."""
        return sorted({*vars(self), *vars(self)["__all__"]})

    def _module(self, home: str, name: str) -> ModuleType:
        """Return the module *home* of this package, where *name* is looked up."""
        extra = vars(self)["_extras"].get(home)
        for library in _LIBRARIES.get(extra, ()):
            if find_spec(library) is None:
                msg = (
                    f"{self.__name__}.{name} needs {library}: "
                    f"pip install 'penaltymodel-law[{extra}]'"
                )
                raise _MissingExtraError(msg, name=library)
        return importlib.import_module(f"{self.__name__}.{home}")


def load_late(
    package: str, homes: str, *, modules: str = "", extras: Mapping[str, str] | None = None
) -> None:
    """
    Make *package* load the names of its ``__all__`` on first use.

    Call it at the end of the ``__init__`` of a package. Type checkers read the imports under
    ``TYPE_CHECKING``; a test checks that both give the same values.

    Args:
        package: The name of the package.
        homes: The modules in which a name is looked up, in this order, separated by spaces.
        modules: The public names that are modules themselves, separated by spaces.
        extras: For each module that needs an extra of the distribution, its name.
    """
    module = sys.modules[package]
    vars(module).update(_homes=homes.split(), _modules=modules.split(), _extras=dict(extras or {}))
    module.__class__ = LatePackage
