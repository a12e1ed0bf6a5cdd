"""Days that a page's own words or marks call its day, wherever on the page they stand.

`Published on 13 November 2017`, `Dieser Artikel wurde am 2. Mai 2015 veröffentlicht`, `<span class="date">2.2.2022</span>`. What
stands with other stories, in menus or comments is not looked at.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from extractors.sources.header import iso_day
from extractors.sources.markup import SILENT
from extractors.sources.written_days import written_days

# Elements of such a class hold other stories, other people's words, a calendar, or an event.
OTHERS = re.compile(
    r"teaser|related|sidebar|comment|widget|popular|recommend|latest|ticker|archive|calend|event|reply|similar|"
    r"kommentar|verwandt|more-|_more|mehr-|recent|trending|promo|\bcard|carousel|slider|breadcrumb|termin(?!al)|"
    r"newsletter|cookie|current-?(?:time|date)|today|clock|\bnav|menu|related|also-|upcoming|prev-?next|pagination|weather|wetter|ranking|toplist",
    re.IGNORECASE,
)
_APART = frozenset(("aside", "nav", "blockquote", "button"))
_WHOLE = ("html", "body", "main", "article")

# An element so named is there to say a day, or who wrote the story and when.
_DATED = re.compile(
    r"(?:^|[\s_:-])(?:date|datum|pub|published?|posted|timestamp|fecha|data-|parution|entry-?date|post-?date|news-?date)|"
    r"date(?:$|[\s_:-])|datum(?:$|[\s_:-])|Date(?:$|[\s_:A-Z-])|published|pubdate|publication|"
    r"byline|post-?meta|entry-?meta|article-?meta|meta__|meta(?:$|\s)|submitted|post-created|_time(?:$|\s)|subline|time(?:$|\s)|"
    r"article-?info|post-?info|(?:^|\s)info(?:$|\s)",
)
_CHANGED_CLASS = re.compile(r"modif|lastmod|last-mod|last_mod|update-time|changed", re.IGNORECASE)

# What is said before a day of publication, and what before one of a change, in the languages of most of the web's news.
PUBLISHED = re.compile(
    r"\b(?:(?:first\s)?published|posted|publication date|date|veröffentlicht|erschienen|erstellt|publiziert|datum|online seit|"
    r"publié|mis en ligne|paru|pubblicato|publicado|publicada|publicação|geplaatst|gepubliceerd|publicerad|publisert|"
    r"(?:artikel|beitrag) wurde|udgivet|julkaistu|"
    r"opublikowano|publikováno|yayınlanma|yayın tarihi|опубликовано|fecha)\b[^.!?\d]{0,24}$",
    re.IGNORECASE,
)
AFTERWARDS = re.compile(
    r"^[^.!?]{0,60}?\b(?:veröffentlicht|published|posted|gepostet|erstellt|publié|pubblicato|publicado)\b",
    re.IGNORECASE,
)
CHANGED = re.compile(
    r"\b(?:last (?:modified|changed|edited|update)|updated?|modified|revised|reviewed|aktualisiert|geändert|letzte änderung|"
    r"stand|zuletzt|mis(?:e)? à jour|actualis\w+|modifié|actualizado|aggiornat\w|atualizado|bijgewerkt|uppdaterad|oppdatert|"
    r"opdateret|päivitetty|aktualizacja|aktualizováno|güncelle\w*|обновлено)\b[^.!?\d]{0,30}$",
    re.IGNORECASE,
)
# Before the day it is now, the day somebody joined, the day until which something holds.
NOT_ITS_OWN = re.compile(
    r"\b(?:aktuelle zeit|current time|the time is now|it is currently|heute ist|today is|registriert|registered|joined|"
    r"member since|dabei seit|inscrit le|bis(?: zum)?|until|till|through|expires?|jusqu\S+|fino al|hasta)\b[^.!?\d]{0,12}$",
    re.IGNORECASE,
)
# What a notice of publication begins with; anything longer before it is a sentence of the story, on some other thing's day.
_NOTICE = re.compile(
    r"^\W*(?:(?:this|dieser|diese|cet|cette|questo|este|esta|dit|det)\s\w+\b.*|(?:\S+\s+){0,2}|.*[|·:»•–—\d-]\s*)$",
    re.IGNORECASE,
)
CHANGED_AFTERWARDS = re.compile(
    r"^[^.!?]{0,40}?\b(?:geändert|aktualisiert|updated|modified)\b", re.IGNORECASE
)
# Code points: of a line that tells a day, of one in an element that is there to, of one that is all its element says, of what is
# looked at before a day, of what may stand beside a day for it to be a line of its own.
_LINE, _DATED_LINE, _MARKED_LINE, _BEFORE, _BESIDE = 200, 400, 90, 50, 25
_RANGE = re.compile(
    r"(?:\d\.?\s?|\b(?:bis|until|till|to|jusqu\S+|vom|version|v))\s?[-–—]?\s?$", re.IGNORECASE
)
_MOST = 2000  # elements of a page that are looked into


class Apart:
    """Which elements of a page are not of its one story: menus, other stories, other people's words.

    A name that speaks of such is not believed of an element that holds the page's title or most of its text: a frame round the
    whole is called by what else is in it ("with-sidebar").

    Args:
        tree: The page.
    """

    def __init__(self, tree: HtmlElement) -> None:
        titles = list(tree.iter("h1"))
        self._frames = {above for title in titles for above in title.iterancestors()}
        self._most = 0 if titles else sum(map(len, tree.itertext())) // 2

    def holds(self, element: HtmlElement) -> bool:
        """Whether the element is apart from the story."""
        names = f"{element.get('class', '')} {element.get('id', '')}"
        if element.tag == "aside" and _DATED.search(names):
            return False
        if element.tag in SILENT or element.tag in _APART:
            return True
        if element.tag in _WHOLE or not OTHERS.search(names) or element in self._frames:
            return False
        return not self._most or sum(map(len, element.itertext())) < self._most


class Labelled(NamedTuple):
    """A day that the page's words or marks call its own.

    Attributes:
        is_change: Whether it is called the day of a change.
        by: What calls it so: words, the name of its element, or only that it is a line of its own.
        words: What is written.
    """

    day: dt.date
    is_change: bool
    by: Literal["words", "name", "line"]
    words: str


def labelled_days(tree: HtmlElement, language: str, latest: dt.date) -> list[Labelled]:
    """The days that are called the page's own, in its order.

    Args:
        tree: The page.
        language: Its language (an IETF tag), empty where it does not say.
        latest: Later days are not its own.
    """
    found: list[Labelled] = []
    looked = 0
    apart = Apart(tree)
    walker = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event == "start" and apart.holds(element):
            walker.skip_subtree()
            continue
        if event != "start" or not isinstance(element.tag, str):
            continue
        names = f"{element.get('class', '')} {element.get('id', '')}"
        is_dated = bool(_DATED.search(names)) or element.tag in ("time", "small")
        if element.tag in _WHOLE or not (is_dated or _is_line(element)) or looked > _MOST:
            continue
        looked += 1
        words = " ".join(" ".join(element.itertext()).split())
        if 6 <= len(words) <= (_DATED_LINE if is_dated else _LINE):
            found += _of(element, names, words, is_dated, language)
    unique = {(one.day, one.is_change, one.by): one for one in reversed(found) if one.day <= latest}
    return sorted(unique.values(), key=found.index)


def _of(element: HtmlElement, names: str, words: str, is_dated: bool, language: str) -> Iterator[Labelled]:
    days = list(written_days(words, language))
    if element.tag == "time" and not days and (day := iso_day(element.get("datetime"))):
        yield Labelled(day, bool(_CHANGED_CLASS.search(names)), "name", words)
    last = 0
    for one in days:
        before, after = words[last : one.start][-_BEFORE:], words[one.end :]
        last = one.end
        if NOT_ITS_OWN.search(before):
            continue
        is_change = bool(CHANGED.search(before) or CHANGED_AFTERWARDS.search(after))
        is_said = not is_change and _is_said(words[: one.start], before, after, is_dated)
        is_named = is_dated and len(words) <= _MARKED_LINE
        is_line = (
            len(days) == 1 and len(words) - (one.end - one.start) <= _BESIDE and not _RANGE.search(before)
        )
        is_change = is_change or (is_named and not is_said and bool(_CHANGED_CLASS.search(names)))
        if is_said or is_change or is_named or is_line:
            yield Labelled(
                one.day, is_change, "words" if is_said else "name" if is_named else "line", words[:120]
            )


def _is_said(line: str, before: str, after: str, is_dated: bool) -> bool:
    """Whether words call a day that of publication; in a line of any kind only where that is what the line is there to say."""
    label = PUBLISHED.search(before)
    if label is None and not AFTERWARDS.search(after):
        return False
    lead = line[: len(line) - len(before) + label.start()] if label else line
    return is_dated or bool(_NOTICE.search(lead))


def _is_line(element: HtmlElement) -> bool:
    """Whether it is one line of the page: an element that holds words of its own beside others'."""
    own = (element.text or "") + "".join(child.tail or "" for child in element)
    return any(sign.isdigit() for sign in own)
