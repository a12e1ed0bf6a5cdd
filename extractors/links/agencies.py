"""News agencies: whoever reports a story, or signs its dateline or picture, owns none of its figures."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from extractors.actors.lexicon import lexicon
from extractors.clauses.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extractors.clauses.records import ClauseRecord
    from extractors.model import Entity, Mention

_DATELINE = 80  # code points of its line before the bracket that credits somebody
_OPENS = re.compile(r"[^.!?\n]*\((?:[\w&.’' -]+/)?$")
_CLOSES = re.compile(r"(?:/[\w&.’' -]+)?\) ?(?:--|[-–—:])")
_OWNED = re.compile(r"['’]s?\b")


class Reporters:
    """Tells the mentions that only report from those of which a figure can be.

    Args:
        text: The article's text.
        entities: By id.
        clauses: Records of the article's clauses.
    """

    def __init__(self, text: str, entities: Mapping[str, Entity], clauses: Sequence[ClauseRecord]) -> None:
        self._text, self._entities = text, entities
        self._acting = sorted(
            clause["subject"][1]
            for clause in clauses
            if clause["subject"] and clause["lemma"] not in words("saying") | words("reporting")
        )

    def is_agency(self, entity: str | None) -> bool:
        """Whether the id is a news agency's."""
        return entity is not None and getattr(self._entities.get(entity), "name", None) in lexicon().agencies

    def only_reports(self, mention: Mention) -> bool:
        """Whether the mention signs a dateline, or is of a news agency that is not told of.

        An agency is told of where it is the subject of a verb of something else than reporting ("Reuters cut 300 jobs"), or the
        owner of something ("Reuters' profit").
        """
        if self._signs(mention):
            return True
        return self.is_agency(mention.entity) and not (
            self._acts(mention) or _OWNED.match(self._text, mention.end)
        )

    def _acts(self, mention: Mention) -> bool:
        at = bisect_left(self._acting, mention.end)
        return at < len(self._acting) and self._acting[at] == mention.end

    def _signs(self, mention: Mention) -> bool:
        """Whether it stands in the bracket of a dateline: "PARIS (AFP) -", "(AFP/Reuters) —"."""
        line = self._text.rfind("\n", 0, mention.start) + 1
        start = max(line, mention.start - _DATELINE)
        before = self._text[start : mention.start]
        return start == line and bool(_OPENS.fullmatch(before) and _CLOSES.match(self._text, mention.end))
