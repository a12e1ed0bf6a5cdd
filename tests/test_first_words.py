"""On a new machine the window says the two keys that one has to know, and says them once."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.pseudo_terminal import PseudoTerminal
from tui.first_words import OWN, SAMPLE, first_words

READER = str(Path(sys.executable).parent / "q7x2-tui")


def test_the_first_window_tells_help_and_quit_until_a_key_is_pressed_and_the_second_does_not(
    tmp_path: Path, small_model: str
) -> None:
    command = (READER, "--model", small_model)
    with PseudoTerminal(*command, XDG_STATE_HOME=str(tmp_path)) as terminal:
        assert terminal.sees(SAMPLE)
        terminal.type("l")
        assert terminal.sees("? help")
        terminal.type("q")
        assert terminal.ends() == 0
    with PseudoTerminal(*command, XDG_STATE_HOME=str(tmp_path)) as terminal:
        assert terminal.sees("LOCATIONS")
        terminal.type("q")
        assert terminal.ends() == 0
        assert SAMPLE.encode() not in terminal.raw


def test_ones_own_article_is_not_called_the_sample(tmp_path: Path) -> None:
    assert first_words(str(tmp_path / "none"), is_sample=True, is_configured=False) == SAMPLE
    assert first_words(str(tmp_path / "none"), is_sample=False, is_configured=False) == OWN


def test_who_has_a_configuration_or_has_read_here_knows_the_keys(tmp_path: Path) -> None:
    assert first_words(str(tmp_path), is_sample=True, is_configured=False) == ""
    assert first_words(str(tmp_path / "none"), is_sample=True, is_configured=True) == ""
