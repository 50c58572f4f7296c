"""What a program can ask about the constructors of the package."""

import inspect
import typing

import attrs
import pytest

import penaltymodel


VALUES = [
    value
    for name in penaltymodel.__all__
    if inspect.isclass(value := getattr(penaltymodel, name)) and attrs.has(value)
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_the_types_of_a_constructor_can_be_read(value):
    """Editors, documentation and validators find a real type behind every parameter."""
    # The class may name itself, as a step does; attrs makes the constructor before the class.
    hints = typing.get_type_hints(value.__init__, localns={value.__name__: value})

    assert set(inspect.signature(value).parameters) <= set(hints)
