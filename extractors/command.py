"""`q7x2-tui extract`: articles in, JSON out, no window."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from extractors import DEFAULT_MODEL
from extractors.corrections.reviewer import Reviewer
from extractors.errors import Q7x2Error, SourceError
from extractors.exports import as_json, as_json_line, written_atomically
from extractors.model import Analysis, Article
from extractors.sources.opening import SUFFIXES_OF_RECORDS, articles_in

if TYPE_CHECKING:
    from extractors.extracting import Extractor

EXIT_FAILURE, EXIT_INTERRUPTED = 1, 130


@click.command(name="q7x2-tui extract", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("sources", nargs=-1, required=True, metavar="FILE|-...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "jsonl"]),
    help="json: indented; jsonl: one analysis a line.  [default: jsonl for several articles, else json]",
)
@click.option(
    "--output",
    metavar="PATH",
    help="Write to PATH, which appears when it is whole.  [default: standard output]",
)
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The article's own date, before any that it says itself.",
)
@click.option(
    "--model",
    default=DEFAULT_MODEL,
    metavar="NAME",
    show_default=True,
    help="An installed English spaCy pipeline.",
)
@click.option("--no-corrections", is_flag=True, help="What was found, without your corrections and rules.")
@click.option("--rejected", is_flag=True, help='Also what you rejected, with "status": "rejected".')
def extract(
    sources: tuple[str, ...],
    form: str | None,
    output: str | None,
    date: dt.datetime | None,
    model: str,
    no_corrections: bool,
    rejected: bool,
) -> int:
    """Extract locations, actors, figures and dates.

    FILE is a text, or a .jsonl file of records {"id", "date", "title", "text"}; - is a text on standard input.
    Data goes to standard output, words to standard error.
    """
    wants_lines = form == "jsonl" or (form is None and _are_many(sources))
    failures: list[Q7x2Error] = []
    day = date.date().isoformat() if date else None
    reviewer = None if no_corrections else Reviewer(with_rejected=rejected)
    analyses = _analyses(sources, day, model, reviewer, failures)
    written_atomically(
        _pieces(analyses, wants_lines, is_array=not wants_lines and _are_many(sources)), output
    )
    for failure in failures:
        click.echo(f"q7x2-tui: {failure}", err=True)
    return EXIT_FAILURE if failures else 0


def _are_many(sources: tuple[str, ...]) -> bool:
    return len(sources) > 1 or sources[0].lower().endswith(SUFFIXES_OF_RECORDS)


def _pieces(
    analyses: Iterator[tuple[Article, Analysis]], wants_lines: bool, is_array: bool
) -> Iterator[bytes]:
    """Each analysis as it is to be written; several in the format json are one array."""
    first = True
    if is_array:
        yield b"["
    for article, analysis in analyses:
        if wants_lines:
            yield as_json_line(article, analysis)
        else:
            yield (b"" if first else b",") + as_json(article, analysis)
        first = False
    if is_array:
        yield b"]\n"


def _analyses(
    sources: tuple[str, ...],
    day: str | None,
    model: str,
    reviewer: Reviewer | None,
    failures: list[Q7x2Error],
) -> Iterator[tuple[Article, Analysis]]:
    extractor: Extractor | None = None
    for source in sources:
        for article in articles_in(source, day):
            if isinstance(article, SourceError):
                failures.append(article)
                continue
            if extractor is None:  # a source that cannot be read says so before the model is loaded
                from extractors.extracting import Extractor

                extractor = Extractor(model)
            if reviewer is None:
                yield article, extractor.analysis(article)
            else:
                yield reviewer.reviewed(article, extractor.analysis)


def main(arguments: list[str]) -> int:
    """Run the command; the exit code: 0 done, 1 a failure, 2 usage, 130 interrupted."""
    try:
        return int(extract.main(arguments, "q7x2-tui extract", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("q7x2-tui: interrupted.", err=True)
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        sys.stdout = None  # whoever read it is gone: nothing more can be flushed
        return EXIT_FAILURE
    except Q7x2Error as error:
        click.echo(f"q7x2-tui: {error}", err=True)
        return EXIT_FAILURE
