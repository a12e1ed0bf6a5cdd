"""What the keys do in each part of the window: the hints of the footer (at most eight) and the first lines of the help."""

from __future__ import annotations

from extractors.values import dataclass


@dataclass(frozen=True, slots=True)
class KeyContext:
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

KEY_CONTEXTS: dict[str, KeyContext] = {
    "text": KeyContext(
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
    "pane": KeyContext(
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
    "card": KeyContext(
        "On a card",
        (
            ("clear", "close"),
            ("again.next", "next mention"),
            ("row.choose", "go there"),
            ("card.only", "only this"),
            ("citation.copy", "copy"),
            ("card.back", "back"),
            *_HELP,
        ),
        (
            (("line.next", "line.previous"), "By what can be gone to: names with ›, actions, mentions"),
            (("again.next", "again.previous"), "By mentions; the text follows"),
            (
                ("row.choose",),
                "Go there and close the card; on a name with ›: its card, or the articles that have both",
            ),
            (("card.back", "jump.back"), "Back to the card before"),
            (("card.why",), "What each rule said of the mention in view, the clause, the tokens"),
            (("card.only",), "Filter to this entity alone; again: all"),
            (("citation.copy",), "Copy what is known of it, with the sentence as a citation"),
            (("pane.next",), "To the text and back; the card stays until another entity is chosen"),
            (("clear",), "Close it; the text goes back to where it was"),
        ),
    ),
    "map": KeyContext(
        "On the map",
        (
            ("clear", "text"),
            ("chart.nearer", "nearer"),
            ("chart.farther", "farther"),
            ("again.next", "next place"),
            ("row.choose", "go there"),
            ("chart.fit", "fit"),
            *_HELP,
        ),
        (
            (("line.next", "line.previous", "sentence.previous", "sentence.next"), "Pan"),
            (("chart.nearer", "chart.farther"), "Nearer, farther"),
            (("chart.fit",), "What the article is about; again: every place"),
            (("pane.next", "again.next", "again.previous"), "Choose the next or previous place"),
            (("row.choose",), "Go to a mention of the place; again: open its card"),
            (("card.open",), "Card of the place"),
            (("clear",), "Back to the text, which the map follows; again: close the map"),
        ),
    ),
    "library": KeyContext(
        "In the library",
        (
            ("row.choose", "read"),
            ("filter.ask", "filter"),
            ("pane.next", "facets"),
            ("order.cycle", "sort"),
            ("map.toggle", "map"),
            ("timeline.toggle", "timeline"),
            *_HELP,
        ),
        (
            (("line.next", "line.previous"), "By articles; ● has not been read"),
            (("row.choose",), "Read it, at the first match of the filter; , and . go through the result"),
            (("filter.ask", "search.ask"), "country:AF value>500 unit:troops date>=2021-08-01 actor:Taliban"),
            (("pane.next",), "To the facets and back"),
            (("order.cycle",), "Sort: latest, earliest, title, country, figures, length"),
            (("scope.cycle",), "A row a story, the articles of one event; again: a row an article"),
            (
                ("copies.toggle",),
                "+ has copies or versions, or a story’s other articles: show them (=), or fold them",
            ),
            (("story.show",), "The story: its articles by day, who is new, how its figures developed"),
            (("versions.show",), "What each later version of the article changed"),
            (("map.toggle", "timeline.toggle"), "Map of the places, timeline of the days of what is listed"),
            (("clear",), "Every article again"),
        ),
    ),
    "result-map": KeyContext(
        "On the map of the library",
        (
            ("row.choose", "narrow"),
            ("clear", "articles"),
            ("again.next", "next place"),
            ("chart.nearer", "nearer"),
            ("chart.fit", "fit"),
            ("pane.next", "facets"),
            *_HELP,
        ),
        (
            (("line.next", "line.previous", "sentence.previous", "sentence.next"), "Pan"),
            (
                ("chart.nearer", "chart.farther", "chart.fit"),
                "Nearer, farther; most places, then all of them",
            ),
            (
                ("again.next", "again.previous"),
                "Choose the next or previous place, those of most articles first",
            ),
            (("row.choose",), "Narrow to the articles that name it; again: take it back"),
            (("map.toggle", "clear"), "Back to the articles"),
        ),
    ),
    "result-timeline": KeyContext(
        "On the timeline of the library",
        (
            ("row.choose", "narrow"),
            ("clear", "articles"),
            ("chart.fit", "all dates"),
            ("pane.next", "facets"),
            *_HELP,
        ),
        (
            (
                ("line.next", "line.previous", "again.next", "again.previous"),
                "By days and the articles that speak of them",
            ),
            (("row.choose",), "Narrow to the articles that speak of the day; again: take it back"),
            (("chart.fit",), "The axis shows all dates; again: those that lie close together"),
            (("timeline.toggle", "clear"), "Back to the articles"),
        ),
    ),
    "facets": KeyContext(
        "In the facets",
        (
            ("row.choose", "narrow, or take it back"),
            ("search.ask", "find"),
            ("pane.next", "articles"),
            *_HELP,
        ),
        (
            (("line.next", "line.previous"), "By periods and values"),
            (("row.choose",), "Narrow to it; again: take it back; on “… more”: show more"),
            (("search.ask",), "Find values of the whole result by their names"),
            (("pane.next", "clear"), "To the articles"),
        ),
    ),
    "timeline": KeyContext(
        "On the timeline",
        (
            ("clear", "text"),
            ("line.next", "next"),
            ("row.choose", "go there"),
            ("chart.fit", "all dates"),
            ("card.open", "card"),
            *_HELP,
        ),
        (
            (("line.next", "line.previous", "again.next", "again.previous"), "By what happens"),
            (("row.choose",), "Go to the mention; again: open the date’s card"),
            (("card.open",), "Card of the date"),
            (("chart.fit",), "The axis shows all dates; again: those near the article’s own"),
            (("clear",), "Back to the text, which the timeline follows; again: close it"),
        ),
    ),
}
