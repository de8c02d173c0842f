"""What a library prints round each answer: the words before it and after it, at every place where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, assert_never

from assembler.conditions import Vocabulary
from assembler.conditions.fields import fields_read
from assembler.conditions.sorts import Reference
from assembler.fitting import OTHER, Setting, Surroundings
from assembler.formatting import NAMES
from assembler.library import Library
from assembler.library.clauses import Clause, LibraryParagraph, LibraryTable
from assembler.markup import CrossReference, Words
from assembler.roles import ROLES
from assembler.wording import Filled, Phrase, Piece, Wording

_Texts = frozenset[str]

_KEPT: Final = 100
"""The letters that are looked at on either side."""
_NOTHING: Final[_Texts] = frozenset({""})
_OTHER: Final[_Texts] = frozenset({OTHER})
_MARKS: Final[_Texts] = frozenset({"", ".", ";"})
"""What may follow a part of a joined sentence."""
_NO_SENTENCE: Final[frozenset[str]] = frozenset(role for role, it in ROLES.items() if not it.sentence)
_OPEN_POINT: Final = Setting("(", ")", begins=False)
"""Where an open point names the item that it is of."""
_NAMES: Final = ("short_name", "name")
"""The fields that a reference to an item prints."""


def surroundings(library: Library) -> Mapping[str, Surroundings]:
    """What can stand round the answer to each field that is printed."""
    found: dict[str, set[Setting]] = {}
    for clause in library.clauses.values():
        for wording, after, begins in _wordings(clause):
            for filled, setting in _places(wording, _NOTHING, after, begins=begins):
                for field in _fields(filled, library.vocabulary):
                    found.setdefault(field, set()).add(setting)
    for field in library.questionnaire.by_field:
        if field.rpartition(".")[2] in NAMES:
            found.setdefault(field, set()).add(_OPEN_POINT)
    return {field: Surroundings(settings) for field, settings in found.items()}


def _fields(filled: Filled, vocabulary: Vocabulary) -> Iterator[str]:
    """The field that is printed, those on the way to it, and the names of the item that it points to."""
    yield from fields_read(filled.path, vocabulary)
    if isinstance(filled.path.sort, Reference):
        yield from (f"{filled.path.sort.list_path}[].{name}" for name in _NAMES)


def _wordings(clause: Clause) -> Iterator[tuple[Wording, _Texts, bool]]:
    """Each wording of a clause, with what may follow it, and whether a sentence may begin with it."""
    yield clause.heading, _NOTHING, True
    for block in clause.blocks:
        if isinstance(block, LibraryTable):
            yield from ((cell, _NOTHING, False) for row in block.rows for cell in row.cells)
        else:
            yield from _paragraphs(block, joined=False)


def _paragraphs(paragraph: LibraryParagraph, *, joined: bool) -> Iterator[tuple[Wording, _Texts, bool]]:
    begins = not joined and paragraph.role not in _NO_SENTENCE
    yield paragraph.wording, _MARKS if joined else _NOTHING, begins
    for child in paragraph.children:
        yield from _paragraphs(child, joined=joined or bool(paragraph.join))


def _places(wording: Wording, before: _Texts, after: _Texts, *, begins: bool) -> Iterator[tuple[Filled, Setting]]:
    """Each answer in some wording with each pair of texts between which it may stand."""
    for at, piece in enumerate(wording):
        following = _starts(wording[at + 1 :], after)
        if isinstance(piece, Filled):
            yield from (
                (piece, Setting(left[-_KEPT:], right[:_KEPT], begins and not left))
                for left in before
                for right in following
            )
        if isinstance(piece, Phrase):
            for choice in piece.alternatives:
                yield from _places(choice.wording, before, following, begins=begins)
        before = _ends(piece, before)


def _starts(wording: Wording, after: _Texts) -> _Texts:
    """What may stand first in some wording, or after it where it may be empty."""
    for piece in reversed(wording):
        match piece:
            case Words(text=text):
                after = frozenset({text}) if text else after
            case Phrase(alternatives):
                after = after.union(*(_starts(choice.wording, after) for choice in alternatives))
            case Filled() | CrossReference():
                after = _OTHER
            case _:
                assert_never(piece)
    return after


def _ends(piece: Piece, before: _Texts) -> _Texts:
    """What may stand last once a piece is printed. A sign or two of it are told apart by what stands before them."""
    match piece:
        case Words(text=text):
            return (
                frozenset(left[-1:] + text for left in before)
                if 0 < len(text) < 3
                else frozenset({text})
                if text
                else before
            )
        case Phrase(alternatives):
            return before.union(*(_last(choice.wording, before) for choice in alternatives))
        case Filled() | CrossReference():
            return _OTHER


def _last(wording: Wording, before: _Texts) -> _Texts:
    for piece in wording:
        before = _ends(piece, before)
    return before
