"""The manual page, made of the commands themselves: `python -m tui.manual > docs/q7x2-tui.1`."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from extractors import __version__
from tui.completing import commands
from tui.keymap import COMMANDS, GROUPS, Command

_NAME = "q7x2-tui"
_FILES = (
    (
        "$XDG_CONFIG_HOME/q7x2-tui/config.toml",
        "The configuration; q7x2-tui config init writes one to begin with.",
    ),
    ("$XDG_CACHE_HOME/q7x2-tui/", "Finished analyses."),
    ("$XDG_STATE_HOME/q7x2-tui/", "Where articles were left, and the queries of before."),
    ("$XDG_DATA_HOME/q7x2-tui/", "Corrections."),
)
_EXITS = (("0", "Done."), ("1", "A failure."), ("2", "Wrong usage."), ("130", "Interrupted."))


def manual() -> str:
    """The page in the man macros of roff."""
    return "".join(f"{line}\n" for line in _lines())


def _lines() -> Iterator[str]:
    yield f'.TH Q7X2\\-TUI 1 "" "{_NAME} {__version__}" "User Commands"'
    yield ".SH NAME"
    yield f"{_text(_NAME)} \\- read news in the terminal with its facts in view"
    found = commands()
    yield ".SH SYNOPSIS"
    for name, command in found.items():
        yield from _synopsis(" ".join(filter(None, (_NAME, name))), command)
    for name, command in found.items():
        yield f".SH {_text(name.upper() + ' COMMAND') if name else 'DESCRIPTION'}"
        yield from _described(command)
    yield ".SH KEYS"
    yield _text("In the window; the configuration gives an action other keys by its name.")
    for group in GROUPS:
        yield f".SS {_text(group)}"
        yield from _terms([_keys(command) for command in COMMANDS if command.group == group])
    yield ".SH FILES"
    yield from _terms(_FILES)
    yield ".SH ENVIRONMENT"
    yield from _terms([("NO_COLOR", "Where it is set no colour is shown, whatever the theme.")])
    yield ".SH EXIT STATUS"
    yield from _terms(_EXITS)


def _keys(command: Command) -> tuple[str, str]:
    return f"{command.keys_in_words}  ({command.id})", command.words


def _synopsis(name: str, command: click.Command) -> Iterator[str]:
    pieces = command.collect_usage_pieces(click.Context(command))
    yield f".B {_text(name)}"
    yield _text(" ".join(pieces))
    yield ".br"


def _described(command: click.Command) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", (command.help or "").strip()):
        yield ".PP"
        yield _text(" ".join(paragraph.split()))
    context = click.Context(command)
    records = [parameter.get_help_record(context) for parameter in command.params]
    yield from _terms([record for record in records if record and record[1]])
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield f".SS {_text(name)}"
            yield from _described(inner)


def _terms(terms: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> Iterator[str]:
    for term, meaning in terms:
        yield ".TP"
        yield f".B {_text(term)}"
        yield _text(" ".join(meaning.split()))


def _text(words: str) -> str:
    """Text that roff reads as text."""
    escaped = words.replace("\\", "\\e").replace("-", "\\-").replace("^", "\\(ha")
    escaped = "".join(one if one.isascii() else f"\\[u{ord(one):04X}]" for one in escaped)
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


if __name__ == "__main__":
    print(manual(), end="")
