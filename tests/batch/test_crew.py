"""The pool of processes on this machine, and how items are handed to workers, of whatever kind, and taken back in order."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from typing import Any

import pytest
from batch.making import order

from assembler.batch import Item, LocalCrew, Order, crew
from assembler.batch.crew import Crew, outcomes
from assembler.batch.items import Outcome
from assembler.batch.worker import produce_all
from assembler.errors import LibraryError, Place, Problem


@pytest.mark.parametrize(("processors", "workers"), [(8, 8), (61, 61), (64, 61)])
def test_windows_gets_no_more_workers_than_one_pool_may_have_there(
    processors: int, workers: int, monkeypatch: pytest.MonkeyPatch
):
    asked = order()
    monkeypatch.setattr(sys, "platform", "win32")
    crew = LocalCrew(processors)

    pool = crew.executor(asked)
    crew.dismiss(pool, broken=False)

    assert pool._max_workers == workers


def test_other_systems_get_as_many_workers_as_are_asked_for(
    monkeypatch: pytest.MonkeyPatch,
):
    def begin() -> None:
        """What each worker does first."""

    found = []
    for platform, threads in (("linux", 1), ("linux", 2), ("darwin", 1)):
        monkeypatch.setattr(sys, "platform", platform)
        monkeypatch.setattr(crew.threading, "active_count", lambda threads=threads: threads)
        pool: Any = LocalCrew(64, begin).executor(order())
        found.append((pool._max_workers, pool._mp_context.get_start_method()))
        assert (pool._initializer, pool._initargs) == (crew._begin_worker, (begin,))
        pool.shutdown()

    assert found == [(64, "fork"), (64, "spawn"), (64, "spawn")]


def test_there_are_as_many_workers_as_processors_or_else_one(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 12)
    assert (LocalCrew().size, LocalCrew(3).size) == (12, 3)
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert LocalCrew().size == 1


def test_processes_keep_time_themselves():
    assert LocalCrew(1).patience(order(), 3) is None


class Ending(Executor):
    """An executor that tells how it was ended."""

    told: dict[str, bool]

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self.told = {"wait": wait, "cancel": cancel_futures}


@pytest.mark.parametrize("broken", [False, True])
def test_only_a_pool_that_is_broken_is_not_waited_for(broken: bool):
    pool = Ending()

    LocalCrew(1).dismiss(pool, broken=broken)

    assert pool.told == {"wait": not broken, "cancel": True}


def test_a_worker_leaves_ctrl_c_to_the_one_that_began_it():
    before, done = signal.getsignal(signal.SIGINT), []
    try:
        crew._begin_worker(lambda: done.append("begun"))
        crew._begin_worker(None)
        assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)

    assert done == ["begun"]


def test_a_worker_ends_when_the_one_that_began_it_is_no_more(monkeypatch: pytest.MonkeyPatch):
    told: list[object] = []

    class Parent:
        def join(self) -> None:
            told.append("gone")

    monkeypatch.setattr(os, "_exit", told.append)
    crew._end_with_the_parent()
    monkeypatch.setattr(crew.multiprocessing, "parent_process", Parent)
    crew._end_with_the_parent()

    assert told == ["gone", 1]


class Hands(Crew):
    """Workers that do all at once in this process, and keep a diary. An item of a deadly name kills whoever takes it up."""

    def __init__(self, size: int, *deadly: str, error: Exception | None = None) -> None:
        self.size, self.deadly, self.error = size, deadly, error
        self.diary: list[str] = []
        self.patient: list[int] = []

    def executor(self, order: Order) -> Executor:  # noqa: ARG002 - one crew does any order
        self.diary.append("begin")
        return Pool(self)

    def dismiss(self, executor: Executor, *, broken: bool) -> None:  # noqa: ARG002 - as a crew has it
        self.diary.append("broken" if broken else "end")

    def patience(self, order: Order, items: int) -> float:  # noqa: ARG002 - as a crew has it
        self.patient.append(items)
        return 1.0


class Pool(Executor):
    """The executor of such hands: of a pool that is broken nothing more is done."""

    def __init__(self, hands: Hands) -> None:
        self.hands, self.dead = hands, False

    def submit(self, function: Callable[..., Any], /, *given: Any, **more: Any) -> Future[Any]:
        asked, items = given
        assert (function, asked, more) == (produce_all, order(), {})
        names = [item.name for item in items]
        self.hands.diary.append(" ".join(names))
        if self.dead and "refuses" in self.hands.deadly:
            message = "It refuses."
            raise RuntimeError(message)
        future: Future[Any] = Future()
        self.dead = self.dead or any(name in self.hands.deadly for name in names)
        if self.dead:
            future.set_exception(self.hands.error or RuntimeError("dead"))
        else:
            future.set_result(tuple(made(item) for item in items))
        return future


def made(item: Item) -> Outcome:
    return Outcome(None, (Problem(f"{item.name} is seen."),), 0.5)


def items(count: int, first: int = 1) -> list[Item]:
    return [Item(f"{n}", "a.yaml", n, Place("a.yaml"), "", None) for n in range(first, first + count)]


def never() -> bool:
    return False


def of(hands: Hands, count: int, *skipped: int) -> Iterator[tuple[Item, Outcome | None]]:
    return outcomes(items(count), order(), hands, lambda item: item.row in skipped, never)


@pytest.mark.parametrize(
    ("workers", "count", "parcels"),
    [
        (1, 45, [1, 2, 3, 4, 5, 6, 7, 8, 8, 1]),
        (2, 14, [1, 1, 2, 2, 3, 3, 2]),
        (3, 5, [1, 1, 1, 2]),
        (2, 0, []),
    ],
)
def test_parcels_are_small_first_and_each_item_comes_back_in_order(workers: int, count: int, parcels: list[int]):
    hands = Hands(workers)

    found = list(of(hands, count))

    assert found == [(item, made(item)) for item in items(count)]
    assert [len(line.split()) for line in hands.diary[1:-1]] == parcels
    assert hands.patient == parcels
    assert hands.diary[:1] + hands.diary[-1:] == (["begin", "end"] if count else [])


@pytest.mark.parametrize(
    ("workers", "ahead"), [(1, ["1", "2 3", "4 5 6"]), (2, ["1", "2", "3 4", "5 6", "7 8 9", "10 11 12"])]
)
def test_three_parcels_for_each_worker_are_in_hand(workers: int, ahead: list[str]):
    hands = Hands(workers)
    work = of(hands, 60)

    next(work)
    assert hands.diary == ["begin", *ahead]
    work.close()  # type: ignore[attr-defined]
    assert hands.diary == ["begin", *ahead, "end"]


def test_what_need_not_be_made_is_in_its_place_without_an_outcome():
    hands = Hands(1)

    found = list(of(hands, 6, 1, 3, 4))

    assert [(item.name, None if outcome is None else outcome.problems) for item, outcome in found] == [
        ("1", None),
        ("2", (Problem("2 is seen."),)),
        ("3", None),
        ("4", None),
        ("5", (Problem("5 is seen."),)),
        ("6", (Problem("6 is seen."),)),
    ]
    assert hands.diary == ["begin", "2", "5 6", "end"]


def test_where_nothing_need_be_made_nobody_is_called():
    hands = Hands(2)

    assert [outcome for _, outcome in of(hands, 3, 1, 2, 3)] == [None, None, None]
    assert hands.diary == []


def test_a_stopped_run_finishes_what_is_in_hand_and_begins_no_more():
    hands, stops = Hands(1), []
    work = outcomes(items(60), order(), hands, lambda _: False, lambda: bool(stops))
    found = [next(work)[0].name]
    stops.append("now")

    found += [item.name for item, _ in work]

    assert found == ["1", "2", "3", "4", "5", "6"]
    assert hands.diary == ["begin", "1", "2 3", "4 5 6", "end"]


def test_one_that_kills_its_worker_is_found_and_costs_no_other(caplog: pytest.LogCaptureFixture):
    hands = Hands(1, "3")

    found = list(of(hands, 10))

    died = Outcome(None, (Problem("The worker died while making it, or was still at it after 60 seconds."),), 0.0)
    assert found == [(item, died if item.name == "3" else made(item)) for item in items(10)]
    assert hands.diary == [
        *("begin", "1", "2 3", "4 5 6", "7 8 9 10", "broken"),  # “2 3” dies, and so do those behind it
        *("begin", "2", "3", "broken"),
        *("begin", "4 5 6", "7 8 9 10", "end"),
    ]
    assert hands.patient == [1, 2, 1, 1, 3, 4]
    assert [(one.levelname, one.getMessage()) for one in caplog.records if one.levelname == "WARNING"] == [
        ("WARNING", "A worker died; each of its items is made alone: 2, 3"),
        ("WARNING", "A worker died alone with 3"),
    ]


def test_a_pool_that_takes_nothing_more_is_replaced_as_one_that_died():
    hands = Hands(1, "1", "refuses")

    found = [(item.name, outcome == made(item)) for item, outcome in of(hands, 6)]

    assert found == [("1", False), *((f"{n}", True) for n in range(2, 7))]
    assert hands.diary == [
        "begin",
        "1",
        "2 3",
        "4 5 6",
        "broken",
        "begin",
        "1",
        "broken",
        "begin",
        "2 3",
        "4 5 6",
        "end",
    ]


def test_how_long_a_worker_was_waited_for_is_told_as_it_was_asked():
    hands = Hands(1, "1")
    asked = order(seconds=2.5)
    hands.executor = lambda _: Dead()  # type: ignore[method-assign]

    [(_, outcome)] = outcomes(items(1), asked, hands, lambda _: False, never)

    assert outcome == Outcome(
        None, (Problem("The worker died while making it, or was still at it after 2.5 seconds."),), 0.0
    )


class Dead(Executor):
    """An executor that is broken from the first."""

    def submit(self, function: Callable[..., Any], /, *given: Any, **more: Any) -> Future[Any]:  # noqa: ARG002 - as an executor has it
        message = "cannot schedule new futures"
        raise RuntimeError(message)


def test_a_library_that_is_not_sound_ends_it_all():
    error = LibraryError([Problem("It is not sound.")])
    hands = Hands(1, "1", error=error)

    with pytest.raises(LibraryError) as raised:
        list(of(hands, 6))

    assert raised.value is error
    assert hands.diary == ["begin", "1", "2 3", "4 5 6", "end"]


def test_what_was_finished_before_a_pool_broke_is_not_made_again():
    """Two parcels were done when the one before them died."""
    hands = Hands(1)
    first, second, third = Future[Any](), Future[Any](), Future[Any]()
    first.set_exception(RuntimeError("dead"))
    second.set_result((made(items(1, 2)[0]), made(items(1, 3)[0])))
    third.cancel()
    given = [first, second, third]

    class Mixed(Pool):
        def submit(self, function: Callable[..., Any], /, *asked: Any, **more: Any) -> Future[Any]:
            done = super().submit(function, *asked, **more)
            return given.pop(0) if given else done

    hands.executor = lambda _: Mixed(hands)  # type: ignore[method-assign]

    found = list(of(hands, 6))

    assert found == [(item, made(item)) for item in items(6)]
    assert hands.diary == ["1", "2 3", "4 5 6", "broken", "1", "4 5 6", "end"]
