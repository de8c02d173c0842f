"""Which clauses bind where only a part of an agreement does: what each says of itself, and the list that a reader is given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assembler.errors import Problem
from assembler.library.clauses import Clause, LibraryParagraph
from assembler.markup import CrossReference, Words
from assembler.wording import Wording, pieces

LIST = "legal-effect#part"
"""The paragraph whose items say which clauses the parties intend to bind in contract (practice: the Act asks for no such thing)."""

_SAID = "legally binding"
"""The words in which a clause says of itself that it binds."""

_SPECIAL = "special conditions"
"""The words in which the list names the special conditions: no answer decides whether there are any, so nothing can refer to them."""


def binding_items(clauses: Mapping[str, Clause]) -> Iterator[tuple[LibraryParagraph, frozenset[str]]]:
    """Each item of the list, with the clauses that it names whatever the answers."""
    section, _, identity = LIST.partition("#")
    paragraphs = clauses[section].paragraphs() if section in clauses else ()
    for paragraph in paragraphs:
        if paragraph.id == identity:
            yield from ((item, frozenset(_named(item.wording, clauses))) for item in paragraph.children)


def _named(wording: Wording, clauses: Mapping[str, Clause]) -> Iterator[str]:
    """The clauses that an item names: “this clause”, by reference, from one to another, or the special conditions."""
    order = list(clauses)
    before, through = "", False
    for piece in wording:
        if isinstance(piece, CrossReference):
            if through and before in order and piece.clause in order:
                yield from order[order.index(before) : order.index(piece.clause)]
            yield piece.clause
            before, through = piece.clause, False
        elif isinstance(piece, Words):
            through = piece.text.strip() == "to"
            if "this clause" in piece.text:
                yield LIST.partition("#")[0]
            if _SPECIAL in piece.text:
                yield from (clause.id for clause in clauses.values() if clause.kind == "special")


def force_problems(clauses: Mapping[str, Clause]) -> Iterator[Problem]:
    """Where what a clause says of its own force and its front matter differ, or the list names one that does not bind."""
    for clause in clauses.values():
        if clause.kind in ("clause", "schedule", "special") and not clause.binds and _says_that_it_binds(clause):
            cure = "Add `binds: yes` to its front matter, and the clause to the list in “legal-effect”."
            yield Problem(
                f"It says that something is {_SAID}, and does not bind where only a part does.", clause.place, cure
            )
    for item, named in binding_items(clauses):
        for name in sorted(named):
            if name in clauses and not clauses[name].binds:
                cure = f"Add `binds: yes` to the front matter of {name}.md, or take it out of the list."
                yield Problem(
                    f"The list of what binds names “{name}”, which does not say that it does.", item.place, cure
                )


def _says_that_it_binds(clause: Clause) -> bool:
    return any(
        isinstance(piece, Words) and _SAID in piece.text
        for _, wording in clause.wordings()
        for piece in pieces(wording)
    )
