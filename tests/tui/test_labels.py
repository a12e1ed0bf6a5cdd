from dataclasses import replace

from extractors.model import Actor, Analysis, Figure, Mention, Place, Span
from extractors.sources.text import article_of
from tui.reading import Progress, Reading
from tui.widgets.labels import first_doubt, first_label, label_of, labels_of
from tui.widgets.layers import Layer, Piece

TEXT = "Kabul fell, the U.S. Embassy in Kabul said “Kabul” and\n12 men left."


def reading() -> Reading:
    spans = {"Kabul fell": ("location", 5, "L1"), "U.S.": ("actor", 21, "A1"), "Kabul said": ("location", 5, "L1"),
             "Kabul”": ("location", 5, "L1"), "12 men": ("figure", 6, "F1")}  # fmt: skip
    mentions = tuple(
        Mention(kind, TEXT.index(at), TEXT.index(at) + length, TEXT[TEXT.index(at) :][:length], id_)  # type: ignore[arg-type]
        for at, (kind, length, id_) in spans.items()
    )
    entities = (
        Place("L1", "Kabul", "city"),
        Actor("A1", "U.S. Embassy", "organisation"),
        Figure("F1", "count", 12.0),
    )
    analysis = Analysis((Span(0, len(TEXT)),), mentions, entities, analysed=1)
    return Reading.of(article_of(TEXT, id="a", source="a")).analysed(analysis, Progress(is_complete=True))


def test_a_letter_takes_the_blank_before_its_mention_or_the_gutter() -> None:
    line = Span(0, TEXT.index("\n"))
    assert labels_of(reading(), line) == []
    labelled = reading().labelled(True)
    found = {TEXT[layer.start : layer.end + 5]: layer.look for layer in labels_of(labelled, line)}
    assert found == {" U.S. ": "label-actor", " Kabul": "label-location"}, "one between quotes has none"
    assert first_label(labelled, line) == "location"
    assert first_label(labelled, Span(TEXT.index("12"), len(TEXT))) == "figure"


def test_a_mention_that_goes_on_in_the_next_line_has_one_letter() -> None:
    labelled = reading().labelled(True)
    cut = TEXT.index("Embassy")
    assert [layer.look for layer in labels_of(labelled, Span(0, cut - 1))] == ["label-actor"]
    assert [layer.look for layer in labels_of(labelled, Span(cut, TEXT.index(" said")))] == ["label-location"]


def doubting(*ids: str) -> Reading:
    sure = reading()
    entities = tuple(
        replace(e, doubt=("It may be none.",)) if e.id in ids else e for e in sure.analysis.entities
    )
    return sure.analysed(replace(sure.analysis, entities=entities), Progress(is_complete=True))


def test_a_doubt_opens_before_its_mention_and_never_stands_behind_it() -> None:
    line = Span(0, TEXT.index("\n"))
    at = TEXT.index("U.S.") - 1
    assert labels_of(doubting("A1"), line) == [Layer(at, at + 1, "doubt-actor")]
    assert label_of(Piece(at, at + 1, ("actor", "doubt-actor")), " ") == "¿"


def test_a_doubtful_mention_at_a_lines_beginning_has_its_sign_in_the_gutter_and_one_in_quotes_in_its_first_letter() -> (
    None
):
    line, doubtful = Span(0, TEXT.index("\n")), doubting("L1")
    assert first_doubt(doubtful, line) == "location"
    within, quoted = TEXT.index(" Kabul said"), TEXT.index("Kabul”")
    assert labels_of(doubtful, line) == [
        Layer(within, within + 1, "doubt-location"),
        Layer(quoted, quoted + 1, "doubt-location"),
    ]
    assert label_of(Piece(quoted, quoted + 1, ("location", "doubt-location")), "K") == "", "the letter stays"
    assert first_doubt(doubting("A1"), line) is None


def test_a_letter_goes_before_a_doubt_which_then_marks_the_first_letter() -> None:
    labelled, at = doubting("A1").labelled(True), TEXT.index("U.S.")
    assert first_doubt(labelled, Span(0, 5)) is None
    found = labels_of(labelled, Span(0, TEXT.index("\n")))
    assert Layer(at - 1, at, "label-actor") in found
    assert Layer(at, at + 1, "doubt-actor") in found


def test_a_doubtful_mention_is_marked_on_the_line_it_begins_on_alone() -> None:
    cut = TEXT.index("Embassy")
    assert labels_of(doubting("A1"), Span(cut, TEXT.index("\n"))) == []
