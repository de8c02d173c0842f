"""What was signed is read from the file: words that were agreed by hand stand, and a variation that would undo them is refused."""

from __future__ import annotations

import re
from typing import Any

import pytest
from returned.editing import packed
from shipped import compiled_library
from variation.varying import changed, sentences, signed_hub, variation

from assembler.errors import AnswersError
from assembler.record import read_record
from assembler.variation.instructions import Rewording
from assembler.variation.signed_terms import signed_terms
from assembler.variation.term_tree import NO_TERMS
from assembler.word.copy import read_copy
from assembler.word.package import unpack

FRONT = frozenset(one.id for one in compiled_library().library.clauses.values() if one.kind in NO_TERMS)


def longer(value: dict[str, Any]) -> None:
    value["scope"]["expires_on"] = "2045-03-31"


def by_hand(old: str, new: str) -> bytes:
    """The signed file with words that somebody changed before it was signed."""
    docx, spaced = signed_hub()[0], old.replace(" ", "[ \u00a0]")
    assert re.search(spaced, unpack(docx)["word/document.xml"].decode())
    members = unpack(docx)
    members["word/document.xml"] = re.sub(spaced, new, members["word/document.xml"].decode()).encode()
    return packed(members)


def test_the_signed_file_as_read_is_the_record_where_nobody_edited_it() -> None:
    docx, record = signed_hub()
    signed = signed_terms(read_record(record), read_copy(docx), FRONT)
    assert signed.by_hand == ()
    assert signed.terms.root == signed.recorded.root


@pytest.mark.slow
def test_words_agreed_by_hand_stand_and_are_told() -> None:
    docx = by_hand("at all times, every day of the year", "at all times but Christmas Day")
    signed = signed_terms(read_record(signed_hub()[1]), read_copy(docx), FRONT)
    assert {type(one) for one in signed.by_hand} == {Rewording}
    made = variation(changed(longer), docx)
    assert made.by_hand == len(signed.by_hand)
    assert made.by_hand == 2
    told = {one.message for one in made.verdicts}
    assert "2 places of what was signed are not as assembled. They stay as they were signed." in told
    words = "\n".join(paragraph.text for paragraph in made.conformed.agreement.paragraphs())
    assert "at all times but Christmas Day" in words
    assert not any("Christmas" in one for one in sentences(made))


@pytest.mark.slow
def test_undoing_words_agreed_by_hand_is_refused_with_the_place() -> None:
    docx = by_hand("31 March 2042", "31 March 2040")
    with pytest.raises(AnswersError) as refused:
        variation(changed(longer), docx)
    messages = [problem.message for problem in refused.value.problems]
    assert any("was worded by hand before it was signed" in one and one.startswith("Clause 3.") for one in messages)


@pytest.mark.slow
def test_answers_catching_up_with_words_agreed_by_hand_vary_nothing() -> None:
    docx = by_hand("31 March 2042", "31 March 2045")
    with pytest.raises(AnswersError, match="already says what the new answers say"):
        variation(changed(longer), docx)


@pytest.mark.slow
def test_the_answers_that_were_signed_vary_nothing() -> None:
    with pytest.raises(AnswersError, match="nothing is to be varied"):
        variation(changed(lambda value: value))


@pytest.mark.slow
def test_answers_of_another_agreement_are_refused() -> None:
    def other(value: dict[str, Any]) -> None:
        value["document"]["id"] = "11111111-2222-4333-8444-555555555555"
        longer(value)

    docx, record = signed_hub()
    held = read_record(record)
    if held.derived:  # an agreement without an id of its own cannot be told from another by it
        assert variation(changed(other)).instructions
        return
    with pytest.raises(AnswersError, match="another agreement"):
        variation(changed(other), docx, record)


@pytest.mark.slow
def test_the_right_to_withdraw_is_not_varied_away() -> None:
    docx = by_hand(
        "A Party may withdraw from this Agreement where",
        "A Party may, with the consent of the others, withdraw from this Agreement where",
    )
    with pytest.raises(AnswersError, match=r"withdrawal#right meets a rule of law by its words.*s\.4\(7\)"):
        variation(changed(longer), docx)


@pytest.mark.slow
def test_a_requirement_that_was_met_and_is_not_now_is_refused() -> None:
    def by_majority(value: dict[str, Any]) -> None:
        value["change"]["variation"] = "board_or_majority"
        longer(value)

    with pytest.raises(AnswersError, match="does not meet what the signed one met"):
        variation(changed(by_majority))


@pytest.mark.slow
def test_words_put_by_hand_into_the_withdrawal_clause_are_to_be_read() -> None:
    docx = by_hand("stating:", "stating, after the third year:")
    made = variation(changed(longer), docx)
    assert any("must not qualify the right of every party to withdraw" in one.message for one in made.verdicts)
