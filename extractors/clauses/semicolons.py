"""Sentences in one: what stands before a semicolon is not what the verb behind it says or denies, as the parser often has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.token_columns import TokenColumns

_MARKS = frozenset({";", ":"})
_DASHES = frozenset({"-", "–", "—", "--"})
_BEFORE = frozenset({"ccomp", "parataxis"})
_OBJECTS = frozenset({"dobj", "ccomp", "xcomp"})
_QUOTES = frozenset({'"', "”", "'", "’"})


def parted_at_marks(columns: TokenColumns) -> tuple[list[int], list[str]]:
    """Heads and relations, with the clause before a semicolon or colon as a sentence of its own.

    Of "two men were arrested; the company denied breaking the law" the parser takes the arrest for what the company denied.
    A dash parts in the same way where the verb behind it has an object of its own: "it burned – the owner denied owning it".
    """
    heads, deps, words = columns.heads, columns.deps, columns.words
    if not any(word in _MARKS or word in _DASHES for word in words):
        return heads, deps
    cut = [at for at, dep in enumerate(deps) if dep in _BEFORE and at < heads[at] and _is_parted(columns, at)]
    if not cut:
        return heads, deps
    said_of = {columns.heads[at]: at for at in cut if deps[at] == "parataxis"}
    heads, deps = list(heads), list(deps)
    for at in cut:
        if (top := _said_with(columns, at)) is not None:
            heads[at], deps[at] = columns.heads[top], "ccomp"
            heads[top], deps[top] = top, "ROOT"
            continue
        said = said_of.get(columns.heads[at], at)  # "it closed, he said; it had lost money" is still said
        heads[at] = said if said > at else at
        deps[at] = "ccomp" if said > at else "ROOT"
    return heads, deps


def _said_with(columns: TokenColumns, at: int) -> int | None:
    """The verb behind the mark that the parser takes for what is said before it: "Oxfam says 9 died; others put it at 12"."""
    top = columns.heads[at]
    while columns.heads[top] > at and columns.heads[top] != top:
        if columns.deps[top] not in _BEFORE:
            return None
        top = columns.heads[top]
    return top if columns.heads[top] < at and columns.deps[top] == "ccomp" else None


def _is_parted(columns: TokenColumns, at: int) -> bool:
    """Whether a mark that parts two sentences stands right behind all that hangs on the token."""
    words, over = columns.words, columns.heads[at]
    mark = next((i for i in range(over - 1, at, -1) if words[i] in _MARKS or words[i] in _DASHES), None)
    if mark is None or any(_hangs_on(columns, i, at) for i in range(mark + 1, over)):
        return False
    following = mark + 1
    if following >= len(words) or words[following] in _QUOTES or words[mark - 1] in _QUOTES:
        return False
    if words[mark] in _MARKS:
        return True
    return any(
        head == over and i > over and columns.deps[i] in _OBJECTS for i, head in enumerate(columns.heads)
    )


def _hangs_on(columns: TokenColumns, token: int, above: int) -> bool:
    heads = columns.heads
    for _ in range(60):
        if token == above:
            return True
        if heads[token] == token:
            return False
        token = heads[token]
    return False
