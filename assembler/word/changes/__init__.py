"""Changes written as Word's own tracked changes: `write_redline` for two versions, `write_merge` for ours put into theirs."""

from assembler.word.changes.merge import Act, Delete, DeleteRow, Insert, Note, Put, Reword, signs_of, write_merge
from assembler.word.changes.redline import Step, moment_of, write_redline

__all__ = [
    "Act",
    "Delete",
    "DeleteRow",
    "Insert",
    "Note",
    "Put",
    "Reword",
    "Step",
    "moment_of",
    "signs_of",
    "write_merge",
    "write_redline",
]
