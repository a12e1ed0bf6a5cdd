"""The configuration file: what is usable is used, what is not is said, and nothing is fatal."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.kinds import NAMES as KINDS
from extractors.settings import place
from extractors.settings.file import Configured, configured, options
from extractors.settings.known import DEFAULTS, SETTINGS
from extractors.sources.anchoring import anchored
from extractors.sources.text import article_of
from tests.test_imports import modules_after


def read(folder: Path, text: str) -> Configured:
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return configured(str(path))


def complaint(folder: Path, text: str) -> str:
    found = read(folder, text).complaints
    assert len(found) == 1, found
    return found[0].text


def test_the_file_is_where_the_platform_has_configurations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/elsewhere")
    assert place.path() == "/elsewhere/q7x2-tui/config.toml"
    for unusable in ("", "relative"):
        monkeypatch.setenv("XDG_CONFIG_HOME", unusable)
        assert place.folder() == str(Path.home() / ".config/q7x2-tui")
    monkeypatch.delenv("XDG_CONFIG_HOME")
    assert place.folder() == platformdirs.user_config_dir("q7x2-tui")


def test_without_a_file_nothing_is_set_and_nothing_is_wrong(tmp_path: Path) -> None:
    path = str(tmp_path / "nowhere" / "config.toml")
    assert configured(path) == Configured(path)


def test_asking_for_the_place_imports_nothing() -> None:
    new = modules_after("from extractors.settings import place; place.path()") - modules_after(
        "import extractors"
    )
    assert not new & {"tomllib", "typing", "re", "pathlib", "platformdirs"}


def test_what_the_file_sets_is_taken(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        'theme = "nord"\nwidth = 72\nhidden = ["date"]\ncache = false\n[keys]\n"map.open" = "m, M"\nquit = ["q", ","]\n',
    )
    assert not found.complaints
    assert found.values == {"theme": "nord", "width": 72, "hidden": ("date",), "cache": False}
    assert found.keys == {"map.open": ("m", "M"), "quit": ("q", ",")}
    assert options(found) == {"theme": "nord", "width": 72, "no_cache": True}


def test_ids_of_keys_need_no_quotes(tmp_path: Path) -> None:
    assert read(tmp_path, '[keys]\nmap.open = "m"\n').keys == {"map.open": ("m",)}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('\n\nthemes = "dark"', ["config.toml, line 3", "no setting “themes”", "did you mean “theme”?"]),
        ('theme = "drak"', ["line 1", "one of", "did you mean “dark”"]),
        ('theme = "zzz"', ["line 1", 'such as "dark"', "config init"]),
        ('width = "wide"', ["line 1", "width must be a whole number from 40 to 120"]),
        ("width = 500", ["a whole number from 40 to 120"]),
        ("width = true", ["a whole number"]),
        ("cache = 1", ["cache must be true or false"]),
        ('hidden = "date"', ['an array of any of "location"']),
        ('hidden = ["dates"]', ["an array of any of"]),
        ('model = ""', ["model must be a text"]),
        ("keys = 3", ["keys must be a table"]),
        ('[keys]\n"map.open" = 3', ["line 2", "keys of map.open"]),
        ("theme = dark", ["no TOML", "line 1"]),
        ('theme = "dark"\ntheme = "light"', ["no TOML"]),
        ('"evil\\u001b]0;x" = 1', ["\\x1b"]),
    ],
)
def test_what_cannot_be_used_is_said_with_its_place_and_what_is_expected(
    tmp_path: Path, text: str, says: list[str]
) -> None:
    words = complaint(tmp_path, text)
    for say in says:
        assert say in words
    assert words.isprintable()


def test_one_bad_setting_spoils_no_other(tmp_path: Path) -> None:
    found = read(tmp_path, 'width = 3\ntheme = "light"\n')
    assert found.values == {"theme": "light"}


def test_a_file_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    assert "no file" in configured(str(tmp_path / "config.toml")).complaints[0].text
    os.mkfifo(tmp_path / "pipe")
    assert "no file" in configured(str(tmp_path / "pipe")).complaints[0].text
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    assert "no file" in configured(str(tmp_path / "gone")).complaints[0].text
    (tmp_path / "latin").write_bytes(b'theme = "dark"\n# \xe9')
    assert "line 2: not UTF-8" in configured(str(tmp_path / "latin")).complaints[0].text


@pytest.mark.parametrize(
    "text", ["[keys]\n" + "a." * 3_000 + "b = 1", "theme = " + "[" * 3_000, "#\n" * 600_000]
)
def test_what_nobody_writes_is_said_and_not_fatal(tmp_path: Path, text: str) -> None:
    assert "nothing in it is used" in complaint(tmp_path, text)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_no_content_of_the_file_is_fatal(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "config.toml"
    path.write_bytes(data)
    found = configured(str(path))
    assert all(complaint.text.isprintable() for complaint in found.complaints)
    assert set(found.values) <= set(DEFAULTS)


def test_every_default_is_one_of_its_choices() -> None:
    for setting in SETTINGS:
        if setting.choices and isinstance(setting.default, str):
            assert setting.default in setting.choices
        assert setting.meaning.endswith(".")
    assert next(setting for setting in SETTINGS if setting.name == "hidden").choices == KINDS


def test_where_only_given_dates_count_the_header_does_not() -> None:
    text = "date 2021-08-13\n\nKabul fell on Friday."
    said = article_of(text, id="a", source="a")
    given_ = article_of(text, id="a", source="a", option_date="2021-08-14")
    assert said.published == "2021-08-13"
    assert anchored(said, "article") is said
    assert anchored(said, "given").published is None
    assert anchored(given_, "given").published == "2021-08-14"
