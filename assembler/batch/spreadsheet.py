"""Excel files read as a stream of rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from assembler.batch.cell_text import unescaped
from assembler.batch.cells import SheetPlace
from assembler.batch.columns import AGREEMENT, AGREEMENTS, FORMAT_SHEET, SPOKEN, Sheet, passed_over, sheets
from assembler.batch.row_reader import RowReader
from assembler.batch.rows import Layout, SheetRow
from assembler.batch.workbook_safety import SheetShape, workbook_shape
from assembler.errors import AnswersError, Place, Problem, did_you_mean
from assembler.word.package import DAMAGE

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
            looked = workbook_shape(path)
            books = [load_workbook(path, read_only=True, data_only=True, keep_links=False, rich_text=looked.struck)]
            if looked.formulas:
                books.append(load_workbook(path, read_only=True, data_only=False, keep_links=False))
        for book in books:
            stack.callback(book.close)
        yield Book(path, looked.shapes, *books)


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

    def __init__(
        self, path: Path, shapes: Mapping[str, SheetShape], values: Workbook, formulas: Workbook | None = None
    ) -> None:
        self._path = path
        self._shapes = shapes
        self._values = values
        self._formulas = formulas
        self._ours = {sheet.title: sheet for sheet in sheets()}
        self._gone_through = 0
        self._lines: dict[tuple[str, int], list[str]] = {}
        self._length: int | None = values[AGREEMENTS].max_row if AGREEMENTS in values.sheetnames else None
        for book in filter(None, (values, formulas)):
            for sheet in book.worksheets:
                sheet.reset_dimensions()  # what a workbook says of its own size may be wrong, and would hide rows

    @cached_property
    def titles(self) -> list[str]:
        """The sheets that hold answers, in the workbook's order."""
        return [title for title in self._values.sheetnames if not passed_over(title) and not self._is_empty(title)]

    def _is_empty(self, title: str) -> bool:
        """Whether a sheet that is not ours holds nothing, as the Sheet1 that Excel adds."""
        if title in self._ours:
            return False
        return not any(cell.value is not None for _, cells in self._cells(self._values, title, 1) for cell in cells)

    @property
    def length(self) -> int:
        """About how many agreements there are: by what the workbook says of itself, or where it says nothing, by counting."""
        if self._length is None:
            return sum(1 for _ in self.rows(AGREEMENTS))
        return max(self._length - self._first_row(AGREEMENTS) + 1, 0)

    def layouts(self) -> dict[str, Layout]:
        """Each sheet's columns. Raises AnswersError with every sheet and column that is not ours, or is missing."""
        problems: list[Problem] = []
        found: dict[str, Layout] = {}
        for title in self.titles:
            sheet = self._ours.get(title)
            if sheet is None:
                problems.append(_unknown(f"There is no sheet “{title}”", title, self._ours, Place(self._path.name)))
            else:
                found[title] = self._layout(sheet, problems)
        if AGREEMENTS not in found:
            problems.append(Problem(f"The sheet “{AGREEMENTS}” is missing.", Place(self._path.name)))
        if problems:
            raise AnswersError(problems)
        return found

    def format(self) -> str:
        """The format of rows that do not say theirs; empty where the workbook does not say it either."""
        return next(iter(self._line(FORMAT_SHEET, 1)), "") if FORMAT_SHEET in self._values.sheetnames else ""

    def hidden(self, layouts: Mapping[str, Layout]) -> Iterator[Place]:
        """The sheets of answers, and the columns in them, that are hidden."""
        for title, layout in layouts.items():
            if self._values[title].sheet_state != "visible":
                yield Place(f"{self._path.name}, sheet “{title}”")
            for heading, letter in layout.letters.items():
                number = column_index_from_string(letter)
                if any(first <= number <= last for first, last in self._shape(title).columns):
                    yield SheetPlace(title, 1, letter, heading).place(self._path.name, "")

    def _layout(self, sheet: Sheet, problems: list[Problem]) -> Layout:
        headings = self._headings(sheet.title)
        if SPOKEN["id" if sheet.title == AGREEMENTS else AGREEMENT] in headings:
            message = "The first row, which names the fields and is hidden, is gone."
            cure = "Put it back: it is in every workbook that `assembler batch template` writes."
            problems.append(Problem(message, Place(f"{self._path.name}, sheet “{sheet.title}”"), cure))
            return Layout(sheet, {})
        letters: dict[str, str] = {}
        others: dict[str, str] = {}
        for number, heading in enumerate(headings, 1):
            letter = get_column_letter(number)
            place = SheetPlace(sheet.title, 1, letter, heading).place(self._path.name, "")
            if heading in letters:
                problems.append(Problem(f"The column “{heading}” is there twice.", place))
            elif heading in sheet.headings:
                letters[heading] = letter
            elif passed_over(heading):
                others[letter] = heading
            elif heading:
                message = f"There is no column “{heading}” in this sheet"
                problems.append(_unknown(message, heading, sheet.headings, place))
        needed = (*sheet.keys, "id") if any(column.heading == "id" for column in sheet.columns) else sheet.keys
        whole = Place(f"{self._path.name}, sheet “{sheet.title}”")
        problems += [
            Problem(f"The column “{heading}” is missing.", whole) for heading in needed if heading not in letters
        ]
        spoken = self._second(sheet.title) if self._first_row(sheet.title) > 2 else []
        return Layout(sheet, letters, dict(zip(headings, spoken, strict=False)), others)

    def _first_row(self, title: str) -> int:
        """The row that a sheet's answers begin in: the third where the second holds people's headings, known by their words."""
        headings = self._headings(title)
        key = "id" if title == AGREEMENTS else AGREEMENT
        second = self._second(title)
        at = headings.index(key) if key in headings else 0
        spoken = at < len(second) and second[at].casefold() == SPOKEN[key].casefold()
        return 3 if spoken else 2

    def _second(self, title: str) -> list[str]:
        return self._line(title, 2)

    def _shape(self, title: str) -> SheetShape:
        path = str(getattr(self._values[title], "_worksheet_path", ""))
        return self._shapes.get(path.lstrip("/")) or SheetShape()

    def _headings(self, title: str) -> list[str]:
        return self._line(title, 1)

    def _line(self, title: str, number: int) -> list[str]:
        """The words of a row, read once."""
        if (title, number) not in self._lines:
            _, cells = next(self._cells(self._values, title, number, number), _NOTHING)
            self._lines[title, number] = [
                unescaped(str(cell.value)).strip() if cell.value is not None else "" for cell in cells
            ]
        return self._lines[title, number]

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
        first = self._first_row(title)
        reader = RowReader(self._ours[title], headings, self._shape(title))
        beneath: Iterator[_Cells] = self._cells(self._formulas, title, first) if self._formulas else iter(())
        for number, cells in self._cells(self._values, title, first):
            _, below = next(beneath, _NOTHING)  # the same rows, since both are read from the same file
            row = reader.row(number, cells, below)
            if row is not None:
                yield row


def _unknown(message: str, name: str, known: Iterable[str], place: Place) -> Problem:
    cure = "To keep it for yourself, begin its name with #; `assembler batch template` writes a workbook with all that there may be."
    return Problem(f"{message}.", place, did_you_mean(name, known, cure))
