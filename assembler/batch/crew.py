"""Who does the work: any `concurrent.futures.Executor`, its outcomes taken in the order of the items, whatever finishes first."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.context import BaseContext

from msgspec import Struct

from assembler.batch.items import Item, Order, Outcome
from assembler.batch.worker import produce_all, workshop
from assembler.errors import AssemblerError, Problem
from assembler.logs import logger_of

_LOG = logger_of(__name__)

_LARGEST = 8
"""Items in one parcel of work: enough that handing it over costs little beside making it."""

_AHEAD = 3
"""Parcels in hand for each worker: enough that none waits for another, few enough that memory stays flat."""


_MOST_ON_WINDOWS = 61
"""Processes in one pool: Windows waits for no more at once, and Python refuses a larger pool there."""


class Crew(ABC):
    """Workers behind an executor, which can be replaced when it breaks."""

    size: int

    @abstractmethod
    def executor(self, order: Order) -> Executor:
        """A working executor."""

    @abstractmethod
    def dismiss(self, executor: Executor, *, broken: bool) -> None:
        """End an executor; a broken one without waiting for what it is doing."""

    @abstractmethod
    def patience(self, order: Order, items: int) -> float | None:
        """The seconds to wait for so many items, or None where the workers keep time themselves."""

    def close(self) -> None:  # noqa: B027 - most have nothing to do
        """Let go of what the crew holds beside its executors."""


@dataclass
class LocalCrew(Crew):
    """Processes on this machine. Each keeps its own time, so nobody waits here for one that hangs. Each first calls `begin`, if given."""

    size: int = field(default_factory=lambda: os.cpu_count() or 1)
    begin: Callable[[], None] | None = None

    def executor(self, order: Order) -> Executor:
        """A pool of processes. Where a process can be copied (no other thread may be at work), the library is compiled before it is."""
        if sys.platform == "linux" and threading.active_count() == 1:
            workshop(order)
            context: BaseContext = multiprocessing.get_context("fork")
        else:
            context = multiprocessing.get_context("spawn")
        workers = min(self.size, _MOST_ON_WINDOWS) if sys.platform == "win32" else self.size
        return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin_worker, initargs=(self.begin,))

    def dismiss(self, executor: Executor, *, broken: bool) -> None:
        """End the pool."""
        executor.shutdown(wait=not broken, cancel_futures=True)

    def patience(self, order: Order, items: int) -> None:
        """The processes keep time themselves."""


def _begin_worker(begin: Callable[[], None] | None) -> None:
    """Leave Ctrl-C, which reaches every process, to the one that decides what to finish; and end when that one is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    if begin is not None:
        begin()


def _end_with_the_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


Skip = Callable[[Item], bool]
Parcel = tuple[Item, ...]


def outcomes(
    items: Iterable[Item], order: Order, crew: Crew, skip: Skip, stopped: Callable[[], bool]
) -> Iterator[tuple[Item, Outcome | None]]:
    """Each item with its outcome, or with None where `skip` says that nothing need be made, in the order of the items.

    Once `stopped` says so no more items are begun; those in hand are finished.
    """
    work = _Work(order, crew, skip)
    parcels = _parcels(items, crew.size)
    try:
        while True:
            while len(work.waiting) < _AHEAD * crew.size and not stopped() and (parcel := next(parcels, None)):
                work.begin(parcel)
            if not work.waiting:
                return
            yield from work.finish()
    finally:
        work.end()


def _parcels(items: Iterable[Item], workers: int) -> Iterator[Parcel]:
    """Small parcels first, so that a short source keeps every worker busy; then parcels of the full size."""
    source, made = iter(items), 0
    while parcel := tuple(islice(source, min(_LARGEST, 1 + made // workers))):
        made += 1
        yield parcel


class _Begun(Struct):
    parcel: Parcel
    doing: Parcel
    future: Future[tuple[Outcome, ...]] | None


class _Work:
    def __init__(self, order: Order, crew: Crew, skip: Skip) -> None:
        self.order = order
        self.crew = crew
        self.skip = skip
        self.pool: Executor | None = None
        self.waiting: deque[_Begun] = deque()

    def begin(self, parcel: Parcel) -> None:
        doing = tuple(item for item in parcel if not self.skip(item))
        self.waiting.append(_Begun(parcel, doing, self.submitted(doing) if doing else None))

    def submitted(self, items: Parcel) -> Future[tuple[Outcome, ...]]:
        if self.pool is None:
            self.pool = self.crew.executor(self.order)
        try:
            return self.pool.submit(produce_all, self.order, items)
        except (
            RuntimeError
        ) as error:  # the pool broke since the last parcel: this one will be taken up again with the others
            failed: Future[tuple[Outcome, ...]] = Future()
            failed.set_exception(error)
            return failed

    def finish(self) -> Iterator[tuple[Item, Outcome | None]]:
        """The oldest parcel's items with their outcomes."""
        begun = self.waiting.popleft()
        made = iter(self.made(begun))
        doing = {id(item) for item in begun.doing}
        for item in begun.parcel:
            yield item, next(made) if id(item) in doing else None

    def made(self, begun: _Begun) -> tuple[Outcome, ...]:
        if begun.future is None:
            return ()
        try:
            return begun.future.result(self.crew.patience(self.order, len(begun.doing)))
        except AssemblerError:  # the library or the template is not sound: no item can be made
            raise
        except Exception:  # noqa: BLE001 - a dead worker or a broken pool, in whatever words the executor has for it
            names = ", ".join(item.name for item in begun.doing)
            _LOG.warning("A worker died; each of its items is made alone: %s", names)
            _LOG.debug("What its executor says", exc_info=True)
            return self.one_by_one(begun.doing)

    def one_by_one(self, suspects: Parcel) -> tuple[Outcome, ...]:
        """Each alone, so that the one that kills its worker is known; then what the broken pool left undone is begun again."""
        self.end(broken=True)
        found = tuple(self.alone(item) for item in suspects)
        for begun in self.waiting:
            lost = begun.future is not None and (
                not begun.future.done() or begun.future.cancelled() or begun.future.exception()
            )
            if lost:
                begun.future = self.submitted(begun.doing)
        return found

    def alone(self, item: Item) -> Outcome:
        try:
            return self.submitted((item,)).result(self.crew.patience(self.order, 1))[0]
        except Exception:  # noqa: BLE001 - as above
            _LOG.warning("A worker died alone with %s", item.name)
            self.end(broken=True)
            limit = f"{self.order.seconds:g} seconds"
            return Outcome(None, (Problem(f"The worker died while making it, or was still at it after {limit}."),), 0.0)

    def end(self, *, broken: bool = False) -> None:
        if self.pool is not None:
            self.crew.dismiss(self.pool, broken=broken)
            self.pool = None
