"""What a run leaves for somebody to decide or to look at: a table for a spreadsheet, from the manifest."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from assembler.batch.items import Work
from assembler.batch.ledger import MANIFEST, manifest_entries
from assembler.spreadsheet_lines import MARK, csv_line

Entry = Mapping[str, Any]


class Attention(Struct, frozen=True):
    """What is listed: the name of the table, that of the facts, what is to become of them in words, and the columns with their cells."""

    table: str
    fact: str
    words: str
    columns: tuple[str, ...]
    cells: Callable[[Entry, Entry], tuple[str, ...]]


def _conflict(entry: Entry, one: Entry) -> tuple[str, ...]:
    return (entry["agreement"], entry["output"], one["key"], one["why"], one["as issued"], one["theirs"], one["ours"])


def _before_signing(entry: Entry, one: Entry) -> tuple[str, ...]:
    return (entry["agreement"], entry["output"], one["level"], one["what"], one["provision"])


ATTENTION: Final[Mapping[Work, Attention]] = {
    "update": Attention(
        "conflicts.csv",
        "conflicts",
        "to be decided",
        ("agreement", "file", "passage", "what is to be decided", "as issued", "theirs", "ours"),
        _conflict,
    ),
    "vary": Attention(
        "before-signing.csv",
        "before signing",
        "to be looked at before anybody signs",
        ("agreement", "file", "level", "what is to be looked at", "provision"),
        _before_signing,
    ),
}
"""By the work whose facts they are; no other leaves anything."""


def attention_csv(folder: Path, about: Attention) -> Iterator[bytes]:
    """A row for each thing that the manifest of a folder has to be attended to."""
    yield MARK + csv_line(about.columns)
    with (folder / MANIFEST).open("rb") as file:
        for line in manifest_entries(file):
            entry = json.loads(line)
            for one in entry.get(about.fact, ()):
                yield csv_line(about.cells(entry, one))
