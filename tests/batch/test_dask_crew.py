"""What is asked of a dask cluster, by a client that keeps a diary: a cluster that is real is in `test_cluster`."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any, ClassVar

import pytest
from batch.making import order

from assembler.batch.cluster import DaskCrew
from assembler.errors import OutputError, Problem


class Client:
    """A client of dask's: what was said to it, in order."""

    said: ClassVar[list[object]] = []
    threads: ClassVar[dict[str, int]] = {"one": 2, "two": 3}
    tasks: ClassVar[dict[str, tuple[object, ...]]] = {}
    fault: Exception | None = None

    def __init__(self, address: str, timeout: int) -> None:
        if self.fault:
            raise self.fault
        self.said.append(("connect", address, timeout))

    def nthreads(self) -> dict[str, int]:
        return self.threads

    def get_executor(self, *, pure: bool) -> str:
        return f"an executor, pure: {pure}"

    def processing(self) -> dict[str, tuple[object, ...]]:
        return self.tasks

    def restart_workers(self, workers: list[str], *, timeout: float, raise_for_error: bool) -> None:
        self.said.append(("restart", workers, timeout, raise_for_error))
        if "no nanny" in workers:
            raise ValueError

    def close(self) -> None:
        self.said.append("close")


class Executing:
    """An executor that tells the client's diary how it was ended."""

    def shutdown(self, *, wait: bool) -> None:
        Client.said.append(("shutdown", wait))


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package of that name, with such a client."""
    package: Any = ModuleType("distributed")
    package.Client = Client
    monkeypatch.setitem(sys.modules, "distributed", package)
    monkeypatch.setattr(Client, "said", [])


def test_a_cluster_has_as_many_workers_as_threads_and_never_none(monkeypatch: pytest.MonkeyPatch):
    found = DaskCrew("tcp://there:1")
    monkeypatch.setattr(Client, "threads", {})

    assert (found.size, DaskCrew("tcp://there:2").size) == (5, 1)
    assert Client.said == [("connect", "tcp://there:1", 10), ("connect", "tcp://there:2", 10)]
    assert found.executor(order()) == "an executor, pure: False"


@pytest.mark.parametrize("fault", [OSError("Timed out"), ValueError("Timed out")])
def test_a_cluster_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch, fault: Exception):
    monkeypatch.setattr(Client, "fault", fault)

    with pytest.raises(OutputError) as told:
        DaskCrew("tcp://there:1")

    assert told.value.problems == (Problem("No dask cluster answers at tcp://there:1: Timed out."),)


def test_dask_that_is_not_installed_is_told_with_how_to_install_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(OutputError) as told:
        DaskCrew("tcp://there:1")

    assert told.value.problems == (
        Problem("dask.distributed is not installed.", cure="Install assembler with its extra `dask`."),
    )


def test_a_worker_is_waited_for_as_long_as_its_queue_may_take():
    found = DaskCrew("tcp://there:1")

    assert (found.patience(order(seconds=5.0), 3), found.patience(order(seconds=0.5), 1)) == (60.0, 31.0)
    assert DaskCrew("tcp://there:1", starting=2.0).patience(order(seconds=5.0), 3) == 32.0


def test_of_a_broken_executor_only_busy_workers_start_afresh(
    monkeypatch: pytest.MonkeyPatch,
):
    tasks = {"one": ("produce_all-1",), "two": ("other-2", "produce_all-3"), "three": ("my_produce_all-4",), "four": ()}
    monkeypatch.setattr(Client, "tasks", tasks)
    found: Any = DaskCrew("tcp://there:1", starting=2.0)

    found.dismiss(Executing(), broken=False)
    found.dismiss(Executing(), broken=True)
    monkeypatch.setattr(Client, "tasks", {"no nanny": ("produce_all-1",)})
    found.dismiss(Executing(), broken=True)
    monkeypatch.setattr(Client, "tasks", {"one": ()})
    found.dismiss(Executing(), broken=True)
    found.close()

    assert Client.said[1:] == [
        ("shutdown", True),
        ("shutdown", False),
        ("restart", ["one", "two"], 2.0, False),
        ("shutdown", False),
        ("restart", ["no nanny"], 2.0, False),
        ("shutdown", False),
        "close",
    ]
