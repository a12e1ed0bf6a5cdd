"""Who published the article of a record."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.sources.record_outlet import outlet_of_record


@pytest.mark.parametrize(
    ("fields", "outlet"),
    [
        ({"source": "BBC News"}, "BBC News"),
        ({"outlet": "Reuters", "url": "https://example.org/a"}, "Reuters"),
        ({"url": "https://www.apnews.com/article/riga"}, "apnews.com"),
        ({"link": "https://example.org/a"}, "example.org"),
        ({"publisher": {"name": "The Guardian"}}, "The Guardian"),
        ({"source": {"id": "bbc-news", "name": "BBC News"}}, "BBC News"),
        ({"source": {"id": None, "name": "CNN"}}, "CNN"),
        ({"source": "https://example.org/feed"}, "example.org"),
        ({"source": "wire/2024/a.txt"}, None),
        ({"source": "wire.jsonl"}, None),
        ({"source": "12", "url": "https://example.org/a"}, "example.org"),
        ({"source": "word " * 40}, None),
        ({"source": ""}, None),
        ({}, None),
        ({"schema": 1, "article": {"source": "wire.jsonl, line 1", "outlet": "Reuters"}}, "Reuters"),
        ({"schema": 1, "article": {"source": "Somewhere", "text": "A"}}, None),
    ],
)
def test_the_outlet_is_a_name_or_a_host(fields: dict[str, Any], outlet: str | None) -> None:
    assert outlet_of_record({"text": "A bridge fell.", **fields}) == outlet


def test_what_is_no_record_has_none() -> None:
    assert outlet_of_record(["Reuters"]) is None
