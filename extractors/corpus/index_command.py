"""`q7x2-tui index`: articles into a corpus."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from extractors.command import articles_of, total_of
from extractors.command_options import (
    WholeNumber,
    anchor_option,
    date_option,
    jobs_option,
    model_option,
    no_cache_option,
    source_options,
)
from extractors.corpus.engine import SHARD_ARTICLES, Engine, local
from extractors.running import run_command
from extractors.sources.loading import Loading


@click.command(name="q7x2-tui index", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE|-...")
@click.option(
    "--into", required=True, metavar="CORPUS", help="The corpus's folder; it is made where there is none."
)
@jobs_option
@click.option(
    "--engine",
    type=click.Choice(("local", "dask")),
    help="On this machine, or on a cluster.  [default: local; dask with --scheduler]",
)
@click.option("--scheduler", metavar="ADDRESS", help="The Dask cluster's scheduler: tcp://HOST:8786.")
@click.option(
    "--shard",
    type=WholeNumber(1, 1_000_000),
    default=SHARD_ARTICLES,
    show_default=True,
    metavar="N",
    help="How many articles a shard has at most.",
)
@date_option
@model_option
@anchor_option
@no_cache_option
@source_options
def index(
    sources: tuple[str, ...],
    into: str,
    jobs: int,
    engine: str | None,
    scheduler: str | None,
    shard: int,
    date: dt.date | None,
    model: str,
    anchor: str,
    loading: Loading,
) -> int:
    """Analyse articles into a corpus: a folder of Parquet that q7x2-tui CORPUS opens and q7x2-tui query asks.

    SOURCE is what extract reads (files, records in .jsonl or .parquet, folders, addresses), or an address of an object store such
    as s3://BUCKET/news/*.jsonl. An article that is there already is passed over, so that the same command goes on where it
    was cut off. What cannot be read is told of and passed over. Copies of an article are kept, and known as
    copies; articles of one event are known as one story.
    """
    from extractors.corpus.indexing import index as indexed

    day = date.isoformat() if date else None
    return indexed(
        Path(into),
        lambda: articles_of(sources, day, anchor, loading),
        _engine(engine, scheduler, jobs),
        model,
        shard,
        total_of(sources),
    )


def _engine(engine: str | None, scheduler: str | None, jobs: int) -> Engine:
    if engine == "local" and scheduler:
        raise click.UsageError("--scheduler is for --engine dask.")
    if engine == "dask" and not scheduler:
        raise click.UsageError("--engine dask needs the cluster's --scheduler ADDRESS.")
    if scheduler is None:
        return local(jobs)
    from extractors.corpus.cluster import dask

    return dask(scheduler)


def main(arguments: list[str]) -> int:
    """Run the command; the exit code: 0 done, 1 a failure, 2 usage, 130 interrupted."""
    return run_command(index, "q7x2-tui index", arguments, ("anchor", "home", "model"))
