"""How somebody stands to what they say: they assert it, deny it, leave it open, plan or demand it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.statements.lexicon import words

if TYPE_CHECKING:
    from extractors.clauses.parse import Parse
    from extractors.model import Stance
    from extractors.statements.saying import Saying

_OUGHT = frozenset({"should", "must", "ought"})
_SHALL = frozenset({"will", "would", "'ll", "’ll", "wo"})
_SPEAKER = frozenset({"he", "she", "it", "they", "we", "i"})
_BODIES = frozenset({"ORG", "GPE", "NORP"})
_AS_DEMAND = frozenset({"statement-demand", "statement-about"})


def stance_of(parse: Parse, saying: Saying) -> Stance:
    """The stance of the words of saying; where they only say, that of what is said."""
    verb = saying.verb
    if parse.words[saying.content[-1][1] - 1] == "?" or parse.words[saying.content[-1][1] - 2 :][:1] == ["?"]:
        return "doubts"
    if verb is None or saying.rule in ("statement-according", "statement-count", "statement-heard"):
        return "asserts"
    lemma = parse.lemmas[verb]
    if lemma in words("denies") or lemma == "denial":
        return "denies"
    if lemma in words("holding") and any(parse.deps[kid] == "neg" for kid in parse.kids[verb]):
        return "denies"
    if lemma in words("opens"):
        return _of_open(parse, saying, lemma)
    if lemma in words("describing") and saying.rule == "statement-description":
        return "denies" if _is_untrue(parse, saying) else "asserts"
    if saying.rule in _AS_DEMAND or lemma in words("demands"):
        return _of_demand(saying, lemma)
    if lemma in words("plans") and saying.rule in (
        "statement-infinitive",
        "statement-object",
        "statement-clause",
    ):
        return (
            "asserts"
            if lemma in ("hope", "agree", "swear") and saying.rule == "statement-clause"
            else "plans"
        )
    return _of_what_is_said(parse, saying)


def _of_open(parse: Parse, saying: Saying, lemma: str) -> Stance:
    """Questions leave it open; "asked them to leave", "asked for help" do not."""
    if saying.rule in ("statement-demand", "statement-about", "statement-infinitive"):
        return "demands"
    if (
        lemma == "ask"
        and "?" not in parse.words[saying.first : saying.content[-1][1]]
        and saying.rule.endswith("quote")
    ):
        return "asserts"
    return "doubts"


def _of_demand(saying: Saying, lemma: str) -> Stance:
    if lemma in ("want", "propose", "volunteer") and saying.rule == "statement-infinitive":
        return "plans"
    if lemma in (
        "warn",
        "complain",
        "boast",
        "hint",
        "confess",
        "admit",
        "speak",
        "tell",
        "report",
        "expect",
        "remind",
    ):
        return (
            "demands"
            if saying.rule == "statement-demand" and lemma in ("warn", "tell", "remind")
            else "asserts"
        )
    if lemma in ("press", "push", "encourage", "direct", "order") or lemma in words("demands"):
        return "demands" if saying.rule != "statement-clause" or lemma not in ("call",) else "asserts"
    return "demands" if saying.rule == "statement-demand" else "asserts"


def _is_untrue(parse: Parse, saying: Saying) -> bool:
    return any(
        parse.lemmas[at] in words("untrue") for first, last in saying.content for at in range(first, last)
    )


def _of_what_is_said(parse: Parse, saying: Saying) -> Stance:
    """The stance of what is only said: "the state should pay" demands, "it would leave" plans."""
    first, last = saying.content[0]
    verb = next(
        (at for at in range(first, last) if parse.tags[at] == "MD" and parse.heads[at] in range(first, last)),
        None,
    )
    if verb is None or saying.rule not in ("statement-clause", "statement-after"):
        return "asserts"
    above = parse.heads[verb]
    if any(parse.tags[at] in ("VBD", "VBZ", "VBP") for at in range(first, verb)):
        return "asserts"  # another verb comes first
    subject = next(parse.children(above, "nsubj", "nsubjpass"), None)
    own = subject is not None and _means(parse, parse.words[subject].lower(), saying.source)
    word = parse.words[verb].lower()
    if word in _OUGHT and not own and subject is not None and parse.words[subject].lower() != "there":
        return "demands"
    active = parse.has(above, "nsubj")
    follows = saying.rule == "statement-clause"  # a pronoun before who says it means another
    return "plans" if word in _SHALL and own and active and follows and above > verb else "asserts"


def _means(parse: Parse, pronoun: str, source: int | None) -> bool:
    """Whether the pronoun in what is said can mean who says it, by number and by what the model calls the source."""
    if pronoun not in _SPEAKER or source is None:
        return False
    label, is_plural = parse.labels[source], parse.tags[source] in ("NNS", "NNPS")
    if pronoun == "it":
        return not is_plural and label != "PERSON"
    if pronoun in ("he", "she"):
        return not is_plural and label not in _BODIES
    return label != "PERSON" or pronoun in ("we", "i")
