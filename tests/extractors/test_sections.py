import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import sections
from extractors.chunks import Chunk, chunks_of
from extractors.extracting import Extractor
from extractors.job import Job
from extractors.joining import whole
from extractors.model import Analysis, Article, Span
from extractors.sections import SECTION, sections_of
from extractors.sources.text import article_of


@pytest.fixture
def long_article(sample: Article, monkeypatch: pytest.MonkeyPatch) -> Article:
    """Eight copies of the sample, in four sections."""
    monkeypatch.setattr(sections, "SECTION", 2 * len(sample.text))
    return article_of("\n\n".join([sample.text] * 8), id="long", source="long", option_date="2021-08-13")


def worked(job: Job) -> dict[int, Analysis]:
    told = {}
    while not job.complete:
        job.step()
        if event := job.news():
            told[event.section] = event.analysis
            assert event.complete == job.complete
    return told


@given(st.lists(st.integers(1, 3 * SECTION), min_size=1, max_size=60))
def test_sections_cover_every_chunk_once_in_order(lengths: list[int]) -> None:
    chunks, at = [], 0
    for length in lengths:
        chunks.append(Chunk(Span(at, at + length), None))
        at += length
    parts = sections_of(chunks)
    assert [index for section in parts for index in section] == list(range(len(chunks)))
    assert all(parts)


def test_an_article_of_a_common_length_is_one_section(sample: Article) -> None:
    assert len(sections_of(chunks_of(sample))) == 1


def test_an_entity_is_one_in_all_sections_of_a_long_text(
    extractor: Extractor, sample: Article, long_article: Article
) -> None:
    assert len(sections_of(chunks_of(long_article))) == 4
    analysis = extractor.analysis(long_article)
    named = [entity for entity in analysis.entities if entity.kind == "actor" and entity.name == "Taliban"]
    assert len(named) == 1
    mentions = [m for m in analysis.mentions if m.entity == named[0].id]
    assert mentions[0].start < len(sample.text)
    assert mentions[-1].start > len(long_article.text) - len(sample.text)


def test_ids_of_joined_sections_all_lead_somewhere(extractor: Extractor, long_article: Article) -> None:
    analysis = extractor.analysis(long_article)
    ids = [entity.id for entity in analysis.entities]
    assert len(ids) == len(set(ids))
    assert {m.entity for m in analysis.mentions} <= set(ids)
    for entity in analysis.entities:
        assert set(getattr(entity, "same_as_unit", ())) <= set(ids)
        assert getattr(entity, "place", None) in {None, *ids}
        for action in getattr(entity, "actions", ()):
            assert 0 <= action.sentence < len(analysis.sentences)


def test_a_job_that_begins_in_the_middle_finds_what_reading_on_finds(
    extractor: Extractor, long_article: Article
) -> None:
    in_order = extractor.analysis(long_article)
    parts = worked(Job(0, long_article, len(long_article.text) // 2, extractor))
    found = whole(parts[number] for number in sorted(parts))
    names = {entity.id: (entity.kind, getattr(entity, "name", "")) for entity in in_order.entities}
    other = {entity.id: (entity.kind, getattr(entity, "name", "")) for entity in found.entities}
    assert found.sentences == in_order.sentences
    assert [(m.start, m.end, other[m.entity]) for m in found.mentions] == [
        (m.start, m.end, names[m.entity]) for m in in_order.mentions
    ]


def test_another_anchor_moves_the_days_of_every_section(extractor: Extractor, long_article: Article) -> None:
    job = Job(0, long_article, 0, extractor)
    before = worked(job)
    job.redate("2021-08-20", "option")
    after = worked(job)
    assert after.keys() == before.keys()
    assert all("2021-08-20" in {getattr(e, "value", None) for e in a.entities} for a in after.values())
