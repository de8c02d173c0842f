"""The digest of a library covers every file of it, in whatever order they are read."""

from __future__ import annotations

from pathlib import Path

import pytest
from library.small import small_library

from assembler.library import sources
from assembler.library.folders import folders
from assembler.library.sources import read_library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_library(tmp_path, {"scope": "1. {#words}\n   The Parties work together.\n"})


@pytest.mark.slow
def test_the_digest_is_the_same_before_anything_is_read(folder: Path) -> None:
    assert sources._digest(*folders(folder)) == read_library(folder).digest


@pytest.mark.slow
def test_every_file_counts(folder: Path) -> None:
    before = read_library(folder).digest
    seen = {before}
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        seen.add(sources._digest(*folders(folder)))
    assert len(seen) == 1 + sum(path.is_file() for path in folder.rglob("*"))
