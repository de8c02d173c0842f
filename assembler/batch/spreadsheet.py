"""Excel files read as a stream of rows and written as text: the only home of openpyxl beside the template."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from assembler.batch.cells import SheetPlace, text_of
from assembler.batch.columns import AGREEMENTS, HELPERS, Sheet, sheets
from assembler.batch.inspection import inspected
from assembler.batch.rows import Layout, SheetRow
from assembler.errors import AnswersError, Place, Problem, did_you_mean
from assembler.word.package import DAMAGE, join, pack

_DAMAGE = (*DAMAGE, SyntaxError, InvalidFileException, KeyError, TypeError, IndexError)
"""What openpyxl raises at a file that is cut short, damaged or no workbook at all: it has no error of its own for that.

SyntaxError is the base of the errors of both its parsers, ElementTree's and lxml's.
"""

LAST_ROW = 1_048_576
"""The last row that Excel has. openpyxl counts up to whatever number a row gives itself."""


MOST_CELLS = 5_000_000
"""Cells that are gone through, in all sheets together: more than twice those of ten thousand agreements with every answer given."""

_IN_USE = "Close it where it is open, or give yourself the right to read it."


@contextmanager
def opened_book(path: Path) -> Iterator[Book]:
    """A workbook opened to be read. Raises AnswersError, then or while it is read, when it is not safe, not whole, or no workbook."""
    with ExitStack() as stack:
        with _whole(path):
            formulas = inspected(path)
            books = [load_workbook(path, read_only=True, data_only=True, keep_links=False)]
            if formulas:
                books.append(load_workbook(path, read_only=True, data_only=False, keep_links=False))
        for book in books:
            stack.callback(book.close)
        yield Book(path, *books)


@contextmanager
def _whole(path: Path) -> Iterator[None]:
    try:
        yield
    except PermissionError as error:
        problem = Problem(f"The file cannot be read: {error.strerror}.", Place(path.name), _IN_USE)
        raise AnswersError(problem) from error
    except _DAMAGE as error:
        message = "It is not an Excel workbook (.xlsx), it is damaged, or it has a password."
        raise AnswersError(Problem(message, Place(path.name), "Open it in Excel and save it again.")) from error


_Cells = tuple[int, tuple[Any, ...]]
_NOTHING: _Cells = (0, ())


class Book:
    """A workbook's sheets of answers."""

    def __init__(self, path: Path, values: Workbook, formulas: Workbook | None = None) -> None:
        self._path = path
        self._values = values
        self._formulas = formulas
        self._ours = {sheet.title: sheet for sheet in sheets()}
        self._gone_through = 0
        self._length: int | None = values[AGREEMENTS].max_row if AGREEMENTS in values.sheetnames else None
        for book in filter(None, (values, formulas)):
            for sheet in book.worksheets:
                sheet.reset_dimensions()  # what a workbook says of its own size may be wrong, and would hide rows

    @property
    def titles(self) -> list[str]:
        """The sheets that hold answers, in the workbook's order."""
        return [title for title in self._values.sheetnames if not title.startswith(HELPERS)]

    @property
    def length(self) -> int:
        """About how many agreements there are: by what the workbook says of itself, or where it says nothing, by counting."""
        if self._length is None:
            return sum(1 for _ in self.rows(AGREEMENTS))
        return max(self._length - 1, 0)

    def layouts(self) -> dict[str, Layout]:
        """Each sheet's columns. Raises AnswersError with every sheet and column that is not ours, or is missing."""
        problems: list[Problem] = []
        found: dict[str, Layout] = {}
        for title in self.titles:
            sheet = self._ours.get(title)
            if sheet is None:
                problems.append(
                    _unknown(f"There is no sheet “{title}”", title, list(self._ours), Place(self._path.name))
                )
            else:
                found[title] = Layout(sheet, self._letters(sheet, problems))
        if AGREEMENTS not in found:
            problems.append(Problem(f"The sheet “{AGREEMENTS}” is missing.", Place(self._path.name)))
        if problems:
            raise AnswersError(problems)
        return found

    def _letters(self, sheet: Sheet, problems: list[Problem]) -> dict[str, str]:
        found: dict[str, str] = {}
        for number, heading in enumerate(self._headings(sheet.title), 1):
            place = SheetPlace(sheet.title, 1, get_column_letter(number), heading).place(self._path.name, "")
            if heading in found:
                problems.append(Problem(f"The column “{heading}” is there twice.", place))
            elif heading and heading not in sheet.headings:
                problems.append(
                    _unknown(f"There is no column “{heading}” in this sheet", heading, sheet.headings, place)
                )
            elif heading:
                found[heading] = get_column_letter(number)
        needed = (*sheet.keys, "id") if any(column.heading == "id" for column in sheet.columns) else sheet.keys
        place = Place(f"{self._path.name}, sheet “{sheet.title}”")
        problems += [
            Problem(f"The column “{heading}” is missing.", place) for heading in needed if heading not in found
        ]
        return found

    def _headings(self, title: str) -> list[str]:
        _, first = next(self._cells(self._values, title, 1, 1), _NOTHING)
        return [str(cell.value).strip() if cell.value is not None else "" for cell in first]

    def _cells(self, book: Workbook, title: str, first: int, last: int | None = None) -> Iterator[_Cells]:
        """The cells of each row that has any, with the row's number. Raises AnswersError at a row that Excel has not."""
        with _whole(self._path):
            for number, cells in enumerate(book[title].iter_rows(min_row=first, max_row=last), first):
                if number > LAST_ROW:
                    message = f"It has a row below the last that a workbook can have ({LAST_ROW:,})."
                    raise AnswersError(Problem(message, Place(f"{self._path.name}, sheet “{title}”")))
                self._gone_through += len(cells) + 1
                if self._gone_through > MOST_CELLS:
                    message = (
                        f"It has more than {MOST_CELLS:,} cells, counting the empty ones before the last of each row."
                    )
                    place = Place(f"{self._path.name}, sheet “{title}”, row {number}")
                    raise AnswersError(Problem(message, place, "Delete what is far to the right, or far below."))
                if cells:
                    yield number, cells

    def rows(self, title: str) -> Iterator[SheetRow]:
        """The rows of a sheet that are not empty, below its headings."""
        headings = self._headings(title)
        beneath: Iterator[_Cells] = self._cells(self._formulas, title, 2) if self._formulas else iter(())
        for number, cells in self._cells(self._values, title, 2):
            filled = [(heading, cell) for heading, cell in zip(headings, cells, strict=False) if cell.value is not None]
            below_nothing = [cell for heading, cell in filled if not heading]
            below_nothing += [cell for cell in cells[len(headings) :] if cell.value is not None]
            broken = tuple(heading for heading, cell in filled if heading and cell.data_type == "e")
            texts = {
                heading: text
                for heading, cell in filled
                if heading and heading not in broken and (text := text_of(cell.value, _format_of(cell))) is not None
            }
            _, below = next(beneath, _NOTHING)  # the same rows, since both are read from the same file
            written = zip(headings, below, strict=False)
            formulas = tuple(heading for heading, cell in written if heading and cell.data_type == "f")
            if texts or formulas or broken:
                yield SheetRow(
                    title, number, texts, formulas, broken, tuple(cell.column_letter for cell in below_nothing)
                )


def _format_of(cell: Cell) -> str:
    """How a cell shows a number; a workbook that another program made may have no styles to say it."""
    try:
        return str(cell.number_format)
    except LookupError:
        return "General"


def _unknown(message: str, name: str, known: Collection[str], place: Place) -> Problem:
    return Problem(f"{message}.", place, did_you_mean(name, known, f"Those there may be are: {', '.join(known)}."))


def write_text_book(file: BinaryIO, rows: Mapping[str, Iterable[SheetRow]]) -> None:
    """Write rows as a workbook of text, each sheet under its headings; nothing in it is a formula. Equal rows give equal bytes."""
    book = Workbook(write_only=True)
    ours = {sheet.title: sheet for sheet in sheets()}
    for title, lines in rows.items():
        sheet = book.create_sheet(title)
        headings = ours[title].headings
        first: list[str | None] = list(headings)
        for line in chain([first], ([row.texts.get(heading) for heading in headings] for row in lines)):
            sheet.append([text_cell(sheet, text) for text in line])
    stream = io.BytesIO()
    book.save(stream)
    file.write(_undated(stream.getvalue()))


def _undated(book: bytes) -> bytes:
    """The workbook without the times at which it was written."""
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["docProps/core.xml"] = re.sub(rb"<dcterms:(\w+)[^>]*>[^<]*</dcterms:\1>", b"", parts["docProps/core.xml"])
    return join(pack(name, data) for name, data in parts.items())


def text_cell(sheet: Worksheet, text: str | None) -> Cell:
    """A cell that holds text, even where it begins like a formula."""
    cell = WriteOnlyCell(sheet, value=text)
    if text is not None:
        cell.data_type = "s"
    cell.number_format = "@"
    return cell
