"""The command: looks at everything, the slow things at the same time, and says it as text or JSON."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Final

import click
from platformdirs import user_cache_path, user_data_path

from extractors import DEFAULT_MODEL, __version__, installation
from extractors.checkup import folders, packages
from extractors.checkup.finding import Check, Finding, looked_at
from extractors.checkup.model import TRIAL, Trial, model
from extractors.checkup.place_index import place_index
from extractors.exit_codes import EXIT_FAILURE
from extractors.running import run_command
from extractors.settings import place
from extractors.settings.file import Configured, configured
from tui.doctor import terminal
from tui.state_folder import state_folder
from tui.visible import visible

_PATIENCE_S: Final = 60.0


@click.command(name="q7x2-tui doctor", context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--model", "name", default=None, metavar="NAME", help="Another model than the configuration's.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option(
    "--quick", is_flag=True, help="Try neither the analysis nor the window: a moment instead of seconds."
)
def doctor(name: str | None, form: str, quick: bool) -> int:
    """Say what is installed and used, what the terminal can do, what is wrong, and what mends it.

    The exit code is 1 where something is wrong. What is only noted is missing, and not everybody needs it.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a wrong encoding is what it is asked about
    settings = configured()
    name = name or str(settings.values.get("model", DEFAULT_MODEL))
    found: list[Finding] = []
    for finding in _findings(name, settings, quick):
        if any(finding.words == other.words for other in found):
            continue  # what is missing is missed by who tries it, too
        found.append(finding)
        if form == "text":
            _say(finding, found)
    wrong = sum(finding.state == "wrong" for finding in found)
    if form == "json":
        told = {"program": packages.NAME, "version": __version__, "wrong": wrong}
        click.echo(
            json.dumps({**told, "findings": [asdict(one) for one in found]}, ensure_ascii=False, indent=1)
        )
    else:
        click.echo(f"\n{'All is well.' if not wrong else f'Wrong: {wrong}.'}")
    return EXIT_FAILURE if wrong else 0


def _say(finding: Finding, found: list[Finding]) -> None:
    """A finding as a line, with its remedy below it and its area above the first."""
    if sum(one.area == finding.area for one in found) == 1:
        click.echo(f"{'' if len(found) == 1 else chr(10)}{finding.area}")
    click.echo(f"  {finding.state:5}  {finding.subject:18} {visible(finding.words)}")
    if finding.remedy:
        click.echo(f"{'':28}→ {visible(finding.remedy)}")


def _findings(name: str, settings: Configured, is_quick: bool) -> Iterator[Finding]:
    """Everything, area by area; what takes seconds has begun before the rest is looked at."""
    trial = None if is_quick else Trial(name)
    window = None if is_quick else _imported("tui.app")
    try:
        for area, subject, check in _checks(name, settings):
            yield from looked_at(area, subject, check)
        if window is not None:
            yield from looked_at(TRIAL, "window", partial(_window, window))
        if trial is not None:
            yield from looked_at(TRIAL, "analysis", trial.findings)
    finally:
        if trial is not None:
            trial.end()
        if window is not None:
            window.kill()


def _checks(name: str, settings: Configured) -> Iterator[tuple[str, str, Check]]:
    cache = user_cache_path(place.NAME, appauthor=False)
    yield packages.AREA, "program", packages.program
    yield packages.AREA, "packages", packages.packages
    yield "analysis", "model", partial(model, name)
    yield "analysis", "place index", place_index
    for called, path, purpose in (
        ("configuration", Path(place.folder()), "settings and rules"),
        ("data", user_data_path(place.NAME, appauthor=False), "corrections and notes"),
        ("state", Path(state_folder()), "where articles were left"),
        ("cache", cache, "finished analyses, feeds"),
    ):
        yield folders.AREA, called, partial(folders.folder, called, path, purpose)
    yield (
        folders.AREA,
        "kept analyses",
        partial(folders.analyses, user_cache_path(place.NAME) / "analyses.sqlite"),
    )
    yield folders.AREA, "corrections", folders.corrections
    yield "configuration", "settings", partial(_settings, settings)
    is_utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    is_terminal = sys.stdout.isatty()
    yield terminal.AREA, "terminal", partial(terminal.terminal, os.environ, is_utf8, is_terminal)
    if is_terminal:
        yield terminal.AREA, "answers", terminal.asked


def _settings(settings: Configured) -> Iterator[Finding]:
    """What the configuration file sets, and what of it cannot be used."""
    complaints = [complaint.text for complaint in settings.complaints]
    if settings.keys:
        from tui.rebinding import rebound

        complaints += rebound(settings.keys).complaints
    for words in complaints:
        yield Finding("configuration", "settings", "wrong", words, f"Mend the file {settings.path}.")
    if not complaints:
        names = ", ".join([*settings.values, *(["keys"] if settings.keys else [])])
        words = f"{settings.path} sets {names or 'nothing'}"
        is_there = Path(settings.path).exists()
        yield Finding(
            "configuration", "settings", "ok", words if is_there else "no file: every default holds"
        )


def _imported(module: str) -> subprocess.Popen[bytes]:
    """A process that imports a module of the window."""
    return subprocess.Popen(
        [sys.executable, "-P", "-c", f"import {module}"],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip


def _window(process: subprocess.Popen[bytes]) -> Iterator[Finding]:
    """Whether the window can be built: its modules can be imported, its style sheets and the sample are there."""
    try:
        err = process.communicate(timeout=_PATIENCE_S)[1]
    except subprocess.TimeoutExpired:
        words = f"Its modules were not imported within {_PATIENCE_S:g} seconds."
        yield Finding(TRIAL, "window", "wrong", words, "Look whether the machine is busy.")
        return
    if process.returncode:
        last = (err.decode("utf-8", "replace").strip().splitlines() or [f"exit code {process.returncode}"])[
            -1
        ]
        yield Finding(TRIAL, "window", "wrong", f"It cannot be built: {last}", installation.again())
        return
    from tui import resources

    try:
        count, _ = len(resources.styles()), Path(resources.sample()).stat()
    except OSError as error:
        yield Finding(TRIAL, "window", "wrong", f"It cannot be built: {error}", installation.again())
        return
    yield Finding(
        terminal.AREA, "window", "ok", f"its modules, {count} style sheets and the sample are there"
    )


def main(arguments: list[str]) -> int:
    """Run the command; its exit code."""
    return run_command(doctor, "q7x2-tui doctor", arguments)
