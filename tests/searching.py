"""How far the suite searches: the same tenth of every long search each time, and the whole of it where ASSEMBLER_WHOLE=1 asks for it."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

WHOLE = os.environ.get("ASSEMBLER_WHOLE") == "1"

settings.register_profile("suite", deadline=None, derandomize=not WHOLE, suppress_health_check=[HealthCheck.too_slow])
"""Every property is tried on the same examples each time, and no machine is too slow for it."""


def tries(whole: int, least: int = 5) -> int:
    """How many of so many tries are made this time."""
    return whole if WHOLE else min(whole, max(whole // 10, least))


def search(examples: int) -> settings:
    """Settings of a property whose examples are dear: so many of them in the whole of its search."""
    return settings(settings.get_profile("suite"), max_examples=tries(examples))
