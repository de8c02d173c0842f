"""A portfolio: what the records of many agreements say of each, held against the present library, register and law."""

from assembler.portfolio.criteria import PRESENT, Sought, sought, version_of
from assembler.portfolio.entries import Entry, HeldClause, entry_of

__all__ = ["PRESENT", "Entry", "HeldClause", "Sought", "entry_of", "sought", "version_of"]
