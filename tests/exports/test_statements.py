"""Statements in the exports: an array of their own, relations, rows, and back from a corpus."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import jsonschema
import pytest

from extractors.corpus.rows import rows_of
from extractors.exports.arrays import together
from extractors.exports.json_schema import schema
from extractors.exports.registry import format_named
from extractors.exports.schema import as_schema
from extractors.extracting import Extractor
from extractors.model import Analysis, Article
from extractors.sources.text import article_of
from tests.exports.readers import standoff

TEXT = (
    "“We will rebuild,” Mayor Anna Berg said in Oslo on Friday. “It will take a year.”\n\n"
    "Police denied that 40 people had died. A survey found that the dam was unsafe."
)
Sample = tuple[Article, Analysis]


@pytest.fixture(scope="module")
def known(extractor: Extractor) -> Sample:
    article = article_of(TEXT, id="dam", source="dam.txt", option_date="2024-05-04")
    return article, extractor.analysis(article)


@pytest.fixture(scope="module")
def record(known: Sample) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(format_named("json").alone(*known))
    return read


def test_schema_1_has_them_in_an_array_of_their_own_with_their_places(record: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(schema()).validate(record)
    first, second, third = record["statements"]
    names = {entity["id"]: entity["name"] for entity in record["entities"] if "name" in entity}
    assert [TEXT[start:end] for start, end in first["content"]] == [
        "“We will rebuild,”",
        "“It will take a year.”",
    ]
    assert names[first["source"]] == "Anna Berg"
    assert TEXT[first["cue_start"] : first["cue_end"]] == "said"
    assert TEXT[first["source_start"] : first["source_end"]] == first["source_text"] == "Mayor Anna Berg"
    assert (names[first["where"]], first["type"]) == ("Oslo", "direct")
    assert first["when"] is not None
    assert (second["stance"], len(second["figures"])) == ("denies", 1)
    assert (third["source"], third["source_text"]) == ("A survey", "A survey")


def test_who_knows_four_kinds_reads_entities_and_mentions_as_before(record: dict[str, Any]) -> None:
    for part in ("entities", "mentions"):
        assert {one["kind"] for one in record[part]} <= {"location", "actor", "figure", "date"}


def test_a_figure_and_its_statement_have_one_source(record: dict[str, Any]) -> None:
    (figure,) = (entity for entity in record["entities"] if entity.get("unit") == "people")
    assert figure["source"] == record["statements"][1]["source"]


def test_all_of_them_come_back_together(known: Sample) -> None:
    record = together(as_schema(*known))
    assert [entity["id"] for entity in record["entities"]] == [entity.id for entity in known[1].entities]
    mentions = [(m.kind, m.start, m.end, m.text, m.entity) for m in known[1].mentions]
    assert [(m["kind"], m["start"], m["end"], m["text"], m["entity"]) for m in record["mentions"]] == mentions
    (row,) = (row for row in rows_of(as_schema(*known))["entities"] if row.get("stance") == "denies")
    assert row["kind"] == "statement"


def test_brat_relates_them_to_who_says_them_and_to_the_words_of_saying(known: Sample) -> None:
    brat = format_named("brat")
    for line in (b"SaidBy\t", b"SaidWith\t", b"Continues\t", b"Stance\t"):
        assert line in brat.files["annotation.conf"]
    piece = brat.piece(*known)
    assert not isinstance(piece, bytes)
    read = standoff(piece[".ann"])
    told = {(name, read.bound[one][2], read.bound[other][2]) for name, one, other in read.relations}
    assert told == {
        ("SaidBy", "“We will rebuild,”", "Anna Berg"),
        ("SaidWith", "“We will rebuild,”", "said"),
        ("Continues", "“It will take a year.”", "“We will rebuild,”"),
        ("SaidBy", "40 people had died", "Police"),
        ("SaidWith", "40 people had died", "denied"),
        ("SaidBy", "the dam was unsafe", "A survey"),
        ("SaidWith", "the dam was unsafe", "found"),
    }
    stances = {read.bound[id_][2]: values.get("Stance") for id_, values in read.attributes.items()}
    assert stances["40 people had died"] == "denies"


def test_web_annotation_links_what_is_said_to_who_says_it(known: Sample) -> None:
    items = json.loads(format_named("webanno").alone(*known))["items"]
    links = [item for item in items if item["motivation"] == "linking"]
    assert len(links) == 3
    assert [target["selector"][1]["exact"] for target in links[0]["target"]] == [
        "“We will rebuild,”",
        "“It will take a year.”",
    ]
    linked = [body["selector"][1]["exact"] for body in links[0]["body"] if body.get("purpose") == "linking"]
    assert linked == ["Mayor Anna Berg", "said"]
    assert len({item["id"] for item in items}) == len(items)


def test_csv_has_a_row_a_run_with_source_stance_and_words(known: Sample) -> None:
    rows = list(csv.DictReader(io.StringIO(format_named("csv").alone(*known).decode())))
    said = [row for row in rows if row["kind"] == "statement"]
    assert [row["stance"] for row in said] == ["asserts", "asserts", "denies", "asserts"]
    assert said[2]["words"] == "40 people had died"
    assert said[2]["cue"] == "denied"
    assert said[3]["source"] == "A survey"


def test_names_in_what_is_said_stay_entities_of_the_docbin(known: Sample) -> None:
    import spacy
    from spacy.tokens import DocBin

    (doc,) = DocBin().from_bytes(format_named("spacy").alone(*known)).get_docs(spacy.blank("en").vocab)
    assert "40 people" in {span.text for span in doc.ents}
    assert len(doc.spans["q7x2_statements"]) == 4
