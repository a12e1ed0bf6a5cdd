"""Articles that tell the same story are found among many."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from extractors.model import Article
from extractors.sources.text import article_of
from extractors.versions.grouping import Grouping
from extractors.versions.originals import originals_of


def story(seed: int, sentences: int = 30) -> list[str]:
    dice = random.Random(seed)
    words = [f"word{n}" for n in range(3000)]
    return [" ".join(dice.choices(words, k=18)).capitalize() + "." for _ in range(sentences)]


def article(text: str, title: str | None = None) -> Article:
    return replace(article_of("Words.", id="a", source="a.txt"), text=text, title=title)


def grouped(texts: Sequence[str | Article]) -> Grouping:
    grouping = Grouping()
    articles = [each if isinstance(each, Article) else article(each) for each in texts]
    for _ in articles:  # as they come, one by one
        grouping.go_on(articles, 1)
    assert len(grouping) == len(articles)
    return grouping


def test_a_story_with_other_figures_and_a_paragraph_more_is_the_same_and_others_are_not() -> None:
    later = story(17)
    later[2] = "At least 62 people were killed, police said."
    others = [" ".join(story(seed)) for seed in range(200)]
    grouping = grouped([*others, " ".join([*later, *story(1000, 10)]), " ".join(story(17)[:20])])
    assert grouping.copies_of(17) == (200, 201)
    assert grouping.copies_of(200) == (17, 201)
    assert grouping.copies_of(3) == ()
    assert [grouping.first_of(number) for number in (3, 17, 200, 201)] == [3, 17, 17, 17]


def test_the_phrases_of_a_site_make_no_story_the_same() -> None:
    notice = " ".join(story(5000, 6))
    grouping = grouped([" ".join([*story(seed), notice]) for seed in range(80)])
    assert all(not grouping.copies_of(number) for number in range(80))


def test_a_story_that_a_hundred_outlets_have_is_one_story() -> None:
    texts = [" ".join([*story(1), *(story(9000 + n, 2) if n % 2 else ())]) for n in range(100)]
    grouping = grouped([article(text, f"Headline {n}") for n, text in enumerate(texts)])
    assert grouping.copies_of(0)[::2][:3] == (1, 3, 5)
    assert {2, 4, 98} <= set(grouping.copies_of(0))


def test_texts_without_words_and_a_sites_own_sentences_are_each_their_own() -> None:
    stub = (
        "Subscribe to go on reading this story, or log in if you have an account with us: it takes a minute,"
        " and you can leave us at any time."
    )
    grouping = grouped(["", "...", "", article(stub, "Fire in Paris"), article(stub, "Quiet in Quetta")])
    assert all(not grouping.copies_of(number) for number in range(8))


def test_a_brief_is_a_copy_under_its_own_title_alone() -> None:
    brief = " ".join(story(3, 2))
    full = article(" ".join(story(3)), "Fire in Paris")
    grouping = grouped([full, article(brief, "Fire in Paris"), article(brief, "In brief")])
    assert grouping.copies_of(0) == (1,)


def test_a_digest_is_no_copy_of_what_it_holds_and_makes_no_two_stories_one() -> None:
    one, other = " ".join(story(1)), " ".join(story(2))
    for texts in (
        [f"{one} {other}", one, other],
        [one, f"{one} {other}", other],
        [one, other, f"{one} {other}"],
    ):
        grouping = grouped(texts)
        assert all(not grouping.copies_of(number) for number in range(3)), texts


def test_a_story_that_is_rewritten_step_by_step_is_another_in_the_end() -> None:
    sentences = story(1, 60)
    steps = [" ".join(sentences[at : at + 30]) for at in (0, 10, 20, 30)]
    grouping = grouped(steps)
    assert grouping.copies_of(0) == (1,)
    assert grouping.copies_of(3) == (2,)


def test_the_first_of_a_story_is_the_same_whatever_pair_was_found_first() -> None:
    pairs = [(1, 2), (2, 3), (1, 3), (5, 4)]
    words = dict.fromkeys(range(6), 10)
    for order in (pairs, pairs[::-1]):
        assert originals_of(range(6), order, words, lambda _one, _other: False) == {
            0: 0,
            1: 1,
            2: 1,
            3: 1,
            4: 4,
            5: 4,
        }
