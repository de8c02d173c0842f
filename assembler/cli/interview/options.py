"""What `assembler interview` is asked for on the command line."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct


class InterviewOptions(Struct, frozen=True):
    """The answers file, what to begin from, and how to ask. `quick` is None where neither --quick nor --full was said."""

    file: Path
    preset: str | None
    settings: tuple[str, ...]
    earlier: Path | None
    no_input: bool
    plain: bool
    quick: bool | None
    one_by_one: bool = False
