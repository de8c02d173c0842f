"""Which clauses an answer bears on: those whose conditions or words read its field."""

from __future__ import annotations

from collections.abc import Mapping

from assembler.capitals import capital
from assembler.conditions import Vocabulary
from assembler.conditions.fields import fields_read
from assembler.library.clauses import Clause
from assembler.library.library import Library
from assembler.wording import Filled, Phrase, Wording, pieces


def clauses_by_field(library: Library) -> Mapping[str, tuple[str, ...]]:
    """The headings of the clauses of agreements that read each field: `money.payments` is read by `Payments` and `Charges`, say."""
    found: dict[str, dict[str, None]] = {}
    for clause in library.of_agreements.values():
        for field in _clause_fields(clause, library.vocabulary):
            found.setdefault(field, {})[heading_of(clause)] = None
    return {field: tuple(headings) for field, headings in found.items()}


def heading_of(clause: Clause) -> str:
    """A clause's heading, with “…” where an answer is printed in it; its id in words where it has none."""
    words = "".join(getattr(piece, "text", "…") for piece in clause.heading) or clause.id.replace("-", " ")
    return capital(words)


def _clause_fields(clause: Clause, vocabulary: Vocabulary) -> frozenset[str]:
    conditions = [clause.when, *(paragraph.when for paragraph in clause.paragraphs())]
    read = [fields_read(condition, vocabulary) for condition in conditions]
    for _, wording in clause.wordings():
        read += [_wording_fields(wording, vocabulary)]
    return frozenset().union(*read)


def _wording_fields(wording: Wording, vocabulary: Vocabulary) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for piece in pieces(wording):
        if isinstance(piece, Filled):
            found |= fields_read(piece.path, vocabulary)
        elif isinstance(piece, Phrase):
            found = found.union(*(fields_read(choice.when, vocabulary) for choice in piece.alternatives))
    return found
