"""Where the journal of an answers file is: commands that only ask whether one is there need nothing else of the interview."""

from __future__ import annotations

from pathlib import Path


def journal_path(file: Path) -> Path:
    """Where the journal of an answers file is kept."""
    return file.with_name(f"{file.name}.journal")
