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
