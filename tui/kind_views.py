"""How the window shows each kind: its rows, its card, its look, what can be chosen of it. One entry a kind.

What a card or a list of changes needs is named and imported when one is opened: the window opens without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from importlib import import_module
from typing import Any

from extractors.digits import ungrouped
from extractors.kinds.registry import kind_names, kind_of
from extractors.model import Actor, Entity, Figure, Mention, Place, Statement, Timex
from extractors.values import dataclass
from tui import wordings
from tui.amount_shown import amount_lead, unit_shown
from tui.said_of import PRONOUNS, Telling, said_of

Columns = tuple[str, str, str]
"""What stands right-aligned before the name, the name, and what it is."""


@dataclass(frozen=True, slots=True)
class Look:
    """How mentions of a kind differ from the text and from one another.

    Attributes:
        style: Textual's text style: what tells the kind where there are no colours.
        colours: By the name of a theme of ours; dark and light are the kind's own (`KindSpec.colours`).
        ansi: The terminal's colour, for themes that have no others.
    """

    style: str
    colours: Mapping[str, str] = field(default_factory=dict)
    ansi: str = "ansi_default"


@dataclass(frozen=True, slots=True)
class KindView:
    """The window's side of a kind.

    Attributes:
        kind: The kind's name.
        look: How its mentions, headings and counts look.
        card: Module and function of its card: names, entity, mentions -> blocks.
        choices: Module and function of the changes that can be chosen of its values; empty where there are none.
        becoming: Module and function of the choices that make an entity of another kind one of this; empty for the plain one.
        row: The columns of an entity's row, given the words of its first mention.
        brief: The first column where it has no room, given the cells.
        said_of: What its row says it is of, in the place of the third column, given its first mention's sentence.
        said_by: What its row is called by another entity's name, in the place of the name, given the same.
        quotes: Whether a row in scope has, in the place of the third column, the words that are in scope.
        generic: What those are called that stand dimmed at a pane's end; empty where there are none.
        is_generic: Whether the entity is such a one: it names nobody and no day.
        sorted_by: What rows are sorted by where they are by name.
        title: What heads its card, given its words.
        what: What a card that leads to it says beside its title, given its words.
        listed: What it is called and what it is, in a list to choose from, given its words.
        copied: What is copied of it, given its words in quotes.
        asked: Terms of a query that leaves it alone, where not its name, or what it is called by, alone.
    """

    kind: str
    look: Look
    card: str
    choices: str = ""
    becoming: str = ""
    row: Callable[[Any, str], Columns] = field(
        default=lambda entity, words: ("", _called(entity) or words, entity.type)
    )
    brief: Callable[[Any, int], str] = field(default=lambda *_: "")
    said_of: Callable[[Any, Telling], str] | None = None
    said_by: Callable[[Any, Telling], str] | None = None
    quotes: bool = False
    generic: str = ""
    is_generic: Callable[[Any], bool] = field(default=lambda _: False)
    sorted_by: Callable[[Any], str] = field(default=lambda entity: _called(entity).casefold())
    title: Callable[[Any, str], str] = field(default=lambda entity, words: _called(entity) or words)
    what: Callable[[Any, str], str] = field(default=lambda entity, _: entity.type)
    listed: Callable[[Any, str], tuple[str, str]] = field(
        default=lambda entity, words: (_called(entity) or f"“{words}”", entity.type)
    )
    copied: Callable[[Any, str], str] = field(
        default=lambda entity, words: f"{_called(entity) or words}: {entity.type}"
    )
    asked: Callable[[Any], list[str]] = field(default=lambda entity: _asked(entity))

    def colour(self, theme: str, is_dark: bool) -> str:
        """The kind's colour in a theme of ours."""
        own = kind_of(self.kind).colours
        return self.look.colours.get(theme, own.dark if is_dark else own.light)


def _called(entity: Entity) -> str:
    return str(kind_of(entity.kind).called_of(entity))


def _asked(entity: Entity) -> list[str]:
    called = _called(entity)
    return [named(called)] if called else []


def named(name: str) -> str:
    """The term of a query for what is called so."""
    return f"name={quoted(name)}" if '"' not in name else f"name:{quoted(name)}"


def quoted(words: str) -> str:
    """In quotes; words that have quotes of their own are cut to their longest part without."""
    return f'"{max(words.split(chr(34)), key=len)}"'


def query_for(entity: Entity, first: Mention | None) -> str:
    """A query that the entity matches, and others only where nothing tells them apart but their place in the text.

    Args:
        entity: The entity.
        first: Its first mention: what has neither name nor value is told by its words.
    """
    asked = view_of(entity.kind).asked(entity)
    if not asked and first is not None:
        asked = [quoted(" ".join(first.text.split()))]
    return " ".join((f"kind:{entity.kind}", *asked))


# --- locations


def _copied_place(place: Place, _: str) -> str:
    where = (
        f"{ungrouped(place.lat)}, {ungrouped(place.lon)}"
        if place.lat is not None and place.lon is not None
        else "no position known"
    )
    id_ = f"GeoNames {place.geonameid}" if place.geonameid is not None else ""
    return "; ".join(filter(None, (f"{place.name}: {wordings.place(place)}", where, id_)))


def _asked_place(place: Place) -> list[str]:
    country = [f"country:{place.country}"] if place.country and place.type != "country" else []
    return [named(place.name), *country]


# --- actors


def _actor_row(actor: Actor, _: str) -> Columns:
    country = actor.country if actor.type != "state" else ""
    return "", actor.name, ", ".join(filter(None, (actor.type, country)))


def _names_nobody(actor: Actor) -> bool:
    """Whether it is a common noun alone ("officials", "Residents" at a sentence's beginning), without a name or country in it."""
    if actor.type not in ("role", "group") or actor.country is not None:
        return False
    first, *others = actor.name.split() or [""]
    if not first[:1].isupper():
        return actor.name == actor.name.lower()
    return not others and any(f"“{noun}”" in actor.reason for noun in (first.lower(), first[:-1].lower()))


def _copied_actor(actor: Actor, _: str) -> str:
    aliases = f"; also {', '.join(actor.aliases)}" if actor.aliases else ""
    country = f", {actor.country}" if actor.country else ""
    return f"{actor.name}: {actor.type}{country}{aliases}"


# --- figures


def _amount(figure: Figure, words: str) -> str:
    return f"{wordings.SIGNS[figure.bound]} {wordings.amount(figure, words)}"


def _figure_title(figure: Figure, words: str) -> str:
    return f"“{words}”" if words else f"{wordings.amount(figure)} {wordings.counted(figure)}".strip()


def _copied_figure(figure: Figure, words: str) -> str:
    return f"{words}: {figure.bound} {wordings.amount(figure, words)} {wordings.counted(figure)}".rstrip()


def _asked_figure(figure: Figure) -> list[str]:
    if figure.value is None:
        return []  # its words are asked for
    parts = [f"value={figure.value:.15f}".rstrip("0").rstrip(".")]
    if figure.unit:
        parts.append(named(figure.unit))
    return [*parts, "type:ordinal"] if figure.type == "ordinal" else parts


# --- dates


def _date_row(timex: Timex, words: str) -> Columns:
    shown = wordings.timex(timex, words)
    if shown != words:
        return "", shown, f"“{words}”"
    if timex.value is None and timex.type in ("date", "time"):
        return "", shown, "no day known"
    return "", shown, "vague" if "X" in (timex.value or "X") else timex.type


def _is_vague(timex: Timex) -> bool:
    """Whether it is a length of time, or a part of the calendar, that nobody counted: "hours", "recent days", "recently"."""
    value = timex.value or ""
    return (
        "X" in value
        or value.endswith("_REF")
        or (not value and timex.type in ("duration", "set", "reference"))
    )


def _copied_date(timex: Timex, words: str) -> str:
    return f"{words}: {wordings.timex(timex, words)} ({timex.value or 'no calendar value'})"


# --- statements


def _said_by(statement: Statement, telling: Telling) -> str:
    """Who says it, and the stance where it is more than saying: `Moira Kerr`, `Seafarers' Union denies`."""
    named, words = telling.named(statement.source), statement.source_text or "?"
    is_pronoun = bool(named) and words.casefold() in PRONOUNS
    if (
        not any(map(str.isupper, named)) and not is_pronoun
    ):  # a common noun says more with its words: "ruling party"
        named = words.removeprefix("the ").removeprefix("The ")
    return named if statement.stance == "asserts" else f"{named} {statement.stance}"


def _copied_statement(statement: Statement, words: str) -> str:
    said = f" {statement.cue}" if statement.cue else ""
    by = f" ({statement.source_text}{said})" if statement.source_text else ""
    return f"{statement.words or words}{by}"


# The kinds take four hues of Okabe and Ito for those who see colours otherwise (see `tui.palette`).
_OURS = (
    KindView(
        kind="location",
        look=Look(
            "underline",
            {
                "high-contrast": "#7ff0da",
                "high-contrast-light": "#004038",
                "colour-blind": "#9ad2f2",
                "colour-blind-light": "#006ca9",
            },
            "ansi_cyan",
        ),
        card="tui.cards.place:of_place",
        choices="tui.choosing.changes:of_place",
        becoming="tui.choosing.changes:as_place",
        row=lambda place, _: ("", place.name, wordings.place(place)),
        listed=lambda place, _: (place.name, wordings.place(place)),
        copied=_copied_place,
        asked=_asked_place,
    ),
    KindView(
        kind="actor",
        look=Look(
            "bold",
            {
                "high-contrast": "#ffd866",
                "high-contrast-light": "#5c2f00",
                "colour-blind": "#e28e4c",
                "colour-blind-light": "#4b2100",
            },
            "ansi_yellow",
        ),
        card="tui.cards.actor:of_actor",
        becoming="tui.choosing.changes:as_actor",
        row=_actor_row,
        generic="unnamed",
        is_generic=_names_nobody,
        listed=lambda actor, _: (actor.name, ", ".join(filter(None, (actor.type, actor.country)))),
        copied=_copied_actor,
    ),
    KindView(
        kind="figure",
        look=Look(
            "bold underline",
            {
                "high-contrast": "#a8c7ff",
                "high-contrast-light": "#002a80",
                "colour-blind": "#f0e442",
                "colour-blind-light": "#6c671e",
            },
            "ansi_blue",
        ),
        card="tui.cards.figure:of_figure",
        choices="tui.choosing.changes:of_figure",
        becoming="tui.choosing.changes:as_figure",
        row=lambda figure, words: (amount_lead(figure, words), unit_shown(figure), ""),
        brief=wordings.brief,
        said_of=said_of,
        sorted_by=lambda figure: wordings.counted(figure).casefold(),
        title=_figure_title,
        what=_amount,
        listed=lambda figure, words: (
            f"“{words}”",
            f"{_amount(figure, words)} {wordings.counted(figure)}".rstrip(),
        ),
        copied=_copied_figure,
        asked=_asked_figure,
    ),
    KindView(
        kind="date",
        look=Look(
            "italic",
            {
                "high-contrast": "#f7b6ff",
                "high-contrast-light": "#5b0a66",
                "colour-blind": "#d48db4",
                "colour-blind-light": "#8f5575",
            },
            "ansi_magenta",
        ),
        card="tui.cards.day:of_timex",
        choices="tui.choosing.changes:of_timex",
        becoming="tui.choosing.changes:as_date",
        row=_date_row,
        quotes=True,
        generic="vague",
        is_generic=_is_vague,
        sorted_by=lambda timex: timex.first or timex.value or "",
        title=lambda timex, words: wordings.timex(timex, words) or timex.type,
        what=lambda *_: "",
        listed=lambda timex, words: (f"“{words}”", wordings.timex(timex, words)),
        copied=_copied_date,
    ),
    KindView(
        kind="statement",
        look=Look(
            "underline italic",
            {
                "high-contrast": "#d3e08a",
                "high-contrast-light": "#3a4200",
                "colour-blind": "#66ffaa",
                "colour-blind-light": "#6600cc",
            },
            "ansi_green",
        ),
        card="tui.cards.statement:of_statement",
        choices="tui.choosing.changes:of_statement",
        row=lambda statement, _: ("", statement.source_text or "?", ""),
        said_of=lambda statement, _: statement.words,
        said_by=_said_by,
        sorted_by=lambda statement: (statement.source_text or "").casefold(),
        what=lambda statement, _: wordings.stance(statement),
        listed=lambda statement, _: (statement.words, statement.source_text or statement.type),
        copied=_copied_statement,
    ),
)
_views = {view.kind: view for view in _OURS}


def view_of(kind: str) -> KindView:
    """The view of a kind.

    Raises:
        KeyError: It has none.
    """
    return _views[kind]


def views() -> tuple[KindView, ...]:
    """The views of every kind, in the order of the kinds."""
    return tuple(map(view_of, kind_names()))


@contextmanager
def shown(view: KindView) -> Iterator[None]:
    """A further kind's view, as long as the block runs; the kind is registered before."""
    _views[view.kind] = view
    try:
        yield
    finally:
        del _views[view.kind]


def function_of(name: str) -> Callable[..., Any]:
    """The function that a view names as `module:function`."""
    module, _, function = name.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found
