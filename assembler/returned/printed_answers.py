"""The answers that a document prints, in the words in which it prints them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from assembler.answers.paths import at
from assembler.completion import Answers, field_of
from assembler.conditions import sorts
from assembler.conditions.fields import fields_read
from assembler.formatting import printer
from assembler.identity import ByIdentity
from assembler.library.library import Library
from assembler.returned.changed_answers import PrintedAnswer
from assembler.source import field_path
from assembler.wording import Filled, pieces

_SHORTEST: Final = 3
"""Letters: shorter words, such as “12”, stand for too much else."""
_PRINTABLE: Final = (sorts.Text, sorts.Date, sorts.Money, sorts.Number)


def printed_answers(answers: Answers, library: Library) -> tuple[PrintedAnswer, ...]:
    """Every answer that the library can print, with the sections that it prints it in."""
    sections = _sections(ByIdentity(library))
    return tuple(_printed(answers, library, sections))


def _printed(answers: Answers, library: Library, sections: Mapping[str, frozenset[str]]) -> Iterator[PrintedAnswer]:
    for path in answers.origins:
        name = field_of(path)
        question = library.questionnaire.by_field.get(name)
        if question is None or not isinstance(question.leaf.sort, _PRINTABLE):
            continue
        words = printer(question.leaf.sort)(at(answers.values, path), answers.scope)
        for line in (words or "").splitlines():
            if len(line.strip()) >= _SHORTEST:
                yield PrintedAnswer(field_path(path), line.strip(), sections.get(name, frozenset()))


@lru_cache(maxsize=2)
def _sections(library: ByIdentity[Library]) -> Mapping[str, frozenset[str]]:
    """The clauses that print each field."""
    found: dict[str, set[str]] = {}
    for clause in library.it.clauses.values():
        for _, wording in clause.wordings():
            for piece in pieces(wording):
                if isinstance(piece, Filled):
                    for name in fields_read(piece.path, library.it.vocabulary):
                        found.setdefault(name, set()).add(clause.id)
    return {name: frozenset(clauses) for name, clauses in found.items()}
