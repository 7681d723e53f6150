"""A cluster of several processes gives the laptop's bytes, also where workers die on the way."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import dragoman

pytest.importorskip("pyspark")
if shutil.which("java") is None:
    pytest.skip("needs Java", allow_module_level=True)

from pyspark.sql import DataFrame, SparkSession

from dragoman import spark as cluster

Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    made = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .getOrCreate()
    )
    made.sparkContext.setLogLevel("OFF")
    yield made
    made.stop()


@pytest.fixture(scope="module")
def many(releases: list[dragoman.GivenRelease]) -> Rows:
    # Text and date of each are a little different.
    return [
        {**one, "id": f"{one['id']}-{turn}", "text": f"{one['text']} Norway sent {turn} experts."}
        for turn in range(20)
        for one in releases
    ]


@pytest.fixture(scope="module")
def laptop(many: Rows) -> pa.Table:
    return dragoman.read_table(pa.Table.from_pylist(many)).to_arrow()


def digest(rows: Rows) -> str:
    """Of all cells of all rows, in the order of their ids."""
    lines = (repr(sorted(row.items())) for row in sorted(rows, key=lambda row: str(row["id"])))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def rows_of(frame: DataFrame) -> Rows:
    return [row.asDict(recursive=True) for row in frame.toLocalIterator()]


def executors() -> list[int]:
    """The processes of the cluster's executors: those that descend from this process."""
    parents = {}
    # -ww: where COLUMNS is set, ps would cut the class's name off.
    listed = subprocess.check_output(["ps", "-ewwo", "pid,ppid,args"], text=True)
    for line in listed.splitlines()[1:]:
        pid, parent, words = line.split(None, 2)
        parents[int(pid)] = (int(parent), words)

    def descends(pid: int) -> bool:
        while pid in parents:
            if pid == os.getpid():
                return True
            pid = parents[pid][0]
        return False

    return [
        pid
        for pid, (_, words) in parents.items()
        if "CoarseGrainedExecutorBackend" in words and descends(pid)
    ]


def test_cluster_equals_laptop_though_an_executor_is_killed(
    session: SparkSession, many: Rows, laptop: pa.Table, tmp_path: Path
) -> None:
    frame = session.createDataFrame(many).repartition(8, "id")
    running = executors()
    for _ in range(120):  # they come one after the other
        if len(running) == 2:
            break
        time.sleep(0.5)
        running = executors()
    assert len(running) == 2
    killed = tmp_path / "killed"

    def kill_at_work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Once, in the midst of a task: the executor that it runs on."""
        for batch in batches:
            try:
                killed.touch(exist_ok=False)
            except FileExistsError:
                pass
            else:
                executor = os.getppid()  # the daemon of the workers, whose parent is the executor
                with Path(f"/proc/{executor}/stat").open() as stat:
                    os.kill(int(stat.read().rsplit(")", 1)[1].split()[1]), signal.SIGKILL)
                time.sleep(60)
            yield batch

    rows = rows_of(cluster.read(frame).mapInArrow(kill_at_work, cluster.read(frame).schema))
    assert killed.exists()
    assert set(running) - set(executors()), "no executor died"
    assert digest(rows) == digest(laptop.to_pylist())


def test_events_and_record_equal_the_laptops(
    session: SparkSession, many: Rows, laptop: pa.Table, tmp_path: Path
) -> None:
    readings = cluster.read(session.createDataFrame(many).repartition(5)).cache()
    dyads = rows_of(cluster.events(readings, dyads=True))
    assert digest(dyads) == digest(dragoman.events(laptop, dyads=True).to_pylist())

    names = [tmp_path / "cluster.dragoman", tmp_path / "laptop.dragoman"]
    ours, theirs = (dragoman.Record.open(name, write=True) for name in names)
    assert cluster.merge(readings, ours) == (len(many), 0)
    assert theirs.add(laptop.sort_by("id")) == (len(many), 0)
    for ask in (dragoman.Record.releases, dragoman.Record.meetings, dragoman.Record.commitments):
        assert ask(ours).to_arrow().equals(ask(theirs).to_arrow())


def test_an_unreadable_release_stops_nothing(session: SparkSession) -> None:
    rows = [("a", "Kenya agreed.", "2024-05-14"), ("b", "Kenya agreed.", "May")]
    frame = session.createDataFrame(rows, "id string, text string, published string")
    told = {row["id"]: row["error"] for row in rows_of(cluster.read(frame))}
    assert told["a"] is None
    assert told["b"].startswith("\"published\" is no date: 'May'")
