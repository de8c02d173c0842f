"""What a first user met: each kind of fault F1 to F15 of November 2026, as it is now."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from interview.playing import COURSE, PRESETS
from interview.terminal import Terminal
from interview.test_notice_words import FINDING
from interview.test_sittings import PARTIES, sit

from assembler.answers.files import read_answers
from assembler.cli.interview.library import effects
from assembler.cli.interview.services import services_for, write
from assembler.cli.main import status_of
from assembler.effects.values import Notice
from assembler.interview.core.draft import Draft, value_at
from assembler.interview.core.events import AddItem, Answer, Back, Leave, ScreenFilled, Suggest
from assembler.interview.core.question_order import Part, QuestionTable
from assembler.interview.core.state import State
from assembler.interview.core.steps import Step
from assembler.interview.core.transitions import apply
from assembler.interview.core.view import View
from assembler.interview.faces.scripted_face import ScriptedFace
from assembler.interview.sitting.acceptance_fields import accepting
from assembler.interview.sitting.own_conditions import special_conditions
from assembler.interview.sitting.session import Session
from assembler.interview.store.answers_text import answers_text
from assembler.interview.store.store import Store
from assembler.interview.talk.forms import names_given, names_prompt
from assembler.interview.talk.kind_examples import examples_by_kind
from assembler.interview.talk.labels import LIST_TITLES
from assembler.interview.talk.lists import naming_prompt, new_item
from assembler.interview.talk.notice_words import ready_notices
from assembler.interview.talk.questions import prompt_for
from assembler.interview.talk.review_prompts import OWN, WRONG, sections_prompt
from assembler.interview.talk.usual import usual_functions
from assembler.statute.against import Against

WARNING = Notice(replace(FINDING, action="WARN"), frozenset())


def shown_before(face: ScriptedFace, number: int) -> str:
    return face.prompts[number].default_words


def test_f1_who_accepts_why_and_when_are_shown_each_time_and_read_back() -> None:
    face = ScriptedFace(["", "the boards know", "", ""])
    given = accepting(face, WARNING, "Head of Legal", "2027-03-02")

    assert [prompt.question for prompt in face.prompts[:3]] == [
        "Who accepts the warning?",
        "For what reason?",
        "On what day is it accepted?",
    ]
    assert [shown_before(face, number) for number in (0, 2)] == ["Head of Legal", "2 March 2027"]
    assert face.prompts[3].question.startswith("To be recorded: Head of Legal accepts on 2 March 2027 that")
    assert given is not None
    assert (given.by, given.on, given.reason) == ("Head of Legal", "2027-03-02", "the boards know")


def test_f1_back_leads_to_the_field_before_and_nothing_is_recorded_until_it_is_agreed() -> None:
    face = ScriptedFace(["A. Reader", "<", "B. Reader", "soon", "1/4/2027", "Change it", "", "", "", ""])
    given = accepting(face, WARNING, "", "2027-03-02")

    assert [prompt.question[:5] for prompt in face.prompts[:4]] == ["Who a", "For w", "Who a", "For w"]
    assert given is not None
    assert (given.by, given.on, given.reason) == ("B. Reader", "2027-04-01", "soon")
    assert accepting(ScriptedFace(["<"]), WARNING, "", "2027-03-02") is None


def test_f2_back_twice_and_an_answer_lead_through_the_question_between() -> None:
    spots = [("document", name) for name in ("title", "short_name", "prepared_on")]
    state = State({})
    for spot, words in zip(spots, ("Hub", "H", "2027-03-01"), strict=True):
        state = apply(state, Answer(spot, words), COURSE)
    for _ in range(3):
        state = apply(state, Back(), COURSE)

    seen = []
    for _ in spots:
        step = View(state, COURSE).next
        assert step is not None
        seen.append(step.spot)
        state = apply(state, Leave(step.spot), COURSE)
    assert seen == spots
    assert (View(state, COURSE).next or step).spot not in spots


def test_f4_the_check_begins_with_what_is_wrong() -> None:
    view = View(State({}), COURSE)
    wrong = sections_prompt(view, "", Against(1, 0, 2), looked=False)
    settled = sections_prompt(view, "", Against(0, 0, 0), looked=False)

    assert (wrong.default, wrong.options[0].value) == (WRONG, WRONG)
    assert wrong.options[1].label == "Only what is open"
    assert settled.default_words == "All is as it should be: go on"
    assert "should be" not in sections_prompt(view, "", Against(0, 1, 0), looked=True).default_words


def test_f5_another_preset_takes_away_what_the_first_proposed_and_leaves_what_was_answered() -> None:
    first, second = PRESETS.by_id["shared-services"], PRESETS.by_id["operational-assistance"]
    state = apply(State({}), Suggest(first.answers), COURSE)
    state = apply(state, Answer(("governance", "structure"), "light"), COURSE)
    state = apply(state, Suggest(second.answers), COURSE)
    fresh = apply(State({"governance": {"structure": "light"}}), Suggest(second.answers), COURSE)

    assert state.draft == fresh.draft


@pytest.mark.slow
def test_f5_back_from_the_first_screen_leads_to_the_kind_of_collaboration(tmp_path: Path) -> None:
    terminal = Terminal("interview", "hub.yaml", folder=tmp_path)
    terminal.wait_for("What kind of collaboration is it?")
    terminal.press("falls")  # narrows the list as it is typed
    terminal.settle()
    terminal.press("\x7f" * 5 + "searches\r")
    terminal.wait_for("What is the agreement called?")
    terminal.press("\x02")
    terminal.wait_for("What kind of collaboration is it?")
    terminal.press("station\r")
    terminal.wait_for("What the earlier preset proposed is gone")
    terminal.press("\x03")

    assert terminal.end() == 130
    assert "premises" in (tmp_path / "hub.yaml").read_text(encoding="utf-8")


def test_f6_a_starter_keeps_its_blanks_and_comments_when_something_is_set(tmp_path: Path) -> None:
    file = tmp_path / "d.yaml"
    assert status_of(["new", str(file), "--preset", "shared-premises"]) == 0
    before = file.read_text(encoding="utf-8")
    assert status_of(["interview", str(file), "--no-input", "--set", "document.title=Hello"]) == 1
    after = file.read_text(encoding="utf-8")

    def alone(text: str) -> list[str]:
        return sorted(re.findall(r"^ *#.*", text, re.MULTILINE))

    def beside(text: str) -> list[tuple[str, str]]:
        return sorted(re.findall(r"^ *(?:- )?(\w+):.*?  (# .*)$", text, re.MULTILINE))

    assert (alone(after), beside(after)) == (alone(before), beside(before))
    assert set(re.findall(r"^\s*(\w+):", before, re.MULTILINE)) <= set(re.findall(r"^\s*(\w+):", after, re.MULTILINE))
    assert "  title: Hello  #" in after


def tables(parts: tuple[Part, ...]) -> set[str]:
    """The fields of all lists that are asked for, those inside others too."""
    found = {part for part in parts if isinstance(part, QuestionTable)}
    return {part.field for part in found}.union(*(tables(part.parts) for part in found))


def test_f8_every_list_has_a_title_in_words() -> None:
    assert set(LIST_TITLES) == set().union(*(tables(parts) for parts in COURSE.sections.values()))


def test_f8_a_party_is_shown_examples_of_its_own_kind_of_body() -> None:
    bodies = ("amb-south-central", "pcc-norfolk", "fra-cambridgeshire-and-peterborough")
    parties = [{"id": body, "body": body, "functions": [{"id": "f"}]} for body in bodies]
    view = View(State({"parties": parties}), COURSE)

    def shown(party: str, *spot: str) -> str:
        return prompt_for(view.by_spot["parties", party, *spot], view, "").example

    assert [shown(body, "power_to_join") for body in bodies] == [
        "National Health Service Act 2006, section 47",
        "Police Reform and Social Responsibility Act 2011, Schedule 1, paragraph 14",
        "Fire and Rescue Services Act 2004, section 5A",
    ]
    assert [shown(body, "functions", "f", "statute") for body in bodies] == [
        usual_functions()[kind][0].statute
        for kind in ("nhs_foundation_trust", "police_and_crime_commissioner", "combined_fire_authority")
    ]
    assert shown(bodies[0], "legal_name") == COURSE.questionnaire.by_field["parties[].legal_name"].example


def test_f8_examples_by_kind_are_of_kinds_and_questions_that_there_are() -> None:
    questions = COURSE.questionnaire.by_field

    assert set(examples_by_kind()) <= set(questions["parties[].kind"].choices)
    assert {field for examples in examples_by_kind().values() for field in examples} <= {
        field for field, one in questions.items() if field.startswith("parties[].") and one.example
    }


@pytest.mark.parametrize("preset", [preset.id for preset in PRESETS.all])
def test_f9_no_preset_by_itself_raises_a_finding(preset: str) -> None:
    parties = [{"id": body, "body": body} for body in ("fra-norfolk", "amb-east-of-england")]
    view = View(apply(State({"parties": parties}), Suggest(PRESETS.by_id[preset].answers), COURSE), COURSE)
    found = ready_notices(effects().notices(view.answers), view)

    assert [one.finding.rule for one in found if one.finding.applies and one.finding.action != "RECORD"] == []


def functions_of(party: str) -> tuple[Step, View]:
    """The list of a party's functions, while it is empty."""
    view = View(State({"parties": [{"id": body, "body": body} for body in ("pcc-norfolk", "fra-norfolk")]}), COURSE)
    return view.by_spot["parties", party, "functions"], view


def test_f9_the_usual_functions_of_a_body_are_offered_with_their_statutes() -> None:
    step, view = functions_of("pcc-norfolk")
    naming = COURSE.naming[step.field]
    prompt = naming_prompt(step, naming, view)
    chosen = new_item(step, view, naming, prompt.options[0].value)

    assert [option.label for option in prompt.options] == [
        "securing the maintenance of the police force for its police area, and that it is efficient and effective "
        "(Police Reform and Social Responsibility Act 2011, section 1(6))",
        "Another, in words",
    ]
    assert chosen.values["statute"] == "Police Reform and Social Responsibility Act 2011, section 1(6)"
    assert set(usual_functions()) <= set(COURSE.questionnaire.by_field["parties[].kind"].choices)
    assert all(
        re.search(r" Act \d{4}, section \d+", one.statute) for many in usual_functions().values() for one in many
    )


def test_f9_on_a_screen_usual_functions_are_chosen_by_number_and_others_in_words() -> None:
    prompt = names_prompt(*functions_of("fra-norfolk"))
    first, second, *_ = usual_functions()["county_council"]

    assert names_given("2, 1; lifting people", prompt) == (second.function, first.function, "lifting people")
    assert names_given("fires, floods", prompt) == ("fires, floods",)


@pytest.mark.slow
def test_f10_lines_typed_ahead_answer_no_question_that_was_not_put(tmp_path: Path) -> None:
    terminal = Terminal.fresh(tmp_path, "--plain")
    terminal.send("A hub\nof two services\nand a third\n")
    terminal.wait_for("Not taken, for it was typed before the next question was put: of two services;")
    terminal.send("\x03")

    assert terminal.end() == 130
    text = (tmp_path / "hub.yaml").read_text(encoding="utf-8")
    assert "title: A hub" in text
    assert "of two services" not in text


@pytest.mark.slow
def test_f10_y_answers_a_question_of_yes_or_no(tmp_path: Path) -> None:
    (tmp_path / "hub.yaml").write_text(PARTIES, encoding="utf-8")
    terminal = Terminal("interview", "hub.yaml", "--one-by-one", folder=tmp_path)
    for _ in range(12):
        terminal.settle()
        if "replace an earlier collaboration agreement?" in terminal.shown:
            break
        terminal.press("\r")
    terminal.press("n")
    terminal.settle()
    terminal.press("\x03")

    assert terminal.end() == 130
    assert "replaces: no" in (tmp_path / "hub.yaml").read_text(encoding="utf-8")


def test_f11_a_removal_says_what_it_opens_and_can_be_undone(tmp_path: Path) -> None:
    text = PARTIES + "decision: {notified_by: pcc-norfolk}\n"
    face, given, _ = sit(tmp_path, text, "1", "remove", "undo")

    assert face.prompts[2].question == (
        "Removed: Norfolk PCC: police and crime commissioner. That leaves without an answer: the party that gave notice of the proposal."
    )
    assert [party.id for party in given.parties] == ["pcc-norfolk", "fra-norfolk"]
    assert given.decision.notified_by == "pcc-norfolk"


def test_f12_a_check_says_that_an_interview_holds_later_answers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "hub.yaml"
    file.write_text(PARTIES, encoding="utf-8")
    store = Store(file, COURSE, write)
    store.open()
    assert status_of(["check", str(file), "--brief"]) == 1
    assert "later answers" not in capsys.readouterr().err
    store.record(Answer(("document", "title"), "Another"))
    assert status_of(["check", str(file), "--brief"]) == 1

    assert "An interview holds later answers" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", ["One.\n\nTwo: 'quoted'.", "a\nb # no comment\n- c", " led\nby a space", "x\n", "tab\there\nb"]
)
def test_f13_words_of_several_lines_are_written_line_by_line(words: str) -> None:
    draft: Draft = {"scope": {"purpose": words}}
    text = answers_text(draft)

    assert read_answers(text, "hub.yaml").given.scope.purpose == words.rstrip("\n") or '"' in text
    assert ("purpose: |-\n" in text) == (words[0] != " " and words[-1] != "\n" and "\t" not in words)
    assert answers_text(draft, text) == text


def test_f14_a_special_condition_is_added_and_removed_when_the_answers_are_checked(tmp_path: Path) -> None:
    file = tmp_path / "hub.yaml"
    store = Store(file, COURSE, write)
    state, _ = store.open()
    face = ScriptedFace(["", "Radio channels", "They share one channel.", "", "Remove: Radio channels"])
    session = Session(face, COURSE, services_for(store), store, state)
    special_conditions(session)
    added = session.view.source.given.drafting.special_conditions
    special_conditions(session)

    assert [(one.id, one.heading, one.text, one.covers) for one in added] == [
        ("radio-channels", "Radio channels", "They share one channel.", None)
    ]
    assert session.view.source.given.drafting.special_conditions == ()
    assert OWN in [option.value for option in sections_prompt(session.view, "", Against(0, 0, 0), looked=True).options]


def test_a_screen_is_one_event_and_is_read_again_from_a_journal(tmp_path: Path) -> None:
    file = tmp_path / "hub.yaml"
    store = Store(file, COURSE, write)
    state, _ = store.open()
    filled = ScreenFilled(
        ((("document", "title"), "Hub"), (("document", "short_name"), "H")), (("document", "author"),)
    )
    store.record(filled)
    again, _ = Store(file, COURSE, write).read()

    assert again.draft == apply(state, filled, COURSE).draft
    assert value_at(again.draft, ("document", "short_name")) == "H"
    assert ("document", "author") in again.done
    assert isinstance(View(again, COURSE).next, Step)
    added = apply(again, AddItem(("parties",), "fra-norfolk", {"body": "fra-norfolk"}), COURSE)
    assert added.ahead == ()
