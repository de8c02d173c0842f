"""The inspection of a returned file as a value: what became of every passage that was issued, and what came in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from assembler.difference import Edit, Passage, Segment
from assembler.returned.changed_answers import ChangedAnswer
from assembler.returned.reference_faults import ReferenceFault
from assembler.word.copy import Change, Comment

Status = Literal["unchanged", "formatting", "value", "worded", "split", "joined", "deleted", "inserted"]
Level = Literal["BLOCK", "WARN", "NOTE"]


class Lock(Struct, frozen=True):
    """A rule that a paragraph meets by its words, with its provision: they are not to be changed unread."""

    rule: str
    provision: str


class InspectedPassage(Struct, frozen=True):
    """What became of one passage.

    `section` is the id of the section that it stands in, now; `label` the number that it bore, where that is known. `before` and `after`
    are its words as issued and as returned, once every pending change is accepted, and `segments` compares them; `parts` are the
    paragraphs that it stands in now. `formatting` says in words what is formatted otherwise, `copy_of` the key of the passage that it was
    copied from.
    """

    key: str
    section: str
    label: str
    status: Status
    moved: bool
    before: Passage | None
    after: Passage | None
    parts: tuple[str, ...]
    segments: tuple[Segment, ...]
    references: tuple[ReferenceFault, ...] = ()
    formatting: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    comments: tuple[Comment, ...] = ()
    locks: tuple[Lock, ...] = ()
    copy_of: str = ""
    joined_with: tuple[str, ...] = ()

    @property
    def edit(self) -> Edit:
        """The two as an edit, without what they printed before changes that are pending."""
        return Edit(self.before, self.after, self.moved)

    @property
    def untouched(self) -> bool:
        """Whether its words, its place and its references are as they were issued, nothing in it is pending, and nobody commented on it."""
        plain = self.status in ("unchanged", "formatting") and not self.moved
        return plain and not (self.references or self.changes or self.comments)

    @property
    def shown(self) -> bool:
        """Whether there is anything to report of it."""
        return not self.untouched or self.status == "formatting"


class Verdict(Struct, frozen=True):
    """What somebody must look at before the file is relied on: why, under which provision if any, and at which passage."""

    level: Level
    message: str
    provision: str = ""
    key: str = ""


class Inspection(Struct, frozen=True):
    """What is found in a returned file.

    `passages` are in the order of the file, those that are gone where they stood. `headings` gives the heading of each section. `answers`
    are those of which the file prints another value. `compared` says in words what it was held against, `lacking` what its record does
    not hold.
    """

    passages: tuple[InspectedPassage, ...]
    headings: Mapping[str, str]
    answers: tuple[ChangedAnswer, ...]
    verdicts: tuple[Verdict, ...]
    notices: tuple[str, ...]
    compared: str = ""
    lacking: tuple[str, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether every word stands as it was issued, and nothing is pending or asked: it may be signed as what was issued."""
        return all(one.untouched for one in self.passages) and not self.verdicts

    def count(self, status: Status) -> int:
        """How many passages have a status."""
        return sum(one.status == status for one in self.passages)
