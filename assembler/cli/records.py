"""Word files that come back, and the records that they came from, found and read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assembler.word.copy.reader import ReadParts
    from assembler.word.known import KnownBy

Found = tuple[str, bytes]
"""Where a record is, in words, and its bytes."""


def content_of_file(path: Path) -> bytes:
    """The bytes of a file. Raises InputError where it cannot be read, or is larger than a Word file should be."""
    from assembler.errors import InputError, Place, Problem
    from assembler.file_content import content_of
    from assembler.word.package import MOST_BYTES

    try:
        return content_of(path, MOST_BYTES)
    except OSError as error:
        raise InputError(Problem(f"The file cannot be read: {error.strerror}.", Place(str(path)))) from None


def record_of_file(file: Path, known: KnownBy) -> Found | None:
    """The record that the file names, wherever it is; failing that, the one that is where its record would be."""
    import hashlib

    from assembler.cli.word_files import record_beside

    beside = record_beside(file)
    for path in _candidates(file, beside, known.record_hash):
        content = content_of_file(path)
        if hashlib.sha256(content).hexdigest() == known.record_hash:
            return str(path), content
    if known.record is not None:
        return "inside the file", known.record
    return (str(beside), content_of_file(beside)) if beside.is_file() else None


def parts_of_file(path: Path) -> ReadParts:
    """A Word file that came back, read. Raises InputError or AnswersError, with its name, where it cannot be, or is not safe to open."""
    from assembler.errors import naming
    from assembler.word.copy.reader import read_parts

    content = content_of_file(path)
    with naming(str(path)):
        return read_parts(content)


def record_for(file: Path, parts: ReadParts, given: Path | None, otherwise: str = "") -> tuple[KnownBy, Found]:
    """What a file that came back is known by, and its record: the one given, or the one found.

    Raises AnswersError where there is none; `otherwise` says what else would do.
    """
    from assembler.errors import AnswersError, Place, Problem, naming
    from assembler.word.known import known_by

    with naming(str(file)):
        known = known_by(parts.members, parts.root)
    found = (str(given), content_of_file(given)) if given else record_of_file(file, known)
    if found is None:
        cure = f"Name it with --record{otherwise}."
        raise AnswersError(Problem("No record of this file was found.", Place(str(file)), cure))
    return known, found


def _candidates(file: Path, beside: Path, digest: str) -> Iterator[Path]:
    """Where a record of this hash may be: under the file's own name, or the hash's in a batch, or under another name beside the file."""
    from assembler.batch.outputs import RECORDS

    if not digest:
        return
    if beside.is_file():
        yield beside
    for folder in (file.parent / RECORDS, file.parent):
        yield from (path for path in sorted(folder.glob(f"*-{digest[:12]}.json")) if path.is_file())
    yield from (path for path in sorted(file.parent.glob("*-record.json")) if path.is_file() and path != beside)
