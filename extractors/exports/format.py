"""What a format is: how one article becomes a piece, and how pieces become a file or a folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from extractors.model import Analysis, Article

# What one article becomes: the bytes of a stream, or a folder's files by their endings (".txt", ".ann").
Piece = bytes | Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write analyses down.

    A stream is `head`, the pieces with `between` between them, `foot`. A format with `files` has a folder of its own, and its
    pieces are named after the article. A format with `joined` is one file that only all of its pieces together make.

    Attributes:
        name: What `--format` calls it.
        title: What a person reads in a list.
        suffix: The ending of its files, with the dot; empty for a folder.
        piece: One article as it stands in the whole. It runs in any process and knows nothing of the other articles.
        single: One article that is the whole, where that is written otherwise.
        files: The folder's files that belong to no article, by name.
        joined: Every piece of a file to that file.
        is_binary: Whether a terminal must not be shown it.
    """

    name: str
    title: str
    suffix: str
    piece: Callable[[Article, Analysis], Piece]
    head: bytes = b""
    between: bytes = b""
    foot: bytes = b""
    single: Callable[[Article, Analysis], bytes] | None = None
    is_folder: bool = False
    files: Mapping[str, bytes] = field(default_factory=dict)
    joined: Callable[[Sequence[bytes]], bytes] | None = None
    is_binary: bool = False

    def alone(self, article: Article, analysis: Analysis) -> bytes:
        """The file of one article. A folder has none."""
        if self.single is not None:
            return self.single(article, analysis)
        piece = self.piece(article, analysis)
        assert isinstance(piece, bytes)
        return self.joined([piece]) if self.joined else self.head + piece + self.foot
