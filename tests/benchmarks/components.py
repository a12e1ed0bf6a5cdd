"""What our components add to the bare spaCy pipeline, and what the place index costs."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from statistics import median
from typing import TYPE_CHECKING

from extractors import DEFAULT_MODEL
from extractors.analysed_article import AnalysedArticle
from extractors.analysis import assemble
from extractors.batch.export_job import ExportJob, Made, Maker, portions
from extractors.chunks import chunks_of
from extractors.extracting import Extractor
from extractors.model import Article
from extractors.pipeline import BATCH, found_in
from extractors.pipeline import components as ours
from extractors.sources.opening import articles_in
from tests.benchmarks.table import Table
from tui import resources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

PLACES_AND_ACTORS = ("q7x2_places", "q7x2_actors")
TIMEX_AND_FIGURES = ("q7x2_timex", "q7x2_figures")

# How often the sample is repeated where no other text is given: enough that a run takes seconds.
_REPEATED = 40


def measure(table: Table, records: str | None, runs: int) -> None:
    """Print each part's cost as a share of the bare pipeline's time, run by run in turn."""
    articles = _articles(records)
    extractor = Extractor()
    words = sum(len(article.text.split()) for article in articles)
    print(f"components on {words} words, {runs} runs, medians of run-by-run ratios")
    parts = {
        "bare": (),
        "places and actors": PLACES_AND_ACTORS,
        "figures and dates": TIMEX_AND_FIGURES,
        "all": ours(),
    }
    taken: dict[str, list[float]] = {name: [] for name in (*parts, "linking")}
    _run(extractor, articles[:5], ours())  # warm
    for _ in range(runs):
        for name, components in parts.items():
            analysing_s, linking_s = _run(extractor, articles, components)
            taken[name].append(analysing_s)
            if name == "all":
                taken["linking"].append(linking_s)
    bare = taken["bare"]
    table.add("bare pipeline", f"{words / median(bare):.0f} words/s")
    for name in ("places and actors", "figures and dates", "all", "linking"):
        rest = 0.0 if name == "linking" else 1.0
        added = median(with_ / without - rest for with_, without in zip(taken[name], bare, strict=True))
        table.add(f"components: {name}", f"{100 * added:.1f} % more time", "of the bare pipeline's")
    whole = median(b / (a + link) for a, link, b in zip(taken["all"], taken["linking"], bare, strict=True))
    table.add("words a second with everything", f"{100 * whole:.1f} %", "of the bare pipeline's")
    _whole(table, articles, words, runs)
    _gazetteer(table, runs)


def _whole(table: Table, articles: list[Article], words: int, runs: int) -> None:
    """All that makes an export beside the model as it comes, in turns, which has a process of its own.

    What the pipeline sets for its process (the allocator, the collector, the matrices) makes another model in it quicker too.
    """
    maker = Maker(ExportJob(DEFAULT_MODEL, "jsonl", is_many=True, is_corrected=False), print)
    own_s, whole_s = [], []
    with _AsItComes([article.text for article in articles]) as model:
        for turn in range(runs + 1):
            own = model.read_s()
            start = time.process_time()
            for portion in portions(articles):
                assert isinstance(portion, list)
                assert all(isinstance(each, Made) for each in maker.made_together(portion))
            if turn:  # the first one warms
                own_s.append(own)
                whole_s.append(time.process_time() - start)
    gain = median(alone / with_ for alone, with_ in zip(own_s, whole_s, strict=True))
    table.add(
        "analysed and written, all in all",
        f"{words / median(whole_s):.0f} words/s",
        f"{gain:.2f} x the model as it comes ({words / median(own_s):.0f})",
    )


class _AsItComes:
    """The model as spaCy loads it, in a process that reads the same texts each time it is asked to."""

    _PROGRAM = """
import json, sys, time, spacy
texts = json.loads(sys.stdin.readline())
nlp = spacy.load(sys.argv[1])
for _ in sys.stdin:
    start = time.process_time()
    for _doc in nlp.pipe(texts):
        pass
    print(time.process_time() - start, flush=True)
"""

    def __init__(self, texts: list[str]) -> None:
        command = [sys.executable, "-W", "ignore", "-c", self._PROGRAM, DEFAULT_MODEL.replace("-", "_")]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._say(json.dumps(texts))

    def __enter__(self) -> _AsItComes:
        return self

    def __exit__(self, *error: object) -> None:
        self._process.communicate()

    def read_s(self) -> float:
        """Read them all once; seconds of processor time."""
        self._say("again")
        assert self._process.stdout is not None
        return float(self._process.stdout.readline())

    def _say(self, words: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{words}\n")
        self._process.stdin.flush()


def _articles(records: str | None) -> list[Article]:
    if records is None:
        return [
            AnalysedArticle(a).normalised for a in articles_in(resources.sample()) if isinstance(a, Article)
        ] * _REPEATED
    return [AnalysedArticle(each).normalised for each in articles_in(records) if isinstance(each, Article)]


def _run(extractor: Extractor, articles: list[Article], components: tuple[str, ...]) -> tuple[float, float]:
    """Seconds of processor time to analyse and to link."""
    nlp = extractor.nlp
    analysing_s = linking_s = 0.0
    with nlp.select_pipes(disable=[name for name in ours() if name not in components]):
        for article in articles:
            start = time.process_time()
            with nlp.memory_zone():
                found = [
                    found_in(doc, i)
                    for i, doc in enumerate(nlp.pipe(_docs(extractor, article), batch_size=BATCH))
                ]
            middle = time.process_time()
            if components == ours():
                assemble(article, found, extractor.gazetteer)
            analysing_s += middle - start
            linking_s += time.process_time() - middle
    return analysing_s, linking_s


def _docs(extractor: Extractor, article: Article) -> Iterator[Doc]:
    for chunk in chunks_of(article):
        doc = extractor.nlp.make_doc(article.text[slice(*chunk.span)])
        doc._.q7x2_offset, doc._.q7x2_anchor, doc._.q7x2_region = (
            chunk.span.start,
            article.published,
            chunk.region,
        )
        yield doc


_OPEN = """
import resource, time
from pathlib import Path

def resident_mb():
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6

import extractors.gazetteer
before, start = resident_mb(), time.perf_counter()
gazetteer = extractors.gazetteer.Gazetteer.open()
gazetteer.candidates("Kabul")
opened = time.perf_counter()
for name in {names!r}:
    gazetteer.candidates(name)
print(opened - start, resident_mb() - before)
"""


def _gazetteer(table: Table, runs: int) -> None:
    names = [
        "Kabul",
        "Paris",
        "Springfield",
        "London",
        "Lashkar Gah",
        "New York",
        "Helmand",
        "Georgia",
        "Nowhere at all",
    ] * 20
    opened, grown = [], []
    for _ in range(runs):
        run = subprocess.run(
            [sys.executable, "-c", _OPEN.format(names=names)], capture_output=True, text=True, check=True
        )
        seconds, megabytes = map(float, run.stdout.split())
        opened.append(1000 * seconds)
        grown.append(megabytes)
    table.add(
        "place index opened, first name looked up",
        f"{median(opened):.1f} ms",
        f"{median(grown):.1f} MB of memory",
    )
