"""Moving pictures: scripts are short and of keys that there are, pictures are theirs, the screen is as a terminal has it."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.manual_pages import ROOT, manual
from tests.recording.cast import as_cast
from tests.recording.drawing import as_svg
from tests.recording.recorder import recorded
from tests.recording.screen import Look, Screen
from tests.recording.script import FOLDER, LONGEST_S, Script, read, scripts

LARGEST_BYTES = 300_000
WANTED = {"reading", "place", "filter", "map", "library", "choose", "rules"}


def test_there_is_a_script_of_all_that_is_to_be_seen() -> None:
    assert {script.name for script in scripts()} == WANTED


@pytest.mark.parametrize("script", scripts(), ids=lambda script: script.name)
def test_a_picture_is_short_and_small_and_drawn_from_its_script_as_it_is(script: Script) -> None:
    assert 3 < script.seconds <= LONGEST_S
    assert script.is_drawn, f"make pictures: {script.picture.name} was drawn from another script"
    assert script.picture.stat().st_size <= LARGEST_BYTES
    root = ET.fromstring(script.picture.read_text("utf-8"))
    assert root.find("{*}title") is not None
    assert not [element for element in root.iter() if element.tag.endswith(("script", "image"))]


def test_every_picture_is_shown_on_a_page() -> None:
    shown = manual()
    for script in scripts():
        assert f"pictures/{script.name}.svg" in shown


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ('keys = "Esx"', "no key 'Esx'"),
        ('keys = "l"\nhold = 99', "at most 15"),
    ],
)
def test_a_script_that_cannot_be_played_is_refused(tmp_path: Path, change: str, error: str) -> None:
    path = tmp_path / "a.toml"
    hold = "" if "hold" in change else "hold = 1.0\n"
    path.write_text(f'title = "A"\ncommand = "q7x2-tui"\n[[step]]\n{hold}{change}\n', "utf-8")
    with pytest.raises(ValueError, match=error):
        read(path)


def test_a_script_is_recorded_as_a_cast_and_drawn(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(
        'title = "A < B"\ncommand = "$"\nsize = [20, 4]\n'
        '[[step]]\ntype = "echo a"\nhold = 0.5\n[[step]]\nkeys = "Enter"\nhold = 1.0\nuntil = "\\na\\n"\nsays = "it says a"\n'
    )
    recording = recorded(read(path))
    assert "".join(cell.text for cell in recording.frames[-1].rows[1]).strip() == "a"
    header, *events = map(json.loads, as_cast(recording).splitlines())
    assert (header["version"], header["width"], header["height"]) == (2, 20, 4)
    assert [event[0] for event in events] == sorted(event[0] for event in events)
    assert events[-1][0] == pytest.approx(recording.script.seconds)
    root = ET.fromstring(as_svg(recording))
    assert "it says a" in "".join(root.itertext())
    assert root.find("{*}title").text == "A < B"  # type: ignore[union-attr]


def shown(text: str, columns: int = 6, rows: int = 3) -> list[str]:
    screen = Screen(columns, rows)
    screen.write(text)
    return screen.text().split("\n")


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("ab\r\ncd", ["ab", "cd", ""]),
        ("abcdefgh", ["abcdef", "gh", ""]),
        ("1\r\n2\r\n3\r\n4", ["2", "3", "4"]),
        ("\x1b[2;3Hx", ["", "  x", ""]),
        ("abc\x1b[2D\x1b[Kz", ["az", "", ""]),
        ("abc\x1b[2J", ["", "", ""]),
        ("a\x1b[?1049hb\x1b[?1049lc", ["ac", "", ""]),
        ("漢a", ["漢a", "", ""]),
        ("a\x1b]0;title\x07b\x1b[?2026hc\x1b[>4;1md", ["abcd", "", ""]),
        ("ab\x08\x08x", ["xb", "", ""]),
    ],
)
def test_the_screen_shows_what_a_terminal_shows(written: str, seen: list[str]) -> None:
    assert shown(written) == seen
    screen = Screen(6, 3)
    for character in written:  # however it comes
        screen.write(character)
    assert screen.text().split("\n") == seen


@pytest.mark.parametrize(
    ("codes", "look"),
    [
        ("1;38;2;1;2;3", Look(ink="#010203", is_bold=True)),
        ("48;5;16;4", Look(ground="#000000", is_underlined=True)),
        ("1;2;22;3;7", Look(is_italic=True, is_reversed=True)),
        ("31;0", Look()),
        ("38;2;1;2;3;39", Look()),
    ],
)
def test_a_cell_has_the_look_that_was_asked_for(codes: str, look: Look) -> None:
    screen = Screen(2, 1)
    screen.write(f"\x1b[{codes}mx")
    assert screen.rows()[0][0] == ("x", look)


def test_the_pictures_lie_where_the_pages_look_for_them() -> None:
    assert FOLDER == ROOT / "docs" / "pictures"
