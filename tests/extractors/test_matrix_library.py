"""Which library multiplies the model's matrices."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from extractors import matrix_library
from extractors.matrix_library import BLIS, LIBRARIES, OPENBLAS, VARIABLE, chosen, use_faster


@pytest.fixture(autouse=True)
def kept_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv(VARIABLE, raising=False)
    return tmp_path / "q7x2-tui" / "matrix-library"


def test_what_was_measured_is_kept_and_not_measured_again(
    kept_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = chosen()
    assert library in LIBRARIES
    assert kept_in.read_text().endswith(f" {library}\n")
    monkeypatch.setattr(matrix_library, "faster", lambda: pytest.fail("measured twice"))
    assert chosen() == library


def test_what_another_machine_measured_does_not_count(kept_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept_in.parent.mkdir(parents=True)
    kept_in.write_text("elsewhere x86_64 1.0 8.0 blis\n")
    monkeypatch.setattr(matrix_library, "faster", lambda: OPENBLAS)
    assert chosen() == OPENBLAS


@pytest.mark.parametrize("content", ["", "blis", "\xff\xfe", "vm x86_64 what\n"])
def test_a_file_that_says_nothing_of_use_is_measured_over(
    content: str, kept_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_in.parent.mkdir(parents=True)
    kept_in.write_bytes(content.encode("latin-1"))
    monkeypatch.setattr(matrix_library, "faster", lambda: BLIS)
    assert chosen() == BLIS


@pytest.mark.parametrize("library", LIBRARIES)
def test_the_environment_has_the_last_word(
    library: str, kept_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, library)
    assert chosen() == library
    assert not kept_in.exists()


def test_where_nothing_can_be_kept_it_is_still_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert chosen() in LIBRARIES


def test_the_models_products_are_made_by_the_chosen_one(monkeypatch: pytest.MonkeyPatch) -> None:
    import spacy

    blank: Any = spacy.blank("en")
    tagger = blank.add_pipe("tagger")
    tagger.add_label("NN")
    blank.initialize()
    for node in tagger.model.walk():
        monkeypatch.setattr(node.ops, "use_blis", True)  # nodes share theirs, also with other models
    monkeypatch.setenv(VARIABLE, OPENBLAS)
    use_faster(blank)
    assert {node.ops.use_blis for node in tagger.model.walk()} == {False}


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="counts threads as Linux lists them")
@pytest.mark.parametrize(("said", "threads"), [(None, 1), ("2", 2)])
def test_one_thread_multiplies_unless_the_environment_says_otherwise(said: str | None, threads: int) -> None:
    """The components import NumPy with the package that holds them: the word must be there before."""
    counted = (
        "import extractors.pipeline, numpy, os; numpy.ones((999, 999)) @ numpy.ones((999, 999)); "
        "print(len(os.listdir('/proc/self/task')))"
    )
    around = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    run = subprocess.run(
        [sys.executable, "-c", counted],
        env=around if said is None else {**around, "OPENBLAS_NUM_THREADS": said},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert int(run.stdout) == min(threads, len(os.sched_getaffinity(0)))
