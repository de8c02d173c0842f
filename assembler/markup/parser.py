"""Tokens to blocks. Nothing is looked up: conditions and fields stay as text, with their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from assembler.errors import LibraryError, Place, Problem
from assembler.markup.blocks import (
    Alternative,
    Block,
    CrossReference,
    Grid,
    Inline,
    Item,
    Phrase,
    Placeholder,
    Words,
)
from assembler.markup.marks import parser

if TYPE_CHECKING:
    from markdown_it.token import Token


def read_blocks(text: str, file: str, first_line: int = 1) -> tuple[Block, ...]:
    """The blocks of a clause's wording; `first_line` is where the text begins in its file. Raises LibraryError."""
    reader = _Blocks(parser().parse(text), file, first_line)
    return tuple(reader.blocks())


def read_inline(text: str, place: Place) -> tuple[Inline, ...]:
    """One line of wording: a heading, or a rule's message."""
    tokens = parser().parseInline(text)
    return _Run(tokens[0].children or [], place).content() if tokens else ()


_LINES = re.compile(r"[ ]*\n[ ]*")
_PLAIN_HEADING = "Head each column with words alone."
_STRAY = re.compile(r"[{}]|\[\[|\]\]|\*\*")


class _Blocks:
    """Walks the flat list of markdown-it's tokens."""

    def __init__(self, tokens: Sequence[Token], file: str, first_line: int) -> None:
        self.tokens = tokens
        self.file = file
        self.first_line = first_line
        self.at = 0

    def line(self, token: Token) -> int:
        return self.first_line + (token.map[0] if token.map else 0)

    def fail(self, message: str, token: Token, cure: str = "") -> LibraryError:
        return LibraryError(Problem(message, Place(self.file, self.line(token)), cure))

    def blocks(self) -> Iterator[Block]:
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.type == "paragraph_open":
                yield self.paragraph(0)
            elif token.type == "ordered_list_open":
                yield from self.items(1)
            elif token.type == "table_open":
                yield self.table()
            else:
                raise self.fail(f"“{token.type}” is not allowed in a clause.", token)

    def items(self, level: int) -> Iterator[Item]:
        self.at += 1
        while self.tokens[self.at].type == "list_item_open":
            opening = self.tokens[self.at]
            self.at += 1
            if self.tokens[self.at].type != "paragraph_open":
                raise self.fail("A numbered item must begin with its attributes and its words.", opening)
            item = self.paragraph(level)
            children: list[Item] = []
            while self.tokens[self.at].type != "list_item_close":
                if self.tokens[self.at].type != "ordered_list_open":
                    raise self.fail("An item may hold one paragraph and the numbered items below it.", opening)
                children.extend(self.items(level + 1))
            self.at += 1
            yield Item(item.attributes, item.content, level, tuple(children), item.line)
        self.at += 1

    def paragraph(self, level: int) -> Item:
        opening, inline = self.tokens[self.at : self.at + 2]
        self.at += 3
        attributes = _attributes(opening)
        place = Place(self.file, self.line(opening))
        content = _Run(inline.children or [], place).content()
        children: tuple[Item, ...] = ()
        following = self.tokens[self.at] if self.at < len(self.tokens) else None
        if following and _below_a_definition(attributes, following):
            children = tuple(self.items(1))
        return Item(attributes, content, level, children, self.line(opening))

    def table(self) -> Grid:
        opening = self.tokens[self.at]
        rows: list[tuple[tuple[Inline, ...], ...]] = []
        cells: list[tuple[Inline, ...]] = []
        while self.tokens[self.at].type != "table_close":
            token = self.tokens[self.at]
            if token.type == "inline":
                cells.append(_Run(token.children or [], Place(self.file, self.line(token))).content())
            elif token.type == "tr_close":
                rows.append(tuple(cells))
                cells = []
            self.at += 1
        self.at += 1
        heading = tuple(self.words(cell, opening) for cell in rows[0])
        attributes = _attributes(opening)
        return Grid(attributes, heading, tuple(rows[1:]), self.line(opening))

    def words(self, cell: tuple[Inline, ...], opening: Token) -> str:
        """The words of a heading: it is printed, and read to who cannot see, before anything is answered."""
        words = [part.text for part in cell if isinstance(part, Words)]
        if len(words) < len(cell):
            raise self.fail("A table's heading holds a placeholder, a reference or a phrase.", opening, _PLAIN_HEADING)
        return "".join(words)


class _Run:
    """The inline tokens of one paragraph, read into words, placeholders, references and phrases."""

    def __init__(self, tokens: Sequence[Token], place: Place) -> None:
        self.tokens = list(tokens)
        self.place = place
        self.at = 0
        self.bold = False
        self.italic = False

    def content(self) -> tuple[Inline, ...]:
        found = self.until(())
        if self.at < len(self.tokens):
            raise LibraryError(Problem("A “?}” closes a phrase that was not opened.", self.place))
        return found

    def until(self, closing: tuple[str, ...]) -> tuple[Inline, ...]:
        found: list[Inline] = []
        while self.at < len(self.tokens) and self.tokens[self.at].type not in closing:
            token = self.tokens[self.at]
            if token.type in ("phrase_close", "phrase_next"):
                break
            self.at += 1
            part = self.part(token)
            if part is not None:
                found.append(part)
        return _tidy(found)

    def part(self, token: Token) -> Inline | None:
        match token.type:
            case "text":
                if _STRAY.search(token.content):
                    message = f"“{token.content.strip()}” holds a mark that is not closed, or not opened."
                    cure = "Close it, or open it: {{ field }}, [[clause]], {? phrase ?}, **bold**."
                    raise LibraryError(Problem(message, self.place, cure))
                return Words(_LINES.sub(" ", token.content), self.bold, self.italic)
            case "strong_open" | "strong_close":
                self.bold = token.type == "strong_open"
            case "em_open" | "em_close":
                self.italic = token.type == "em_open"
            case "placeholder":
                return Placeholder(token.content, self.bold)
            case "reference":
                return _cross_reference(token.content)
            case "phrase_open":
                return self.phrase(token.content)
            case other:
                raise LibraryError(Problem(f"“{other}” is not allowed in a clause's words.", self.place))
        return None

    def phrase(self, when: str) -> Phrase:
        alternatives: list[Alternative] = []
        while True:
            words = _trimmed(self.until(("phrase_close", "phrase_next")))
            alternatives.append(_alternative(when, words))
            if self.at == len(self.tokens):
                raise LibraryError(Problem("A phrase that begins with “{?” is not closed with “?}”.", self.place))
            token = self.tokens[self.at]
            self.at += 1
            if token.type == "phrase_close":
                return Phrase(tuple(alternatives))
            when = token.content


def _alternative(when: str, words: tuple[Inline, ...]) -> Alternative:
    if when == "otherwise":
        return Alternative("", words)
    mark, _, fields = when.partition(" ")
    if mark == "unsettled":
        return Alternative("", words, tuple(field.strip() for field in fields.split(",")))
    return Alternative(when, words)


def _attributes(opening: Token) -> dict[str, str]:
    """What stands in braces."""
    return {name: str(value) for name, value in opening.attrs.items()}


def _below_a_definition(attributes: Mapping[str, str], following: Token) -> bool:
    """Whether a numbered list is a definition's (a), (b): one that begins at 1; a later number goes on with the clause."""
    is_list = following.type == "ordered_list_open" and following.attrs.get("start", 1) == 1
    return is_list and attributes.get("class") == "definition"


def _cross_reference(text: str) -> CrossReference:
    target, _, item = text.partition("@")
    clause, _, paragraph = target.partition("#")
    return CrossReference(clause.strip(), paragraph.strip(), item.strip())


def _tidy(parts: list[Inline]) -> tuple[Inline, ...]:
    """Neighbouring words of one manner joined."""
    found: list[Inline] = []
    for part in parts:
        last = found[-1] if found else None
        if isinstance(part, Words) and isinstance(last, Words) and (part.bold, part.italic) == (last.bold, last.italic):
            found[-1] = Words(last.text + part.text, last.bold, last.italic)
        elif not (isinstance(part, Words) and not part.text):
            found.append(part)
    return tuple(found)


def _trimmed(parts: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Without the one space that stands before `?}` or `|`."""
    if parts and isinstance(parts[-1], Words) and parts[-1].text.endswith(" "):
        last = parts[-1]
        shorter = last.text[:-1]
        return (*parts[:-1], Words(shorter, last.bold, last.italic)) if shorter else parts[:-1]
    return parts
