"""Changes written as Word's own tracked changes: `write_redline` for two versions, `write_merge` for ours put into theirs."""

from assembler.word.changes.lines import REFERENCE, Line, Put
from assembler.word.changes.merge import (
    Act,
    Delete,
    DeleteRow,
    InCell,
    Insert,
    InsertRow,
    InsertTable,
    Lead,
    Note,
    Reword,
    signs_of,
    write_merge,
)
from assembler.word.changes.redline import Step, moment_of, write_redline

__all__ = [
    "REFERENCE",
    "Act",
    "Delete",
    "DeleteRow",
    "InCell",
    "Insert",
    "InsertRow",
    "InsertTable",
    "Lead",
    "Line",
    "Note",
    "Put",
    "Reword",
    "Step",
    "moment_of",
    "signs_of",
    "write_merge",
    "write_redline",
]
