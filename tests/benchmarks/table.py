"""What was measured, as the table of `docs/benchmarks.md`."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Measured:
    """One thing that was measured.

    Attributes:
        what: In words.
        figure: Its figure with its unit.
        beside: What stands beside it in the same run, in words; empty where nothing does.
    """

    what: str
    figure: str
    beside: str = ""


@dataclass(slots=True)
class Table:
    """Collects rows, prints each as it comes, and writes them all."""

    rows: list[Measured] = field(default_factory=list)

    def add(self, what: str, figure: str, beside: str = "") -> None:
        """Add a row and print it."""
        self.rows.append(Measured(what, figure, beside))
        print(f"  {what:58} {figure:34} {beside}", flush=True)

    def write(self, path: Path) -> None:
        """Write the rows as Markdown, with the machine they were measured on."""
        lines = [
            "# Measured", "",
            f"{os.cpu_count()} cores ({processor()}), {platform.system()}, Python {platform.python_version()}.",
            "`make bench` measures again; medians, and ratios of one run.", "",
            "| what | q7x2-tui | beside it, in the same run |", "|---|---|---|",
            *(f"| {row.what} | {row.figure} | {row.beside} |" for row in self.rows), "",
        ]  # fmt: skip
        path.write_text("\n".join(lines), "utf-8")


def processor() -> str:
    """The processor's name, where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next(
        (line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.machine()
    )


def of(taken: list[float]) -> str:
    """Median and 99th percentile in milliseconds."""
    last = quantiles(taken, n=100)[98] if len(taken) > 1 else taken[0]
    return f"{median(taken):.1f} ms, p99 {min(last, max(taken)):.1f}"


def times(one: list[float], other: list[float]) -> str:
    """How many times the other's median."""
    return f"{median(one) / median(other):.2f} x"
