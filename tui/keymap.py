"""Every action of the window once: its stable id, keys, name and group. Bindings, palette and help are made of it."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import App
from textual.binding import Binding
from textual.keys import format_key

from extractors.kinds.registry import kinds


@dataclass(frozen=True, slots=True)
class Deed:
    """Something the reader can do.

    Attributes:
        id: Stable name, for rebinding.
        keys: Keys, in Textual's names, separated by commas.
        action: The screen's action.
        name: What it does, as a verb.
        group: Under which heading of the help it stands.
    """

    id: str
    keys: str
    action: str
    name: str
    group: str

    @property
    def binding(self) -> Binding:
        """As a Textual binding: one that acts at once, so that the key after it meets what it did, however fast it came."""
        return Binding(self.keys, self.action, self.name, id=self.id, show=False, priority=True)

    @property
    def first_key(self) -> str:
        """The key that hints name: `j`."""
        return self.keys_in_words.split(" ", maxsplit=1)[0]

    @property
    def keys_in_words(self) -> str:
        """The keys as a person types them: `j ↓`; empty where it has none."""
        return " ".join(SHOWN.get(key, format_key(key)) for key in self.keys.split(",") if key)


# The palette's key, which no deed can have.
PALETTE_KEY = "ctrl+p"

SHOWN = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "space": "Space", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home",
    "end": "End", "tab": "Tab", "shift+tab": "⇧Tab", "escape": "Esc", "enter": "Enter", "f1": "F1", "comma": ",",
    "full_stop": ".", "plus": "+", "minus": "-", "slash": "/", "question_mark": "?", "exclamation_mark": "!",
    "left_curly_bracket": "{", "right_curly_bracket": "}", "left_square_bracket": "[",
    "right_square_bracket": "]", "ctrl+d": "^d", "ctrl+u": "^u", "ctrl+o": "^o", "ctrl+n": "^n", "ctrl+r": "^r", "ctrl+p": "^p",
    "equals_sign": "=", "backspace": "⌫",
}  # fmt: skip

MOVING, FACTS, FINDING, ARTICLE = "Moving", "Facts", "Finding", "Article and window"
CORRECTING = "Correcting"

DEEDS: tuple[Deed, ...] = (
    Deed("line.next", "j,down", "line(1)", "Next line", MOVING),
    Deed("line.previous", "k,up", "line(-1)", "Previous line", MOVING),
    Deed("sentence.next", "l,right", "sentence(1)", "Next sentence", MOVING),
    Deed("sentence.previous", "h,left", "sentence(-1)", "Previous sentence", MOVING),
    Deed("paragraph.next", "right_curly_bracket", "paragraph(1)", "Next paragraph", MOVING),
    Deed("paragraph.previous", "left_curly_bracket", "paragraph(-1)", "Previous paragraph", MOVING),
    Deed("page.next", "space,pagedown", "page(1)", "Next page", MOVING),
    Deed("page.previous", "b,pageup", "page(-1)", "Previous page", MOVING),
    Deed("half.next", "ctrl+d", "page(0.5)", "Half a page on", MOVING),
    Deed("half.previous", "ctrl+u", "page(-0.5)", "Half a page back", MOVING),
    Deed("article.start", "g,home", "start", "Beginning of the article", MOVING),
    Deed("article.end", "G,end", "end", "End of the article", MOVING),
    Deed("jump.back", "ctrl+o", "back", "Back to where you jumped from", MOVING),
    Deed("jump.on", "ctrl+n", "back(-1)", "On again to where you went back from", MOVING),
    Deed("mention.next", "right_square_bracket", "mention(1)", "Next entity in the text", FACTS),
    Deed("mention.previous", "left_square_bracket", "mention(-1)", "Previous entity in the text", FACTS),
    Deed("again.next", "n", "again(1)", "Next match, or mention of the chosen entity", FACTS),
    Deed("again.previous", "N", "again(-1)", "Previous match or mention", FACTS),
    Deed("pane.next", "tab", "pane(1)", "Next pane", FACTS),
    Deed("pane.previous", "shift+tab", "pane(-1)", "Previous pane", FACTS),
    Deed(
        "row.choose",
        "enter",
        "choose",
        "Pane: go to the mention, then open the card · text: find it in its pane",
        FACTS,
    ),
    Deed("card.open", "i", "card", "Card: what it is, why, and every mention in context", FACTS),
    Deed("card.back", "backspace", "card_back", "Card: back to the card before", FACTS),
    Deed("card.only", "equals_sign", "only", "Filter to this entity alone; again: all", FACTS),
    Deed("scope.cycle", "s", "scope", "Scope: sentence, paragraph, screen, so far, article", FACTS),
    Deed("order.cycle", "o", "order", "Order: first mention, frequency, name", FACTS),
    Deed("map.toggle", "m", "map", "Map of the article’s places", FACTS),
    Deed("timeline.toggle", "t", "timeline", "Timeline of the article’s dates", FACTS),
    Deed("chart.nearer", "plus", "zoom(1)", "Map: nearer · timeline: dates near the article’s own", FACTS),
    Deed("chart.farther", "minus", "zoom(-1)", "Map: farther · timeline: all dates", FACTS),
    Deed(
        "chart.fit",
        "0",
        "fit",
        "Map: what the article is about, then every place · timeline: all dates",
        FACTS,
    ),
    Deed("labels.toggle", "L", "labels", "Letters of the kinds at the mentions, on or off", FACTS),
    *(
        Deed(f"kind.{spec.name}", str(number), f"kind('{spec.name}')", f"Show or hide {spec.plural}", FINDING)
        for number, spec in enumerate(kinds(), 1)
    ),
    Deed(
        "filter.ask",
        "f",
        "filter",
        "Filter by names, or kind:figure  country:AF  type:city  unit:troops  value>500",
        FINDING,
    ),
    Deed("filter.save", "F", "save_filter", "Save the filter under a name, for @name", FINDING),
    Deed("search.ask", "slash", "search", "Search the text", FINDING),
    Deed(
        "search.pattern",
        "ctrl+r",
        "pattern",
        "Search for a pattern; while searching: words or pattern",
        FINDING,
    ),
    Deed("clear", "escape", "clear", "Close, or clear choice, search and filter in turn", FINDING),
    Deed(
        "correction.reject",
        "x",
        "reject",
        "Reject the mention, in a pane the entity; again: take it back",
        CORRECTING,
    ),
    Deed("correction.change", "c", "change", "Change its place, value, name, type or kind", CORRECTING),
    Deed("correction.merge", "M", "merge", "Merge it into another entity of its kind", CORRECTING),
    Deed("correction.undo", "u", "undo", "Undo the last correction", CORRECTING),
    Deed("correction.redo", "U", "redo", "Say again what was undone", CORRECTING),
    Deed(
        "correction.always",
        "exclamation_mark",
        "always",
        "Make the last correction a rule for every article",
        CORRECTING,
    ),
    Deed("article.next", "full_stop", "article(1)", "Next article", ARTICLE),
    Deed("article.previous", "comma", "article(-1)", "Previous article", ARTICLE),
    Deed("article.list", "A", "articles", "List of the articles", ARTICLE),
    Deed("article.reload", "R", "reload", "Read the article again from its file, at the same place", ARTICLE),
    Deed("date.ask", "d", "date", "Set the article's own date, the anchor of “Friday”", ARTICLE),
    Deed("citation.copy", "y", "copy", "Copy the sentence as a citation", ARTICLE),
    Deed(
        "choice.mark", "v", "mark", "Mark it for the pipe: an article, mention or entity (--choose)", ARTICLE
    ),
    Deed("export.open", "e", "export", "Export to a file: CSV, GeoJSON, a report, …", ARTICLE),
    Deed("analysis.retry", "r", "retry", "Analyse again after a failure", ARTICLE),
    Deed("theme.toggle", "T", "theme", "Theme: dark or light", ARTICLE),
    Deed("text.wider", "greater_than_sign", "width(1)", "Longer lines", ARTICLE),
    Deed("text.narrower", "less_than_sign", "width(-1)", "Shorter lines", ARTICLE),
    Deed("zen", "z", "zen", "The article alone, or everything", ARTICLE),
    Deed("help", "question_mark,f1", "help", "This help", ARTICLE),
    Deed("quit", "q", "app.quit", "Quit", ARTICLE),
)

GROUPS = (MOVING, FACTS, FINDING, CORRECTING, ARTICLE)

DEED_OF = {deed.id: deed for deed in DEEDS}


def deeds_of(app: App[object]) -> tuple[Deed, ...]:
    """Every deed with the keys that it has in this window: the reader may have rebound them."""
    return getattr(app, "deeds", DEEDS)


def key_of(app: App[object], id: str) -> str:
    """The first key of a deed as a person types it; empty where it has none."""
    return next((deed.first_key for deed in deeds_of(app) if deed.id == id), "")
