"""Tables: a grid with a heading row that repeats, or the plain two columns of a signature block."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from assembler.agreement import Answer, Inline, Paragraph, Row, Table
from assembler.slots import LONGEST, Slot
from assembler.word.house_page import PageSize
from assembler.word.paragraphs import ParagraphWriter
from assembler.word.styles import GRID_TABLE, PLAIN_TABLE
from assembler.word.xml import attribute


class TableWriter:
    """Writes the tables of one section, on pages of this size."""

    def __init__(self, ids: Mapping[str, str], page: PageSize, paragraphs: ParagraphWriter) -> None:
        self._ids = ids
        self._width = page.width
        self._high = page.height // _LINE
        self._paragraphs = paragraphs

    def write(self, table: Table, *, keep_next: bool = False) -> str:
        """The table's XML. The rows of a plain table stay together, and with what follows if so asked.

        In a grid no row is split over two pages, or stands alone on one, unless it is high: LibreOffice loses the end of a row that may not
        be split and does not fit on a page.
        """
        widths = _widths(table, self._width)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        plain = table.layout != "grid"
        heading = "" if plain else self._heading(table, widths)
        last = len(table.rows) - 1
        rows = "".join(
            self._row(
                row,
                widths,
                keep=keep_next or (at < last and (plain or at in (0, last - 1))),
                top=table.layout == "heads",
            )
            if plain or _lines(row, widths) <= self._high
            else self._high_row(row, widths)
            for at, row in enumerate(table.rows)
        )
        return f"<w:tbl>{self._properties(table)}<w:tblGrid>{grid}</w:tblGrid>{heading}{rows}</w:tbl>"

    def _properties(self, table: Table) -> str:
        plain, lines = table.layout != "grid", table.layout == "plain"
        return (
            f'<w:tblPr><w:tblStyle w:val="{self._ids[PLAIN_TABLE if plain else GRID_TABLE]}"/>'
            f'<w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/>{"" if lines or not plain else _CLOSE}'
            f'<w:tblLook w:val="{"0500" if lines else "0400" if plain else "0420"}" w:firstRow="{0 if plain else 1}" w:lastRow="0"'
            f' w:firstColumn="0" w:lastColumn="{1 if lines else 0}" w:noHBand="0" w:noVBand="1"/>'
            f'<w:tblCaption w:val="{attribute(table.title)}"/>'
            f'<w:tblDescription w:val="{attribute(table.description)}"/></w:tblPr>'
        )

    def _heading(self, table: Table, widths: tuple[int, ...]) -> str:
        cells = (self._paragraphs.heading_cell(column.heading) for column in table.columns)
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{_cells(cells, widths)}</w:tr>"

    def _row(self, row: Row, widths: tuple[int, ...], *, keep: bool, top: bool) -> str:
        write = self._paragraphs.write
        cells = ("".join([write(paragraph, keep_next=keep) for paragraph in cell]) for cell in row.cells)
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cells(cells, widths, top=top)}</w:tr>"

    def _high_row(self, row: Row, widths: tuple[int, ...]) -> str:
        cells = ("".join(map(self._paragraphs.write, cell)) for cell in row.cells)
        return f"<w:tr>{_cells(cells, widths)}</w:tr>"


_CLOSE: Final = (
    '<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
)
"""The heads of a letter stand close together, where the lines of a signature block leave room to write."""

_LINE: Final = 460
"""Twentieths of a point: twice the height of a line, so that a row which takes as many as a page has of these fills half of it."""
_PIECE: Final = 16
"""Letters of fixed words that are counted as one: what an answer before them takes from their first sign makes no difference."""

_LETTER: Final = 100
"""The width of a letter, in twentieths of a point: half of one of ten points."""


def _lines(row: Row, widths: tuple[int, ...]) -> int:
    """The lines that a row takes, about."""
    return max(
        sum(_paragraph_lines(paragraph, width // _LETTER or 1) for paragraph in cell)
        for cell, width in zip(row.cells, widths, strict=True)
    )


def _paragraph_lines(paragraph: Paragraph, letters: int) -> int:
    """The lines of a paragraph of so many letters to a line. Words that may fill a slot count alike, whatever their length."""
    length = sum(map(_room, paragraph.content))
    return -(-length // letters) + sum(part.text.count("\n") for part in paragraph.content)


def _room(part: Inline) -> int:
    """The letters of a part, rounded up so that all that a slot may hold count alike; a slot has taken in the text after it."""
    if isinstance(part, Slot):
        return LONGEST + _rounded(part.tail, _PIECE)
    return _rounded(part.text, LONGEST if isinstance(part, Answer) else _PIECE)


def _rounded(text: str, piece: int) -> int:
    return -(-len(text) // piece) * piece


def _cells(cells: Iterable[str], widths: tuple[int, ...], *, top: bool = False) -> str:
    """The cells of a row; `top` has their words begin at its top, whatever the style of the table has."""
    align = '<w:vAlign w:val="top"/>' if top else ""
    return "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{align}</w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )


def _widths(table: Table, whole: int) -> tuple[int, ...]:
    shares = sum(column.share for column in table.columns)
    return tuple(whole * column.share // shares for column in table.columns)
