"""A table that a plain text has set with blanks or tabs stays one: a row a line."""

from __future__ import annotations

import pytest

from extractors.extracting import Extractor
from extractors.model import Figure
from extractors.sources.table_rows import rows_in
from extractors.sources.text import article_of

STORY = "The storm is near, the forecaster said on Friday, and it will bring rain to the whole of the north by Sunday night."
ALIGNED = """\
Town            Rain(mm)   Gust(km/h)   Max(C)
Kaitaia         210        130          22
Whangarei       280        145          23
Auckland        120        110          24
Hamilton        60         85           25"""


@pytest.mark.parametrize(
    "table",
    [
        ALIGNED,
        "Team        P    W    Pts\nArsenal    38   26     88\nEverton    38    9     40",  # numbers stand right
        "Team        P    W    Pts\nArsenal    38   26     88\nSpurs                  55\nEverton    38    9     40",
        "Town\tRain\nKaitaia\t210\nWhangarei\t280",
        "| Town | Rain |\n|------|------|\n| Kaitaia | 210 |",
        "Rain      210\nGust      130\nMaximum    22",
        "Media contact:  Anna Berg\nPhone:          555 1234\nMail:           anna@example.org",
        "Name           Age   Town\nAnna Berg      34    Ndola\nTom Hale       7     Kitwe",
        "   Rank   Rider              Time\n   1      Ann Lee         4:12:01\n   2      Ida Berg        4:12:09",
        "Mon   Tue   Wed   Thu   Fri\n12    14    13    9     11\n4     6     3     1     2",
    ],
)  # fmt: skip
def test_each_row_is_a_line_of_its_own(table: str) -> None:
    text = f"{STORY}\n\n{table}\n\n{STORY}"
    article = article_of(text, id="t", source="t")
    rows = [text[start:end] for start, end in article.paragraphs[1:-1]]
    assert rows == [row.strip() for row in table.splitlines()]


@pytest.mark.parametrize(
    "prose",
    [
        "The  quick brown  fox jumps over it and goes\nhome to the  quiet  house where no one waits\nas it is  late and cold",
        "He said so.  It was late and no one knew of\nthe ships.  The captain had left by then and\nhad no news.  None came.",
        "    He said so and went home to the place\n    where he lived, as all knew him there,\n    in the town.",
        "- one\n- two\n- three",
        "Rain      210\nGust      130",  # two lines may have a gap at one place by chance
        "A line\n\nAnother",
        "",
    ],
)  # fmt: skip
def test_no_prose_is_a_table(prose: str) -> None:
    assert not rows_in(prose.splitlines())


def test_no_number_of_a_row_counts_what_the_next_row_begins_with(extractor: Extractor) -> None:
    text = f"{STORY}\n\n{ALIGNED}\n\n{STORY}"
    article = article_of(text, id="t", source="t", option_date="2025-02-15")
    units = {
        entity.unit
        for entity in extractor.analysis(article).entities
        if isinstance(entity, Figure) and entity.unit is not None
    }
    assert not units & {"Kaitaia", "Whangarei", "Auckland", "Hamilton"}
