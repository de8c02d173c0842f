"""The document: an agreement and a house style in, the bytes of a Word file out. Pure: equal inputs give equal bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from lxml import etree

from assembler.agreement import Agreement, Paragraph, Reference, Section, Table
from assembler.errors import OutputError, Place, Problem
from assembler.word import properties
from assembler.word.bookmarks import bookmark
from assembler.word.comments import PART as COMMENTS_PART
from assembler.word.comments import Comments
from assembler.word.contents import contents
from assembler.word.package import Member, join, pack
from assembler.word.paragraphs import ParagraphWriter
from assembler.word.record import record_hash, record_part, record_properties_part
from assembler.word.styles import AFTER_TABLE, COMMENT_MARK, COMMENT_TEXT, CONTENTS_ENTRY
from assembler.word.tables import TableWriter
from assembler.word.template import CONTENT_TYPES, RELATIONSHIPS, Template
from assembler.word.xml import DECLARATION, ILLEGAL, fill, parse
from assembler.word.xml import RELATIONSHIPS as RELATIONSHIPS_NAMESPACE

_OWN_PAGE: Final = frozenset({"outstanding", "contents", "execution"})
_ALONE_ON_PAGE: Final = frozenset({"cover", "outstanding", "contents"})
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE: Final = "application/vnd.openxmlformats-officedocument"


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
    comment; `pages` maps a heading's key to its page for the contents list, which has no page numbers without it.
    Raises OutputError where a text holds a character no Word file can hold, and ValueError for an agreement that is
    not sound: a key used twice, or a reference to a paragraph that is not there.
    """
    _check_keys(agreement)
    comments = Comments(template.styles[COMMENT_TEXT], template.styles[COMMENT_MARK])
    body = _Body(agreement, template, comments, annotations or {}, pages).write()
    values = properties.placeholder_values(agreement.properties)
    made = {part.name: fill(part.pieces, values) for part in template.furniture}
    made[template.document.name] = fill(template.document.pieces, values | {"body": body})
    notes = comments.part()
    if notes is not None:
        made[COMMENTS_PART] = notes
    made |= _property_parts(agreement, record)
    if record is not None:
        made |= _record_parts(template, record)
    made[CONTENT_TYPES] = _content_types(template, made)
    made[RELATIONSHIPS] = _relationships(template, made)
    return join((*_packed(agreement, made), *template.ready))


class _Body:
    """Writes the text of one document, section by section."""

    def __init__(
        self,
        agreement: Agreement,
        template: Template,
        comments: Comments,
        annotations: Mapping[str, str],
        pages: Mapping[str, int] | None,
    ) -> None:
        self._agreement = agreement
        self._pages = pages
        self._styles = template.styles
        self._paragraphs = ParagraphWriter(template.styles, comments, annotations)
        self._tables = TableWriter(template.styles, template.text_width, self._paragraphs)
        self._after_table = f'<w:p><w:pPr><w:pStyle w:val="{template.styles[AFTER_TABLE]}"/></w:pPr></w:p>'

    def write(self) -> str:
        before = ""
        written = []
        for section in self._agreement.sections:
            new_page = section.kind in _OWN_PAGE or before in _ALONE_ON_PAGE
            written.append("".join(self._section(section, new_page=new_page)))
            before = section.kind
        return "".join(written).replace("</w:tbl><w:tbl>", f"</w:tbl>{self._after_table}<w:tbl>") + self._ending()

    def _section(self, section: Section, *, new_page: bool) -> Iterator[str]:
        if section.heading is not None:
            yield self._paragraphs.write(section.heading, new_page=new_page)
            new_page = False
        for block in section.blocks:
            if isinstance(block, Table):
                yield self._tables.write(block)
            else:
                yield self._paragraphs.write(block, new_page=new_page)
            new_page = False
        if section.kind == "contents":
            yield contents(self._agreement, self._styles[CONTENTS_ENTRY], self._pages)

    def _ending(self) -> str:
        """Word wants a paragraph after a table that ends the text."""
        last = next((block for section in reversed(self._agreement.sections) for block in reversed(section.blocks)), None)
        return self._after_table if isinstance(last, Table) else ""


def _check_keys(agreement: Agreement) -> None:
    paragraphs = list(agreement.paragraphs())
    names = {bookmark(paragraph.key) for paragraph in paragraphs}
    if len(names) < len(paragraphs):
        seen: set[str] = set()
        twice = sorted({p.key for p in paragraphs if bookmark(p.key) in seen or seen.add(bookmark(p.key))})
        raise ValueError(f"More than one paragraph has the key {', '.join(twice)}.")
    missing = sorted(
        {
            part.key
            for paragraph in paragraphs
            for inline in paragraph.content
            if isinstance(inline, Reference)
            for part in inline.parts
            if bookmark(part.key) not in names
        }
    )
    if missing:
        raise ValueError(f"A reference points to a paragraph that is not there: {', '.join(missing)}.")


def _property_parts(agreement: Agreement, record: bytes | None) -> dict[str, str]:
    digest = None if record is None else record_hash(record)
    return {
        properties.CORE: properties.core_part(agreement.properties),
        properties.APP: properties.app_part(),
        properties.CUSTOM: properties.custom_part(agreement.properties, digest),
        "_rels/.rels": _package_relationships(),
    }


def _record_parts(template: Template, record: bytes) -> dict[str, str]:
    folder, _, name = template.record.rpartition("/")
    own = template.record.replace("item", "itemProps") + ".xml"
    return {
        f"{template.record}.xml": record_part(record),
        own: record_properties_part(),
        f"{folder}/_rels/{name}.xml.rels": _relations(
            [("rId1", f"{_OFFICE}/customXmlProps", own.removeprefix(f"{folder}/"))]
        ),
    }


def _content_types(template: Template, made: Mapping[str, str]) -> str:
    types = {
        properties.CORE: "application/vnd.openxmlformats-package.core-properties+xml",
        properties.APP: f"{_TYPE}.extended-properties+xml",
        properties.CUSTOM: f"{_TYPE}.custom-properties+xml",
        COMMENTS_PART: f"{_TYPE}.wordprocessingml.comments+xml",
        template.record.replace("item", "itemProps") + ".xml": f"{_TYPE}.customXmlProperties+xml",
    }
    ours = "".join(f'<Override PartName="/{name}" ContentType="{types[name]}"/>' for name in types if name in made)
    return f"{template.content_types}{ours}</Types>"


def _relationships(template: Template, made: Mapping[str, str]) -> str:
    links = [
        ("rIdComments", f"{_OFFICE}/comments", COMMENTS_PART, COMMENTS_PART.removeprefix("word/")),
        ("rIdRecord", f"{_OFFICE}/customXml", f"{template.record}.xml", f"../{template.record}.xml"),
    ]
    ours = _links((name, kind, target) for name, kind, part, target in links if part in made)
    return f"{template.relationships}{ours}</Relationships>"


def _package_relationships() -> str:
    return _relations(
        [
            ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
            ("rId2", f"{_PACKAGE}/metadata/core-properties", properties.CORE),
            ("rId3", f"{_OFFICE}/extended-properties", properties.APP),
            ("rId4", f"{_OFFICE}/custom-properties", properties.CUSTOM),
        ]
    )


def _relations(links: Iterable[tuple[str, str, str]]) -> str:
    return f'{DECLARATION}<Relationships xmlns="{RELATIONSHIPS_NAMESPACE}">{_links(links)}</Relationships>'


def _links(links: Iterable[tuple[str, str, str]]) -> str:
    return "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in links)


def _packed(agreement: Agreement, made: Mapping[str, str]) -> Iterator[Member]:
    """The parts made for this document, parsed once as a strict reader would, [Content_Types].xml first."""
    for name in (CONTENT_TYPES, *sorted(made.keys() - {CONTENT_TYPES})):
        try:
            data = made[name].encode()
            parse(data)
        except (UnicodeEncodeError, etree.XMLSyntaxError) as error:
            problems = list(_illegal(agreement))
            if not problems:
                raise
            raise OutputError(problems) from error
        yield pack(name, data)


def _illegal(agreement: Agreement) -> Iterator[Problem]:
    """The places that hold a character XML cannot hold."""
    texts = [(f"paragraph {p.key}", t) for p in agreement.paragraphs() for t in (p.text, *p.notes)]
    for name in properties.PLACEHOLDERS:
        texts.append((name, str(getattr(agreement.properties, name))))
    for where, text in texts:
        found = ILLEGAL.search(text)
        if found:
            yield Problem(
                f"It holds the control character U+{ord(found[0]):04X}, which a Word file cannot hold.",
                Place(field=where),
                "Type the text again without it.",
            )
