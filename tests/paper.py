"""How much of its paper a Word file leaves white, and how many pages it takes, as LibreOffice lays it out.

White is what is left empty at the foot of the pages: for each page the height between the lowest ink of its text and the foot of its text
area, as a share of the height of that area; of a document, the mean of all its pages, the cover and the last page among them. Headers,
footers and margins do not count, nor do gaps between paragraphs.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean

from msgspec import Struct

from assembler.word.office import to_pdf
from assembler.word.package import unpack

DOTS = 30
"""Dots to an inch: a line of text is five dots high."""
INK = 200
"""A dot darker than this is ink; paper is 255."""


class White(Struct, frozen=True, dict=True):
    """The white of each page, from 0 to 1."""

    pages: tuple[float, ...]

    @property
    def share(self) -> float:
        """That of the document."""
        return fmean(self.pages)


def white(docx: bytes) -> White:
    """The white of a Word file. All its pages are taken to have the margins of its last section."""
    text = unpack(docx)["word/document.xml"].decode()
    height = int(re.findall(r'<w:pgSz\b[^>]*\bw:h="(\d+)"', text)[-1])
    top, bottom = (int(re.findall(rf'<w:pgMar\b[^>]*\bw:{side}="(\d+)"', text)[-1]) for side in ("top", "bottom"))
    return White(tuple(_foot(rows, top / height, 1 - bottom / height) for rows in _pages(to_pdf(docx))))


def _foot(rows: list[bool], top: float, foot: float) -> float:
    """The empty share of a page's text area below its lowest ink; `rows` says of each row of dots whether it has ink."""
    first, last = round(top * len(rows)), round(foot * len(rows))
    inked = [at for at in range(first, last) if rows[at]]
    return (last - 1 - inked[-1]) / (last - first) if inked else 1.0


def _pages(pdf: bytes) -> Iterator[list[bool]]:
    """The pages of a PDF, row by row."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "agreement.pdf"
        source.write_bytes(pdf)
        command = ["pdftoppm", "-gray", "-r", str(DOTS), str(source), str(Path(folder) / "page")]
        subprocess.run(command, check=True, timeout=120)
        for page in sorted(Path(folder).glob("page*.pgm")):
            _, size, _, dots = page.read_bytes().split(b"\n", 3)
            wide, high = map(int, size.split())
            yield [min(dots[row * wide : (row + 1) * wide]) < INK for row in range(high)]
