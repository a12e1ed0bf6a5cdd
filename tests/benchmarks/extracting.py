"""`extract` over many records: what memory it takes as they grow in number, and what a second process gains."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

_PLACES = ("Kabul", "Paris", "London", "Quetta", "Herat", "Chaman", "Berlin", "Lashkar Gah")
_ACTORS = ("The Taliban", "NATO", "A provincial official", "The Red Cross")
_SYLLABLES = ("ka", "lo", "mir", "an", "sha", "den", "tu", "vor", "el", "qa")


def measure(records: int, runs: int) -> None:
    """Print the peak memory of a hundred records and of so many, and the time in one process and in two.

    Args:
        records: How many short records are many.
        runs: How often the times are measured, in turn.
    """
    print(f"extract of {records} short records")
    with tempfile.TemporaryDirectory() as folder:
        few, many = _written(Path(folder), 100), _written(Path(folder), records)
        _, small_mb = _run(few, 1)
        one_s, two_s, large_mb = [], [], 0.0
        for _ in range(runs):
            taken_s, large_mb = _run(many, 1)
            one_s.append(taken_s)
            two_s.append(_run(many, 2)[0])
    print(
        f"  peak memory of 100 records {small_mb:.0f} MB, of {records} {large_mb:.0f} MB: {large_mb / small_mb:.2f} x"
    )
    gain = median(one / two for one, two in zip(one_s, two_s, strict=True))
    print(
        f"  one process {records / median(one_s):.0f} records/s, two {records / median(two_s):.0f}: {gain:.2f} x\n"
    )


def _written(folder: Path, count: int) -> Path:
    path = folder / f"{count}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for n in range(count):
            place, actor = _PLACES[n % len(_PLACES)], _ACTORS[n // 3 % len(_ACTORS)]
            # A name that no other record has: what a pipeline remembers of words must not grow with them.
            name = "".join(_SYLLABLES[int(digit)] for digit in f"{n:05}").capitalize()
            text = f"{actor} told {name} that some {n + 12} people left {place} on Friday. About {n % 97 + 2} per cent returned."
            file.write(json.dumps({"id": f"r{n}", "date": "2021-08-13", "text": text}) + "\n")
    return path


def _run(records: Path, jobs: int) -> tuple[float, float]:
    """Seconds from start to end, and the largest resident memory of the process itself in megabytes."""
    command = [sys.executable, "-P", "-m", "tui.cli", "extract", str(records), "--jobs", str(jobs)]
    start = time.monotonic()
    process = subprocess.Popen([*command, "--no-corrections", "--output", f"{records}.out"], text=True)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0
    return time.monotonic() - start, usage.ru_maxrss / 1000
