"""`q7x2-tui [FILE|-]...`: opens the window, or prints the plain reading where there is no terminal."""

from __future__ import annotations

import datetime as dt
import io
import os
import sys
from functools import partial

import click

from extractors import DEFAULT_MODEL, __version__
from extractors.cache import Cache
from extractors.errors import Q7x2Error, SourceError
from extractors.model import Analysis, Article
from extractors.sources.opening import articles_in
from tui import client, resources
from tui.first_page import FirstPage
from tui.kept import Kept, nothing_kept

EXIT_FAILURE, EXIT_INTERRUPTED = 1, 130

_EPILOG = """Without FILE the sample article opens. In the window, ? shows every key and q quits.
Where standard output is no terminal, the reading is printed as plain text.

To extract without a window: q7x2-tui extract FILE|-... --format json (see q7x2-tui extract --help)."""


@click.command(name="q7x2-tui", epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("sources", nargs=-1, metavar="[FILE|-]...")
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
@click.option(
    "--theme",
    type=click.Choice(["dark", "light"]),
    default="dark",
    show_default=True,
    help="Colours for a dark or a light terminal.",
)
@click.option("--no-cache", is_flag=True, help="Neither use nor keep finished analyses.")
@click.version_option(__version__, prog_name="q7x2-tui")
@click.pass_obj
def read(
    page: FirstPage | None,
    sources: tuple[str, ...],
    date: dt.datetime | None,
    model: str,
    theme: str,
    no_cache: bool,
) -> int:
    """Read news with its facts in view: locations, actors, figures and dates follow your position.

    FILE is a text, or a .jsonl file of records {"id", "date", "title", "text"}; - is a text on standard input.
    """
    articles = _articles(sources, date.date().isoformat() if date else None)
    if not sys.stdout.isatty():
        return _print(articles, model)
    _take_terminal()
    kept = nothing_kept if no_cache else partial(_kept, Cache(), model)
    first = kept(articles[0])
    # The worker loads its model while this process builds the window.
    process = None if first else client.spawn(model, keeps=not no_cache)
    return _open_window(articles, client.Client(model, process, keeps=not no_cache), theme, kept, page)


def _open_window(
    articles: list[Article], worker: client.Client, theme: str, kept: Kept, page: FirstPage | None
) -> int:
    from tui.app import ReaderApp

    app = ReaderApp(articles, worker, theme, kept, is_painted=page is not None)
    if page is not None:
        page.is_taken = True
    app.run()
    return app.return_code or 0


def _kept(cache: Cache, model: str, article: Article) -> Analysis | None:
    return cache.get(article, model)


def _articles(sources: tuple[str, ...], day: str | None) -> list[Article]:
    found = [
        article for source in sources or (str(resources.sample()),) for article in articles_in(source, day)
    ]
    articles = [article for article in found if isinstance(article, Article)]
    errors = [error for error in found if isinstance(error, SourceError)]
    if not articles:
        raise (
            errors[0]
            if errors
            else SourceError("There is no article in it.", "Give a file with at least one record.")
        )
    for error in errors:
        click.echo(f"q7x2-tui: {error}", err=True)
    return articles


def _print(articles: list[Article], model: str) -> int:
    from tui.plain import plain_readings

    for number, text in enumerate(plain_readings(articles, model)):
        sys.stdout.write(("\n" if number else "") + text)
        sys.stdout.flush()
    return 0


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


def main(arguments: list[str], page: FirstPage | None = None) -> int:
    """Run the command; its exit code.

    Args:
        arguments: The command line without the program's name.
        page: The first page, where it was painted already.
    """
    words, code = "", EXIT_FAILURE
    try:
        return int(read.main(arguments, standalone_mode=False, obj=page) or 0)
    except click.ClickException as error:
        shown = io.StringIO()
        error.show(shown)
        words, code = shown.getvalue(), error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = EXIT_INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whoever read it is gone: nothing more can be flushed
    except Q7x2Error as error:
        words = f"q7x2-tui: {error}\n"
    finally:
        if page is not None:
            page.end()
    sys.stderr.write(words)
    return code
