"""The Word file of an agreement, with its record: each names the other by its hash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assembler.assembly import CompiledLibrary
from assembler.pipeline import Result
from assembler.record import FileKind, Origin, record_of
from assembler.word import HouseStyle, Marks, document_form, read_pages
from assembler.word.contents import listed


@dataclass(frozen=True, slots=True)
class WordFile:
    """The bytes of a .docx, and those of its record, which holds every answer and so is kept apart from a file that is given to others."""

    content: bytes
    record: bytes


def word_file(
    result: Result,
    compiled: CompiledLibrary,
    style: HouseStyle,
    *,
    annotations: Mapping[str, str] | None = None,
    embed: bool = False,
    pages: bool = False,
) -> WordFile:
    """The Word file of a result. Equal arguments give equal bytes.

    `annotations` are comments by the key of the paragraph that they stand at; with `embed` the file holds its record; with `pages`
    LibreOffice counts the pages for the list of contents. Raises OutputError where it cannot.
    """
    form = document_form(result.agreement, style, annotations=annotations)
    status = result.agreement.properties.status
    kind = FileKind(status, annotated=annotations is not None, embedded=embed, pages=pages)
    origin = Origin(compiled, style.digest, kind)
    record = record_of(result.answers.given, result.agreement, result.clauses, form.words_hash(), origin)
    marks = Marks(record.document, record.content, embed)
    content = form.filled(None, marks)
    if pages:
        counted = read_pages(content, [heading.key for heading in listed(result.agreement.paragraphs())])
        content = document_form(result.agreement, style, annotations=annotations, pages=counted).filled(None, marks)
    return WordFile(content, record.content)
