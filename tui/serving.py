"""`q7x2-tui serve`: the window in a browser of this machine. It needs the extra `serve`."""

from __future__ import annotations

import ipaddress
import shlex
import sys
from typing import Any

import click

from extractors import installation
from extractors.command_options import WholeNumber
from extractors.errors import Q7x2Error
from extractors.exit_codes import EXIT_INTERRUPTED
from extractors.running import run_command
from tui.visible import visible


@click.command(
    name="q7x2-tui serve",
    context_settings={"help_option_names": ["-h", "--help"], "ignore_unknown_options": True},
)
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where the browser finds it."
)
@click.option(
    "--port", type=WholeNumber(1, 65535), default=8000, show_default=True, metavar="N", help="Its port."
)
@click.argument(
    "arguments", nargs=-1, type=click.UNPROCESSED, metavar="[OPTION OF THE READER]... [SOURCE]..."
)
def serve(host: str, port: int, arguments: tuple[str, ...]) -> int:
    """Read in a browser: every page that is opened has a window of its own, until ^C.

    Only this machine can reach it, unless --host says otherwise: who reaches it reads and writes files as you.
    """
    if "-" in arguments:
        raise click.UsageError("Standard input cannot be served: several pages may be opened. Give a file.")
    if host in ("0.0.0.0", "::"):
        raise click.UsageError("Give the address at which the browser finds it, not every address.")
    if not _is_loopback(host):
        words = f"Everybody who reaches {visible(host)} reads and writes files as you, without a password."
        click.echo(f"q7x2-tui: {words}", err=True)
    server = _server(shlex.join([sys.executable, "-P", "-m", "tui.cli", *arguments]), host, port)
    try:
        server.serve()
    except KeyboardInterrupt:  # ^C is how it ends
        return EXIT_INTERRUPTED
    except OSError as error:
        raise Q7x2Error(f"It cannot be served ({error.strerror or error}).", "Try another --port.") from error
    return 0


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _server(command: str, host: str, port: int) -> Any:
    """The server of the extra, guarded.

    Raises:
        Q7x2Error: The extra is not installed.
    """
    try:
        from tui.guarded_server import GuardedServer
    except ImportError as error:
        raise Q7x2Error(
            "To read in a browser, the extra “serve” is needed.",
            f"Install it with: {installation.with_extra('serve')}",
        ) from error
    return GuardedServer(command, host, port, names_of(host))


def names_of(host: str) -> list[str]:
    """What a browser may call the address, as it stands in a URL."""
    own = f"[{host}]" if ":" in host else host
    return [own, "localhost", "127.0.0.1", "[::1]"] if _is_loopback(host) else [own]


def main(arguments: list[str]) -> int:
    """Run the command; its exit code."""
    return run_command(serve, "q7x2-tui serve", arguments)
