"""Files that came back, each with the answers that it is of, which are known by the id that it bears."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from assembler.batch.items import Given, Item, digest_of
from assembler.batch.outputs import RECORDS
from assembler.batch.sources import Source
from assembler.errors import AnswersError, AssemblerError, Place, Problem
from assembler.file_content import content_of
from assembler.record import document_id
from assembler.source import Document
from assembler.word.known import read_known
from assembler.word.package import MOST_BYTES

_SHORT = 12
"""Signs of a record's hash that are part of its name."""


class FileWithRecord(Struct, frozen=True):
    """A Word file that came back, by its name, and its record."""

    name: str
    docx: bytes
    record: bytes


class GivenWithFile(Struct, frozen=True):
    """Answers with the file that they are of, and its record: None where that is inside the file."""

    answers: Given
    docx: Path
    record: Path | None

    def document(self) -> Document:
        """The answers as a document."""
        return self.answers.document()

    def file(self) -> FileWithRecord:
        """The file, read. Raises AnswersError where its record is not inside it, and no other was found."""
        docx = content_of(self.docx, MOST_BYTES)
        record = embedded_in(docx) if self.record is None else content_of(self.record, MOST_BYTES)
        return FileWithRecord(self.docx.name, docx, record)


def embedded_in(docx: bytes) -> bytes:
    """The record inside a Word file. Raises AnswersError where there is none."""
    record = read_known(docx).record
    if record is None:
        raise AnswersError(Problem("No record is inside this file."))
    return record


class FoundFile(Struct, frozen=True):
    """A file that came back: its SHA-256, that of its record, where the record is, and what is wrong with it."""

    path: Path
    sha256: str
    record_hash: str = ""
    record: Path | None = None
    problem: Problem | None = None


class ReturnedSource(Struct, frozen=True):
    """A source of answers, each with the Word file in a folder that came back for it; then the files that no answers are of."""

    folder: Path
    answers: Source
    records: Path | None = None

    @property
    def path(self) -> Path:
        """Where the answers are."""
        return self.answers.path

    @property
    def ending(self) -> str:
        """How the name of the answers' source ends."""
        return self.answers.ending

    def count(self) -> int:
        """About how many sets of answers there are."""
        return self.answers.count()

    def remarks(self) -> tuple[Problem, ...]:
        """Those of the answers."""
        return self.answers.remarks()

    def write_failed(self, _failed: Mapping[tuple[str, int], tuple[Problem, ...]], _target: Path) -> bool:
        """Nothing: what fails here is to be put right where it is, since its file is matched to it there."""
        return False

    def items(self) -> Iterator[Item]:
        """Every set of answers with its file; one that has none, or several, is an item with a problem. Then every file that was left."""
        found, odd = self._files()
        used: set[Path] = set()
        for item in self.answers.items():
            yield self._matched(item, found, used)
        left = [file for files in found.values() for file in files if file.path not in used]
        for file in sorted((*odd, *left), key=lambda one: one.path.name):
            yield _left(file)

    def _matched(self, item: Item, found: Mapping[str, list[FoundFile]], used: set[Path]) -> Item:
        if item.given is None:
            return item
        try:
            own = _own_id(item.given.document())
        except AnswersError as error:
            return replace(item, given=None, problems=error.problems)
        files = found.get(document_id(own), []) if own else []
        used.update(file.path for file in files)
        problem = _problem(item, own, files)
        if problem is not None:
            return replace(item, given=None, problems=(*item.problems, problem))
        given = GivenWithFile(item.given, files[0].path, files[0].record)
        whole = digest_of([item.digest, files[0].sha256, files[0].record_hash])
        return replace(item, given=given, digest=whole)

    def _files(self) -> tuple[dict[str, list[FoundFile]], list[FoundFile]]:
        """The files of the folder by the id that each bears, and those that bear none or cannot be read."""
        records = dict(_records([self.folder, self.folder / RECORDS, *([self.records] if self.records else [])]))
        found: dict[str, list[FoundFile]] = {}
        odd: list[FoundFile] = []
        for path in sorted(self.folder.glob("*.docx")):
            if not path.name.startswith(("~$", ".")):
                document, file = _file(path, records)
                (found.setdefault(document, []) if document else odd).append(file)
        return found, odd


def _file(path: Path, records: Mapping[str, Path]) -> tuple[str, FoundFile]:
    """The id that a file bears, and the file with its record."""
    place = Place(path.name)
    try:
        content = content_of(path, MOST_BYTES)
        known = read_known(content)
    except OSError as error:
        return "", FoundFile(path, "", problem=Problem(f"The file cannot be read: {error.strerror}.", place))
    except AssemblerError as error:
        return "", FoundFile(path, "", problem=replace(error.problems[0], place=place))
    sha256 = hashlib.sha256(content).hexdigest()
    if not known.document:
        cure = "Use the file as it was made, or take it alone: assembler update, assembler vary."
        return "", FoundFile(
            path, sha256, problem=Problem("It bears no id, so its answers are not known.", place, cure)
        )
    record = records.get(known.record_hash[:_SHORT])
    if record is None and known.record is None:
        message = "Its record is not there."
        cure = f"Put it beside the file, or into its folder “{RECORDS}”, or name its folder: --records."
        return known.document, FoundFile(path, sha256, problem=Problem(message, place, cure))
    return known.document, FoundFile(path, sha256, known.record_hash, record)


def _records(folders: list[Path]) -> Iterator[tuple[str, Path]]:
    """The records in some folders by the start of their hash: each is read once."""
    for folder in folders:
        for path in sorted(folder.glob("*.json")):
            try:
                yield hashlib.sha256(content_of(path, MOST_BYTES)).hexdigest()[:_SHORT], path
            except OSError:  # what cannot be read is nobody's record
                continue


def _own_id(document: Document) -> str:
    """The id of the agreement in its answers; empty where it has none of its own."""
    group = document.value.get("document") if isinstance(document.value, dict) else None
    own = group.get("id") if isinstance(group, dict) else None
    return own if isinstance(own, str) else ""


def _problem(item: Item, own: str, files: list[FoundFile]) -> Problem | None:
    if not own:
        cure = "Give the agreement one before it is issued: assembler upgrade FILE --write."
        return Problem("The answers have no document.id, by which a file is known.", item.place, cure)
    if not files:
        message = "None of the files in the folder is of this agreement."
        return Problem(message, item.place, "Put its file into the folder, or leave these answers out.")
    if files[1:]:
        names = ", ".join(file.path.name for file in files)
        return Problem(
            f"Several files in the folder are of this agreement: {names}.", item.place, "Keep only one of them there."
        )
    return files[0].problem


def _left(file: FoundFile) -> Item:
    """A file that belongs to none of the answers, reported as such."""
    place = Place(file.path.name)
    cure = "Add its answers to the source, or take the file away."
    problem = file.problem or Problem("No answers belong to this file.", place, cure)
    return Item(file.path.name, file.path.name, 0, place, file.sha256, None, (problem,), stray_of="")
