"""What a number counts whose noun is left out, because it is said before: "460 vehicles, compared with 63"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.figures.counted import Counting, Noun
from extractors.figures.quantity import Quantity
from extractors.figures.tokens import PLURAL, Tokens

_REACH = 90  # Code points back to the noun that a later number leaves out.
_LISTED_REACH = 160  # The same for the parts of a whole after a colon.
_LINKED = re.compile(
    r"(?:compared (?:with|to)|up from|down from|from|against|versus|than|as (?:many|much|high|large) as|to|and"
    r"|including|among (?:them|those)"
    r"|(?:double|twice|triple|treble|half))(?: the)?(?: an? average of| about| some| around)? ?$",
    re.IGNORECASE,
)
_OF_THEN = re.compile(
    r" of (?:a|the|last|the same|the previous) (?:year|month|week|quarter|day|season)\b| of (?:19|20)\d\d\b"
)
_OF_ANOTHER = re.compile(
    r",? (?:and|but|while) (?:the|its|their|his|her) [a-z]+ [a-z]+ "
)  # ", and the budget rose to"
_OF_WHICH = re.compile(r" of (?:which|whom|them)\b")
_WHICH_BEFORE = re.compile(r",? of (?:which|whom|them),?(?: (?:about|some|only|at least|more than))? ?")
_SAYS_NONE = re.compile(r"$|[.,;:)]| (?:are|is|were|was|have|has|had|be|will|would|could|in|by|from|at|on)\b")
_ASIDE = re.compile(
    r"(?:^|.*\w)(?:,| and|;|—|–| -) (?:at least |about |some |including |among them )?$", re.DOTALL
)
_OUT_OF = re.compile(
    r"(?:^|[.!?;:,”\"] |\n)(?:Of|Out of|of|out of) (?:the |those |these |its |their |some |about |more than )*"
    r"(?:(?:[A-Z][\w.-]* ){0,2}[\w.-]+['’]s? )?$"
)
_LISTED = re.compile(r"[^:.;]*(?::| —| –| -) (?:[^:.;]* )?$")
_LEVEL = re.compile(r"\b(?:to|at)(?: end at| close at| a close of)? ?$", re.IGNORECASE)
NO_NOUN = re.compile(
    r"$|[.,;:)]| (?:by|in|from|at|on|for|to|over|near|around|outside|since"
    r"|during|this|last|a year|the|per|of (?:which|whom|them))\b"
)
SENTENCE_END = re.compile(r"[.;!?] ")
_FULL_STOP = re.compile(r"[.!?] ")
_OF_A_BODY = re.compile(r" of (?!(?:them|which|whom|those|these|us|it)\b)(?:(?:the|its|their) )?[A-Za-z]")
_OF_KIND = re.compile(
    r"(?:^|[.!?] |\n|; )(?:Of|Out of|Among|of|out of|among) (?=(?:the|those|these|its|their) )[^.,;:\d]{3,60},"
    r" (?:about |some |only |at least )?$"
)
_NUMBER_OF = re.compile(r"\bnumbers? of ", re.IGNORECASE)
# Between "the number of X" and its number: what it does or is estimated at, and no other clause of the sentence.
AMOUNTS_TO = re.compile(
    r"(?:\b(?:rose|rises?|risen|fell|falls?|fallen|grew|grown|climbed|dropped|jumped|increased|decreased|declined|doubled|tripled|soared"
    r"|was|is|were|are|be|stood|stands|reached|reaches|hit|passed|exceeded|put|from|to|at|of)\b[^,;:]{0,24}) ?$",
    re.IGNORECASE,
)
CLAUSE_END = re.compile(r"[.;!?:] |, (?:and|but|while|as|which|who|where) |\n")


_OF_SOME_YEAR = re.compile(r" (?:from )?(?:before|after|since|until|by) (?:the )?(?:1[5-9]|20)\d\d\b")
_AND_BEFORE = re.compile(r"(?:,? and|,? while|,? but|;)(?: another| about| some| at least| a further)? $")
_DID = re.compile(
    r" (?:were|was|have|had|has|are|will|would|could|[a-z]+ed|fell|rose|went|came|left|fled|died|burned|lost)\b"
)
_WAS_DONE = re.compile(
    r" (?:(?:others|more) )?(?:were|was|have been|had been|has been|are|will be|remain(?:ed)?) "
)
_HURT = re.compile(
    r"(?:still |seriously |badly |also )*(?:hurt|killed|injured|wounded|dead|missing|arrested|detained)\b"
)
_VERB_BEFORE = re.compile(
    r"\b([a-z]{3,})(?: (?:about|some|only|just|another|a further|at least|nearly|almost|more than|over|up to))? $"
)
_MORE_AFTER = re.compile(r" (?:more|others)\b")
_SHORT_OF = re.compile(r" (?:short|shy|clear) of\b")
_LEADS = re.compile(r" (?:ahead of|behind|clear of|adrift of) (?:the |[A-Z])")
_LED = frozenset({"point", "seat", "vote", "stroke", "shot", "medal", "goal", "win", "run", "delegate"})
_MORE_THAN = re.compile(r" (?:more|fewer) than\b| more(?= (?:by|on|in|at|after|were|was|died|are)\b)")
_SAME_LIST = re.compile(
    r"(?:,|,? and|;|,? but|,? while)(?: about| some| only| another| a further| at least)? ?$"
)
_PAST = re.compile(r" [a-z]+(?:ed|ne|wn|nt)\b")
_GAPPED = re.compile(
    r"(?:,|(?P<mark>;)|,? and|,? but|,? while) "
    r"(?P<who>the (?:army|navy|police|marines|government|opposition|union|state|church)\b"
    r"|the (?:air force|coast guard)\b|(?P<pronoun>(?:she|he|they|we|I)\b)"
    r"|the (?:second|third|fourth|fifth|sixth|next|last|other|others|rest)\b"
    r"(?: [a-z]+)?|(?:the )?(?:[A-Z][\w.’'-]* ){0,2}[A-Z][\w.’'-]*)"
    r"(?(mark),?)(?: only| just| about| some| another| nearly| over| more than)? ?$"
)
_GAP_ENDS = re.compile(r"$|[.,;]| and\b| or\b")
# A clause that has a verb of its own stands between, or a place of the number before.
_PREDICATE = re.compile(r"[.:;]|\b(?:which|who|that|where|when|was|were|is|are|has|have|had)\b")
_COUNTS = frozenset({"digits", "words"})
_OWNERS = frozenset({"GPE", "NORP", "PERSON", "ORG", "LOC"})
_PLACED = (
    r"(?: each)? (?:in|on|at|near|from|to|over|above|across|around|off|outside|by)"
    r" (?:the |early |late |nearby |neighbou?ring |(?:north|south|east|west)ern )?[A-Z\d]"
)
_PLACED_AFTER = re.compile(_PLACED)
_SERIES = re.compile(r"(?:,|;|,? and|,? or|,? but)(?: another| about| some| around)? ?$")
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_FRONTED = re.compile(
    rf"(?:,|;|,? and|,? but) (?:on {_WEEKDAY}|in {_MONTHS}|in \d{{4}}),? (?:another |about |some )?$",
    re.IGNORECASE,
)
_NAMED_ON = re.compile(
    r"(?:,|,? and) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3} (?:on|at|with) (?:about |just |only )?"
)
_AFTER_FRONTED = re.compile(r"$|[.,;]| (?:and|in|at|near)\b")


def in_list(text: str, earlier: Sequence[Quantity], quantity: Quantity) -> Quantity | None:
    """The earlier figure of a list in which each number has a place or a day: "21 people on Monday, 13 on Tuesday"."""
    last = _last_counted(text, earlier, quantity, _LISTED_REACH)
    if last is None:
        return None
    start = quantity.start
    begin = max(last.end, start - 40)
    if _SERIES.search(text, begin, start) and _PLACED_AFTER.match(text, quantity.end):
        return last if _PLACED_AFTER.search(text, last.end, start) else None
    if _FRONTED.search(text, begin, start) and _AFTER_FRONTED.match(text, quantity.end):
        return last
    return None


def elided(text: str, earlier: Sequence[Quantity], quantity: Quantity) -> Quantity | None:
    """The earlier figure whose noun this one leaves out; None where it leaves out none."""
    for rule in (
        _linked,
        _of_a_whole,
        _same_deed,
        _another_part,
        _dated_part,
        _more,
        _beside,
        _short,
        _listed,
        _level,
    ):
        if before := rule(text, earlier, quantity):
            return before
    return None


def gapped(tokens: Tokens, earlier: Sequence[Quantity], quantity: Quantity) -> Quantity | None:
    """The figure of the clause whose verb and noun this one leaves out: "has 12 horses and she 9", "the second bus 35"."""
    text, start = tokens.text, quantity.start
    last = _last_counted(text, earlier, quantity, _REACH, _FULL_STOP)
    if (
        last is None
        or not {quantity.numeral_form, last.numeral_form} <= _COUNTS
        or not _GAP_ENDS.match(text, quantity.end)
    ):
        return None
    gap = _GAPPED.search(text, last.end, start)
    if gap is None or (gap.start() > last.end and _PREDICATE.search(text, last.end, gap.start())):
        return None
    subject = tokens.doc[tokens.at(gap.start("who"))]
    named = subject.text[0].isupper() and not gap["pronoun"]
    number = tokens.doc[tokens.at(quantity.amount.numeral.start)]
    parties = subject.tag_ in PLURAL or text[gap.start("who") : gap.start("who") + 4] == "the "
    if (
        named
        and not parties
        and not (subject.ent_type_ == "LAW" and _is_of_name(tokens, last))
        and (subject.ent_type_ not in _OWNERS or (number.ent_iob_ == "I" and number.ent_type_ in _OWNERS))
    ):
        return None
    return last


def _is_of_name(tokens: Tokens, quantity: Quantity) -> bool:
    """Whether a name is the subject of what a figure is the object of: then one that follows may be another, however labelled."""
    number = tokens.doc[tokens.at(quantity.end - 1)]
    return any(kid.dep_ == "nsubj" and kid.pos_ == "PROPN" for kid in number.head.lefts)


def noun_of_number(tokens: Tokens, counting: Counting, quantity: Quantity) -> Noun | None:
    """The noun of "the number of people", where the number that follows is said of it: "... fell from about 660,000"."""
    text, start = tokens.text, quantity.start
    begin = max(0, start - _LISTED_REACH)
    said = list(_NUMBER_OF.finditer(text, begin, start))
    if not said or not (NO_NOUN.match(text, quantity.end) or text.startswith(" based", quantity.end)):
        return None
    between = text[said[-1].end() : start]
    if CLAUSE_END.search(between) or not AMOUNTS_TO.search(between):
        return None
    noun = counting.noun_after(said[-1].end() - 1, 2)
    return noun if noun and noun.end <= start else None


def noun_of_whole(tokens: Tokens, counting: Counting, quantity: Quantity) -> Noun | None:
    """The noun of those without a number of whom a part is told: "Of the confirmed cases, 31 are in Bulape"."""
    text, start = tokens.text, quantity.start
    begin = max(0, start - _LISTED_REACH)
    whole = _OF_KIND.search(text, begin, start)
    if whole is None or not (_SAYS_NONE.match(text, quantity.end) or _PAST.match(text, quantity.end)):
        return None
    opening = (
        text.index(" the ", whole.start()) + 4 if " the " in whole[0] else text.index(" ", whole.start() + 3)
    )
    noun = counting.noun_after(opening, 2)
    behind = noun is not None and text[noun.end : noun.end + 1] == "," and noun.end < start
    return noun if behind and noun is not None and (noun.plural or noun.head in ("dead", "rest")) else None


def of_another_body(text: str, earlier: Sequence[Quantity], quantity: Quantity) -> Quantity | None:
    """The figure of a list of members of several bodies: "200 employees of the one ministry and 90 of the other"."""
    last = _last_counted(text, earlier, quantity, _REACH)
    if last is None or not last.amount.is_bare or not _OF_A_BODY.match(text, quantity.end):
        return None
    listed = _SERIES.search(text, max(last.end, quantity.start - 16), quantity.start)
    return last if listed and _OF_A_BODY.match(text, last.end) else None


def in_unit_list(text: str, last: Quantity, quantity: Quantity) -> bool:
    """Whether a list with places or names goes on without its unit: "4.1 percent in France, 3.8 in Spain"."""
    begin, start = last.end, quantity.start
    if start - begin > _REACH or SENTENCE_END.search(text, begin, start):
        return False
    if _SERIES.search(text, max(begin, start - 16), start):
        return bool(_PLACED_AFTER.match(text, begin) and _PLACED_AFTER.match(text, quantity.end))
    return bool(_NAMED_ON.fullmatch(text, begin, start) and _GAP_ENDS.match(text, quantity.end))


def _same_deed(text: str, earlier: Sequence[Quantity], quantity: Quantity) -> Quantity | None:
    """What the same verb had before: "cut 6,400 jobs at eight sites, and will cut 6,100 more at six others"."""
    verb = _VERB_BEFORE.search(text, max(0, quantity.start - 48), quantity.start)
    if verb is None or not (_MORE_AFTER.match(text, quantity.end) or NO_NOUN.match(text, quantity.end)):
        return None
    for whole in reversed(earlier):
        if SENTENCE_END.search(text, whole.end, quantity.start):
            return None
        same = _VERB_BEFORE.search(text, max(0, whole.start - 48), whole.start)
        if whole.noun and same and same[1] == verb[1]:
            return whole
    return None


def _beside(text: str, earlier: Sequence[Quantity], quantity: Quantity) -> Quantity | None:
    """What the subject of the clause before counts: "five homes had collapsed in Guánica and 29 were damaged"."""
    last = _last_counted(text, earlier, quantity, _REACH)
    if last is None or not _AND_BEFORE.search(text, last.end, quantity.start):
        return None
    did = _DID.match(text, last.end, quantity.start)
    does = _WAS_DONE.match(text, quantity.end)
    return last if did and does and not _HURT.match(text, does.end()) else None


def _short(text: str, earlier: Sequence[Quantity], quantity: Quantity) -> Quantity | None:
    """What is lacking, or is ahead: "won 35 of the 81 seats, six short of a majority", "45 points, six behind City"."""
    if _SHORT_OF.match(text, quantity.end):
        return _last_counted(text, earlier, quantity, _REACH)
    if not (
        _LEADS.match(text, quantity.end)
        and text[: quantity.start].endswith((", ", " and ", " (", "— ", "– "))
    ):
        return None
    for led in reversed(earlier):
        if len(text[led.end : quantity.start]) > _REACH or SENTENCE_END.search(text, led.end, quantity.start):
            return None
        if led.head in _LED:
            return led
    return None


def _linked(text: str, earlier: Sequence[Quantity], quantity: Quantity) -> Quantity | None:
    """What a comparison or a list says again: "compared with 63", "more than the 1 million"."""
    last = _last_counted(text, earlier, quantity, _REACH)
    if last is None:
        return None
    gap = text[last.end : quantity.start]
    same = quantity.amount.numeral.form == last.numeral_form
    ends = NO_NOUN.match(text, quantity.end) or _OF_THEN.match(text, quantity.end)
    return last if same and _LINKED.search(gap) and ends and not _OF_ANOTHER.search(gap) else None


def _of_a_whole(text: str, earlier: Sequence[Quantity], quantity: Quantity) -> Quantity | None:
    """What a part is of: "Of 180 schools, 64 are closed", "11 people died, six of them children"."""
    last = _last_counted(text, earlier, quantity, _REACH)
    if last is None:
        return None
    gap = text[last.end : quantity.start]
    if _OF_WHICH.match(text, quantity.end) and _ASIDE.fullmatch(gap):
        return last
    if _WHICH_BEFORE.fullmatch(gap) and _SAYS_NONE.match(text, quantity.end):
        return last
    begin = max(0, last.start - 48)
    out_of = gap.strip() in (",", ", about", ", some", ", only", ", at least") and _OUT_OF.search(
        text[begin : last.start]
    )
    return last if out_of and quantity.value <= last.value else None


def _another_part(text: str, earlier: Sequence[Quantity], quantity: Quantity) -> Quantity | None:
    """What the parts after the first are of: "Of 180 schools, 64 are closed and 12 burned"."""
    last = _last_counted(text, earlier, quantity, _REACH)
    if last is None or not _SAME_LIST.search(text, last.end, quantity.start):
        return None
    if not (_SAYS_NONE.match(text, quantity.end) or _PAST.match(text, quantity.end)):
        return None
    part = quantity
    for whole in reversed(earlier):
        if whole.head != last.head or SENTENCE_END.search(text, whole.end, quantity.start):
            return None
        out_of = _OUT_OF.search(text[max(0, whole.start - 48) : whole.start])
        if whole is not last and (out_of or _WHICH_BEFORE.fullmatch(text[whole.end : part.start])):
            return whole if quantity.value < whole.value else None
        part = whole
    return None


def _dated_part(text: str, earlier: Sequence[Quantity], quantity: Quantity) -> Quantity | None:
    """What a part of some year is of: "900 mills, 280 before 1800"."""
    last = _last_counted(text, earlier, quantity, _REACH)
    if last is None or quantity.value >= last.value or not _ASIDE.fullmatch(text[last.end : quantity.start]):
        return None
    return last if _OF_SOME_YEAR.match(text, quantity.end) else None


def _more(text: str, earlier: Sequence[Quantity], quantity: Quantity) -> Quantity | None:
    """What a difference counts: "nine goals, five more than last season"."""
    last = _last_counted(text, earlier, quantity, _REACH)
    said = last is not None and _MORE_THAN.match(text, quantity.end)
    gap = text[last.end : quantity.start] if last else ""
    return last if said and ("," in gap or gap.endswith(" and ")) else None


def _listed(text: str, earlier: Sequence[Quantity], quantity: Quantity) -> Quantity | None:
    """The whole whose parts stand after a colon: "five sales: two to Chad and three to Ghana"."""
    if not NO_NOUN.match(text, quantity.end):
        return None
    for whole in reversed(earlier):
        gap = text[whole.end : quantity.start]
        if len(gap) > _LISTED_REACH or SENTENCE_END.search(gap):
            return None
        if whole.noun and _LISTED.fullmatch(gap) and ":" in gap:
            return whole if quantity.value < whole.value else None
    return None


def _level(text: str, earlier: Sequence[Quantity], quantity: Quantity) -> Quantity | None:
    """The points of an index of which this is the level: "fell 58 points to 4,577.10"."""
    start = quantity.start
    if not (quantity.amount.numeral.figured and _LEVEL.search(text, max(0, start - 24), start)):
        return None
    ends = (match.end() for match in SENTENCE_END.finditer(text, max(0, start - 400), start))
    begin = max(ends, default=0)
    return next((each for each in reversed(earlier) if each.start >= begin and each.head == "point"), None)


def _last_counted(
    text: str,
    earlier: Sequence[Quantity],
    quantity: Quantity,
    reach: int,
    ends: re.Pattern[str] = SENTENCE_END,
) -> Quantity | None:
    """The figure before in the same sentence, where it counts something of its own."""
    last = earlier[-1] if earlier else None
    if last is None or not last.noun or last.noun.startswith("of "):
        return None
    if last.head == "magnitude" and not quantity.amount.numeral.figured:
        return None  # a toll or a year behind "the 6.9-magnitude earthquake" is no strength
    gap = text[last.end : quantity.start]
    return last if len(gap) <= reach and not ends.search(gap) else None
