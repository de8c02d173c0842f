"""The log of whoever looks for a fault: with ASSEMBLER_DEBUG set, everything that our modules log goes to standard error."""

from __future__ import annotations

import os

SETTING = "ASSEMBLER_DEBUG"


def asked_for() -> bool:
    """Whether the environment asks for it."""
    return bool(os.environ.get(SETTING))


def log_where_raised(error: BaseException) -> None:
    """Log where an error was raised, where that is asked for: its words alone reach the officer."""
    if asked_for():
        import logging

        logging.getLogger(__name__).debug("It was raised here:", exc_info=error)


def log_if_asked() -> None:
    """Show the log, in this process, where it is asked for. Each process of a batch calls it for itself."""
    if not asked_for():
        return
    import logging

    ours = logging.getLogger("assembler")
    ours.setLevel(logging.DEBUG)
    if not any(type(handler) is logging.StreamHandler for handler in ours.handlers):
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(name)s: %(message)s"))
        ours.addHandler(handler)
