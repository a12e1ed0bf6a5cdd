"""A figure as it is compared with those of other articles: what it counts, what happens to that, where, when, and who says so."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.folding import folded
from extractors.model import Analysis, Article, Entity, Figure, Mention, Place, Timex
from extractors.stories.fates import Clause, fate_in
from extractors.stories.lexicon import patterns, words
from extractors.stories.words import is_common, stem_of

# How far away what only the article told before stands: no fact to compare, where a person has not said it.
_GUESS = "article"
PEOPLE = "people"
MAGNITUDE = "magnitude"

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_NUMBER_OF = re.compile(
    r"\bnumber of (?:the )?((?:(?!(?:to|at|is|was|in|on|of|who|that|killed|injured|reached) )[\w-]+ ?){1,3})[^,;.]{0,60}"
    r"(?:to|at|is|was|reached) ?$"
)
_OF_THEM = re.compile(
    r"^ ?(?:(?!and |or )[\w-]+ )?of (?:them|those|the (?:dead|wounded|injured|victims|missing))\b",
    re.IGNORECASE,
)
_SOME = r"(?: at least| about| some)? ?$"
_AMONG = re.compile(
    rf"\b(?:among|including|of (?:the|those|them)(?: \w+)?,|(?:of|among) (?:whom|them)|another|other){_SOME}"
    rf"|\b(?:among|of) (?:the|those|them)\b[^.;,\d]{{0,40}}\b(?:was|were|are|is){_SOME}"
    rf"|\b(?:the|those|its) (?:\w+ ){{0,2}}(?:dead|killed|victims|wounded|injured|missing|casualties) "
    rf"includ(?:ed?|es?|ing){_SOME}",
    re.IGNORECASE,
)
_WHERE = re.compile(r"\bwhere(?: at least| about| some)? ?$", re.IGNORECASE)
_AMONG_AFTER = re.compile(r"^[^.;,]{0,40}\bamong (?:the|those|its|their)\b", re.IGNORECASE)
_BESIDE_ONE = re.compile(
    r"(?:^|[,;] )(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Oo]ne) (?:\w+ ){1,3}and (?:at least )?$"
)
_FURTHER = re.compile(r"^(?: \w+)? (?:more|fewer|less) than\b", re.IGNORECASE)
_LONG_SINCE = re.compile(
    r"\b(?:\d+|an?|one|two|three|four|five|six|ten|several|some) (?:week|month|year|decade)s? (?:ago|earlier|before|after)\b"
    r"|\b(?:last|previous) (?:month|year)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[;,] | and | but | while ")
_ELIDES = re.compile(r";|,| while | but | and ")
_NEAR = 160  # code points from a figure to one in the next sentence that leaves out what it counts
_COUNTED = frozenset(
    (
        "count",
        "counted",
        "put",
        "speak",
        "spoke",
        "say",
        "said",
        "give",
        "gave",
        "report",
        "reported",
        "list",
        "listed",
    )
)


@dataclass(frozen=True, slots=True)
class ToldFigure:
    """A figure of an article.

    Attributes:
        article: What the article is known by; `id` the figure's id in it.
        day: The article's own day, ISO 8601.
        figure: The figure.
        thing: What it counts or measures, as it is compared; empty where that is not told.
        fate: What happens to it (`extractors.stories.fates`); empty where nothing of the sort.
        measure: What it is the measure of: profit, loss, votes; empty where none is named.
        who: The name of the actor that it is of, folded; empty where unknown.
        told: Stems of the words beside it, up to the next figures; `subject` of its subject, `verb` of its verb.
        place: The place that its own sentence gives it.
        first: The first day that it may speak of, ISO 8601; `last` the last; None where no day is known.
        is_past: Whether it is told of an earlier event.
        is_local: Whether it is told of a place that was named beside: "Mangochi, where 61 people died".
        is_part: Whether it is some of what another figure of the article counts.
        source: The name or the words of who says so, folded; empty where the article itself does. `said_by` as they are written.
        start: Where its first mention starts.
    """

    article: str
    id: str
    day: str | None
    figure: Figure
    thing: str
    fate: str
    measure: str
    who: str
    told: frozenset[str]
    subject: frozenset[str]
    verb: str
    place: Place | None
    first: str | None
    last: str | None
    is_past: bool
    is_local: bool
    is_part: bool
    source: str
    start: int
    said_by: str = ""


def figures_told(article: Article, analysis: Analysis, key: str = "") -> list[ToldFigure]:
    """The figures of an article as they are compared, in text order; none that is vague, no rank.

    Args:
        article: The article.
        analysis: What is known of it.
        key: What it is known by among others; by default its id.
    """
    reader = _Reader(article, analysis, key or article.id)
    figures: list[ToldFigure] = []
    for mention in reader.mentions:
        figures.append(reader.told(mention, figures[-1] if figures else None))
    once = {told.id: told for told in reversed(figures)}
    return _parted([told for told in sorted(once.values(), key=_start) if not _is_old(told, once.values())])


def _start(told: ToldFigure) -> int:
    return told.start


def _is_old(told: ToldFigure, others: Iterable[ToldFigure]) -> bool:
    """Whether it is what another figure of its sentence was before: 21 of "38 people have died, up from 21 on Sunday"."""
    value = told.figure.value
    return any(value == other.figure.from_value and abs(told.start - other.start) < _NEAR for other in others)


class _Reader:
    """Reads the figures of one article."""

    def __init__(self, article: Article, analysis: Analysis, key: str) -> None:
        self._article, self._key = article, key
        self._entities: Mapping[str, Entity] = {entity.id: entity for entity in analysis.entities}
        self._sentences = analysis.sentences
        self._starts = [span.start for span in analysis.sentences]
        self.mentions = [
            mention
            for mention in analysis.mentions
            if isinstance(figure := self._entities.get(mention.entity), Figure)
            and figure.value is not None
            and figure.type != "ordinal"
        ]
        self._at = {mention.start: number for number, mention in enumerate(self.mentions)}

    def told(self, mention: Mention, before: ToldFigure | None) -> ToldFigure:
        """The figure of a mention; what a bare number leaves out is that of the figure before it."""
        figure = self._entities[mention.entity]
        assert isinstance(figure, Figure)
        start, end = self._sentence(mention)
        left, right = self._article.text[start : mention.start], self._article.text[mention.end : end]
        thing = _thing(figure, left)
        fate = (
            "" if figure.unit_id or thing == MAGNITUDE else self._fate(figure, left, right, thing == PEOPLE)
        )
        if before is not None and not thing and self._elides(before, figure, mention, start):
            thing, fate = before.thing, fate or before.fate
        if not thing and fate:
            thing = PEOPLE
        near, said_by = self._beside(mention, start, end), self._source(figure)
        source = folded(said_by)
        first, last = self._days(figure)
        return ToldFigure(
            article=self._key,
            id=figure.id,
            day=self._article.published,
            figure=figure,
            thing=thing,
            fate=fate,
            measure=_measure(near),
            who=folded(self._name(figure.who)),
            told=_stems(near) - {thing} - _stems(source),
            subject=_stems(figure.subject or ""),
            verb=stem_of(folded(figure.verb or "")),
            place=self._place(figure),
            first=first,
            last=last,
            is_past=bool(fate)
            and (_is_past(self._article.published, last) or bool(_LONG_SINCE.search(left[-60:]))),
            is_local=bool(_WHERE.search(left)),
            is_part=_is_part(left, mention.text, right),
            source=source,
            start=mention.start,
            said_by=said_by,
        )

    def _fate(self, figure: Figure, left: str, right: str, are_people: bool) -> str:
        clause = Clause(left, right, figure.subject or "", figure.verb or "")
        return fate_in(figure.unit or "", clause, are_people)

    def _sentence(self, mention: Mention) -> tuple[int, int]:
        number = bisect_right(self._starts, mention.start) - 1
        if number < 0:
            return mention.start, mention.end
        span = self._sentences[number]
        return span.start, max(span.end, mention.end)

    def _elides(self, before: ToldFigure, figure: Figure, mention: Mention, start: int) -> bool:
        """Whether a bare number counts what the one before it counts: "9,000 people came; the police counted 5,600"."""
        if figure.type != before.figure.type:
            return False
        gap = self._article.text[before.start : mention.start]
        if before.start >= start:
            return bool(_ELIDES.search(gap))
        return folded(figure.verb or "") in _COUNTED and len(gap) < _NEAR

    def _beside(self, mention: Mention, start: int, end: int) -> str:
        """The words beside a figure in its sentence, up to what parts it from the figures before and after it."""
        number, text = self._at[mention.start], self._article.text
        left, right = text[start : mention.start], text[mention.end : end]
        if number and (before := self.mentions[number - 1].end) > start:
            left = _PARTS.split(text[before : mention.start])[-1]
        if number + 1 < len(self.mentions) and (after := self.mentions[number + 1].start) < end:
            right = _PARTS.split(text[mention.end : after])[0]
        return f"{left} {right}"

    def _source(self, figure: Figure) -> str:
        """Who says it: its source, else whoever counts or speaks of it."""
        if figure.source is None and folded(figure.verb or "") in _COUNTED:
            return self._name(figure.who) or figure.subject or ""
        return self._name(figure.source)

    def _name(self, reference: str | None) -> str:
        entity = self._entities.get(reference or "")
        return str(getattr(entity, "name", "") or "") if entity is not None else reference or ""

    def _place(self, figure: Figure) -> Place | None:
        place = self._entities.get(figure.where or "")
        return place if isinstance(place, Place) and figure.where_from != _GUESS else None

    def _days(self, figure: Figure) -> tuple[str | None, str | None]:
        when = self._entities.get(figure.when or "")
        if isinstance(when, Timex) and figure.when_from != _GUESS and when.first:
            return when.first, when.last or when.first
        return None, None


def _thing(figure: Figure, left: str) -> str:
    """What is counted, as it is compared: a unit's standard name, people whoever they are, else the noun's stem."""
    if figure.unit_id is not None:
        return figure.unit_id
    unit = figure.unit
    if unit is None and (named := _NUMBER_OF.search(left)):
        unit = named[1]
    if unit is None:
        return MAGNITUDE if re.search(r"\bmagnitude\b[^,;.]{0,12}$", left) else ""
    nouns = [word for word in _WORD.findall(folded(unit)) if not _is_fate(word)]
    if not nouns or nouns[-1] in words("people"):
        return PEOPLE
    return "home" if nouns[-1] in words("homes") else stem_of(nouns[-1])


def _is_part(left: str, wording: str, right: str) -> bool:
    """Whether the words say that it is some of a greater number: "11 of the dead", "among them 12"."""
    after = f" {wording.partition(' ')[2]}{right}"
    if _FURTHER.search(after):
        return True  # "nine more than a day before"
    if wording.endswith(" others") and _BESIDE_ONE.search(left):
        return True  # "a woman and three others were killed"
    return bool(_OF_THEM.search(after) or _AMONG.search(left) or _AMONG_AFTER.search(right))


def _is_fate(word: str) -> bool:
    return any(pattern.fullmatch(word) for _, pattern in patterns("fates"))


def _measure(near: str) -> str:
    return next((name for name, pattern in patterns("measures") if pattern.search(near)), "")


def _stems(text: str) -> frozenset[str]:
    bare = (word.removesuffix("'s").removesuffix("'") for word in _WORD.findall(folded(text)))
    return frozenset(stem_of(word) for word in bare if len(word) > 2 and not is_common(word))


def _is_past(day: str | None, last: str | None) -> bool:
    """Whether a day is more than a week before the article's own."""
    if day is None or last is None:
        return False
    try:
        return (dt.date.fromisoformat(day) - dt.date.fromisoformat(last)).days > 7
    except ValueError:
        return False


def _parted(figures: Sequence[ToldFigure]) -> list[ToldFigure]:
    """The figures, and which of them are some of what others of the article count."""
    return [
        figure
        if figure.is_part or not any(_holds(whole, figure) for whole in figures)
        else replace(figure, is_part=True)
        for figure in figures
    ]


def _holds(whole: ToldFigure, part: ToldFigure) -> bool:
    """Whether a part of one figure is another's: the same fate, fewer, and nobody else who says so."""
    if not part.fate or whole.fate != part.fate or whole.is_past != part.is_past or whole.is_part:
        return False
    if whole.thing != PEOPLE or (whole.figure.value or 0) <= (part.figure.value or 0):
        return False
    return part.thing != PEOPLE or part.is_local or part.source in ("", whole.source)
