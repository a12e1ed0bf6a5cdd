"""The reader's own keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.model import Analysis, Article
from tests.tui.canned import CannedClient
from tests.tui.test_window import SIZE, line, now, settled
from tui.app import ReaderApp
from tui.keymap import COMMANDS, PALETTE_KEY
from tui.preferences import Preferences
from tui.rebinding import Rebinding, key_named, rebound
from tui.screens.help_screen import HelpScreen


def keys(rebinding: Rebinding, id: str) -> list[str]:
    return next(command.keys.split(",") for command in rebinding.commands if command.id == id)


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("m", "m"),
        ("M", "M"),
        ("?", "question_mark"),
        (",", "comma"),
        ("+", "plus"),
        ("^d", "ctrl+d"),
        ("Ctrl+D", "ctrl+d"),
        ("ctrl++", "ctrl+plus"),
        ("PgDn", "pagedown"),
        ("⇧Tab", "shift+tab"),
        ("shift+g", "G"),
        ("F5", "f5"),
        ("↓", "down"),
        ("Esc", "escape"),
        ("left_square_bracket", "left_square_bracket"),
        ("é", "é"),
        ("nokey", None),
        ("hold+x", None),
        ("\x07", None),
        ("ctrl+", None),
    ],
)
def test_keys_are_written_as_people_write_them(word: str, key: str | None) -> None:
    assert key_named(word) == key


def test_every_default_key_is_read_as_it_is_shown() -> None:
    for command in COMMANDS:
        assert [key_named(word) for word in command.keys_in_words.split(" ")] == command.keys.split(",")


def test_a_wish_replaces_the_default_keys() -> None:
    found = rebound({"scope.cycle": ["X", "F5"]})
    assert keys(found, "scope.cycle") == ["X", "f5"]
    assert not found.complaints
    assert found.changed == {"scope.cycle": "X,f5"}


def test_two_commands_may_change_their_keys() -> None:
    found = rebound({"scope.cycle": ["o"], "order.cycle": ["s"]})
    assert (keys(found, "scope.cycle"), keys(found, "order.cycle")) == (["o"], ["s"])
    assert not found.complaints


def test_a_key_is_taken_from_who_had_it_by_default_and_a_last_one_is_said() -> None:
    found = rebound({"scope.cycle": ["j"]})
    assert keys(found, "line.next") == ["down"]
    assert not found.complaints
    found = rebound({"scope.cycle": ["o"]})
    assert keys(found, "order.cycle") == [""]
    assert "order.cycle has no key now, scope.cycle took it" in found.complaints[0]
    assert not rebound({"scope.cycle": ["o"], "order.cycle": []}).complaints


def test_of_two_wishes_for_a_key_the_first_is_met() -> None:
    found = rebound({"scope.cycle": ["X"], "order.cycle": ["X"]})
    assert keys(found, "scope.cycle") == ["X"]
    assert keys(found, "order.cycle") == ["o"]
    assert found.complaints == ("order.cycle: X is given to scope.cycle already.",)


def test_unknown_ids_and_keys_are_said_with_the_nearest() -> None:
    complaints = rebound({"scope.cylce": ["X"], "order.cycle": ["nokey", "^p"]}).complaints
    assert "no action “scope.cylce” (did you mean “scope.cycle”?)" in complaints[0]
    assert "“nokey” is no key" in complaints[1]
    assert "^p stays with the palette" in complaints[2]


@pytest.mark.parametrize(
    "wishes", [{"scope.cycle": ["q"]}, {"quit": []}, {"line.next": ["q"], "quit": ["q"]}]
)
def test_quitting_keeps_a_key(wishes: dict[str, list[str]]) -> None:
    found = rebound(wishes)
    assert keys(found, "quit") == ["q"]
    assert any("q stays with quit" in complaint for complaint in found.complaints)
    assert sum(command.keys.split(",").count("q") for command in found.commands) == 1


def test_quitting_may_have_another_key_and_give_its_own_away() -> None:
    found = rebound({"quit": ["Q"], "scope.cycle": ["q"]})
    assert (keys(found, "quit"), keys(found, "scope.cycle")) == (["Q"], ["q"])
    assert not found.complaints


WORDS = st.sampled_from(["q", "j", "o", "s", "^d", "Esc", "?", "X", "nokey", "^p"]) | st.text(max_size=3)


@given(
    st.dictionaries(
        st.sampled_from([command.id for command in COMMANDS]) | st.text(max_size=5),
        st.lists(WORDS, max_size=3),
    )
)
def test_whatever_is_wished_no_key_does_two_things_and_quit_has_one(wishes: dict[str, list[str]]) -> None:
    found = rebound(wishes)
    used = [key for command in found.commands for key in command.keys.split(",") if key]
    assert len(used) == len(set(used))
    assert PALETTE_KEY not in used
    assert keys(found, "quit") != [""]
    assert [command.id for command in found.commands] == [command.id for command in COMMANDS]


async def test_rebound_keys_act_and_stand_in_help_palette_and_last_line(
    sample: Article, stored_analysis: Analysis
) -> None:
    wishes = {"sentence.next": ["X"], "filter.ask": ["F"], "help": ["H"], "jump.back": []}
    app = ReaderApp([sample], CannedClient(stored_analysis), preferences=Preferences(keys=wishes))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        start = now(app).focus.offset
        await pilot.press("l")
        assert now(app).focus.offset == start
        await pilot.press("X")
        assert now(app).focus.offset > start
        assert "F filter" in line(app, "#status", 0)
        assert "H help" in line(app, "#status", 0)
        said = {command.title: command.help for command in app.get_system_commands(app.screen)}
        assert said["Next sentence"] == "sentence.next · key X"
        assert said["Back to where you jumped from"] == "jump.back · no key"
        await pilot.press("H")
        assert isinstance(app.screen, HelpScreen)
        rows = [str(widget.render()) for widget in app.screen.query("Static.help-row")]
        assert any(row.startswith("X ") and "Next sentence" in row for row in rows)
        await pilot.press("H")
        assert not isinstance(app.screen, HelpScreen)


async def test_what_cannot_be_had_is_said_in_the_window(sample: Article, stored_analysis: Analysis) -> None:
    app = ReaderApp([sample], CannedClient(stored_analysis), preferences=Preferences(keys={"quti": ["Q"]}))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "no action “quti” (did you mean “quit”?)" in line(app, "#status", 0)
