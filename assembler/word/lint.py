"""Our own lint of a Word file: what Microsoft's validator lets pass, and what makes a document hard to read aloud."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from lxml import etree

from assembler.word.package import UnsafeFileError, unpack
from assembler.word.styles import AFTER_TABLE
from assembler.word.xml import Element, parse, value, w

Parts = Mapping[str, Element]

_DOCUMENT: Final = "word/document.xml"
_PARA_ID: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"
_TEXTUAL: Final = frozenset(w(name) for name in ("t", "instrText", "delText", "delInstrText"))
_BOOKMARK_NAME: Final = re.compile(r"[^\W\d]\w{0,39}")
_STYLED: Final = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}


def lint(docx: bytes) -> tuple[str, ...]:
    """Every fault found, in plain words; nothing for a sound and accessible file."""
    try:
        members = unpack(docx)
        parts = {name: parse(data) for name, data in members.items() if name.endswith((".xml", ".rels"))}
    except (UnsafeFileError, etree.XMLSyntaxError) as error:
        return (f"The file cannot be read: {error}",)
    if _DOCUMENT not in parts:
        return (f"The file has no {_DOCUMENT}.",)
    return tuple(fault for check in _CHECKS for fault in check(parts))


def _bookmark_names(parts: Parts) -> Iterator[str]:
    starts = list(parts[_DOCUMENT].iter(w("bookmarkStart")))
    yield from _repeated("Bookmark name", (str(start.get(w("name"))).lower() for start in starts))
    yield from _repeated("Bookmark number", (str(start.get(w("id"))) for start in starts))
    for name in (str(start.get(w("name"))) for start in starts):
        if not _BOOKMARK_NAME.fullmatch(name):
            yield f"Bookmark name {name} is not one that Word allows."


def _bookmark_ends(parts: Parts) -> Iterator[str]:
    starts = Counter(mark.get(w("id")) for mark in parts[_DOCUMENT].iter(w("bookmarkStart")))
    ends = Counter(mark.get(w("id")) for mark in parts[_DOCUMENT].iter(w("bookmarkEnd")))
    for number in sorted(str(number) for number in (starts - ends) + (ends - starts)):
        yield f"Bookmark {number} lacks its start or its end."


def _targets(parts: Parts) -> Iterator[str]:
    root = parts[_DOCUMENT]
    names = {mark.get(w("name")) for mark in root.iter(w("bookmarkStart"))}
    for code in root.iter(w("instrText")):
        command, *rest = (code.text or "").split() or [""]
        if command in ("REF", "PAGEREF") and (not rest or rest[0] not in names):
            yield f"Field {(code.text or '').strip()!r} points to a bookmark that is not there."
    for link in root.iter(w("hyperlink")):
        if link.get(w("anchor")) not in {None, *names}:
            yield f"A link points to the bookmark {link.get(w('anchor'))}, which is not there."


def _fields(parts: Parts) -> Iterator[str]:
    for name, root in parts.items():
        open_fields: list[bool] = []  # for each field that is open, whether its result has begun
        for mark in root.iter(w("fldChar")):
            kind = mark.get(w("fldCharType"))
            if kind == "begin":
                open_fields.append(False)
            elif not open_fields or (kind == "separate" and open_fields[-1]):
                yield f"{name} has a field {kind} without a begin."
            elif kind == "separate":
                open_fields[-1] = True
            else:
                open_fields.pop()
        if open_fields:
            yield f"{name} has {len(open_fields)} field(s) without an end."


def _numbering(parts: Parts) -> Iterator[str]:
    known = {"0"}
    if "word/numbering.xml" in parts:
        known |= {str(number.get(w("numId"))) for number in parts["word/numbering.xml"].iterfind(w("num"))}
    for name, root in parts.items():
        for number in root.iter(w("numId")):
            if value(number) not in known:
                yield f"{name} uses list number {value(number)}, which is not defined."


def _styles(parts: Parts) -> Iterator[str]:
    if "word/styles.xml" not in parts:
        yield "The file has no styles."
        return
    known = {(style.get(w("type")), style.get(w("styleId"))) for style in parts["word/styles.xml"].iterfind(w("style"))}
    for name, root in parts.items():
        for tag, kind in _STYLED.items():
            used = {value(style) for style in root.iter(w(tag))}
            yield from (
                f"{name} uses the {kind} style {s}, which is not defined."
                for s in sorted(used)
                if (kind, s) not in known
            )


def _identities(parts: Parts) -> Iterator[str]:
    for name, root in parts.items():
        controls = (value(control.find(w("id"))) for control in root.iter(w("sdtPr")))
        yield from _repeated(f"{name}: content control id", (number for number in controls if number))
        paragraphs = (paragraph.get(_PARA_ID) for paragraph in root.iter(w("p")))
        yield from _repeated(f"{name}: paragraph id", (str(number) for number in paragraphs if number))


def _cells(parts: Parts) -> Iterator[str]:
    for cell in parts[_DOCUMENT].iter(w("tc")):
        blocks = [child for child in cell if child.tag != w("tcPr")]
        if not blocks or blocks[-1].tag != w("p"):
            yield "A table cell does not end with a paragraph."


def _stray_text(parts: Parts) -> Iterator[str]:
    for name, root in parts.items():
        if name.startswith("word/") and not name.endswith(".rels"):
            yield from (f"{name} has words outside a run: {text[:40]!r}." for text in _outside_runs(root))


def _outside_runs(root: Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        inside = element.text if element.tag not in _TEXTUAL else ""
        for text in (inside, element.tail):
            if text and text.strip() and str(element.tag).startswith(w("")):
                yield text.strip()


def _title_and_language(parts: Parts) -> Iterator[str]:
    core = parts.get("docProps/core.xml")
    if core is None or not (core.findtext(_TITLE) or "").strip():
        yield "The file's properties have no title."
    styles = parts.get("word/styles.xml")
    path = f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}"
    if styles is None or not value(styles.find(path)):
        yield "The file does not say its language."


def _tables(parts: Parts) -> Iterator[str]:
    for table in parts[_DOCUMENT].iter(w("tbl")):
        properties = table.find(w("tblPr"))
        title = value(None if properties is None else properties.find(w("tblCaption")))
        described = value(None if properties is None else properties.find(w("tblDescription")))
        if not title or not described:
            yield f"Table {title or '(without title)'} lacks a title or a description for screen readers."
        look = None if properties is None else properties.find(w("tblLook"))
        is_layout = look is not None and look.get(w("firstRow")) == "0"
        if not is_layout and table.find(f"{w('tr')}/{w('trPr')}/{w('tblHeader')}") is None:
            yield f"Table {title or '(without title)'} has no heading row."


def _empty_paragraphs(parts: Parts) -> Iterator[str]:
    names = (
        {style.get(w("styleId")): value(style.find(w("name"))) for style in parts["word/styles.xml"].iter(w("style"))}
        if "word/styles.xml" in parts
        else {}
    )
    for paragraph in parts[_DOCUMENT].iter(w("p")):
        if paragraph.find(f".//{w('r')}") is not None:
            continue
        parent = paragraph.getparent()
        alone_in_cell = parent is not None and parent.tag == w("tc") and len(parent.findall(w("p"))) == 1
        style = value(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))
        if not alone_in_cell and names.get(style) != AFTER_TABLE:
            yield f"There is an empty paragraph in the text (style {style or 'none'})."


def _repeated(what: str, values: Iterable[str]) -> Iterator[str]:
    yield from (f"{what} {name} is used {times} times." for name, times in Counter(values).items() if times > 1)


_CHECKS: Final[tuple[Callable[[Parts], Iterator[str]], ...]] = (
    _bookmark_names,
    _bookmark_ends,
    _targets,
    _fields,
    _numbering,
    _styles,
    _identities,
    _cells,
    _stray_text,
    _title_and_language,
    _tables,
    _empty_paragraphs,
)
