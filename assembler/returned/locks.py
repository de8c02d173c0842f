"""The paragraphs whose words meet a rule of law, and the rules that they meet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assembler.agreement import library_key
from assembler.library.clauses import Clause, LibraryParagraph
from assembler.library.library import Library
from assembler.returned.inspection import Lock

Locks = Mapping[str, tuple[Lock, ...]]
"""By the clause's id and the paragraph's: `withdrawal#right`."""


def locks_of(library: Library) -> Locks:
    """The rules that each paragraph of a library meets by its words, with the items below it."""
    provisions = {rule.id: rule.provision for rule in library.rules}
    return {
        f"{clause.id}#{paragraph}": tuple(Lock(rule, provisions[rule]) for rule in rules)
        for clause in library.clauses.values()
        for paragraph, rules in _met(clause)
    }


def locks_on(key: str, locks: Locks) -> tuple[Lock, ...]:
    """The rules that the passage with this key meets: `parties#party/pcc-norvale` meets those of `parties#party`."""
    return locks.get(library_key(key), ())


def _met(clause: Clause) -> Iterator[tuple[str, tuple[str, ...]]]:
    for block in clause.blocks:
        if isinstance(block, LibraryParagraph):
            yield from _below(block, ())


def _below(paragraph: LibraryParagraph, above: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    rules = tuple(dict.fromkeys((*above, *paragraph.satisfies)))
    if rules:
        yield paragraph.id, rules
    for child in paragraph.children:
        yield from _below(child, rules)
