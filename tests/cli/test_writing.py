"""Files that belong together: all or none, whatever comes between."""

from __future__ import annotations

import hashlib
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cli.running import Run

from assembler.cli.common import file_text, house_style
from assembler.cli.write_whole import write_all
from assembler.errors import AnswersError, InputError, OutputError
from assembler.locking import locked

pytestmark = pytest.mark.row("I6")


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    return tmp_path / "hub.docx", tmp_path / "hub-cover-note.txt"


def new(two: tuple[Path, Path]) -> list[tuple[Path, bytes]]:
    return [(path, b"new") for path in two]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def failing(real: Callable[..., object], name: str, error: BaseException) -> Callable[..., object]:
    """The call, failing where it would give a file its name for good."""

    def call(source: Path, target: Path, **options: object) -> object:
        if Path(target).name == name:
            raise error
        return real(source, target, **options)

    return call


NO_ROOM, STOP = OSError(28, "No space left on device"), KeyboardInterrupt()


@pytest.mark.parametrize("error", [NO_ROOM, STOP], ids=["a full disk", "Ctrl-C"])
class TestUndone:
    def test_a_second_link_that_fails_takes_the_first_file_back(
        self, error: BaseException, two: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr(os, "link", failing(os.link, "hub-cover-note.txt", error))
        monkeypatch.setattr(os, "open", _no_new_file(os.open, "hub-cover-note.txt", error))
        with pytest.raises((OutputError, KeyboardInterrupt)):
            write_all(new(two), force=False)

        assert contents(tmp_path) == {}

    def test_a_second_replacement_that_fails_brings_the_first_file_back(
        self, error: BaseException, two: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        for path in two:
            path.write_bytes(b"old")

        real = Path.replace

        def replace(self: Path, target: Path) -> Path:
            if target == two[1] and self.suffix == ".part":
                raise error
            return real(self, target)

        monkeypatch.setattr(Path, "replace", replace)
        with pytest.raises((OutputError, KeyboardInterrupt)):
            write_all(new(two), force=True)

        assert contents(tmp_path) == {"hub-cover-note.txt": b"old", "hub.docx": b"old"}


def _no_new_file(real: Callable[..., int], name: str, error: BaseException) -> Callable[..., int]:
    def call(path: Path, flags: int, mode: int = 0o777, **options: int) -> int:
        if Path(path).name == name and flags & os.O_EXCL:
            raise error
        return real(path, flags, mode, **options)

    return call


def test_a_file_that_appears_between_check_and_naming_is_never_lost(
    two: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def slow(_descriptor: int) -> None:
        two[1].write_bytes(b"a lawyer's")

    monkeypatch.setattr(os, "fsync", slow)
    with pytest.raises(OutputError, match="somebody may have edited it"):
        write_all(new(two)[::-1], force=False)

    assert contents(tmp_path) == {"hub-cover-note.txt": b"a lawyer's"}


def test_what_appears_beside_a_renewed_file_of_ours_is_not_lost(two: tuple[Path, Path], tmp_path: Path):
    two[0].write_bytes(b"a lawyer's")
    two[1].write_bytes(b"ours")
    with pytest.raises(OutputError):
        write_all(new(two), force=False, ours=(two[1],))

    assert contents(tmp_path) == {"hub-cover-note.txt": b"ours", "hub.docx": b"a lawyer's"}


def test_without_links_on_the_file_system_nothing_is_lost_either(
    two: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def none(*_arguments: object, **_options: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", none)
    write_all(new(two), force=False)
    assert contents(tmp_path) == {"hub-cover-note.txt": b"new", "hub.docx": b"new"}
    write_all([(path, b"newer") for path in two], force=True)
    assert contents(tmp_path) == {"hub-cover-note.txt": b"newer", "hub.docx": b"newer"}
    with pytest.raises(OutputError):
        write_all(new(two), force=False)
    assert contents(tmp_path) == {"hub-cover-note.txt": b"newer", "hub.docx": b"newer"}


@pytest.mark.parametrize("linked", [False, True], ids=["file", "link"])
def test_without_links_a_file_that_is_replaced_comes_back_too(
    linked: bool, two: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def none(*_arguments: object, **_options: object) -> None:
        raise OSError(1, "Operation not permitted")

    mine = tmp_path / "mine"
    mine.write_bytes(b"mine")
    if linked:
        two[0].symlink_to(mine)
    else:
        two[0].write_bytes(b"mine")
    monkeypatch.setattr(os, "link", none)
    monkeypatch.setattr(Path, "replace", failing(Path.replace, two[1].name, NO_ROOM))
    with pytest.raises(OutputError):
        write_all(new(two), force=True)

    assert two[0].is_symlink() == linked
    assert {name: content for name, content in contents(tmp_path).items() if name != two[1].name} == {
        "hub.docx": b"mine",
        "mine": b"mine",
    }


def test_a_second_run_to_one_name_is_told_to_wait(two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch):
    locks: list[Path] = []
    real = locked
    monkeypatch.setattr("assembler.cli.write_whole.locked", lambda path, held: locks.append(path) or real(path, held))
    write_all(new(two), force=False)
    script = (
        f"from filelock import FileLock; lock = FileLock({str(locks[0])!r}); lock.acquire(); print(flush=True); input()"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(OutputError) as refused:
            write_all([(path, b"newer") for path in two], force=True)
        assert str(refused.value) == f"{two[0]}: Another run is writing this file. Wait for it, and run again."
        other.communicate(b"\n")

    assert two[0].read_bytes() == b"new"


@pytest.mark.row("I12")
@pytest.mark.parametrize("at", ["fsync", "link", "replace"])
def test_what_a_killed_run_leaves_is_swept_at_the_next(at: str, two: tuple[Path, Path], tmp_path: Path):
    for path in two:
        path.write_bytes(b"old")
    script = (
        "import os, signal, sys; from pathlib import Path; from assembler.cli.write_whole import write_all\n"
        "def kill(*a, **k): os.kill(os.getpid(), signal.SIGKILL)\n"
        f"target = Path if {at!r} == 'replace' else os\n"
        f"setattr(target, {at!r}, kill)\n"
        "write_all([(Path(name), b'killed') for name in sys.argv[1:]], force=True)"
    )
    killed = subprocess.run([sys.executable, "-c", script, *map(str, two)], check=False)

    assert killed.returncode == -9
    assert len(contents(tmp_path)) > 2
    write_all(new(two), force=True)
    assert contents(tmp_path) == {"hub-cover-note.txt": b"new", "hub.docx": b"new"}


@pytest.mark.row("I8")
def test_the_size_of_a_file_is_asked_before_it_is_read(tmp_path: Path, run: Run):
    huge = tmp_path / "huge.docx"
    with huge.open("wb") as file:
        file.truncate(3_000_000_000)
    huge.with_suffix(".yaml").hardlink_to(huge)

    with pytest.raises(InputError, match="larger than 20 MB"):
        house_style(huge)
    with pytest.raises(AnswersError, match="larger than 4 MB"):
        file_text(huge, AnswersError, "")
    for command in (("check", huge.with_suffix(".yaml")), ("batch", "plan", tmp_path, "--out", tmp_path / "out")):
        outcome = run(*command)
        assert (outcome.status != 0, "larger than" in outcome.err + outcome.out) == (True, True)


def passing(path: Path) -> str:
    """How the passing names for a file begin."""
    return f".assembler-{hashlib.sha256(path.name.encode()).hexdigest()[:16]}"


def test_what_a_killed_run_left_for_a_file_is_swept_and_nothing_else(two: tuple[Path, Path], tmp_path: Path):
    left = [f"{passing(two[0])}-{name}" for name in ("a.part", "b.old", "c.txt")]
    others = [f"{passing(two[1])}-a.part", ".assembler-x-a.part", "hub.part"]
    for name in (*left, *others):
        (tmp_path / name).write_bytes(b"left")
    write_all([(two[0], b"new")], force=False)

    assert sorted(contents(tmp_path)) == sorted([*others, left[2], "hub.docx"])


def test_the_passing_names_of_a_file_are_no_longer_for_a_long_name(tmp_path: Path):
    long = tmp_path / f"{'x' * 250}.txt"
    write_all([(long, b"new")], force=False)

    assert contents(tmp_path) == {long.name: b"new"}


def test_a_folder_is_never_replaced_and_a_link_to_one_is(two: tuple[Path, Path], tmp_path: Path):
    (tmp_path / "below").mkdir()
    with pytest.raises(OutputError) as refused:
        write_all([(tmp_path / "below", b"new")], force=True)
    assert str(refused.value) == (
        f"{tmp_path / 'below'}: The file cannot be written: It is a folder. Give another name, or move the folder away."
    )
    two[0].symlink_to(tmp_path / "below")
    write_all([(two[0], b"new")], force=True)

    assert (two[0].is_symlink(), two[0].read_bytes(), list((tmp_path / "below").iterdir())) == (False, b"new", [])


def test_a_stop_before_we_know_of_a_name_takes_the_file_back(
    two: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    real = os.link

    def link(source: Path, target: Path, **options: Any) -> None:
        real(source, target, **options)
        if target == two[1]:
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "link", link)
    with pytest.raises(KeyboardInterrupt):
        write_all(new(two), force=False)

    assert contents(tmp_path) == {}


def test_a_replaced_file_or_link_comes_back_as_it_was(
    two: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "elsewhere").write_bytes(b"far")
    two[0].symlink_to(tmp_path / "elsewhere")
    monkeypatch.setattr(os, "link", failing(os.link, "hub-cover-note.txt", STOP))
    with pytest.raises(KeyboardInterrupt):
        write_all(new(two), force=True)

    assert (two[0].is_symlink(), two[0].resolve()) == (True, tmp_path / "elsewhere")
    assert contents(tmp_path) == {"elsewhere": b"far", "hub.docx": b"far"}


def test_the_file_named_is_the_one_that_stands_in_the_way(two: tuple[Path, Path], tmp_path: Path):
    two[1].write_bytes(b"mine")
    with pytest.raises(OutputError) as refused:
        write_all(new(two), force=False)

    assert [str(problem.place) for problem in refused.value.problems] == [str(two[1])]
    assert contents(tmp_path) == {"hub-cover-note.txt": b"mine"}


def test_a_folder_that_is_not_there_is_told_and_not_made(tmp_path: Path):
    with pytest.raises(OutputError) as refused:
        write_all([(tmp_path / "none" / "hub.docx", b"new")], force=False)

    assert str(refused.value) == (
        f"{tmp_path / 'none' / 'hub.docx'}: The file cannot be written: No such file or directory."
        " Make its folder first, or name a folder that is there."
    )
    assert contents(tmp_path) == {}


def test_files_are_private_to_their_owner(two: tuple[Path, Path]):
    two[0].write_bytes(b"old")
    two[0].chmod(0o644)
    write_all(new(two), force=True)

    assert [stat.S_IMODE(path.stat().st_mode) for path in two] == [0o600, 0o600]
