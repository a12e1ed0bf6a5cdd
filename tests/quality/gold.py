"""Articles that were annotated by hand, before any program had read them, and what an analysis says of each mention rightly.

`NAME.json` lists what an exact analyst marks in `NAME.txt`, in order of the text. What is `optional` may be marked or not.
A key that is left out was not settled by the text; every key that stands there has to hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from extractors.model import Analysis, Article, Kind, Mention
from extractors.sources.text import article_of

_GOLD = Path(__file__).parent / "gold"

Wanted = Mapping[str, Any]

# Between these an analyst may choose: a movement is a group or an organisation.
_ALIKE = {"group", "organisation"}


@dataclass
class Count:
    """What was wanted of a kind and what is right of it.

    Attributes:
        wanted: Mentions that an analyst marks.
        right: Those of them that are found with everything that is said of them.
        spurious: What is found where nothing of the kind is.
        faults: A line for each that is not right, and for each that is spurious.
    """

    wanted: int = 0
    right: int = 0
    spurious: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Of what is wanted or said, what is right; 0 to 1."""
        return self.right / (self.wanted + self.spurious)


def articles() -> Iterator[tuple[Article, list[Wanted]]]:
    """Each article with what is wanted of it, in order of the names."""
    for path in sorted(_GOLD.glob("*.json")):
        gold = orjson.loads(path.read_bytes())
        text = path.with_suffix(".txt").read_text("utf-8")
        yield (
            article_of(text, id=path.stem, source=path.stem, option_date=gold["published"]),
            gold["mentions"],
        )


def tell(counts: Mapping[Kind, Count], article: Article, analysis: Analysis, gold: list[Wanted]) -> None:
    """Add an article to the counts."""
    entities = {entity.id: entity for entity in analysis.entities}
    known: dict[tuple[str, str], set[str]] = defaultdict(set)
    for wanted in gold:
        if wanted.get("optional"):
            continue
        count = counts[wanted["kind"]]
        count.wanted += 1
        found = _found(wanted, analysis.mentions)
        wrong = ["missing"] if found is None else list(_wrong(wanted, entities[found.entity]))
        name = wanted.get("entity") or wanted.get("name")
        if found is not None and name:
            one = known[wanted["kind"], name]
            one.add(found.entity)
            if len(one) > 1:
                wrong.append(f"another than the {name} before")
        count.right += not wrong
        if wrong:
            count.faults.append(f"{article.id}, at {wanted['start']}: {wanted['text']!r}: {', '.join(wrong)}")
    for mention in analysis.mentions:
        if (
            mention.kind in counts
            and not _is_nameless(mention, entities[mention.entity])
            and not _is_marked(mention, gold)
        ):
            counts[mention.kind].spurious += 1
            counts[mention.kind].faults.append(
                f"{article.id}, at {mention.start}: {mention.text!r}: spurious"
            )


def _found(wanted: Wanted, mentions: tuple[Mention, ...]) -> Mention | None:
    """The mention of the kind that lies most nearly where the wanted one does."""
    near = [m for m in mentions if m.kind == wanted["kind"] and _meet(m, wanted)]
    return min(near, key=lambda m: abs(m.start - wanted["start"]) + abs(m.end - wanted["end"]), default=None)


def _meet(mention: Mention, wanted: Wanted) -> bool:
    return bool(mention.start < wanted["end"] and wanted["start"] < mention.end)


def _is_marked(mention: Mention, gold: list[Wanted]) -> bool:
    return any(
        _meet(mention, wanted) and (wanted["kind"] == mention.kind or wanted.get("optional"))
        for wanted in gold
    )


def _is_nameless(mention: Mention, entity: Any) -> bool:
    """Roles, groups without a name and vague days are nobody's mistake: the guide leaves them to the analyst."""
    if mention.kind == "actor":
        is_named = any(word[:1].isupper() for word in mention.text.split())
        return entity.type == "role" or (entity.type == "group" and not is_named)
    return mention.kind == "date" and not entity.value


def _wrong(wanted: Wanted, entity: Any) -> Iterator[str]:
    """Everything that the entity has otherwise."""
    for key in wanted.keys() - {"kind", "text", "start", "end", "name", "entity"}:
        have, want = getattr(entity, key), wanted[key]
        if key == "type" and want in ("age", "count", "quantity", "ratio", "percent", "money"):
            continue  # value and unit say it, and several names of the type are right
        if key == "bound" and want == "between":
            continue  # a range has its high end
        if key == "type" and {have, want} == _ALIKE:
            continue
        if isinstance(want, float | int):
            if have is None or abs(have - want) > 1e-3 * max(1, abs(want)):
                yield f"{key} is {have}, not {want}"
        elif key == "unit":
            if want not in (have or ""):
                yield f"{key} is {have!r}, not {want!r}"
        elif have != want:
            yield f"{key} is {have!r}, not {want!r}"
