"""How the words of a clause meet where a phrase is out: at the head of a paragraph, and between the pieces of it.

Every way of printing the pieces is gone through, without asking which answers give it; phrases that stand side by side and name every
value of one choice between them are taken to leave one of them in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pytest
from named_values import named
from shipped import compiled_library

from assembler import markup
from assembler.conditions import sorts
from assembler.conditions.tree import FieldUse, children
from assembler.errors import Place
from assembler.wording import Phrase, Piece, Reader, Wording

START = "^"
STRAY = " ,;:.)"
"""What no paragraph begins with, and what never follows a space."""


def _choices(node: object) -> Iterator[FieldUse]:
    if isinstance(node, FieldUse):
        if isinstance(node.sort, sorts.Choice):
            yield node
        return
    for child in children(node):
        yield from _choices(child)


def _one_is_in(phrases: Iterable[Phrase]) -> bool:
    """Whether the conditions of some phrases name every value of one choice between them."""
    conditions = [choice.when for phrase in phrases for choice in phrase.alternatives]
    values = {name for condition in conditions for name in named(condition)}
    fields = {path for condition in conditions for path in _choices(condition)}
    return any(all(f"{path}: {value}" in values for value in path.sort.values) for path in fields)


def _seams(wording: Wording, before: set[str]) -> tuple[set[tuple[str, str]], set[str]]:
    """The pairs of characters that can meet where pieces do, from those that can stand before; and those that can stand at the end."""
    met: set[tuple[str, str]] = set()
    run: list[Phrase] = []
    opened = before
    for piece in wording:
        if isinstance(piece, Phrase):
            if not run:
                opened = before
            run.append(piece)
            after = set[str]()
            for choice in piece.alternatives:
                pairs, ends = _seams(choice.wording, before)
                met |= pairs
                after |= ends
            out = set() if piece.otherwise or _one_is_in([piece]) else before
            before = after | out
            if len(run) > 1 and _one_is_in(run):
                before = before - (opened - after)
        else:
            run = []
            first, last = _edges(piece)
            met |= {(one, first) for one in before}
            before = {last}
    return met, before


def _edges(piece: Piece) -> tuple[str, str]:
    return (piece.text[0], piece.text[-1]) if isinstance(piece, markup.Words) and piece.text else ("x", "x")


ONE_IS_IN = {
    "background#considered",
    "background#view",
    "consequences-of-withdrawal-and-ending#cap",
    "decision-law#view",
    "lead-or-host#resign",
    "liability#cap",
    "liability#cap-brief",
    "money-for-joint-work#footing",
    "one-off-costs#footing",
    "preserved-functions#placed",
    "review#regular",
    "shared-costs#on-account",
    "shared-costs#shares",
    "view#view",
    "withdrawal#length",
}
"""Paragraphs of which a number, or their own condition, leaves one phrase in, which this reading of the words alone does not see."""


def _where(bad: Callable[[str, str], bool]) -> set[str]:
    """The paragraphs of the library in which two characters can meet that should not."""
    return {
        f"{clause.id}#{paragraph.id}"
        for clause in compiled_library().library.clauses.values()
        for paragraph in clause.paragraphs()
        if any(bad(before, after) for before, after in _seams(paragraph.wording, {START})[0])
    }


def test_no_paragraph_begins_with_a_space_or_a_stray_comma():
    assert _where(lambda before, after: before == START and after in STRAY) == set()


def test_no_two_spaces_meet_and_no_space_stands_before_a_stop():
    assert _where(lambda before, after: before == " " and after in STRAY) == ONE_IS_IN


@pytest.mark.parametrize(
    ("words", "met"),
    [
        ("{? money.payments: Each Party ?}, must pay.", {(START, "E"), (START, ","), ("y", ",")}),
        ("{? money.payments: Each Party | otherwise: A Party ?} must pay.", {(START, "E"), (START, "A"), ("y", " ")}),
        ("{? change.withdrawal_date == 'any_date': Any day ?}{? change.withdrawal_date == '31_march': A day ?} will do.", {(START, "A"), ("y", " "), ("y", "A")}),
    ],
)  # fmt: skip
def test_a_phrase_that_is_out_lets_what_follows_it_stand_first(words: str, met: set[tuple[str, str]]):
    read = Reader(compiled_library().library.vocabulary, {}, Place("words.md", 1)).text(words)

    assert _seams(read, {START})[0] == met
