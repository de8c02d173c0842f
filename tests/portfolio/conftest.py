from __future__ import annotations

import pytest
from cli.running import Run, in_process


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line, run in this process."""
    return in_process(capsys)
