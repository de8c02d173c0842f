"""Places in a workbook, and its rows as a document whose places are sheets, rows and columns."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from assembler.answers.formats import in_present_format
from assembler.answers.said import words_listed
from assembler.batch.columns import SheetColumn
from assembler.errors import Place
from assembler.source import Document, FieldPath, field_path


class CellPlace(Place, frozen=True):
    """A place that is a cell of a workbook, or a whole row where it has no heading."""

    sheet: str = ""
    row: int = 0
    heading: str = ""


class SheetPlace(Struct, frozen=True):
    """A cell's place; a whole row's has no column. `spoken` is what people read above its column, where that is not the heading."""

    sheet: str
    row: int
    column: str = ""
    heading: str = ""
    spoken: str = ""

    def place(self, file: str, field: str) -> CellPlace:
        """The place in words."""
        column = f", column {self.column} ({self.spoken or self.heading})" if self.column else ""
        where = f"{file}, sheet “{self.sheet}”, row {self.row}{column}"
        return CellPlace(where, 0, field, self.sheet, self.row, self.heading if self.column else "")


class RowsDocument(Document, frozen=True):
    """Answers from rows of a workbook. `spots` says where each value is."""

    spots: Mapping[FieldPath, SheetPlace]

    def place(self, path: FieldPath) -> Place:
        """The cell of a value, or of the nearest value around it that has one."""
        shown = field_path(path)
        while path and path not in self.spots:
            path = path[:-1]
        spot = self.spots.get(path)
        return spot.place(self.file, shown) if spot else Place(self.file, field=shown)

    def document(self) -> Document:
        """Its answers in the present format."""
        return in_present_format(self)


def answer(column: SheetColumn, text: str) -> str | list[str]:
    """What a cell's text says in its column: several values, or the text as it is, such as words of options that hold commas."""
    return words_listed(text) if column.many and set(words_listed(text)) <= column.values else text
