from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_run import q7x2
from tests.corpus.filled import parted, records


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    done = q7x2("index", records(folder / "in.jsonl"), "--into", folder / "made")
    assert done.returncode == 0, done.stderr
    parted(folder / "made")
    return folder / "made"
