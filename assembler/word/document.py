"""The document: an agreement and a house style in, the bytes of a Word file out; equal inputs give equal bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from lxml import etree

from assembler.agreement import Agreement, Table
from assembler.errors import OutputError, Place, Problem
from assembler.word import properties
from assembler.word.body import write_body
from assembler.word.comments import PART as COMMENTS_PART
from assembler.word.comments import comments_part
from assembler.word.package import Member, join, pack
from assembler.word.placeholders import BODY
from assembler.word.record import record_hash, record_part, record_properties_part
from assembler.word.relationships import linking_parts, record_properties_name
from assembler.word.sections import Outline, outline
from assembler.word.template import CONTENT_TYPES, Template
from assembler.word.xml import ILLEGAL, check, fill


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
    reasons = annotations or {}
    outlines = [outline(section) for section in agreement.sections]
    _check_keys(outlines, reasons)
    body = write_body(agreement, outlines, template, reasons, pages)
    values = properties.placeholder_values(agreement.properties)
    made = {part.name: fill(part.pieces, values) for part in template.furniture}
    made[template.document.name] = fill(template.document.pieces, values | {BODY: body.xml})
    notes = comments_part(body.comments)
    if notes is not None:
        made[COMMENTS_PART] = notes
    made[properties.CORE] = properties.core_part(agreement.properties)
    made[properties.APP] = properties.app_part()
    made[properties.CUSTOM] = properties.custom_part(
        agreement.properties, None if record is None else record_hash(record)
    )
    if record is not None:
        made[f"{template.record}.xml"] = record_part(record)
        made[record_properties_name(template)] = record_properties_part()
    made |= linking_parts(template, made)
    return join((*_packed(made, agreement, reasons), *template.ready))


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


def _tables(agreement: Agreement) -> Iterator[Table]:
    for section in agreement.sections:
        yield from (block for block in section.blocks if isinstance(block, Table))


def _packed(made: Mapping[str, str], agreement: Agreement, annotations: Mapping[str, str]) -> Iterator[Member]:
    """The parts made for this document, parsed once as a strict reader would, [Content_Types].xml first."""
    for name in (CONTENT_TYPES, *sorted(made.keys() - {CONTENT_TYPES})):
        try:
            member = _small(name, made[name]) if len(made[name]) < _SMALL else _checked(name, made[name])
        except (UnicodeEncodeError, etree.XMLSyntaxError) as error:
            problems = tuple(_illegal(agreement, annotations))
            if not problems:
                raise ValueError(f"{name} holds what XML cannot hold: {error}") from error
            raise OutputError(problems) from error
        yield member


_SMALL: Final = 4_000
"""Characters: a shorter part is likely to be the same in the next document."""


def _checked(name: str, text: str) -> Member:
    data = text.encode()
    check(data)
    return pack(name, data)


_small = lru_cache(maxsize=64)(_checked)
"""Relationships, content types, headers and properties, which documents of one house style largely share."""


def _illegal(agreement: Agreement, annotations: Mapping[str, str]) -> Iterator[Problem]:
    """The places that hold a character XML cannot hold."""
    texts = [(f"paragraph {p.key}", text) for p in agreement.paragraphs() for text in (p.text, *p.notes)]
    for table in _tables(agreement):
        words = (table.title, table.description, *(column.heading for column in table.columns))
        texts += [(f"table {table.key}", text) for text in words]
    texts += [(f"annotation of {key}", text) for key, text in annotations.items()]
    texts += [(name, str(getattr(agreement.properties, name))) for name in (*properties.PLACEHOLDERS, "author")]
    for where, text in texts:
        found = ILLEGAL.search(text)
        if found:
            yield Problem(
                f"It holds the character U+{ord(found[0]):04X}, which a Word file cannot hold.",
                Place(field=where),
                "Type the text again without it.",
            )
