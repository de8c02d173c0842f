"""A form: a Word file with gaps, of which any number of documents can be made.

Every part is parsed strictly before it is packed. One with gaps is parsed whole when the form is made, with its gaps' marks in their
places: what may be filled in (`gaps.fits`) is neither escaped nor anything that XML takes for more than words, so it is not parsed again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from lxml import etree

from assembler.agreement import Agreement, Table
from assembler.errors import OutputError, Place, Problem
from assembler.gaps import cut, fill
from assembler.word import properties
from assembler.word.house_style import CONTENT_TYPES, HouseStyle
from assembler.word.package import Member, join, pack
from assembler.word.record import record_hash, record_part, record_properties_part
from assembler.word.relationships import linking_parts, record_properties_name
from assembler.word.words import alike, words_hash
from assembler.word.xml import ILLEGAL, check


@dataclass(frozen=True, slots=True)
class Marks:
    """What a Word file is known by: the id of the document that it is a copy of, and its record (UTF-8 text).

    The file's properties hold the id, if there is one, and the hash of the record; with `embed` the record itself is inside as well.
    """

    document: str
    record: bytes
    embed: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class DocumentForm:
    """A Word file in which the words of gaps are still to be filled in.

    `parts` are those that are the same whatever the record: packed where they have no gaps, and otherwise cut there. `reasons` are the
    annotations of the agreement that it was made of; `words` are those that files are compared by.
    """

    agreement: Agreement
    template: HouseStyle
    reasons: Mapping[str, str]
    parts: Mapping[str, Member | tuple[bytes, ...]]
    words: tuple[bytes, ...]

    @property
    def size(self) -> int:
        """Its bytes in memory, about."""
        return sum(len(p.packed) if isinstance(p, Member) else sum(map(len, p)) for p in self.parts.values())

    def words_hash(self, words: Mapping[bytes, bytes]) -> str:
        """The hash of the words of the file, with these words in its gaps."""
        return words_hash(fill(self.words, {gap: alike(own.decode()).encode() for gap, own in words.items()}))

    def filled(self, words: Mapping[bytes, bytes], marks: Marks | None = None) -> bytes:
        """The file with these words, by the names of their gaps, and with what it is to be known by.

        Raises OutputError as `write_document` does.
        """
        with told(self.agreement, self.reasons):
            made = {name: _filled(name, part, words) for name, part in self.parts.items()}
            made[properties.CUSTOM] = packed(properties.CUSTOM, fill(cut(self._properties(marks)), words))
            if marks is not None and marks.embed:
                made |= _record_members(marks.record, self.template)
            for name, text in linking_parts(self.template, made.keys()).items():
                made[name] = packed(name, text.encode())
        order = (CONTENT_TYPES, *sorted(made.keys() - {CONTENT_TYPES}))
        return join((*(made[name] for name in order), *self.template.ready))

    def _properties(self, marks: Marks | None) -> bytes:
        """The properties that tell of the document and its record."""
        known = ("", "") if marks is None else (marks.document, record_hash(marks.record))
        return properties.custom_part(self.agreement.properties, *known).encode()


def form_part(name: str, data: bytes) -> Member | tuple[bytes, ...]:
    """A part parsed, and packed unless it has gaps. Raises lxml's XMLSyntaxError."""
    pieces = cut(data)
    if len(pieces) == 1:
        return packed(name, data)
    check(data)
    return pieces


def _filled(name: str, part: Member | tuple[bytes, ...], words: Mapping[bytes, bytes]) -> Member:
    return part if isinstance(part, Member) else pack(name, fill(part, words))


def _record_members(record: bytes, template: HouseStyle) -> dict[str, Member]:
    """The record, which has no gaps, and its own properties."""
    name, own = f"{template.record}.xml", record_properties_name(template)
    return {name: packed(name, record_part(record).encode()), own: packed(own, record_properties_part().encode())}


def packed(name: str, data: bytes) -> Member:
    """A part of the file, parsed and packed. Raises lxml's XMLSyntaxError."""
    return _small(name, data) if len(data) < _SMALL else _checked(name, data)


_SMALL: Final = 4_000
"""Bytes: a shorter part is likely to be the same in the next document."""


def _checked(name: str, data: bytes) -> Member:
    check(data)
    return pack(name, data)


_small = lru_cache(maxsize=64)(_checked)
"""Relationships, content types, headers and properties, which documents of one house style largely share."""


@contextmanager
def told(agreement: Agreement, reasons: Mapping[str, str]) -> Iterator[None]:
    """Turn what no XML can hold into an OutputError that says where it stands in the agreement, or in the annotations of it."""
    try:
        yield
    except (UnicodeEncodeError, etree.XMLSyntaxError) as error:
        problems = tuple(_illegal(agreement, reasons))
        if not problems:
            raise ValueError(f"A part of the file holds what XML cannot hold: {error}") from error
        raise OutputError(problems) from error


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


def _tables(agreement: Agreement) -> Iterator[Table]:
    for section in agreement.sections:
        yield from (block for block in section.blocks if isinstance(block, Table))
