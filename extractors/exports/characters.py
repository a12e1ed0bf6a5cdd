"""Characters that a file of text should not hold, one for one: so offsets stay true."""

from __future__ import annotations

import re

from extractors.normalisation import without_quote_marks

_REPLACEMENT = "\ufffd"


def _ranges(*ranges: tuple[int, int]) -> dict[int, str]:
    return {code: _REPLACEMENT for first, last in ranges for code in range(first, last + 1)}


# A control has a picture of its own in Unicode (U+2400 ..); C1 controls and lone surrogates, which UTF-8 cannot hold, have none.
_CONTROLS = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"},
    0x7F: "\u2421",
    **_ranges((0x80, 0x9F), (0xD800, 0xDFFF)),
}

# Line and paragraph separators, bidirectional controls, private use, tags and noncharacters: they reorder or hide what is read.
_DECEIVING = _ranges(
    (0x061C, 0x061C), (0x180E, 0x180E), (0x200E, 0x200F), (0x2028, 0x202E), (0x2061, 0x206F), (0xE000, 0xF8FF), (0xFFF0, 0xFFFB),
    (0xFFFE, 0xFFFF), (0xE0000, 0xE0FFF),
)  # fmt: skip
_READABLE = {**_CONTROLS, **_DECEIVING}
_PRIVATE_PLANES = re.compile("[\U000f0000-\U0010ffff]")

# One line's own: what a reader of lines might take for a line's end.
_LINEAR = {**_CONTROLS, 0x2028: " ", 0x2029: " ", ord("\t"): " "}


def without_controls(text: str) -> str:
    """The text with every control but tab and line breaks as its picture, a character for a character."""
    return text.translate(_CONTROLS)


def readable(text: str) -> str:
    """The text for people: nothing that a terminal would obey, nothing that reorders; a character for a character."""
    return _PRIVATE_PLANES.sub(_REPLACEMENT, text.translate(_READABLE))


def in_one_line(text: str) -> str:
    """`readable`, with every run of white space as one blank, and without the marks of a quoted mail at a line's beginning."""
    return readable(" ".join(without_quote_marks(text).split()))


def with_plain_lines(text: str) -> str:
    """The text with line feeds as its only line breaks and its only controls, a character for a character."""
    return text.replace("\r\n", " \n").replace("\r", "\n").translate(_LINEAR)
