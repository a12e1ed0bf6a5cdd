"""Words that were missed are marked: the worker proposes what they can be, the answer is a correction."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from extractors.corrections.ledger import Ledger
from extractors.errors import WorkerError
from extractors.model import Actor, Analysis, Article, Candidate, Figure, Place, Span, Timex
from extractors.protocol import Propose, Proposed
from tests.tui.reader.fakes import Reader
from tui.choosing.changes import Question
from tui.choosing.choice import Choice
from tui.choosing.marking import marks_of

ZARANJ = Candidate("Zaranj", "city", "AF", "Nimroz", 30.96, 61.86, 1120985, 49_851)
ELSEWHERE = Candidate("Zaranj", "city", "US", "Texas", 30.0, -97.0, 1, 90_000)


@pytest.fixture
def missed(sample: Article, stored_analysis: Analysis, tmp_path: Path) -> Reader:
    """A reading of the sample in which no mention has the word `captured`."""
    ledger = Ledger(tmp_path / "corrections", tmp_path / "rules.toml")
    return Reader([sample], stored_analysis, ledger=ledger)


def select(reader: Reader, words: str) -> Span:
    """Select the first such words with the mouse."""
    start = reader.now.article.text.index(words)
    reader.host.selected_span = Span(start, start + len(words))
    return reader.host.selected_span


async def offered(
    reader: Reader, words: str, answer: Proposed | Exception, typed: str = ""
) -> Sequence[Choice]:
    """Select the words, ask what they are, and have the worker say this."""
    select(reader, words)
    reader.controllers.marking.mark()
    reader.client.events_to_come = [answer]
    await reader.host.rest("analysis")
    _, (title, offer, *_), _ = reader.host.dialogs[-1]
    assert title == f"“{words}”: what is it?"
    found: Sequence[Choice] = await offer(typed)
    return found


def take(reader: Reader, choice: Choice) -> None:
    reader.host.dialogs[-1][1][2](choice.value)


async def test_a_place_of_the_countrys_own_comes_first_and_every_occurrence_is_marked(missed: Reader) -> None:
    answer = Proposed(0, "captured", (ELSEWHERE, ZARANJ))
    choices = await offered(missed, "captured", answer)
    assert [c.words for c in missed.client.heard if isinstance(c, Propose)] == ["captured"]
    assert (choices[0].group, choices[0].label) == ("location", "Zaranj")
    assert "AF" in choices[0].what
    take(missed, choices[0])
    at = missed.now.article.text.index("captured")
    mention = missed.now.facts.at(at)
    assert mention is not None
    place = missed.now.facts.entities[mention.entity]
    assert isinstance(place, Place)
    assert place.geonameid == 1120985
    count = len(missed.now.facts.mentions_of(place.id))
    await missed.host.rest("keeping")
    assert missed.notice.startswith("added the location “captured”")
    assert (f", {count} mentions" in missed.notice) == (count > 1)
    assert missed.now.anchor is None
    missed.controllers.corrections.undo()
    assert missed.now.facts.at(at) is None
    missed.host.close()


async def test_what_the_grammars_read_is_offered_and_is_of_this_place_only(missed: Reader) -> None:
    figure, day = Figure("F1", "count", 2.0, unit="hours"), Timex("D1", "date", "2021-08-10")
    choices = await offered(missed, "captured", Proposed(0, "captured", (), (figure, day)))
    assert [(c.group, c.label) for c in choices[:2]] == [("figure", "2 hours"), ("date", "Tue 10 Aug 2021")]
    take(missed, choices[0])
    found = missed.now.facts.at(missed.now.article.text.index("captured"))
    assert found is not None
    assert (found.kind, len(missed.now.facts.mentions_of(found.entity))) == ("figure", 1)
    missed.host.close()


async def test_a_vague_count_is_offered_and_taken_without_a_number(missed: Reader) -> None:
    vague = Figure("F1", "count", None, order=10.0, unit="fighters")
    choices = await offered(missed, "captured", Proposed(0, "captured", (), (vague,)))
    first = choices[0]
    assert (first.group, first.label) == ("figure", "tens of fighters")
    take(missed, first)
    found = missed.now.facts.at(missed.now.article.text.index("captured"))
    assert found is not None
    figure = missed.now.facts.entities[found.entity]
    assert (figure.value, figure.order, figure.unit) == (None, 10.0, "fighters")  # type: ignore[attr-defined]
    missed.host.close()


def test_words_of_a_name_of_the_article_are_offered_as_it() -> None:
    karzai = Actor("A1", "Hamid Karzai", "person", country="AF")
    first, *_ = marks_of("Karzai", Proposed(0, "Karzai"), Analysis(entities=(karzai,)), ())
    assert (first.label, first.what) == ("Hamid Karzai", "person, of this article")
    assert first.value == {"kind": "actor", "name": "Hamid Karzai", "type": "person", "country": "AF"}


async def test_without_a_worker_every_kind_can_still_be_said(missed: Reader) -> None:
    choices = await offered(missed, "captured", WorkerError("It died."))
    groups = {choice.group for choice in choices}
    assert groups == {"location", "actor", "figure", "date"}
    amount = next(choice for choice in choices if choice.group == "figure")
    assert amount.value == (Question.AMOUNT, "figure")
    take(missed, amount)
    _, (title, offer, then, *_), _ = missed.host.dialogs[-1]
    assert title == "“captured”: its value"
    then(offer("3k")[0].value)
    found = missed.now.facts.at(missed.now.article.text.index("captured"))
    assert found is not None
    assert missed.now.facts.entities[found.entity].value == 3000.0  # type: ignore[attr-defined]
    missed.host.close()


async def test_what_the_words_are_already_is_not_offered(missed: Reader) -> None:
    choices = await offered(missed, "Kabul", Proposed(0, "Kabul", (ZARANJ,)))
    assert "location" not in {choice.group for choice in choices}
    missed.host.close()


def test_nothing_selected_begins_with_the_word_under_the_cursor(missed: Reader) -> None:
    kabul = missed.go("Kabul")
    missed.controllers.marking.mark()
    assert missed.controllers.words.selected == Span(kabul.start, kabul.end)
    assert not missed.host.dialogs


def test_more_than_a_name_is_refused(missed: Reader) -> None:
    paragraphs = missed.now.article.paragraphs
    missed.host.selected_span = Span(paragraphs[0].start, paragraphs[1].end)
    missed.controllers.marking.mark()
    assert missed.notice == "That is more than a name, a number or a date: select fewer words."
    assert not missed.host.dialogs


async def test_a_name_becomes_a_rule_and_a_figure_does_not(missed: Reader) -> None:
    choices = await offered(missed, "captured", Proposed(0, "captured", (ZARANJ,)))
    take(missed, choices[0])
    await missed.host.rest("keeping")
    missed.controllers.corrections.always()
    await missed.host.rest("keeping")
    assert missed.notice.startswith("“captured”: a rule for every article")
    assert missed.controllers.keeper.ledger is not None
    assert "[[add]]" in missed.controllers.keeper.ledger.rules_path.read_text("utf-8")
    missed.host.close()
