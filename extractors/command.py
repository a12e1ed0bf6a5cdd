"""`q7x2-tui extract`: articles in, any format out, no window."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import click

from extractors.batch.export_job import ExportJob
from extractors.batch.run import Batch, Item, run
from extractors.command_options import (
    anchor_option,
    date_option,
    jobs_option,
    model_option,
    no_cache_option,
    source_options,
    sources_told,
)
from extractors.errors import FormatError
from extractors.exports.characters import in_one_line
from extractors.exports.registry import format_named, formats, name_for
from extractors.model import Article
from extractors.running import run_command
from extractors.sources.anchoring import anchored
from extractors.sources.formats import BY_NAME
from extractors.sources.loading import Loading
from extractors.sources.opening import articles_in, holds_several
from extractors.sources.registry import brought
from extractors.sources.source_names import SourceNames

_BLOCK = 1 << 20  # bytes


class _Command(click.Command):
    """Lists the formats under the options."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        with formatter.section("Formats"):
            formatter.write_dl([(format.name, format.title) for format in formats()])
        if sources := brought():
            with formatter.section("Sources that other packages read"):
                formatter.write_dl([(each.title, ", ".join(each.endings)) for each in sources])


@click.command(
    name="q7x2-tui extract", cls=_Command, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE|-...")
@click.option(
    "--format",
    "form",
    metavar="FORMAT",
    help="One of the formats below.  [default: by the ending of --output; else jsonl for several articles, json for one]",
)
@click.option(
    "--output",
    metavar="PATH",
    help="Write to PATH, which appears when it is whole.  [default: standard output]",
)
@jobs_option
@click.option("--strict", is_flag=True, help="Stop at the first article that fails, and write no file.")
@click.option("--resume", is_flag=True, help="Go on with the JSON Lines that --output holds already.")
@date_option
@model_option
@anchor_option
@click.option("--no-corrections", is_flag=True, help="What was found, without your corrections and rules.")
@click.option("--rejected", is_flag=True, help='Also what you rejected, with "status": "rejected".')
@no_cache_option
@source_options
@sources_told
def extract(
    sources: tuple[str, ...],
    form: str | None,
    output: str | None,
    jobs: int,
    strict: bool,
    resume: bool,
    date: dt.date | None,
    model: str,
    anchor: str,
    no_corrections: bool,
    rejected: bool,
    loading: Loading,
) -> int:
    """Extract locations, actors, figures and dates.

    SOURCE is %(sources)s; - is standard input. Data goes to standard output, words to standard error.
    What cannot be read is told of and passed over.
    """
    form = form or (_form_by_ending(output) if output else None)
    try:
        format_named(form or "json")  # an unknown one is said before anything is read
    except FormatError as error:
        raise click.BadParameter(str(error), param_hint="'--format'") from error
    items = articles_of(sources, date.isoformat() if date else None, anchor, loading)
    is_many, items = _are_many(sources, items)
    form = form or ("jsonl" if is_many else "json")
    order = ExportJob(model, form, is_many, is_corrected=not no_corrections, has_rejected=rejected)
    # What stands on a disk is read at once; a pipe's next line, or a page's answer, may be long in coming.
    is_live = not all(Path(source).is_file() or Path(source).is_dir() for source in sources)
    batch = Batch(
        order, output, jobs, is_strict=strict, is_resumed=resume, total=total_of(sources), is_live=is_live
    )
    return run(batch, items)


def _form_by_ending(output: str) -> str | None:
    """The format of an output without --format; None where its name has no ending, or it is a folder.

    Raises:
        UsageError: The ending is of no format.
    """
    form, ending = name_for(output), Path(output).suffix
    if form is None and ending and not output.endswith(("/", os.sep)) and not Path(output).is_dir():
        known = ", ".join(dict.fromkeys(format.suffix for format in formats() if format.suffix))
        raise click.UsageError(
            f"No format ends in {in_one_line(ending)}; --output decides by {known}, or say which with --format."
        )
    return form


def articles_of(sources: tuple[str, ...], day: str | None, anchor: str, loading: Loading) -> Iterator[Item]:
    """The articles of all sources, in order; what cannot be read comes as its error.

    Args:
        sources: As the person named them.
        day: ISO date of publication that the person gave.
        anchor: One of `ANCHORS`.
        loading: Limits and names of fields.
    """
    names = SourceNames(sources, loading.has_full_source)
    for source in sources:
        for item in articles_in(source, day, loading):
            yield anchored(names.named(item, source), anchor) if isinstance(item, Article) else item


def _are_many(sources: tuple[str, ...], items: Iterator[Item]) -> tuple[bool, Iterator[Item]]:
    """Whether the output is made for several articles, as what was named tells; and all the articles.

    One source that its name does not tell to have several is read as far as its second article: it may be a feed or an archive.
    """
    if len(sources) > 1 or holds_several(sources[0]):
        return True, items
    begun: list[Item] = []
    for item in items:
        begun.append(item)
        if sum(isinstance(one, Article) for one in begun) > 1:
            break
    return sum(isinstance(one, Article) for one in begun) > 1, chain(begun, items)


def total_of(sources: tuple[str, ...]) -> int | None:
    """How many articles there are, for somebody who watches; None where it cannot be said at once."""
    lines = tuple(source for source in sources if source.lower().endswith(BY_NAME["records"].endings))
    if not sys.stderr.isatty() or any(holds_several(source) for source in set(sources) - set(lines)):
        return None
    try:
        return sum(_lines(source) if source in lines else 1 for source in sources)
    except OSError:
        return None


def _lines(source: str) -> int:
    with Path(source).open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(_BLOCK), b""))


def main(arguments: list[str]) -> int:
    """Run the command; the exit code: 0 done, 1 a failure, 2 usage, 130 interrupted."""
    return run_command(extract, "q7x2-tui extract", arguments, ("anchor", "home", "model"))
