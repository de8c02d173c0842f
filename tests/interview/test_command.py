"""`assembler interview` and `assembler questionnaire` from the command line, where nobody can be asked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from interview.playing import COURSE

from assembler.answers.files import read_answers
from assembler.cli.interview.papers import papers_words
from assembler.cli.main import status_of
from assembler.errors import Problem
from assembler.interview.talk.party_prompts import starting_point
from assembler.locking import locked

EXAMPLE = Path(__file__).parents[2] / "examples" / "harrowmere-hub.yaml"


def test_without_a_terminal_everything_missing_is_listed_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = status_of(["interview", str(tmp_path / "hub.yaml"), "--no-input", "--preset", "shared-premises"])
    told = capsys.readouterr().err

    assert status == 1
    assert "document.title: open: What is the agreement called?" in told
    assert "parties: none given (the parties)" in told
    assert "decision.route: not recorded:" in told
    assert "structure: board" in (tmp_path / "hub.yaml").read_text(encoding="utf-8")


def test_a_new_agreement_gets_a_permanent_id_that_it_keeps(tmp_path: Path) -> None:
    def held(*settings: str) -> str | None:
        status_of(["interview", str(tmp_path / "hub.yaml"), "--no-input", *settings])
        file = tmp_path / "hub.yaml"
        return read_answers(file.read_text(encoding="utf-8"), "hub.yaml").given.document.id

    first = held("--set", "document.title=A hub")

    assert first
    assert held("--set", "document.title=Another name") == first


def test_a_look_at_what_is_missing_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = status_of(["interview", str(tmp_path / "hub.yaml"), "--no-input"])

    assert status == 1
    assert "What is the agreement called?" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_fact_that_may_stay_blank_is_not_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "hub.yaml"
    file.write_text("parties: [{id: a, body: pcc-norfolk}, {id: b, body: fra-norfolk}]\n", encoding="utf-8")
    status_of(["interview", str(file), "--no-input", "--set", "parties[a].status_checked_on=2027-01-02"])
    told = capsys.readouterr().err

    assert "parties.b.status_checked_on: not recorded" in told
    assert "parties.a.consultation.chief_officer_consulted_on: not recorded" in told
    assert "ceased_on" not in told


def test_an_agreement_with_nothing_missing_is_told_as_such(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "hub.yaml").write_bytes(EXAMPLE.with_name("harrowmere-hub-final.yaml").read_bytes())

    assert status_of(["interview", str(tmp_path / "hub.yaml"), "--no-input"]) == 0
    assert (
        capsys.readouterr().err
        == f"No answer is missing. To see which findings apply: assembler check {tmp_path / 'hub.yaml'}\n"
    )


def test_after_a_wrong_preset_nothing_is_resumed(tmp_path: Path) -> None:
    assert status_of(["interview", str(tmp_path / "hub.yaml"), "--preset", "station"]) == 1
    assert list(tmp_path.iterdir()) == []


def test_two_sittings_on_one_file_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "hub.yaml"
    with locked(tmp_path / "hub.yaml.lock", Problem("busy")):
        status = status_of(["interview", str(file), "--no-input"])
        told = capsys.readouterr().err

    assert status == 1
    assert "An interview is going on with this file in another window." in told
    assert list(tmp_path.iterdir()) == []


def test_an_earlier_agreement_begins_no_file_that_is_begun(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "hub.yaml"
    file.write_text("document: {title: Hub}\n", encoding="utf-8")

    assert status_of(["interview", str(file), "--no-input", "--answers", str(tmp_path / "none.yaml")]) == 1
    assert capsys.readouterr().err == (
        f"{file}: This interview has been started already, and --answers starts a new one. Name a new file, or leave --answers out.\n"
    )


def test_answers_are_written_where_a_link_leads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "kept").mkdir()
    real, link = tmp_path / "kept" / "hub.yaml", tmp_path / "link.yaml"
    real.write_text("document: {title: Hub}\n", encoding="utf-8")
    link.symlink_to(real)
    status_of(["interview", str(link), "--no-input", "--set", "document.short_name=Hub"])
    with locked(tmp_path / "kept" / "hub.yaml.lock", Problem("busy")):
        busy = status_of(["interview", str(link), "--no-input"])

    assert link.is_symlink()
    assert read_answers(real.read_text(encoding="utf-8"), "hub.yaml").given.document.short_name == "Hub"
    assert busy == 1
    assert "in another window" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", ["interview hub.docx", "questionnaire -o q.txt", "questionnaire -o q.docx --format md"]
)
def test_a_file_is_written_only_under_its_own_ending(
    words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert status_of(words.split()) == 2
    assert list(tmp_path.iterdir()) == []


def test_the_name_of_a_questionnaire_says_what_it_is(tmp_path: Path) -> None:
    assert status_of(["questionnaire", "-o", str(tmp_path / "q.md")]) == 0
    assert (tmp_path / "q.md").read_text(encoding="utf-8").startswith("# ")


@pytest.mark.slow
def test_a_pipe_is_no_terminal(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "assembler.cli.main", "interview", str(tmp_path / "hub.yaml")]
    done = subprocess.run(command, input="\n\n\n\n", capture_output=True, text=True, check=False, encoding="utf-8")

    assert done.returncode == 1
    assert done.stdout == ""
    assert "answers are missing." in done.stderr
    assert "Traceback" not in done.stderr


def test_settings_answer_beforehand(tmp_path: Path) -> None:
    file = tmp_path / "hub.yaml"
    file.write_text("parties:\n  - {id: a, kind: charity}\n  - {id: b}\n", encoding="utf-8")
    settings = [
        "change.withdrawal_notice=12",
        "parties[b].legal_name=B & Co",
        "parties[1].roles=lead, host",
        "document.title=to be agreed",
    ]
    status_of(["interview", str(file), "--no-input", *(part for setting in settings for part in ("--set", setting))])
    given = read_answers(file.read_text(encoding="utf-8"), "hub.yaml").given

    assert given.change.withdrawal_notice == 12
    assert given.parties[1].legal_name == "B & Co"
    assert given.parties[0].roles == ("lead", "host")


@pytest.mark.parametrize(
    ("setting", "problem"),
    [
        ("change.withdrawal_notice", "is not a setting"),
        ("change.withdrawal_note=6", "Did you mean “change.withdrawal_notice”?"),
        ("parties=x", "Did you mean “parties[1].kind”?"),
        ("change.withdrawal_notice=soon", "“soon” is not a whole number"),
        ("parties[x].kind=charity", "names an item that is not there"),
    ],
)
def test_a_wrong_setting_is_told(
    setting: str, problem: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = status_of(["interview", str(tmp_path / "hub.yaml"), "--no-input", "--set", setting])

    assert status == 1
    assert problem in capsys.readouterr().err


def test_an_unknown_preset_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = status_of(["interview", str(tmp_path / "hub.yaml"), "--no-input", "--preset", "station"])

    assert status == 1
    assert "The presets are: strategic-umbrella" in capsys.readouterr().err


def test_an_earlier_agreement_is_a_start_without_what_was_decided(tmp_path: Path) -> None:
    status_of(["interview", str(tmp_path / "hub.yaml"), "--no-input", "--answers", str(EXAMPLE)])
    given = read_answers((tmp_path / "hub.yaml").read_text(encoding="utf-8"), "hub.yaml").given
    earlier = read_answers(EXAMPLE.read_text(encoding="utf-8"), "x").given

    assert [party.kind for party in given.parties] == [party.kind for party in earlier.parties]
    assert given.governance == earlier.governance
    assert given.decision.route is None
    assert given.document.prepared_on is None
    assert [party.consultation.chief_officer_consulted_on for party in given.parties] == [None] * len(given.parties)
    assert [party.decision.view for party in given.parties] == [None] * len(given.parties)


def test_a_starting_point_keeps_no_fact_but_what_a_party_is() -> None:
    draft = starting_point(read_answers(EXAMPLE.read_text(encoding="utf-8"), "x"))

    assert set(draft["parties"][1]) & {"decision", "consultation", "status_checked_on"} == set()
    assert draft["parties"][1]["kind"] == "police_and_crime_commissioner"
    assert COURSE.sections


def test_the_questionnaire_prints_only_what_applies(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "hub.yaml"
    file.write_text(
        "money: {payments: no, cost_model: lie_where_they_fall}\nparties: [{id: a, body: pcc-norfolk}]\n",
        encoding="utf-8",
    )
    status_of(["questionnaire", "--format", "md", str(file), "-o", str(tmp_path / "q.md")])
    printed = (tmp_path / "q.md").read_text(encoding="utf-8")

    assert "What is the agreement called?" in printed
    assert "Norfolk PCC" in printed
    assert "Which costs are shared?" not in printed
    assert capsys.readouterr().err == f"Questionnaire written to {tmp_path / 'q.md'}.\n"


def test_a_bare_questionnaire_prints_each_question_with_its_condition(tmp_path: Path) -> None:
    status_of(["questionnaire", "--format", "md", "-o", str(tmp_path / "q.md")])
    printed = (tmp_path / "q.md").read_text(encoding="utf-8")

    assert [question.prompt for question in COURSE.questionnaire.questions if question.prompt not in printed] == []


@pytest.mark.slow
def test_the_questionnaire_in_word_opens_and_holds_the_questions(tmp_path: Path) -> None:
    from docx import Document

    status_of(["questionnaire", "--format", "docx", "-o", str(tmp_path / "q.docx")])
    words = [paragraph.text for paragraph in Document(str(tmp_path / "q.docx")).paragraphs]
    cells = [
        cell.text for table in Document(str(tmp_path / "q.docx")).tables for row in table.rows for cell in row.cells
    ]

    assert any("What is the agreement called?" in text for text in [*words, *cells])


def test_the_presets_are_listed_without_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["interview", "--preset", "list"]) == 0
    assert capsys.readouterr().out.count("\n") == 8


def test_the_file_must_be_named() -> None:
    assert status_of(["interview"]) == 2


def test_papers_that_can_be_made_are_told_with_their_command(tmp_path: Path) -> None:
    file = tmp_path / "hub.yaml"
    file.write_bytes(EXAMPLE.with_name("harrowmere-hub-final.yaml").read_bytes())

    assert papers_words(file) == (
        "Papers that can be made now: Report and decision record; Signing pack."
        f" Make them with: assembler pack {file} --out {tmp_path / 'hub-papers'}"
    )


def test_nothing_is_said_of_papers_where_none_is_wanted(tmp_path: Path) -> None:
    file = tmp_path / "hub.yaml"
    file.write_text("parties: []\n", encoding="utf-8")

    assert papers_words(file) == ""
