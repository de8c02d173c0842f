"""The record inside a Word file, for those who ask for it there."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Final

from lxml import etree

from assembler.errors import AnswersError
from assembler.word.xml import DECLARATION, escape, parse, text_within

NAMESPACE: Final = "urn:assembler:record:1"
_GUID: Final = "{6B1C8F5E-3D0A-5C47-9E2B-A55E3B1E0001}"
_CUSTOM_XML: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_ROOT: Final = f"{{{NAMESPACE}}}record"


def record_hash(record: bytes) -> str:
    """The SHA-256 of the record, for the file's properties: it outlives the record itself in some programs."""
    return hashlib.sha256(record).hexdigest()


def record_part(record: bytes) -> str:
    """The custom XML part that holds the record.

    The record is UTF-8 text that XML can hold, such as JSON; other bytes are a ValueError.
    """
    body = escape(record.decode("utf-8")).replace("\r", "&#13;")
    return f'{DECLARATION}<record xmlns="{NAMESPACE}">{body}</record>'


def record_properties_part() -> str:
    """The properties of the custom XML part; the id is fixed, one for this kind of record."""
    return (
        f'{DECLARATION}<ds:datastoreItem xmlns:ds="{_CUSTOM_XML}" ds:itemID="{_GUID}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )


def embedded_record(members: Mapping[str, bytes]) -> bytes | None:
    """The record among the parts of a Word file, or None where there is none (it was not asked for; an inspector took it out).

    It is found by its namespace, since Word and LibreOffice give the part another name. Raises AnswersError where it is damaged.
    """
    for name in sorted(members):
        if not name.startswith("customXml/") or NAMESPACE.encode() not in members[name]:
            continue
        try:
            root = parse(members[name])
        except etree.XMLSyntaxError as error:
            raise AnswersError(f"The record in the Word file is damaged ({name}).") from error
        if root.tag == _ROOT:
            return text_within(root).encode()
    return None
