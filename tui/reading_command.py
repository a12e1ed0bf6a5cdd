"""The command line of the window: what can be asked with it, each with its words for the help."""

from __future__ import annotations

import datetime as dt

import click

from extractors import __version__
from extractors.command_options import (
    WholeNumber,
    anchor_option,
    date_option,
    model_option,
    source_options,
    sources_told,
)
from extractors.settings import known
from extractors.settings.file import wanted
from extractors.sources.loading import Loading
from tui.chosen.whats import WHATS, What
from tui.opening import Asked, opened
from tui.startup.start import Start

_EPILOG = """Without SOURCE the sample article opens. In the window, ? shows every key and q quits.
Where standard output is no terminal, the reading is printed as plain text.

To extract without a window: q7x2-tui extract SOURCE|-... --format json (see q7x2-tui extract --help).

To read in a browser: q7x2-tui serve (see q7x2-tui serve --help).

To configure it: q7x2-tui config init, show, path or keys. To complete its words in a shell: q7x2-tui completion bash, zsh or
fish. NO_COLOR goes before every theme. resident_minutes in the configuration has the analysis wait for the next
window after this one is closed.

Where something is wrong: q7x2-tui doctor."""


class _Theme(click.Choice[str]):
    """A theme's name; one that is none is answered with those near it, and not with all."""

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:  # noqa: ARG002
        """Why it is none."""
        return f"{str(value)!r} is no theme: it must be {wanted(known.BY_NAME['theme'], str(value))}."


@click.command(name="q7x2-tui", epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("sources", nargs=-1, metavar="[SOURCE|-]...")
@date_option
@model_option
@click.option(
    "--theme",
    type=_Theme(known.THEMES),
    default=known.OUR_THEMES[0],
    show_default=True,
    metavar="NAME",
    help=f"{', '.join(known.OUR_THEMES)}, or one of Textual's, such as nord.",
)
@click.option(
    "--width",
    type=WholeNumber(known.LEAST_WIDTH, known.MOST_WIDTH),
    default=known.DEFAULT_WIDTH,
    metavar="CELLS",
    show_default=True,
    help="How long a line of the text is at most.",
)
@anchor_option
@click.option("--no-cache", is_flag=True, help="Neither use nor keep finished analyses.")
@click.option(
    "--no-corrections", is_flag=True, help="Show what was found, without your corrections and rules."
)
@click.option("--from-start", is_flag=True, help="Open at the beginning, not where the article was left.")
@click.option("--tour", is_flag=True, help="The first minute, step by step, on the sample unless told.")
@click.option(
    "--choose",
    type=click.Choice(WHATS),
    is_flag=False,
    flag_value="articles",
    metavar="[articles|mentions|entities]",
    help="Draw on the terminal while input and output are pipes; what is marked is written as JSON Lines on quitting.",
)
@source_options
@click.version_option(__version__, prog_name="q7x2-tui")
@click.pass_obj
@sources_told
def read(
    start: Start,
    sources: tuple[str, ...],
    date: dt.date | None,
    model: str,
    theme: str,
    width: int,
    anchor: str,
    no_cache: bool,
    no_corrections: bool,
    from_start: bool,
    tour: bool,
    choose: What | None,
    loading: Loading,
) -> int:
    """Read news with its facts in view: locations, actors, figures and dates follow your position.

    SOURCE is %(sources)s; - is standard input.
    """
    day = date.isoformat() if date else None
    asked = Asked(
        sources, day, model, theme, width, anchor, no_cache, no_corrections, from_start, tour, choose, loading
    )
    return opened(start, asked)
