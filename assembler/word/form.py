"""A form: a Word file with slots, of which any number of documents can be made.

Every part is parsed strictly before it is packed. The text of one with slots is parsed as the form is made, section by section and without
them: what is filled in is escaped as it is written, and holds nothing that XML cannot hold (`shapes`), so it is not parsed again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Final

from lxml import etree
from msgspec import Struct

from assembler.agreement import Agreement, Inline, Properties, Reference, Table
from assembler.errors import OutputError, Place, Problem
from assembler.identity import ByIdentity
from assembler.slots import Filling, Slot, Slotted
from assembler.word import properties
from assembler.word.comments import PART as COMMENTS_PART
from assembler.word.contents import HeadingSlot
from assembler.word.house_style import CONTENT_TYPES, HouseStyle
from assembler.word.package import PackedFile, join, packed_member
from assembler.word.paragraphs import known_words
from assembler.word.properties import placeholder_values
from assembler.word.record import record_hash, record_part, record_properties_part
from assembler.word.relationships import linking_parts, record_properties_name
from assembler.word.sections import surrounded
from assembler.word.words import words_hash, words_in_line, words_within
from assembler.word.xml import ILLEGAL, attribute, check, fill, parse
from assembler.word.xml import run_content as xml_words


class Marks(Struct, frozen=True):
    """What a Word file is known by: the id of the document that it is a copy of, and its record (UTF-8 text).

    The file's properties hold the id, if there is one, and the hash of the record; with `embed` the record itself is inside as well.
    """

    document: str
    record: bytes
    embed: bool = False


class DocumentForm(Struct, frozen=True, eq=False):
    """A Word file in which the words of slots are still to be filled in; one without slots is a document as it stands.

    `text` is the XML of the agreement, and `words` the words that files are compared by. `reasons` are its annotations.
    """

    agreement: Agreement
    template: HouseStyle
    reasons: Mapping[str, str]
    text: Slotted
    comments: PackedFile | None
    words: Slotted

    @property
    def size(self) -> int:
        """Its bytes in memory, about."""
        return len(self.text.content) + len(self.words.content) + (len(self.comments.packed) if self.comments else 0)

    def words_hash(self, filling: Filling | None = None, own: Properties | None = None) -> str:
        """The hash of the words of the file, with this in its slots; `own`, if given, is what it says of itself."""
        words = filling.drawn(self.words, _drawn_words) if filling else self.words.content
        before, after = _words_around(self.template, own or self.agreement.properties)
        return words_hash(b"".join((before, words, after)))

    def filled(
        self, filling: Filling | None = None, marks: Marks | None = None, own: Properties | None = None
    ) -> bytes:
        """The file with this in its slots, and with what it is to be known by; `own`, if given, is what it says of itself.

        Raises OutputError as `write_document` does, and UnfitError where it is not a form for these words.
        """
        own = own or self.agreement.properties
        with xml_errors_in_words(self.agreement, self.reasons):
            made = {self.template.document.name: self._document(filling, own)}
            if self.comments is not None:
                made[COMMENTS_PART] = self.comments
            known = ("", "") if marks is None else (marks.document, record_hash(marks.record))
            for name, text in _properties(self.template, own, known).items():
                made[name] = packed(name, text.encode())
            if marks is not None and marks.embed:
                made |= _record_members(marks.record, self.template)
            for name, text in linking_parts(self.template, made.keys()).items():
                made[name] = packed(name, text.encode())
        order = (CONTENT_TYPES, *sorted(made.keys() - {CONTENT_TYPES}))
        return join((*(made[name] for name in order), *self.template.ready))

    def _document(self, filling: Filling | None, own: Properties) -> PackedFile:
        """The document part. That of a form was parsed when it was made, and words that are filled in are only words."""
        text = filling.drawn(self.text, _drawn_xml) if filling else self.text.content
        data = surrounded(text, self.template, placeholder_values(own))
        if filling is None:
            check(data)
        return packed_member(self.template.document.name, data)


def _drawn_xml(slot: Slot, parts: tuple[Inline, ...]) -> bytes:
    if isinstance(slot, HeadingSlot):
        return (attribute if slot.tip else xml_words)("".join(part.text for part in parts)).encode()
    return "".join([known_words(part) for part in parts if not isinstance(part, Reference)]).encode()


def _drawn_words(slot: Slot, parts: tuple[Inline, ...]) -> bytes:  # noqa: ARG001 - all are drawn alike
    return words_in_line("".join([part.text for part in parts])).encode()


def _properties(template: HouseStyle, own: Properties, known: tuple[str, str]) -> dict[str, str]:
    """The parts that tell of the document: headers, footers and the file's own properties."""
    values = placeholder_values(own)
    return {
        **{part.name: fill(part.pieces, values) for part in template.furniture},
        properties.CORE: properties.core_part(own),
        properties.APP: properties.app_part(),
        properties.CUSTOM: properties.custom_part(own, *known),
    }


_HERE: Final = "\ufdd0"
"""Stands for the agreement among the words of the house style: a sign that no text holds."""


def _words_around(template: HouseStyle, own: Properties) -> tuple[bytes, bytes]:
    """The words of the house style's own text, before and after those of the agreement."""
    values = placeholder_values(own)
    used = frozenset(template.document.pieces[1::2]) & values.keys()
    return _words_with(ByIdentity(template), tuple(sorted((name, values[name]) for name in used)))


@lru_cache(maxsize=64)
def _words_with(template: ByIdentity[HouseStyle], values: tuple[tuple[str, str], ...]) -> tuple[bytes, bytes]:
    place = f"<w:p><w:r><w:t>{_HERE}</w:t></w:r></w:p>".encode()
    before, _, after = words_within(parse(surrounded(place, template.it, dict(values)))).partition(f"{_HERE}\n")
    return before.encode(), after.encode()


def _record_members(record: bytes, template: HouseStyle) -> dict[str, PackedFile]:
    """The record, which has no gaps, and its own properties."""
    name, own = f"{template.record}.xml", record_properties_name(template)
    return {name: packed(name, record_part(record).encode()), own: packed(own, record_properties_part().encode())}


def packed(name: str, data: bytes) -> PackedFile:
    """A part of the file, parsed and packed. Raises lxml's XMLSyntaxError."""
    return _small(name, data) if len(data) < _SMALL else _checked(name, data)


_SMALL: Final = 4_000
"""Bytes: a shorter part is likely to be the same in the next document."""


def _checked(name: str, data: bytes) -> PackedFile:
    check(data)
    return packed_member(name, data)


_small = lru_cache(maxsize=64)(_checked)
"""Relationships, content types, headers and properties, which documents of one house style largely share."""


@contextmanager
def xml_errors_in_words(agreement: Agreement, reasons: Mapping[str, str]) -> Iterator[None]:
    """Turn what no XML can hold into an OutputError that says where it stands in the agreement, or in the annotations of it."""
    try:
        yield
    except (UnicodeEncodeError, etree.XMLSyntaxError) as error:
        problems = tuple(_illegal(agreement, reasons))
        if not problems:
            raise ValueError(f"A part of the file holds what XML cannot hold: {error}") from error
        raise OutputError(problems) from error


_OWN: Final = Properties.__struct_fields__


def _illegal(agreement: Agreement, annotations: Mapping[str, str]) -> Iterator[Problem]:
    """The places that hold a character XML cannot hold."""
    texts = [(f"paragraph {p.key}", text) for p in agreement.paragraphs() for text in (p.text, *p.notes)]
    for table in _tables(agreement):
        words = (table.title, table.description, *(column.heading for column in table.columns))
        texts += [(f"table {table.key}", text) for text in words]
    texts += [(f"annotation of {key}", text) for key, text in annotations.items()]
    texts += [(name, str(getattr(agreement.properties, name))) for name in _OWN]
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
