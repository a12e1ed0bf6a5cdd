"""What many tests read: the sample article, and the pipeline, loaded once."""

from __future__ import annotations

import fcntl
import gc
import importlib
import os
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from extractors import extracting, pipeline
from extractors.extracting import Extractor
from extractors.model import Analysis, Article
from extractors.sources.opening import single_article
from tests import small_pipeline
from tests.fuzz.amount import PROMISED
from tests.longest import rank
from tui import resources

# `make test` tries the same examples each time, so that a change is judged by what it changed; `make fuzz` draws fresh ones.
# No example is timed: the first one of a run loads the word lists.
settings.register_profile(
    "steady", derandomize=not PROMISED, deadline=None, max_examples=100 if PROMISED else 20
)
settings.load_profile("steady")

# More processes than these gain little: each loads the pipeline for itself.
_MOST_PROCESSES = 8


@pytest.fixture(scope="session", autouse=True)
def _no_configuration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whoever runs the tests may have configured the reader: no test, and no program that one starts, sees it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
        yield


@pytest.fixture(scope="session", autouse=True)
def _models_are_loaded_once() -> Iterator[None]:
    """What one test, or one command in this process, has loaded the next one takes: a pipeline keeps nothing of what it read."""

    @cache
    def loaded(model: str, components: tuple[str, ...]) -> Any:
        return pipeline.load(model)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extracting, "load", lambda model: loaded(model, pipeline.components()))
        yield


@pytest.fixture(scope="session")
def sample() -> Article:
    return single_article(resources.sample())


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture(scope="session")
def sample_analysis(extractor: Extractor, sample: Article) -> Analysis:
    return extractor.analysis(sample)


@pytest.fixture(scope="session")
def small_model(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A pipeline that loads in a moment: a value of `--model` for what is not about what the default one finds."""
    return str(once_a_run(tmp_path_factory, "small", small_pipeline.saved))


@pytest.fixture(scope="session")
def _small_configuration(small_model: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("config-of-small") / "q7x2-tui"
    folder.mkdir()
    (folder / "config.toml").write_text(f"model = '{small_model}'\n", "utf-8")
    return str(folder.parent)


@pytest.fixture
def by_small_model(monkeypatch: pytest.MonkeyPatch, _small_configuration: str) -> None:
    """Every command that the test starts analyses with the small model, whose name stands in a configuration."""
    monkeypatch.setenv("XDG_CONFIG_HOME", _small_configuration)


def once_a_run(tmp_path_factory: pytest.TempPathFactory, name: str, made: Callable[[Path], object]) -> Path:
    """What takes long to make and is only read: the first process that wants it makes it for all of the same run.

    Args:
        tmp_path_factory: Which has the run's folder.
        name: What it is called in there.
        made: Makes it at the path that it is given.
    """
    base = tmp_path_factory.getbasetemp()
    run = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    path, done = run / name, run / f"{name}.done"
    with (run / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            made(path)
            done.touch()
    return path


def pytest_xdist_auto_num_workers() -> int:
    """Two processes a core: tests of windows and of processes wait for these half of their time."""
    return min(2 * len(os.sched_getaffinity(0)), _MOST_PROCESSES)


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """What is collected lives until the end: nothing of it is looked through for garbage, neither then nor later."""
    gc.disable()
    _modules_are_rewritten_once(session.config)
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def _modules_are_rewritten_once(config: pytest.Config) -> None:
    """pytest rewrites the assertions of each module and keeps what it made, which takes as long as all else of collecting.

    Of several processes each imports all of them, but begins with a share of its own; at the others' it comes when they are done.
    """
    root = Path(__file__).parent
    share = getattr(config, "workerinput", None)
    if share is None or [Path(given).resolve() for given in config.args] != [root]:
        return
    paths = sorted(root.rglob("test_*.py"))
    first = len(paths) * int(share["workerid"].removeprefix("gw")) // share["workercount"]
    for path in paths[first:] + paths[:first]:
        with suppress(Exception, pytest.skip.Exception):  # collecting it will tell
            importlib.import_module(".".join(path.relative_to(root.parent).with_suffix("").parts))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take longest come first: else one of them runs alone at the end."""
    items.sort(key=lambda item: rank(item.path))


def pytest_sessionfinish() -> None:
    """A window freezes what it was built of; DuckDB complains at the interpreter's end of what is never collected."""
    gc.unfreeze()
