"""The document: an agreement and a house style in, the bytes of a Word file out; equal inputs give equal bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from lxml import etree

from assembler.agreement import Agreement, Table
from assembler.errors import OutputError, Place, Problem
from assembler.gaps import cut, fill
from assembler.word import properties
from assembler.word.body import Body, write_body
from assembler.word.comments import PART as COMMENTS_PART
from assembler.word.comments import comments_part
from assembler.word.package import Member, join, pack
from assembler.word.record import record_hash, record_part, record_properties_part
from assembler.word.relationships import linking_parts, record_properties_name
from assembler.word.sections import Outline, outline, surrounded
from assembler.word.template import CONTENT_TYPES, Template
from assembler.word.xml import ILLEGAL, check
from assembler.word.xml import fill as fill_text


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
    return _form(agreement, template, annotations or {}, pages, gapped=False).filled({}, record)


def document_form(agreement: Agreement, template: Template) -> DocumentForm:
    """The form that an agreement with gaps makes. Raises as `write_document` does."""
    return _form(agreement, template, {}, None, gapped=True)


@dataclass(frozen=True, eq=False, slots=True)
class DocumentForm:
    """A Word file in which the words of gaps are still to be filled in, so that many documents can be made of it.

    `parts` are those that are the same whatever the record, packed where they have no gaps, and otherwise cut there.
    """

    agreement: Agreement
    template: Template
    reasons: Mapping[str, str]
    parts: Mapping[str, Member | tuple[bytes, ...]]
    gapped: bool

    def filled(self, words: Mapping[bytes, bytes], record: bytes | None = None) -> bytes:
        """The file with these words, by the names of their gaps, and with this record (UTF-8 text) embedded as it stands.

        Every part is parsed as a strict reader would, whole, before it is packed. Raises OutputError as `write_document` does.
        """
        with _told(self.agreement, self.reasons):
            made = {name: _filled(name, part, words) for name, part in self.parts.items()}
            about = _cut(self._properties(record), gapped=self.gapped)
            made[properties.CUSTOM] = _filled(properties.CUSTOM, about, words)
            if record is not None:
                made |= _record_members(record, self.template)
            for name, text in linking_parts(self.template, made.keys()).items():
                made[name] = _packed(name, text.encode())
        order = (CONTENT_TYPES, *sorted(made.keys() - {CONTENT_TYPES}))
        return join((*(made[name] for name in order), *self.template.ready))

    def _properties(self, record: bytes | None) -> bytes:
        """The properties that tell of the record."""
        digest = None if record is None else record_hash(record)
        return properties.custom_part(self.agreement.properties, digest).encode()


def _record_members(record: bytes, template: Template) -> dict[str, Member]:
    """The record, which has no gaps, and its own properties."""
    name, own = f"{template.record}.xml", record_properties_name(template)
    return {name: _packed(name, record_part(record).encode()), own: _packed(own, record_properties_part().encode())}


def _form(
    agreement: Agreement,
    template: Template,
    reasons: Mapping[str, str],
    pages: Mapping[str, int] | None,
    *,
    gapped: bool,
) -> DocumentForm:
    outlines = [outline(section) for section in agreement.sections]
    _check_keys(outlines, reasons)
    parts: dict[str, Member | tuple[bytes, ...]] = {}
    with _told(agreement, reasons):
        body = write_body(agreement, outlines, template, reasons, pages)
        for name, data in _parts(agreement, body, template):
            pieces = _cut(data, gapped=gapped)
            parts[name] = pieces if pieces[1:] else _packed(name, data)
    return DocumentForm(agreement, template, reasons, parts, gapped)


def _parts(agreement: Agreement, body: Body, template: Template) -> Iterator[tuple[str, bytes]]:
    values = properties.placeholder_values(agreement.properties)
    yield template.document.name, surrounded(body.xml, template, values)
    if body.comments:
        yield COMMENTS_PART, comments_part([body.comments])
    yield from ((part.name, fill_text(part.pieces, values).encode()) for part in template.furniture)
    yield properties.CORE, properties.core_part(agreement.properties).encode()
    yield properties.APP, properties.app_part().encode()


def _cut(data: bytes, *, gapped: bool) -> tuple[bytes, ...]:
    return cut(data) if gapped else (data,)


def _filled(name: str, part: Member | tuple[bytes, ...], words: Mapping[bytes, bytes]) -> Member:
    return part if isinstance(part, Member) else _packed(name, fill(part, words))


@contextmanager
def _told(agreement: Agreement, reasons: Mapping[str, str]) -> Iterator[None]:
    """Say where the character stands that keeps a part from being written."""
    try:
        yield
    except (UnicodeEncodeError, etree.XMLSyntaxError) as error:
        problems = tuple(_illegal(agreement, reasons))
        if not problems:
            raise ValueError(f"A part of the file holds what XML cannot hold: {error}") from error
        raise OutputError(problems) from error


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


def _packed(name: str, data: bytes) -> Member:
    return _small(name, data) if len(data) < _SMALL else _checked(name, data)


_SMALL: Final = 4_000
"""Bytes: a shorter part is likely to be the same in the next document."""


def _checked(name: str, data: bytes) -> Member:
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
