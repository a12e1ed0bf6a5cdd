"""Articles in, analyses out, in order: what `extract` and the plain reading run on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extractors import DEFAULT_MODEL
from extractors.analysed_article import AnalysedArticle
from extractors.analysis import assemble
from extractors.chunks import Chunk, chunks_of
from extractors.gazetteer import Gazetteer
from extractors.joining import Joiner, whole
from extractors.model import Analysis, Article
from extractors.pipeline import info, load, paragraphs, paragraphs_of_several
from extractors.sections import sections_of
from extractors.word_memory import words_read


class Extractor:
    """A loaded pipeline with its place index. Loading takes about two seconds; use one for many articles.

    Raises:
        ModelError: The model is not there or not fit.
        GazetteerError: The place index can neither be opened nor built.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.nlp = load(model)
        self.model = info(self.nlp)
        self.gazetteer = Gazetteer.open()

    def analysis(self, article: Article) -> Analysis:
        """The analysis of the whole article."""
        analysed = AnalysedArticle(article)
        chunks = chunks_of(analysed.normalised)
        sections = sections_of(chunks)
        joiner = Joiner(len(sections))
        return whole(
            [
                analysed.restored(joiner.joined(self._section(analysed.normalised, chunks, section)))
                for section in sections
            ]
        )

    def _section(self, article: Article, chunks: Sequence[Chunk], section: range) -> Analysis:
        with words_read(self.nlp):
            found = list(paragraphs(self.nlp, article, chunks, section))
        return assemble(article, found, self.gazetteer, self.model)

    def analyses_together(self, articles: Sequence[Article]) -> list[Analysis]:
        """The analyses of several short articles, in order, which the model reads faster together than one by one."""
        analysed = [AnalysedArticle(article) for article in articles]
        chunks = [chunks_of(each.normalised) for each in analysed]
        if any(len(sections_of(each)) > 1 for each in chunks):
            return [self.analysis(article) for article in articles]
        with words_read(self.nlp):
            found = paragraphs_of_several(
                self.nlp, [(each.normalised, of_it) for each, of_it in zip(analysed, chunks, strict=True)]
            )
        linked = [
            assemble(each.normalised, of_it, self.gazetteer, self.model)
            for each, of_it in zip(analysed, found, strict=True)
        ]
        return [
            whole([each.restored(Joiner(1).joined(one))]) for each, one in zip(analysed, linked, strict=True)
        ]

    def analyses(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Analysis]]:
        """Each article with its analysis, in order, one at a time in memory."""
        for article in articles:
            yield article, self.analysis(article)
