"""What `assembler interview` is asked for on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class InterviewOptions:
    """The answers file, what to begin from, and how to ask. `quick` is None where neither --quick nor --full was said."""

    file: Path
    preset: str | None
    settings: tuple[str, ...]
    earlier: Path | None
    no_input: bool
    plain: bool
    quick: bool | None
    one_by_one: bool = False
