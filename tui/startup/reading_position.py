"""One stored reading position and its file format; read before the first page is painted, so it imports little."""

from __future__ import annotations

import os
import zlib

TYPE_CHECKING = False  # importing `typing` takes longer than reading the place
if TYPE_CHECKING:
    from tui.wrapping import Lines

# So much of a text names its file: enough to tell articles apart, little enough that the first page has it at once.
_HEAD_CHARACTERS = 8_000

_FOLDER = "places"


class ReadingPosition:
    """A place in an article, and how it was looked at.

    Attributes:
        text: The text's print; another text of the same beginning has another.
        top: Offset of the first line that was shown.
        offset: Where the focus was.
        rest: Scope, order, filter: words by their names.
    """

    __slots__ = ("offset", "rest", "text", "top")

    def __init__(self, text: str, top: int, offset: int, rest: dict[str, str] | None = None) -> None:
        self.text, self.top, self.offset, self.rest = text, top, offset, rest or {}

    def line(self, lines: Lines, rows: int) -> int:
        """The line that stands at the top of a page of so many rows: as it was, with the focus in view at any width."""
        line = min(lines.at(self.top), max(0, len(lines) - rows))
        here = lines.at(self.offset)
        return min(max(line, here - rows + 1, 0), here)

    def written(self) -> str:
        """One fact a line, for a file."""
        facts = {"text": self.text, "top": self.top, "offset": self.offset, **self.rest}
        return "".join(f"{name} {' '.join(str(fact).split())}\n" for name, fact in facts.items())


def print_of(text: str) -> str:
    """What tells a text from others: two checksums and the length, because a hash costs the start more."""
    data = text.encode("utf-8", "surrogatepass")
    return f"{zlib.crc32(data):08x}{zlib.adler32(data):08x}-{len(text)}"


def path_of(text: str, folder: str) -> str:
    """The file of the text's place under a state folder; known from the text's beginning alone."""
    return os.path.join(folder, _FOLDER, print_of(text[:_HEAD_CHARACTERS]))


def place_at(path: str) -> ReadingPosition | None:
    """The place in a file; None where there is none, or none that can be understood."""
    try:
        with open(path, encoding="utf-8") as file:
            facts = dict(line.rstrip("\n").split(" ", 1) for line in file if " " in line)
        return ReadingPosition(facts.pop("text"), int(facts.pop("top")), int(facts.pop("offset")), facts)
    except (OSError, ValueError, KeyError):
        return None


def place_of(text: str, folder: str) -> ReadingPosition | None:
    """Where this text was left; None where it was not, or was another text then."""
    place = place_at(path_of(text, folder))
    if place is None or not (0 <= place.top <= len(text) and 0 <= place.offset < max(1, len(text))):
        return None
    return place if place.text == print_of(text) else None
