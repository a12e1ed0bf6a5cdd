from extractors.model import Actor, Analysis, Figure, Mention, Place, Span
from extractors.sources.text import article_of
from tui.reading import Progress, Reading
from tui.widgets.labels import first_label, labels_of

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
