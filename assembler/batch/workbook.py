"""An Excel workbook as a source: a row for each agreement, and a sheet for each repeated group with its rows in any order.

Cells are read as a stream; all rows wait on disk, in a private database that vanishes with the process, until their agreement comes.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from msgspec.structs import replace

from assembler.batch.cells import SheetPlace
from assembler.batch.columns import AGREEMENT, AGREEMENTS, EXAMPLE, FORMAT_OF_ANSWERS, is_example, sheets
from assembler.batch.files import forced
from assembler.batch.items import Item
from assembler.batch.marked_workbook import CellMarks, write_marked_book
from assembler.batch.rows import SheetRow, item_of
from assembler.batch.spreadsheet import Book, opened_book
from assembler.batch.strays import RowName, Strays
from assembler.errors import AnswersError, Place, Problem

_ORDER = {sheet.title: number for number, sheet in enumerate(sheets())}


class WorkbookSource:
    """A workbook laid out as `assembler batch template` writes it. Each output has its agreement's id for its name."""

    ending = ".xlsx"

    def __init__(self, path: Path) -> None:
        """Check the layout. Raises AnswersError when the workbook cannot be opened, or has a sheet or column that is not ours."""
        self.path = path
        with opened_book(path) as book:
            self._layouts = book.layouts()
            self._hidden = tuple(book.hidden(self._layouts))
            self._format = book.format()
        self._examples: list[Place] = []

    def count(self) -> int:
        """About how many there are: rows that are there but empty count too."""
        with opened_book(self.path) as book:
            return book.length

    def items(self) -> Iterator[Item]:
        """A set for each row of the agreements, then a failed one for each group's row that belongs to none: a stray.

        Raises AnswersError where there is nothing but the template's example.
        """
        file = self.path.name
        with opened_book(self.path) as book, closing(sqlite3.connect("")) as waiting:
            self._examples = [SheetPlace(AGREEMENTS, number).place(file, "") for number in _stage(book, waiting)]
            agreements = dict.fromkeys(name for (name,) in waiting.execute(_AGREEMENTS, (AGREEMENTS,)))
            self._refuse_example_alone(agreements)
            agreements.pop("", None)
            names = (RowName(*name) for name in waiting.execute(_NAMES, (AGREEMENTS,)))
            strays = Strays(names, agreements)
            seen: set[str] = set()
            for row in _selected(waiting, "title = ?", AGREEMENTS):
                identity = row.texts.get("id", "")
                groups = (
                    () if not identity or identity in seen else _selected(waiting, _OF_GROUPS, identity, AGREEMENTS)
                )
                seen.add(identity)
                if self._format and FORMAT_OF_ANSWERS not in row.texts:
                    row = replace(row, texts={FORMAT_OF_ANSWERS: self._format, **row.texts})  # noqa: PLW2901
                yield item_of(row, groups, self._layouts, file, strays.holding(identity, self._layouts, file))
            for row in _selected(waiting, "title != ?", AGREEMENTS):
                if row.texts.get(AGREEMENT, "") not in agreements:
                    yield strays.item(row, self._layouts, file)

    def _refuse_example_alone(self, agreements: Mapping[str, None]) -> None:
        if self._examples and not agreements:
            cure = f"Fill in a row of the sheet “{AGREEMENTS}”, with another id than “{EXAMPLE}”."
            raise AnswersError(Problem("There are no answers in it but the example.", Place(str(self.path)), cure))

    def remarks(self) -> tuple[Problem, ...]:
        """What should be known of it as a whole: hidden sheets, columns passed over, and, once it is gone through, its example."""
        file = self.path.name
        remarks = [Problem("It is hidden; what it holds was used all the same.", place) for place in self._hidden]
        for title, layout in self._layouts.items():
            for letter, heading in layout.others.items():
                place = SheetPlace(title, 1, letter, heading).place(file, "")
                remarks.append(Problem("The column was passed over: it holds notes of your own.", place))
        cure = "Give it another id to have it made."
        remarks += [Problem("The example was passed over.", place, cure) for place in self._examples]
        return tuple(remarks)

    def write_failed(self, failed: Mapping[tuple[str, int], tuple[Problem, ...]], target: Path) -> bool:
        """The rows as text, cell by cell, under the same headings, with what is wrong marked; and any row that belongs to no agreement."""
        rows = {row for _, row in failed}
        with opened_book(self.path) as book, forced(target) as file:
            agreements = {row.number: row.texts.get("id", "") for row in book.rows(AGREEMENTS)}
            wanted = {identity for number, identity in agreements.items() if identity and number in rows}
            known = {*agreements.values()} - {""}

            def kept(row: SheetRow) -> bool:
                key = row.texts.get(AGREEMENT, "")
                if row.sheet == AGREEMENTS:
                    return row.number in rows
                return key in wanted or (0 in rows and key not in known and not is_example(key))

            sheets_kept = {title: (row for row in book.rows(title) if kept(row)) for title in self._layouts}
            write_marked_book(file, sheets_kept, self._layouts, CellMarks(failed), self._format)
        return True


_AGREEMENTS = "SELECT agreement FROM rows WHERE title = ? ORDER BY number"
_NAMES = "SELECT title, number, agreement FROM rows WHERE title != ? ORDER BY sheet, number"
_OF_GROUPS = "agreement = ? AND title != ?"


def _stage(book: Book, waiting: sqlite3.Connection) -> list[int]:
    """Put every row aside under its agreement but those of the template's example; the numbers of the example's own."""
    waiting.execute(
        "CREATE TABLE rows (agreement TEXT, sheet INTEGER, number INTEGER, title TEXT, texts TEXT, notes TEXT)"
    )
    examples: list[int] = []
    for title in book.titles:
        waiting.executemany("INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?)", _answers(book, title, examples))
    waiting.execute("CREATE INDEX by_agreement ON rows (agreement, sheet, number)")
    waiting.execute("CREATE INDEX by_sheet ON rows (sheet, number)")
    return examples


def _answers(book: Book, title: str, examples: list[int]) -> Iterator[tuple[str | int, ...]]:
    key = "id" if title == AGREEMENTS else AGREEMENT
    for row in book.rows(title):
        name = row.texts.get(key, "")
        if not is_example(name):
            notes = json.dumps((row.formulas, row.broken, row.astray, row.remarks))
            yield name, _ORDER[row.sheet], row.number, row.sheet, json.dumps(row.texts), notes
        elif title == AGREEMENTS:
            examples.append(row.number)


def _selected(waiting: sqlite3.Connection, which: str, *values: str) -> Iterator[SheetRow]:
    """Rows put aside, an outer list's before those of the lists in it."""
    query = f"SELECT title, number, texts, notes FROM rows WHERE {which} ORDER BY sheet, number"  # noqa: S608 - our own words
    for title, number, texts, notes in waiting.execute(query, values):
        formulas, broken, astray, remarks = json.loads(notes)
        yield SheetRow(
            title, number, json.loads(texts), tuple(formulas), tuple(broken), tuple(astray), tuple(map(tuple, remarks))
        )
