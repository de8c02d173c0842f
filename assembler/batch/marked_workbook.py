"""What is to be corrected as a workbook: rows as text under the headings they had, each wrong cell coloured and with a note."""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assembler.batch.cell_text import escaped
from assembler.batch.cells import CellPlace
from assembler.batch.columns import AGREEMENT, AGREEMENTS, FORMAT_SHEET, READ_ME
from assembler.batch.rows import Layout, SheetRow
from assembler.errors import Problem
from assembler.word.package import join, packed_member

_WRONG = PatternFill("solid", fgColor="FFC7CE")
_HEAD = PatternFill("solid", fgColor="DDE3EA")
_BOLD = Font(bold=True)

_MOST_NOTES = 2_000
"""Cells with a note: each is kept in memory until the workbook is written. All that are wrong are coloured."""

_LONGEST_NOTE = 1_000
"""Characters of a note, which nobody scrolls in."""

_READ_ME = (
    "What is to be corrected",
    "Each cell that is wrong is coloured, and a note on it says what is wrong and what would cure it.",
    "Where a whole row is wrong, or something that is not in this workbook, the note is on the name of the row.",
    "All rows of an agreement that failed are here, right or wrong. Change what is wrong; leave the rest.",
    "Then save this workbook under its own name, and run it into the same folder:",
    "assembler batch run FOLDER/to-correct.xlsx --out FOLDER",
    "What was made before stays as it is. Your corrections are never overwritten.",
)


class CellMarks:
    """What is wrong with each cell, by sheet, row and heading."""

    def __init__(self, failed: Mapping[tuple[str, int], tuple[Problem, ...]]) -> None:
        """`failed` has the problems of each agreement, by its file and row. One that has no cell here is put on the agreement's id."""
        self._said: dict[tuple[str, int, str], list[str]] = defaultdict(list)
        for (_, row), problems in failed.items():
            for problem in problems:
                place = problem.place
                at = (place.sheet, place.row, place.heading) if isinstance(place, CellPlace) else (AGREEMENTS, row, "")
                said = self._said[self._named(at)]
                words = f"{problem.message} {problem.cure}".strip()
                if words not in said:
                    said.append(words)

    @staticmethod
    def _named(at: tuple[str, int, str]) -> tuple[str, int, str]:
        sheet, row, heading = at
        return (sheet, row, heading or ("id" if sheet == AGREEMENTS else AGREEMENT))

    def note(self, sheet: str, row: int, heading: str) -> str:
        """What is wrong with a cell; empty where nothing is."""
        text = "\n".join(self._said.get((sheet, row, heading), ()))
        return text if len(text) <= _LONGEST_NOTE else f"{text[:_LONGEST_NOTE]} …"


def write_marked_book(
    file: BinaryIO,
    rows: Mapping[str, Iterable[SheetRow]],
    layouts: Mapping[str, Layout],
    marks: CellMarks,
    answers_format: str = "",
) -> None:
    """Write rows as a workbook of text, each sheet under the headings it had; nothing in it is a formula. Equal rows give equal bytes.

    `answers_format` is the format of rows that do not say theirs.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(READ_ME)
    sheet.column_dimensions["A"].width = 110
    for number, line in enumerate(_READ_ME):
        sheet.append([text_cell(sheet, line, _BOLD if number == 0 else None)])
    left = _MOST_NOTES
    for title, lines in rows.items():
        left = _write(book.create_sheet(title), layouts[title], lines, marks, left)
    if answers_format:
        hidden = book.create_sheet(FORMAT_SHEET)
        hidden.sheet_state = "hidden"
        hidden.append([answers_format])
    stream = io.BytesIO()
    book.save(stream)
    file.write(_undated(stream.getvalue()))


def _write(sheet: Worksheet, layout: Layout, rows: Iterable[SheetRow], marks: CellMarks, left: int) -> int:
    """Write one sheet with up to so many notes; how many may still be written."""
    headings = _headings(layout)
    for number, heading in enumerate(headings, 1):
        sheet.column_dimensions[get_column_letter(number)].width = max(
            14, min(40, len(layout.spoken.get(heading, heading)) + 4)
        )
    sheet.freeze_panes = "B3" if layout.spoken else "B2"
    if layout.spoken:
        sheet.row_dimensions[1].hidden = True
    for line in _heads(headings, layout):
        sheet.append([text_cell(sheet, words, _BOLD, _HEAD) for words in line])
    for row in rows:
        cells = []
        for heading in headings:
            note = marks.note(row.sheet, row.number, heading)
            cell = text_cell(sheet, row.texts.get(heading), fill=_WRONG if note else None)
            if note and left:
                left -= 1
                cell.comment = Comment(escaped(note), "assembler", width=360, height=160)
            cells.append(cell)
        sheet.append(cells)
    return left


def _headings(layout: Layout) -> list[str]:
    """The headings a sheet had, in its order; those that are only passed over, or that it had not, are left out."""
    return sorted(layout.letters, key=lambda heading: column_index_from_string(layout.letters[heading]))


def _heads(headings: list[str], layout: Layout) -> Iterator[list[str]]:
    yield headings
    if layout.spoken:
        yield [layout.spoken.get(heading, "") for heading in headings]


def _undated(book: bytes) -> bytes:
    """The workbook without the times at which it was written."""
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["docProps/core.xml"] = re.sub(rb"<dcterms:(\w+)[^>]*>[^<]*</dcterms:\1>", b"", parts["docProps/core.xml"])
    return join(packed_member(name, data) for name, data in parts.items())


def text_cell(sheet: Worksheet, text: str | None, font: Font | None = None, fill: PatternFill | None = None) -> Cell:
    """A cell that holds text, even where it begins like a formula."""
    cell = WriteOnlyCell(sheet, value=escaped(text) if text else None)
    if text:
        cell.data_type = "s"
    cell.number_format = "@"
    if font:
        cell.font = font
    if fill:
        cell.fill = fill
    return cell
