"""What a first user met: the kinds of faults F1 to F16 of November 2026, as they are now; on a terminal in the file beside it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from interview.playing import COURSE, PRESETS
from interview.test_notice_words import FINDING
from msgspec.structs import replace

from assembler.answers.files import read_answers
from assembler.cli.interview.library import effects
from assembler.cli.interview.services import write
from assembler.effects.values import Notice
from assembler.interview.core.draft import Draft, value_at
from assembler.interview.core.events import AddItem, Answer, Back, Leave, ScreenFilled, Suggest
from assembler.interview.core.question_order import Part, QuestionTable
from assembler.interview.core.state import State
from assembler.interview.core.steps import Step
from assembler.interview.core.transitions import apply
from assembler.interview.core.view import View
from assembler.interview.store.answers_text import text_of_draft
from assembler.interview.store.store import Store
from assembler.interview.talk.forms import names_given, names_prompt
from assembler.interview.talk.kind_examples import examples_by_kind
from assembler.interview.talk.labels import LIST_TITLES
from assembler.interview.talk.lists import naming_prompt, new_item
from assembler.interview.talk.notice_words import ready_notices
from assembler.interview.talk.questions import prompt_for
from assembler.interview.talk.review_prompts import WRONG, sections_prompt
from assembler.interview.talk.usual import usual_functions
from assembler.statute.against import Against

WARNING = Notice(replace(FINDING, action="WARN"), frozenset())


def test_f2_back_twice_and_an_answer_lead_through_the_one_between() -> None:
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


def test_f5_another_preset_takes_away_only_what_the_first_proposed() -> None:
    first, second = PRESETS.by_id["shared-services"], PRESETS.by_id["operational-assistance"]
    state = apply(State({}), Suggest(first.answers), COURSE)
    state = apply(state, Answer(("governance", "structure"), "light"), COURSE)
    state = apply(state, Suggest(second.answers), COURSE)
    fresh = apply(State({"governance": {"structure": "light"}}), Suggest(second.answers), COURSE)

    assert state.draft == fresh.draft


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


def test_f8_examples_by_kind_are_of_existing_kinds_and_questions() -> None:
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


def test_f9_usual_functions_of_a_body_are_offered_with_their_statutes() -> None:
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


def test_f9_usual_functions_are_chosen_on_a_screen_by_number_or_words() -> None:
    prompt = names_prompt(*functions_of("fra-norfolk"))
    first, second, *_ = usual_functions()["county_council"]

    assert names_given("2, 1; lifting people", prompt) == (second.function, first.function, "lifting people")
    assert names_given("fires, floods", prompt) == ("fires, floods",)


@pytest.mark.parametrize(
    "words", ["One.\n\nTwo: 'quoted'.", "a\nb # no comment\n- c", " led\nby a space", "x\n", "tab\there\nb"]
)
def test_f13_words_of_several_lines_are_written_line_by_line(words: str) -> None:
    draft: Draft = {"scope": {"purpose": words}}
    text = text_of_draft(draft)

    assert read_answers(text, "hub.yaml").given.scope.purpose == words.rstrip("\n") or '"' in text
    assert ("purpose: |-\n" in text) == (words[0] != " " and words[-1] != "\n" and "\t" not in words)
    assert text_of_draft(draft, text) == text


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
