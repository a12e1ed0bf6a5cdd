"""The words that are said: what hangs on a verb, without the word that opens it, commas at its ends, and whoever says it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractors.clauses.parse import Parse
    from extractors.statements.saying import Runs

_OPENING = frozenset({"that", ",", ":", ";", "-", "–", "—", "--", "and", "but", "...", "…"})
_CLOSING = frozenset({",", ".", ";", ":", "-", "–", "—", "--", "and", "but", "while"})
_HOUR = re.compile(r"\d{1,2}[:.]\d\d")
_LONGEST = 400  # tokens: more than any sentence of news


def under(parse: Parse, head: int, without: Iterable[int] = ()) -> set[int]:
    """The token and all that hangs on it, but the given tokens and what hangs on those."""
    left_out = set(without)
    found: set[int] = set()
    todo = [head]
    while todo and len(found) < _LONGEST:
        at = todo.pop()
        if at not in left_out:
            found.add(at)
            todo += parse.kids[at]
    return found


def runs_of(parse: Parse, tokens: Iterable[int]) -> Runs:
    """Tokens as runs: commas and blanks between two of them join them, opening and closing words fall away."""
    ordered = sorted(tokens)
    found: list[tuple[int, int]] = []
    for at in ordered:
        if found and all(_is_mark(parse, gap) for gap in range(found[-1][1], at)):
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    trimmed = (_trimmed(parse, first, last, not index) for index, (first, last) in enumerate(found))
    return tuple(run for run in trimmed if _says_something(parse, *run))


def _is_mark(parse: Parse, token: int) -> bool:
    return not any(map(str.isalnum, parse.words[token]))


def _says_something(parse: Parse, first: int, last: int) -> bool:
    return any(not _is_mark(parse, at) for at in range(first, last))


def _trimmed(parse: Parse, first: int, last: int, is_first: bool) -> tuple[int, int]:
    if is_first:
        first = _behind_hour(parse, first, last)
    while first < last and (
        (parse.words[first].lower() in _OPENING and not _is_subject(parse, first))
        or parse.words[first].isspace()
    ):
        if parse.words[first].lower() in ("and", "but") and not is_first:
            break
        first += 1
    while first < last and (parse.words[last - 1].lower() in _CLOSING or parse.words[last - 1].isspace()):
        last -= 1
    return _balanced(parse, first, last)


def _behind_hour(parse: Parse, first: int, last: int) -> int:
    """Where what is said begins behind the hour that opens its line: "21:15 - Ferries"."""
    opens = (
        first == 0
        or "\n" in parse.text[parse.ends[first - 1] : parse.starts[first]]
        or parse.words[first - 1].isspace()
    )
    if not opens or not _HOUR.fullmatch(parse.words[first]):
        return first
    mark = next(
        (at for at in range(first + 1, min(first + 4, last)) if parse.words[at] in ("-", "–", "—", ":", "|")),
        None,
    )
    return first if mark is None else mark + 1


def _is_subject(parse: Parse, token: int) -> bool:
    """Whether "that" is a word of its own, and opens no clause: "that was a lie"."""
    own = parse.deps[token] not in ("mark", "advmod", "complm") and parse.tags[token] != "WDT"
    return parse.words[token].lower() == "that" and own


def _balanced(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """With the quotation mark that its first or last words have left outside."""
    inside = parse.words[first:last]
    opened, closed = inside.count("“"), inside.count("”")
    if opened > closed and last < len(parse.words) and parse.words[last] == "”":
        return first, last + 1
    if opened > closed and parse.words[last : last + 2] in ([",", "”"], [".", "”"]):
        return first, last + 2
    if closed > opened and first and parse.words[first - 1] == "“":
        return first - 1, last
    if '"' in inside and inside.count('"') % 2:
        if last < len(parse.words) and parse.words[last] == '"':
            return first, last + 1
        if first and parse.words[first - 1] == '"':
            return first - 1, last
    return first, last
