"""The text of a page's story: which of its lines are the story's is one thing, what they say another.

trafilatura weighs which parts of a page are its story. Where a page has no paragraphs of its own, what it gives says a part
twice, or runs words together that a line's end or a block's border parts. So the words are the page's own lines, and only the
choice is trafilatura's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from extractors.sources.markup import lines_of_blocks

_MARKS = re.compile(r"[\W_]+")
# A line that is a sentence, and no notice of whose the page is.
_SENTENCE = re.compile(r"^(?!(?:©|copyright|\(c\)|all rights)).*[.!?…][”\"’')\]]*$", re.IGNORECASE)
_MOST, _SHORT = 0.4, 1500  # a longer page (in letters) has other stories beside its own
_PIECES = 100  # into how many pieces a line may come, where each word of another look is one
_KEY = 6  # the first letters that lines are looked up by


def story_of(tree: HtmlElement, chosen: str) -> str:
    """The lines of the page that make up the chosen text, each as often as the page has it, parted by blank lines.

    A run of the chosen text that is not made of whole lines of the page (a link was left out of it) stays as it is.

    Args:
        tree: The page.
        chosen: The story, a paragraph a line.
    """
    lines = _Lines(lines_of_blocks(tree))
    told: list[tuple[int, str]] = []
    others: list[str] = []
    runs = [(words, letters) for words in chosen.split("\n") if (letters := _letters(words))]
    at, last = 0, -1
    while at < len(runs):
        words, letters = runs[at]
        found, size = lines.making(letters, last) or [], 1
        if not found:
            found, size = lines.made_of([letters for _, letters in runs[at : at + _PIECES]])
        told += ((number, lines.words[number]) for number in found if lines.take(number))
        if not found:
            told.append((last, " ".join(words.strip(" |").split())))
            others.append(letters)
        last = found[-1] if found else last
        at += size
    if tree.find(".//p") is None:
        told += ((at, lines.words[at]) for at in lines.passed_over(tree, "\n".join(others)) if lines.take(at))
    return "\n\n".join(words for _, words in sorted(told, key=lambda one: one[0]))


class _Lines:
    """The page's lines by their letters.

    Args:
        words: The lines in order.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self._letters = [_letters(line) for line in words]
        self._taken: set[int] = set()
        self._by_key: dict[str, list[int]] = {}
        for number, letters in enumerate(self._letters):
            if letters:
                self._by_key.setdefault(letters[:_KEY], []).append(number)

    def take(self, number: int) -> bool:
        """Whether the line was not taken before; now it is."""
        is_new = number not in self._taken
        self._taken.add(number)
        return is_new

    def made_of(self, pieces: Sequence[str]) -> tuple[list[int], int]:
        """The line that the first pieces together make up, and how many they are; none, and 1, where there is none."""
        for number, letters in enumerate(self._letters):
            if len(letters) > len(pieces[0]) and letters.startswith(pieces[0]):
                done = 0
                for size, piece in enumerate(pieces, 1):
                    if not letters.startswith(piece, done):
                        break
                    done += len(piece)
                    if done == len(letters):
                        return [number], size
        return [], 1

    def passed_over(self, tree: HtmlElement, others: str) -> list[int]:
        """The lines that end like sentences, where what was told is most of what such a page says beside its furniture.

        Args:
            tree: The page.
            others: Letters of what was told and is not made of whole lines.
        """
        stories: dict[str, int] = {}
        for line in lines_of_blocks(tree, has_furniture=False):
            stories[line] = stories.get(line, 0) + 1
        of_story = [number for number, line in enumerate(self.words) if line in stories]
        size = sum(len(self._letters[number]) for number in of_story)
        taken = len(others) + sum(len(self._letters[number]) for number in self._taken)
        if size > _SHORT or taken < _MOST * size:
            return []
        return [
            number
            for number in of_story
            if _SENTENCE.search(self.words[number]) and self._letters[number] not in others
        ]

    def making(self, letters: str, last: int) -> list[int] | None:
        """The lines that follow one another and make up the letters; None where there are none.

        Of several such runs it is the first one after the last line that was told, else one that was not told, else any.
        """
        starts = sorted(self._starts(letters), key=lambda at: (at in self._taken, at <= last, at))
        return next((run for at in starts if (run := self._run(letters, at))), None)

    def _starts(self, letters: str) -> Iterator[int]:
        for size in range(1, _KEY + 1):
            yield from (
                number
                for number in self._by_key.get(letters[:size], ())
                if len(self._letters[number]) >= size and (size == _KEY or len(self._letters[number]) == size)
            )

    def _run(self, letters: str, at: int) -> list[int]:
        run, done = [], 0
        for number in range(at, len(self._letters)):
            if not letters.startswith(self._letters[number], done):
                return []
            if self._letters[number]:
                run.append(number)
            done += len(self._letters[number])
            if done == len(letters):
                return run
        return []


def _letters(words: str) -> str:
    return _MARKS.sub("", words).casefold()
