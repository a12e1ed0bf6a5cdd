"""A floor under the links of figures in whole articles: who, where and when, annotated by hand before the program read them.

`links/NAME.json` lists figures of `NAME.txt` with the links that the text states clearly, by the name that it uses; null where it
clearly states none. A key that is left out is not settled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest

from extractors.extracting import Extractor
from extractors.model import Analysis
from extractors.sources.text import article_of

_ARTICLES = Path(__file__).parent / "links"

# Of the links that are stated, the share that holds. A change may raise it.
FLOOR = {"who": 0.94, "where": 0.91, "when": 0.99}


@pytest.fixture(scope="module")
def told(extractor: Extractor) -> tuple[Counter[str], Counter[str], list[str]]:
    """How many links are stated and hold, by field, and a line for each that does not."""
    stated: Counter[str] = Counter()
    hold: Counter[str] = Counter()
    faults = []
    for name, text, day, figures in _gold():
        analysis = extractor.analysis(article_of(text, id=name, source=name, option_date=day))
        for figure in figures:
            found = _figure(analysis, figure)
            for field in FLOOR.keys() & figure.keys():
                stated[field] += 1
                have = _names(analysis, getattr(found, field, None))
                right = _holds(field, figure[field], have)
                hold[field] += right
                if not right:
                    faults.append(f"{name}: {figure['text']!r}: {field} is {have}, not {figure[field]!r}")
    return stated, hold, faults


@pytest.mark.parametrize("field", sorted(FLOOR))
def test_no_fewer_links_hold_than_did(told: tuple[Counter[str], Counter[str], list[str]], field: str) -> None:
    stated, hold, faults = told
    assert hold[field] / stated[field] >= FLOOR[field], "\n".join(faults)


def test_every_figure_stands_in_its_text() -> None:
    for _, text, _, figures in _gold():
        assert all(text[figure["start"] : figure["end"]] == figure["text"] for figure in figures)


def _gold() -> Iterator[tuple[str, str, str, list[dict[str, Any]]]]:
    for path in sorted(_ARTICLES.glob("*.json")):
        gold = orjson.loads(path.read_bytes())
        yield path.stem, path.with_suffix(".txt").read_text("utf-8"), gold["published"], gold["figures"]


def _figure(analysis: Analysis, wanted: dict[str, Any]) -> Any:
    """The figure whose mention lies most nearly where the wanted one does."""
    near = [
        mention
        for mention in analysis.mentions
        if mention.kind == "figure" and mention.start < wanted["end"] and wanted["start"] < mention.end
    ]
    best = min(near, key=lambda m: abs(m.start - wanted["start"]) + abs(m.end - wanted["end"]), default=None)
    return None if best is None else analysis.entity(best.entity)


def _names(analysis: Analysis, id_: str | None) -> set[str]:
    """What the linked entity is called, and each of its wordings; a date's value."""
    if id_ is None:
        return set()
    entity: Any = analysis.entity(id_)
    if entity.kind == "date":
        return {str(entity.value)}
    return {entity.name, *(mention.text for mention in analysis.mentions if mention.entity == id_)}


def _holds(field: str, want: str | None, have: set[str]) -> bool:
    """Whether the link is the wanted one; a day of the wanted month is, and so is a name that has a word of the wanted one."""
    if want is None or not have:
        return want is None and not have
    if field == "when":
        return any(name.startswith(want) or want.startswith(name) for name in have)
    return any(_words(want) & _words(name) for name in have)


def _words(name: str) -> set[str]:
    return {word for word in name.lower().replace("'s", "").split() if word not in ("the", "of", "and")}
