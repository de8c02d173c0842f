"""The difference of two documents as one value: passages in, an edit script out. No document is compared with another anywhere else."""

from assembler.difference.passages import Passage, passages_in, passages_of
from assembler.difference.script import Edit, Script, applied, difference
from assembler.difference.segments import Segment, segments

__all__ = ["Edit", "Passage", "Script", "Segment", "applied", "difference", "passages_in", "passages_of", "segments"]
