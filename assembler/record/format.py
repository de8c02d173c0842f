"""The record of a Word file as a value: what the file was made from and with, and what is in it, by permanent keys.

Formats: 1 is what release 0.1.0 wrote, which gave no number; 2 adds everything that `LACKING` names. docs/record.md describes both.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from msgspec import Struct

from assembler.agreement import CopyKind
from assembler.numbering import STANDARD, Numbering

FORMAT: Final = 2
"""The format that this release writes. It reads every earlier one."""

BLANK, BLANK_ENDS = "⟦?⟧", "⟦/?⟧"
"""What is written round an open blank in the words of a paragraph; a reference is written as ⟦the key it points to⟧, and ⟦ itself as ⟦⟦."""


class FileKind(Struct, frozen=True):
    """Which kind of file a record belongs to: which copy, and what was asked for with it."""

    copy: CopyKind
    embedded: bool = False
    pages: bool = False


class RecordedClause(Struct, frozen=True):
    """A clause that is in: the SHA-256 of its source, and the law behind it. A record of format 1 gives the id alone."""

    id: str
    source: str = ""
    law: tuple[str, ...] = ()


class RecordedParagraph(Struct, frozen=True):
    """A paragraph: its permanent key, its role (empty in a record of format 1), and its words with their tokens.

    `answers` are the fields of the answers that are printed in it, blanks included, in the order in which they are. `literal` is its number
    where that is words, which begin it.
    """

    key: str
    role: str
    words: str
    answers: tuple[str, ...] = ()
    literal: str = ""


class Record(Struct, frozen=True):
    """What is recorded of a Word file.

    `document` is the id that the file bears, `derived` whether it was made of the answers for want of one of their own. `words` is the
    hash of the file's words (`word.words`); `template` and `library` are those of what it was made with. `bookmarks` gives the key of each
    bookmark whose name is a hash; `tables` the headings of each table's columns, by its key; `numbering` how its house style numbers. What
    an early record does not hold is empty, and `lacks` names it.
    """

    format: int
    assembler: str
    library: str
    template: str
    law_as_at: str
    answers: Mapping[str, Any]
    answers_hash: str
    clauses: tuple[RecordedClause, ...]
    paragraphs: tuple[RecordedParagraph, ...]
    document: str = ""
    derived: bool = False
    kind: FileKind | None = None
    outline: str = ""
    words: str = ""
    bookmarks: Mapping[str, str] | None = None
    tables: Mapping[str, tuple[str, ...]] | None = None
    numbering: Numbering = STANDARD

    @property
    def lacks(self) -> tuple[str, ...]:
        """What a record of its format does not hold, in words."""
        return () if self.format >= FORMAT else LACKING


LACKING: Final = (
    "the id of the document",
    "which kind of file it belongs to",
    "the words of the file as a hash, so that the file cannot be compared with it",
    "the role of each paragraph, and where blanks are open",
    "the tables, and the names of bookmarks that are hashes",
    "the source of each clause, and the law behind it",
)
"""What format 2 added."""
