"""What looks like a figure and is none: years, clock times, names, labels, scores, list markers."""

from __future__ import annotations

import re

from extractors.figures.counted import Tokens
from extractors.figures.quantity import Quantity

# Nouns that a number names one of, instead of counting them.
LABELS = frozenset(
    "section row chapter page article part game no no. nos number highway route exit flight room channel phase level tier version mk "
    "model series season episode volume vol vol. grade suite apartment apt box bus interstate round lap act scene question item "
    "figure fig fig. table gate pier terminal platform stage step resolution proposition prop amendment title rule clause paragraph "
    "annex appendix area studio sector zone district ward precinct type category week day lot unit seed world group rank ranked class "
    "form schedule psalm verse isbn # pg p. pp. u under-  division league block hole driver car route i- us- sub class world order".split()
) - {"world", "group", "driver", "car", "order", "league", "under-", "sub", "lot", "week", "day", "u", "block", "unit"}
INDEXES = frozenset(
    "s&p sp p ftse stoxx nasdaq nikkei topix asx cac dax russell csi kospi ibex euro dow hsi sensex nifty tsx aex smi mib omx msci crsp".split()
)
NAMED = frozenset({"PRODUCT", "ORG", "FAC", "WORK_OF_ART", "EVENT", "LAW", "PERSON", "GPE", "LOC"})
_CLOCK = re.compile(r" ?(?:a\.?m\b|p\.?m\b|o['’]clock|GMT|EST|EDT|BST|ET\b|PT\b|CET|hrs\b)|:\d\d|h\d\d", re.I)
_BARE_ONE = frozenset("another day time thing way on more-".split())
_MONTHS = re.compile(r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? $", re.I)
_MONTH_AFTER = re.compile(r"(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\b", re.I)
_SCORE = re.compile(r"\d{1,3} ?[-–] ?\d{1,3}(?![\d%]|\.\d| ?(?:per ?cent|percent))")
_CONTINUES = re.compile(r"[-–/.:]\d")


def is_rejected(tokens: Tokens, quantity: Quantity) -> bool:
    """Whether a quantity without a unit of measure is no figure."""
    text, number = tokens.text, quantity.amount.numeral
    start, end = number.start, number.end
    if number.form == "vague" and quantity.noun is None:
        return not text[end:].startswith(" of")
    if number.form != "digits":
        return number.form == "words" and _is_idle_word(tokens, quantity)
    plain = not number.figured and number.scale == 1
    if _CLOCK.match(text, end) or (plain and _CONTINUES.match(text, end) and quantity.high is None):
        return True
    if plain and quantity.high is None and text[start - 1 : start] in "-–/" and text[start - 2 : start - 1].isalnum() and start > 1:
        return True
    if plain and (_MONTHS.search(text, max(0, start - 11), start) or (number.value <= 31 and _MONTH_AFTER.match(text, end))):
        return True
    if _is_label(tokens, start, quantity):
        return True
    return plain and (_is_year(tokens, quantity) or _is_marker(text, start, end) or _is_name(tokens, quantity) or _is_score(text, quantity))


def _is_idle_word(tokens: Tokens, quantity: Quantity) -> bool:
    """ "no one", "this one", "one another", "at one point": a number word that counts nothing."""
    text, number = tokens.text, quantity.amount.numeral
    before = tokens.doc[tokens.at(number.start) - 1].lower_ if tokens.at(number.start) else ""
    if number.value == 1 and number.scale == 1:
        if quantity.of is not None or quantity.high is not None:
            return False
        partitive = bool(re.match(r" of (?!them\b|which\b|whom\b|those\b|us\b)", text[number.end : number.end + 12]))
        if quantity.noun is None or before in ("no", "any", "every", "this", "that", "each", "some", "which", "the", "another", "day", "at", "xbox", "formula"):
            return not (quantity.noun and before in ("the",) and partitive)
        return not partitive and (quantity.head in _BARE_ONE or text[number.end : number.end + 1] == "-")
    if quantity.noun is None:
        if before in ("the", "these", "those", "of", "at", "between", "by"):
            return True
        after = tokens.from_(number.end)
        verb = after < len(tokens.doc) and tokens.doc[after].pos_ in ("AUX", "VERB")
        return not (verb or number.scale > 1 or text[number.end :].startswith(" of"))
    return False


def _is_label(tokens: Tokens, start: int, quantity: Quantity) -> bool:
    at = tokens.at(start)
    if not at:
        return False
    before = tokens.doc[at - 1]
    if before.text in ("#", "№"):
        return True
    word = before.lower_.rstrip(".")
    if word in INDEXES and quantity.value in (20, 25, 30, 35, 40, 50, 60, 100, 120, 200, 225, 250, 300, 400, 500, 600, 1000, 2000, 3000):
        return True
    if word not in LABELS or quantity.amount.numeral.figured:
        return False
    return before.tag_ in ("NN", "NNP", "UH", "DT", "NNPS") or word == "no"


def _is_year(tokens: Tokens, quantity: Quantity) -> bool:
    number = quantity.amount.numeral
    value, size = number.value, number.end - number.start
    if size != 4 or not 1500 <= value <= 2100 or quantity.bound != "exactly":
        return quantity.high is not None and size == 4 and 1500 <= value <= 2100 and 1500 <= quantity.high <= 2100 and not quantity.noun
    token = tokens.doc[tokens.at(number.start)]
    if token.ent_type_ in ("CARDINAL", "QUANTITY", "MONEY", "PERCENT") and quantity.noun:
        head = tokens.doc[tokens.at(max(0, quantity.end - 1))]
        return head.tag_ not in ("NNS", "NNPS")
    if quantity.high is not None and quantity.noun:
        return False
    if quantity.noun is None and (before := tokens.doc[tokens.at(number.start) - 1] if tokens.at(number.start) else None) is not None:
        return not (before.lower_ in ("of", "to", "average") and token.ent_type_ not in ("DATE", "TIME") and before.lower_ != "to")
    return True


def _is_marker(text: str, start: int, end: int) -> bool:
    """A list marker: "1." or "2)" where a line or a clause begins, a number alone in brackets."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if after[:1] in (")", "]") or after == " )":
        return before[-1:] in ("(", "[") or not before.strip() or before.strip() in (";", "and", ":", "(") or text[max(0, start - 5) : start].endswith(("and ", "what "))
    return not text[:start].strip() and after[:1] in (".", ":") and text[end + 1 : end + 2] in (" ", "")


def _is_name(tokens: Tokens, quantity: Quantity) -> bool:
    """ "Boeing 737", "iPhone 14 Pro", "Apple Watch 5": a number that belongs to the name before it."""
    start = quantity.amount.numeral.start
    at = tokens.at(start)
    doc = tokens.doc
    token = doc[at]
    if not at or quantity.bound != "exactly":
        return False
    before = doc[at - 1]
    if token.ent_type_ in NAMED and token.ent_iob_ == "I":
        return True
    if before.pos_ == "PROPN" and before.text[:1].isupper() and before.idx + len(before) < start and not before.is_sent_start:
        return before.ent_type_ not in ("DATE", "TIME", "GPE", "NORP", "PERSON") or quantity.noun is None
    return False


def _is_score(text: str, quantity: Quantity) -> bool:
    """ "2-1", "ended 2-2": a result, not a range."""
    start = quantity.amount.numeral.start
    return quantity.high is None and bool(_SCORE.match(text, start))
