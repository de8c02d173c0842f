"""A dask cluster as the crew: dask.distributed's own executor. The workers have this version of assembler installed."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import Any

from assembler.batch.crew import Crew
from assembler.batch.items import Order
from assembler.errors import OutputError, Problem

_STARTING = 30.0
"""Seconds in which a worker may import assembler and compile the library, once."""


@dataclass
class DaskCrew(Crew):
    """The workers of a cluster. They keep no time themselves, so one that hangs is given up from here."""

    address: str
    size: int = 1
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
        """Let go of the executor's tasks; the cluster stays."""
        executor.shutdown(wait=not broken)

    def patience(self, order: Order, items: int) -> float:
        """As long as so many items may take, behind as many others, with time for a worker to start."""
        return _STARTING + 2 * order.seconds * items

    def close(self) -> None:
        """Leave the cluster."""
        self._client.close()
