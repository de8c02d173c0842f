"""The copies of an agreement: one table of what each shows. Nothing else decides what leaves with a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from assembler.agreement import CopyKind


class Copy(Struct, frozen=True):
    """What is so of every copy of a kind.

    `purpose` is what it is for, and `status` what it calls itself in headers, footers and properties. `notes` is whether it has drafting
    notes as comments, `outstanding` the page of open points with their notes, and `sources` where each paragraph comes from, and why it is
    there. A `settled` copy is refused while anything is open; one that `withholds` leaves out what is not to be published, and marks it.
    `renewed` is the copy that an update makes of one that came back: none for what nobody negotiates.
    """

    purpose: str
    status: str
    notes: bool = False
    outstanding: bool = False
    sources: bool = False
    settled: bool = False
    withholds: bool = False
    renewed: CopyKind | None = "clean"

    @property
    def as_it_stands(self) -> bool:
        """Whether it holds nothing but the agreement's own words, so that what is printed does not depend on what an answer says."""
        return not (self.sources or self.withholds)


COPIES: Final[Mapping[CopyKind, Copy]] = {
    "clean": Copy("for the other side, with nothing of ours in it, and open points in square brackets", "Draft"),
    "internal": Copy(
        "for ourselves, with drafting notes and a page of open points",
        "Internal draft",
        notes=True,
        outstanding=True,
        renewed="internal",
    ),
    "annotated": Copy(
        "for whoever checks the draft, with the source of each paragraph too, and why it is there",
        "Annotated draft",
        notes=True,
        outstanding=True,
        sources=True,
        renewed="internal",
    ),
    "signature": Copy("to sign, and refused while anything is open", "Signature copy", settled=True),
    "publication": Copy(
        "to publish, as signed but for what is left out, each marked",
        "Published copy",
        settled=True,
        withholds=True,
        renewed=None,
    ),
}

DEFAULT: Final[CopyKind] = "clean"
"""What is made where nobody says otherwise: it gives nothing away."""
