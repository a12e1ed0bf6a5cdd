"""A window whose modules come from the image is the window without it, and nothing depends on there being one."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.pseudo_terminal import PseudoTerminal
from tui import resources
from tui.startup import module_image, module_imaging
from tui.startup.module_image import FORMAT, ModuleImage, folders, image, name

# The program; where its window stands, it tells which of its modules come from where, and leaves.
_PROGRAM = """
import json, os, sys
import tui.cli
def told(app):
    spoken = [(name, getattr(module, "__spec__", None)) for name, module in sys.modules.items()]
    with open(os.environ["TOLD"], "w") as file:
        json.dump({name: type(spec.loader).__name__ for name, spec in spoken if spec}, file)
    app.exit()
from tui.startup.module_image import ModuleImage
def installed(image, install=ModuleImage.install):
    install(image)
    import tui.app
    tui.app.ReaderApp.on_ready = told
ModuleImage.install = installed
tui.cli.main()
"""


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Where images are kept, beside the interpreter and in the cache: empty at first."""
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "prefix"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    beside, cache = folders()
    return Path(beside), Path(cache)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An image as the program writes it, by a process that imported nothing else."""
    cache = tmp_path_factory.mktemp("cache")
    command = [sys.executable, "-P", "-m", "tui.startup.module_imaging", "--cache"]
    subprocess.run(command, check=True, env={**os.environ, "XDG_CACHE_HOME": str(cache)})
    (found,) = (cache / "q7x2-tui/modules").iterdir()
    return found


@pytest.fixture
def opened(written: Path) -> Iterator[ModuleImage]:
    found = module_image._opened(str(written))
    assert found is not None
    yield found
    found.close()


def test_a_module_is_as_the_folders_have_it(opened: ModuleImage) -> None:
    for module in ("tui.app", "textual", "asyncio", "rich.console"):
        ours, theirs = opened.find_spec(module), sys.modules[module].__spec__
        assert ours is not None
        assert theirs is not None
        for what in ("name", "origin", "cached", "parent", "submodule_search_locations", "has_location"):
            assert getattr(ours, what) == getattr(theirs, what), what
        assert ours.loader.get_code(module) == theirs.loader.get_code(module)  # type: ignore[union-attr]
        assert ours.loader.get_source(module) == theirs.loader.get_source(module)  # type: ignore[union-attr]


def test_a_module_that_changed_is_read_from_its_file(opened: ModuleImage, tmp_path: Path) -> None:
    entry = opened._modules["tui.words"]
    moved = tmp_path / "words.py"
    moved.write_text("changed = True")
    for there in (moved, tmp_path / "gone.py"):
        opened._modules["tui.words"] = (str(there), *entry[1:])
        assert opened.find_spec("tui.words") is None
    assert opened.find_spec("no.such.module") is None
    assert not opened.is_old
    for _ in range(module_image._MANY_CHANGED):
        opened.find_spec("tui.words")
    assert opened.is_old


def test_every_pattern_is_the_one_that_python_compiles(opened: ModuleImage) -> None:
    assert len(opened._patterns) > 100
    for (pattern, flags), place in opened._patterns.items():
        assert module_image._sre.compile(pattern, *opened.read(*place)) == re.compile(pattern, flags)


def test_patterns_come_from_it_while_it_is_installed(
    opened: ModuleImage, monkeypatch: pytest.MonkeyPatch
) -> None:
    pattern, flags = next(key for key in opened._patterns if isinstance(key[0], str))
    asked: list[Any] = []
    monkeypatch.setattr(re._compiler, "compile", lambda *given: asked.append(given) or "python's own")  # type: ignore[attr-defined]
    opened.install()
    assert isinstance(re._compiler.compile(pattern, flags), re.Pattern)  # type: ignore[attr-defined]
    assert re._compiler.compile("never seen", 0) == "python's own"  # type: ignore[attr-defined]
    assert re._compiler.compile(pattern.encode(), flags) == "python's own"  # type: ignore[attr-defined]
    opened._patterns[pattern, flags] = (1 << 40, 8)  # behind its end
    assert re._compiler.compile(pattern, flags) == "python's own"  # type: ignore[attr-defined]
    opened.close()
    assert asked == [("never seen", 0), (pattern.encode(), flags), (pattern, flags)]
    assert re._compiler.compile("again", 0) == "python's own"  # type: ignore[attr-defined]
    assert opened not in sys.meta_path


def test_code_that_cannot_be_read_is_the_files(opened: ModuleImage) -> None:
    spec = opened.find_spec("tui.words")
    assert spec is not None
    assert spec.loader is not None
    there = spec.loader.get_code("tui.words")  # type: ignore[attr-defined]
    opened.install()
    opened.close()
    assert spec.loader.get_code("tui.words") == there  # type: ignore[attr-defined]


def test_the_latest_image_is_taken_wherever_it_is(written: Path, places: tuple[Path, Path]) -> None:
    assert image() is None
    data = written.read_bytes()
    for place in places:
        place.mkdir(parents=True)
        (place / name()).write_bytes(data)
        (place / name()).chmod(0o644)
    for older, newer in (places, places[::-1]):
        os.utime(older / name(), (1, 1))
        os.utime(newer / name(), (2, 2))
        (newer / name()).write_bytes(data)
        found = image()
        assert found is not None
        assert os.path.samestat(os.fstat(found._file), (newer / name()).stat())
        os.close(found._file)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: data + b"x",
        lambda data: b"",
        lambda data: FORMAT,
        lambda data: data.replace(FORMAT, b"q7x2 modules 9\n"),
        lambda data: (
            FORMAT
            + len(data).to_bytes(8, "little")
            + (1 << 40).to_bytes(8, "little")
            + data[len(FORMAT) + 16 :]
        ),
        lambda data: data[: len(FORMAT) + 16] + b"\xff" * 64 + data[len(FORMAT) + 80 :],
    ],
)
def test_a_damaged_image_is_none(damage: Any, written: Path, tmp_path: Path) -> None:
    path = tmp_path / "image"
    path.write_bytes(damage(written.read_bytes()))
    path.chmod(0o644)
    assert module_image._opened(str(path)) is None


def test_an_image_that_others_may_have_written_is_none(written: Path, tmp_path: Path) -> None:
    path = tmp_path / "image"
    path.write_bytes(written.read_bytes())
    path.chmod(0o664)
    assert module_image._opened(str(path)) is None


def test_another_version_path_or_place_has_another_image(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {name()}
    for what, value in (("__version__", "9.9"), ("__file__", "/elsewhere/module_image.py")):
        with monkeypatch.context() as other:
            other.setattr(module_image, what, value)
            names.add(name())
    monkeypatch.setattr(sys, "path", [*sys.path, "/their/modules"])
    names.add(name())
    assert len(names) == 4
    monkeypatch.setattr(sys, "path", ["/the/programs/folder", *sys.path[1:]])
    assert name() in names


def test_a_window_without_an_image_has_one_written(
    monkeypatch: pytest.MonkeyPatch, opened: ModuleImage
) -> None:
    begun: list[list[str]] = []
    monkeypatch.setattr(module_imaging.subprocess, "Popen", lambda command, **_: begun.append(command))
    module_imaging.write_where_wanted(opened)
    assert not begun
    module_imaging.write_where_wanted(None)
    assert begun == [[sys.executable, "-P", "-m", "tui.startup.module_imaging", "--cache"]]


def test_where_none_can_be_written_nothing_is_left(
    places: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    places[0].parent.mkdir(parents=True)
    places[0].write_text("a file where the folder would be")
    assert module_imaging.main() == 0
    assert "opens as slowly as ever" in capsys.readouterr().err


def test_a_window_stands_on_it(written: Path, tmp_path: Path) -> None:
    program, told = tmp_path / "program.py", tmp_path / "told.json"
    program.write_text(_PROGRAM)
    homes = {"XDG_CACHE_HOME": str(written.parents[2]), "TOLD": str(told)}
    with PseudoTerminal(sys.executable, "-P", str(program), resources.sample(), **homes) as terminal:
        assert terminal.ends() == 0, terminal.raw
    loaders = json.loads(told.read_text())
    assert {loaders[module] for module in ("tui.app", "textual.app", "asyncio", "rich.text")} == {"_Loader"}
    before = {"os", "site"}  # what Python imports by itself, and what the program does before it asks
    left = {module for module, loader in loaders.items() if loader == "SourceFileLoader"} - before
    assert len(left) < 40, left
