"""The rows that head tables: their paragraphs have no bookmarks, so they are compared row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from assembler.difference.passages import plain
from assembler.returned.file_paragraphs import heads_table
from assembler.returned.inspection import Verdict
from assembler.returned.issued import Issued
from assembler.word.copy import CopyParagraph, WordCopy

Headings = tuple[str, ...]


def heading_rows(copy: WordCopy, issued: Issued) -> Iterator[Headings]:
    """The words of each row that heads a table, a text for each cell."""
    rows: dict[tuple[int, int], dict[int, list[str]]] = {}
    for paragraph in copy.paragraphs:
        if heads_table(paragraph, issued) and paragraph.cell is not None:
            cells = rows.setdefault((paragraph.cell.table, paragraph.cell.row), {})
            cells.setdefault(paragraph.cell.column, []).append(_words(paragraph))
    for cells in rows.values():
        yield tuple(plain(" ".join(words)) for _, words in sorted(cells.items()))


def _words(paragraph: CopyParagraph) -> str:
    """Its words; where changes are pending, those before the changes and those after."""
    was = "".join(run.text for run in paragraph.runs if run.stood)
    return paragraph.text if was == paragraph.text else f"{was} / {paragraph.text}"


def heading_verdicts(copy: WordCopy, issued: Issued) -> Iterator[Verdict]:
    """The headings of tables that came in or are gone; nothing where it is not known which were issued."""
    if issued.tables is None:
        return
    then = Counter(tuple(plain(words) for words in headings) for headings in issued.tables if any(headings))
    now = Counter(row for row in heading_rows(copy, issued) if any(row))
    for row in now - then:
        yield Verdict("WARN", f"A table has headings that were not issued: {_shown(row)}.")
    for row in then - now:
        yield Verdict("WARN", f"The headings of a table are gone, or changed: {_shown(row)}.")


def headings_notice(copy: WordCopy, issued: Issued) -> tuple[str, ...]:
    """The headings that could not be compared, for somebody to read."""
    rows = [] if issued.tables is not None else [_shown(row) for row in heading_rows(copy, issued)]
    return (f"It is not known which headings tables were issued with. Read them: {'; '.join(rows)}.",) if rows else ()


def _shown(row: Headings) -> str:
    return "“" + " | ".join(row) + "”"
