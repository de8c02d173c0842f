"""What every test shares: those that need an outside judge are slow."""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """LibreOffice and the Open XML SDK take seconds to start."""
    for item in items:
        if item.get_closest_marker("office") or item.get_closest_marker("sdk"):
            item.add_marker("slow")
