"""`make bench`: how fast it is, as ratios measured in one run. `--records FILE.jsonl` measures the components on other texts."""

from __future__ import annotations

import argparse
import platform
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks import components, extracting, window


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "parts",
        nargs="*",
        choices=["components", "window", "extracting", []],
        help="which part; the first two unless told",
    )
    parser.add_argument(
        "--records", help="JSONL of records with a text each; the sample article, repeated, unless told"
    )
    parser.add_argument(
        "--many", type=int, default=10_000, help="how many records `extracting` takes for many"
    )
    parser.add_argument("--runs", type=int, default=7)
    arguments = parser.parse_args()
    parts = arguments.parts or ["components", "window"]
    print(f"{platform.platform()}, Python {platform.python_version()}\n")
    if "components" in parts:
        components.measure(arguments.records, runs=arguments.runs)
    if "window" in parts:
        window.measure(runs=arguments.runs)
    if "extracting" in parts:
        extracting.measure(arguments.many, runs=arguments.runs)


if __name__ == "__main__":
    main()
