"""The test files that take longest, in about that order: a process that is free takes the next file, so these come first."""

from __future__ import annotations

from pathlib import Path

LONGEST = (
    "test_faults.py",
    "batch/test_extract.py",
    "corpus/test_cluster.py",
    "test_end_to_end.py",
    "tui/test_commands.py",
    "test_written_files.py",
    "tui/library/test_library.py",
    "tui/test_charts.py",
    "test_command_line.py",
    "sources/test_archives.py",
    "sources/test_feeds.py",
    "corpus/test_index.py",
    "extractors/test_worker.py",
    "tui/test_card.py",
    "corpus/test_end_to_end.py",
    "sources/test_formats.py",
    "tui/test_window.py",
    "tui/test_correcting.py",
    "sources/test_hostile.py",
    "sources/test_registry.py",
    "sources/test_days.py",
    "extractors/test_places_compounds.py",
    "extractors/test_number_claims.py",
    "tui/test_comfort.py",
    "tui/test_complaints.py",
    "extractors/test_links.py",
    "corpus/test_query.py",
    "test_choosing.py",
    "sources/test_files_of_others.py",
    "tui/test_pictures.py",
)


def rank(path: Path) -> int:
    """Where a file comes; those that are not named stay in the order in which they were found."""
    name = path.relative_to(Path(__file__).parent).as_posix()
    return LONGEST.index(name) if name in LONGEST else len(LONGEST)
