"""A workbook looked through before anything of it is opened: it comes from others, and may be made to harm."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

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

_MOST_UNPACKED = 50_000_000
"""Bytes: ten thousand agreements with two parties each take a third of it."""

_OVERLAP = 500
"""Bytes of a piece that are looked at again with the next, so that nothing hides across the two."""


def inspected(path: Path) -> bool:
    """Whether any sheet holds a formula: only then is the workbook read twice over, for the formula and for its value.

    Raises AnswersError where it would fill the memory, or a part holds what no workbook has.
    """
    _guard(path)
    found = False
    faults: set[str] = set()
    with zipfile.ZipFile(path) as package:
        for name in filter(_is_xml, package.namelist()):
            for piece in _pieces(package, name):
                found = found or bool(_FORMULA.search(piece))
                faults |= {f"{name} {fault}." for fault in _faults(piece)}
    if faults:
        raise AnswersError(Problem(fault, Place(path.name)) for fault in sorted(faults))
    return found


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


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
