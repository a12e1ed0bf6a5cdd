"""People by a common noun ("a fireman", "his successor") who stand nearer to a pronoun than whoever has a name."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from extractors.actors.lexicon import lexicon
from extractors.clauses.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractors.links.spans import MentionSpans
    from extractors.model import Mention, Span

_OPENS = re.compile(
    r"\b(?P<word>an?|one|another|the|this|his|her|its|their|whose)\s(?:[\w’'-]+\s){0,3}$|(?P<owner>['’]s?)\s(?:[\w’'-]+\s){0,3}$",
    re.IGNORECASE,
)
_WOMAN, _MAN = (
    re.compile(r"(?:woman|girl|mother|wife|sister|daughter|queen|nun)$"),
    re.compile(r"(?:(?<!wo)man|boy|father|husband|brother|son|king|monk|priest)$"),
)
_MANY = frozenset({"crew", "dead", "family", "people", "staff", "other"})
_PERSON = re.compile(r"(?:[a-z]man|woman|keeper|ologist|ician)$")
_APPOSED, _STOP = re.compile(r", [^.;:\n]{0,60}"), re.compile(r"[.!?;:\n,]")
_NEAR = 40  # code points around a name in which the noun is a title of whoever has it


class Strangers:
    """Asks whether somebody without a name can be meant by a pronoun as well as who was named before.

    Args:
        text: The article's text.
        actors: Mentions of its actors.
        subjects: Runs of its clauses' subjects.
    """

    def __init__(self, text: str, actors: MentionSpans, subjects: Sequence[Sequence[int]]) -> None:
        self._text, self._actors = text, actors
        self._runs = sorted((run[0], run[1]) for run in subjects)

    def are_nearer(self, named: Mention, sentence: Span, offset: int, word: str) -> bool:
        """Whether a clause between the name and the pronoun at the offset has such a person as its subject.

        Args:
            named: The mention that the pronoun would mean.
            sentence: Where that stands. Another subject in it counts where the name is none.
            offset: Where the pronoun stands.
            word: The pronoun, `he` or `she`.
        """
        is_subject = any(run[1] == named.end for run in self._within(sentence.start, sentence.end))
        start = sentence.end if is_subject else sentence.start
        titles = self._titles(named.entity)
        return any(self._is_one(run, word, titles) for run in self._within(start, offset))

    def _within(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        at = bisect_left(self._runs, (start, 0))
        while at < len(self._runs) and self._runs[at][0] < end:
            yield self._runs[at]
            at += 1

    def _is_one(self, run: tuple[int, int], word: str, titles: str) -> bool:
        noun = self._text[run[0] : run[1]]
        if noun not in _people() and not _PERSON.search(noun):
            return False
        if (_WOMAN if word == "he" else _MAN).search(noun):
            return False
        opens = _OPENS.search(self._text, max(0, run[0] - 60), run[0])
        if opens is None:
            return False
        if (opens["word"] or "").lower() in ("the", "this") and noun in titles:
            return False  # "the mayor" is who was named as one
        following = self._text[run[1] : run[1] + 2]
        named = self._actors.at(run[1] + 1, run[1] + 2) if following[:1] == " " else None
        if named is not None and named.start == run[1] + 1:
            return False  # "his wife Laura" has a name
        return following != ", " or self._actors.at(run[1] + 2, run[1] + 3) is None

    def _titles(self, entity: str) -> str:
        """The words around the names of somebody, where a title stands."""
        found = []
        for mention in self._actors:
            if mention.entity == entity:
                before = self._text[max(0, mention.start - _NEAR) : mention.start]
                after = _APPOSED.match(self._text, mention.end)
                found += [
                    _STOP.split(before)[-1],
                    self._text[mention.start : mention.end],
                    after[0] if after else "",
                ]
        return " ".join(found).lower()


def _people() -> frozenset[str]:
    return (lexicon().roles | words("people") | words("kin")) - _MANY
