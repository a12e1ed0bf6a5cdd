"""W3C Web Annotations as a graph of linked data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import rdflib

_CONTEXT = Path(__file__).parent / "anno_context.json"


def graph_of(page: dict[str, Any]) -> rdflib.Graph:
    """What a page of annotations says; its context is read from a file, without a network."""
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    known = {**page, "@context": json.loads(_CONTEXT.read_text("utf-8"))["@context"]}
    return rdflib.Graph().parse(data=json.dumps(known), format="json-ld")
