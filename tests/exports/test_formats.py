"""Each export is opened by what its users open it with; its offsets are true, whatever the text is made of."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args, get_type_hints

import geojson
import jsonschema
import pytest
import rdflib
import spacy
from hypothesis import given, settings
from spacy.tokens import DocBin

from extractors.errors import FormatError
from extractors.exports.characters import readable, with_plain_lines, without_controls
from extractors.exports.format import Format
from extractors.exports.json_schema import schema
from extractors.exports.registry import format_named, formats, name_for, names
from extractors.model import Actor, Analysis, Article, Figure, Mention, Place, Span, Timex
from extractors.schema_names import schema_name
from tests.exports import odd
from tests.exports.graph import graph_of
from tests.exports.readers import columns, standoff

Sample = tuple[Article, Analysis]
SCHEMA = json.loads(files("extractors.exports").joinpath("data", "schema-1.json").read_text("utf-8"))
CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]")
DECEIVING = re.compile("[\u202a-\u202e\u2066-\u2069\ue000-\uf8ff]")


@pytest.fixture(scope="module")
def known(sample: Article, sample_analysis: Analysis) -> Sample:
    return sample, sample_analysis


def alone(name: str, known: Sample) -> bytes:
    return format_named(name).alone(*known)


def many(format: Format, *known: Sample) -> bytes:
    pieces = [format.piece(*one) for one in known]
    return (
        format.head + format.between.join(piece for piece in pieces if isinstance(piece, bytes)) + format.foot
    )


def held(text: str) -> str:
    """The text as UTF-8 can hold it, a character for a character."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def keys(analysis: Analysis) -> list[tuple[str, int, int]]:
    return sorted((m.kind, m.start, m.end) for m in analysis.mentions)


# --- JSON


def test_json_is_schema_1_and_the_schema_file_knows_every_field(known: Sample) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    analysis = json.loads(alone("json", known))
    validator.validate(analysis)
    assert set(analysis) == set(SCHEMA["properties"])
    assert set(analysis["article"]) == set(SCHEMA["properties"]["article"]["properties"])
    for entity in analysis["entities"]:
        described = SCHEMA["$defs"][entity["kind"]]
        assert set(entity) <= set(described["properties"])
        assert set(described["required"]) <= set(entity)


@pytest.mark.parametrize(
    ("kind", "entity"), [("location", Place), ("actor", Actor), ("figure", Figure), ("date", Timex)]
)
def test_the_schema_says_what_the_model_says(kind: str, entity: Any) -> None:
    described = SCHEMA["$defs"][kind]["properties"]
    hints = {schema_name(name): hint for name, hint in get_type_hints(entity).items()}
    assert set(described) - {"kind", "status", "was", "status_reason"} == set(hints)
    assert set(described["type"]["enum"]) == set(get_args(hints["type"]))


def test_the_published_schema_is_made_of_the_kinds() -> None:
    assert schema() == SCHEMA


def test_the_schema_refuses_what_is_not_ours(known: Sample) -> None:
    analysis = json.loads(alone("json", known))
    analysis["entities"][0]["lat"] = "north"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(analysis, SCHEMA)


def test_several_articles_are_an_array_and_jsonl_is_an_article_a_line(known: Sample) -> None:
    one = json.loads(alone("json", known))
    assert json.loads(many(format_named("json"), known, known)) == [one, one]
    lines = many(format_named("jsonl"), known, known).split(b"\n")
    assert [json.loads(line) for line in lines[:-1]] == [one, one]
    assert lines[-1] == b""


@given(odd.articles())
def test_json_keeps_every_character_and_no_raw_control(known: Sample) -> None:
    article, analysis = known
    raw = format_named("jsonl").alone(article, analysis)
    text = held(article.text)
    assert not CONTROLS.search(raw)
    read = json.loads(raw)
    jsonschema.Draft202012Validator(SCHEMA).validate(read)
    assert read["article"]["text"] == text
    for mention in read["mentions"]:
        assert text[mention["start"] : mention["end"]] == mention["text"]


# --- CSV


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))


def test_csv_has_a_row_a_mention_with_its_entity(known: Sample) -> None:
    found = rows(alone("csv", known))
    assert len(found) == len(known[1].mentions)
    (gah,) = [row for row in found if row["text"] == "Lashkar Gah"]
    assert (gah["kind"], gah["type"], gah["country"]) == ("location", "city", "AF")
    assert float(gah["lat"]) == pytest.approx(31.6, abs=0.1)
    (troops,) = [row for row in found if row["text"] == "some 800 troops"]
    assert (float(troops["value"]), troops["bound"], troops["unit"]) == (800, "about", "troops")


@given(odd.articles())
def test_csv_is_read_back_by_any_reader_and_its_offsets_are_true(known: Sample) -> None:
    article, analysis = known
    raw = format_named("csv-raw").alone(article, analysis)
    assert raw.endswith(b"\r\n")
    assert not CONTROLS.search(raw)
    found = rows(raw)
    assert len(found) == len(analysis.mentions)
    for row in found:
        assert row["text"] == without_controls(article.text)[int(row["start"]) : int(row["end"])]


@given(odd.articles())
def test_no_cell_of_text_is_a_formula(known: Sample) -> None:
    for row in rows(format_named("csv").alone(*known)):
        for name in ("article", "text", "name", "unit", "reason"):
            assert not row[name].lstrip(" ").startswith(tuple("=+-@\t\r\n"))


# --- GeoJSON


def test_geojson_has_every_place_and_nowhere_is_null(known: Sample) -> None:
    article, analysis = known
    lost = Place("L99", "Atlantis", "area", reason="no gazetteer has it")
    read = geojson.loads(alone("geojson", (article, Analysis(entities=(*analysis.entities, lost)))))
    assert isinstance(read, geojson.FeatureCollection)
    assert read.is_valid, read.errors()
    by_name = {feature["properties"]["name"]: feature for feature in read["features"]}
    assert by_name["Atlantis"]["geometry"] is None
    longitude, latitude = by_name["Lashkar Gah"]["geometry"]["coordinates"]
    assert (latitude, longitude) == (pytest.approx(31.6, abs=0.1), pytest.approx(64.4, abs=0.1))


def test_geojson_of_many_articles_is_one_collection(known: Sample) -> None:
    read = geojson.loads(many(format_named("geojson"), known, known))
    assert len(read["features"]) == 2 * sum(isinstance(e, Place) for e in known[1].entities)


@given(odd.articles())
def test_geojson_offsets_are_true(known: Sample) -> None:
    article, analysis = known
    for feature in json.loads(format_named("geojson").alone(article, analysis))["features"]:
        for start, end, text in feature["properties"]["mentions"]:
            assert held(article.text)[start:end] == text


# --- W3C Web Annotation


def test_web_annotations_are_read_as_linked_data(known: Sample) -> None:
    article, analysis = known
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    graph = graph_of(json.loads(alone("webanno", known)))
    annotations = set(graph.subjects(rdflib.RDF.type, oa.Annotation))
    statements = {entity.id for entity in analysis.entities if entity.kind == "statement"}
    assert len(annotations) == len(analysis.mentions) + len(statements)
    quoted = set()
    for annotation in annotations:
        target = graph.value(annotation, oa.hasTarget)
        told: dict[Any, Any] = {}
        for selector in graph.objects(target, oa.hasSelector):
            told |= {
                p: o.toPython() for p, o in graph.predicate_objects(selector) if isinstance(o, rdflib.Literal)
            }
        assert article.text[told[oa.start] : told[oa.end]] == told[oa.exact]
        quoted.add(told[oa.exact])
    assert "Lashkar Gah" in quoted
    assert any("sws.geonames.org" in str(o) for o in graph.objects(None, oa.hasSource))


@given(odd.articles())
def test_web_annotations_select_the_exact_words_of_any_text(known: Sample) -> None:
    article, analysis = known
    page = json.loads(format_named("webanno").alone(article, analysis))
    mentions = {(m.kind, m.start, m.end, m.entity) for m in analysis.mentions}
    assert len({item["id"] for item in page["items"]}) == len(mentions)
    for item in page["items"]:
        position, quote = item["target"]["selector"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert held(article.text)[position["start"] : position["end"]] == quote["exact"]
        assert around in held(article.text)


# --- brat, CoNLL


def test_brat_holds_every_mention_with_its_type_and_reference(known: Sample) -> None:
    piece = format_named("brat").piece(*known)
    assert not isinstance(piece, bytes)
    read, text = standoff(piece[".ann"]), piece[".txt"].decode("utf-8")
    assert sorted(
        (kind.lower(), spans[0][0], spans[-1][1])
        for kind, spans, _ in read.bound.values()
        if kind not in ("Source", "Cue")
    ) == keys(known[1])
    (gah,) = [id_ for id_, (_, _, words) in read.bound.items() if words == "Lashkar Gah"]
    assert read.attributes[gah]["Type"] == "city"
    assert read.references[gah].startswith("GeoNames:")
    assert text == known[0].text


@given(odd.articles())
def test_brat_offsets_are_true_over_any_text_and_any_lines(known: Sample) -> None:
    article, analysis = known
    piece = format_named("brat").piece(article, analysis)
    assert not isinstance(piece, bytes)
    text = io.TextIOWrapper(
        io.BytesIO(piece[".txt"]), "utf-8"
    ).read()  # with the line ends that Python makes of them
    assert len(text) == len(article.text)
    for _, spans, words in standoff(piece[".ann"]).bound.values():
        assert " ".join(text[start:end] for start, end in spans) == words
        assert "\n" not in words
    assert not CONTROLS.search(piece[".ann"] + piece[".txt"])


def test_conll_holds_every_mention_in_a_column(known: Sample) -> None:
    (document,) = columns(alone("conll", known))
    found = sorted((layer.split(".")[0].lower(), start, end) for layer, _, start, end in document.spans())
    assert found == keys(known[1])
    assert len(document.sentences) >= len(known[1].sentences)


@given(odd.articles())
def test_conll_says_exactly_the_mentions_however_they_overlap(known: Sample) -> None:
    article, analysis = known
    for document in columns(format_named("conll").alone(article, analysis)):
        tokens = [row for sentence in document.sentences for row in sentence]
        for row in tokens:
            assert without_controls(article.text[int(row["START"]) : int(row["END"])]) == row["TOKEN"]
        found = sorted((layer.split(".")[0].lower(), start, end) for layer, _, start, end in document.spans())
        expected = []
        for mention in analysis.mentions:  # white space is no token
            inside = [r for r in tokens if mention.start <= int(r["START"]) and int(r["END"]) <= mention.end]
            if inside:
                expected.append((mention.kind, int(inside[0]["START"]), int(inside[-1]["END"])))
        assert found == sorted(expected)


# --- spaCy


VOCAB = spacy.blank("en").vocab


def docs(data: bytes) -> list[Any]:
    return list(DocBin(store_user_data=True).from_bytes(data).get_docs(VOCAB))


def test_spacy_opens_the_docbin_with_spans_and_entities(known: Sample, tmp_path: Path) -> None:
    path = tmp_path / "articles.spacy"
    piece = format_named("spacy").piece(*known)
    joined = format_named("spacy").joined
    assert isinstance(piece, bytes)
    assert joined is not None
    path.write_bytes(joined([piece, piece]))
    doc, other = DocBin(store_user_data=True).from_disk(path).get_docs(spacy.blank("en").vocab)
    assert doc.text == other.text == known[0].text
    kinds = {
        "q7x2_places": "location",
        "q7x2_actors": "actor",
        "q7x2_figures": "figure",
        "q7x2_timex": "date",
        "q7x2_statements": "statement",
    }
    found = [(kinds[n], s.start_char, s.end_char) for n, spans in doc.spans.items() for s in spans]
    assert sorted(found) == keys(known[1])
    assert doc.ents
    assert {sentence.start_char for sentence in doc.sents} >= {start for start, _ in known[1].sentences}
    (gah,) = [span for span in doc.spans["q7x2_places"] if span.text == "Lashkar Gah"]
    assert gah.label_ == "city"
    assert gah.kb_id_ == "1134720" or gah.kb_id_.isdigit()
    assert json.loads(doc.user_data["q7x2"])["schema"] == 1
    assert doc.to_json()["ents"]


@given(odd.articles())
@settings(deadline=None)
def test_docbin_offsets_are_true_over_any_text(known: Sample) -> None:
    article, analysis = known
    (doc,) = docs(format_named("spacy").alone(article, analysis))
    text = article.text.encode("utf-8", "replace").decode("utf-8")
    assert doc.text == text
    found = [(s.start_char, s.end_char) for spans in doc.spans.values() for s in spans]
    assert sorted(found) == sorted((m.start, m.end) for m in analysis.mentions)


# --- reports


class Seen(HTMLParser):
    """What a browser would see: elements opened and closed in order, the words of the article."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        self.links += [value or "" for name, value in attrs if name == "href"]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in ("meta", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "p" in self.open and "sup" not in self.open and "div" in self.open:
            self.text += data


def test_html_is_whole_and_its_references_lead_somewhere(known: Sample) -> None:
    seen = Seen()
    seen.feed(alone("html", known).decode("utf-8"))
    assert not seen.open
    assert {link[1:] for link in seen.links if link.startswith("#")} <= set(seen.ids)
    for paragraph in known[0].paragraphs:
        assert known[0].text[paragraph.start : paragraph.end] in seen.text


@given(odd.articles())
def test_html_runs_nothing_and_asks_nothing_whatever_the_text_says(known: Sample) -> None:
    article, analysis = known
    raw = format_named("html").alone(article, analysis)
    seen = Seen()
    seen.feed(raw.decode("utf-8"))
    assert not seen.open
    assert seen.tags <= {
        "html", "head", "meta", "title", "style", "body", "article", "h1", "h2", "p", "div", "mark", "sup", "a", "table", "thead",
        "tbody", "tr", "th", "td",
    }  # fmt: skip
    assert not [name for name, _ in seen.attributes if name.startswith("on") or name in ("src", "style")]
    assert all(link.startswith(("#", "https://www.geonames.org/")) for link in seen.links)
    assert any("default-src 'none'" in (value or "") for name, value in seen.attributes if name == "content")
    assert not CONTROLS.search(raw)
    assert not DECEIVING.search(raw.decode("utf-8"))


def test_overlapping_highlights_nest_and_crossing_ones_are_cut() -> None:
    text = "U.S. Embassy in Kabul province"
    article = Article("a", "a", text, paragraphs=(Span(0, len(text)),))
    spans = [("A1", 0, 21), ("A2", 0, 4), ("L1", 16, 30)]
    mentions = tuple(
        Mention("actor" if id_[0] == "A" else "location", start, end, text[start:end], id_)
        for id_, start, end in spans
    )
    entities = (
        Actor("A1", "U.S. Embassy", "organisation"),
        Actor("A2", "U.S.", "state"),
        Place("L1", "Kabul", "province"),
    )
    html = format_named("html").alone(article, Analysis(mentions=mentions, entities=entities)).decode("utf-8")
    seen = Seen()
    seen.feed(html)
    assert seen.text == text
    line = re.sub(r' title="[^"]*"| href="[^"]*"', "", html[html.index('<div class="text">') :])
    assert '<mark class="actor"><mark class="actor">U.S.</mark><sup><a>A2</a></sup> Embassy' in line
    markdown = (
        format_named("markdown").alone(article, Analysis(mentions=mentions, entities=entities)).decode()
    )
    assert "[[U.S.]{A2} Embassy in [Kabul]{A1} province]{L1}" in markdown


@given(odd.articles())
def test_markdown_means_no_more_than_its_words(known: Sample) -> None:
    raw = format_named("markdown").alone(*known)
    assert not CONTROLS.search(raw)
    text = raw.decode("utf-8")
    assert not DECEIVING.search(text)
    assert not re.search(r"(?<!\\)[<>`]", text)
    for line in text.split("\n"):
        if line.startswith("| "):
            assert len(re.findall(r"(?<!\\)\|", line)) == 6


def test_plain_text_tells_each_sentence_and_then_its_facts(known: Sample) -> None:
    lines = alone("text", known).decode("utf-8").split("\n")
    assert lines[1] == "Date: Fri 13 Aug 2021, from the header."
    at = next(number for number, line in enumerate(lines) if "lost some 800 troops" in line)
    assert any("about 800 troops" in line for line in lines[at + 1 : at + 5])


@given(odd.articles())
def test_plain_text_is_only_text(known: Sample) -> None:
    raw = format_named("text").alone(*known)
    assert not CONTROLS.search(raw)
    assert not DECEIVING.search(raw.decode("utf-8"))


@given(odd.TEXTS)
def test_characters_are_exchanged_one_for_one(text: str) -> None:
    for exchange in (without_controls, readable, with_plain_lines):
        assert len(exchange(text)) == len(text)


# --- the registry


def test_every_format_says_what_it_is_and_can_be_had() -> None:
    assert [format.name for format in formats()] == list(names())
    assert all(format.title for format in formats())


@pytest.mark.parametrize(
    ("path", "name"), [("a.csv", "csv"), ("b/c.md", "markdown"), ("x.JSONL", "jsonl"), ("noending", None)]
)
def test_the_ending_of_a_file_tells_its_format(path: str, name: str | None) -> None:
    assert name_for(path) == name


def test_another_package_can_bring_a_format(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "their_format.py").write_text(
        "from extractors.exports.format import Format\n"
        "SHOUT = Format('shout', 'Capitals', '.txt', lambda article, analysis: article.text.upper().encode())\n"
        "BROKEN = 7\n"
    )
    info = tmp_path / "their_format-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: their-format\nVersion: 1\n")
    (info / "entry_points.txt").write_text(
        "[q7x2_formats]\nshout = their_format:SHOUT\nbroken = their_format:BROKEN\nlost = nowhere:X\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    assert format_named("shout").alone(Article("a", "a", "Kabul fell."), Analysis()) == b"KABUL FELL."
    assert "shout" in [format.name for format in formats()]
    for name in ("broken", "lost", "never-heard-of"):
        with pytest.raises(FormatError):
            format_named(name)
