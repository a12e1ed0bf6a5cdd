"""A name given by a person (a path, a folder, an address, or `-` for standard input) to its articles."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Generator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from extractors.errors import SourceError, SourceNote
from extractors.model import Article
from extractors.sources import registry
from extractors.sources.formats import (
    BY_NAME,
    HEAD_BYTES,
    MAIL_HEAD_BYTES,
    SourceFormat,
    is_address,
    is_stored,
    kind_of_other,
    without_login,
)
from extractors.sources.home import at_home
from extractors.sources.intake import id_of, opened, shown, whole
from extractors.sources.loading import Given, Loading
from extractors.sources.registry import format_named, format_of, reader_of, what_to_give

if TYPE_CHECKING:
    from extractors.sources.document import Document, Lead
    from extractors.sources.subprocess_parser import Told


def articles_in(
    source: str, option_date: str | None = None, loading: Loading | None = None
) -> Iterator[Article | SourceError]:
    """The articles of one source with their outlets' towns; otherwise as `_articles_in`."""
    loading = loading or Loading()
    for found in _articles_in(source, option_date, loading):
        yield at_home(found, loading.home) if isinstance(found, Article) else found


def _articles_in(source: str, option_date: str | None, loading: Loading) -> Iterator[Article | SourceError]:
    """The articles of one source, in order, read as they are asked for.

    What cannot be read comes as the error that says why; what is to be known of something that was read, as a `SourceNote`.

    Args:
        source: A path, a folder, an address of the web or of an object store, or `-` for standard input.
        option_date: ISO date of publication that the person gave.
        loading: Limits and names of fields.
    """
    try:
        if is_address(source):
            yield from _parsed("web", source, b"", option_date, loading)
            return
        if is_stored(source):
            from extractors.sources.stored import local_copies

            for found in local_copies(source, loading):
                yield from _of_copy(found, option_date, loading)
            return
        for entry in expanded(source):
            if isinstance(entry, SourceError):
                yield entry
            elif entry == source:
                yield from _in_file(source, option_date, loading)
            else:
                yield from _articles_in(entry, option_date, loading)
    except SourceError as error:
        yield error


def single_article(source: str, option_date: str | None = None, loading: Loading | None = None) -> Article:
    """The first article of a source.

    Raises:
        SourceError: There is none.
    """
    for found in articles_in(source, option_date, loading):
        if isinstance(found, Article):
            return found
        if not isinstance(found, SourceNote):
            raise found
    raise SourceError(f"{source}: there is no article in it.", what_to_give())


def holds_several(source: str) -> bool:
    """Whether a source may hold more than one article, as far as its name tells."""
    return registry.holds_several(source) or (source != "-" and _is_folder(source))


def expanded(source: str) -> Iterator[str | SourceError]:
    """The files of a folder, with what is to be known of the others at the end; anything else is itself."""
    if source == "-" or is_address(source) or is_stored(source) or not _is_folder(source):
        yield source
        return
    from extractors.sources.folder import files_of

    try:
        files, note = files_of(source)
    except SourceError as error:
        yield error
        return
    yield from files
    if note is not None:
        yield note


def _is_folder(source: str) -> bool:
    try:
        return Path(source).is_dir()
    except (OSError, ValueError):
        return False


def _in_file(source: str, option_date: str | None, loading: Loading) -> Iterator[Article | SourceError]:
    name = "standard input" if source == "-" else shown(source)
    given = Given(source, name, option_date, loading)
    with opened(source, loading) as file:
        try:
            head = file.peek(HEAD_BYTES) if hasattr(file, "peek") else b""
            form = BY_NAME.get(format_of(source, head))
            if form is not None and form.is_grown:
                yield from _grown(form, file, given)
                return
            data = whole(file, name, loading)
        except OSError as error:
            from extractors.sources.intake import unreadable

            raise unreadable(name, error) from error
    yield from _of_bytes(format_of(source, data[:MAIL_HEAD_BYTES]), data, given)


def _grown(form: SourceFormat, file: BinaryIO, given: Given) -> Iterator[Article | SourceError]:
    """The articles of a source that is read as it comes."""
    if form.articles:
        yield from reader_of(form.articles)(file, given)
        return
    from extractors.sources.subprocess_parser import documents_in_stream

    found = documents_in_stream(form.name, given.name, given.loading, file)
    with contextlib.closing(_articles(found, given)) as articles:
        yield from articles


def _of_copy(
    copy: tuple[str, str] | SourceError, option_date: str | None, loading: Loading
) -> Iterator[Article | SourceError]:
    """The articles of a copy, told of by the name of what it is a copy of."""
    if isinstance(copy, SourceError):
        yield copy
        return
    path, name = copy[0], shown(copy[1])
    for found in _in_file(path, option_date, loading):
        if isinstance(found, Article):
            source = found.source.replace(shown(path), name)
            yield replace(found, id=found.id.replace(shown(path), name), source=source)
        else:
            yield type(found)(found.message.replace(shown(path), name), found.hint)


def _of_bytes(form: str, data: bytes, given: Given) -> Iterator[Article | SourceError]:
    if not data:
        raise SourceError(f"{given.name}: there is no text in it, it is empty.", what_to_give())
    if form == "other":
        kind = kind_of_other(data[:HEAD_BYTES]) or "an archive"
        raise SourceError(f"{given.name}: this is {kind}, which is not read here.", what_to_give())
    found = format_named(form)
    if found.articles:
        yield from reader_of(found.articles)(io.BytesIO(data), given)
    else:
        yield from _parsed(form, given.source, data, given.option_date, given.loading)


def _parsed(
    form: str, source: str, data: bytes, option_date: str | None, loading: Loading, is_led_to: bool = False
) -> Iterator[Article | SourceError]:
    from extractors.sources.subprocess_parser import documents_in_subprocess

    source = without_login(source) if form == "web" else source  # it is never sent, nor to be read by others
    address = source if form == "web" else None
    name = "standard input" if source == "-" else shown(source)
    found = documents_in_subprocess(form, name, loading, data, address)
    yield from _articles(found, Given(source, name, option_date, loading), is_led_to)


def _articles(
    found: Iterator[Told], given: Given, is_led_to: bool = False
) -> Generator[Article | SourceError, None, None]:
    """The articles of documents and of the feeds that a list leads to, with what is to be known of them."""
    from extractors.sources.document import Lead

    told: set[str] = set()  # what the entries of a list's feeds are known by
    for one in found:
        if isinstance(one, SourceNote):
            yield one
        elif not isinstance(one, Lead):
            yield from _article(one, given)
        elif is_led_to:
            yield SourceNote(
                f"{given.name}: a list that a list leads to is not followed.", "Give it by itself."
            )
            return
        else:
            yield from _of_lead(one, given, told)


def _of_lead(lead: Lead, given: Given, told: set[str]) -> Iterator[Article | SourceError]:
    """The entries of a feed that a list leads to, but for those that another one told."""
    from extractors.sources.pace import PACE

    if not given.loading.is_offline:
        PACE.wait(lead.address)
    try:
        for found in _parsed("web", lead.address, b"", given.option_date, given.loading, is_led_to=True):
            if isinstance(found, Article):
                known = {found.id, found.source}
                if known & told:
                    continue
                told |= known
                found = replace(found, feed=lead.title or found.feed)
            yield found
    except SourceError as error:
        yield error


def _article(document: Document, given: Given) -> Iterator[Article | SourceError]:
    from extractors.sources.text import article_of_document

    name, source, part = given.name, given.source, document.part
    yield from (SourceNote(f"{name}: {note}", "What else is in it was read.") for note in document.notes)
    where = document.link if document.feed and document.link and not part else shown(source)
    try:
        article = article_of_document(
            document,
            id=document.id or (f"{id_of(source)}#{part}" if part else id_of(source)),
            source=f"{where}, part {part}" if part else where,
            option_date=given.option_date,
        )
    except SourceError as error:
        yield error
        return
    if article.feed is not None and given.loading.is_full and not given.loading.is_offline:
        from extractors.sources.entry_page import of_entry

        note, article = of_entry(article, given.loading)
        if note is not None:
            yield note
    yield article
