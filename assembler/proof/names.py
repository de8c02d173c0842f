"""Words that look like a defined term and are not one: a definition may be missing, and no defined term would tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from assembler.errors import LibraryError
from assembler.library.library import Library
from assembler.library.terms import term_finder
from assembler.markup import Words
from assembler.section_kinds import KINDS
from assembler.source import read_yaml
from assembler.wording import Wording, pieces

_NAME = re.compile(r"(?<=[a-z,)•] )[A-Z][\w\u2019-]*(?:(?: (?:of|and|for|the|to|in))* [A-Z][\w\u2019-]*)*")
"""Words with capitals in the middle of a sentence, joined by small words."""


@cache
def known_names() -> frozenset[str]:
    """Names that are no terms: of bodies, Acts and days."""
    file = files("assembler.proof").joinpath("names.yaml")
    return frozenset(read_yaml(file.read_text(encoding="utf-8"), "names.yaml", LibraryError).value)


def unknown_names(library: Library) -> Iterator[tuple[str, str]]:
    """Each name that is neither a defined term nor known, with the paragraph where it stands."""
    terms = term_finder(library.terms)
    for clause in library.clauses.values():
        prose = clause.wordings() if KINDS[clause.kind].prose else ()
        for paragraph, wording in prose:
            if paragraph:  # a heading has capitals of its own
                yield from ((f"{clause.id}#{paragraph}", name) for name in _names(wording, terms) if not _known(name))


def _names(wording: Wording, terms: re.Pattern[str]) -> Iterator[str]:
    for piece in pieces(wording):
        if isinstance(piece, Words) and not piece.bold:
            yield from _NAME.findall(terms.sub("•", piece.text))


def _known(name: str) -> bool:
    return name in known_names() or name.removesuffix("\u2019s") in known_names()
