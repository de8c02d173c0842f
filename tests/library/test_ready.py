"""The library kept ready read: used only of the very sources and code that are there, and never in the way."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from shipped import compiled_library

from assembler.library import ready
from assembler.library.folders import Folder
from assembler.library.library import Library
from assembler.library.loading import load_presets
from assembler.library.plain_rows import RowsOfValue, to_rows


@cache
def parts() -> list[RowsOfValue]:
    library = compiled_library().library
    return to_rows(load_presets(), (library.vocabulary, library.questionnaire), library)


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Two folders of sources, and a place to keep what was read of them."""
    parts()  # of the shipped library, before its place is taken
    for name in ("clauses/money", "law"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "one.md").write_text("words", encoding="utf-8")
    monkeypatch.setattr(ready, "folders", lambda: [Folder(tmp_path / name, name) for name in ("clauses", "law")])
    monkeypatch.setattr(ready, "_kept", lambda: tmp_path / "cache" / "ready.json")
    monkeypatch.setattr(ready, "READY", "none-in-this-checkout.json")
    monkeypatch.setattr(ready, "to_rows", lambda *_: parts())  # once for all these tests
    ready.made_of.cache_clear()
    yield tmp_path
    ready.made_of.cache_clear()


def found() -> Library | None:
    """What the next command finds."""
    ready.made_of.cache_clear()
    return ready.library()


def keep() -> None:
    ready.keep(compiled_library().library, load_presets(), ready.made_of())


@pytest.mark.slow
@pytest.mark.usefixtures("sources")
def test_what_was_kept_is_found_by_the_next_command():
    assert found() is None
    keep()

    held, asked, presets = found(), ready.questions(), ready.presets()
    assert held is not None
    assert asked is not None
    assert presets is not None
    assert held.digest == compiled_library().library.digest
    assert held.clauses == compiled_library().library.clauses
    assert asked[1].questions == compiled_library().library.questionnaire.questions
    assert (presets.all, presets.later) == (load_presets().all, load_presets().later)


def test_a_source_that_is_edited_is_seen_at_once_whatever_its_size_and_time(sources: Path):
    keep()
    clause = sources / "clauses" / "money" / "one.md"
    times = clause.stat()
    clause.write_text("wards", encoding="utf-8")
    os.utime(clause, ns=(times.st_atime_ns, times.st_mtime_ns))

    assert found() is None


@pytest.mark.slow
@pytest.mark.parametrize("change", ["added", "removed", "renamed"])
def test_a_source_that_comes_goes_or_is_renamed_is_seen(sources: Path, change: str):
    keep()
    clause = sources / "law" / "one.md"
    if change == "added":
        clause.with_name("two.md").write_text("", encoding="utf-8")
    elif change == "removed":
        clause.unlink()
    else:
        clause.rename(clause.with_name("two.md"))

    assert found() is None


@pytest.mark.slow
def test_a_hidden_file_is_no_source(sources: Path):
    keep()
    (sources / "law" / ".DS_Store").write_bytes(b"\0")

    assert found() is not None


@pytest.mark.slow
@pytest.mark.usefixtures("sources")
def test_what_other_code_read_is_not_used(monkeypatch: pytest.MonkeyPatch):
    keep()
    monkeypatch.setattr(ready, "_files", lambda *_: iter([]))
    ready.made_of.cache_clear()
    read_by = ready._read_by()
    monkeypatch.undo()

    assert ready._read_by() != read_by


@pytest.mark.slow
def test_sources_that_were_edited_while_they_were_read_keep_nothing(sources: Path):
    made_of = ready.made_of()
    (sources / "law" / "one.md").write_text("other words", encoding="utf-8")
    ready.keep(compiled_library().library, load_presets(), made_of)

    assert not ready._kept().exists()


@pytest.mark.slow
@pytest.mark.usefixtures("sources")
@pytest.mark.parametrize("at", [0, 70, 140, 1_000, 400_000, -1])
def test_a_file_with_one_letter_changed_is_not_used(at: int):
    keep()
    content = bytearray(ready._kept().read_bytes())
    content[at] ^= 1
    ready._kept().write_bytes(content)

    assert found() is None


@pytest.mark.usefixtures("sources")
@pytest.mark.parametrize("content", [b"", b"\n\n\n\n", b"{}", b"\xff\xfe"])
def test_a_file_that_is_something_else_is_not_used(content: bytes):
    keep()
    ready._kept().write_bytes(content)

    assert found() is None


HOSTILE: dict[str, Any] = {
    "a type that no library has": {"types": ["subprocess.Popen"], "rows": ["true", [0, 0]], "value": 1},
    "a function of a module that libraries have": {
        "types": ["assembler.conditions.tree.paths"],
        "rows": [[0]],
        "value": 0,
    },
    "a row that is not there": {"types": ["builtins.tuple"], "rows": [[0, 7]], "value": 0},
    "a part that is a list": [1, 2],
}


@pytest.mark.slow
@pytest.mark.usefixtures("sources")
@pytest.mark.parametrize("part", list(HOSTILE.values()), ids=list(HOSTILE))
def test_a_file_made_to_deceive_makes_nothing_but_values_of_a_library(part: object):
    keep()
    head = ready._kept().read_bytes().split(b"\n")[0]
    lines = [json.dumps(part).encode()] * 3
    hashes = [hashlib.sha256(line).hexdigest().encode() for line in lines]
    ready._kept().write_bytes(b"\n".join([head, *hashes, *lines]))

    assert found() is None


def test_where_nothing_can_be_written_nothing_is_kept_and_nothing_is_said(sources: Path):
    (sources / "cache").write_text("a file where the folder would be", encoding="utf-8")
    keep()

    assert found() is None


@pytest.mark.slow
def test_a_full_disk_leaves_no_part_of_a_file(sources: Path, monkeypatch: pytest.MonkeyPatch):
    def full(handle: int, *_: object) -> object:
        os.close(handle)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(ready.os, "fdopen", full)
    keep()

    assert list((sources / "cache").iterdir()) == []


@pytest.mark.usefixtures("sources")
def test_processes_that_keep_it_at_once_leave_it_whole():
    with ThreadPoolExecutor(4) as several:
        list(several.map(lambda _: ready._replace(ready._kept(), ready._kept().name.encode() * 50_000), range(8)))

    assert [path.name for path in ready._kept().parent.iterdir()] == ["ready.json"]
    assert ready._kept().read_bytes() == b"ready.json" * 50_000
