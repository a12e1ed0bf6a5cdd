"""Doc -> the time expressions in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import Any, cast

from extractors.figures.number_forms import western
from extractors.rules import Rejected, Rule
from extractors.timex.aftermath import side_of_aftermath
from extractors.timex.annotations import Tense, TimexAnnotation
from extractors.timex.case import Case
from extractors.timex.deeds import DATED, deed_of
from extractors.timex.events import marked
from extractors.timex.fiscal import with_fiscal_marked
from extractors.timex.grammar import RULES
from extractors.timex.habits import habit, is_habitual
from extractors.timex.headings import with_headings_marked
from extractors.timex.hours import with_hours_marked
from extractors.timex.lexer import Items, lex
from extractors.timex.long_runs import with_runs_marked
from extractors.timex.months import counts_people
from extractors.timex.nights import nights
from extractors.timex.occasions import is_reported, occasion_of, purposed
from extractors.timex.opening_days import with_opening_days_marked
from extractors.timex.reading import Reading, readings
from extractors.timex.rules import ACCEPTED, REFUSED, UNUSUAL
from extractors.timex.runs import joined
from extractors.timex.shared_units import with_shared_units
from extractors.timex.shared_years import with_shared_years
from extractors.timex.tense import tense_of
from extractors.timex.token_class import TokenClass
from extractors.timex.wordings import unread
from extractors.token_columns import text_of
from extractors.token_starts import TokenStarts

_TENSED = frozenset(
    (
        *(
            "weekday",
            "month",
            "season",
            "quarter",
            "half",
            "unit",
            "calendar",
            "weekend",
            "holiday",
            "offset",
        ),
        "clock",
    )
)
_QUOTES = re.compile('["“”]')
_NOTHING_ALONE = TokenClass.UNKNOWN + TokenClass.POSSESSIVE + TokenClass.OPENING + ",-(%"
"""Token classes that are no time expression among themselves."""
_INTERNAL = ("bare", "units")
_HABITS = frozenset({"weekday", "clock", "unit", "offset"})


def recognise(doc: Any, refused: list[Rejected] | None = None) -> list[TimexAnnotation]:
    """The time expressions of a Doc in text order, not overlapping; offsets are the article's.

    `refused` gets the words that can be a date and are none here.
    """
    text = text_of(doc)
    items = lex(western(text))
    reader = _Reader(doc, text, items, [] if refused is None else refused)
    found = reader.found() if items.classes.strip(_NOTHING_ALONE) else []
    offset = int(doc._.q7x2_offset)
    found = sorted(reader.completed(found), key=lambda one: one["start"])
    found = joined(with_shared_years(found, text, offset), text, offset)
    found = with_runs_marked(marked(with_shared_units(found, text, offset), text, offset), text, offset)
    found = with_fiscal_marked(with_opening_days_marked(found, text, offset), text, offset)
    return with_headings_marked(with_hours_marked(found, text, offset), text, offset)


class _Reader:
    """One Doc while it is read: its text and where its tokens start."""

    def __init__(self, doc: Any, text: str, items: Items, refused: list[Rejected]) -> None:
        self._doc, self._text, self._items, self._refused = doc, text, items, refused
        self._offset = int(doc._.q7x2_offset)

    @cached_property
    def _tokens(self) -> TokenStarts:
        return TokenStarts(self._doc)

    def found(self) -> list[TimexAnnotation]:
        """What the rules read, the more specific rule first; no two expressions share an item."""
        items = self._items
        taken = bytearray(len(items.classes))
        kept: list[TimexAnnotation] = []
        for rule in RULES:
            for match in rule.pattern.finditer(items.classes):
                if any(taken[match.start() : match.end()]):
                    continue
                kept.extend(self._records(readings(rule, match, items), taken))
        return kept

    def completed(self, found: list[TimexAnnotation]) -> list[TimexAnnotation]:
        """What is found, with the dates in unusual wordings in the place of their pieces."""
        offset = self._offset
        known = [(one["start"] - offset, one["end"] - offset) for one in found]
        for start, end, fields in (*unread(self._doc, self._text, known), *nights(self._text)):
            if counts_people(self._tokens.span(start, end), fields):
                continue
            if "year" not in fields and (tense := tense_of(self._tokens.span(start, end))):
                fields["tense"] = tense
            first, last = start + offset, end + offset
            found = [one for one in found if one["end"] <= first or one["start"] >= last]
            verdicts = [UNUSUAL.verdict(first, last)]
            record = {
                "start": first,
                "end": last,
                "text": self._text[start:end],
                "verdicts": verdicts,
                **fields,
            }
            found.append(cast("TimexAnnotation", record))
        return found

    def _records(self, found: Iterable[Reading], taken: bytearray) -> list[TimexAnnotation]:
        """The records of one match, its items marked as taken; both ends of a range have the tense of the first."""
        kept: list[TimexAnnotation] = []
        for reading in found:
            start, end, fields = reading
            if fields["form"] != "none":
                record = self._record(reading)
                if record is None:
                    continue
                kept.append(record)
            taken[start:end] = b"\1" * (end - start)
        if len(kept) > 1 and "tense" in kept[0]:
            kept[1]["tense"] = kept[0]["tense"]
        return kept

    def _record(self, reading: Reading) -> TimexAnnotation | None:
        """The found record, where the sentence agrees; its tense where that matters."""
        start, end, fields = reading
        items = self._items
        span = self._tokens.span(items.starts[start], items.ends[end - 1])
        form = fields["form"]
        if not ACCEPTED[form].apply(Case(fields, start, end, items, span)):
            self._refuse(span, REFUSED[form])
            return None
        first, last = self._bounds(reading)
        undecided = "year" not in fields or "either_order" in fields
        if fields["form"] in _TENSED and undecided and (tense := _side_of(span, fields)):
            fields["tense"] = tense
        has_parse = span.doc.has_annotation("SENT_START")
        if fields["form"] in _HABITS and has_parse and is_habitual(span):
            fields = habit(fields)
        if "weekday" in fields and has_parse and (occasion := occasion_of(span)) is not None:
            _tell_occasion(fields, occasion)
        if form in ("month", "season") and _is_of_story(span):
            fields["of_story"] = True
        if form in DATED and has_parse:
            fields["deed"], fields["sentence"] = deed_of(span), span.root.sent.start_char + self._offset
        for name in _INTERNAL:
            fields.pop(name, None)
        offset = self._offset
        if self._is_quoted(first):
            fields["quoted"] = True
        run = first + offset, last + offset
        verdicts = [ACCEPTED[form].verdict(*run)]
        text = self._text[first:last]
        record = {"start": run[0], "end": run[1], "text": text, "verdicts": verdicts, **fields}
        return cast("TimexAnnotation", record)

    def _is_quoted(self, at: int) -> bool:
        """Whether a quotation of the Doc is open there."""
        opened = bisect_right(self._quotes, at)
        return bool(opened % 2)

    @cached_property
    def _quotes(self) -> list[int]:
        """Where quotation marks open and close, in turn."""
        marks: list[int] = []
        for match in _QUOTES.finditer(self._text):
            opens = len(marks) % 2 == 0
            if match.group() == '"' or (match.group() == "“") == opens:
                marks.append(match.start())
        return marks

    def _refuse(self, span: Any, rule: Rule[Case, bool]) -> None:
        first, last = span.start_char + self._offset, span.end_char + self._offset
        verdicts = [rule.verdict(first, last)]
        self._refused.append(
            {"kind": "date", "start": first, "end": last, "text": span.text, "verdicts": verdicts}
        )

    def _bounds(self, reading: Reading) -> tuple[int, int]:
        """Where the mention begins and ends.

        Without a preposition, without the article of another noun ("a three-year term"), with the "at" of "at least two years".
        """
        start, end, fields = reading
        items, text = self._items, self._text
        first, last = items.starts[start], items.ends[end - 1]
        article = items.classes[start : start + 2] == TokenClass.ANY + TokenClass.NUMBER and not _scale(
            text[items.starts[start + 1] : items.ends[start + 1]]
        )
        if (
            items.classes[start] == TokenClass.PREPOSITION
            or article
            or fields.pop("verb", False)
            or text[first : items.ends[start]].lower() == "than"
        ):
            first = items.starts[start + 1]
        elif items.classes[start] == TokenClass.APPROX and text[max(0, first - 3) : first].lower() == "at ":
            first -= 3
        if fields["form"] == "duration" and items.classes[end - 1] in (TokenClass.BEFORE, TokenClass.AFTER):
            last = items.ends[end - 2]
        return _bracketed(text, first, last)


def _side_of(span: Any, fields: dict[str, Any]) -> Tense | None:
    """The side of the article's own date that an expression lies on, as its sentence says."""
    return side_of_aftermath(span, tense_of(span), "weekday" in fields)


def _tell_occasion(fields: dict[str, Any], occasion: Any) -> None:
    """Add to a weekday whose day it is, and what that says of its side."""
    fields["occasion"] = occasion.lemma_.lower()
    fields["tense"] = purposed(occasion, fields.get("tense"))
    if fields["tense"] is None:
        del fields["tense"]
    if is_reported(occasion):
        fields["reported"] = True


def _is_of_story(span: Any) -> bool:
    """Whether "that" points with it to a year that was named: "won the rerun that June", no "said that June was dry"."""
    that = span[0] if span[0].lower_ == "that" else span.doc[span.start - 1] if span.start else None
    return that is not None and that.lower_ == "that" and (that.dep_ == "det" or span.root.dep_ == "npadvmod")


def _bracketed(text: str, first: int, last: int) -> tuple[int, int]:
    """The extent with an editor's bracket that it cuts in two: "[Ten] years ago"."""
    opened, closed = text.count("[", first, last), text.count("]", first, last)
    if closed > opened and text[first - 1 : first] == "[":
        return first - 1, last
    if opened > closed and text[last : last + 1] == "]":
        return first, last + 1
    return first, last


def _scale(text: str) -> bool:
    """Whether a number word begins the text that takes an article of its own: "a dozen"."""
    return text.lower().startswith(("dozen", "hundred", "thousand", "million", "quarter"))
