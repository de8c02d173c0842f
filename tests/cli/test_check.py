"""`assembler check`: how it ends, what it prints in each form, and warnings accepted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli.rooms import ROOMS, put_answers
from cli.running import Run
from msgspec import to_builtins
from shipped import answers, assembled, compiled_library

from assembler.answers.files import AnswersFile, read_answers
from assembler.cover_note import brief_text, cover_note, summary_text
from assembler.lengths import words_by_form
from assembler.pipeline import Result
from assembler.register import load_register
from assembler.whereabouts import Whereabouts

TOGETHER = "Error: --accept, --by and --reason go together: who accepts the warning, and why, must be recorded."


def printed(file: AnswersFile, result: Result, *, brief: bool) -> str:
    """What is printed of some answers."""
    where = Whereabouts(file, compiled_library().library.questionnaire)
    lengths = words_by_form(result, file, compiled_library(), load_register())
    note = brief_text(result, where) if brief else cover_note(result, compiled_library().library.law, where)
    return f"{summary_text(result, lengths, where)}\n{note}"


@pytest.mark.parametrize(
    "given",
    [
        ("--accept", "w"),
        ("--by", "A"),
        ("--reason", "R"),
        ("--accept", "w", "--by", "A"),
        ("--accept", "w", "--reason", "R"),
        ("--by", "A", "--reason", "R"),
    ],
    ids=" ".join,
)
def test_a_warning_is_accepted_with_who_and_why_or_not_at_all(given: tuple[str, ...], run: Run):
    done = run("check", "none.yaml", *given)

    assert (done.status, done.out, done.err.splitlines()[-1]) == (2, "", TOGETHER)


@pytest.mark.parametrize(
    ("old", "new", "status"),
    [
        ("title: Larkfield Fire Station Rooms Agreement", "title: Rooms", 0),
        ("title: Larkfield Fire Station Rooms Agreement", "title: {to_be_agreed: Ask the Clerk}", 1),
        ("withdrawal_notice: 6", "withdrawal_notice: 13", 1),
        ("  route: voluntary\n", "", 0),
    ],
    ids=["nothing stands", "an open point", "a warning", "nothing but something to record"],
)
def test_it_ends_with_status_1_while_something_prevents_a_signature(
    old: str, new: str, status: int, run: Run, tmp_path: Path
):
    file = put_answers(tmp_path, old, new, more="")
    found = assembled(read_answers(file.read_text(encoding="utf-8"), str(file)))
    barred = [one.action for one in found.findings if one.applies and one.action != "RECORD"]

    assert run("check", file, "--brief").status == status == (1 if barred or found.agreement.points else 0)


@pytest.mark.parametrize("brief", [False, True])
def test_a_summary_stands_before_the_note_or_the_lines(brief: bool, run: Run):
    done = run("check", ROOMS, *(["--brief"] if brief else []))
    file = read_answers(ROOMS.read_text(encoding="utf-8"), str(ROOMS))

    assert (done.status, done.out, done.err) == (0, printed(file, assembled(file), brief=brief), "")


def test_json_holds_every_finding_met_or_not_with_letters_unchanged(run: Run, tmp_path: Path):
    (tmp_path / "hub.yaml").write_text("document: {title: Hub}\n", encoding="utf-8")
    done = run("check", tmp_path / "hub.yaml", "--json")
    found = assembled(answers("document: {title: Hub}\n")).findings
    data = json.dumps([to_builtins(finding) for finding in found], ensure_ascii=False, indent=2)

    assert (done.status, done.out, done.err) == (1, f"{data}\n", "")
    assert not data.isascii()


WRONG = "document: {title: Hub, form: dee}\n"
TOLD = "document.form: “dee” is not one of the answers allowed: contract, deed. Did you mean “deed”?"


def test_of_answers_with_a_fault_what_stands_besides_is_said_first(run: Run, tmp_path: Path):
    file = tmp_path / "hub.yaml"
    file.write_text(WRONG, encoding="utf-8")
    done = run("check", file)

    assert (done.status, done.err) == (1, f"{file}:1, {TOLD}\n")
    assert done.out.startswith(
        "What the statute says besides, of the answers that can be read:\n\nBlocks (3)\n"
        "* The parties recorded do not include bodies from two of the three kinds that the Act names:\n"
    )
    assert done.out.endswith(
        "  To cure: Add at least one workstream, and say in it who does what, where and with what.\n\n"
    )


def test_of_answers_with_a_fault_json_is_not_begun(run: Run, tmp_path: Path):
    file = tmp_path / "hub.yaml"
    file.write_text(WRONG, encoding="utf-8")
    done = run("check", file, "--json")

    assert (done.status, done.out, done.err) == (1, "", f"{file}:1, {TOLD}\n")


def test_later_answers_of_an_interview_are_told_and_not_read(run: Run, tmp_path: Path):
    file = tmp_path / "hub.yaml"
    file.write_text("document: {title: Hub}\n", encoding="utf-8")
    head = {"draft": {}, "done": [], "suggested": [], "trail": [], "at": None, "last": None, "quick": True}
    line = json.dumps({"journal": 1, "base": "", "state": head | {"together": [], "apart": []}})
    (tmp_path / "hub.yaml.journal").write_text(f'{line}\n{{"event": "Back"}}\n', encoding="utf-8")
    done = run("check", file, "--brief")
    told = f"An interview holds later answers, which {file} does not have yet. To put them there: assembler interview {file}\n"

    assert (done.status, done.err) == (1, told)
    given = answers("document: {title: Hub}\n")
    assert done.out.splitlines()[0] == printed(given, assembled(given), brief=True).splitlines()[0]


class TestAccepting:
    FETTER = ("--accept", "s4-withdrawal-fetter", "--by", "A. Reader", "--reason", "Both boards want it.")

    def test_is_told_and_what_is_printed_is_of_the_file_as_it_is_then(self, run: Run, tmp_path: Path):
        file = put_answers(tmp_path, "withdrawal_notice: 6", "withdrawal_notice: 13", more="")
        before = run("check", file, "--brief")
        done = run("check", file, "--brief", *self.FETTER)
        now = read_answers(file.read_text(encoding="utf-8"), str(file))

        assert (before.status, before.out.splitlines()[0]) == (
            1,
            "0 blocks, 1 warning. It cannot be signed yet.",
        )
        assert (done.status, done.err) == (0, f"Accepted in {file}: s4-withdrawal-fetter/long-notice.\n")
        assert done.out == printed(now, assembled(now), brief=True)
        assert done.out.splitlines()[0] == "0 blocks. Nothing prevents a signature copy."
        assert [(one.rule, one.check, one.by, one.reason) for one in now.given.drafting.accepted] == [
            ("s4-withdrawal-fetter", "long-notice", "A. Reader", "Both boards want it.")
        ]

    def test_names_each_of_several_once(self, run: Run, tmp_path: Path):
        file = put_answers(tmp_path, "withdrawal_notice: 6", "withdrawal_notice: 13", more="")
        text = file.read_text(encoding="utf-8")
        assert "expires_on: " in text
        end = next(line for line in text.splitlines() if line.strip().startswith("expires_on: "))
        file.write_text(text.replace(end, "  expires_on: 2032-03-31"), encoding="utf-8")
        done = run("check", file, "--json", *self.FETTER, "--accept", "x-pcc-abolition")

        assert done.err == f"Accepted in {file}: s4-withdrawal-fetter/long-notice, x-pcc-abolition.\n"

    def test_of_a_warning_that_does_not_apply_is_refused(self, run: Run, tmp_path: Path):
        file = put_answers(tmp_path, "withdrawal_notice: 6", "withdrawal_notice: 7", more="")
        before = file.read_bytes()
        done = run("check", file, *self.FETTER)

        assert (done.status, done.out) == (1, "")
        assert done.err == "No warning “s4-withdrawal-fetter” applies. Those that apply are: none.\n"
        assert file.read_bytes() == before
