"""A dask cluster as the crew: dask.distributed's own executor. The workers have this version of assembler installed."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from assembler.batch.crew import Crew
from assembler.batch.items import Order
from assembler.batch.worker import produce_all
from assembler.errors import OutputError, Problem

_TASKS = f"{produce_all.__name__}-"
"""What dask makes the names of our tasks begin with."""


@dataclass
class DaskCrew(Crew):
    """The workers of a cluster. They keep no time themselves, so one that hangs is given up from here, and started afresh.

    `starting` is the seconds in which a worker may import assembler and compile the library, once.
    """

    address: str
    size: int = 1
    starting: float = 30.0
    _client: Any = field(default=None, repr=False)

    def __post_init__(self) -> None:
        """Connect. Raises OutputError when dask is not installed, or no cluster with workers answers."""
        try:
            from distributed import Client  # noqa: PLC0415 - an optional extra
        except ImportError:
            problem = Problem("dask.distributed is not installed.", cure="Install assembler with its extra `dask`.")
            raise OutputError(problem) from None
        try:
            self._client = Client(self.address, timeout=10)  # type: ignore[no-untyped-call]
        except (OSError, ValueError) as error:
            raise OutputError(Problem(f"No dask cluster answers at {self.address}: {error}.")) from None
        self.size = max(1, sum(self._client.nthreads().values()))

    def executor(self, order: Order) -> Executor:  # noqa: ARG002 - each worker makes its own workshop
        """Dask's own executor: it gives a dead worker's work to another, and fails a task that kills several."""
        executor: Executor = self._client.get_executor(pure=False)
        return executor

    def dismiss(self, executor: Executor, *, broken: bool) -> None:
        """Let go of the executor's tasks; the cluster stays. Of a broken one, the workers that are at something of ours start afresh."""
        busy = self._at_work() if broken else []
        executor.shutdown(wait=not broken)
        if busy:
            self._start_afresh(busy)

    def _at_work(self) -> list[str]:
        tasks: dict[str, Iterable[Any]] = self._client.processing()
        return [worker for worker, keys in tasks.items() if any(str(key).startswith(_TASKS) for key in keys)]

    def _start_afresh(self, workers: list[str]) -> None:
        """Nothing but the end of its process ends a thread that hangs. A worker that no nanny of dask's watches over is left as it is."""
        with suppress(ValueError, OSError):
            self._client.restart_workers(workers, timeout=self.starting, raise_for_error=False)

    def patience(self, order: Order, items: int) -> float:
        """As long as so many items may take, behind as many others, with time for a worker to start."""
        return self.starting + 2 * order.seconds * items

    def close(self) -> None:
        """Leave the cluster."""
        self._client.close()
