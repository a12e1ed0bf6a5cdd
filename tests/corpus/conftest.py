from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.filled import records, run


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    done = run("index", records(folder / "in.jsonl"), "--into", folder / "made", "--shard", "2")
    assert done.returncode == 0, done.stderr
    return folder / "made"
