"""What was issued: the passages of a record, or of another Word file, which a returned one is held against."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from assembler.agreement import Role
from assembler.difference.passages import Passage, plain, reference
from assembler.numbering import NONE_YET, Numberer
from assembler.record.format import Record
from assembler.word.bookmarks import bookmark, moved_bookmark
from assembler.word.words import normal_words

_TOKEN: Final = re.compile("⟦⟦|⟦\\?⟧|⟦/\\?⟧|⟦([^⟧]+)⟧")


class Issued(Struct, frozen=True):
    """A document as it was issued. `names` gives the place of each passage by the name of its bookmark, in small letters.

    `tables` gives the headings of each table, None where nobody recorded them. `blanks` is whether it is known which words stood in square
    brackets, open.
    """

    passages: tuple[Passage, ...]
    names: Mapping[str, int]
    tables: tuple[tuple[str, ...], ...] | None = None
    blanks: bool = True


def issued(
    passages: Sequence[Passage], tables: tuple[tuple[str, ...], ...] | None = None, *, blanks: bool = True
) -> Issued:
    """The passages of a document, found by the bookmarks that its Word file gives them. Those without words have none."""
    named = [(at, passage.key) for at, passage in enumerate(passages) if passage.words]
    names = {name(key).lower(): at for name in (moved_bookmark, bookmark) for at, key in named}
    return Issued(tuple(passages), names, tables, blanks)


def issued_by(record: Record) -> Issued:
    """What the file had in it whose record this is. Numbers are known from format 2 on."""
    numbers = dict(_numbers(record))
    tables = None if record.tables is None else tuple(record.tables.values())
    return issued(tuple(_passages(record, numbers)), tables, blanks=bool(numbers))


def _passages(record: Record, numbers: Mapping[str, tuple[str, str]]) -> Iterator[Passage]:
    recorded = any(paragraph.answers for paragraph in record.paragraphs)
    for paragraph in record.paragraphs:
        targets: list[str] = []
        words = _TOKEN.sub(lambda found: _token(found, targets), paragraph.words)  # noqa: B023 - used at once
        printed = tuple(numbers.get(target, ("", ""))[1] for target in targets)
        shown = numbers.get(paragraph.key, ("", ""))[0]
        fields = paragraph.answers if recorded else None
        yield Passage(paragraph.key, paragraph.role, plain(normal_words(words)), printed, None, shown, fields)


def _token(found: re.Match[str], targets: list[str]) -> str:
    """A token of the record as it stands among words: brackets round an open blank, as it was printed."""
    match found[0]:
        case "⟦⟦":
            return "⟦"
        case "⟦?⟧":
            return "["
        case "⟦/?⟧":
            return "]"
    targets.append(found[1])
    return reference(found[1])


def _numbers(record: Record) -> Iterator[tuple[str, tuple[str, str]]]:
    """For each paragraph, what stood before it and what a reference to it said."""
    numberer = Numberer(NONE_YET, record.numbering)
    section = ""
    for paragraph in record.paragraphs:
        if not paragraph.role:
            return
        if paragraph.key.partition("#")[0] != section:
            section = paragraph.key.partition("#")[0]
            numberer = Numberer(numberer.counts(), record.numbering)
        number = numberer.number(_role(paragraph.role), paragraph.literal.removesuffix("."))
        shown = "" if number.literal else number.shown
        yield paragraph.key, (shown, "".join(number.parts))


def _role(role: str) -> Role:
    return role  # type: ignore[return-value]  # one that is none has no number
