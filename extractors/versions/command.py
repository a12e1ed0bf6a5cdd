"""`q7x2-tui changes`: whether two sources tell the same story, and what the later one changed."""

from __future__ import annotations

from dataclasses import asdict

import click
import orjson

from extractors.model import Article
from extractors.running import run_command
from extractors.sources.opening import single_article
from extractors.versions.change import Changes, changes_between
from extractors.versions.resemblance import SAME_STORY, shared_part
from extractors.versions.wording import lines_of
from extractors.visible import visible


@click.command(name="q7x2-tui changes", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--json", "as_json", is_flag=True, help="As one object of JSON.")
def changes(old: str, new: str, as_json: bool) -> int:
    """Say what a later version of a story changed.

    OLD and NEW are sources of extract, the first article of several. Prints how much they have in common, and whether that makes
    them the same story; then the sentences that say something else, with the figures that are others, those that were added and
    those that were removed. A sentence that only moved is no change.
    """
    before, after = single_article(old), single_article(new)
    shared = shared_part(before.text, after.text)
    found = changes_between(before.text, after.text)
    if as_json:
        click.echo(
            orjson.dumps(_object(before, after, shared, found), option=orjson.OPT_INDENT_2).decode("utf-8")
        )
    else:
        click.echo("\n".join(map(visible, lines_of(shared, found))))
    return 0


def _object(before: Article, after: Article, shared: float, found: Changes) -> dict[str, object]:
    return {
        "old": before.id,
        "new": after.id,
        "shared": round(shared, 3),
        "is_same_story": shared >= SAME_STORY,
        **asdict(found),
    }


def main(arguments: list[str]) -> int:
    """Run the command; its exit code: 0 done, 1 a failure, 2 usage, 130 interrupted."""
    return run_command(changes, "q7x2-tui changes", arguments, ())
