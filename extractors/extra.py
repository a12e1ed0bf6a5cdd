"""Packages that only some commands need: extras of the installation, asked for in a sentence where they are missing."""

from __future__ import annotations

from importlib.util import find_spec

from extractors.errors import MissingExtraError

_CORPUS = ("duckdb", "pyarrow")


def corpus_needed(purpose: str) -> None:
    """Make sure that DuckDB and PyArrow are there, without importing them.

    Args:
        purpose: What needs them, as the start of a sentence: "A corpus".

    Raises:
        MissingExtraError: One of them is not installed.
    """
    missing = [name for name in _CORPUS if find_spec(name) is None]
    if missing:
        from extractors import installation  # they are there most of the time

        raise MissingExtraError(
            f"{purpose} needs {' and '.join(missing)}, which the plain installation leaves out.",
            f"Install with: {installation.with_extra('corpus')}",
        )
