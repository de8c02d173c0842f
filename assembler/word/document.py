"""The document: an agreement and a house style in, the bytes of a Word file out; equal inputs give equal bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from assembler.agreement import Agreement
from assembler.gaps import cut
from assembler.word import properties
from assembler.word.body import Body, write_body
from assembler.word.comments import PART as COMMENTS_PART
from assembler.word.comments import comments_part
from assembler.word.form import DocumentForm, packed, told
from assembler.word.package import Member
from assembler.word.sections import Outline, outline, surrounded
from assembler.word.template import Template
from assembler.word.xml import fill


def write_document(
    agreement: Agreement,
    template: Template,
    *,
    record: bytes | None = None,
    annotations: Mapping[str, str] | None = None,
    pages: Mapping[str, int] | None = None,
) -> bytes:
    """The agreement as a Word file in the house style.

    `record` (UTF-8 text) is embedded as it stands; `annotations` maps a paragraph's key to a reason printed as a
    comment; `pages` maps the key of each clause and schedule heading to its page for the contents list, which has no
    page numbers without it. Raises OutputError where a text holds a character no Word file can hold, and ValueError for
    an agreement that is not sound: a key used twice, or a reference or annotation to a paragraph that is not there.
    """
    return _form(agreement, template, annotations or {}, pages).filled({}, record)


def document_form(agreement: Agreement, template: Template) -> DocumentForm:
    """The form that an agreement with gaps makes. Raises as `write_document` does."""
    return _form(agreement, template, {}, None)


def _form(
    agreement: Agreement, template: Template, reasons: Mapping[str, str], pages: Mapping[str, int] | None
) -> DocumentForm:
    outlines = [outline(section) for section in agreement.sections]
    _check_keys(outlines, reasons)
    parts: dict[str, Member | tuple[bytes, ...]] = {}
    with told(agreement, reasons):
        body = write_body(agreement, outlines, template, reasons, pages)
        for name, data in _parts(agreement, body, template):
            pieces = cut(data)
            parts[name] = pieces if pieces[1:] else packed(name, data)
    return DocumentForm(agreement, template, reasons, parts)


def _parts(agreement: Agreement, body: Body, template: Template) -> Iterator[tuple[str, bytes]]:
    """The parts that are the same whatever the record."""
    values = properties.placeholder_values(agreement.properties)
    yield template.document.name, surrounded(body.xml, template, values)
    if body.comments:
        yield COMMENTS_PART, comments_part([body.comments])
    yield from ((part.name, fill(part.pieces, values).encode()) for part in template.furniture)
    yield properties.CORE, properties.core_part(agreement.properties).encode()
    yield properties.APP, properties.app_part().encode()


def _check_keys(outlines: Sequence[Outline], annotations: Mapping[str, str]) -> None:
    keys = [key for each in outlines for key in each.keys]
    if len(frozenset().union(*(each.bookmarks for each in outlines))) < len(keys):
        twice = sorted(key for key, times in Counter(keys).items() if times > 1)
        raise ValueError(f"More than one paragraph has the key {', '.join(twice)}.")
    missing = frozenset(annotations).union(*(each.targets for each in outlines)).difference(keys)
    if missing:
        raise ValueError(
            f"A reference or annotation points to a paragraph that is not there: {', '.join(sorted(missing))}."
        )
