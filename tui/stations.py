"""What the keys do where the reader is: for the footer, which has room for eight, and for the head of the help."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Station:
    """A part of the window that can have the keys.

    Attributes:
        title: What it is called.
        hints: Ids of at most eight deeds with a word for each, those that matter most first; the last two always stay.
        keys: Ids of deeds that belong together, with what they do here.
    """

    title: str
    hints: tuple[tuple[str, str], ...]
    keys: tuple[tuple[tuple[str, ...], str], ...]


_HELP = (("help", "help"), ("quit", "quit"))

STATIONS: dict[str, Station] = {
    "text": Station(
        "In the text",
        (
            ("filter.ask", "filter"),
            ("search.ask", "search"),
            ("mention.next", "next entity"),
            ("card.open", "card"),
            ("pane.next", "panes"),
            ("map.toggle", "map"),
            *_HELP,
        ),
        (
            (("line.next", "line.previous"), "By lines; by sentences and paragraphs as under Moving"),
            (("mention.next", "mention.previous"), "To the next or previous entity, and choose it"),
            (("card.open",), "Card of the entity under the cursor, else of the chosen one"),
            (("row.choose",), "To the entity’s row in its pane, where its reason is said"),
            (("again.next", "again.previous"), "Match of the search, or mention of the chosen entity"),
            (("citation.copy",), "Copy the sentence with title, source and day"),
        ),
    ),
    "pane": Station(
        "In a pane",
        (
            ("row.choose", "go there"),
            ("card.open", "card"),
            ("clear", "text"),
            ("again.next", "next mention"),
            ("card.only", "only this"),
            ("order.cycle", "order"),
            *_HELP,
        ),
        (
            (("line.next", "line.previous"), "By rows; the last line says why the entity is what it is"),
            (("row.choose",), "Go to the entity’s first mention; again: open its card"),
            (("card.open",), "Card: the whole reason, what it could have been, every mention"),
            (("again.next", "again.previous"), "Next or previous mention of the chosen entity"),
            (("card.only",), "Filter to this entity alone; again: all"),
            (("clear",), "Back to the text"),
        ),
    ),
    "card": Station(
        "On a card",
        (
            ("again.next", "next mention"),
            ("row.choose", "go there"),
            ("clear", "close"),
            ("card.only", "only this"),
            ("citation.copy", "copy"),
            ("card.back", "back"),
            *_HELP,
        ),
        (
            (("line.next", "line.previous"), "By what can be gone to: names with ›, actions, mentions"),
            (("again.next", "again.previous"), "By mentions; the text follows"),
            (("row.choose",), "Go there and close the card; on a name with ›: open its card"),
            (("card.back", "jump.back"), "Back to the card before"),
            (("card.only",), "Filter to this entity alone; again: all"),
            (("citation.copy",), "Copy what is known of it, with the sentence as a citation"),
            (("pane.next",), "To the text and back; the card stays until another entity is chosen"),
            (("clear",), "Close it; the text goes back to where it was"),
        ),
    ),
    "chart": Station(
        "On the map or the timeline",
        (
            ("row.choose", "go there"),
            ("card.open", "card"),
            ("clear", "text"),
            ("again.next", "next"),
            ("chart.nearer", "nearer"),
            ("chart.farther", "farther"),
            *_HELP,
        ),
        (
            (("line.next", "line.previous", "sentence.previous", "sentence.next"), "Move"),
            (("pane.next", "again.next", "again.previous"), "To the next or previous item"),
            (("row.choose",), "Go to the item’s mention; again: open its card"),
            (("card.open",), "Card of the item"),
            (("chart.nearer", "chart.farther", "chart.fit"), "Map: nearer, farther, all that it is about"),
            (("clear",), "Back to the text"),
        ),
    ),
}
