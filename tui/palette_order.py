"""The order in which the palette lists actions at first: what was used lately, what is likely here, the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from textual.app import SystemCommand

from tui.key_contexts import KEY_CONTEXTS
from tui.keymap import MOVING, Command

_RECENT = 5  # so many of those that were used lately lead

# Every part of the window has these in its last line; they are likely nowhere in particular.
_EVERYWHERE = ("help", "quit")


def likely(key_context: str, commands: Iterable[Command]) -> tuple[str, ...]:
    """The words of the commands that a part of the window is for: those of its last line, then the others that its help names.

    What only moves is left out: nobody looks it up to do it once.

    Args:
        key_context: One of `tui.key_contexts.KEY_CONTEXTS`.
        commands: As they are in this window.
    """
    known = {command.id: command for command in commands}
    here = KEY_CONTEXTS[key_context]
    ids = [*(id_ for id_, _ in here.hints), *(id_ for named, _ in here.keys for id_ in named)]
    ids.sort(key="clear".__eq__)  # who wants to leave knows Esc
    found = (known[id_] for id_ in dict.fromkeys(ids) if id_ in known and id_ not in _EVERYWHERE)
    return tuple(command.words for command in found if command.group != MOVING)


def ordered(
    actions: Iterable[SystemCommand],
    recent: Sequence[str],
    here: Sequence[str],
    last: Collection[str],
    place: str,
) -> list[SystemCommand]:
    """The actions with those that were used lately first, then those that are likely here, then the others as they came.

    Args:
        actions: What there is.
        recent: Titles of what was used, the latest last.
        here: Titles of what is likely here, the likeliest first.
        last: Titles of what stands at the end.
        place: What the part of the window is called that has the keys.
    """
    used = list(reversed(recent))[:_RECENT]

    def rank(action: SystemCommand) -> tuple[int, int]:
        if action.title in used:
            return 0, used.index(action.title)
        if action.title in here:
            return 1, here.index(action.title)
        return 2, int(action.title in last)

    said = {0: "Used lately", 1: place}
    return [
        action._replace(help=f"{said[first]} · {action.help}")
        if (first := rank(action)[0]) in said
        else action
        for action in sorted(actions, key=rank)
    ]
