"""Articles of one site or file are of one source."""

from __future__ import annotations

import pytest

from extractors.stories.outlets import outlets_told


@pytest.mark.parametrize(
    ("sources", "told"),
    [
        (["wire.jsonl, line 1", "wire.jsonl, line 20", "courier.jsonl, line 1"], "2 files"),
        (["https://www.example.org/a", "https://example.org/b?c=1", "https://example.com/a"], "2 sites"),
        (["news.json, record 1", "https://example.org/a"], "1 site and 1 file"),
        (["a.txt"], "1 file"),
        (["Northern Wire", "Daily Ledger", "Northern Wire"], "2 sources"),
        (
            ["BBC News", "apnews.com", "https://www.apnews.com/a", "wire.jsonl, line 3"],
            "1 site, 1 file and 1 source",
        ),
        (["a.txt", "https://example.org/a", "-"], "1 site, 1 file and 1 source"),
    ],
)
def test_a_site_or_a_file_is_counted_once(sources: list[str], told: str) -> None:
    assert outlets_told(sources) == told
