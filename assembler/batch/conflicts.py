"""What is left to be decided in a folder of agreements that were brought up to date: a table for a spreadsheet, from the manifest."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from assembler.batch.ledger import MANIFEST, manifest_entries
from assembler.spreadsheet_lines import MARK, csv_line

CONFLICTS = "conflicts.csv"
_COLUMNS = ("agreement", "file", "passage", "what is to be decided", "as issued", "theirs", "ours")


def conflicts_csv(folder: Path) -> Iterator[bytes]:
    """A row for each conflict that the manifest of a folder holds."""
    yield MARK + csv_line(list(_COLUMNS))
    with (folder / MANIFEST).open("rb") as file:
        for line in manifest_entries(file):
            entry = json.loads(line)
            for one in entry.get("conflicts", ()):
                cells = [entry["agreement"], entry["output"], one["key"], one["why"]]
                yield csv_line([*cells, one["as issued"], one["theirs"], one["ours"]])
