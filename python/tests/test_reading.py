"""Single releases: what is read, where it stands, and that it is what the program reads."""

import datetime
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import dragoman

ROOT = Path(__file__).parent.parent.parent
PROGRAM = os.environ.get("DRAGOMAN_PROGRAM") or shutil.which("dragoman")


def test_spans_are_code_points_and_bytes() -> None:
    text = "대한민국: “Korea” and Kenya met in Nairobi. Kenya thanked Korea for its 𝔥elp."
    reading = dragoman.read(text, publisher="KOR", published="2024-05-14")
    assert len(reading.events) == 2
    for event in reading.events:
        assert event.span.of(text) == event.quote == text[event.span.begin : event.span.end]
        assert text.encode()[event.span.begin_byte : event.span.end_byte].decode() == event.quote
        assert event.span.begin < event.span.begin_byte


def test_reading_comes_back_from_its_line() -> None:
    reading = dragoman.read("Kenya has had an embassy in Oslo since 1966.", publisher="KEN")
    assert dragoman.Reading.from_json(reading.to_json(), reading.text) == reading


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2024-05", "2024-05"),
        (datetime.date(2024, 5, 14), "2024-05-14"),
        (pd.Timestamp("2024-05-14 10:00"), "2024-05-14"),
        (pd.NaT, None),
        (None, None),
    ],
)
def test_published(day: str | datetime.date | None, told: str | None) -> None:
    assert dragoman.read("Kenya and Norway met.", published=day).published == told


def test_release_without_id_is_called_by_its_text() -> None:
    one, other = (dragoman.read(text).id for text in ("Norway agreed.", "Kenya agreed."))
    assert one == dragoman.read("Norway agreed.").id != other


def test_many_come_in_order(releases: list[dragoman.GivenRelease]) -> None:
    given = [
        dragoman.GivenRelease(text=str(one["text"]), id=f"{one['id']}-{turn}")
        for turn in range(30)
        for one in releases
    ]
    engine = dragoman.Engine(analysis="fast")
    one = list(engine.read_many(given, threads=1))
    assert [reading.id for reading in one] == [release["id"] for release in given]
    assert one == list(engine.read_many(given, threads=4))


def test_page_is_read_without_its_menu() -> None:
    page = (ROOT / "examples/latvia-korea-talks.html").read_bytes()
    reading = dragoman.read_page(page, media_type="text/html")
    assert "<" not in reading.text
    assert reading.events
    assert all(event.span.of(reading.text) == event.quote for event in reading.events)


@pytest.mark.skipif(PROGRAM is None, reason="needs the program: DRAGOMAN_PROGRAM names it")
def test_lines_are_the_programs(releases: list[dragoman.GivenRelease]) -> None:
    told = "".join(json.dumps(one) + "\n" for one in releases)
    assert PROGRAM is not None
    run = subprocess.run([PROGRAM, "map"], input=told.encode(), capture_output=True, check=True)
    lines = "".join(one.to_json() + "\n" for one in dragoman.read_many(releases))
    assert lines.encode() == run.stdout


@pytest.mark.parametrize(
    ("fault", "words", "act"),
    [
        (ValueError, "'May'; write it as 2021-12-01", lambda: dragoman.read("a", published="May")),
        (ValueError, "more than 1000 bytes", lambda: dragoman.read("a", id="a" * 1001)),
        (TypeError, "is of type bytes; bytes of a page are for", lambda: dragoman.read(b"a")),  # type: ignore[arg-type]
        (TypeError, "page is of type str; give its bytes", lambda: dragoman.read_page("a")),  # type: ignore[arg-type]
        (TypeError, "one text is for read", lambda: dragoman.read_many("Kenya")),
        (
            TypeError,
            "text of release 2 is of type NoneType",
            lambda: [*dragoman.read_many(["a", {}])],
        ),
        (UnicodeEncodeError, "surrogates not allowed", lambda: dragoman.read("\ud800")),
        (FileNotFoundError, "nowhere: no such folder", lambda: dragoman.Engine(data="nowhere")),
        (FileNotFoundError, "nowhere", lambda: dragoman.Record.open("nowhere")),
        (ValueError, "neither encoder nor fast", lambda: dragoman.Engine(analysis="slow")),  # type: ignore[arg-type]
    ],
)
def test_what_is_wrong_is_said(
    fault: type[Exception], words: str, act: Callable[[], object]
) -> None:
    with pytest.raises(fault, match=words.replace("(", r"\(")):
        act()
