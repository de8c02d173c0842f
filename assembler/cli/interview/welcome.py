"""What is said before the first question, and the status of an interview that was stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

INTERRUPTED: Final = 130


def welcome(file: Path) -> str:
    """Where the answers are kept, how to stop, and that none of it is advice."""
    return (
        f"The answers are kept in {file}: each in the journal beside it as soon as you give it, then in the file.\n"
        "You can stop at any time with Ctrl-C and go on later.\n"
        "What you learn here about the Act is not legal advice."
    )
