"""Matters of which more than one clause speaks: which prevails, and where the agreement itself says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assembler.errors import Place, Problem
from assembler.library.clauses import Clause
from assembler.library.library import Matter
from assembler.markup import CrossReference, Words
from assembler.wording import pieces

FILE = "clauses/matters.yaml"

_SPECIAL = "special condition"
"""The words in which a clause names the special conditions, to which nothing can refer."""


def matter_problems(matters: Sequence[Matter], clauses: Mapping[str, Clause]) -> Iterator[Problem]:
    """A matter names paragraphs that exist; one with several says where its order is stated, and the words there name the others."""
    names = [matter.words for matter in matters]
    for matter in matters:
        place = Place(FILE, 0, matter.words)
        if names.count(matter.words) > 1:
            yield Problem("This matter is listed twice.", place)
        missing = [key for key in (*matter.clauses, *matter.said_in) if not _exists(key, clauses)]
        for key in missing:
            yield Problem(f"There is nothing called “{key}”.", place)
        if len(matter.clauses) > 1 and not matter.said_in:
            cure = "Name under `said in` the paragraph that puts them in order, or give the matter one home."
            yield Problem("Several clauses speak of this matter, and nothing says which prevails.", place, cure)
        if not missing:
            yield from _unsaid(matter, clauses, place)


def _unsaid(matter: Matter, clauses: Mapping[str, Clause], place: Place) -> Iterator[Problem]:
    """The clauses of a matter that the words which state its order do not name."""
    if not matter.said_in:
        return
    named = {name for key in matter.said_in for name in _named(key, clauses)}
    for key in matter.clauses:
        if key.partition("#")[0] not in named:
            said = "”, “".join(matter.said_in)
            yield Problem(f"“{said}” is said to state the order, and does not speak of “{key}”.", place)


def _named(key: str, clauses: Mapping[str, Clause]) -> Iterator[str]:
    """The clause that a paragraph stands in, and those that it refers to."""
    identity, _, wanted = key.partition("#")
    yield identity
    for paragraph in clauses[identity].paragraphs():
        for piece in pieces(paragraph.wording) if paragraph.id == wanted else ():
            if isinstance(piece, CrossReference):
                yield piece.clause
            elif isinstance(piece, Words) and _SPECIAL in piece.text:
                yield from (clause.id for clause in clauses.values() if clause.kind == "special")


def _exists(key: str, clauses: Mapping[str, Clause]) -> bool:
    clause, _, paragraph = key.partition("#")
    return clause in clauses and (not paragraph or any(one.id == paragraph for one in clauses[clause].paragraphs()))


def matter_table(matters: Sequence[Matter]) -> str:
    """The matters as a table in Markdown, for docs/matters.md."""
    rows = [f"| {one.words} | {_listed(one.clauses)} | {_listed(one.said_in)} |" for one in matters]
    return "\n".join(("| matter | decided by, the first prevailing | said in |", "|---|---|---|", *rows))


def _listed(keys: Sequence[str]) -> str:
    return ", ".join(f"`{key}`" for key in keys)
