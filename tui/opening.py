"""`q7x2-tui [SOURCE|-]...`: opens the window, or prints the plain reading where there is no terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from extractors import DEFAULT_MODEL
from extractors.cache_location import cache_path
from extractors.corrections.ledger import Ledger
from extractors.errors import SourceError
from extractors.exit_codes import EXIT_FAILURE
from extractors.model import Analysis, Article
from extractors.settings import known
from extractors.sources.anchoring import anchored
from extractors.sources.loading import Loading
from extractors.values import dataclass
from tui import client, resources
from tui.analyser import Analyser
from tui.article_loader import ArticleLoader
from tui.cached_sections import CachedSections, nothing_cached, once_known
from tui.chosen.whats import What
from tui.first_words import first_words
from tui.preferences import Preferences, preferred
from tui.startup.first_page import is_library
from tui.startup.start import Beginning, Start
from tui.state_folder import state_folder

if TYPE_CHECKING:
    from tui.app import ReaderApp
    from tui.chosen.choice import Choice


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for, as each of its options says; the defaults are those of the options.

    Attributes:
        date: The articles' own date, YYYY-MM-DD.
    """

    sources: tuple[str, ...]
    date: str | None = None
    model: str = DEFAULT_MODEL
    theme: str = known.OUR_THEMES[0]
    width: int = known.DEFAULT_WIDTH
    anchor: str = known.ARTICLES_OWN
    no_cache: bool = False
    no_corrections: bool = False
    from_start: bool = False
    tour: bool = False
    choose: What | None = None
    loading: Loading = Loading()


def opened(start: Start, asked: Asked) -> int:
    """Open the window, or print the plain reading where there is no terminal; the exit code."""
    preferences = preferred(start.configured, asked.theme, asked.width)
    sources, model, choose = asked.sources, asked.model, asked.choose
    if len(sources) == 1 and is_library(sources[0]) and not choose:
        from tui.library_opening import open_library

        return open_library(sources[0], model, preferences, asked.no_corrections, asked.from_start, start)
    beginning = _beginning(start, asked)
    sources = sources or (("-",) if choose and not sys.stdin.isatty() else (resources.sample(),))
    loader = ArticleLoader(sources, asked.date, asked.loading, partial(anchored, policy=asked.anchor))
    complaints = start.complaints
    if not choose and not _can_paint():
        _print(loader, model, asked.no_corrections)
    else:
        ledger = None if asked.no_corrections else Ledger()
        cached: CachedSections = nothing_cached if asked.no_cache else partial(_cached, model)
        window = partial(_open_window, loader, model, preferences, cached, start, beginning, ledger)
        code = (
            _choose(window, choose, loader, model, asked.no_corrections) if choose else _show(window, loader)
        )
        if code:
            return code
    return _told([*complaints, *loader.errors])


def _can_paint() -> bool:
    """Whether a window can be shown: in a browser, or on a terminal that can do more than write one line below another."""
    is_dumb = os.environ.get("TERM") == "dumb"
    return "TEXTUAL_DRIVER" in os.environ or (sys.stdout.isatty() and not is_dumb)


def _beginning(start: Start, asked: Asked) -> Beginning:
    is_configured = bool(start.configured.values or start.configured.keys)
    is_told = not (asked.choose or asked.tour)
    told = first_words(state_folder(), not asked.sources, is_configured) if is_told else ""
    notice = " ".join(filter(None, (*start.complaints, told)))
    return Beginning(notice, asked.from_start or asked.tour, asked.tour)


def _show(open_window: Callable[[], ReaderApp], loader: ArticleLoader) -> int:
    """Have the window read in; the exit code."""
    loader.open_first()
    if "TEXTUAL_DRIVER" not in os.environ:  # else the window is in a browser, the keys come from there
        _take_terminal()
    return open_window().return_code or 0


def _told(complaints: list[str | SourceError]) -> int:
    """Say what there is to say; the exit code, which notes do not change."""
    for complaint in complaints:
        sys.stderr.write(f"q7x2-tui: {complaint}\n")
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
    known = cached(loader.articles[0])
    analyser = None if known else _analyser(start, model, keeps, stay_s)
    worker = client.Client(model, analyser, keeps, stay_s=stay_s)
    notice = " ".join(filter(None, (beginning.notice, loader.notice)))
    # A key waits for the next frame where it follows another closely; Textual reads this when it is imported.
    os.environ.setdefault("TEXTUAL_FPS", "120")
    sys.setswitchinterval(client.SWITCH_S)
    from tui.app import ReaderApp
    from tui.memory import Memory

    memory = Memory.in_folder(state_folder(), is_fresh=beginning.is_fresh)
    read = once_known(loader.articles[0], known, cached)
    app = ReaderApp(
        loader.articles, worker, "", read, start.page, notice, memory, ledger, preferences, loader, choice, beginning.has_tour
    )  # fmt: skip
    if start.ending is not None:
        start.ending.guard(app)
    if start.page is not None:
        start.page.is_taken = True
    app.when_idle = start.renew_image
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
    from extractors.exports.writing import written_atomically
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


def _cached(model: str, article: Article) -> Sequence[Analysis]:
    if not os.path.exists(cache_path()):  # noqa: PTH110 - as the cache itself asks; the first window opens without it
        return ()
    from extractors.cache import Cache

    return Cache().get(article, model)


def _print(loader: ArticleLoader, model: str, no_corrections: bool) -> None:
    from extractors.corrections.reviewer import Reviewer
    from extractors.exports.writing import written_atomically
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
