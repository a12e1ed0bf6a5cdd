"""Stepping to what begins right where the reader is: it is passed over only where it was stepped to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model import Actor, Analysis, Article, Mention, Place, Span
from tests.tui.canned import CannedClient
from tests.tui.test_window import SIZE, now, settled
from tui.app import ReaderApp

TEXT = "Kabul fell. Herat Airport fell too.\n\nNobody slept. Kabul was dark."
NEXT, BEFORE = "right_square_bracket", "left_square_bracket"


def _mention(kind: str, words: str, entity: str, start: int = 0) -> Mention:
    at = TEXT.index(words, start)
    return Mention(kind, at, at + len(words), words, entity)  # type: ignore[arg-type]


@pytest.fixture
def opening(sample: Article) -> ReaderApp:
    """An article whose sentences begin with an entity; "Herat" begins where "Herat Airport" does."""
    second = TEXT.index("\n\n")
    paragraphs = (Span(0, second), Span(second + 2, len(TEXT)))
    article = replace(sample, text=TEXT, paragraphs=paragraphs, regions=())
    starts = [0, TEXT.index("Herat"), TEXT.index("Nobody"), TEXT.rindex("Kabul")]
    sentences = [
        Span(one, other) for one, other in zip(starts, [11, second, starts[3] - 1, len(TEXT)], strict=True)
    ]
    analysis = Analysis(
        tuple(sentences),
        (
            _mention("location", "Kabul", "L1"),
            _mention("actor", "Herat Airport", "A1"),
            _mention("location", "Herat", "L2"),
            _mention("location", "Kabul", "L1", 12),
        ),
        (
            Place("L1", "Kabul", "city"),
            Place("L2", "Herat", "city"),
            Actor("A1", "Herat Airport", "organisation"),
        ),
        2,
    )
    return ReaderApp([article], CannedClient(analysis))


@pytest.mark.parametrize(
    ("keys", "entity", "sentence"),
    [
        ([NEXT], "L1", 0),
        ([NEXT, NEXT], "A1", 1),
        ([NEXT, NEXT, NEXT], "L2", 1),
        ([NEXT, NEXT, NEXT, NEXT], "L1", 3),
        ([NEXT, NEXT, NEXT, BEFORE], "A1", 1),
        ([NEXT, NEXT, BEFORE], "L1", 0),
        (["l", NEXT], "A1", 1),
        (["l", "l", NEXT], "L1", 3),
        (["l", BEFORE], "L1", 0),
        (["l", "l", "l", NEXT], "L1", 3),
        (["l", "l", "l", BEFORE], "L2", 1),
        (["G", NEXT], "L1", 3),
        ([NEXT, "l", "g", NEXT], "L1", 0),
        (["l", "f", *"kind:location", "enter", NEXT], "L2", 1),
        ([NEXT, "f", *"kind:actor", "enter", NEXT], "A1", 1),
        ([NEXT, "n"], "L1", 3),
        ([NEXT, "N"], "L1", 3),
        (["l", "l", "l", NEXT, "n"], "L1", 0),
        ([NEXT, NEXT, "escape", NEXT], "A1", 1),
    ],
)  # fmt: skip
async def test_an_entity_that_begins_right_there_is_stepped_to_once(
    opening: ReaderApp, keys: list[str], entity: str, sentence: int
) -> None:
    async with opening.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press(*keys)
        await pilot.pause()
        reading = now(opening)
        assert reading.focus.entity == entity
        assert reading.facts.sentences.number(reading.sentence) == sentence + 1


@pytest.mark.parametrize(
    ("keys", "match"),
    [
        (["n"], 2),
        (["N"], 2),
        (["l", "l", "l", "n"], 2),
        (["l", "l", "l", "n", "n"], 1),
        (["G", "N"], 1),
        (["G", "g", "n"], 2),  # it was stepped to before
        (["G", "g", "n", "n"], 1),
    ],
)
async def test_a_match_that_begins_right_there_is_stepped_to_once(
    opening: ReaderApp, keys: list[str], match: int
) -> None:
    async with opening.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"kabul", "enter", *keys)
        await pilot.pause()
        reading = now(opening)
        assert reading.search.found.number(reading.focus.offset) == match
