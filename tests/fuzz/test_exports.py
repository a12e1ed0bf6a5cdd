"""Every export of any article: no traceback, nothing that a terminal would obey, every piece whole."""

from __future__ import annotations

import json
import os
import re

import orjson
import pytest
from hypothesis import HealthCheck, given, settings

from extractors.exports.format import Format
from extractors.exports.registry import formats
from extractors.model import Analysis, Article
from tests.exports import odd

# As many as `make fuzz` says; few in `make test`.
INPUTS = int(os.environ.get("Q7X2_FUZZ", "100"))

_RAW = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_READ = {"json": json.loads, "jsonl": orjson.loads, "geojson": orjson.loads, "webanno": json.loads}


@pytest.mark.parametrize("format", formats(), ids=lambda format: format.name)
def test_an_export_of_anything_is_whole_and_harmless(format: Format) -> None:
    @settings(max_examples=max(20, INPUTS // 4), deadline=10_000, suppress_health_check=list(HealthCheck))
    @given(odd.articles())
    def holds(known: tuple[Article, Analysis]) -> None:
        piece = format.piece(*known)
        files = {"": format.alone(*known)} if isinstance(piece, bytes) else piece
        for data in files.values():
            if not format.is_binary:
                assert not _RAW.search(data.decode("utf-8"))
            if format.name in _READ:
                _READ[format.name](data)

    holds()
