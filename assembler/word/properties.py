"""What the file says of itself: its properties, and the words for headers, footers and cover."""

from __future__ import annotations

from datetime import date
from typing import Final

from assembler.agreement import Properties
from assembler.copies import COPIES
from assembler.formatting import day
from assembler.word.xml import DECLARATION, attribute, escape

CORE: Final = "docProps/core.xml"
APP: Final = "docProps/app.xml"
CUSTOM: Final = "docProps/custom.xml"

DOCUMENT_ID: Final = "Document ID"
RECORD_HASH: Final = "Record SHA-256"
"""The names of the two properties that a file is known by."""

PLACEHOLDERS: Final = ("title", "short_title", "reference", "version", "marking", "status", "edition", "dated")
"""The closed list of placeholders a house style may use outside its body."""

_UNDATED: Final = "1980-01-01"
"""The day of what has none: that of every member of the file. LibreOffice makes a date of month 0 of a comment without one."""
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_FORMAT: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the set of custom properties, fixed by the file format


def app_part() -> str:
    """docProps/app.xml: the program that made the file."""
    return (
        f'{DECLARATION}<Properties xmlns="{_OFFICE}/extended-properties">'
        "<Application>Assembler</Application></Properties>"
    )


def moment(properties: Properties) -> str:
    """The moment at which the file and its comments say that they were made: the document's own day, for no clock is read."""
    return f"{properties.dated or _UNDATED}T00:00:00Z"


def status_of(properties: Properties) -> str:
    """What a file calls itself: a draft, a signature copy, a conformed copy."""
    return properties.status or COPIES[properties.copy].status


def core_part(properties: Properties) -> str:
    """docProps/core.xml. Created and modified on the document's own date."""
    made = moment(properties)
    return (
        f"{DECLARATION}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(properties.title)}</dc:title><dc:subject>{escape(properties.short_title)}</dc:subject>"
        f"<dc:creator>{escape(properties.author)}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(properties.author)}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{made}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{made}</dcterms:modified>'
        f"<dc:language>en-GB</dc:language><cp:contentStatus>{status_of(properties)}</cp:contentStatus>"
        "</cp:coreProperties>"
    )


def custom_part(properties: Properties, document: str, record_hash: str) -> str:
    """docProps/custom.xml: what a document register asks for, all of it printed in the document too, and what the file is known by.

    That is the id of the document, and the hash of its record: neither tells anything to who has not got the record.
    """
    entries = {
        "Reference": properties.reference,
        "Version": properties.version,
        "Marking": properties.marking,
        "Status": status_of(properties),
        DOCUMENT_ID: document,
        RECORD_HASH: record_hash,
    }
    body = "".join(
        f'<property fmtid="{_FORMAT}" pid="{pid}" name="{name}"><vt:lpwstr>{escape(text)}</vt:lpwstr></property>'
        for pid, (name, text) in enumerate(((name, text) for name, text in entries.items() if text), start=2)
    )
    return (
        f'{DECLARATION}<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f"{body}</Properties>"
    )


def placeholder_values(properties: Properties) -> dict[str, str]:
    """The text of each placeholder, ready to stand in XML. A date is in words; an empty value is nothing."""
    plain = {
        "title": properties.title,
        "short_title": properties.short_title,
        "reference": properties.reference,
        "version": properties.version,
        "marking": properties.marking,
        "status": status_of(properties),
        "edition": _edition(properties),
        "dated": _in_words(properties.dated),
    }
    return {name: attribute(text) for name, text in plain.items()}


def _edition(properties: Properties) -> str:
    """The version, and what kind of copy it is, as a footer says it: “Version 6, signature copy”."""
    status = status_of(properties)
    if not properties.version:
        return status
    version = (
        properties.version if properties.version.lower().startswith("version") else f"Version {properties.version}"
    )
    return f"{version}, {status[:1].lower()}{status[1:]}"


def _in_words(iso: str) -> str:
    return day(date.fromisoformat(iso)) if iso else ""
