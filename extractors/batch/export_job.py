"""The export job, and the maker that turns an article into its piece of the output, in this or a worker process."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
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

    def made(self, article: Article) -> Made:
        """The article's piece.

        Raises:
            Q7x2Error: The model cannot be had.
            WorkerError: This article cannot be analysed or written.
        """
        if self._extractor is None:
            self.load()
        assert self._extractor is not None
        try:
            article, analysis = self._analysed(article, self._extractor)
            is_single = self._format.single is not None and not self._job.is_many
            write = self._format.alone if is_single else self._format.piece
            model = f"{self._extractor.model.name} {self._extractor.model.version}"
            return Made(article.id, write(article, analysis), model)
        except Exception as error:  # one article that breaks must not take the others with it
            raise unmade(article, f"{type(error).__name__}: {error}") from error

    def _analysed(self, article: Article, extractor: Extractor) -> tuple[Article, Analysis]:
        if self._reviewer is None:
            return article, extractor.analysis(article)
        return self._reviewer.reviewed(article, extractor.analysis)


class UnmadeError(WorkerError):
    """One article could not be made; the others can."""


def unmade(article: Article, why: str) -> UnmadeError:
    """The error that says which article could not be made, and why."""
    return UnmadeError(f"{article.source}: it could not be analysed ({why}).")


def made_here(
    items: Iterable[Article | Q7x2Error], job: ExportJob, say: Callable[[str], None]
) -> Generator[Made | Q7x2Error]:
    """The pieces of the articles, in order, made in this process; what cannot be read or made comes as its error."""
    maker = Maker(job, say)
    for item in items:
        if isinstance(item, Q7x2Error):
            yield item
            continue
        try:
            yield maker.made(item)
        except UnmadeError as failure:
            yield failure
