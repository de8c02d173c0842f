"""The pool of processes on this machine."""

import sys

import pytest
from batch.making import order

from assembler.batch import LocalCrew


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
