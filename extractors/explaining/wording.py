"""An explanation in lines of plain text, safe for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractors.explaining.explanation import CandidateSeen, ClauseSeen, Explanation, TokenSeen


def lines_of(explanation: Explanation) -> Iterator[str]:
    """The lines, without line ends: sentence, tokens, clause, candidates with verdicts and links."""
    sentence, candidates, clause, tokens = parts_of(explanation)
    for part in (sentence, tokens, clause):
        yield from part
        yield ""
    yield from candidates


def parts_of(explanation: Explanation) -> tuple[tuple[str, ...], ...]:
    """The lines by what they are of: sentence, candidates, clause, tokens; each part but the first begins with its title."""
    start, end = explanation.sentence
    sentence = [f"At {explanation.at}, in the sentence {start}-{end}: {explanation.words}"]
    candidates = [line for each in explanation.candidates for line in _candidate(each)] or [
        "  Nothing proposed these words: no rule takes them for a mention of any kind."
    ]
    parts = (
        sentence,
        ["Candidates", *candidates],
        ["Clause", *_clause(explanation.clause)],
        ["Tokens (offset, word, tag, relation, head, label)", *map(_token, explanation.tokens)],
    )
    return tuple(tuple(visible(line).rstrip() for line in part) for part in parts)


def _token(token: TokenSeen) -> str:
    mark = ">" if token.is_here else " "
    label = f"  {token.label}" if token.label else ""
    return f"{mark} {token.start:>6}  {token.text:<16}  {token.tag:<5} {token.dep:<10} {token.head}{label}"


def _clause(clause: ClauseSeen | None) -> Iterator[str]:
    if clause is None:
        yield "  None: the words are outside any clause."
        return
    how = [clause.modality, clause.tense, clause.relation]
    how += ["passive"] * clause.is_passive + ["negated"] * clause.is_negated
    yield f"  predicate  {clause.predicate} ({', '.join(how)})"
    parts = (
        ("agent", clause.agents),
        ("patient", clause.patients),
        ("recipient", clause.recipients),
        ("adjunct", clause.adjuncts),
        ("said by", (clause.speaker,) if clause.speaker else ()),
    )
    for name, words in parts:
        yield from (f"  {name:<9}  {word}" for word in words)


def _candidate(candidate: CandidateSeen) -> Iterator[str]:
    run = f"{candidate.kind} “{candidate.text}” {candidate.start}-{candidate.end}"
    if candidate.is_mention:
        yield f"  {run}: {candidate.name or 'not resolved'} ({candidate.type})"
        yield f"    why: {candidate.reason}"
    else:
        yield f"  {run}: rejected by {candidate.verdicts[-1].rule}"
    for verdict in candidate.verdicts:
        yield f"    {verdict.says:<7} {verdict.rule}: {verdict.words}"
    for link in candidate.links:
        how = ", ".join(filter(None, [link.reach and f"from the {link.reach}", link.rule]))
        why = f": {link.words}" if link.words else ""
        yield f"    {link.field:<7} {link.value or '-'}{f' ({how})' if how else ''}{why}"
