"""What a person corrected, in the exports: applied, told by its status, and carried to another process."""

from __future__ import annotations

import csv
import io
import json
import pickle
from importlib.resources import files

import jsonschema
import pytest

from extractors.corrections.application import corrected
from extractors.corrections.correction import Alter, Reject, Target
from extractors.corrections.corrections import with_rejected
from extractors.exports.registry import format_named, formats
from extractors.model import Analysis, Article

SCHEMA = json.loads(files("extractors.exports").joinpath("data", "schema-1.json").read_text("utf-8"))


@pytest.fixture
def changed(sample_analysis: Analysis) -> Analysis:
    """Helmand rejected, Kabul called otherwise."""
    entities = {entity.id: entity for entity in sample_analysis.entities}
    named = {m.text: Target.of(m, entities[m.entity]) for m in sample_analysis.mentions}
    said = [Reject("1", named["Helmand"]), Alter("2", named["Kabul"], {"name": "Kabul City"})]
    return corrected(sample_analysis, said)


def test_the_schema_knows_what_corrections_add(sample: Article, changed: Analysis) -> None:
    read = json.loads(format_named("json").alone(sample, with_rejected(changed)))
    jsonschema.Draft202012Validator(SCHEMA).validate(read)
    statuses = {entity.get("name"): entity.get("status") for entity in read["entities"]}
    assert (statuses["Helmand Province"], statuses["Kabul City"]) == ("rejected", "corrected")
    (kabul,) = [entity for entity in read["entities"] if entity.get("name") == "Kabul City"]
    assert set(kabul) <= set(SCHEMA["$defs"]["location"]["properties"])


def test_csv_tells_the_status(sample: Article, changed: Analysis) -> None:
    text = format_named("csv").alone(sample, with_rejected(changed)).decode("utf-8")
    statuses = {row["text"]: row["status"] for row in csv.DictReader(io.StringIO(text, newline=""))}
    assert (statuses["Helmand"], statuses["Kabul"], statuses["Lashkar Gah"]) == ("rejected", "corrected", "")


def test_every_format_takes_corrections_in_another_process_too(sample: Article, changed: Analysis) -> None:
    article, analysis = pickle.loads(pickle.dumps((sample, changed)))
    for format in formats():
        assert format.piece(article, analysis) == format.piece(sample, changed)
