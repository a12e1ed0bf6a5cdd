"""`explain`: why words are a mention, or none."""

from __future__ import annotations

import json

import pytest

from extractors.explaining.asking import PlaceError, explanation_of, explanations_of, place_of
from extractors.explaining.book import rules, words_of
from extractors.explaining.explanation import Explanation
from extractors.explaining.wording import lines_of
from extractors.extracting import Extractor
from extractors.model import Analysis, Article
from extractors.rules import Verdict
from extractors.sources.text import article_of


def article(text: str) -> Article:
    return article_of(text, id="t", source="t")


@pytest.fixture(scope="module")
def explained(extractor: Extractor):
    def at(text: str, words: str):
        told = article(text)
        return explanation_of(extractor, told, place_of(told, words))

    return at


@pytest.fixture(scope="module")
def of_sample(extractor: Extractor, sample: Article, sample_analysis: Analysis) -> dict[int, Explanation]:
    """What is explained at the start of each mention of the sample."""
    starts = sorted({mention.start for mention in sample_analysis.mentions})
    return dict(zip(starts, explanations_of(extractor, sample, starts), strict=True))


def test_every_mention_of_the_sample_is_explained_by_verdicts(
    of_sample: dict[int, Explanation], sample_analysis: Analysis
) -> None:
    by_start: dict[int, list[tuple[str, int]]] = {}
    for mention in sample_analysis.mentions:
        by_start.setdefault(mention.start, []).append((mention.kind, mention.end))
    for start, mentions in sorted(by_start.items()):
        found = of_sample[start]
        seen = {(each.kind, each.end): each for each in found.candidates if each.is_mention}
        assert set(mentions) <= set(seen)
        for each in seen.values():
            assert each.verdicts, each
            assert "accept" in {verdict.says for verdict in each.verdicts}, each
            assert each.reason
        assert all("\x1b" not in line for line in lines_of(found))


def test_the_reasons_of_the_sample_are_what_its_rules_said(
    of_sample: dict[int, Explanation],
) -> None:
    for found in of_sample.values():
        for each in found.candidates:
            said = " ".join(verdict.words for verdict in each.verdicts)
            for part in each.reason.split("; "):
                if each.is_mention and each.kind != "actor":  # an actor's may be a verdict on another mention
                    assert all(words in said for words in part.split(". ")), (each, part)


def test_the_rule_that_rejects_words_is_named(explained) -> None:
    found = explained("He lives at 12 Main Street. The film won in 2004.", "2004")
    (figure,) = [each for each in found.candidates if each.kind == "figure"]
    assert not figure.is_mention
    assert figure.verdicts[-1].says == "reject"
    assert figure.verdicts[-1].rule == "figure-dated"


def test_words_that_nothing_proposed_are_said_to_be_so(explained) -> None:
    found = explained("Some 40 people died in Kabul on Monday.", "died")
    assert found.candidates == ()
    assert any("Nothing proposed these words" in line for line in lines_of(found))


def test_the_clause_says_who_does_what_to_whom(explained) -> None:
    clause = explained("The sheriff was shot by Bob Lang in Texas.", "shot").clause
    assert clause is not None
    assert (clause.predicate, clause.agents, clause.patients) == ("was shot", ("Lang",), ("sheriff",))
    assert clause.is_passive


def test_a_figures_links_say_where_they_come_from(explained) -> None:
    found = explained("Gunmen killed 12 villagers in Mali on Monday.", "12 villagers")
    (figure,) = [each for each in found.candidates if each.kind == "figure"]
    links = {link.field: link for link in figure.links}
    assert (links["who"].value, links["where"].value) == ("Gunmen", "Mali")
    assert (links["who"].reach, links["who"].rule) == ("clause", "who-agent")


def test_a_vague_count_is_named_by_its_order(explained) -> None:
    (figure,) = explained("Dozens of people fled.", "Dozens").candidates
    assert (figure.kind, figure.name) == ("figure", "tens of people")


def test_a_place_is_an_offset_or_words_of_the_text() -> None:
    told = article("Kabul fell. Kabul is calm.")
    assert (place_of(told, "7"), place_of(told, "Kabul is")) == (7, 12)
    with pytest.raises(PlaceError, match="26 code points"):
        place_of(told, "26")
    with pytest.raises(PlaceError, match="not in the article"):
        place_of(told, "Herat")


def test_what_a_terminal_would_obey_is_spelled_out(explained) -> None:
    found = explained("Kabul\x1b[2J fell on Monday.", "Kabul")
    assert all("\x1b" not in line for line in lines_of(found))


def test_every_rule_has_a_sentence_and_an_id_of_its_kind() -> None:
    for id_, rule in rules().items():
        assert id_ == rule.id
        assert id_.split("-")[0] in (
            "place", "actor", "figure", "date", "who", "where", "when", "source", "statement",
        )  # fmt: skip
        assert words_of(Verdict(id_, rule.says, 0, 1, ("a", "b", "c")))


def test_the_command_prints_json_and_says_what_is_wrong(
    tmp_path_factory: pytest.TempPathFactory, capfd: pytest.CaptureFixture[str]
) -> None:
    from extractors.explaining.command import main

    path = tmp_path_factory.mktemp("explain") / "a.txt"
    path.write_text("Some 40 people died in Kabul on Monday.", "utf-8")
    assert main([str(path), "--at", "Kabul", "--json"]) == 0
    told = json.loads(capfd.readouterr().out)
    assert told["at"] == 23
    assert [each["kind"] for each in told["candidates"] if each["is_mention"]] == ["location"]
    assert main([str(path), "--at", "Herat"]) == 2
    assert "“Herat” are not in the article" in capfd.readouterr().err
    assert main([str(path.parent / "none.txt"), "--at", "1"]) == 1
    assert "none.txt" in capfd.readouterr().err
