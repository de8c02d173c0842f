"""The document: an agreement and a house style in, the bytes of a Word file out; equal inputs give equal bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from assembler.agreement import Agreement
from assembler.renumbering import renumbered
from assembler.word.body import write_body
from assembler.word.comments import PART as COMMENTS_PART
from assembler.word.comments import comments_part
from assembler.word.form import DocumentForm, Marks, packed, xml_errors_in_words
from assembler.word.house_style import HouseStyle
from assembler.word.sections import SectionIndex, outline


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
    return document_form(agreement, template, annotations=annotations, pages=pages).filled(None, marks)


def document_form(
    agreement: Agreement,
    template: HouseStyle,
    *,
    annotations: Mapping[str, str] | None = None,
    pages: Mapping[str, int] | None = None,
) -> DocumentForm:
    """The form that an agreement makes, with slots or without. It takes, and raises, what `write_document` does."""
    reasons = annotations or {}
    agreement = renumbered(agreement, template.numbering)
    outlines = [outline(section) for section in agreement.sections]
    _check_keys(outlines, reasons)
    with xml_errors_in_words(agreement, reasons):
        body = write_body(agreement, outlines, template, reasons, pages)
        comments = packed(COMMENTS_PART, comments_part([body.comments])) if body.comments else None
    return DocumentForm(agreement, template, reasons, body.xml, comments, body.words)


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
