"""What the configuration file says. Nothing in it is fatal: what cannot be used is said and left out."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import NamedTuple

from extractors.settings import place
from extractors.settings.known import BY_NAME, KEYS, Setting

Value = str | int | bool | tuple[str, ...]

# Of more choices than this no sentence names all: so many that are near, or else so many of them.
_NAMED, _NEAR, _SOME = 12, 3, 4


class Complaint(NamedTuple):
    """Something in the file that cannot be used.

    Attributes:
        text: What is wrong, where, and what is expected.
        concerns_all: Whether it concerns `extract` too.
    """

    text: str
    concerns_all: bool = True


class Configured(NamedTuple):
    """What the file sets; empty where there is none.

    Attributes:
        path: The file, or where it would be.
        values: Each setting that it sets to something usable, by name.
        keys: Keys by the id of what they do, as they are written; whether there is such an id is not known here.
        complaints: What cannot be used.
    """

    path: str = ""
    values: Mapping[str, Value] = MappingProxyType({})
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    complaints: tuple[Complaint, ...] = ()


def configured(path: str | None = None) -> Configured:
    """Read the file; the user's own unless told."""
    path = path or place.path()
    if not os.path.lexists(path):
        return Configured(path)
    from extractors.tables import tables_in

    text, trouble = _text(path)
    if trouble:
        return Configured(path, complaints=(Complaint(trouble),))
    try:
        table = tables_in(text)
    except ValueError as error:
        words = f"{path}: this is no TOML, so nothing in it is used: {error}."
        return Configured(path, complaints=(Complaint(words),))
    return _checked(path, text, table)


def options(
    configured: Configured, names: Collection[str] = ("anchor", "cache", "home", "model", "theme", "width")
) -> dict[str, Value]:
    """What the file sets of a command's options, by the names that the command has for them.

    Args:
        configured: What the file says.
        names: Settings that the command has an option for.
    """
    found = {name: value for name, value in configured.values.items() if name in names}
    if "cache" in found:
        found["no_cache"] = not found.pop("cache")
    return found


def _text(path: str) -> tuple[str, str]:
    """The file's text, and why there is none."""
    from extractors.tables import LIMIT_BYTES

    if not os.path.isfile(path):
        return "", f"{path}: this is no file, so nothing is configured."
    try:
        with open(path, "rb") as file:
            data = file.read(LIMIT_BYTES + 1)
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return "", f"{path}, line {line}: not UTF-8, so nothing in it is used."
    except OSError as error:
        return "", f"{path}: it cannot be read ({error.strerror}), so nothing is configured."


def _checked(path: str, text: str, table: Mapping[str, object]) -> Configured:
    values: dict[str, Value] = {}
    keys: dict[str, tuple[str, ...]] = {}
    complaints: list[Complaint] = []

    def complain(name: str, words: str, concerns_all: bool = True) -> None:
        said = f"{path}{_line(text, name)}: {words}"
        complaints.append(Complaint(said if said.isprintable() else ascii(said), concerns_all))

    for name, found in table.items():
        setting = BY_NAME.get(name)
        if name == KEYS:
            keys = _keys(found, complain)
        elif setting is None:
            complain(name, f"there is no setting “{name}”{nearest(name, [*BY_NAME, KEYS])}.")
        elif (value := _value(setting, found)) is None:
            given = found if isinstance(found, str) else ""
            complain(name, f"{name} must be {wanted(setting, given)}.", setting.is_extracts)
        else:
            values[name] = value
    return Configured(path, values, keys, tuple(complaints))


def _value(setting: Setting, found: object) -> Value | None:
    """What the file gives, as the setting wants it; None where it is something else."""
    default, choices = setting.default, setting.choices
    if isinstance(default, tuple):
        if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
            return None
        return tuple(found) if set(found) <= set(choices) else None
    if type(found) is not type(default):  # true is no number here
        return None
    if isinstance(found, str):
        return found if found.strip() and (not choices or found in choices) else None
    if setting.bounds and isinstance(found, int) and not setting.bounds[0] <= found <= setting.bounds[1]:
        return None
    return found if isinstance(found, int) else None


def _keys(found: object, complain: _Complain) -> dict[str, tuple[str, ...]]:
    if not isinstance(found, dict):
        complain(KEYS, 'keys must be a table: [keys], then lines such as "sentence.next" = "l,right".', False)
        return {}
    keys = {}
    for id, written in _flat(found):
        words = _split(written) if isinstance(written, str) else written
        if isinstance(words, list) and all(isinstance(word, str) for word in words):
            keys[id] = tuple(word.strip() for word in words if word.strip())
        else:
            complain(id, f'the keys of {id} must be a text or an array of texts, such as "l,right".', False)
    return keys


def _split(written: str) -> list[str]:
    return [","] if written.strip() == "," else written.split(",")


def _flat(table: Mapping[str, object], before: str = "") -> list[tuple[str, object]]:
    """Ids with their keys; `map.open = "m"` without quotes is a table in a table, and means the same."""
    found: list[tuple[str, object]] = []
    for name, value in table.items():
        found += _flat(value, f"{before}{name}.") if isinstance(value, dict) else [(before + name, value)]
    return found


def expected(setting: Setting) -> str:
    """What a setting may be, in words: `a whole number from 40 to 120`."""
    if isinstance(setting.default, tuple):
        return f"an array of any of {_listed(setting.choices)}"
    if isinstance(setting.default, bool):
        return "true or false"
    if setting.bounds:
        return f"a whole number from {setting.bounds[0]} to {setting.bounds[1]}"
    return f"one of {_listed(setting.choices)}" if setting.choices else "a text"


def wanted(setting: Setting, given: str) -> str:
    """What a setting may be for who gave something else, with what is near it; of very many choices only some are named."""
    if isinstance(setting.default, tuple) or len(setting.choices) <= _NAMED:
        return expected(setting) + (nearest(given, setting.choices) if given else "")
    import difflib

    near = difflib.get_close_matches(
        given.lower(), setting.choices, n=_NEAR
    )  # nothing is misspelled most of the time
    if near:
        return (
            f"one of {len(setting.choices)} names (did you mean {' or '.join(f'“{name}”' for name in near)}?)"
        )
    some = _listed(setting.choices[:_SOME])
    return f"one of {len(setting.choices)} names, such as {some}; q7x2-tui config init writes a file with all"


def nearest(word: str, known: list[str] | tuple[str, ...]) -> str:
    """` (did you mean “theme”?)` where a known word is near; else nothing."""
    import difflib  # nothing is misspelled most of the time

    found = difflib.get_close_matches(word.lower(), known, n=1)
    return f" (did you mean “{found[0]}”?)" if found else ""


def _listed(choices: tuple[str, ...]) -> str:
    return ", ".join(f'"{choice}"' for choice in choices)


def _line(text: str, name: str) -> str:
    """Where a key is set, as far as it can be told: TOML is read into values, which know no lines."""
    pattern = rf"""^[ \t]*(?:\[[ \t]*)?(?:["']?{re.escape(name)}["']?)[ \t]*(?:[\]=.])"""
    match = re.search(pattern, text, re.MULTILINE)
    return f", line {text.count(chr(10), 0, match.start()) + 1}" if match else ""


TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    class _Complain(Protocol):
        def __call__(self, name: str, words: str, concerns_all: bool = True) -> None: ...
