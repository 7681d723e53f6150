"""Reads what foreign ministries publish: who met whom, what was agreed, asked and promised.

>>> import dragoman
>>> reading = dragoman.read("Kenya and Norway signed an agreement on fisheries on Monday.",
...                         publisher="NOR", published="2022-02-09")
>>> reading.events[0].act, reading.events[0].actors, reading.events[0].when
('sign', ('KEN', 'NOR'), '2022-02-07')

Begin with `read`; with many releases, with `Engine`. Words and their places can be checked:
`event.span.of(reading.text) == event.quote`. See docs/python.md.
"""

from dragoman.engine import Engine, GivenRelease, events, read, read_many, read_page, read_table
from dragoman.reading import Act, Event, Fact, FactKind, Person, Reading, Span, Status
from dragoman.record import Added, Pair, Record, Since
from dragoman.table import ArrowStream, Stream, Table, write_parquet

__version__ = "0.1.0"

__all__ = [
    "Act",
    "Added",
    "ArrowStream",
    "Engine",
    "Event",
    "Fact",
    "FactKind",
    "GivenRelease",
    "Pair",
    "Person",
    "Reading",
    "Record",
    "Since",
    "Span",
    "Status",
    "Stream",
    "Table",
    "__version__",
    "events",
    "read",
    "read_many",
    "read_page",
    "read_table",
    "write_parquet",
]
