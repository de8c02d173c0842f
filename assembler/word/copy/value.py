"""A Word file that comes back, as a plain value: what a reader of it sees, and what is pending in it, whatever program saved it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from msgspec import Struct

ChangeKind = Literal["inserted", "deleted", "moved from", "moved to", "formatted"]

_COMING: Final = frozenset({"inserted", "moved to"})
_GOING: Final = frozenset({"deleted", "moved from"})


class Change(Struct, frozen=True):
    """A tracked change that nobody has accepted or rejected yet. `date` is as the file gives it, or empty."""

    kind: ChangeKind
    author: str
    date: str


class Comment(Struct, frozen=True):
    """A comment of the file's, in words, a line for each of its paragraphs."""

    author: str
    date: str
    text: str


class Cell(Struct, frozen=True):
    """Where a paragraph stands among the tables: table, row and column, each from 0; `heading` in a row that heads its table."""

    table: int
    row: int
    column: int
    heading: bool


class Run(Struct, frozen=True):
    """Words in one manner, or the result of a reference to the bookmark `target`. Spaces of every kind are plain ones.

    `manner` has a letter for each of bold, italic, struck through by hand, and faint: white, or too small to be read. `changes` are those
    it is part of, outermost first.
    """

    text: str
    manner: str = ""
    target: str = ""
    changes: tuple[Change, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether it is there once every change is accepted."""
        return not any(change.kind in _GOING for change in self.changes)

    @property
    def stood(self) -> bool:
        """Whether it was there before any of the changes."""
        return not any(change.kind in _COMING for change in self.changes)


class CopyParagraph(Struct, frozen=True):
    """A paragraph of the text. `style` is the name of its style, in small letters.

    `opened` and `closed` name the bookmarks that begin and end in it. `changes` are all that are pending in it, on its own mark and
    formatting too; `mark` is that of its end, with which it joins the next.
    A paragraph `in_contents` stands in the field of a contents list, or has the style of its entries.
    """

    runs: tuple[Run, ...]
    style: str
    opened: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    mark: Change | None = None
    comments: tuple[Comment, ...] = ()
    cell: Cell | None = None
    in_contents: bool = False

    @property
    def text(self) -> str:
        """Its words once every change is accepted."""
        return "".join(run.text for run in self.runs if run.stands)


class WordCopy(Struct, frozen=True):
    """The text of a Word file, paragraph by paragraph in reading order, those of tables and text boxes included.

    `notices` say in plain words what the file does or holds beside its text that its reader should know of.
    """

    paragraphs: tuple[CopyParagraph, ...]
    notices: tuple[str, ...]

    def changes(self) -> Iterable[Change]:
        """Every pending change."""
        for paragraph in self.paragraphs:
            yield from paragraph.changes
