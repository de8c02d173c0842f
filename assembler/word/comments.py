"""Word comments: drafting notes, and why a paragraph is there, dated as the document is, since no clock is read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from assembler.word.xml import DECLARATION, W, run_content

PART: Final = "word/comments.xml"

NOTE: Final = ("Drafting note", "DN")
REASON: Final = ("Why this is here", "WH")
"""Author and initials: Word lists and removes comments by author, so each kind can go in one step."""


class Comments:
    """The comments of one section, numbered as they come from the first number on; `written` holds the XML of each.

    The XML of each is in two pieces: between them goes the moment at which the document was made (`2027-04-01T00:00:00Z`).
    """

    def __init__(self, text_style: str, mark_style: str, first: int) -> None:
        self._first_number = first
        self._mark_style = mark_style
        self._paragraph = f'<w:p><w:pPr><w:pStyle w:val="{text_style}"/></w:pPr>'
        self._first = f'{self._paragraph}<w:r><w:rPr><w:rStyle w:val="{mark_style}"/></w:rPr><w:annotationRef/></w:r>'
        self.written: list[tuple[str, str]] = []

    def around(self, inside: str, author: tuple[str, str], paragraphs: Iterable[str]) -> str:
        """The runs with a comment on them."""
        number = self._first_number + len(self.written)
        name, initials = author
        body = "</w:p>".join(
            (self._paragraph if at else self._first) + f"<w:r>{run_content(text)}</w:r>"
            for at, text in enumerate(paragraphs)
        )
        opening = f'<w:comment w:id="{number}" w:author="{name}" w:date="'
        self.written.append((opening, f'" w:initials="{initials}">{body}</w:p></w:comment>'))
        return (
            f'<w:commentRangeStart w:id="{number}"/>{inside}<w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:rPr><w:rStyle w:val="{self._mark_style}"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'
        )


def comments_part(written: Iterable[bytes]) -> bytes:
    """The comments part, with the comments of each section."""
    return b"".join((f'{DECLARATION}<w:comments xmlns:w="{W}">'.encode(), *written, b"</w:comments>"))
