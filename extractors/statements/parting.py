"""What stands in a sentence beside what is said, and is not said with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.statements.lexicon import cues, words
from extractors.statements.vocabulary import is_cue, people

if TYPE_CHECKING:
    from extractors.clauses.parse import Parse

_CONTRASTS = frozenset({"though", "although", "while", "whereas", "but"})


def parted(parse: Parse) -> set[int]:
    """Heads of what stands in a sentence beside what is said, and is not said with it.

    Whom others say it is according to; a contrast, or a further remark, with words of saying of its own ("though Poland
    insisted", "adding that"); a noun that stands for what is said and is itself disputed ("a figure that the state disputes");
    what is said further by the same speaker ("and accused the firm").
    """
    found = set()
    for at, word in enumerate(parse.words):
        after_comma = at > 0 and parse.words[at - 1] == ","
        if (
            (word.lower() == "according" and after_comma)
            or _is_disputed(parse, at)
            or (
                is_cue(parse, at)
                and (
                    _contrasts(parse, at)
                    or _adds(parse, at)
                    or _has_its_own_tense(parse, at)
                    or speaks_on(parse, at) is not None
                )
            )
        ):
            found.add(at)
    return found


def _is_disputed(parse: Parse, at: int) -> bool:
    """Whether it is a noun behind a comma that stands for what is said: "a figure that the state disputes"."""
    if parse.lemmas[at] not in words("claims") or not parse.has(at, "relcl"):
        return False
    first = min((kid for kid in parse.kids[at] if kid < at), default=at)
    return parse.words[first - 1] == "," and parse.words[first].lower() in ("a", "an", "the")


def _contrasts(parse: Parse, verb: int) -> bool:
    marks = {parse.words[kid].lower(): kid for kid in parse.children(verb, "mark", "advmod")}
    opening = next((kid for word, kid in marks.items() if word in _CONTRASTS), None)
    return parse.deps[verb] == "advcl" and opening is not None and parse.words[opening - 1] == ","


def _adds(parse: Parse, verb: int) -> bool:
    """Whether it is a participle behind a comma: "adding that", "citing", and has no subject of its own."""
    return (
        parse.tags[verb] == "VBG"
        and verb > 0
        and parse.words[verb - 1] in (",", "”", '"')
        and parse.deps[verb] in ("advcl", "acl", "xcomp", "conj", "ccomp", "dep", "prep")
        and parse.lemmas[verb] in cues("clause") | words("accusing") | words("describing")
    )


def _has_its_own_tense(parse: Parse, verb: int) -> bool:
    """Whether it is a sentence of its own behind what was said: "said it was 8 million, and the state denies that".

    What is said in the past is told in the past throughout; a present of somebody else is the text's own.
    """
    said, subject = parse.heads[verb], next(parse.children(verb, "nsubj"), None)
    if (
        parse.deps[verb] != "conj"
        or parse.tags[verb] not in ("VBZ", "VBP")
        or subject is None
        or subject < said
    ):
        return False
    cue = parse.heads[said]
    is_past = parse.deps[said] == "ccomp" and cue < said and parse.tags[cue] == parse.tags[said] == "VBD"
    first = min((kid for kid in parse.kids[subject]), default=subject)
    joined = min(first, subject) - 1
    return (
        is_past
        and is_cue(parse, cue)
        and parse.tags[joined] == "CC"
        and parse.words[joined - 1] in (",", ";")
    )


def speaks_on(parse: Parse, verb: int) -> int | None:
    """The words of saying whose subject a verb of saying behind "and" has, where it has not that of what is said.

    "said that he told him so in May, and accused the firm": parted by a comma; "said the deaths were murders and called on":
    what is said has a subject that says nothing; "acknowledged he had heard shots and admitted": another tense than what is said.
    """
    if parse.deps[verb] != "conj" or parse.has(verb, "nsubj", "nsubjpass"):
        return None
    if parse.tags[verb] not in ("VBD", "VBZ", "VBP"):
        return None
    said = _first_of(parse, verb)
    joins = [at for at in range(said, verb) if parse.tags[at] == "CC"]
    cue = _cue_over(parse, said, parse.tags[verb])
    if cue is None or not joins:
        return None
    subject = next(parse.children(said, "nsubj", "nsubjpass", "expl"), None)
    thing = (
        subject is not None and parse.tags[subject] in ("NN", "NNS") and parse.lemmas[subject] not in people()
    )
    other_tense = parse.has(said, "aux", "auxpass") and not parse.has(verb, "aux", "auxpass")
    marks = ("”", '"', "“")
    ends = parse.words[joins[-1] - 1] in marks and not set(parse.words[joins[-1] : verb]) & {*marks}
    is_apart = parse.words[joins[-1] - 1] == "," or ends  # the end of a quotation
    return cue if thing or other_tense or is_apart else None


def _first_of(parse: Parse, verb: int) -> int:
    """The first of the verbs that are coordinated with it."""
    at = verb
    while parse.deps[at] == "conj" and parse.heads[at] != at:
        at = parse.heads[at]
    return at


def _cue_over(parse: Parse, said: int, tag: str) -> int | None:
    """The words of saying above what is said, in that form."""
    for _ in range(4):
        cue = parse.heads[said]
        if parse.deps[said] not in ("ccomp", "xcomp") or cue >= said or not is_cue(parse, cue):
            return None
        if parse.tags[cue] == tag:
            return cue
        said = _first_of(parse, cue)
    return None
