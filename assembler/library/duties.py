"""The duties that clauses state: who owes each, to whom and by when, and which are stated without that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from assembler.errors import Problem
from assembler.library.clauses import Clause, Duty, LibraryParagraph
from assembler.markup import Words
from assembler.wording import pieces

_MUST = re.compile(r"\bmust\b")


class StatedDuty(Struct, frozen=True):
    """A paragraph, by its key, whose words say “must”, and whose duty it is; None where its clause does not say."""

    key: str
    duty: Duty | None


def stated_duties(clauses: Mapping[str, Clause]) -> Iterator[StatedDuty]:
    """Every paragraph that says “must”, in the agreement's order. What is said above items holds for each that does not say otherwise."""
    for clause in clauses.values():
        for block in clause.blocks:
            if isinstance(block, LibraryParagraph):
                yield from _stated(clause.id, block, None)


def _stated(clause: str, paragraph: LibraryParagraph, above: Duty | None) -> Iterator[StatedDuty]:
    duty = paragraph.duty or above
    if _says_must(paragraph):
        yield StatedDuty(f"{clause}#{paragraph.id}", duty)
    for child in paragraph.children:
        yield from _stated(clause, child, duty)


def duty_problems(clauses: Mapping[str, Clause]) -> Iterator[Problem]:
    """Where a paragraph is said to state a duty, and neither it nor an item below it says “must”."""
    for clause in clauses.values():
        for paragraph in clause.paragraphs():
            if paragraph.duty and not any(map(_says_must, (paragraph, *paragraph.children))):
                yield Problem(
                    f"“{paragraph.id}” is said to state a duty of {paragraph.duty.owes}, and its words have no “must”.",
                    paragraph.place,
                    "Write “must” where the duty is, or take `owes` out.",
                )


def _says_must(paragraph: LibraryParagraph) -> bool:
    return any(isinstance(piece, Words) and _MUST.search(piece.text) for piece in pieces(paragraph.wording))
