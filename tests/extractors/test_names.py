"""Places, states, organisations and persons are what they are, as the tables of claims have it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.extracting import Extractor
from extractors.model import Actor, Analysis, Place
from extractors.sources.text import article_of

TABLES = Path(__file__).parent.parent / "claims"
CLAIMS = [
    claim
    for name in ("places", "actors", "names")
    for claim in tomllib.loads((TABLES / f"{name}.toml").read_text("utf-8"))["claim"]
]


def _told(analysis: Analysis, kind: str) -> dict[str, list[str]]:
    """By wording, what its mentions of a kind are: a place's country and division, an actor's type, a state's country."""
    told: dict[str, list[str]] = {}
    for mention in analysis.mentions:
        entity = analysis.entity(mention.entity)
        if mention.kind != kind:
            continue
        words = ""
        if isinstance(entity, Place):
            words = f"{entity.country or ''} {entity.admin1 or ''}".strip()
        elif isinstance(entity, Actor):
            words = f"state {entity.country}" if entity.type == "state" else entity.type
        told.setdefault(mention.text, []).append(words)
    return told


def _faults(claim: dict[str, Any], analysis: Analysis) -> list[str]:
    locations, actors = _told(analysis, "location"), _told(analysis, "actor")
    faults = []
    for wording, wanted in claim.get("locations", {}).items():
        found = locations.get(wording, [])
        if not found or not all(each == wanted or each.startswith(f"{wanted} ") for each in found):
            faults.append(f"location {wording!r} is {found} and not {wanted!r}")
    places = [(m.text, analysis.entity(m.entity)) for m in analysis.mentions if m.kind == "location"]
    for wording, wanted in claim.get("types", {}).items():
        types = [each.type for text, each in places if text == wording and isinstance(each, Place)]
        if not types or set(types) != {wanted}:
            faults.append(f"location {wording!r} is a {types} and not a {wanted!r}")
    doubtful = {text for text, each in places if each.doubt}
    faults += [f"location {w!r} is not doubted" for w in claim.get("doubted", ()) if w not in doubtful]
    faults += [f"location {w!r} is doubted" for w in claim.get("undoubted", ()) if w in doubtful]
    about = [each.country or each.country_name for each in analysis.about]
    if "about" in claim and about != claim["about"]:
        faults.append(f"it is about {about} and not {claim['about']}")
    for wording, wanted in claim.get("actors", {}).items():
        found = actors.get(wording, [])
        if not found or set(found) != {wanted}:
            faults.append(f"actor {wording!r} is {found} and not {wanted!r}")
    for wording in [*claim.get("neither", ()), *claim.get("no_location", ())]:
        faults += [f"location {wording!r}"] if wording in locations else []
    for wording in [*claim.get("neither", ()), *claim.get("no_actor", ())]:
        faults += [f"actor {wording!r}"] if wording in actors else []
    ids = {m.text: m.entity for m in analysis.mentions if m.kind == "actor"}
    for group in claim.get("same", ()):
        if len({ids.get(wording, wording) for wording in group}) > 1:
            faults.append(f"{group} are {[ids.get(wording) for wording in group]}")
    for group in claim.get("apart", ()):
        if len({ids.get(wording) for wording in group}) < len(group):
            faults.append(f"{group} are one")
    return faults


@pytest.mark.parametrize("claim", CLAIMS, ids=[claim["text"][:60] for claim in CLAIMS])
def test_a_name_is_what_it_is(extractor: Extractor, claim: dict[str, Any]) -> None:
    article = article_of(claim["text"], id="a", source="a", option_date="2024-05-05")
    analysis = extractor.analysis(article)
    assert not _faults(claim, analysis), [(m.kind, m.text) for m in analysis.mentions]
