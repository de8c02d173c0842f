"""Sections: the XML of each, and what the rest of the document must know of it. A section met before is not written again.

Its bookmarks and comments are numbered from a number of its own, so that its XML depends on nothing that stands before it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from msgspec import Struct

from assembler.agreement import Paragraph, Reference, Section, Table
from assembler.identity import KEPT, ByIdentity
from assembler.slots import Slot, Slotted
from assembler.word.bookmarks import bookmark
from assembler.word.comments import Comments
from assembler.word.contents import listed_headings
from assembler.word.house_style import HouseStyle
from assembler.word.paragraphs import ParagraphWriter
from assembler.word.placeholders import BODY, Zone
from assembler.word.styles import AFTER_TABLE, COMMENT_MARK, COMMENT_TEXT
from assembler.word.tables import TableWriter
from assembler.word.words import words_of_section
from assembler.word.xml import R, W, check, fill

_SPAN: Final = 1_000
"""Numbers in a row for the bookmarks and comments of one section; one that may need more takes the next thousand too."""
_SPANS: Final = 20_000
_COMMENTS: Final = 2
"""The most comments on one paragraph: its drafting note, and why it is there."""


class SectionIndex(Struct, frozen=True):
    """A section without its words: the keys of its paragraphs, those its references point to, and the headings for the contents.

    `place` is where the numbers of its bookmarks should begin, in thousands.
    """

    place: int
    keys: tuple[str, ...]
    bookmarks: frozenset[str]
    targets: frozenset[str]
    headings: tuple[Paragraph, ...]


class WrittenSection(Struct, frozen=True):
    """A section's XML and that of its comments, and its words as files are compared by them, in UTF-8.

    The XML of comments is cut wherever the moment goes at which the document was made.
    """

    xml: Slotted
    comments: tuple[bytes, ...]
    words: Slotted


def outline(section: Section) -> SectionIndex:
    """The section's outline."""
    return _outline(ByIdentity(section))


@lru_cache(maxsize=KEPT)
def _outline(section: ByIdentity[Section]) -> SectionIndex:
    paragraphs = tuple(section.it.paragraphs())
    keys = tuple(paragraph.key for paragraph in paragraphs)
    references = (part for paragraph in paragraphs for part in paragraph.content if type(part) is Reference)
    targets = frozenset(part.key for reference in references for part in reference.parts)
    place = zlib.crc32(section.it.id.encode(errors="surrogatepass")) % _SPANS
    return SectionIndex(place, keys, frozenset(map(bookmark, keys)), targets, listed_headings(paragraphs))


def first_numbers(outlines: Iterable[SectionIndex]) -> Iterator[int]:
    """Where the bookmark numbers of each section begin: its own place, found from its id, or the next that is free."""
    taken: set[int] = set()
    for each in outlines:
        at, length = each.place, 1 + _COMMENTS * len(each.keys) // _SPAN
        while not taken.isdisjoint(range(at, at + length)):
            at = (at + 1) % _SPANS
        taken.update(range(at, at + length))
        yield at * _SPAN


def write_section(
    section: Section,
    template: HouseStyle,
    annotations: Mapping[str, str],
    first: int,
    *,
    new_page: bool | None,
    zone: Zone = BODY,
) -> WrittenSection:
    """The section in the house style, its bookmarks and comments numbered from `first` on.

    `new_page` begins a page with it, or does not though its style would; None leaves that to the style.

    Raises UnicodeEncodeError where it holds half a character, and lxml's XMLSyntaxError where it holds what XML cannot hold.
    """
    if annotations:
        return _write(section, template, annotations, first, new_page, zone)
    return _kept(ByIdentity(section), ByIdentity(template), first, new_page, zone)


@lru_cache(maxsize=KEPT)
def _kept(
    section: ByIdentity[Section], template: ByIdentity[HouseStyle], first: int, new_page: bool | None, zone: Zone
) -> WrittenSection:
    return _write(section.it, template.it, {}, first, new_page, zone)


def _write(
    section: Section,
    template: HouseStyle,
    annotations: Mapping[str, str],
    first: int,
    new_page: bool | None,
    zone: Zone,
) -> WrittenSection:
    comments = Comments(template.styles[COMMENT_TEXT], template.styles[COMMENT_MARK], first)
    paragraphs = ParagraphWriter(template.styles, template.indents, comments, annotations, first)
    tables = TableWriter(template.styles, template.pages.get(zone, template.pages[BODY]), paragraphs)
    written: list[str] = []
    together = section.kind == "execution"  # a block is signed whole, on one page
    if section.heading is not None:
        heading = paragraphs.execution_heading if together else paragraphs.write
        written.append(heading(section.heading, new_page=new_page))
    last = len(section.blocks) - 1
    for at, block in enumerate(section.blocks):
        if isinstance(block, Table):
            written.append(tables.write(block, keep_next=together and at < last))
        else:
            keep = at < last and (together or _leads_on(block) or isinstance(section.blocks[at + 1], Table))
            top = section.kind == "title" and not at
            written.append(paragraphs.write(block, new_page=None if written else new_page, keep_next=keep, at_top=top))
    pieces = [piece.encode() for piece in written]
    xml = b"".join(with_tables_parted(pieces, template, keep_next=together))
    slots = tuple(paragraphs.slots)
    words = Slotted(words_of_section(section).encode(), slots)
    return WrittenSection(Slotted(xml, slots), _cut(comments.written), words)


def check_slotted(piece: Slotted) -> None:
    """Parse a piece of the text of a form strictly, with nothing in its slots; one met before is not parsed again.

    Raises lxml's XMLSyntaxError.
    """
    _check_slotted(ByIdentity(piece))


@lru_cache(maxsize=KEPT)
def _check_slotted(piece: ByIdentity[Slotted]) -> None:
    own = piece.it
    of_slots = (
        len(own.slots) == len(own.pieces) - 1
    )  # otherwise their sign is in the text too, where no XML can hold it
    xml = b"".join(own.pieces) if of_slots else own.content
    check(b'<w:body xmlns:w="%b" xmlns:r="%b">%b</w:body>' % (W.encode(), R.encode(), xml))


def _cut(comments: list[tuple[str, str]]) -> tuple[bytes, ...]:
    """The comments in a row, cut where the moment goes."""
    if not comments:
        return ()
    beginnings, ends = zip(*comments, strict=True)
    inner = (end + beginning for end, beginning in zip(ends, (*beginnings[1:], ""), strict=True))
    return tuple(piece.encode() for piece in (beginnings[0], *inner))


def surrounded(body: bytes, template: HouseStyle, values: Mapping[str, str]) -> bytes:
    """The document part of the house style with this as its text, and with these values in its placeholders."""
    pieces = template.document.pieces
    at = pieces.index(BODY)
    return b"".join((fill(pieces[:at], values).encode(), body, fill(pieces[at + 1 :], values).encode()))


def after_table(template: HouseStyle, *, keep_next: bool = False) -> bytes:
    """The empty paragraph that parts two tables."""
    keep = "<w:keepNext/>" if keep_next else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{template.styles[AFTER_TABLE]}"/>{keep}</w:pPr></w:p>'.encode()


def after_last_table(template: HouseStyle) -> bytes:
    """The empty paragraph that ends a text which a table would end: so low that it begins no page of its own."""
    low = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="{template.styles[AFTER_TABLE]}"/>{low}</w:pPr></w:p>'.encode()


def _leads_on(paragraph: Paragraph) -> bool:
    """Whether a paragraph ends in a colon, and so is nothing without the items or the table that follow."""
    if not paragraph.content:
        return False
    end = paragraph.content[-1]
    words = end.tail if isinstance(end, Slot) else "" if isinstance(end, Reference) else end.text
    return words.endswith(":")


def with_tables_parted(written: list[bytes], template: HouseStyle, *, keep_next: bool = False) -> Iterator[bytes]:
    """Pieces of text with a paragraph between two tables, which Word would otherwise join; `keep_next` keeps the tables together."""
    before = b""
    for piece in written:
        if before.endswith(b"</w:tbl>") and piece.startswith(b"<w:tbl>"):
            yield after_table(template, keep_next=keep_next)
        yield piece
        before = piece or before
