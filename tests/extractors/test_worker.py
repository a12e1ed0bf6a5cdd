"""The analysing process from outside: what it says, and what cannot spoil it."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from extractors import DEFAULT_MODEL
from extractors.joining import whole
from extractors.model import Analysis, Article
from extractors.protocol import (
    Analyse,
    Analysed,
    Event,
    Explain,
    Explained,
    Failed,
    Propose,
    Proposed,
    Ready,
    Redate,
    decoded_event,
    encoded,
)
from extractors.sources.text import article_of

Worker = subprocess.Popen[bytes]


def start(*arguments: str, cwd: Path | None = None, stderr: int = subprocess.DEVNULL) -> Worker:
    return subprocess.Popen(
        [sys.executable, "-P", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=stderr,
        cwd=cwd,
    )


@dataclass(frozen=True)
class Told:
    """What one worker with the default model said.

    Attributes:
        events: From its start to the whole analysis of the sample.
        redated: The analysis after the sample was given another day.
        stderr: What stood on standard error, where every warning was asked for.
    """

    events: list[Event]
    redated: Analysis
    stderr: str


@pytest.fixture(scope="module")
def told(sample: Article, tmp_path_factory: pytest.TempPathFactory) -> Told:
    path = tmp_path_factory.mktemp("worker") / "stderr"
    with (
        path.open("wb") as stderr,
        _ended(
            start(
                "-W", "default::UserWarning", "-m", "extractors.worker", DEFAULT_MODEL, stderr=stderr.fileno()
            )
        ) as worker,
    ):
        tell(worker, Analyse(0, sample, near=len(sample.text) - 10))
        events = []
        for event in hear(worker):
            events.append(event)
            if isinstance(event, Analysed) and event.complete:
                break
        tell(worker, Redate(0, "2021-08-20", "option"))
        redated = finished(worker)
    return Told(events, redated, path.read_text("utf-8"))


@pytest.fixture
def quick(small_model: str) -> Iterator[Worker]:
    """One with a small model: for what is said, whatever is found."""
    with _ended(start("-m", "extractors.worker", small_model)) as process:
        yield process


@contextmanager
def _ended(process: Worker) -> Iterator[Worker]:
    yield process
    process.kill()
    process.wait()


def tell(worker: Worker, *commands: Analyse | Redate) -> None:
    assert worker.stdin is not None
    for command in commands:
        worker.stdin.write(encoded(command))
    worker.stdin.flush()


def hear(worker: Worker) -> Iterator[Event]:
    assert worker.stdout is not None
    for line in worker.stdout:
        yield decoded_event(line)


def finished(worker: Worker, job: int = 0) -> Analysis:
    sections = {}
    for event in hear(worker):
        if isinstance(event, Analysed) and event.job == job:
            sections[event.section] = event.analysis
            if event.complete:
                break
    return whole(sections[number] for number in sorted(sections))


def test_it_streams_and_ends_with_what_extract_says(
    told: Told, sample: Article, sample_analysis: Analysis
) -> None:
    assert isinstance(told.events[0], Ready)
    analysed = [event for event in told.events if isinstance(event, Analysed)]
    first_seen = analysed[0].analysis.mentions
    assert len(analysed) > 1
    assert min(mention.start for mention in first_seen) > len(sample.text) / 2, "nearest the reader first"
    assert analysed[-1].analysis == sample_analysis, "the order of the paragraphs changes nothing in the end"


def test_another_anchor_moves_the_days_without_a_new_analysis(told: Told) -> None:
    days = {entity.value for entity in told.redated.entities if entity.kind == "date"}
    assert "2021-08-20" in days


def test_it_explains_a_place_before_it_analyses_anything(quick: Worker, sample: Article) -> None:
    tell(quick, Explain(4, sample, sample.text.index("Lashkar")))
    answer = next(event for event in hear(quick) if isinstance(event, Explained))
    assert (answer.job, answer.at) == (4, sample.text.index("Lashkar"))
    assert [part[0].split(" (")[0] for part in answer.parts[1:]] == ["Candidates", "Clause", "Tokens"]


def test_it_says_what_words_can_be_before_it_analyses_anything(quick: Worker) -> None:
    tell(quick, Propose(4, "Zaranj", "2021-08-13"))
    answer = next(event for event in hear(quick) if isinstance(event, Proposed))
    assert (answer.job, answer.words) == (4, "Zaranj")
    assert [place.country for place in answer.places][:1] == ["AF"]


def test_a_newer_job_replaces_the_one_before(quick: Worker, sample: Article) -> None:
    big = article_of("\n\n".join([sample.text] * 50), id="big", source="big")
    tell(quick, Analyse(0, big), Analyse(1, article_of("Kabul fell.", id="s", source="s")))
    assert [m.text for m in finished(quick, job=1).mentions] == ["Kabul"]


def test_a_line_beyond_64_kib_goes_through(quick: Worker) -> None:
    text = "Some 40 people died in Kabul on Friday. " * 200
    command = Analyse(0, replace(article_of(text, id="long", source="long"), title="long " * 14_000))
    assert len(encoded(command)) > 64 * 1024
    tell(quick, command)
    longest, kabuls = 0, {}
    for event in hear(quick):
        if isinstance(event, Analysed):
            longest = max(longest, len(encoded(event)))
            kabuls[event.section] = sum(mention.text == "Kabul" for mention in event.analysis.mentions)
            if event.complete:
                break
    assert longest > 64 * 1024, "and back"
    assert sum(kabuls.values()) == 200


def test_a_model_that_is_not_there_is_said_with_what_to_do() -> None:
    process = start("-m", "extractors.worker", "en_nowhere")
    failed = next(hear(process))
    process.communicate()
    assert isinstance(failed, Failed)
    assert "en_nowhere" in failed.message
    assert "install" in failed.hint.lower()


def test_it_ends_with_its_reader_even_in_mid_work(quick: Worker, sample: Article) -> None:
    tell(quick, Analyse(0, article_of("\n\n".join([sample.text] * 50), id="big", source="big")))
    next(event for event in hear(quick) if isinstance(event, Analysed))
    assert quick.stdin is not None
    quick.stdin.close()
    assert quick.wait(timeout=30) == 0


def test_what_a_library_prints_does_not_spoil_the_protocol(tmp_path: Path) -> None:
    script = tmp_path / "noisy.py"
    script.write_text(
        textwrap.dedent(
            """
            import sys
            import extractors.worker as worker

            class Noisy(worker.Worker):
                def run(self):
                    print("a library's greeting")
                    sys.stderr.write("x" * 1_000_000)
                    return super().run()

            worker.Worker = Noisy
            sys.argv = ["worker", "en_nowhere"]
            worker.main()
            """
        ),
        "utf-8",
    )
    with (tmp_path / "stderr").open("wb") as stderr:
        process = start(str(script), stderr=stderr.fileno())
        assert isinstance(next(hear(process)), Failed)
        process.communicate()
    assert b"a library's greeting" in (tmp_path / "stderr").read_bytes()


def test_a_module_beside_the_article_is_not_run(tmp_path: Path) -> None:
    (tmp_path / "spacy.py").write_text("raise SystemExit('the wrong spacy')", "utf-8")
    process = start("-m", "extractors.worker", "en_nowhere", cwd=tmp_path, stderr=subprocess.PIPE)
    _, err = process.communicate()
    assert b"the wrong spacy" not in err


def test_the_models_warning_never_reaches_a_person(told: Told) -> None:
    assert "W095" not in told.stderr
