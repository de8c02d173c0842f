"""The record written: JSON in plain ASCII, with a line for each paragraph, and the same bytes for the same file.

A strict parser of the XML that may hold it reads plain ASCII ten times as fast, and a line for each paragraph makes two records easy to
compare.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import chain

from msgspec import Struct

from assembler.agreement import Agreement, Answer, Inline, Paragraph, Reference, Section, Table
from assembler.answers.formats import FORMAT as ANSWERS_FORMAT
from assembler.answers.given import GivenAnswers
from assembler.assembly import CompiledLibrary
from assembler.identity import KEPT, ByIdentity
from assembler.numbering import STANDARD, Numbering
from assembler.record.format import BLANK, BLANK_ENDS, FORMAT, FileKind
from assembler.slots import HERE, Slot, Slotted
from assembler.version import __version__
from assembler.word.bookmarks import bookmark


class Origin(Struct, frozen=True):
    """What a Word file was made with: the compiled library, the SHA-256 of its house style, and the kind of file that was asked for.

    `numbering` is how the house style numbers; `paper` the outline of a paper, where the file is one.
    """

    compiled: CompiledLibrary
    template: str
    kind: FileKind
    numbering: Numbering = STANDARD
    paper: str = ""


class Written(Struct, frozen=True):
    """A record in bytes, and the id of the document that it is of; `derived` where the answers have no id, and it was made of them."""

    content: bytes
    document: str
    derived: bool

    @property
    def sha256(self) -> str:
        """The hash that the Word file bears."""
        return hashlib.sha256(self.content).hexdigest()


def record_of(
    given: GivenAnswers, agreement: Agreement, clauses: frozenset[str], words: str, origin: Origin
) -> Written:
    """The record of a file with these words (their hash)."""
    return record_with(agreement_lines(agreement).content, given, clauses, words, origin)


def record_with(lines: bytes, given: GivenAnswers, clauses: frozenset[str], words: str, origin: Origin) -> Written:
    """The record, with these lines for what is in the agreement."""
    answers = _JSON({"format": ANSWERS_FORMAT, **given.model_dump(mode="json", exclude_defaults=True)})
    answers_hash = hashlib.sha256(answers.encode()).hexdigest()
    document, derived = _document(given, answers_hash)
    library, kind, length = origin.compiled.library, origin.kind, given.document.length
    options = {"copy": kind.copy, "embedded": kind.embedded, "pages": kind.pages}
    head: dict[str, object] = {
        "assembler": __version__,
        "answers hash": answers_hash,
        "document": document,
        "document id": "derived from the answers" if derived else "of the answers",
        "file": options,
        "format": FORMAT,
        "law as at": library.law.as_at,
        "library": library.digest,
        "outline": origin.paper or library.of_length(length if isinstance(length, str) else None).outline,
        "template": origin.template,
        "words": words,
    }
    if origin.numbering is not STANDARD:
        head["numbering"] = {
            name: [[one.form, one.text, one.start, one.legal] for one in levels]
            for name, levels in origin.numbering.lists.items()
        }
    written = [f"{_STRING(name)}: {_JSON(value)}".encode() for name, value in sorted(head.items())]
    written.append(b'"answers": ' + answers.encode())
    written.append(b'"clauses": ' + _clauses(ByIdentity(origin.compiled), clauses))
    return Written(b"{\n%b,\n%b\n}" % (b",\n".join(written), lines), document, derived)


def _document(given: GivenAnswers, answers_hash: str) -> tuple[str, bool]:
    """The id that the file bears, and whether it was made of the answers, for want of one of the agreement's own."""
    own = given.document.id
    return (document_id(own), False) if own else (_bearing(f"answers {answers_hash}"), True)


def document_id(own: str) -> str:
    """The id that the files of an agreement bear: a hash of its own, so that who has a file cannot guess at the record by its hash."""
    return _bearing(f"id {own}")


def _bearing(source: str) -> str:
    return hashlib.sha256(f"assembler document {source}".encode()).hexdigest()[:32]


@lru_cache(maxsize=KEPT)
def _clauses(compiled: ByIdentity[CompiledLibrary], present: frozenset[str]) -> bytes:
    """A line for each clause that is in, in the library's order."""
    clauses = [clause for identity, clause in compiled.it.library.clauses.items() if identity in present]
    lines = [f"{_STRING(one.id)}: {_JSON({'law': list(one.law), 'source': one.source})}" for one in clauses]
    return _group(lines).encode()


def agreement_lines(agreement: Agreement) -> Slotted:
    """The lines of the record for what is in the agreement: paragraphs, tables, bookmarks."""
    sections = [_lines(ByIdentity(section)) for section in agreement.sections]
    groups = {
        "bookmarks": chain.from_iterable(each.bookmarks for each in sections),
        "paragraphs": (each.paragraphs for each in sections if each.paragraphs),
        "tables": chain.from_iterable(each.tables for each in sections),
    }
    lines = ",\n".join(f"{_STRING(name)}: {_group(lines)}" for name, lines in groups.items()).encode()
    return Slotted(lines, tuple([slot for each in sections for slot in each.slots]))


def in_record(parts: tuple[Inline, ...]) -> bytes:
    """Parts of a paragraph as they are inside a string of the record."""
    return "".join([_token(part) for part in parts]).encode()


class _Lines(Struct, frozen=True):
    """The lines of a section: those of its paragraphs as one text."""

    paragraphs: str
    tables: tuple[str, ...]
    bookmarks: tuple[str, ...]
    slots: tuple[Slot, ...]


@lru_cache(maxsize=KEPT)
def _lines(section: ByIdentity[Section]) -> _Lines:
    """The lines of a section; a section met before is not written again."""
    paragraphs = tuple(section.it.paragraphs())
    keys = [paragraph.key for paragraph in paragraphs]
    return _Lines(
        ",\n".join(map(_paragraph, paragraphs)),
        tuple(
            f"{_STRING(block.key)}: {_JSON([column.heading for column in block.columns])}"
            for block in section.it.blocks
            if isinstance(block, Table)
        ),
        tuple(f"{_STRING(name)}: {_STRING(key)}" for key in keys if (name := bookmark(key)).startswith("_h_")),
        tuple(part for paragraph in paragraphs for part in paragraph.content if isinstance(part, Slot)),
    )


def _paragraph(paragraph: Paragraph) -> str:
    fields = [_STRING(field) for part in paragraph.content if isinstance(part, Answer) for field in part.fields]
    answers = f", [{', '.join(dict.fromkeys(fields))}]" if fields else ""
    words = _STRING(paragraph.written_number)[1:-1] + "".join([_token(part) for part in paragraph.content])
    number = f"{answers or ', []'}, {_STRING(paragraph.number)}" if paragraph.literal else answers
    return f'{_STRING(paragraph.key)}: [{_STRING(paragraph.role)}, "{words}"{number}]'


def _group(lines: Iterable[str]) -> str:
    return "{\n" + ",\n".join(lines) + "\n}"


_JSON = json.JSONEncoder(sort_keys=True).encode
_STRING: Callable[[str], str] = json.encoder.encode_basestring_ascii


def _token(part: Inline) -> str:
    """A part of a paragraph as it is inside a string."""
    if isinstance(part, Slot):
        return HERE
    if isinstance(part, Reference):
        words = f"⟦{part.target}⟧"
    else:
        words = part.text.replace("⟦", "⟦⟦")
        words = f"{BLANK}{words}{BLANK_ENDS}" if isinstance(part, Answer) and part.open else words
    return _STRING(words)[1:-1]
