"""Where the paragraphs of an agreement are placed, and what somebody means who asks about one: on an agreement made by hand."""

from __future__ import annotations

import pytest
from shipped import answers, compiled_library

from assembler.agreement import Agreement, Paragraph, Properties, Role, Section, Text
from assembler.answers.files import AnswersFile
from assembler.assembly import assemble
from assembler.completion import Answers
from assembler.effects.asked import Asked, meant
from assembler.effects.contents import contents, contents_of, full_numbers, headings, open_places
from assembler.effects.effects import Effects
from assembler.effects.finished import finished
from assembler.effects.values import Finished, Notice, Placed
from assembler.pipeline import complete_answers
from assembler.register import load_register
from assembler.statute.findings import Finding


def p(key: str, role: Role, number: str = "", words: str = "words") -> Paragraph:
    return Paragraph(key, role, (Text(words),), number)


NOTICES = Section(
    "notices",
    "clause",
    p("notices", "clause", "3.", "Notices"),
    (
        p("notices", "clause", "3."),
        p("notices#a", "level-2", "3.1"),
        p("notices#b", "level-3", "(a)"),
        p("notices#c", "level-4", "(ii)"),
        p("notices#d", "level-5", "(A)"),
        p("notices#e", "level-3", "(b)"),
        p("notices#f", "level-2", "3.2"),
        p("notices#g", "level-4", "(i)"),
        p("notices#plain", "body"),
    ),
    "clause 3",
)
LIST = Section(
    "annex/one",
    "schedule",
    p("annex/one", "schedule", "Schedule 2", "The list of sites"),
    (
        p("annex/one#a", "schedule-1", "1."),
        p("annex/one#b", "schedule-2", "1.1"),
        p("annex/one#c", "schedule-3", "(a)"),
        p("annex/one#d", "schedule-4", "(i)"),
        p("annex/one#e", "schedule-1", "2."),
        p("annex/one#f", "schedule-3", "(a)"),
    ),
    "Schedule 2",
)
AGREEMENT = Agreement(
    Properties("", "", "", "", "", "", "clean", ""),
    (
        Section("parties", "parties", p("parties", "heading", "", "Parties"), (p("parties#a", "party", "(1)"),)),
        Section("waiver", "clause", p("waiver", "clause", "2.", "Not used"), (), "clause 2", not_used=True),
        NOTICES,
        LIST,
        Section("bare", "clause", None, (), "clause 4"),
    ),
    (),
)


def test_each_numbered_paragraph_is_told_by_its_whole_number():
    assert [(one.key, number) for one, number in full_numbers(NOTICES)] == [
        ("notices#a", "3.1"),
        ("notices#b", "3.1(a)"),
        ("notices#c", "3.1(a)(ii)"),
        ("notices#d", "3.1(a)(ii)(A)"),
        ("notices#e", "3.1(b)"),
        ("notices#f", "3.2"),
        ("notices#g", "3.2(i)"),
    ]
    assert contents_of(AGREEMENT) == {
        "notices": Placed("clause 3", ""),
        **{one.key: Placed(number, "notices") for one, number in full_numbers(NOTICES)},
        "annex/one": Placed("Schedule 2", ""),
        "annex/one#a": Placed("paragraph 1 of Schedule 2", "annex/one"),
        "annex/one#b": Placed("paragraph 1.1 of Schedule 2", "annex/one"),
        "annex/one#c": Placed("paragraph 1.1(a) of Schedule 2", "annex/one"),
        "annex/one#d": Placed("paragraph 1.1(a)(i) of Schedule 2", "annex/one"),
        "annex/one#e": Placed("paragraph 2 of Schedule 2", "annex/one"),
        "annex/one#f": Placed("paragraph 2(a) of Schedule 2", "annex/one"),
        "bare": Placed("clause 4", ""),
    }


def test_the_headings_of_clauses_and_schedules_have_their_numbers():
    assert list(headings(AGREEMENT)) == ["Clause 2: Not used", "Clause 3: Notices", "Schedule 2: The list of sites"]


def keys(*letters: str, of: str = "notices") -> frozenset[str]:
    return frozenset({of, *(f"{of}#{letter}" for letter in letters)})


WHOLE = Asked(("notices",), keys("a", "b", "c", "d", "e", "f", "g", "plain"))
ANNEX = Asked(("annex",), keys(*"abcdef", of="annex/one"))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("notices", Asked(("notices",))),
        (" notices ", Asked(("notices",))),
        ("3", WHOLE),
        ("Clause  3.", WHOLE),
        ("section 3", WHOLE),
        ("3.1(a)", Asked(("notices",), frozenset({"notices#b"}))),
        ("para 3.1(A)(II)", Asked(("notices",), frozenset({"notices#c"}))),
        ("schedule 2", ANNEX),
        ("Schedule 2, paragraph 1", Asked(("annex",), frozenset({"annex/one#a"}))),
        ("schedule 2 para 1.1", Asked(("annex",), frozenset({"annex/one#b"}))),
        ("Schedule 2 1.1(a)", Asked(("annex",), frozenset({"annex/one#c"}))),
        ("paragraph 2 of schedule 2", Asked(("annex",), frozenset({"annex/one#e"}))),
        ("review#content", Asked(("review",), frozenset({"review#content"}))),
        ("review#transfer/a", Asked(("review",), frozenset({"review#transfer/a"}))),
        ("workstream/patrol", Asked(("workstream",), frozenset({"workstream/patrol"}))),
        ("complaints#who-table", Asked(("complaints",), frozenset({"complaints#who-table"}))),
        ("review#nothing", None),
        ("THE LIST OF SITES", Asked(("annex",))),
        ("list of sites", Asked(("annex",))),
        ("complaints from", Asked(("complaints",))),
        ("nothing such", None),
        ("", None),
        ("3.9", None),
    ],
)
def test_what_is_meant_by_a_number_an_id_or_a_heading(asked: str, found: Asked | None):
    assert meant(asked, AGREEMENT, compiled_library().library) == found


@pytest.mark.parametrize(
    ("keys", "key", "held"),
    [
        ((), "anything", True),
        (("a#b",), "a#b", True),
        (("a#b",), "a", False),
        (("a#b",), "a#b#c", False),
        (("a",), "a#b", True),
        (("a",), "ab#c", False),
    ],
)
def test_what_is_meant_holds_its_own_keys_and_all_of_a_clause(keys: tuple[str, ...], key: str, held: bool):
    assert Asked((), frozenset(keys)).holds(key) is held


def given(text: str) -> tuple[AnswersFile, Answers]:
    file = answers(text)
    return file, complete_answers(file, compiled_library(), load_register())


SOUND = "parties: [{id: a, kind: charity, short_name: Ash}]\n"
WRONG = "drafting: {not_used: [waiver]}\n"
"""The number of a clause that is in the agreement cannot be kept: none can be assembled."""


def test_what_the_agreement_shows_is_shown_where_one_can_be_assembled():
    _, complete = given(SOUND)
    agreement = assemble(complete, compiled_library()).agreement
    effects = Effects(compiled_library(), load_register())

    assert contents(complete, compiled_library()) == contents_of(agreement) == effects.contents(complete)
    assert open_places(complete, compiled_library()) == {one.id for one in agreement.points}
    assert effects.open_places(complete) == {one.id for one in agreement.points}
    assert effects.finished(complete).points == len(agreement.points) > 10
    assert "parties.0.address" in effects.open_places(complete)


def test_nothing_is_shown_where_none_can():
    _, complete = given(WRONG)

    assert contents(complete, compiled_library()) == {}
    assert finished(complete, compiled_library()) == Finished((), 0)


def test_a_notice_is_known_by_its_rule_item_and_words():
    found = Finding("r", "p", "w", "WARN", "Act", "not met", "m", "c", "i", ("f",))

    assert Notice(found, frozenset({"f"})).key == ("r", "i", "m")


def test_effects_tell_only_the_clauses_that_read_the_field():
    effects = Effects(compiled_library(), load_register())

    assert "Complaints from the public" in effects.clauses_reading("complaints.pass_on_days")
    assert effects.clauses_reading("nothing") == ()
    assert effects.choice_consequences("nothing") == {}


def test_an_agreement_in_short():
    file, complete = given(SOUND + "drafting: {omit: [{clause: waiver, reason: Nobody asks}]}\nmoney: {payments: no}\n")
    effects = Effects(compiled_library(), load_register())
    short = effects.summary(file)
    agreement = assemble(complete, compiled_library()).agreement

    assert short.headings == tuple(headings(agreement))
    assert short.points == agreement.points
    assert all(one.applies for one in short.findings)
    assert "Waiver and remedies (Nobody asks)" in short.left_out
    assert any(one.endswith("(subjects that the agreement needs to deal with: none of them)") for one in short.left_out)
    assert len(short.left_out) == len({one.partition(" (")[2] for one in short.left_out})
