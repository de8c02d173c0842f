"""Instructions that are given to what was signed, and those that would undo what was done to it by hand."""

from __future__ import annotations

import pytest
from variation.trees import n, terms

from assembler.variation.instructions import Deletion, Insertion, Instruction, Rewording, Substitution
from assembler.variation.signed_instructions import SignedInstructions, Undoing, signed_instructions
from assembler.variation.signed_terms import SignedTerms

NOTICE = n("a#notice", "level-2", "Six months.", n("a#how", "level-3", "by letter."))
RECORDED = terms(
    n("parties", "heading", "Parties", n("parties#x", "party", "Norvale")),
    n("a", "clause", "Leaving", NOTICE, n("a#gone", "level-2", "It is sad."), n("a#kept", "level-2", "It is kept.")),
    n("b", "clause", "Money", n("b#pay", "level-2", "It pays.")),
)
NEW, CAME = n("a#new", "level-2", "New."), n("a#came", "level-3", "by hand.")
SIGNED = terms(
    n("parties", "heading", "Parties", n("parties#x", "party", "Norvale and Marlshire")),
    n(
        "a",
        "clause",
        "Leaving",
        n("a#notice", "level-2", "Nine months.", n("a#how", "level-3", "by letter.")),
        n("a#kept", "level-2", "It is kept."),
    ),
    n("b", "clause", "Money", n("b#pay", "level-2", "It pays.", CAME)),
)
BOTH = SignedTerms(RECORDED, SIGNED)


def test_where_nothing_was_done_by_hand_every_instruction_is_given():
    given = Deletion("a"), Rewording("b#pay", "It pays.", "All pay.")

    assert signed_instructions(given, SignedTerms(RECORDED, RECORDED)) == SignedInstructions(given, ())


@pytest.mark.parametrize(
    "given",
    [
        Rewording("b#pay", "It pays.", "All pay."),
        Rewording("a#how", "by letter.", "by post."),
        Deletion("a#kept"),
        Substitution("a#kept", NEW),
        Insertion("a", "a#kept", (NEW,), "a#kept"),
        Insertion("a", "", (NEW,), ""),
        Insertion("", "a", (NEW,), "a"),
        Insertion("", "", (NEW,), ""),
    ],
)
def test_what_touches_nothing_that_was_done_by_hand_is_given(given: Instruction):
    assert signed_instructions([given], BOTH) == SignedInstructions((given,), ())


@pytest.mark.parametrize(
    "given",
    [
        Rewording("a#notice", "Six months.", "Nine months."),
        Deletion("a#gone"),
        Substitution("a#notice", SIGNED.nodes["a#notice"]),
    ],
)
def test_what_was_done_by_hand_already_is_not_given_again(given: Instruction):
    assert signed_instructions([given], BOTH) == SignedInstructions((), ())


PLACE = "The new draft puts something in at a place that was left out, or moved, by hand before it was signed: "


@pytest.mark.parametrize(
    ("given", "key", "why"),
    [
        (
            Rewording("a#gone", "It is sad.", "So."),
            "a#gone",
            "Clause 1.2 was left out by hand before it was signed, and the answers word it otherwise now.",
        ),
        (
            Rewording("a#notice", "Six months.", "A year."),
            "a#notice",
            "Clause 1.1 was worded by hand before it was signed, and the answers word it otherwise now.",
        ),
        (
            Rewording("parties#x", "Norvale", "Mid Vale"),
            "parties#x",
            "The description of party (1) was worded by hand before it was signed, and the answers word it otherwise now.",
        ),
        (
            Deletion("a#notice"),
            "a#notice",
            "The new draft leaves out clause 1.1, which was edited by hand before it was signed.",
        ),
        (Deletion("a"), "a", "The new draft leaves out clause 1, which was edited by hand before it was signed."),
        (
            Deletion("b#pay"),
            "b#pay",
            "The new draft leaves out clause 2.1, which was edited by hand before it was signed.",
        ),
        (
            Substitution("a#gone", NEW),
            "a#gone",
            "Clause 1.2 was left out by hand before it was signed, and the answers put something in its place now.",
        ),
        (
            Substitution("a#notice", NEW),
            "a#notice",
            "The new draft puts something in the place of clause 1.1, which was edited by hand before it was signed.",
        ),
        (Insertion("a", "a#gone", (NEW,), "a#gone"), "a", f"{PLACE}clause 1.2."),
        (Insertion("a#gone", "", (NEW,), ""), "a#gone", f"{PLACE}clause 1.2."),
        (Insertion("b", "a#kept", (NEW,), ""), "b", f"{PLACE}clause 1.3."),
    ],
)
def test_what_would_undo_what_was_done_by_hand_is_told_with_its_place(given: Instruction, key: str, why: str):
    assert signed_instructions([given], BOTH) == SignedInstructions((), (Undoing(key, why),))


def test_those_that_can_be_given_are_beside_those_that_cannot():
    given = [Rewording("b#pay", "It pays.", "All pay."), Deletion("a#gone"), Deletion("a#notice")]
    why = "The new draft leaves out clause 1.1, which was edited by hand before it was signed."

    assert signed_instructions(given, BOTH) == SignedInstructions((given[0],), (Undoing("a#notice", why),))
