"""spaCy's DocBin: a Doc an article, its mentions in `doc.spans` by kind and, without overlap, in `doc.ents`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from extractors.exports.dumping import dumped
from extractors.exports.format import Format
from extractors.exports.schema import as_schema
from extractors.kinds.registry import kind_of, kinds
from extractors.model import Analysis, Article, Entity, Mention, Place

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

_ATTRIBUTES = ("ORTH", "SPACY", "SENT_START", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID", "ENT_ID")


class _Token(NamedTuple):
    start: int
    end: int
    has_space: bool


@cache
def _english() -> Language:
    import spacy

    return spacy.blank("en")


def doc_of(article: Article, analysis: Analysis) -> Doc:
    """The article as a Doc whose tokens end where mentions do; `doc.user_data["q7x2"]` is schema 1 as JSON, without the text.

    A span's label is its entity's type, its `span_id` the entity's id, its `kb_id` a place's GeoNames id.
    """
    from spacy.tokens import Doc
    from spacy.util import filter_spans

    text = article.text.encode("utf-8", "replace").decode("utf-8")  # spaCy keeps UTF-8: no lone surrogates
    tokens = list(_tokens(text, analysis.mentions))
    starts = {start for start, _ in analysis.sentences}
    doc = Doc(
        _english().vocab,
        words=[text[token.start : token.end] for token in tokens],
        spaces=[token.has_space for token in tokens],
        sent_starts=[at == 0 or token.start in starts for at, token in enumerate(tokens)],
    )
    entities = {entity.id: entity for entity in analysis.entities}
    spans = [(m.kind, _span(doc, m, entities.get(m.entity))) for m in analysis.mentions]
    for spec in kinds():  # each under the name that its component gives them
        doc.spans[spec.component] = [span for of, span in spans if of == spec.name]
    # What somebody says is longer than the names in it, and no name.
    doc.set_ents(filter_spans([span for of, span in spans if not kind_of(of).array]))
    known = as_schema(article, analysis)
    del known["article"]["text"], known["mentions"]
    doc.user_data["q7x2"] = dumped(known, has_end=False).decode("utf-8")
    return doc


def _tokens(text: str, mentions: Sequence[Mention]) -> Iterator[_Token]:
    """SpaCy's own tokens, cut at every mention's border; a blank that begins or ends a mention is a token."""
    starts, ends = {mention.start for mention in mentions}, {mention.end for mention in mentions}
    borders = starts | ends
    for token in _english().tokenizer(text):
        start, end = token.idx, token.idx + len(token.text)
        cuts = [at for at in range(start + 1, end) if at in borders]
        *pieces, last = pairwise((start, *cuts, end))
        yield from (_Token(*piece, False) for piece in pieces)
        has_space = bool(token.whitespace_)
        is_mentioned = has_space and (end in starts or end + 1 in ends)
        yield _Token(*last, has_space and not is_mentioned)
        if is_mentioned:
            yield _Token(end, end + 1, False)


def _span(doc: Doc, mention: Mention, entity: Entity | None) -> Span:
    return doc.char_span(
        mention.start,
        mention.end,
        label=entity.type if entity else mention.kind,
        kb_id=str(entity.geonameid) if isinstance(entity, Place) and entity.geonameid else "",
        span_id=mention.entity,
    )


def _piece(article: Article, analysis: Analysis) -> bytes:
    from spacy.tokens import DocBin

    with _english().memory_zone():  # the words of many articles would stay in memory otherwise
        bin_ = DocBin(attrs=_ATTRIBUTES, store_user_data=True)
        bin_.add(doc_of(article, analysis))
        return bytes(bin_.to_bytes())


def _joined(pieces: Sequence[bytes]) -> bytes:
    from spacy.tokens import DocBin

    whole = DocBin(attrs=_ATTRIBUTES, store_user_data=True)
    for piece in pieces:
        whole.merge(DocBin(attrs=_ATTRIBUTES, store_user_data=True).from_bytes(piece))
    return bytes(whole.to_bytes())


DOCBIN = Format(
    "spacy",
    "spaCy DocBin: a Doc an article, with spans and entities",
    ".spacy",
    _piece,
    joined=_joined,
    is_binary=True,
)
