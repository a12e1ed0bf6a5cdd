"""What an earlier run has finished, read from its JSON Lines."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import orjson

from extractors.errors import OutputError, Q7x2Error
from extractors.exports.schema import SCHEMA, sha256_of
from extractors.model import Article

_ELSEWHERE = "Write to another place, or leave --resume out."


class Finished:
    """The articles of an output, by id and text; a line that was not written to its end is cut off the file.

    Args:
        path: The JSON Lines of the earlier run.

    Raises:
        OutputError: The file cannot be read, or holds something else.
    """

    def __init__(self, path: Path) -> None:
        self.count = 0
        self.model: str | None = None
        self._digests: Counter[bytes] = Counter()
        try:
            sound = self._read(path)
            if sound < path.stat().st_size:
                with path.open("r+b") as file:
                    file.truncate(sound)
        except OSError as error:
            raise OutputError(f"{path}: it cannot be gone on with ({error.strerror}).", _ELSEWHERE) from error

    def left(self, items: Iterable[Article | Q7x2Error]) -> Iterator[Article | Q7x2Error]:
        """What is not finished; each finished one stands for one article."""
        for item in items:
            if isinstance(item, Article) and self._digests:
                digest = _digest(item.id, sha256_of(item.text))
                if self._digests[digest] > 0:
                    self._digests[digest] -= 1
                    continue
            yield item

    def _read(self, path: Path) -> int:
        """Take every line in; how many bytes of the file are sound."""
        sound = 0
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if not line.endswith(b"\n"):
                    break
                self._take(line, path, number)
                sound += len(line)
        return sound

    def _take(self, line: bytes, path: Path, number: int) -> None:
        try:
            known: Any = orjson.loads(line)
            article, model = known["article"], known["model"]
            if known["schema"] != SCHEMA:
                raise ValueError
            digest = _digest(article["id"], article["sha256"])
            self.model = f"{model['name']} {model['version']}" if model else self.model
        except (ValueError, KeyError, TypeError) as error:
            raise OutputError(
                f"{path}, line {number}: this is no article of schema {SCHEMA}.", _ELSEWHERE
            ) from error
        self._digests[digest] += 1
        self.count += 1


def _digest(id_: str, sha256: str) -> bytes:
    return hashlib.blake2b(repr((id_, sha256)).encode("utf-8", "replace"), digest_size=16).digest()
