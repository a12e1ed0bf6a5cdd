"""Articles that tell the same story are found among many."""

from __future__ import annotations

import random

from extractors.versions.grouping import Grouping


def story(seed: int, sentences: int = 30) -> list[str]:
    dice = random.Random(seed)
    words = [f"word{n}" for n in range(3000)]
    return [" ".join(dice.choices(words, k=18)).capitalize() + "." for _ in range(sentences)]


def test_a_story_with_other_figures_and_a_paragraph_more_is_the_same_and_others_are_not() -> None:
    grouping = Grouping()
    for seed in range(200):
        assert grouping.add(" ".join(story(seed))) == seed
    later = story(17)
    later[2] = "At least 62 people were killed, police said."
    assert grouping.add(" ".join([*later, *story(1000, 10)])) == 17
    assert grouping.add(" ".join(story(17)[:20])) == 17
    assert (grouping.copies_of(17), grouping.copies_of(200), grouping.copies_of(3)) == (
        (200, 201),
        (17, 201),
        (),
    )


def test_the_phrases_of_a_site_make_no_story_the_same() -> None:
    grouping = Grouping()
    notice = " ".join(story(5000, 6))
    assert [grouping.add(" ".join([*story(seed), notice])) for seed in range(80)] == list(range(80))


def test_texts_without_words_are_each_their_own() -> None:
    grouping = Grouping()
    assert [grouping.add(text) for text in ("", "...", "")] == [0, 1, 2]
    assert grouping.copies_of(7) == ()
