"""A further kind is one spec, one view and one component: nothing else of the program has to know it.

`claim_spec`, `claim_view` and `claim_component` are all that there is of it.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import spacy
from spacy.tokens import DocBin
from textual.widgets import Static

import tests.kinds.claim_component  # noqa: F401 - registers the component with spaCy
from extractors.cache import Cache
from extractors.corpus.columns import schema as arrow_schema
from extractors.corpus.library_snapshot import snapshot_of, write_snapshot
from extractors.corpus.listing import listed
from extractors.corpus.marker import mark
from extractors.corpus.page import orders
from extractors.corpus.reading import Corpus
from extractors.corpus.rows import rows_of
from extractors.corpus.shard import write_shard
from extractors.corrections.application import corrected
from extractors.corrections.article_corrections import Store
from extractors.corrections.correction import Alter, Correction, Reject, Target
from extractors.corrections.record import RecordError, correction_of, record_of
from extractors.corrections.rule import Rule
from extractors.corrections.rule_text import rule_of
from extractors.explaining.asking import explanation_of
from extractors.exports.json_schema import schema
from extractors.exports.registry import format_named, names
from extractors.exports.schema import as_schema
from extractors.extracting import Extractor
from extractors.joining import Joiner, whole
from extractors.kinds import NAMES
from extractors.kinds.registry import kind_names, registered
from extractors.model import Analysis, Article, Figure, Span
from extractors.part import packed_analysis
from extractors.protocol import Analysed, decoded_event, encoded
from extractors.sources.text import article_of
from tests.exports.readers import columns, standoff
from tests.kinds.claim_spec import SPEC, Claim
from tests.kinds.claim_view import VIEW
from tests.tui.canned import CannedClient
from tests.tui.test_window import settled
from tui.app import ReaderApp
from tui.cards.card import Card
from tui.choosing.changes import changes_of, label_of
from tui.filter import Filter
from tui.kind_views import shown
from tui.library.facet_rows import rows_of as facet_rows
from tui.library.wording import cells_of, heading
from tui.reader.navigation import Pointed
from tui.reader.quoting import entity_citation
from tui.reading import Progress, Reading
from tui.rows import rows_of as pane_rows
from tui.screens.reading_screen import ReadingScreen
from tui.widgets.article_view import ArticleView
from tui.widgets.card import CardView
from tui.widgets.facts_column import FactsColumn
from tui.widgets.pane_header import PaneTabs

TEXT = (
    "The United Nations said that 12 soldiers died in Kabul on Friday. "
    "Russia denied that 40 troops and 3 tanks had crossed the border."
)
Sample = tuple[Article, Analysis]


@pytest.fixture(scope="module", autouse=True)
def _sixth_kind() -> Iterator[None]:
    with registered(SPEC), shown(VIEW):
        _forget_component_classes()
        yield
    _forget_component_classes()


def _forget_component_classes() -> None:
    """Textual asks a widget's class once, for good, which component classes it has."""
    ReadingScreen._get_component_classes.__func__.cache_clear()  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def known(_sixth_kind: None) -> Sample:
    article = article_of(TEXT, id="claims", source="claims.txt", option_date="2021-08-13")
    return article, Extractor().analysis(article)


def claims(analysis: Analysis) -> list[Claim]:
    return [entity for entity in analysis.entities if isinstance(entity, Claim)]


def values(analysis: Analysis, ids: tuple[str, ...]) -> list[float]:
    figures = (analysis.entity(id_) for id_ in ids)
    return [figure.value for figure in figures if isinstance(figure, Figure)]


def target(analysis: Analysis, id_: str, whole: bool = True) -> Target:
    mention = next(mention for mention in analysis.mentions if mention.entity == id_)
    return Target.of(mention, analysis.entity(id_) if whole else None)


def alone(name: str, known: Sample) -> bytes:
    return format_named(name).alone(*known)


def test_its_component_is_run_and_its_entities_name_figures_by_their_ids(known: Sample) -> None:
    article, analysis = known
    first, second = claims(analysis)
    assert (first.id, second.id) == ("C1", "C2")
    assert (first.type, second.type) == ("asserted", "denied")
    assert values(analysis, first.figures) == [12.0]
    assert values(analysis, second.figures) == [40.0, 3.0]
    assert [m.text for m in analysis.mentions if m.kind == "claim"] == [first.words, second.words]
    assert all(article.text[m.start : m.end] == m.text for m in analysis.mentions)
    assert analysis.entities[-1] == second, "its kind is the last"
    assert analysis.entity(first.speaker or "").kind == "actor"


def test_it_goes_over_the_protocol_and_into_the_cache_and_comes_back_the_same(
    known: Sample, tmp_path: Path
) -> None:
    article, analysis = known
    event = decoded_event(encoded(Analysed(1, analysis, 1, 1, complete=True)).rstrip(b"\n"))
    assert isinstance(event, Analysed)
    assert event.analysis == analysis
    cache = Cache(tmp_path / "analyses.sqlite")
    cache.put(article, "model", [packed_analysis(analysis)])
    assert list(cache.get(article, "model")) == [analysis]


def test_joined_sections_give_it_ids_of_the_whole_text(known: Sample) -> None:
    _, analysis = known
    later = len(TEXT) + 2
    other = replace(
        analysis,
        sentences=tuple(Span(start + later, end + later) for start, end in analysis.sentences),
        mentions=tuple(replace(m, start=m.start + later, end=m.end + later) for m in analysis.mentions),
    )
    joiner = Joiner(2)
    joined = whole([joiner.joined(analysis), joiner.joined(other)])
    assert [claim.id for claim in claims(joined)] == ["C1", "C2"], "the same words are the same claim"
    figures = [entity.id for entity in joined.entities if entity.kind == "figure"]
    assert len(figures) == 6, "every figure is its own"
    assert all(set(claim.figures) <= set(figures) for claim in claims(joined))
    assert values(joined, claims(joined)[1].figures) == [40.0, 3.0]


@pytest.fixture(scope="module")
def corpus(known: Sample, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "made"
    mark(folder, "edition")
    write_shard(folder, "edition", [rows_of(as_schema(*known))])
    return folder


def test_a_corpus_holds_it_finds_it_and_gives_it_back(known: Sample, corpus: Path) -> None:
    article, analysis = known
    assert {"words", "speaker"} <= set(arrow_schema("entities").names)
    assert arrow_schema("articles").field("claims").metadata[b"meaning"] == b"mentions of claims"
    with Corpus.open(corpus) as opened:
        (row,) = opened.articles(order="claims")
        assert row.counts["claim"] == 2
        assert row.record()["claims"] == 2
        for query in (
            "kind:claim",
            "kind:assertions",
            "claim:troops",
            "type:denied kind:claim",
            "-claim:peace",
        ):
            assert opened.count(query) == 1, query
        assert opened.count("claim:peace") == 0
        facets = opened.facets().of_kind["claim"]
        assert len(facets) == 2
        assert all(opened.count(facet.term) == facet.articles == 1 for facet in facets)
        back = opened.article(row.key)
        assert back[0].text == article.text
        assert back[1] == analysis
        assert opened.entity_keys(row.key)["C2"] == f"C:denied:{claims(analysis)[1].words}"
        header, line = csv.reader(io.StringIO(b"".join(listed(opened, "", "csv")).decode()))
        assert dict(zip(header, line, strict=True))["claims"] == "2"
    assert "claims" in orders()


def test_the_library_shows_how_often_it_is_said_and_its_values(corpus: Path) -> None:
    write_snapshot(corpus)
    front = snapshot_of(corpus)
    assert front is not None
    assert heading(100, kind_names()).rstrip().endswith(" fig. dat. cla.")
    assert ("    2", "claim") in cells_of(front.rows[0], True, 100)
    headings = [row.label for row in facet_rows(front.facets, "", 40) if row.label and not row.term]
    assert headings == ["DAYS by day, 2021", "ABOUT", "PLACES", "ACTORS", "UNITS", "CLAIMS"]


# --- exports


def test_every_format_can_be_had(known: Sample) -> None:
    for name in names():
        assert format_named(name).piece(*known)


def test_json_has_it_as_its_schema_says(known: Sample) -> None:
    read = json.loads(alone("json", known))
    jsonschema.Draft202012Validator(schema()).validate(read)
    claim = read["entities"][-1]
    assert (claim["kind"], claim["id"]) == ("claim", "C2")
    claim["figures"] = 3
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(read, schema())


@pytest.mark.parametrize("name", ["csv", "csv-raw"])
def test_csv_has_its_columns_behind_the_others(known: Sample, name: str) -> None:
    rows = list(csv.DictReader(io.StringIO(alone(name, known).decode())))
    names_ = list(rows[0])
    assert names_[-1] == "speaker", "a column that another kind has too is shared"
    assert "words" in names_
    assert "status" in names_[:-2]
    said = [row for row in rows if row["kind"] == "claim"]
    assert [row["words"] for row in said] == [claim.words for claim in claims(known[1])]


def test_brat_conll_and_web_annotation_have_its_mentions(known: Sample) -> None:
    mentions = [m for m in known[1].mentions if m.kind == "claim"]
    spans = [(m.start, m.end) for m in mentions]
    brat = format_named("brat")
    assert b"Claim\n" in brat.files["annotation.conf"]
    assert b"denied" in brat.files["annotation.conf"]
    piece = brat.piece(*known)
    assert not isinstance(piece, bytes)
    bound = standoff(piece[".ann"]).bound.values()
    assert [tuple(of_it) for kind, (of_it,), _ in bound if kind == "Claim"] == spans
    (document,) = columns(alone("conll", known))
    assert [(start, end) for layer, _, start, end in document.spans() if layer == "CLAIM"] == spans
    items = json.loads(alone("webanno", known))["items"]
    assert sum(item["body"][0]["value"] == "claim" for item in items) == 2


def test_the_docbin_has_its_spans_under_its_components_name(known: Sample) -> None:
    (doc,) = DocBin().from_bytes(alone("spacy", known)).get_docs(spacy.blank("en").vocab)
    assert [(span.text, span.label_, span.id_) for span in doc.spans["q7x2_claims"]] == [
        (claim.words, claim.type, claim.id) for claim in claims(known[1])
    ]


def test_reports_tell_of_it_and_the_map_has_places_alone(known: Sample) -> None:
    claim = claims(known[1])[1]
    html = alone("html", known).decode()
    assert "mark.claim { color: var(--claim); text-decoration: overline; }" in html
    assert "C for claim." in html
    assert html.count('<mark class="claim"') >= 3, "two mentions and the legend"
    assert "<h2>Claims: 2</h2>" in html
    markdown = alone("markdown", known).decode()
    assert "## Claims: 2" in markdown
    assert "40 troops" in markdown.split("## Claims: 2")[1], "the relation is told by name"
    assert f"Claim: {claim.words}, denied, 40 troops" in alone("text", known).decode()
    features = json.loads(alone("geojson", known))["features"]
    assert {feature["properties"]["entity"][0] for feature in features} == {"L"}


def test_explain_tells_what_it_is(known: Sample) -> None:
    article, analysis = known
    at = article.text.index("crossed")
    explained = explanation_of(Extractor(), article, at)
    (claim,) = (candidate for candidate in explained.candidates if candidate.kind == "claim")
    assert (claim.name, claim.type) == (claims(analysis)[1].words, "denied")


# --- corrections


def _recorded(correction: Correction) -> Correction:
    """As it comes back from its file."""
    return correction_of(json.loads(json.dumps(record_of(correction))))


def test_a_field_of_it_is_corrected_and_the_correction_undone(known: Sample, tmp_path: Path) -> None:
    article, analysis = known
    said = Alter("1", target(analysis, "C2"), {"words": "nobody crossed", "type": "asserted"})
    store = Store(tmp_path)
    there = corrected(analysis, store.changed(article, [said]).corrections)
    after = there.entity("C2")
    assert isinstance(after, Claim)
    assert (after.words, after.type) == ("nobody crossed", "asserted")
    assert after.reason.startswith("Your correction gives its")
    assert there.changes is not None
    assert there.changes.entities["C2"].was == {"type": "denied", "words": claims(analysis)[1].words}
    assert corrected(analysis, store.changed(article, removed=["1"]).corrections) == analysis


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ({"words": " "}, "words: ' ' is not words"),
        ({"type": "city"}, "is none of asserted, denied"),
        ({"value": 3.0}, "is no field of the kind claim; these are: type, words"),
    ],
)
def test_what_is_no_value_of_its_fields_is_refused(known: Sample, to: dict[str, Any], words: str) -> None:
    with pytest.raises(RecordError, match=words):
        _recorded(Alter("1", target(known[1], "C1"), to))


def test_it_is_rejected_by_a_correction_and_by_a_rule(known: Sample) -> None:
    _, analysis = known
    for is_whole in (True, False):
        there = corrected(analysis, [_recorded(Reject("1", target(analysis, "C1", is_whole)))])
        assert [claim.id for claim in claims(there)] == ["C2"]
        assert there.changes is not None
        assert there.changes.rejected == (claims(analysis)[0],)
    rule = rule_of("reject", {"kind": "claim", "text": claims(analysis)[0].words})
    assert isinstance(rule, Rule)
    assert [claim.id for claim in claims(corrected(analysis, (), [rule]))] == ["C2"]


def test_a_figure_that_is_rejected_leaves_it(known: Sample) -> None:
    _, analysis = known
    figure = claims(analysis)[1].figures[0]
    there = corrected(analysis, [Reject("1", target(analysis, figure))])
    assert values(there, claims(there)[1].figures) == [3.0]


def test_another_entity_becomes_one_of_it(known: Sample) -> None:
    _, analysis = known
    actor = next(entity.id for entity in analysis.entities if entity.kind == "actor")
    there = corrected(
        analysis, [_recorded(Alter("1", target(analysis, actor), {"kind": "claim", "words": "so"}))]
    )
    assert ("C3", "so") in {(claim.id, claim.words) for claim in claims(there)}
    assert actor not in {entity.id for entity in there.entities}


# --- the window


def reading(known: Sample) -> Reading:
    return Reading.of(known[0]).analysed(known[1], Progress(is_complete=True))


def test_its_pane_card_and_choices_are_those_of_its_view(known: Sample) -> None:
    read = reading(known)
    claim = claims(known[1])[1]
    rows = pane_rows(read.facts, "claim")
    assert [(row.name, row.what) for row in rows] == [(c.words, c.type) for c in claims(known[1])]
    lines = [line.text for line in Card(read, "C2", 60).lines()]
    assert any("said by" in line and "Russia" in line for line in lines)
    assert any("“40 troops”" in line for line in lines), "the way to the card of its figure"
    assert label_of(claim, claim.words) == (claim.words, "denied")
    assert {choice.label for choice in changes_of(claim)} >= {"asserted", "a location", "a figure …"}
    assert claim.words in entity_citation(read, Pointed("C2"))


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("kind:claim", {"C1", "C2"}),
        ("type:denied", {"C2"}),
        ("claim:soldiers", {"C1"}),
        ("claim=x", set()),
        ('kind:claim -claim:"40 troops"', {"C1"}),
    ],
)
def test_the_filter_finds_it_by_kind_type_and_words(known: Sample, query: str, ids: set[str]) -> None:
    found = reading(known).filtered(Filter().asking(query)).facts.shown
    assert set(found) == ids


def test_what_leaves_it_alone_in_the_filter_is_asked_by_its_words(known: Sample) -> None:
    from tui.kind_views import query_for

    read = reading(known)
    query = query_for(claims(known[1])[0], None)
    assert set(read.filtered(Filter().asking(query)).facts.shown) == {"C1"}


@pytest.mark.parametrize("size", [(120, 40), (160, 40), (80, 24)])
async def test_the_window_has_a_pane_a_legend_letters_and_a_look_for_it(
    known: Sample, size: tuple[int, int]
) -> None:
    app = ReaderApp([known[0]], CannedClient(known[1]))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        column = app.screen.query_one(FactsColumn)
        column.give_keys("claim")
        await pilot.pause()
        pane = app.screen.query_one("#pane-claim")
        assert pane.has_focus
        assert pane.size.height > 0
        if size[0] < 100:
            tabs = app.screen.query_one(PaneTabs).render_line(0).text
            assert " 6 Claims 2 " in tabs
        else:
            assert app.screen.query_one(".pane-header.-claim").render_line(0).text.startswith("CLAIMS")  # type: ignore[attr-defined]
        view = app.screen.query_one(ArticleView)
        looks = {
            str(view.get_component_rich_style(f"article--{kind}", partial=True)) for kind in kind_names()
        }
        assert len(looks) == len(NAMES) + 1
        await pilot.press("enter")
        await pilot.press("enter")
        await pilot.press("question_mark")
        await pilot.pause()
        legend = [str(static.content) for static in app.screen.query(".help-kind").results(Static)]
        assert legend == ["locations", "actors", "figures", "dates", "statements", "claims"]


async def test_its_card_opens_over_the_panes(known: Sample) -> None:
    app = ReaderApp([known[0]], CannedClient(known[1]))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.screen.query_one(FactsColumn).give_keys("claim")
        await pilot.press("i")
        await pilot.pause()
        card = app.screen.query_one(CardView).card
        assert card is not None
        assert card.entity == claims(known[1])[0]


def test_nothing_of_it_stays_when_it_is_registered_no_more() -> None:
    with pytest.raises(ValueError, match="already"), registered(SPEC):
        pass
    assert kind_names() == (*NAMES, "claim")
