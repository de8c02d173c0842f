"""An item of which it is settled what is to become of it: its report, its entry, and the files that are to be written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from assembler.batch.files import HeldError
from assembler.batch.items import Item, Made
from assembler.batch.ledger import KnownFile
from assembler.batch.outputs import Placing, State
from assembler.batch.reports import Report


class Settled(Struct, frozen=True):
    """An item with its report, what the journal is to say of it, and what was made of it, if anything.

    A record is written wherever it is not there, a file only where its place says so, and never before its record. What is `stale`, of an
    earlier run and wanted no more, is removed once the others are there.
    """

    item: Item
    report: Report
    entry: dict[str, Any] | None
    made: Made | None = None
    stale: tuple[KnownFile, ...] = ()


class OnDisk(Struct, frozen=True):
    """How many of an item's files are on the disk, and why no more are, where one is held."""

    files: int
    held: HeldError | None = None


def report_of(
    item: Item, placings: tuple[Placing, ...], sha256: str, seconds: float, facts: Mapping[str, Any] | None = None
) -> Report:
    """The report of an item whose files go to these places; the `sha256` is that of the first."""
    more = {name: facts[name] for name in _REPORTED if facts and name in facts}
    where = _state(placings), placings[0].output, sha256
    return Report(item.name, item.file, item.row, *where, (), item.warnings, seconds, placings=placings, more=more)


_REPORTED = ("across", "changes of ours", "conflicts", "instructions", "before signing", "papers")
"""The facts that a report gives too."""


def _state(placings: tuple[Placing, ...]) -> State:
    """What a report says of an item with these files."""
    states = {one.state for one in placings}
    state: State
    for state in ("edited by hand", "conflict"):
        if state in states:
            return state
    return states.pop() if len(states) == 1 else "update"


def known_files(made: Made, placings: tuple[Placing, ...]) -> dict[str, KnownFile]:
    """The files that were made of an item, as the next run is to know them."""
    return {
        part: KnownFile(placing.output, file.sha256, None if file.record is None else file.record.sha256)
        for (part, file), placing in zip(made.parts(), placings, strict=True)
    }
