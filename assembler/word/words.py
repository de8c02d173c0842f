"""The words of a Word file as they are compared: those of its text, whatever program saved it, without its contents list.

Two files of the same words give the same hash, however the words are cut into runs, styled or laid out. Numbers that a style prints, and
what stands in headers and footers, are not among them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Final

from assembler.agreement import Answer, Block, Inline, Paragraph, Section
from assembler.slots import HERE, Slot
from assembler.word.xml import LINES, Element, R, W, parse, value, w

_BRINGING: Final = (
    "drawing",
    "pict",
    "object",
    "altChunk",
    "subDoc",
    "contentPart",
    "footnoteReference",
    "endnoteReference",
)
"""What may bring words that stand elsewhere."""
_TAGS: Final = {
    name: w(name) for name in ("p", "t", "tab", "br", "cr", "noBreakHyphen", "sym", "fldChar", "instrText", *_BRINGING)
}
_MATHS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_NAMES: Final = {tag: name for name, tag in _TAGS.items()} | {_MATHS: "drawing"}
_CHOICE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
EITHER: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_UNREAD: Final = (w("del"), w("moveFrom"))
"""What holds words that are struck out of the text."""

_SPACES: Final = "\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_ALIKE: Final = {
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, "\xad\u200e\u200f")),  # programs put them in by themselves
    0x2011: "-",
}


def normal_words(words: str) -> str:
    """Words without what programs change as they save: every space is a plain one. Each sign is looked at by itself."""
    if words.isascii() and words.isprintable():  # most are, and there is nothing to be changed in them
        return words
    return words.translate(_ALIKE)


def read_of(either: Element) -> list[Element]:
    """What is read of one thing told in several ways, the first for programs that know some namespace, the last for all others.

    Programs write the words of the first again in the last: what says others is shown by some program, and is read too.
    """
    ways = [*either.findall(_CHOICE), *either.findall(_FALLBACK)]
    said = ["".join(str(text.text or "") for text in way.iter(w("t"))) for way in ways]
    return [
        way for number, way in enumerate(ways) if number == 0 or (said[number] and said[number] not in said[:number])
    ]


def words_hash(words: str | bytes) -> str:
    """The SHA-256 of the words of a file."""
    return hashlib.sha256(words.encode() if isinstance(words, str) else words).hexdigest()


def words_of_section(section: Section) -> str:
    """The words that a section has once it is written: those that `words_of_text` reads from its XML."""
    blocks = section.blocks if section.heading is None else (section.heading, *section.blocks)
    lines = (line for block in blocks for line in _lines(block))
    return "".join([f"{line}\n" for line in lines if line])


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield _line(block)
        return
    if block.layout == "grid":
        yield from (words_in_line(column.heading) for column in block.columns)
    for row in block.rows:
        for cell in row.cells:
            yield from map(_line, cell)


def _line(paragraph: Paragraph) -> str:
    return words_in_line(paragraph.written_number + "".join(map(_shown, paragraph.content)))


def _shown(part: Inline) -> str:
    return part.shown if type(part) is Answer else HERE if isinstance(part, Slot) else part.text


def words_in_line(words: str) -> str:
    """Words of an agreement as they are among the words of its file."""
    return normal_words(LINES.sub(" ", words))


def words_of_text(xml: bytes) -> str:
    """The words of a piece of a document's text, a line for each paragraph that has any. Raises lxml's XMLSyntaxError."""
    return words_within(parse(b'<w:body xmlns:w="%b" xmlns:r="%b">%b</w:body>' % (W.encode(), R.encode(), xml)))


def words_within(root: Element) -> str:
    """The same of a part that is parsed, which is changed: what is struck out or hidden is taken out of it."""
    for struck in list(root.iter(*_UNREAD)):
        _empty(struck)
    for either in list(root.iter(EITHER)):
        read = read_of(either)
        for way in either:
            if way not in read:
                _empty(way)
    for hidden in list(root.iter(w("vanish"))):
        run = hidden.getparent()
        if value(hidden, "true") not in ("0", "false", "off") and run is not None and run.getparent() is not None:
            _empty(run.getparent())
    lines = "".join(_signs(root)).split("\n")
    return "".join(f"{line}\n" for line in lines if line)


def _empty(element: Element | None) -> None:
    for child in list(element) if element is not None else ():
        element.remove(child)  # type: ignore[union-attr]


_SIGNS: Final[Mapping[str, str]] = {
    "p": "\n",
    "cr": " ",
    "noBreakHyphen": "-",
    "sym": "?",
    **dict.fromkeys(_BRINGING, "\n\ufffc\n"),
}
"""What stands for an element that is no text: one that may bring words has a line to itself."""


def _signs(root: Element) -> Iterator[str]:
    """The text in order; what the contents list shows is left out, for its pages are another program's."""
    open_fields: list[bool] = []
    for element in root.iter(*_NAMES):
        name = _NAMES[str(element.tag)]
        if name == "fldChar":
            _follow(element, open_fields)
        elif name == "instrText":
            if open_fields and (element.text or "").split()[:1] == ["TOC"]:
                open_fields[-1] = True
        elif not any(open_fields):
            if name == "t":
                yield normal_words(element.text or "")
            elif name == "br":
                yield "" if element.get(w("type")) in ("page", "column") else " "
            elif name == "tab":
                yield "" if _is_tab_stop(element) else " "
            else:
                yield _SIGNS.get(name, "")


def _is_tab_stop(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag != w("r")


def _follow(mark: Element, open_fields: list[bool]) -> None:
    kind = mark.get(w("fldCharType"))
    if kind == "begin":
        open_fields.append(False)
    elif kind == "end" and open_fields:
        open_fields.pop()
