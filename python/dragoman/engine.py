"""Reading releases: one, many, or a table of them."""

from __future__ import annotations

import datetime
import functools
import hashlib
import os
import warnings
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Literal, TypedDict

from dragoman import _native
from dragoman.reading import Reading
from dragoman.table import ArrowStream, Stream

Day = str | datetime.date
"""A date: EDTF ("2024-05-14", "2024-05", "2024") or a date of Python."""


class GivenRelease(TypedDict, total=False):
    """A release as `read_many` takes it; `text` must be there, the rest may be None or absent."""

    text: str
    id: str | None
    title: str | None
    publisher: str | None
    published: Day | None
    url: str | None


def edtf(day: Day | None) -> str:
    """Give a date as text; empty for None, and for what pandas has in its place."""
    if day is None or day != day:  # NaT and NaN are not themselves
        return ""
    return day if isinstance(day, str) else day.isoformat()


def data_folder(data: str | Path | None) -> str:
    """Give the folder of tables: the one told, that of $DRAGOMAN_DATA, the package's."""
    return str(data or os.environ.get("DRAGOMAN_DATA") or Path(__file__).parent / "data")


def _text(text: object, place: str = "text") -> str:
    """Give a text as it is; say what to do with what is none."""
    if isinstance(text, str):
        return text
    words = "bytes of a page are for read_page" if isinstance(text, bytes) else "a text is a str"
    raise TypeError(f"{place} is of type {type(text).__name__}; {words}")


def _hints(text: str | bytes, release: GivenRelease) -> list[str]:
    # A text that is no UTF-8 (half of a surrogate pair) is refused here, with Python's own words.
    content = text.encode() if isinstance(text, str) else text
    return [
        release.get("id") or hashlib.sha256(content).hexdigest()[:16],
        release.get("title") or "",
        release.get("publisher") or "",
        edtf(release.get("published")),
        release.get("url") or "",
    ]


class Engine:
    """All that turns a release into a reading, loaded once; threads may share it.

    `data` is the folder of tables and `knowledge` folders of one's own over it (docs/knowledge.md),
    `model` that of the models; the package has its own. `analysis="fast"` is some twenty times as
    fast as the encoder and less often right.
    """

    def __init__(
        self,
        *,
        data: str | Path | None = None,
        knowledge: Iterable[str | Path] = (),
        model: str | Path | None = None,
        analysis: Literal["encoder", "fast"] = "encoder",
    ) -> None:
        """Load tables and model; all that is wrong with them is told at once."""
        self._native = _native.Engine(
            data_folder(data),
            [str(folder) for folder in knowledge],
            str(model or Path(__file__).parent / "model"),
            analysis,
        )
        for notice in self._native.notices:
            warnings.warn(notice, stacklevel=2)

    def read(
        self,
        text: str,
        *,
        id: str | None = None,
        title: str | None = None,
        publisher: str | None = None,
        published: Day | None = None,
        url: str | None = None,
    ) -> Reading:
        """Read a text as it is given.

        `publisher` is a party code ("KOR", "EU"): "we" and "our minister" are then known.
        `published` dates what is told of "today" and "last Monday". Without an `id` the release
        is called by the digest of its text.
        """
        given = GivenRelease(id=id, title=title, publisher=publisher, published=published, url=url)
        return Reading.from_json(self._native.read(_text(text), _hints(text, given)), text)

    def read_page(
        self,
        page: bytes,
        *,
        media_type: str | None = None,
        charset: str | None = None,
        id: str | None = None,
        title: str | None = None,
        publisher: str | None = None,
        published: Day | None = None,
        url: str | None = None,
    ) -> Reading:
        """Read a page as it was published, HTML or plain text in whatever encoding.

        Menus and footers are left aside; title and date are taken from the page where they are not
        told. The reading's `text` is what was found.
        """
        if not isinstance(page, bytes):
            kind = type(page).__name__
            raise TypeError(f"page is of type {kind}; give its bytes, or a text to read")
        given = GivenRelease(id=id, title=title, publisher=publisher, published=published, url=url)
        line, _, text = self._native.read_page(
            page, media_type or "", charset or "", _hints(page, given)
        )
        return Reading.from_json(line, text)

    def read_many(
        self, releases: Iterable[str | GivenRelease], *, threads: int = 0
    ) -> Iterator[Reading]:
        """Read texts or releases one after the other, with all cores (or `threads`).

        They come in the order they were given, a few hundred at a time, whatever their number.
        """
        if isinstance(releases, str):
            raise TypeError("give a list of texts or releases; one text is for read")
        return self._read_many(releases, threads)

    def _read_many(self, releases: Iterable[str | GivenRelease], threads: int) -> Iterator[Reading]:
        rest = enumerate(releases, 1)
        while taken := list(islice(rest, 256)):
            given = [GivenRelease(text=one) if isinstance(one, str) else one for _, one in taken]
            for (number, _), one in zip(taken, given, strict=True):
                _text(one.get("text"), f"text of release {number}")
            hinted = [(one["text"], _hints(one["text"], one)) for one in given]
            for one, line in zip(given, self._native.read_many(hinted, threads), strict=True):
                yield Reading.from_json(line, one["text"])

    def read_table(self, releases: ArrowStream, *, threads: int = 0) -> Stream:
        """Read a table of releases (id, text, title, publisher, published, url) into readings.

        Columns but `id` and `text` may be missing. A release that cannot be read has its reason in
        the column `error`, and no reading.
        """
        return Stream(self._native.readings(releases, threads))

    def events(self, readings: ArrowStream, *, dyads: bool = False) -> Stream:
        """Give the events of a table of readings, a row each, with PLOVER and CAMEO codes.

        With `dyads` a row is a pair of parties, `source` and `target`; what is done together
        is told both ways.
        """
        return Stream(self._native.events(readings, dyads))


@functools.cache
def default_engine() -> Engine:
    """Give the engine of the package's own tables and model, loaded at its first use."""
    return Engine()


def read(
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    published: Day | None = None,
    url: str | None = None,
) -> Reading:
    """Read a text; see `Engine.read`."""
    return default_engine().read(
        text, id=id, title=title, publisher=publisher, published=published, url=url
    )


def read_page(
    page: bytes,
    *,
    media_type: str | None = None,
    charset: str | None = None,
    id: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    published: Day | None = None,
    url: str | None = None,
) -> Reading:
    """Read a page as it was published; see `Engine.read_page`."""
    return default_engine().read_page(
        page,
        media_type=media_type,
        charset=charset,
        id=id,
        title=title,
        publisher=publisher,
        published=published,
        url=url,
    )


def read_many(releases: Iterable[str | GivenRelease], *, threads: int = 0) -> Iterator[Reading]:
    """Read texts or releases one after the other; see `Engine.read_many`."""
    return default_engine().read_many(releases, threads=threads)


def read_table(releases: ArrowStream, *, threads: int = 0) -> Stream:
    """Read a table of releases into readings; see `Engine.read_table`."""
    return default_engine().read_table(releases, threads=threads)


def events(readings: ArrowStream, *, dyads: bool = False) -> Stream:
    """Give the events of a table of readings, coded; see `Engine.events`."""
    return default_engine().events(readings, dyads=dyads)
