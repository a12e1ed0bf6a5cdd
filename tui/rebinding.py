"""Applies the configured keys to the commands, and explains the wishes that cannot be met."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace

from textual.keys import KEY_NAME_REPLACEMENTS, Keys, key_to_character

from extractors.settings.file import nearest
from extractors.values import dataclass
from tui.keymap import COMMANDS, PALETTE_KEY, SHOWN, Command

QUIT = "quit"

_MODIFIERS = ("ctrl", "alt", "shift", "super", "meta", "hyper")

# As people write them, besides what the help shows.
_WRITTEN = {"esc": "escape", "return": "enter", "pgdn": "pagedown", "pgup": "pageup", "del": "delete"}
_KNOWN = frozenset(key.value for key in Keys) - {Keys.Any.value, Keys.Ignore.value} | set(
    KEY_NAME_REPLACEMENTS.values()
)


@dataclass(frozen=True, slots=True)
class Rebinding:
    """The commands with the keys they have now.

    Attributes:
        commands: Every command; one whose keys are all gone has none, and stays in the palette.
        complaints: What cannot be had, or has a price, in sentences.
    """

    commands: tuple[Command, ...] = COMMANDS
    complaints: tuple[str, ...] = ()

    @property
    def changed(self) -> dict[str, str]:
        """Keys by id, where they are not the default: what Textual takes as a keymap."""
        default = {command.id: command.keys for command in COMMANDS}
        # An empty entry would leave the default; nothing sends this key.
        return {
            command.id: command.keys or "<none>"
            for command in self.commands
            if command.keys != default[command.id]
        }


def rebound(wishes: Mapping[str, Sequence[str]], commands: tuple[Command, ...] = COMMANDS) -> Rebinding:
    """Give the commands the keys that are wished for.

    Of two wishes for a key the first is met. A key that another command has by default is taken from it. Quitting always keeps
    a key, and the palette its own, because every command is found there.

    Args:
        wishes: Keys by command id, as people write them.
        commands: The commands with their default keys.
    """
    complaints: list[str] = []
    taken: dict[str, str] = {}
    wanted = _wanted(wishes, commands, taken, complaints)
    quit_keys = next((command.keys.split(",") for command in commands if command.id == QUIT), [])
    if not wanted.get(QUIT, [key for key in quit_keys if key not in taken]):
        complaints.append(f"{shown(quit_keys)} stays with quit, which must have a key.")
        wanted = {id: [key for key in keys if key not in quit_keys] for id, keys in wanted.items()}
        wanted[QUIT] = quit_keys
        taken = {key: id for id, keys in wanted.items() for key in keys}
    found = []
    for command in commands:
        left = wanted.get(command.id)
        if left is None:
            left = [key for key in command.keys.split(",") if key not in taken]
            if not left:
                takers = " and ".join(dict.fromkeys(taken[key] for key in command.keys.split(",")))
                complaints.append(
                    f"{command.id} has no key now, {takers} took it; [] instead of keys says that this is meant."
                )
        found.append(replace(command, keys=",".join(left)))
    return Rebinding(tuple(found), tuple(complaints))


def _wanted(
    wishes: Mapping[str, Sequence[str]],
    commands: tuple[Command, ...],
    taken: dict[str, str],
    complaints: list[str],
) -> dict[str, list[str]]:
    """The keys by id that can be had; who has each goes into `taken`."""
    ids, wanted = [command.id for command in commands], {}
    for id, written in wishes.items():
        if id not in ids:
            complaints.append(
                f"There is no action “{id}”{nearest(id, ids)}; q7x2-tui config keys lists them."
            )
            continue
        keys = []
        for word in written:
            key = key_named(word)
            if key is None:
                complaints.append(f"{id}: “{word}” is no key.")
            elif key == PALETTE_KEY:
                complaints.append(f"{id}: {word} stays with the palette.")
            elif taken.setdefault(key, id) != id:
                complaints.append(f"{id}: {word} is given to {taken[key]} already.")
            elif key not in keys:
                keys.append(key)
        if keys or not written:  # where no key of a wish can be had, the default stays
            wanted[id] = keys
    return wanted


def key_named(word: str) -> str | None:
    """A key as people write it (`?`, `^d`, `Ctrl+D`, `PgDn`, `⇧Tab`, `F5`) in Textual's name; None where it is none."""
    if len(word) == 1:
        return _KEYS_SHOWN.get(word) or _of_character(word)
    lower = word.lower().replace("^", "ctrl+", 1) if word.startswith("^") else word.lower()
    if lower in _KEYS_SHOWN:
        return _KEYS_SHOWN[lower]
    *modifiers, last = (f"{lower[:-1]}plus" if lower.endswith("++") else lower).split("+")
    if any(modifier not in _MODIFIERS for modifier in modifiers):
        return None
    if modifiers == ["shift"] and len(last) == 1:
        return last.upper()
    key = _of_character(last) if len(last) == 1 else _WRITTEN.get(last, last)
    if not key or (len(key) > 1 and key not in _KNOWN and key_to_character(key) is None):
        return None
    return "+".join([*modifiers, key])


def _of_character(character: str) -> str | None:
    """Textual's name of the key that types the character: letters and digits name themselves, others have Unicode's name."""
    if character.isalnum():
        return character
    try:
        name = unicodedata.name(character).lower().replace("-", "_").replace(" ", "_")
    except ValueError:
        return None
    return KEY_NAME_REPLACEMENTS.get(name, name)


def shown(keys: Sequence[str]) -> str:
    """Keys as a person types them."""
    return Command("", ",".join(keys), "", "", "").keys_in_words


_KEYS_SHOWN = {shown.lower(): key for key, shown in SHOWN.items()}
