"""`q7x2-tui completion bash|zsh|fish`: click's own completion, which asks the commands themselves what can follow."""

from __future__ import annotations

from typing import Final

import click
from click.shell_completion import BashComplete, CompletionItem, FishComplete, ShellComplete, ZshComplete

from extractors.exit_codes import EXIT_FAILURE
from extractors.running import ended, run_command

PROGRAM: Final = "q7x2-tui"
VARIABLE: Final = "_Q7X2_TUI_COMPLETE"
"""What a shell's script sets when it asks what can follow; `tui.cli` hands such a call over to `complete`."""

SHELLS: Final[dict[str, type[ShellComplete]]] = {
    "bash": BashComplete,
    "zsh": ZshComplete,
    "fish": FishComplete,
}


def commands() -> dict[str, click.Command]:
    """Every command by its name; the reader itself has none."""
    from extractors.command import extract
    from extractors.corpus.index_command import index
    from extractors.corpus.query_command import query
    from extractors.explaining.command import explain
    from extractors.versions.command import changes
    from tui.configuring import config
    from tui.doctor.command import doctor
    from tui.reading_command import read
    from tui.serving import serve

    return {
        "": read,
        "extract": extract,
        "explain": explain,
        "changes": changes,
        "index": index,
        "query": query,
        "serve": serve,
        "config": config,
        "doctor": doctor,
        "completion": completion,
    }


@click.command(name="completion", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("shell", type=click.Choice(tuple(SHELLS)))
def completion(shell: str) -> None:
    """Print a script that completes this program's commands and options.

    bash: source <(q7x2-tui completion bash), in ~/.bashrc. zsh: q7x2-tui completion zsh > a folder of $fpath, as _q7x2-tui.
    fish: q7x2-tui completion fish > ~/.config/fish/completions/q7x2-tui.fish.
    """
    click.echo(SHELLS[shell](completion, {}, PROGRAM, VARIABLE).source())


def main(arguments: list[str]) -> int:
    """Run the command; its exit code."""
    return run_command(completion, f"{PROGRAM} completion", arguments)


def complete(instruction: str) -> int:
    """Print what can follow the words that the shell has put into the environment; the exit code.

    Args:
        instruction: `bash_complete`, `zsh_complete` or `fish_complete`.
    """
    asked = SHELLS.get(instruction.partition("_")[0])
    if asked is None or not instruction.endswith("_complete"):
        return EXIT_FAILURE
    shell = asked(completion, {}, PROGRAM, VARIABLE)

    def answer() -> None:
        words, begun = shell.get_completion_args()
        for item in following(words, begun):
            click.echo(shell.format_completion(item))

    try:
        return ended(answer)[0]
    except (KeyError, ValueError):  # no shell's script has called: there are no words
        return EXIT_FAILURE


def following(words: list[str], begun: str) -> list[CompletionItem]:
    """What can follow: a command in the first place, what click finds for the command that is named, else a file.

    Args:
        words: The words after the program's name that are complete.
        begun: The word that is being typed.
    """
    known = commands()
    is_named = bool(words) and bool(words[0]) and words[0] in known
    command = known[words[0] if is_named else ""]
    found = ShellComplete(command, {}, PROGRAM, VARIABLE).get_completions(words[is_named:], begun)
    if not words:
        found += [
            CompletionItem(name, help=known[name].get_short_help_str())
            for name in known
            if name and name.startswith(begun)
        ]
    if not found and not begun.startswith("-"):
        found.append(CompletionItem(begun, type="file"))
    return found
