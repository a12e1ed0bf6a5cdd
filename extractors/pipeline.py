"""Loads the spaCy pipeline with a component a kind in order, and runs it over an article's chunks."""

from __future__ import annotations

import contextlib
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, cast

from extractors import DEFAULT_MODEL
from extractors.actors.clubs import is_of_sports
from extractors.annotations import Paragraph
from extractors.chunks import Chunk, chunks_of
from extractors.datelines.dateline import sentences_of
from extractors.errors import ModelError
from extractors.figures.habits import habits_of
from extractors.kinds import NAMES
from extractors.kinds.registry import in_order_of_reading
from extractors.model import Article, ModelInfo, Span
from extractors.model_package import how_to_install

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def components() -> tuple[str, ...]:
    """Our components in order.

    Clauses come first, what all others may ask; then the kinds, each after those that it reads; links, which read figures and
    what these hang together with, directly after the built-in kinds, so that a further kind can read them.
    """
    of_kinds = [spec.component for spec in in_order_of_reading() if spec.name in NAMES]
    further = [spec.component for spec in in_order_of_reading() if spec.name not in NAMES]
    return ("q7x2_clauses", *of_kinds, "q7x2_links", *further)


DATELINES = "q7x2_datelines"
"""First of all, so that the parser reads a story as if no dateline stood before it."""
COMPOUNDS = "q7x2_compounds"
"""After the model's own components and before ours, which all read its entities."""

BATCH = 8
"""Paragraphs that the model reads at once: more would leave the window waiting for the first of them."""
TOGETHER = 16
"""Paragraphs that it reads at once where nobody waits for the first of them."""
PIECE = 100  # code points of a run without blanks that the tokenizer is given at once
_BLANKLESS = re.compile(
    rf"\S{{{3 * PIECE},}}"
)  # longer than any word, and than the addresses that articles print


def load(name: str = DEFAULT_MODEL) -> Language:
    """The spaCy pipeline of that name with our components at its end.

    Args:
        name: An installed package or a path, as `spacy.load` takes it; a package may be written with hyphens.

    Raises:
        ModelError: There is no such pipeline, it is not for English, or it lacks a parser.
    """
    package = name if "/" in name else name.replace("-", "_")
    with warnings.catch_warnings():
        # The default model was trained with 3.7 and is measured under 3.8 by our own tests: the reader need not hear of it.
        warnings.filterwarnings("ignore", message=r".*\[W095\]")
        try:
            nlp = _loaded(package)
        except OSError as error:
            raise ModelError(f"The model {name!r} is not installed.", how_to_install(name)) from error
        except MemoryError:
            raise
        except Exception as error:
            raise ModelError(
                f"The model {name!r} cannot be loaded: {error}",
                "Choose another with --model; q7x2-tui doctor says more.",
            ) from error
    from extractors.doc import register

    _check(nlp, name)
    _quicken(nlp)
    register()  # of a kind that was registered since, too
    nlp.add_pipe(DATELINES, first=True)
    nlp.add_pipe(COMPOUNDS)
    for component in components():
        nlp.add_pipe(component)
    return nlp


def _quicken(nlp: Language) -> None:
    """Have its own components find the same in less time."""
    from extractors.components.attribute_ruler import remember
    from extractors.components.entity_recognizer import recognise_in_batches
    from extractors.components.lemmatizer import remember_lemmas
    from extractors.components.parser import parse_in_batches
    from extractors.embedding_memory import remember_embeddings
    from extractors.matrix_library import use_faster
    from extractors.window_encoder import encode_windows

    remember(nlp)
    remember_lemmas(nlp)
    use_faster(nlp)
    remember_embeddings(nlp)
    encode_windows(nlp)
    parse_in_batches(nlp)
    recognise_in_batches(nlp)


def _loaded(package: str) -> Language:
    from extractors.model_image import image_of, load_image
    from extractors.spacy_import import import_spacy

    spacy = import_spacy()
    if "/" not in package and (image := image_of(package)) is not None:
        with contextlib.suppress(Exception):  # a damaged one may raise anything: the package is still there
            return load_image(image)
    return cast("Language", spacy.load(package))


def info(nlp: Language) -> ModelInfo:
    """Name and version of the pipeline's own model, as `en_core_web_md 3.7.1`."""
    return ModelInfo(f"{nlp.meta['lang']}_{nlp.meta['name']}", str(nlp.meta["version"]))


def paragraphs(
    nlp: Language, article: Article, chunks: Sequence[Chunk] | None = None, order: Iterable[int] | None = None
) -> Iterator[Paragraph]:
    """What is found in the article's chunks.

    Args:
        nlp: What `load` gave.
        article: Whose chunks they are, normalised (`AnalysedArticle.normalised`).
        chunks: `chunks_of(article)`, where the caller has it already.
        order: Indices into the chunks, in the order wanted; all in text order unless told.
    """
    chunks = chunks_of(article) if chunks is None else chunks
    return _found(
        nlp,
        ((article, chunks[index], index) for index in (range(len(chunks)) if order is None else order)),
        BATCH,
    )


def paragraphs_of_several(
    nlp: Language, articles: Sequence[tuple[Article, Sequence[Chunk]]]
) -> list[list[Paragraph]]:
    """What is found in the chunks of each article, in text order; short articles are read faster so.

    Args:
        nlp: What `load` gave.
        articles: Normalised, each with `chunks_of` it.
    """
    found = _found(
        nlp,
        ((article, chunk, index) for article, chunks in articles for index, chunk in enumerate(chunks)),
        TOGETHER,
    )
    return [list(islice(found, len(chunks))) for _, chunks in articles]


def _found(nlp: Language, placed: Iterator[tuple[Article, Chunk, int]], size: int) -> Iterator[Paragraph]:
    while batch := list(islice(placed, size)):
        try:
            docs = ((doc_of(nlp, article, chunk), index) for article, chunk, index in batch)
            found = [found_in(doc, index) for doc, index in _piped(nlp, docs, size)]
        except Exception:  # one text that breaks the model must not take its neighbours with it
            found = [_alone(nlp, article, chunk, index) for article, chunk, index in batch]
        yield from found


def _piped(nlp: Language, docs: Iterable[tuple[Doc, int]], size: int) -> Iterator[tuple[Doc, int]]:
    # spaCy's transition parsers divide a batch by four, by length; told four times as many they take one in a piece.
    transitions = {name: {"batch_size": 4 * size} for name in ("parser", "ner")}
    return nlp.pipe(docs, as_tuples=True, batch_size=size, component_cfg=transitions)


def _alone(nlp: Language, article: Article, chunk: Chunk, index: int) -> Paragraph:
    try:
        return found_in(nlp(doc_of(nlp, article, chunk)), index)
    except Exception as error:
        failure = f"Paragraph {index + 1} could not be analysed ({type(error).__name__}: {error})."
        return Paragraph(index=index, sentences=(chunk.span,), failure=failure)


def found_in(doc: Doc, index: int) -> Paragraph:
    """The components' records of one Doc, with its sentences as article offsets."""
    offset: int = doc._.q7x2_offset
    sentences = (Span(offset + start, offset + end) for start, end in sentences_of(doc))
    records = {name: list(getattr(doc._, name) or ()) for name in components()}
    return Paragraph(index=index, sentences=tuple(sentences), records=records)


def doc_of(nlp: Language, article: Article, chunk: Chunk) -> Doc:
    """A chunk as a Doc that no component has seen, with what the components ask of the article."""
    doc = tokenised(nlp, article.text[chunk.span.start : chunk.span.end])
    doc._.q7x2_offset = chunk.span.start
    doc._.q7x2_anchor = article.day_at(chunk.span.start)
    doc._.q7x2_region = chunk.region
    doc._.q7x2_habits = habits_of(article.text)
    doc._.q7x2_sports = is_of_sports(article.text)
    return doc


def tokenised(nlp: Language, text: str) -> Doc:
    """The text's tokens, in time that grows with its length.

    The tokenizer takes marks off a word one by one and looks at all that is left each time: thousands of brackets without a
    blank cost it seconds. Such a run, which no sentence of a language has, is given to it in pieces.
    """
    if not _BLANKLESS.search(text):
        return nlp.make_doc(text)
    from spacy.tokens import Doc

    words: list[str] = []
    blanks: list[bool] = []
    start = 0
    for end in [*_cuts(text), len(text)]:
        piece = nlp.make_doc(text[start:end])
        words += [token.text for token in piece]
        blanks += [bool(token.whitespace_) for token in piece]
        start = end
    return Doc(nlp.vocab, words=words, spaces=blanks)


def _cuts(text: str) -> Iterator[int]:
    for run in _BLANKLESS.finditer(text):
        yield from range(run.start() + PIECE, run.end(), PIECE)


def _check(nlp: Language, name: str) -> None:
    if nlp.lang != "en":
        raise ModelError(
            f"The model {name!r} is for language {nlp.lang!r}.", "Choose an English one with --model."
        )
    if missing := {"parser", "ner", "tagger"} - set(nlp.pipe_names):
        raise ModelError(
            f"The model {name!r} has no {', '.join(sorted(missing))}.", "Choose a complete English pipeline."
        )
