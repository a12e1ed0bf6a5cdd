"""Every format out, as `extract` writes it, opened by what its users open it with: all say what JSON Lines says."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import Any

import conllu
import duckdb
import geojson
import html5lib
import jsonschema
import pandas
import polars
import pytest
import spacy
from bioc import brat
from markdown_it import MarkdownIt
from spacy.training import Corpus, Example

from extractors.command import main
from extractors.exports.arrays import together
from extractors.exports.registry import names
from extractors.extracting import Extractor
from tests.command_run import READER
from tests.exports.graph import graph_of
from tui import resources

# Quotes, cells and marks of every format, letters of more than one byte and of more than one unit, and a second line.
ODD = (
    'Some "40 people", =1+1; died in Kabul | on Friday, <b>said</b> 👨‍👩‍👧 *Taliban* “fighters” [sic].\n\n'
    "# The United\nStates sent\t650 troops to Kābul & Herat — `3,000` left, 'עברית' says."
)
Exported = dict[str, Path]
Analyses = list[dict[str, Any]]


class AnalysedOnce:
    """An extractor that has read both articles before the first format is written."""

    def __init__(self, extractor: Extractor) -> None:
        self.model = extractor.model
        self.analysis = cache(extractor.analysis)


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The sample, and a file with the odd record."""
    records = tmp_path_factory.mktemp("sources") / "records.jsonl"
    records.write_text(
        json.dumps({"id": "odd, one", "date": "2021-08-13", "title": "=A 'title'", "text": ODD}) + "\n"
    )
    return [resources.sample(), str(records)]


@pytest.fixture(scope="module")
def exported(sources: list[str], extractor: Extractor, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """Both in every format: the command itself, in this process and with one analysis for all of them."""
    folder, known = tmp_path_factory.mktemp("exported"), AnalysedOnce(extractor)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("extractors.extracting.Extractor", lambda model: known)
        for form in names():
            assert main([*sources, "--format", form, "--output", str(folder / form)]) == 0, form
    return {form: folder / form for form in names()}


@pytest.fixture(scope="module")
def truth(exported: Exported) -> Analyses:
    """Schema 1 of the two, as Python reads it, with all entities and mentions together."""
    found = [json.loads(line) for line in exported["jsonl"].read_text("utf-8").splitlines()]
    assert [one["article"]["text"] for one in found] == [Path(resources.sample()).read_text("utf-8"), ODD]
    assert all(len(one["mentions"]) > 3 for one in found)
    return [together(one) for one in found]


def test_a_process_of_its_own_writes_the_same(exported: Exported, sources: list[str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    run = subprocess.run(
        [READER, "extract", *sources, "--format", "jsonl", "--output", out],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert (run.returncode, run.stderr) == (0, "")
    assert out.read_bytes() == exported["jsonl"].read_bytes()


def places(mentions: Analyses) -> list[tuple[str, int, int]]:
    return sorted((mention["kind"], mention["start"], mention["end"]) for mention in mentions)


def test_json_is_an_array_that_its_schema_knows(exported: Exported, truth: Analyses) -> None:
    schema = json.loads(files("extractors.exports").joinpath("data", "schema-1.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    read = json.loads(exported["json"].read_bytes())
    assert [together(one) for one in read] == truth
    for analysis in read:
        validator.validate(analysis)


def test_json_lines_are_a_table_for_pandas_polars_and_duckdb(exported: Exported, truth: Analyses) -> None:
    path = exported["jsonl"]
    texts = [one["article"]["text"] for one in truth]
    assert [one["text"] for one in pandas.read_json(path, lines=True)["article"]] == texts
    assert [one["text"] for one in polars.read_ndjson(path)["article"]] == texts
    sql = "SELECT article.text, len(mentions) FROM read_json(?, format = 'newline_delimited')"
    with duckdb.connect() as connection:
        rows = connection.execute(sql, [str(path)]).fetchall()
    shared = [sum(mention["kind"] != "statement" for mention in one["mentions"]) for one in truth]
    assert rows == [(one["article"]["text"], count) for one, count in zip(truth, shared, strict=True)]


@pytest.mark.parametrize("form", ["csv", "csv-raw"])
def test_csv_is_a_row_a_mention_for_pandas_polars_and_duckdb(
    exported: Exported, truth: Analyses, form: str
) -> None:
    path = exported[form]
    wanted = [places(one["mentions"]) for one in truth]
    with duckdb.connect() as connection:
        by_duckdb = connection.read_csv(str(path), sample_size=-1).to_arrow_table().to_pylist()
    read = {
        "pandas": pandas.read_csv(path).to_dict("records"),
        "polars": polars.read_csv(path, infer_schema_length=None).to_dicts(),
        "duckdb": by_duckdb,
    }
    for reader, rows in read.items():
        found = [places([row for row in rows if row["article"] == one["article"]["id"]]) for one in truth]
        assert found == wanted, reader
        (troops,) = [row for row in rows if row["text"] == "some 800 troops"]
        assert (float(troops["value"]), troops["bound"], troops["unit"]) == (800, "about", "troops")
    texts = {one["article"]["id"]: one["article"]["text"] for one in truth}
    for row in pandas.read_csv(path).itertuples():
        assert row.text == texts[row.article][row.start : row.end]


def test_geojson_is_a_valid_collection_with_every_place(exported: Exported, truth: Analyses) -> None:
    read = geojson.loads(exported["geojson"].read_text("utf-8"))
    assert isinstance(read, geojson.FeatureCollection)
    assert read.is_valid, read.errors()
    entities = [entity for one in truth for entity in one["entities"] if entity["kind"] == "location"]
    assert [feature["properties"]["name"] for feature in read["features"]] == [
        entity["name"] for entity in entities
    ]
    for feature, entity in zip(read["features"], entities, strict=True):
        assert feature["geometry"] is None or feature["geometry"]["coordinates"] == [
            entity["lon"],
            entity["lat"],
        ]


def test_markdown_is_paragraphs_and_tables_and_no_markup_of_the_text(
    exported: Exported, truth: Analyses
) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(exported["markdown"].read_text("utf-8"))
    assert not [token for token in tokens if token.type in ("html_block", "fence", "code_block")]
    inside = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inside} <= {"text", "softbreak", "text_special"}, (
        "the text's own signs are its words"
    )
    rows = [token for token in tokens if token.type == "tr_open"]
    entities = sum(len(one["entities"]) for one in truth)
    tables = sum(token.type == "table_open" for token in tokens)
    assert len(rows) == entities + tables
    assert sum(token.type in ("td_open", "th_open") for token in tokens) == 5 * len(rows)


def test_html_is_html_5_to_the_letter(exported: Exported, truth: Analyses) -> None:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = parser.parse(exported["html"].read_bytes())
    texts = ["".join(part.itertext()) for part in tree.iterfind(".//*[@class='text']")]
    assert len(texts) == len(truth)
    assert len(list(tree.iter("mark"))) >= sum(len(one["mentions"]) for one in truth)
    assert not list(tree.iter("b")), "the text's own tags are its words"
    assert "<b>said</b>" in texts[1]


def test_web_annotations_are_linked_data_that_quotes_the_text(exported: Exported, truth: Analyses) -> None:
    pages = json.loads(exported["webanno"].read_bytes())
    for page, one in zip(pages, truth, strict=True):
        quoted = graph_of(page).query(
            "PREFIX oa: <http://www.w3.org/ns/oa#> SELECT ?start ?end ?exact WHERE"
            " { ?a oa:motivatedBy oa:identifying; oa:hasTarget ?t ."
            " ?t oa:hasSelector ?p, ?q . ?p oa:start ?start; oa:end ?end . ?q oa:exact ?exact }"
        )
        found = sorted((int(row.start), int(row.end), str(row.exact)) for row in quoted)  # type: ignore[union-attr]
        assert found == sorted((m["start"], m["end"], m["text"]) for m in one["mentions"])


def test_brat_is_read_by_bioc(exported: Exported, truth: Analyses) -> None:
    documents = brat.listdir(exported["brat"])
    assert len(documents) == len(truth)
    for document, one in zip(sorted(documents, key=lambda d: len(d.text), reverse=True), truth, strict=True):
        assert document.text == one["article"]["text"].replace("\t", " ")  # a tab parts brat's own columns
        found = []
        for entity in document.entities:
            assert " ".join(document.text[part.begin : part.end] for part in entity.locations) == entity.text
            if entity.type not in ("Source", "Cue"):
                found.append((entity.type.lower(), *entity.total_span))
        assert sorted(found) == places(one["mentions"])
        assert {"Type"} <= {attribute.type for attribute in document.attributes}


def test_conll_is_read_by_conllu(exported: Exported, truth: Analyses) -> None:
    _, *documents = exported["conll"].read_text("utf-8").split("# newdoc")
    for words, one in zip(documents, truth, strict=True):
        names = words.partition("# columns = ")[2].partition("\n")[0].lower().split(" ")
        tokens = [
            token for sentence in conllu.parse_incr(StringIO(f"# newdoc{words}"), names) for token in sentence
        ]
        text = one["article"]["text"]
        assert all(text[int(token["start"]) : int(token["end"])] == token["token"] for token in tokens)
        begun = sorted(
            (name.partition(".")[0], int(token["start"]))
            for token in tokens for name in names[3:] if token[name].startswith("B-")
        )  # fmt: skip
        assert begun == [(kind, start) for kind, start, _ in places(one["mentions"])]


def test_spacy_trains_on_the_docbin(exported: Exported, truth: Analyses, tmp_path: Path) -> None:
    path = tmp_path / "train.spacy"
    path.write_bytes(exported["spacy"].read_bytes())
    nlp = spacy.blank("en")
    nlp.add_pipe("ner")
    corpus = Corpus(path)
    nlp.initialize(lambda: corpus(nlp))
    examples: list[Example] = list(corpus(nlp))
    assert [example.reference.text for example in examples] == [one["article"]["text"] for one in truth]
    assert nlp.update(examples)["ner"] > 0
    assert {"city", "group", "count"} <= set(nlp.get_pipe("ner").labels)  # type: ignore[attr-defined]
    for example, one in zip(examples, truth, strict=True):
        spans = [span for group in example.reference.spans.values() for span in group]
        assert sorted((s.start_char, s.end_char) for s in spans) == sorted(
            (m["start"], m["end"]) for m in one["mentions"]
        )


def test_plain_text_is_every_sentence_of_both(exported: Exported, truth: Analyses) -> None:
    text = " ".join(exported["text"].read_text("utf-8").split())
    for one in truth:
        for start, end in one["sentences"]:
            assert " ".join(one["article"]["text"][start:end].split()) in text
