"""Whether words that can be a date are one here: what stands around them decides, and the model's labels."""

from __future__ import annotations

import re
from collections.abc import Callable

from extractors.timex import lengths, months
from extractors.timex.case import COUNTED_TAGS, PROPER, TIMES, Case
from extractors.timex.model_years import is_model_year
from extractors.timex.token_class import TokenClass, one_of

_AMOUNTS = frozenset(("MONEY", "PERCENT", "QUANTITY"))
_NAMED_DAYS = frozenset(("Black", "Bloody", "Super", "Cyber", "Fat", "Maundy", "Shrove", "Holy", "Casual"))
_WARMTH = frozenset(("high", "low", "temperature", "upper", "lower", "degree", "age", "his", "her", "their"))
_TITLED = frozenset(("film", "movie", "novel", "book", "album", "song", "play", "musical", "band"))
_NUMBER_SIGNS = frozenset(("no.", "nos.", "number", "#", "route", "highway", "room", "flight", "section"))
_YEAR_LEADS = one_of("PREPOSITION OF THE UNTIL BEFORE AFTER PORTION EARLY AND - ( , EARLIER EVERY")
_CLOCK_LEADS = one_of("PREPOSITION UNTIL BEFORE AFTER AND - APPROX")
_SHORT_YEAR_LEADS = one_of("PREPOSITION OF UNTIL - AND")
_SEASON_LEADS = one_of("PREPOSITION OF UNTIL BEFORE AFTER AND")
_CLOCKS = one_of("MOMENT CLOCK TIMEZONE")
_VERSIONED = frozenset(
    ("section", "version", "release", "rule", "article", "chapter", "paragraph", "clause", "no.", "number")
)
_TERM_LEADS = one_of("PREPOSITION UNTIL AND")
_DATED_BEFORE = one_of("YEAR MONTH EARLY") | {""}
_DATED_NEXT = one_of("DAYNUMBER ORDINAL MONTH")
_IN_THE = (TokenClass.PREPOSITION + TokenClass.THE, TokenClass.PREPOSITION + TokenClass.EARLY)
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_USUAL_YEARS = (1700, 2060)  # beyond, only where the model says that it is a date
_COMPARED = 4  # tokens between the two "as" of a comparison, at most
_HOUR = re.compile(r"[0-2]\d[:.][0-5]\d")
_ANY_ONE = frozenset(("a", "an", "another", "no", "many", "most"))
_NEVER = frozenset(f"{never} {lead}" for never in ("not", "never", "nor") for lead in ("at", "on", "for"))
_NAMED_BY = 3  # tokens after "Sept. 11" within which the noun comes that it names
_NAME_YEARS = 1900  # a name that ends in a year: "World Cup 2018"


def accepted(case: Case) -> bool:
    """Whether the case is a time expression in its sentence; its fields may have been corrected."""
    check = CHECKS.get(case.fields["form"])
    return check is None or check(case)


def _counts(case: Case) -> bool:
    """Whether "from 1000 to 2000 hires" counts, a number that is no year before it, or "Friday the 28th victim"."""
    if "ordinal" in case.fields and "month" not in case.fields and "year" not in case.fields:
        return case.after is not None and case.after.tag_.startswith(("NN", "JJ"))
    before = case.items.classes[max(0, case.start - 2) : case.start - 1]
    if case.lead != TokenClass.UNTIL or before not in (TokenClass.NUMBER, TokenClass.DAYNUMBER):
        return False
    after = case.after
    return (
        after is not None
        and after.is_alpha
        and after.is_lower
        and after.text.endswith("s")
        and len(after) > 3
    )


def _day(case: Case) -> bool:
    """A day, month or year, or a day of every year: "every July 4", no "every May 10 people"."""
    if case.classes[0] != TokenClass.EVERY:
        return _year(case)
    case.fields["form"] = "set"
    counted = case.after is not None and case.after.tag_ in COUNTED_TAGS
    return case.classes[-1] == TokenClass.MONTH or not counted


def _year(case: Case) -> bool:
    fields, token, after = case.fields, case.span[-1], case.after
    if _is_another_thing(case):
        return False
    if "part" in fields and not _part_of_day(case):
        return False
    if case.classes == TokenClass.SHORTYEAR:
        return case.lead in _SHORT_YEAR_LEADS and (after is None or after.tag_ not in (*COUNTED_TAGS, "NN"))
    if _is_attacks(case):
        fields["year"] = 2001
    if "month" in fields or "year" not in fields or "short_year" in fields:
        return True
    year, dated = fields["year"], token.ent_type_ == "DATE"
    if not _FIRST_YEAR <= year <= _LAST_YEAR or token.ent_type_ in _AMOUNTS or case.trail == "%":
        return False
    before_hyphen = case.items.classes[max(0, case.start - 2) : case.start - 1]
    hyphened = case.lead == "-" and before_hyphen not in _DATED_BEFORE
    numbered = not _NUMBER_SIGNS.isdisjoint(case.text_before.lower().split()[-1:])
    if numbered or (hyphened and not _prefixed(case)):
        return False  # a telephone number
    if (
        after is not None
        and after.tag_ in COUNTED_TAGS
        and case.lead != TokenClass.THE
        and not (dated or hyphened)
    ):
        return False
    aimed = case.lead_word in ("by", "until") and year % 10 == 0  # "by 2100"
    if not (dated or aimed) and not _USUAL_YEARS[0] <= year <= _USUAL_YEARS[1]:
        return False
    if case.lead_word == "at" and after is not None and after.tag_ in PROPER:
        return False  # a house number
    if case.lead_word in _TITLED and case.end - case.start == 1:
        return False  # "the film 1917"
    if case.lead == TokenClass.ANY and case.trail == "-":
        return False  # "a 2000-member group"
    if dated or case.lead in _YEAR_LEADS or case.end - case.start > 1:
        return True
    named = case.before is not None and case.before.tag_ in PROPER
    return named and year >= _NAME_YEARS and token.ent_type_ in ("EVENT", "ORG")


def _is_another_thing(case: Case) -> bool:
    """Whether the number is of a document, a count, a share or a car's model."""
    counts = months.counts(case) or _counts(case)
    return counts or _is_of_document(case) or _is_a_share(case) or is_model_year(case)


def _part_of_day(case: Case) -> bool:
    """Whether a part of a day is one, and not of a title ("Saturday Night Live"); "Sunday mornings" say how often."""
    last, after = case.span[-1], case.after
    if case.classes == TokenClass.WEEKDAY + TokenClass.DAYPART and last.tag_ == "NNS":
        case.fields["form"] = "set"
    return not (last.text[0].isupper() and after is not None and after.tag_ in PROPER)


def _is_of_document(case: Case) -> bool:
    """Whether digits number a part of a document: "section 3.4.2021"."""
    return case.classes == TokenClass.NUMERICDATE and case.lead_word in _VERSIONED


def _is_attacks(case: Case) -> bool:
    """Whether the words are the name of one day: "the Sept. 11 terrorist attacks"."""
    fields, end = case.fields, case.span.end
    if (fields.get("month"), fields.get("day")) != (9, 11) or "year" in fields:
        return False
    return any(token.lower_ == "attacks" for token in case.span.doc[end : end + _NAMED_BY])


def _is_a_share(case: Case) -> bool:
    """Whether the ordinal is a fraction's: "a third of the July average"."""
    ordinal = case.classes[:1] == TokenClass.ORDINAL and case.span[0].is_alpha
    return ordinal and case.lead == TokenClass.ANY and "month" in case.fields


def _prefixed(case: Case) -> bool:
    """Whether letters stand before the hyphen: "post-1945"."""
    start, doc = case.span.start, case.span.doc
    return bool(case.span[0].text[0].isalpha() or (start > 1 and doc[start - 2].is_alpha))


def _weekday(case: Case) -> bool:
    if (
        "beyond" in case.fields
        and "sign" not in case.fields
        and TokenClass.PREPOSITION in case.classes
        and not _counts_from(case)
    ):
        return False
    if "sign" in case.fields:
        return True
    if case.lead == TokenClass.ORDINAL or (case.before is not None and case.before.text in _NAMED_DAYS):
        return False
    titled = (
        case.classes == TokenClass.WEEKDAY
        and case.lead == TokenClass.THE
        and case.trail != TokenClass.POSSESSIVE
    )
    if titled and case.after is not None and case.after.tag_ in PROPER:
        return False  # "the Sunday Times"
    return not case.named and case.span[-1].ent_type_ not in ("WORK_OF_ART", "PERSON")


def _counts_from(case: Case) -> bool:
    """Whether an amount counts from the weekday behind it: "a fortnight from Friday", "a week on Tuesday"."""
    said = {token.lower_ for token in case.span}
    return "from" in said or ("on" in said and case.classes[0] == TokenClass.ANY)


def _season(case: Case) -> bool:
    fields = case.fields
    if case.named:
        return False
    if fields.get("unit", "year") != "year":
        return False
    if (
        fields.get("direction") == "last"
        and case.classes[0] == TokenClass.THE
        and case.trail == TokenClass.OF
    ):
        return False  # "the last winter of the war"
    if "direction" in fields or "year" in fields or "unit" in fields or "modifier" in fields:
        return True
    token = next((token for token in case.span if token.pos_ in ("NOUN", "PROPN")), None)
    if token is None:
        return False  # "to fall"
    leads = case.lead in _SEASON_LEADS or (case.classes[0] == TokenClass.THE and fields["season"] != "FA")
    compound = token.dep_ in ("compound", "amod")  # "winter wheat"
    return (
        leads
        and case.trail != TokenClass.OF
        and not compound
        and not (fields["season"] == "SP" and token.tag_ == "NNS")
    )


def _clock(case: Case) -> bool:
    classes, last = case.classes, case.span[-1]
    if last.lower_ == "overnight":
        return last.pos_ != "ADJ" and last.dep_ not in ("amod", "compound")
    if TokenClass.DAYPART in classes:
        if "direction" in case.fields:
            return not case.conjunction or classes[0] in (
                TokenClass.CLOCK,
                TokenClass.CLOCKDIGITS,
                TokenClass.MOMENT,
            )
        leads = classes[:2] in _IN_THE and case.span[0].lower_ != "for"
        return leads and not case.named and last.dep_ != "compound"
    if not _CLOCKS.isdisjoint(classes):
        return not case.named
    if case.lead_word == "in":
        return False  # "won in 2:10:30"
    return case.span[0].ent_type_ == "TIME" or case.lead in _CLOCK_LEADS or _opens_line(case)


def _opens_line(case: Case) -> bool:
    """Whether it is the hour of a line of a log: "21:15 - Ferries have been suspended", "21:15: Ferries"."""
    if not _HOUR.fullmatch(case.span.text):
        return False
    before = case.before
    opens = before is None or "\n" in before.text_with_ws
    return opens and (case.trail == "-" or (case.after is not None and case.after.text[:1] in ":|\n"))


def _unit(case: Case) -> bool:
    unit = case.fields["unit"]
    counted = unit == "decade" and "modifier" not in case.fields
    if counted and case.fields.get("direction") in ("last", "next", "coming", "following"):
        case.fields.update(form="duration", amount=1.0)  # "over the next decade": ten years from now
    if case.conjunction or unit in ("second", "minute"):
        return False
    if (
        case.fields.get("direction") in ("last", "next")
        and case.trail == TokenClass.OF
        and TokenClass.PORTION not in case.classes
    ):
        return False  # "the last week of the war"
    if (
        unit == "day"
        and case.fields.get("modifier") == "late"
        and case.lead_word == "at"
        and case.trail == ","
    ):
        return False  # "At the end of the day, it is a business"
    return not (unit == "quarter" and case.trail == TokenClass.OF) and not _owned(case)


def _owned(case: Case) -> bool:
    """Whether it is the last day, week or year of someone, and not of the calendar: "her last day in the post"."""
    if case.fields.get("direction") not in ("last", "past"):
        return False
    if case.lead != "s" and case.lead_word not in lengths.OWNERS:
        return False
    governed = case.after is not None and case.after.tag_ == "IN"
    return case.fields["unit"] in ("day", "week", "month") or (governed and case.fields["unit"] == "year")


def _weekend(case: Case) -> bool:
    """A unit with no word that says which: "the weekend", "for the quarter"; no "the weekend of 15-16 November"."""
    if case.trail == TokenClass.OF and not _DATED_NEXT.isdisjoint(
        case.items.classes[case.end + 1 : case.end + 4]
    ):
        return False
    if case.fields["unit"] != "quarter":
        return bool(case.fields["unit"] == "weekend")
    case.fields.update(form="unit", direction="same")
    leads = case.span[0].lower_ in ("for", "in", "during") and case.span[-1].ent_type_ == "DATE"
    return leads and (case.after is None or case.after.tag_ != "IN")


def _deictic(case: Case) -> bool:
    if case.span.text == "today" and case.after is not None and case.after.lower_ == "as":
        doc, start = case.span.doc, case.span.start
        if any(token.lower_ == "as" for token in doc[max(0, start - _COMPARED) : start]):
            case.fields.update(form="reference", value="PRESENT_REF")  # "as strong today as it was then"
    capital = case.span[-1].text[0].isupper() and case.before is not None and case.before.tag_ in PROPER
    return not (capital and case.before.ent_type_ not in TIMES) and not case.named


def _decade(case: Case) -> bool:
    if len(case.fields["decade"]) == len("1990"):
        return True
    around = case.span.doc[max(0, case.span.start - 4) : case.span.end]
    if any(token.lemma_.lower() in _WARMTH for token in around):
        return False
    marked = case.span[0].text[0] in "'’‘" or case.lead_word in ("'", "’", "‘")
    return case.classes[0] in (TokenClass.THE, TokenClass.EARLY) or marked


def _century(case: Case) -> bool:
    if case.after is not None and case.after.text.replace(".", "").upper() in ("BC", "BCE"):
        case.fields["form"] = "vague"  # no calendar day is named so far back
    return True


def _half(case: Case) -> bool:
    """Whether "H2" is half a year, with its year or after a preposition, and no gas or bond."""
    return TokenClass.HALFCODE not in case.classes or "year" in case.fields or case.lead in _TERM_LEADS


def _event(case: Case) -> bool:
    """A day of an event: "opening night", "day five of the trial", "the third day of the festival"."""
    classes, after, unit = case.classes, case.after, case.fields.get("unit", "day")
    case.fields.pop("direction", None)
    if TokenClass.OPENING in classes:
        return (
            unit in ("day", "weekend")
            and case.fields.get("part", "NI") == "NI"
            and case.span[-1].tag_ != "NNS"
        )
    if classes[0] != TokenClass.UNIT:
        return unit == "day" and case.span[0].ent_type_ not in ("ORG", "WORK_OF_ART")
    if case.lead_word == "from" or unit != "day":
        return False  # "from day one": always
    return after is None or not (after.tag_.startswith("NN") or after.tag_ in ("JJ", "CD"))


def _reference(case: Case) -> bool:
    return not {token.lower_ for token in case.neighbours} & {"as", "too", "how", "after", "very"}


def _holiday(case: Case) -> bool:
    unit, after = case.fields.get("unit"), case.after
    if case.span[0].ent_type_ == "PERSON" and " " not in case.fields["holiday"]:
        return False
    compound = (
        case.span[-1].dep_ in ("compound", "nmod") and after is not None and after.tag_.startswith("NN")
    )
    if unit is None and (case.lead_word in _ANY_ONE or case.text_before.lower() in _NEVER):
        return False  # "a Thanksgiving without a phone call", "not at Easter": of no year
    return not (compound and unit is None) and unit in (None, "weekend", "day")


CHECKS: dict[str, Callable[[Case], bool]] = {
    "calendar": _day,
    "within": _year,
    "weekday": _weekday,
    "month": months.is_month,
    "season": _season,
    "clock": _clock,
    "unit": _unit,
    "duration": lengths.duration,
    "offset": lengths.offset,
    "set": lengths.set_,
    "deictic": _deictic,
    "weekend": _weekend,
    "decade": _decade,
    "century": _century,
    "holiday": _holiday,
    "reference": _reference,
    "event": _event,
    "half": _half,
}
