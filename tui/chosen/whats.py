"""The kinds of things that can be chosen for a pipe. It imports nothing: the command line is read before the window is there."""

from __future__ import annotations

from typing import Literal, get_args

What = Literal["articles", "mentions", "entities"]
WHATS: tuple[What, ...] = get_args(What)


def with_value(arguments: list[str]) -> list[str]:
    """The arguments with `--choose` given its value: articles, unless one of the others follows as a word of its own."""
    whole = list(arguments)
    for index, word in enumerate(arguments):
        if word == "--":
            break
        following = arguments[index + 1] if index + 1 < len(arguments) else ""
        if word == "--choose" and following not in WHATS:
            whole[index] = f"--choose={WHATS[0]}"
    return whole
