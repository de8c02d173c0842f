"""A pack: how each paper stands on some answers, what is made of it, the files of all, and the list of what is to be done next."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from msgspec.structs import replace
from papers.lives import stages
from shipped import answers, assembled, compiled_library, example, house, issued

from assembler.agreement import Agreement, OpenPoint, Properties, Table
from assembler.assembly import assemble, assemble_paper
from assembler.completion import Answers
from assembler.errors import AnswersError, Place
from assembler.library.library import Library
from assembler.library.outlines import Outline
from assembler.library.papers import read_paper
from assembler.papers.obligations import obligations
from assembler.papers.obligations_register import as_calendar, as_csv
from assembler.papers.pack import MadePaper, Pack, pack, paper
from assembler.papers.pack_files import PackFile, pack_files
from assembler.papers.paper_status import PaperStatus, paper_statuses
from assembler.papers.signed_words import refuse_other_words
from assembler.papers.to_do import file_name, to_do
from assembler.pipeline import Result, complete_answers
from assembler.register import load_register
from assembler.word.known import KnownBy, read_known
from assembler.word_file import word_file

PARTIES = """parties:
  - {id: norvale, kind: county_council, legal_name: Norvale County Council, short_name: Norvale}
  - {id: vale, legal_name: Mid Vale Trust}
  - {id: ash}
"""
TOLD = {"when": "recorded(document.title)", "otherwise": "It has no title."}
DATED = {"when": "recorded(document.prepared_on)", "otherwise": "It has no date."}


def completed(text: str) -> Answers:
    return complete_answers(answers(f"format: 2\n{text}"), compiled_library(), load_register(), papers=True)


def library(**papers: dict[str, Any]) -> Library:
    """The library with these papers and no other."""
    made, vocabulary = {}, compiled_library().library.vocabulary
    for name, said in papers.items():
        given = {"stage": "before", "step": "1", "next": f"Send the {name}.", "law": ["practice"], **said}
        read = read_paper(given, vocabulary, Place("outline.yaml"), [])
        assert read is not None
        made[name] = Outline(name, f"The {name}", "paper", 0, runs_on=False, parts=(), place=Place(), paper=read)
    return replace(compiled_library().library, outlines=made)


def statuses(text: str, **papers: dict[str, Any]) -> list[PaperStatus]:
    return list(paper_statuses(completed(text), library(**papers)))


def test_a_paper_stands_as_its_needs_do():
    letter = {"made if": [TOLD], "due if": [DATED]}

    assert statuses("document: {title: Hub, prepared_on: 2027-03-01}", letter=letter) == [
        PaperStatus("letter", "The letter", "", "", possible=True, reason="")
    ]
    assert statuses("document: {title: Hub}", letter=letter) == [
        PaperStatus("letter", "The letter", "", "", possible=True, reason="It has no date.")
    ]
    assert statuses("document: {prepared_on: 2027-03-01}", letter=letter) == [
        PaperStatus("letter", "The letter", "", "", possible=False, reason="It has no title.")
    ]
    assert statuses("document: {effect: binding}", letter={"made if": [DATED, TOLD]}) == [
        PaperStatus("letter", "The letter", "", "", possible=False, reason="It has no date.")
    ]


def test_a_paper_that_a_command_makes_is_no_part_of_a_pack():
    assert statuses("document: {title: Hub}", letter={"made by": "`vary` makes it.", "made if": [DATED]}) == [
        PaperStatus("letter", "The letter", "", "", possible=False, reason="`vary` makes it.")
    ]


def test_papers_stand_in_the_order_of_the_life_of_an_agreement():
    found = statuses(
        "document: {title: Hub}",
        ending={"stage": "change"},
        second={"step": "2"},
        first={"step": "1"},
        review={"stage": "after"},
        signing={"stage": "signing"},
    )

    assert [one.outline for one in found] == ["first", "second", "signing", "review", "ending"]


def test_each_item_has_a_paper_of_its_own_and_is_known_by_its_name():
    need = {"when": "party.kind == 'county_council'", "otherwise": "It is no council."}
    found = statuses(PARTIES, letter={"each": "parties", "made if": [need]})
    why = "It is no council."

    assert found == [
        PaperStatus("letter", "The letter", "norvale", "Norvale", possible=True, reason=""),
        PaperStatus("letter", "The letter", "vale", "vale", possible=False, reason=why),
        PaperStatus("letter", "The letter", "ash", "ash", possible=False, reason=why),
    ]
    assert [
        one.whose
        for one in statuses("scope: {workstreams: [{id: keys, name: Keys}]}", work={"each": "scope.workstreams"})
    ] == ["Keys"]


@pytest.mark.parametrize(
    ("possible", "reason", "wanted"),
    [(True, "", True), (True, "Not yet.", False), (False, "", False), (False, "No.", False)],
)
def test_a_paper_is_wanted_if_it_can_be_made_and_nothing_opposes_it(possible: bool, reason: str, wanted: bool):
    assert PaperStatus("a", "A", "", "", possible, reason).wanted is wanted


def status(outline: str, whose: str = "", reason: str = "") -> PaperStatus:
    return PaperStatus(outline, f"The {outline}", whose.lower(), whose, possible=True, reason=reason)


def made(one: PaperStatus, given: Answers, *points: OpenPoint) -> MadePaper:
    agreement = Agreement(Properties("", "", "", "", "", "", "clean", ""), (), points)
    return MadePaper(one, Result(given, agreement, (), frozenset(), paper=one.outline), {})


def test_the_list_of_next_steps_names_each_paper_blank_and_reason():
    given = completed("document: {title: Hub Agreement, short_name: Hub}")
    papers = (
        made(
            status("notice", "Norvale"),
            given,
            OpenPoint("a", "Who gives notice", "n", (), "decision.notified_by"),
            OpenPoint("b", "Insurance", "n", ()),
        ),
        made(status("summary"), given),
    )
    others = (
        status("notice", "Vale", "It is told."),
        status("notice", "Ash", "It is told."),
        status("notice", "", "Nobody knows."),
        status("consent"),
        status("signing", reason="Not yet."),
        status("review", reason="Not yet."),
        status("end", reason="Not yet."),
    )
    held = library(
        notice={},
        summary={},
        consent={},
        signing={"stage": "signing"},
        review={"stage": "after"},
        end={"stage": "change"},
    )

    assert to_do(Pack(given, papers, others), held) == (
        "The papers of Hub\n"
        "\n"
        "1. The notice: Norvale (01-notice-norvale.docx)\n"
        "   Blank: Who gives notice (decision.notified_by).\n"
        "   Blank: Insurance.\n"
        "   Next: Send the notice.\n"
        "\n"
        "2. The summary (02-summary.docx)\n"
        "   Next: Send the summary.\n"
        "\n"
        "Before the agreement, not made:\n"
        "- The notice (Vale, Ash): It is told.\n"
        "- The notice: Nobody knows.\n"
        "- The consent: It was not asked for.\n"
        "\n"
        "To sign, not made:\n"
        "- The signing: Not yet.\n"
        "\n"
        "While the agreement is in force, not made:\n"
        "- The review: Not yet.\n"
        "\n"
        "Change and end, not made:\n"
        "- The end: Not yet.\n"
    )


@pytest.mark.parametrize(
    ("document", "called"), [("title: Hub Agreement", "Hub Agreement"), ("effect: binding", "this agreement")]
)
def test_a_pack_without_a_paper_says_so(document: str, called: str):
    given = completed(f"document: {{{document}}}")

    assert to_do(Pack(given, (), ()), library()) == f"The papers of {called}\n\nNone is to be made now.\n"


def test_the_name_of_a_file_has_its_place_in_the_pack():
    given = completed("document: {title: Hub}")

    assert file_name(7, made(status("notice", "Vale"), given)) == "07-notice-vale.docx"
    assert file_name(12, made(status("summary"), given)) == "12-summary.docx"


HUB = next(stage.file for stage in stages() if stage.name == "the notice was given")


@cache
def packed(only: str, *, signed: bool = False) -> Pack:
    return pack(HUB, compiled_library(), load_register(), only, signed=signed)


def test_the_register_has_rows_and_a_calendar_and_other_papers_none():
    (register,) = packed("register").papers
    agreement = assemble(packed("register").answers, compiled_library()).agreement
    owed = obligations(
        agreement, packed("register").answers, compiled_library().chosen_by(packed("register").answers).library
    )

    assert register.beside == {".csv": as_csv(owed), ".ics": as_calendar(owed, packed("register").answers)}
    assert register.result.paper == "register"
    assert register.result.findings == ()
    assert {one.key for one in register.result.agreement.paragraphs()} >= {"register#not-compared"}
    assert [(one.beside, one.result.paper) for one in packed("exit-record").papers] == [({}, "exit-record")]
    exit_record = packed("exit-record").papers[0].result.agreement
    assert {"exit-record#duties"} <= {
        block.key for section in exit_record.sections for block in section.blocks if isinstance(block, Table)
    }
    assert [(one.beside, one.result.paper) for one in packed("summary").papers] == [({}, "summary")]


def test_a_paper_says_of_itself_what_it_is_and_whether_it_is_a_draft():
    said = packed("register").papers[0].result.agreement.properties
    bare = completed("document: {short_name: Hub, version: '7'}\nparties: [{id: vale}, {id: ash}]")
    draft = assemble_paper(bare, compiled_library().outlined("summary"), "").agreement

    assert said == Properties(
        "Register of obligations",
        "Harrowmere Hub",
        "NCC/LEG/0417",
        "",
        "Legal Services, Norvale County Council",
        "OFFICIAL",
        "signature",
        "2027-03-22",
        "Final",
    )
    assert draft.properties == Properties("Summary for the public", "Hub", "", "", "", "OFFICIAL", "clean", "")
    assert draft.points
    assert all(point.places for point in draft.points)


def test_a_paper_that_each_item_has_is_of_one_alone():
    given = packed("decision").answers
    whole = assemble_paper(given, compiled_library().outlined("decision"), "mid-vale").agreement

    assert {one.id.partition("/")[2] for one in whole.sections} == {"mid-vale"}


def test_with_the_outline_of_a_paper_a_pack_has_that_alone():
    """Wanted now or not; where none is named, only what is wanted is made."""
    notices, statuses = (
        packed("notice"),
        [
            one
            for one in paper_statuses(packed("notice").answers, compiled_library().library)
            if one.outline == "notice"
        ],
    )

    assert [one.status for one in notices.papers] == [one for one in statuses if one.possible]
    assert [one.reason for one in statuses if one.possible and not one.wanted] == [
        "The day on which it was told is recorded (decision.notified_on of the party)."
    ] * len(notices.papers)
    assert list(notices.others) == [one for one in statuses if not one.possible]
    assert len(notices.papers) > 0 < len(notices.others)


def test_a_pack_has_what_is_wanted_now_and_tells_how_others_stand():
    whole = pack(HUB, compiled_library(), load_register())
    found = paper_statuses(whole.answers, compiled_library().library)

    assert [one.status for one in whole.papers] == [one for one in found if one.wanted]
    assert list(whole.others) == [one for one in found if not one.wanted]
    assert 0 < len(whole.papers) < len(found)


def test_a_paper_speaks_of_the_signed_text_only_if_it_was_compared():
    one = packed("register").papers[0].status
    given = packed("register").answers

    def said(made: MadePaper) -> set[str]:
        return {one.key for one in made.result.agreement.paragraphs()} & {"register#signed", "register#not-compared"}

    assert said(paper(one, given, compiled_library())) == {"register#not-compared"}
    assert said(paper(one, given, compiled_library(), signed=True)) == {"register#signed"}
    assert said(packed("register", signed=True).papers[0]) == {"register#signed"}


def test_a_pack_holds_the_list_and_each_paper_with_its_record():
    register, exit_record = packed("register").papers[0], packed("exit-record").papers[0]
    both = Pack(packed("register").answers, (register, exit_record), ())
    words = [word_file(one.result, compiled_library(), house()) for one in both.papers]
    name = file_name(2, exit_record)

    assert list(pack_files(both, compiled_library(), house())) == [
        PackFile("what-to-do-next.txt", to_do(both, compiled_library().library).encode()),
        PackFile("01-register.docx", words[0].content, words[0].record),
        PackFile("01-register.csv", register.beside[".csv"]),
        PackFile("01-register.ics", register.beside[".ics"]),
        PackFile(name, words[1].content, words[1].record),
    ]


def refused(known: KnownBy) -> str:
    """What is said against a signed file; nothing where it has the words that its answers make."""
    try:
        refuse_other_words(known, "signed.docx", FINAL, compiled_library(), load_register(), house())
    except AnswersError as error:
        return str(error)
    return ""


FINAL = example("harrowmere-hub-final.yaml")


def test_a_signed_file_with_words_other_than_the_answers_is_refused():
    signed = read_known(issued(assembled(FINAL, "signature"))[0])
    message = (
        "signed.docx: The signed file does not have the words that these answers make, so no paper can speak of its text."
        " Use the answers in the record of the signed file (assembler trace names it), and the house style it was made with."
    )

    assert refused(signed) == ""
    assert refused(replace(signed, changes=1)) == message
    assert refused(replace(signed, words="0" * 64)) == message
