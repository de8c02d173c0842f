"""Words that look like a defined term and are not one: a definition may be missing, and no defined term would tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from assembler.documents import read_yaml
from assembler.errors import LibraryError
from assembler.library import Library
from assembler.library.terms import term_finder
from assembler.markup import Words
from assembler.wording import pieces

_NAME = re.compile(r"(?<=[a-z,)•] )[A-Z][\w\u2019-]*(?:(?: (?:of|and|for|the|to|in))* [A-Z][\w\u2019-]*)*")
"""Words with capitals in the middle of a sentence, joined by small words."""

_UNPROSAIC = ("cover", "particulars")
"""Kinds of section whose words are not sentences."""


@cache
def known_names() -> frozenset[str]:
    """Names that are no terms: of bodies, Acts and days."""
    file = files("assembler.proof").joinpath("names.yaml")
    return frozenset(read_yaml(file.read_text(encoding="utf-8"), "names.yaml", LibraryError).value)


def unknown_names(library: Library) -> Iterator[tuple[str, str]]:
    """Each name that is neither a defined term nor known, with the paragraph where it stands."""
    finder = term_finder(library.terms)
    for clause in library.clauses.values():
        for identity, wording in clause.wordings() if clause.kind not in _UNPROSAIC else ():
            for piece in pieces(wording) if identity else ():
                if isinstance(piece, Words) and not piece.bold:
                    for name in _NAME.findall(finder.sub("•", piece.text)):
                        if name.removesuffix("\u2019s") not in known_names() and name not in known_names():
                            yield f"{clause.id}#{identity}", name
