"""The same words say the same, whatever blanks, line ends and letters they are written with; offsets are the source's own."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from extractors.analysed_article import AnalysedArticle
from extractors.command import extract
from extractors.corrections.application import corrected
from extractors.corrections.rule import Rule
from extractors.extracting import Extractor
from extractors.job import Job
from extractors.kinds.registry import kind_of
from extractors.model import Analysis, Article, Span, Statement
from extractors.normalisation import _is_surely_composed, normalised_lines
from extractors.sources.text import article_of

STORY = """OUAGADOUGOU, Aug 13 (Reuters) - Some 9,000 people fled Burkina Faso on Friday 13 August
2021, officials in São Tomé and Príncipe said, as President José Müller met
U.N. officials in N'Djamena, Bogotá and Mazar-i-Sharif near Côte d'Ivoire.

The United Nations said on Thursday that about $1.3 million was needed in Burkina Faso.
Britain said it would send 600 troops to Timor Leste by Sept. 3.

In Novi Sad, the Islamic State killed 12 people, the first such attack since 2017.
"""

Transformation = Callable[[str], str]


def _between_letters(text: str, sign: str) -> str:
    return "".join(
        one + sign if one.isalpha() and after.isalpha() else one
        for one, after in zip(text, [*text[1:], ""], strict=True)
    )


LINE_ENDS: dict[str, Transformation] = {
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "LINE SEPARATOR": lambda text: text.replace("\n", "\u2028"),
    "PARAGRAPH SEPARATOR": lambda text: text.replace("\n", "\u2029"),
    "NEXT LINE": lambda text: text.replace("\n", "\x85"),
    "VERTICAL TAB": lambda text: text.replace("\n", "\x0b"),
    "FORM FEED": lambda text: text.replace("\n", "\x0c"),
}
OTHERS: dict[str, Transformation] = {
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "NO-BREAK SPACE": lambda text: text.replace(" ", "\u00a0"),
    "THIN SPACE": lambda text: text.replace(" ", "\u2009"),
    "NARROW NO-BREAK SPACE": lambda text: text.replace(" ", "\u202f"),
    "ZERO WIDTH SPACE": lambda text: _between_letters(text, "\u200b"),
    "SOFT HYPHEN": lambda text: _between_letters(text, "\u00ad"),
    "ZERO WIDTH NO-BREAK SPACE": lambda text: text.replace("a", "\ufeffa"),
    "MARKS OF DIRECTION": lambda text: text.replace("Burkina Faso", "\u200eBurkina Faso\u200f"),
    "WORD JOINER": lambda text: text.replace(" ", " \u2060"),
    "NON-BREAKING HYPHEN": lambda text: text.replace("-", "\u2011"),
    "tabs": lambda text: text.replace("a F", "a\tF").replace("United N", "United\tN"),
    "two blanks": lambda text: text.replace("a F", "a  F").replace("United N", "United   N"),
    "blanks about line ends": lambda text: text.replace("\n", "  \n  "),
}
TRANSFORMATIONS = OTHERS | LINE_ENDS

# Others, and a line end after all of them.
_several = st.tuples(
    st.lists(st.sampled_from(sorted(OTHERS)), max_size=4, unique=True), st.sampled_from(sorted(LINE_ENDS))
).map(lambda both: [*both[0], both[1]])


def read(text: str) -> Article:
    return article_of(text, id="a", source="a")


def facts(extractor: Extractor, text: str) -> Any:
    """All that is known of a text save where it stands: each entity, the words of its mentions; and how it is parted."""
    article = read(text)
    analysis = extractor.analysis(article)
    assert_true(article, analysis)
    worded = [
        (mention.kind, mention.entity, " ".join(normalised_lines(mention.text)[0].split()))
        for mention in analysis.mentions
    ]
    entities = [kind_of(entity.kind).relocated(entity, lambda *_: Span(0, 0)) for entity in analysis.entities]
    return article.published, len(article.paragraphs), len(analysis.sentences), entities, worded


def assert_true(article: Article, analysis: Analysis) -> None:
    for mention in analysis.mentions:
        assert article.text[mention.start : mention.end] == mention.text
        assert mention.text
        assert mention.text[0].isalnum() or mention.text[0] in "$€£'’(“", mention
    for told in analysis.entities:
        if isinstance(told, Statement) and told.source_start is not None:
            said = normalised_lines(article.text[told.source_start : told.source_end])[0]
            assert " ".join(said.split()) == told.source_text
    assert all(0 <= start < end <= len(article.text) for start, end in analysis.sentences)


@pytest.mark.parametrize("name", TRANSFORMATIONS)
def test_the_same_words_say_the_same(extractor: Extractor, name: str) -> None:
    assert facts(extractor, TRANSFORMATIONS[name](STORY)) == facts(extractor, STORY)


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(_several)
@example(["blanks about line ends", "WORD JOINER", "CR"])
def test_they_do_whatever_comes_together(extractor: Extractor, names: list[str]) -> None:
    text = STORY
    for name in names:
        text = TRANSFORMATIONS[name](text)
    assert facts(extractor, text) == facts(extractor, STORY)


_WORDS = st.sampled_from(
    [
        "Kabul",
        "Burkina Faso",
        "Bogotá",
        "e\u0301",
        "Å",
        "한국",
        "12",
        ">",
        "troops",
        ".",
        "x-y",
        "ﬁre",
        "\u0301",
    ]
)
_GAPS = st.sampled_from(
    [" ", "  ", "\t", "\n", "\r\n", "\n\n", "\r\n\r\n", "\r", "\u2029", "\xa0", "\u200b", "\xad", "\xad\n", "\ufeff", "", "\n> "]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(_WORDS, _GAPS), min_size=1, max_size=25))
def test_an_offset_leads_to_the_words_that_were_read(pairs: list[tuple[str, str]]) -> None:
    article = read("Then " + "".join(word + gap for word, gap in pairs))
    analysed = AnalysedArticle(article)
    text = analysed.normalised.text
    assert "\r" not in text
    assert unicodedata.is_normalized("NFC", text)
    assert len(analysed.normalised.paragraphs) == len(article.paragraphs)
    for (start, end), own in zip(analysed.normalised.paragraphs, article.paragraphs, strict=True):
        assert "\n" not in text[start:end]
        assert _letters(text[start:end]) == _letters(article.text[slice(*own)])
        assert analysed.offset(own.start) == start
        for at in range(start, end):
            if text[at].isalnum():
                original = analysed.restored(_one_sentence(at, at + 1)).sentences[0]
                assert _letters(text[at]) in _letters(article.text[slice(*original)])


def _one_sentence(start: int, end: int) -> Analysis:
    from extractors.model import Span

    return Analysis(sentences=(Span(start, end),))


def _letters(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFKD", text) if one.isalnum())


_SENTENCES = ("Forty men fell in Kabul on Friday .", "Troops left Paris .", "Bogotá fell .")


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=5), _several)
def test_any_text_says_the_same_to_any_model(
    small_extractor: Extractor, sentences: list[str], names: list[str]
) -> None:
    text = changed = "\n\n".join(sentences)
    for name in names:
        changed = TRANSFORMATIONS[name](changed)
    assert facts(small_extractor, changed) == facts(small_extractor, text)


@pytest.fixture(scope="module")
def small_extractor(small_model: str) -> Extractor:
    return Extractor(small_model)


def test_a_normal_text_is_taken_as_it_is() -> None:
    article = read("Kabul fell – “at last”, officials in São Tomé said.\n\nBogotá did not.")
    analysed = AnalysedArticle(article)
    assert analysed.normalised is article
    analysis = Analysis()
    assert analysed.restored(analysis) is analysis


def test_names_are_the_words_and_mentions_the_sources_own(extractor: Extractor) -> None:
    text = "Troops arrived in Burkina\u00a0\u200bFaso on Friday, and in Bogota\u0301."
    analysis = extractor.analysis(read(text))
    places = {entity.name: entity.id for entity in analysis.entities if entity.kind == "location"}
    assert set(places) == {"Burkina Faso", "Bogotá"}
    said = {mention.entity: mention.text for mention in analysis.mentions}
    assert said[places["Burkina Faso"]] == "Burkina\u00a0\u200bFaso"
    assert said[places["Bogotá"]] == "Bogota\u0301"


def test_numbers_in_columns_are_not_one(extractor: Extractor) -> None:
    analysis = extractor.analysis(
        read("Killed and wounded in the towns of the north:\n\nHerat\t12\t500\nKabul   10   300")
    )
    values = [entity.value for entity in analysis.entities if entity.kind == "figure"]
    assert not {12_500.0, 10_300.0} & set(values)


def test_a_blank_that_no_line_breaks_at_groups_digits(extractor: Extractor) -> None:
    for blank in "\u00a0\u2009\u202f\u2007\u2005":
        analysis = extractor.analysis(read(f"Some 10{blank}000 people fled."))
        (figure,) = [entity for entity in analysis.entities if entity.kind == "figure"]
        assert figure.value == 10_000, repr(blank)


def test_a_word_goes_on_after_a_soft_hyphen_at_a_lines_end(extractor: Extractor) -> None:
    analysis = extractor.analysis(
        read("Troops arrived in Burk\u00ad\nina Faso and left Afgha\u00ad\r\n  nistan.")
    )
    names = [entity.name for entity in analysis.entities if entity.kind == "location"]
    assert names == ["Burkina Faso", "Afghanistan"]


def test_a_quoted_name_goes_over_two_lines_of_a_mail(extractor: Extractor) -> None:
    wrapped = [
        "> The minister said on Friday that some troops had left Burkina",
        "> Faso and would be sent to the border of the country near Timor",
        ">\tLeste, where a United Nations mission has been at work since 2017.",
    ]
    for end in ("\n", "\r\n"):
        article = read(end.join(wrapped))
        analysis = extractor.analysis(article)
        assert_true(article, analysis)
        assert {"Burkina Faso", "Timor Leste"} <= {
            " ".join(m.text.replace(">", "").split()) for m in analysis.mentions
        }


def test_a_header_is_read_with_any_line_end() -> None:
    text = "date 2021-08-13\nImage Source : AP\n\nKabul fell.\nHerat fell."
    for name in ("CRLF", "CR", "LINE SEPARATOR", "NO-BREAK SPACE"):
        article = read(TRANSFORMATIONS[name](text))
        assert article.published == "2021-08-13"
        assert [article.text[r.start : r.end].replace("\u00a0", " ") for r in article.regions] == [
            "date 2021-08-13",
            "Image Source : AP",
        ]
        assert [article.text[slice(*p)].replace("\u00a0", " ") for p in article.paragraphs][-2:] == [
            "Kabul fell.",
            "Herat fell.",
        ]
        assert article.text[slice(*article.lede)].replace("\u00a0", " ") == "Kabul fell."


def test_the_window_hears_the_sources_own_offsets(extractor: Extractor) -> None:
    article = read(TRANSFORMATIONS["CRLF"](unicodedata.normalize("NFD", STORY)))
    job = Job(1, article, article.text.index("Novi Sad"), extractor)
    told = None
    while not job.complete:
        job.step()
        told = job.news() or told
    assert told is not None
    assert_true(article, told.analysis)
    assert replace(told.analysis, notes=()) == replace(extractor.analysis(article), notes=())
    assert job.article is article


def test_a_file_with_other_line_ends_says_the_same_on_the_command_line(tmp_path: Path) -> None:
    said = []
    for name, transform in (("a.txt", str), ("b.txt", TRANSFORMATIONS["CRLF"])):
        path = tmp_path / name
        path.write_bytes(transform(STORY).encode())
        run = CliRunner().invoke(extract, [str(path), "--no-cache"])
        assert run.exit_code == 0, run.output
        found = json.loads(run.stdout)
        text = found["article"]["text"]
        assert text.encode() == path.read_bytes()
        mentions = found["mentions"]
        assert all(text[m["start"] : m["end"]] == m["text"] for m in mentions)
        said.append([(m["kind"], " ".join(m["text"].split())) for m in mentions])
    assert said[0] == said[1]


def test_a_rule_meets_its_words_however_they_are_written(extractor: Extractor) -> None:
    analysis = extractor.analysis(read("Troops arrived in Burkina\u00a0Faso and in Bogota\u0301."))
    for words in ("Burkina Faso", "Bogotá", "Bogota\u0301"):
        ruled = corrected(analysis, (), (Rule("reject", "location", words),))
        assert len(ruled.mentions) == len(analysis.mentions) - 1


def test_a_text_that_is_taken_as_composed_without_looking_is_composed() -> None:
    composing = {
        int(parts[1], 16)
        for code in range(0x110000)
        if len(parts := unicodedata.decomposition(chr(code)).split()) == 2 and not parts[0].startswith("<")
    }
    sure = [code for code in range(0x80, 0x110000) if _is_surely_composed({chr(code)})]
    assert ord("é") in sure
    assert ord("—") in sure
    assert ord("\N{COMBINING ACUTE ACCENT}") not in sure
    for code in sure:
        assert unicodedata.is_normalized("NFC", chr(code)), hex(code)
        assert not unicodedata.combining(chr(code)), hex(code)
        assert code not in composing, hex(code)
