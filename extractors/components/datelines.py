"""The spaCy component `q7x2_datelines`. It runs before the parser: no clause reaches from a story into its dateline."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.attrs import IDX
from spacy.language import Language

import extractors.doc  # noqa: F401 - registers the Doc extensions
from extractors.datelines.dateline import Dateline, datelines_in
from extractors.gazetteer import Gazetteer
from extractors.token_columns import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


_RANK = re.compile(
    r"\b(?P<rank>(?:Capt|Lt|Sgt|Cpl|Col|Gen|Maj|Cmdr|Supt|Insp|Det|Dep|Asst|Const|Adm|Brig|Rev|Hon|Rep|Sen|Gov|Atty|Prof)\.) "
    r"(?!(?:The|An?|He|She|It|They|We|I|In|On|At|But|And|This|That|His|Her|Its|Their|There|If|When|As|For)\b)"
    r"(?P<name>[A-Z][\w'’-]+)"
)


_PAIR = re.compile(r"(?<=[\w,’'%)]) (?=(?:and|or) [\w“\"‘'$€£])")

_BULLET = re.compile(r"(?:^|(?<=\s))(?=[•◦▪▸‣●]\s?\S)")  # an end of line is a blank here


_STOP = re.compile(r"\d(?:m|b|k|C|F|M|K)(?P<stop>\.)(?=[ \n]+[“\"‘]?[A-Z][a-z]*\b)")


class DatelinesComponent:
    """Writes `doc._.q7x2_datelines` (records of `extractors.datelines.dateline.Dateline`); each is a sentence to the parser."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def __call__(self, doc: Doc) -> Doc:
        """Find the Doc's datelines; where it is parsed already, its sentences stay as they are."""
        found = datelines_in(text_of(doc), self.gazetteer)
        doc._.q7x2_datelines = [dateline.record() for dateline in found]
        if not doc.has_annotation("DEP"):
            _part_stops(doc)
        if found and not doc.has_annotation("DEP"):
            _split(doc, found)
            starts = doc.to_array(IDX).tolist()
            for dateline in found:
                _part(doc, bisect_left(starts, dateline.start), bisect_left(starts, dateline.end))
        if not doc.has_annotation("DEP"):
            _join_titles(doc)
            _join_pairs(doc)
            _part_items(doc)
        return doc


def _split(doc: Doc, found: tuple[Dateline, ...]) -> None:
    """Split the tokens that hold the border of a dateline, or of a name in it: "LONDON--(BUSINESS"."""
    borders = sorted({border for dateline in found for border in dateline.borders()})
    with doc.retokenize() as retokenizer:
        for token in doc:
            cuts = [at - token.idx for at in borders if token.idx < at < token.idx + len(token)]
            if cuts:
                orths = [token.text[a:b] for a, b in pairwise([0, *cuts, len(token)])]
                retokenizer.split(token, orths, [(token, number) for number in range(len(orths))])


def _part(doc: Doc, first: int, after: int) -> None:
    """Make a sentence of the tokens from `first` to before `after`, so that another begins there."""
    for at in range(first, min(after + 1, len(doc))):
        doc[at].is_sent_start = at in (first, after)


def _join_titles(doc: Doc) -> None:
    """Let no sentence end behind a rank that is cut short before a name: "fire Capt. Trevor Johnson"."""
    for match in _RANK.finditer(text_of(doc)):
        run = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        for token in () if run is None else run[1:]:
            token.is_sent_start = False


def _join_pairs(doc: Doc) -> None:
    """Let no sentence begin at or behind an "and" or "or" that no stop is before: "DOHA, Sept 9 - Israel and Hamas resumed"."""
    starts = doc.to_array(IDX).tolist()
    for match in _PAIR.finditer(text_of(doc)):
        at = bisect_left(starts, match.end())
        for token in doc[at : at + 2]:
            token.is_sent_start = False


def _part_items(doc: Doc) -> None:
    """Begin a sentence at each item of a list: what one says is not of the place or the actor of the one before."""
    starts = doc.to_array(IDX).tolist()
    for match in _BULLET.finditer(text_of(doc)):
        at = bisect_left(starts, match.end())
        if at < len(doc) and starts[at] == match.end():
            doc[at].is_sent_start = True
            for token in doc[at + 1 : at + 2]:
                token.is_sent_start = False  # the mark is no sentence of its own


def _part_stops(doc: Doc) -> None:
    """Part the stop that ends a sentence from the letter of a number before it: "£2.3m. A decision", "41C. Prices"."""
    stops = [match.start("stop") for match in _STOP.finditer(text_of(doc))]
    starts = doc.to_array(IDX).tolist() if stops else []
    with doc.retokenize() as retokenizer:
        for stop in stops:
            token = doc[bisect_left(starts, stop + 1) - 1]
            before = stop - token.idx
            if 0 < before == len(token) - 1:
                retokenizer.split(token, [token.text[:before], "."], [(token, 0), (token, 1)])


@Language.factory(
    "q7x2_datelines",
    default_config={"gazetteer": None},
    assigns=["doc._.q7x2_datelines", "token.is_sent_start"],
)
def make_datelines(nlp: Language, name: str, gazetteer: str | None) -> DatelinesComponent:  # noqa: ARG001
    """The component. `gazetteer` is the path of a place index, the installed one where it is None."""
    return DatelinesComponent(Gazetteer.open(Path(gazetteer) if gazetteer else None))
