"""Writes one export in a process of its own: `python -P -m extractors.batch.writer FORMAT PATH [--replace]`.

The article and its analysis come pickled on standard input, from the window that started it. Where the path exists and may not be
replaced nothing is touched. What went wrong stands on standard error, in a sentence.
"""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

from extractors.batch.export_job import Made
from extractors.batch.folder import Folder
from extractors.errors import OutputError, Q7x2Error
from extractors.exit_codes import EXIT_FAILURE
from extractors.exports.registry import format_named
from extractors.exports.writing import cannot, written_atomically
from extractors.model import Analysis, Article

EXIT_EXISTS = 3
"""To the window that started it: something of that name is there."""


class ExistsError(OutputError):
    """Something of that name is there already."""


def write(name: str, path: Path, article: Article, analysis: Analysis, may_replace: bool) -> None:
    """Write the export.

    Args:
        name: The format's name.
        path: The file, or the folder of a format that is one.
        article: The article.
        analysis: What is known of it.
        may_replace: Whether what is there may be replaced.

    Raises:
        ExistsError: It is there, and may not be.
        Q7x2Error: It cannot be written.
    """
    format = format_named(name)
    if not path.parent.is_dir():
        raise OutputError(f"{path.parent}: there is no such folder.", "Choose another path.")
    if not format.is_folder:
        data = format.alone(article, analysis)
        try:
            written_atomically([data], str(path), may_replace)
        except FileExistsError as error:
            raise ExistsError(f"{path} is there already.") from error
        return
    if path.exists() and not path.is_dir():
        raise cannot(str(path), NotADirectoryError(None, "it is a file"))
    if not may_replace and path.is_dir() and any(path.iterdir()):
        raise ExistsError(f"{path} is there already.")
    folder = Folder(format, path)
    folder.put(Made(article.id, format.piece(article, analysis), ""))
    folder.keep()


def main() -> int:
    """Write what standard input holds; 0 done, 1 a failure, 3 it is there already."""
    name, path, *options = sys.argv[1:]
    try:
        article, analysis = pickle.loads(sys.stdin.buffer.read())
        write(name, Path(path), article, analysis, "--replace" in options)
    except ExistsError:
        return EXIT_EXISTS
    except Q7x2Error as error:
        print(error.message, file=sys.stderr)
        return EXIT_FAILURE
    except Exception as error:  # a person reads it in the window
        print(f"The export broke ({type(error).__name__}: {error}).", file=sys.stderr)
        return EXIT_FAILURE
    return 0


if __name__ == "__main__":
    sys.exit(main())
