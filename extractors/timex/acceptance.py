"""Whether words that can be a time expression are one here: what stands around them decides, and the model's labels."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from extractors.timex.lexer import Items

Fields = dict[str, Any]
Span = Any

_NAMES = frozenset(("PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "LAW", "GPE", "NORP"))
_AMOUNTS = frozenset(("MONEY", "PERCENT", "QUANTITY"))
_TIMES = frozenset(("DATE", "TIME"))
_COUNTED_TAGS = frozenset(("NNS", "NNPS"))
_PURPOSES = frozenset(("of", "for", "against", "on"))
_SPAN_PREPOSITIONS = frozenset(
    ("for", "in", "within", "after", "of", "during", "over", "about", "around", "nearly", "almost", "than", "least", "following")
)
_YEAR_LEADS = frozenset("iOz>BAbm&-(,Ev")
_MONTH_LEADS = frozenset("iO>BAbm&-~Eg")
_CLOCK_LEADS = frozenset("i>BA&-~")
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_USUAL_YEARS = (1700, 2060)  # beyond, only where the model says that it is a date
_MAX_COUNTED_UNITS = {"year": 100_000, "century": 1000}


def accepted(fields: Fields, start: int, end: int, items: Items, span: Span) -> bool:
    """Whether the items from `start` to `end`, read as `fields`, are a time expression in this sentence.

    Args:
        fields: What the words say; a check may correct them.
        start: First item.
        end: The item after the last.
        items: All items of the Doc.
        span: The Doc's span that covers them.
    """
    check = _CHECKS.get(fields["form"])
    return check is None or check(fields, start, end, items, span)


def _before(items: Items, start: int) -> str:
    return items.letters[start - 1] if start else "^"


def _neighbours(span: Span) -> tuple[Any, Any]:
    """The tokens before and after, None at the ends of the sentence's Doc."""
    doc = span.doc
    return (doc[span.start - 1] if span.start else None), (doc[span.end] if span.end < len(doc) else None)


def _before_text(span: Span) -> str:
    return str(span.doc.text[max(0, span.start_char - 6) : span.start_char]).rstrip()


def _named(span: Span) -> bool:
    """Whether the words belong to a name: the model says so, or capitals stand on both sides of the border."""
    token = span[0]
    before, after = _neighbours(span)
    beside = any(n is not None and n.tag_ in ("NNP", "NNPS") and n.ent_type_ not in _TIMES for n in (before, after))
    return token.ent_type_ in _NAMES and (beside or len(span) == 1)


def _year(fields: Fields, start: int, end: int, items: Items, span: Span) -> bool:
    if "month" in fields or "year" not in fields or "short_year" in fields:
        return True
    token = span[-1]
    before, after = _neighbours(span)
    lead = _before(items, start)
    if not _FIRST_YEAR <= fields["year"] <= _LAST_YEAR or token.ent_type_ in _AMOUNTS:
        return False
    if items.letters[end : end + 1] == "%" or (before is not None and before.lower_ in ("no.", "number", "#")):
        return False
    if lead == "-" and items.letters[start - 2 : start - 1] not in ("Y", "M", "m", "^"):
        return False  # a telephone number
    if before is not None and before.text == "." and _before_text(span).lower().endswith(("no.", "nos.")):
        return False
    counts = after is not None and after.tag_ in _COUNTED_TAGS and lead != "z" and token.ent_type_ != "DATE"
    if counts:
        return False
    if token.ent_type_ != "DATE" and not _USUAL_YEARS[0] <= fields["year"] <= _USUAL_YEARS[1]:
        return False
    if token.ent_type_ == "DATE" or lead in _YEAR_LEADS or end - start > 1:
        return True
    named = before is not None and before.tag_ in ("NNP", "NNPS")
    return named and fields["year"] >= 1900 and (token.ent_type_ != "CARDINAL" or after is None)


def _month(fields: Fields, start: int, end: int, items: Items, span: Span) -> bool:
    token = span[-1]
    before, after = _neighbours(span)
    if (items.letters[start] == "M" and _before(items, start) == "z") or (after is not None and after.lower_ in _PURPOSES):
        return False  # "the March of Dimes", "the March for Life"
    if token.tag_ in ("MD", "VB", "VBD", "VBP") or token.ent_type_ in ("PERSON", "ORG"):
        return False
    if token.ent_type_ == "DATE" or end - start > 1 or _before(items, start) in _MONTH_LEADS:
        return True
    return not any(n is not None and n.tag_ in ("NNP", "NNPS") for n in (before, after))


def _weekday(fields: Fields, start: int, end: int, items: Items, span: Span) -> bool:
    return not _named(span) and span[-1].ent_type_ not in ("WORK_OF_ART", "PERSON")


def _season(fields: Fields, start: int, end: int, items: Items, span: Span) -> bool:
    token = next((t for t in span if t.pos_ in ("NOUN", "PROPN")), None)
    if token is None or _named(span):
        return False
    if "direction" in fields or "year" in fields or "unit" in fields or "modifier" in fields:
        return True
    letters = items.letters
    leads = _before(items, start) in "iO>BA&" or (letters[start] == "z" and fields["season"] != "FA")
    return leads and items.letters[end : end + 1] != "O" and not (fields["season"] == "SP" and token.tag_ == "NNS")


def _part(fields: Fields, start: int, end: int, items: Items, span: Span) -> bool:
    letters = items.letters[start:end]
    if span[-1].lower_ == "overnight":
        return span[-1].pos_ != "ADJ" and span[-1].dep_ not in ("amod", "compound")
    if "P" in letters:
        if "direction" in fields:
            return not _is_conjunction(span)
        return letters[:2] in ("iz", "im") and not _named(span)
    if set(letters) & set("NK="):
        return not _named(span)
    return span[0].ent_type_ == "TIME" or _before(items, start) in _CLOCK_LEADS


def _is_conjunction(span: Span) -> bool:
    return span[0].lower_ == "that" and span[0].tag_ != "DT"


def _unit(fields: Fields, start: int, end: int, items: Items, span: Span) -> bool:
    if _is_conjunction(span) or fields["unit"] in ("second", "minute"):
        return False
    return not (fields["unit"] == "quarter" and items.letters[end : end + 1] == "O")


def _duration(fields: Fields, start: int, end: int, items: Items, span: Span) -> bool:
    letters = items.letters[start:end]
    unit, amount = fields["unit"], fields.get("amount")
    if unit == "quarter" and (amount is None or amount in (0.5, 1, 3) or items.letters[end : end + 1] == "O"):
        return False
    if amount is not None and amount > _MAX_COUNTED_UNITS.get(unit, 10_000):
        return False
    if letters == "V":
        before, _ = _neighbours(span)
        return before is not None and before.lower_ in _SPAN_PREPOSITIONS and before.lower_ not in ("of", "about")
    if letters.lstrip("~")[:2] in ("aU", "a-"):
        return _counted_once(fields, start, items, span)
    if "Y" in letters and "-" not in letters and letters.endswith("U"):
        return False
    return not _named(span)


def _counted_once(fields: Fields, start: int, items: Items, span: Span) -> bool:
    """"a year": how often after "twice", how long after a preposition; a rate ("$3 a year") is no time expression."""
    before, after = _neighbours(span)
    if before is None:
        return after is not None and after.tag_ == "IN"
    if before.lower_ in ("times", "once", "twice"):
        fields["form"] = "set"
        return True
    return before.lower_ in _SPAN_PREPOSITIONS or "-" in items.letters[start : start + 4]


def _offset(fields: Fields, start: int, end: int, items: Items, span: Span) -> bool:
    """"two days before" counts only where nothing follows that it is before: else it is the length that is said."""
    letters = items.letters[start:end]
    if letters[-1] in "BA" and not _closes(span):
        if letters.startswith("z"):
            return False
        fields["form"] = "duration"
        return True
    return True


def _closes(span: Span) -> bool:
    _, after = _neighbours(span)
    return after is None or after.is_punct or after.tag_ in ("CC", "VBD", "VBZ", "MD") or after.is_space


def _set(fields: Fields, start: int, end: int, items: Items, span: Span) -> bool:
    if fields.get("unit") in ("second", "minute") or _named(span):
        return False
    token = span[-1]
    before, after = _neighbours(span)
    if items.letters[start:end] == "j" and token.text[0].isupper() and before is not None:
        return not any(n is not None and n.text[:1].isupper() for n in (before, after))
    return True


def _deictic(fields: Fields, start: int, end: int, items: Items, span: Span) -> bool:
    before, _ = _neighbours(span)
    capital = span[-1].text[0].isupper() and before is not None and before.tag_ in ("NNP", "NNPS")
    return not (capital and before.ent_type_ not in _TIMES) and not _named(span)


def _weekend(fields: Fields, start: int, end: int, items: Items, span: Span) -> bool:
    return bool(fields["unit"] == "weekend")


def _decade(fields: Fields, start: int, end: int, items: Items, span: Span) -> bool:
    if len(fields["decade"]) == 4:
        return True
    before, _ = _neighbours(span)
    return items.letters[start] in "zm" or (before is not None and before.text in ("'", "’", "‘"))


def _holiday(fields: Fields, start: int, end: int, items: Items, span: Span) -> bool:
    token = span[-1]
    _, after = _neighbours(span)
    compound = token.dep_ in ("compound", "nmod") and after is not None and after.tag_ in ("NN", "NNS", "NNP", "NNPS")
    return not (compound and "unit" not in fields) and fields.get("unit", "weekend") in ("weekend", "day")


def _reference(fields: Fields, start: int, end: int, items: Items, span: Span) -> bool:
    before, after = _neighbours(span)
    words = {n.lower_ for n in (before, after) if n is not None}
    return not words & {"as", "too", "how", "after", "very"}


_CHECKS: dict[str, Callable[[Fields, int, int, Items, Span], bool]] = {
    "calendar": _year,
    "weekday": _weekday,
    "month": _month,
    "season": _season,
    "clock": _part,
    "unit": _unit,
    "duration": _duration,
    "offset": _offset,
    "set": _set,
    "deictic": _deictic,
    "weekend": _weekend,
    "decade": _decade,
    "holiday": _holiday,
    "reference": _reference,
}
