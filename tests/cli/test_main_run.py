"""How the program starts and ends: any words can be written, a fault of the library is one of ours, and the folder may be gone."""

from __future__ import annotations

import errno
import gc
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli.running import Run

from assembler.cli import failures, main
from assembler.version import __version__


class Stream(io.TextIOWrapper):
    """A stream in the code page of an old computer, on a terminal or not."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__(io.BytesIO(), encoding="cp1252", errors="strict")
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.fixture
def collector() -> Iterator[None]:
    """The garbage collector, left as it was found."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def test_a_pipe_takes_any_words_and_a_terminal_what_it_can_show(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe, terminal = Stream(terminal=False), Stream(terminal=True)
    monkeypatch.setattr(sys, "stdout", pipe)
    monkeypatch.setattr(sys, "stderr", terminal)
    main._write_any_words()

    assert (pipe.encoding, pipe.errors) == ("utf-8", "backslashreplace")
    assert (terminal.encoding, terminal.errors) == ("cp1252", "backslashreplace")


def test_a_stream_that_was_closed_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", stream := Stream(terminal=False))
    main._write_any_words()

    assert stream.encoding == "utf-8"


@pytest.mark.usefixtures("collector")
@pytest.mark.parametrize(("words", "status"), [(["--version"], 0), (["nonsense"], 2)])
def test_it_ends_with_the_status_of_its_command(
    words: list[str], status: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    logged: list[str] = []
    monkeypatch.setattr(main, "_write_any_words", lambda: logged.append("any words"))
    monkeypatch.setattr(main, "log_if_asked", lambda: logged.append("the log"))
    frozen = gc.get_freeze_count()
    with pytest.raises(SystemExit) as ended:
        main.run(words)

    assert (ended.value.code, logged) == (status, ["any words", "the log"])
    assert (gc.get_threshold()[0], gc.get_freeze_count() > frozen) == (1_000_000, True)
    assert capsys.readouterr().out == (f"assembler, version {__version__}\n" if status == 0 else "")


@pytest.mark.usefixtures("collector")
@pytest.mark.parametrize(("before", "after"), [(None, "__all__"), ("mine", "mine")])
def test_no_installed_package_is_searched_for_additions_to_our_values(
    before: str | None, after: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", before or "")
    if before is None:
        monkeypatch.delenv("PYDANTIC_DISABLE_PLUGINS")
    monkeypatch.setattr(main, "_write_any_words", lambda: None)
    with pytest.raises(SystemExit):
        main.run(["--version"])

    assert os.environ["PYDANTIC_DISABLE_PLUGINS"] == after


def test_a_command_that_says_nothing_of_its_status_has_none() -> None:
    assert main.status_of(["--help"]) == 0


def test_a_folder_that_is_gone_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> Path:
        raise FileNotFoundError(errno.ENOENT, "No such file or directory")

    monkeypatch.setattr(Path, "cwd", gone)
    told = failures._refused(PermissionError(errno.EACCES, "Permission denied", "a.yaml"))

    assert told == "The folder that you are in is no longer there. Change to one that is, and run again."


def test_wrong_usage_is_shown_without_what_moves_a_terminal(run: Run) -> None:
    done = run("assemble", "a.yaml", "-o", "b\x1b[2J.pdf")

    assert (done.status, done.err.splitlines()[-1]) == (
        2,
        "Error: Invalid value for '-o' / '--output': “b\\x1b[2J.pdf” must end in .docx.",
    )


def test_no_command_is_found_by_another_name() -> None:
    import click

    context = click.Context(main.cli)
    assert main.cli.get_command(context, "assembel") is None
    assert main.cli.get_command(context, "check") is not None
    assert main.cli.list_commands(context) == list(main._SUMMARIES)
