"""Lists of feeds, as readers give them to one another: OPML, and newsboat's `urls`."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator

from lxml import etree

from extractors.errors import SourceError, SourceNote
from extractors.sources.decoding import decoded
from extractors.sources.document import Lead, Received, line_of
from extractors.sources.first_bytes import URLS_OTHERS
from extractors.sources.formats import is_address

_MOST = 2_000  # feeds of one list
_HINT = "Export it anew from the reader that has it."


def feeds_of_opml(received: Received) -> Iterator[Lead | SourceNote]:
    """The feeds that an OPML document lists, in folders or not, each once.

    Raises:
        SourceError: It is damaged, or lists no feed.
    """
    name = received.name
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        tree = etree.fromstring(received.data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"{name}: it is no OPML, or damaged.", _HINT) from error
    outlines = tree.iter("{*}outline", "outline") if tree is not None else ()
    found = [
        (value.strip(), outline.get("title") or outline.get("text"))
        for outline in outlines
        for key, value in outline.attrib.items()
        if str(key).lower() == "xmlurl"
    ]
    yield from _each_once(name, [Lead(address, line_of(title)) for address, title in found])


def feeds_of_urls(received: Received) -> Iterator[Lead | SourceNote]:
    """The feeds that newsboat's list names, each once; what is no address is told of.

    Raises:
        SourceError: It names no feed.
    """
    name, leads, others = received.name, [], 0
    for line in decoded(received.data, name, received.charset).splitlines():
        try:
            words = shlex.split(line, comments=True)
        except ValueError:  # a quote that does not end
            words = line.split()
        if not words:
            continue
        if words[0].lower().startswith(tuple(map(bytes.decode, URLS_OTHERS))):
            others += 1
            continue
        title = next((tag[1:] for tag in words[1:] if tag.startswith("~")), None)
        leads.append(Lead(words[0], line_of(title)))
    if others:
        yield SourceNote(
            f"{name}: passed over {others} {'line' if others == 1 else 'lines'} with a command, filter or query.",
            "Only addresses are read.",
        )
    yield from _each_once(name, leads)


def _each_once(name: str, leads: Iterable[Lead]) -> Iterator[Lead | SourceNote]:
    once: dict[str, Lead] = {}
    for lead in leads:
        once.setdefault(lead.address, lead)
    feeds = [lead for lead in once.values() if is_address(lead.address)]
    if not feeds:
        raise SourceError(f"{name}: there is no feed in this list.", _HINT)
    if len(feeds) < len(once):
        yield SourceNote(
            f"{name}: passed over {len(once) - len(feeds)} that are no address of the web.", "Check the list."
        )
    if len(feeds) > _MOST:
        yield SourceNote(
            f"{name}: of {len(feeds):,} feeds the first {_MOST:,} are read.", "Give the others apart."
        )
    yield from feeds[:_MOST]
