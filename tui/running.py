"""A click command run as this program runs its own: every error is a sentence, and the exit code is returned."""

from __future__ import annotations

import os

import click

from extractors.errors import Q7x2Error

EXIT_FAILURE, EXIT_INTERRUPTED = 1, 130


def run(command: click.Command, name: str, arguments: list[str]) -> int:
    """Run it; the exit code: 0 done, 1 a failure, 2 usage, 130 interrupted.

    Args:
        command: What to run.
        name: What it is called in its own words.
        arguments: The command line after its name.
    """
    try:
        command.main(arguments, name, standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whoever read it is gone: nothing more can be flushed
        return EXIT_FAILURE
    except Q7x2Error as error:
        click.echo(f"q7x2-tui: {error}", err=True)
        return EXIT_FAILURE
    return 0
