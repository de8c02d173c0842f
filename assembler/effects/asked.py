"""What somebody who asks about an agreement means: by number, by permanent id, by heading, or by a word of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from assembler.agreement import Agreement
from assembler.effects.contents import contents_of
from assembler.effects.values import Placed
from assembler.library.library import Library
from assembler.plain import words


class Asked(Struct, frozen=True):
    """What is meant: the library's clauses, and of them only what has one of these `keys`; where there are none, all of each clause."""

    clauses: tuple[str, ...]
    keys: frozenset[str] = frozenset()

    def holds(self, key: str) -> bool:
        """Whether a clause or paragraph, by its permanent id, is meant."""
        return (
            not self.keys or key in self.keys or any(key.startswith(f"{one}#") for one in self.keys if "#" not in one)
        )


def meant(asked: str, agreement: Agreement, library: Library) -> Asked | None:
    """What some words mean: `34`, `34.3`, `clause 34`, `Schedule 6`, `paragraph 2 of Schedule 1`, an id, a heading or a word of one.

    None where they mean nothing in the agreement or the library.
    """
    known = asked.strip()
    if known in library.clauses:
        return Asked((known,))
    numbered = _numbered(known, contents_of(agreement))
    if numbered:
        section = next((one for one in agreement.sections if one.id == numbered), None)
        own = section.paragraphs() if section else ()
        keys = {numbered, *(paragraph.key for paragraph in own)}
        return Asked(
            tuple(dict.fromkeys(_clause(key) for key in sorted(keys, key=lambda one: one != numbered))), frozenset(keys)
        )
    if _names_a_paragraph(known, library):
        return Asked((_clause(known),), frozenset({known}))
    found = tuple(dict.fromkeys(_headed(known.casefold(), agreement, library)))
    return Asked(found) if found else None


def _names_a_paragraph(key: str, library: Library) -> bool:
    """Whether a key is that of a repeated clause, or of a paragraph or table that its clause has."""
    clause = library.clauses.get(_clause(key))
    if clause is None:
        return False
    paragraph = key.partition("#")[2].partition("/")[0]
    return not paragraph or paragraph in {
        *(one.id for one in clause.paragraphs()),
        *(block.id for block in clause.blocks),
    }


def _numbered(asked: str, placed: Mapping[str, Placed]) -> str:
    """The key of what has a number; nothing where nothing has it."""
    wanted = _plain(asked)
    wanted = re.sub(r"^(schedule \d+[a-z]?),? (?:paragraph|para)? ?(.+)$", r"\2 of \1", wanted)
    return next((key for key, one in placed.items() if _plain(one.label) == wanted), "")


def _plain(words: str) -> str:
    """A number without what people put before or behind it."""
    text = " ".join(words.casefold().split()).rstrip(".")
    return re.sub(r"^(?:clause|paragraph|para|section) ", "", text)


def _clause(key: str) -> str:
    """The library's clause to which a paragraph or a repeated clause belongs."""
    return key.partition("#")[0].partition("/")[0]


def _headed(asked: str, agreement: Agreement, library: Library) -> Iterator[str]:
    """The clauses whose heading is these words or, failing that, holds them."""
    headings = [(heading.casefold(), clause) for heading, clause in _headings(agreement, library)] if asked else []
    whole = [clause for heading, clause in headings if heading == asked]
    yield from whole or (clause for heading, clause in headings if asked in heading)


def _headings(agreement: Agreement, library: Library) -> Iterable[tuple[str, str]]:
    for section in agreement.sections:
        if section.heading is not None and _clause(section.id) in library.clauses:
            yield words(section.heading), _clause(section.id)
    for clause in library.clauses.values():
        yield "".join(getattr(piece, "text", "…") for piece in clause.heading), clause.id
