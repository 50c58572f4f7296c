"""
Frozen values that are built quickly.

A frozen class of attrs is filled through ``object.__setattr__``, field by field, which is most of
what a small value costs. There are two ways around it here, and both are as frozen as attrs is.

:func:`swift`: a new value is a draft while it is being filled, an object of an unfrozen twin of its
class, of the same layout, which takes its own class in the end. Fields are read as fast as any.

:func:`sealed`: the fields lie in private slots, ``_name`` for ``name``, which a constructor of the
class's own fills as it would those of any class; the public name only reads. This is built faster,
and read more slowly, unless the reader is one of the few that must be quick and asks for ``_name``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from operator import attrgetter
from types import new_class
from typing import Any, NoReturn, TypeVar, cast

from attrs import NOTHING, fields
from attrs.exceptions import FrozenInstanceError


C = TypeVar("C", bound=type)
V = TypeVar("V")

# Gives an object another class of the same layout, frozen or not.
_become: Callable[[Any, type], None] = object.__dict__["__class__"].__set__


def _draft(cls: type) -> type:
    """Return the unfrozen twin of *cls*, a class with slots and none for weak references."""
    slots = {"__slots__": cls.__dict__["__slots__"]}
    bases = getattr(cls, "__orig_bases__", cls.__bases__)
    return new_class(f"Draft{cls.__name__}", bases, exec_body=lambda body: body.update(slots))


def sealed(cls: C) -> C:
    """
    Move the fields of the frozen class *cls* of attrs, and of its base with slots, to private slots.

    The constructor is the class's own, which may assign to ``_name`` for each ``name``, or it is
    made by :func:`swift` afterwards.
    """
    own: Any = cls
    for name in [*own.__dict__["__slots__"], *own.__base__.__dict__.get("__slots__", ())]:
        if not name.startswith("_"):
            setattr(own, f"_{name}", getattr(own, name))
            read = attrgetter(f"_{name}")
            setattr(own, name, property(read, _refuse, _refuse, doc=""))  # not that of attrgetter
    # What attrs puts in the way of every assignment is no longer needed: the names refuse.
    del own.__setattr__, own.__delattr__
    own.__setstate__ = _restore
    return cls


def _refuse(*_: object) -> NoReturn:
    raise FrozenInstanceError


def _restore(self: object, state: dict[str, Any]) -> None:
    """Fill a copy with the fields that ``__getstate__`` of attrs has read."""
    for name, value in state.items():
        setattr(self, _slot(name), value)


def _slot(name: str) -> str:
    """Return the private name of a field."""
    return name if name.startswith("_") else f"_{name}"


def blank(cls: type[V]) -> Callable[[], V]:
    """Return what makes empty values of a sealed class, to be filled by their private names."""
    return partial(object.__new__, cls)


def _is_sealed(cls: type) -> bool:
    return "__setattr__" not in cls.__dict__


def swift(cls: C) -> C:
    """
    Give the frozen class *cls* of attrs a constructor that does the same in less time.

    Converters, defaults, factories and ``__attrs_post_init__`` are honored; validators and
    ``__attrs_pre_init__`` are not: the class may have none.
    """
    known: dict[str, Any] = {}
    taken, converted, stored = _lines(fields(cls), known)
    after = ["self.__attrs_post_init__()"] if hasattr(cls, "__attrs_post_init__") else []
    if _is_sealed(cls):
        body = [*converted, *(f"self.{_slot(name)} = {value}" for name, value in stored), *after]
    else:
        known |= {"_become": _become, "_Draft": _draft(cls), "_Class": cls}
        filled = [f"self.{name} = {value}" for name, value in stored]
        body = [*converted, "_become(self, _Draft)", *filled, "self.__class__ = _Class", *after]
    built = _made(f"def __init__(self, {', '.join(taken)}):", body, known)
    old = cast("Any", cls).__init__
    built.__annotations__, built.__doc__ = old.__annotations__, old.__doc__
    built.__qualname__, built.__module__ = old.__qualname__, cls.__module__
    built.__wrapped__ = old  # where its annotations and its signature are looked up
    old.__globals__[cls.__name__] = cls  # an annotation may name the class itself
    cast("Any", cls).__init__ = built
    return cls


def builder(cls: type[V]) -> Callable[..., V]:
    """
    Return a function that builds values of *cls* from all its fields by position, unchecked.

    It neither converts nor looks at what it is given: it is for places that have just done so.
    """
    names = [each.name for each in fields(cast("Any", cls))]
    known: dict[str, Any]
    if _is_sealed(cls):
        known = {"_new": blank(cls)}
        body = [
            "self = _new()",
            *(f"self.{_slot(name)} = {name}" for name in names),
            "return self",
        ]
    else:
        known = {"_Draft": _draft(cls), "_Class": cls}
        stored = [f"self.{name} = {name}" for name in names]
        body = ["self = _Draft()", *stored, "self.__class__ = _Class", "return self"]
    build: Callable[..., V] = _made(f"def build({', '.join(names)}):", body, known)
    return build


def _made(head: str, body: list[str], known: dict[str, Any]) -> Any:
    made: dict[str, Any] = {}
    exec("\n    ".join([head, *body]), known, made)  # noqa: S102  # as attrs makes constructors
    return made.popitem()[1]


def _lines(
    found: tuple[Any, ...], known: dict[str, Any]
) -> tuple[list[str], list[str], list[tuple[str, str]]]:
    """Return the parameters, the lines that convert, and which field is filled with which."""
    taken: list[str] = []
    converted: list[str] = []
    for each in sorted(found, key=lambda each: bool(each.kw_only)):
        name, default = each.alias or each.name, each.default
        factory = getattr(default, "factory", None)  # an attrs.Factory
        if each.kw_only and "*" not in taken:
            taken.append("*")
        taken.append(name if default is NOTHING else f"{name}=_default_{name}")
        known[f"_default_{name}"], known[f"_convert_{name}"] = default, each.converter
        if factory is not None:
            known[f"_new_{name}"] = factory
            converted += [f"if {name} is _default_{name}:", f"    {name} = _new_{name}()"]
        if each.converter is not None:
            # A default that is already what the converter would make of it needs none.
            is_plain = default is not NOTHING and factory is None
            is_kept = is_plain and each.converter(default) is default
            unless = f"if {name} is not _default_{name}: " if is_kept else ""
            converted.append(f"{unless}{name} = _convert_{name}({name})")
    return taken, converted, [(each.name, each.alias or each.name) for each in found]
