"""One set of answers waiting to become an agreement, the order it is made to, and what became of it: plain values that cross processes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, Literal, Protocol

from msgspec import Struct

from assembler.agreement import CopyKind
from assembler.copies import DEFAULT
from assembler.errors import Place, Problem
from assembler.source import Document

Work = Literal["assemble", "update", "pack", "vary"]
"""What is made of each item: an agreement, a file that came back brought up to date, the papers that are wanted now, a variation."""


class Given(Protocol):
    """What a source holds for one item, not yet read as answers."""

    def document(self) -> Document:
        """The answers as a document. Raises AnswersError with every fault of form."""


class Item(Struct, frozen=True):
    """One set of answers in a source.

    `name` is its own in the whole output folder, and names its Word file; `file` and `row` (0 where a file holds one set) say where it
    is, and `place` says it in words; `digest` is the SHA-256 of what the source says. With `problems` it cannot be read, and `given` is
    None; `warnings` are reported, and prevent nothing. `stray_of` is None but for a row that belongs to no agreement: what it names.
    """

    name: str
    file: str
    row: int
    place: Place
    digest: str
    given: Given | None
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    stray_of: str | None = None


class Order(Struct, frozen=True):
    """What everything of a run is made to.

    `base` is the text of the answers that all share (its name is `base_name`); `seconds` the longest that one may take; `clock` gives
    seconds, for durations only: it never touches a document. `copy` and `embed` are of agreements.
    """

    template: bytes
    template_name: str
    clock: Callable[[], float]
    copy: CopyKind = DEFAULT
    embed: bool = False
    base: str = ""
    base_name: str = ""
    seconds: float = 60.0
    work: Work = "assemble"


FIRST: Final = ""
"""Which of an item's files is the one that the item is known by."""


class HashedBytes(Struct, frozen=True):
    """Bytes with their SHA-256, which whoever makes them works out: the process that writes has the rest to do."""

    content: bytes
    sha256: str


class MadeFile(Struct, frozen=True):
    """A file that was made of an item: what follows the item's name in its own, what is in it, and its record, if it has one."""

    ending: str
    content: bytes
    sha256: str
    record: HashedBytes | None = None


def made_file(ending: str, content: bytes, record: bytes | None = None) -> MadeFile:
    """A file that was made of an item, with its hashes."""
    return MadeFile(ending, content, digest(content), None if record is None else HashedBytes(record, digest(record)))


class Made(Struct, frozen=True):
    """The files that were made of an item, the one that it is known by first, and what the manifest says of them."""

    files: tuple[MadeFile, ...]
    facts: Mapping[str, Any]

    def parts(self) -> Iterator[tuple[str, MadeFile]]:
        """Each file with the name by which it is known among those of its item: FIRST, or its ending."""
        return ((file.ending if number else FIRST, file) for number, file in enumerate(self.files))


class Outcome(Struct, frozen=True):
    """What became of one item: made, or the problems that kept it from being made. `seconds` is how long it took.

    `trace` is where a fault of our own arose, or where an item was when its time was up (`faults.trace_of`); empty for all else.
    """

    made: Made | None
    problems: tuple[Problem, ...]
    seconds: float
    trace: str = ""


def digest(text: str | bytes) -> str:
    """The SHA-256 of bytes, or of text in UTF-8; half a character, as the names of files can have, counts as it is."""
    return hashlib.sha256(text.encode(errors="surrogatepass") if isinstance(text, str) else text).hexdigest()


def digest_of(value: object) -> str:
    """The SHA-256 of a plain value, written in one way whatever the order of its names."""
    return digest(json.dumps(value, sort_keys=True, ensure_ascii=False))
