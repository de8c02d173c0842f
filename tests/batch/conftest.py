from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext

import pytest
from batch.making import as_one_thread
from searching import WHOLE


@pytest.fixture(autouse=True)
def copied_workers(request: pytest.FixtureRequest) -> Iterator[None]:
    """Workers are copies of this process; where a test is about those that start afresh, and in the whole suite, they start afresh."""
    with nullcontext() if WHOLE or request.node.get_closest_marker("spawned") else as_one_thread():
        yield
