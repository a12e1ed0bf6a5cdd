"""`q7x2-tui index --scheduler`: a cluster of two workers makes what this machine makes, whoever dies meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from distributed import Client, LocalCluster

from extractors.corpus.shard import shards_in
from tests.command_run import q7x2
from tests.corpus.filled import COMMAND, everything, plainly, records


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made:
        yield made


def test_a_cluster_makes_what_one_machine_makes(cluster: LocalCluster, corpus: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    source = corpus.parent / "in.jsonl"
    done = q7x2("index", source, "--into", made, "--scheduler", cluster.scheduler_address, "--shard", "2")
    assert done.returncode == 0, done.stderr
    assert everything(made) == everything(corpus)


def _begun(cluster: LocalCluster, source: Path, made: Path) -> subprocess.Popen[bytes]:
    """A run that has written a shard, and not yet all."""
    arguments = ["index", source, "--into", made, "--scheduler", cluster.scheduler_address, "--shard", "4"]
    process = subprocess.Popen([*COMMAND, *map(str, arguments)], stderr=subprocess.DEVNULL)
    while not shards_in(made) and process.poll() is None:
        time.sleep(0.01)
    return process


def _analysing() -> int:
    """On a worker: the process that has the model."""
    (process,) = psutil.Process().children()
    return int(process.pid)


@pytest.mark.usefixtures("by_small_model")
@pytest.mark.parametrize("lost", [os.getpid, _analysing], ids=["worker", "its analysing process"])
def test_a_lost_workers_partitions_are_done_again(
    cluster: LocalCluster, tmp_path: Path, lost: Callable[[], int]
) -> None:
    source, made = records(tmp_path / "in.jsonl", 160), tmp_path / "made"
    process = _begun(cluster, source, made)
    with Client(cluster.scheduler_address, set_as_default=False) as client:
        busy: list[str] = []
        while not busy and process.poll() is None:
            busy = [worker for worker, tasks in client.processing().items() if tasks]
        assert busy, "it was killed in the middle"
        os.kill(client.run(lost, workers=busy[:1])[busy[0]], signal.SIGKILL)
    assert process.wait(timeout=120) == 0
    assert plainly(made, "SELECT count(*), count(DISTINCT key) FROM {articles}") == [(160, 160)]


@pytest.mark.usefixtures("by_small_model")
def test_a_lost_client_is_gone_on_with(cluster: LocalCluster, tmp_path: Path) -> None:
    source, made = records(tmp_path / "in.jsonl", 80), tmp_path / "made"
    process = _begun(cluster, source, made)
    process.kill()
    process.wait()
    done = q7x2("index", source, "--into", made, "--scheduler", cluster.scheduler_address, "--shard", "4")
    assert done.returncode == 0, done.stderr
    assert plainly(made, "SELECT count(*), count(DISTINCT key) FROM {articles}") == [(80, 80)]
    q7x2("index", source, "--into", tmp_path / "here", "--shard", "20")
    assert everything(made) == everything(tmp_path / "here")


def test_without_a_scheduler_the_reason_is_a_sentence(tmp_path: Path) -> None:
    source = records(tmp_path / "in.jsonl")
    done = q7x2("index", source, "--into", tmp_path / "made", "--engine", "dask")
    assert done.returncode == 2
    assert "--scheduler ADDRESS" in done.stderr
