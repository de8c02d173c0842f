"""What is refused of a variation, and what is told of what was signed: every word."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from msgspec.structs import replace
from shipped import compiled_library
from variation.test_signed import by_hand, longer
from variation.varying import changed, signed_hub

from assembler.answers.files import AnswersFile
from assembler.errors import AnswersError, Place, Problem
from assembler.record import Record, read_record
from assembler.record.format import FileKind
from assembler.register import load_register
from assembler.returned import Verdict
from assembler.variation import SignedFile, Variation, varied
from assembler.word.copy import Change, WordCopy, read_copy


@cache
def signed() -> tuple[WordCopy, Record]:
    docx, record = signed_hub()
    return read_copy(docx), read_record(record)


def vary(file: AnswersFile, copy: WordCopy | None = None, record: Record | None = None) -> Variation:
    own, its_record = signed()
    return varied(SignedFile(copy or own, record or its_record), file, compiled_library(), load_register())


def refused(file: AnswersFile, **more: Any) -> list[Problem]:
    with pytest.raises(AnswersError) as found:
        vary(file, **more)
    return list(found.value.problems)


def test_a_file_not_what_was_signed_is_refused_for_every_reason():
    copy, record = signed()
    pending = replace(copy.paragraphs[0], changes=(Change("inserted", "J.", ""),))
    early = replace(record, format=1, kind=FileKind("publication"), document="another", derived=False)

    def own(value: dict[str, Any]) -> None:
        value["document"]["id"] = "11111111-2222-4333-8444-555555555555"

    file = changed(own)
    assert refused(file, copy=replace(copy, paragraphs=(pending, *copy.paragraphs[1:])), record=early) == [
        Problem(
            "The signed file has tracked changes that nobody has accepted or rejected.",
            cure="Name the file as it was signed: without tracked changes.",
        ),
        Problem(
            "Its record is of an early format, which does not say what each paragraph is, so that no variation can be made from it.",
            cure="Assemble the answers that it holds, compare that with what was signed (assembler inspect --against), and vary by hand.",
        ),
        Problem("It is a published copy, which leaves things out.", cure="Name the file that was signed."),
        Problem(
            "These answers are of another agreement: their document.id is not the one that the signed file bears.",
            file.source.place(("document", "id")),
            "Copy the answers of the agreement that was signed, and change those.",
        ),
    ]


def test_answers_without_a_signed_party_are_of_another_agreement():
    def others(text: str) -> str:
        for party in ("norvale-county-council", "pcc-norvale", "mid-vale"):
            text = text.replace(party, f"{party}-b")
        return text

    file = changed(lambda value: value, rewrite=others)
    assert refused(file) == [
        Problem(
            "These answers are of another agreement: no party to what was signed is among theirs, by its id.",
            file.source.place(("parties",)),
            "Copy the answers of the agreement that was signed, and change those: a party keeps its id.",
        )
    ]


@pytest.mark.slow
def test_where_nothing_is_to_be_varied_that_is_told():
    same = changed(lambda value: value)

    assert refused(same) == [Problem("The new answers make the agreement that was signed: nothing is to be varied.")]
    assert refused(same, copy=read_copy(by_hand("every day of the year", "on every day"))) == [
        Problem(
            "The new answers make the agreement that was signed: nothing is to be varied.",
            cure="Change the answers first. Words that were agreed by hand are in no answers: vary those by hand.",
        )
    ]
    assert refused(changed(longer), copy=read_copy(by_hand("31 March 2042", "31 March 2045"))) == [
        Problem("What was signed already says what the new answers say: nothing is to be varied.")
    ]


@pytest.mark.slow
def test_undoing_words_agreed_by_hand_is_refused_with_its_cure():
    problems = refused(changed(longer), copy=read_copy(by_hand("31 March 2042", "31 March 2040")))
    cure = "Change the answers so that they leave it as it was signed; or agree those words by hand, in a variation of their own."

    assert {one.cure for one in problems} == {cure}
    assert (
        "Paragraph 8 of Schedule 7 was worded by hand before it was signed, and the answers word it otherwise now."
        in [one.message for one in problems]
    )


@pytest.mark.slow
def test_what_bars_a_variation_names_its_provision_and_the_answers():
    def by_majority(value: dict[str, Any]) -> None:
        longer(value)
        value["change"]["variation"] = "board_or_majority"

    (problem,) = refused(changed(by_majority))
    assert problem.message.startswith("The new agreement does not meet what the signed one met: ")
    assert problem.message.endswith(" (pca-2017 s.4(8)(a))")
    assert (problem.place, problem.cure) == (Place("new.yaml"), "")


@cache
def longer_file() -> AnswersFile:
    return changed(longer)


def of_what_was_signed(made: Variation) -> list[Verdict]:
    """What is told first, of the file itself; then comes what must be held again."""
    return [one for one in made.verdicts if not one.provision]


@pytest.mark.slow
def test_what_was_signed_should_have_been_made_to_be_signed():
    draft = "It calls itself “Internal draft” and is no signature copy. Check that it is what was signed."
    internal = replace(signed()[1], kind=FileKind("internal"))

    assert of_what_was_signed(vary(longer_file(), record=internal)) == [Verdict("WARN", draft)]


@pytest.mark.slow
def test_a_conformed_copy_is_not_what_was_signed():
    _, record = signed()
    note = replace(record.paragraphs[0], key="conformed-note")
    conformed = replace(record, paragraphs=(*record.paragraphs, note), kind=FileKind("internal"))

    assert of_what_was_signed(vary(longer_file(), record=conformed))[0] == Verdict(
        "WARN", "What was named as signed is a conformed copy, which binds nobody. Check it against what was signed."
    )


@pytest.mark.slow
def test_places_that_were_changed_by_hand_are_counted():
    found = vary(longer_file(), read_copy(by_hand("every day of the year", "on every day")))

    assert found.by_hand == 2
    assert of_what_was_signed(found) == [
        Verdict("NOTE", "2 places of what was signed are not as assembled. They stay as they were signed.")
    ]


@pytest.mark.slow
def test_a_variation_agreement_is_called_after_what_it_varies():
    def untitled(value: dict[str, Any]) -> None:
        longer(value)
        del value["document"]["short_name"]
        value["document"]["title"] = "Hub Agreement"

    made = vary(changed(untitled))
    properties = made.agreement.agreement.properties
    sections = [one.id for one in made.conformed.agreement.sections]

    assert (properties.title, properties.short_title) == ("Variation of Hub Agreement", "Variation of Hub Agreement")
    assert properties.status == ""
    assert (made.agreement.paper, made.agreement.findings) == ("variation", ())
    assert made.conformed.agreement.properties.status == "Conformed copy"
    assert sections[:4] == ["cover", "contents", "conformed-note", "particulars"]
    assert of_what_was_signed(made) == []
