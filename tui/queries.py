"""History of filters, searches and actions of the palette, and filters saved under a name, kept between runs."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from pathlib import Path

from extractors.asking.likeness import nearest
from extractors.atomic import replace_private
from extractors.errors import QueryError

_RECENT_KEPT = 50
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,30}", re.IGNORECASE)
# A saved filter may use another, so deep.
_DEPTH = 5
_USED = re.compile(r"(?<!\S)@(\S*)")


class Queries:
    """The saved filters by name, and the recent filters and searches, the latest last.

    The file is read when it is first asked for and again before it is written, so that two readers add to each other. Where it
    cannot be written, the queries live as long as the window.

    Args:
        path: A JSON file `{"saved": {name: query}, "filters": [...], "searches": [...], "actions": [...]}`; None keeps nothing.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self._saved: dict[str, str] | None = None
        self._recent: dict[str, list[str]] = {"filters": [], "searches": [], "actions": []}

    @property
    def saved(self) -> Mapping[str, str]:
        """The saved filters by their names."""
        if self._saved is None:
            self._read()
        return self._saved or {}

    def recent(self, what: str) -> tuple[str, ...]:
        """The recent `filters`, `searches` or `actions` of the palette, the latest last."""
        if self._saved is None:
            self._read()
        return tuple(self._recent[what])

    def used(self, what: str, words: str) -> None:
        """A filter, a search or an action was used."""
        if words.strip() and self.recent(what)[-1:] != (words,):
            self._read()
            self._recent[what] = [*(old for old in self._recent[what] if old != words), words][-_RECENT_KEPT:]
            self._write()

    def save(self, name: str, query: str) -> None:
        """Keep a filter under a name; without a query, forget it.

        Raises:
            QueryError: The name cannot be one, or there is nothing of that name to forget.
        """
        if not _NAME.fullmatch(name):
            raise QueryError("a name is letters and digits: big, kabul-2")
        self._read()
        assert self._saved is not None
        if query:
            self._saved[name] = query
        elif self._saved.pop(name, None) is None:
            raise QueryError(f"nothing is saved as “{name}”")
        self._write()

    def expanded(self, words: str, is_final: bool = False) -> str:
        """The words with every `@name` replaced by what is saved under it; a name that is still being typed asks nothing.

        Raises:
            QueryError: Nothing is saved under a name.
        """
        for _ in range(_DEPTH):
            if not _USED.search(words):
                break
            words = _USED.sub(lambda match: self._meant(match[1], is_final), words)
        return words

    def _meant(self, name: str, is_final: bool) -> str:
        saved = self.saved
        if name in saved:
            return saved[name]
        if not is_final and (not name or any(known.startswith(name) for known in saved)):
            return ""
        found = nearest(name, saved)
        perhaps = f"; perhaps “@{found}”" if found else "; F saves the filter under a name"
        raise QueryError(f"nothing is saved as “@{name}”{perhaps}")

    def _read(self) -> None:
        """Take what the file has; one that is no JSON of ours is put aside, never overwritten."""
        import orjson

        self._saved = dict(self._saved or {})
        if self.path is None:
            return
        try:
            found = orjson.loads(self.path.read_bytes())
            self._saved = {str(name): str(query) for name, query in found["saved"].items()}
            self._recent = {what: [str(words) for words in found.get(what, ())] for what in self._recent}
        except OSError:
            return
        except (ValueError, KeyError, TypeError, AttributeError):
            with contextlib.suppress(OSError):
                self.path.replace(self.path.with_suffix(".damaged"))

    def _write(self) -> None:
        import orjson

        if self.path is None:
            return
        data = orjson.dumps({"saved": self._saved, **self._recent}, option=orjson.OPT_INDENT_2)
        try:
            replace_private(self.path, data)
        except OSError:
            self.path = None  # from now on they live as long as the window
