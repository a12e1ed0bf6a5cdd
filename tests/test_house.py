"""The house's measures of the window find what they are there to find."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.house import ROOT, inherited, reached, window_complaints

MODAL = "class ListScreen(ModalScreen[None]): ..."


@pytest.mark.parametrize(
    ("classes", "complaint"),
    [
        (
            "class AskingScreen(Screen[None]): ...\nclass WindowScreen(AskingScreen): ...",
            "inherits the screen",
        ),
        (
            "class AskingScreen(screen.Screen): ...\nclass Part(AskingScreen): ...\nclass Window(Part): ...",
            "Window inherits the screen Part",
        ),
        (f"{MODAL}\nclass OtherScreen(ListScreen): ...", "OtherScreen inherits the screen ListScreen"),
        (
            "class Folds: ...\nclass Sings: ...\nclass Window(Folds, Sings, Screen[None]): ...",
            "has 2 mixins",
        ),
    ],
)
def test_a_screen_that_inherits_another_is_found(classes: str, complaint: str) -> None:
    found = list(inherited({"tui/a.py": ast.parse(classes)}))
    assert any(complaint in text for text in found), found


@pytest.mark.parametrize(
    "classes",
    [
        "class WindowScreen(Screen[None]): ...",
        "class Folds: ...\nclass WindowScreen(Folds, Screen[None]): ...",
        "class ScrolledScreen(ModalScreen[None]): ...\nclass HelpScreen(ScrolledScreen): ...",
        "class Listing(ScrollView): ...\nclass Pane(Listing): ...",
    ],
)
def test_a_screen_on_textuals_own_or_that_is_another_is_right(classes: str) -> None:
    assert not list(inherited({"tui/a.py": ast.parse(classes)}))


@pytest.mark.parametrize(
    "code",
    [
        "self.cards._view",
        "self._host._screen.size",
        "self.parts.cards._close()",
        "self.query_one(Card)._rows",
        "self.rows[0]._name",
    ],
)
def test_a_reach_into_another_part_is_found(code: str) -> None:
    assert list(reached("tui/a.py", ast.parse(code)))


@pytest.mark.parametrize("code", ["self._view", "self._view.size", "other._rows", "self.__class__.__name__"])
def test_what_is_ones_own_is_no_reach(code: str) -> None:
    assert not list(reached("tui/a.py", ast.parse(code)))


def test_the_window_is_put_together_and_reaches_nothing_private() -> None:
    assert not list(window_complaints(Path(ROOT) / "tui"))
