"""The export job, and the maker that turns an article into its piece of the output, in this or a worker process."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.collecting import spare_the_model
from extractors.corrections.reviewer import Reviewer
from extractors.errors import Q7x2Error, WorkerError
from extractors.exports.format import Piece
from extractors.exports.registry import format_named
from extractors.model import Analysis, Article

if TYPE_CHECKING:
    from extractors.extracting import Extractor


# Articles that are analysed together: enough that no call for so many costs much, and a second's work.
PORTION_ARTICLES = 16
# Their characters; a longer article is alone. The parser needs 4 kB for each word of them.
PORTION_CHARACTERS = 20_000


@dataclass(frozen=True, slots=True)
class ExportJob:
    """What the export writes of every article, and with which model.

    Attributes:
        model: The spaCy pipeline's name.
        form: The format's name.
        is_many: Whether the output is made for several articles.
        is_corrected: Whether the person's corrections and rules are laid over what is found.
        has_rejected: Whether what they rejected is told too.
    """

    model: str
    form: str
    is_many: bool
    is_corrected: bool = True
    has_rejected: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """An article's piece. `model` is the name and version of the pipeline that was used."""

    name: str
    piece: Piece
    model: str


class Maker:
    """Makes pieces; the model is loaded with the first.

    Args:
        job: What is to be made.
        say: Hears what a person should know that concerns no article.
    """

    def __init__(self, job: ExportJob, say: Callable[[str], None]) -> None:
        self._job = job
        self._reviewer = Reviewer(with_rejected=job.has_rejected, say=say) if job.is_corrected else None
        self._format = format_named(job.form)
        self._extractor: Extractor | None = None

    def load(self) -> None:
        """Load the model.

        Raises:
            ModelError: It cannot be had.
            GazetteerError: The place index cannot be had.
        """
        from extractors.extracting import Extractor

        self._extractor = Extractor(self._job.model)
        spare_the_model()

    def made_together(self, articles: Sequence[Article]) -> Iterator[Made | UnmadeError]:
        """The pieces of several articles, of one portion (`portions`), or why there is none.

        Raises:
            Q7x2Error: The model cannot be had.
        """
        extractor = self._loaded()
        known: dict[int, Analysis] = {}
        if len(articles) > 1:
            # Where one of them breaks, each is analysed by itself, and that one alone is reported. One that the person has
            # given another date is another article.
            with contextlib.suppress(Exception):
                analyses = extractor.analyses_together(articles)
                known = {id(article): of_it for article, of_it in zip(articles, analyses, strict=True)}

        def analysis(article: Article) -> Analysis:
            found = known.get(id(article))
            return extractor.analysis(article) if found is None else found

        for article in articles:
            try:
                yield self._made(article, analysis)
            except UnmadeError as failure:
                yield failure

    def _loaded(self) -> Extractor:
        if self._extractor is None:
            self.load()
        assert self._extractor is not None
        return self._extractor

    def _made(self, article: Article, analyse: Callable[[Article], Analysis]) -> Made:
        try:
            article, analysis = self._analysed(article, analyse)
            is_single = self._format.single is not None and not self._job.is_many
            write = self._format.alone if is_single else self._format.piece
            info = self._loaded().model
            return Made(article.id, write(article, analysis), f"{info.name} {info.version}")
        except Exception as error:  # one article that breaks must not take the others with it
            raise unmade(article, f"{type(error).__name__}: {error}") from error

    def _analysed(self, article: Article, analyse: Callable[[Article], Analysis]) -> tuple[Article, Analysis]:
        if self._reviewer is None:
            return article, analyse(article)
        return self._reviewer.reviewed(article, analyse)


class UnmadeError(WorkerError):
    """One article could not be made; the others can."""


def unmade(article: Article, why: str) -> UnmadeError:
    """The error that says which article could not be made, and why."""
    return UnmadeError(f"{article.source}: it could not be analysed ({why}).")


def portions(
    items: Iterable[Article | Q7x2Error], most: int = PORTION_ARTICLES
) -> Iterator[list[Article] | Q7x2Error]:
    """Articles that are analysed together, in order, with the errors between them.

    Args:
        items: What was read.
        most: How many articles a portion has at most.
    """
    portion: list[Article] = []
    size = 0
    for item in items:
        is_article = isinstance(item, Article)
        length = len(item.text) if isinstance(item, Article) else 0
        if portion and (not is_article or size + length > PORTION_CHARACTERS):
            yield portion
            portion, size = [], 0
        if not isinstance(item, Article):
            yield item
            continue
        portion.append(item)
        size += length
        if len(portion) >= most:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def made_here(
    items: Iterable[Article | Q7x2Error], job: ExportJob, say: Callable[[str], None], is_live: bool = False
) -> Generator[Made | Q7x2Error]:
    """The pieces of the articles, in order, made in this process; what cannot be read or made comes as its error.

    Args:
        items: What was read.
        job: What is to be made.
        say: Hears what a person should know that concerns no article.
        is_live: Whether the next article may be long in coming, so that none waits for it.
    """
    maker = Maker(job, say)
    for portion in portions(items, most=1 if is_live else PORTION_ARTICLES):
        if isinstance(portion, Q7x2Error):
            yield portion
        else:
            yield from maker.made_together(portion)
