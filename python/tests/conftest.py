"""What the tests share."""

import json
from pathlib import Path

import pytest

import dragoman


@pytest.fixture(scope="session")
def releases() -> list[dragoman.GivenRelease]:
    """A dozen releases of our own writing."""
    lines = (Path(__file__).parent / "releases.ndjson").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]
