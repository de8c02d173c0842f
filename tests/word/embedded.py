"""The record inside a Word file, as whoever opens it finds it."""

from __future__ import annotations

from assembler.word.opened import opened
from assembler.word.record import embedded_record


def read_embedded_record(docx: bytes) -> bytes | None:
    """The record; None where there is none. Raises AnswersError where the file is not safe to open, or its record is damaged."""
    return embedded_record(opened(docx))
