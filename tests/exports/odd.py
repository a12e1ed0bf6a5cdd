"""Articles of odd characters with mentions anywhere in them, as hypothesis thinks of them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st

from extractors.model import (
    Actor,
    Analysis,
    Article,
    Entity,
    Figure,
    Mention,
    ModelInfo,
    Place,
    Span,
    Timex,
)

_ODD = (
    "ab Ab.,-=+@'\"<>&|*_[]{}`#\\\t\n\r\x00\x07\x1b\x1c\x7f\x85\x9b\xa0\xad\u0301\u200b\u200d\u202e\u2028\u2029\u2066"
    "\ufeff\ue000\ud800\U0001f468\U0001d7d8\U000f0001漢字עברית"
)
TEXTS = st.text(st.sampled_from(_ODD), min_size=1, max_size=60)
ENTITIES: tuple[Entity, ...] = (
    Place("L1", "Kabul", "city", "AF", "Kabul", 34.5, 69.2, 1138958, 3, "the capital"),
    Place("L2", "=HYPERLINK(1)", "area", reason="no gazetteer has it\x1b[2J"),
    Actor("A1", "<script>alert(1)</script>", "organisation", ("\u202eevil",)),
    Figure("F1", "count", 800.0, bound="about", unit="troops\n|", who="A1", where="L1"),
    Timex("D1", "date", "2021-08-13", "2021-08-13", "2021-08-13", "2021-08-13"),
    Timex("D2", "date"),
)


def analysis_with(
    mentions: tuple[Mention, ...], sentences: tuple[Span, ...], notes: tuple[str, ...] = ()
) -> Analysis:
    """An analysis with entities of every kind, some of them odd."""
    model = ModelInfo("en_core_web_md", "3.7.1")
    return Analysis(sentences, mentions, ENTITIES, len(sentences), model=model, notes=notes)


@st.composite
def articles(draw: st.DrawFn) -> tuple[Article, Analysis]:
    text = draw(TEXTS)
    size = len(text)
    cuts = sorted({0, size, *draw(st.lists(st.integers(0, size), max_size=3))})
    spans = tuple(Span(a, b) for a, b in pairwise(cuts))
    mentions = []
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, size - 1))
        end = draw(st.integers(start + 1, size))
        entity = draw(st.sampled_from(ENTITIES))
        mentions.append(Mention(entity.kind, start, end, text[start:end], entity.id))
    mentions.sort(key=lambda m: (m.start, -m.end, m.kind))
    article = Article(
        draw(TEXTS), draw(TEXTS), text, draw(st.none() | TEXTS), "2021-08-13", "header", (), spans
    )
    return article, analysis_with(tuple(mentions), spans, (draw(TEXTS),))
