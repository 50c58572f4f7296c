"""The decorator changes only the time that it takes to create values."""

from __future__ import annotations

import copy
import pickle

from functools import cached_property
from typing import Generic, TypeVar

import attrs
import pytest

from attrs.exceptions import FrozenInstanceError

from penaltymodel.values import quick as module


T = TypeVar("T")


@attrs.frozen
class Base(Generic[T]):
    first: T
    second: int = attrs.field(default=2, converter=int, kw_only=True)
    third: list[int] = attrs.field(factory=list, alias="other", eq=False)

    @cached_property
    def total(self):
        return self.first + self.second


@module.quick
@attrs.frozen
class Quick(Base[T]):
    fourth: int = attrs.field(default=4, validator=attrs.validators.instance_of(int))

    def __attrs_post_init__(self):
        if self.first == self.second:
            raise ValueError("first and second are equal")


@module.quick
@attrs.frozen
class Unchecked:
    first: int


@attrs.frozen
class ByAttrs(Quick[T]):
    fifth: int = 5


@attrs.frozen
class OfUnchecked(Unchecked):
    second: int = 2


class Plain(Quick[T]):
    pass


class WithInit(Quick[T]):
    def __init__(self):
        super().__init__(7, fourth=8)


class TestQuick:
    @pytest.mark.parametrize("kind", [Quick, ByAttrs, Plain])
    def test_builds_the_same_value(self, kind):
        """Converters, defaults, factories, aliases and keywords work as without the decorator."""
        value = kind(1, other=[3], second="9")

        assert type(value) is kind
        assert (value.first, value.second, value.third, value.fourth) == (1, 9, [3], 4)
        assert value.total == 10
        assert kind(1).third == []

    @pytest.mark.parametrize("kind", [Quick, ByAttrs, Plain])
    def test_checks(self, kind):
        """Validators and ``__attrs_post_init__`` run, also for subclasses."""
        with pytest.raises(ValueError, match="are equal"):
            kind(2)
        with pytest.raises(TypeError, match="'fourth' must be <class 'int'>"):
            kind(1, fourth="4")

    def test_takes_the_arguments_of_the_class(self):
        """An argument that the class does not have is a TypeError that names the constructor."""
        with pytest.raises(TypeError, match=r"Quick\.__init__\(\) got an unexpected keyword"):
            Quick(1, fifth=5)
        with pytest.raises(TypeError, match="missing 1 required positional argument: 'first'"):
            Quick()

    def test_subclasses_without_checks(self):
        """A subclass of a class without checks gets its own class back."""
        assert type(OfUnchecked(1)) is OfUnchecked
        assert OfUnchecked(1).second == 2

    def test_subclass_with_a_constructor(self):
        """A subclass may call the constructor from its own."""
        assert (WithInit().first, type(WithInit())) == (7, WithInit)

    @pytest.mark.parametrize("kind", [Quick, ByAttrs, Unchecked, OfUnchecked])
    def test_is_frozen(self, kind):
        """A value refuses every assignment and deletion."""
        value = kind(1)

        for name in ("first", "_first", "other"):
            with pytest.raises(FrozenInstanceError):
                setattr(value, name, 2)
            with pytest.raises(FrozenInstanceError):
                delattr(value, name)
        assert value.first == 1

    @pytest.mark.parametrize("kind", [Quick, ByAttrs, Unchecked, OfUnchecked])
    def test_copies(self, kind):
        """Copies, pickles and evolved values are equal, and hash alike."""
        value = kind(1)

        copies = [copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))]
        copies.append(attrs.evolve(attrs.evolve(value, first=5), first=1))
        for each in copies:
            assert type(each) is kind
            assert each == value
            assert hash(each) == hash(value)
        assert repr(value).startswith(f"{kind.__name__}(first=1")
