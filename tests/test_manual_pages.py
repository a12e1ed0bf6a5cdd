"""README and docs: short at the door, every link leads somewhere, and what they list is what there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.exports.csv_rows import columns
from tests.manual_pages import PAGES, README, ROOT, anchors, links

SECTIONS = ("start", "reading", "finding", "correcting", "sources", "exports", "corpus", "pipes", "extending", "trust",
    "speed", "keys", "troubleshooting", "roadmap")  # fmt: skip


def test_the_readme_has_at_most_900_words() -> None:
    assert len(README.read_text("utf-8").split()) <= 900


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_within_the_project_leads_to_a_page_and_a_heading(page: Path) -> None:
    for link in links(page):
        if link.startswith(("http://", "https://")):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        assert target.is_relative_to(ROOT), link
        assert not anchor or anchor in anchors(target), link


def test_the_readme_leads_to_every_page() -> None:
    led_to = {link.partition("#")[0] for link in links(README)}
    assert {f"docs/{name}.md" for name in SECTIONS} <= led_to


def test_every_column_of_csv_is_told() -> None:
    page = (ROOT / "docs" / "exports.md").read_text("utf-8").split("## Columns of CSV")[1]
    assert [name for name in columns() if f"`{name}`" not in page] == []
