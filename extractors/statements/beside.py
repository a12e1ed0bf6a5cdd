"""What is said without a verb of saying: according to somebody, somebody's claim that, a headline with a colon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.statements.content import runs_of, under
from extractors.statements.lexicon import cues, words
from extractors.statements.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractors.clauses.parse import Parse
    from extractors.clauses.reading import Clauses
    from extractors.statements.speakers import Speakers

_CLIMBED = frozenset({"relative", "participle", "adverbial", "complement", "infinitive", "condition"})
_HEADLINE = 30  # tokens of a line that is a headline
_NAME = 6  # tokens before, or behind, its colon that name who says it
_VERBS = frozenset({"VB", "VBD", "VBP", "VBZ", "MD"})


def according(clauses: Clauses) -> Iterator[Saying]:
    """What is told according to somebody, "According to the ministry, 12 people died": the clause beside it."""
    parse = clauses.parse
    for at in range(len(parse.words) - 1):
        if parse.words[at].lower() != "according" or parse.words[at + 1].lower() != "to":
            continue
        source = next(parse.children(at + 1, "pobj"), None) or next(parse.children(at, "pobj"), None)
        if source is None:
            continue
        verb = _told(clauses, at)
        tokens = _sentence(parse, at) if verb is None else under(parse, verb, [at, *_others(parse, verb, at)])
        tokens -= under(parse, at)
        content = runs_of(parse, tokens)
        if content:
            yield Saying("statement-according", content, source, (at, at + 1))


def by_count(clauses: Clauses) -> Iterator[Saying]:
    """What is told by somebody's count: "By the count of the AAPP, 312 people were held", "by the ministry's estimate"."""
    parse = clauses.parse
    for at, word in enumerate(parse.words[:-1]):
        opens = at == 0 or parse.words[at - 1] == "," or parse.sentences[at - 1] != parse.sentences[at]
        if word.lower() != "by" or parse.deps[at] != "prep" or not opens:
            continue
        noun = next(parse.children(at, "pobj"), None)
        if noun is None or parse.lemmas[noun] not in words("counts"):
            continue
        of = (kid for kid in parse.children(noun, "prep") if parse.words[kid].lower() == "of")
        owners = [*parse.children(noun, "poss"), *(who for kid in of for who in parse.children(kid, "pobj"))]
        owners = [who for who in owners if parse.tags[who][:2] == "NN" or parse.words[who].lower() == "its"]
        verb = _told(clauses, at)
        if not owners or verb is None:
            continue
        content = runs_of(parse, under(parse, verb, [at, *_others(parse, verb, at)]))
        if content:
            yield Saying("statement-count", content, owners[0], (noun, noun))


def heard(clauses: Clauses, speakers: Speakers) -> Iterator[Saying]:
    """What a court or an inquiry hears from nobody who is named: "the jury was told that", "…, the inquest heard"."""
    parse = clauses.parse
    for verb, lemma in enumerate(parse.lemmas):
        if lemma not in ("hear", "tell") or parse.tags[verb] not in ("VBD", "VBN", "VBZ"):
            continue
        passive = parse.has(verb, "auxpass")
        subject = next(parse.children(verb, "nsubjpass" if passive else "nsubj"), None)
        if subject is None or passive != (lemma == "tell") or parse.has(verb, "agent"):
            continue
        if parse.lemmas[subject].lower() not in words("hearers") or speakers.is_unsaid(verb):
            continue
        for said in list(parse.children(verb, "ccomp"))[:1]:
            content = runs_of(parse, under(parse, said)) if _is_finite(parse, said) else ()
            if content:
                yield Saying("statement-heard", content, None, (verb, verb))


def _is_finite(parse: Parse, said: int) -> bool:
    """Whether the clause is told, and not only seen or heard: no "heard him shout"."""
    helpers = [parse.tags[kid] for kid in parse.children(said, "aux", "auxpass")]
    return (parse.tags[said] in _VERBS - {"VB"} or bool(_VERBS & set(helpers))) and "TO" not in helpers


def _told(clauses: Clauses, at: int) -> int | None:
    """The verb of the clause that is according to somebody: of the sentence, where a comma parts them at its edge."""
    parse = clauses.parse
    clause = clauses.of(parse.heads[at])
    if clause is None:
        return None
    parted = at == 0 or parse.words[at - 1] == "," or parse.sentences[at - 1] != parse.sentences[at]
    for _ in range(6):
        above = clauses.above(clause)
        if not parted or above is None or clause.relation not in _CLIMBED:
            break
        if above.verb > at and clause.outer < at:
            break
        clause = above
    return clause.outer


def _others(parse: Parse, verb: int, at: int) -> list[int]:
    """Clauses that are coordinated with it on the far side, with a subject of their own."""
    return [
        kid
        for kid in parse.children(verb, "conj")
        if kid > at > verb and parse.has(kid, "nsubj", "nsubjpass")
    ]


def _sentence(parse: Parse, at: int) -> set[int]:
    return {token for token, start in enumerate(parse.sentences) if start == parse.sentences[at]}


def claims(clauses: Clauses, speakers: Speakers) -> Iterator[Saying]:
    """Nouns of saying with their clauses: "the bank's claim that", "made the allegation that"."""
    parse = clauses.parse
    for at, lemma in enumerate(parse.lemmas):
        if lemma not in words("nouns") or parse.tags[at] not in ("NN", "NNS"):
            continue
        said = [
            kid
            for kid in parse.children(at, "acl", "ccomp", "relcl")
            if kid > at
            and any(
                parse.words[mark].lower() == "that" and parse.deps[mark] == "mark" for mark in parse.kids[kid]
            )
        ]
        if not said:
            continue
        source = _owner(parse, at, speakers)
        if source is not None and speakers.is_own_voice(source):
            continue
        if source is None and (
            lemma in words("owned") or parse.lemmas[parse.heads[at]] in words("of_claims")
        ):
            continue
        content = runs_of(parse, under(parse, said[0]))
        if content:
            yield Saying("statement-noun", content, source, (at, at))


def _owner(parse: Parse, at: int, speakers: Speakers) -> int | None:
    """Whose claim it is: its possessor, "by" or "of" whom it is, or who makes it."""
    owner = next(parse.children(at, "poss"), None)
    if owner is not None:
        return owner
    for kid in parse.children(at, "prep"):
        if parse.words[kid].lower() in ("by", "from", "of"):
            return next(parse.children(kid, "pobj"), None)
    verb = parse.heads[at]
    if parse.deps[at] == "dobj" and parse.lemmas[verb] in words("making"):
        return speakers.of(verb)
    return None


def headline(parse: Parse) -> Iterator[Saying]:
    """Headlines with a colon: "Minister: no more money for ferries", "Talks have failed: union"."""
    words_ = parse.words
    last = len(words_)
    while last and (words_[last - 1].isspace()):
        last -= 1
    if not 3 < last <= _HEADLINE or words_[last - 1] in (".", "!", ":") or words_[:last].count(":") != 1:
        return
    colon = words_.index(":")
    left, right = range(colon), range(colon + 1, last)
    for name, said, is_after in ((left, right, False), (right, left, True)):
        if not 0 < len(name) <= _NAME or len(said) < 2 + is_after or _has_verb(parse, name):
            continue
        needs_verb = is_after or parse.lemmas[name[-1]].lower() in words("headed")
        if needs_verb and not _has_verb(parse, said):
            continue
        if any(parse.lemmas[at] in cues("clause") and parse.tags[at] in ("VBD", "VBZ", "VBP") for at in said):
            continue  # "Ferry strike: operator says talks have failed"
        if any(parse.tags[at] == "CD" for at in name):
            continue
        content = runs_of(parse, said)
        if content:
            yield Saying("statement-headline", content, name[-1], None)


def _has_verb(parse: Parse, run: range) -> bool:
    return any(parse.tags[at] in _VERBS for at in run)
