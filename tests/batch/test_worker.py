"""What a worker makes of each item: whatever goes wrong with one is its own outcome, in words."""

from __future__ import annotations

import os
import re
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from batch.making import order
from msgspec import Struct
from msgspec.structs import replace

from assembler.batch import worker
from assembler.batch.items import Item, Outcome, digest
from assembler.batch.returned_files import FileWithRecord, GivenWithFile
from assembler.batch.sources import FileText
from assembler.batch.worker import produce_all
from assembler.errors import AnswersError, Place, Problem
from assembler.returned.update_from_answers import Means
from assembler.source import Document


class Failing(Struct, frozen=True):
    """Answers that cannot be read."""

    how: Callable[[], Any]

    def document(self) -> Document:
        return self.how()  # type: ignore[no-any-return]


def item(given: Any, *problems: Problem) -> Item:
    return Item("one", "one.yaml", 0, Place("one.yaml"), "digest", given, problems)


def test_each_item_has_its_outcome_in_order_whatever_others_do():
    def refused() -> None:
        raise AnswersError([Problem("No."), Problem("Not so.")])

    def broken() -> None:
        raise KeyError("x")

    def slow() -> None:
        raise worker._TooLongError

    made, waiting, wrong, fault, late = produce_all(
        order(),
        (
            item(FileText("document: {title: Yard}", "one.yaml")),
            item(None, Problem("Held.")),
            item(Failing(refused)),
            item(Failing(broken)),
            item(Failing(slow)),
        ),
    )
    assert made.made is not None
    [file] = made.made.files

    assert (made.problems, made.trace, made.seconds > 0) == ((), "", True)
    assert (file.ending, file.sha256, file.record is not None) == (".docx", digest(file.content), True)
    assert sorted(made.made.facts) == ["clauses", "findings", "open points"]
    assert [(one.made, one.problems, one.trace) for one in (waiting, wrong)] == [
        (None, (Problem("Held."),), ""),
        (None, (Problem("No."), Problem("Not so.")), ""),
    ]
    assert fault.problems == (Problem("assembler has a fault: KeyError: 'x'.", cure="Report it, with these answers."),)
    assert fault.trace.endswith("\nKeyError")
    assert late.problems == (Problem("It was given up after 60 seconds.", cure="Run again with a longer --timeout."),)
    assert re.search("_TooLongError$", late.trace)


class Parent:
    """Somebody who began this process."""


def test_time_is_kept_in_the_main_thread_of_a_worker_and_put_back(monkeypatch: pytest.MonkeyPatch):
    told: list[object] = []
    monkeypatch.setattr(worker.multiprocessing, "parent_process", Parent)

    def later(seconds: float, **more: Any) -> None:
        told.append((seconds, more["exit"], more["file"].name))

    monkeypatch.setattr(worker.faulthandler, "dump_traceback_later", later)
    monkeypatch.setattr(worker.faulthandler, "cancel_dump_traceback_later", lambda: told.append("cancelled"))
    before = signal.getsignal(signal.SIGALRM)

    def hang() -> None:
        with worker._at_most(0.01):
            while True:
                pass

    with pytest.raises(worker._TooLongError):
        hang()
    with worker._at_most(60.0):
        remaining = signal.getitimer(signal.ITIMER_REAL)[0]

    assert 0 < remaining <= 60
    assert (signal.getitimer(signal.ITIMER_REAL), signal.getsignal(signal.SIGALRM)) == ((0.0, 0.0), before)
    assert told == [(5.01, True, os.devnull), "cancelled", (65.0, True, os.devnull), "cancelled"]


@pytest.mark.parametrize(("parent", "main"), [(False, True), (True, False), (False, False)])
def test_no_time_is_kept_elsewhere(parent: bool, main: bool, monkeypatch: pytest.MonkeyPatch):
    told: list[object] = []
    monkeypatch.setattr(worker.multiprocessing, "parent_process", lambda: Parent() if parent else None)
    monkeypatch.setattr(worker.faulthandler, "dump_traceback_later", lambda *_, **__: told.append("later"))

    def work() -> None:
        with worker._at_most(60.0):
            told.append(signal.getitimer(signal.ITIMER_REAL))

    if main:
        work()
    else:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()

    assert told == [(0.0, 0.0)]


@pytest.mark.parametrize(
    ("value", "shared"),
    [
        (
            {"document": {"id": "x", "title": "Yard"}, "scope": {"purpose": "P."}},
            {"document": {"title": "Yard"}, "scope": {"purpose": "P."}},
        ),
        ({"document": {"id": "x"}}, {"document": {}}),
        ({"document": {"title": "Yard"}}, {"document": {"title": "Yard"}}),
        ({"document": "id"}, {"document": "id"}),
        ({"id": "x"}, {"id": "x"}),
        (["document"], ["document"]),
        (None, None),
    ],
)
def test_a_base_is_shared_without_the_id_of_an_agreement(value: Any, shared: Any):
    assert worker._shared(Document(value, {(): 1}, "base.yaml")) == Document(shared, {(): 1}, "base.yaml")


def test_how_long_an_item_took_is_told_by_the_clock_of_the_order():
    asked = order()
    ticks = iter((10.0, 12.5))

    found = worker._timed(
        item(None, Problem("Held.")), replace(asked, clock=lambda: next(ticks)), worker.workshop(asked)
    )

    assert found == Outcome(None, (Problem("Held."),), 2.5)


def test_half_seconds_of_patience_are_told():
    def slow() -> None:
        raise worker._TooLongError

    asked = order()
    found = worker._timed(item(Failing(slow)), replace(asked, seconds=2.5), worker.workshop(asked))

    assert found.problems == (Problem("It was given up after 2.5 seconds.", cure="Run again with a longer --timeout."),)


@pytest.mark.parametrize(
    ("work", "beside", "made"),
    [
        ("update", True, "an update of Yard"),
        ("vary", True, "a variation of Yard"),
        ("pack", False, "papers of Yard"),
    ],
)
def test_each_work_makes_what_it_is_for(
    work: Any, beside: bool, made: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    ready = replace(worker.workshop(order()), work=work)
    (tmp_path / "one.docx").write_bytes(b"docx")
    (tmp_path / "one.json").write_bytes(b"{}")
    text = FileText("document: {title: Yard}", "one.yaml")
    with_file = GivenWithFile(text, tmp_path / "one.docx", tmp_path / "one.json")

    def of_file(what: str) -> Callable[..., Any]:
        return lambda file, answers, means: (file, f"{what} of {answers.given.document.title}", means)

    monkeypatch.setattr("assembler.batch.updates.update_of", of_file("an update"))
    monkeypatch.setattr("assembler.batch.variations.variation_of", of_file("a variation"))
    monkeypatch.setattr("assembler.batch.packs.pack_of", lambda answers, means: of_file("papers")(None, answers, means))

    assert worker.produce(item(with_file if beside else text), ready) == (
        FileWithRecord("one.docx", b"docx", b"{}") if beside else None,
        made,
        Means(ready.compiled, ready.register, ready.style),
    )


def test_the_answers_that_all_share_are_laid_under_each_one_s_own():
    base = FileText("document: {title: All, reference: R/1}", "base.yaml").document()
    ready = replace(worker.workshop(order()), base=base, work="pack")
    seen: list[tuple[Any, Any]] = []

    def pack_of(file: Any, _means: object) -> None:
        seen.append((file.given.document.title, file.given.document.reference))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("assembler.batch.packs.pack_of", pack_of)
        worker.produce(item(FileText("document: {title: Yard}", "one.yaml")), ready)
        worker.produce(item(FileText("document: {title: Yard}", "one.yaml")), replace(ready, base=None))

    assert seen == [("Yard", "R/1"), ("Yard", None)]
