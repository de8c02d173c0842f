"""The sections whose words meet a rule of law, and the rules that they meet."""

from __future__ import annotations

from collections.abc import Mapping

from assembler.library import Library
from assembler.returned.inspection import Lock


def locks_of(library: Library) -> Mapping[str, tuple[Lock, ...]]:
    """The rules that each clause meets by its words, by the id of the clause."""
    provisions = {rule.id: rule.provision for rule in library.rules}
    return {
        clause.id: tuple(Lock(rule, provisions[rule]) for rule in clause.satisfies)
        for clause in library.clauses.values()
        if clause.satisfies
    }
