"""The patterns of a pipeline's attribute ruler that are of one token, as a table: what they match, without the Matcher.

spaCy's English pipelines map tags to parts of speech by some 170 patterns of one token each, and the Matcher tries all of them
at every token. What such a pattern says of a token is settled by its tag, relation and wording; it is worked out once for each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from spacy.attrs import DEP, IS_SPACE, LOWER, TAG
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.language import Language
    from spacy.tokens import Doc

_COLUMNS: Final = ("TAG", "DEP", "LOWER", "IS_SPACE")
Match = tuple[int, int, int]
Wanted = dict[str, frozenset[int]]


class AttributeTable:
    """Stands for a ruler's Matcher: the same matches, in another order, which the ruler sorts.

    Args:
        ruler: The ruler; its patterns are those that it has now.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        self._matcher, self._strings = ruler.matcher, ruler.vocab.strings
        self._simple: list[tuple[int, Wanted]] = []
        self._rest = Matcher(ruler.vocab, validate=False)
        for number, entry in enumerate(ruler.patterns):
            id_ = self._strings.add(str(number))
            rest = []
            for pattern in entry["patterns"]:
                wanted = self._wanted(pattern[0]) if len(pattern) == 1 else None
                if wanted is None:
                    rest.append(pattern)
                else:
                    self._simple.append((id_, wanted))
            if rest:
                self._rest.add(str(number), rest)
        self._literals = frozenset(
            lower for _, wanted in self._simple for lower in wanted.get("LOWER", frozenset())
        )
        self._known: dict[tuple[int, int, int, int], tuple[int, ...]] = {}

    def __call__(self, doc: Doc, *, allow_missing: bool = False, as_spans: bool = False) -> list[Match]:
        """The matches of a Doc as `(id, start, end)`, or whatever the Matcher gives when it is asked for spans."""
        if as_spans:
            return self._matcher(doc, allow_missing=allow_missing, as_spans=True)
        found: list[Match] = self._rest(doc, allow_missing=allow_missing) if len(self._rest) else []
        for at, (tag, dep, lower, space) in enumerate(doc.to_array((TAG, DEP, LOWER, IS_SPACE)).tolist()):
            key = tag, dep, lower if lower in self._literals else 0, space
            ids = self._known.get(key)
            if ids is None:
                ids = self._known[key] = self._matching(key)
            found += [(id_, at, at + 1) for id_ in ids]
        return found

    def __getattr__(self, name: str) -> Any:
        """Everything else is the Matcher's own."""
        if name.startswith("_"):  # of one that is being unpickled
            raise AttributeError(name)
        return getattr(self._matcher, name)

    def __len__(self) -> int:
        return len(self._matcher)

    def __contains__(self, key: object) -> bool:
        return key in self._matcher

    def _wanted(self, token: Mapping[str, Any]) -> Wanted | None:
        """What a pattern of one token asks for, None where that is more than one of some words, tags or relations."""
        wanted: Wanted = {}
        for name, value in token.items():
            if name == "IS_SPACE" and isinstance(value, bool):
                wanted[name] = frozenset((int(value),))
                continue
            listed: list[Any] = [value]
            if isinstance(value, dict) and set(value) == {"IN"}:
                listed = value["IN"]
            if name not in _COLUMNS or not all(isinstance(each, str) for each in listed):
                return None
            wanted[name] = frozenset(self._strings.add(each) for each in listed)
        return wanted or None

    def _matching(self, key: tuple[int, int, int, int]) -> tuple[int, ...]:
        has = dict(zip(_COLUMNS, key, strict=True))
        return tuple(
            id_ for id_, wanted in self._simple if all(has[name] in values for name, values in wanted.items())
        )


def tabulate(nlp: Language) -> None:
    """Give the attribute rulers of a pipeline their tables."""
    for _, component in nlp.components:
        if isinstance(component, AttributeRuler) and isinstance(component.matcher, Matcher):
            component.matcher = AttributeTable(component)
