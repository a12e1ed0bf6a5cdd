"""An article and a code point of it -> its explanation. The article is analysed anew, as `extract` does."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from extractors.analysed_article import AnalysedArticle
from extractors.analysis import Evidence, assemble
from extractors.chunks import Chunk, chunks_of
from extractors.clauses.reading import read_clauses
from extractors.clauses.records import records_of
from extractors.errors import Q7x2Error
from extractors.explaining.book import words_of
from extractors.explaining.explanation import (
    CandidateSeen,
    ClauseSeen,
    Explanation,
    LinkSeen,
    TokenSeen,
    VerdictSeen,
)
from extractors.kinds.registry import kind_of
from extractors.model import Figure, Span
from extractors.pipeline import doc_of, found_in, paragraphs
from extractors.sections import sections_of
from extractors.word_memory import words_read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from spacy.tokens import Doc

    from extractors.extracting import Extractor
    from extractors.model import Analysis, Article, Mention
    from extractors.rules import Rejected, Verdict


class PlaceError(Q7x2Error):
    """The place asked of is not in the article."""


def place_of(article: Article, at: str) -> int:
    """The code point that `at` names: a number is an offset where the text reaches so far, else it is words.

    Words stand for the place where the text has them first.

    Raises:
        PlaceError: There is no such offset, or the words are not in the text.
    """
    if at.isascii() and at.isdigit():
        if int(at) < len(article.text):
            return int(at)
        if at not in article.text:
            raise PlaceError(
                f"The article has {len(article.text)} code points, and none at {at}.", "Offsets begin at 0."
            )
    found = article.text.find(at) if at.strip() else -1
    if found < 0:
        raise PlaceError(
            f"The words “{at}” are not in the article.", "Give them as the text has them, or an offset."
        )
    return found


def explanation_of(extractor: Extractor, article: Article, at: int) -> Explanation:
    """What is seen and said at a code point.

    Args:
        extractor: The loaded pipeline.
        article: What is read.
        at: The code point.
    """
    (found,) = explanations_of(extractor, article, [at])
    return found


def explanations_of(extractor: Extractor, article: Article, places: Sequence[int]) -> list[Explanation]:
    """What is seen and said at each of these code points, in their order; a section is read once for all that lie in it.

    Args:
        extractor: The loaded pipeline.
        article: What is read.
        places: The code points.
    """
    analysed = AnalysedArticle(article)
    chunks = chunks_of(analysed.normalised)
    sections = sections_of(chunks)
    offsets = {at: analysed.offset(at) for at in places}
    chunk_of = {at: _chunk_at(chunks, offset) for at, offset in offsets.items()}
    explained: dict[int, Explanation] = {}
    for section in sections:
        if asked := {at: index for at, index in chunk_of.items() if index in section}:
            with words_read(extractor.nlp):
                read = _SectionRead(extractor, analysed.normalised, chunks, section, set(asked.values()))
                for at, index in asked.items():
                    explained[at] = _restored(read.explanation(index, offsets[at]), analysed, at)
    return [explained[at] for at in places]


def _chunk_at(chunks: Sequence[Chunk], at: int) -> int:
    return max(0, bisect_right([chunk.span.start for chunk in chunks], at) - 1)


class _SectionRead:
    """A section of an article as the model and the rules read it, with the Docs of the chunks that are asked of."""

    def __init__(
        self,
        extractor: Extractor,
        article: Article,
        chunks: Sequence[Chunk],
        section: range,
        asked: AbstractSet[int],
    ) -> None:
        nlp = extractor.nlp
        others = [index for index in section if index not in asked]
        found = list(paragraphs(nlp, article, chunks, others))
        self._article = article
        self._docs = {index: nlp(doc_of(nlp, article, chunks[index])) for index in sorted(asked)}
        self._here = {index: found_in(doc, index) for index, doc in self._docs.items()}
        self._evidence = Evidence()
        self._analysis = assemble(
            article, [*found, *self._here.values()], extractor.gazetteer, extractor.model, self._evidence
        )
        for doc in self._docs.values():
            self._evidence.rejected += doc._.q7x2_rejected or ()

    def explanation(self, index: int, at: int) -> Explanation:
        """What is seen and said at a code point of that chunk, both as the section counts them."""
        doc, sentences = self._docs[index], self._here[index].sentences
        whole = Span(doc._.q7x2_offset, doc._.q7x2_offset + len(doc.text))
        sentence = next((span for span in sentences if span.start <= at < span.end), whole)
        return Explanation(
            at=at,
            sentence=(sentence.start, sentence.end),
            words=" ".join(self._article.text[sentence.start : sentence.end].split()),
            tokens=tuple(_tokens(doc, sentence, at)),
            clause=_clause(doc, self._article, at),
            candidates=tuple(_candidates(self._analysis, self._evidence, at)),
        )


def _restored(found: Explanation, analysed: AnalysedArticle, at: int) -> Explanation:
    """The explanation with the offsets, and of mentions the words, of the article itself."""
    text = analysed.article.text

    def moved(each: CandidateSeen) -> CandidateSeen:
        start, end = analysed.span(each.start, each.end)
        return replace(each, start=start, end=end, text=text[start:end])

    sentence = analysed.span(*found.sentence)
    tokens = (
        replace(each, start=analysed.span(each.start, each.start + len(each.text)).start)
        for each in found.tokens
    )
    return replace(
        found,
        at=at,
        sentence=(sentence.start, sentence.end),
        tokens=tuple(tokens),
        candidates=tuple(map(moved, found.candidates)),
    )


def _tokens(doc: Doc, sentence: Span, at: int) -> Iterator[TokenSeen]:
    offset = doc._.q7x2_offset
    for token in doc:
        start = token.idx + offset
        if sentence.start <= start < sentence.end:
            here = start <= at < start + len(token)
            yield TokenSeen(start, token.text, token.tag_, token.dep_, token.head.text, token.ent_type_, here)


def _clause(doc: Doc, article: Article, at: int) -> ClauseSeen | None:
    offset = doc._.q7x2_offset
    index = max(0, bisect_right([token.idx for token in doc], at - offset) - 1)
    clauses = read_clauses(doc)
    owner = clauses.owner[index] if len(doc) else None
    if owner is None:
        return None
    record = records_of(clauses, offset)[owner]

    def words(run: Sequence[int]) -> str:
        return " ".join(article.text[run[0] : run[1]].split())

    return ClauseSeen(
        predicate=record["text"],
        agents=tuple(map(words, record["agents"])),
        patients=tuple(map(words, record["patients"])),
        recipients=tuple(map(words, record["recipients"])),
        adjuncts=tuple(words(each["span"]) for each in record["adjuncts"]),
        modality=record["modality"],
        tense=record["tense"],
        is_passive=record["passive"],
        is_negated=record["negated"],
        relation=record["relation"],
        speaker=None if record["speaker"] is None else words(record["speaker"]),
    )


def _candidates(analysis: Analysis, evidence: Evidence, at: int) -> Iterator[CandidateSeen]:
    """What covers the code point: mentions, then what was rejected; a run that is a mention of the same kind is none of these."""
    taken = set()
    for mention in analysis.mentions:
        if mention.start <= at < mention.end:
            taken.add((mention.kind, mention.start, mention.end))
            yield _mention(mention, analysis, evidence)
    for each in _by_run(evidence.rejected, at):
        if (each["kind"], each["start"], each["end"]) not in taken:
            verdicts = tuple(map(_said, each["verdicts"]))
            reason = verdicts[-1].words
            yield CandidateSeen(
                each["kind"], each["start"], each["end"], each["text"], False, None, None, reason, verdicts
            )


def _by_run(rejected: Iterable[Rejected], at: int) -> Iterable[Rejected]:
    """One record of each kind and run: the one that most was said of."""
    best: dict[tuple[str, int, int], Rejected] = {}
    for each in rejected:
        if each["start"] <= at < each["end"]:
            run = each["kind"], each["start"], each["end"]
            if run not in best or len(each["verdicts"]) > len(best[run]["verdicts"]):
                best[run] = each
    return best.values()


def _said(verdict: Verdict) -> VerdictSeen:
    return VerdictSeen(verdict.rule, verdict.says, words_of(verdict))


def _mention(mention: Mention, analysis: Analysis, evidence: Evidence) -> CandidateSeen:
    entity: Any = analysis.entity(mention.entity)
    said = evidence.verdicts[entity.id]
    own = [each for each in said if each.start < mention.end and mention.start < each.end]
    return CandidateSeen(
        kind=mention.kind,
        start=mention.start,
        end=mention.end,
        text=mention.text,
        is_mention=True,
        name=_name(entity),
        type=entity.type,
        reason=entity.reason,
        verdicts=tuple(dict.fromkeys(map(_said, [*own, *evidence.whole[entity.id]]))),
        links=tuple(_links(mention, entity, analysis, evidence)) if mention.kind == "figure" else (),
    )


def _name(entity: Any) -> str | None:
    """What an entity goes by: what its kind calls it by, a figure's number with its unit."""
    spec = kind_of(entity.kind)
    if not isinstance(entity, Figure):
        return spec.called_of(entity) or None
    if entity.value is None:  # dozens
        return spec.displayed(entity, "")
    return " ".join(filter(None, [f"{entity.value:.15g}", entity.unit]))


def _links(mention: Mention, figure: Any, analysis: Analysis, evidence: Evidence) -> Iterator[LinkSeen]:
    found = evidence.links.get((mention.start, mention.end))
    said = dict(found.verdicts) if found else {}
    known = {entity.id: entity for entity in analysis.entities}
    for field in ("who", "where", "when", "source"):
        value = getattr(figure, field)
        name = _name(known[value]) if value in known else value
        yield LinkSeen(field, name, getattr(figure, f"{field}_from", None), *_because(said.get(field)))


def _because(verdict: Verdict | None) -> tuple[str, str]:
    """The id of the rule that decided a link, and its sentence."""
    return ("", "") if verdict is None else (verdict.rule, words_of(verdict))
