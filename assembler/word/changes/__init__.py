"""Changes written as Word's own tracked changes: `write_redline` for two versions, `write_merge` for ours put into theirs."""

from assembler.word.changes.contents_list import ListEntry, Relist, links_of
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
from assembler.word.changes.pieces import REFERENCE
from assembler.word.changes.redline import Step, moment_of, write_redline
from assembler.word.changes.signs import ParagraphSigns, Put

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
    "ListEntry",
    "Note",
    "ParagraphSigns",
    "Put",
    "Relist",
    "Reword",
    "Step",
    "links_of",
    "moment_of",
    "signs_of",
    "write_merge",
    "write_redline",
]
