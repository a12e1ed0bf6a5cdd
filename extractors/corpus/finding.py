"""What a query finds, as SQL: one pass over the entities, whatever and however much is asked of them."""

from __future__ import annotations

from extractors.corpus.asking import Condition, Question, Value


def finding(question: Question, articles: str) -> Condition:
    """A statement that gives `key` and `first` of each article that a question finds.

    `first` is where the first mention starts that the question asks for; of any kind where it asks for none.

    Args:
        question: What is asked.
        articles: The table of articles.
    """
    values: list[Value] = []
    conditions = ["true"]
    asked = [*question.entities, *question.without]
    source, first = f"{articles} a", "a.first_mention"
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
    sql = f"SELECT a.key, {first} AS first FROM {source} WHERE {' AND '.join(conditions)}"
    return Condition(sql, tuple(values))


def _hits(question: Question) -> Condition:
    """`key`, and for each condition whether an entity of the article has it (`has0`) and where the first starts (`start0`)."""
    asked = [*question.entities, *question.without]
    values = tuple(value for condition in asked for value in condition.values)
    if len(asked) == 1:
        sql = f"SELECT e.key, true AS has0, min(e.start) AS start0 FROM entities e WHERE {asked[0].sql} GROUP BY e.key"
        return Condition(sql, values)
    tested = ", ".join(f"{condition.sql} AS is{number}" for number, condition in enumerate(asked))
    each = ", ".join(
        f"bool_or(is{number}) AS has{number}, min(start) FILTER (WHERE is{number}) AS start{number}"
        for number in range(len(asked))
    )
    either = " OR ".join(f"is{number}" for number in range(len(asked)))
    sql = f"SELECT key, {each} FROM (SELECT e.key, e.start, {tested} FROM entities e) WHERE {either} GROUP BY key"
    return Condition(sql, values)
