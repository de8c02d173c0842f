"""Law 4: the same inputs give the same bytes, whatever the process is like."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from laws.digest import digests

pytestmark = pytest.mark.slow

SCRIPT = Path(__file__).with_name("digest.py")


def elsewhere(**environment: str) -> list[str]:
    """The digests that another process finds, in another environment."""
    done = subprocess.run(
        [sys.executable, str(SCRIPT)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | environment,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "12345", "TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8", "LANG": "de_DE.UTF-8"},
        {"PYTHONHASHSEED": "1", "PYTHONUTF8": "0", "LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=lambda environment: environment["PYTHONHASHSEED"],
)
def test_another_hash_seed_time_zone_and_locale_make_the_same_bytes(environment: dict[str, str]):
    assert elsewhere(**environment) == digests()


def test_the_same_process_makes_the_same_bytes_again():
    assert digests() == digests()
