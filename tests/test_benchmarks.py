"""The benchmark of one warm process runs to its end, and every program in it makes the same document. What it measures is not looked at."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.slow
def test_the_benchmark_compares_equal_documents_and_prints_its_tables():
    done = subprocess.run(
        [sys.executable, "benchmarks/run.py", "--quick", "--part", "warm,floor"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert [line.partition(" ")[0] for line in done.stdout.splitlines() if line.startswith("(")] == ["(a,", "(f)"]
