import codecs
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.chunks import LIMIT, chunks_of
from extractors.errors import SourceError
from extractors.model import Article, Region
from extractors.sources.header import header_of
from extractors.sources.opening import articles_in, single_article
from extractors.sources.paragraphs import paragraphs_of
from extractors.sources.text import article_of


def article(text: str, **options: str) -> Article:
    return article_of(text, id="t", source="t", **options)


def test_the_sample_keeps_every_character_and_says_its_day(sample: Article) -> None:
    assert sample.text.startswith(" date 2021-08-13 Follow us on")
    assert (sample.published, sample.published_from) == ("2021-08-13", "header")
    regions = [(region.kind, sample.text[region.start : region.end]) for region in sample.regions]
    assert regions == [
        ("header", "date 2021-08-13"),
        ("boilerplate", "Follow us on"),
        ("credit", "Image Source : AP"),
    ]
    assert sample.text[slice(*sample.lede)].startswith("The Taliban have captured")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("date 2021-08-13 Story.", "2021-08-13"),
        ("Published: August 13, 2021\nStory.", "2021-08-13"),
        ("Updated on 13 Aug 2021 10:05 GMT\n\nStory.", "2021-08-13"),
        ("A headline\nFriday, August 13, 2021\nStory.", "2021-08-13"),
        ("13 August 2021 was a Friday, and it rained.", None),
        ("Story without a day.", None),
        ("date 2021-13-45 Story.", None),
    ],
)
def test_a_header_says_the_articles_own_day(text: str, day: str | None) -> None:
    assert header_of(text).published == day


STORY = " Greece shut its sights on Wednesday, officials said, as the heat went on."


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("DILI, Timor-Leste, March 4, 2019 (Reuters) -", "2019-03-04"),
        ("ATHENS, July 19, 2023 (AFP) -", "2023-07-19"),
        ("Heat shuts sights\n\nBy Ann Lee\nATHENS, July 19 2023\n\n", "2023-07-19"),
        ("NEW YORK, May 5, 2020 /PRNewswire/ --", "2020-05-05"),
        ("BEIJING, Sept. 3, 2021 (Xinhua) --", "2021-09-03"),
        ("Geneva, 12 March 2020 –", "2020-03-12"),
        ("Washington, D.C., July 3, 2019 —", "2019-07-03"),
        ("PARIS (AFP) - July 19, 2023 -", "2023-07-19"),
        ("LONDON, Monday, June 17, 2024 —", "2024-06-17"),
        ("SA\u0303O PAULO, June 17, 2024 (AP) —", "2024-06-17"),
        ("GAZA/JERUSALEM, Nov 3, 2023 (Reuters) -", "2023-11-03"),
        ("**ROME, 4 May 2022** —", "2022-05-04"),
        ("ATHENS, July 19 (AFP) -", None),
        ("In Kabul, 13 August 2021 - the day before -", None),
        ("Kabul, 13 August 2021 was hot.", None),
        ("Mr Smith, born 13 August 1971 -", None),
        ("Received 13 August 2021 - accepted 4 March 2022.", None),
        ("Deadline, June 17, 2024:", None),
        ("ATHENS -" + STORY * 3 + "\n\nSAIGON, April 30, 1975 -", None),
    ],
)
def test_the_storys_dateline_says_its_own_day_and_a_later_one_does_not(opening: str, day: str | None) -> None:
    said = article(opening + STORY)
    assert (said.published, said.published_from) == (day, "header" if day else None)


def test_the_option_goes_before_the_record_and_the_record_before_the_header() -> None:
    text = "date 2021-08-13 Story."
    assert article(text).published_from == "header"
    assert article(text, record_date="2020-01-02T10:00:00Z").published == "2020-01-02"
    assert article(text, record_date="2020-01-02", option_date="2019-05-06").published == "2019-05-06"


def test_a_text_without_a_day_has_no_anchor() -> None:
    assert article("It rained on Friday.").published is None


@given(st.text(st.sampled_from("ab. \n\r\t\x0b\u2028—é"), max_size=120))
def test_paragraphs_cover_every_character_that_is_not_blank(text: str) -> None:
    spans = paragraphs_of(text)
    covered = {offset for start, end in spans for offset in range(start, end)}
    assert {i for i, c in enumerate(text) if not c.isspace()} <= covered
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@given(
    st.lists(
        st.sampled_from(
            [
                "\n",
                "\n\n",
                " \n",
                "\n \n",
                "\t",
                "> ",
                "a",
                "The end.",
                "go on",
                " ",
                "\x1c",
                "\xa0",
                "- item",
                "it is a long line and",
            ]
        ),
        max_size=40,
    ),
    st.lists(st.integers(0, 60), max_size=3),
)
def test_paragraphs_are_the_same_whatever_else_the_text_ends_lines_with(
    parts: list[str], at: list[int]
) -> None:
    text = "".join(parts)
    regions = [Region("mail", min(here, len(text)), len(text)) for here in at]
    assert paragraphs_of(text, regions) == paragraphs_of(f"{text}\n\n\v", regions)


def test_a_wrapped_paragraph_is_one_and_lines_of_the_web_are_many() -> None:
    wrapped = "\n".join(
        ["this is a line that an editor wrapped at sixty columns or so"] * 5 + ["and ends here."]
    )
    assert len(paragraphs_of(wrapped)) == 1
    assert len(paragraphs_of("A headline\nA short first paragraph.\nAnother paragraph follows here.")) == 3


def test_an_endless_paragraph_is_cut_for_the_model_alone() -> None:
    text = "One sentence of a few words. " * 1000
    endless = article(text)
    chunks = chunks_of(endless)
    assert len(endless.paragraphs) == 1
    assert all(chunk.span.end - chunk.span.start <= LIMIT for chunk in chunks)
    assert "".join(text[slice(*chunk.span)] for chunk in chunks) == text.strip()


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Café — 5 €".encode(), "Café — 5 €"),
        (codecs.BOM_UTF8 + "Café".encode(), "Café"),
        ("Café".encode("utf-16"), "Café"),
        ("Le café est fermé à Genève, dit-il; où êtes-vous allé l'été passé?".encode("latin-1"), None),
        (b"one\r\ntwo", "one\r\ntwo"),
    ],
)
def test_encodings_are_read(tmp_path: Path, data: bytes, text: str | None) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    read = single_article(str(path)).text
    assert read == (text or "Le café est fermé à Genève, dit-il; où êtes-vous allé l'été passé?")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no text"),
        (b" \n \n", "no text"),
        (b"a\0b\0c", "not text"),
        (codecs.BOM_UTF16_LE + b"a", "not valid"),
    ],
)
def test_what_is_no_text_is_refused_in_words(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(SourceError, match=says):
        single_article(str(path))


def test_a_missing_file_and_an_empty_folder_are_refused_in_words(tmp_path: Path) -> None:
    for name, says in (("nowhere.txt", "no such file"), ("", "no file in this folder")):
        (error,) = articles_in(str(tmp_path / name))
        assert isinstance(error, SourceError)
        assert says in error.message
        assert error.hint


def test_records_come_in_order_and_a_bad_one_is_named(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(
        '{"id": "a", "date": "2021-08-13", "title": "T", "text": "One."}\n\nnot json\n{"id": "b"}\n{"text": "Two."}\n',
        "utf-8",
    )
    first, broken, empty, last = articles_in(str(path))
    assert isinstance(first, Article)
    assert (first.id, first.published, first.published_from, first.title) == (
        "a",
        "2021-08-13",
        "record",
        "T",
    )
    assert isinstance(broken, SourceError)
    assert "line 3" in broken.message
    assert isinstance(empty, SourceError)
    assert "no text" in empty.message
    assert isinstance(last, Article)
    assert last.text == "Two."


_WRAPPED = """Feed: My News
Title: Two capitals fall
Author: Jane Doe
Date: Fri, 13 Aug 2021 06:21:00 +0000
Link: https://example.org/1
 
Some 41 people died in Kabul on Friday, officials said, as the Taliban pressed 
an offensive that is gradually encircling the government in the capital.
 
Britain said about 600 troops would be deployed on a short-term basis to support
British nationals leaving the country.
 
The United States planned to send in 3,000 troops to help evacuate some 
personnel from the U.S. Embassy in Kabul, and Canada is sending special forces 
to help evacuate its embassy.
"""  # noqa: W291, W293 - as a reader of feeds hands it over


def test_a_text_that_a_reader_of_feeds_hands_over_has_its_fields_and_whole_sentences() -> None:
    article = article_of(_WRAPPED, id="a", source="a")
    assert (article.title, article.published, article.published_from) == (
        "Two capitals fall",
        "2021-08-13",
        "header",
    )
    told = [" ".join(article.text[span.start : span.end].split()) for span in article.paragraphs]
    assert told[-2] == (
        "Britain said about 600 troops would be deployed on a short-term basis to support British nationals leaving the country."
    )


def test_two_lines_of_a_text_that_is_not_wrapped_stay_two() -> None:
    text = "Troops leave the capital after two days of talks about the border with their neighbours\nFire in Paris hurts three"
    assert len(paragraphs_of(f"{text}\n\nA fire in Paris hurt three people.\n\nIt broke out at noon.")) == 4
