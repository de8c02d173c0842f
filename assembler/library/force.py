"""Which clauses bind where only a part of an agreement does: what each says of itself, and the list that a reader is given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assembler.errors import Problem
from assembler.library.clauses import Clause, LibraryParagraph
from assembler.markup import CrossReference, Words
from assembler.section_kinds import KINDS
from assembler.wording import Piece, pieces

LIST = "legal-effect#part"
"""The paragraph whose items say which clauses the parties intend to bind in contract (practice: the Act asks for no such thing)."""

_SAID = "legally binding"
"""The words in which a clause says of itself that it binds."""

_SPECIAL = "special conditions"
"""The words in which the list names the special conditions: no answer decides whether there are any, so nothing can refer to them."""


def binding_items(clauses: Mapping[str, Clause]) -> tuple[LibraryParagraph, ...]:
    """The items of the list."""
    section, _, identity = LIST.partition("#")
    paragraphs = clauses[section].paragraphs() if section in clauses else ()
    return tuple(item for paragraph in paragraphs if paragraph.id == identity for item in paragraph.children)


def named_by(piece: Piece, clauses: Mapping[str, Clause]) -> Iterator[str]:
    """The clauses that a piece of an item names: “this clause”, by reference, or the special conditions."""
    if isinstance(piece, CrossReference):
        yield from clauses_named(piece.clause, clauses)
    elif isinstance(piece, Words):
        if "this clause" in piece.text:
            yield LIST.partition("#")[0]
        if _SPECIAL in piece.text:
            yield from (clause.id for clause in clauses.values() if clause.kind == "special")


def clauses_named(identity: str, clauses: Mapping[str, Clause]) -> Iterator[str]:
    """The clause of that id, or those that a section of an outline gathers."""
    if identity in clauses:
        yield identity
    yield from (clause.id for clause in clauses.values() if clause.gathered_in == identity)


def range_problems(clauses: Mapping[str, Clause]) -> Iterator[Problem]:
    """References from one clause to another, which go wrong in silence when an order changes."""
    for clause in clauses.values():
        for identity, wording in clause.wordings():
            for before, piece, after in zip(wording, wording[1:], wording[2:], strict=False):
                ends = isinstance(before, CrossReference) and isinstance(after, CrossReference)
                if ends and isinstance(piece, Words) and piece.text.strip() == "to":
                    message = f"In “{identity}”: a range of references does not say what is between them."
                    yield Problem(message, clause.place, "Name each, with printed(…) where it may be out.")


def force_problems(clauses: Mapping[str, Clause]) -> Iterator[Problem]:
    """Where what a clause says of its own force and its front matter differ, or the list names one that does not bind."""
    for clause in clauses.values():
        if KINDS[clause.kind].numbered and not clause.binds and _says_that_it_binds(clause):
            cure = "Add `binds: yes` to its front matter, and the clause to the list in “legal-effect”."
            yield Problem(
                f"It says that something is {_SAID}, and does not bind where only a part does.", clause.place, cure
            )
    for item in binding_items(clauses):
        for name in sorted({name for piece in pieces(item.wording) for name in named_by(piece, clauses)}):
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
