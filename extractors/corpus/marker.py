"""The file that makes a folder a corpus: `corpus.json`, which says its columns and the edition that its articles shall have."""

from __future__ import annotations

from pathlib import Path

import orjson

from extractors.corpus.columns import LAYOUT, names_and_types
from extractors.errors import OutputError, SourceError
from extractors.exports.writing import cannot, written_atomically

NAME = "corpus.json"


def is_corpus(folder: str | Path) -> bool:
    """Whether a folder is a corpus."""
    try:
        return (Path(folder) / NAME).is_file()
    except (OSError, ValueError):
        return False


def edition_wanted(corpus: Path) -> str:
    """The edition of the last run.

    Raises:
        SourceError: The folder is no corpus, or one with other columns.
    """
    try:
        known = orjson.loads((corpus / NAME).read_bytes())
        edition = str(known["edition"])
        its_columns = (known["layout"], known.get("columns"))
    except OSError as error:
        raise SourceError(
            f"{corpus}: this is no corpus.", "Make one with q7x2-tui index SOURCE --into CORPUS."
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise SourceError(f"{corpus}: its {NAME} is damaged.", "Index its sources into it again.") from error
    if its_columns != (LAYOUT, names_and_types()):
        raise SourceError(
            f"{corpus}: another version of this program filled it, with other columns.",
            "Index its sources into a new folder.",
        )
    return edition


def may_be_added_to(corpus: Path) -> None:
    """Nothing where the corpus has the columns of this program, or cannot say: a damaged marker is written anew.

    Raises:
        SourceError: It has other columns; with shards of both no query could read it.
    """
    try:
        orjson.loads((corpus / NAME).read_bytes())["layout"]
    except (OSError, ValueError, KeyError, TypeError):
        return
    edition_wanted(corpus)


def run_wanted(corpus: Path) -> str | None:
    """The name of the last run; None where it cannot be read."""
    try:
        return str(orjson.loads((corpus / NAME).read_bytes())["run"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def mark(corpus: Path, edition: str, run: str = "") -> None:
    """Make the folder a corpus of that edition; it is made where there is none.

    Args:
        corpus: The folder.
        edition: What its articles shall be analysed by, as `edition_of` names it.
        run: A name of the run that writes it; a worker of an earlier run writes no more.


    Raises:
        OutputError: It cannot be made, or holds something that is no corpus.
    """
    try:
        corpus.mkdir(parents=True, exist_ok=True)
        if not is_corpus(corpus) and any(corpus.iterdir()):
            raise OutputError(
                f"{corpus}: this folder holds something else.", "Name an empty or a new folder with --into."
            )
    except OSError as error:
        raise cannot(str(corpus), error) from error
    data = orjson.dumps(
        {"schema": 1, "layout": LAYOUT, "columns": names_and_types(), "edition": edition, "run": run},
        option=orjson.OPT_APPEND_NEWLINE,
    )
    written_atomically([data], str(corpus / NAME))
