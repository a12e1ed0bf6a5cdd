"""brat standoff: `.txt` and `.ann` an article, in a folder with the `annotation.conf` that a brat server reads.

The `.txt` is the article's text with line feeds as its only line breaks, a character for a character: offsets are the article's.
A mention across a line's end is discontinuous, because brat knows no other. A statement is related to who says it, an actor or
the words for whoever does (`Source`), and to the words of saying (`Cue`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

from extractors.exports.characters import in_one_line, with_plain_lines
from extractors.exports.describing import Described
from extractors.exports.format import Format
from extractors.exports.statements import statements_told
from extractors.kinds.registry import kind_names, types
from extractors.model import Analysis, Article, Bound, Figure, Mention, Place, Span, Stance, Statement

_LINE = re.compile(r"[^\n]+")


def fragments(text: str, mention: Mention) -> list[Span]:
    """The mention's runs that hold no line break."""
    return [Span(*found.span()) for found in _LINE.finditer(text, mention.start, mention.end)]


def _piece(article: Article, analysis: Analysis) -> dict[str, bytes]:
    text = with_plain_lines(article.text)
    lines = "".join(f"{line}\n" for line in _annotations(text, Described(article, analysis)))
    return {".txt": text.encode("utf-8"), ".ann": lines.encode("utf-8")}


def _annotations(text: str, described: Described) -> Iterator[str]:
    attributes = references = 0
    for number, mention in enumerate(described.analysis.mentions, 1):
        spans = fragments(text, mention)
        if not spans:
            continue
        where = ";".join(f"{span.start} {span.end}" for span in spans)
        words = " ".join(text[span.start : span.end] for span in spans)
        yield f"T{number}\t{mention.kind.capitalize()} {where}\t{words}"
        entity = described.entities.get(mention.entity)
        if entity is None:
            continue
        attributes += 1
        yield f"A{attributes}\tType T{number} {entity.type}"
        if isinstance(entity, Figure):
            attributes += 1
            yield f"A{attributes}\tBound T{number} {entity.bound.replace(' ', '-')}"
        if isinstance(entity, Place) and entity.geonameid is not None:
            references += 1
            name = in_one_line(entity.name)
            yield f"N{references}\tReference T{number} GeoNames:{entity.geonameid}\t{name}"
        if isinstance(entity, Statement):
            attributes += 1
            yield f"A{attributes}\tStance T{number} {entity.stance}"
        known = (entity.id, described.name(entity), described.what(entity))
        yield f"#{number}\tAnnotatorNotes T{number}\t{in_one_line(' · '.join(filter(None, known)))}"
    yield from _relations(text, described.analysis)


def _relations(text: str, analysis: Analysis) -> Iterator[str]:
    """Of each statement who says it and by which words; what goes on elsewhere continues its first run."""
    numbers = {
        mention: number for number, mention in enumerate(analysis.mentions, 1) if fragments(text, mention)
    }
    further, relations = len(analysis.mentions), 0
    for told in statements_told(analysis):
        runs = [numbers[run] for run in told.content if run in numbers]
        if not runs:
            continue
        ends = [("Continues", number, runs[0]) for number in runs[1:]]
        if told.actor in numbers:
            ends.append(("SaidBy", runs[0], numbers[told.actor]))
        bound = (
            ("SaidBy", "Source", None if told.actor in numbers else told.source),
            ("SaidWith", "Cue", told.cue),
        )
        for relation, label, span in bound:
            words = "" if span is None else text[span.start : span.end]
            if span is None or "\n" in words:
                continue
            further += 1
            yield f"T{further}\t{label} {span.start} {span.end}\t{words}"
            ends.append((relation, runs[0], further))
        for relation, one, other in ends:
            relations += 1
            yield f"R{relations}\t{relation} Arg1:T{one} Arg2:T{other}"


def _configuration() -> str:
    bounds = "|".join(bound.replace(" ", "-") for bound in get_args(Bound))
    return "\n".join(
        (
            "[entities]",
            *(kind.capitalize() for kind in kind_names()),
            "Source",
            "Cue",
            "[relations]",
            "SaidBy\tArg1:Statement, Arg2:Actor|Source",
            "SaidWith\tArg1:Statement, Arg2:Cue",
            "Continues\tArg1:Statement, Arg2:Statement",
            "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>",  # mentions may overlap
            "[events]",
            "[attributes]",
            f"Type\tArg:<ENTITY>, Value:{'|'.join(types())}",
            f"Bound\tArg:Figure, Value:{bounds}",
            f"Stance\tArg:Statement, Value:{'|'.join(get_args(Stance))}",
            "",
        )
    )


def brat() -> Format:
    """The format, its configuration of the kinds that there are."""
    return Format(
        "brat",
        "brat standoff: a folder of .txt and .ann",
        "",
        _piece,
        is_folder=True,
        files={"annotation.conf": _configuration().encode()},
    )
