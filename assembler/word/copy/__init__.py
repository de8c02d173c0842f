"""A Word file that comes back, read as a plain value. One way in: `read_copy`."""

from assembler.word.copy.reader import read_copy
from assembler.word.copy.value import Cell, Change, Comment, CopyParagraph, Run, WordCopy

__all__ = ["Cell", "Change", "Comment", "CopyParagraph", "Run", "WordCopy", "read_copy"]
