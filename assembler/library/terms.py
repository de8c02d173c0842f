"""Defined terms: where each is defined, and which words use one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from assembler.errors import LibraryError, Problem
from assembler.library.clauses import Clause
from assembler.markup import Words
from assembler.section_kinds import KINDS
from assembler.wording import Wording, pieces


def defined_terms(clauses: Iterable[Clause]) -> Mapping[str, str]:
    """Every defined term with the `clause#paragraph` that defines it, by a definition or in bold where it stands.

    Raises LibraryError when a term is defined twice.
    """
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for clause in clauses:
        if not KINDS[clause.kind].defines:
            continue
        for paragraph in clause.paragraphs():
            for term in {paragraph.term} if paragraph.term else inline_terms(paragraph.wording):
                key = f"{clause.id}#{paragraph.id}"
                if found.get(term, key) != key:
                    problems.append(Problem(f"“{term}” is defined twice: also in {found[term]}.", paragraph.place))
                found[term] = key
    if problems:
        raise LibraryError(problems)
    return found


def inline_terms(wording: Wording) -> set[str]:
    """The terms that a paragraph defines in bold where they stand."""
    return {
        piece.text.strip()
        for piece in pieces(wording)
        if isinstance(piece, Words) and piece.bold and piece.text.strip()
    }


def term_finder(terms: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds uses of the terms, longest first, singular or plural. It looks no further where no term begins."""
    rests: dict[str, list[str]] = {}
    for form in sorted({form: None for term in terms for form in _forms(term)}, key=len, reverse=True):
        rests.setdefault(re.escape(form[0]), []).append(re.escape(form[1:]))
    if not rests:
        return re.compile(r"(?!)")
    begun = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items())
    return re.compile(rf"(?=[{''.join(rests)}])(?<![\w-])(?:{begun})(?![\w-])")


def _forms(term: str) -> tuple[str, ...]:
    if term.endswith("y") and not term.endswith("ay"):
        return (term, f"{term[:-1]}ies")
    return (term, f"{term}s", f"{term}es") if not term.endswith("s") else (term,)


def form_map(terms: Iterable[str]) -> Mapping[str, str]:
    """Each form in which a term may appear, with the term."""
    return {form: term for term in terms for form in _forms(term)}
