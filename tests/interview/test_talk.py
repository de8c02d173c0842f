"""What is put to the user, as whole prompts: questions, lists, their rows and names, and the answers shown for checking."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from interview.playing import COURSE, PRESETS
from msgspec.structs import replace

from assembler.answers.files import read_answers
from assembler.effects.values import Placed
from assembler.errors import AnswersError, LibraryError
from assembler.interview.core.events import AddItem, Answer, AnswerEach, Apart, Event, Leave, Suggest
from assembler.interview.core.question_order import Part, QuestionTable
from assembler.interview.core.state import State
from assembler.interview.core.steps import Step
from assembler.interview.core.transitions import apply
from assembler.interview.core.view import View
from assembler.interview.talk import lists, party_prompts, questions, review_prompts
from assembler.interview.talk.forms import names_given, names_prompt, section_words
from assembler.interview.talk.kind_examples import _groups, examples_by_kind
from assembler.interview.talk.labels import list_title, step_label
from assembler.interview.talk.presets import kind_prompt, preset_named
from assembler.interview.talk.prompts import Command, Option, Prompt, Reply, always_good
from assembler.interview.talk.usual import UsualFunction, read_usual, usual_of
from assembler.register import load_register
from assembler.source import read_yaml
from assembler.statute.against import Against

DRAFT: dict[str, Any] = {
    "document": {"title": "Hub", "reference": {"to_be_agreed": "the boards"}},
    "parties": [{"id": "pcc-norfolk", "body": "pcc-norfolk"}, {"id": "fra-norfolk", "body": "fra-norfolk"}],
    "scope": {"workstreams": [{"id": "rooms", "name": "Rooms"}]},
}
VIEW = View(State(DRAFT), COURSE)
EMPTY = View(State({}), COURSE)
REGISTER = load_register()
USUAL = frozenset({Command.BACK, Command.HELP, Command.MENU})


def step(*spot: str, view: View = VIEW) -> Step:
    return view.by_spot[spot]


def put(*spot: str, view: View = VIEW) -> Prompt:
    """The prompt of a question, whose check is tested by itself."""
    return replace(questions.prompt_for(step(*spot, view=view), view, "[1 block]"), check=always_good)


@pytest.mark.parametrize(
    ("spot", "prompt"),
    [
        (
            ("document", "title"),
            Prompt(
                "words",
                "What is the agreement called?",
                "The document, question 1 of 3",
                "[1 block]",
                "Harrowmere Hub Collaboration Agreement",
                default="Hub",
                origin="given before",
                commands=USUAL | {Command.OPEN},
            ),
        ),
        (
            ("document", "short_name"),
            Prompt(
                "words",
                "What do the parties call the collaboration for short?",
                "The document, question 1 of 2",
                "[1 block]",
                "Harrowmere Hub",
                leave="leaves it to be agreed",
                commands=USUAL | {Command.OPEN},
            ),
        ),
        (
            ("document", "reference"),
            Prompt(
                "words",
                "What is your reference for the document?",
                "The document, question 3 of 3",
                "[1 block]",
                "NCC/LEG/0417",
                default="to be agreed: the boards",
                origin="given before",
                commands=USUAL | {Command.OPEN},
            ),
        ),
        (
            ("document", "form"),
            Prompt(
                "one",
                "Is the agreement to be a simple contract or a deed?",
                "The document, question 3 of 3",
                "[1 block]",
                options=(Option("contract", "A simple contract, signed"), Option("deed", "A deed")),
                default="contract",
                origin="the default",
                commands=USUAL,
            ),
        ),
        (
            ("parties", "pcc-norfolk", "legal_name"),
            Prompt(
                "words",
                "What is the party’s exact legal name?",  # noqa: RUF001 - the question's own words
                "The parties, question 1 of 1: Norfolk PCC",
                "[1 block]",
                "The Police and Crime Commissioner for Norvale",
                default="The Police and Crime Commissioner for Norfolk",
                origin="from the register",
                commands=USUAL | {Command.OPEN},
            ),
        ),
        (
            ("decision", "notified_by"),
            Prompt(
                "one",
                "Which emergency service told the others of the proposed collaboration?",
                "How the parties came to decide, question 2 of 6 to 11",
                "[1 block]",
                options=(
                    Option("pcc-norfolk", "Norfolk PCC"),
                    Option("fra-norfolk", "Norfolk Fire"),
                    Option("", "Not recorded yet"),
                ),
                leave="leaves it not recorded",
                commands=USUAL,
            ),
        ),
        (
            ("money", "payments"),
            Prompt(
                "one",
                "Does any party pay another under the agreement?",
                "Money, question 1 of 1",
                "[1 block]",
                options=(Option("yes", "Yes"), Option("no", "No")),
                default="no",
                origin="the default",
                commands=USUAL,
            ),
        ),
        (
            ("parties", "pcc-norfolk", "roles"),
            Prompt(
                "many",
                "What roles does the party have in the collaboration?",
                "The parties, question 1 of 1: Norfolk PCC",
                "[1 block]",
                options=(
                    Option("lead", "Lead"),
                    Option("host", "Host"),
                    Option("provider", "Provider"),
                    Option("recipient", "Recipient"),
                    Option("participating", "Participating"),
                    Option("funder", "Funder"),
                ),
                default=("participating",),
                origin="the default",
                commands=USUAL,
            ),
        ),
    ],
)
def test_a_question_is_put_with_its_place_proposal_and_what_to_type(spot: tuple[str, ...], prompt: Prompt) -> None:
    assert put(*spot) == prompt


@pytest.mark.parametrize(
    ("spot", "last"),
    [
        (("governance", "chair_party"), Option("", "To be agreed")),
        (("money", "first_estimate_period"), Option("", "To be agreed")),
        (("decision", "notified_by"), Option("", "Not recorded yet")),
        (("decision", "replaces"), Option("", "Not recorded yet")),
        (("parties", "pcc-norfolk", "in_england"), Option("", "Not recorded yet")),
        (("governance", "second_meeting"), Option("no", "No")),
        (("document", "marking"), Option("none", "No marking")),
        (("parties", "pcc-norfolk", "roles"), Option("funder", "Funder")),
    ],
)
def test_a_choice_that_may_stay_open_ends_with_recording_nothing(spot: tuple[str, ...], last: Option) -> None:
    question = step(*spot).question
    assert question is not None

    assert questions.options_of(question, VIEW, step(*spot))[-1] == last


def test_a_choice_that_was_made_can_be_changed_and_not_left_open() -> None:
    view = View(State({**DRAFT, "decision": {"replaces": "no"}}), COURSE)
    made = step("decision", "replaces", view=view)
    assert made.question is not None

    assert questions.options_of(made.question, view, made) == (Option("yes", "Yes"), Option("no", "No"))


def test_a_question_with_no_proposal_has_an_empty_default_of_its_kind() -> None:
    assert put("money", "excluded_costs").default == ()
    assert put("governance", "chair_party").default == ""
    assert put("document", "short_name").default == ""


def test_words_have_no_options() -> None:
    title = step("document", "title")
    assert title.question is not None

    assert questions.options_of(title.question, VIEW, title) == ()


def test_what_a_preset_proposed_is_said_to_be_its() -> None:
    view = View(apply(State(DRAFT), Suggest({"change.withdrawal_notice": 12}), COURSE), COURSE)
    prompt = put("change", "withdrawal_notice", view=view)

    assert (prompt.default, prompt.origin, prompt.example) == ("12", "from the preset", "6 months")
    assert put("change", "withdrawal_notice").origin == "the default"


def test_a_question_about_several_is_put_once_with_a_way_to_ask_each() -> None:
    group = tuple(step("parties", party, "decision", "view") for party in ("pcc-norfolk", "fra-norfolk"))
    single, each = questions.prompt_for(group[0], VIEW, "[s]"), questions.prompt_for_each(group, VIEW, "[s]")

    assert each.place == f"{single.place.partition(':')[0]}: each of Norfolk PCC and Norfolk Fire"
    assert each.options == (*single.options, Option("apart", "Not the same for all of them: ask about each"))
    assert (each.question, each.status, each.default) == (single.question, "[s]", single.default)
    assert (each.check("apart"), each.check("nonsense") != "") == ("", True)


@pytest.mark.parametrize(
    ("spot", "reply", "problem"),
    [
        (("document", "prepared_on"), "31/2/2027", "“31/2/2027” is not a date."),
        (("document", "prepared_on"), "1/3/2027", ""),
        (("parties", "pcc-norfolk", "roles"), ("lead",), ""),
        (("document", "form"), "oral", "“oral” is not one of the answers allowed: contract, deed."),
    ],
)
def test_a_reply_that_is_not_allowed_is_told_without_file_or_line(
    spot: tuple[str, ...], reply: str | tuple[str, ...], problem: str
) -> None:
    told = questions.prompt_for(step(*spot), VIEW, "").check(reply)

    assert told.startswith(problem) if problem else told == ""


SPOT = ("document", "title")
BOTH = (("parties", "pcc-norfolk", "decision", "view"), ("parties", "fra-norfolk", "decision", "view"))


@pytest.mark.parametrize(
    ("reply", "one", "each"),
    [
        (Command.LEAVE, Leave(BOTH[0]), AnswerEach(BOTH, None)),
        ("", Leave(BOTH[0]), AnswerEach(BOTH, None)),
        (Command.OPEN, Answer(BOTH[0], "to be agreed"), AnswerEach(BOTH, "to be agreed")),
        ("yes", Answer(BOTH[0], "yes"), AnswerEach(BOTH, "yes")),
        (("a", "b"), Answer(BOTH[0], ["a", "b"]), AnswerEach(BOTH, ["a", "b"])),
        ((), Answer(BOTH[0], []), AnswerEach(BOTH, [])),
        ("apart", Answer(BOTH[0], "apart"), Apart("parties[].decision.view")),
    ],
)
def test_a_reply_becomes_an_event(reply: Reply, one: Event, each: Event) -> None:
    group = tuple(step(*spot) for spot in BOTH)

    assert questions.event_of(group[0], reply) == one
    assert questions.event_of_each(group, reply) == each


def test_enter_takes_a_default_as_answer_and_leaves_other_proposals() -> None:
    def taken(*spot: str, reply: Reply = Command.LEAVE, view: View = VIEW) -> Reply:
        asked = step(*spot, view=view)
        return questions.taken(asked, questions.prompt_for(asked, view, ""), reply)

    assert taken("document", "form") == "contract"
    assert taken("document", "form", reply="deed") == "deed"
    asked = VIEW.by_spot[("document", "form")]
    for origin in ("open", "not recorded", "not asked", "register", None):
        other = replace(asked, origin=origin)
        assert questions.taken(other, questions.prompt_for(asked, VIEW, ""), Command.LEAVE) is Command.LEAVE
    assert taken("parties", "pcc-norfolk", "roles") == ("participating",)
    assert taken("document", "short_name") is Command.LEAVE
    assert taken("parties", "pcc-norfolk", "legal_name") is Command.LEAVE
    given = View(State({"document": {"form": "deed"}, "change": {"withdrawal_notice": {"to_be_agreed": ""}}}), COURSE)
    assert taken("document", "form", view=given) == "deed"


@pytest.mark.parametrize(
    ("field", "typed", "read"),
    [
        ("document.prepared_on", "1/3/2027", "1 March 2027"),
        ("change.withdrawal_notice", "1", "1 month"),
        ("change.withdrawal_notice", "6", "6 months"),
        ("document.title", "1/3/2027", "1/3/2027"),
        ("money.schedule[].amount", "1250", "£1,250"),
    ],
)
def test_what_is_typed_is_read_back_as_the_agreement_prints_it(field: str, typed: str, read: str) -> None:
    assert questions.read_as(COURSE.questionnaire.by_field[field], typed) == read


def test_help_says_why_a_question_is_asked_its_law_and_its_effects() -> None:
    question = replace(
        COURSE.questionnaire.by_field["document.title"], help="A name.", why="To name it.", law=("s.1(1)", "practice")
    )

    assert questions.help_words(question, ("Title", "Withdrawal")) == (
        "A name.\nWhy it is asked: To name it.\nSource: s.1(1); practice.\nIt affects: Title; Withdrawal."
    )
    assert questions.help_words(replace(question, help=""), ()) == (
        "Why it is asked: To name it.\nSource: s.1(1); practice."
    )


def tables(parts: tuple[Part, ...]) -> list[QuestionTable]:
    found = [part for part in parts if isinstance(part, QuestionTable)]
    return [inner for part in found for inner in (part, *tables(part.parts))]


LISTS = {
    "parties[]": ("the parties", "party"),
    "scope.objectives[]": ("the objectives", "objective"),
    "scope.earlier[]": ("the earlier arrangements", "earlier arrangement"),
    "scope.workstreams[]": ("the workstreams", "workstream"),
    "scope.workstreams[].parts[]": ("who does what", "part played by a party"),
    "governance.authorities[]": ("who may decide and spend what", "authority to decide and spend"),
    "parties[].functions[]": ("the functions it discharges", "function"),
    "functions.arrangements[]": (
        "the functions that one party carries out for another",
        "function carried out for another",
    ),
    "functions.same_service[]": ("the arrangements within one service", "arrangement within one service"),
    "benefits.measured[]": ("the benefits that are measured", "benefit"),
    "complaints.routes[]": ("complaints that the parties settle for themselves", "kind of complaint"),
    "people.placements[]": ("the posts and groups of people", "post or group of people"),
    "people.consulted[]": ("the consultations of staff", "consultation"),
    "people.clearances[]": ("the clearances that people need", "clearance"),
    "scope.annexes[]": ("the documents annexed", "document annexed"),
    "premises.places[]": ("the places that one party lets another use", "place"),
    "response.protocols[]": ("the protocols", "protocol"),
    "response.protocols[].members[]": ("who asks and who helps", "party to the protocol"),
    "response.protocols[].calls[]": ("what is sent to each kind of call", "kind of call"),
    "response.care[]": ("the care given under clinical direction", "kind of care"),
    "standards.levels[]": ("the service levels", "service level"),
    "systems.systems[]": ("the systems and control rooms", "system or control room"),
    "systems.systems[].users[]": ("who uses the system", "user of the system"),
    "works.projects[]": ("the projects", "project"),
    "works.grants[]": ("the grants", "grant"),
    "works.assets[]": ("the register of assets", "asset"),
    "money.shares[]": ("the shares of the costs", "share of the costs"),
    "money.schedule[]": ("the payments", "payment"),
    "money.rates[]": ("the rates of the rate card", "rate"),
    "money.one_off[]": ("the costs that arise once", "cost that arises once"),
    "money.one_off_shares[]": ("the shares of the costs that arise once", "share of the costs that arise once"),
    "money.in_kind[]": ("what is given in kind", "contribution in kind"),
    "money.allocations[]": ("the sums for joint work", "sum for joint work"),
    "gateways.conditions[]": ("the conditions to be met first", "condition to be met first"),
    "gateways.steps[]": ("the steps of setting up", "step of setting up"),
    "procurement.contracts[]": ("the contracts with others", "contract"),
    "information.flows[]": ("the flows of personal data", "flow of personal data"),
    "risk.cover[]": ("the cover for one thing", "cover"),
    "change.exit_table[]": ("the commitments that a withdrawal could leave", "commitment"),
}


def test_each_list_is_called_something_that_a_person_would_say() -> None:
    found = [table for parts in COURSE.sections.values() for table in tables(parts)]
    like = step("parties")

    assert {
        table.field: (
            list_title(replace(like, field=table.field, table=table)),
            lists.item_noun(replace(like, field=table.field, table=table)),
        )
        for table in found
    } == LISTS


def test_a_question_or_list_is_called_by_its_label_and_its_subject() -> None:
    assert step_label(step("document", "title")) == "title of the agreement"
    assert step_label(step("parties", "pcc-norfolk", "legal_name")) == "legal name (Norfolk PCC)"
    assert step_label(step("parties")) == "the parties"
    assert step_label(step("parties", "pcc-norfolk", "functions")) == "the functions it discharges (Norfolk PCC)"


ROWS = (
    Option("row pcc-norfolk", "Norfolk PCC: police and crime commissioner (change, remove or move)"),
    Option("row fra-norfolk", "Norfolk Fire: county council (change, remove or move)"),
)
SOURCES = (
    Option("register", "Find a party in the register of bodies in England"),
    Option("describe", "Describe a party that is not in the register"),
    Option("copy", "Copy a party from an earlier answers file"),
)


@pytest.mark.parametrize(
    ("spot", "view", "prompt"),
    [
        (
            ("parties",),
            VIEW,
            Prompt(
                "one",
                "The parties: 2 so far. What next?",
                "The parties, question 1 of 1",
                "[s]",
                options=(*ROWS, *SOURCES, Option("done", "The list is complete")),
                default="done",
                commands=USUAL,
            ),
        ),
        (
            ("parties",),
            EMPTY,
            Prompt(
                "one",
                "The parties: none so far. What next?",
                "The parties, question 1 of 1",
                "[s]",
                options=(*SOURCES, Option("done", "None for now")),
                default="register",
                commands=USUAL,
            ),
        ),
        (
            ("scope", "workstreams"),
            VIEW,
            Prompt(
                "one",
                "The workstreams: 1 so far. What next?",
                "Purpose, scope and time, question 2 of 3",
                "[s]",
                options=(
                    Option("row rooms", "Rooms (change, remove or move)"),
                    Option("add", "Add a workstream"),
                    Option("done", "The list is complete"),
                ),
                default="done",
                commands=USUAL,
            ),
        ),
        (
            ("scope", "objectives"),
            VIEW,
            Prompt(
                "one",
                "The objectives: none so far. What next?",
                "Purpose, scope and time, question 2 of 4",
                "[s]",
                options=(Option("add", "Add an objective"), Option("done", "None for now")),
                default="done",
                commands=USUAL,
            ),
        ),
        (
            ("money", "shares"),
            VIEW,
            Prompt(
                "one",
                "The shares of the costs: none so far. What next?",
                "Money, question 1 of 1",
                "[s]",
                options=(
                    Option("add", "Add a share of the costs"),
                    Option("add-all", "Add one for each party"),
                    Option("done", "None for now"),
                ),
                default="done",
                commands=USUAL,
            ),
        ),
    ],
)
def test_a_list_is_put_with_its_rows_and_what_can_be_done(spot: tuple[str, ...], view: View, prompt: Prompt) -> None:
    assert lists.table_prompt(step(*spot, view=view), view, "[s]") == prompt


def test_until_there_are_two_parties_and_a_workstream_enter_adds_one() -> None:
    one = View(State({"parties": DRAFT["parties"][:1]}), COURSE)

    assert lists.table_prompt(step("parties", view=one), one, "").default == "register"
    assert lists.table_prompt(step("scope", "workstreams", view=one), one, "").default == "add"


def test_one_for_each_party_is_offered_only_with_parties_and_no_rows() -> None:
    def offered(draft: dict[str, Any]) -> bool:
        view = View(State(draft), COURSE)
        prompt = lists.table_prompt(step("money", "shares", view=view), view, "")
        return any(option.value == "add-all" for option in prompt.options)

    shares = {"money": {"cost_model": "fixed_shares", "shares": [{"id": "a", "party": "pcc-norfolk", "percent": 60}]}}
    assert [offered(DRAFT), offered({}), offered(DRAFT | shares)] == [True, False, False]


def test_a_row_is_called_by_its_party_and_what_it_says_of_it() -> None:
    draft = DRAFT | {
        "money": {
            "cost_model": "fixed_shares",
            "shares": [{"id": "a", "party": "pcc-norfolk", "percent": 60}, {"id": "one-more"}],
        },
        "scope": {
            "workstreams": [
                {"id": "rooms", "name": "Rooms", "parts": [{"id": "p", "party": "fra-norfolk", "does": "word " * 20}]}
            ]
        },
    }
    view = View(State(draft), COURSE)

    assert lists.rows_of(step("money", "shares", view=view), view) == [
        ("a", "Norfolk PCC: 60 per cent"),
        ("one-more", "one more"),
    ]
    assert lists.rows_of(step("scope", "workstreams", "rooms", "parts", view=view), view) == [
        ("p", "Norfolk Fire: word word word word word word word word word …"),
    ]


def test_a_new_row_is_named_by_choosing_or_in_words() -> None:
    def naming(*spot: str) -> Prompt:
        return lists.naming_prompt(step(*spot), COURSE.naming[step(*spot).field], VIEW)

    assert naming("scope", "workstreams") == Prompt(
        "words",
        "What is this workstream called?",
        "New workstream",
        example="Shared use of Harrowmere Fire Station",
        leave="goes back to the list",
    )
    assert naming("money", "shares") == Prompt(
        "one",
        "Which party bears this share of the costs?",
        "New share of the costs",
        options=(Option("pcc-norfolk", "Norfolk PCC"), Option("fra-norfolk", "Norfolk Fire")),
        leave="goes back to the list",
    )
    functions = naming("parties", "fra-norfolk", "functions")
    assert functions.options[-1] == Option("in words", "Another, in words")
    assert (functions.kind, functions.example, functions.place) == ("one", "", "New function")
    workstreams = step("scope", "workstreams")
    assert lists.words_prompt(workstreams, COURSE.naming[workstreams.field]) == naming("scope", "workstreams")


def test_a_new_row_gets_an_id_from_its_name_that_no_other_has() -> None:
    workstreams, naming = step("scope", "workstreams"), COURSE.naming["scope.workstreams[]"]

    def added(words: str, *, named: bool = True) -> AddItem:
        return lists.new_item(workstreams, VIEW, naming if named else None, words)

    assert added("Shared station") == AddItem(("scope", "workstreams"), "shared-station", {"name": "Shared station"})
    assert added("Rooms") == AddItem(("scope", "workstreams"), "rooms-2", {"name": "Rooms"})
    assert added("", named=False) == AddItem(("scope", "workstreams"), "workstream", {})
    assert added("") == AddItem(("scope", "workstreams"), "workstream", {})
    assert added("x" * 60).id == "x" * 50
    assert added("x" * 49 + " yz").id == "x" * 49
    assert lists.fresh_id("Pcc Norfolk", step("parties"), VIEW) == "pcc-norfolk-2"


def test_an_id_is_fresh_among_all_lists_that_answers_point_to_alike() -> None:
    draft = DRAFT | {"premises": {"places": [{"id": "station"}, {"id": "station-2"}]}}
    view = View(State(draft), COURSE)

    assert lists.fresh_id("Station", step("parties", view=view), view) == "station-3"
    assert lists.fresh_id("Station", step("scope", "objectives", view=view), view) == "station"


@pytest.mark.parametrize(
    ("first", "last", "values"),
    [
        (False, False, ["change", "up", "down", "remove", "back"]),
        (True, False, ["change", "down", "remove", "back"]),
        (False, True, ["change", "up", "remove", "back"]),
        (True, True, ["change", "remove", "back"]),
    ],
)
def test_a_row_can_be_changed_moved_and_removed(first: bool, last: bool, values: list[str]) -> None:
    labels = {
        "change": "Change one of its answers",
        "up": "Move it up",
        "down": "Move it down",
        "remove": "Remove it",
        "back": "Leave it as it is",
    }

    assert lists.row_prompt("Rooms", first=first, last=last) == Prompt(
        "one",
        "Rooms: what would you like to do?",
        options=tuple(Option(value, labels[value]) for value in values),
        default="back",
    )


def test_on_a_screen_several_rows_are_named_at_once() -> None:
    commands = frozenset({Command.BACK, Command.MENU, Command.HELP})

    assert names_prompt(step("scope", "workstreams"), VIEW) == Prompt(
        "words",
        "What is this workstream called? (for several, put a semicolon between them; leave it empty if there is no workstream)",
        example="Shared use of Harrowmere Fire Station",
        leave="adds none",
        commands=commands,
    )
    assert names_prompt(step("money", "shares"), VIEW) == Prompt(
        "many",
        "Which party bears this share of the costs?",
        options=(Option("pcc-norfolk", "Norfolk PCC"), Option("fra-norfolk", "Norfolk Fire")),
        leave="adds none",
        commands=commands,
    )
    usual = names_prompt(step("parties", "fra-norfolk", "functions"), VIEW)
    assert usual.question.endswith(
        " (the numbers of usual ones, or other words; for several, put a semicolon between them)"
    )
    assert (usual.kind, usual.example) == ("words", "")
    assert usual.options[-1].value != "in words"


@pytest.mark.parametrize(
    ("reply", "names"),
    [
        ("Rooms; Gym ;; ", ("Rooms", "Gym")),
        ("1, 2; Gym", ("a", "b", "Gym")),
        ("3", ("3",)),
        ("0", ("0",)),
        ("1, x", ("1, x",)),
        ("", ()),
        (("a", "b"), ("a", "b")),
        (Command.LEAVE, ()),
    ],
)
def test_names_are_parted_by_semicolons_and_usual_ones_go_by_number(reply: Reply, names: tuple[str, ...]) -> None:
    prompt = Prompt("words", "?", options=(Option("a", "A"), Option("b", "B")))

    assert names_given(reply, prompt) == names


def test_a_section_is_counted_among_those_in_which_anything_is_asked() -> None:
    assert section_words("document", VIEW) == "The document, section 1 of 13"
    assert section_words("parties", VIEW) == "The parties, section 2 of 13"
    assert section_words("premises", VIEW) == "Premises"


def test_usual_functions_are_those_of_the_body_that_it_still_lacks() -> None:
    found = usual_of(step("parties", "fra-norfolk", "functions"), VIEW)
    draft = {"parties": [{"id": "a", "body": "fra-norfolk", "functions": [{"id": "f", "function": found[0].function}]}]}
    view = View(State(draft), COURSE)

    assert usual_of(step("parties", "a", "functions", view=view), view) == found[1:]
    assert usual_of(step("parties"), VIEW) == ()
    nobody = View(State({"parties": [{"id": "a"}]}), COURSE)
    assert usual_of(step("parties", "a", "functions", view=nobody), nobody) == ()
    assert found[0].values == {"function": found[0].function, "statute": found[0].statute}


def test_usual_functions_are_read_by_kind_in_the_order_of_the_file() -> None:
    text = "- kinds: [a, b]\n  functions: [{function: one, statute: s}]\n- kinds: [b]\n  functions: [{function: 2, statute: 3}]\n"

    assert read_usual(read_yaml(text, "usual.yaml", LibraryError)) == {
        "a": (UsualFunction("one", "s"),),
        "b": (UsualFunction("one", "s"), UsualFunction("2", "3")),
    }


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("kinds: [a]\n", "Each group has `kinds` and `functions`, and nothing else."),
        ("- a\n", "Each group has `kinds` and `functions`, and nothing else."),
        ("- {kinds: [a]}\n", "Each group has `kinds` and `functions`, and nothing else."),
        ("- {kinds: [a], functions: [one]}\n", "Each has `function` and `statute`, and nothing else."),
        (
            "- {kinds: [a], functions: [{function: a, statute: b, more: c}]}\n",
            "Each has `function` and `statute`, and nothing else.",
        ),
    ],
)
def test_a_file_of_usual_functions_not_as_it_must_be_is_refused(text: str, problem: str) -> None:
    with pytest.raises(LibraryError) as refused:
        read_usual(read_yaml(text, "usual.yaml", LibraryError))
    assert str(refused.value) == f"usual.yaml: {problem}"


@pytest.mark.parametrize("text", ["a\n", "- a\n", "- {kinds: [a]}\n", "- {kinds: [a], examples: {}, more: b}\n"])
def test_a_file_of_examples_that_is_not_as_it_must_be_is_refused(text: str) -> None:
    with pytest.raises(LibraryError) as refused:
        list(_groups(read_yaml(text, "examples.yaml", LibraryError)))
    assert str(refused.value) == "examples.yaml: Each group has `kinds` and `examples`, and nothing else."


def test_a_file_of_examples_that_is_refused_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "presets").mkdir()
    (tmp_path / "presets" / "examples-by-kind.yaml").write_text("a\n", encoding="utf-8")
    monkeypatch.setattr("assembler.interview.talk.kind_examples.shipped", lambda name: {"clauses": tmp_path}[name])
    with pytest.raises(LibraryError) as refused:
        examples_by_kind.__wrapped__()
    assert str(refused.value) == (
        "clauses/presets/examples-by-kind.yaml: Each group has `kinds` and `examples`, and nothing else."
    )


def test_examples_of_a_kind_hold_its_first_usual_function() -> None:
    found = examples_by_kind()["county_council"]
    first, *_ = usual_of(step("parties", "fra-norfolk", "functions"), VIEW)

    assert found["parties[].functions[].function"] == first.function
    assert found["parties[].functions[].statute"] == first.statute
    police = examples_by_kind()["police_and_crime_commissioner"]
    assert put("parties", "pcc-norfolk", "power_to_join").example == police["parties[].power_to_join"]
    unnamed = View(State({"parties": [{"id": "a"}]}), COURSE)
    assert put("parties", "a", "power_to_join", view=unnamed).example == (
        COURSE.questionnaire.by_field["parties[].power_to_join"].example
    )


def test_a_preset_is_chosen_first_or_none() -> None:
    assert kind_prompt(PRESETS.all[:1]) == Prompt(
        "one",
        "What kind of collaboration is it?",
        "The answers that such agreements usually have are then proposed. No fact is filled in.",
        options=(
            Option("strategic-umbrella", f"{PRESETS.all[0].title}: {PRESETS.all[0].describes}"),
            Option("none", "Another kind, or several: propose nothing"),
        ),
        default="none",
        commands=frozenset(),
    )
    assert preset_named(PRESETS, "joint-post") is PRESETS.by_id["joint-post"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("joint-pots", "There is no preset “joint-pots”. Did you mean “joint-post”?"),
        ("zzz", f"There is no preset “zzz”. The presets are: {', '.join(PRESETS.by_id)}."),
    ],
)
def test_a_preset_that_is_not_there_is_told(name: str, told: str) -> None:
    with pytest.raises(AnswersError) as refused:
        preset_named(PRESETS, name)
    assert str(refused.value) == told


PCC, CHIEF = REGISTER.bodies["pcc-norfolk"], REGISTER.bodies["cc-norfolk"]


def test_a_body_is_offered_by_its_name_kind_and_area() -> None:
    assert party_prompts.body_words(PCC) == (
        f"The Police and Crime Commissioner for Norfolk (police and crime commissioner, {PCC.area})"
    )
    assert party_prompts.body_words(replace(PCC, area="")) == (
        "The Police and Crime Commissioner for Norfolk (police and crime commissioner)"
    )


def test_the_register_is_searched_while_somebody_types() -> None:
    prompt = party_prompts.search_prompt(REGISTER)

    assert replace(prompt, find=None) == Prompt(
        "words",
        "Type part of a name, an area or a kind of body",
        "The register of bodies",
        example="norfolk chief constable",
        leave="goes back to the list",
    )
    assert prompt.find is not None
    assert prompt.find("chief constable norfolk") == [party_prompts.body_words(CHIEF)]
    assert len(prompt.find("police")) == 15
    assert party_prompts.matches(REGISTER, "PCC-Norfolk") == (PCC,)
    assert party_prompts.matches(REGISTER, party_prompts.body_words(PCC).upper()) == (PCC,)
    assert party_prompts.matches(REGISTER, "  ") == ()


def test_of_many_bodies_found_the_first_are_shown() -> None:
    found = party_prompts.matches(REGISTER, "police")
    shown = tuple(Option(body.id, party_prompts.body_words(body)) for body in found[:15])

    assert party_prompts.matches_prompt(found) == Prompt(
        "one",
        f"Which body? The first 15 of {len(found)} are shown: more words find fewer.",
        options=shown,
        leave="goes back to the list",
    )
    assert party_prompts.matches_prompt(found[:15]).question == "Which body?"


def test_a_chief_officers_policing_body_is_needed_until_it_is_a_party() -> None:
    there = {"parties": [{"id": "a", "body": "pcc-norfolk"}]}

    assert party_prompts.policing_body_needed(CHIEF, {}, REGISTER) is PCC
    assert party_prompts.policing_body_needed(CHIEF, there, REGISTER) is None
    assert party_prompts.policing_body_needed(PCC, {}, REGISTER) is None
    assert party_prompts.policing_body_prompt(CHIEF, PCC) == Prompt(
        "one",
        f"You chose the Chief Constable of Norfolk Constabulary. {PCC.legal_name} must also be a party (section 3(10)). Add it?",
        options=(Option("yes", "Yes, add it"), Option("no", "No, not now")),
        default="yes",
    )
    assert party_prompts.policing_body_prompt(replace(CHIEF, legal_name="Theatre"), PCC).question.startswith(
        "You chose Theatre. "
    )


def test_an_earlier_agreement_gives_no_facts_dates_or_acceptances() -> None:
    text = """\
document: {title: Hub, prepared_on: 2027-03-01}
parties:
  - {id: a, kind: charity, legal_name: A, provides_ambulance_services: yes, status_checked_on: 2027-01-01, consultation: {chief_officer_consulted_on: 2027-01-01}}
decision: {route: duty}
governance: {structure: board}
drafting:
  omit: [{clause: benefits, reason: none}]
  accepted: [{rule: x, by: B, on: 2027-01-01, reason: r}]
"""
    party = {"id": "a", "kind": "charity", "legal_name": "A", "provides_ambulance_services": "yes"}

    begun = party_prompts.starting_point(read_answers(text, "hub.yaml"))
    assert begun == {
        "document": {"title": "Hub"},
        "parties": [party | {"provides_ambulance_services": begun["parties"][0]["provides_ambulance_services"]}],
        "governance": {"structure": "board"},
        "drafting": {"omit": [{"clause": "benefits", "reason": "none"}]},
    }
    assert party_prompts.starting_point(read_answers("document: {title: Hub}\n", "x")) == {"document": {"title": "Hub"}}


def checked(found: Against, *, looked: bool = False, view: View = VIEW) -> Prompt:
    return review_prompts.sections_prompt(view, "[s]", found, looked=looked)


def test_answers_are_checked_by_section_with_objections_first() -> None:
    prompt = checked(Against(1, 2, 3))
    options = {option.value: option.label for option in prompt.options}

    assert replace(prompt, options=()) == Prompt(
        "one", "Check your answers. Which section would you like to see?", "Check your answers", "[s]", default="wrong"
    )
    assert list(options) == [
        "wrong",
        "open",
        *COURSE.titles,
        "list parties",
        "list scope/workstreams",
        "own",
        "finish",
    ]
    assert options["wrong"] == "What prevents a signature copy, to be put right or accepted"
    assert options["open"] == "Only what is open"
    assert options["premises"] == "Premises (0 answers)"
    assert options["decision"].startswith("How the parties came to decide (")
    assert options["document"] == "The document (11 answers, 4 without one)"
    assert options["list parties"] == "The parties: add, change, remove or move (2)"
    assert options["list scope/workstreams"] == "The workstreams: add, change, remove or move (1)"
    assert options["own"] == "Special conditions, in your own words (none)"
    assert options["finish"] == "Go on all the same"


def test_a_section_says_how_many_answers_it_has_and_lacks() -> None:
    options = {option.value: option.label for option in checked(Against(0, 0, 0), view=EMPTY).options}
    records = View(State({"scope": {"subjects": ["records"]}}), COURSE)

    assert options["parties"] == "The parties (1 answer)"
    assert options["outputs"] == f"{COURSE.titles['outputs']} (0 answers)"
    of_records = {option.value: option.label for option in checked(Against(0, 0, 0), view=records).options}
    assert of_records["outputs"] == f"{COURSE.titles['outputs']} (1 answer)"


def test_once_looked_at_or_with_nothing_against_them_enter_goes_on() -> None:
    own = View(State({"drafting": {"special_conditions": [{"id": "a", "heading": "H", "text": "T"}]}}), COURSE)

    assert checked(Against(0, 1, 0), looked=True).default == "finish"
    assert checked(Against(0, 1, 0)).default == "wrong"
    clean = checked(Against(0, 0, 0), view=own)
    assert (clean.default, clean.options[0].value) == ("finish", "document")
    assert clean.options[-2:] == (
        Option("own", "Special conditions, in your own words (1)"),
        Option("finish", "All is as it should be: go on"),
    )
    assert [option.value for option in checked(Against(0, 0, 1)).options][:2] == ["open", "document"]


def test_the_answers_of_a_section_are_shown_with_where_they_came_from() -> None:
    prompt = review_prompts.section_prompt(VIEW, "document")

    assert replace(prompt, options=()) == Prompt(
        "one", "Choose an answer to change it.", "The document", default="document/short_name"
    )
    assert [(option.value, option.label) for option in prompt.options if "/" not in option.value] == [
        ("finish", "Nothing to change here")
    ]
    assert {option.value: option.label for option in prompt.options} | {
        "document/title": "title of the agreement: Hub",
        "document/short_name": "short name of the collaboration: to be agreed",
        "document/reference": "document reference: to be agreed (the boards)",
        "document/form": "form of the agreement: A simple contract, signed (the default)",
    } == {option.value: option.label for option in prompt.options}


def test_the_answers_of_one_item_and_what_is_open_are_shown_alike() -> None:
    one = review_prompts.section_prompt(VIEW, "", ("parties", "fra-norfolk"))
    waiting = review_prompts.open_prompt(VIEW)

    assert one.place == "Check your answers"
    assert {option.value.partition("/fra-norfolk/")[0] for option in one.options} == {"parties", "finish"}
    assert (
        "parties/fra-norfolk/legal_name",
        "legal name (Norfolk Fire): Norfolk County Council (from the register)",
    ) in [(option.value, option.label) for option in one.options]
    assert (waiting.place, waiting.default) == ("Only what is open", "document/short_name")
    assert {option.label.rpartition(": ")[2] for option in waiting.options} == {
        "to be agreed",
        "to be agreed (the boards)",
        "Nothing to change here",
    }


@pytest.mark.parametrize(
    ("spot", "words"),
    [
        (("parties",), "Norfolk PCC: police and crime commissioner; Norfolk Fire: county council"),
        (("scope", "objectives"), "none"),
        (("document", "title"), "Hub"),
        (("document", "reference"), "to be agreed (the boards)"),
        (("document", "short_name"), "to be agreed"),
        (("decision", "route"), "not recorded"),
        (("money", "payments"), "No (the default)"),
        (("parties", "pcc-norfolk", "roles"), "Participating (the default)"),
        (("parties", "pcc-norfolk", "area"), "Norfolk police area (from the register)"),
    ],
)
def test_an_answer_is_said_in_words(spot: tuple[str, ...], words: str) -> None:
    assert review_prompts.answer_words(step(*spot), VIEW) == words


def test_several_answers_are_said_together_and_nobodys_is_nothing() -> None:
    both = View(State({"parties": [{"id": "a", "roles": ["lead", "host"]}]}), COURSE)

    assert review_prompts.answer_words(step("parties", "a", "roles", view=both), both) == "Lead; Host"
    assert review_prompts.answer_words(replace(step("document", "short_name"), origin=None), VIEW) == "nothing"


def test_what_a_preset_answered_and_an_empty_choice_are_said_too() -> None:
    state = apply(State(DRAFT), Suggest({"scope.subjects": ("premises",)}), COURSE)
    view = View(state, COURSE)
    none = View(State({"scope": {"subjects": []}}), COURSE)

    assert review_prompts.answer_words(step("scope", "subjects", view=view), view).endswith(" (from the preset)")
    assert review_prompts.answer_words(step("scope", "subjects", view=none), none) == "none"


def placed(**labels: str) -> dict[str, Placed]:
    return {key: Placed(label, key.rpartition("_")[0]) for key, label in labels.items()}


def test_what_a_change_does_is_said_in_numbers_of_the_agreement() -> None:
    before = placed(a="clause 1", b="clause 2", b_one="2.1", c="clause 3")
    after = placed(a="clause 1", b="clause 2", d="clause 3", d_one="3.1", e="Schedule 1", f="")

    assert review_prompts.effect_words(before, after) == "adds clause 3 and Schedule 1; removes 2.1 and clause 3"
    assert review_prompts.effect_words(before, before) == ""
    assert review_prompts.effect_words({}, after) == review_prompts.effect_words(before, {}) == ""
    assert review_prompts.effect_words(placed(a="clause 1"), placed(a="clause 1", b="clause 2")) == "adds clause 2"


def test_of_many_places_seven_are_named_and_the_rest_counted() -> None:
    many = {f"k{number}": f"clause {number}" for number in range(1, 10)}
    first = placed(a="clause 0")

    assert review_prompts.effect_words(first, first | placed(**many)) == (
        "adds clause 1, clause 2, clause 3, clause 4, clause 5, clause 6, clause 7 and 2 more"
    )
    del many["k9"]
    assert review_prompts.effect_words(first, first | placed(**many)) == (
        "adds clause 1, clause 2, clause 3, clause 4, clause 5, clause 6, clause 7 and clause 8"
    )
