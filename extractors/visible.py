"""Text from outside as it may reach the terminal: nothing that a terminal would obey, nothing that hides or reorders."""

from __future__ import annotations

import re
from functools import cache

# Below this character all that prints, as Unicode has it, is harmless; beyond it print tags, and what stands for others.
_LATE = "\ufff0"
_BLANKS = {
    "\t": " ",
    "\n": " ",
    "\r": "",
    "\x0b": " ",
    "\x0c": " ",
    "\x85": " ",
    "\u2028": " ",
    "\u2029": " ",
}
_GONE = frozenset(
    "\u00ad\u200b\u200c\u200d\u2060\ufeff"
)  # they have no shape of their own and change no order


def visible(text: str) -> str:
    """The text with every character either harmless or spelled out (`␛`, `⟨U+202E⟩`); offsets are not kept."""
    if text.isprintable() and (text.isascii() or max(text) < _LATE):
        return text
    return _unsafe().sub(_shown, text)


@cache  # compiled where a text has one of them: few have
def _unsafe() -> re.Pattern[str]:
    """C0 and C1 controls, soft hyphen, zero-width and bidirectional controls, line separators, surrogates, private use, tags."""
    return re.compile(
        "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff\ud800-\udfff"
        "\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
    )


def _shown(match: re.Match[str]) -> str:
    character = match.group()
    if character in _BLANKS:
        return _BLANKS[character]
    if character in _GONE:
        return ""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"⟨U+{code:04X}⟩"
