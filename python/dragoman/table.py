"""Tables that speak Arrow, so that pyarrow, pandas, polars, DuckDB and Spark take them as they are.

Nothing is copied: they point at the columns that Dragoman made.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from dragoman import _native

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


class ArrowStream(Protocol):
    """What has Arrow's PyCapsule interface: a table, a reader, a data frame."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Give the capsule of an ArrowArrayStream."""


def _pyarrow() -> Any:  # noqa: ANN401
    try:
        import pyarrow
    except ImportError as fault:
        raise ImportError("this needs pyarrow: pip install 'dragoman[arrow]'") from fault
    return pyarrow


class _Arrow:
    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        raise NotImplementedError

    def to_reader(self) -> pa.RecordBatchReader:
        """Give a pyarrow.RecordBatchReader."""
        return _pyarrow().RecordBatchReader.from_stream(self)

    def to_arrow(self) -> pa.Table:
        """Give a pyarrow.Table."""
        return self.to_reader().read_all()

    def to_pandas(self) -> pd.DataFrame:
        """Give a data frame of pandas."""
        return self.to_arrow().to_pandas()

    def to_pylist(self) -> list[dict[str, Any]]:
        """Give the rows, each as a dict."""
        return self.to_arrow().to_pylist()  # type: ignore[no-any-return]

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        yield from self.to_reader()


class Table(_Arrow):
    """An answer of a record: all its rows, to be handed out as often as one likes."""

    def __init__(self, native: _native.Table) -> None:
        """Take what the module answered."""
        self._native = native

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Give the capsule of an ArrowArrayStream."""
        return self._native.stream()

    @property
    def column_names(self) -> list[str]:
        """The names of the columns, in their order."""
        return self._native.names

    def __len__(self) -> int:
        """Say how many rows there are."""
        return self._native.rows

    def __repr__(self) -> str:
        """Say what is in it."""
        return f"<dragoman.Table: {len(self)} rows of {', '.join(self.column_names)}>"


class Stream(_Arrow):
    """Rows that are made as they are taken, in bounded memory; to be taken once."""

    def __init__(self, capsule: object) -> None:
        """Take the capsule of an ArrowArrayStream."""
        self._capsule: object | None = capsule

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Give the capsule of an ArrowArrayStream, once."""
        capsule, self._capsule = self._capsule, None
        if capsule is None:
            raise ValueError("this stream was taken already; make it anew, or keep its to_arrow()")
        return capsule


def write_parquet(rows: ArrowStream, path: str | Path) -> int:
    """Write rows as they come to a Parquet file, which is there whole or not at all.

    Says how many rows they were.
    """
    reader = _pyarrow().RecordBatchReader.from_stream(rows)
    import pyarrow.parquet as pq

    path = Path(path)
    part = path.with_name(path.name + ".part")
    count = 0
    try:
        with pq.ParquetWriter(part, reader.schema, compression="zstd") as file:
            for batch in reader:
                file.write_batch(batch)
                count += batch.num_rows
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return count
