"""`assembler batch`: what each command hands to the batch, and what it tells of the reports that come back."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
from cli.running import Run
from msgspec.structs import replace
from shipped import ROOT

from assembler.batch import ATTENTION, Ending, LocalCrew, Order, Report, ReturnedSource
from assembler.cli import batch
from assembler.cli.batch_options import NO_CHOICE
from assembler.cli.batch_progress import Tally
from assembler.cli.debug_log import log_if_asked

ONE = Report("hub", "hub.yaml", 2, "new", "hub.docx", "", (), (), 0.123456)
WRONG = replace(ONE, name="rooms", state="invalid", output="", problems=("It is wrong.",))


class Handed:
    """What was handed to a batch, and the reports that it gives."""

    def __init__(self, answers: Path) -> None:
        self.answers = answers
        self.reports: tuple[Report, ...] = (ONE,)
        self.apply: list[bool] = []
        self.source: Any = None
        self.out: Any = None
        self.order: Any = None
        self.crew: Any = None

    def work(self, *, apply: bool) -> Callable[..., Generator[Report, None, Ending]]:
        def given(
            source: Any, out: Path, order: Order, crew: Any, stopped: Callable[[], bool]
        ) -> Generator[Report, None, Ending]:
            assert not stopped()
            self.apply.append(apply)
            self.source, self.out, self.order, self.crew = source, out, order, crew
            yield from self.reports
            return Ending("")

        return given


@pytest.fixture
def handed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Handed:
    """A batch that is handed its work, and does none of it; and a folder with one set of answers, and one of Word files."""
    for folder in ("answers", "files", "more"):
        (tmp_path / folder).mkdir()
    (tmp_path / "answers" / "hub.yaml").write_text("document: {title: Hub}\n", encoding="utf-8")
    made = Handed(tmp_path / "answers")
    monkeypatch.setattr("assembler.batch.run_batch", made.work(apply=True))
    monkeypatch.setattr("assembler.batch.plan_batch", made.work(apply=False))
    return made


def handed_order(handed: Handed) -> dict[str, Any]:
    return {name: getattr(handed.order, name) for name in ("copy", "embed", "base", "base_name", "seconds", "work")}


AS_IT_IS = {"copy": "clean", "embed": False, "base": "", "base_name": "", "seconds": 60.0, "work": "assemble"}


@pytest.mark.parametrize(("name", "apply"), [("plan", False), ("run", True)])
@pytest.mark.parametrize(
    ("options", "order"),
    [
        ((), {}),
        (("--copy", "internal"), {"copy": "internal"}),
        (("--final",), {"copy": "signature"}),
        (("--embed",), {"embed": True}),
        (("--timeout", "5"), {"seconds": 5.0}),
        (("--base", "{base}"), {"base": "money: {payments: no}\n", "base_name": "base.yaml"}),
    ],
    ids=lambda one: "-".join(one) if isinstance(one, tuple) else "",
)
def test_a_plan_and_a_run_are_of_the_same_order(
    name: str, apply: bool, options: tuple[str, ...], order: dict[str, Any], run: Run, handed: Handed
) -> None:
    base, out = handed.answers.with_name("base.yaml"), handed.answers.with_name("out")
    base.write_text("money: {payments: no}\n", encoding="utf-8")
    given = [one.format(base=base) for one in options]
    done = run("batch", name, handed.answers, "--out", out, "--jobs", "2", *given)

    assert (done.status, handed.apply, handed.source.path, handed.out) == (0, [apply], handed.answers, out)
    assert handed_order(handed) == AS_IT_IS | order
    assert (handed.order.template, handed.order.template_name) == (
        (ROOT / "templates" / "house.docx").read_bytes(),
        "house.docx",
    )
    assert (handed.crew.size, handed.crew.begin) == (2, log_if_asked)


@pytest.mark.parametrize(
    ("name", "work", "what"), [("update", "update", "agreement"), ("vary", "vary", "variation")], ids=["update", "vary"]
)
@pytest.mark.parametrize("plan", [False, True], ids=["apply", "plan"])
def test_what_is_made_of_word_files_has_them_and_their_records(
    name: str, work: str, what: str, plan: bool, run: Run, handed: Handed
) -> None:
    files, records, out = (
        handed.answers.with_name("files"),
        handed.answers.with_name("more"),
        handed.answers.with_name("out"),
    )
    options = ["--plan"] if plan else []
    done = run(
        "batch", name, files, "--answers", handed.answers, "--out", out, "--records", records, "--jobs", "1", *options
    )

    assert (done.status, handed.apply) == (0, [not plan])
    assert isinstance(handed.source, ReturnedSource)
    assert (handed.source.folder, handed.source.answers.path, handed.source.records) == (files, handed.answers, records)
    assert handed_order(handed) == AS_IT_IS | {"work": work}
    assert f": 1 {what} in {out}" in done.err


@pytest.mark.parametrize("name", ["update", "vary"])
def test_a_word_file_that_belongs_to_no_agreement_is_called_a_file(name: str, run: Run, handed: Handed) -> None:
    handed.reports = (ONE, replace(ONE, name="other.docx", state="stray", output=""))
    files, out = handed.answers.with_name("files"), handed.answers.with_name("out")
    done = run("batch", name, files, "--answers", handed.answers, "--out", out, "--jobs", "1")

    assert done.status == 4
    assert ", and 1 file belongs to no agreement; " in done.err.splitlines()[-1]


@pytest.mark.parametrize("name", ["update", "vary"])
@pytest.mark.parametrize(
    ("missing", "words"),
    [("none", "does not exist."), ("answers.yaml", "is a file.")],
)
def test_word_files_and_their_records_must_be_in_folders_that_exist(
    missing: str, words: str, name: str, run: Run, handed: Handed
) -> None:
    folder = handed.answers.with_name("files")
    folder.with_name("answers.yaml").write_text("format: 2\n", encoding="utf-8")
    wrong, out = folder.with_name(missing), folder.with_name("out")
    rest = ("--answers", handed.answers, "--out", out)
    for done in (run("batch", name, wrong, *rest), run("batch", name, folder, *rest, "--records", wrong)):
        assert (done.status, handed.apply) == (2, [])
        assert done.err.splitlines()[-1].endswith(f": Directory '{wrong}' {words}")


@pytest.mark.parametrize("plan", [False, True], ids=["apply", "plan"])
def test_packs_are_made_of_answers(plan: bool, run: Run, handed: Handed) -> None:
    out = handed.answers.with_name("out")
    done = run("batch", "pack", handed.answers, "--out", out, "--jobs", "1", *(["--plan"] if plan else []))

    assert (done.status, handed.apply, handed.source.path) == (0, [not plan], handed.answers)
    assert handed_order(handed) == AS_IT_IS | {"work": "pack"}
    assert f": 1 pack in {out}" in done.err


def test_what_is_left_to_be_decided_is_counted_and_ends_with_status_1(run: Run, handed: Handed) -> None:
    about = ATTENTION["update"]
    handed.reports = (replace(ONE, more={about.fact: ("one", "two")}),)
    files, out = handed.answers.with_name("files"), handed.answers.with_name("out")
    done = run("batch", "update", files, "--answers", handed.answers, "--out", out, "--jobs", "1")

    assert (done.status, done.err.splitlines()[0]) == (1, f"hub: 2 {about.words}.")


@pytest.mark.parametrize(("reports", "status"), [((ONE,), 0), ((ONE, WRONG), 4), ((), 0)])
def test_it_ends_with_status_4_where_one_failed(
    reports: tuple[Report, ...], status: int, run: Run, handed: Handed
) -> None:
    handed.reports = reports

    assert run("batch", "run", handed.answers, "--out", handed.answers.with_name("out"), "--jobs", "1").status == status


def test_what_happens_is_written_as_it_happens(run: Run, handed: Handed) -> None:
    handed.reports = (ONE, WRONG)
    out, events = handed.answers.with_name("out"), handed.answers.with_name("events.jsonl")
    run("batch", "run", handed.answers, "--out", out, "--jobs", "1", "--events", events)
    lines = [json.loads(line) for line in events.read_text(encoding="utf-8").splitlines()]

    assert lines == [
        {"event": "begun", "source": str(handed.answers), "out": str(out)},
        {"event": "agreement", "seconds": 0.1235} | ONE.as_json(),
        {"event": "agreement", "seconds": 0.1235} | WRONG.as_json(),
        {"event": "ended", "new": 1, "invalid": 1},
    ]


@pytest.mark.parametrize(("quiet", "lines"), [([], 2), (["-q"], 1)], ids=["told", "quiet"])
def test_what_people_should_know_is_told_unless_quiet_is_asked_for(
    quiet: list[str], lines: int, run: Run, handed: Handed
) -> None:
    handed.reports = (WRONG,)
    told = run(
        "batch", "run", handed.answers, "--out", handed.answers.with_name("out"), "--jobs", "1", *quiet
    ).err.splitlines()

    assert len(told) == lines
    assert told[0] == "rooms: It is wrong." if lines == 2 else told[0].startswith("Done: 1 agreement in ")


def test_a_run_that_is_interrupted_ends_with_its_status(
    run: Run, handed: Handed, monkeypatch: pytest.MonkeyPatch
) -> None:
    from contextlib import contextmanager

    stops = iter([False])

    @contextmanager
    def until_interrupted() -> Any:
        yield lambda: next(stops, True)

    monkeypatch.setattr(batch, "until_interrupted", until_interrupted)
    events = handed.answers.with_name("events.jsonl")
    done = run(
        "batch", "run", handed.answers, "--out", handed.answers.with_name("out"), "--jobs", "1", "--events", events
    )

    assert done.status == batch.INTERRUPTED == 130
    assert done.err.splitlines()[-1].startswith("Stopped after 1 agreement in ")
    assert json.loads(events.read_text(encoding="utf-8").splitlines()[-1]) == {"event": "stopped", "new": 1}


def test_a_crew_is_closed_however_the_work_ends(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    closed: list[str] = []

    class Crew:
        def close(self) -> None:
            closed.append("closed")

    def fail(*_: object) -> Any:
        raise RuntimeError("odd")

    monkeypatch.setattr(batch, "_crew", lambda options: Crew())
    monkeypatch.setattr("assembler.batch.run_batch", fail)
    source: Any = type("Empty", (), {"path": tmp_path, "count": lambda self: 0})()
    order = batch._order({**NO_CHOICE, "template": None, "base": None, "timeout": 1.0})
    with pytest.raises(RuntimeError):
        batch._worked({"events": None, "quiet": True, "out": tmp_path}, source, order, Tally(tmp_path, apply=True))

    assert closed == ["closed"]


@pytest.mark.parametrize(("jobs", "processors", "size"), [(3, 8, 3), (None, 8, 8), (None, None, 1)])
def test_as_many_work_at_once_as_are_asked_for_or_as_processors(
    jobs: int | None, processors: int | None, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assembler.cli.batch.os.cpu_count", lambda: processors)
    crew = batch._crew({"dask": None, "jobs": jobs})

    assert isinstance(crew, LocalCrew)
    assert (crew.size, crew.begin) == (size, log_if_asked)


def test_a_cluster_works_where_its_address_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assembler.batch.cluster.DaskCrew", lambda address: f"the cluster at {address}")

    assert batch._crew({"dask": "tcp://one:1", "jobs": None}) == "the cluster at tcp://one:1"


def test_a_workbook_is_not_replaced_unasked(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assembler.batch.workbook_template.template_workbook", lambda *_, **__: b"book")
    (tmp_path / "book.xlsx").write_bytes(b"mine")

    assert run("batch", "template", tmp_path / "book.xlsx").status == 1
    assert (tmp_path / "book.xlsx").read_bytes() == b"mine"
    assert run("batch", "template", tmp_path / "book.xlsx", "--force").status == 0
    assert (tmp_path / "book.xlsx").read_bytes() == b"book"


@pytest.mark.parametrize("name", ["plan", "run"])
def test_a_time_that_is_no_number_is_wrong_usage(name: str, run: Run, tmp_path: Path) -> None:
    done = run("batch", name, tmp_path, "--out", tmp_path / "out", "--timeout", "nan")

    assert (done.status, done.err.splitlines()[-1]) == (
        2,
        "Error: Invalid value for '--timeout': nan is not a number of seconds.",
    )


@pytest.mark.parametrize(
    ("name", "read"),
    [("plan", "answers"), ("run", "answers"), ("pack", "answers"), ("update", "answers"), ("vary", "files")],
)
def test_nothing_is_made_among_what_is_read(name: str, read: str, run: Run, handed: Handed) -> None:
    source, out = handed.answers, handed.answers.with_name(read)
    given = [handed.answers.with_name("files"), "--answers", source] if name in ("update", "vary") else [source]
    done = run("batch", name, *given, "--out", out, "--jobs", "1")

    assert (done.status, handed.apply) == (1, [])
    assert done.err == (
        f"{out}: What came back is never written to. Give --out a folder of its own.\n"
        if read == "files"
        else f"{out}: The agreements would be among the answers, and the next run would take the lists of this run for answers."
        " Give --out a folder of its own.\n"
    )
