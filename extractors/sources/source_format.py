"""What a format of sources is: a value that a reader, and everything that is said of formats, follows from."""

from __future__ import annotations

TYPE_CHECKING = False  # importing `typing` takes longer than painting the first page, which needs this module
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NamedTuple

    class SourceFormat(NamedTuple):
        """A format of sources.

        A reader is a callable, or where one is imported from, as `package.module:name`. What makes documents is given
        `extractors.sources.document.Received`, runs in a process of its own within bounds of time and memory, and gives
        `Document`s, or raises a `SourceError` that says why not.

        Attributes:
            name: What it is called by: of another package the name of its entry point.
            title: What a person reads where formats are told of: "PDF", "Word documents".
            endings: The endings of its files, small, with the dot; ours go before those of others.
            media_types: What servers call it.
            sniff: Whether the first bytes (`HEAD_BYTES`) are of it; they go before the name only where the format says so for
                certain.
            documents: What makes documents of bytes.
            articles: What makes articles of an open file: for ours alone, where a file is read as it comes.
            holds_several: Whether a file may hold more than one article.
            is_grown: Whether it is read as it comes, and only a record is bounded, not the file. What makes documents of such a
                source is given its stream, and gives them one by one; of ours alone.
            row: What `docs/sources.md` says of it: how it is called there, and what is read.
        """

        name: str
        title: str
        endings: tuple[str, ...] = ()
        media_types: tuple[str, ...] = ()
        sniff: Callable[[bytes], bool] | None = None
        documents: str | Callable[..., Any] | None = None
        articles: str | None = None
        holds_several: bool = False
        is_grown: bool = False
        row: tuple[str, str] | None = None

else:
    from collections import namedtuple

    SourceFormat = namedtuple(
        "SourceFormat",
        "name title endings media_types sniff documents articles holds_several is_grown row",
        defaults=((), (), None, None, None, False, False, None),
    )
