"""The house's own measures: files of at most 400 lines, functions of at most 40, and no file without a noun of its own."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

FILE_LINES, FUNCTION_LINES = 400, 40
NOT_NOUNS = {"utils", "util", "helpers", "helper", "manager", "misc", "common"}
ROOT = Path(__file__).resolve().parent.parent


def complaints(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    name = path.relative_to(ROOT)
    if (lines := text.count("\n")) > FILE_LINES:
        yield f"{name}: {lines} lines, at most {FILE_LINES}"
    if path.stem in NOT_NOUNS:
        yield f"{name}: the name says nothing of what is in it"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LINES:
                yield f"{name}:{node.lineno}: {node.name} has {length} lines, at most {FUNCTION_LINES}"


def main() -> int:
    found = [
        text
        for folder in ("tui", "extractors")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for text in complaints(path)
    ]
    print("\n".join(found) or "the house is in order")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
