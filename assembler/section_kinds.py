"""The kinds of section: one table of what is so of every section of a kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from msgspec import Struct

from assembler.agreement import Role, SectionKind
from assembler.roles import levels

LibraryKind = Literal[
    "cover",
    "title",
    "outstanding",
    "contents",
    "particulars",
    "parties",
    "background",
    "clause",
    "special",
    "schedule",
    "annex",
    "execution",
    "letter",
    "register",
]
"""A kind as the library has it: special conditions are printed as a clause, and the sheet before an annex as a schedule."""


class KindTraits(Struct, frozen=True):
    """What is so of every section of a kind.

    `printed` is what it is in an agreement, `heading` the role of its heading and `levels` those of its numbered paragraphs. `filled`
    is whether assembly fills it, `defines` whether bold words define terms in it, `sentences` whether each of its paragraphs is one, and
    `prose` whether its words are read as prose. `begins_page` and `alone` say how it stands on the pages; a `sheet` begins one in every
    outline, for a document is put behind it.
    """

    printed: SectionKind
    heading: Role = "heading"
    levels: tuple[Role, ...] = ()
    filled: bool = False
    defines: bool = True
    sentences: bool = False
    prose: bool = True
    begins_page: bool = False
    alone: bool = False
    sheet: bool = False

    @property
    def numbered(self) -> bool:
        """Whether its heading bears a number, so that it can be referred to."""
        return self.heading != "heading"


_CLAUSE: Final = levels("clause")[1:]

KINDS: Final[Mapping[LibraryKind, KindTraits]] = {
    "cover": KindTraits("cover", defines=False, prose=False, alone=True),
    "title": KindTraits("title", defines=False, prose=False),
    "outstanding": KindTraits("outstanding", filled=True, begins_page=True, alone=True),
    "contents": KindTraits("contents", filled=True, begins_page=True, alone=True),
    "particulars": KindTraits("particulars", defines=False, prose=False),
    "parties": KindTraits("parties", levels=("party", "body-indent")),
    "background": KindTraits("background", levels=("recital", "body-indent"), sentences=True),
    "clause": KindTraits("clause", "clause", _CLAUSE, sentences=True),
    "special": KindTraits("clause", "clause", _CLAUSE, filled=True),
    "schedule": KindTraits("schedule", "schedule", levels("schedule")[1:], sentences=True),
    "annex": KindTraits("schedule", "schedule", levels("schedule")[1:], sentences=True, sheet=True),
    "execution": KindTraits("execution", defines=False, begins_page=True),
    "letter": KindTraits("letter", levels=levels("schedule")[1:], sentences=True),
    "register": KindTraits("letter", filled=True, levels=levels("schedule")[1:]),
}

FILLED_BY_ASSEMBLY: Final = frozenset(kind for kind, it in KINDS.items() if it.filled)
"""Kinds of section that assembly fills itself: no answer decides whether they are printed."""
