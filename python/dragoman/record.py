"""The record: what all readings together say, and the questions put to it.

Answers are tables that speak Arrow; docs/python.md lists their columns. A party is a code
("KOR", "org:Hamas") or a name ("Korea").
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from dragoman import _native
from dragoman.engine import Day, Engine, data_folder, default_engine, edtf
from dragoman.reading import Reading
from dragoman.table import ArrowStream, Table


class Added(NamedTuple):
    """What became of releases given to a record."""

    added: int
    already_there: int


@dataclass(frozen=True, slots=True)
class Pair:
    """What stands and what happened between two parties.

    `relation` is the object of `dragoman pair --json`: missions, partnerships, joint bodies,
    agreements, visits by level and year, anniversaries.
    """

    events: Table
    facts: Table
    relation: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Since:
    """The last meeting in person of two parties (one row or none), and what happened after it."""

    last: Table
    events: Table


def _today(day: Day | None) -> str:
    return edtf(day or datetime.datetime.now(datetime.timezone.utc).date())


class Record:
    """A record in a file or, as postgresql://user@host/database, on a server."""

    def __init__(self, native: _native.Record) -> None:
        """Take an open record; see `open`."""
        self._native = native

    @classmethod
    def open(
        cls,
        name: str | Path,
        *,
        write: bool = False,
        data: str | Path | None = None,
        knowledge: Iterable[str | Path] = (),
    ) -> Record:
        """Open a record; with `write`, one that is not there is made.

        `data` and `knowledge` are the folders of tables, as of `Engine`.
        """
        folders = [str(folder) for folder in knowledge]
        return cls(_native.Record(str(name), write, data_folder(data), folders))

    def add(
        self, readings: ArrowStream, *, engine: Engine | None = None, replace: bool = False
    ) -> Added:
        """Add the rows of a table of readings, as `read_table` gives it.

        What is there already stays as it is or, with `replace`, has its reading replaced. Adding
        the same rows again changes nothing.
        """
        engine = engine or default_engine()
        return Added(*self._native.add(readings, engine._native, replace))

    def releases(self) -> Table:
        """The newest version of every release, by date."""
        return Table(self._native.releases())

    def reading(self, id: str) -> Reading | None:
        """The reading of a release; None if there is no such release."""
        found = self._native.reading(id)
        return None if found is None else Reading.from_json(found[1], found[0])

    def pair(self, a: str, b: str, *, day: Day | None = None) -> Pair:
        """What stands and what happened between two parties, as of a day (today)."""
        events, facts, relation = self._native.pair(a, b, _today(day))
        return Pair(Table(events), Table(facts), json.loads(relation))

    def meetings(
        self,
        *parties: str,
        kind: str | None = None,
        status: str | None = None,
        level: str | None = None,
        between: str | None = None,
    ) -> Table:
        """Meetings, calls, visits and what else happened, each once; all parties took part.

        `between` is an interval of dates: "2024", "2024-05-01/2024-06-30", "2024/..".
        """
        native = self._native
        return Table(native.meetings(parties, kind or "", status or "", level or "", between or ""))

    def commitments(
        self,
        *parties: str,
        open: bool = False,
        status: str | None = None,
        day: Day | None = None,
    ) -> Table:
        """What was agreed, promised and asked, and what became of it.

        With a `day`, what was made by then, and whether it was overdue.
        """
        return Table(self._native.commitments(parties, open, status or "", edtf(day)))

    def anniversaries(
        self, *, day: Day | None = None, days: int = 90, party: str | None = None
    ) -> Table:
        """The round anniversaries from a day (today) on."""
        return Table(self._native.anniversaries(_today(day), days, party or ""))

    def last(self, a: str, b: str, *, day: Day | None = None) -> Table:
        """When two parties last met, by kind and level."""
        return Table(self._native.last(a, b, edtf(day)))

    def since(self, a: str, b: str, *, day: Day | None = None) -> Since:
        """What happened between two parties since they last met in person."""
        last, events = self._native.since(a, b, edtf(day))
        return Since(Table(last), Table(events))

    def person(self, name: str) -> Table:
        """In which posts releases name somebody, a row a post."""
        return Table(self._native.person(name))

    def search(
        self,
        query: str,
        *,
        party: str | None = None,
        published_from: Day | None = None,
        published_to: Day | None = None,
        limit: int = 50,
    ) -> Table:
        """The releases that have all words of the query, newest first; `limit` 0 is all.

        "Words in quotes" stand one right after the other; minist* is the beginning of a word.
        """
        return Table(
            self._native.search(query, party or "", edtf(published_from), edtf(published_to), limit)
        )

    def coverage(self, *, shortest_gap: int = 14) -> Table:
        """Whose releases the record has, and where some may be missing."""
        return Table(self._native.coverage(shortest_gap))
