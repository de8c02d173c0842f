"""Where a fault of our own arose, for whoever mends it: modules, lines and functions, and nothing of the answers."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path

from assembler.batch.reports import Report

FAULTS = "faults.txt"
"""The file of the output folder that keeps them. It is there only where an item failed by a fault of ours, or took too long."""

_FRAMES = 40
"""The last calls of an error's way that are kept: a recursion without end has a thousand, all alike."""

_PACKAGE = Path(__file__).parents[1]


def trace_of(error: BaseException) -> str:
    """Where an error arose, and those that it came from, the first of them first.

    Of each: its type, and the files, lines and functions on its way. Neither its message nor any value is in it, since an answer could
    be; nor is the folder that we are installed in, since it can bear a person's name.
    """
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    frames = traceback.extract_tb(error.__traceback__, limit=-_FRAMES)
    lines = [f"{_file(frame.filename)}:{frame.lineno} in {frame.name}: {frame.line}" for frame in frames]
    return "\n".join([*([trace_of(earlier)] if earlier else []), *lines, type(error).__qualname__])


def _file(name: str) -> str:
    path = Path(name)
    return path.relative_to(_PACKAGE.parent).as_posix() if path.is_relative_to(_PACKAGE) else path.name


def faults_text(failed: Iterable[Report]) -> Iterator[bytes]:
    """The faults of a run, each under the name of its agreement."""
    yield b"Where assembler failed by a fault of its own, or was when the time was up. Report it with this file: no answer is in it.\n"
    for report in failed:
        if report.trace:
            yield f"\n{report.name}\n{report.trace}\n".encode("utf-8", "backslashreplace")
