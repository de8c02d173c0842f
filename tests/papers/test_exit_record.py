"""The exit record of one party: what the agreement says is due when it leaves, from the duties that its paragraphs state."""

from __future__ import annotations

from functools import cache

from papers.lives import stages
from shipped import compiled_library

from assembler.agreement import Agreement, Table, library_key
from assembler.assembly import assemble
from assembler.library.duties import stated_duties
from assembler.papers.exit_duties import LEAVING, SECTION
from assembler.papers.pack import pack
from assembler.plain import words
from assembler.register import load_register

HUB = next(stage.file for stage in stages() if stage.name == "the notice was given")


@cache
def record(*, signed: bool = False) -> Agreement:
    (made,) = pack(HUB, compiled_library(), load_register(), "exit-record", signed=signed).papers
    return made.result.agreement


def due(paper: Agreement) -> Table:
    section = next(one for one in paper.sections if one.id == SECTION)
    return next(block for block in section.blocks if isinstance(block, Table) and block.key == f"{SECTION}#duties")


def test_it_has_a_row_for_each_duty_on_leaving_and_no_other():
    answers = pack(HUB, compiled_library(), load_register()).answers
    agreement = assemble(answers, compiled_library()).agreement
    owed = {one.key for one in stated_duties(compiled_library().chosen_by(answers).library.clauses) if one.duty}
    keys = [one.key for one in agreement.paragraphs() if library_key(one.key) in owed]
    wanted = [key for key in keys if library_key(key).partition("#")[0] in LEAVING]

    assert len(due(record()).rows) == len(wanted) > 10


def test_each_clause_on_leaving_is_one_of_the_library():
    assert set(compiled_library().library.clauses) >= LEAVING
    assert {"withdrawal", "effect-of-withdrawal", "consequences-of-withdrawal-and-ending", "exit"} == LEAVING


def test_it_says_whether_the_signed_file_was_compared():
    said = {
        signed: [
            one.key
            for one in record(signed=signed).paragraphs()
            if one.key.startswith(f"{SECTION}#") and one.role == "body"
        ]
        for signed in (False, True)
    }

    assert said == {False: [f"{SECTION}#not-compared"], True: [f"{SECTION}#signed"]}


def test_it_says_of_a_place_who_lets_the_leaver_use_it():
    said = [words(one) for one in record().paragraphs() if library_key(one.key) == "exit-record#uses"]

    assert said == ["the standby area of Harrowmere Fire Station, which Norvale Council lets it use: ……………………………………;"]
