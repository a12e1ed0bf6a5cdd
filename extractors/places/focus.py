"""The article's geographic focus: the countries, each with its first-level division, or the region, that it is about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from extractors.annotations import Group
from extractors.model import AboutPlace, Place, Span

if TYPE_CHECKING:
    from extractors.gazetteer import Gazetteer
    from extractors.places.annotations import PlaceAnnotation

LEAST_OF_FIRST: Final = 0.3
"""Of all that is counted, what the country in focus has at least: below it the article is about no country."""

LEAST_OF_OTHERS: Final = 0.2
"""What a further country has at least."""

LEAST_OF_REGION: Final = 0.1
"""What a region of several countries has at least that the lede names, and no country."""

LEAST_BESIDE_REGION: Final = 0.4
"""What a country has at least beside such a region: its outbreak is a part of the story of Europe's."""

SHARE_OF_DIVISION: Final = 0.5
"""Of what is counted in a country and says more than the country, what the division in focus has at least."""

MOST_OF_ONE: Final = 4
"""Mentions of one place that count: a name said over and over is not thereby the whole matter."""

IN_LEDE: Final = 2.0
OF_DATELINE: Final = 1.0
OF_FIGURE: Final = 1.0
"""What a mention counts more in the title and first sentence, or in a dateline, and a place for each figure that is there. A
dateline says where the reporter sits, which is not always where it happened."""

OF_PEOPLE: Final = 0.5
"""What the adjective of a country counts: "the Indonesian coast"."""

LEDE_WORDS: Final = 12
"""Words of the shortest paragraph with a lede: what stands before it is a title."""

SENTENCE_WORDS: Final = 4
"""Words of the shortest lede."""


class Told(NamedTuple):
    """Where the article says what it is about.

    Attributes:
        lede_end: Offset after its first sentence.
        figures: How many figures are at each place, by the index of its group.
    """

    lede_end: int
    figures: Mapping[int, int]


def lede_end(text: str, paragraphs: Sequence[Span], sentences: Sequence[Span]) -> int:
    """The offset after the lede: the first sentences of the first paragraph that is no title, until they are long enough."""
    bodies = (start for start, end in paragraphs if len(text[start:end].split()) >= LEDE_WORDS)
    start = next(bodies, paragraphs[0][0] if paragraphs else 0)
    for sentence in sentences:
        if sentence[0] >= start and len(text[start : sentence[1]].split()) >= SENTENCE_WORDS:
            return sentence[1]
    return sentences[-1][1] if sentences else 0


def about(
    groups: Sequence[Group[Place]], found: Sequence[PlaceAnnotation], told: Told, gazetteer: Gazetteer
) -> tuple[AboutPlace, ...]:
    """The countries in focus, the one with the greatest share first; empty where no country stands out.

    Args:
        groups: The article's places.
        found: The component's records: adjectives of countries and datelines are among them.
        told: The lede, and the figures' places.
        gazetteer: The place index.
    """
    datelines = {record["start"] for record in found if record["by"] == "dateline"}
    weights = [_weight(group, told, datelines, told.figures.get(at, 0)) for at, group in enumerate(groups)]
    countries: defaultdict[str, float] = defaultdict(float)
    for group, weight in zip(groups, weights, strict=True):
        if group.entity.country:
            countries[group.entity.country] += weight
    opening = {g.entity.country for g in groups if g.entity.country and _is_led(g, told, datelines)}
    for code, weight, in_lede in _peoples(found, told, gazetteer):
        countries[code] += weight
        opening |= {code} if in_lede else set()
    region = None if opening else _region(groups, weights, told)
    total = sum(countries.values()) + (region[1] if region else 0.0)
    first = {code: at for at, code in enumerate(countries)}
    ranked = sorted(countries, key=lambda code: (-countries[code], first[code]))
    if region and region[1] >= LEAST_OF_REGION * total:
        return _of_region(*region, total, countries, list(zip(groups, weights, strict=True)), told, gazetteer)
    if not ranked or countries[ranked[0]] < LEAST_OF_FIRST * total:
        return ()
    kept = [code for code in ranked if code == ranked[0] or countries[code] >= LEAST_OF_OTHERS * total]
    counted = list(zip(groups, weights, strict=True))
    return tuple(_of_country(code, countries[code] / total, counted, told, gazetteer) for code in kept)


def _is_led(group: Group[Place], told: Told, datelines: set[int]) -> bool:
    """Whether the lede names it, and not the dateline alone."""
    return any(span.start < told.lede_end and span.start not in datelines for span in group.spans)


def _region(
    groups: Sequence[Group[Place]], weights: Sequence[float], told: Told
) -> tuple[Group[Place], float] | None:
    """The region of several countries that the lede names, with what it counts; of several, the one that counts most."""
    led = [
        (group, weight)
        for group, weight in zip(groups, weights, strict=True)
        if group.entity.type == "region" and not group.entity.country and _is_led(group, told, set())
    ]
    return max(led, key=lambda pair: pair[1], default=None)


def _of_region(
    region: Group[Place],
    weight: float,
    total: float,
    countries: Mapping[str, float],
    counted: Sequence[tuple[Group[Place], float]],
    told: Told,
    gazetteer: Gazetteer,
) -> tuple[AboutPlace, ...]:
    """The region, and the countries of which the article says more than of any part of the region."""
    reason = f"the first sentence names this region and no country; {len(region.spans)} mentions are of it."
    first = AboutPlace(None, region.entity.name, None, reason, round(weight / total, 2))
    large = (code for code, share in countries.items() if share >= LEAST_BESIDE_REGION * total)
    others = (_of_country(code, countries[code] / total, counted, told, gazetteer) for code in large)
    return tuple(sorted((first, *others), key=lambda each: -each.share))


def _weight(group: Group[Place], told: Told, datelines: set[int], figures: int) -> float:
    spans = group.spans[:MOST_OF_ONE]
    in_lede = any(span.start < told.lede_end for span in spans)
    opens = any(span.start in datelines for span in spans)
    return len(spans) + IN_LEDE * in_lede + OF_DATELINE * opens + OF_FIGURE * min(figures, MOST_OF_ONE)


def _peoples(
    found: Sequence[PlaceAnnotation], told: Told, gazetteer: Gazetteer
) -> Iterator[tuple[str, float, bool]]:
    """What the adjectives of each country count, and whether the lede has one."""
    words: dict[str, list[int]] = defaultdict(list)
    for record in found:
        entry = gazetteer.demonym(record["text"]) if record["by"] == "demonym" else None
        if entry is not None and entry.country:
            words[entry.country].append(record["start"])
    for code, starts in words.items():
        in_lede = any(start < told.lede_end for start in starts)
        yield code, OF_PEOPLE * min(len(starts), MOST_OF_ONE) + (IN_LEDE if in_lede else 0.0), in_lede


def _of_country(
    code: str, share: float, counted: Sequence[tuple[Group[Place], float]], told: Told, gazetteer: Gazetteer
) -> AboutPlace:
    country = gazetteer.by_code(code)
    own = [(group, weight) for group, weight in counted if group.entity.country == code]
    division, inside = _division([(g, w) for g, w in own if g.entity.type != "country"])
    mentions = sum(len(group.spans) for group, _ in own)
    everywhere = sum(len(group.spans) for group, _ in counted if group.entity.country)
    reason = f"{mentions} of {everywhere} mentions of places are in this country"
    if division:
        reason += f", {inside} of them in {division}"
    if any(span.start < told.lede_end for group, _ in own for span in group.spans):
        reason += "; the first sentence names it"
    name = country.name if country else None
    return AboutPlace(code, name, division, f"{reason}.", round(share, 2))


def _division(counted: Sequence[tuple[Group[Place], float]]) -> tuple[str | None, int]:
    divisions: defaultdict[str, float] = defaultdict(float)
    mentions: Counter[str] = Counter()
    for group, weight in counted:
        if group.entity.admin1:
            divisions[group.entity.admin1] += weight
            mentions[group.entity.admin1] += len(group.spans)
    if not divisions:
        return None, 0
    name, weight = max(divisions.items(), key=lambda item: item[1])
    stands_out = mentions[name] > 1 and weight >= SHARE_OF_DIVISION * sum(divisions.values())
    return (name, mentions[name]) if stands_out else (None, 0)
