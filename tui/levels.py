"""Completion of the command line: the words that can follow at each place, read from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import click


@dataclass(frozen=True, slots=True)
class Word:
    """Something that can be typed.

    Attributes:
        names: How it is typed: a command's name, or an option's short and long form.
        meaning: What it does, in one line.
        choices: What may follow it; empty where anything may.
        has_value: Whether something follows it.
    """

    names: tuple[str, ...]
    meaning: str
    choices: tuple[str, ...] = ()
    has_value: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """What can be typed after some words of the command line.

    Attributes:
        path: Those words: none for the reader itself.
        commands: Commands that may follow.
        options: Options.
        choices: What an argument may be, where it is one of a few.
    """

    path: tuple[str, ...]
    commands: tuple[Word, ...]
    options: tuple[Word, ...]
    choices: tuple[str, ...]


def levels_of(found: Mapping[str, click.Command]) -> list[Level]:
    """Every place of the command line, from the outside in.

    Args:
        found: Every command by its name; the program itself has none.
    """
    names = tuple(Word((name,), meaning(found[name])) for name in found if name)
    return [
        level
        for name, command in found.items()
        for level in _levels((name,) if name else (), command, () if name else names)
    ]


def _levels(path: tuple[str, ...], command: click.Command, named: tuple[Word, ...]) -> Iterator[Level]:
    inner = command.commands if isinstance(command, click.Group) else {}
    commands = named + tuple(Word((name,), meaning(inner[name])) for name in inner)
    options: list[Word] = [_HELP]
    choices: list[str] = []
    for parameter in command.params:
        values = _choices(parameter)
        if isinstance(parameter, click.Argument):
            choices += values
        elif isinstance(parameter, click.Option):
            names = (*parameter.opts, *parameter.secondary_opts)
            has_value = not parameter.is_flag and not parameter.count
            help = " ".join((parameter.help or "").split())
            options.append(Word(names, help, values, has_value))
    yield Level(path, commands, tuple(options), tuple(choices))
    for name, below in inner.items():
        yield from _levels((*path, name), below, ())


_HELP = Word(("-h", "--help"), "Show this message and exit.")


def _choices(parameter: click.Parameter) -> tuple[str, ...]:
    return tuple(map(str, parameter.type.choices)) if isinstance(parameter.type, click.Choice) else ()


def meaning(command: click.Command) -> str:
    """What a command does, in one line."""
    return (command.help or "").strip().split("\n")[0].rstrip(".")
