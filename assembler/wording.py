"""Wording with its conditions and fields looked up: what clauses, headings and rules' messages are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from assembler import markup
from assembler.conditions import (
    Condition,
    Each,
    FieldUse,
    ListOf,
    Record,
    Vocabulary,
    parse_condition,
    parse_path,
    sorts,
)
from assembler.conditions.tree import Always
from assembler.errors import LibraryError, Place, Problem

_UNPRINTABLE = (sorts.Choice, sorts.Choices, sorts.YesNo, sorts.Record, sorts.ListOf)
"""Sorts of answer that choose words, or hold others, and are no words themselves."""


class Filled(Struct, frozen=True):
    """An answer printed by its type."""

    path: FieldUse
    bold: bool


class Choice(Struct, frozen=True):
    """A phrase's alternative with its condition; the last may be `otherwise` (always true).

    One that is `unsettled` is a blank with its own words: what they stand for is open, in one of the fields it names.
    """

    when: Condition
    wording: Wording
    unsettled: tuple[FieldUse, ...] = ()

    @property
    def label(self) -> str:
        """The words of a blank."""
        return "".join(piece.text for piece in self.wording if isinstance(piece, markup.Words))


class Phrase(Struct, frozen=True):
    """Words that are in or out. With one alternative it is optional; with more, the first true one is printed.

    `otherwise` is whether its last alternative has no condition: it is in where no other is.
    """

    alternatives: tuple[Choice, ...]
    otherwise: bool


Piece = markup.Words | markup.CrossReference | Filled | Phrase
Wording = tuple[Piece, ...]


class Reader(Struct, frozen=True):
    """Reads wording in one place, with some items in scope."""

    vocabulary: Vocabulary
    items: Mapping[str, Record]
    place: Place

    def wording(self, content: tuple[markup.Inline, ...]) -> Wording:
        """The wording with every condition parsed and every field found. Raises ConditionError or LibraryError."""
        return tuple(self._piece(part) for part in content)

    def text(self, text: str) -> Wording:
        """One line of wording from its text."""
        return self.wording(markup.read_inline(text, self.place))

    def _piece(self, part: markup.Inline) -> Piece:
        match part:
            case markup.Placeholder(field, bold):
                return Filled(self._printable(parse_path(field, self.vocabulary, dict(self.items), self.place)), bold)
            case markup.Phrase(alternatives):
                otherwise = alternatives[-1].when == ""
                if any(choice.when == "" for choice in alternatives[:-1]):
                    message = "Only the last alternative may be `otherwise` or `unsettled`."
                    raise LibraryError(Problem(message, self.place))
                return Phrase(tuple(self._choice(choice) for choice in alternatives), otherwise)
            case markup.CrossReference(item=item) if item and item not in self.items:
                raise LibraryError(Problem(f"There is no “{item}” here to refer to the section of.", self.place))
            case markup.CrossReference() | markup.Words():
                return part

    def _choice(self, choice: markup.Alternative) -> Choice:
        if choice.unsettled and not all(isinstance(part, markup.Words) for part in choice.content):
            raise LibraryError(
                Problem("The words of an `unsettled` blank hold no answer, reference or phrase.", self.place)
            )
        fields = tuple(parse_path(field, self.vocabulary, dict(self.items), self.place) for field in choice.unsettled)
        return Choice(self.condition(choice.when), self.wording(choice.content), fields)

    def condition(self, text: str | None) -> Condition:
        """The condition of this text; one that always holds where there is none."""
        return parse_condition(text, self.vocabulary, dict(self.items), self.place) if text else Always(truth=True)

    def _printable(self, path: FieldUse) -> FieldUse:
        if isinstance(path.sort, _UNPRINTABLE):
            message = f"“{path}” is a choice or a group, and cannot be printed: choose words with {{? … ?}}."
            raise LibraryError(Problem(message, self.place))
        return path

    def each(self, text: str) -> tuple[Each, Reader]:
        """The list a block is repeated for, and a reader with its item in scope."""
        path = parse_path(text, self.vocabulary, dict(self.items), self.place)
        if not isinstance(path.sort, ListOf):
            raise LibraryError(Problem(f"“{text}” is not a list.", self.place))
        record = path.sort.item
        return Each(path, record.name), Reader(self.vocabulary, {**self.items, record.name: record}, self.place)


def pieces(wording: Wording) -> Iterator[Piece]:
    """Every piece of some wording, those inside phrases included."""
    for piece in wording:
        yield piece
        if isinstance(piece, Phrase):
            for choice in piece.alternatives:
                yield from pieces(choice.wording)
