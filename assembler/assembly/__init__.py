"""Answers and library to Agreement: choose, fill, order, number and refer. Pure: no files, no clock, no chance."""

from assembler.assembly.assemble import Assembled, assemble
from assembler.assembly.compiled import Plan, compile_plan

__all__ = ["Assembled", "Plan", "assemble", "compile_plan"]
