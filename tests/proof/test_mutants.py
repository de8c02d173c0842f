"""Every mutant of the shipped library is found, or shown to print the same as the library for all answers: of every second kind, or of all."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from proof.equivalence import print_the_same
from proof.mutants import KINDS, Mutant, mutants
from proof.shared import lines, prover, standard
from searching import WHOLE
from unsettled_words import unsettled_words

from assembler.library import Library
from assembler.proof.remarks import answers_remarks, document_remarks

pytestmark = pytest.mark.slow


def test_there_are_at_least_forty_kinds_and_the_library_gives_one_of_each() -> None:
    assert len(KINDS) >= 40
    assert {mutant.kind for mutant in mutants(standard(), each=1)} == set(KINDS)


@cache
def _chosen() -> dict[str, Mutant]:
    """One mutant of each kind, made when the first is tried: every process that collects the tests would make them otherwise."""
    return {mutant.kind: mutant for mutant in mutants(standard(), each=1, seed=7)}


@pytest.mark.parametrize("kind", list(KINDS)[:: 1 if WHOLE else 2])
def test_a_mutant_is_found_or_changes_no_document(kind: str, record_property: Callable[[str, object], None]) -> None:
    mutant = _chosen()[kind]
    if mutant.refused or _found(mutant):
        return
    record_property("survivor", f"{mutant.kind}: {mutant.where}")

    assert print_the_same(standard(), mutant.library, prover())


@cache
def _told_of_the_standard() -> set[str]:
    return _told(standard())


def _told(one: Library) -> set[str]:
    """What fails in a library, by name."""
    broken = {obligation.key for obligation, _ in prover().broken(one)}
    return broken | {difference.name for difference, _ in prover().differing(one, lines())}


def _found(mutant: Mutant) -> bool:
    """Whether the proof fails, a line on applicability does not hold, or there is something to look at that was not there."""
    if _told(mutant.library) - _told_of_the_standard() or unsettled_words(mutant.library):
        return True
    printed = prover().printed(mutant.library)
    work = (prover().translator, prover().solving)
    noticed = [*document_remarks(mutant.library, printed, *work), *answers_remarks(mutant.library, *work)]
    return any(remark.sort in ("never asked", "not defined", "never in", "always in") for remark in noticed)
