"""Writing: full and read-only disks, files held open, runs cut short between any two steps, and links planted in the way."""

import errno
import json
import os
import resource
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from batch.making import answers, command, contents, folder_of, manifest, order, run, states
from batch.test_faults import HarmfulSource

from assembler.batch import LocalCrew, run_batch
from assembler.batch.files import HeldError
from assembler.batch.items import digest
from assembler.batch.ledger import Ledger
from assembler.batch.outputs import OutputFolder, Placing
from assembler.cli.batch_progress import until_interrupted


def documents(out: Path) -> dict[str, str]:
    return {name: seen for name, seen in contents(out).items() if name.endswith(".docx")}


@contextmanager
def disk(folder: Path, options: str) -> Iterator[Path]:
    """A disk in memory mounted for the test."""
    folder.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if subprocess.run(words, capture_output=True, check=False).returncode:
        pytest.skip("This process may not mount a disk; run as root to test one.")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.slow
def test_a_disk_that_fills_leaves_whole_files_and_the_run_resumes(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 40)
    run(source, tmp_path / "undisturbed")
    whole = contents(tmp_path / "undisturbed")

    with disk(tmp_path / "small", "size=600k") as small:
        process = command("batch", "run", source, "--out", small / "out", "-q")
        told = process.communicate(timeout=60)[1]
        kept = documents(small / "out")
        subprocess.run(["mount", "-o", "remount,size=8m", str(small)], check=True)
        run(source, small / "out")
        again = contents(small / "out")

    assert process.returncode == 1
    assert "No space left on device" in told
    assert kept
    assert kept.items() <= whole.items()
    assert again == whole


@pytest.mark.slow
def test_a_disk_that_may_only_be_read_is_told(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 1)
    with disk(tmp_path / "read-only", "ro") as folder:
        process = command("batch", "run", source, "--out", folder / "out", "-q")
        told = process.communicate(timeout=60)[1]

    assert process.returncode == 1
    assert "Nothing can be written there: Read-only file system." in told


def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path):
    if os.geteuid() == 0:
        pytest.skip("The superuser may write to any folder; the disk that may only be read shows it.")
    (tmp_path / "closed").mkdir(mode=0o500)
    process = command("batch", "run", folder_of(tmp_path / "answers", 1), "--out", tmp_path / "closed" / "out", "-q")

    assert "Nothing can be written there: Permission denied." in process.communicate(timeout=60)[1]
    assert process.returncode == 1


@pytest.mark.slow
def test_a_disk_that_fills_at_the_journal_loses_nothing(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 160)
    run(source, tmp_path / "undisturbed")
    whole = contents(tmp_path / "undisturbed")
    largest = max(path.stat().st_size for path in (tmp_path / "undisturbed").rglob("one-*.*"))
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (largest + 1, largest + 1))

    process = command("batch", "run", source, "--out", tmp_path / "out", "-q", preexec_fn=limit)
    told = process.communicate(timeout=120)[1]
    kept = documents(tmp_path / "out")
    assert states(run(source, tmp_path / "out")).keys() == {f"one-{n:03}" for n in range(160)}

    assert process.returncode == 1
    assert "journal.jsonl: The file cannot be written" in told
    assert 0 < len(kept) < 160
    assert contents(tmp_path / "out") == whole


@pytest.mark.slow
def test_a_word_file_that_is_open_elsewhere_is_one_failed_item(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    source = folder_of(tmp_path / "answers", 4)
    real = Path.replace

    def held(part: Path, target: Path) -> Path:
        if target.name == "one-002.docx":
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(part, target)

    def held_link(_part: Path, _target: Path) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(os, "link", held_link)
    reports = run(source, tmp_path / "out")
    monkeypatch.undo()

    assert states(reports) == {f"one-{n:03}": "invalid" if n == 2 else "new" for n in range(4)}
    assert "Close it where it is open, and run again." in str(reports[2].problems[0])
    assert manifest(tmp_path / "out")["agreements"][2]["status"] == "failed"
    assert states(run(source, tmp_path / "out"))["one-002"] == "new"


def test_a_file_that_changes_at_the_last_moment_is_left(tmp_path: Path):
    folder = OutputFolder(tmp_path / "out")
    with folder.opened():
        (tmp_path / "out" / "hub.docx").write_bytes(b"a lawyer's work")
        with pytest.raises(HeldError, match="has just changed"):
            folder.write(Placing("new", "hub.docx", write=True), b"ours")

    assert (tmp_path / "out" / "hub.docx").read_bytes() == b"a lawyer's work"


def cut_short(source: Path, out: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """A run that ends, as if killed, when it is about to take a step of the ledger."""

    def killed(*_: object, **__: object) -> None:
        os._exit(9)

    child = os.fork()
    if child == 0:
        monkeypatch.setattr(Ledger, step, killed)
        run(source, out, jobs=1)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


@pytest.mark.slow
@pytest.mark.parametrize("step", ["begin", "writing", "add", "close", "release"])
def test_a_run_cut_short_before_a_step_and_rerun_gives_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
):
    source = folder_of(tmp_path / "answers", 3)
    (source / "wrong.yaml").write_text("documnt: {}\n")
    run(source, tmp_path / "undisturbed")

    cut_short(source, tmp_path / "out", monkeypatch, step)
    run(source, tmp_path / "out")

    assert contents(tmp_path / "out") == contents(tmp_path / "undisturbed")


@pytest.mark.slow
def test_a_file_written_before_a_kill_is_ours_though_answers_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    source = folder_of(tmp_path / "answers", 1)
    cut_short(source, tmp_path / "out", monkeypatch, "add")
    assert (tmp_path / "out" / "one-000.docx").exists()
    (source / "one-000.json").write_text(json.dumps(answers(99)))

    assert states(run(source, tmp_path / "out")) == {"one-000": "update"}
    assert list(documents(tmp_path / "out")) == ["one-000.docx"]


@pytest.mark.slow
def test_a_journal_spoilt_by_a_power_cut_is_read_while_it_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    source = folder_of(tmp_path / "answers", 3)
    run(source, tmp_path / "undisturbed")
    cut_short(source, tmp_path / "out", monkeypatch, "close")
    with (tmp_path / "out" / ".assembler" / "journal.jsonl").open("ab") as journal:
        journal.write(bytes(100) + b"\n" + bytes(50))

    assert set(states(run(source, tmp_path / "out")).values()) == {"unchanged"}
    assert contents(tmp_path / "out") == contents(tmp_path / "undisturbed")


def test_links_planted_among_unfinished_files_are_not_followed(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 1)
    work = tmp_path / "out" / ".assembler"
    work.mkdir(parents=True)
    for name in ("one-000.docx.part", "manifest.json.part"):
        (work / name).symlink_to(tmp_path / "outside")
    (tmp_path / "outside").write_text("mine")

    assert states(run(source, tmp_path / "out")) == {"one-000": "new"}
    assert (tmp_path / "outside").read_text() == "mine"
    assert not (tmp_path / "out" / "one-000.docx").is_symlink()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["journal.jsonl", "lock"])
def test_a_link_in_the_place_of_the_journal_or_the_lock_is_refused(tmp_path: Path, name: str):
    source = folder_of(tmp_path / "answers", 1)
    work = tmp_path / "out" / ".assembler"
    work.mkdir(parents=True)
    (tmp_path / "outside").write_text("")
    (work / name).symlink_to(tmp_path / "outside")

    process = command("batch", "run", source, "--out", tmp_path / "out", "-q")

    assert "Too many levels of symbolic links" in process.communicate(timeout=60)[1]
    assert process.returncode == 1
    assert (tmp_path / "outside").read_text() == ""


@pytest.mark.slow
def test_the_folder_of_unfinished_files_is_not_followed_elsewhere(tmp_path: Path):
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out" / ".assembler").symlink_to(tmp_path / "elsewhere")
    process = command("batch", "run", folder_of(tmp_path / "answers", 1), "--out", tmp_path / "out", "-q")

    assert "may lead out of the output folder" in process.communicate(timeout=60)[1]
    assert list((tmp_path / "elsewhere").iterdir()) == []


def wait_until(true: Callable[[], object]) -> None:
    deadline = time.monotonic() + 60
    while not true() and time.monotonic() < deadline:
        time.sleep(0.05)


@pytest.mark.slow
def test_a_second_ctrl_c_ends_at_once_whatever_the_workers_are_at(tmp_path: Path):
    source = HarmfulSource(folder_of(tmp_path / "answers", 12), ("hangs",))
    out = tmp_path / "out"
    child = os.fork()
    if child == 0:
        with until_interrupted() as stopped:
            list(run_batch(source, out, order(seconds=600.0), LocalCrew(2), stopped))
        os._exit(0)
    wait_until(lambda: list(out.glob("*.docx")))

    os.kill(child, signal.SIGINT)
    time.sleep(0.5)
    began = time.monotonic()
    os.kill(child, signal.SIGINT)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    assert status == 130
    assert time.monotonic() - began < 10
    plain = folder_of(tmp_path / "answers", 12)
    run(plain, tmp_path / "undisturbed")
    run(plain, out)
    assert contents(out) == contents(tmp_path / "undisturbed")


@pytest.mark.row("I6")
@pytest.mark.parametrize("over", ["", "the bytes that were there"], ids=["nothing there", "an update"])
@pytest.mark.parametrize("links", [True, False], ids=["with links", "without"])
def test_a_file_that_appears_while_ours_is_written_is_never_lost(
    over: str, links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def slow(_descriptor: int) -> None:
        (tmp_path / "one.docx").write_bytes(b"a lawyer's")

    def none(*_paths: Path) -> None:
        raise OSError(1, "Operation not permitted")

    folder = OutputFolder(tmp_path)
    with folder.opened():
        if over:
            (tmp_path / "one.docx").write_bytes(over.encode())
        monkeypatch.setattr(os, "fsync", slow)
        if not links:
            monkeypatch.setattr(os, "link", none)
        placing = Placing("new", "one.docx", write=True, over=digest(over) if over else "")
        with pytest.raises(HeldError, match="Somebody has just changed the file"):
            folder.write(placing, b"ours")

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("one.docx", b"a lawyer's")]


@pytest.mark.row("I6")
@pytest.mark.parametrize("links", [True, False], ids=["with links", "without"])
def test_a_file_that_appears_even_after_the_last_look_is_never_lost(
    links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder, real = OutputFolder(tmp_path), os.link

    def late(part: Path, path: Path) -> None:
        path.write_bytes(b"a lawyer's")
        if not links:
            raise OSError(1, "Operation not permitted")
        real(part, path)

    monkeypatch.setattr(os, "link", late)
    with folder.opened(), pytest.raises(HeldError):
        folder.write(Placing("new", "one.docx", write=True), b"ours")

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("one.docx", b"a lawyer's")]
