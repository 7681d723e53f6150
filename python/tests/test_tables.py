"""Tables: Arrow in and out, whatever the layout; Parquet; the record's answers."""

import datetime
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

import dragoman

Releases = list[dragoman.GivenRelease]


@pytest.fixture(scope="module")
def readings(releases: Releases) -> pa.Table:
    return dragoman.read_table(pa.Table.from_pylist(releases)).to_arrow()


@pytest.fixture(scope="module")
def record(readings: pa.Table, tmp_path_factory: pytest.TempPathFactory) -> dragoman.Record:
    name = tmp_path_factory.mktemp("record") / "record.dragoman"
    made = dragoman.Record.open(name, write=True)
    assert made.add(readings) == (12, 0)
    assert made.add(readings) == (0, 12)
    return made


def test_readings_are_valid_and_the_same(readings: pa.Table, releases: Releases) -> None:
    readings.validate(full=True)
    assert readings["reading"].to_pylist() == [
        reading.to_json() for reading in dragoman.read_many(releases)
    ]
    for row in readings.to_pylist():
        for event in row["events"]:
            span = event["span"]
            assert row["text"][span["begin"] : span["end"]] == event["quote"]
            assert 0 < event["confidence"] < 1


@pytest.mark.parametrize(
    "published",
    [
        pa.array(["2024-02-29"], pa.large_string()),
        pa.array(["2024-02-29"], pa.string_view()),
        pa.array(["2024-02-29T10:00:00Z"]).dictionary_encode(),
        pa.array([datetime.date(2024, 2, 29)]),
        pa.array([datetime.date(2024, 2, 29)], pa.date64()),
        pa.array([datetime.datetime(2024, 2, 29, 23)], pa.timestamp("ns")),
        pa.array([datetime.datetime(2024, 2, 29, 23)], pa.timestamp("s", "UTC")),
    ],
    ids=lambda array: str(array.type),
)
def test_dates_come_in_many_layouts(published: pa.Array) -> None:
    table = pa.table({"text": ["Kenya and Norway met."], "id": ["a"], "published": published})
    row = dragoman.read_table(table).to_pylist()[0]
    assert (row["published"], row["published_basis"]) == ("2024-02-29", "given")


def test_slices_nulls_and_long_texts() -> None:
    long = "Kenya and Norway met in Oslo. " * 3
    table = pa.table(
        {
            "id": ["a", "b", "c", "d"],
            "text": pa.array([None, long, "Kenya agreed.", ""], pa.string_view()),
            "publisher": [None, "NOR", None, None],
            "url": pa.nulls(4),
        }
    )
    rows = dragoman.read_table(table.slice(1, 2)).to_pylist()
    assert [(row["id"], row["text"], row["publisher"]) for row in rows] == [
        ("b", long, "NOR"),
        ("c", "Kenya agreed.", None),
    ]
    assert [row["text"] for row in dragoman.read_table(table).to_pylist()][::3] == ["", ""]


def test_pandas_frame_is_a_table(releases: Releases) -> None:
    frame = pd.DataFrame(releases)
    frame["published"] = pd.to_datetime(frame["published"])
    rows = dragoman.read_table(pa.Table.from_pandas(frame)).to_pandas()
    assert list(rows["published"]) == [release["published"] for release in releases]


def test_unread_release_says_why() -> None:
    table = pa.table({"id": ["a", ""], "text": ["x", "y"], "published": ["May", None]})
    rows = dragoman.read_table(table).to_pylist()
    assert rows[0]["error"] == "\"published\" is no date: 'May'; write it as 2021-12-01"
    assert rows[1]["error"] == "a release has no id; give it one"
    assert dragoman.events(dragoman.read_table(table)).to_arrow().num_rows == 0


def test_wrong_tables_are_refused(readings: pa.Table) -> None:
    with pytest.raises(ValueError, match="there is no column 'text'"):
        dragoman.read_table(pa.table({"id": ["a"]}))
    with pytest.raises(ValueError, match="column 'id' is of Arrow's format 'l'; make it text"):
        dragoman.read_table(pa.table({"id": [1], "text": ["a"]}))
    with pytest.raises(TypeError, match="speaks Arrow"):
        dragoman.read_table([{"id": "a"}])  # type: ignore[arg-type]
    stray = readings.set_column(6, "text", pa.array(["short"] * readings.num_rows))
    with pytest.raises(ValueError, match="is not of the text"):
        dragoman.events(stray).to_arrow()


def test_stream_is_taken_once(releases: Releases) -> None:
    stream = dragoman.read_table(pa.Table.from_pylist(releases))
    stream.to_arrow()
    with pytest.raises(ValueError, match="taken already"):
        stream.to_arrow()


def test_columns_outlive_what_made_them(record: dragoman.Record) -> None:
    answer = record.releases()
    first, again = answer.to_arrow(), answer.to_arrow()
    buffers = [table["id"].chunk(0).buffers()[2].address for table in (first, again)]
    assert buffers[0] == buffers[1], "the columns were copied"
    del answer, again
    assert first["id"].to_pylist()[0] == "ken-2021-visit"


def test_events_are_coded(readings: pa.Table) -> None:
    events = dragoman.events(readings).to_arrow()
    events.validate(full=True)
    texts = dict(zip(readings["id"].to_pylist(), readings["text"].to_pylist(), strict=True))
    for row in events.to_pylist():
        assert texts[row["release"]][row["begin"] : row["end"]] == row["quote"]
        assert 0 < row["confidence"] < 1
    dyads = dragoman.events(readings, dyads=True).to_pylist()
    pledge = next(row for row in dyads if row["act"] == "pledge")
    assert (pledge["source"], pledge["target"], pledge["target_cow"]) == ("NOR", "KEN", "501")
    assert pledge["id"] == "nor-2021-visit#4.1"


def test_every_answer_is_valid(record: dragoman.Record) -> None:
    since = record.since("KEN", "NOR")
    pair = record.pair("Kenya", "NOR", day="2024-12-31")
    answers = {
        "releases": record.releases(),
        "meetings": record.meetings("Kenya", level="ministers", between="2022/.."),
        "commitments": record.commitments(day=datetime.date(2024, 1, 1)),
        "anniversaries": record.anniversaries(day="2024-01-01", days=3660),
        "last": record.last("KEN", "NOR"),
        "since": since.events,
        "pair": pair.events,
        "person": record.person("Berg"),
        "search": record.search("port", published_from="2022", party="Norway"),
        "coverage": record.coverage(),
    }
    for name, answer in answers.items():
        answer.to_arrow().validate(full=True)
        assert len(answer) == answer.to_arrow().num_rows, name
        assert len(answer) > 0 or name == "anniversaries", name
    gone = answers["releases"].to_arrow()["gone"]
    assert (gone.type, gone.null_count) == (pa.date32(), 12)
    assert pc.min(pair.events.to_arrow()["confidence"]).as_py() > 0
    assert len(since.last) == 1
    pair.facts.to_arrow().validate(full=True)
    assert [cell["visitor"] for cell in pair.relation["visits"]].count("KEN") == 2
    reading = record.reading("ken-2022-fm")
    assert reading is not None
    assert reading.events[0].act == "visit"
    assert record.reading("nothing") is None


def test_wrong_questions_are_refused(record: dragoman.Record) -> None:
    with pytest.raises(ValueError, match="no party is called 'Qwertyland'"):
        record.meetings("Qwertyland")
    with pytest.raises(ValueError, match="'dinner' is none of meeting, call"):
        record.meetings(kind="dinner")
    with pytest.raises(ValueError, match="day: 'May' is none of dates"):
        record.last("KEN", "NOR", day="May")


def run(*arguments: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "dragoman", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_command_line_writes_the_same(
    readings: pa.Table, releases: Releases, tmp_path: Path
) -> None:
    source = Path(__file__).parent / "releases.ndjson"
    table = tmp_path / "readings.parquet"
    done = run("readings", source, table)
    assert done.stderr == f"dragoman: wrote {table}, 12 readings\n"
    assert pq.read_table(table).equals(readings)
    assert run("events", table, tmp_path / "events.parquet", "--dyads").returncode == 0
    assert pq.read_table(tmp_path / "events.parquet").equals(
        dragoman.events(readings, dyads=True).to_arrow()
    )
    record = tmp_path / "record.dragoman"
    assert run("merge", table, "--record", record).stderr.endswith("12 added, 0 already there\n")
    failed = run("events", tmp_path / "nowhere.parquet", tmp_path / "no.parquet")
    assert failed.returncode == 2
    assert "nowhere.parquet" in failed.stderr
    assert not list(tmp_path.glob("*.part"))
