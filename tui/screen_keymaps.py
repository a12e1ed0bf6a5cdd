"""The commands of the screens that lie over the window, or stand in its place.

A command of another screen has the id and keys of the window's own where it means the same there; what is typed into a dialog
leaves it fewer keys (`DIALOG_COMMANDS`).
"""

from __future__ import annotations

from dataclasses import replace

from tui.keymap import COMMAND_OF, Command


def meaning(target: str, methods: dict[str, tuple[object, ...]]) -> tuple[Command, ...]:
    """The window's commands as they are meant in another screen.

    Args:
        target: The part that does them there.
        methods: The method with its arguments, by the command's id.
    """
    return tuple(
        replace(COMMAND_OF[id_], target=target, method=str(method), arguments=tuple(arguments))
        for id_, (method, *arguments) in methods.items()
    )


# What moves through a text or a list moves through every other.
_SCROLLING: dict[str, tuple[object, ...]] = {
    "line.next": ("line", 1), "line.previous": ("line", -1), "page.next": ("page", 1), "page.previous": ("page", -1),
    "half.next": ("page", 0.5), "half.previous": ("page", -0.5), "article.start": ("edge", -1), "article.end": ("edge", 1),
}  # fmt: skip

# A text over the window: help and messages.
TEXT_COMMANDS = meaning("screen", {**_SCROLLING, "clear": ("close",), "quit": ("close",)})
HELP_COMMANDS = (
    *TEXT_COMMANDS,
    *meaning(
        "screen",
        {
            "help": ("close",),
            "tour.start": ("tour",),
            "search.ask": ("search",),
            "again.next": ("found", 1),
            "again.previous": ("found", -1),
        },
    ),
)

# The list of articles; where articles are chosen, the key that marks marks there too.
LIST_COMMANDS = (
    *meaning(
        "screen",
        {
            **_SCROLLING,
            "row.choose": ("choose",),
            "sentence.next": ("read",),
            "choice.mark": ("mark",),
            "filter.ask": ("find",),
            "search.ask": ("find",),
            "order.cycle": ("sort",),
            "article.list": ("close",),
            "copies.toggle": ("fold",),
            "versions.show": ("show_versions",),
            "clear": ("give_up",),
            "quit": ("finish",),
        },
    ),
    Command("dialog.interrupt", "ctrl+c", "screen", "interrupt", "Interrupt"),
)

# The library: the same keys, of its list or its facets.
LIBRARY_COMMANDS = (
    *meaning(
        "screen",
        {
            **_SCROLLING,
            "pane.next": ("pane",),
            "pane.previous": ("pane",),
            "row.choose": ("choose",),
            "order.cycle": ("sort",),
            "scope.cycle": ("group",),
            "filter.ask": ("ask_filter",),
            "search.ask": ("find",),
            "sentence.next": ("side", 1),
            "sentence.previous": ("side", -1),
            "again.next": ("item", 1),
            "again.previous": ("item", -1),
            "map.toggle": ("chart", "map"),
            "timeline.toggle": ("chart", "timeline"),
            "chart.nearer": ("zoom", 1),
            "chart.farther": ("zoom", -1),
            "chart.fit": ("fit",),
            "copies.toggle": ("fold",),
            "versions.show": ("show_related", "versions"),
            "story.show": ("show_related", "story"),
            "clear": ("widen",),
            "theme.toggle": ("toggle_theme",),
            "help": ("help",),
        },
    ),
    COMMAND_OF["suspend"],
    COMMAND_OF["quit"],
)

# A dialog in which letters are typed.
DIALOG_COMMANDS = (
    Command("dialog.leave", "escape", "screen", "leave", "Leave everything as it is"),
    Command("dialog.next", "down,ctrl+n", "screen", "point", "Next choice", arguments=(1,)),
    Command("dialog.previous", "up", "screen", "point", "Previous choice", arguments=(-1,)),
    Command("dialog.page.next", "pagedown", "screen", "point", "Ten choices on", arguments=(10,)),
    Command("dialog.page.previous", "pageup", "screen", "point", "Ten choices back", arguments=(-10,)),
)
