"""Faults: whatever breaks costs one item or nothing, and running again does what is missing."""

import errno
import json
import os
import random
import resource
import signal
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from batch.making import SMALL, answers, command, contents, folder_of, lines_of, order, run, states
from msgspec import Struct
from msgspec.structs import replace
from searching import WHOLE, tries

from assembler.batch import Item, LocalCrew, Order, open_source, run_batch
from assembler.batch.crew import Crew
from assembler.batch.sources import FolderSource
from assembler.errors import OutputError
from assembler.source import Document

EACH = 6
"""Kills into one folder, before it is left to end."""


class Harmful(Struct, frozen=True):
    """Answers that harm whoever reads them."""

    harm: str

    def document(self) -> Document:
        HARMS[self.harm][0]()
        return Document(SMALL, {(): 1}, "harmful")


class HarmfulSource(FolderSource, frozen=True):
    """A folder in which some sets of answers are harmful: the fifth and every third after it, each in its own way."""

    harms: tuple[str, ...] = ()

    def items(self) -> Iterator[Item]:
        harmful = {f"one-{place:03}": harm for place, harm in self.harmful().items()}
        for item in super().items():
            yield replace(item, given=Harmful(harmful[item.name])) if item.name in harmful else item

    def harmful(self) -> dict[int, str]:
        return {4 + 3 * place: harm for place, harm in enumerate(self.harms)}


def _raise() -> None:
    words = ("bo", "om")  # so that the message is in no line of code
    raise RuntimeError("".join(words))


def _hang_deaf() -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
    time.sleep(600)


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


HARMS = {
    "raises": (_raise, "assembler has a fault: RuntimeError: boom"),
    "hangs": (partial(time.sleep, 600), "given up after 5 seconds"),
    "hangs and does not listen": (_hang_deaf, "worker died"),
    "kills its worker": (_die, "worker died"),
}


@pytest.mark.slow
@pytest.mark.parametrize("harms", [tuple(HARMS), *((harm,) for harm in HARMS if WHOLE)], ids=", ".join)
def test_an_item_that_breaks_its_worker_is_one_failed_item(tmp_path: Path, harms: tuple[str, ...]):
    source = HarmfulSource(folder_of(tmp_path / "answers", 16), harms)

    reports = list(run_batch(source, tmp_path / "out", order(seconds=5.0), LocalCrew(2), lambda: False))

    assert states(reports) == {
        f"one-{number:03}": "invalid" if number in source.harmful() else "new" for number in range(16)
    }
    for number, harm in source.harmful().items():
        assert HARMS[harm][1] in str(reports[number].problems[0])


@pytest.mark.slow
def test_where_a_fault_arose_is_kept_without_its_message(tmp_path: Path):
    source = HarmfulSource(folder_of(tmp_path / "answers", 5), ("raises",))
    list(run_batch(source, tmp_path / "out", order(), LocalCrew(2), lambda: False))
    kept = tmp_path / "out" / "faults.txt"
    words = kept.read_text(encoding="utf-8")

    assert kept.stat().st_mode & 0o077 == 0
    assert "\none-004\nassembler/batch/worker.py:" in words
    assert "HARMS[self.harm][0]()" in words
    assert "boom" not in words
    assert str(tmp_path) not in words
    assert words.count("\none-00") == 1


@pytest.mark.slow
def test_where_a_fault_arose_goes_once_nothing_fails(tmp_path: Path):
    folder = folder_of(tmp_path / "answers", 5)
    list(run_batch(HarmfulSource(folder, ("raises",)), tmp_path / "out", order(), LocalCrew(1), lambda: False))
    run(folder, tmp_path / "out")

    assert not (tmp_path / "out" / "faults.txt").exists()


@pytest.mark.slow
def test_a_fault_in_an_item_is_logged_as_an_error_of_the_run(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    source = HarmfulSource(folder_of(tmp_path / "answers", 5), ("raises",))
    list(run_batch(source, tmp_path / "out", order(), LocalCrew(1), lambda: False))

    assert [(record.name, record.levelname) for record in caplog.records] == [("assembler.batch.run", "ERROR")]
    assert caplog.records[0].getMessage().startswith("one-004 failed by a fault of our own:\nassembler/batch/")


def _tell_of_the_beginning(file: Path) -> None:
    file.write_text("begun", encoding="utf-8")


@pytest.mark.slow
def test_a_worker_first_does_what_it_is_to_begin_with(tmp_path: Path):
    begin = partial(_tell_of_the_beginning, tmp_path / "begun")
    list(
        run_batch(
            open_source(folder_of(tmp_path / "a", 1)), tmp_path / "out", order(), LocalCrew(1, begin), lambda: False
        )
    )

    assert (tmp_path / "begun").read_text(encoding="utf-8") == "begun"


class Threads(Crew):
    """Any executor will do: here, threads."""

    size = 2

    def executor(self, order: Order) -> Executor:  # noqa: ARG002
        return ThreadPoolExecutor(2)

    def dismiss(self, executor: Executor, *, broken: bool) -> None:
        executor.shutdown(wait=not broken)

    def patience(self, order: Order, items: int) -> None:
        """Threads of ours are in no hurry."""


@pytest.mark.slow
def test_any_executor_gives_the_same_folder(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 6)
    run(source, tmp_path / "processes")

    list(run_batch(open_source(source), tmp_path / "threads", order(), Threads(), lambda: False))

    assert contents(tmp_path / "processes") == contents(tmp_path / "threads")


def test_an_unreadable_file_is_one_failed_item(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 2)
    (source / "one-000.json").unlink()
    (source / "one-000.json").symlink_to(source / "nowhere")
    (source / "bytes.yaml").write_bytes(b"\xff\xfe\x00")

    assert states(run(source, tmp_path / "out")) == {"bytes": "invalid", "one-000": "invalid", "one-001": "new"}


@pytest.mark.slow
def test_a_disk_that_fills_stops_the_run_and_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    source = folder_of(tmp_path / "answers", 30)
    run(source, tmp_path / "undisturbed")
    real, written = os.fsync, []

    def full(descriptor: int) -> None:
        written.append(descriptor)
        if len(written) > 10:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        run(source, tmp_path / "out")
    whole = contents(tmp_path / "undisturbed")
    kept = {name: seen for name, seen in contents(tmp_path / "out").items() if name.endswith(".docx")}
    monkeypatch.setattr(os, "fsync", real)
    run(source, tmp_path / "out")

    assert 0 < len(kept) < 30
    assert kept.items() <= whole.items()
    assert contents(tmp_path / "out") == whole


@pytest.mark.slow
def test_a_limit_on_the_size_of_files_is_told(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 3)
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (8_000, 8_000))
    process = command("batch", "run", source, "--out", tmp_path / "out", "-q", preexec_fn=limit)

    told = process.communicate(timeout=60)[1]

    assert process.returncode == 1
    assert "File too large" in told
    assert not list((tmp_path / "out").glob("*.docx"))


@pytest.mark.slow
def test_a_run_killed_at_any_moment_and_rerun_gives_the_same_bytes(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 40)
    (source / "wrong.yaml").write_text("documnt: {}\n")
    run(source, tmp_path / "undisturbed")
    whole = contents(tmp_path / "undisturbed")
    chance = random.Random(6)  # noqa: S311 - moments, not secrets
    moments = [chance.uniform(0.0, 1.0) for _ in range(tries(30, EACH))]

    for number, moment in enumerate(moments):
        if number % EACH == 0:
            out = tmp_path / f"out-{number}"
        kept = _killed(source, out, moment)
        assert kept.items() <= whole.items()
        if number % EACH == EACH - 1:
            run(source, out)
            assert contents(out) == whole


def _killed(source: Path, out: Path, moment: float) -> dict[str, str]:
    """A run in a process forked from this warm one, killed with all its workers unless it is done before; the Word files it leaves."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.setsid()
            run(source, out)
            status = 0
        finally:
            os._exit(status)
    time.sleep(moment)
    for attempt in (os.killpg, os.kill):
        try:
            attempt(child, signal.SIGKILL)
            break
        except ProcessLookupError:
            continue
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) in (0, -signal.SIGKILL)
    return {name: seen for name, seen in contents(out).items() if name.endswith(".docx")} if out.exists() else {}


@pytest.mark.slow
def test_ctrl_c_finishes_what_is_in_hand_and_exits_130(tmp_path: Path):
    source = lines_of(tmp_path / "all.jsonl", *(answers(number, id=f"one-{number:04}") for number in range(3000)))
    process = command("batch", "run", source, "--out", tmp_path / "out", "--jobs", "2", "-q", start_new_session=True)
    deadline = time.monotonic() + 60
    while not list((tmp_path / "out").glob("*.docx")) and time.monotonic() < deadline:
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)

    told = process.communicate(timeout=60)[1]
    kept = json.loads((tmp_path / "out" / "manifest.json").read_text())["agreements"]

    assert process.returncode == 130
    assert "Stopped after" in told
    assert {entry["output"] for entry in kept} == {path.name for path in (tmp_path / "out").glob("*.docx")}


@pytest.mark.slow
def test_two_runs_into_one_folder_do_not_meet(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 3)
    first = run_batch(open_source(source), tmp_path / "out", order(), LocalCrew(1), lambda: False)
    next(first)

    second = command("batch", "run", source, "--out", tmp_path / "out", "-q")
    told = second.communicate(timeout=60)[1]
    list(first)

    assert second.returncode == 1
    assert "Another run is writing" in told


@pytest.mark.slow
def test_workers_end_with_a_run_that_is_killed(tmp_path: Path):
    source = lines_of(tmp_path / "all.jsonl", *(answers(number, id=f"one-{number:04}") for number in range(3000)))
    process = command("batch", "run", source, "--out", tmp_path / "out", "--jobs", "2", "-q", start_new_session=True)
    deadline = time.monotonic() + 60
    while not list((tmp_path / "out").glob("*.docx")) and time.monotonic() < deadline:
        time.sleep(0.05)
    process.kill()
    process.wait()

    while time.monotonic() < deadline:
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            break
        time.sleep(0.1)

    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    process.communicate()
