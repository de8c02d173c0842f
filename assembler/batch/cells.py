"""A workbook's cells as the text of answers, and a workbook's rows as a document whose places are sheets, rows and columns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from assembler.answers.formats import in_present_format
from assembler.batch.columns import SheetColumn
from assembler.errors import Place
from assembler.source import Document, FieldPath, field_path


@dataclass(frozen=True, slots=True)
class SheetPlace:
    """A cell's place; a whole row's has no column."""

    sheet: str
    row: int
    column: str = ""
    heading: str = ""

    def place(self, file: str, field: str) -> Place:
        """The place in words."""
        column = f", column {self.column} ({self.heading})" if self.column else ""
        return Place(f"{file}, sheet “{self.sheet}”, row {self.row}{column}", field=field)


@dataclass(frozen=True, slots=True)
class RowsDocument(Document):
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


def text_of(value: object, number_format: str) -> str | None:
    """A cell's value as a person would write it in an answers file; None for an empty cell.

    A number shown with leading zeros keeps them, and one shown as a percentage is its number of hundredths.
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return (value.date() if value.time() == time() else value).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, int | float):
        return _number(value, number_format)
    return (str(value).strip() or None) if value is not None else None


def _number(value: float, number_format: str) -> str:
    if number_format.endswith("%"):
        value = round(value * 100, 10)
    text = str(int(value)) if float(value).is_integer() else repr(value)
    return text.zfill(len(number_format)) if re.fullmatch("0+", number_format) else text


def answer(column: SheetColumn, text: str) -> str | list[str]:
    """What a cell's text says in its column: several values, or the text as it is."""
    if column.many:
        return [word for part in re.split(r"[;,\n]", text) if (word := part.strip())]
    return text
