"""Releases to Parquet on one machine: `python -m dragoman --help`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman import Engine, Record, write_parquet

_EXAMPLES = """examples:
  python -m dragoman readings releases.ndjson readings.parquet
  python -m dragoman events readings.parquet events.parquet
  python -m dragoman events readings.parquet dyads.parquet --dyads
  python -m dragoman merge readings.parquet --record record.dragoman
"""
_COLUMNS = ("id", "text", "title", "publisher", "published", "url")


def _rows(path: str) -> pa.RecordBatchReader:
    """Rows of a Parquet file, or releases of a file with a JSON object a line ("-": stdin)."""
    if path.endswith(".parquet"):
        file = pq.ParquetFile(path)
        return pa.RecordBatchReader.from_batches(
            file.schema_arrow, file.iter_batches(batch_size=1024)
        )
    schema = pa.schema([(name, pa.string()) for name in _COLUMNS])

    def batches() -> Iterator[pa.RecordBatch]:
        with sys.stdin if path == "-" else Path(path).open(encoding="utf-8") as lines:
            filled = (line for line in lines if line.strip())
            while taken := [json.loads(line) for line in islice(filled, 1024)]:
                yield pa.RecordBatch.from_pylist(taken, schema)

    return pa.RecordBatchReader.from_batches(schema, batches())


def _say(words: str) -> None:
    print(f"dragoman: {words}", file=sys.stderr)


def _readings(
    source: str, target: str, *, analysis: Literal["encoder", "fast"], threads: int
) -> None:
    count = write_parquet(
        Engine(analysis=analysis).read_table(_rows(source), threads=threads), target
    )
    _say(f"wrote {target}, {count} readings")


def _events(source: str, target: str, *, dyads: bool) -> None:
    count = write_parquet(Engine(analysis="fast").events(_rows(source), dyads=dyads), target)
    _say(f"wrote {target}, {count} {'pairs' if dyads else 'events'}")


def _merge(source: str, *, record: str) -> None:
    became = Record.open(record, write=True).add(_rows(source), engine=Engine(analysis="fast"))
    _say(f"{record}: {became.added} added, {became.already_there} already there")


def _arguments() -> dict[str, Any]:
    parser = argparse.ArgumentParser(
        prog="python -m dragoman",
        description="Readings and events as Parquet, and a record of them.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True)
    readings = commands.add_parser("readings", help="releases into a table of readings")
    readings.add_argument("source", help="a JSON object a line, or Parquet; - is stdin")
    readings.add_argument("target", help="the Parquet file to write")
    readings.add_argument("--analysis", choices=("encoder", "fast"), default="encoder")
    readings.add_argument("-j", "--threads", type=int, default=0, help="0: one a core")
    readings.set_defaults(run=_readings)
    events = commands.add_parser("events", help="readings into a table of coded events")
    events.add_argument("source", help="readings as Parquet")
    events.add_argument("target", help="the Parquet file to write")
    events.add_argument("--dyads", action="store_true", help="a row a pair of parties")
    events.set_defaults(run=_events)
    merge = commands.add_parser("merge", help="readings into a record")
    merge.add_argument("source", help="readings as Parquet")
    merge.add_argument("--record", default="record.dragoman", help="its file, or a server")
    merge.set_defaults(run=_merge)
    return vars(parser.parse_args())


def _main() -> int:
    told = _arguments()
    run = told.pop("run")
    try:
        run(**told)
    except (ValueError, OSError) as fault:
        _say(str(fault))
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(_main())
