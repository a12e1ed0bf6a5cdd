"""A person's visit to the program: everything it writes for, done once, in a household of its own and under every tracer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.pseudo_terminal import PseudoTerminal
from tests.sources import archives, feeds, making
from tests.tracing import audited, straced
from tests.tracing.household import Household
from tests.tracing.touch import Touch

READER = str(Path(sys.executable).parent / "q7x2-tui")


@dataclass
class Visit:
    """What was done and what was seen of it.

    Attributes:
        household: Where it was done.
        codes: How each command ended, by what it did.
    """

    household: Household
    codes: dict[str, int | None] = field(default_factory=dict)

    def touches(self, tracer: str) -> list[Touch]:
        """What a tracer, `audit` or `strace`, saw of all of it."""
        if tracer == "audit":
            return audited.touches(self._audited)
        if straced.why_not():
            pytest.skip(straced.why_not())
        seen = sorted(self.household.root.glob("*.strace"))
        found = [touch for into in seen for touch in straced.touches(into, self.household.here)]
        return [touch for touch in found if touch.where != str(self._audited)]  # what the other tracer writes

    def runs(self, what: str, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        """Run a command without a terminal."""
        run = subprocess.run(
            self.command(what, *arguments),
            input=stdin, capture_output=True, text=True, check=False, timeout=300,
            cwd=self.household.here, env={**os.environ, **self.environment},
        )  # fmt: skip
        self.codes[what] = run.returncode
        assert "Traceback" not in run.stderr, run.stderr
        return run

    def opens(self, what: str, *arguments: str) -> PseudoTerminal:
        """Open the window."""
        return self.on_terminal(*self.command(what, *arguments))

    def on_terminal(self, *command: str) -> PseudoTerminal:
        """Run any command on a terminal."""
        return PseudoTerminal(*command, cwd=self.household.here, **self.environment)

    def leaves(self, what: str, terminal: PseudoTerminal) -> None:
        """Quit."""
        terminal.type("q")
        self.codes[what] = terminal.ends()

    def command(self, what: str, *arguments: str) -> list[str]:
        """The program's command line, behind the tracer's where there is one."""
        into = self.household.root / f"{what}.strace"
        return [*([] if straced.why_not() else straced.command(into)), READER, *arguments]

    @property
    def environment(self) -> dict[str, str]:
        """What every command of the visit is started with."""
        return {**self.household.environment(), **audited.environment(self._audited)}

    @property
    def _audited(self) -> Path:
        return self.household.root / "audit.jsonl"


def sources(folder: Path) -> Path:
    """A folder with a file of every format that is parsed in a process of its own, and a text."""
    folder.mkdir()
    (folder / "story.txt").write_text("\n\n".join(making.STORY), "utf-8")
    making.html(folder / "page.html")
    making.pdf(folder / "paper.pdf")
    making.word(folder / "letter.docx")
    making.epub(folder / "book.epub")
    (folder / "web.warc.gz").write_bytes(
        archives.warc(archives.Capture("https://example.org/1", archives.story()))
    )
    (folder / "several.zip").write_bytes(archives.zipped(**{"a.html": archives.story(2)}))
    (folder / "feed.rss").write_bytes(feeds.wordpress(3, 4))
    return folder


def reads(visit: Visit, text: Path) -> None:
    """Open a text; filter, reject, make a rule of it, export, quit."""
    out = visit.household.named("from-the-window.geojson")
    with visit.opens("window", str(text)) as terminal:
        assert terminal.sees("city, AF")
        terminal.type("fkabul\r")
        assert terminal.sees("kabul: ")
        terminal.type("\x1b]x")
        assert terminal.sees("u undoes")
        terminal.type("!")
        assert terminal.sees("rule")
        terminal.type("ejjjj\r")
        assert terminal.sees("Enter writes")
        terminal.type(f"\x15{out}\r")
        assert terminal.sees("Exported to")
        visit.leaves("window", terminal)


def extracts(visit: Visit, folder: Path) -> None:
    """Every format in two processes to lines that can be gone on with; what lies in a store to a file that comes whole."""
    stored = folder.parent / "stored.jsonl"
    stored.write_text(json.dumps(making.record()) + "\n", "utf-8")
    lines, table = visit.household.named("extracted.jsonl"), visit.household.named("stored.csv")
    visit.runs("extract", "extract", str(folder), "--jobs", "2", "--output", lines)
    visit.runs("extract-stored", "extract", f"file://{stored}", "--output", table)


def collects(visit: Visit, folder: Path) -> None:
    """Index a page, ask the corpus, read in it."""
    corpus = visit.household.named("corpus")
    visit.runs("index", "index", str(folder / "page.html"), "--into", corpus)
    visit.runs("query", "query", corpus, "kabul")
    with visit.opens("corpus", corpus) as terminal:
        assert terminal.sees("capitals fall")
        terminal.type("\r")
        assert terminal.sees("LOCATIONS")
        terminal.type("q")
        assert terminal.sees("capitals fall")
        visit.leaves("corpus", terminal)


def chooses(visit: Visit, text: Path) -> None:
    """Choose in the middle of a pipe."""
    out = visit.household.named("chosen.jsonl")
    command = " ".join(visit.command("choose", "--choose", str(text)))
    with visit.on_terminal("bash", "-c", f"{command} > {out}") as terminal:
        assert terminal.sees("LOCATIONS")
        terminal.type("v")
        assert terminal.sees("1 article chosen")
        visit.leaves("choose", terminal)


def made(root: Path, model: str) -> Visit:
    """The whole of it, analysed with that model: what is found matters little, that it is written does."""
    visit = Visit(Household(root / "household"))
    folder = sources(root / "sources")
    text = folder / "story.txt"
    visit.runs("config", "config", "init")
    visit.runs("doctor", "doctor", "--quick")
    with (visit.household.own("config") / "config.toml").open("r+", encoding="utf-8") as file:
        words = file.read()
        file.seek(0)
        file.write(f"model = '{model}'\n{words}")
    reads(visit, text)
    chooses(visit, text)
    extracts(visit, folder)
    collects(visit, folder)
    visit.runs("plain", str(text))
    return visit
