"""`q7x2-tui config path|show|init|keys`: where the configuration is, what is in force, and a file to begin with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click
from click.core import ParameterSource

from extractors.errors import OutputError
from extractors.exports import written_atomically
from extractors.running import run_command
from extractors.settings import place
from extractors.settings.file import Value, configured, expected, options
from extractors.settings.known import KEYS, SETTINGS


@click.group(name="q7x2-tui config", context_settings={"help_option_names": ["-h", "--help"]})
def config() -> None:
    """Where the configuration is, and what is in force.

    An option goes before the file, the file before the default. NO_COLOR goes before every theme: what a theme tells by colour,
    underline, weight and slant tell too.
    """


@config.command()
def path() -> None:
    """Print where the configuration file is, or would be."""
    click.echo(place.path())


@config.command(short_help="Write a configuration file with every setting explained.")
@click.option("--force", is_flag=True, help="Replace the file that is there.")
def init(force: bool) -> None:
    """Write a configuration file with every setting explained and left at its default."""
    target = Path(place.path())
    if target.exists() and not force:
        raise OutputError(f"{target}: there is a file already.", "--force replaces it.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{target.parent}: it cannot be made ({error.strerror}).") from error
    written_atomically(["\n".join(_default_file()).encode() + b"\n"], str(target))
    click.echo(str(target))


@config.command(
    short_help="Print what is in force, and what says so.",
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[OPTION]...")
def show(arguments: tuple[str, ...]) -> None:
    """Print what is in force, and whether it is from an option, the file, or the default.

    OPTION is any option of q7x2-tui, such as --theme nord.
    """
    from tui.reading_command import read

    found = configured()
    context = read.make_context(
        "q7x2-tui", list(arguments), default_map=options(found), resilient_parsing=False
    )
    click.echo(f"# {found.path}" + ("" if Path(found.path).exists() else " (there is no such file)"))
    for setting in SETTINGS:
        value, origin = found.values.get(setting.name, setting.default), "default"
        if setting.name in found.values:
            origin = "file"
        name = "no_cache" if setting.name == "cache" else setting.name
        if name in context.params and context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            given = context.params[name]
            value, origin = (not given if setting.name == "cache" else given), "option"
        click.echo(f"{setting.name} = {toml(value)}  # {origin}")
    complaints = [complaint.text for complaint in found.complaints]
    if found.keys:
        from tui.rebinding import rebound, shown

        rebinding = rebound(found.keys)
        click.echo(f"\n[{KEYS}]")
        for id, keys in rebinding.changed.items():
            click.echo(
                f"{json.dumps(id)} = {toml(() if keys == '<none>' else tuple(shown(keys.split(',')).split(' ')))}  # file"
            )
        complaints += rebinding.complaints
    for complaint in complaints:
        click.echo(f"q7x2-tui: {complaint}", err=True)


@config.command(short_help="Print every action with its default keys.")
def keys() -> None:
    """Print every action with its default keys, as a table for the configuration file."""
    click.echo("\n".join(_keys()))


def toml(value: Value) -> str:
    """A value as TOML writes it."""
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)


def _default_file() -> Iterator[str]:
    yield "# q7x2-tui. Every line is a default: take its # away to change it."
    yield "# An option of the command goes before this file; q7x2-tui config show says what is in force."
    for setting in SETTINGS:
        yield ""
        yield f"# {setting.meaning} {expected(setting).capitalize()}."
        yield f"# {setting.name} = {toml(setting.default)}"
    yield ""
    yield "# Keys by the action's id. q7x2-tui config keys prints them all; [] takes an action's keys away, ^p finds it still."
    yield f"# [{KEYS}]"
    yield '# "sentence.next" = ["l", "right"]'


def _keys() -> Iterator[str]:
    from tui.keymap import COMMANDS, GROUPS

    yield f"[{KEYS}]"
    for group in GROUPS:
        yield f"\n# {group}"
        for command in COMMANDS:
            if command.group == group:
                yield f"{json.dumps(command.id)} = {toml(tuple(command.keys_in_words.split(' ')))}  # {command.words}"


def main(arguments: list[str]) -> int:
    """Run the command; its exit code."""
    return run_command(config, "q7x2-tui config", arguments)
