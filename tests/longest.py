"""The test files that take longest, in about that order: a process that is free takes the next file, so these come first."""

from __future__ import annotations

from pathlib import Path

_LONGEST = (
    "test_faults.py",
    "tui/test_commands.py",
    "batch/test_extract.py",
    "tui/test_correcting.py",
    "tui/test_card.py",
    "test_written_files.py",
    "tui/test_window.py",
    "tui/test_comfort.py",
    "corpus/test_cluster.py",
    "corpus/test_index.py",
    "test_command_line.py",
    "tui/test_charts.py",
    "tui/test_complaints.py",
    "tui/test_pictures.py",
    "tui/test_card_pictures.py",
    "extractors/test_worker.py",
    "corpus/test_end_to_end.py",
    "test_end_to_end.py",
)


def rank(path: Path) -> int:
    """Where a file comes; those that are not named stay in the order in which they were found."""
    name = path.relative_to(Path(__file__).parent).as_posix()
    return _LONGEST.index(name) if name in _LONGEST else len(_LONGEST)
