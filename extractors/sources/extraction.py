"""The process that a hostile file may blow up: bytes on standard input, documents on standard output, a line of JSON each.

It is told what to do by one JSON argument, limits its own memory and time before it imports a parser, and ends with its parent.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
import time
from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any, cast

from extractors.errors import SourceError, SourceNote
from extractors.sources.document import Document, Lead, Received, clean, line_of
from extractors.sources.formats import BY_NAME, MAX_BYTES, SourceFormat
from extractors.sources.header import day_of
from extractors.sources.registry import format_named, reader_of, what_to_give

Found = Document | Lead | SourceNote | None

# Memory for a parser, in bytes: the largest allowed page takes a third of it.
MEMORY_BYTES = 3_000_000_000

# How often it is looked whether the parent lives, in seconds.
_WATCH_S = 0.5


def main() -> None:
    """Read the task, do it, say what came of it."""
    task = json.loads(sys.argv[1])
    _limit(None if task.get("is_streamed") else task["timeout_s"])
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()
    said: dict[str, Any] = {"error": "", "hint": ""}
    try:
        for document in _documents(task):
            _say(document)
    except SourceError as error:
        said["error"], said["hint"] = error.message, error.hint
    except MemoryError:
        said["error"] = (
            f"{task['name']}: reading it takes more than {MEMORY_BYTES // 1_000_000_000} GB of memory."
        )
        said["hint"] = "Save it as plain text where it was made."
    except RecursionError:
        said["error"], said["hint"] = (
            f"{task['name']}: it is nested too deep to be read.",
            "Save it as plain text.",
        )
    except Exception as error:
        said["error"] = f"{task['name']}: it is damaged ({type(error).__name__})."
        said["hint"] = "Save it anew where it was made."
    _write(said)
    os._exit(0)  # a parser's tree of a million elements would be taken apart one by one


def _say(found: Found) -> None:
    """Tell a document, a source that this one leads to, what is to be known of it, or that something was passed over."""
    if found is None:
        _write({})
    elif isinstance(found, SourceNote):
        _write({"note": found.message, "hint": found.hint})
    elif isinstance(found, Lead):
        _write({"lead": found.address, "title": found.title})
    else:
        _write({"document": asdict(found)})


def _write(said: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(said).encode("ascii") + b"\n")
    sys.stdout.flush()


def _documents(task: dict[str, Any]) -> Iterable[Found]:
    name, form, address = task["name"], task["format"], task.get("address")
    if task.get("is_streamed"):
        reader = reader_of(format_named(form).documents or "")
        received = Received(b"", name, stream=sys.stdin.buffer, max_bytes=task["max_bytes"])
        return cast(Iterable[Found], reader(received))
    if form == "web" and address:
        return _at_address(task, address)
    return documents_of(form, sys.stdin.buffer.read(), name, max_bytes=task["max_bytes"])


def _at_address(task: dict[str, Any], address: str) -> Iterable[Found]:
    from extractors.sources.fetching import Asked, found_at
    from extractors.sources.web import Page

    def documents(page: Page) -> Iterable[Found]:
        return documents_of(
            page.format, page.data, task["name"], page.address, page.charset, page.changed, task["max_bytes"]
        )

    asked = Asked(
        address, task["max_bytes"], task["allows_private"], task["timeout_s"],
        is_offline=task["is_offline"], heeds_robots=task["heeds_robots"],
    )  # fmt: skip
    return cast(Iterable[Found], found_at(asked, documents))


def documents_of(
    form: str,
    data: bytes,
    name: str,
    address: str | None = None,
    charset: str | None = None,
    changed: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> Iterable[Found]:
    """The documents of a source in a format that needs a parser, or of fetched text; between them what is to be known of it.

    Raises:
        SourceError: It cannot be read.
    """
    if form == "other":
        raise SourceError(f"{name}: this is no format that is read here.", what_to_give())
    found = format_named(form)
    if found.documents is None:
        raise SourceError(f"{name}: {found.title} are read from files alone.", "Save it, and give the file.")
    received = Received(data, name, address, charset, changed, max_bytes=max_bytes)
    if form in BY_NAME:
        return cast(Iterable[Found], reader_of(found.documents)(received))
    return _of_theirs(found, received)


def _of_theirs(found: SourceFormat, received: Received) -> list[Document]:
    """What a reader of another package makes, to be trusted like any other source: not."""
    assert found.documents is not None
    try:
        documents = list(reader_of(found.documents)(received))
    except (SourceError, MemoryError, RecursionError):
        raise
    except Exception as error:
        raise SourceError(
            f"{received.name}: the reader of the format {found.name!r} broke over it ({type(error).__name__}: {error}).",
            "Update or remove the package that brings it.",
        ) from error
    if not documents or not all(isinstance(each, Document) for each in documents):
        what = "nothing" if not documents else "what is no extractors.sources.document.Document"
        raise SourceError(
            f"{received.name}: the reader of the format {found.name!r} made {what} of it.",
            "Update or remove the package that brings it.",
        )
    return [
        replace(
            each,
            text=clean(each.text),
            title=line_of(each.title),
            byline=line_of(each.byline),
            published=day_of(each.published),
            part=line_of(each.part) or "",
            id=line_of(each.id),
            link=line_of(each.link),
        )
        for each in documents
    ]


def _limit(timeout_s: float | None) -> None:
    """Bound memory and, of what is not read as it comes, processor time; the parent's patience does what this system cannot."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        if timeout_s is not None:
            seconds = int(timeout_s) + 5
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_WATCH_S)
    os._exit(1)


if __name__ == "__main__":
    main()
