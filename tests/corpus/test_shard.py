"""A shard is there whole or not at all, for this program and for any other that reads the folder."""

from __future__ import annotations

import os
from pathlib import Path

from extractors.corpus.shard import shards_in, sweep, write_shard


def test_a_shard_that_is_being_written_is_not_among_those_that_others_read(tmp_path: Path) -> None:
    seen: list[tuple[list[str], list[str]]] = []

    def look() -> bool:
        seen.append(
            (
                [path.name for path in (tmp_path / "shards").iterdir()],
                [path.name for path in tmp_path.glob(".shard-*/*")],
            )
        )
        return True

    target = write_shard(tmp_path, "rules", [], look)
    [(finished, unfinished)] = seen
    assert finished == []
    assert sorted(unfinished) == ["articles.parquet", "entities.parquet", "mentions.parquet"]
    assert shards_in(tmp_path) == [target]
    assert [path.name for path in tmp_path.iterdir()] == ["shards"]


def test_what_a_killed_process_left_is_swept_when_it_is_old(tmp_path: Path) -> None:
    target = write_shard(tmp_path, "rules", [])
    old, earlier, new = tmp_path / ".shard-old", tmp_path / "shards" / ".earlier", tmp_path / ".shard-new"
    others = tmp_path / ".git"
    for folder in (old, earlier, new, others):
        folder.mkdir()
    for folder in (old, earlier, others):
        os.utime(folder, (0, 0))
    sweep(tmp_path)
    assert not old.exists()
    assert not earlier.exists()
    assert new.exists(), "somebody may be writing it"
    assert others.exists(), "it is none of ours"
    assert shards_in(tmp_path) == [target]
