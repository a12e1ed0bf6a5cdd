from hypothesis import given
from hypothesis import strategies as st

from extractors.model import Actor, Analysis, Mention, Place, Span
from extractors.sources.text import article_of
from tui.analysis_store import AnalysisStore
from tui.facts import Facts
from tui.filter import Filter
from tui.rows import rows_of

TEXT = "\n\n".join(["Kabul fell. The Taliban came to Herat."] * 9)
LENGTH = len("Kabul fell. The Taliban came to Herat.\n\n")
ARTICLE = article_of(TEXT, id="t", source="t")


def section(number: int, paragraphs: int = 3) -> Analysis:
    """What three paragraphs say, or fewer where they are not all analysed yet."""
    offsets = [LENGTH * (3 * number + index) for index in range(paragraphs)]
    mentions = [
        Mention(kind, at + start, at + end, TEXT[at + start : at + end], id_)
        for at in offsets
        for kind, start, end, id_ in (
            ("location", 0, 5, "L1"),
            ("actor", 12, 23, "A1"),
            ("location", 32, 37, "L2"),
        )
    ]
    entities = (Place("L1", "Kabul", "city"), Place("L2", "Herat", "city"), Actor("A1", "Taliban", "group"))
    sentences = tuple(s for at in offsets for s in (Span(at, at + 11), Span(at + 12, at + 38)))
    return Analysis(sentences, tuple(mentions), entities, paragraphs)


def known(*numbers: int) -> AnalysisStore:
    learnt = AnalysisStore()
    for number in numbers:
        learnt = learnt.learnt(number, section(number))
    return learnt


@given(
    st.permutations([0, 1, 2]),
    st.integers(0, len(TEXT) - 1),
    st.sampled_from(["", "taliban", '"herat"', "kind:actor"]),
)
def test_look_ups_over_sections_are_those_of_one_analysis(order: list[int], offset: int, query: str) -> None:
    parts, filter = known(*order), Filter().asking(query)
    one, many = Facts(ARTICLE, AnalysisStore.of(parts.whole), filter), Facts(ARTICLE, parts, filter)
    assert many.mentions == one.mentions
    assert many.next_mention(offset) == one.next_mention(offset)
    assert many.previous_mention(offset) == one.previous_mention(offset)
    assert many.at(offset) == one.at(offset)
    assert many.between(Span(offset, offset + 90)) == one.between(Span(offset, offset + 90))
    assert many.sentences.at(offset) == one.sentences.at(offset)
    assert many.sentences.number(many.sentences.at(offset)) == one.sentences.number(one.sentences.at(offset))
    assert many.counts == one.counts
    for kind in ("location", "actor"):
        assert list(rows_of(many, kind)) == list(rows_of(one, kind))
    assert many.mentions_of("A1") == one.mentions_of("A1") == list(one.of_entity.get("A1", []))


def test_a_section_that_is_learnt_anew_replaces_what_was_known_of_it() -> None:
    early = AnalysisStore().learnt(1, section(1, paragraphs=1))
    late = early.learnt(1, section(1)).learnt(0, section(0))
    assert early.analysed == 1
    assert late.analysed == 6
    assert late.counts == {"location": 2, "actor": 1}
    assert late.learnt(1, Analysis(analysed=3)).learnt(0, Analysis(analysed=3)).entities == {}


def test_hiding_a_kind_does_not_list_anything_anew() -> None:
    facts = Facts(ARTICLE, known(0, 1, 2), Filter())
    hidden = facts.filtered(Filter().toggled("actor"))
    assert hidden.listing is facts.listing
    assert not rows_of(hidden, "actor")
    assert hidden.next_mention(6).text == "Herat"


def test_a_query_that_matches_a_wording_of_one_section_shows_the_entity_in_all() -> None:
    other = section(0)
    renamed = Mention("actor", 12, 23, "insurgents", "A1")
    first = Analysis(other.sentences, (other.mentions[0], renamed, *other.mentions[2:]), other.entities, 3)
    facts = Facts(ARTICLE, known(1, 2).learnt(0, first), Filter().asking("insurgents"))
    assert len(facts.mentions_of("A1")) == 9
