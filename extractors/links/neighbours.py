"""Places and days of what stands beside a figure: another figure of the sentence, another event, the telling of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.links.annotations import Candidate, LinkAnnotation

_NUMBER = (
    r"(?:[$£€]?\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|most|some|many|all)"
    r"(?: (?:million|billion|thousand|hundred))?"
)
_OF_THEM = r" of (?:them|it|these|those|which|whom)"
_THERE = r"(?:in|over|at|near|from|around|on|outside|across) (?:the )?(?:[a-z]+ )?$"
_PART_BEFORE = re.compile(
    r"(?:,|;|—|–|\(|\b(?:including|among them)) "
    rf"(?:and |with |about |some |at least )?{_NUMBER}(?: [a-z]+)?(?:{_OF_THEM})? {_THERE}"
    rf"|{_NUMBER}{_OF_THEM} {_THERE}"
)
"""Before a place: that a part of another count is there, "450 jobs, 300 of them in Finland"."""
_PART_OF_IT = re.compile(
    r"(?:\d[\d,.]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens|half|thirds?|quarters?|most|some|many"
    rf"|all|several))(?: (?:million|billion|thousand|percent|per cent|[a-z]+))?{_OF_THEM}\b[^;.]*$"
)
"""Between a figure and a place or day: that these are of a part of it, "1,432 villages, 391 of them in Narowal"."""
_COLON = re.compile(r"[a-z\d%]: ")
_SIZED = re.compile(
    r"(?:-a-year)?[ -](?:[a-z-]+ ){0,2}?(?:fund|economy|industry|company|market|business|sector|group|firm|bank|giant|estate"
    r"|portfolio|(?:nation|member|country|state|seat|party)(?: [a-z]+)?)\b"
)
"""Behind a figure: that it says how large something is that does something, "the $2 trillion fund sold", "the 27-nation bloc"."""
_QUAKE = re.compile(
    r"\b(?:from|of|in|after|since|following|by) (?:a|an|the|that|last (?:month|week|year)['’]s) (?:[a-z]+, )?(?:[a-z]+ ){0,2}$"
)
"""Before a magnitude: that the quake only dates or causes what the sentence tells."""
_POPULATED = re.compile(
    r"\b(?:the|its|this) (?:[a-z-]+ )?(?:city|town|village|island|nation|country|suburb|port) of"
    r" (?:about |around |some |nearly |over )?$"
    r"|, (?:a|an|the|home to|with a population) (?:[\w’'-]+ ){0,4}?"
    r"(?:(?:city|town|village|island|nation|country|state|region|district|province|county|municipality"
    r"|community|settlement|suburb|territory|republic|port|capital|place|camp) )?"
    r"(?:of |with |to |home to )(?:about |around |some"
    r"|nearly |just |over |more than |almost |only )*$"
)
_INHABITED = re.compile(r"[\d.,]+(?: (?:million|thousand))?(?: (?:people|inhabitants|residents|souls))?$")
_THOSE = re.compile(
    r"(?:,|;|\b(?:and|but|while)) (?:those|that|others) (?:in|of|from|at|on) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*"
    r"(?: (?:about|some|only|just|another))? $"
)
_HAVE = re.compile(r",? (?:and|but) (?:has|have) (?:now |since |also |already )?[a-z]+(?:ed|n|t)\b[^,;]*$")
"""Between a day and a figure: that what is told has gone on to now, "beat Leeds on Saturday and have won 12"."""
_NAMED_AND_TOLD_OF = re.compile(
    r"(?:,|;|\b(?:and|while|but)) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}, (?:which|who|whose) [^,;]*, (?:about |only )?$"
)
_IN_RETURN = re.compile(
    r"\b(?:in (?:return|exchange) for|rather than|instead of) (?:the |some |about |last |another |only )*$"
)
_DAYS_APART = re.compile(
    r"\b(?:days?|weeks?|months?|years?|hours?) (?:after|before) (?:an?|the|its|his|their|[A-Z0-9]|[a-z]+s\b)[^;]*$"
)
"""Between a day and a figure: that the figure is of an event so much before or after, "a day after a missile hurt 11"."""
_FISCAL = re.compile(
    r"\b(?:years?|period|quarter|term|season|months|weeks?|days|half)"
    r" (?:from|starting|beginning|to|end(?:ing|ed)|through|until)(?: end-| the end of)?(?: (?:in|on|next|last|this))? $"
)
"""Before a day: that a period begins or ends on it."""
_OLD_VALUE = re.compile(
    r"\b(?:to|at) [$£€]?\d[\d.,]*(?: ?[a-z%]+){0,4}?,?(?: up| down)? from (?:the |about )?$"
)
_ON_DAY = re.compile(r",? (?:on|with effect from|from|as of) (?:the )?$")
_REPORTING = frozenset(
    {"reported", "posted", "announced", "published", "unveiled", "disclosed", "booked", "reports", "posts"}
)
_PERIOD = re.compile(
    r"\b(?:(?:first|second|third|fourth|1st|2nd|3rd|4th)[- ](?:quarter|half)|quarterly|half-year(?:ly)?|full-year|annual"
    r"|six-month|nine-month|yearly|interim)\b"
)
_JUDGED = re.compile(
    r"\b(?:sentence[ds]?|jail(?:ed|s)|imprison(?:ed|s)|convict(?:ed|s)|charge[ds]|accuse[ds]|acquit(?:ted|s)|arrest(?:ed|s)|fine[ds]"
    r"|bann?(?:ed|s)|indict(?:ed|s)|prosecute[ds]|extradited|cleared|sacked|sued|suspended|detain(?:ed|s))\b"
    r"[^;]*\b(?:for|of|with|on suspicion of) [a-z]+ing\b[^;]*$"
    r"|\b(?:guilty|suspicion|charges|counts|accusations) of [a-z]+ing\b[^;]*$"
)
"""Between the place or day of a judgment and a figure: that the figure is of the deed."""
_JUDGED_OF = re.compile(
    r"\b(?:guilty|convicted|charged?|accused|cleared|acquitted|suspicion|suspected|sentenced|jailed) (?:[a-z]+ ){0,4}?"
    r"(?:of|with|in|for) (?:the )?(?:attempted )?"
    r"(?:murder|manslaughter|killing|rape|kidnapping|abduction|theft|poisoning|trafficking|smuggling|death)s? of\b[^;]*$"
)
_OF_FIRM = re.compile(
    r"\b(?:[Pp]rofits?|[Ss]ales|[Rr]evenues?|[Ee]arnings|[Tt]urnover|[Ii]ncome|[Ll]oss(?:es)?|[Ss]hares"
    r"|[Dd]eliveries|[Cc]osts) at $"
)
"""Before a name: that it is a firm, whatever town bears it: "profit at Toyota"."""
_ABROAD = re.compile(
    r"\b(?:of (?:them|these|those|it|whom|which)|sales|revenues?|jobs|staff|workforce|those|living|live|lives|born)"
    r" outside (?:the )?$"
)
"""Before a place: that they are anywhere but there."""
_PAST_RECORD = re.compile(
    r"\b(?:above|below|over|than|beat(?:ing|s)?|broke|breaking|topp(?:ed|ing)|surpass(?:ed|ing)|exceed(?:ed|ing)|short of|off)"
    r"\b[^;]*?\b(?:record|high|low|peak|best|mark|maximum|minimum|average)\b"
)
_ANOTHER_EVENT = re.compile(
    r"\b(?:since|until|till|before) (?!(?:dawn|noon|midday|midnight|dusk|sunrise|sunset|daybreak|nightfall|dark)\b)\w[^;.]*$"
)
_OPENED_BY_ANOTHER = re.compile(r"^\W*(?:Since|Until|Before) \w[^,;]*$")
"""Words of another event that stand before its day: "killed since the rebels took Goma on January 27"."""
_AIM = re.compile(
    r"\b(?:target|goal|limit|threshold|ceiling|quota|requirement)s? (?:is|was|of|at|to) (?:about |at least )?$"
)
_SHARE = re.compile(
    r"\b(?:half|thirds?|quarters?|fifths?|sixth|tenth|times|twice|double|triple|percent|per cent)\b|%"
)
_SAME_TIME = re.compile(
    r"\b(?:this|that|the same) (?:time|point|stage|week|month|day|date|period) (?:in|of|last) ?$"
)
_SINCE = re.compile(r"[^.;:]*?\bsince (?:the )?(?:late |early )?[A-Z\d]")
_TURN = re.compile(r"[,;]|\b(?:and|but|while)\b")
_RAISED_COUNT = re.compile(
    r"\b(?:bring|tak|rais|push|lift|carry|swell|put)(?:s|es|ing)? (?:the |their |its )?"
    r"(?:(?:overall|official|total|confirmed|death|known) )*"
    r"(?:number|total|toll|tally|count|figure)\b"
)
_LOSING = re.compile(r"(?:, which (?:[^,;]|,\d)*,)?(?: has| have| had)? (?:lost|losing|loses?)\b")
_ARMS = re.compile(
    r"\b(?:troops|soldiers|men|servicemen|personnel|fighters|tanks|aircraft|jets|planes|helicopters|warships|ships|vehicles|drones|missiles)\b"
)


def is_neighbours(text: str, found: LinkAnnotation, candidate: Candidate, kind: str) -> bool:
    """Whether a place or a day of the sentence is that of something beside the figure.

    Args:
        text: The article's.
        found: The figure with its candidates.
        candidate: One of them.
        kind: `where` or `when`.
    """
    before = text[found["sentence"] : found["start"]]
    if _is_of_judgment(text, found, candidate) or is_population(found, before):
        return True
    between = text[found["end"] : candidate["start"]]
    if _AIM.search(before) and candidate["rule"] != f"{kind}-own-phrase":
        return True
    if _PART_OF_IT.search(between) or _COLON.search(between):
        return True
    return (
        _is_day_of_other(text, found, candidate, before)
        if kind == "when"
        else _is_place_of_other(text, found, candidate)
    )


def is_of_deed(text: str, found: LinkAnnotation) -> bool:
    """Whether somebody was judged, and the figure is of the deed, which was elsewhere: "jailed for killing six"."""
    run = (found["sentence"], found["start"])
    return bool(_JUDGED.search(text, *run) or _JUDGED_OF.search(text, *run))


def is_share(words: str) -> bool:
    """Whether a figure's words say a share of what is counted, and so tell of no one event: "one in ten cases"."""
    return bool(_SHARE.search(words) or re.search(r"\b(?:in|out of) (?:ten|five|four|three|\d+)\b", words))


def is_of_others(before: str) -> bool:
    """Whether somebody else has a number that follows: "those in Haryana", "Embraer, which makes smaller jets, 11"."""
    return bool(_THOSE.search(before) or _NAMED_AND_TOLD_OF.search(before) or _IN_RETURN.search(before))


def is_population(found: LinkAnnotation, before: str) -> bool:
    """Whether it only says how many live in a place that is named before: "Bogo, a city of 90,000"."""
    return bool(_INHABITED.search(found["text"]) and _POPULATED.search(before))


def _is_of_judgment(text: str, found: LinkAnnotation, candidate: Candidate) -> bool:
    """Whether somebody was judged there or then, for a deed of which the figure is: "sentenced on Friday for taking €2m"."""
    run = (candidate["end"], found["start"])
    if run[0] > run[1]:
        return False
    deed = _JUDGED.search(text, *run) if candidate["reach"] != "clause" else None
    return bool(deed or _JUDGED_OF.search(text, *run))


def _is_place_of_other(text: str, found: LinkAnnotation, candidate: Candidate) -> bool:
    run = (found["sentence"], candidate["start"])
    if _ABROAD.search(text, *run) or _OF_FIRM.search(text, *run):
        return True
    if candidate["end"] <= found["start"]:
        if candidate["reach"] != "clause" and _RAISED_COUNT.search(text, candidate["end"], found["start"]):
            return True  # a total is of more than the place of the last event
        told = text[found["sentence"] : candidate["start"]]
        if candidate["rule"] != "where-own-phrase" and _PART_BEFORE.search(told):
            return True
        return bool(_LOSING.match(text, candidate["end"]) and _ARMS.search(found["text"]))
    return False


def _is_day_of_other(text: str, found: LinkAnnotation, candidate: Candidate, before: str) -> bool:
    at, end = candidate["start"], found["end"]
    until = text[found["sentence"] : at]
    if "magnitude" in found["text"] and candidate["rule"] == "when-clause" and _QUAKE.search(before):
        return True
    if at < found["start"] and _HAVE.search(text, at, found["start"]) and candidate["reach"] != "clause":
        return True
    if _ANOTHER_EVENT.search(between := text[end:at]) and not found["compared"]:
        return True
    if candidate["reach"] != "clause" and _DAYS_APART.search(text, candidate["end"], found["start"]):
        return True
    if at < found["start"] and text[candidate["end"]] == "," and _OPENED_BY_ANOTHER.search(until):
        return True
    if _FISCAL.search(until) or _is_size(text, found):
        return True
    if at < end:
        since = _SINCE.match(text, end)
        return since is not None and not _TURN.search(text, end, since.end())
    if _ON_DAY.fullmatch(between) and _OLD_VALUE.search(before):
        return True  # "to 12 per cent from 10 per cent on 1 July"
    if _SHARE.search(found["text"]) and not found["compared"] and _SAME_TIME.search(between):
        return True
    if _PAST_RECORD.search(between):
        return True
    return _is_day_of_report(text, found, candidate, before)


def _is_size(text: str, found: LinkAnnotation) -> bool:
    """Whether it says how large something is that does something: no day on which that does it."""
    words = found["text"]
    if words[-1:].isdigit() or words.endswith(("million", "billion", "trillion", "bn", "m")):
        return words[0] in "$£€" and bool(_SIZED.match(text, found["end"]))
    return bool(re.search(r"\d-(?:nation|member|country|state|seat|party)\b", words))


def _is_day_of_report(text: str, found: LinkAnnotation, candidate: Candidate, before: str) -> bool:
    """Whether a period's account is only told on that day: "reported a third-quarter profit of $2bn on Tuesday"."""
    verb = found["verb"]
    if verb is None or text[verb[0] : verb[1]].lower() not in _REPORTING:
        return False
    weekday = re.match(
        r"(?:late |early )?(?:[A-Z][a-z]+day|today|yesterday)\b", text[candidate["start"] : candidate["end"]]
    )
    return weekday is not None and _PERIOD.search(before) is not None
