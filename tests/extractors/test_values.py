"""`extractors.values` makes the values that `dataclasses` would make."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from dataclasses import field
from functools import cached_property
from typing import ClassVar

import pytest

from extractors.values import dataclass


@dataclass(frozen=True, slots=True)
class Base:
    """Fields of every sort."""

    unit: ClassVar[str] = "m"
    name: str
    size: int = 2
    doubt: tuple[str, ...] = field(default=(), kw_only=True)
    parts: tuple[int, ...] = field(default_factory=tuple)

    @property
    def area(self) -> int:
        """Of a square."""
        return self.size**2


@dataclass(frozen=True, slots=True)
class Further(Base):
    """One field more."""

    colour: str = "red"


@dataclass(frozen=True)
class Open:
    """Without slots, so that it can remember."""

    name: str
    parts: dict[str, int] = field(default_factory=dict)

    @cached_property
    def twice(self) -> str:
        """What takes long."""
        return self.name * 2


@dataclass(frozen=True, slots=True, eq=False)
class Itself:
    """Equal to itself alone."""

    name: str


def test_a_value_is_made_from_its_fields_in_order_by_name_and_from_defaults() -> None:
    value = Further("a", 3, doubt=("b",))
    assert (value.name, value.size, value.doubt, value.parts, value.colour) == ("a", 3, ("b",), (), "red")
    assert value.area == 9
    assert Base.unit == "m"
    with pytest.raises(TypeError, match="name"):
        Further()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Further("a", 3, (), "red", ("b",))  # type: ignore[misc]


def test_values_of_one_class_are_equal_by_their_fields() -> None:
    assert Base("a") == Base("a", 2)
    assert hash(Base("a")) == hash(Base("a", 2))
    assert Base("a") != Base("b")
    assert Base("a") != Further("a")
    assert Itself("a") != Itself("a")


def test_a_value_does_not_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Base("a").name = "b"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del Open("a").name  # type: ignore[misc]
    assert not hasattr(Base("a"), "__dict__")


def test_dataclasses_know_the_value() -> None:
    value = Further("a", parts=(1,))
    assert dataclasses.is_dataclass(Further)
    assert [one.name for one in dataclasses.fields(value)] == ["name", "size", "doubt", "parts", "colour"]
    assert dataclasses.replace(value, colour="blue").colour == "blue"
    assert dataclasses.asdict(value) == {"name": "a", "size": 2, "doubt": (), "parts": (1,), "colour": "red"}
    assert Further.__match_args__ == ("name", "size", "parts", "colour")
    assert list(inspect.signature(Further).parameters) == ["name", "size", "parts", "colour", "doubt"]
    assert repr(Itself("a")) == "Itself(name='a')"


def test_a_value_is_copied_and_pickled_whole() -> None:
    value = Further("a", doubt=("b",))
    assert copy.deepcopy(value) == value
    assert pickle.loads(pickle.dumps(value)) == value


def test_a_value_without_slots_remembers_what_it_worked_out() -> None:
    value = Open("a")
    assert value.twice is value.twice
    assert dataclasses.replace(value, name="b").twice == "bb"
    assert Open("a").parts is not Open("a").parts
