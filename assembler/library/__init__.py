"""The clause library: clauses, questions, facts and rules, read and checked once."""

from assembler.library.clauses import Clause, LibraryParagraph, LibraryTable
from assembler.library.library import Library
from assembler.library.loading import load_library

__all__ = ["Clause", "Library", "LibraryParagraph", "LibraryTable", "load_library"]
