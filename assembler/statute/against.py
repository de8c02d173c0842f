"""What prevents a signature copy, counted: the one count of it, whoever reports it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assembler.statute.findings import Finding


class Against(Struct, frozen=True):
    """How many blocks, unaccepted warnings and open points prevent a signature copy. A clause that must be in and is not is a block."""

    blocks: int
    warnings: int
    points: int

    @property
    def grave(self) -> bool:
        """Whether there is a block or a warning."""
        return bool(self.blocks or self.warnings)

    def __str__(self) -> str:
        counts = ((self.blocks, "block"), (self.warnings, "warning"), (self.points, "open point"))
        return ", ".join(f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in counts)


def against(findings: Iterable[Finding], points: int) -> Against:
    """The count of the findings that apply, with a number of open points."""
    found = [finding.counts_as for finding in findings if finding.applies]
    return Against(found.count("BLOCK"), found.count("WARN"), points)
