"""What is said to install the program again, or with an extra, works for the way in which it was installed."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path

import pytest

from extractors import installation


class Kept:
    """A distribution's metadata, as far as they are asked."""

    def __init__(self, direct_url: str | None) -> None:
        self.direct_url = direct_url

    def read_text(self, name: str) -> str | None:
        assert name == "direct_url.json"
        return self.direct_url


def installed_from(monkeypatch: pytest.MonkeyPatch, origin: object) -> None:
    kept = Kept(None if origin is None else json.dumps(origin))
    monkeypatch.setattr(installation, "distribution", lambda _: kept)


PIP = f"{shlex.quote(sys.executable)} -m pip install"
CLONE = {"url": "file:///home/me/my%20clone", "dir_info": {}}
EDITABLE = {"url": "file:///home/me/clone", "dir_info": {"editable": True}}
GIT = {"url": "https://example.org/r.git", "vcs_info": {"vcs": "git", "commit_id": "1"}}


@pytest.mark.parametrize(
    ("origin", "extra", "again"),
    [
        (None, "pip install 'q7x2-tui[serve]'", "pip install --force-reinstall q7x2-tui"),
        (CLONE, f"{PIP} '/home/me/my clone[serve]'", f"{PIP} --force-reinstall '/home/me/my clone'"),
        (
            EDITABLE,
            f"{PIP} --editable '/home/me/clone[serve]'",
            f"{PIP} --force-reinstall --editable '/home/me/clone'",
        ),
        (
            GIT,
            f"{PIP} 'q7x2-tui[serve] @ git+https://example.org/r.git'",
            f"{PIP} --force-reinstall 'q7x2-tui @ git+https://example.org/r.git'",
        ),
        ({"url": 7}, "pip install 'q7x2-tui[serve]'", "pip install --force-reinstall q7x2-tui"),
        ([], "pip install 'q7x2-tui[serve]'", "pip install --force-reinstall q7x2-tui"),
    ],
)
def test_a_cure_fits_the_installation(
    origin: object, extra: str, again: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed_from(monkeypatch, origin)
    assert installation.with_extra("serve") == extra
    assert installation.again() == f"Install the program again: {again}"


def test_in_the_environment_of_a_clone_make_does_everything_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed_from(monkeypatch, {"url": tmp_path.as_uri(), "dir_info": {"editable": True}})
    monkeypatch.setattr(sys, "prefix", str(tmp_path / ".venv"))
    assert installation.again() == f"Install the program again: make -B -C {tmp_path} install"


def test_metadata_that_are_damaged_are_those_of_a_package_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "distribution", lambda _: Kept("{"))
    assert installation.with_extra("corpus") == "pip install 'q7x2-tui[corpus]'"
