"""Every mutant of the shipped library is found, or shown to print the same as the library for all answers: of every sixth kind, or of all."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from proof.equivalence import print_the_same
from proof.mutants import KINDS, Mutant, mutant
from proof.shared import lines, prover, standard
from searching import WHOLE
from unsettled_words import unsettled_words

from assembler.library.library import Library
from assembler.proof.remarks import answers_doubts, document_doubts, remarks

pytestmark = pytest.mark.slow


def test_there_are_at_least_forty_kinds_and_the_library_gives_each() -> None:
    assert len(KINDS) >= 40
    assert [kind for kind, make in KINDS.items() if not any(True for _ in make(standard()))] == []


@pytest.mark.parametrize("kind", list(KINDS)[:: 1 if WHOLE else 10])
def test_a_mutant_is_found_or_changes_no_document(kind: str, record_property: Callable[[str, object], None]) -> None:
    made = mutant(standard(), kind, seed=7)
    if made.refused or _found(made):
        return
    record_property("survivor", f"{made.kind}: {made.where}")

    assert print_the_same(standard(), made.library, prover())


@cache
def _told_of_the_standard() -> set[str]:
    return _told(standard())


def _told(one: Library) -> set[str]:
    """What fails in a library, by name."""
    broken = {obligation.key for obligation, _ in prover().broken(one)}
    return broken | {difference.name for difference, _ in prover().differing(one, lines())}


def _found(made: Mutant) -> bool:
    """Whether the proof fails, a line on applicability does not hold, or there is something to look at that was not there."""
    if _told(made.library) - _told_of_the_standard() or unsettled_words(made.library):
        return True
    printed = prover().printed(made.library)
    translator = prover().translator
    doubts = [*document_doubts(made.library, printed, translator), *answers_doubts(made.library, translator)]
    noticed = remarks(doubts, prover().solving)
    return any(remark.sort in ("never asked", "not defined", "never in", "always in") for remark in noticed)
