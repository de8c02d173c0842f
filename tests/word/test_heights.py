"""Rows of any height: every word of the Word file is in the PDF that LibreOffice makes of it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from printed import p
from word.gates import require
from word.reading import house, root
from word.sample import PROPERTIES

from assembler.agreement import Agreement, Column, Row, Section, Table
from assembler.word.office import to_pdf
from assembler.word.writer import write_document
from assembler.word.xml import w

pytestmark = pytest.mark.row("E1")

HOUSE = house()


def high(name: str, *heights: int, words: str = "") -> Table:
    """A table with a row for each of these heights, in lines."""
    rows = tuple(
        Row(
            f"{name}/{at}",
            (
                (p(f"{name}/{at}/1", "cell", f"Row {at}"),),
                tuple(p(f"{name}/{at}/2/{n}", "cell", f"{name}x{at}x{n} {words}".strip()) for n in range(height)),
            ),
        )
        for at, height in enumerate(heights)
    )
    return Table(name, "High", "High rows.", (Column("One", 25), Column("Two", 75)), rows)


def document(*tables: Table) -> bytes:
    sections = tuple(Section(table.key, "background", None, (table,)) for table in tables)
    return write_document(Agreement(PROPERTIES, sections, ()), HOUSE)


def words_of(docx: bytes, folder: Path) -> list[str]:
    """The marked words of the PDF, each once."""
    (folder / "x.pdf").write_bytes(to_pdf(docx))
    done = subprocess.run(["pdftotext", str(folder / "x.pdf"), "-"], capture_output=True, text=True, check=True)
    return sorted(re.findall(r"\bt\d+x\d+x\d+\b", done.stdout))


@pytest.mark.office
@pytest.mark.parametrize("heights", [range(30, 60), range(60, 90)], ids=["to-60", "to-90"])
def test_every_word_is_in_the_pdf_whatever_the_height_of_a_row(heights: range, tmp_path: Path):
    require("office")
    tables = [high(f"t{height}", height) for height in heights]

    found = words_of(document(*tables), tmp_path)

    assert found == sorted(f"t{height}x0x{n}" for height in heights for n in range(height))


@pytest.mark.office
def test_nor_is_any_lost_where_a_high_row_stands_among_others(tmp_path: Path):
    require("office")
    shapes = {"t1": (1, 57, 1), "t2": (57, 1), "t3": (1, 1, 55), "t4": (54, 54), "t5": (3, 19, 60, 21)}
    tables = [high(name, *heights, words="and more") for name, heights in shapes.items()]

    found = words_of(document(*tables), tmp_path)

    assert found == sorted(
        f"{name}x{at}x{n}"
        for name, heights in shapes.items()
        for at, height in enumerate(heights)
        for n in range(height)
    )


@pytest.mark.parametrize(("lines", "whole"), [(1, True), (5, True), (20, False), (60, False)])
def test_only_a_low_row_is_kept_whole(lines: int, whole: bool):
    _, row = root(document(high("t", lines, words="of many words " * 5))).iter(w("tr"))

    assert (row.find(f"{w('trPr')}/{w('cantSplit')}") is not None) == whole
