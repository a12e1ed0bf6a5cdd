"""Sources that are parsed where the test is: what is read of them is the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pytest

from extractors.sources import subprocess_parser
from extractors.sources.document import Document
from extractors.sources.extraction import documents_of
from extractors.sources.loading import Loading
from extractors.sources.subprocess_parser import Told


@pytest.fixture(scope="module")
def parsed_here() -> Iterator[None]:
    """Files are parsed in the tests' own process: one of its own a file costs twenty times what the parsing does.

    It is for tests of what is read. That a file is parsed apart, and what comes of one that breaks down, hangs or is too large,
    is tested without it (`test_hostile.py`), and so is every format once (`test_formats.py`).
    """
    apart = subprocess_parser.documents_in_subprocess

    def parsed(
        form: str, name: str, loading: Loading, data: bytes = b"", *more: Any, **named: Any
    ) -> Iterator[Told]:
        if form == "web":
            yield from apart(form, name, loading, data, *more, **named)
            return
        for found in documents_of(form, data, name, max_bytes=loading.max_bytes):
            if isinstance(found, Document):
                yield subprocess_parser._document(asdict(found))
            elif found is not None:
                yield found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(subprocess_parser, "documents_in_subprocess", parsed)
        yield
