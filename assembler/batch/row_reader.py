"""A sheet's cells read row by row: each as text under its heading, with what its reader should know of it."""

from __future__ import annotations

from typing import Any

from openpyxl.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock

from assembler.batch.cell_text import CellText, text_of
from assembler.batch.columns import Sheet, SheetColumn, passed_over
from assembler.batch.rows import SheetRow
from assembler.batch.workbook_safety import SheetShape

_HIDDEN = "The row is hidden, or left out by a filter; it was used all the same."
_PARTLY = "Some of the words are struck through; they were used all the same."
_STRUCK = "The words are struck through; they were used all the same."
_DELETE = "Delete what is not meant."


class RowReader:
    """Reads the rows of one sheet, which come in order: a cell that is merged with those below says the same in each of their rows."""

    def __init__(self, sheet: Sheet, headings: list[str], shape: SheetShape) -> None:
        self._title = sheet.title
        self._headings = headings
        self._columns: dict[str, SheetColumn | None] = {column.heading: column for column in sheet.columns}
        self._own = [heading if heading and not passed_over(heading) else "" for heading in headings]
        self._shape = shape
        self._down: dict[str, tuple[int, str]] = {}

    def row(self, number: int, cells: tuple[Any, ...], below: tuple[Any, ...]) -> SheetRow | None:
        """A row; None where nothing is in it. `below` are its cells with their formulas, where the workbook has any."""
        filled = [(heading, cell) for heading, cell in zip(self._own, cells, strict=False) if cell.value is not None]
        filled = [(heading, cell) for heading, cell in filled if heading or not self._is_passed_over(cell)]
        broken = tuple(heading for heading, cell in filled if heading and cell.data_type == "e")
        found = {
            heading: text
            for heading, cell in filled
            if heading
            and heading not in broken
            and (text := text_of(cell.value, _format_of(cell), self._columns.get(heading))) is not None
        }
        formulas = tuple(
            heading for heading, cell in zip(self._own, below, strict=False) if heading and cell.data_type == "f"
        )
        beyond = [cell for cell in cells[len(self._headings) :] if cell.value is not None]
        if not found and not formulas and not broken:
            return None
        texts = {heading: text.text for heading, text in found.items()}
        self._fill_down(number, texts)
        astray = tuple(cell.column_letter for cell in (*(cell for heading, cell in filled if not heading), *beyond))
        return SheetRow(self._title, number, texts, formulas, broken, astray, self._told(number, filled, found))

    def _is_passed_over(self, cell: Cell) -> bool:
        return passed_over(self._headings[cell.column - 1])

    def _fill_down(self, number: int, texts: dict[str, str]) -> None:
        """What a merged cell of a row above says here too."""
        if not self._shape.merged:
            return
        for column, heading in enumerate(self._own, 1):
            last = self._shape.merged.get((number, column))
            if last is not None and heading in texts:
                self._down[heading] = (last, texts[heading])
            elif heading and heading not in texts and number <= self._down.get(heading, (0, ""))[0]:
                texts[heading] = self._down[heading][1]

    def _told(self, number: int, filled: list[tuple[str, Any]], found: dict[str, CellText]) -> tuple[Any, ...]:
        remarks = [("", _HIDDEN, _DELETE)] if number in self._shape.hidden else []
        struck = [heading for heading, cell in filled if heading and _is_struck(cell)]
        remarks += [("" if len(struck) == len(filled) else heading, _STRUCK, _DELETE) for heading in struck]
        remarks += [
            (heading, _PARTLY, _DELETE) for heading, cell in filled if heading and _is_partly_struck(cell.value)
        ]
        remarks += [(heading, text.remark, text.cure) for heading, text in found.items() if text.remark]
        return tuple(dict.fromkeys(remarks))


def _format_of(cell: Cell) -> str:
    """How a cell shows a number; a workbook that another program made may have no styles to say it."""
    try:
        return str(cell.number_format)
    except LookupError:
        return "General"


def _is_struck(cell: Cell) -> bool:
    """Whether a cell's words are struck through by its style."""
    try:
        return bool(cell.font.strike)
    except (LookupError, AttributeError):
        return False


def _is_partly_struck(value: object) -> bool:
    """Whether some of a cell's words have a style of their own that strikes them through."""
    return isinstance(value, CellRichText) and any(isinstance(one, TextBlock) and one.font.strike for one in value)
