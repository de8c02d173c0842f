"""A batch as it is told: what is counted, what people should know of each item, and the last line of all."""

from __future__ import annotations

import json
import os
import signal
import stat
from collections.abc import Generator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from assembler.batch import ATTENTION, Ending, Placing, Report
from assembler.cli import batch_progress
from assembler.cli.batch_progress import Tally, events_to, progress, until_interrupted
from assembler.errors import OutputError, Problem

OUT = Path("out")
ONE = Report("hub", "hub.yaml", 2, "new", "hub.docx", "", (), (), 0.0)


def tally(*reports: Report, apply: bool = True, **more: Any) -> Tally:
    made = Tally(OUT, apply, **more)
    for report in reports:
        made.add(report)
    return made


def last(made: Tally, *, stopped: bool = False) -> str:
    """The last line, its seconds and rate left out."""
    head, _, rest = made.last_line(stopped=stopped).partition("; ")
    taken, _, after = rest.partition("a second.")
    assert taken.split()[1:2] == ["seconds,"]
    return f"{head}.{after}"


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (tally(), "Done: 0 agreements in out (nothing to do)."),
        (tally(ONE), "Done: 1 agreement in out (1 new)."),
        (tally(ONE, ONE, apply=False), "Planned: 2 agreements in out (2 new)."),
        (
            tally(ONE, replace(ONE, state="changed"), what="pack"),
            "Done: 2 packs in out (1 changed, 1 new).",
        ),
        (
            tally(ONE, replace(ONE, state="stray")),
            "Done: 1 agreement in out (1 new), and 1 row belongs to no agreement. See out/failures.csv.",
        ),
        (
            tally(replace(ONE, state="stray"), replace(ONE, state="stray"), stray="file"),
            "Done: 0 agreements in out (nothing to do), and 2 files belong to no agreement. See out/failures.csv.",
        ),
        (
            tally(replace(ONE, state="invalid"), to_correct="to-correct.jsonl"),
            "Done: 1 agreement in out (1 invalid). See out/failures.csv."
            " Correct out/to-correct.jsonl and run it into the same folder.",
        ),
        (
            tally(replace(ONE, state="invalid"), apply=False),
            "Planned: 1 agreement in out (1 invalid). All that is wrong is in out/plan.json too.",
        ),
        (
            tally(replace(ONE, more={"conflicts": [1, 2]}), about=ATTENTION["update"]),
            "Done: 1 agreement in out (1 new). 2 to be decided: see out/conflicts.csv.",
        ),
        (
            tally(replace(ONE, more={"conflicts": [1]}), about=ATTENTION["update"], apply=False),
            "Planned: 1 agreement in out (1 new). 1 to be decided: see out/plan.json.",
        ),
        (tally(ONE, about=ATTENTION["update"]), "Done: 1 agreement in out (1 new)."),
        (
            Tally(OUT, True, states={"new": 12345}),
            "Done: 12,345 agreements in out (12,345 new).",
        ),
    ],
)
def test_the_last_line_says_it_all(made: Tally, words: str) -> None:
    assert last(made) == words


def test_a_run_that_was_stopped_says_so() -> None:
    assert last(tally(ONE), stopped=True) == "Stopped after 1 agreement in out (1 new)."


def test_the_time_taken_and_the_rate_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.perf_counter", lambda: 104.0)
    made = Tally(OUT, True, states={"new": 10, "stray": 1, "invalid": 2}, began=100.0)

    assert (made.done, made.failed, made.strays, made.rate) == (12, 3, 1, 3.0)
    assert "; 4.0 seconds, 3 a second. See" in made.last_line(stopped=False)
    monkeypatch.setattr("time.perf_counter", lambda: 100.0)
    assert made.rate == 12000.0


@pytest.mark.parametrize(
    ("report", "notes"),
    [
        (ONE, []),
        (replace(ONE, problems=(Problem("It is wrong."),)), ["hub: It is wrong."]),
        (replace(ONE, warnings=(Problem("Look at it."),)), ["hub: warning: Look at it."]),
        (replace(ONE, more={"conflicts": [1, 2]}), ["hub: 2 to be decided."]),
        (replace(ONE, more={"conflicts": []}), []),
        (
            replace(ONE, placings=(Placing("conflict", "hub-2.docx", write=True, wanted="hub.docx"),)),
            ["hub: a file that assembler did not write has its name and was left; the agreement is hub-2.docx."],
        ),
        (
            replace(ONE, placings=(Placing("edited by hand", "hub-2.docx", write=True, wanted="hub.docx"),)),
            ["hub: hub.docx was edited by hand, and was left; the new version is hub-2.docx."],
        ),
        (
            replace(ONE, placings=(Placing("edited by hand", "hub.docx", write=False, wanted="hub.docx"),)),
            ["hub: hub.docx was edited by hand, and was left; there is nothing new to put beside it."],
        ),
        (replace(ONE, placings=(Placing("new", "hub.docx", write=True),)), []),
    ],
)
def test_what_people_should_know_of_an_item_is_noted(report: Report, notes: list[str]) -> None:
    made = tally(report, about=ATTENTION["update"])

    assert (made.notes, made.planned, made.states) == (notes, [], {"new": 1})


def test_a_plan_says_where_each_file_would_go() -> None:
    placings = (
        Placing("conflict", "hub-2.docx", write=True, wanted="hub.docx"),
        Placing("edited by hand", "b-2.docx", write=True, wanted="b.docx"),
    )
    made = tally(ONE, replace(ONE, placings=placings), apply=False)

    assert made.planned == ["new             hub", "conflict        hub-2.docx", "edited by hand  b-2.docx"]
    assert made.notes == [
        "hub: a file that assembler did not write has its name and was left; the agreement would be hub-2.docx.",
        "hub: b.docx was edited by hand, and was left; the new version would be b-2.docx.",
    ]


def test_the_plan_and_the_first_hundred_notes_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    def said(count: int) -> list[str]:
        made = Tally(OUT, False, planned=["a\x07"], notes=[f"note {number}" for number in range(count)])
        made.say()
        told = capsys.readouterr()
        assert told.out == "a\\x07\n"
        return told.err.splitlines()

    assert said(100) == [f"note {number}" for number in range(100)]
    assert said(1101)[99:] == ["note 99", "There are 1,001 more such lines."]


def test_what_is_known_of_the_source_comes_first() -> None:
    made = tally(replace(ONE, problems=(Problem("Wrong."),)))
    made.remark(SimpleNamespace(remarks=lambda: ["Two sheets."]))  # type: ignore[arg-type]

    assert made.notes == ["Two sheets.", "hub: Wrong."]


def test_reports_are_counted_before_they_are_passed_on() -> None:
    def reports() -> Generator[Report, None, Ending]:
        yield ONE
        yield replace(ONE, state="invalid")
        return Ending("to-correct.jsonl")

    made = tally()
    seen = [(report.state, dict(made.states)) for report in made.follow(reports())]

    assert seen == [("new", {"new": 1}), ("invalid", {"new": 1, "invalid": 1})]
    assert made.to_correct == "to-correct.jsonl"


def test_events_are_lines_of_json_for_their_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    with events_to(file) as write:
        write({"event": "begun", "b": "“x”", "a": 1})
        write({"event": "ended"})
    with events_to(None) as write:
        write({"event": "begun"})

    assert file.read_text(encoding="utf-8") == '{"a": 1, "b": "“x”", "event": "begun"}\n{"event": "ended"}\n'
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("there", ["", '{"event": "begun", "out": "o"}\n{"event": "ended"}\n'])
def test_events_take_the_place_of_events(there: str, tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    file.write_text(there, encoding="utf-8")
    with events_to(file) as write:
        write({"event": "begun"})

    assert json.loads(file.read_text(encoding="utf-8")) == {"event": "begun"}


def test_events_take_the_place_of_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text('{"event": "other"}\n', encoding="utf-8")

    with pytest.raises(OutputError) as refused, events_to(file):
        pass
    assert str(refused.value) == (
        f"{file}: A file is there that does not hold events, and would be lost. Give --events another name."
    )
    with pytest.raises(OutputError) as refused, events_to(tmp_path / "none" / "events.jsonl"):
        pass
    assert str(refused.value).endswith("events.jsonl: The events cannot be written: No such file or directory.")


def test_one_ctrl_c_asks_for_an_end_and_a_second_one_ends_at_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ended: list[int] = []
    monkeypatch.setattr("os._exit", ended.append)
    before = signal.getsignal(signal.SIGINT)
    with until_interrupted() as stopped:
        assert stopped() is False
        os.kill(os.getpid(), signal.SIGINT)
        assert (stopped(), ended) == (True, [])
        os.kill(os.getpid(), signal.SIGINT)

    assert ended == [130]
    assert signal.getsignal(signal.SIGINT) is before
    assert capsys.readouterr().err.split("\n")[:4] == [
        "",
        "Stopping: the agreements in hand are being finished. Press Ctrl-C again to stop at once.",
        "",
        "Stopped at once. Nothing was half-written; run again to go on.",
    ]


SOURCE: Any = SimpleNamespace(count=lambda: 3)


def test_without_a_terminal_a_line_is_written_now_and_then(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = [100.0]
    monkeypatch.setattr("time.perf_counter", lambda: now[0])
    made = Tally(OUT, True, states={"new": 1_200, "invalid": 34}, began=90.0)
    with progress(SOURCE, made, quiet=False) as seen:
        for seconds in (109.9, 110.0, 119.9, 120.0):
            now[0] = seconds
            seen(ONE)

    assert capsys.readouterr().err.splitlines() == [
        "1,234 done, 34 failed, 62 a second",
        "1,234 done, 34 failed, 41 a second",
    ]


def test_quiet_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(SOURCE, tally(), quiet=True) as seen:
        seen(ONE)

    assert capsys.readouterr().err == ""


def test_on_a_terminal_there_is_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    from io import StringIO

    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    now = [100.0]
    monkeypatch.setattr("time.perf_counter", lambda: now[0])
    made = Tally(OUT, True, states={"new": 10, "invalid": 2}, began=96.0, what="pack")
    with progress(SOURCE, made, quiet=False) as seen:
        for _ in range(3):
            seen(ONE)

    drawn = terminal.getvalue()
    assert "Packs" in drawn
    assert "3/3" in drawn
    assert "2 failed, 3 a second" in drawn


def test_where_nothing_can_be_shown_lines_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", None)
    with progress(SOURCE, tally(), quiet=False) as seen:
        seen(ONE)

    assert batch_progress.INTERRUPTED == 130
