"""The record of a Word file: what it was made from and with, written beside it, read for ever, and compared with the file."""

from assembler.record.format import FORMAT, FileKind, Record
from assembler.record.read import read_record, recorded_answers
from assembler.record.trace import Traced, traced
from assembler.record.write import Origin, Written, agreement_lines, document_id, in_record, record_of, record_with

__all__ = [
    "FORMAT",
    "FileKind",
    "Origin",
    "Record",
    "Traced",
    "Written",
    "agreement_lines",
    "document_id",
    "in_record",
    "read_record",
    "record_of",
    "record_with",
    "recorded_answers",
    "traced",
]
