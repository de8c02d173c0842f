"""An Excel workbook as a source: a row for each agreement, and a sheet for each repeated group with its rows in any order.

Cells are read as a stream; group rows wait on disk, in a private database that vanishes with the process, until their agreement comes.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing
from pathlib import Path

from assembler.batch.columns import AGREEMENT, AGREEMENTS, sheets
from assembler.batch.files import forced
from assembler.batch.items import Item
from assembler.batch.rows import SheetRow, item_of, orphan_item
from assembler.batch.spreadsheet import Book, opened_book, write_text_book

_ORDER = {sheet.title: number for number, sheet in enumerate(sheets())}


class WorkbookSource:
    """A workbook laid out as `assembler batch template` writes it. Each output has its agreement's id for its name."""

    ending = ".xlsx"

    def __init__(self, path: Path) -> None:
        """Check the layout. Raises AnswersError when the workbook cannot be opened, or has a sheet or column that is not ours."""
        self.path = path
        with opened_book(path) as book:
            self._layouts = book.layouts()

    def count(self) -> int:
        """About how many there are: rows that are there but empty count too."""
        with opened_book(self.path) as book:
            return book.length

    def items(self) -> Iterator[Item]:
        """A set for each row of the agreements, then one, failed, for each group's row that belongs to none."""
        with opened_book(self.path) as book, closing(sqlite3.connect("")) as waiting:
            _stage(book, waiting)
            seen: set[str] = set()
            for row in book.rows(AGREEMENTS):
                identity = row.texts.get("id", "")
                groups = () if identity in seen else _rows(waiting, identity)
                seen.add(identity)
                yield item_of(row, groups, self._layouts, self.path.name)
            for row in _orphans(waiting, seen):
                yield orphan_item(row, seen, self._layouts, self.path.name)

    def write_failed(self, places: Collection[tuple[str, int]], target: Path) -> bool:
        """The rows as text, cell by cell, under the same headings; and any row that belongs to no agreement."""
        rows = {row for _, row in places}
        with opened_book(self.path) as book, forced(target) as file:
            agreements = {row.number: row.texts.get("id", "") for row in book.rows(AGREEMENTS)}
            wanted = {identity for number, identity in agreements.items() if number in rows}
            known = set(agreements.values())

            def kept(row: SheetRow) -> bool:
                key = row.texts.get(AGREEMENT, "")
                return (
                    row.number in rows if row.sheet == AGREEMENTS else key in wanted or (0 in rows and key not in known)
                )

            write_text_book(file, {title: (row for row in book.rows(title) if kept(row)) for title in self._layouts})
        return True


def _stage(book: Book, waiting: sqlite3.Connection) -> None:
    """Put every group's row aside under its agreement."""
    waiting.execute(
        "CREATE TABLE rows (agreement TEXT, sheet INTEGER, number INTEGER, title TEXT, texts TEXT, notes TEXT)"
    )
    for title in book.titles:
        if title != AGREEMENTS:
            waiting.executemany(
                "INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?)",
                (_stored(row) for row in book.rows(title)),
            )
    waiting.execute("CREATE INDEX by_agreement ON rows (agreement, sheet, number)")


def _stored(row: SheetRow) -> tuple[str | int, ...]:
    notes = json.dumps((row.formulas, row.broken, row.astray))
    return (row.texts.get(AGREEMENT, ""), _ORDER[row.sheet], row.number, row.sheet, json.dumps(row.texts), notes)


def _rows(waiting: sqlite3.Connection, agreement: str) -> Iterator[SheetRow]:
    """The rows put aside for an agreement, an outer list's before those of the lists in it."""
    query = "SELECT title, number, texts, notes FROM rows WHERE agreement = ? ORDER BY sheet, number"
    for title, number, texts, notes in waiting.execute(query, (agreement,)):
        yield SheetRow(title, number, json.loads(texts), *map(tuple, json.loads(notes)))


def _orphans(waiting: sqlite3.Connection, seen: set[str]) -> Iterator[SheetRow]:
    for (agreement,) in waiting.execute("SELECT DISTINCT agreement FROM rows ORDER BY agreement").fetchall():
        if agreement not in seen or not agreement:
            yield from _rows(waiting, agreement)
