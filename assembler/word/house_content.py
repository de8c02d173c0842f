"""What the text of a house style must not hold: words of another matter that nobody sees, and what fetches or runs something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from assembler.word import house_fields
from assembler.word.house_fields import local
from assembler.word.house_package import shown_name
from assembler.word.record import NAMESPACE
from assembler.word.xml import Element, W, value, w

Parts = Mapping[str, Element]

_CHANGES: Final = frozenset(
    {
        *("ins", "del", "moveFrom", "moveTo", "delText", "delInstrText", "cellIns", "cellDel", "cellMerge"),
        *("moveFromRangeStart", "moveToRangeStart", "numberingChange", "tblGridChange", "tblPrExChange"),
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange"),
        *(
            "customXmlInsRangeStart",
            "customXmlDelRangeStart",
            "customXmlMoveFromRangeStart",
            "customXmlMoveToRangeStart",
        ),
    }
)
_COMMENTS: Final = frozenset({"commentReference", "commentRangeStart", "commentRangeEnd"})
_OBJECTS: Final = frozenset(
    {"altChunk", "subDoc", "object", "OLEObject", "control", "movie", "externalData", "frameset", "ffData", "script"}
)
_ADDRESSES: Final = frozenset({"src", "href", "althref", "actionhref"})
_STRICT: Final = "http://purl.oclc.org/ooxml/"
_LABELS: Final = ("MSIP_Label_", "ContentTypeId")
"""Properties that the organisation's own system puts into every file, and will put into those we make."""


def faults(parts: Parts) -> Iterator[str]:
    """Every fault in the content of the parts."""
    for name in sorted(parts):
        root, told = parts[name], shown_name(name)
        if name.lower().endswith(".rels") or name == "[Content_Types].xml":
            continue
        if _STRICT in " ".join(root.nsmap.values()):
            yield f"{told} is in the “Strict” form: save the file in Word as “Word Document (*.docx)”."
        if NAMESPACE in root.nsmap.values():
            yield f"It holds the record of another agreement ({told}): take it out with Word's Document Inspector."
        if local(root) == "Properties":
            yield from _own_properties(root)
        if name.startswith("word/"):  # the only folder from which anything is shown, fetched or run
            yield from _elements(told, root)
            yield from house_fields.faults(told, root)
    yield from _bookmarks(parts)
    yield from _dangling(parts)


def _elements(name: str, root: Element) -> Iterator[str]:
    kinds = {
        local(element)
        for element in root.iter("*")
        if not str(element.tag).startswith("{http://schemas.openxmlformats.org/drawingml")
    }
    if kinds & _CHANGES:
        yield f"{name} holds tracked changes: accept or reject all of them in Word, and stop tracking."
    if kinds & _COMMENTS:
        yield f"{name} holds comments: take them out (Review, Delete All Comments)."
    for kind in sorted(kinds & _OBJECTS):
        yield f"{name} holds an object that is fetched or run ({kind}): take it out."
    for element in root.iter("*"):
        for attribute, address in element.attrib.items():
            if str(attribute).rpartition("}")[2].lower() in _ADDRESSES and not str(address).startswith("#"):
                yield f"{name} fetches something from outside ({shown_name(local(element))}: {shown_name(address)})."
    if any(_hidden(run) for run in root.iter(w("r"))):
        yield f"{name} holds hidden text, which would go out in every agreement: take it out."


def _hidden(run: Element) -> bool:
    mark = run.find(f"{w('rPr')}/{w('vanish')}")
    return mark is not None and value(mark, "1") not in ("0", "false", "off") and run.find(w("t")) is not None


def _own_properties(root: Element) -> Iterator[str]:
    """Properties of the firm's own, which no agreement is given: those of the file it was made of are nobody's affair."""
    names = (str(entry.get("name", "")) for entry in root.iter("*") if local(entry) == "property")
    own = sorted(name for name in names if not name.startswith(_LABELS))
    if own:
        listed = shown_name(", ".join(own), 120)
        yield (
            f"The file has properties of its own ({listed}), which no agreement is given: "
            "take them out in Word (File, Info, Properties, Advanced Properties, Custom)."
        )


def _bookmarks(parts: Parts) -> Iterator[str]:
    """Bookmarks that could not be kept beside an agreement's own."""
    for name, root in sorted(parts.items()):
        starts, ends = (list(root.iter(w(kind))) for kind in ("bookmarkStart", "bookmarkEnd"))
        names = Counter(str(mark.get(w("name"))).lower() for mark in starts)
        if any(each.startswith(("_c_", "_h_")) for each in names):
            yield f"{shown_name(name)} holds bookmarks of an agreement that was made before: make the house style from an empty document."
        for each in sorted(each for each, times in names.items() if times > 1):
            yield f"{shown_name(name)} has the bookmark {shown_name(each)!r} twice."
        if Counter(mark.get(w("id")) for mark in starts) != Counter(mark.get(w("id")) for mark in ends):
            yield f"{shown_name(name)} has a bookmark that lacks its start or its end."


def _dangling(parts: Parts) -> Iterator[str]:
    """Fields and links to a bookmark that is in no part: Word prints an error in their place."""
    marks = {str(mark.get(w("name"))).lower() for root in parts.values() for mark in root.iter(f"{{{W}}}bookmarkStart")}
    for name, root in sorted(parts.items()):
        for place in sorted({place for place in house_fields.places(root) if place.lower() not in marks}):
            yield f"{shown_name(name)} refers to the bookmark {shown_name(place)!r}, which is not there."
