"""The lock: one process at a time, ended with the process that holds it, private, and no link followed."""

import os
import signal
import stat
import time
from pathlib import Path

import pytest

from assembler.errors import OutputError, Problem
from assembler.locking import locked

HELD = Problem("Somebody else is at it.")


def held_by_a_child(path: Path, *, with_a_child_of_its_own: bool = False) -> int:
    """A process that holds the lock until it is killed."""
    child = os.fork()
    if child == 0:
        with locked(path, HELD):
            if with_a_child_of_its_own and os.fork() == 0:
                time.sleep(2)
                os._exit(0)
            path.with_suffix(".ready").touch()
            time.sleep(60)
        os._exit(0)
    deadline = time.monotonic() + 30
    while not path.with_suffix(".ready").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    return child


def end(child: int) -> None:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def test_a_lock_is_private_and_is_gone_afterwards(tmp_path: Path):
    path = tmp_path / "lock"

    with locked(path, HELD):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600

    assert not path.exists()


def test_another_process_is_refused_in_the_words_given(tmp_path: Path):
    child = held_by_a_child(tmp_path / "lock")
    try:
        with pytest.raises(OutputError, match="Somebody else is at it"), locked(tmp_path / "lock", HELD):
            pytest.fail("two at once")
    finally:
        end(child)


def test_a_lock_ends_with_its_process_even_where_that_leaves_a_child(tmp_path: Path):
    end(held_by_a_child(tmp_path / "lock", with_a_child_of_its_own=True))

    with locked(tmp_path / "lock", HELD):
        pass

    assert not (tmp_path / "lock").exists()


def test_a_lock_can_be_taken_again_after_an_error(tmp_path: Path):
    with pytest.raises(RuntimeError, match="inside"), locked(tmp_path / "lock", HELD):
        raise RuntimeError("inside")

    with locked(tmp_path / "lock", HELD):
        assert (tmp_path / "lock").exists()


def test_a_link_is_not_followed(tmp_path: Path):
    (tmp_path / "elsewhere").write_text("mine")
    (tmp_path / "lock").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(OSError, match="symbolic link"), locked(tmp_path / "lock", HELD):
        pytest.fail("a link was followed")

    assert (tmp_path / "elsewhere").read_text() == "mine"
