"""`make bench`: how fast it is, as ratios measured in one run. `--records FILE.jsonl` measures the components on other texts."""

from __future__ import annotations

import argparse
import platform
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks import components, corpus, extracting, keys, live, memory, names, window
from tests.benchmarks.table import Table

PARTS = ("window", "live", "keys", "components", "memory", "extracting", "corpus", "names")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "parts",
        nargs="*",
        choices=[*PARTS, []],
        help=f"which of {', '.join(PARTS)}; the first five unless told",
    )
    parser.add_argument(
        "--records", help="JSONL of records with a text each; the sample article, repeated, unless told"
    )
    parser.add_argument(
        "--many",
        type=int,
        default=10_000,
        help="how many records `extracting`, and articles `corpus`, takes for many",
    )
    parser.add_argument(
        "--corpus",
        type=Path,
        metavar="FOLDER",
        help="`corpus` repeats the articles of this finished corpus, or takes it as it is where it has --many, and indexes none",
    )
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--every", type=int, default=1, help="`names` takes each so many'th name")
    parser.add_argument(
        "--missed", type=Path, metavar="PATH", help="`names` writes there which are not right"
    )
    parser.add_argument("--write", type=Path, metavar="PATH", help="write the table there, as Markdown")
    arguments = parser.parse_args()
    parts = arguments.parts or PARTS[:5]
    table = Table()
    print(f"{platform.platform()}, Python {platform.python_version()}\n")
    if "window" in parts:
        window.measure(table, arguments.runs)
    if "live" in parts:
        live.measure(table, arguments.runs, arguments.records)
    if "keys" in parts:
        keys.measure(table, arguments.runs, arguments.records)
    if "components" in parts:
        components.measure(table, arguments.records, arguments.runs)
    if "memory" in parts:
        memory.measure(table, arguments.records)
    if "extracting" in parts:
        extracting.measure(arguments.many, runs=arguments.runs)
    if "corpus" in parts:
        if arguments.corpus is not None:
            corpus.measure_many(table, arguments.corpus, arguments.many)
        elif arguments.records is not None:
            corpus.measure(table, arguments.records, arguments.many)
        else:
            parser.error("corpus needs --records FILE.jsonl, or --corpus FOLDER")
    if "names" in parts:
        names.measure(table, arguments.every, arguments.missed)
    if arguments.write:
        table.write(arguments.write)


if __name__ == "__main__":
    main()
