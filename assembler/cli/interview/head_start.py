"""What an interview needs later, read while the first question is being answered."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from assembler.interview.core.state import State


class HeadStart:
    """The library read, compiled and tried once while the first question is on the screen, in the time that its reader takes.

    `warm` does that, with `state`, which is None where nothing is answered yet.
    """

    def __init__(self, warm: Callable[[State | None], None]) -> None:
        self.warm = warm
        self.state: State | None = None
        self.begun = False

    def begin(self) -> None:
        """Begin, unless it has begun."""
        if not self.begun:
            self.begun = True
            threading.Thread(target=lambda: self.warm(self.state), name="head start", daemon=True).start()
