"""A proof in words, line by line, and as data."""

from __future__ import annotations

from typing import Any

from assembler.proof.laws import LAWS
from assembler.proof.prover import Certificate, Failure, Proof, assumptions
from assembler.proof.remarks import Remark
from assembler.proof.report import proof_data, proof_text
from assembler.proof.symbolic import ListBounds
from assembler.proof.witness import Witness


def proof(**given: Any) -> Proof:
    sound: dict[str, Any] = {
        "outlines": ("standard",),
        "failures": (),
        "remarks": (),
        "obligations": {"reference": 12, "asked": 345},
        "lines": 0,
        "without_line": (),
        "assumptions": ("There are at most four parties.", "Another."),
        "certificate": Certificate("abc", "2026-11-01", "z3 4"),
    }
    return Proof(**sound | given)


SOUND = """\
Proved for all answers:
     12  a reference's target is there wherever the reference is
    345  a placeholder's question is asked wherever the placeholder stands

This rests on:
  - There are at most four parties.
  - Another.

0 failures, 0 remarks, 357 obligations, 1.2 s.
Library abc, law as at 2026-11-01, z3 4.
"""

FAULTY = """\
NOT PROVED. What was looked at:
     12  a reference's target is there wherever the reference is
    345  a placeholder's question is asked wherever the placeholder stands
      7  a clause, paragraph or phrase is in where its line on applicability says

1. reference: first#one refers to nothing (outline short).
   These answers, assembled, show it; none of them can be left out:
     scope:
       term: fixed

2. asked: first#two is not asked (outline standard).

3. applicability: first is out (outline standard).
   A FAULT OF THE PROVER: the solver gave these answers, but assembled they do not show it:
     a: b

Worth a look (no law is broken):
  never in: first#three: no answers let it in

Conditional paragraphs of which no line speaks: first#four, first#five

This rests on:
  - There are at most four parties.
  - Another.

3 failures, 1 remarks, 357 obligations, 1.2 s.
Library abc, law as at 2026-11-01, z3 4.
"""

FAILURES = (
    Failure("short", "reference", "first#one", "refers to nothing", Witness("scope:\n  term: fixed\n", confirmed=True)),
    Failure("standard", "asked", "first#two", "is not asked", None),
    Failure("standard", "applicability", "first", "is out", Witness("a: b\n", confirmed=False)),
)


def faulty(*outlines: str) -> Proof:
    return proof(
        outlines=outlines,
        failures=FAILURES,
        remarks=(Remark("never in", "first#three", "no answers let it in"),),
        lines=7,
        without_line=("first#four", "first#five"),
    )


def test_a_proof_says_what_was_proved_and_what_it_rests_on():
    assert proof_text(proof(), 1.23) == SOUND


def test_what_is_not_proved_is_shown_with_the_answers_that_show_it():
    assert proof_text(faulty("standard", "short"), 1.23) == FAULTY


def test_of_one_outline_its_name_is_not_said():
    assert proof_text(faulty("standard"), 1.23) == FAULTY.replace(" (outline standard)", "").replace(
        " (outline short)", ""
    )


def test_as_data_a_proof_says_whether_it_holds_and_how_long_it_took():
    data = proof_data(faulty("standard"), 1.2345)

    assert (data["proved"], data["seconds"], data["lines"]) == (False, 1.23, 7)
    assert data["failures"][0] == {
        "outline": "short",
        "law": "reference",
        "where": "first#one",
        "says": "refers to nothing",
        "witness": {"yaml": "scope:\n  term: fixed\n", "confirmed": True},
    }
    assert data["obligations"] == {"reference": 12, "asked": 345}
    assert data["remarks"] == ({"sort": "never in", "where": "first#three", "says": "no answers let it in"},)
    assert proof_data(proof(), 0)["proved"] is True


def test_every_law_promises_something_of_its_own():
    assert LAWS == {
        "reference": "a reference's target is there wherever the reference is",
        "defined": "a term used is defined",
        "defined once": "a term is defined no more than once",
        "term used": "a term defined is used",
        "alternatives": "exactly one of each set of alternatives is in",
        "asked": "a placeholder's question is asked wherever the placeholder stands",
        "not empty": "a clause or schedule left in has something in it",
        "has words": "a paragraph left in has words, and the items it leads to",
        "withdrawal": "the right to withdraw is there, for every party (section 4(7))",
        "include": "what a rule says to include is there",
        "settled": "outside its blanks it says nothing by default of what nobody has said, and leaves no cell or list empty",
        "binds": "a clause that binds where only a part does is in the list of what binds",
    }


def test_what_every_proof_rests_on_is_said():
    assert assumptions(ListBounds(3, 2)) == (
        "Lists are taken up to 3 parties and 2 items of any other list; the last stands for “more”.",
        "Words are taken as equal or different, and recorded or not; their content does not matter to the library.",
        "What the register fills in is taken as any answer: the register only restricts.",
        "A clause that is default or optional is left out or not (drafting.omit), alone and with any others.",
        "A number that is kept of a clause that is out (drafting.not_used) is no unknown: no condition reads it and nothing refers to it.",
        "Dates run from the year 1 to 9999; sums of money and numbers within the bounds of their questions.",
    )
