"""The pages that a person reads, with their headings, links and commands."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
PAGES = tuple(
    path
    for pattern in ("*.md", "*/**/*.md")
    for path in sorted(ROOT.glob(pattern))
    if not any(part == "build" or part.startswith(".") for part in path.relative_to(ROOT).parts)
)
_COMMAND = re.compile(
    r"(?:OMP_\w+=1 )?(?:q7x2-tui|make|pipx?|uv|cat|ls|dask|duckdb|newsboat|source|man|python|macro)\b(?![/-])"
)
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]+`")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def manual() -> str:
    """README and the pages of `docs/` as one text."""
    return "\n".join(page.read_text("utf-8") for page in (README, *(ROOT / "docs").glob("*.md")))


def prose(page: Path) -> str:
    """A page without what stands in fences."""
    return _FENCED.sub("", page.read_text("utf-8"))


def anchors(page: Path) -> set[str]:
    """What a link to a heading of the page may end in: its words in small letters with hyphens."""
    headings = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def links(page: Path) -> list[str]:
    """Where a page's links lead, as it writes them; what stands in code is none."""
    return _LINK.findall(_CODE.sub("", prose(page)))


def blocks(page: Path, language: str = "") -> list[str]:
    """What stands in a page's fences of a language; without one in those that name none."""
    found: list[str] = []
    inside: str | None = None
    for line in page.read_text("utf-8").splitlines():
        if line.startswith("```"):
            inside = line[3:].strip() if inside is None else None
            found += [""] if inside == language else []
        elif inside == language:
            found[-1] += f"{line}\n"
    return found


def commands() -> list[str]:
    """Every command line of README and `docs/`, as it is typed: in fences without a language, and in the text with arguments.

    A line of a fence ends where two blanks part it from what is said of it; what has `...` or `[` is a pattern and no command.
    """
    found: list[str] = []
    for page in (README, *sorted((ROOT / "docs").glob("*.md"))):
        lines = (line for block in blocks(page) for line in block.splitlines())
        found += (line.removeprefix("0 * * * *").strip().split("  ")[0] for line in lines)
        inline = re.findall(r"`([^`\n]+)`", prose(page))
        found += (words for words in inline if " " in words and not re.search(r"\.\.\.|\[-", words))
    return [words for words in dict.fromkeys(found) if _COMMAND.match(words)]
