"""A command without a window run as this program runs its own: every error is a sentence, and the exit code is returned."""

from __future__ import annotations

import os

import click

from extractors.errors import Q7x2Error
from extractors.exports.characters import in_one_line
from extractors.settings.file import configured, options

EXIT_FAILURE, EXIT_INTERRUPTED = 1, 130


def run_command(
    command: click.Command, name: str, arguments: list[str], configurable: tuple[str, ...] = ()
) -> int:
    """Run a command of this program that has no window; the exit code: 0 done, 1 a failure, 2 usage, 130 interrupted.

    Args:
        command: What to run; it returns its exit code.
        name: What it is called in its own words.
        arguments: The command line after its name.
        configurable: Its options that the configuration may set.
    """
    try:
        settings = configured()
        for complaint in settings.complaints:
            if complaint.concerns_all:
                click.echo(f"q7x2-tui: {complaint.text}", err=True)
        set_there = options(settings, configurable)
        return int(command.main(arguments, name, standalone_mode=False, default_map=set_there) or 0)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("q7x2-tui: interrupted.", err=True)
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whoever read it is gone: nothing more can be flushed
        return EXIT_FAILURE
    except Q7x2Error as error:
        click.echo(f"q7x2-tui: {in_one_line(str(error))}", err=True)
        return EXIT_FAILURE
