"""What a batch makes of one set of answers: its papers, and the variation of what was signed, each with what the manifest says of it."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any

import pytest
from shipped import assembled, compiled_library, house, issued

from assembler.answers.files import AnswersFile, read_answers
from assembler.batch.items import HashedBytes, Made
from assembler.batch.packs import pack_of
from assembler.batch.returned_files import FileWithRecord
from assembler.batch.variations import variation_of
from assembler.errors import AssemblerError
from assembler.papers.pack import pack
from assembler.papers.pack_files import pack_files
from assembler.record import read_record
from assembler.register import load_register
from assembler.returned.update_from_answers import Means
from assembler.variation import SignedFile, varied
from assembler.variation.variation_files import agreement_file, conformed_file, marked_file
from assembler.word.copy.reader import read_parts

MEANS = Means(compiled_library(), load_register(), house())
DATED = {"variation": {"agreement_dated": "2027-04-01"}}


def given(purpose: str = "To gain entry.", **more: Any) -> AnswersFile:
    document = {"title": "Entry", "length": "short"}
    return read_answers(json.dumps({"document": document, "scope": {"purpose": purpose}, **more}), "one.json")


@cache
def signed() -> FileWithRecord:
    return FileWithRecord("signed.docx", *issued(assembled(given())))


def hashed(content: bytes) -> HashedBytes:
    return HashedBytes(content, hashlib.sha256(content).hexdigest())


def files_of(made: Made) -> list[tuple[str, bytes, str, HashedBytes | None]]:
    return [(file.ending, file.content, file.sha256, file.record) for file in made.files]


def expected(ending: str, content: bytes, record: bytes | None) -> tuple[str, bytes, str, HashedBytes | None]:
    return ending, content, hashlib.sha256(content).hexdigest(), None if record is None else hashed(record)


@cache
def made(purpose: str = "To gain quiet entry.", *, dated: bool = True) -> Made:
    return variation_of(signed(), given(purpose, **({"life": DATED} if dated else {})), MEANS)


def test_of_what_was_signed_the_variation_and_both_copies_are_made() -> None:
    was = SignedFile(read_parts(signed().docx).copy, read_record(signed().record))
    by_parts = varied(was, given("To gain quiet entry.", life=DATED), compiled_library(), load_register())
    agreement = agreement_file(by_parts, compiled_library(), house())
    conformed = conformed_file(by_parts, compiled_library(), house())

    assert files_of(made()) == [
        expected(".docx", agreement.content, agreement.record),
        expected("-as-varied.docx", conformed.content, conformed.record),
        expected("-marked.docx", marked_file(signed().docx, conformed), None),
    ]


DRAFT = {
    "level": "WARN",
    "provision": "",
    "what": "It calls itself “Draft” and is no signature copy. Check that it is what was signed.",
}
UNDATED = {
    "level": "BLANK",
    "provision": "",
    "what": "Date of the agreement that is varied (life.variation.agreement_dated).",
}


@pytest.mark.parametrize("dated", [True, False])
def test_the_manifest_counts_instructions_and_what_is_to_be_read(dated: bool) -> None:
    facts = made(dated=dated).facts
    after = assembled(given("To gain quiet entry."))

    assert sorted(facts) == ["before signing", "clauses", "findings", "instructions", "open points"]
    assert (facts["instructions"], facts["before signing"]) == (1, [DRAFT] if dated else [DRAFT, UNDATED])
    assert facts["open points"] == ([] if dated else ["life.variation.agreement_dated"])
    assert sorted(facts["clauses"]) == sorted(after.clauses)


def test_what_is_wrong_with_a_signed_file_is_told_with_its_name() -> None:
    with pytest.raises(AssemblerError) as raised:
        variation_of(FileWithRecord("signed.docx", signed().docx, b"{}"), given("To gain quiet entry."), MEANS)

    assert [problem.place.file for problem in raised.value.problems] == ["signed.docx"]


def test_each_paper_that_answers_want_is_made_in_their_own_folder() -> None:
    parties = [{"id": "norvale", "kind": "county_council"}, {"id": "vale", "kind": "nhs_trust"}]
    file = given(parties=parties)
    found, papers = pack_of(file, MEANS), pack(file, compiled_library(), load_register())

    assert files_of(found) == [
        expected(f"-papers/{one.name}", one.content, one.record)
        for one in pack_files(papers, compiled_library(), house())
    ]
    assert found.facts["papers"] == ["decision norvale", "decision vale", "checklist norvale", "checklist vale"]
    assert found.facts["open points"] == [
        *("parties.0.legal_name", "parties.1.legal_name", "parties.0.short_name", "parties.0.power_to_join"),
        *("parties.0.decision.view", "parties.0.decision.adverse_effect", "parties.1.short_name"),
        *("parties.1.power_to_join", "document.short_name"),
    ]
