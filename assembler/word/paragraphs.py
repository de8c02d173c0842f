"""Paragraphs: a style, a bookmark round the words, and nothing else; the style brings number, indents and spacing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from assembler.agreement import Answer, Inline, Paragraph, Reference, Role, Text
from assembler.slots import HERE, AnswerSlot, Slot, alike
from assembler.spacing import before_number
from assembler.word.bookmarks import bookmark, number_bookmark
from assembler.word.comments import NOTE, REASON, Comments
from assembler.word.fields import reference_field
from assembler.word.styles import EXECUTION_HEADING, OPEN_ANSWER, STYLES
from assembler.word.xml import run_content


class ParagraphWriter:
    """Writes the paragraphs of one section, giving each bookmark its own number, from the first on.

    `slots` are those written so far: in the XML, HERE stands for each.
    """

    def __init__(
        self,
        ids: Mapping[str, str],
        indents: Mapping[str, str],
        comments: Comments,
        annotations: Mapping[str, str],
        first: int,
    ) -> None:
        self._openings: dict[Role, str] = {role: _opening(ids[name]) for role, name in STYLES.items()}
        self._execution = _opening(ids.get(EXECUTION_HEADING, ids[STYLES["heading"]]))
        self._indents = indents
        self._comments = comments
        self._annotations = annotations
        self._blank = f'<w:rStyle w:val="{ids[OPEN_ANSWER]}"/>'
        self._next = first
        self.slots: list[Slot] = []

    def heading_cell(self, text: str) -> str:
        """The paragraph of a column's heading, which has no key and so no bookmark."""
        return f"{self._openings['cell-heading']}<w:keepNext/></w:pPr><w:r>{run_content(text)}</w:r></w:p>"

    def execution_heading(self, paragraph: Paragraph, *, new_page: bool | None) -> str:
        """The heading of an execution block, in a style of its own where the house style has one."""
        return self._write(paragraph, self._execution + _paging(new_page))

    def write(
        self, paragraph: Paragraph, *, new_page: bool | None = None, keep_next: bool = False, at_top: bool = False
    ) -> str:
        """The paragraph's XML. `new_page` starts a page with it, or does not though its style would.

        `keep_next` holds it on the page of the next one; `at_top` takes away the space that its style has above it.
        """
        opening = self._openings[paragraph.role]
        if keep_next:
            opening += "<w:keepNext/>"
        opening += _paging(new_page)
        if paragraph.literal:
            opening += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
        if at_top:
            opening += '<w:spacing w:before="0"/>'
        if paragraph.literal:
            opening += self._indents.get(STYLES[paragraph.role], "")
        return self._write(paragraph, opening)

    def _write(self, paragraph: Paragraph, opening: str) -> str:
        inside = "".join([self._inline(part) for part in _leading(paragraph.content)])
        if paragraph.notes:
            inside = self._comments.around(inside, NOTE, paragraph.notes)
        if paragraph.key in self._annotations:
            inside = self._comments.around(inside, REASON, (self._annotations[paragraph.key],))
        opening += "</w:pPr>" + self._number(paragraph)
        if not inside:  # LibreOffice would write the bookmark of an empty paragraph twice
            return f"{opening}</w:p>"
        number = self._next
        self._next += 1
        return (
            f"{opening}"
            f'<w:bookmarkStart w:id="{number}" w:name="{bookmark(paragraph.key)}"/>{inside}'
            f'<w:bookmarkEnd w:id="{number}"/></w:p>'
        )

    def _number(self, paragraph: Paragraph) -> str:
        """A number that is words: what references quote of it is bookmarked, without a full stop."""
        if not paragraph.written_number:
            return ""
        mark, quoted = self._next, paragraph.number.removesuffix(".")
        self._next += 1
        stop = paragraph.number[len(quoted) :]
        return (
            f'<w:bookmarkStart w:id="{mark}" w:name="{number_bookmark(paragraph.key)}"/><w:r>{run_content(quoted)}</w:r>'
            f'<w:bookmarkEnd w:id="{mark}"/>{f"<w:r>{run_content(stop)}</w:r>" if stop else ""}<w:r><w:tab/></w:r>'
        )

    def _inline(self, part: Inline) -> str:
        match part:
            case Reference():
                return reference_field(part)
            case Slot():
                self.slots.append(part)
                return HERE
            case Answer(open=True):
                bold = "<w:b/>" if part.bold else ""
                manner = f'{self._blank}{bold}<w:highlight w:val="yellow"/>'
                return f"<w:r><w:rPr>{manner}</w:rPr>{run_content(part.shown)}</w:r>"
            case Answer() | Text():
                return known_words(part)


def _opening(style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>'


def _paging(new_page: bool | None) -> str:
    """Whether a paragraph begins a page; None leaves it to its style."""
    if new_page is None:
        return ""
    return "<w:pageBreakBefore/>" if new_page else '<w:pageBreakBefore w:val="0"/>'


def known_words(part: Answer | Text) -> str:
    """The run of an answer that is known, or of words of the library."""
    manner = ("<w:b/>" if part.bold else "") + ("<w:i/>" if type(part) is Text and part.italic else "")
    if manner:
        return f"<w:r><w:rPr>{manner}</w:rPr>{run_content(part.text)}</w:r>"
    return f"<w:r>{run_content(part.text)}</w:r>" if part.text else ""


def _leading(content: Sequence[Inline]) -> Sequence[Inline]:
    """The content with each reference kept on the line of the word that leads to it: “clause 12”."""
    if not any(type(part) is Reference for part in content):  # nearly always
        return content
    made = list(content)
    for at, part in enumerate(content[1:]):
        before = content[at]
        if isinstance(part, Reference) and isinstance(before, AnswerSlot) and before.following is not None:
            following = replace(before.following, text=before_number(before.following.text))
            made[at] = replace(before, following=following, group=alike(before.place, before.bold, following))
        elif isinstance(part, Reference) and not isinstance(before, Reference | Slot):
            made[at] = replace(before, text=before_number(before.text))
    return made
