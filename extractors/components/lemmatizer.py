"""A memory for spaCy's lemmatizer: it works out the lemma of a word that its rules leave as it is each time that it is met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.pipeline import Lemmatizer

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

_MOST = 100_000  # words with their part of speech and form


def remember_lemmas(nlp: Language) -> None:
    """Have the pipeline's lemmatizer, where it goes by rules, remember what it found for a word, its part of speech and form.

    Its rules ask for nothing else.
    """
    if "lemmatizer" not in nlp.pipe_names:
        return
    own = nlp.get_pipe("lemmatizer")
    if (
        not isinstance(own, Lemmatizer)
        or own.mode != "rule"
        or type(own).rule_lemmatize is not Lemmatizer.rule_lemmatize
    ):
        return
    by_rule = own.rule_lemmatize
    known: dict[tuple[int, int, int], list[str]] = {}

    def lemmas(token: Token) -> list[str]:
        key = (token.orth, token.pos, token.morph.key)
        found = known.get(key)
        if found is None:
            if len(known) >= _MOST:
                known.clear()
            found = known[key] = by_rule(token)
        return found

    own.lemmatize = lemmas
