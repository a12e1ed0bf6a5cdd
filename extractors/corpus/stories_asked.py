"""Terms that ask of which story an article is, as SQL over the article `a`, and over the tables of the library's index."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.corpus.condition import Condition, joined

_KEY = re.compile("[0-9a-f]{8,32}")
_UNSAID = "CAST(NULL AS INTEGER) AS start"


def of_stories(words: Sequence[str]) -> Condition:
    """Of one of these stories: by its key, or by words in the title of any of its articles; an article of none by its own."""
    found = [_of_key(word) if _KEY.fullmatch(word) else _of_words(word) for word in words]
    ranked = joined(" UNION ALL ", tuple(one.ranked for one in found if one.ranked is not None))
    either = joined(" OR ", tuple(found))
    return replace(either, sql=f"({either.sql})", ranked=ranked)


def _of_key(word: str) -> Condition:
    of_key = "SELECT key FROM stories WHERE starts_with(story, ?)"
    ranked = Condition(
        f"SELECT p.rank AS key, {_UNSAID} FROM stories s JOIN placed p USING (key) WHERE starts_with(s.story, ?)"
        f" UNION ALL SELECT rank AS key, {_UNSAID} FROM placed WHERE key BETWEEN ? AND ? AND starts_with(key, ?)",
        (word, word, f"{word}g", word),  # no digit of a key is as late as a g
    )
    return Condition(f"(a.key IN ({of_key}) OR starts_with(a.key, ?))", (word, word), ranked=ranked)


def _of_words(word: str) -> Condition:
    titled = "SELECT s.story FROM stories s JOIN articles t USING (key) WHERE contains(t.title_words, ?)"
    of_it = f"SELECT key FROM stories WHERE story IN ({titled})"
    posted = "SELECT rank FROM titles_postings WHERE term IN (SELECT term FROM titles_terms WHERE contains(title_words, ?))"
    ranked = Condition(
        f"SELECT rank AS key, {_UNSAID} FROM ({posted}) UNION ALL SELECT key, {_UNSAID} FROM ranked_stories WHERE story IN"
        f" (SELECT s.story FROM ranked_stories s JOIN ({posted}) t ON t.rank = s.key)",
        (word, word),
    )
    return Condition(f"(a.key IN ({of_it}) OR contains(a.title_words, ?))", (word, word), ranked=ranked)
