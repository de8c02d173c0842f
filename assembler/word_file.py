"""The Word file of an agreement, with its record: each names the other by its hash."""

from __future__ import annotations

from msgspec import Struct

from assembler.assembly import CompiledLibrary
from assembler.effects.annotations import sources_beside
from assembler.pipeline import Result, numbered_for
from assembler.record import FileKind, Origin, record_of
from assembler.word.contents import listed_headings
from assembler.word.form import Marks
from assembler.word.house_style import HouseStyle
from assembler.word.writer import document_form


class WordFile(Struct, frozen=True):
    """The bytes of a .docx, and those of its record, which holds every answer and so is kept apart from a file that is given to others."""

    content: bytes
    record: bytes


def word_file(
    result: Result,
    compiled: CompiledLibrary,
    style: HouseStyle,
    *,
    embed: bool = False,
    pages: bool = False,
) -> WordFile:
    """The Word file of a result. Equal arguments give equal bytes.

    With `embed` the file holds its record; with `pages` LibreOffice counts the pages for the list of contents. Raises OutputError where it
    cannot.
    """
    annotations = sources_beside(result, compiled)
    agreement = numbered_for(result, compiled, style.numbering)
    form = document_form(agreement, style, annotations=annotations)
    kind = FileKind(agreement.properties.copy, embedded=embed, pages=pages)
    origin = Origin(compiled, style.digest, kind, style.numbering, result.paper)
    record = record_of(result.answers.given, agreement, result.clauses, form.words_hash(), origin)
    marks = Marks(record.document, record.content, embed)
    content = form.filled(None, marks)
    if pages:
        from assembler.word.office import read_pages

        counted = read_pages(content, [heading.key for heading in listed_headings(agreement.paragraphs())])
        content = document_form(agreement, style, annotations=annotations, pages=counted).filled(None, marks)
    return WordFile(content, record.content)
