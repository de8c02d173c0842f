"""The library kept ready read: used only of the very sources and code that are there, and never in the way."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from library import made
from shipped import compiled_library

from assembler.library import ready
from assembler.library.folders import Folder
from assembler.library.library import Library
from assembler.library.loading import load_presets
from assembler.library.plain_rows import RowsOfValue, to_rows
from assembler.library.presets import Preset, Presets


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


def test_an_edited_source_is_seen_at_once_whatever_its_size_and_time(sources: Path):
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


def test_nothing_is_kept_or_said_where_nothing_can_be_written(sources: Path):
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


OTHER = made.library(made.clause("one", made.paragraph("p", "A £ thing.")), digest="of other sources")
PRESETS = Presets((Preset("yard", "A yard", "Sharing.", {"document.form": "deed"}),), frozenset({"parties[]"}))


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package with sources of its own, in a folder that a test may change, and a wheel's data beside."""
    for name in ("clauses/money/one.md", "law/one.yaml", "assembler/library/ready.py", "assembler/words.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("words", encoding="utf-8")
    monkeypatch.setattr(ready, "folders", lambda: [Folder(tmp_path / name, name) for name in ("clauses", "law")])
    monkeypatch.setattr(ready, "shipped", lambda name: tmp_path / "data" / name)
    monkeypatch.setattr(ready, "__file__", str(tmp_path / "assembler" / "library" / "ready.py"))
    ready.made_of.cache_clear()
    yield tmp_path
    ready.made_of.cache_clear()


def test_a_kept_library_is_found_with_its_questions_and_presets(place: Path):
    ready.keep(OTHER, PRESETS, ready.made_of())
    (kept,) = (place / "assembler" / "library" / "__pycache__").iterdir()
    held, asked, presets = found(), ready.questions(), ready.presets()

    assert (kept.suffix, kept.name.partition(".")[0]) == (".json", "ready")
    assert held is not None
    assert (held.digest, held.clauses, held.vocabulary) == (OTHER.digest, OTHER.clauses, OTHER.vocabulary)
    assert asked is not None
    assert (asked[0], asked[1].questions) == (OTHER.vocabulary, ())
    assert presets is not None
    assert (presets.all, presets.later) == (PRESETS.all, PRESETS.later)


@pytest.mark.usefixtures("place")
def test_before_anything_is_kept_nothing_is_found():
    assert (found(), ready.questions(), ready.presets()) == (None, None, None)


def test_a_library_kept_again_takes_the_place_of_the_one_before(place: Path):
    ready.keep(OTHER, PRESETS, ready.made_of())
    (place / "law" / "one.yaml").write_text("other words", encoding="utf-8")
    ready.made_of.cache_clear()
    before = found()
    ready.keep(made.library(digest="newer"), PRESETS, ready.made_of())
    held = found()

    assert (before, held and held.digest) == (None, "newer")
    assert len(list((place / "assembler" / "library" / "__pycache__").iterdir())) == 1


def test_nothing_is_kept_of_sources_that_are_no_longer_there(place: Path):
    made_of = ready.made_of()
    (place / "law" / "one.yaml").write_text("other words", encoding="utf-8")
    ready.keep(OTHER, PRESETS, made_of)

    assert not (place / "assembler" / "library" / "__pycache__").exists()


def test_the_library_in_a_wheel_is_used_before_the_one_that_is_kept(place: Path):
    ready.keep(made.library(digest="kept"), PRESETS, ready.made_of())
    (place / "data").mkdir()
    (place / "data" / "library.json").write_bytes(ready.ready_content(OTHER, PRESETS))
    (place / "assembler" / "more.py").write_text("", encoding="utf-8")

    held = found()
    assert held is not None
    assert held.digest == OTHER.digest


def test_a_library_in_a_wheel_of_other_sources_is_not_used(place: Path):
    (place / "data").mkdir()
    (place / "data" / "library.json").write_bytes(ready.ready_content(OTHER, PRESETS))
    (place / "clauses" / "money" / "one.md").write_text("other words", encoding="utf-8")
    assert found() is None
    ready.keep(made.library(digest="kept"), PRESETS, ready.made_of())

    held = found()
    assert held is not None
    assert held.digest == "kept"


def test_a_kept_library_is_written_in_as_few_letters_as_can_be(place: Path):
    content = ready.ready_content(OTHER, PRESETS)

    assert "A £ thing.".encode() in content
    assert not any(sign in content for sign in (b'": ', b'", ', b"], [", b"1, 2"))
    assert content.split(b"\n")[0].decode() == ready.made_of()
    assert len(content.split(b"\n")) == 7
    assert place.is_dir()


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("line", range(7))
def test_a_library_with_one_line_changed_is_not_used(line: int):
    ready.keep(OTHER, PRESETS, ready.made_of())
    lines = ready._kept().read_bytes().split(b"\n")
    lines[line] += b" "
    ready._kept().write_bytes(b"\n".join(lines))

    assert found() is None


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("part", [*HOSTILE.values(), {"types": ["mapping"], "rows": ["a", [0, 0]], "value": 1}])
def test_rows_made_to_deceive_make_nothing_though_their_hashes_fit(part: object):
    ready.keep(OTHER, PRESETS, ready.made_of())
    head = ready._kept().read_bytes().split(b"\n")[0]
    lines = [json.dumps(part).encode()] * 3
    ready._kept().write_bytes(b"\n".join([head, *map(ready._hash, lines), *lines]))

    assert (found(), ready.questions(), ready.presets()) == (None, None, None)


def changed_name(place: Path) -> None:
    (place / "law" / "one.yaml").rename(place / "law" / "two.yaml")


def added(place: Path) -> None:
    (place / "clauses" / "two.md").write_text("", encoding="utf-8")


def removed(place: Path) -> None:
    (place / "clauses" / "money" / "one.md").unlink()


def moved(place: Path) -> None:
    (place / "law" / "one.yaml").rename(place / "clauses" / "one.yaml")


def divided(place: Path) -> None:
    (place / "clauses" / "money" / "one.md").write_text("word", encoding="utf-8")
    (place / "clauses" / "money" / "two.md").write_text("s", encoding="utf-8")


@pytest.mark.parametrize("change", [changed_name, added, removed, moved, divided])
def test_what_the_library_is_made_of_is_other_once_a_source_is(place: Path, change: Any):
    before = ready.made_of()
    change(place)

    assert ready.made_of() == before  # what one command has seen once
    ready.made_of.cache_clear()
    assert ready.made_of() != before


def test_what_python_made_or_is_hidden_is_no_source(place: Path):
    before = ready.made_of()
    for name in (".DS_Store", "__pycache__/one.pyc", ".git/one"):
        (place / "clauses" / name).parent.mkdir(exist_ok=True)
        (place / "clauses" / name).write_bytes(b"x")
    ready.made_of.cache_clear()

    assert ready.made_of() == before


@pytest.mark.usefixtures("place")
def test_another_version_of_ours_reads_the_sources_anew(monkeypatch: pytest.MonkeyPatch):
    before = ready.made_of()
    monkeypatch.setattr(ready, "__version__", "99.0")
    ready.made_of.cache_clear()

    assert ready.made_of() != before


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("reader", ["markdown_it", "pydantic", "pydantic_core", "yaml"])
def test_a_reader_of_the_sources_that_others_wrote_counts_as_code(reader: str, monkeypatch: pytest.MonkeyPatch):
    before = ready._read_by()
    monkeypatch.setattr(ready, "find_spec", lambda name: None if name == reader else find_spec(name))

    assert ready._read_by() != before


@pytest.mark.usefixtures("place")
def test_another_python_counts_as_other_code(monkeypatch: pytest.MonkeyPatch):
    before = ready._read_by()
    monkeypatch.setattr(ready.sys, "version", "4.0")

    assert ready._read_by() != before


@pytest.mark.parametrize(
    ("file", "counts"),
    [
        ("assembler/library/new.py", True),
        ("assembler/library/ready.py", True),
        ("assembler/words.txt", False),
        ("outside.py", False),
        ("assembler/__pycache__/new.py", False),
    ],
)
def test_the_code_is_every_module_of_ours_by_its_size_and_time(place: Path, file: str, counts: bool):
    before = ready._read_by()
    (place / file).parent.mkdir(exist_ok=True)
    (place / file).write_text("other words", encoding="utf-8")

    assert (ready._read_by() != before) == counts


def test_a_module_of_another_time_is_other_code(place: Path):
    module = place / "assembler" / "library" / "ready.py"
    before, times = ready._read_by(), module.stat()
    os.utime(module, ns=(times.st_atime_ns, times.st_mtime_ns + 1_000))

    assert ready._read_by() != before


def test_files_come_in_the_order_of_their_names_folder_by_folder(tmp_path: Path):
    for name in ("b/two.md", "b/one.md", "c.md", "a.md", ".b/x.md", "b/.x.md", "__pycache__/x.pyc", "b/d/e.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")

    inner = ["/b/d/e.md", "/b/one.md", "/b/two.md"]
    assert [name for name, _ in ready._files(str(tmp_path))] == ["/a.md", *inner, "/c.md"]
    assert [name for name, _ in ready._files(str(tmp_path / "b"), "b")] == [name[1:] for name in inner]
    assert [entry.path for _, entry in ready._files(str(tmp_path / "b" / "d"))] == [str(tmp_path / "b" / "d" / "e.md")]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
@pytest.mark.parametrize(("code", "file"), [(0o755, 0o644), (0o600, 0o600), (0o664, 0o664), (0o777, 0o666)])
def test_who_may_read_our_code_may_read_what_is_kept(place: Path, code: int, file: int):
    Path(ready.__file__).chmod(code)
    ready._replace(place / "kept" / "a.json", b"content")

    assert (place / "kept" / "a.json").stat().st_mode & 0o777 == file
    assert (place / "kept" / "a.json").read_bytes() == b"content"


def test_a_file_that_cannot_be_written_whole_leaves_none_and_says_why(place: Path, monkeypatch: pytest.MonkeyPatch):
    def full(handle: int, *_: object) -> object:
        os.close(handle)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(ready.os, "fdopen", full)
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        ready._replace(place / "kept" / "a.json", b"content")

    assert list((place / "kept").iterdir()) == []
