"""`q7x2-tui completion bash|zsh|fish`: completion scripts, made of the commands themselves, so that they know every option."""

from __future__ import annotations

import click

from extractors.running import run_command
from tui.completion_scripts import SHELLS, script
from tui.levels import levels_of


def commands() -> dict[str, click.Command]:
    """Every command by its name; the reader itself has none."""
    from extractors.command import extract
    from extractors.corpus.index_command import index
    from extractors.corpus.query_command import query
    from extractors.explaining.command import explain
    from tui.configuring import config
    from tui.opening import read
    from tui.serving import serve

    return {
        "": read,
        "extract": extract,
        "explain": explain,
        "index": index,
        "query": query,
        "serve": serve,
        "config": config,
        "completion": completion,
    }


@click.command(name="completion", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print a script that completes this program's commands and options.

    bash: source <(q7x2-tui completion bash), in ~/.bashrc. zsh: q7x2-tui completion zsh > a folder of $fpath, as _q7x2-tui.
    fish: q7x2-tui completion fish > ~/.config/fish/completions/q7x2-tui.fish.
    """
    click.echo(script(shell, levels_of(commands())), nl=False)


def main(arguments: list[str]) -> int:
    """Run the command; its exit code."""
    return run_command(completion, "q7x2-tui completion", arguments)
