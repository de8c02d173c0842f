"""What every test shares: how properties are tried, that a test which needs an outside judge is slow, and a library ready read."""

from contextlib import ExitStack

import pytest
from hypothesis import settings
from ready import lent
from searching import WHOLE

settings.load_profile("suite")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """LibreOffice and the Open XML SDK take seconds to start."""
    for item in items:
        if item.get_closest_marker("office") or item.get_closest_marker("sdk"):
            item.add_marker("slow")


def pytest_configure(config: pytest.Config) -> None:
    """A run on several workers, which starts hundreds of processes, lends them the library; the whole suite reads the sources in each."""
    if getattr(config.option, "numprocesses", None) and not WHOLE:
        held = ExitStack()
        held.enter_context(lent())
        config.add_cleanup(held.close)
