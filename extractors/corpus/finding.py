"""What a query finds, as SQL: one pass over the entities, whatever and however much is asked of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from extractors.corpus.asking import Question
from extractors.corpus.condition import Condition, Value
from extractors.corpus.links_asked import OTHERS
from extractors.corpus.listed_rows import Listed

# The entities of the articles that are left when all else is asked.
_LEFT = "left_entities AS (SELECT * FROM entities SEMI JOIN narrowed USING (key))"

ONCE: Final = "count(*) FILTER (WHERE s.original IS NULL) + count(DISTINCT s.original)"
"""Counts articles, joined with their `copies` as `s`: copies of one article are one."""


def finding(question: Question, listed: Listed) -> Condition:
    """A statement that gives `key` and `first` of each article that a question finds.

    `first` is where the first mention starts that the question asks for; of any kind where it asks for none.

    Args:
        question: What is asked.
        listed: The tables of articles.
    """
    others = _besides_links(question)
    if others is None:
        return _finding(question, listed)
    least, found = _finding(others, listed), _finding(_asked_of_left(question), listed)
    sql = f"WITH narrowed AS MATERIALIZED (SELECT key FROM ({least.sql})), {_LEFT} {found.sql}"
    return Condition(sql, (*least.values, *found.values))


def _finding(question: Question, listed: Listed) -> Condition:
    values: list[Value] = []
    conditions = ["true"]
    asked = [*question.entities, *question.without]
    source, first = f"{listed.articles} a", "a.first_mention"
    if asked:
        hits = _hits(question)
        values += hits.values
        # Where an article may be found that has no hit it must stay in the join.
        is_needed = any(title is None for title in question.titles)
        source += f" {'' if is_needed else 'LEFT '}JOIN ({hits.sql}) h ON h.key = a.key"
    if question.entities:
        first = f"least({', '.join(f'h.start{number}' for number in range(len(question.entities)))})"
    for number, title in enumerate(question.titles):
        has = f"coalesce(h.has{number}, false)"
        conditions.append(f"({has} OR {title.sql})" if title else has)
        values += title.values if title else ()
    for number in range(len(question.entities), len(asked)):
        conditions.append(f"NOT coalesce(h.has{number}, false)")
    for condition in question.articles:
        conditions.append(condition.sql)
        values += condition.values
    for condition in question.others:
        conditions.append(f"NOT coalesce({condition.sql}, false)")
        values += condition.values
    sql = f"SELECT a.{listed.key} AS key, {first} AS first FROM {source} WHERE {' AND '.join(conditions)}"
    return Condition(sql, tuple(values))


def _besides_links(question: Question) -> Question | None:
    """What is asked besides of links, which take a join of the entities with themselves; None where it is all or none."""
    each = [*question.entities, *question.without]
    linked = [condition for condition in each if _is_linked(condition)]
    if not linked or (len(linked) == len(each) and not (question.articles or question.others)):
        return None
    kept = [pair for pair in zip(question.entities, question.titles, strict=True) if not _is_linked(pair[0])]
    return replace(
        question,
        entities=tuple(condition for condition, _ in kept),
        titles=tuple(title for _, title in kept),
        without=tuple(condition for condition in question.without if not _is_linked(condition)),
    )


def _asked_of_left(question: Question) -> Question:
    """The same question, what it asks of links asked of the articles that are left."""

    def left(condition: Condition) -> Condition:
        if not _is_linked(condition):
            return condition
        asked = condition.sql.replace(OTHERS, OTHERS.replace("entities", "left_entities"))
        return replace(condition, sql=asked)

    return replace(
        question, entities=tuple(map(left, question.entities)), without=tuple(map(left, question.without))
    )


def _is_linked(condition: Condition) -> bool:
    return any(part.link for part in condition.conjuncts)


def by_original(found: Condition, listed: Listed) -> Condition:
    """A statement that gives of each article that another finds the one it is listed under too.

    Its columns are `key`, `first`, `head` (the earliest of its copies that were found), `place` among them, `copies` (how many
    others of them were found), `versions` (how many texts those have besides its own) and `is_copy`, which is false.

    Args:
        found: A statement of `finding`.
        listed: The tables that it is of.
    """
    sql = (
        f"WITH f AS ({found.sql})"
        " SELECT key, first, key AS head, 0 AS place, 0 AS copies, 0 AS versions, false AS is_copy"
        f" FROM f ANTI JOIN {listed.copies} USING (key)"
        " UNION ALL SELECT key, first, first_value(key) OVER (PARTITION BY original ORDER BY place), place,"
        " count(*) OVER (PARTITION BY original) - 1, count(DISTINCT digest) OVER (PARTITION BY original) - 1, false"
        f" FROM f JOIN {listed.copies} USING (key)"
    )
    return Condition(sql, found.values)


def by_story(found: Condition, listed: Listed) -> Condition:
    """The same by stories: `head` is the first of the story's articles that were found, by day and source.

    `copies` counts what is told besides it, copies of one article once; `is_copy` is true of those that are copies of one found.

    Args:
        found: A statement of `finding`.
        listed: The tables that it is of.
    """
    sql = (
        f"WITH f AS ({found.sql}), g AS (SELECT f.key, f.first, coalesce(s.story, c.original, f.key) AS story,"
        " coalesce(s.place, c.place, 0) AS place,"
        " row_number() OVER (PARTITION BY coalesce(c.original, f.key) ORDER BY c.place) > 1 AS is_copy"
        f" FROM f LEFT JOIN {listed.stories} s ON s.key = f.key LEFT JOIN {listed.copies} c ON c.key = f.key)"
        " SELECT key, first, first_value(key) OVER (PARTITION BY story ORDER BY is_copy, place) AS head, place,"
        " count(*) FILTER (WHERE NOT is_copy) OVER (PARTITION BY story) - 1 AS copies, 0 AS versions, is_copy FROM g"
    )
    return Condition(sql, found.values)


def _hits(question: Question) -> Condition:
    """`key`, and for each condition whether an entity of the article has it (`has0`) and where the first starts (`start0`)."""
    asked = [*question.entities, *question.without]
    if len(asked) == 1:
        sql = f"SELECT e.key, true AS has0, min(e.start) AS start0 {_from(asked[0])} WHERE {asked[0].sql} GROUP BY e.key"
        return Condition(sql, asked[0].values)
    # What is asked of the same columns is tested in one pass. Else each has a pass of its own: DuckDB then reads the column that
    # is tested first, and the others only where it holds.
    alike: dict[str, list[int]] = {}
    for number, condition in enumerate(asked):
        alike.setdefault(condition.sql, []).append(number)
    passes = [_pass(asked, numbers) for numbers in alike.values()]
    each = ", ".join(
        f"bool_or(is{number}) AS has{number}, min(start) FILTER (WHERE is{number}) AS start{number}"
        for number in range(len(asked))
    )
    together = " UNION ALL ".join(one.sql for one in passes)
    values = tuple(value for one in passes for value in one.values)
    return Condition(f"SELECT key, {each} FROM ({together}) GROUP BY key", values)


def _pass(asked: list[Condition], numbers: list[int]) -> Condition:
    """The entities of which one of these is true, with `is0`, ... for each of those that are asked."""
    if len(numbers) == 1:
        (only,) = numbers
        tested = ", ".join(
            f"{'true' if number == only else 'false'} AS is{number}" for number in range(len(asked))
        )
        return Condition(
            f"SELECT e.key, e.start, {tested} {_from(asked[only])} WHERE {asked[only].sql}",
            asked[only].values,
        )
    tested = ", ".join(
        f"{asked[number].sql if number in numbers else 'false'} AS is{number}" for number in range(len(asked))
    )
    either = " OR ".join(f"({asked[number].sql})" for number in numbers)
    values = tuple(value for number in numbers for value in asked[number].values)
    return Condition(
        f"SELECT e.key, e.start, {tested} {_from(asked[numbers[0]])} WHERE {either}", (*values, *values)
    )


def _from(condition: Condition) -> str:
    """Where the entities are that a condition is asked of."""
    return "FROM left_entities e" if "left_entities" in condition.sql else "FROM entities e"
