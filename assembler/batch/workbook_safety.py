"""Whether a workbook is safe to open, and its shape: it comes from others, and may be made to harm."""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, field
from openpyxl.utils import column_index_from_string

from assembler.errors import AnswersError, Place, Problem
from assembler.file_content import content_of
from assembler.word.package import MOST_BYTES, MOST_MEMBERS, package_faults

_DECLARING = re.compile(rb"<!DOCTYPE|<!ENTITY")
_PREFIX = rb"(?:[^\s<>/!?:]{1,100}+:)?"
"""What a part may write before the name of each of its elements, to say whose it is. Never tried shorter: time stays as the length."""
_FORMULA = re.compile(rb"<" + _PREFIX + rb"f[\s>/]")
_ROW = re.compile(rb"<" + _PREFIX + rb"row(\s[^<>]{0,300}+)")
_UNNUMBERED = re.compile(rb"""\sr=["'](?![1-9][0-9]*["'])[^"']*["']""")
"""A row whose number is not a number: openpyxl would leave out what is in it."""

_NUMBER = re.compile(rb"""\sr=["']([0-9]+)["']""")
_HIDDEN = re.compile(rb"""\shidden=["'](?:1|true)["']""")
_MERGED = re.compile(
    rb"<"
    + _PREFIX
    + rb"""mergeCell\s[^<>]{0,99}?ref=["']\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})["']"""
)
_MOST_MERGED = 10_000
_COLUMN = re.compile(rb"<" + _PREFIX + rb"col(\s[^<>]{0,300}+)")
_FIRST, _LAST = (re.compile(rb"\s" + end + rb"""=["']([0-9]{1,5})["']""") for end in (b"min", b"max"))
_MOST_COLUMNS = 1_000
_STRUCK = re.compile(rb"<" + _PREFIX + rb"strike\b")

_MOST_UNPACKED = 50_000_000
"""Bytes: ten thousand agreements with two parties each take a third of it."""

_OVERLAP = 500
"""Bytes of a piece that are looked at again with the next, so that nothing hides across the two."""


class SheetShape(Struct):
    """What of a sheet its cells do not say: the rows and columns that are hidden, also by a filter, and the cells merged with those below.

    `columns` are the first and the last of those that are hidden, counted from 1.
    `merged` leads from a cell's row and column, both counted from 1, to the last row that it reaches down to.
    """

    hidden: set[int] = field(default_factory=set)
    columns: set[tuple[int, int]] = field(default_factory=set)
    merged: dict[tuple[int, int], int] = field(default_factory=dict)


class WorkbookShape(Struct):
    """What was found in a workbook: whether any sheet holds a formula, whether words in a cell are struck through, and each sheet's shape.

    Only with a formula is the workbook read twice over, for the formula and for its value; `shapes` are by the name of the part.
    """

    formulas: bool = False
    struck: bool = False
    shapes: dict[str, SheetShape] = field(default_factory=lambda: defaultdict(SheetShape))


def workbook_shape(path: Path) -> WorkbookShape:
    """A workbook looked through. Raises AnswersError where it would fill the memory, or a part holds what no workbook has."""
    _guard(path)
    found = WorkbookShape()
    faults: set[str] = set()
    with zipfile.ZipFile(path) as package:
        for name in filter(_is_xml, package.namelist()):
            for piece in _pieces(package, name):
                found.formulas = found.formulas or bool(_FORMULA.search(piece))
                faults |= {f"{name} {fault}." for fault in (*_faults(piece), *_shaped(piece, name, found))}
    if faults:
        raise AnswersError(Problem(fault, Place(path.name)) for fault in sorted(faults))
    return found


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _shaped(piece: bytes, name: str, found: WorkbookShape) -> Iterator[str]:
    """Note the rows of a part that are hidden, and its cells that are merged; what is wrong with these."""
    for row in _ROW.finditer(piece):
        number = _HIDDEN.search(row[1]) and _NUMBER.search(row[1])
        if number:
            found.shapes[name].hidden.add(int(number[1][:9]))
    found.struck = found.struck or bool(_STRUCK.search(piece) and "haredstrings" in name.lower())
    for column in _COLUMN.finditer(piece) if _HIDDEN.search(piece) else ():
        left, right = _FIRST.search(column[1]), _LAST.search(column[1])
        if left and right and _HIDDEN.search(column[1]) and len(found.shapes[name].columns) < _MOST_COLUMNS:
            found.shapes[name].columns.add((int(left[1]), int(right[1])))
    for cells in _MERGED.finditer(piece):
        (first, top), (_, bottom) = _cell(cells[1], cells[2]), _cell(cells[3], cells[4])
        if bottom > top:
            found.shapes[name].merged[top, first] = bottom
        if len(found.shapes[name].merged) > _MOST_MERGED:
            yield f"has more than {_MOST_MERGED:,} merged cells, which hide what belongs to which row"
            return


def _cell(letters: bytes, row: bytes) -> tuple[int, int]:
    return column_index_from_string(letters.decode()), int(row)


def _guard(path: Path) -> None:
    """Refuse what would fill the memory, before anything is unpacked."""
    faults = list(_size_faults(path))
    if faults:
        raise AnswersError(Problem(fault, Place(path.name)) for fault in faults)


def _size_faults(path: Path) -> Iterator[str]:
    if path.stat().st_size > MOST_BYTES:
        yield f"The workbook is larger than {MOST_BYTES // 1_000_000} MB."
        return
    if content_of(path, MOST_BYTES).count(b"PK\1\2") > MOST_MEMBERS:  # before a list is made of them
        yield f"It has more than {MOST_MEMBERS} parts."
        return
    with zipfile.ZipFile(path) as package:
        entries = package.infolist()
    yield from package_faults(entries)
    if sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        yield f"It would unpack to more than {_MOST_UNPACKED // 1_000_000} MB."


def _pieces(package: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    before = b""
    with package.open(name) as part:
        while piece := part.read(1_000_000):
            yield before + piece
            before = piece[-_OVERLAP:]


def _faults(piece: bytes) -> Iterator[str]:
    if b"\0" in piece:
        yield "is not in UTF-8, which a workbook is"  # UTF-16 would hide the others from a search of its bytes
    if _DECLARING.search(piece):
        yield "has a document type declaration, which no workbook needs"
    if any(_UNNUMBERED.search(row[1]) for row in _ROW.finditer(piece)):
        yield "has a row whose number is not a number, which no workbook has"
