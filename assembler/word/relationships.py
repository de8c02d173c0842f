"""What the package says of its parts: the kind of each, and the links between them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from assembler.word import properties
from assembler.word.comments import PART as COMMENTS_PART
from assembler.word.house_style import CONTENT_TYPES, RELATIONSHIPS, HouseStyle
from assembler.word.xml import DECLARATION
from assembler.word.xml import RELATIONSHIPS as NAMESPACE

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE: Final = "application/vnd.openxmlformats-officedocument"

Link = tuple[str, str, str]
"""A relationship: its id, its type and the part it leads to."""


def linking_parts(template: HouseStyle, made: Collection[str]) -> dict[str, str]:
    """The parts that tie the package together, for a document that has these parts of its own."""
    parts = {
        CONTENT_TYPES: _content_types(template, made),
        "_rels/.rels": _part(_OF_PACKAGE),
        RELATIONSHIPS: _of_document(template, made),
    }
    if f"{template.record}.xml" in made:
        folder, _, name = template.record.rpartition("/")
        own = record_properties_name(template).removeprefix(f"{folder}/")
        parts[f"{folder}/_rels/{name}.xml.rels"] = _part([("rId1", f"{_OFFICE}/customXmlProps", own)])
    return parts


def record_properties_name(template: HouseStyle) -> str:
    """The name of the part that gives the record's own properties."""
    return template.record.replace("item", "itemProps") + ".xml"


def _content_types(template: HouseStyle, made: Collection[str]) -> str:
    types = {
        properties.CORE: "application/vnd.openxmlformats-package.core-properties+xml",
        properties.APP: f"{_TYPE}.extended-properties+xml",
        properties.CUSTOM: f"{_TYPE}.custom-properties+xml",
        COMMENTS_PART: f"{_TYPE}.wordprocessingml.comments+xml",
        record_properties_name(template): f"{_TYPE}.customXmlProperties+xml",
    }
    ours = "".join(f'<Override PartName="/{name}" ContentType="{types[name]}"/>' for name in types if name in made)
    return f"{template.content_types}{ours}</Types>"


def _of_document(template: HouseStyle, made: Collection[str]) -> str:
    links = [
        (COMMENTS_PART, ("rIdComments", f"{_OFFICE}/comments", COMMENTS_PART.removeprefix("word/"))),
        (f"{template.record}.xml", ("rIdRecord", f"{_OFFICE}/customXml", f"../{template.record}.xml")),
    ]
    return f"{template.relationships}{_links(link for part, link in links if part in made)}</Relationships>"


_OF_PACKAGE: Final[list[Link]] = [
    ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
    ("rId2", f"{_PACKAGE}/metadata/core-properties", properties.CORE),
    ("rId3", f"{_OFFICE}/extended-properties", properties.APP),
    ("rId4", f"{_OFFICE}/custom-properties", properties.CUSTOM),
]


def _part(links: Iterable[Link]) -> str:
    return f'{DECLARATION}<Relationships xmlns="{NAMESPACE}">{_links(links)}</Relationships>'


def _links(links: Iterable[Link]) -> str:
    return "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in links)
