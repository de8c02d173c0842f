"""Sittings with a scripted face: what the interview says and does, line by line as it would be typed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from interview.playing import COURSE
from interview.scripted_face import ScriptedFace

from assembler.answers.files import read_answers
from assembler.answers.given import GivenAnswers
from assembler.cli.interview.library import effects
from assembler.cli.interview.services import _assemble, services_for, write
from assembler.errors import AnswersError
from assembler.interview.core.events import Visit
from assembler.interview.sitting.interview import Interview, SittingOutcome
from assembler.interview.sitting.session import Session
from assembler.interview.store.store import Store
from assembler.interview.talk.prompts import Command, Option, Prompt, Reply, read_line
from assembler.interview.talk.summary import summary_words

PARTIES = """\
document: {title: Hub, short_name: Hub, prepared_on: 2027-03-01}
parties:
  - {id: pcc-norfolk, body: pcc-norfolk}
  - {id: fra-norfolk, body: fra-norfolk}
"""


def sit(folder: Path, text: str, *lines: str, quick: bool = True) -> tuple[ScriptedFace, GivenAnswers, SittingOutcome]:
    """One sitting on a file with some lines typed: the face, the answers then in the file, and how it ended."""
    file = folder / "hub.yaml"
    file.write_text(text, encoding="utf-8")
    store = Store(file, COURSE, write)
    state, _ = store.open(quick=quick)
    face = ScriptedFace(lines)
    outcome = Interview(Session(face, COURSE, services_for(store), store, state)).run()
    return face, read_answers(file.read_text(encoding="utf-8"), "hub.yaml").given, outcome


def told(face: ScriptedFace) -> str:
    return "\n".join(face.shown)


def test_a_chief_constable_brings_the_policing_body_of_the_force(tmp_path: Path) -> None:
    face, given, _ = sit(tmp_path, "document: {title: Hub}", "", "", "register", "cc-norfolk", "yes")

    assert "You chose the Chief Constable of Norfolk Constabulary." in told(face)
    assert "must also be a party (section 3(10)). Add it?" in told(face)
    assert [party.body for party in given.parties] == ["cc-norfolk", "pcc-norfolk"]


def test_a_search_offers_the_bodies_it_finds_or_says_there_are_none(tmp_path: Path) -> None:
    face, given, _ = sit(
        tmp_path, "document: {title: Hub}", "", "", "register", "atlantis", "norfolk fire", "pcc-norfolk"
    )

    assert "No body in the register holds all those words." in told(face)
    assert len(given.parties) <= 1


def test_a_body_not_in_the_register_is_described_and_gets_one_id(tmp_path: Path) -> None:
    _, given, _ = sit(tmp_path, "document: {title: Hub}", "", "", "describe", "Friends of the Broads", "3")

    assert given.parties[0].id == "friends-of-the-broads"
    assert given.parties[0].legal_name == "Friends of the Broads"


def test_parties_are_moved_and_removed(tmp_path: Path) -> None:
    _, given, _ = sit(tmp_path, PARTIES, "2", "up")
    assert [party.id for party in given.parties] == ["fra-norfolk", "pcc-norfolk"]

    (tmp_path / "hub.yaml.journal").unlink()
    _, given, _ = sit(tmp_path, PARTIES, "1", "remove")
    assert [party.id for party in given.parties][-1:] == ["fra-norfolk"]


def test_a_party_is_copied_from_an_earlier_file_without_its_decisions(tmp_path: Path) -> None:
    earlier = Path(__file__).parents[2] / "examples" / "harrowmere-hub.yaml"
    _, given, _ = sit(tmp_path, PARTIES, "copy", str(earlier), "Mid-Vale Trust")
    party = given.parties[2]

    assert (party.id, party.kind, party.provides_ambulance_services) == ("mid-vale", "nhs_foundation_trust", True)
    assert (party.decision.view, party.status_checked_on) == (None, None)


def test_the_earlier_file_may_be_missing(tmp_path: Path) -> None:
    face, given, _ = sit(tmp_path, PARTIES, "copy", "nowhere.yaml", "")

    assert "nowhere.yaml" in told(face)
    assert len(given.parties) == 2


POLICE_ONLY = """\
document: {title: Hub, short_name: Hub, prepared_on: 2027-03-01}
parties:
  - {id: pcc-norfolk, body: pcc-norfolk}
"""


def test_a_block_is_told_once_its_facts_are_asked_and_cured_at_once(tmp_path: Path) -> None:
    face, given, _ = sit(
        tmp_path,
        POLICE_ONLY,
        "The list is complete",
        "Answer now: the parties",
        "Find a party",
        "fra-norfolk",
        "The list is complete",
    )
    words = told(face)

    assert words.index("The list is complete") < words.index("Block: The parties recorded do not include")
    assert "pca-2017 s.1(1), (2) (in the words of the Act)." in words
    assert [party.id for party in given.parties] == ["pcc-norfolk", "fra-norfolk"]
    assert "[0 blocks" in face.prompts[-1].status


def test_clauses_an_answer_requires_are_named_with_their_provision(tmp_path: Path) -> None:
    chief = PARTIES + "  - {id: cc-norfolk, body: cc-norfolk}\n"
    face, _, _ = sit(tmp_path, chief, "The list is complete")
    line = next(text for text in face.shown if text.startswith("The agreement deals with that in:"))

    assert "Withdrawal (s.2(6); s.3(10), s.4(7))" in line
    assert "s.3(10)" in line


def test_what_one_answer_causes_is_told_together_and_once(tmp_path: Path) -> None:
    face, _, _ = sit(tmp_path, PARTIES, "The list is complete", "", "", "")
    said = [text for text in face.shown if text.startswith(("Block:", "Warning:", "To record:"))]
    offers = [prompt for prompt in face.prompts if prompt.question == "What would you like to do?"]

    assert len(said) == len(set(said)) == 2
    assert "The same holds of Norfolk Fire: 2 warnings." in said[1]
    assert len(offers) == 1
    assert [option.value for option in offers[0].options].count("accept 0") == 1


def test_nothing_is_said_of_facts_that_have_not_been_asked_for(tmp_path: Path) -> None:
    face, _, _ = sit(tmp_path, PARTIES, "The list is complete")

    assert "Block" not in told(face)
    assert "consulted" not in told(face)


def changed(folder: Path, text: str, spot: tuple[str, ...], *lines: str) -> tuple[ScriptedFace, GivenAnswers]:
    """One answer changed from the review: the face, and the answers then."""
    file = folder / "hub.yaml"
    file.write_text(text, encoding="utf-8")
    store = Store(file, COURSE, write)
    state, _ = store.open()
    face = ScriptedFace(lines)
    session = Session(face, COURSE, services_for(store), store, state)
    session.do(Visit(spot))
    assert session.view.next is not None
    Interview(session).question(session.view.next)
    return face, session.view.source.given


def test_a_warning_is_accepted_by_somebody_with_a_reason(tmp_path: Path) -> None:
    lines = ["24", "accept", "Head of Legal", "the boards know", "1 March 2027", "Record it"]
    face, given = changed(tmp_path, PARTIES, ("change", "withdrawal_notice"), *lines)

    assert "Warning:" in told(face)
    assert [(entry.rule, entry.by, str(entry.on), entry.reason) for entry in given.drafting.accepted] == [
        ("s4-withdrawal-fetter", "Head of Legal", "2027-03-01", "the boards know")
    ]
    assert [(entry.check, entry.item, entry.facts) for entry in given.drafting.accepted] == [
        ("long-notice", None, {"change.withdrawal_date": "any_date", "change.withdrawal_notice": "24"})
    ]


@pytest.mark.row("rule-2")
def test_a_warning_about_one_party_is_accepted_for_it_on_its_facts(tmp_path: Path) -> None:
    lines = ["", "", "register", "pcc-norfolk", "accept", "Head of Legal", "by telephone", "", ""]
    _, given, _ = sit(tmp_path, "document: {title: Hub}", *lines)
    (entry,) = given.drafting.accepted

    assert (entry.rule, entry.item, entry.reason) == ("s5-stale-body", "pcc-norfolk", "by telephone")
    assert entry.facts is not None
    assert entry.facts["parties.pcc-norfolk.status_checked_on"] == "not recorded"


def test_a_changed_answer_tells_the_clauses_it_adds_and_removes(tmp_path: Path) -> None:
    face, given = changed(tmp_path, PARTIES + "governance: {structure: light}\n", ("governance", "structure"), "board")

    assert given.governance.structure == "board"
    assert any(re.match(r"That adds .*clause \d+.*; removes clause \d+\.", text) for text in face.shown)


def test_going_back_stops_at_the_first_question(tmp_path: Path) -> None:
    face, _, _ = sit(tmp_path, PARTIES, "The list is complete", "<", "<")

    assert face.shown[-2].startswith("This is the first question.")


def test_to_be_agreed_may_carry_a_note(tmp_path: Path) -> None:
    _, given, _ = sit(tmp_path, "document: {short_name: Hub}", "to be agreed: the boards choose")

    assert given.document.title.to_be_agreed == "the boards choose"  # type: ignore[union-attr]


def edited_meanwhile(file: Path, by_hand: str) -> tuple[ScriptedFace, Session]:
    """A sitting in which the file is edited by hand before the first section ends."""

    def lines() -> Iterator[str]:
        yield "Broadland Hub"
        file.write_text(by_hand, encoding="utf-8")
        yield "1 March 2027"

    file.write_text("document: {title: Hub}\n", encoding="utf-8")
    store = Store(file, COURSE, write)
    state, _ = store.open()
    face = ScriptedFace(lines())
    return face, Session(face, COURSE, services_for(store), store, state)


def test_a_hand_edit_is_taken_up_at_the_end_of_the_section(tmp_path: Path) -> None:
    file = tmp_path / "hub.yaml"
    face, session = edited_meanwhile(
        file, "document: {title: By hand}\nparties: [{id: pcc-norfolk, body: pcc-norfolk}]\n"
    )
    Interview(session).run()

    assert "hub.yaml was changed by hand meanwhile. What it says now is taken up." in told(face)
    assert "The parties: 1 so far." in told(face)
    assert session.state.draft == {
        "document": {"title": "By hand", "short_name": "Broadland Hub", "prepared_on": "2027-03-01"},
        "parties": [{"id": "pcc-norfolk", "body": "pcc-norfolk"}],
    }
    assert read_answers(file.read_text(encoding="utf-8"), "hub.yaml").given == session.view.source.given


def test_an_edit_that_does_not_read_is_told_and_loses_no_answer(tmp_path: Path) -> None:
    file = tmp_path / "hub.yaml"
    face, session = edited_meanwhile(file, 'document: {title: "unclosed}\n')

    with pytest.raises(AnswersError, match=r"hub\.yaml:"):
        Interview(session).run()

    assert "Your answers are kept; put it right meanwhile." in told(face)
    assert face.shown[-1].startswith("The parties, question 1 of 1")
    file.write_text('document: {title: "closed"}\n', encoding="utf-8")
    assert Store(file, COURSE, write).open()[0].draft == {
        "document": {"title": "closed", "short_name": "Broadland Hub", "prepared_on": "2027-03-01"}
    }


def test_what_is_to_be_agreed_in_the_file_counts_as_an_open_point(tmp_path: Path) -> None:
    text = PARTIES.replace("title: Hub", 'title: to be agreed, author: "to be agreed: the boards choose"')
    face, _, _ = sit(tmp_path, text, "The list is complete")

    assert "2 open points" in face.prompts[-1].status


def test_of_one_row_nothing_can_be_moved(tmp_path: Path) -> None:
    face, _, _ = sit(tmp_path, PARTIES.rpartition("  - {id: fra")[0], "1")

    assert [option.value for option in face.prompts[-1].options] == ["change", "remove", "back"]


def test_the_summary_tells_what_is_only_to_be_recorded_apart() -> None:
    example = Path(__file__).parents[2] / "examples" / "harrowmere-hub.yaml"
    summary = summary_words(effects().summary(read_answers(example.read_text(encoding="utf-8"), "hub.yaml")))
    titles = [line for line in summary if line and not line.startswith("*")]

    assert [title for title in titles if "signature" in title or "record" in title] == [
        "To deal with before a copy for signature (2)",
        "To record (4)",
    ]


def test_a_choice_too_may_be_left_to_be_agreed_with_a_note() -> None:
    choice = Prompt("one", "Which form?", options=(Option("deed", "A deed"),), commands=frozenset({Command.OPEN}))

    assert read_line(choice, "To be agreed: the boards choose") == "To be agreed: the boards choose"
    assert read_line(choice, "to be agreed.") is Command.OPEN


def test_an_invalid_answer_is_kept_on_screen_and_asked_again(tmp_path: Path) -> None:
    face, given, _ = sit(tmp_path, "document: {title: Hub, short_name: Hub}", "31 February 2027", "28 February 2027")

    assert "“31 February 2027” is not a date." in told(face)
    assert str(given.document.prepared_on) == "2027-02-28"


@pytest.mark.slow
@pytest.mark.parametrize("answer", ["clean", "internal", "no"])
def test_at_the_end_the_agreement_is_told_and_assembled_if_wished(answer: str, tmp_path: Path) -> None:
    class Finishing(ScriptedFace):
        def ask(self, prompt: Prompt) -> Reply:
            none = "none for now" if "none so far" in prompt.question else ""
            self.script = iter([answer if prompt.question.startswith("Assemble") else none])
            return super().ask(prompt)

    file = tmp_path / "hub.yaml"
    file.write_text(PARTIES, encoding="utf-8")
    store = Store(file, COURSE, write)
    state, _ = store.open()
    face = Finishing([])
    outcome = Interview(Session(face, COURSE, services_for(store), store, state)).run()
    words = told(face)

    assert outcome is SittingOutcome.FINISHED
    assert "The parties (2)" in words
    assert "Clauses and schedules in the agreement (" in words
    assert "Left out (" in words
    assert "Open points (" in words
    assert (tmp_path / "hub.docx").exists() == (answer != "no")
    assert (f"The Word file is {tmp_path / 'hub.docx'}" in words) == (answer != "no")
    if answer != "no":
        kind = json.loads((tmp_path / "hub-record.json").read_bytes())["file"]["copy"]
        assert kind == answer


def test_a_word_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "hub.yaml").write_text(PARTIES, encoding="utf-8")
    (tmp_path / "hub.docx").write_bytes(b"edited by a lawyer")

    assert f"The Word file is {tmp_path / 'hub-2.docx'}" in _assemble(tmp_path / "hub.yaml", "clean")
    assert (tmp_path / "hub.docx").read_bytes() == b"edited by a lawyer"


def test_an_agreement_that_cannot_be_made_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    text = PARTIES + "drafting: {omit: [{clause: nonsense, reason: none}]}\n"

    class Finishing(ScriptedFace):
        def ask(self, prompt: Prompt) -> Reply:
            self.script = iter(["none for now" if "none so far" in prompt.question else ""])
            return super().ask(prompt)

    file = tmp_path / "hub.yaml"
    file.write_text(text, encoding="utf-8")
    store = Store(file, COURSE, write)
    state, _ = store.open()
    face = Finishing([])
    outcome = Interview(Session(face, COURSE, services_for(store), store, state)).run()

    assert outcome is SittingOutcome.FINISHED
    assert "There is no clause “nonsense”." in face.shown[-1]
