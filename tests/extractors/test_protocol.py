import pytest

from extractors.errors import WorkerError
from extractors.model import Analysis, Article, Candidate
from extractors.protocol import (
    Analyse,
    Analysed,
    Explain,
    Explained,
    Failed,
    Look,
    Propose,
    Proposed,
    Redate,
    decoded_command,
    decoded_event,
    encoded,
)

_KABUL = Candidate("Kabul", "city", "AF", "Kabul", 34.5, 69.2, 1138958, 3_043_532)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"[]",
        b"3",
        b"{}",
        b'{"type": "Analyse"}',
        b'{"type": "Look", "where": 3}',
        b'{"type": "Analysed", "analysis": 3}',
        b'{"type": "Analyse", "job": 1, "article": {"regions": [], "paragraphs": [[1]]}}',
        b'{"type": []}',
    ],
)
def test_a_line_that_is_no_message_is_an_error_of_ours(line: bytes) -> None:
    for decoded in (decoded_command, decoded_event):
        with pytest.raises(WorkerError):
            decoded(line)


def test_commands_and_events_come_back_as_they_went(sample: Article, sample_analysis: Analysis) -> None:
    for command in (
        Analyse(3, sample, 40),
        Look(3, 50),
        Redate(3, None, None),
        Explain(3, sample, 40),
        Propose(3, "a b", None),
    ):
        assert decoded_command(encoded(command)) == command
    for event in (
        Analysed(3, sample_analysis, 1, 2, False),
        Explained(3, 40, (("a", "b\nc"), ())),
        Proposed(3, "Kabul", (_KABUL,), sample_analysis.entities),
        Failed("What\nhappened", "hint"),
    ):
        line = encoded(event)
        assert line.count(b"\n") == 1
        assert decoded_event(line) == event
