"""What a query finds, from the postings of the library's index: see `finding` for the same from the rows themselves.

Each condition becomes the ranks of the articles that it is true of; what no postings answer is asked of the rows. A question
finds the intersection of these.
"""

from __future__ import annotations

from itertools import zip_longest

from extractors.corpus.asking import Question
from extractors.corpus.condition import Condition, joined
from extractors.corpus.kept_postings import LINKED
from extractors.corpus.postings import QUALITIES, VALUES, columns_asked, is_worded, postings_for

_OF_ENTITIES = "SELECT p.rank AS key, e.start FROM entities e JOIN placed p ON p.key = e.key WHERE {asked}"
_OF_ARTICLES = "SELECT a.rank AS key, CAST(NULL AS INTEGER) AS start FROM listed a WHERE {asked}"
_OF_QUALITIES = {("e", name) for name in QUALITIES}


def ranked_finding(question: Question) -> Condition:
    """A statement that gives `key`, its rank, and `first` of each article that a question finds, as `finding.finding` does."""
    groups = [
        _group(number, condition, title)
        for number, (condition, title) in enumerate(zip_longest(question.entities, question.titles))
    ]
    if groups:
        source = joined(" JOIN ", (groups[0], *(_using(group) for group in groups[1:])))
        first = f"least({', '.join(f'g{number}.start' for number in range(len(groups)))})"
    else:
        source, first = Condition("(SELECT nth AS key, first_mention FROM ordered) g0"), "g0.first_mention"
    parts = [source]
    for word, conditions, rows in (
        ("SEMI", question.articles, _OF_ARTICLES),
        ("ANTI", question.others, _OF_ARTICLES),
        ("ANTI", question.without, _OF_ENTITIES),
    ):
        parts += [
            _kept(word, f"{word.lower()}{n}_{rows is _OF_ENTITIES:d}", one, rows)
            for n, one in enumerate(conditions)
        ]
    whole = joined("", tuple(parts))
    return Condition(f"SELECT g0.key AS key, {first} AS first FROM {whole.sql}", whole.values)


def _group(number: int, condition: Condition, title: Condition | None) -> Condition:
    """The articles that have an entity of which a condition is true, or a title: each once, with where the first starts."""
    either = [_posted(condition, _OF_ENTITIES), *([_posted(title, _OF_ARTICLES)] if title else [])]
    found = joined(" UNION ALL ", tuple(either))
    return Condition(
        f"(SELECT key, min(start) AS start FROM ({found.sql}) GROUP BY key) g{number}", found.values
    )


def _using(group: Condition) -> Condition:
    return Condition(f"{group.sql} USING (key)", group.values)


def _kept(word: str, name: str, condition: Condition, rows: str) -> Condition:
    found = _posted(condition, rows)
    return Condition(
        f" {word} JOIN (SELECT key FROM ({found.sql})) {name} ON {name}.key = g0.key", found.values
    )


def _posted(condition: Condition, rows: str) -> Condition:
    """`key` and `start` of everything that a condition is true of."""
    if condition.ranked is not None:
        return condition.ranked
    if any(part.link for part in condition.conjuncts) and is_worded(condition):
        linked = _linked(condition.conjuncts)
        if linked is not None:
            return linked
    postings = postings_for(condition)
    if postings is not None:
        return postings.finding(condition)
    return Condition(rows.format(asked=condition.sql), condition.values)


def _linked(parts: tuple[Condition, ...]) -> Condition | None:
    """What is true of one figure or statement, some of it of what that is linked to: told apart by its number in its article.

    None where some of it is in no postings.
    """
    links = [part.link for part in parts if part.link is not None]
    own = [part for part in parts if part.link is None]
    qualities = [part for part in own if columns_asked(part) <= _OF_QUALITIES]
    others = joined(" AND ", tuple(part for part in own if part not in qualities))
    if others.sql and not VALUES.answers(others):
        return None
    asked = [LINKED[link.field].finding(link.asked.and_(*qualities)) for link in links]
    asked += [VALUES.finding(others)] if others.sql else []
    first, *more = asked
    also = "".join(f" SEMI JOIN ({one.sql}) n{at} USING (key, number)" for at, one in enumerate(more))
    return Condition(
        f"SELECT key, start FROM ({first.sql}){also}", tuple(v for one in asked for v in one.values)
    )
