"""Results to where they were asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from extractors.atomic import NewFile
from extractors.errors import OutputError


def written_atomically(pieces: Iterable[bytes], output: str | None, may_replace: bool = True) -> None:
    """Write the pieces to a file that appears only when it is whole, or to standard output as they come.

    Args:
        pieces: What to write, in order.
        output: A path, or None for standard output.
        may_replace: Whether an older file of that name may be replaced.

    Raises:
        OutputError: The file cannot be written; nothing is left behind, and an older file of that name stays.
        FileExistsError: There is one, and it may not be replaced.
        BrokenPipeError: Whoever read standard output is gone.
    """
    if output is None:
        _to_standard_output(pieces)
        return
    target = Path(output)
    if target.exists() and not target.is_file() and not target.is_dir():
        _through(pieces, target)  # a device or pipe cannot be replaced
        return
    try:
        with NewFile(target) as new:
            for piece in pieces:
                new.file.write(piece)
            new.keep(may_replace)
    except FileExistsError:
        raise
    except OSError as error:
        raise cannot(output, error) from error


def _to_standard_output(pieces: Iterable[bytes]) -> None:
    for piece in pieces:
        try:
            sys.stdout.buffer.write(piece)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is still buffered has nowhere to go
            raise cannot("standard output", error) from error


def _through(pieces: Iterable[bytes], target: Path) -> None:
    try:
        with target.open("wb") as file:
            for piece in pieces:
                file.write(piece)
    except OSError as error:
        raise cannot(str(target), error) from error


def cannot(output: str, error: OSError) -> OutputError:
    """The error that says what cannot be written, and why."""
    return OutputError(
        f"{output}: it cannot be written ({error.strerror or error}).", "Name another place with --output."
    )
