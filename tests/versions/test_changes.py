"""What a later version of a story changed, and whether two texts tell the same story."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractors.versions.change import Rewording, changes_between, sentences_of
from extractors.versions.resemblance import SAME_STORY, shared_part
from tests.test_command_line import q7x2

OLD = (
    "A storm killed at least 40 people in the port of Karwar on Friday, police said.\n\n"
    "The army sent 600 troops to the region. Schools remain closed.\n\n"
    "Gen. A. Ferreira of the U.S. Army said that help was on its way."
)
NEW = (
    "A storm killed at least 62 people in the port of Karwar on Friday, police said.\n\n"
    "Gen. A. Ferreira of the U.S. Army said that help was on its way. Schools remain closed.\n\n"
    "Insurers put the damage at $45 million."
)


def test_other_figures_added_and_removed_sentences_are_told_and_a_moved_one_is_not() -> None:
    found = changes_between(OLD, NEW)
    assert [(each.gone, each.come) for each in found.reworded] == [(("40",), ("62",))]
    assert found.added == ("Insurers put the damage at $45 million.",)
    assert found.removed == ("The army sent 600 troops to the region.",)
    assert found.kept == 2


def test_titles_and_initials_end_no_sentence() -> None:
    assert list(
        sentences_of("Dr. J. Smith met Gen. Lee on Jan. 5. “It rained.” They left the U.S. Army base.")
    ) == [
        "Dr. J. Smith met Gen. Lee on Jan. 5.",
        "“It rained.”",
        "They left the U.S. Army base.",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("“It rained,” he said.", '"It rained," he said.'),
        ("Some 40\npeople died.", "Some 40 people died."),
        ("One. Two.", "Two.\n\nOne."),
        ("", ""),
        ("12 people. 12 people.", "12 people. 12 people."),
    ],
)
def test_what_is_only_set_otherwise_is_no_change(old: str, new: str) -> None:
    found = changes_between(old, new)
    assert (found.reworded, found.added, found.removed) == ((), (), ())


def test_a_figure_that_goes_or_comes_is_told() -> None:
    found = changes_between(
        "The mayor of Karwar said 1,200 people fled.", "The mayor of Karwar said people fled."
    )
    assert found.reworded == (
        Rewording(
            "The mayor of Karwar said 1,200 people fled.",
            "The mayor of Karwar said people fled.",
            ("1,200",),
            (),
        ),
    )


def test_a_sentence_of_other_words_is_another_one() -> None:
    found = changes_between("The mayor spoke on Friday in Karwar.", "Insurers put the damage at $45 million.")
    assert (len(found.added), len(found.removed), found.reworded) == (1, 1, ())


def test_a_story_with_a_paragraph_more_is_the_same_and_one_on_the_same_matter_is_not() -> None:
    assert (
        shared_part(OLD, f"{OLD}\n\nInsurers put the damage at $45 million, and said that more would come.")
        >= SAME_STORY
    )
    assert (
        shared_part(
            OLD,
            "At least 40 people died in a storm in Karwar on Friday. Troops were sent, and schools are shut.",
        )
        < 0.2
    )
    assert shared_part("", OLD) == 0


def test_the_command_compares_a_page_with_a_text(tmp_path: Path) -> None:
    rest = "The town lies 12 miles from the border, on a bay that whalers used until the last of their ships was sold in 1910."
    page = "".join(f"<p>{part}</p>" for part in [*NEW.split("\n\n"), rest])
    (tmp_path / "new.html").write_text(f"<html><body>{page}</body></html>", "utf-8")
    (tmp_path / "old.txt").write_text(f"{OLD}\n\n{rest}", "utf-8")
    paths = (str(tmp_path / "old.txt"), str(tmp_path / "new.html"))
    found = json.loads(q7x2("changes", *paths, "--json").stdout)
    assert (found["is_same_story"], found["kept"], found["reworded"][0]["come"]) == (True, 3, ["62"])
    said = q7x2("changes", *paths).stdout
    assert "reworded, other figures: 40 → 62" in said
    assert "+ Insurers put the damage at $45 million." in said
    same = q7x2("changes", paths[0], paths[0]).stdout
    assert "nothing changed" in same


def test_what_cannot_be_read_is_said_in_a_sentence(tmp_path: Path) -> None:
    run = q7x2("changes", str(tmp_path / "none.txt"), str(tmp_path / "none.txt"))
    assert run.returncode == 1
    assert "Traceback" not in run.stderr


def test_signs_that_steer_a_terminal_do_not_reach_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One \x1b[31mred\x1b[0m word here.", "utf-8")
    (tmp_path / "b.txt").write_text("Two of them.", "utf-8")
    assert "\x1b" not in q7x2("changes", str(tmp_path / "a.txt"), str(tmp_path / "b.txt")).stdout
