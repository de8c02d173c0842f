"""A Word file held against a record: whether the record is the file's own, and whether the file still has the words that were assembled."""

from __future__ import annotations

import hashlib

from msgspec import Struct

from assembler.record.format import Record
from assembler.word.known import KnownBy


class Traced(Struct, frozen=True):
    """What a comparison found.

    `own` is whether the record is the one that the file names by its hash, or that is inside it: None where the file names none. `words` is
    whether the file has the words that were assembled: None where the record cannot say.
    """

    own: bool | None
    words: bool | None

    @property
    def sure(self) -> bool:
        """Whether the file is the one that was assembled, word for word."""
        return self.own is True and self.words is True


def traced(file: KnownBy, content: bytes, record: Record) -> Traced:
    """A Word file compared with a record, whose bytes are `content`."""
    digest = hashlib.sha256(content).hexdigest()
    named = [file.record_hash] if file.record_hash else []
    named += [hashlib.sha256(file.record).hexdigest()] if file.record is not None else []
    return Traced(
        all(digest == one for one in named) if named else None, file.words == record.words if record.words else None
    )
