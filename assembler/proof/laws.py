"""The laws that every agreement obeys, by name; `obligations.py` and `settlement.py` prove them; `document_faults.py` reads a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from assembler.library.clauses import LibraryBlock, LibraryParagraph, LibraryTable
from assembler.proof.formulas import Formula
from assembler.section_kinds import KINDS

Law = Literal[
    "reference",
    "defined",
    "defined once",
    "term used",
    "alternatives",
    "asked",
    "not empty",
    "has words",
    "withdrawal",
    "include",
    "settled",
    "binds",
]

LAWS: dict[Law, str] = {
    "reference": "a reference's target is there wherever the reference is",
    "defined": "a term used is defined",
    "defined once": "a term is defined no more than once",
    "term used": "a term defined is used",
    "alternatives": "exactly one of each set of alternatives is in",
    "asked": "a placeholder's question is asked wherever the placeholder stands",
    "not empty": "a clause or schedule left in has something in it",
    "has words": "a paragraph left in has words, and the items it leads to",
    "withdrawal": "the right to withdraw is there, for every party (section 4(7))",
    "include": "what a rule says to include is there",
    "settled": "outside its blanks it says nothing by default of what nobody has said, and leaves no cell or list empty",
    "binds": "a clause that binds where only a part does is in the list of what binds",
}
"""Each law with what it promises."""


class Obligation(Struct, frozen=True, eq=False):
    """One thing that must hold. `broken` is when it does not; `where` is the paragraph or section; `about` what it refers to."""

    law: Law
    where: str
    about: str
    says: str
    broken: Formula

    @property
    def key(self) -> str:
        """Its permanent name."""
        return f"{self.law}: {self.where}" + (f" -> {self.about}" if self.about else "")


RIGHT = "withdrawal#right"
"""The paragraph that gives the right to withdraw (section 4(7) of the Policing and Crime Act 2017)."""

RIGHT_WORDS = re.compile(r"A Party may withdraw .*where, in the view of that Party, .*efficiency or effectiveness\.")
"""What the right must say: everybody's, and on the party's own view."""

WITHOUT_TERMS = frozenset(kind for kind, it in KINDS.items() if not it.defines)
"""Kinds of section in which bold words define nothing."""


def led_to(
    blocks: tuple[LibraryBlock, ...],
) -> Iterator[tuple[LibraryParagraph, list[LibraryTable]]]:
    """Each paragraph with tables directly below it, and those tables."""
    for number, block in enumerate(blocks):
        tables: list[LibraryTable] = []
        for following in blocks[number + 1 :]:
            if not isinstance(following, LibraryTable):
                break
            tables.append(following)
        if isinstance(block, LibraryParagraph) and tables:
            yield block, tables
