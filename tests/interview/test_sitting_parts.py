"""The parts of a sitting, one at a time: an acceptance, a special condition, a list, a section, a finding, and the end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from interview.playing import COURSE, PRESETS
from interview.scripted_face import ScriptedFace
from interview.seated import Said, seated
from interview.test_notice_words import FINDING
from msgspec.structs import replace

from assembler.effects.values import Consequences, Finished, Notice, Placed
from assembler.interview.core.events import Accept, Answer, AnswerEach, Back, Clear, FinishList, Visit
from assembler.interview.core.state import State
from assembler.interview.core.view import View
from assembler.interview.sitting.acceptance_fields import accepting
from assembler.interview.sitting.adviser import item_words
from assembler.interview.sitting.interview import Interview, SittingOutcome
from assembler.interview.sitting.list_changes import edit_list
from assembler.interview.sitting.own_conditions import special_conditions
from assembler.interview.sitting.review import choose_answer, finish, go_to_section, review, see_section
from assembler.interview.talk.prompts import Option, Prompt, always_good
from assembler.statute.against import Against

PARTIES: dict[str, Any] = {
    "document": {"title": "Hub"},
    "parties": [{"id": "pcc-norfolk", "body": "pcc-norfolk"}, {"id": "fra-norfolk", "body": "fra-norfolk"}],
}
OPEN = PARTIES | {"document": {"title": "Hub", "reference": {"to_be_agreed": "the boards"}}}
WARNING = replace(FINDING, rule="w", action="WARN", message="It is long.", check="c", facts={"a": "1"})
BLOCK = FINDING


def notice(finding: Any, *fields: str, clause: str = "") -> Notice:
    return Notice(finding, frozenset(fields), clause)


def bare(prompt: Prompt) -> Prompt:
    return replace(prompt, check=always_good)


class TestAcceptance:
    def accepted(self, by: str, *lines: str) -> tuple[Accept | None, ScriptedFace]:
        face = ScriptedFace(lines)
        return accepting(face, notice(WARNING), by, "2027-03-01"), face

    def test_is_by_whom_why_and_when_read_back_before_it_counts(self):
        given, face = self.accepted("", "Head of Legal", "the boards know", "2 March 2027", "")

        assert given == Accept("w", "Head of Legal", "2027-03-02", "the boards know", "c", "", {"a": "1"})
        assert [bare(prompt) for prompt in face.prompts] == [
            Prompt("words", "Who accepts the warning?", example="Head of Legal Services", leave="goes back"),
            Prompt("words", "For what reason?", leave="goes back"),
            Prompt("words", "On what day is it accepted?", default="1 March 2027", origin="today"),
            Prompt(
                "one",
                "To be recorded: Head of Legal accepts on 2 March 2027: It is long. Reason: the boards know",
                options=(Option("record", "Record it"), Option("change", "Change it")),
                default="record",
            ),
        ]

    def test_proposes_who_accepted_last_and_today(self):
        given, face = self.accepted("Reader", "", "known", "", "Record it")

        assert given == Accept("w", "Reader", "2027-03-01", "known", "c", "", {"a": "1"})
        assert bare(face.prompts[0]) == Prompt(
            "words", "Who accepts the warning?", default="Reader", origin="as before"
        )

    def test_can_be_changed_from_the_beginning(self):
        given, face = self.accepted("Reader", "", "known", "", "Change it", "Other", "", "", "Record it")

        assert given == Accept("w", "Other", "2027-03-01", "known", "c", "", {"a": "1"})
        assert [prompt.question for prompt in face.prompts][4:7] == [
            "Who accepts the warning?",
            "For what reason?",
            "On what day is it accepted?",
        ]
        assert (face.prompts[5].default, face.prompts[5].origin) == ("known", "as you wrote")

    def test_back_leads_from_each_field_to_the_one_before(self):
        given, face = self.accepted("Reader", "", "known", "<", "better known", "", "<", "3 March 2027", "")

        assert given == Accept("w", "Reader", "2027-03-03", "better known", "c", "", {"a": "1"})
        assert [prompt.question.partition(" ")[0] for prompt in face.prompts] == [
            *("Who", "For", "On", "For", "On", "To", "On", "To"),
        ]

    def test_back_or_nothing_in_the_first_field_accepts_nothing(self):
        assert self.accepted("Reader", "<")[0] is None
        assert self.accepted("", "")[0] is None
        assert self.accepted("", "Reader", "", "<")[0] is None

    def test_a_day_must_be_one(self):
        given, face = self.accepted("Reader", "", "known", "soon", "1/4/2027", "")

        assert given is not None
        assert given.on == "2027-04-01"
        assert "“soon” is not a date." in "\n".join(face.shown)

    def test_a_reason_must_be_in_words(self):
        _, face = self.accepted("Reader", "", "known", "", "")

        assert [face.prompts[1].check(words) for words in ("known", " ", "")] == [
            "",
            "Say it in words.",
            "Say it in words.",
        ]


class TestSpecialConditions:
    def test_are_asked_for_heading_words_and_subject(self, tmp_path: Path):
        draft = PARTIES | {"scope": {"subjects": ["premises"]}}
        session, face = seated(tmp_path, draft, "", "Radio channels", "The Parties must talk.", "2")
        special_conditions(session)

        assert session.state.draft["drafting"] == {
            "special_conditions": [
                {
                    "id": "radio-channels",
                    "heading": "Radio channels",
                    "text": "The Parties must talk.",
                    "covers": "premises",
                }
            ]
        }
        assert face.prompts == [
            Prompt(
                "one",
                "Special conditions are printed as what the parties say in their own words. What next?",
                options=(Option("add", "Add a special condition"), Option("none", "Nothing to change here")),
                default="add",
            ),
            Prompt("words", "What is its heading?", example="Radio channels", leave="adds none"),
            Prompt(
                "words",
                "What does it say?",
                example="The Parties must use the shared incident channel while they work together.",
                leave="adds none",
            ),
            Prompt(
                "one",
                "Does it cover a subject that has no clause of its own?",
                options=(
                    Option("none", "No"),
                    Option("premises", COURSE.questionnaire.by_field["scope.subjects"].choices["premises"]),
                ),
                default="none",
            ),
        ]

    @pytest.mark.parametrize("lines", [["1", ""], ["1", "H", ""], ["1", "H", "T", "<"], ["1", "<"], ["Nothing"], ["<"]])
    def test_are_not_added_where_the_user_goes_back(self, lines: list[str], tmp_path: Path):
        session, _ = seated(tmp_path, PARTIES, *lines)
        special_conditions(session)

        assert session.state.draft == PARTIES

    @pytest.mark.parametrize(
        ("heading", "identity"), [("a" * 50, "a" * 50), ("a" * 51, "a" * 50), ("a" * 49 + " b", "a" * 49)]
    )
    def test_get_an_id_of_fifty_characters_at_most(self, heading: str, identity: str, tmp_path: Path):
        session, _ = seated(tmp_path, {}, "add", heading, "One.", "")
        special_conditions(session)

        assert [one["id"] for one in session.state.draft["drafting"]["special_conditions"]] == [identity]

    def test_get_an_id_of_their_own_and_can_be_removed(self, tmp_path: Path):
        session, face = seated(
            tmp_path, {}, "add", "Radio", "One.", "", "add", "Radio", "Two.", "no", "add", "…", "Three.", "",
            "Remove: Radio",
        )  # fmt: skip
        for _ in range(4):
            special_conditions(session)

        assert session.state.draft == {
            "drafting": {
                "special_conditions": [
                    {"id": "radio-2", "heading": "Radio", "text": "Two."},
                    {"id": "item", "heading": "…", "text": "Three."},
                ]
            }
        }
        assert face.prompts[-1].options[1:3] == (
            Option("remove radio", "Remove: Radio"),
            Option("remove radio-2", "Remove: Radio"),
        )


def edited(
    folder: Path, draft: dict[str, Any], spot: tuple[str, ...], chosen: str, *lines: str
) -> tuple[Any, ScriptedFace]:
    session, face = seated(folder, draft, *lines)
    edit_list(session, session.view.by_spot[spot], chosen)
    return session, face


class TestLists:
    def test_a_row_is_added_under_a_name(self, tmp_path: Path):
        session, _ = edited(tmp_path, {}, ("scope", "workstreams"), "add", "Shared station")
        assert session.state.draft["scope"]["workstreams"] == [{"id": "shared-station", "name": "Shared station"}]

        session, _ = edited(tmp_path, {}, ("scope", "workstreams"), "add", "")
        assert session.state.draft == {}

    def test_a_row_that_has_no_name_is_added_at_once(self, tmp_path: Path):
        session, face = edited(tmp_path, {}, ("scope", "objectives"), "add")

        assert session.state.draft == {"scope": {"objectives": [{"id": "objective"}]}}
        assert face.prompts == []

    def test_a_usual_function_is_chosen_or_another_named_in_words(self, tmp_path: Path):
        spot = ("parties", "pcc-norfolk", "functions")
        session, face = edited(tmp_path, PARTIES, spot, "add", "Another", "lifting people")
        assert session.state.draft["parties"][0]["functions"] == [
            {"id": "lifting-people", "function": "lifting people"}
        ]
        assert face.prompts[1].place == "New function"

        session, _ = edited(tmp_path, PARTIES, spot, "add", "1")
        assert set(session.state.draft["parties"][0]["functions"][0]) == {"id", "function", "statute"}

    def test_one_row_for_each_party(self, tmp_path: Path):
        session, _ = edited(tmp_path, PARTIES, ("money", "shares"), "add-all")

        assert session.state.draft["money"]["shares"] == [
            {"id": "pcc-norfolk", "party": "pcc-norfolk"},
            {"id": "fra-norfolk", "party": "fra-norfolk"},
        ]

    def test_a_row_is_moved_up_and_down(self, tmp_path: Path):
        def order(identity: str, line: str) -> list[str]:
            session, _ = edited(tmp_path, PARTIES, ("parties",), f"row {identity}", line)
            return [party["id"] for party in session.state.draft["parties"]]

        assert order("fra-norfolk", "up") == order("pcc-norfolk", "down") == ["fra-norfolk", "pcc-norfolk"]
        assert order("pcc-norfolk", "back") == ["pcc-norfolk", "fra-norfolk"]

    def test_a_row_has_its_answers_changed(self, tmp_path: Path):
        session, face = edited(tmp_path, PARTIES, ("parties",), "row pcc-norfolk", "change", "legal name (Norfolk PCC)")

        assert session.state.at == ("parties", "pcc-norfolk", "legal_name")
        assert face.prompts[0].question == "Norfolk PCC: police and crime commissioner: what would you like to do?"

    POINTED = PARTIES | {"decision": {"notified_by": "pcc-norfolk"}, "scope": {"subjects": []}}

    def test_a_row_removed_opens_what_pointed_to_it(self, tmp_path: Path):
        session, face = edited(tmp_path, self.POINTED, ("parties",), "row pcc-norfolk", "remove", "")
        label = COURSE.questionnaire.by_field["decision.notified_by"].label

        assert session.state.draft == {
            "document": {"title": "Hub"},
            "parties": [{"id": "fra-norfolk", "body": "fra-norfolk"}],
            "scope": {"subjects": []},
        }
        assert face.prompts[1] == Prompt(
            "one",
            f"Removed: Norfolk PCC: police and crime commissioner. That leaves without an answer: {label}.",
            options=(Option("on", "Go on"), Option("undo", "Undo: put it back, with what pointed to it")),
            default="on",
        )

    @pytest.mark.parametrize("undo", ["undo", "<"])
    def test_a_row_removed_is_put_back_in_place_with_what_pointed_to_it(self, undo: str, tmp_path: Path):
        session, _ = edited(tmp_path, self.POINTED, ("parties",), "row pcc-norfolk", "remove", undo)

        assert session.state.draft == self.POINTED
        assert session.state.at == ("parties",)

    def test_a_row_that_nothing_points_to_is_removed_without_more_words(self, tmp_path: Path):
        _, face = edited(tmp_path, PARTIES, ("parties",), "row pcc-norfolk", "remove", "")

        assert face.prompts[1].question == "Removed: Norfolk PCC: police and crime commissioner."


class TestRegister:
    def added(self, folder: Path, draft: dict[str, Any], *lines: str) -> tuple[list[str], ScriptedFace]:
        session, face = edited(folder, draft, ("parties",), "register", *lines)
        return [party["id"] for party in session.state.draft.get("parties", [])], face

    def test_a_body_is_found_and_added(self, tmp_path: Path):
        ids, face = self.added(tmp_path, {}, "fra-norfolk")

        assert ids == ["fra-norfolk"]
        assert face.shown[-1] == "Added: Norfolk County Council."

    def test_a_body_that_is_there_is_not_added_again(self, tmp_path: Path):
        ids, face = self.added(tmp_path, PARTIES, "pcc-norfolk")

        assert ids == ["pcc-norfolk", "fra-norfolk"]
        assert face.shown[-1] == "The Police and Crime Commissioner for Norfolk is already a party."

    def test_words_that_find_nothing_or_several_are_asked_about(self, tmp_path: Path):
        ids, face = self.added(tmp_path, {}, "atlantis", "norfolk police", "<", "norfolk police", "1", "no")

        assert "No body in the register holds all those words. Fewer words find more." in face.shown
        assert [prompt.question for prompt in face.prompts][:5] == [
            "Type part of a name, an area or a kind of body",
            "Type part of a name, an area or a kind of body",
            "Which body?",
            "Type part of a name, an area or a kind of body",
            "Which body?",
        ]
        assert len(ids) == 1

    def test_the_search_may_be_left(self, tmp_path: Path):
        assert self.added(tmp_path, {}, "")[0] == self.added(tmp_path, {}, "<")[0] == []

    @pytest.mark.parametrize(
        ("line", "ids"), [("", ["cc-norfolk", "pcc-norfolk"]), ("no", ["cc-norfolk"]), ("<", ["cc-norfolk"])]
    )
    def test_the_policing_body_is_offered_with_a_chief_officer(self, line: str, ids: list[str], tmp_path: Path):
        assert self.added(tmp_path, {}, "cc-norfolk", line)[0] == ids


class TestCopying:
    EARLIER = """\
parties:
  - {id: a, kind: charity, legal_name: Alpha, same_person_as: b}
  - {id: b, legal_name: Beta, roles: [lead], decision: {view: both}}
"""

    def copied(self, folder: Path, draft: dict[str, Any], *lines: str) -> tuple[Any, ScriptedFace]:
        file = folder / "earlier.yaml"
        file.write_text(self.EARLIER, encoding="utf-8")
        session, face = edited(
            folder, draft, ("parties",), "copy", *(line.replace("FILE", str(file)) for line in lines)
        )
        return session.state.draft.get("parties"), face

    def test_a_party_is_copied_without_what_it_decided_or_points_to(self, tmp_path: Path):
        parties, face = self.copied(tmp_path, {"parties": [{"id": "a"}]}, "FILE", "Alpha")

        assert parties == [{"id": "a"}, {"id": "a-2", "kind": "charity", "legal_name": "Alpha"}]
        assert face.prompts == [
            Prompt("words", "Which answers file?", example="hub.yaml", leave="goes back to the list"),
            Prompt(
                "one",
                "Which party?",
                options=(Option("a", "Alpha"), Option("b", "Beta")),
                leave="goes back to the list",
            ),
        ]

    def test_what_it_points_to_stays_where_that_is_there(self, tmp_path: Path):
        parties, _ = self.copied(tmp_path, {"parties": [{"id": "b"}]}, "FILE", "Alpha")

        assert parties[1] == {"id": "a", "kind": "charity", "legal_name": "Alpha", "same_person_as": "b"}

    @pytest.mark.parametrize("lines", [[""], ["FILE", ""], ["<"], ["FILE", "<"]])
    def test_nothing_is_copied_where_the_user_goes_back(self, lines: list[str], tmp_path: Path):
        assert self.copied(tmp_path, {}, *lines)[0] is None


class TestReview:
    def test_a_section_can_be_gone_to_and_an_answer_in_it(self, tmp_path: Path):
        session, face = seated(tmp_path, PARTIES, "The document", "form of the agreement")
        go_to_section(session)

        assert session.state.at == ("document", "form")
        assert face.prompts[0] == Prompt(
            "one",
            "Go to which section?",
            options=tuple(Option(section, title) for section, title in COURSE.titles.items()),
            leave="stays here",
        )

    def test_one_may_stay_where_one_is(self, tmp_path: Path):
        session, face = seated(tmp_path, PARTIES, "", "<")
        go_to_section(session)
        go_to_section(session)

        assert (session.state.at, len(face.prompts)) == (None, 2)

    def test_enter_takes_the_answer_that_waits_and_the_last_option_none(self, tmp_path: Path):
        session, _ = seated(tmp_path, PARTIES, "", "Nothing to change here", "<")

        assert choose_answer(session, "document") is True
        assert session.state.at == ("document", "short_name")
        assert see_section(session, None, "document") is False
        assert choose_answer(session, "document") is False

    def checked(self, folder: Path, *lines: str, said: Said | None = None) -> tuple[bool, Any, ScriptedFace]:
        session, face = seated(folder, OPEN, *lines, said=said)
        session.adviser.begin(session.view)
        return review(session), session, face

    def test_all_may_be_as_it_should_be(self, tmp_path: Path):
        assert self.checked(tmp_path, "All is as it should be")[0] is False
        assert self.checked(tmp_path, "")[0] is False

    def test_a_list_an_open_answer_or_a_section_can_be_chosen(self, tmp_path: Path):
        put, session, _ = self.checked(tmp_path, "The parties: add")
        assert (put, session.state.at) == (True, ("parties",))

        put, session, _ = self.checked(tmp_path, "Only what is open", "short name")
        assert (put, session.state.at) == (True, ("document", "short_name"))

        put, session, _ = self.checked(tmp_path, "The document", "Nothing", "Special", "<", "All is")
        assert (put, session.state.at) == (False, None)

    def test_back_goes_to_what_was_dealt_with_last(self, tmp_path: Path):
        session, _ = seated(tmp_path, PARTIES, "<")
        session.do(Answer(("document", "short_name"), "H"))

        assert review(session) is True
        assert session.state.at == ("document", "short_name")

    def test_enter_leads_first_to_what_is_wrong_and_then_on(self, tmp_path: Path):
        said = Said(notices=(notice(BLOCK, "change.withdrawal_notice"),))
        put, _, face = self.checked(tmp_path, "", "on", "", said=said)

        assert put is False
        assert (
            "Block: The policing body is no party.\n  pca-2017 s.3(10) (in the words of the Act).\n  To cure: Add it."
            in face.shown
        )
        assert [prompt.default for prompt in face.prompts] == ["wrong", "on", "finish"]
        assert [option.label for option in face.prompts[1].options] == [
            "Go on, and come back to it later",
            "Answer now: notice of withdrawal",
        ]

    def test_what_is_wrong_can_be_answered_at_once(self, tmp_path: Path):
        said = Said(notices=(notice(BLOCK, "change.withdrawal_notice"),))
        put, session, _ = self.checked(tmp_path, "", "2", said=said)

        assert (put, session.state.at) == (True, ("change", "withdrawal_notice"))


class TestFinish:
    def finished(self, folder: Path, line: str) -> tuple[bool, Said, ScriptedFace]:
        said = Said(findings=(BLOCK,))
        session, face = seated(folder, PARTIES, line, said=said)
        return finish(session), said, face

    def test_assembles_nothing_of_a_hand_edited_file_that_does_not_read(self, tmp_path: Path):
        said = Said(findings=(BLOCK,))
        session, face = seated(tmp_path, PARTIES, "", said=said)
        session.do(Answer(("document", "title"), "Hub"))
        session.store.file.write_text("document: [\n", encoding="utf-8")

        assert (finish(session), said.assembled, face.prompts) == (False, [], [])
        assert face.shown[-1].splitlines()[-1] == (
            "So the file was left as it is. Your answers are kept; put it right meanwhile."
        )
        assert session.store.file.read_text(encoding="utf-8") == "document: [\n"

    def test_the_agreement_is_told_in_short_and_its_copies_offered(self, tmp_path: Path):
        done, said, face = self.finished(tmp_path, "")

        assert (done, said.assembled, face.shown[-1]) == (True, ["clean"], "Assembled: clean.")
        assert face.shown[0] == (
            "\nThe parties (2)\n* The Police and Crime Commissioner for Norfolk\n* Norfolk County Council\n"
            "\nClauses and schedules in the agreement (1)\n* Clause 1: Hub\n"
            "\nTo deal with before a copy for signature (1)\n"
            "* Block: The policing body is no party.\n    pca-2017 s.3(10) (in the words of the Act).\n    To cure: Add it."
        )
        assert face.prompts == [
            Prompt(
                "one",
                "Assemble the agreement now?",
                options=(
                    Option(
                        "clean",
                        "Yes, clean: for the other side, with nothing of ours in it, and open points in square brackets",
                    ),
                    Option("internal", "Yes, internal: for ourselves, with drafting notes and a page of open points"),
                    Option(
                        "annotated",
                        "Yes, annotated: for whoever checks the draft, with the source of each paragraph too, and why it is there",
                    ),
                    Option("no", "No, only the answers file"),
                ),
                default="clean",
            )
        ]

    @pytest.mark.parametrize(
        ("line", "done", "assembled"),
        [("3", True, ["annotated"]), ("2", True, ["internal"]), ("no", True, []), ("<", False, [])],
    )
    def test_a_copy_is_assembled_if_wished(self, line: str, done: bool, assembled: list[str], tmp_path: Path):
        found, said, _ = self.finished(tmp_path, line)

        assert (found, said.assembled) == (done, assembled)


class TestAdviser:
    def test_says_nothing_until_there_is_a_party(self, tmp_path: Path):
        session, face = seated(tmp_path, {}, said=Said(notices=(notice(BLOCK),)))

        assert (session.status(), session.adviser.advise(session.view), face.shown) == ("", None, [])

    def test_reports_what_newly_applies_and_counts_it(self, tmp_path: Path):
        said = Said()
        session, face = seated(tmp_path, PARTIES, "on", said=said)
        session.adviser.begin(session.view)
        assert session.status() == "[0 blocks, 0 warnings, 0 open points so far]"
        said.notices = (notice(BLOCK), notice(replace(BLOCK, state="met", basis="Act"), clause="Withdrawal"))
        session.do(Answer(("document", "short_name"), "H"))

        assert session.adviser.advise(session.view) is None
        assert face.shown[:1] == [
            "Block: The policing body is no party.\n  pca-2017 s.3(10) (in the words of the Act).\n  To cure: Add it."
        ]
        assert session.status() == "[1 block, 0 warnings, 0 open points so far]"
        assert session.adviser.advise(session.view) is None
        assert len(face.prompts) == 1

    def test_names_the_clauses_that_deal_with_an_answer(self, tmp_path: Path):
        met = replace(BLOCK, state="met")
        session, face = seated(tmp_path, PARTIES, said=Said(notices=(notice(met, clause="Withdrawal"),)))

        assert session.adviser.advise(session.view) is None
        assert face.shown == ["The agreement deals with that in: Withdrawal (s.3(10))."]

    def test_what_is_only_to_be_recorded_is_told_and_not_asked_about(self, tmp_path: Path):
        record = replace(BLOCK, action="RECORD", message="Who consented.")
        session, face = seated(tmp_path, PARTIES, said=Said(notices=(notice(record),)))

        assert session.adviser.advise(session.view) is None
        assert (face.shown, face.prompts) == (["To record: Who consented. (s.3(10))"], [])

    def offered(self, folder: Path, line: str, *more: str, grave: list[Notice]) -> tuple[Any, ScriptedFace]:
        session, face = seated(folder, PARTIES, line, *more)
        return session.adviser.offer_cures(grave, session.view), face

    def test_offers_to_answer_to_accept_or_to_go_on(self, tmp_path: Path):
        grave = [notice(WARNING, "change.withdrawal_notice", "document.form")]
        event, face = self.offered(tmp_path, "on", grave=grave)
        labels = {
            one: COURSE.questionnaire.by_field[one].label for one in ("document.form", "change.withdrawal_notice")
        }

        assert event is None
        assert face.prompts == [
            Prompt(
                "one",
                "What would you like to do?",
                options=(
                    Option("on", "Go on, and come back to it later"),
                    Option("document/form", f"Answer now: {labels['document.form']}"),
                    Option("change/withdrawal_notice", f"Answer now: {labels['change.withdrawal_notice']}"),
                    Option("accept 0", "Accept the warning, with a reason"),
                ),
                default="on",
            )
        ]
        assert self.offered(tmp_path, "2", grave=grave)[0] == Visit(("document", "form"))
        assert self.offered(tmp_path, "<", grave=grave)[0] == Back()
        assert self.offered(tmp_path, "", grave=grave)[0] is None

    def test_several_warnings_are_accepted_singly_by_whoever_was_last(self, tmp_path: Path):
        other = replace(WARNING, rule="v", message="It is short.")
        grave = [notice(WARNING), notice(other), notice(WARNING)]
        session, face = seated(tmp_path, PARTIES, "3", "Reader", "known", "", "", "2", "", "known", "", "")
        first = session.adviser.offer_cures(grave, session.view)
        second = session.adviser.offer_cures(grave, session.view)

        assert face.prompts[0].options[1:] == (
            Option("accept 0", "Accept, with a reason: It is long."),
            Option("accept 1", "Accept, with a reason: It is short."),
        )
        assert [first, second] == [
            Accept("v", "Reader", "2027-03-01", "known", "c", "", {"a": "1"}),
            Accept("w", "Reader", "2027-03-01", "known", "c", "", {"a": "1"}),
        ]

    def test_what_has_no_effect_can_be_removed(self, tmp_path: Path):
        draft = PARTIES | {
            "money": {"shared_costs": "All."},
            "premises": {"places": [{"id": "rooms", "name": "Rooms"}]},
        }
        unasked = replace(BLOCK, rule="no-fact-dropped", fields=("money.shared_costs",))
        of_rooms = replace(unasked, fields=("premises.places[].name",), item="rooms")
        of_none = replace(of_rooms, item="elsewhere")
        session, face = seated(tmp_path, draft, "2", "3")
        grave = [notice(unasked), notice(of_rooms), notice(of_none), notice(replace(unasked, rule="s3"))]
        events = [session.adviser.offer_cures(grave, session.view) for _ in range(2)]

        assert face.prompts[0].options == (
            Option("on", "Go on, and come back to it later"),
            Option("remove money/shared_costs", "Remove: shared costs"),
            Option("remove premises/places/rooms/name", "Remove: place (rooms)"),
        )
        assert events == [Clear(("money", "shared_costs")), Clear(("premises", "places", "rooms", "name"))]

    def test_at_the_end_all_is_told_blocks_first(self, tmp_path: Path):
        said = Said(notices=(notice(WARNING), notice(BLOCK), notice(replace(BLOCK, rule="r", action="RECORD"))))
        session, face = seated(tmp_path, PARTIES, "on", said=said)

        assert session.adviser.tell_all(session.view) is None
        assert [text.partition(":")[0] for text in face.shown[:2]] == ["Block", "Warning"]
        assert len(face.prompts) == 1

    def test_counts_findings_of_the_agreement_once_all_has_been_asked(self, tmp_path: Path):
        other, met = replace(WARNING, message="Of the agreement."), replace(BLOCK, rule="met", state="met")
        said = Said(notices=(notice(BLOCK),), finished=Finished((BLOCK, other, met), 7))
        session, face = seated(tmp_path, PARTIES, "on", said=said)
        session.state = State(PARTIES, done=frozenset(step.spot for step in session.view.steps))
        session.view = View(session.state, COURSE)
        session.adviser.begin(session.view)

        assert session.view.next is None
        assert [one.finding for one in session.adviser.notices(session.view)] == [BLOCK, other]
        assert session.status() == "[1 block, 1 warning, 7 open points]"
        assert session.adviser.against(session.view) == Against(1, 1, 7)
        assert session.adviser.tell_all(session.view) is None
        assert [text.partition(".")[0] for text in face.shown[:2]] == [
            "Block: The policing body is no party",
            "Warning: Of the agreement",
        ]

    def test_at_the_end_what_was_left_for_later_waits_no_more(self, tmp_path: Path):
        left = ("document", "reference")
        said = Said(notices=(notice(BLOCK, "document.reference"), notice(WARNING)))
        session, face = seated(tmp_path, PARTIES, "on", said=said)
        session.state = State(PARTIES, done=frozenset(step.spot for step in session.view.steps if step.spot != left))
        session.view = View(session.state, COURSE)

        assert session.view.next is None
        assert [one.finding for one in session.adviser.ready(session.view)] == [WARNING]
        assert session.adviser.against(session.view) == Against(1, 1, 0)
        assert session.adviser.tell_all(session.view) is None
        assert [text.partition(".")[0] for text in face.shown[:2]] == [
            "Block: The policing body is no party",
            "Warning: It is long",
        ]
        assert [option.value for option in face.prompts[0].options] == ["on", "document/reference", "accept 0"]

    def test_the_first_who_accepts_is_not_proposed_and_the_next_is(self, tmp_path: Path):
        session, face = seated(tmp_path, PARTIES, "Reader", "known", "", "", "<")
        given = session.adviser.accept(notice(WARNING))

        assert given == Accept("w", "Reader", "2027-03-01", "known", "c", "", {"a": "1"})
        assert session.adviser.accept(notice(WARNING)) is None
        assert session.adviser.accepted_by == "Reader"
        assert [(prompt.default, prompt.origin) for prompt in (face.prompts[0], face.prompts[4])] == [
            ("", ""),
            ("Reader", "as before"),
        ]

    def test_eight_answers_are_offered_at_once_and_no_more(self, tmp_path: Path):
        first, second = (
            ("power_to_join", "status_checked_on", "ceased_on"),
            ("contact.representative", "contact.notices_to"),
        )
        grave = [notice(BLOCK, *(f"parties[].{one}" for one in fields)) for fields in (first, second)]
        event, face = self.offered(tmp_path, "on", grave=grave)

        assert event is None
        assert len(face.prompts[0].options) == 9
        assert all(option.label.startswith("Answer now: ") for option in face.prompts[0].options[1:])

    def test_an_item_is_called_by_its_name_or_its_id(self, tmp_path: Path):
        session, _ = seated(tmp_path, PARTIES)

        assert (item_words("pcc-norfolk", session.view), item_words("other", session.view)) == ("Norfolk PCC", "other")


class TestInterview:
    def test_begins_with_the_kind_where_nothing_is_answered(self, tmp_path: Path):
        session, face = seated(tmp_path, {"document": {"id": "12345678-90ab"}}, "joint-post")
        interview = Interview(session, PRESETS.all)
        interview.choose_kind()

        assert (
            face.shown[-1]
            == "Its usual answers are proposed. Each is shown, and can be changed, when you check your answers."
        )
        assert session.state.suggested
        assert interview.kind_put

    def test_asks_for_no_kind_where_something_was_answered_or_dealt_with(self, tmp_path: Path):
        session, face = seated(tmp_path, {"document": {"title": "Hub"}})
        Interview(session, PRESETS.all).choose_kind()
        session, other = seated(tmp_path, {})
        Interview(session).choose_kind()

        assert face.prompts == other.prompts == []

    def test_another_kind_takes_the_place_of_the_first(self, tmp_path: Path):
        session, face = seated(tmp_path, {}, "joint-post", "shared-premises")
        interview = Interview(session, PRESETS.all)
        interview.choose_kind()
        interview.at_the_first()

        assert face.shown[-1] == (
            "What the earlier preset proposed is gone; what you answered stays. "
            "Its usual answers are proposed. Each is shown, and can be changed, when you check your answers."
        )

    def test_no_kind_proposes_nothing(self, tmp_path: Path):
        session, face = seated(tmp_path, {})
        Interview(session, PRESETS.all, kind="none").choose_kind()

        assert (session.state.draft, face.shown) == ({}, [])

    def test_back_from_the_first_question_leads_nowhere_without_a_kind(self, tmp_path: Path):
        session, face = seated(tmp_path, {"document": {"title": "Hub"}})
        Interview(session, PRESETS.all).at_the_first()
        Interview(session).at_the_first()

        assert face.shown == ["This is the first question."] * 2

    def test_a_section_is_introduced_when_it_begins(self, tmp_path: Path):
        session, face = seated(tmp_path, {})
        outcome = Interview(session).run()
        section = COURSE.questionnaire.sections[0]

        assert outcome is SittingOutcome.STOPPED
        assert face.shown[0] == f"\n== The document ==\n{section.intro}"

    def test_introduces_each_section_in_its_own_words_and_keeps_answers(self, tmp_path: Path):
        session, face = seated(tmp_path, PARTIES)
        interview = Interview(session)
        first, *_, last = COURSE.questionnaire.sections
        interview.enter_section(last.id)
        assert not (tmp_path / "hub.yaml").exists()
        interview.enter_section(first.id)

        assert face.shown == [f"\n== {one.title} ==\n{one.intro}" for one in (last, first)]
        assert interview.section == first.id
        assert (tmp_path / "hub.yaml").exists()

    def test_the_menu_of_a_question_leads_to_a_section_and_its_answer(self, tmp_path: Path):
        session, face = seated(tmp_path, PARTIES, ">", "The document", "form of the agreement")
        step = session.view.next
        assert step is not None
        Interview(session).question(step)

        assert [prompt.question for prompt in face.prompts[1:2]] == ["Go to which section?"]
        assert session.state.at == ("document", "form")

    def test_a_question_of_several_is_one_event_and_of_one_item_an_answer(self, tmp_path: Path):
        views = tuple(("parties", one["id"], "decision", "view") for one in PARTIES["parties"])
        session, _ = seated(tmp_path, PARTIES, "1", "Hub")
        for spots in (views, (("document", "short_name"),)):
            others = frozenset(step.spot for step in session.view.steps) - frozenset(spots)
            session.state = State(session.state.draft, done=others)
            session.view = View(session.state, COURSE)
            assert session.view.next is not None
            Interview(session).question(session.view.next)

        several, one = session.store.recorded.events
        assert isinstance(several, AnswerEach)
        assert several.spots == views
        assert one == Answer(("document", "short_name"), "Hub")

    def test_back_from_a_question_leads_to_the_one_before(self, tmp_path: Path):
        session, face = seated(tmp_path, PARTIES, "<")
        session.do(Answer(("document", "short_name"), "H"))
        step = session.view.next
        assert step is not None
        Interview(session).question(step)

        assert session.state.at == ("document", "short_name")
        assert "This is the first question." not in face.shown

    def test_a_question_for_help_is_answered_and_the_question_put_again(self, tmp_path: Path):
        session, face = seated(tmp_path, {}, "?", "Hub")
        Interview(session).run()
        question = COURSE.questionnaire.by_field["document.title"]

        assert (
            f"{question.help}\nWhy it is asked: {question.why}\nSource: {'; '.join(question.law)}.\nIt affects: the clause of document.title."
            in face.shown
        )
        assert session.state.draft["document"] == {"title": "Hub"}
        assert [prompt.question for prompt in face.prompts[:2]] == [question.prompt] * 2

    def test_help_on_a_list_says_what_can_be_done(self, tmp_path: Path):
        session, face = seated(tmp_path, PARTIES)
        Interview(session).help(session.view.by_spot["parties",])

        assert face.shown == [
            "Here you put together the parties. Choose a row to change, remove or move it; add others; then say that it is complete."
        ]

    @pytest.mark.parametrize(
        ("lines", "held"),
        [
            (["to be agreed", "the boards choose"], {"to_be_agreed": "the boards choose"}),
            (["to be agreed", ""], "to be agreed"),
        ],
    )
    def test_to_be_agreed_may_have_a_note(self, lines: list[str], held: object, tmp_path: Path):
        session, face = seated(tmp_path, {}, *lines)
        Interview(session).run()

        assert session.state.draft["document"]["title"] == held
        assert face.prompts[1] == Prompt(
            "words", "A note on what has to be agreed, or by whom?", leave="leaves it without a note"
        )

    def test_back_from_the_note_leads_to_the_question_again(self, tmp_path: Path):
        session, face = seated(tmp_path, {}, "to be agreed", "<", "Hub")
        Interview(session).run()

        assert session.state.draft["document"]["title"] == "Hub"
        assert face.prompts[2].question == face.prompts[0].question

    def test_a_changed_answer_says_what_it_did_and_a_first_one_does_not(self, tmp_path: Path):
        said = Said(
            contents=[{"a": Placed("clause 1", "")}, {"a": Placed("clause 1", ""), "b": Placed("clause 2", "")}]
        )
        session, face = seated(tmp_path, PARTIES, "deed", said=said)
        session.do(Visit(("document", "form")))
        step = session.view.next
        assert step is not None
        Interview(session).question(step)

        assert face.shown[-1] == "That adds clause 2."
        assert session.state.draft["document"]["form"] == "deed"

    def test_what_a_choice_brings_is_said_beside_it(self, tmp_path: Path):
        session, face = seated(tmp_path, PARTIES, "", said=Said(consequences={"premises": Consequences(1, 1, 1, 0)}))
        session.do(Visit(("scope", "subjects")))
        step = session.view.next
        assert step is not None
        Interview(session).question(step)

        labels = {option.value: option.label for option in face.prompts[0].options}
        assert labels["premises"].endswith(" (1 question and a clause)")

    def test_a_date_in_numbers_is_read_back(self, tmp_path: Path):
        session, face = seated(tmp_path, PARTIES, "1/3/2027")
        session.do(Visit(("document", "prepared_on")))
        step = session.view.next
        assert step is not None
        Interview(session).question(step)

        assert face.shown[-1] == "Read as 1 March 2027."

    def test_a_list_is_complete_when_the_user_says_so(self, tmp_path: Path):
        session, _ = seated(tmp_path, PARTIES, "")
        Interview(session).table(session.view.by_spot["parties",])

        assert ("parties",) in session.state.done

    def test_what_is_not_allowed_is_told_and_changes_nothing(self, tmp_path: Path):
        session, face = seated(tmp_path, PARTIES)

        assert session.do(Answer(("document", "form"), "oral")) is False
        assert face.shown == ["“oral” is not one of the answers allowed: contract, deed."]
        assert session.state.draft == PARTIES
        assert session.store.recorded.events == ()
        assert session.do(FinishList(("parties",))) is True
        assert session.store.recorded.events == (FinishList(("parties",)),)


def test_whoever_goes_back_from_the_review_is_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    session, _ = seated(tmp_path, PARTIES)
    course: list[str] = []
    reviews, ends = iter([True, False, False]), iter([False, True])

    class Told(Interview):
        def choose_kind(self) -> None:
            course.append("the kind")

        def ask_all(self) -> None:
            course.append("the questions")

    def reviewed(*_: object) -> bool:
        course.append("the review")
        return next(reviews)

    def finished(_: object) -> bool:
        course.append("the end")
        return next(ends)

    monkeypatch.setattr("assembler.interview.sitting.interview.review", reviewed)
    monkeypatch.setattr("assembler.interview.sitting.interview.finish", finished)

    assert Told(session).run() is SittingOutcome.FINISHED
    assert course == [
        *("the kind", "the questions"),
        *("the review", "the questions"),
        *("the review", "the end", "the questions"),
        *("the review", "the end"),
    ]
    assert (tmp_path / "hub.yaml").exists()


@pytest.mark.parametrize("stop", [KeyboardInterrupt, EOFError])
def test_whoever_stops_keeps_what_was_answered(stop: type[BaseException], tmp_path: Path):
    session, _ = seated(tmp_path, PARTIES)

    class Stopped(Interview):
        def choose_kind(self) -> None:
            raise stop

    assert Stopped(session).run() is SittingOutcome.STOPPED
    assert "title: Hub" in (tmp_path / "hub.yaml").read_text(encoding="utf-8")
