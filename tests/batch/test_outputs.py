"""Where each file goes in an output folder, what is never replaced, and what is said where a file cannot be."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from assembler.batch.corrections import is_corrections, remove_corrections, write_corrections
from assembler.batch.files import HeldError, cannot_be_replaced, cannot_write, changed_meanwhile, write_whole
from assembler.batch.items import HashedBytes, digest
from assembler.batch.ledger import KnownFile, Ledger
from assembler.batch.outputs import OutputFolder, Placing
from assembler.batch.sources import open_source
from assembler.errors import OutputError

NEW, OLD, THEIRS = b"new", b"old", b"theirs"


def told(error: pytest.ExceptionInfo[OutputError]) -> str:
    return str(error.value)


@pytest.mark.parametrize(
    ("standing", "known", "placing"),
    [
        (None, None, Placing("new", "a.docx", write=True)),
        (NEW, None, Placing("unchanged", "a.docx", write=False)),
        (NEW, OLD, Placing("unchanged", "a.docx", write=False)),
        (OLD, OLD, Placing("update", "a.docx", write=True, over=digest(OLD))),
        (None, OLD, Placing("new", "a.docx", write=True)),
        (THEIRS, None, Placing("conflict", "a-version-2.docx", write=True)),
        (THEIRS, NEW, Placing("edited by hand", "a.docx", write=False)),
        (THEIRS, OLD, Placing("edited by hand", "a-version-2.docx", write=True)),
    ],
)
def test_a_file_goes_where_nothing_of_somebody_else_s_stands(
    tmp_path: Path, standing: bytes | None, known: bytes | None, placing: Placing
):
    if standing is not None:
        (tmp_path / "a.docx").write_bytes(standing)
    ours = KnownFile("a.docx", digest(known), None) if known else None
    found = OutputFolder(tmp_path).placing("a.docx", ours, Ledger(tmp_path), digest(NEW))

    assert found == Placing(placing.state, placing.output, placing.write, placing.over, "a.docx")


def test_a_file_takes_the_first_version_that_is_free_or_the_same(tmp_path: Path):
    for name, content in {"a.docx": THEIRS, "a-version-2.docx": THEIRS, "a-version-3.docx": NEW}.items():
        (tmp_path / name).write_bytes(content)
    folder, ledger = OutputFolder(tmp_path), Ledger(tmp_path)

    assert folder.placing("a.docx", None, ledger, digest(NEW)) == Placing(
        "conflict", "a-version-3.docx", write=False, wanted="a.docx"
    )
    assert folder.placing("a.docx", None, ledger, digest(NEW)).output == "a-version-4.docx"
    assert folder.placing("A-VERSION-4.docx", None, ledger, digest(OLD)) == Placing(
        "conflict", "A-VERSION-4-version-2.docx", write=True, wanted="A-VERSION-4.docx"
    )


@pytest.mark.parametrize(
    ("was", "goes_to"),
    [
        ("a-version-7.docx", "a-version-7.docx"),
        ("A.docx", "A.docx"),
        ("b.docx", "a.docx"),
        ("a-marked.docx", "a.docx"),
        ("a-version-7.json", "a.docx"),
    ],
)
def test_a_file_stays_where_it_was_unless_that_was_another_s_name(tmp_path: Path, was: str, goes_to: str):
    known = KnownFile(was, digest(OLD), None)

    assert OutputFolder(tmp_path).placing("a.docx", known, Ledger(tmp_path), digest(NEW)).output == goes_to


def test_nothing_is_written_or_read_through_a_link(tmp_path: Path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.docx").symlink_to(tmp_path / "elsewhere.docx")
    (tmp_path / "out" / "papers").symlink_to(tmp_path)
    folder, ledger = OutputFolder(tmp_path / "out"), Ledger(tmp_path / "out")
    link = "There is a link here, which may lead out of the output folder. Remove it."

    with pytest.raises(OutputError) as of_file:
        folder.placing("a.docx", None, ledger, digest(NEW))
    with pytest.raises(OutputError) as of_folder:
        folder.placing("papers/a.docx", None, ledger, digest(NEW))
    with pytest.raises(OutputError) as of_record:
        folder.keep_record("papers/a.docx", HashedBytes(b"{}", digest(b"{}")))

    assert told(of_file) == f"{tmp_path}/out/a.docx: {link}"
    assert told(of_folder) == told(of_record) == f"{tmp_path}/out/papers: {link}"


def test_the_folder_of_what_is_not_finished_is_no_link(tmp_path: Path):
    (tmp_path / ".assembler").symlink_to(tmp_path)

    with pytest.raises(OutputError) as raised, OutputFolder(tmp_path).opened():
        pass
    assert told(raised) == (f"{tmp_path}/.assembler: It is a link, which may lead out of the output folder. Remove it.")


def test_one_run_at_a_time_writes_to_a_folder_private_to_its_owner(tmp_path: Path):
    out = tmp_path / "one" / "out"
    folder = OutputFolder(out)

    with folder.opened():
        (out / ".assembler" / "left.part").write_bytes(b"")
        with pytest.raises(OutputError) as raised, OutputFolder(out).opened():
            pass
    assert told(raised) == f"{out}: Another run is writing to this folder. Wait for it."
    assert out.stat().st_mode & 0o777 == 0o700
    assert not (out / ".assembler" / "left.part").exists()


def test_what_is_in_the_way_and_is_no_file_is_told(tmp_path: Path):
    (tmp_path / "a.docx").mkdir()

    with pytest.raises(OutputError) as raised:
        OutputFolder(tmp_path).placing("a.docx", None, Ledger(tmp_path), digest(NEW))
    assert told(raised) == f"{tmp_path}/a.docx: What is there cannot be read: Is a directory."


def test_a_file_and_its_record_are_written_into_folders_of_their_own(tmp_path: Path):
    folder, record = OutputFolder(tmp_path), HashedBytes(b"{}", digest(b"{}"))
    with folder.opened():
        folder.write(Placing("new", "papers/notice.docx", write=True), NEW)
        folder.keep_record("papers/notice.docx", record)
        folder.keep_record("papers/notice.docx", record)
        folder.keep_record("a.docx", record)
    kept = f"records/notice-{record.sha256[:12]}.json"

    assert {
        str(path.relative_to(tmp_path)): path.read_bytes()
        for path in tmp_path.rglob("*")
        if path.is_file() and ".assembler" not in path.parts
    } == {
        "papers/notice.docx": NEW,
        f"papers/{kept}": b"{}",
        f"records/a-{record.sha256[:12]}.json": b"{}",
    }
    assert {(tmp_path / name).stat().st_mode & 0o777 for name in ("papers", "papers/records", "records")} == {0o700}


def test_what_is_wanted_no_more_goes_unless_somebody_edited_it(tmp_path: Path):
    folder = OutputFolder(tmp_path)
    (tmp_path / "a.docx").write_bytes(OLD)
    (tmp_path / "b.docx").write_bytes(THEIRS)
    for name in ("a.docx", "b.docx", "c.docx"):
        folder.remove(KnownFile(name, digest(OLD), None))

    assert [path.name for path in tmp_path.iterdir()] == ["b.docx"]


def test_a_file_that_somebody_changed_meanwhile_is_left_and_told(tmp_path: Path):
    folder = OutputFolder(tmp_path)
    (tmp_path / "a.docx").write_bytes(THEIRS)

    with folder.opened(), pytest.raises(HeldError) as raised:
        folder.write(Placing("update", "a.docx", write=True, over=digest(OLD)), NEW)
    assert told(raised) == f"{tmp_path}/a.docx: Somebody has just changed the file, so it was left. Run again."
    assert (tmp_path / "a.docx").read_bytes() == THEIRS


def test_errors_of_the_disk_are_said_in_words():
    full = OSError(28, "No space left on device")

    assert str(cannot_write(Path("a"), full)) == "a: The file cannot be written: No space left on device."
    assert str(cannot_be_replaced(Path("a"), full)) == (
        "a: The file cannot be replaced: No space left on device. Close it where it is open, and run again."
    )
    assert str(changed_meanwhile(Path("a"))) == "a: Somebody has just changed the file, so it was left. Run again."


@pytest.mark.parametrize(("says", "content"), [(True, NEW), (None, NEW), (False, OLD)])
def test_a_whole_file_takes_the_place_of_another_only_where_it_may(tmp_path: Path, says: bool | None, content: bytes):
    (tmp_path / ".assembler").mkdir()
    (tmp_path / "a").write_bytes(OLD)

    if says is False:
        with pytest.raises(HeldError, match="Somebody has just changed the file"):
            write_whole(tmp_path, "a", [b"n", b"ew"], check=lambda: False)
    else:
        write_whole(tmp_path, "a", [b"n", b"ew"], check=None if says is None else lambda: True)

    assert (tmp_path / "a").read_bytes() == content
    assert os.listdir(tmp_path / ".assembler") == []  # noqa: PTH208 - names alone


def test_corrections_are_written_under_a_name_that_nobody_edited(tmp_path: Path):
    source_path, out = tmp_path / "all.jsonl", tmp_path / "out"
    source_path.write_text('{"id": "a"}\n{"id": "b"}\n', encoding="utf-8")
    (out / ".assembler").mkdir(parents=True)
    source, ours = open_source(source_path), dict[str, str]()

    assert write_corrections(source, {("all.jsonl", 1): ()}, out, ours) == "to-correct.jsonl"
    assert write_corrections(source, {("all.jsonl", 2): ()}, out, ours) == "to-correct.jsonl"
    (out / "to-correct.jsonl").write_bytes(b"edited")
    assert write_corrections(source, {("all.jsonl", 1): ()}, out, ours) == "to-correct-version-2.jsonl"
    assert (out / "to-correct-version-2.jsonl").read_bytes() == b'{"id": "a"}\n'
    assert ours["to-correct-version-2.jsonl"] == digest(b'{"id": "a"}\n')
    assert is_corrections(open_source(out / "to-correct-version-2.jsonl"), out, ours)
    assert not is_corrections(source, out, ours)
    assert not is_corrections(open_source(out / "to-correct-version-2.jsonl"), tmp_path, ours)

    ours["manifest.json"] = ours["gone"] = "x"
    remove_corrections(source, out, ours)
    assert list(ours) == ["to-correct.jsonl"]
    assert sorted(path.name for path in out.iterdir()) == [".assembler", "to-correct.jsonl"]


def test_corrections_that_cannot_be_written_lead_to_the_list(tmp_path: Path):
    (tmp_path / "all.jsonl").write_text('{"id": "a"}\n', encoding="utf-8")

    with pytest.raises(OutputError) as raised:
        write_corrections(open_source(tmp_path / "all.jsonl"), {("all.jsonl", 1): ()}, tmp_path / "out", {})
    assert told(raised) == (
        f"{tmp_path}/out: What is to be corrected cannot be written: No such file or directory. See failures.csv."
    )


@pytest.mark.parametrize("content", ['{"agreements": [\n', "[]", '{"agreements": [\n{"agreement": "a"}\n],\n"x": 1}'])
def test_what_is_no_manifest_of_ours_is_left_and_told(tmp_path: Path, content: str):
    (tmp_path / "manifest.json").write_text(content, encoding="utf-8")

    with pytest.raises(OutputError) as raised:
        Ledger(tmp_path)
    assert told(raised) == (
        f"{tmp_path}/manifest.json: This is not a manifest that assembler wrote. Move it away, or choose another output folder; then "
        "everything is made again, and no Word file is overwritten."
    )


def test_no_folder_on_the_way_is_made_through_a_link(tmp_path: Path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "papers").symlink_to(tmp_path)

    with pytest.raises(OutputError) as raised:
        OutputFolder(tmp_path / "out")._make_folders("papers/late")

    assert told(raised) == (
        f"{tmp_path}/out/papers: There is a link here, which may lead out of the output folder. Remove it."
    )
    assert not (tmp_path / "late").exists()


def test_folders_on_the_way_are_private_and_may_be_there_already(tmp_path: Path):
    for _ in range(2):
        OutputFolder(tmp_path)._make_folders("papers/late")

    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("papers", "papers/late")] == [0o700, 0o700]


def test_a_file_stands_where_a_folder_would_be_made(tmp_path: Path):
    (tmp_path / "papers").write_bytes(b"x")

    with pytest.raises(OutputError) as raised:
        OutputFolder(tmp_path)._make_folders("papers")

    assert told(raised) == f"{tmp_path}/papers: The file cannot be written: File exists."


def test_an_unwanted_file_is_removed_only_as_it_was_written(tmp_path: Path):
    for name in ("ours.docx", "edited.docx"):
        (tmp_path / name).write_bytes(OLD)
    (tmp_path / "edited.docx").write_bytes(NEW)
    for name in ("ours.docx", "edited.docx", "gone.docx"):
        OutputFolder(tmp_path).remove(KnownFile(name, digest(OLD), None))

    assert [path.name for path in tmp_path.iterdir()] == ["edited.docx"]


def test_a_file_that_cannot_be_removed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def held(path: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    (tmp_path / "ours.docx").write_bytes(OLD)
    monkeypatch.setattr(Path, "unlink", held)
    with pytest.raises(OutputError) as raised:
        OutputFolder(tmp_path).remove(KnownFile("ours.docx", digest(OLD), None))

    assert told(raised) == (
        f"{tmp_path}/ours.docx: The file cannot be replaced: Permission denied. Close it where it is open, and run again."
    )
