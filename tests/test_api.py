"""The way in from Python, function by function, on small answers: each gives what its part of the package gives, for what it was handed."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from shipped import assembled as assembled_by_parts
from shipped import compiled_library, house, issued

from assembler import api
from assembler.answers.files import AnswersFile, read_answers
from assembler.completion import complete
from assembler.copies import COPIES
from assembler.cover_note import cover_note
from assembler.effects import explanation
from assembler.errors import AnswersError, HouseStyleError
from assembler.papers.pack import Pack
from assembler.papers.pack import pack as pack_by_parts
from assembler.papers.pack_files import pack_files
from assembler.readiness import NotReadyError
from assembler.register import load_register
from assembler.variation import Variation
from assembler.variation.variation_files import agreement_file, conformed_file
from assembler.word_file import word_file

DATED = {"variation": {"agreement_dated": "2027-04-01"}}


def given(purpose: str = "To gain entry.", **more: Any) -> AnswersFile:
    document = {"title": "Entry", "length": "short"}
    parties = [{"id": "norvale", "kind": "county_council"}, {"id": "vale", "kind": "nhs_trust"}]
    said = {"document": document, "parties": parties, "scope": {"purpose": purpose}, **more}
    return read_answers(json.dumps(said), "one.json")


@pytest.mark.parametrize("copy", [kind for kind, one in COPIES.items() if not one.settled])
def test_answers_are_assembled_in_the_copy_that_is_asked_for(copy: Any) -> None:
    made = api.assemble(given(), compiled_library(), copy)

    assert made.agreement == assembled_by_parts(given(), copy).agreement
    assert made.agreement.properties.copy == copy


def test_unless_another_is_asked_for_the_copy_gives_nothing_away() -> None:
    assert api.assemble(given(), compiled_library()).agreement.properties.copy == "clean"


def test_a_copy_to_sign_is_refused_while_anything_is_open() -> None:
    with pytest.raises(NotReadyError):
        api.assemble(given(), compiled_library(), "signature")


def test_a_check_tells_every_finding_of_the_assembled_agreement() -> None:
    found = api.check(given(), compiled_library())

    assert found == assembled_by_parts(given()).findings
    assert {finding.applies for finding in found} == {True, False}


def test_the_clauses_of_the_form_that_was_chosen_are_explained() -> None:
    answers = complete(given(), compiled_library().library.questionnaire, load_register())
    short = compiled_library().chosen_by(answers).library

    assert short.outline == "short"
    assert api.explain(given(), compiled_library()) == explanation.explain(answers, short)


def test_a_file_of_answers_is_read_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text('{"document": {"title": "Entry"}}', encoding="utf-8")
    (tmp_path / "one.yaml").write_text("document: {title: Yard}\n", encoding="utf-8")

    assert api.read_answers(tmp_path / "one.json").given.document.title == "Entry"
    assert api.read_answers(tmp_path / "one.yaml").given.document.title == "Yard"


def test_the_house_style_is_the_one_shipped_unless_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "other.docx").write_bytes(b"words")

    assert api.load_house_style().digest == house().digest
    with pytest.raises(HouseStyleError, match=r"other\.docx"):
        api.load_house_style(tmp_path / "other.docx")


def test_an_agreement_and_its_note_are_made_in_memory() -> None:
    result = api.assemble(given(), compiled_library())

    assert api.write_word(result, compiled_library(), house()) == word_file(result, compiled_library(), house())
    assert api.cover_note_text(result, compiled_library()) == cover_note(result, compiled_library().library.law)


@cache
def signed() -> tuple[bytes, bytes]:
    """A draft of the agreement, taken as what was signed, and its record."""
    return issued(assembled_by_parts(given()))


def parts_of(made: Pack) -> tuple[Any, ...]:
    return made.others, [(one.status, one.result.agreement) for one in made.papers]


@pytest.mark.parametrize(("wanted", "many"), [("register", 1), ("checklist", 2), ("exit-record", 0)])
def test_a_pack_has_the_papers_wanted_or_the_one_named(wanted: str, many: int) -> None:
    by_parts = pack_by_parts(given(), compiled_library(), load_register(), wanted)

    assert parts_of(api.pack(given(), compiled_library(), wanted)) == parts_of(by_parts)
    assert [one.status.outline for one in by_parts.papers] == [wanted] * many


def test_unless_a_paper_is_named_a_pack_has_those_that_are_wanted() -> None:
    library, register = compiled_library(), load_register()

    assert parts_of(api.pack(given(), library)) == parts_of(pack_by_parts(given(), library, register, "", signed=False))


def test_a_pack_speaks_of_signed_text_only_if_given_the_signed_file() -> None:
    said = {
        given_file: {
            one.key
            for one in api.pack(given(), compiled_library(), "register", signed=file)
            .papers[0]
            .result.agreement.paragraphs()
        }
        & {"register#signed", "register#not-compared"}
        for given_file, file in ((False, None), (True, signed()[0]))
    }

    assert said == {False: {"register#not-compared"}, True: {"register#signed"}}


def test_a_signed_file_with_words_unlike_the_answers_is_refused() -> None:
    with pytest.raises(AnswersError) as raised:
        api.pack(given("To gain quiet entry."), compiled_library(), "register", signed=signed()[0])

    assert str(raised.value) == (
        "the signed file: The signed file does not have the words that these answers make, so no paper can speak of its text. "
        "Use the answers in the record of the signed file (assembler trace names it), and the house style it was made with."
    )


def test_the_files_of_a_pack_are_made_in_memory() -> None:
    papers = api.pack(given(), compiled_library(), "register")

    assert api.write_pack(papers, compiled_library(), house()) == tuple(pack_files(papers, compiled_library(), house()))


@cache
def variation() -> Variation:
    return api.vary(api.read_signed(*signed()), given("To gain quiet entry.", life=DATED), compiled_library())


def test_what_was_signed_is_varied_by_new_answers() -> None:
    assert [one.sentence for one in variation().instructions] == [
        "In clause 1.1, after “words: To gain” insert “quiet”."
    ]


def test_a_variation_and_the_agreement_as_varied_are_made_in_memory() -> None:
    made = variation(), compiled_library(), house()

    assert api.write_variation(*made) == (agreement_file(*made), conformed_file(*made))


def test_where_nothing_is_varied_it_is_refused() -> None:
    with pytest.raises(AnswersError):
        api.vary(api.read_signed(*signed()), given(life=DATED), compiled_library())
