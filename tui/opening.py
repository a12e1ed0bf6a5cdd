"""`q7x2-tui [SOURCE|-]...`: opens the window, or prints the plain reading where there is no terminal."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import click

from extractors import __version__
from extractors.cache import Cache
from extractors.command_options import anchor_option, date_option, model_option, source_options, sources_told
from extractors.corrections.ledger import Ledger
from extractors.errors import SourceError
from extractors.exit_codes import EXIT_FAILURE
from extractors.exports import written_atomically
from extractors.model import Analysis, Article
from extractors.running import ended
from extractors.settings import known
from extractors.settings.file import Configured, options
from extractors.sources.anchoring import anchored
from extractors.sources.loading import Loading
from tui import client, resources
from tui.analyser import Analyser
from tui.article_loader import ArticleLoader
from tui.cached_sections import CachedSections, nothing_cached
from tui.chosen.whats import WHATS, What, with_value
from tui.ending import Ending
from tui.first_words import first_words
from tui.library_opening import open_library
from tui.preferences import Preferences, preferred
from tui.startup.early_worker import EarlyWorker
from tui.startup.first_page import FirstPage, is_library
from tui.startup.start import Beginning, Start
from tui.state_folder import state_folder

if TYPE_CHECKING:
    from tui.app import ReaderApp
    from tui.chosen.choice import Choice

_EPILOG = """Without SOURCE the sample article opens. In the window, ? shows every key and q quits.
Where standard output is no terminal, the reading is printed as plain text.

To extract without a window: q7x2-tui extract SOURCE|-... --format json (see q7x2-tui extract --help).

To read in a browser: q7x2-tui serve (see q7x2-tui serve --help).

To configure it: q7x2-tui config init, show, path or keys. To complete its words in a shell: q7x2-tui completion bash, zsh or
fish. NO_COLOR goes before every theme. resident_minutes in the configuration has the analysis wait for the next
window after this one is closed.

Where something is wrong: q7x2-tui doctor."""


@click.command(name="q7x2-tui", epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("sources", nargs=-1, metavar="[SOURCE|-]...")
@date_option
@model_option
@click.option(
    "--theme",
    type=click.Choice(known.THEMES),
    default="dark",
    show_default=True,
    metavar="NAME",
    help=f"{', '.join(known.OUR_THEMES)}, or one of Textual's, such as nord.",
)
@click.option(
    "--width",
    type=click.IntRange(known.LEAST_WIDTH, known.MOST_WIDTH),
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
    date: dt.datetime | None,
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
    preferences = preferred(start.configured, theme, width)
    if len(sources) == 1 and is_library(sources[0]) and not choose:
        return open_library(sources[0], model, preferences, no_corrections, from_start, start)
    beginning = _beginning(start, not sources, from_start, tour, bool(choose))
    sources = sources or (("-",) if choose and not sys.stdin.isatty() else (resources.sample(),))
    loader = ArticleLoader(
        sources, date.date().isoformat() if date else None, loading, partial(anchored, policy=anchor)
    )
    complaints = start.complaints
    if not sys.stdout.isatty() and "TEXTUAL_DRIVER" not in os.environ and not choose:
        _print(loader, model, no_corrections)
    else:
        ledger = None if no_corrections else Ledger()
        cached: CachedSections = nothing_cached if no_cache else partial(_cached, Cache(), model)
        window = partial(_open_window, loader, model, preferences, cached, start, beginning, ledger)
        code = _choose(window, choose, loader, model, no_corrections) if choose else _show(window, loader)
        if code:
            return code
    return _told([*complaints, *loader.errors])


def _beginning(start: Start, is_sample: bool, from_start: bool, tour: bool, chooses: bool) -> Beginning:
    is_configured = bool(start.configured.values or start.configured.keys)
    told = "" if chooses or tour else first_words(state_folder(), is_sample, is_configured)
    return Beginning(" ".join(filter(None, (*start.complaints, told))), from_start or tour, tour)


def _show(open_window: Callable[[], ReaderApp], loader: ArticleLoader) -> int:
    """Have the window read in; the exit code."""
    loader.open_first()
    if "TEXTUAL_DRIVER" not in os.environ:  # else the window is in a browser, the keys come from there
        _take_terminal()
    return open_window().return_code or 0


def _told(complaints: list[str | SourceError]) -> int:
    """Say what there is to say; the exit code, which notes do not change."""
    for complaint in complaints:
        click.echo(f"q7x2-tui: {complaint}", err=True)
    return EXIT_FAILURE if any(type(complaint) is SourceError for complaint in complaints) else 0


def _open_window(
    loader: ArticleLoader,
    model: str,
    preferences: Preferences,
    cached: CachedSections,
    start: Start,
    beginning: Beginning,
    ledger: Ledger | None,
    choice: Choice | None = None,
) -> ReaderApp:
    # The worker loads its model while this process builds the window.
    keeps = cached is not nothing_cached
    stay_s = preferences.stay_s
    analyser = None if cached(loader.articles[0]) else _analyser(start, model, keeps, stay_s)
    worker = client.Client(model, analyser, keeps, stay_s=stay_s)
    notice = " ".join(filter(None, (beginning.notice, loader.notice)))
    # A key waits for the next frame where it follows another closely; Textual reads this when it is imported.
    os.environ.setdefault("TEXTUAL_FPS", "120")
    from tui.app import ReaderApp
    from tui.memory import Memory

    memory = Memory.in_folder(state_folder(), is_fresh=beginning.is_fresh)
    is_painted = start.page is not None
    app = ReaderApp(
        loader.articles, worker, "", cached, is_painted, notice, memory, ledger, preferences, loader, choice, beginning.has_tour
    )  # fmt: skip
    if start.ending is not None:
        start.ending.guard(app)
    if start.page is not None:
        start.page.is_taken = True
    app.run()
    return app


def _analyser(start: Start, model: str, keeps: bool, stay_s: float) -> Analyser:
    early = start.early.taken(model, keeps, stay_s) if start.early is not None else None
    return client.analyser_for(model, keeps, stay_s, early)


def _choose(
    open_window: Callable[[Choice], ReaderApp],
    what: What,
    loader: ArticleLoader,
    model: str,
    no_corrections: bool,
) -> int:
    """Have something chosen in the window and write it; the exit code."""
    from extractors.corrections.reviewer import Reviewer
    from tui.chosen.choice import Choice
    from tui.chosen.terminal import terminal_taken
    from tui.chosen.writing import written
    from tui.plain import analyses_of

    loader.open_first()
    with terminal_taken():
        app = open_window(Choice(what))
    screen = app.reading_screen
    choice = screen.controllers.selection.choice if screen is not None else None
    if app.return_code or screen is None or choice is None:
        return app.return_code or EXIT_FAILURE
    analyses = partial(analyses_of, model=model, reviewer=None if no_corrections else Reviewer())
    written_atomically(written(choice, loader.articles, screen.session.readings, analyses), None)
    return 0


def _cached(cache: Cache, model: str, article: Article) -> Sequence[Analysis]:
    return cache.get(article, model)


def _print(loader: ArticleLoader, model: str, no_corrections: bool) -> None:
    from extractors.corrections.reviewer import Reviewer
    from tui.plain import plain_readings

    reviewer = None if no_corrections else Reviewer()
    readings = enumerate(plain_readings(loader.read_all(), model, reviewer))
    written_atomically((f"{chr(10) if number else ''}{text}".encode() for number, text in readings), None)


def _take_terminal() -> None:
    """Where standard input was a pipe with the article, the keyboard is the terminal itself.

    Raises:
        SourceError: There is no terminal to take.
    """
    if sys.stdin.isatty():
        return
    try:
        terminal = os.open("/dev/tty", os.O_RDONLY)
    except OSError as error:
        raise SourceError(
            "There is no terminal to read keys from.", "Use q7x2-tui extract, or redirect the output."
        ) from error
    os.dup2(terminal, 0)
    os.close(terminal)


def main(
    arguments: list[str],
    page: FirstPage | None = None,
    configuration: Configured | None = None,
    ending: Ending | None = None,
    early: EarlyWorker | None = None,
) -> int:
    """Run the command; its exit code.

    Args:
        arguments: The command line without the program's name.
        page: The first page, where it was painted already.
        configuration: What the configuration file says, where there is one.
        ending: What listens for an end from outside.
        early: The analysing process, where it was started already.
    """
    start = Start(page, configuration or Configured(), ending, early)
    set_there = options(start.configured)
    try:
        code, words = ended(
            lambda: read.main(with_value(arguments), standalone_mode=False, obj=start, default_map=set_there)
        )
    finally:
        if page is not None:
            page.end()
    sys.stderr.write(words)
    return code
