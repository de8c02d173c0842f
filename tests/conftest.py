"""What every test shares: how properties are tried, and that a test which needs an outside judge is slow."""

import pytest
import searching  # noqa: F401 - it registers the profile
from hypothesis import settings

settings.load_profile("suite")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """LibreOffice and the Open XML SDK take seconds to start."""
    for item in items:
        if item.get_closest_marker("office") or item.get_closest_marker("sdk"):
            item.add_marker("slow")
