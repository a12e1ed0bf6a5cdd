"""An image of the model reads as the model does, and nothing depends on there being one."""

from __future__ import annotations

import shutil
import sys
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from extractors import model_image
from extractors.model_image import image_of, is_wanted, load_image, roots, write
from extractors.pipeline import load

PACKAGE = "tiny_news_model"
LOADER = """from pathlib import Path
from spacy.util import load_model_from_init_py
def load(**overrides):
    return load_model_from_init_py(__file__, **overrides)
"""
TEXT = "Forty men fell in Kabul on Friday; it didn't say who'd left Paris."


@pytest.fixture(scope="module")
def site(small_model: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the small pipeline is an installed package."""
    folder = tmp_path_factory.mktemp("site")
    package = folder / PACKAGE
    shutil.copytree(small_model, package / "en_pipeline-0.0.0")
    shutil.copy(Path(small_model) / "meta.json", package / "meta.json")
    (package / "__init__.py").write_text(LOADER)
    installed = folder / f"{PACKAGE}-1.0.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {PACKAGE}\nVersion: 1.0\n")
    return folder


@pytest.fixture(autouse=True)
def images(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where images are kept: empty at first."""
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "prefix"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return roots()[1]


def read(nlp: Any) -> list[tuple[str, str, int, str]]:
    return [(token.text, token.tag_, token.head.i, token.ent_type_) for token in nlp(TEXT)]


def test_an_image_reads_as_the_package_does(images: Path) -> None:
    before = read(load(PACKAGE))
    assert is_wanted(PACKAGE)
    folder = write(PACKAGE, images)
    assert image_of(PACKAGE) == folder
    assert not is_wanted(PACKAGE)
    assert read(load_image(folder)) == read(load(PACKAGE)) == before
    assert [path.name for path in images.iterdir()] == [folder.name]


def test_an_image_knows_no_words_beforehand(images: Path) -> None:
    assert len(load_image(write(PACKAGE, images)).vocab.strings) < 3_000


def test_one_beside_the_interpreter_comes_first(images: Path) -> None:
    write(PACKAGE, images)
    beside = write(PACKAGE, roots()[0])
    assert image_of(PACKAGE) == beside


def test_a_damaged_image_leaves_the_package(images: Path) -> None:
    before = read(load(PACKAGE))
    (write(PACKAGE, images) / "ner/model").write_bytes(b"\x00")
    assert read(load(PACKAGE)) == before


def test_an_image_of_another_version_is_none(images: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(PACKAGE, images)
    monkeypatch.setattr(model_image, "version", lambda _name: "9.9")
    assert image_of(PACKAGE) is None


def test_an_image_that_would_read_otherwise_is_not_kept(
    images: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings = count()
    monkeypatch.setattr(model_image, "_read", lambda _doc: next(readings))
    with pytest.raises(ValueError, match="another way"):
        write(PACKAGE, images)
    assert list(images.iterdir()) == []


def test_a_folder_that_cannot_be_written_to_is_said_and_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "prefix").write_text("a file")
    monkeypatch.setattr(sys, "argv", ["model_image", PACKAGE])
    assert model_image.main() == 0
    assert "loads as slowly as ever" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["no_such_package", "./a/folder"])
def test_what_is_no_installed_package_has_no_image(name: str) -> None:
    assert image_of(name) is None
    assert not is_wanted(name)
