"""`assembler interview` in this process, with a scripted face: how it begins, what the command line adds, and what is said at its end."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cli.running import Run
from interview.playing import COURSE, PRESETS
from interview.scripted_face import ScriptedFace
from interview.test_notice_words import FINDING
from msgspec.structs import replace
from shipped import ROOT

from assembler.cli.interview import run as command
from assembler.cli.interview.head_start import HeadStart
from assembler.cli.interview.options import InterviewOptions
from assembler.cli.interview.services import services_for, store_of
from assembler.cli.interview.sitting import _ended, sit, warm
from assembler.cli.interview.start import missing_words
from assembler.effects.values import Notice
from assembler.errors import AnswersError
from assembler.interview.core.state import State
from assembler.interview.core.view import View
from assembler.interview.sitting.interview import SittingOutcome
from assembler.interview.talk.presets import kind_prompt

PARTIES = """\
document: {title: Hub}
parties: [{id: a, body: pcc-norfolk}, {id: b, body: fra-norfolk}]
scope: {workstreams: [{id: w}]}
"""


def options(file: Path, **given: Any) -> InterviewOptions:
    base = InterviewOptions(file, None, (), None, no_input=False, plain=False, quick=None)
    return replace(base, **given)


@pytest.fixture
def faced(monkeypatch: pytest.MonkeyPatch) -> Callable[..., ScriptedFace]:
    """The face that the command finds: what is typed."""

    def made(*lines: str) -> ScriptedFace:
        face = ScriptedFace(lines)
        monkeypatch.setattr("assembler.interview.faces.choose.choose_face", lambda *_, **__: face)
        return face

    return made


def test_a_new_agreement_begins_with_a_welcome_and_the_kind(
    faced: Callable[..., ScriptedFace], run: Run, tmp_path: Path
) -> None:
    face, file = faced("none", "Hub"), tmp_path / "hub.yaml"
    outcome = run("interview", file)

    assert outcome.status == 130
    assert face.shown[0].startswith(f"The answers are kept in {file}: each in the journal beside it")
    assert face.prompts[0] == kind_prompt(PRESETS.all)
    assert face.shown[-1] == (
        f"\nStopped. Everything you answered is saved in {file}.\nGo on with: assembler interview {file}"
    )
    assert "title: Hub" in file.read_text(encoding="utf-8")
    assert not (tmp_path / "hub.yaml.lock").exists()


def test_a_new_agreement_may_be_stopped_before_anything_is_answered(
    faced: Callable[..., ScriptedFace], run: Run, tmp_path: Path
) -> None:
    face, file = faced(), tmp_path / "hub.yaml"

    assert run("interview", file).status == 130
    assert face.shown[-1] == f"\nStopped. Nothing was answered. Begin again with: assembler interview {file}"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("there", "said"), [("hub.yaml", "Going on with {file}."), ("hub.yaml.journal", "The answers are kept in {file}: ")]
)
def test_what_is_there_is_gone_on_with(
    there: str, said: str, faced: Callable[..., ScriptedFace], run: Run, tmp_path: Path
) -> None:
    face, file = faced(), tmp_path / "hub.yaml"
    (tmp_path / there).write_text("document: {title: Hub}\n", encoding="utf-8")
    run("interview", file)

    assert any(text.startswith(said.format(file=file)) for text in face.shown)
    assert any("set aside" in text for text in face.shown) == there.endswith("journal")


@pytest.mark.parametrize(
    "given", [{"preset": "joint-post"}, {"settings": ("document.title=Hub",)}, {"earlier": Path("x")}]
)
def test_what_the_command_line_says_leaves_out_the_first_question(given: dict[str, Any], tmp_path: Path) -> None:
    assert command._is_new(options(tmp_path / "hub.yaml")) is True
    assert command._is_new(options(tmp_path / "hub.yaml", **given)) is False


def test_a_folder_that_is_not_there_or_may_not_be_written_to_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "none" / "hub.yaml"
    assert run("interview", file).err == f"{file}: Its folder is not there. Make the folder first.\n"

    def refuse(*_: object) -> None:
        raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("assembler.cli.interview.run.locked", refuse)
    file = tmp_path / "hub.yaml"
    assert run("interview", file).err == (
        f"{file}: Nothing can be written there: Permission denied. Name a file in a folder that you may write to.\n"
    )


def test_an_interview_that_is_going_on_elsewhere_is_told(run: Run, tmp_path: Path) -> None:
    from assembler.errors import Problem
    from assembler.locking import locked

    file = tmp_path / "hub.yaml"
    with locked(tmp_path / "hub.yaml.lock", Problem("busy")):
        told = run("interview", file).err

    assert told == f"{file}: An interview is going on with this file in another window. Go on there, or stop it.\n"


def test_the_presets_are_listed_one_to_a_line() -> None:
    assert command.preset_list().split("\n") == [f"{one.id}: {one.title}. {one.describes}" for one in PRESETS.all]


def test_a_finished_interview_names_the_answers_file_and_the_papers(tmp_path: Path) -> None:
    file, face = tmp_path / "hub.yaml", ScriptedFace(())
    file.write_bytes((ROOT / "examples" / "harrowmere-hub-final.yaml").read_bytes())

    assert _ended(SittingOutcome.FINISHED, face, store_of(file, COURSE)) == 0
    assert face.shown[0] == f"The answers are in {file}. Change them with: assembler interview {file}"
    assert face.shown[1].startswith("Papers that can be made now: ")
    file.write_text("parties: []\n", encoding="utf-8")
    assert _ended(SittingOutcome.FINISHED, face, store_of(file, COURSE)) == 0
    assert len(face.shown) == 3


def test_a_file_spoilt_by_hand_meanwhile_is_left_and_told(tmp_path: Path) -> None:
    file = tmp_path / "hub.yaml"
    file.write_text("document: {title: Hub}\n", encoding="utf-8")

    def lines() -> Any:
        file.write_text("document: {title: [}\n", encoding="utf-8")
        yield "H"

    face = ScriptedFace(lines())
    with pytest.raises(AnswersError):
        sit(options(file), face, HeadStart(lambda _: None), None)
    assert face.shown[-1] == (
        f"\nStopped. {file} was changed by hand and cannot be read as it is now, so it was left alone.\n"
        f"Everything you answered is kept. Put right what is named below; then go on with: assembler interview {file}"
    )


def missing(run: Run, file: Path, *words: str) -> tuple[int, list[str]]:
    outcome = run("interview", file, "--no-input", *words)
    assert outcome.out == ""
    return outcome.status, outcome.err.splitlines()


def test_answers_of_an_earlier_agreement_begin_a_new_one_only(run: Run, tmp_path: Path) -> None:
    file, earlier = tmp_path / "hub.yaml", tmp_path / "earlier.yaml"
    file.write_text(PARTIES, encoding="utf-8")
    earlier.write_text(PARTIES, encoding="utf-8")
    status, told = missing(run, file, "--answers", str(earlier))

    assert (status, told) == (
        1,
        [
            f"{file}: This interview has been started already, and --answers starts a new one."
            " Name a new file, or leave --answers out."
        ],
    )
    assert file.read_text(encoding="utf-8") == PARTIES


def test_a_journal_that_was_set_aside_is_told_where_nobody_is_asked(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "hub.yaml"
    file.write_text(PARTIES, encoding="utf-8")
    (tmp_path / "hub.yaml.journal").write_bytes(b"nonsense\n")
    _, told = missing(run, file, "--set", "document.short_name=Hub")

    assert (
        told.count(
            f"The journal of an earlier interview was set aside as {tmp_path / 'hub.yaml.journal-aside'}: "
            "it is damaged, or another version of assembler wrote it."
        )
        == 1
    )


@pytest.mark.parametrize("state", [None, State({"document": {"title": "Hub"}})], ids=["new", "begun"])
def test_what_later_questions_need_is_made_for_the_current_answers(
    state: State | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []
    monkeypatch.setattr("assembler.cli.interview.library.warm", seen.append)
    warm(state)
    warm(State({"document": {"form": "oral"}}))  # which is told when it is needed

    assert [answers.given.document.title for answers in seen] == [None if state is None else "Hub"]


def test_each_answer_that_is_missing_is_told_with_its_question(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "hub.yaml"
    file.write_text(PARTIES, encoding="utf-8")
    status, told = missing(run, file)

    assert status == 1
    assert told[:2] == [
        "document.short_name: open: What do the parties call the collaboration for short?",
        "document.prepared_on: open: What date should this version of the document carry?",
    ]
    assert (
        "decision.route: not recorded: Is the agreement made as a result of the duties in section 2, voluntarily under section 1, or both?"
        in told
    )
    assert told[-1] == f"{len(told) - 1} answers are missing."


def test_what_is_wrong_on_the_command_line_is_told_all_at_once(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "hub.yaml"
    file.write_text(PARTIES, encoding="utf-8")
    words = (
        "--set",
        "x",
        "--set",
        "parties[3].kind=charity",
        "--set",
        "document.titel=x",
        "--set",
        "document.form=deed",
    )

    assert missing(run, file, *words) == (
        1,
        [
            "“x” is not a setting. Write it as field=value.",
            "“parties[3].kind” names an item that is not there. There are: a, b.",
            "There is no answer called “document.titel”. Did you mean “document.title”?",
            "3 things to put right.",
        ],
    )
    assert file.read_text(encoding="utf-8") == PARTIES


def test_a_setting_is_an_answer_and_a_date_in_numbers_is_read_back(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "hub.yaml"
    file.write_text(PARTIES, encoding="utf-8")
    words = (" document.prepared_on =1/3/2027", "document.short_name= H ", "document.version=a=b")
    _, told = missing(run, file, *(part for one in words for part in ("--set", one)))

    assert told[0] == "document.prepared_on: read as 1 March 2027."
    assert all(
        line in file.read_text(encoding="utf-8")
        for line in ("  prepared_on: 2027-03-01\n", "  short_name: H\n", "  version: a=b\n")
    )


def test_another_preset_takes_the_place_of_an_earlier_one(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "hub.yaml"
    file.write_text(PARTIES, encoding="utf-8")
    first = missing(run, file, "--preset", "joint-post")[1]
    second = missing(run, file, "--preset", "shared-premises")[1]

    gone = "What an earlier preset proposed is taken away; what was answered stays."
    assert (gone in first, second[0]) == (False, gone)


STEP = View(State({"parties": [{"id": "a", "body": "pcc-norfolk"}]}), COURSE)


def test_only_what_is_printed_or_asked_for_by_a_finding_is_missing() -> None:
    notice = Notice(replace(FINDING, item=""), frozenset({"decision.route"}))
    met = Notice(replace(FINDING, state="met"), frozenset({"decision.notified_by"}))

    assert missing_words(STEP, (notice, met), frozenset({"document.title"})) == (
        "document.title: open: What is the agreement called?",
        "decision.route: not recorded: Is the agreement made as a result of the duties in section 2, voluntarily under section 1, or both?",
        "scope.workstreams: none given (the workstreams)",
        "3 answers are missing.",
    )
    whole = View(State({"parties": [{"id": "a"}], "scope": {"workstreams": [{"id": "w"}]}}), COURSE)
    assert missing_words(whole, (), frozenset({"document.title"})) == (
        "document.title: open: What is the agreement called?",
        "1 answer is missing.",
    )
    assert missing_words(whole, (), frozenset()) == ()
    open_ = View(
        State(
            {
                "document": {"title": {"to_be_agreed": ""}},
                "parties": [{"id": "a"}],
                "scope": {"workstreams": [{"id": "w"}]},
            }
        ),
        COURSE,
    )
    assert missing_words(open_, (), frozenset({"document.title"})) == ()


def test_the_services_are_those_of_the_library(tmp_path: Path) -> None:
    file = tmp_path / "hub.yaml"
    file.write_text(PARTIES, encoding="utf-8")
    services = services_for(store_of(file, COURSE))
    view = View(State({"parties": [{"id": "a", "body": "pcc-norfolk"}]}), COURSE)

    assert services.assemble("internal") == (
        f"The Word file is {tmp_path / 'hub.docx'}, with its cover note and its record beside it."
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "hub-cover-note.txt",
        "hub-record.json",
        "hub.docx",
        "hub.yaml",
    ]
    assert "withdrawal" in services.contents(view.answers)
    assert services.notices(view.answers)
    assert services.finished(view.answers).points > 0
    assert any("Withdrawal" in heading for heading in services.clauses_reading("change.withdrawal_notice"))
    assert "premises" in services.consequences("scope.subjects")
    assert services.summary(services.read_earlier(file)).headings
    assert len(services.today) == len("2027-03-01")
