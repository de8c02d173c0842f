"""A terminal's screen as a picture: SVG text, one line for each row, its colours kept."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

import pyte
from pyte.screens import Char

CELL, LINE = 8.4, 18
PAPER, INK = "#1e1e1e", "#d8d8d8"
COLOURS = {"default": INK, "cyan": "#4fc1d9", "green": "#7ac77a", "red": "#e06c6c", "white": "#ffffff"}


def picture(screen: pyte.Screen, title: str) -> str:
    """The screen as SVG, down to its last line that is not empty."""
    rows = [screen.buffer[number] for number in range(screen.lines)]
    last = max(number for number, line in enumerate(screen.display) if line.strip()) + 1
    width, height = screen.columns * CELL + 16, last * LINE + 16
    lines = [text for number in range(last) for text in _line([rows[number][x] for x in range(screen.columns)], number)]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height}" role="img" aria-label={quoteattr(title)}>'
    paper = f'<rect width="100%" height="100%" fill="{PAPER}"/>'
    group = '<g font-family="Menlo, Consolas, DejaVu Sans Mono, monospace" font-size="14" xml:space="preserve">'
    return "\n".join([head, f"<title>{escape(title)}</title>", paper, group, *lines, "</g>", "</svg>"]) + "\n"


def _line(cells: list[Char], row: int) -> Iterator[str]:
    column = 0
    for look, run in groupby(cells, lambda cell: (cell.fg, cell.bg, cell.bold, cell.reverse)):
        text = "".join(cell.data for cell in run)
        fg, bg, bold, reverse = look
        x, y = 8 + column * CELL, 8 + row * LINE
        column += len(text)
        ink, paper = COLOURS.get(fg, INK), COLOURS.get(bg, PAPER) if bg != "default" else PAPER
        ink, paper = (paper, ink) if reverse else (ink, paper)
        if paper != PAPER:
            yield f'<rect x="{x:.1f}" y="{y}" width="{len(text) * CELL:.1f}" height="{LINE}" fill="{paper}"/>'
        if words := text.strip():  # whose spaces those at its ends are, nobody sees
            weight = ' font-weight="bold"' if bold else ""
            size = f'textLength="{len(words) * CELL:.1f}"'
            x += (len(text) - len(text.lstrip())) * CELL
            yield f'<text x="{x:.1f}" y="{y + 13}" fill="{ink}" {size}{weight}>{escape(words)}</text>'
