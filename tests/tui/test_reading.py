from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from extractors.corrections.correction import Reject, Target
from extractors.corrections.corrections import Corrections
from extractors.model import Analysis, Article, Mention, Place, Span
from extractors.sources.text import article_of
from tui.filter import Filter
from tui.reading import Order, Progress, Reading, Scope
from tui.rows import rows_of
from tui.search import Search
from tui.sentences import Sentences

TEXT = "Kabul fell. Herat fell too.\n\nThen Kabul again."


def reading() -> Reading:
    article = article_of(TEXT, id="t", source="t")
    mentions = tuple(
        Mention("location", s, e, TEXT[s:e], id_)
        for s, e, id_ in ((0, 5, "L1"), (12, 17, "L2"), (34, 39, "L1"))
    )
    entities = (Place("L1", "Kabul", "city"), Place("L2", "Herat", "city"))
    sentences = (Span(0, 11), Span(12, 27), Span(29, 46))
    return Reading.of(article).analysed(Analysis(sentences, mentions, entities, 2), Progress(2, 2, True))


def test_the_panes_mark_what_the_sentence_mentions() -> None:
    assert reading().marked == {"L1"}
    assert reading().focused_on(13).marked == {"L2"}


def test_each_scope_marks_its_part_of_the_text() -> None:
    last = reading().focused_on(40)
    assert last.scoped(Scope.PARAGRAPH).marked == {"L1"}
    assert last.scoped(Scope.SO_FAR).marked == {"L1", "L2"}
    assert reading().scoped(Scope.PARAGRAPH).marked == {"L1", "L2"}
    assert reading().scoped(Scope.SCREEN).showing(Span(12, 27)).marked == {"L2"}
    assert reading().focused_on(13).scoped(Scope.ARTICLE).marked == {"L1", "L2"}


def test_a_move_does_not_rebuild_the_facts() -> None:
    before = reading()
    assert before.focused_on(13).facts is before.facts


def test_what_the_filter_hides_is_not_stepped_to() -> None:
    filtered = reading().filtered(Filter().asking("herat"))
    assert filtered.next_mention().entity == "L2"
    assert filtered.focused_on(12).next_mention().entity == "L2", "it was not stepped to yet"
    assert filtered.focused_on(12, "L2").next_mention() is None


def test_stepping_through_one_entity_goes_around() -> None:
    chosen = reading().focused_on(0, "L1")
    assert chosen.next_of_chosen(1).start == 34
    assert chosen.focused_on(34, "L1").next_of_chosen(1).start == 0
    assert chosen.next_of_chosen(-1).start == 34


def test_rows_keep_the_order_of_the_first_mention() -> None:
    facts = reading().facts
    assert [row.name for row in rows_of(facts, "location")] == ["Kabul", "Herat"]
    assert [row.count for row in rows_of(facts, "location")] == [2, 1]
    assert [row.name for row in rows_of(facts, "location", Order.NAME)] == ["Herat", "Kabul"]


def test_a_search_is_found_across_a_line_break() -> None:
    text = "the provincial\ncapital, The Provincial capital"
    assert tuple(Search("provincial capital", text).further().found) == (Span(4, 22), Span(28, 46))
    assert tuple(Search("The Provincial", text).further().found) == (Span(24, 38),)


def test_a_later_analysis_keeps_the_place_and_the_choice() -> None:
    chosen = reading().focused_on(12, "L2")
    renamed = replace(chosen.analysis, entities=(Place("L1", "Kabul", "city"), Place("L2", "Herāt", "city")))
    assert chosen.analysed(renamed, Progress(2, 2, True)).focus == chosen.focus


@given(st.text(st.sampled_from("Ab. \n!?“”"), min_size=1, max_size=80).filter(str.strip))
def test_every_offset_is_in_a_sentence_and_sentences_can_be_walked(text: str) -> None:
    article: Article = article_of(text, id="t", source="t")
    sentences = Sentences(text, article.paragraphs, ())
    here, seen = sentences.at(0), 1
    while (there := sentences.after(here)) is not None:
        assert here.end <= there.start
        assert sentences.before(there) == here
        here, seen = there, seen + 1
        assert seen <= len(text)
    assert here.end == article.paragraphs[-1].end


def test_with_no_corrections_nothing_is_built_for_them() -> None:
    plain = reading()
    assert plain.corrected is plain.known
    assert plain.corrected_by(Corrections()).corrected is plain.known


def test_what_was_rejected_is_neither_listed_nor_stepped_to_nor_lost() -> None:
    kabul = Target("location", 0, 5, "Kabul", "Kabul", whole=True)
    corrected = reading().corrected_by(Corrections((Reject("1", kabul),)))
    assert [row.name for row in rows_of(corrected.facts, "location")] == ["Herat"]
    assert corrected.next_mention().entity == "L2"
    assert corrected.facts.at(0) is None
    asked = corrected.filtered(Filter().asking("status:rejected"))
    assert [row.name for row in rows_of(asked.facts, "location")] == ["Kabul"]
    assert asked.filtered(Filter()).facts.at(0) is None
    assert corrected.corrected_by(Corrections()).facts.at(0).entity == "L1"


def test_what_is_learnt_later_is_corrected_too() -> None:
    herat = Target("location", 12, 17, "Herat", "Herat", whole=True)
    before = Reading.of(reading().article).corrected_by(Corrections((Reject("1", herat),)))
    after = before.analysed(reading().analysis, Progress(2, 2, True))
    assert [row.name for row in rows_of(after.facts, "location")] == ["Kabul"]
    assert after.known.counts["location"] == 2, "what was found stays what it was"
