"""Frozen values as `dataclasses.dataclass(frozen=True)` makes them, at a tenth of the cost when their module is imported.

A dataclass writes and compiles six functions for each class, whether a run needs them or not. Here a class's `__init__` is
compiled when the first value is made, what `dataclasses` knows of it is made when that is asked for, and the rest is compiled
with this module.
"""

from __future__ import annotations

import dataclasses
import inspect
import sys
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool, slots: bool = False, eq: bool = True) -> Callable[[type], type]:
        """The decorator `dataclasses.dataclass` for frozen values; `fields`, `replace` and `asdict` take them.

        Args:
            frozen: They must be.
            slots: Whether they have nothing but their fields.
            eq: Whether values with the same fields are equal.
        """
        assert frozen
        return lambda cls: _made(cls, slots, eq)


_NONE = dataclasses.MISSING
_LATER: dict[type, _Later] = {}


class _Later:
    """What a class's body says of its fields.

    Args:
        cls: The class as its body made it.
    """

    def __init__(self, cls: type) -> None:
        annotations = inspect.get_annotations(cls)
        self.cls, self._body = cls, dict(cls.__dict__)
        self.own = {
            name: cls.__dict__.get(name, _NONE)
            for name, type_ in annotations.items()
            if "ClassVar" not in str(type_)
        }
        self.fields: dict[str, Any] = {}
        self.types: dict[str, Any] = {}
        for base in cls.__mro__[:0:-1]:
            if base in _LATER:
                self.fields |= _LATER[base].fields
                self.types |= _LATER[base].types
        self.fields |= self.own
        self.types |= {name: annotations[name] for name in self.own}

    @property
    def in_order(self) -> tuple[str, ...]:
        """The fields that are told by their place."""
        return tuple(name for name, default in self.fields.items() if not _is_keyword(default))

    def init(self) -> Any:
        """Compile `__init__`."""
        known: dict[str, Any] = {"_set": object.__setattr__, "_made": _NONE}
        keywords = tuple(name for name, default in self.fields.items() if _is_keyword(default))
        parameters = [self._parameter(name, known) for name in self.in_order]
        if keywords:
            parameters += ["*", *(self._parameter(name, known) for name in keywords)]
        body = [
            f"  _set(self, {name!r}, {f'_f_{name}() if {name} is _made else ' if f'_f_{name}' in known else ''}{name})"
            for name in self.fields
        ]
        if hasattr(self.cls, "__post_init__"):
            body.append("  self.__post_init__()")
        lines = [
            f"def make({', '.join(known)}):",
            f" def __init__({', '.join(['self', *parameters])}):",
            *(body or ["  pass"]),
            " return __init__",
        ]
        found: dict[str, Any] = {}
        exec("\n".join(lines), sys.modules[self.cls.__module__].__dict__, found)
        init = found["make"](**known)
        init.__qualname__ = f"{self.cls.__qualname__}.__init__"
        init.__annotations__ = {**self.types, "return": None}
        return init

    def _parameter(self, name: str, known: dict[str, Any]) -> str:
        default = self.fields[name]
        if isinstance(default, dataclasses.Field):
            if default.default_factory is not _NONE:
                known[f"_f_{name}"] = default.default_factory
                return f"{name}=_made"
            default = default.default
        if default is _NONE:
            return name
        known[f"_d_{name}"] = default
        return f"{name}=_d_{name}"

    def known(self, name: str) -> Any:
        """What `dataclasses` keeps about a class under a name."""
        twin: Any = type(self.cls)(self.cls.__name__, self.cls.__bases__, _without_slots(self._body))
        return getattr(dataclasses.dataclass(init=False, repr=False, eq=False, frozen=True)(twin), name)


def _is_keyword(default: object) -> bool:
    return isinstance(default, dataclasses.Field) and default.kw_only is True


class _Attribute:
    """An attribute of a class that is made when it is asked for, and stays.

    Args:
        name: What it is called.
        make: Makes it.
    """

    def __init__(self, name: str, make: Callable[[], Any]) -> None:
        self._name, self._make = name, make
        self.cls: type | None = None

    def __get__(self, instance: object, owner: type) -> Any:
        setattr(self.cls, self._name, self._make())
        return getattr(owner if instance is None else instance, self._name)


def _made(cls: type, slots: bool, eq: bool) -> type:
    """The class with the methods of a frozen value; made again where it has slots."""
    later = _Later(cls)
    attributes = {
        "__init__": _Attribute("__init__", later.init),
        "__match_args__": _Attribute("__match_args__", lambda: later.in_order),
        **{name: _Attribute(name, partial(later.known, name)) for name in _KNOWN},
    }
    methods = {**attributes, **_METHODS, **(_comparing(tuple(later.fields)) if eq else {})}
    made = _slotted(cls, later, methods) if slots else _completed(cls, later, methods)
    for attribute in attributes.values():
        attribute.cls = made
    _LATER[made] = later
    return made


def _slotted(cls: type, later: _Later, methods: dict[str, Any]) -> type:
    body = {name: value for name, value in cls.__dict__.items() if name not in later.own}
    there = {name for base in cls.__mro__[1:] for name in base.__dict__.get("__slots__", ())}
    slots = tuple(name for name in later.own if name not in there)
    body = {
        **methods,
        "__getstate__": _state,
        "__setstate__": _set_state,
        **_without_slots(body),
        "__slots__": slots,
    }
    return type(cls)(cls.__name__, cls.__bases__, body)


def _completed(cls: type, later: _Later, methods: dict[str, Any]) -> type:
    for name, method in methods.items():
        if name not in cls.__dict__:
            setattr(cls, name, method)
    for name, default in later.own.items():
        if isinstance(default, dataclasses.Field):
            if default.default is _NONE:
                delattr(cls, name)
            else:
                setattr(cls, name, default.default)
    return cls


def _without_slots(body: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value for name, value in body.items() if name not in ("__dict__", "__weakref__", "__slots__")
    }


_KNOWN = ("__dataclass_fields__", "__dataclass_params__")


def _comparing(names: tuple[str, ...]) -> dict[str, Any]:
    """Values of one class are equal by these fields."""
    all_of = attrgetter(*names) if names else _nothing_of

    def __eq__(self: object, other: object) -> Any:  # noqa: N807 - what it is called in the class
        return all_of(self) == all_of(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: object) -> int:  # noqa: N807
        return hash(all_of(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


def _nothing_of(_value: object) -> tuple[()]:
    return ()


def _repr(self: Any) -> str:
    fields = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self))
    return f"{type(self).__qualname__}({fields})"


def _set(self: object, name: str, value: object) -> None:  # noqa: ARG001 - what is given to it
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _delete(self: object, name: str) -> None:  # noqa: ARG001
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[object]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _set_state(self: Any, state: list[object]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


_METHODS = {
    "__repr__": _repr,
    "__setattr__": _set,
    "__delattr__": _delete,
}
