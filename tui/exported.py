"""Runs an export in a process of its own, and says what became of it."""

from __future__ import annotations

import asyncio
import contextlib
import pickle
import re
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from extractors.errors import OutputError
from extractors.model import Analysis, Article
from tui.reading import Progress

# The writer's exit code where the path is there already.
_EXISTS = 3

# What a file name may hold on any system; how much of an id it takes.
_UNSAFE = re.compile(r"[^\w.-]+", re.ASCII)
_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Export:
    """What is exported: an article, and what is known of it."""

    article: Article
    analysis: Analysis

    @classmethod
    def of(cls, article: Article, analysis: Analysis, progress: Progress) -> Export:
        """The export of a reading; one whose analysis is not complete says so in its notes."""
        if progress.is_complete:
            return cls(article, analysis)
        note = f"Exported before the analysis was complete: {progress.done} of {progress.total} parts."
        return cls(article, replace(analysis, notes=(*analysis.notes, note)))


def proposed_name(article: Article, suffix: str) -> str:
    """A file name for the article's export; a format that is a folder has no suffix."""
    stem = _UNSAFE.sub("-", article.id).strip(".-")[:_LENGTH] or "article"
    return stem + (suffix or "-brat")


async def write(export: Export, form: str, path: Path, may_replace: bool) -> bool:
    """Write the export in a process of its own; False where the path is there already and may not be replaced.

    Raises:
        OutputError: It cannot be written; the sentence says why.
    """
    options = ["--replace"] if may_replace else []
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", "extractors.batch.writer", form, str(path), *options,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        start_new_session=True,
    )  # fmt: skip
    try:
        # In a thread: pickling a long analysis takes longer than a key may wait.
        data = await asyncio.to_thread(pickle.dumps, (export.article, export.analysis))
        _, words = await process.communicate(data)
    except asyncio.CancelledError:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        raise
    if process.returncode == _EXISTS:
        return False
    if process.returncode:
        said = words.decode("utf-8", "replace").strip().split("\n")[-1]
        raise OutputError(said or f"The export ended with exit code {process.returncode}.")
    return True
