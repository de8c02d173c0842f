"""The document: an agreement and a house style in, the bytes of a Word file out; equal inputs give equal bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from assembler.agreement import Agreement
from assembler.gaps import cut
from assembler.word import properties
from assembler.word.body import WrittenBody, write_body
from assembler.word.comments import PART as COMMENTS_PART
from assembler.word.comments import comments_part
from assembler.word.form import DocumentForm, Marks, form_part, told
from assembler.word.house_style import HouseStyle
from assembler.word.package import Member
from assembler.word.sections import SectionIndex, outline, surrounded
from assembler.word.words import words_within
from assembler.word.xml import fill, parse


def write_document(
    agreement: Agreement,
    template: HouseStyle,
    *,
    record: bytes | None = None,
    annotations: Mapping[str, str] | None = None,
    pages: Mapping[str, int] | None = None,
) -> bytes:
    """The agreement as a Word file in the house style, which no record is needed for.

    `record` (UTF-8 text) is embedded as it stands; `annotations` maps a paragraph's key to a reason printed as a
    comment; `pages` maps the key of each clause and schedule heading to its page for the contents list, which has no
    page numbers without it. Raises OutputError where a text holds a character no Word file can hold, and ValueError for
    an agreement that is not sound: a key used twice, or a reference or annotation to a paragraph that is not there.
    """
    marks = None if record is None else Marks("", record, embed=True)
    return document_form(agreement, template, annotations=annotations, pages=pages).filled({}, marks)


def document_form(
    agreement: Agreement,
    template: HouseStyle,
    *,
    annotations: Mapping[str, str] | None = None,
    pages: Mapping[str, int] | None = None,
) -> DocumentForm:
    """The form that an agreement makes, with gaps or without. It takes, and raises, what `write_document` does."""
    reasons = annotations or {}
    outlines = [outline(section) for section in agreement.sections]
    _check_keys(outlines, reasons)
    parts: dict[str, Member | tuple[bytes, ...]] = {}
    with told(agreement, reasons):
        body = write_body(agreement, outlines, template, reasons, pages)
        for name, data in _parts(agreement, body, template):
            parts[name] = form_part(name, data)
        words = cut(_words(agreement, body, template))
    return DocumentForm(agreement, template, reasons, parts, words)


_HERE: Final = "\ufdd0"
"""Stands for the agreement among the words of the house style: a sign that no text holds."""


def _words(agreement: Agreement, body: WrittenBody, template: HouseStyle) -> bytes:
    """The words of the document: the agreement's, and round them those of the house style's own text."""
    place = f"<w:p><w:r><w:t>{_HERE}</w:t></w:r></w:p>".encode()
    own = words_within(parse(surrounded(place, template, properties.placeholder_values(agreement.properties))))
    return own.encode().replace(f"{_HERE}\n".encode(), body.words)


def _parts(agreement: Agreement, body: WrittenBody, template: HouseStyle) -> Iterator[tuple[str, bytes]]:
    """The parts that are the same whatever the record."""
    values = properties.placeholder_values(agreement.properties)
    yield template.document.name, surrounded(body.xml, template, values)
    if body.comments:
        yield COMMENTS_PART, comments_part([body.comments])
    yield from ((part.name, fill(part.pieces, values).encode()) for part in template.furniture)
    yield properties.CORE, properties.core_part(agreement.properties).encode()
    yield properties.APP, properties.app_part().encode()


def _check_keys(outlines: Sequence[SectionIndex], annotations: Mapping[str, str]) -> None:
    keys = [key for each in outlines for key in each.keys]
    if len(frozenset().union(*(each.bookmarks for each in outlines))) < len(keys):
        twice = sorted(key for key, times in Counter(keys).items() if times > 1)
        raise ValueError(f"More than one paragraph has the key {', '.join(twice)}.")
    missing = frozenset(annotations).union(*(each.targets for each in outlines)).difference(keys)
    if missing:
        raise ValueError(
            f"A reference or annotation points to a paragraph that is not there: {', '.join(sorted(missing))}."
        )
