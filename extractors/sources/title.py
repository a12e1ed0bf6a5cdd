"""What an article is called: its title without the marks of a markup, and where the words begin that stand for one.

A dateline, a byline, an agency's sign or a wire's slug says where a story comes from: it is no title.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from extractors.model import Article, Region
from extractors.patterns import pattern_of
from extractors.span import Span

# --- Markdown (CommonMark 0.31, sections 4.2, 4.3, 6.2 to 6.4)

_HEADING = pattern_of(r"[ \t]{0,3}#{1,6}(?:[ \t]+|$)")
_CLOSING = pattern_of(r"(?:^|[ \t]+)#+[ \t]*$")
_UNDERLINE = pattern_of(r"[ \t]{0,3}(?:=+|-{2,})[ \t]*$")
_STRONG = pattern_of(
    r"(?<![*\\])\*\*(?=[^\s*])(.+?)(?<=[^\s*\\])\*\*(?!\*)|(?<![\w_\\])__(?=[^\s_])(.+?)(?<=[^\s_\\])__(?![\w_])"
)
_EMPHASIS = pattern_of(
    r"(?<![\w*_\\])(?P<mark>[*_])(?=[^\s*_])(?P<words>[^*_]+)(?<=[^\s\\])(?P=mark)(?![\w*_])"
)
_TARGET = r"""\((?:[^()\s]|\([^()\s]*\))*(?:[ ]+(?:"[^"]*"|'[^']*'))?\)"""
_IMAGE = pattern_of(rf"!\[([^\[\]]*)\]{_TARGET}")
_LINK = pattern_of(rf"\[([^\[\]]*)\]{_TARGET}")
_STRUCK = pattern_of(
    r"(?<![~\\])~~(?=[^\s~])(.+?)(?<=[^\s~\\])~~(?!~)"
)  # GitHub Flavored Markdown, section 6.5
_CODE = pattern_of(r"(?<!`)`([^`]+)`(?!`)")
_ESCAPED = pattern_of(
    r"\\(?P<sign>[!-/:-@\[-`{-~])|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)  # also the characters that are told by their names (section 6.2)
_SETS_OFF = pattern_of(
    r"[ \t]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|=+)$"
)  # rules and underlines

# --- where a story comes from

_AGENCY = (
    r"(?:(?:the )?associated press|agence france[- ]presse|thomson reuters(?: foundation)?|ap|afp|reuters|xinhua|pti|ani|ians|upi"
    r"|dpa|efe|tass|ansa|kyodo|anadolu(?: agency)?|bloomberg|cnn|bbc)(?: (?:staff|news|photo))?"
)
_IS_AGENCY = pattern_of(_AGENCY, re.IGNORECASE)
_MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_NAME = r"[^\W\d_][\w\u0300-\u036f.'’/-]*"  # with the accents of decomposed letters
_DATELINE = pattern_of(
    rf"(?P<place>{_NAME}(?: {_NAME}){{0,3}}?)"
    rf"(?P<within>, ?{_NAME}(?: {_NAME}){{0,3}}?)?"
    rf"(?P<date>,? (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? (?:19|20)\d\d)?)?"
    r"(?: ?\((?P<sign>[^\W\d_][\w.&/’' -]{1,38})\))?"
    r"(?P<mark> ?:(?=\s|$)|(?:(?<=\)) ?| )(?:--+|[-–—―])(?=\s|$)|--+|[–—―]|[.,]?$)"
)
_SIGN = pattern_of(r"\((?P<sign>[^\W\d_][\w.&/’' -]{1,38})\) ?(?:--+|[-–—―:]|$)")
_BYLINE = pattern_of(r"by:? (?P<names>.+)", re.IGNORECASE)
_SLUG = pattern_of(
    r"(?=(?:[^-/(]*[-/(]){2}|[^/]*/)[A-Z0-9]{2,}(?:[-/][A-Z0-9&]+)*/?(?: ?\([A-Z0-9 ,./-]+\))?"
    r"|(?:AM|PM|BC)-{1,2}[A-Z][\w./&-]{2,40}(?:,.{0,60})?|URGENT|BULLETIN|FLASH|NEWS ALERT"
)

# Words that a headline has and a place's name has not; "By popular demand" is no byline.
_OF_HEADLINES = frozenset(
    ("a", "all", "an", "and", "any", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "has", "have", "how", "i",
     "in", "is", "it", "its", "know", "no", "not", "numbers", "of", "on", "or", "popular", "so", "than", "the", "their", "they",
     "this", "to", "was", "we", "what", "when", "where", "who", "why", "will", "with", "you", "your")
)  # fmt: skip
_JOINING = frozenset(
    ("and", "of", "for", "in", "with", "the", "&", "|", "de", "van", "von", "al", "bin", "da", "del")
)
# What programs write where nobody gave a title or an author: ReportLab, Word, office suites.
_UNNAMED = frozenset(
    (
        "(anonymous)", "anonymous", "(unspecified)", "unspecified", "untitled", "(untitled)", "untitled document",
        "no title", "word document", "document", "document1", "powerpoint presentation",
    )
)  # fmt: skip
_SENTENCE_END = pattern_of(r"[.!?…][\"'”’)\]]*$")

_LINE_END = pattern_of(r"[\n\r\x0b\x0c\x85\u2028\u2029]")

# Lines that say where a story comes from, above its words; and how much of a paragraph is looked at, in code points.
_LOOKED_AT, _REACH = 12, 2_000


class Heading(NamedTuple):
    """A line or paragraph that could be a title, without its dateline; `is_marked` as one in Markdown."""

    start: int
    end: int
    is_marked: bool


def bare_title(words: str) -> str:
    """A title without the marks of Markdown, in one line: `## **Kabul** falls ##` is `Kabul falls`; `#MeToo` and `C#` stay."""
    words = " ".join(words.split())
    while found := _HEADING.match(words):
        words = _CLOSING.sub("", words[found.end() :]).strip()
    words = _LINK.sub(r"\1", _IMAGE.sub("", words)).strip() or _LINK.sub(r"\1", _IMAGE.sub(r"\1", words))
    before = ""
    while before != words:
        before, words = words, _STRONG.sub(lambda found: found[1] or found[2], words)
        words = _STRUCK.sub(r"\1", _EMPHASIS.sub(lambda found: found["words"], words))
        if (found := _HEADING.match(words)) and found.end() < len(words):
            words = words[found.end() :]
    told = _ESCAPED.sub(_unescaped, _CODE.sub(r"\1", words))
    return " ".join(told.split())


def _unescaped(found: re.Match[str]) -> str:
    if found["sign"]:
        return found["sign"]
    from html import unescape  # few titles have an entity

    return unescape(found[0])


def is_unnamed(words: str) -> bool:
    """Whether a title or an author is only what a program writes where nobody gave one: "(anonymous)", "Untitled"."""
    return words.strip().casefold() in _UNNAMED


def told_title(words: str | None) -> str | None:
    """The title that a source gives; None where it only says where the story comes from, or says nothing."""
    bare = bare_title(words or "")
    if not bare or is_unnamed(bare) or is_origin(bare):
        return None
    return bare[_origin_end(bare, is_told=True) :]


def is_origin(line: str) -> bool:
    """Whether a line is a dateline, a byline, an agency's sign or a slug, and nothing else."""
    if not any(map(str.isalnum, line)) or _IS_AGENCY.fullmatch(line) or _SLUG.fullmatch(line):
        return True
    return _is_byline(line) or not any(map(str.isalnum, line[_origin_end(line) :]))


def heading_of(text: str, paragraphs: tuple[Span, ...], regions: tuple[Region, ...]) -> str | None:
    """The Markdown heading that the story begins with; None where it begins with other words."""
    heading = next(_headings(text, paragraphs, regions), None)
    return told_title(text[heading.start : heading.end]) if heading and heading.is_marked else None


def opening_of(article: Article) -> Span:
    """Where the words stand that an article without a title is known by: its story's first, after the dateline."""
    lede = article.lede
    first = bisect_left(article.paragraphs, lede.start, key=lambda paragraph: paragraph.start)
    later = article.paragraphs[first : first + _LOOKED_AT]
    found = next(_headings(article.text, later, article.regions), None)
    return Span(found.start, found.end) if found else lede


def _headings(text: str, paragraphs: tuple[Span, ...], regions: tuple[Region, ...]) -> Iterator[Heading]:
    """The first paragraphs that say more than where the story comes from."""
    marked = {(region.start, region.end) for region in regions}
    story = (paragraph for paragraph in paragraphs if (paragraph.start, paragraph.end) not in marked)
    for paragraph in islice(story, _LOOKED_AT):
        start, end = paragraph
        line_end = (
            found.start() if (found := _LINE_END.search(text, start, min(end, start + _REACH))) else end
        )
        below = text[line_end : line_end + 200].lstrip("\r\n").partition("\n")[0].rstrip("\r")
        is_underlined = (
            text[line_end:end].count("\n") < 2 and bool(_UNDERLINE.match(below)) and line_end < len(text)
        )
        first = text[start:line_end]
        if is_underlined or _HEADING.match(first):
            end = line_end
        words = text[start : min(end, start + _REACH)].strip()
        if _SETS_OFF.match(words) or is_origin(bare_title(words)):
            continue
        mark = _HEADING.match(text[start:end])
        is_bold = bool(_STRONG.fullmatch(words)) and words.count("**") <= 2
        if not (mark or is_bold):
            start += _origin_end(text[start : min(end, start + _REACH)].rstrip())
        yield Heading(start, end, bool(mark) or is_underlined or is_bold)


def _origin_end(line: str, is_told: bool = False) -> int:
    """Where a dateline and what stands with it end in a line that they begin; 0 where none does.

    A place and a colon begin a headline too ("Ukraine: what we know"): they are a dateline where nothing or a sentence
    follows. In what a source gives as its title only an agency's sign, or a date and a dash, make them one.
    """
    if sign := _SIGN.match(line):
        return _after(line, sign.end()) if sign["sign"].isupper() or _IS_AGENCY.match(sign["sign"]) else 0
    found = _DATELINE.match(line)
    if found is None or _OF_HEADLINES & {word.casefold() for word in found["place"].split()}:
        return 0
    place = unicodedata.normalize("NFC", found["place"])
    mark, rest = found["mark"].strip(), line[found.end() :].strip()
    rest = rest if any(map(str.isalnum, rest)) else ""
    is_capital = place.isupper() and len(place) > 1
    if not all(word[0].isupper() for word in place.split()):
        return 0
    is_agency = bool(found["sign"] and _IS_AGENCY.match(found["sign"]))
    if not mark or mark in ".,":
        is_one = not rest and is_capital and bool(is_agency or found["date"] or found["within"])
        return len(line) if is_one else 0
    if is_agency or (is_capital and (found["sign"] or (found["date"] and mark != ":"))):
        return _after(line, found.end())
    is_short = (is_capital and len(place.split()) <= 3) or (len(place.split()) <= 2 and place.istitle())
    if not rest:
        return len(line) if is_short or found["date"] else 0
    is_story = (is_capital or found["date"]) and _SENTENCE_END.search(rest) and not is_told
    return _after(line, found.end()) if is_story else 0


def _after(line: str, end: int) -> int:
    return len(line) - len(line[end:].lstrip())


def _is_byline(line: str) -> bool:
    found = _BYLINE.fullmatch(line)
    if found is None or len(line) > 120:
        return False
    words = re.split(r"[\s,/]+", found["names"].strip())
    if {word.casefold() for word in words} & (_OF_HEADLINES - _JOINING):
        return False
    return all(word[:1].isupper() or word in _JOINING or not word for word in words) and not found[
        "names"
    ].endswith((".", "?", "!"))
