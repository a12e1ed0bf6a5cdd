"""`q7x2-tui query`: which articles of a corpus a query finds, without a window."""

from __future__ import annotations

import click

from extractors.asking.grammar import QueryError
from extractors.command_options import WholeNumber
from extractors.corpus.asking import question_of
from extractors.corpus.listing import FORMS, listed
from extractors.corpus.page import orders
from extractors.corpus.reading import Corpus
from extractors.corrections.ledger import Ledger
from extractors.exports.characters import in_one_line
from extractors.exports.writing import written_atomically
from extractors.extra import corpus_needed
from extractors.running import run_command


@click.command(
    name="q7x2-tui query",
    # A term that begins with `-` leaves out: it is no option.
    context_settings={"ignore_unknown_options": True},
)
@click.argument("corpus", metavar="CORPUS")
@click.argument("query", nargs=-1, metavar="QUERY...", type=click.UNPROCESSED)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    help="table for people, csv, json, jsonl of the list, or jsonl-full of the whole articles in schema 1.  [default: table on a"
    " terminal, else jsonl]",
)
@click.option("--order", type=click.Choice(tuple(orders())), default="date", show_default=True)
@click.option("--limit", type=WholeNumber(1), metavar="N", help="At most N articles.  [default: all]")
@click.option("--count", is_flag=True, help="Only how many there are.")
@click.option(
    "--copies",
    is_flag=True,
    help="List and count every copy of an article; else the earliest that is found stands for them.",
)
@click.option(
    "--group",
    type=click.Choice(("article", "story")),
    default="article",
    show_default=True,
    help="A row an article, or one a story: the first of its articles that is found, and how many others are.",
)
@click.option(
    "--no-corrections", is_flag=True, help="Ask what was found, without your corrections and rules."
)
@click.option(
    "--output",
    metavar="PATH",
    help="Write to PATH, which appears when it is whole.  [default: standard output]",
)
def query(
    corpus: str,
    query: tuple[str, ...],
    form: str | None,
    order: str,
    limit: int | None,
    count: bool,
    copies: bool,
    group: str,
    no_corrections: bool,
    output: str | None,
) -> int:
    """List the articles of a corpus that a query finds.

    QUERY is as in the filter of the window: kabul, "exact words", country:AF or country:Afghanistan, about:Guyana, place:Kabul,
    actor:"Taliban", unit:troops, unit:km, value>500, value>5%, value>$1bn, who:taliban, where:kabul, when:2021-08,
    source:police, bound:about, near:"Kabul 100km", kind:figure, type:person, status:doubtful, date>=2021-08-01 for the
    article's own date, story:flood for the stories with such a title; -TERM leaves out. An article is found where every term is
    true of it. Words are sought in titles and in the wordings of facts, not in the rest of the
    text. Copies and versions of an article are listed and counted once, and the list says how many copies were found;
    --copies lists each.
    """
    import sys

    words = " ".join(query)
    _check(words, copies, group)
    corpus_needed("Asking a corpus")
    with Corpus.open(corpus, None if no_corrections else Ledger()) as opened:
        opened.correct()
        if count:
            pieces = iter([f"{opened.count(words, not copies, is_by_story=group == 'story')}\n".encode()])
        else:
            is_seen = output is None and sys.stdout.isatty()
            form = form or ("table" if is_seen else "jsonl")
            pieces = listed(opened, words, form, order, limit, copies, group == "story")
        written_atomically(pieces, output)
    return 0


def _check(words: str, copies: bool, group: str) -> None:
    try:
        question_of(words, is_final=True)
    except QueryError as error:
        raise click.UsageError(in_one_line(str(error))) from None
    if copies and group == "story":
        raise click.UsageError("--copies lists articles; it does not go with --group story.")


def main(arguments: list[str]) -> int:
    """Run the command; the exit code: 0 done, 1 a failure, 2 usage, 130 interrupted."""
    # As an option of its own, -h would be taken out of -kandahar.
    return run_command(query, "q7x2-tui query", ["--help"] if arguments == ["-h"] else arguments, ())
