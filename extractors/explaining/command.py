"""`q7x2-tui explain`: why words of an article are a mention, or none."""

from __future__ import annotations

import datetime as dt

import click
import orjson

from extractors.command_options import anchor_option, date_option, home_option, model_option
from extractors.errors import Q7x2Error, SourceError
from extractors.model import Article
from extractors.running import run_command
from extractors.sources.anchoring import anchored
from extractors.sources.home import known_home
from extractors.sources.loading import Loading
from extractors.sources.opening import single_article


@click.command(name="q7x2-tui explain", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("source", metavar="SOURCE|-")
@click.option(
    "--at",
    metavar="OFFSET|WORDS",
    help="Where: a code point of the article's text, or words of it, where they stand first.",
)
@click.option(
    "--day", "is_day", is_flag=True, help="Of the article's own day: every witness, and which was taken."
)
@click.option("--json", "as_json", is_flag=True, help="As one object of JSON.")
@date_option
@model_option
@anchor_option
@home_option
def explain(
    source: str,
    at: str | None,
    is_day: bool,
    as_json: bool,
    date: dt.date | None,
    model: str,
    anchor: str,
    home: str,
) -> int:
    """Say why words are a mention, or none, or why an article is of its day.

    Prints the sentence as the model reads it, its clause, every candidate that covers the place with what each rule said of it,
    and of a figure what it hangs together with. Of words that are no mention it says which rule rejected them, or that nothing
    proposed them. SOURCE is a source of extract, the first article of several; your corrections are left out.

    With --day it prints the article's own day, why that one is taken, and everything that the source says of its day.
    """
    if is_day == (at is not None):
        raise click.UsageError("Give either --at or --day.")
    try:
        loading = Loading(home=known_home(home))
    except SourceError as error:
        raise click.UsageError(str(error)) from error
    article = anchored(single_article(source, date.isoformat() if date else None, loading), anchor)
    if at is None:
        _say_day(article, as_json)
    else:
        _say_place(article, at, model, as_json)
    return 0


def _say_day(article: Article, as_json: bool) -> None:
    from extractors.explaining.day import day_explained, lines_of_day

    found = day_explained(article)
    if as_json:
        click.echo(orjson.dumps(found, option=orjson.OPT_INDENT_2).decode("utf-8"))
    else:
        click.echo("\n".join(lines_of_day(found)))


def _say_place(article: Article, at: str, model: str, as_json: bool) -> None:
    from extractors.explaining.asking import explanation_of, place_of
    from extractors.explaining.wording import lines_of

    try:
        offset = place_of(article, at)
    except Q7x2Error as error:
        raise click.BadParameter(str(error), param_hint="'--at'") from error
    from extractors.extracting import Extractor

    found = explanation_of(Extractor(model), article, offset)
    if as_json:
        click.echo(orjson.dumps(found, option=orjson.OPT_INDENT_2).decode("utf-8"))
    else:
        click.echo("\n".join(lines_of(found)))


def main(arguments: list[str]) -> int:
    """Run the command; its exit code: 0 done, 1 a failure, 2 usage, 130 interrupted."""
    return run_command(explain, "q7x2-tui explain", arguments, ("model", "anchor", "home"))
