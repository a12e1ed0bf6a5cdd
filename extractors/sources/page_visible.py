"""The days that a reader of a page sees beside its title."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import takewhile
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from extractors.sources.header import iso_day
from extractors.sources.page_labels import NOT_ITS_OWN, Apart
from extractors.sources.written_days import WrittenDay, written_days

# How much text may stand between the title and its day, in code points: after the title, and before it.
_AFTER, _BEFORE = 400, 120

# How far before a day the word stands that says what it is of, in code points.
_LABEL = 40

# A day after such a word is of a change.
_CHANGED = re.compile(
    r"updat|modif|changed|edited|aktualisier|geändert|stand:|actuali[sz]|aggiornat|mis à jour", re.I
)

# A longer run is a sentence of the story, and its day one that the story is of; a shorter heading is a section's name.
_LINE, _NAME = 90, 12

Run = tuple[str, dt.date | None]


def visible_days(tree: HtmlElement, language: str = "") -> tuple[dt.date, ...]:
    """The days beside the page's title, those after it first; none that is said to be the day of a change.

    A page with several titles that it could be called by is no article, and none of their days is its own.
    """
    title = _title(tree)
    if title is None:
        return ()
    runs = _runs(tree, title)
    before = list(takewhile(lambda run: run is not None, runs))
    after: list[Run] = []
    size = 0
    for run in runs:
        if run is None or size > _AFTER:
            break
        after.append(run)
        size += len(run[0])
    whole = sum(len(run[0]) for run in before if run)
    preceding = [day for day, at in _days([run for run in before if run], language) if whole - at <= _BEFORE]
    following = [day for day, at in _days(after, language) if at <= _AFTER]
    return tuple(dict.fromkeys((*following, *reversed(preceding))))


def _title(tree: HtmlElement) -> HtmlElement | None:
    """The heading of the page's one story: its only one, else the only one that the page is called by."""
    headings = [heading for heading in tree.iter("h1") if not _is_masthead(heading)]
    titles = {title: words for title in headings if (words := _words(title))}
    if len(titles) == 1:
        return next(iter(titles))
    name = " ".join((tree.findtext(".//title") or "").split())
    titles = titles or {title: _words(title) for title in tree.iter("h2", "h3")}
    said = [title for title, words in titles.items() if len(words) >= _NAME and words in name]
    return said[0] if len(said) == 1 else None


def _words(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def _is_masthead(heading: HtmlElement) -> bool:
    """Whether a heading is the name of the site: a link to its first page and nothing else."""
    links = heading.findall(".//a")
    if len(links) != 1 or _words(links[0]) != _words(heading):
        return False
    try:
        return urlsplit(links[0].get("href", "")).path in ("", "/") and bool(links[0].get("href"))
    except ValueError:
        return False


def _days(runs: list[Run], language: str) -> Iterator[tuple[dt.date, int]]:
    """Days with the code point where they stand, counted from the first run."""
    text = ""
    for words, said in runs:
        written = written_days(words, language) if len(words) <= _LINE else ()
        for day, at, _ in [WrittenDay(said, 0, 0)] if said else written:
            label = (text + words[:at])[-_LABEL:]
            if not _CHANGED.search(label) and not NOT_ITS_OWN.search(label):
                yield day, len(text) + at
        text += words


def _runs(tree: HtmlElement, title: HtmlElement) -> Iterator[Run | None]:
    """The page's runs of text in order, with the day where an element says one of itself; None in the place of the title."""
    apart = Apart(tree)
    walker = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        said = None
        if event == "start" and element is title:
            walker.skip_subtree()
            yield None
            continue
        if event == "start" and (_is_aside(element) or apart.holds(element)):
            walker.skip_subtree()
            continue
        if event == "start" and element.tag == "time":
            said = iso_day(element.get("datetime"))
        words = " ".join(((element.text if event == "start" else element.tail) or "").split())
        if words or said:
            yield f"{words} ", said


def _is_aside(element: HtmlElement) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    if element.tag == "time":
        return bool(_CHANGED.search(names)) and "publish" not in names
    return element.tag == "footer"
