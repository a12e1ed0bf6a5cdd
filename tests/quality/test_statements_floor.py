"""A floor under the statements of whole articles: who says what, marked by hand before the program read them."""

from __future__ import annotations

import pytest

from extractors.extracting import Extractor
from tests.quality.attribution import Shares, marked, tell

# Shares that hold. A change may raise them.
ATTRIBUTION = 0.96
CONTENT = 0.98
STANCE = 0.95


@pytest.fixture(scope="module")
def shares(extractor: Extractor) -> Shares:
    found = Shares()
    for article, gold in marked():
        tell(found, article, extractor.analysis(article), gold)
    return found


def test_no_fewer_statements_have_their_source_than_did(shares: Shares) -> None:
    assert shares.attribution >= ATTRIBUTION, "\n".join(shares.faults)


def test_no_fewer_words_of_what_is_said_are_found_than_were(shares: Shares) -> None:
    assert shares.content >= CONTENT


def test_no_fewer_stances_are_right_than_were(shares: Shares) -> None:
    assert shares.stances / shares.wanted >= STANCE


def test_what_is_marked_stands_in_its_text() -> None:
    for article, gold in marked():
        for run in (run for mark in gold for run in mark["content"]):
            assert article.text[run["start"] : run["end"]] == run["text"]
