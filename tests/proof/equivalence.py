"""Two libraries shown to print the same, for all answers: every section, paragraph and piece of wording is in for the same answers."""

from __future__ import annotations

from collections import defaultdict

from assembler.library.library import Library
from assembler.proof.formulas import Formula, all_of, any_of, no
from assembler.proof.printed import PrintedLibrary
from assembler.proof.prover import Prover


def print_the_same(one: Library, other: Library, prover: Prover) -> bool:
    """Whether no answers tell the two libraries apart by what they print."""
    left, right = _shown(prover.printed(one)), _shown(prover.printed(other))
    apart = [_apart(left[key], right[key]) for key in {**left, **right}]
    prover.solving.settle(apart)
    return not any(prover.solving.possible(one) for one in apart)


def _shown(printed: PrintedLibrary) -> defaultdict[str, Formula]:
    found: defaultdict[str, list[Formula]] = defaultdict(list)
    for section in printed.sections:
        found[f"section {section.key}"].append(section.inside)
    for paragraph in printed.paragraphs:
        found[f"paragraph {paragraph.key}"].append(printed.when(paragraph))
    for piece in printed.pieces:
        found[f"piece {piece.paragraph.key} {piece.piece}"].append(printed.piece_when(piece))
    joined: defaultdict[str, Formula] = defaultdict(bool)
    joined.update({key: any_of(parts) for key, parts in found.items()})
    return joined


def _apart(one: Formula, other: Formula) -> Formula:
    return any_of((all_of((one, no(other))), all_of((other, no(one)))))
