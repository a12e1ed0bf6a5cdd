"""The text of a page's story: which of its lines are the story's is one thing, what they say another.

trafilatura weighs which parts of a page are its story. Where a page has no paragraphs of its own, what it gives says a part
twice, or runs words together that a line's end or a block's border parts. So the words are the page's own lines, and only the
choice is trafilatura's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.html import HtmlElement

from extractors.sources.markup import lines_of_blocks
from extractors.sources.page_completion import completed
from extractors.sources.page_furniture import cleared
from extractors.sources.page_lines import PageLine, letters_of, lines_of_page

# A line that is a sentence, and no notice of whose the page is.
_SENTENCE = re.compile(r"^(?!(?:©|copyright|\(c\)|all rights)).*[.!?…][”\"’')\]]*$", re.IGNORECASE)
_MOST, _SHORT = 0.4, 1500  # a longer page (in letters) has other stories beside its own
_PIECES = 100  # into how many pieces a line may come, where each word of another look is one
_KEY = 6  # the first letters that lines are looked up by
_STARTS = 5_000  # at so many lines at most it is tried whether a run begins
_LONG = 80  # in letters: such a line is not said twice by who writes
_WITHIN, _COVERED = (
    25,
    0.6,
)  # the fewest letters of a line that is sought in a run, and the share of the run that such lines are
_SPACES = re.compile(r"[ \t\r\n\f\v]+")


def story_of(tree: HtmlElement, chosen: str, title: str | None = None) -> str:
    """The lines of the page that make up the chosen text, each as often as the page has it, parted by blank lines.

    Furniture among them is left out, and what stands between them and is the story's too is added. A long line that the page
    has twice (for two widths of screen) is told once. A run of the chosen text that is not made of whole lines of the page (a
    link was left out of it) stays as it is.

    Args:
        tree: The page.
        chosen: The story, a paragraph a line.
        title: The page's title, where it is known.
    """
    page = lines_of_page(tree)
    lines = _Lines(page)
    runs = [(words, letters) for words in chosen.split("\n") if (letters := letters_of(words))]
    others = _told(lines, runs)
    told = completed(page, cleared(page, lines.taken), letters_of(title or ""))
    if tree.find(".//p") is None:
        letters = "\n".join(letters_of(words) for _, words in others)
        told |= {at for at in lines.passed_over(tree, letters) if lines.take(at)}
    whole = others + [(number, page[number].words) for number in told]
    return "\n\n".join(words for _, words in sorted(whole, key=lambda one: one[0]))


def _told(lines: _Lines, runs: Sequence[tuple[str, str]]) -> list[tuple[int, str]]:
    """Takes the lines that make up the runs; gives the runs that no lines make up, each with the line that it comes after."""
    others: list[tuple[int, str]] = []
    limits = lines.next_sure([letters for _, letters in runs])
    at, last = 0, -1
    while at < len(runs):
        words, letters = runs[at]
        found, size = lines.making(letters, last, limits[at]), 1
        if not found and len(letters) >= _LONG and lines.has_taken(letters):
            at += 1
            continue
        if not found:
            found, size = lines.made_of([letters for _, letters in runs[at : at + _PIECES]])
        if not found and at < _PIECES:
            found = lines.within(letters)
        new = [number for number in found if lines.take(number)]
        if not found:
            others.append((last, " ".join(_SPACES.split(words.strip(" |")))))
        last = max(new, default=last)
        at += size
    return others


class _Lines:
    """The page's lines by their letters, and which of them are taken.

    Args:
        lines: The lines in order.
    """

    def __init__(self, lines: Sequence[PageLine]) -> None:
        self.words = [line.words for line in lines]
        self._letters = [line.letters for line in lines]
        self._taken: set[int] = set()
        self._by_key: dict[str, list[int]] = {}
        self._by_letters: dict[str, list[int]] = {}
        for number, letters in enumerate(self._letters):
            if letters:
                self._by_letters.setdefault(letters, []).append(number)
                self._by_key.setdefault(letters[:_KEY], []).append(number)

    @property
    def taken(self) -> frozenset[int]:
        """The numbers of the lines that were taken."""
        return frozenset(self._taken)

    def has_taken(self, letters: str) -> bool:
        """Whether one line that was taken is made of these letters."""
        return any(number in self._taken for number in self._by_letters.get(letters, ()))

    def next_sure(self, runs: Sequence[str]) -> list[int]:
        """For each run the first line of the next run that the page has once only; the page's end where there is none."""
        limits, limit = [], len(self.words)
        for letters in reversed(runs):
            limits.append(limit)
            starts = self._by_letters.get(letters, ())
            limit = starts[0] if len(starts) == 1 else limit
        return limits[::-1]

    def within(self, letters: str) -> list[int]:
        """The line that a run is most of, or the lines that are most of a run; none where there are none."""
        longer = [
            at
            for at, each in enumerate(self._letters)
            if letters in each and len(letters) >= _COVERED * len(each)
        ]
        if longer:
            return longer[:1]
        parts = [at for at, each in enumerate(self._letters) if len(each) >= _WITHIN and each in letters]
        return parts if sum(len(self._letters[at]) for at in parts) >= _COVERED * len(letters) else []

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

    def making(self, letters: str, last: int, limit: int) -> list[int]:
        """The lines that follow one another and make up the letters; none where there are none.

        Of several such runs it is the nearest before the next line that is sure, of those after the last line that was told: a
        title in a list of contents comes before the heading itself. Else it is one that was not told.

        Args:
            letters: What they are to make up.
            last: The last line that was told.
            limit: The next line that is sure to come.
        """

        def rank(at: int) -> tuple[bool, bool, int]:
            is_between = last < at <= limit
            return at in self._taken, not is_between, -at if is_between and limit < len(self.words) else at

        is_long = len(letters) >= _LONG
        starts = self._by_letters.get(letters) or islice(self._starts(letters), _STARTS)
        runs = (self._run(letters, at) for at in sorted(starts, key=rank))
        return next((run for run in runs if run and not (is_long and self._taken.issuperset(run))), [])

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
