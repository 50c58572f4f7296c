"""
Build frozen values quickly.

A frozen class of attrs with slots stores each field through ``object.__setattr__``. That takes most
of the time a small value needs; a plain assignment takes much less. :func:`quick` therefore gives a
frozen class the constructor that attrs writes for an unfrozen class. While the constructor runs,
the new value belongs to a *draft*: a subclass with the same layout that can be assigned to. When
all fields are set, the value gets its own class back and is frozen.

The decorator changes the time and nothing else. Fields, converters, validators, defaults,
``__attrs_post_init__``, subclasses and copies work as attrs documents them; only a class that
defines ``__attrs_pre_init__`` cannot use it. The option ``--without-quick`` of the test suite
replaces the decorator by one that returns the class unchanged.
"""

from __future__ import annotations

from types import new_class
from typing import Any, TypeVar

import attrs


C = TypeVar("C", bound=type)

# Assigns an object another class of the same layout, even where the object is frozen.
_set_class = object.__dict__["__class__"].__set__


def quick(cls: C) -> C:
    """Return *cls*, a frozen class of attrs with slots, with a faster constructor."""
    # Any here and below: attrs and this function add attributes that no type declares.
    own: Any = cls
    if not hasattr(own, "__attrs_post_init__"):
        own.__attrs_post_init__ = _check_nothing  # subclasses made by attrs call it too

    def start(self: object) -> None:
        _set_class(self, draft if type(self) is cls else _draft_of(type(self)))

    own.__attrs_pre_init__ = start
    draft: Any = _draft_of(own)
    attrs.define(slots=False, eq=False, repr=False, on_setattr=attrs.setters.NO_OP)(draft)
    init = draft.__init__
    init.__annotations__, init.__qualname__ = (
        own.__init__.__annotations__,
        own.__init__.__qualname__,
    )
    init.__module__ = own.__module__
    own.__init__ = init
    return cls


def _draft_of(kind: Any) -> Any:
    """Return the draft of *kind*: a subclass with the same layout that can be assigned to."""
    if "__draft__" not in kind.__dict__:
        check = kind.__attrs_post_init__

        def freeze(self: object) -> None:
            self.__class__ = kind
            check(self)

        def freeze_only(self: object) -> None:
            self.__class__ = kind

        body = {
            "__module__": kind.__module__,  # where annotations are looked up
            "__slots__": (),
            "__setattr__": object.__setattr__,
            "__delattr__": object.__delattr__,
            "__attrs_post_init__": freeze_only if check is _check_nothing else freeze,
        }
        kind.__draft__ = new_class(
            kind.__name__, (kind,), exec_body=lambda names: names.update(body)
        )
    return kind.__draft__


def _check_nothing(_: object) -> None:
    """Replace the ``__attrs_post_init__`` of a class that has none."""
