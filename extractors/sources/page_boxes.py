"""Lines in a story that what holds them, or another line, shows to be none of it: captions, cards, forms, sentences set large."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from lxml.html import HtmlElement

from extractors.sources.page_lines import PageLine, Weights, around, letters_of

PICTURES = (
    "caption",
    "credit",
    "image",
    "photo",
    "foto",
    "bild",
    "picture",
    "gallery",
    "galerie",
    "media",
    "slide",
    "figure",
    "video",
)
"""What pages call boxes of pictures and their captions."""
_TAGS = ("img", "picture", "amp-img", "video", "figure")
_ASIDE = frozenset(["i", "em", "small", "span", "font", "br", "img", "picture", "a", "b", "strong"])
_ITALIC = frozenset(["i", "em", "small"])
_CAPTION = 250  # in letters; what is longer is a paragraph with a picture beside it
_NEAR = 3  # the block of a caption and what holds it, as far as that
_BOX = 0.3  # a larger share of the story is no box beside it
_QUOTED = (25, 300)  # in letters, a sentence that is set large from the text


def is_caption(line: PageLine, weights: Weights) -> bool:
    """Whether a line is all the words of a box with a picture in it, and no paragraph that only stands beside one."""
    if len(line.letters) > _CAPTION:
        return False
    for element in islice(around(line.holder), _NEAR):
        if weights.share(element) > _BOX or element.tag in ("body", "article", "main"):
            return False
        if any(element.find(f".//{tag}") is not None for tag in _TAGS):
            is_its = letters_of("".join(map(str, element.itertext()))) == line.letters
            is_plain = line.holder.tag == "p" and not (
                _is_italic(line.holder) or _is_named(line.holder, element)
            )
            return (
                is_its
                and not is_plain
                and (element is not line.holder or _is_italic(element) or _is_named(element))
            )
    return False


def _is_named(*elements: HtmlElement) -> bool:
    said = " ".join(f"{element.get('class', '')} {element.get('id', '')}" for element in elements).lower()
    return any(name in said for name in PICTURES)


def _is_italic(element: HtmlElement) -> bool:
    """Whether all of a block's words are in italics or small."""
    if (element.text or "").strip() or any(child.tag not in _ASIDE for child in element):
        return False
    return all(
        not (child.tail or "").strip()
        and (child.tag in _ITALIC or not "".join(map(str, child.itertext())).strip())
        for child in element
    )


def is_card(line: PageLine, weights: Weights) -> bool:
    """Whether a line is of a block that is a link as a whole: the title and the first words of another story."""
    for element in islice(around(line.holder), 1, None):
        if weights.share(element) > _BOX:
            return False
        if element.tag == "a" and not element.get("href", "#").startswith("#"):
            return True
    return False


def repeated(lines: Sequence[PageLine], told: frozenset[int]) -> set[int]:
    """The lines that stand within another line of the story: what was set large from it."""
    said = "\n".join(lines[number].letters for number in sorted(told))
    least, most = _QUOTED
    return {
        number
        for number in told
        if least <= len(lines[number].letters) <= most
        and not (
            lines[number].is_heading or " | " in lines[number].words or lines[number].holder.tag == "pre"
        )
        and said.count(lines[number].letters) > f"\n{said}\n".count(f"\n{lines[number].letters}\n")
    }


def of_form(line: PageLine, weights: Weights) -> HtmlElement | None:
    """What holds a line of consent and the form that it belongs to, where that is a box beside the story."""
    parent = line.holder.getparent()
    return parent if parent is not None and weights.share(parent) <= _BOX else None
