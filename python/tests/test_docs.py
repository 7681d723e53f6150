"""The examples of the documentation, run in a folder with the files they speak of."""

import doctest
import re
import shutil
from pathlib import Path

import pytest

import dragoman

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


def blocks(page: str) -> str:
    """Give the Python examples of a page, and blank lines for all else: line numbers stay true."""
    kept, inside = [], False
    for line in (ROOT / page).read_text(encoding="utf-8").splitlines():
        if line.startswith("```"):
            inside = line == "```python"
            kept.append("")
        else:
            kept.append(line if inside else "")
    return "\n".join(kept) + "\n"


@pytest.mark.parametrize("page", ["docs/python.md"])
def test_page_is_true(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(HERE / "releases.ndjson", tmp_path)
    monkeypatch.chdir(tmp_path)
    examples = doctest.DocTestParser().get_doctest(blocks(page), {}, page, page, 0)
    assert examples.examples, f"{page} has no examples"
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    told: list[str] = []
    runner.run(examples, out=told.append)
    assert not runner.failures, "".join(told)


def test_docstring_is_true() -> None:
    assert doctest.testmod(dragoman).failed == 0


def test_tables_name_all_columns() -> None:
    page = (ROOT / "docs/python.md").read_text(encoding="utf-8")
    names = set(re.findall(r"[a-z_]+", page))
    readings = dragoman.read_table(_no_releases()).to_arrow()
    rows = [readings, *(dragoman.events(readings, dyads=both).to_arrow() for both in (False, True))]
    for table in rows:
        assert set(table.column_names) <= names


def _no_releases() -> dragoman.ArrowStream:
    import pyarrow as pa

    table: dragoman.ArrowStream = pa.table({"id": pa.array([], "str"), "text": pa.array([], "str")})
    return table
