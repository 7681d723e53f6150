"""What one release says: people, events and facts, each with the words it was read from.

The codebook (docs/codebook.md) says what each field means. Dates are EDTF: "2021-11-30",
"2021-11", "2021-11-29/2021-11-30". What is not told is None or an empty tuple.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

# fmt: off
Act = Literal[
    "meet", "call", "visit", "attend", "host", "discuss", "agree", "pledge", "propose", "invite",
    "hope", "interest", "sign", "establish", "support", "commend", "condole", "appoint", "state",
    "request", "warn", "concern", "condemn", "reject", "concede", "cooperate", "aid", "sanction",
    "retreat", "protest", "mobilize", "coerce", "assault",
]
# fmt: on
Status = Literal["occurred", "planned", "hypothetical", "denied"]
FactKind = Literal[
    "mission",
    "partnership",
    "mechanism",
    "anniversary",
    "agreement",
    "policy",
    "bid",
    "gathering",
]


@dataclass(frozen=True, slots=True)
class Span:
    """A place in the text, the end not included: code points, as Python counts, and UTF-8 bytes."""

    begin: int
    end: int
    begin_byte: int
    end_byte: int

    def of(self, text: str) -> str:
        """Give the words that stand there."""
        return text[self.begin : self.end]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named, at their fullest."""

    name: str
    post: str | None
    of: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, was said, promised or planned."""

    act: Act
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    when: str | None
    where: str | None
    status: Status
    about: str | None
    quote: str
    span: Span
    about_span: Span | None
    rule: str | None
    confidence: float | None = None
    """How many of such events careful readers would find right, as a share; None: not known."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that stands, rather than happens; a kind has some of the fields only."""

    kind: FactKind
    quote: str
    span: Span
    rule: str | None
    a: str | None = None
    b: str | None = None
    members: tuple[str, ...] = ()
    name: str | None = None
    nth: int | None = None
    of: str | None = None
    year: int | None = None
    state: str | None = None
    since: str | None = None
    when: str | None = None
    where: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What one release says. Quotes are the words as they stand in `text`."""

    id: str
    publisher: str | None
    published: str | None
    published_basis: str
    people: tuple[Person, ...]
    events: tuple[Event, ...]
    facts: tuple[Fact, ...]
    text: str = field(repr=False)
    line: str = field(repr=False)

    def to_json(self) -> str:
        """Give the very line that `dragoman map` prints, without its line break."""
        return self.line

    @classmethod
    def from_json(cls, line: str, text: str) -> Reading:
        """Make a reading of a line of `dragoman map` and the text that was read."""
        told = json.loads(line)
        places = _Places(text)
        return cls(
            id=told["id"],
            publisher=told["publisher"],
            published=told["published"],
            published_basis=told["published_basis"],
            people=tuple(
                Person(one["name"], one["post"], one["of"], places.span(one["span"]))
                for one in told["people"]
            ),
            events=tuple(_event(one, places) for one in told["events"]),
            facts=tuple(_fact(one, places) for one in told["facts"]),
            text=text,
            line=line,
        )


class _Places:
    """Where bytes of a text are among its code points."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._bytes = None if text.isascii() else text.encode()

    def _point(self, byte: int) -> int:
        return byte if self._bytes is None else len(self._bytes[:byte].decode())

    def span(self, told: Mapping[str, int]) -> Span:
        begin, end = told["begin"], told["end"]
        return Span(self._point(begin), self._point(end), begin, end)


def _event(told: Mapping[str, Any], places: _Places) -> Event:
    span = places.span(told["span"])
    about = None if told["about_span"] is None else places.span(told["about_span"])
    return Event(
        act=told["act"],
        actors=tuple(told["actors"]),
        recipients=tuple(told["recipients"]),
        when=told["when"],
        where=told["where"],
        status=told["status"],
        about=None if about is None else about.of(places.text),
        quote=span.of(places.text),
        span=span,
        about_span=about,
        rule=told["rule"],
        confidence=told.get("confidence"),
    )


def _fact(told: Mapping[str, Any], places: _Places) -> Fact:
    span = places.span(told["span"])
    own = {key: told.get(key) for key in ("a", "b", "name", "nth", "of", "year", "state")}
    dated = {key: told.get(key) for key in ("since", "when", "where")}
    return Fact(
        kind=told["kind"],
        quote=span.of(places.text),
        span=span,
        rule=told["rule"],
        members=tuple(told.get("members", ())),
        **own,
        **dated,
    )
