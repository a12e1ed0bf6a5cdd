from extractors.model import Analysis, Article
from extractors.protocol import (
    Analyse,
    Analysed,
    Failed,
    Look,
    Redate,
    decoded_command,
    decoded_event,
    encoded,
)


def test_commands_and_events_come_back_as_they_went(sample: Article, sample_analysis: Analysis) -> None:
    for command in (Analyse(3, sample, 40), Look(3, 50), Redate(3, None, None)):
        assert decoded_command(encoded(command)) == command
    for event in (Analysed(3, sample_analysis, 1, 2, False), Failed("What\nhappened", "hint")):
        line = encoded(event)
        assert line.count(b"\n") == 1
        assert decoded_event(line) == event
