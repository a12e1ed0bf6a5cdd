"""What looks like a figure and is none: years, clock times, names, labels, scores, list markers."""

from __future__ import annotations

import re

from extractors.figures.designators import words as designating
from extractors.figures.lexicon import words
from extractors.figures.quantity import Quantity
from extractors.figures.ranges import is_moved, is_one_of_its_kind
from extractors.figures.tokens import PLURAL, Tokens
from extractors.figures.words import MULTIPLES

_MORE_OF_THEM = re.compile(r" more (?:by|on|in|at|after|were|was|died|are)\b")
_WORTH = re.compile(r"\b(?:worth|costs?|costing|owe[ds]?) $")

_NAMED = frozenset({"PRODUCT", "ORG", "FAC", "WORK_OF_ART", "EVENT", "LAW", "PERSON", "GPE", "LOC"})
_MEASURED = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT"})
_DASHED = re.compile(r"\d{1,4} ?[-–] ?\d{1,4}")
_NUMBERED_BEFORE = re.compile(r"\d ?[-–] ?$")
_DATELINE_BEFORE = re.compile(
    r"[,)/] (?:Jan|Feb|March|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2} [-–] $"
)
"""A dateline's day, behind whose dash the sentence opens with a count: "TOKYO, Oct. 4 - 15 people"."""
_NAMED_BEFORE = re.compile(r"\b[A-Z]\w* - $")
_HAPPENS = re.compile(r" (?:are|is|was|were|have|has|had|died|dead)\b")
_PHONE = re.compile(r"\+\d{1,3}[ -]\(?\d")
_LISTED = re.compile(r"(?:\d{1,4}(?:, and |, | and | or | & ))+$")
_GROUPED = re.compile(r"\d{3,4} $")
_GROUP_AFTER = re.compile(r" \d{3,4}\b(?![,.]\d|%)")
_DECADE = re.compile(r"['’]s\b")
_CONTINUES = re.compile(r"[-–/.:]\d")
_PARTITIVE = re.compile(r" of (?!them\b|which\b|whom\b|those\b|us\b)")
_SUPERLATIVE = re.compile(
    r" of (?:the|his|her|its|their|our|my|[A-Z][\w-]*['’]s?) (?:(?:world|country|city)['’]s )?"
    r"(?:(?:very|\w+-)?(?:most|least|best|worst)"
    r"|(?!(?:forest|harvest|interest|request|protest|contest|arrest|guest|priest|midwest|conquest|west|rest|test)\b)"
    r"[a-z]{2,}est)\b(?= [a-z])"
)
_JUDGED = re.compile(
    r"\b(?:call|calls|called|calling|describ|hail|label|dubb)\w* (?:[^.;:,]{0,40} )?(?:as )?$"
    r"|(?:\b(?:is|was|are|were|be|been|became|becomes?|remains?|remained)"
    r"(?: (?:also|now|still|probably|widely seen as|considered))?|,) $"
)
_LEAST_NAME = 100
_ARTICLE = re.compile(r"\b(?:the|an?|this|its|each) (?:[\w]+-[\w]+ )?$", re.IGNORECASE)
_NUMBERED = re.compile(r"\d")
_ROUND = frozenset(
    {20, 25, 30, 35, 40, 50, 60, 100, 120, 125, 200, 225, 250, 300, 350, 400, 500, 600, 1000, 2000, 3000}
)


def is_run(text: str, quantity: Quantity) -> bool:
    """Digits joined to other digits or letters by a mark: phone numbers, scores, dates, models."""
    begin = quantity.start
    if _PHONE.match(text, begin):
        return True
    alone = quantity.noun is None
    if _NUMBERED_BEFORE.search(text, max(0, begin - 20), begin):
        return alone or not _DATELINE_BEFORE.search(text, max(0, begin - 24), begin)
    is_bare = alone and quantity.bound == "exactly" and not _HAPPENS.match(text, quantity.end)
    if is_bare and _NAMED_BEFORE.search(text, max(0, begin - 20), begin):
        return True  # "Brazil - 3"; a dateline stands before "At least 14 people"
    if _DECADE.match(text, quantity.amount.end):
        return True  # "in his 90's"
    if alone and (
        _GROUPED.search(text, max(0, begin - 5), begin) or _GROUP_AFTER.match(text, quantity.amount.end)
    ):
        return True
    if quantity.high is not None:
        if quantity.noun is None and _DASHED.fullmatch(text, quantity.amount.start, quantity.end):
            return quantity.bound == "exactly"
        return bool(
            _CONTINUES.match(text, quantity.end) or re.match(r"[\w-]*\d-$", text[max(0, begin - 6) : begin])
        )
    start = quantity.amount.numeral.start
    joined = start > 1 and text[start - 1] in "-–/" and text[start - 2].isalnum()
    prefixed = joined and quantity.start < start and quantity.bound != "exactly"
    return bool(_CONTINUES.match(text, quantity.amount.numeral.end)) or (joined and not prefixed)


def is_capitalised(tokens: Tokens, quantity: Quantity) -> bool:
    """A number word of a name: "Kick Six", "the Big Four", "Six Nations"."""
    number = quantity.amount.numeral
    at = tokens.at(number.start)
    token = tokens.doc[at]
    if not token.text[:1].isupper() or token.is_sent_start or token.is_upper or not at:
        return False
    after = tokens.from_(number.end)
    following = after < len(tokens.doc) and tokens.doc[after].text[:1].isupper()
    return bool(tokens.doc[at - 1].text[:1].isupper() or following)


def names_a_make(tokens: Tokens, quantity: Quantity) -> bool:
    """A number word hyphened to the noun of a make: "a six-speed transmission"."""
    end = quantity.amount.numeral.end
    return tokens.text[end : end + 1] == "-" and quantity.head in words("makes")


def is_idle_word(tokens: Tokens, quantity: Quantity) -> bool:
    """A number word that counts nothing: "no one", "one another", "at one point", "the two"."""
    text, number = tokens.text, quantity.amount.numeral
    at = tokens.at(number.start)
    before = tokens.doc[at - 1].lower_ if at else ""
    if quantity.of is not None or quantity.high is not None:
        return False
    if number.value == 1 and number.scale == 1:
        partitive = bool(_PARTITIVE.match(text, number.end))
        several = _NUMBERED.search(text, number.end, quantity.end)
        judged = _JUDGED.search(text, max(0, number.start - 60), number.start)
        if partitive and judged and _SUPERLATIVE.match(text, number.end):
            return True  # "one of the most terrifying attacks" praises or blames, and counts none
        if partitive and several and is_one_of_its_kind(text, number.start):
            return True  # "Europa, one of Jupiter's 79 moons": the moons are counted
        if partitive and tokens.doc[tokens.at(quantity.end - 1)].tag_ == "NN":
            return True  # "one of importance"
        if quantity.noun is None:
            return True
        if before in words("before_one"):
            return not (partitive and before in ("the", "that", "which", "at", "some"))
        return not partitive and (
            quantity.head in words("after_one") or text[number.end : number.end + 1] == "-"
        )
    return quantity.noun is None and not stands_for_people(tokens, quantity)


def stands_for_people(tokens: Tokens, quantity: Quantity) -> bool:
    """Whether a number word without a noun still counts: "two were killed", "killing six", "will increase to four"."""
    number = quantity.amount.numeral
    at, after = tokens.at(quantity.start), tokens.from_(quantity.end)
    before = tokens.doc[at - 1] if at else None
    following = tokens.doc[after] if after < len(tokens.doc) else None
    if before is not None and before.lower_ in ("the", "these", "those", "of", "at", "between", "by"):
        return False
    if number.scale > 1 or tokens.text.startswith((" of", " more than", " fewer than"), number.end):
        return True
    if quantity.noun is None and _MORE_OF_THEM.match(tokens.text, number.end):
        return True
    if following is not None and (
        following.pos_ in ("AUX", "VERB") or following.lower_ in ("dead", "aboard")
    ):
        return True
    killed = before is not None and before.pos_ == "VERB"
    return killed or bool(is_moved(tokens.text, quantity.start))


def stands_alone(tokens: Tokens, quantity: Quantity) -> bool:
    """Whether a vague count is itself what acts or what is paid: "hundreds, perhaps thousands, were jailed", "worth millions"."""
    if _WORTH.search(tokens.text, max(0, quantity.start - 12), quantity.start):
        return True
    token = tokens.doc[tokens.at(quantity.amount.numeral.start)]
    if token.dep_ in ("appos", "conj") and token.head.lower_ in MULTIPLES:
        token = token.head
    return token.dep_ in ("nsubj", "nsubjpass")


def is_label(tokens: Tokens, quantity: Quantity) -> bool:
    """A number that names: "Section 427", "No. 1", "FTSE 100"."""
    number = quantity.amount.numeral
    at = tokens.at(_listed_from(tokens.text, number.start))
    if not at:
        return False
    before = tokens.doc[at - 2 if at > 1 and tokens.doc[at - 1].text == "." else at - 1]  # "No", "."
    word = before.lower_.rstrip(".")
    if before.text in ("#", "№") or (word in words("indexes") and quantity.value in _ROUND):
        return True
    singular = (
        before.tag_ not in (*PLURAL, "VB", "VBD", "VBZ", "VBP", "VBN", "VBG") or before.text[:1].isupper()
    )
    label = word in words("labels") or word.removesuffix("s") in words("labels")
    listed = tokens.at(number.start) > before.i + 2 or tokens.doc[before.i + 1].text == ","
    if listed and quantity.noun and not word.endswith("s"):
        return False  # "Under Title 42, 60 people were held"
    if word == "number" and before.i and tokens.doc[before.i - 1].tag_ in (*PLURAL, "PRP", "WDT", "WP"):
        return False  # "They number 540"
    return label and not number.figured and number.scale == 1 and singular


def _listed_from(text: str, start: int) -> int:
    """Where the list of numbers begins that the number stands in: "Packs 122, 124 and 131"."""
    listed = _LISTED.search(text, max(0, start - 30), start)
    return listed.start() if listed else start


def names_one_thing(tokens: Tokens, quantity: Quantity) -> bool:
    """A number between an article and a noun in the singular: "the 486 chip", "a 404 error"; no count has one thing."""
    number, text = quantity.amount.numeral, tokens.text
    if (
        quantity.noun is None
        or quantity.high is not None
        or quantity.of is not None
        or quantity.bound != "exactly"
    ):
        return False
    if number.value < _LEAST_NAME or number.value % 10 == 0 or text[number.end : number.end + 1] != " ":
        return False
    head = tokens.doc[tokens.at(max(0, quantity.end - 1))]
    counted = {quantity.noun.split()[0].lower(), head.lower_} & (
        designating("measuring") | designating("collective")
    )
    return (
        head.tag_ == "NN"
        and not counted
        and bool(_ARTICLE.search(text, max(0, number.start - 24), number.start))
    )


def is_year(tokens: Tokens, quantity: Quantity) -> bool:
    """A year, and no count of what follows it."""
    number = quantity.amount.numeral
    if number.end - number.start != 4 or not 1500 <= number.value <= 2100:
        return False
    if quantity.high is not None and not 1500 <= quantity.high <= 2100:
        return False
    token = tokens.doc[tokens.at(number.start)]
    before = tokens.doc[token.i - 1].lower_ if token.i else ""
    if quantity.bound != "exactly" or before == "of":
        return token.ent_type_ in ("DATE", "TIME") and before != "of"
    head = tokens.doc[tokens.at(max(0, quantity.end - 1))]
    return (
        quantity.noun is None
        or head.tag_ not in PLURAL
        or (token.ent_type_ not in _MEASURED and not quantity.high)
    )


def is_marker(text: str, start: int, end: int) -> bool:
    """A list marker: "1." or "2)" where a line or a clause begins; a number alone in brackets."""
    before, after = text[max(0, start - 5) : start].rstrip(), text[end : end + 2]
    if after[:1] in (")", "]") or after == " )":
        opens = start > 0 and text[start - 1] in "(["
        return opens or not before or before[-1] in ";:,.(" or before.endswith(("and", "or", "what"))
    return not before and after[:1] in (".", ":") and text[end + 1 : end + 2] in (" ", "")


def is_name(tokens: Tokens, quantity: Quantity) -> bool:
    """A number that belongs to the name before it: "Boeing 737", "iPhone 14 Pro", "Apple Watch 5"."""
    own = quantity.amount.numeral.start
    start = own if quantity.noun else _listed_from(tokens.text, own)
    if start < own and tokens.doc[max(0, tokens.at(start) - 1)].ent_type_ == "DATE":
        start = own  # "by June 14, 30 had died"
    at = tokens.at(start)
    if not at or quantity.bound != "exactly":
        return False
    token, before = tokens.doc[at], tokens.doc[at - 1]
    if token.ent_type_ in _NAMED and token.ent_iob_ == "I":
        return True
    apart = before.idx + len(before) < start
    named = before.pos_ in ("PROPN", "NOUN", "ADJ") and any(letter.isupper() for letter in before.text)
    if not (apart and named) or before.is_sent_start:
        return False
    plural = tokens.doc[tokens.at(max(0, quantity.end - 1))].tag_ in PLURAL
    countable = before.ent_type_ in ("DATE", "TIME", "GPE", "NORP", "PERSON", "ORG")
    opens_subject = token.dep_ == "nummod" and token.head.dep_ in ("nsubj", "nsubjpass")
    countable = countable or (opens_subject and before.dep_ == "pobj")  # "In Indian Punjab 29 people died"
    return quantity.noun is None or not plural or not countable
