"""Every command of the window as data: bindings, palette, help, manual page and rebinding are made of it.

The commands of other screens are in `tui.screen_keymaps`.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from typing import Any

from textual.app import App
from textual.binding import Binding
from textual.keys import format_key

from extractors.kinds.registry import kinds
from extractors.values import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """Something the reader can do.

    Attributes:
        id: Stable name, for rebinding.
        keys: Keys, in Textual's names, separated by commas.
        target: The part of the window that does it; `app` for the application.
        method: The method of that part.
        words: What it does, as a verb.
        group: Under which heading of the help it stands.
        arguments: What the method is called with.
    """

    id: str
    keys: str
    target: str
    method: str
    words: str
    group: str = ""
    arguments: tuple[object, ...] = ()

    @property
    def action(self) -> str:
        """As a Textual action: of the application, or one that the screen looks up."""
        return f"app.{self.method}" if self.target == "app" else f"command({self.id!r})"

    @property
    def binding(self) -> Binding:
        """As a Textual binding: one that acts at once, so that the key after it meets what it did, however fast it came."""
        return Binding(self.keys, self.action, self.words, id=self.id, show=False, priority=True)

    def done_on(self, part: object) -> object:
        """Do it; what its method returns, which is to be awaited where it can be."""
        return getattr(part, self.method)(*self.arguments)

    @property
    def first_key(self) -> str:
        """The key that hints name: `j`."""
        return self.keys_in_words.split(" ", maxsplit=1)[0]

    @property
    def keys_in_words(self) -> str:
        """The keys as a person types them: `j ↓`; empty where it has none."""
        return " ".join(SHOWN.get(key, format_key(key)) for key in self.keys.split(",") if key)


# The palette's key, which no command can have.
PALETTE_KEY = "ctrl+p"

SHOWN = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "space": "Space", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home",
    "end": "End", "tab": "Tab", "shift+tab": "⇧Tab", "escape": "Esc", "enter": "Enter", "f1": "F1", "f2": "F2", "comma": ",",
    "full_stop": ".", "plus": "+", "minus": "-", "slash": "/", "question_mark": "?", "exclamation_mark": "!",
    "left_curly_bracket": "{", "right_curly_bracket": "}", "left_square_bracket": "[",
    "right_square_bracket": "]", "ctrl+d": "^d", "ctrl+u": "^u", "ctrl+o": "^o", "ctrl+n": "^n", "ctrl+r": "^r", "ctrl+p": "^p",
    "ctrl+z": "^z",
    "number_sign": "#", "equals_sign": "=", "backspace": "⌫",
}  # fmt: skip

MOVING, FACTS, FINDING, ARTICLE = "Moving", "Facts", "Finding", "Article and window"
CORRECTING = "Correcting"

COMMANDS: tuple[Command, ...] = (
    Command("line.next", "j,down", "navigation", "line", "Next line", MOVING, (1,)),
    Command("line.previous", "k,up", "navigation", "line", "Previous line", MOVING, (-1,)),
    Command("sentence.next", "l,right", "navigation", "sentence", "Next sentence", MOVING, (1,)),
    Command("sentence.previous", "h,left", "navigation", "sentence", "Previous sentence", MOVING, (-1,)),
    Command("word.next", "W", "words", "step", "Next word", MOVING, (1,)),
    Command("word.previous", "B", "words", "step", "Previous word", MOVING, (-1,)),
    Command(
        "paragraph.next", "right_curly_bracket", "navigation", "paragraph", "Next paragraph", MOVING, (1,)
    ),
    Command(
        "paragraph.previous",
        "left_curly_bracket",
        "navigation",
        "paragraph",
        "Previous paragraph",
        MOVING,
        (-1,),
    ),
    Command("page.next", "space,pagedown", "navigation", "page", "Next page", MOVING, (1,)),
    Command("page.previous", "b,pageup", "navigation", "page", "Previous page", MOVING, (-1,)),
    Command("half.next", "ctrl+d", "navigation", "page", "Half a page on", MOVING, (0.5,)),
    Command("half.previous", "ctrl+u", "navigation", "page", "Half a page back", MOVING, (-0.5,)),
    Command("article.start", "g,home", "navigation", "edge", "Beginning of the article", MOVING, (-1,)),
    Command("article.end", "G,end", "navigation", "edge", "End of the article", MOVING, (1,)),
    Command("jump.back", "ctrl+o", "navigation", "back", "Back to where you jumped from", MOVING),
    Command("jump.on", "ctrl+n", "navigation", "back", "On again to where you went back from", MOVING, (-1,)),
    Command(
        "mention.next",
        "right_square_bracket",
        "navigation",
        "mention",
        "Next entity in the text",
        FACTS,
        (1,),
    ),
    Command(
        "mention.previous",
        "left_square_bracket",
        "navigation",
        "mention",
        "Previous entity in the text",
        FACTS,
        (-1,),
    ),
    Command(
        "again.next", "n", "navigation", "again", "Next match, or mention of the chosen entity", FACTS, (1,)
    ),
    Command("again.previous", "N", "navigation", "again", "Previous match or mention", FACTS, (-1,)),
    Command("pane.next", "tab", "layout", "pane", "Next pane", FACTS, (1,)),
    Command("pane.previous", "shift+tab", "layout", "pane", "Previous pane", FACTS, (-1,)),
    Command(
        "row.choose",
        "enter",
        "navigation",
        "choose",
        "Pane: go to the mention, then open the card · text: find it in its pane",
        FACTS,
    ),
    Command("card.open", "i", "cards", "open", "Card: what it is, why, and every mention in context", FACTS),
    Command("card.back", "backspace", "cards", "back", "Card: back to the card before", FACTS),
    Command(
        "card.why",
        "w",
        "explanation",
        "open",
        "Why: what each rule said of the mention, its clause and tokens",
        FACTS,
    ),
    Command("card.only", "equals_sign", "filter", "only", "Filter to this entity alone; again: all", FACTS),
    Command(
        "scope.cycle", "s", "filter", "scope", "Scope: sentence, paragraph, screen, so far, article", FACTS
    ),
    Command("order.cycle", "o", "filter", "order", "Order: first mention, frequency, name", FACTS),
    Command("map.toggle", "m", "charts", "toggle", "Map of the article’s places", FACTS, ("map",)),
    Command(
        "timeline.toggle", "t", "charts", "toggle", "Timeline of the article’s dates", FACTS, ("timeline",)
    ),
    Command(
        "chart.nearer",
        "plus",
        "charts",
        "zoom",
        "Map: nearer · timeline: dates near the article’s own",
        FACTS,
        (1,),
    ),
    Command("chart.farther", "minus", "charts", "zoom", "Map: farther · timeline: all dates", FACTS, (-1,)),
    Command(
        "chart.fit",
        "0",
        "charts",
        "fit",
        "Map: what the article is about, then every place · timeline: all dates",
        FACTS,
    ),
    Command(
        "labels.toggle", "L", "layout", "labels", "Letters of the kinds at the mentions, on or off", FACTS
    ),
    *(
        Command(
            f"kind.{spec.name}",
            str(number),
            "filter",
            "toggle",
            f"Show or hide {spec.plural}",
            FINDING,
            (spec.name,),
        )
        for number, spec in enumerate(kinds(), 1)
    ),
    Command(
        "filter.ask",
        "f",
        "filter",
        "ask",
        "Filter by names, or kind:figure  country:AF  unit:troops  value>500  where:Kabul",
        FINDING,
    ),
    Command("filter.save", "F", "filter", "ask_name", "Save the filter under a name, for @name", FINDING),
    Command("search.ask", "slash", "search", "ask", "Search the text", FINDING),
    Command(
        "search.pattern",
        "ctrl+r",
        "search",
        "ask_pattern",
        "Search for a pattern; while searching: words or pattern",
        FINDING,
    ),
    Command(
        "clear", "escape", "dismissals", "first", "Close, or clear choice, search and filter in turn", FINDING
    ),
    Command(
        "correction.reject",
        "x",
        "corrections",
        "reject",
        "Reject the mention, in a pane the entity; again: take it back",
        CORRECTING,
    ),
    Command(
        "doubt.next",
        "D",
        "navigation",
        "doubtful",
        "Next doubtful entity, marked with ? (in the text ¿), and why it is",
        CORRECTING,
    ),
    Command(
        "correction.confirm",
        "C",
        "corrections",
        "confirm",
        "Confirm it: the doubtful entity is right as it was found",
        CORRECTING,
    ),
    Command(
        "correction.change",
        "c",
        "changes",
        "change",
        "Change its place, value, who, where, when, source, name, type or kind",
        CORRECTING,
    ),
    Command(
        "correction.merge",
        "M",
        "changes",
        "merge",
        "Merge it, or this mention alone, into another of its kind",
        CORRECTING,
    ),
    Command(
        "correction.split",
        "S",
        "changes",
        "split",
        "Split the mention from the entity: it names another",
        CORRECTING,
    ),
    Command(
        "words.select",
        "V",
        "words",
        "select",
        "Select words from here to where you go, or drag the mouse; again: none",
        CORRECTING,
    ),
    Command(
        "words.mark",
        "a",
        "marking",
        "mark",
        "Add what was missed: the selected words are a place, actor, figure or date",
        CORRECTING,
    ),
    Command(
        "note.ask",
        "number_sign",
        "notes",
        "ask",
        "Note with #tags on the entity, or the sentence; tag:… filters by it",
        CORRECTING,
    ),
    Command("correction.undo", "u", "corrections", "undo", "Undo the last correction", CORRECTING),
    Command("correction.redo", "U", "corrections", "redo", "Say again what was undone", CORRECTING),
    Command(
        "correction.always",
        "exclamation_mark",
        "corrections",
        "always",
        "Make the last correction a rule for every article",
        CORRECTING,
    ),
    Command("article.next", "full_stop", "articles", "step", "Next article", ARTICLE, (1,)),
    Command("article.previous", "comma", "articles", "step", "Previous article", ARTICLE, (-1,)),
    Command("article.list", "A", "articles", "list", "List of the articles", ARTICLE),
    Command(
        "copies.toggle",
        "p",
        "versions",
        "tell",
        "Copies and versions of the article; in a list: show them, or fold them",
        ARTICLE,
    ),
    Command(
        "versions.show",
        "E",
        "versions",
        "show",
        "Versions of the article: what each later one changed",
        ARTICLE,
    ),
    Command(
        "story.show",
        "P",
        "versions",
        "show_story",
        "Story: the articles of the event by day, who is new, how its figures developed (of a corpus)",
        ARTICLE,
    ),
    Command(
        "article.reload",
        "R",
        "articles",
        "reload",
        "Read the article again, at the same place; of a feed: what is new",
        ARTICLE,
    ),
    Command(
        "date.ask",
        "d",
        "corrections",
        "ask_date",
        "Set the article's own date, the anchor of “Friday”",
        ARTICLE,
    ),
    Command("citation.copy", "y", "cards", "copy", "Copy the sentence as a citation", ARTICLE),
    Command(
        "choice.mark",
        "v",
        "selection",
        "mark",
        "Mark it for the pipe: an article, mention or entity (--choose)",
        ARTICLE,
    ),
    Command("export.open", "e", "articles", "export", "Export to a file: CSV, GeoJSON, a report, …", ARTICLE),
    Command("analysis.retry", "r", "analysis", "retry", "Analyse again after a failure", ARTICLE),
    Command("theme.toggle", "T", "window", "toggle_theme", "Theme: dark or light", ARTICLE),
    Command("text.wider", "greater_than_sign", "layout", "widen", "Longer lines", ARTICLE, (1,)),
    Command("text.narrower", "less_than_sign", "layout", "widen", "Shorter lines", ARTICLE, (-1,)),
    Command("zen", "z", "layout", "zen", "The article alone, or everything", ARTICLE),
    Command("tour.start", "f2", "tour", "start", "A tour: the first minute, step by step", ARTICLE),
    Command("help", "question_mark,f1", "window", "help", "This help", ARTICLE),
    Command("suspend", "ctrl+z", "app", "suspend", "Suspend: back to the shell, until its fg", ARTICLE),
    Command("quit", "q", "app", "quit", "Quit", ARTICLE),
)

GROUPS = (MOVING, FACTS, FINDING, CORRECTING, ARTICLE)

COMMAND_OF = {command.id: command for command in COMMANDS}


async def done_by(part: object, commands: Iterable[Command], id_: str) -> None:
    """Have a part do the command of this id, of the commands that it knows."""
    done = next(command for command in commands if command.id == id_).done_on(part)
    if inspect.isawaitable(done):
        await done


def commands_of(app: App[Any]) -> tuple[Command, ...]:
    """Every command with the keys that it has in this window: the reader may have rebound them."""
    return getattr(app, "commands", COMMANDS)


def key_of(app: App[Any], id: str) -> str:
    """The first key of a command as a person types it; empty where it has none."""
    return next((command.first_key for command in commands_of(app) if command.id == id), "")


def bindings(commands: Iterable[Command]) -> list[Binding]:
    """As a screen's bindings."""
    return [command.binding for command in commands]
