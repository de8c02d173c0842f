"""Each step of a run, with workers of the test's own that make what the test says: reports, lists, journal and manifest whole."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest
from batch.making import order
from msgspec import Struct
from msgspec.structs import replace

from assembler.batch import Item, Order, Report, plan_batch, run_batch
from assembler.batch import run as running
from assembler.batch.crew import Crew
from assembler.batch.files import cannot_write, changed_meanwhile
from assembler.batch.items import Made, Outcome, digest, digest_of, made_file
from assembler.batch.ledger import Ledger
from assembler.batch.outputs import OutputFolder, Placing
from assembler.batch.run import Ending
from assembler.errors import OutputError, Place, Problem
from assembler.source import Document

HEAD = {"tool": "of the test"}
MADE_WITH = digest_of(HEAD)
NOTHING: dict[str, Any] = {"clauses": [], "findings": [], "open points": []}


@pytest.fixture(autouse=True)
def head(monkeypatch: pytest.MonkeyPatch) -> None:
    """What decides the bytes beside the answers is of no weight here, and takes the whole library to tell."""
    monkeypatch.setattr(running, "head_of", lambda _: dict(HEAD))


class Said(Struct, frozen=True):
    """Answers that nobody reads."""

    def document(self) -> Document:
        raise AssertionError


class Told(Struct, frozen=True):
    """A source of these items. What failed goes into a file of names and problems."""

    path: Path
    all: tuple[Item, ...]
    ending: str = ".txt"

    def items(self) -> Iterator[Item]:
        yield from self.all

    def count(self) -> int:
        return len(self.all)

    def write_failed(self, failed: Mapping[tuple[str, int], tuple[Problem, ...]], target: Path) -> bool:
        target.write_text("\n".join(f"{at}: {'; '.join(map(str, problems))}" for at, problems in failed.items()))
        return True

    def remarks(self) -> tuple[Problem, ...]:
        return ()


class Makers(Crew):
    """Workers that make of each item, at once, what the test says; they remember what they were asked for."""

    size = 2

    def __init__(self, make: Callable[[Item], Outcome]) -> None:
        self.make = make
        self.asked: list[str] = []

    def executor(self, order: Order) -> Executor:  # noqa: ARG002 - one crew does any order
        return _AtOnce(self)

    def dismiss(self, executor: Executor, *, broken: bool) -> None:
        """Nothing is at work."""

    def patience(self, order: Order, items: int) -> None:
        """It takes no time."""


class _AtOnce(Executor):
    def __init__(self, makers: Makers) -> None:
        self.makers = makers

    def submit(self, function: Callable[..., Any], /, *given: Any, **more: Any) -> Future[Any]:  # noqa: ARG002 - as an executor has it
        future: Future[Any] = Future()
        self.makers.asked += [item.name for item in given[1]]
        future.set_result(tuple(map(self.makers.make, given[1])))
        return future


def item(name: str, row: int = 1, says: str = "", **more: Any) -> Item:
    return Item(name, "all.txt", row, Place("all.txt", row), digest(says or name), **{"given": Said(), **more})


def word_file(words: str, seconds: float = 0.5, record: bytes | None = None, **facts: Any) -> Outcome:
    return Outcome(Made((made_file(".docx", words.encode(), record),), {**NOTHING, **facts}), (), seconds)


def each(one: Item) -> Outcome:
    """A Word file that holds the hash of the answers."""
    return word_file(one.digest)


def bad(*problems: Problem, trace: str = "") -> Outcome:
    return Outcome(None, problems, 0.25, trace)


def drawn(work: Generator[Report, None, Ending]) -> tuple[list[Report], Ending]:
    reports = []
    while True:
        try:
            reports.append(next(work))
        except StopIteration as end:
            return reports, end.value


def run(
    folder: Path,
    items: Iterable[Item],
    make: Callable[[Item], Outcome] | Mapping[str, Outcome] = each,
    *,
    plan: bool = False,
    stopped: Callable[[], bool] = lambda: False,
    path: Path | None = None,
    **more: Any,
) -> tuple[list[Report], str, list[str]]:
    """The reports, the name of the list to be corrected, and what was asked of the workers."""
    makers = Makers(make if callable(make) else lambda one: make[one.name])
    source = Told(path or folder.with_suffix(".source"), tuple(items))
    source.path.touch()
    reports, ending = drawn((plan_batch if plan else run_batch)(source, folder, order(**more), makers, stopped))
    return reports, ending.to_correct, makers.asked


def texts(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text("utf-8-sig")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def entry(name: str, row: int, words: str = "", *problems: str, **more: Any) -> dict[str, Any]:
    """What the manifest says of an agreement: made of words, or failed by problems."""
    first = {"output": f"{name}.docx" if words else "", "sha256": digest(words) if words else ""}
    return {
        "agreement": name,
        "answers": digest(name),
        "file": "all.txt",
        "row": row,
        "made with": MADE_WITH,
        "record": None if words else "",
        "problems": list(problems),
        "status": "failed" if problems else "made",
        **first,
        **NOTHING,
        **more,
    }


def report(one: Item, state: Any, words: str = "", seconds: float = 0.5, **more: Any) -> Report:
    """The report of an agreement that was made of these words, where there are any."""
    output = f"{one.name}.docx" if words else ""
    placings = more.pop("placings", (Placing(state, output, write=True, wanted=output),) if words else ())
    hashed = digest(words) if words else ""
    return Report(
        one.name,
        one.file,
        one.row,
        state,
        output,
        hashed,
        **{"problems": (), "warnings": (), **more},
        seconds=seconds,
        placings=placings,
    )


def manifest(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "manifest.json").read_text())
    return found


def test_a_run_leaves_what_was_made_and_lists_of_all_that_was_not(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    one, two, three, four = item("one", 1), item("two", 2), item("three", 3), item("four", 4)
    two = replace(two, warnings=(Problem("Look here."),))
    four = replace(four, given=None, problems=(Problem("It is no answer.", Place("all.txt", 4, "a.b")),))
    made = {
        "one": word_file("One.", 0.0125, conflicts=[1], clauses=["a"]),
        "two": bad(Problem("No.", cure="Yes."), Problem("Not so.", Place("base.yaml", 2))),
        "three": bad(Problem("Field.", Place("", 0, "x.y")), trace="worker.py:1"),
    }

    reports, to_correct, asked = run(tmp_path, (one, two, three, four), made)

    at = Place("all.txt", 2)
    of_two = (Problem("No.", at, "Yes."), Problem("Not so.", Place("base.yaml", 2)))
    of_three = (Problem("Field.", Place("all.txt", 3, "x.y")),)
    assert reports == [
        report(one, "new", "One.", 0.0125, more={"conflicts": [1]}),
        report(two, "invalid", "", 0.25, problems=of_two, warnings=two.warnings),
        report(three, "invalid", "", 0.25, problems=of_three, trace="worker.py:1"),
        report(four, "invalid", "", 0.0, problems=four.problems),
    ]
    assert (to_correct, asked) == ("to-correct.txt", ["one", "two", "three"])
    files = texts(tmp_path)
    assert sorted(files) == sorted(
        ["SHA256SUMS", "durations.csv", "failures.csv", "faults.txt", "manifest.json", "one.docx", "to-correct.txt"]
    )
    assert json.loads(files["manifest.json"]) == {
        **HEAD,
        "made with": MADE_WITH,
        "to correct": {"to-correct.txt": digest(files["to-correct.txt"])},
        "agreements": [
            entry("four", 4, "", "all.txt:4, a.b: It is no answer."),
            entry("one", 1, "One.", clauses=["a"], conflicts=[1]),
            entry("three", 3, "", "all.txt:3, x.y: Field."),
            entry("two", 2, "", "all.txt:2: No. Yes.", "base.yaml:2: Not so."),
        ],
    }
    assert files["one.docx"] == "One."
    assert files["durations.csv"].splitlines() == ["agreement,milliseconds", "one,12.5", "three,250.0", "two,250.0"]
    assert files["failures.csv"].splitlines() == [
        "agreement,file,row,where,what is wrong,what would cure it",
        "two,all.txt,2,all.txt:2,No.,Yes.",
        "two,all.txt,2,base.yaml:2,Not so.,",
        'three,all.txt,3,"all.txt:3, x.y",Field.,',
        'four,all.txt,4,"all.txt:4, a.b",It is no answer.,',
    ]
    assert [(one.levelno, one.getMessage()) for one in caplog.records] == [
        (logging.ERROR, "three failed by a fault of our own:\nworker.py:1")
    ]


def test_what_is_there_as_made_is_not_remade_and_keeps_its_entry(tmp_path: Path):
    items = (item("one", 1), item("two", 2))
    run(tmp_path, items)
    (tmp_path / "plan.json").write_text("{}")
    before = manifest(tmp_path)

    reports, to_correct, asked = run(tmp_path, items)

    assert reports == [
        report(
            one,
            "unchanged",
            one.digest,
            0.0,
            placings=(Placing("unchanged", f"{one.name}.docx", write=False),),
        )
        for one in items
    ]
    assert (to_correct, asked, manifest(tmp_path)) == ("", [], before)
    assert sorted(texts(tmp_path)) == ["SHA256SUMS", "durations.csv", "manifest.json", "one.docx", "two.docx"]
    assert texts(tmp_path)["durations.csv"].splitlines() == ["agreement,milliseconds"]


def test_what_is_gone_changed_or_made_otherwise_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    items = (item("changed", 1), item("edited", 2), item("gone", 3), item("same", 4))
    run(tmp_path, items)
    (tmp_path / "gone.docx").unlink()
    (tmp_path / "edited.docx").write_text("A lawyer's.")

    reports, _, asked = run(tmp_path, (item("changed", 1, "otherwise"), *items[1:]))
    assert asked == ["changed", "edited", "gone"]
    assert [(one.name, one.state, one.output) for one in reports] == [
        ("changed", "update", "changed.docx"),
        ("edited", "edited by hand", "edited.docx"),
        ("gone", "new", "gone.docx"),
        ("same", "unchanged", "same.docx"),
    ]

    monkeypatch.setattr(running, "head_of", lambda _: {"tool": "another"})
    assert run(tmp_path, items[3:])[2] == ["same"]
    assert manifest(tmp_path)["made with"] == digest_of({"tool": "another"})


def test_what_failed_is_made_when_it_is_right_and_its_lists_go(tmp_path: Path):
    items = (item("one", 1), item("two", 2))
    run(tmp_path, items, lambda one: each(one) if one.row == 1 else bad(Problem("No."), trace="a.py:1"))

    reports, _, asked = run(tmp_path, items)

    assert [(one.name, one.state) for one in reports] == [("one", "unchanged"), ("two", "new")]
    assert asked == ["two"]
    assert sorted(texts(tmp_path)) == ["SHA256SUMS", "durations.csv", "manifest.json", "one.docx", "two.docx"]
    assert manifest(tmp_path)["to correct"] == {}


def test_what_fails_and_was_made_before_keeps_its_file_as_ours(tmp_path: Path):
    run(tmp_path, [item("one")], lambda _: word_file("One."))

    reports, _, _ = run(tmp_path, [item("one", says="otherwise")], lambda _: bad(Problem("No.")))

    assert reports == [report(item("one"), "invalid", "", 0.25, problems=(Problem("No.", Place("all.txt", 1)),))]
    assert manifest(tmp_path)["agreements"] == [entry("one", 1, "One.", "all.txt:1: No.", answers=digest("otherwise"))]
    assert run(tmp_path, [item("one")], lambda _: word_file("Two."))[0][0].state == "update"


def test_a_plan_tells_what_a_run_would_do_and_leaves_nothing_else(tmp_path: Path):
    one, two = item("one", 1), item("two é", 2, problems=(Problem("No."),), given=None)

    reports, to_correct, asked = run(tmp_path, (one, two), plan=True)

    problem = Problem("No.", Place("all.txt", 2))
    assert reports == [report(one, "new", one.digest), report(two, "invalid", "", 0.0, problems=(problem,))]
    assert (to_correct, asked) == ("", ["one"])
    plan = HEAD | {"agreements": [one.as_json() for one in reports], "complete": True}
    assert texts(tmp_path) == {"plan.json": json.dumps(plan, sort_keys=True, ensure_ascii=False, indent=1)}


def after(count: int) -> Callable[[], bool]:
    """Says stop from the call of this number on."""
    calls = iter(range(1000))
    return lambda: next(calls) >= count


def test_a_stopped_plan_or_run_says_so_and_forgets_nothing(tmp_path: Path):
    items = [item(f"n{number:02}", number) for number in range(40)]
    run(tmp_path, items, lambda one: each(one) if one.row else bad(Problem("No."), trace="a.py:1"))

    planned, _, _ = run(tmp_path, items, plan=True, stopped=lambda: True)
    assert planned == []
    assert json.loads((tmp_path / "plan.json").read_text()) == {**HEAD, "agreements": [], "complete": False}

    done, _, _ = run(tmp_path, items, stopped=after(2))
    assert [one.name for one in done] == ["n00", "n01"]
    assert [one["agreement"] for one in manifest(tmp_path)["agreements"]] == [one.name for one in items]
    assert {"failures.csv", "faults.txt", "to-correct.txt"} <= texts(tmp_path).keys()


def test_reports_come_in_source_order_however_many_are_being_written(tmp_path: Path):
    items = [item(f"n{number:02}", number) for number in range(1, 51)]

    reports, _, asked = run(tmp_path, items)

    assert [one.name for one in reports] == asked == [one.name for one in items]
    assert {one.state for one in reports} == {"new"}
    assert [one["agreement"] for one in manifest(tmp_path)["agreements"]] == asked
    assert (tmp_path / "SHA256SUMS").read_text().splitlines() == [
        f"{digest(one.digest)}  {one.name}.docx" for one in items
    ]


@pytest.mark.parametrize(("first", "then"), [("assemble", "pack"), ("pack", "assemble"), ("vary", "update")])
def test_a_folder_in_which_something_else_was_made_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: Any, then: Any
):
    monkeypatch.setattr(running, "head_of", lambda order: HEAD | {"work": order.work})
    run(tmp_path, [item("one")], work=first)

    for plan in (False, True):
        with pytest.raises(OutputError) as refused:
            run(tmp_path, [item("one")], work=then, plan=plan)
        assert refused.value.problems == (
            Problem(
                "Something else was made here of these answers: agreements, updates, variations or papers.",
                Place(str(tmp_path)),
                "Give --out a folder of its own.",
            ),
        )
    assert run(tmp_path, [item("one")], work=first)[0][0].state == "unchanged"


def test_an_impossible_or_repeated_name_fails_by_its_place(tmp_path: Path):
    wrong = (Problem("Wrong too."),)
    items = (item("a/b", 1), item("Yard", 2), item("yard", 3), replace(item("YARD", 4), problems=wrong, given=None))

    reports, _, asked = run(tmp_path, items)

    used = "is used before in this source; capitals make no difference."
    own = "Give it a name of its own."
    slash = "“a/b” holds '/', which a file's name cannot have, so it cannot name a Word file."
    at = [Place("all.txt", row) for row in range(5)]
    assert [(one.name, one.row, one.state, one.problems) for one in reports] == [
        ("all.txt:1", 1, "invalid", (Problem(slash, at[1], "Give it another name."),)),
        ("Yard", 2, "new", ()),
        ("all.txt:3", 3, "invalid", (Problem(f"The name “yard” {used}", at[3], own),)),
        ("all.txt:4", 4, "invalid", (Problem("Wrong too.", at[4]), Problem(f"The name “YARD” {used}", at[4], own))),
    ]
    assert asked == ["Yard"]
    assert [one["agreement"] for one in manifest(tmp_path)["agreements"]] == [
        "all.txt:1",
        "all.txt:3",
        "all.txt:4",
        "Yard",
    ]


def corrections(tmp_path: Path) -> Path:
    """The list of what failed in a run of “one”, made of row 1, and “two”, which failed."""
    run(tmp_path, (item("one", 1), item("two", 2)), lambda one: each(one) if one.row == 1 else bad(Problem("No.")))
    return tmp_path / "to-correct.txt"


def test_a_correction_cannot_take_a_name_that_was_made_elsewhere(tmp_path: Path):
    path = corrections(tmp_path)
    items = (replace(item("One", 1), file="to-correct.txt"), item("one", 1), item("two", 1))

    assert [one.state for one in run(tmp_path, items[1:], path=tmp_path / "other.txt", plan=True)[0]] == [
        "unchanged",
        "new",
    ]
    first, same, third = run(tmp_path, (items[0], *items[1:]), path=path)[0]

    taken = "The name “One” is that of another agreement, which was made from all.txt:1."
    assert (first.name, first.problems) == (
        "to-correct.txt:1",
        (Problem(taken, Place("all.txt", 1), "Give it a name of its own."),),
    )
    assert [(one.name, one.state) for one in (same, third)] == [("one", "unchanged"), ("two", "new")]


def test_the_row_of_another_file_is_another_place(tmp_path: Path):
    path = corrections(tmp_path)

    [found] = run(tmp_path, [item("one", 2)], path=path)[0]

    assert found.problems[0].message == "The name “one” is that of another agreement, which was made from all.txt:1."


NO_AGREEMENT = Problem("There is no such agreement.", Place("all.txt", 9))


def stray(of: str) -> Item:
    return item("rows-row-9", 9, given=None, problems=(NO_AGREEMENT,), warnings=(Problem("Look."),), stray_of=of)


def test_a_row_of_no_agreement_is_reported_and_has_no_entry(tmp_path: Path):
    reports, _, asked = run(tmp_path, (item("one", 1), stray("one")))

    assert reports[1] == report(stray("one"), "stray", "", 0.0, problems=(NO_AGREEMENT,), warnings=(Problem("Look."),))
    assert asked == ["one"]
    assert [one["agreement"] for one in manifest(tmp_path)["agreements"]] == ["one"]
    assert "rows-row-9,all.txt,9,all.txt:9,There is no such agreement.," in texts(tmp_path)["failures.csv"]


@pytest.mark.parametrize(("wanted", "made"), [("one", True), ("two", False), ("three", False), ("", False)])
def test_a_row_to_correct_of_what_is_made_belongs_at_its_source(tmp_path: Path, wanted: str, made: bool):
    path = corrections(tmp_path)

    [found] = run(tmp_path, [stray(wanted)], path=path)[0]
    [elsewhere] = run(tmp_path, [stray(wanted)], path=tmp_path / "other.txt", plan=True)[0]

    told = Problem(
        "“one” is made already, without this row.",
        NO_AGREEMENT.place,
        "Put the row right in all.txt and run that again, or say here which agreement it is a row of.",
    )
    assert found.problems == ((told if made else NO_AGREEMENT),)
    assert elsewhere.problems == (NO_AGREEMENT,)


def pack(*endings: str) -> Callable[[Item], Outcome]:
    """A file with each of these endings, the first with a record."""
    files = tuple(
        made_file(ending, f"{ending} file".encode(), b"{}" if not at else None) for at, ending in enumerate(endings)
    )
    return lambda _: Outcome(Made(files, NOTHING), (), 0.5)


def test_files_of_an_item_are_written_and_what_is_not_wanted_goes(tmp_path: Path):
    two, three = pack(".docx", "-list.txt"), pack(".docx", "-b.txt")
    record = f"records/one-{digest('{}')[:12]}.json"

    [first], _, _ = run(tmp_path, [item("one")], two)
    assert first == report(
        item("one"),
        "new",
        ".docx file",
        placings=tuple(Placing("new", name, write=True, wanted=name) for name in ("one.docx", "one-list.txt")),
    )
    assert texts(tmp_path).keys() == {
        "SHA256SUMS",
        "durations.csv",
        "manifest.json",
        "one.docx",
        "one-list.txt",
        record,
    }
    assert manifest(tmp_path)["agreements"] == [
        entry(
            "one",
            1,
            ".docx file",
            record=digest("{}"),
            beside=[
                {"ending": "-list.txt", "output": "one-list.txt", "record": None, "sha256": digest("-list.txt file")}
            ],
        )
    ]

    [second], _, _ = run(tmp_path, [item("one", says="otherwise")], three)
    assert [(one.state, one.output) for one in second.placings] == [("unchanged", "one.docx"), ("new", "one-b.txt")]
    assert second.state == "update"
    assert texts(tmp_path).keys() == {"SHA256SUMS", "durations.csv", "manifest.json", "one.docx", "one-b.txt", record}


def test_a_record_that_is_gone_comes_back_though_its_file_is_there(tmp_path: Path):
    run(tmp_path, [item("one")], pack(".docx"))
    [record] = (tmp_path / "records").iterdir()
    record.unlink()

    [found], _, asked = run(tmp_path, [item("one")], pack(".docx"))

    assert (found.state, asked, record.read_text()) == ("unchanged", ["one"], "{}")


def test_a_link_in_the_way_of_a_file_fails_its_item(tmp_path: Path):
    run(tmp_path, [item("one")])
    (tmp_path / "one.docx").unlink()
    (tmp_path / "one.docx").symlink_to(tmp_path / "elsewhere")

    [found], _, asked = run(tmp_path, [item("one")])

    link = "There is a link here, which may lead out of the output folder."
    assert asked == ["one"]
    assert (found.state, found.seconds, found.problems) == (
        "invalid",
        0.5,
        (Problem(link, Place(str(tmp_path / "one.docx")), "Remove it."),),
    )


def test_a_held_file_fails_its_item_and_those_written_before_are_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    real = OutputFolder.write
    held = changed_meanwhile(tmp_path / "one-list.txt")

    def write(folder: OutputFolder, placing: Placing, document: bytes) -> None:
        if placing.output == "one-list.txt":
            raise held
        real(folder, placing, document)

    monkeypatch.setattr(OutputFolder, "write", write)
    reports, _, _ = run(tmp_path, (item("one", 1), item("two", 2)), pack(".docx", "-list.txt", "-more.txt"))

    assert [(one.name, one.state, one.problems, one.seconds) for one in reports] == [
        ("one", "invalid", held.problems, 0.5),
        ("two", "new", (), 0.5),
    ]
    assert sorted(path.name for path in tmp_path.glob("one*")) == ["one.docx"]
    [first, second] = manifest(tmp_path)["agreements"]
    assert first == entry("one", 1, ".docx file", str(held.problems[0]), record=digest("{}"))
    assert second["status"] == "made"
    monkeypatch.setattr(OutputFolder, "write", real)
    [again, same] = run(tmp_path, (item("one", 1), item("two", 2)), pack(".docx", "-list.txt", "-more.txt"))[0]
    assert ([one.state for one in again.placings], same.state) == (["unchanged", "new", "new"], "unchanged")


def test_a_held_stale_file_fails_its_item_and_all_made_is_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    run(tmp_path, [item("one")], pack(".docx", "-list.txt"))
    held = changed_meanwhile(tmp_path / "one-list.txt")

    def remove(_folder: OutputFolder, _file: object) -> None:
        raise held

    monkeypatch.setattr(OutputFolder, "remove", remove)
    [found], _, _ = run(tmp_path, [item("one", says="otherwise")], pack(".docx", "-b.txt"))

    assert (found.state, found.problems) == ("invalid", held.problems)
    [kept] = manifest(tmp_path)["agreements"]
    assert [one["output"] for one in kept["beside"]] == ["one-list.txt", "one-b.txt"]


def test_a_full_disk_ends_the_run_and_what_was_written_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    real, full = OutputFolder.write, cannot_write(tmp_path / "two.docx", OSError(28, "No space left on device"))

    def write(folder: OutputFolder, placing: Placing, document: bytes) -> None:
        if placing.output == "two.docx":
            raise full
        real(folder, placing, document)

    monkeypatch.setattr(OutputFolder, "write", write)
    items = [item("one", 1), item("two", 2), item("three", 3)]
    with pytest.raises(OutputError) as raised:
        run(tmp_path, items)
    monkeypatch.setattr(OutputFolder, "write", real)

    assert raised.value is full
    assert [one["agreement"] for one in manifest(tmp_path)["agreements"]] == ["one", "three"]
    assert sorted(texts(tmp_path)) == ["SHA256SUMS", "manifest.json", "one.docx", "three.docx"]
    reports, _, asked = run(tmp_path, items)
    assert asked == ["two"]
    assert [one.state for one in reports] == ["unchanged", "new", "unchanged"]
    assert not (tmp_path / ".assembler").exists()


def test_an_earlier_agreement_stays_known_after_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    run(tmp_path, [item("old")], lambda _: bad(Problem("No.")))
    full = cannot_write(tmp_path / "one.docx", OSError(28, "No space left on device"))

    def write(*_: object) -> None:
        raise full

    monkeypatch.setattr(OutputFolder, "write", write)
    with pytest.raises(OutputError):
        run(tmp_path, [item("one")])

    assert [one["agreement"] for one in manifest(tmp_path)["agreements"]] == ["old"]


@pytest.mark.parametrize(
    ("work", "facts", "table", "lines"),
    [
        (
            "update",
            {"conflicts": [{"key": "a#b", "why": "Both changed it.", "as issued": "x", "theirs": "y", "ours": "z"}]},
            "conflicts.csv",
            [
                "agreement,file,passage,what is to be decided,as issued,theirs,ours",
                "one,one.docx,a#b,Both changed it.,x,y,z",
            ],
        ),
        (
            "vary",
            {"before signing": [{"level": "WARN", "what": "Look.", "provision": "s.1"}]},
            "before-signing.csv",
            ["agreement,file,level,what is to be looked at,provision", "one,one.docx,WARN,Look.,s.1"],
        ),
    ],
)
def test_what_is_to_be_decided_or_looked_at_is_listed(
    tmp_path: Path, work: Any, facts: dict[str, Any], table: str, lines: list[str]
):
    [found], _, _ = run(tmp_path, [item("one")], lambda _: word_file("One.", **facts), work=work)

    assert found.more == facts
    assert texts(tmp_path)[table].splitlines() == lines
    assert texts(tmp_path).keys() == {"SHA256SUMS", "durations.csv", "manifest.json", "one.docx", table}


@pytest.mark.parametrize("plan", [False, True])
def test_no_more_than_sixteen_items_await_their_reports_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plan: bool
):
    real, placed = OutputFolder.placing, []

    def placing(folder: OutputFolder, wanted: str, *more: Any) -> Placing:
        placed.append(wanted)
        return real(folder, wanted, *more)

    monkeypatch.setattr(OutputFolder, "placing", placing)
    items = tuple(item(f"n{number:02}", number) for number in range(1, 41))
    source = Told(tmp_path.with_suffix(".source"), items)
    work = (plan_batch if plan else run_batch)(source, tmp_path, order(), Makers(each), lambda: False)

    seen = [(next(work).name, len(placed)) for _ in range(3)]
    work.close()

    assert seen == [("n01", 17), ("n02", 18), ("n03", 19)]


def test_a_run_that_nothing_can_be_written_for_lets_go_of_its_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    full = cannot_write(tmp_path, OSError(28, "No space left on device"))

    def write(*_: object, **__: object) -> None:
        raise full

    monkeypatch.setattr(OutputFolder, "write", write)
    monkeypatch.setattr("assembler.batch.ledger.write_whole", write)
    with pytest.raises(OutputError) as raised:
        run(tmp_path, [item("one")])
    open_files = [one.readlink() for one in Path("/proc/self/fd").iterdir() if one.exists()]

    assert raised.value is full
    assert [path for path in open_files if tmp_path in path.parents] == []
    assert (tmp_path / ".assembler" / "journal.jsonl").exists()


def test_a_file_that_was_written_before_a_run_was_cut_short_is_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def add(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "add", add)
        with pytest.raises(RuntimeError):
            run(tmp_path, [item("one")])
    journal = (tmp_path / ".assembler" / "journal.jsonl").read_text().splitlines()
    said = item("one").digest

    assert [json.loads(line) for line in journal] == [{"writing": "one.docx", "sha256": digest(said)}]
    assert (tmp_path / "one.docx").read_text() == said
    [found], _, _ = run(tmp_path, [item("one", says="otherwise")])
    assert (found.state, found.output) == ("update", "one.docx")
