"""What a figure is said of, for its row: whom or what, what they do, and where."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from extractors.folding import folded
from extractors.model import Figure, Span
from extractors.normalisation import without_quote_marks
from extractors.values import dataclass

PRONOUNS = frozenset(
    (
        "i", "we", "you", "he", "she", "it", "they", "them", "us", "this", "that", "these", "those", "who", "which", "what",
        "there", "one", "some", "many", "both", "all", "such",
    )
)  # fmt: skip
"""Words that stand for somebody, and say nothing on a row of their own."""

_DENIALS = re.compile(r"(?i)\b(?:not|never|no|nor|without|cannot|hardly)\b|n[’']t\b")
# What these say of somebody is only in the words after them.
_COPULAS = frozenset(("be", "is", "are", "was", "were", "been", "being"))
# Between subject and verb, more words than auxiliaries and an adverb are another matter, and left out.
_APART = 28
# The longest quote, in characters; a row shows as much of it as it has room for.
_QUOTED = 96
_INNER_QUOTES = str.maketrans("“”", "‘’")
_GUESS = "?"
# Behind a share that only says how far something is from another: what the verb is said of is the other number.
_COMPARES = re.compile(
    r" (?:more|less|fewer|higher|lower|bigger|smaller|larger|greater|faster|slower|above|below|over)\b[^,;.]{0,60}"
)
# Before and behind the former value of a change: "to 45% from 50%", "down from 90", "from 5% to 7%".
_TO_FROM = re.compile(
    r"(?:\b(?:up|down)|\bto (?:about |around |some |just )?[$€£A-Z]{0,4}\d(?:[^,;]|,\d){0,40},?)"
    r" from (?:about |around |some |the )?$"
)
_FROM, _TO = re.compile(r"\bfrom (?:about |around |some )?$"), re.compile(r" to [$€£]?\d")
_FORMER = "before: "


@dataclass(frozen=True)
class Telling:
    """The sentence around an entity's first mention, and what other entities are called.

    Attributes:
        text: The article's text.
        sentence: The sentence that the mention stands in.
        start: Where the mention starts.
        words: What it says.
        named: The name of the entity of an id; words stay as they are, and what has no name is empty.
    """

    text: str
    sentence: Span
    start: int
    words: str
    named: Callable[[str | None], str]

    @cached_property
    def before(self) -> str:
        """The sentence up to the mention."""
        return self.text[self.sentence.start : self.start]

    @cached_property
    def after(self) -> str:
        """The sentence from the mention's end."""
        return self.text[self.start + len(self.words) : self.sentence.end]


def said_of(figure: Figure, telling: Telling) -> str:
    """What the figure is said of: `U.S. crude fell`, `PG&E cuts, California`; else the words beside it, in quotes.

    A place that only the article tells, not the sentence, has a question mark. Of whom a person says that it is, it has before
    the words. What a share is more or less than stands with it (`“… more than a year ago”`: nobody sold 42 %), and a former
    value says that it is one (`before: The bank lowered`).
    """
    said = _subject_and_verb(figure, telling)
    if figure.type == "percent" and (compared := _COMPARES.match(telling.after)) is not None:
        copula = _plain(figure.verb or "") in _COPULAS and said
        return f"{said} … {compared[0].strip()}" if copula else _quoted(telling)
    # What is found always tells how far away it stands: without that it is a person who says of whom it is.
    corrected = "" if said or figure.who_from else _plain(telling.named(figure.who))
    if not said and not corrected:
        return _quoted(telling)
    if said and _is_former(telling):
        said = _FORMER + said
    where = telling.named(figure.where)
    told = said or corrected
    if where and folded(where) not in folded(f"{told} {telling.words}"):
        told += f", {where}{_GUESS * (figure.where_from == 'article')}"
    return f"{told}: {_quoted(telling)}".removesuffix(": ") if corrected else told


def _is_former(telling: Telling) -> bool:
    """Whether it is the old value of a change, whose words are those of the new one."""
    if _TO_FROM.search(telling.before):
        return True
    return bool(_FROM.search(telling.before) and _TO.match(telling.after))


def _subject_and_verb(figure: Figure, telling: Telling) -> str:
    subject, verb = _plain(figure.subject or ""), _plain(figure.verb or "")
    if not subject or folded(subject) in PRONOUNS or folded(subject).startswith("whose "):
        subject = _plain(telling.named(figure.who)) if verb and verb not in _COPULAS else ""
        subject += _GUESS * bool(subject and figure.who_from == "article")
        return f"{subject} … {verb}" if subject and not _is_denied(telling, verb) else ""
    found = _run(telling, figure.subject or "", figure.verb or "")
    if found is None:
        return "" if _is_denied(telling, verb) else f"{subject} … {verb}" if verb else subject
    return found.removesuffix(f" … {verb}") if verb in _COPULAS and not _DENIALS.search(found) else found


def _run(telling: Telling, subject: str, verb: str) -> str | None:
    """The words from subject to verb as the sentence has them; None where they do not follow each other in it."""
    sentence = _plain(telling.before + telling.words + telling.after)
    subject, verb = _plain(subject), _plain(verb)
    if not verb:
        return subject
    for match in re.finditer(re.escape(subject), sentence):
        after = re.compile(rf"(?<!\w){re.escape(verb)}(?!\w)").search(sentence, match.end())
        if after is None:
            return None
        between = sentence[match.end() : after.start()]
        if len(between) <= _APART:
            run = sentence[match.start() : after.end()]
            return run if run.count("(") == run.count(")") else f"{subject} … {verb}"
        denial = _DENIALS.search(between)
        return f"{subject} … {f'{denial[0]} … ' if denial else ''}{verb}"
    return None


def _is_denied(telling: Telling, verb: str) -> bool:
    """Whether a denial stands in the sentence before the verb: the verb alone would say the contrary."""
    sentence = _plain(telling.before + telling.words + telling.after)
    return bool(verb and _DENIALS.search(sentence[: sentence.find(verb) if verb in sentence else None]))


def _quoted(telling: Telling) -> str:
    """The words after the mention, or before it where the sentence ends with it."""
    after, before = (_plain(words).translate(_INNER_QUOTES) for words in (telling.after, telling.before))
    after = after.strip(" .,;:!?")
    if len(after.split()) >= 2:
        cut = after[:_QUOTED].rsplit(" ", 1)[0] if len(after) > _QUOTED else after
        return f"“… {cut}{' …' * (len(after) > len(cut))}”"
    if not before.strip(" “‘\"'("):
        return ""
    cut = before[-_QUOTED:].split(" ", 1)[-1] if len(before) > _QUOTED else before
    return f"“{'… ' * (len(before) > len(cut))}{cut} …”"


def _plain(words: str) -> str:
    return " ".join(without_quote_marks(words).split())
