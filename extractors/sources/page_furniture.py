"""Lines of a page that are not its story's: labels, boxes of other stories and of newsletters, share bars, notices."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from lxml.html import HtmlElement

from extractors.sources.page_boxes import is_caption, is_card, of_form, repeated
from extractors.sources.page_lines import PageLine, Weights, around, form_of

_DATA = Path(__file__).parent / "data" / "furniture.toml"
_AROUND = " \t:;.,!?…|>»›‹«<→←↓↑▸▼•·*+–—-_#()[]{}\"'“”\u00a0"
_LONGEST = 200  # in signs: what is longer is no label
_BOX = 0.3  # a larger share of the story is no box beside it
_MAIN, _APART = (
    0.6,
    0.25,
)  # the share of the story that its main part has at least, and what stands apart from it at most
_MENU, _LINK_ALONE = 3, 0.9  # so many lines, each so much of a link, are a menu
_LINK_LIST = 0.7  # the same where it has marks between its links, or stands behind the story
_LINKED = 0.5  # so much of a title in a list of other stories is a link
_BESIDE = ("no", "with", "without", "has", "not", "is")  # `no-sidebar` names what has none
_PARTS = re.compile(r"[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])")
_TAGS = frozenset(["nav", "footer", "aside", "form", "button", "menu", "figcaption"])


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    found = tomllib.loads(_DATA.read_text("utf-8"))
    return {
        kind: re.compile("|".join(f"(?:{each.replace('…', '.*')})" for each in found[kind]))
        for kind in ("alone", "pointer", "box", "consent", "day")
    }


@cache
def _names(kind: str) -> frozenset[str]:
    return frozenset(tomllib.loads(_DATA.read_text("utf-8"))[kind])


@cache
def _notices() -> re.Pattern[str]:
    found = tomllib.loads(_DATA.read_text("utf-8"))["notices"]
    return re.compile(rf"\b(?:{'|'.join(found)})\b", re.IGNORECASE)


def is_notice(line: PageLine) -> bool:
    """Whether a paragraph speaks of the site itself: its newsletter, its cookies, its commissions."""
    return _notices().search(line.words) is not None


def is_alone(line: PageLine) -> bool:
    """Whether a line says nothing of the story: a label, a share bar, a notice of rights, a pointer elsewhere."""
    words = _bare(line)
    if words is None:
        return False
    patterns = _patterns()
    if patterns["alone"].fullmatch(words):
        return not line.is_heading or line.linked > 0 or len(words) < 30
    is_pointer = patterns["pointer"].fullmatch(words) is not None
    return is_pointer and (line.linked >= _LINKED / 2 or len(words.split()) <= 4)


def is_consent(line: PageLine) -> bool:
    """Whether a line says what is agreed to by a form: by a newsletter's, or an account's."""
    words = _bare(line)
    return words is not None and _patterns()["consent"].fullmatch(words) is not None


def is_day(line: PageLine) -> bool:
    """Whether a line is a day or a time and no more."""
    words = _bare(line)
    return words is not None and len(words) < 60 and _patterns()["day"].fullmatch(words) is not None


def heads_box(line: PageLine) -> bool:
    """Whether a line heads a box: of other stories, of a newsletter, of comments, of who wrote the story."""
    words = _bare(line)
    return words is not None and len(words) < 90 and _patterns()["box"].fullmatch(words) is not None


def is_furniture(element: HtmlElement, at_head: bool = False) -> bool:
    """Whether an element is furniture by its tag, or by the names that the page gives it.

    Args:
        element: An element of the page.
        at_head: Whether it stands at the head of a story, where a summary is the story's own.
    """
    if element.tag in _TAGS:
        return True
    said = f"{element.get('class', '')} {element.get('id', '')}"
    if said == " " or len(said) > 1000:
        return False
    kinds = ("names",) if at_head else ("names", "summaries")
    return any(_is_named(name, kind) for name in said.split() for kind in kinds)


@lru_cache(maxsize=10_000)
def _is_named(name: str, kind: str) -> bool:
    parts = [part.lower() for part in _PARTS.split(name)]
    names = _names(kind)
    return name.lower() in names or any(
        part in names and before not in _BESIDE for before, part in pairwise(["", *parts])
    )


def _bare(line: PageLine) -> str | None:
    if len(line.words) > _LONGEST:
        return None
    return " ".join(line.words.casefold().replace("’", "'").strip(_AROUND).split()) or None


def cleared(lines: Sequence[PageLine], told: frozenset[int]) -> frozenset[int]:
    """The lines of a story without those that are the page's furniture.

    Args:
        lines: The page.
        told: The numbers of the story's lines.
    """
    weights = Weights(lines[number] for number in told)
    by_words = _by_words(lines, told, weights)
    for left_out in (by_words | _by_place(lines, told - by_words, weights), by_words):
        kept = told - left_out
        if sum(len(lines[number].letters) for number in kept) > weights.total / 2:
            return kept
    return told


def _by_words(lines: Sequence[PageLine], told: frozenset[int], weights: Weights) -> frozenset[int]:
    """What the words of a line say to be furniture, or the names of what holds it; and what stands outside the story's part."""
    left_out = {number for number in told if is_alone(lines[number])}
    boxes: set[HtmlElement] = set()
    for number, line in enumerate(lines):
        if heads_box(line):
            boxes |= _box(lines, number, weights)
            left_out.add(number)
            left_out |= _links_after(lines, number)
        elif is_consent(line) and (form := of_form(line, weights)) is not None:
            boxes.add(form)
    left_out |= _apart(lines, told, weights)
    head = min((number for number in told if lines[number].is_sentence), default=-1)
    for number in told:
        for element in around(lines[number].holder):
            if weights.share(element) > _BOX:
                break
            if element in boxes or is_furniture(element, number <= head):
                left_out.add(number)
                break
    return frozenset(left_out)


def _by_place(lines: Sequence[PageLine], told: frozenset[int], weights: Weights) -> frozenset[int]:
    """What its place shows to be none of the story: menus, captions, cards, what is set large, title and day at the head."""
    head = min((number for number in told if lines[number].is_sentence), default=-1)
    left_out = _menus(lines, told) | repeated(lines, told)
    left_out |= {n for n in told if is_caption(lines[n], weights) or is_card(lines[n], weights)}
    days = {number for number in told if is_day(lines[number])}
    if all(number < head for number in days):  # else they head the parts of a chronicle
        left_out |= days
    return frozenset(left_out | {n for n in told if n < head and lines[n].is_title})


def _menus(lines: Sequence[PageLine], told: frozenset[int]) -> set[int]:
    """The lines that are links alone after the last sentence, and before the first one where there are several."""
    sentences = [number for number in told if lines[number].is_sentence]
    if not sentences:
        return set()
    first, last = min(sentences), max(sentences)
    outer = ({n for n in told if n < first}, {n for n in told if n > last})
    before = {n for n in outer[0] if lines[n].linked >= _LINK_ALONE}
    bars = {n for n in outer[0] if lines[n].linked >= _LINK_LIST and lines[n].words.count("|") >= _MENU - 1}
    after = {n for n in outer[1] if lines[n].linked >= _LINK_LIST}
    return after | bars | (before if len(before) >= _MENU else set())


def _apart(lines: Sequence[PageLine], told: frozenset[int], weights: Weights) -> set[int]:
    """The lines after the story's main part that stand outside all that is around it: an address, a note of who runs the site."""
    main = weights.smallest([lines[number] for number in told], _MAIN)
    if main is None:
        return set()
    over = list(around(main))
    whole = next((element for element in reversed(over) if element.tag in ("article", "main")), over[:3][-1])
    inside = {number for number in told if any(element is whole for element in around(lines[number].holder))}
    forms = {form_of(lines[number].holder) for number in inside}
    last = max(inside)
    found = {number for number in told if number > last and form_of(lines[number].holder) not in forms}
    return found if sum(len(lines[number].letters) for number in found) < _APART * weights.total else set()


def _box(lines: Sequence[PageLine], number: int, weights: Weights) -> set[HtmlElement]:
    """The elements that a label is the first line of and that hold little of the story."""
    before = lines[number - 1].holder if number else None
    others = set(around(before)) if before is not None else set()
    found = set()
    for element in around(lines[number].holder):
        if element in others or weights.share(element) > _BOX:
            break
        found.add(element)
    return found


def _links_after(lines: Sequence[PageLine], number: int) -> set[int]:
    """The lines after a label as long as they are links, as titles of other stories are."""
    found = set()
    for at in range(number + 1, len(lines)):
        if lines[at].linked < _LINKED:
            break
        found.add(at)
    return found
