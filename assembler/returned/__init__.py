"""A Word file that came back, held against what was issued: read, matched, compared, and reported passage by passage.

One way in: `inspected`, with what was issued (`issued_by` a record, or `issued_as` another file) and the file as `word.copy` reads it.
"""

from assembler.returned.inspection import InspectedPassage, Inspection, Lock, Verdict
from assembler.returned.inspector import Background, inspected
from assembler.returned.issued import Issued, issued_by
from assembler.returned.locks import locks_of
from assembler.returned.other_copy import issued_as
from assembler.returned.printed_answers import printed_answers
from assembler.returned.statute_verdicts import statute_verdicts

__all__ = [
    "Background",
    "InspectedPassage",
    "Inspection",
    "Issued",
    "Lock",
    "Verdict",
    "inspected",
    "issued_as",
    "issued_by",
    "locks_of",
    "printed_answers",
    "statute_verdicts",
]
