"""What the statute says of answers with faults: as far as they can be read, and only where what cannot be read changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.rooms import ROOMS
from shipped import compiled_library

from assembler.cli.common import answers_file
from assembler.cli.sound import findings_besides
from assembler.errors import AnswersError

HEAD = "What the statute says besides, of the answers that can be read:\n\n"
LONG_NOTICE = """\
Warnings (1)
* The notice of withdrawal can come to more than twelve months, counting the wait for 31 March
  where withdrawal is tied to that day. The Act fixes no notice, but a long one could empty the
  right of content.
  pca-2017 s.4(7) (good practice, not law; rule s4-withdrawal-fetter).
"""


def besides(path: Path) -> str:
    with pytest.raises(AnswersError) as wrong:
        answers_file(path)
    return findings_besides(path, wrong.value, compiled_library())


def rooms(folder: Path, *changes: tuple[str, str]) -> Path:
    """The rooms, with a form that is none, and some changes more."""
    text = ROOMS.read_text(encoding="utf-8")
    for old, new in (("form: contract", "form: contrac"), *changes):
        assert old in text
        text = text.replace(old, new)
    (folder / "hub.yaml").write_text(text, encoding="utf-8")
    return folder / "hub.yaml"


def test_what_stands_whatever_is_wrong_is_told_with_its_place(tmp_path: Path):
    told = besides(rooms(tmp_path, ("withdrawal_notice: 6", "withdrawal_notice: 13")))

    assert told.startswith(f"{HEAD}{LONG_NOTICE}  Where: line ")
    assert told.endswith("\n\n")
    assert told.count("\n* ") == 1


def test_where_nothing_stands_nothing_is_said(tmp_path: Path):
    assert besides(rooms(tmp_path)) == ""


def test_a_warning_on_an_answer_that_cannot_be_read_waits_for_it(tmp_path: Path):
    long = ("withdrawal_notice: 6", "withdrawal_notice: 13")
    date = ("withdrawal_notice: 13", "withdrawal_notice: 13\n  withdrawal_date: some day")

    assert besides(rooms(tmp_path, long, date)) == ""


def test_what_is_only_to_be_recorded_is_not_told(tmp_path: Path):
    assert besides(rooms(tmp_path, ("  route: voluntary\n", ""))) == ""


@pytest.mark.parametrize("text", ["document: {title: Hub", "a: [\n", "- one\n", "parties: nonsense\n"])
def test_of_what_is_no_set_of_answers_nothing_is_said(text: str, tmp_path: Path):
    (tmp_path / "hub.yaml").write_text(text, encoding="utf-8")

    assert besides(tmp_path / "hub.yaml") == ""


def test_every_block_that_rests_on_other_answers_is_told(tmp_path: Path):
    (tmp_path / "hub.yaml").write_text("document: {form: dee}\n", encoding="utf-8")
    told = besides(tmp_path / "hub.yaml")

    assert told.startswith(f"{HEAD}Blocks (3)\n* ")
    assert [line.partition("; rule ")[2] for line in told.splitlines() if "; rule " in line] == [
        "s1-two-categories).",
        "s1-two-legal-persons).",
        "s1-how-work-together).",
    ]


@pytest.mark.row("I8")
def test_of_a_file_with_hundreds_of_faults_nothing_is_said_besides(tmp_path: Path):
    def said(number: int) -> str:
        path = tmp_path / "f.yaml"
        path.write_text("document:\n" + "".join(f"  x{at}: 1\n" for at in range(number)), encoding="utf-8")
        with pytest.raises(AnswersError) as raised:
            answers_file(path)
        return findings_besides(path, raised.value, compiled_library())

    assert [said(number).startswith(HEAD) for number in (400, 600)] == [True, False]
