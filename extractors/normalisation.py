"""The text as it is analysed: one kind of line end and blank, composed letters, nothing invisible.

The same words say the same whatever program wrote them: with the line ends of another system (CRLF), with decomposed letters
(Unicode NFD), with no-break or thin blanks, with soft hyphens or marks of direction inside words. What the rules read is
normalised; what a person reads, and every offset that leaves the analysis, is the source's own text. An `Alignment` leads
from one to the other. A text that is normal already is taken as it is.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate

from extractors.span import Span

TYPE_CHECKING = False  # read before the first page is painted, when `typing` is not yet there
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

# What ends a line (Unicode Standard, section 5.8, and what Python's `splitlines` takes for it).
LINE_ENDS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_LINE_END = r"(?:\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029])"
# Blanks of other widths, and those that no line breaks at.
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NO_BREAK = "\u00a0"
# What is not seen: joiners, marks of direction, the byte-order mark, fillers (Unicode: Default_Ignorable_Code_Point).
_UNSEEN = (
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0"
)
_SOFT_HYPHEN = rf"\u00ad[{_UNSEEN}\u00ad]*(?:[ \t]*(?:\n|{_LINE_END})[ \t]*(?=\w))?"
_HYPHENS = "\u2010\u2011"
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}

_UNUSUAL = re.compile(
    rf"(?P<end>{_LINE_END})|(?P<blank>[{_SPACES}])|(?P<unseen>[{_UNSEEN}]+)|(?P<soft>{_SOFT_HYPHEN})"
    rf"|(?P<hyphen>[{_HYPHENS}])|(?P<ligature>[{''.join(_LIGATURES)}])"
)
# One set of what any of these begins with, beyond ASCII and in it.
_BEGINNING = re.compile(f"[\x85\u2028\u2029\u00ad{_SPACES}{_UNSEEN}{_HYPHENS}{''.join(_LIGATURES)}]")
_UNUSUAL_ASCII = ("\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e")
_ASCII = bytes(range(128))


class Alignment:
    """Where the code points of a changed text stand in the text that it was made of.

    Args:
        edits: `(start, end, length)` of each run that was replaced by one of another length: its offsets in the original, and
            how many code points stand for it; in text order.
    """

    def __init__(self, edits: Iterable[tuple[int, int, int]]) -> None:
        found = list(edits)
        self._starts = [start for start, _, _ in found]
        self._ends = [end for _, end, _ in found]
        # How much shorter the changed text is, before and after each edit.
        shorter = list(accumulate((end - start - length for start, end, length in found), initial=0))
        self._new_starts = [start - less for start, less in zip(self._starts, shorter, strict=False)]
        self._new_ends = [end - less for end, less in zip(self._ends, shorter[1:], strict=True)]

    def start(self, offset: int) -> int:
        """Where the code point at an offset of the changed text begins in the original."""
        at = bisect_right(self._new_starts, offset) - 1
        if at < 0:
            return offset
        if offset < self._new_ends[at]:
            return self._starts[at]
        return self._ends[at] + offset - self._new_ends[at]

    def end(self, offset: int) -> int:
        """Where the code point before an offset of the changed text ends in the original."""
        if offset <= 0:
            return 0
        last = offset - 1
        # Of edits that left nothing behind, the one at `last` stands before it, so the last one that starts there counts.
        at = bisect_right(self._new_starts, last) - 1
        if at >= 0 and last < self._new_ends[at]:
            return self._ends[at]
        return self.start(last) + 1

    def span(self, start: int, end: int) -> Span:
        """A run of the changed text, in the original: without what was taken out at its ends."""
        return Span(self.start(start), max(self.start(start), self.end(end)))

    def changed(self, offset: int) -> int:
        """Where an offset of the original is in the changed text."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return offset
        if offset < self._ends[at]:
            return self._new_starts[at]
        return self._new_ends[at] + offset - self._ends[at]


class Alignments:
    """One after the other: of a text that was changed several times."""

    def __init__(self, steps: Iterable[Alignment]) -> None:
        self._steps = tuple(steps)
        self._back = self._steps[::-1]

    def span(self, start: int, end: int) -> Span:
        """A run of the last text, in the first."""
        for step in self._back:
            start, end = step.span(start, end)
        return Span(start, end)

    def changed(self, offset: int) -> int:
        """Where an offset of the first text is in the last."""
        for step in self._steps:
            offset = step.changed(offset)
        return offset

    def and_then(self, step: Alignment) -> Alignments:
        """With another change after these."""
        return Alignments((*self._steps, step))


def normalised_lines(text: str) -> tuple[str, Alignments | None]:
    """The text line by line as it is analysed, and where its words stand; None where nothing was changed.

    Lines end with LF, blanks are blanks, letters are composed (Unicode NFC), and what is not seen is left out. Between two
    digits a blank that no line breaks at stays one: it groups them.
    """
    steps = []
    beyond = _beyond_ascii(text)
    if unusual := _unusual_in(text, beyond):
        text, step = _replaced(text, _found(text, unusual), _usual)
        steps.append(step)
    if not _is_surely_composed(beyond) and not unicodedata.is_normalized("NFC", text):
        letters = _letters_of(text).finditer(text)
        text, step = _replaced(text, letters, lambda found: unicodedata.normalize("NFC", found[0]))
        steps.append(step)
    return text, Alignments(steps) if steps else None


_QUOTE_MARKS = re.compile(r"[\r\n][ \t]*(?:>[ \t]?)+")


def wording_of(text: str) -> str:
    """Words in one line, as they are compared: of a mention's text, which is the source's own, or of what a person writes."""
    return " ".join(without_quote_marks(normalised_lines(text)[0]).split())


def without_quote_marks(text: str) -> str:
    """The words without what a mail program puts before the lines that it quotes: "another", "> 1,500 people" is no bound."""
    return _QUOTE_MARKS.sub(" ", text) if ">" in text else text


def _beyond_ascii(text: str) -> set[str]:
    """The characters beyond ASCII that the text has; of a million words known in some ten milliseconds."""
    if text.isascii():
        return set()
    return set(text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass"))


def _unusual_in(text: str, beyond: set[str]) -> list[str]:
    """The unusual characters that the text has."""
    unusual = [one for one in _UNUSUAL_ASCII if one in text]
    return unusual + [one for one in beyond if _BEGINNING.match(one)]


def _is_surely_composed(beyond: set[str]) -> bool:
    """Whether a text with these characters beyond ASCII is in NFC in whatever order they come; else it is looked through.

    Below U+0300 nothing changes and nothing joins what is before it (Unicode Standard Annex 15, section 9.1, NFC_QC=Yes);
    nor does the punctuation, from the hyphens to the per mille signs, that most other texts have beside it.
    """
    return all(one < "\u0300" or "\u2010" <= one <= "\u203a" for one in beyond)


def _found(text: str, unusual: list[str]) -> Iterator[re.Match[str]]:
    """What is unusual, in text order: looked for where its first character is, which takes a tenth of trying every place."""
    places: list[int] = []
    for one in unusual:
        at = text.find(one)
        while at >= 0:
            places.append(at)
            at = text.find(one, at + 1)
    end = 0
    for at in sorted(places):
        if at >= end and (found := _UNUSUAL.match(text, at)):
            end = found.end()
            yield found


def _usual(found: re.Match[str]) -> str:
    if found["end"]:
        return "\n"
    if found["blank"]:
        text, start, end = found.string, found.start(), found.end()
        groups = text[max(0, start - 1) : start].isdigit() and text[end : end + 1].isdigit()
        return _NO_BREAK if groups else " "
    if found["hyphen"]:
        return "-"
    return _LIGATURES[found["ligature"]] if found["ligature"] else ""


def _letters_of(text: str) -> re.Pattern[str]:
    """What matches every letter of the text that another form is the usual one of, with the marks that are set on it."""
    odd = "".join(re.escape(one) for one in set(text) if _is_composing(one))
    return re.compile(f"[^{odd}]?[{odd}]+", re.DOTALL)


def _is_composing(one: str) -> bool:
    return (
        unicodedata.category(one).startswith("M")
        or not unicodedata.is_normalized("NFC", one)
        or "\u1161" <= one <= "\u11c2"  # Korean vowels and final consonants
    )


def _replaced(
    text: str, matches: Iterable[re.Match[str]], replacement: Callable[[re.Match[str]], str]
) -> tuple[str, Alignment]:
    edits: list[tuple[int, int, int]] = []
    parts: list[str] = []
    done = 0
    for found in matches:
        said = replacement(found)
        start, end = found.span()
        if len(said) != end - start:
            edits.append((start, end, len(said)))
        parts += (text[done:start], said)
        done = end
    return "".join((*parts, text[done:])), Alignment(edits)
