"""Answers and library to Agreement: choose, fill, order, number and refer. Pure: no files, no clock, no chance."""

from assembler.assembly.assemble import Assembled, assemble, assemble_paper, properties_of
from assembler.assembly.compiled import CompiledLibrary, CompiledOutline, compile_library
from assembler.assembly.publication import Published, published

__all__ = [
    "Assembled",
    "CompiledLibrary",
    "CompiledOutline",
    "Published",
    "assemble",
    "assemble_paper",
    "compile_library",
    "properties_of",
    "published",
]
