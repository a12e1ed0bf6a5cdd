"""What happens to those, or the things, that a figure counts: killed, hurt, missing, displaced, destroyed and so on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.stories.lexicon import patterns, words
from extractors.stories.words import stem_of

# What may stand between an amount with its noun and what happens to it.
_BETWEEN = re.compile(
    r"[ ,]*\b(?:more|other|others|who|that|which|people|have|has|had|was|were|are|is|been|being|be|also|still|now|reported|"
    r"reportedly|confirmed|presumed|feared|remain|remained|remains|left|found|in|already|all|later|so|far|seriously|badly|"
    r"critically)\b",
    re.IGNORECASE,
)
_STEPS = 6  # words of these at most
_BLANK = re.compile(r"[ ,]*")
_END = re.compile(r"[.;:!?]\s|\n| while | but |, (?:and|or) ")
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds|thousands)\b"
)
_GAP = 45  # code points from what happens to an amount that follows it
_OF_THINGS = frozenset(("destroyed", "damaged", "flooded", "closed"))
_DOES = re.compile(
    r"(?:kill|injur|wound|arrest|detain|rescu|freed|sav|kidnap|abduct|buri|destroy|damag|evacuat|murder|execut)\w* "
    r"(?:the(?! (?:day|night|week|month|previous))|an?|some|at least|about|nearly|more than|hundreds|thousands|dozens|\d|"
    r"two|three|four|five|him|her|them|his|their|its|others|people|civilians)\b",
    re.IGNORECASE,
)
_SUFFERS = re.compile(r"\b(?:was|were|been|being|are|is|be)(?: \w+ly)? $", re.IGNORECASE)
_OF_ALL = re.compile(
    r"\b(?:of|among) (?:the|those|them)\b[^.;]{0,40}?(?:,| (?:was|were|are|is))(?: at least| about| some)? ?$",
    re.IGNORECASE,
)
_TOLL = re.compile(r"\b(?:toll|number of|count)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """What a figure stands in.

    Attributes:
        before: What stands before it in its sentence.
        after: What stands after it.
        subject: The words of the subject that is another than the figure itself; empty where the figure is the subject.
        verb: The verb, as it is written; empty where there is none.
    """

    before: str
    after: str
    subject: str = ""
    verb: str = ""

    @property
    def near(self) -> str:
        """What stands before the figure in its own part of the sentence."""
        ends = list(_END.finditer(self.before))
        return self.before[ends[-1].end() if ends else 0 :]

    @property
    def told(self) -> str:
        """What stands after it there."""
        end = _END.search(self.after)
        return self.after[: end.start() if end else len(self.after)]


def fate_in(unit: str, clause: Clause, are_people: bool) -> str:
    """What happens to what is counted, by its own noun, verb or participle; empty where nothing of the sort is said.

    Another's verb gives it no fate: of "12 of the dead were children and 64 people were treated" the 64 are not dead.

    Args:
        unit: The words of what is counted.
        clause: Where it stands.
        are_people: Whether people are counted, who are not destroyed as things are.
    """
    if not clause.subject and _DOES.match(clause.after.lstrip()):
        return _first(unit)  # "30 soldiers killed the rebels"
    for fate in (_first(unit), _done_to(clause), _following(clause), _before(clause), _by_clause(clause)):
        if fate and not (are_people and fate in _OF_THINGS):
            return fate
    return ""


def _done_to(clause: Clause) -> str:
    """What is done to an object: "killed 13 people who were trapped"."""
    near = clause.near
    at = _place(clause.verb, near) if clause.subject and clause.verb else -1
    return _first(clause.verb) if at >= 0 and not _SUFFERS.search(near, 0, at - len(clause.verb)) else ""


def _following(clause: Clause) -> str:
    """What directly follows an amount: "40 people were killed", "95,000 had lost their homes"."""
    at = 0
    for _ in range(_STEPS):
        begin = _BLANK.match(clause.after, at).end()  # type: ignore[union-attr]
        for fate, pattern in patterns("fates"):
            if found := pattern.match(clause.after, begin):
                is_anothers = clause.subject and found.group().lower().endswith(clause.verb.lower() or "-")
                return "" if is_anothers else fate  # "Funerals for seven of them were held"
        between = _BETWEEN.match(clause.after, at)
        if between is None:
            return ""
        at = between.end()
    return ""


def _first(said: str) -> str:
    return next((fate for fate, pattern in patterns("fates") if pattern.search(said)), "")


def _place(verb: str, said: str) -> int:
    """Where a verb stands last in the words; -1 where it does not."""
    found = [match.end() for match in re.finditer(rf"\b{re.escape(verb)}\b", said, re.IGNORECASE)]
    return found[-1] if found else -1


def _tells_an_amount(verb: str) -> bool:
    """Whether a verb says no more than how many there are: "the dead numbered 22", "the toll rose to 22"."""
    return not verb or stem_of(verb.lower()) in words("weak") | words("telling") or bool(_first(verb))


def _before(clause: Clause) -> str:
    """What is said before an amount, by its own verb or of a toll that comes to it; of one of several, what befell all."""
    near = clause.near
    if part := _OF_ALL.search(clause.before):
        return _first(part.group())
    if (
        not clause.subject
        and clause.verb
        and _place(clause.verb, clause.told) >= 0
        and not _TOLL.search(near)
    ):
        return ""  # it is the subject of a verb of its own
    is_toll = bool(_TOLL.search(near))
    if not is_toll and not _tells_an_amount(clause.verb) and (at := _place(clause.verb, near)) >= 0:
        near = near[at:]
    return _last(near)


def _by_clause(clause: Clause) -> str:
    """What the verb says, or of a verb that only tells an amount its subject: "the dead, he said, numbered 22"."""
    if clause.subject and _place(clause.verb, clause.told) >= 0:
        return ""
    return _first(clause.verb) or (_first(clause.subject) if _tells_an_amount(clause.verb) else "")


def _last(said: str) -> str:
    """The fate that stands nearest before an amount; farther off, or with a number between, only of a toll that comes to it."""
    found = [(match.end(), fate) for fate, pattern in patterns("fates") for match in pattern.finditer(said)]
    if not found:
        return ""
    end, fate = max(found)
    is_near = len(said) - end <= _GAP and not _NUMBER.search(said, end)
    return fate if is_near or _TOLL.search(said) else ""
