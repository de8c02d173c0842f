"""What every test shares: how properties are tried, that a test which needs an outside judge is slow, and a library ready read."""

import gc
import os
import signal
from contextlib import suppress

import pytest
import searching  # noqa: F401 - it registers the profile
from hypothesis import settings
from shares import slow_first

from assembler.errors import LibraryError
from assembler.library.loading import load_library

settings.load_profile("suite")

gc.set_threshold(100_000, 50, 100)
"""Each process keeps the whole library and thousands of tests: to look through them for cycles as often as Python does takes a fifth of
its time."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """LibreOffice and the Open XML SDK take seconds to start. Where several workers run the tests, what is slow begins first."""
    for item in items:
        if item.get_closest_marker("office") or item.get_closest_marker("sdk"):
            item.add_marker("slow")
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "0"))
    if workers:
        items[:] = slow_first(
            items, workers, lambda item: bool(item.get_closest_marker("slow")), lambda item: item.path
        )


def pytest_configure(config: pytest.Config) -> None:
    """A run on several workers, which start hundreds of processes, reads the library first: they all find it kept.

    A run that a shell put in the background is deaf to Ctrl-C, and so would be every command that the tests start and stop with it.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if getattr(config.option, "numprocesses", None):
        with suppress(LibraryError):  # which its own tests tell
            load_library()
