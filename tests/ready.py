"""The library ready read, for the many processes of a run on several workers: what a wheel holds, lent to the checkout for as long as the run lasts.

Every command, spawned worker and worker of pytest would read the sources for itself otherwise, at some two seconds each.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assembler.library.loading import READY, ready_library

LENT = Path(__file__).parents[1] / READY


@contextmanager
def lent() -> Iterator[None]:
    """The library beside the sources, by a link to a file without a name: however this process ends, the link then leads nowhere."""
    if sys.platform != "linux":
        yield
        return
    with tempfile.TemporaryFile() as held:
        held.write(ready_library().encode())
        held.flush()
        target = f"/proc/{os.getpid()}/fd/{held.fileno()}"
        link = LENT.with_name(f"{READY}.{os.getpid()}")
        link.unlink(missing_ok=True)
        link.symlink_to(target)
        link.replace(LENT)
        try:
            yield
        finally:
            if LENT.is_symlink() and os.readlink(LENT) == target:  # noqa: PTH115 - what the link says, wherever it leads
                LENT.unlink()
