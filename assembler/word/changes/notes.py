"""Comments put into somebody else's file, beside those that are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from itertools import count
from typing import Final

from lxml import etree

from assembler.word.opened import part_of_file
from assembler.word.xml import CONTENT_TYPES, DECLARATION, RELATIONSHIPS, Element, W, w

_PART: Final = "word/comments.xml"
_LINKS: Final = "word/_rels/document.xml.rels"
_TYPES: Final = "[Content_Types].xml"
_KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_FIRST: Final = 200_000_000


class Notes:
    """The comments of one file, and those added by an author at a moment."""

    def __init__(self, members: Mapping[str, bytes], author: str, moment: str) -> None:
        self._members, self._author, self._moment = members, author, moment
        self._numbers = count(_FIRST)
        self._bookmarks: dict[str, str] = {}
        self._added: list[Element] = []

    def on(self, paragraph: Element, text: str) -> None:
        """A comment on a whole paragraph, a line of it for each line of the text."""
        number = str(next(self._numbers))
        comment = etree.Element(w("comment"), nsmap={"w": W})
        for name, held in (("id", number), ("author", self._author), ("date", self._moment), ("initials", "A")):
            comment.set(w(name), held)
        for line in text.split("\n"):
            words = etree.SubElement(etree.SubElement(etree.SubElement(comment, w("p")), w("r")), w("t"))
            words.text = line
        self._added.append(comment)
        start, end, mark = (
            etree.Element(w("commentRangeStart")),
            etree.Element(w("commentRangeEnd")),
            etree.Element(w("r")),
        )
        reference = etree.SubElement(mark, w("commentReference"))
        for one in (start, end, reference):
            one.set(w("id"), number)
        paragraph.insert(1 if paragraph.find(w("pPr")) is not None else 0, start)
        paragraph.extend([end, mark])

    def renumbered(self, marks: Iterable[Element]) -> Iterator[Element]:
        """Copies of bookmarks with numbers that nothing else in the file has."""
        for mark in marks:
            made = deepcopy(mark)
            made.set(w("id"), self._bookmarks.setdefault(str(mark.get(w("id"))), str(next(self._numbers))))
            yield made

    def parts(self) -> dict[str, bytes]:
        """The parts of the file that are otherwise for the comments added; none where none was."""
        if not self._added:
            return {}
        if _PART in self._members:
            root = part_of_file(self._members, _PART)
            root.extend(self._added)
            return {_PART: _written(root)}
        root = etree.Element(w("comments"), nsmap={"w": W})
        root.extend(self._added)
        links, types = part_of_file(self._members, _LINKS), part_of_file(self._members, _TYPES)
        link = etree.SubElement(links, f"{{{RELATIONSHIPS}}}Relationship")
        for name, held in (("Id", "rIdAssemblerComments"), ("Type", _KIND), ("Target", "comments.xml")):
            link.set(name, held)
        override = etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override")
        override.set("PartName", f"/{_PART}")
        override.set("ContentType", _CONTENT)
        return {_PART: _written(root), _LINKS: _written(links), _TYPES: _written(types)}


def _written(root: Element) -> bytes:
    return (DECLARATION + etree.tostring(root, encoding="unicode")).encode()
