"""GeoJSON (RFC 7946): one feature a place and article, in one collection. A place that is not resolved has no geometry."""

from __future__ import annotations

from typing import Any

from extractors.exports.describing import Described
from extractors.exports.dumping import dumped
from extractors.exports.format import Format
from extractors.model import Analysis, Article, Place


def _piece(article: Article, analysis: Analysis) -> bytes:
    described = Described(article, analysis)
    places = (entity for entity in analysis.entities if isinstance(entity, Place))
    return b",\n".join(dumped(_feature(described, place), has_end=False) for place in places)


def _feature(described: Described, place: Place) -> dict[str, Any]:
    article, mentions = described.article, described.mentions.get(place.id, [])
    is_placed = place.lat is not None and place.lon is not None
    return {
        "type": "Feature",
        "id": f"{article.id}#{place.id}",
        # Longitude comes first (RFC 7946, 3.1.1); nowhere is null (3.2), never 0,0.
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]} if is_placed else None,
        "properties": {
            "name": place.name,
            "type": place.type,
            "country": place.country,
            "admin1": place.admin1,
            "geonameid": place.geonameid,
            "reason": place.reason,
            "article": article.id,
            "title": article.title,
            "published": article.published,
            "published_guess": article.published_guess,
            "entity": place.id,
            "count": len(mentions),
            "mentions": [[mention.start, mention.end, mention.text] for mention in mentions],
        },
    }


GEOJSON = Format(
    "geojson",
    "GeoJSON: the places, for a map",
    ".geojson",
    _piece,
    head=b'{"type": "FeatureCollection", "features": [\n',
    between=b",\n",
    foot=b"\n]}\n",
)
