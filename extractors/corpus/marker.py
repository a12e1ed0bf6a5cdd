"""The file that makes a folder a corpus: `corpus.json`, which says its layout and the edition that its articles shall have."""

from __future__ import annotations

from pathlib import Path

import orjson

from extractors.corpus.columns import LAYOUT
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
        SourceError: The folder is no corpus, or one of another layout.
    """
    try:
        known = orjson.loads((corpus / NAME).read_bytes())
        layout, edition = known["layout"], str(known["edition"])
    except OSError as error:
        raise SourceError(
            f"{corpus}: this is no corpus.", "Make one with q7x2-tui index SOURCE --into CORPUS."
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise SourceError(f"{corpus}: its {NAME} is damaged.", "Index its sources into it again.") from error
    if layout != LAYOUT:
        raise of_another_version(corpus)
    return edition


def of_another_version(corpus: Path) -> SourceError:
    """Why a corpus can neither be read nor filled further, as a sentence."""
    return SourceError(
        f"{corpus}: another version of this program filled it, with other columns.",
        "Index its sources into a new folder.",
    )


def layout_checked(corpus: Path) -> None:
    """Make sure that nothing is brought into a corpus of another layout; a damaged marker is written anew.

    Raises:
        SourceError: It has another.
    """
    try:
        layout = orjson.loads((corpus / NAME).read_bytes())["layout"]
    except (OSError, ValueError, KeyError, TypeError):
        return
    if layout != LAYOUT:
        raise of_another_version(corpus)


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
        {"schema": 1, "layout": LAYOUT, "edition": edition, "run": run}, option=orjson.OPT_APPEND_NEWLINE
    )
    written_atomically([data], str(corpus / NAME))
