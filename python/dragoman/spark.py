"""The same reading on a cluster: a DataFrame of releases becomes a DataFrame of readings.

>>> from dragoman import spark as dragoman_spark                              # doctest: +SKIP
>>> readings = dragoman_spark.read(session.read.parquet("releases.parquet"))  # doctest: +SKIP
>>> readings.write.parquet("readings.parquet")                                # doctest: +SKIP

What a release is read as does not depend on who reads it: partitions, workers that die and are
started anew, and the number of cores change nothing. As a program, for spark-submit:

    spark.py read RELEASES.parquet READINGS.parquet
    spark.py events READINGS.parquet EVENTS.parquet [--dyads]
"""

from __future__ import annotations

import argparse
import functools
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Literal

import pyarrow as pa

from dragoman import Added, Engine, Record, Stream

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

Analysis = Literal["encoder", "fast"]

_RELEASE = ("id", "text", "title", "publisher", "published", "url")
_READING = (
    "id", "text", "reading", "title", "publisher", "published", "published_basis", "url"
)  # fmt: skip


@functools.cache
def _engine(analysis: Analysis) -> Engine:
    """One for each Python worker, however many partitions it reads."""
    return Engine(analysis=analysis)


def _ddl(kind: pa.DataType) -> str:
    """Spark's name of an Arrow type, of those that Dragoman's tables have."""
    if pa.types.is_struct(kind):
        return f"struct<{', '.join(f'`{one.name}`: {_ddl(one.type)}' for one in kind)}>"
    if pa.types.is_list(kind):
        return f"array<{_ddl(kind.value_type)}>"
    names = {"string": "string", "int64": "bigint", "double": "double", "bool": "boolean"}
    return {**names, "date32[day]": "date"}[str(kind)]


def _schema(of: Callable[[Engine, Any], Stream], row: dict[str, str]) -> str:
    """The columns of what `of` gives, as Spark writes them."""
    # The fast model: the columns are the same, and a driver need not be able to do more.
    nothing = pa.table({name: pa.array([], pa.string()) for name in row})
    schema = of(_engine("fast"), nothing).to_reader().schema
    return ", ".join(f"`{field.name}` {_ddl(field.type)}" for field in schema)


def _mapped(
    rows: DataFrame, columns: Iterable[str], analysis: Analysis, of: Callable[[Engine, Any], Stream]
) -> DataFrame:
    columns = [name for name in columns if name in rows.columns]

    def partition(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        first = next(batches, None)
        if first is not None:
            reader = pa.RecordBatchReader.from_batches(first.schema, chain([first], batches))
            yield from of(_engine(analysis), reader)

    return rows.select(*columns).mapInArrow(partition, _schema(of, dict.fromkeys(columns, "")))


def read(releases: DataFrame, *, analysis: Analysis = "encoder", threads: int = 1) -> DataFrame:
    """Read releases (id, text, title, publisher, published, url) into readings.

    As `Engine.read_table`; `threads` is how many each task may use (spark.task.cpus).
    """
    return _mapped(
        releases, _RELEASE, analysis, lambda engine, rows: engine.read_table(rows, threads=threads)
    )


def events(readings: DataFrame, *, dyads: bool = False) -> DataFrame:
    """Give the events of readings, a row each or a row a pair, coded; as `Engine.events`."""
    return _mapped(
        readings, ("id", "text", "reading"), "fast",
        lambda engine, rows: engine.events(rows, dyads=dyads),
    )  # fmt: skip


def merge(readings: DataFrame, record: Record, *, engine: Engine | None = None) -> Added:
    """Add readings to a record that the driver has open, partition by partition.

    They are added in the order of their ids, so that the record is the same however they were
    spread.
    """
    told = readings.where("reading is not null").select(*_READING)
    rows = told.orderBy("id", "published", "text").toLocalIterator()
    schema = pa.schema([(name, pa.string()) for name in _READING])

    def batches() -> Iterator[pa.RecordBatch]:
        while taken := [row.asDict() for row in islice(rows, 256)]:
            yield pa.RecordBatch.from_pylist(taken, schema)

    return record.add(pa.RecordBatchReader.from_batches(schema, batches()), engine=engine)


def _main() -> None:
    from pyspark.sql import SparkSession

    parser = argparse.ArgumentParser(description="Reads releases on a cluster.")
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("read", help="releases into readings")
    one.add_argument("--analysis", choices=("encoder", "fast"), default="encoder")
    two = commands.add_parser("events", help="readings into coded events")
    two.add_argument("--dyads", action="store_true", help="a row a pair of parties")
    for command in (one, two):
        command.add_argument("source", help="Parquet, wherever Spark can read it")
        command.add_argument("target", help="Parquet")
    told = parser.parse_args()

    session = SparkSession.builder.appName("dragoman").getOrCreate()
    source = session.read.parquet(told.source)
    if told.command == "read":
        result = read(source, analysis=told.analysis)
    else:
        result = events(source, dyads=told.dyads)
    result.write.mode("overwrite").parquet(told.target)
    session.stop()


if __name__ == "__main__":
    _main()
