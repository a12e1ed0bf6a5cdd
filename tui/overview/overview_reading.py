"""The places or days of a result as a reading that map and timeline draw: a sentence for each article that has one."""

from __future__ import annotations

from extractors.corpus.answers import Overview
from extractors.model import Analysis, Article, Mention, Span
from tui.library.term import term_for
from tui.reading import Progress, Reading

# Characters of a heading: more than a line of a timeline has room for beside its axis.
_HEADING = 240

# What stands before the first, so that none is in scope.
_TITLE = "Result."


def reading_of(overview: Overview) -> Reading:
    """The reading: an entity is mentioned in the heading of each article that is told of it, and once for all others."""
    lines, mentions = [_TITLE], []
    at = len(_TITLE) + 1
    for seen in overview.seen:
        told = [_briefly(heading) or "…" for heading in seen.headings]
        if seen.articles > len(told):
            left = seen.articles - len(told)
            told.append(f"… and {left:,} more {'article' if left == 1 else 'articles'}")
        for line in told:
            mentions.append(Mention(overview.kind, at, at + 1, line[0], seen.entity.id))
            lines.append(line)
            at += len(line) + 1
    text = "\n".join(lines)
    sentences, start = [], 0
    for line in lines:
        sentences.append(Span(start, start + len(line)))
        start += len(line) + 1
    article = Article("result", "result", text, paragraphs=(Span(0, len(text)),))
    analysis = Analysis(tuple(sentences), tuple(mentions), tuple(seen.entity for seen in overview.seen), 1)
    return Reading.of(article).analysed(analysis, Progress(is_complete=True))


def _briefly(heading: str) -> str:
    """The heading on one line, with a sign where it is cut."""
    words = " ".join(heading.split())
    return words if len(words) <= _HEADING else f"{words[: _HEADING - 1]}…"


def term_of(overview: Overview, entity: str) -> str:
    """What a query asks an entity of the overview by: `place="Kabul"`, `kind:date name="2021-08-13"`."""
    one = next((seen.entity for seen in overview.seen if seen.entity.id == entity), None)
    return term_for(one) if one is not None else ""
