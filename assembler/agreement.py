"""The assembled agreement as a plain value: what is in it, numbered and cross-referred, before any Word file.

Everything here can be printed, compared and tested without Word. Keys are permanent: a paragraph keeps its key
when its number changes, and Word bookmarks, explanations and later merges are all named by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

Role = Literal[
    "cover-title",
    "cover-text",
    "heading",
    "clause",
    "level-2",
    "level-3",
    "level-4",
    "level-5",
    "schedule",
    "schedule-1",
    "schedule-2",
    "schedule-3",
    "schedule-4",
    "party",
    "recital",
    "definition",
    "definition-a",
    "definition-i",
    "body",
    "body-indent",
    "signature",
    "cell",
    "cell-heading",
    "point",
]
"""What a paragraph is. The Word style, and with it the numbering, follows from this alone.

`heading` is an unnumbered front heading (Parties, Background); `clause` a numbered clause heading (1.); `level-2` to `level-5`
are 1.1, (a), (i), (A); `schedule` a schedule heading (Schedule 1); `schedule-1` to `schedule-4` are 1., 1.1, (a), (i) and
restart in each schedule; `definition` is unnumbered, `definition-a` and `definition-i` its (a), (i); `point` is a row of the
outstanding-points page.
"""

SectionKind = Literal[
    "cover",
    "title",
    "outstanding",
    "contents",
    "particulars",
    "parties",
    "background",
    "clause",
    "schedule",
    "execution",
    "letter",
]

CopyKind = Literal["clean", "internal", "annotated", "signature", "publication"]
"""Which copy of an agreement one is: `copies` says what each shows."""


class Text(Struct, frozen=True):
    """Words of the library, in one manner."""

    text: str
    bold: bool = False
    italic: bool = False


class Answer(Struct, frozen=True):
    """The words of an answer, as its sentence has them, and where it is in the answers file: `parties[1].short_name`.

    What points to a party is printed as the party's name: its fields are the answer that points there, and the name. An answer that is
    `open` is a blank: words for what is missing, printed in square brackets and highlighted on a draft, and the fields that could settle
    it.
    """

    text: str
    fields: tuple[str, ...] = ()
    bold: bool = False
    open: bool = False

    @property
    def shown(self) -> str:
        """The words as a reader sees them: those of a blank in square brackets."""
        return f"[{self.text}]" if self.open else self.text


class ReferencePart(Struct, frozen=True):
    """One live field of a reference: the paragraph it points to and the number a reader sees.

    A `literal` one quotes a number that is words, and so is the same whatever is counted.
    """

    key: str
    number: str
    literal: bool = False


class Reference(Struct, frozen=True):
    """A live cross-reference, which has a part for each number that it quotes: `12.3` and `(a)`.

    Each part is a field of its own, for programs differ over a number in its full context (12.3(a), 12.12.3(a), Schedule 2.1(a)).
    """

    target: str
    parts: tuple[ReferencePart, ...]

    @property
    def text(self) -> str:
        """The words a reader sees: the numbers of the parts, joined."""
        return "".join(part.number for part in self.parts)


Inline = Text | Answer | Reference


class Paragraph(Struct, frozen=True):
    """One paragraph.

    `key` is its permanent id (`withdrawal#notice`, or `parties#party/pcc-norvale` where it is repeated); `number` what the
    style will print in front of it (`12.`, `12.3`, `(a)`, or nothing); `notes` drafting notes for a comment on a draft. With `literal` the
    number is words of the paragraph (`12A.`), which no style prints or counts: an agreement that was varied has such.
    """

    key: str
    role: Role
    content: tuple[Inline, ...]
    number: str = ""
    notes: tuple[str, ...] = ()
    literal: bool = False

    @property
    def text(self) -> str:
        """The paragraph's words, without its number."""
        return "".join(part.text for part in self.content)

    @property
    def written_number(self) -> str:
        """The number and the space after it, where they are words of the paragraph."""
        return f"{self.number} " if self.literal and self.number else ""


class Column(Struct, frozen=True):
    """A column's heading and its share of the table's width, out of 100."""

    heading: str
    share: int


class Row(Struct, frozen=True):
    """A row, keyed by the answer it came from; each cell holds at least one paragraph."""

    key: str
    cells: tuple[tuple[Paragraph, ...], ...]


TableLayout = Literal["grid", "plain", "heads"]


class Table(Struct, frozen=True):
    """A table with a heading row, or a borderless one of two columns.

    Of the latter, `plain` is for signature blocks, with lines to write on, and `heads` for the heads of a letter.
    `title` and `description` are for screen readers (Word's table alternative text).
    """

    key: str
    title: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    layout: TableLayout = "grid"


Block = Paragraph | Table


class Section(Struct, frozen=True):
    """A clause, schedule, execution page or piece of front matter, with the law behind it.

    `label` is how the agreement refers to it: `clause 12`, `Schedule 2`, or nothing. `heading` is its first paragraph, if any. `runs_on` is
    whether it follows on where a section of its kind would start a page. One that is `not_used` has a heading that says so, and stands only
    for its number: nothing refers to it. A `sheet` has a page to itself in every house style, for a document is bound in behind it.
    """

    id: str
    kind: SectionKind
    heading: Paragraph | None
    blocks: tuple[Block, ...]
    label: str = ""
    law: tuple[str, ...] = ()
    runs_on: bool = False
    not_used: bool = False
    sheet: bool = False

    def paragraphs(self) -> Iterator[Paragraph]:
        """The heading, then every paragraph in reading order, cells of tables included."""
        if self.heading is not None:
            yield self.heading
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
            else:
                for row in block.rows:
                    for cell in row.cells:
                        yield from cell


class OpenPoint(Struct, frozen=True):
    """Something still to be settled: an open answer, a printed fact nobody recorded, an empty list, or a subject without a clause.

    `places` are the keys of the paragraphs where the blank stands, so that the outstanding-points page can refer to them. `field` is
    where the answers file would hold the answer; a subject has none.
    """

    id: str
    question: str
    note: str
    places: tuple[str, ...]
    field: str = ""


class Properties(Struct, frozen=True):
    """What goes into headers, footers, the cover and the file's own properties, and which copy it is. `dated` is ISO, or empty.

    `status` is what it calls itself, where that is not what every copy of its kind does.
    """

    title: str
    short_title: str
    reference: str
    version: str
    author: str
    marking: str
    copy: CopyKind
    dated: str
    status: str = ""


class Agreement(Struct, frozen=True):
    """The whole document, in reading order."""

    properties: Properties
    sections: tuple[Section, ...]
    points: tuple[OpenPoint, ...]

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph in reading order."""
        for section in self.sections:
            yield from section.paragraphs()


def library_key(key: str) -> str:
    """The clause and paragraph of the library that a key is of: `workstream#place` for `workstream/patrol#place`."""
    section, mark, paragraph = key.partition("#")
    return f"{section.partition('/')[0]}{mark}{paragraph.partition('/')[0]}"
