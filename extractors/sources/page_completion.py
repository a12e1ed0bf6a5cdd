"""Lines of a story that a weighing of the page passed over: subheads, paragraphs among its paragraphs, the standfirst."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from extractors.sources.page_boxes import PICTURES
from extractors.sources.page_furniture import heads_box, is_alone, is_day, is_furniture, is_notice
from extractors.sources.page_lines import PageLine, Weights, around, form_of

_LINKED = 0.5  # of a paragraph; what has more links is a list of them
_PARAGRAPH = 60  # in letters; a sentence of so many is a paragraph even where all of it is a link
_SAME = 60  # in letters; a sentence that begins like one that is told is a pull quote, or a copy of it
_STANDFIRST = 45  # in letters, the shortest
_BELOW_TITLE = 12  # so many lines at most stand between the title and the story: days, names, share bars
_PARTS = re.compile(r"[^a-z]+")
_STANDFIRSTS = frozenset(
    [
        "sub",
        "subtitle",
        "subhead",
        "subheadline",
        "subheading",
        "deck",
        "dek",
        "standfirst",
        "lead",
        "lede",
        "intro",
        "introduction",
        "summary",
        "excerpt",
        "abstract",
        "perex",
        "chapo",
        "vorspann",
        "anriss",
        "teaser",
        "bajada",
        "entradilla",
        "strapline",
    ]
)


def completed(lines: Sequence[PageLine], told: frozenset[int], title: str) -> frozenset[int]:
    """The story's lines with those that belong between them.

    Args:
        lines: The page.
        told: The numbers of the story's lines.
        title: The letters of the page's title; empty where it has none.
    """
    if not told:
        return told
    weights = Weights(lines[number] for number in told)
    first, last = min(told), max(told)
    said = "\n".join(lines[number].letters for number in sorted(told))
    places = _Places([lines[number] for number in told])
    found = set(told)
    for number in range(first + 1, len(lines)):
        line = lines[number]
        if number > last and (
            heads_box(line) or line.is_heading or number > last + 3 or _is_other(line, weights)
        ):
            break
        if number in told or line.letters in (title, "") or _is_other(line, weights):
            continue
        if line.letters[:_SAME] in said and (line.is_sentence or f"\n{line.letters}\n" in f"\n{said}\n"):
            continue
        if line.is_heading:
            if number < last and _leads(lines, number, told):
                found.add(number)
        elif (line.is_sentence and places.hold(line)) or (
            number + 1 in told and _opens(line, lines[number + 1])
        ):
            found.add(number)
    return frozenset(found | _standfirst(lines, first, said, title, weights))


def _leads(lines: Sequence[PageLine], number: int, told: frozenset[int]) -> bool:
    """Whether the next line that is no heading is told."""
    for at in range(number + 1, min(number + 4, len(lines))):
        if not lines[at].is_heading:
            return at in told
    return False


def _opens(line: PageLine, after: PageLine) -> bool:
    """Whether a line stands in the very block that holds the next one: a question above its answer."""
    return line.holder is not after.holder and any(element is line.holder for element in around(after.holder))


class _Places:
    """Where the sentences of a story stand in its page.

    Args:
        lines: The story's lines.
    """

    def __init__(self, lines: Sequence[PageLine]) -> None:
        holders = [line.holder for line in lines if line.is_sentence]
        self._parents = {holder.getparent() for holder in holders}
        self._wrapped = {(form_of(holder), _over(holder)) for holder in holders}

    def hold(self, line: PageLine) -> bool:
        """Whether a line stands among the sentences as one of them."""
        holder, is_long = line.holder, len(line.letters) >= _PARAGRAPH
        parent = holder.getparent()
        if holder.tag == "li":
            return parent in self._parents or (parent is not None and parent.getparent() in self._parents)
        if holder.tag in ("p", "blockquote"):
            return parent in self._parents or (form_of(holder), _over(holder)) in self._wrapped
        return (
            is_long
            and holder.tag == "div"
            and (holder in self._parents or (parent in self._parents and not holder.attrib))
        )


def _over(element: HtmlElement) -> HtmlElement | None:
    parent = element.getparent()
    return None if parent is None else parent.getparent()


def _is_other(line: PageLine, weights: Weights, at_head: bool = False) -> bool:
    """Whether a line is of something else than the story."""
    is_linked = line.linked >= _LINKED and not (line.is_sentence and len(line.letters) >= _PARAGRAPH)
    if is_linked or is_alone(line) or is_day(line) or heads_box(line):
        return True
    for element in around(line.holder):
        if weights.share(element) > 0.5:
            return False
        if is_furniture(element, at_head):
            return True
    return False


def _standfirst(lines: Sequence[PageLine], first: int, said: str, title: str, weights: Weights) -> set[int]:
    """The paragraph between the page's title and its story that sums the story up."""
    found: set[int] = set()
    for number in range(first - 1, max(-1, first - 1 - _BELOW_TITLE), -1):
        line = lines[number]
        if line.holder.tag == "h1" or (title and line.letters == title):
            return found
        is_long = (line.is_sentence or _is_called_so(line)) and len(line.letters) >= _STANDFIRST
        is_own = (
            not _is_other(line, weights, at_head=True) and not is_notice(line) and not _is_of_picture(line)
        )
        if is_long and is_own and not found and line.letters[:_SAME] not in said:
            found.add(number)
    return set()


def _is_called_so(line: PageLine) -> bool:
    """Whether the page itself calls a line a standfirst."""
    said = f"{line.holder.get('class', '')} {line.holder.get('id', '')}".lower()
    return any(part in _STANDFIRSTS for part in _PARTS.split(said))


def _is_of_picture(line: PageLine) -> bool:
    for element in list(around(line.holder))[:3]:
        said = f"{element.tag} {element.get('class', '')} {element.get('id', '')}".lower()
        if any(name in said for name in PICTURES):
            return True
    return False
