"""What the analysing process needs for a text of a hundred thousand words and of a million."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from extractors import DEFAULT_MODEL
from extractors.protocol import Analyse, Analysed, decoded_event, encoded
from extractors.sources.text import article_of
from tests.benchmarks.news import news
from tests.benchmarks.table import Table


def measure(table: Table, records: str | None) -> None:
    """The highest resident memory of a worker at either size; it takes minutes."""
    small, large = (_peak_mb(news(words, records)) for words in (100_000, 1_000_000))
    table.add(
        "analysing process at most, a million words",
        f"{large:.0f} MB",
        f"{large / small:.2f} x 100,000 words ({small:.0f} MB)",
    )


def _peak_mb(text: str) -> float:
    command = [sys.executable, "-P", "-m", "extractors.worker", DEFAULT_MODEL, "--no-cache"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        worker.stdin.write(encoded(Analyse(0, article_of(text, id="news", source="news"))))
        worker.stdin.flush()
        for line in worker.stdout:
            event = decoded_event(line) if line.startswith(b'{"type":"Analysed"') else None
            if isinstance(event, Analysed) and event.complete:
                break
        peak_mb = _highest_mb(worker.pid)
        worker.kill()
    return peak_mb


def _highest_mb(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
