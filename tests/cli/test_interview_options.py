"""What `assembler interview` hands on: its options, the face they ask for, and what the library is asked for while somebody reads."""

from __future__ import annotations

import gc
import threading
from pathlib import Path
from typing import Any

import pytest
from cli.running import Run

from assembler.cli import common
from assembler.cli.interview import library
from assembler.cli.interview import run as running
from assembler.cli.interview.head_start import HeadStart
from assembler.cli.interview.options import InterviewOptions

PLAIN = InterviewOptions(Path("hub.yaml"), None, (), None, no_input=False, plain=False, quick=None)


@pytest.mark.parametrize(
    ("given", "options"),
    [
        ((), PLAIN),
        (("--preset", "rooms"), InterviewOptions(Path("hub.yaml"), "rooms", (), None, False, False, None)),
        (
            ("--set", "a=1", "--set", "b=2"),
            InterviewOptions(Path("hub.yaml"), None, ("a=1", "b=2"), None, False, False, None),
        ),
        (("--answers", "x.yaml"), InterviewOptions(Path("hub.yaml"), None, (), Path("x.yaml"), False, False, None)),
        (("--no-input",), InterviewOptions(Path("hub.yaml"), None, (), None, True, False, None)),
        (("--plain",), InterviewOptions(Path("hub.yaml"), None, (), None, False, True, None)),
        (("--quick",), InterviewOptions(Path("hub.yaml"), None, (), None, False, False, True)),
        (("--full",), InterviewOptions(Path("hub.yaml"), None, (), None, False, False, False)),
        (("--one-by-one",), InterviewOptions(Path("hub.yaml"), None, (), None, False, False, None, True)),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else "",
)
def test_each_option_is_handed_on_and_the_status_handed_back(
    given: tuple[str, ...], options: InterviewOptions, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[InterviewOptions] = []

    def interview(one: InterviewOptions) -> int:
        asked.append(one)
        return 7

    monkeypatch.setattr("assembler.cli.interview.run.run", interview)
    assert (run("interview", "hub.yaml", *given).status, asked) == (7, [options])


def test_unasked_related_questions_are_put_together() -> None:
    assert PLAIN.one_by_one is False


def test_the_file_must_be_named_in_words(run: Run) -> None:
    done = run("interview")

    assert (done.status, done.err.splitlines()[-1]) == (
        2,
        "Error: Name the answers FILE, a new one or one that you have started: assembler interview hub.yaml",
    )


@pytest.mark.parametrize(("plain", "one_by_one"), [(True, False), (False, True)])
def test_the_face_is_chosen_by_the_terminal_and_the_options(
    plain: bool, one_by_one: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, Any] = {}

    def choose(*of: object, **options: object) -> str:
        asked.update(options, of=of)
        return "a face"

    monkeypatch.setattr("assembler.interview.faces.choose.choose_face", choose)
    wanted = InterviewOptions(Path("hub.yaml"), None, (), None, False, plain, None, one_by_one)

    assert running._face(wanted, shown=gc.collect) == "a face"
    assert asked == {
        "of": (running.sys.stdin, running.sys.stdout, running.os.environ),
        "plain": plain,
        "one_by_one": one_by_one,
        "shown": gc.collect,
    }


def test_what_two_threads_ask_for_is_made_once() -> None:
    begun, go_on = threading.Event(), threading.Event()
    made: list[object] = []

    def make() -> object:
        begun.set()
        go_on.wait(5)
        made.append(object())
        return made[-1]

    once = library._once(make)
    found: list[object] = []
    first = threading.Thread(target=lambda: found.append(once()))
    second = threading.Thread(target=lambda: found.append(once()))
    first.start()
    assert begun.wait(5)
    second.start()
    go_on.set()
    first.join(5)
    second.join(5)

    assert (len(made), found) == (1, [made[0], made[0]])
    assert once.__name__ == "make"


def test_what_later_questions_need_is_made_while_somebody_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, object]] = []

    class Effects:
        def __getattr__(self, name: str) -> Any:
            return lambda of: asked.append((name, of))

    monkeypatch.setattr(library, "effects", Effects)
    frozen = gc.get_freeze_count()
    library.warm("answers")  # type: ignore[arg-type]
    kept = gc.get_freeze_count()
    gc.unfreeze()

    assert asked == [
        ("notices", "answers"),
        ("contents", "answers"),
        ("clauses_reading", ""),
        ("choice_consequences", ""),
    ]
    assert kept > frozen


def test_what_the_commands_share_is_there() -> None:
    assert [name for name in common.__all__ if not hasattr(common, name)] == []


def test_a_head_start_never_keeps_the_program_from_ending(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[dict[str, Any]] = []

    class Thread:
        def __init__(self, **given: Any) -> None:
            made.append(given)

        def start(self) -> None:
            made[-1]["target"]()

    monkeypatch.setattr("assembler.cli.interview.head_start.threading.Thread", Thread)
    warmed: list[object] = []
    start = HeadStart(warmed.append)
    start.begin()
    start.begin()

    assert ([(one["name"], one["daemon"]) for one in made], warmed) == ([("head start", True)], [None])
