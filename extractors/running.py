"""How a command of this program ends: every error is a sentence on standard error, and has its exit code."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from extractors.errors import Q7x2Error
from extractors.exit_codes import EXIT_FAILURE, EXIT_INTERRUPTED
from extractors.settings.file import configured, options

if TYPE_CHECKING:
    import click


def ended(run: Callable[[], object], interrupted: str = "") -> tuple[int, str]:
    """Run something to its end; the exit code, and what is to be said on standard error.

    Args:
        run: What to run; it returns its exit code, or nothing where all is well.
        interrupted: What is said of an interrupt from the keyboard.
    """
    try:
        code = run()
        return code if isinstance(code, int) else 0, ""
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED, interrupted
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whoever read it is gone: nothing more can be flushed
        return EXIT_FAILURE, ""
    except Q7x2Error as error:
        from extractors.exports.characters import in_one_line  # the window opens without the exports

        return EXIT_FAILURE, f"q7x2-tui: {in_one_line(str(error))}\n"
    except Exception as error:
        import click  # a command line of sources alone is read without it

        if isinstance(error, click.Abort):
            return EXIT_INTERRUPTED, interrupted
        if not isinstance(error, click.ClickException):
            raise
        shown = io.StringIO()
        error.show(shown)
        return error.exit_code, shown.getvalue()


def run_command(
    command: click.Command, name: str, arguments: list[str], configurable: tuple[str, ...] | None = None
) -> int:
    """Run a command that has no window; the exit code: 0 done, 1 a failure, 2 usage, 130 interrupted.

    Args:
        command: What to run; it returns its exit code, or nothing where all is well.
        name: What it is called in its own words.
        arguments: The command line after its name.
        configurable: Its options that the configuration may set; None where it has nothing to do with the configuration.
    """

    def run() -> object:
        set_there = None if configurable is None else _set_there(configurable)
        return command.main(arguments, name, standalone_mode=False, default_map=set_there)

    code, words = ended(run, "q7x2-tui: interrupted.\n")
    if words:
        import click

        click.echo(words, nl=False, err=True)
    return code


def _set_there(configurable: tuple[str, ...]) -> dict[str, object]:
    import click

    settings = configured()
    for complaint in settings.complaints:
        if complaint.concerns_all:
            click.echo(f"q7x2-tui: {complaint.text}", err=True)
    return dict(options(settings, configurable))
