"""The loggers of our modules: the standard library's, silent unless the program that uses us listens."""

from __future__ import annotations

import logging

logging.getLogger("assembler").addHandler(logging.NullHandler())


def logger_of(module: str) -> logging.Logger:
    """The logger of a module, by its `__name__`. It has no handler that writes: whoever runs us decides what is shown, and where."""
    return logging.getLogger(module)
