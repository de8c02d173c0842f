"""Completed answers as typed values: their fields are those of the answers' types, and a misspelt one is found before it runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from completed_stub import stub
from shipped import ROOT, assembled, example

from assembler.answers import completed
from assembler.answers.completed import Completed, CompletedParty

STUB = Path(completed.__file__).with_suffix(".pyi")


def test_the_stub_has_the_fields_of_the_answers_types() -> None:
    if os.environ.get("ASSEMBLER_RENEW"):
        STUB.write_text(stub(), encoding="utf-8")
    assert STUB.read_text(encoding="utf-8") == stub(), (
        "Renew it: ASSEMBLER_RENEW=1 pytest tests/answers/test_completed.py"
    )


def test_completed_answers_are_of_their_types_and_hold_what_is_known() -> None:
    values = assembled(example("harrowmere-hub.yaml")).answers.values
    assert isinstance(values, Completed)
    assert isinstance(values.parties[0], CompletedParty)
    assert values.parties[0].path_ == ("parties", 0)
    assert values.document.title == "Harrowmere Hub Collaboration Agreement"
    assert not hasattr(values.document, "documnet")


READ = {
    "answers.values.documnet": 'error: "Completed" has no attribute "documnet"',
    "answers.values.parties[0].legal_nmae": 'error: "CompletedParty" has no attribute "legal_nmae"',
    "answers.values.scope.term == 'fxied'": "error: Non-overlapping equality check",
    "answers.values.document.title": "",
}


@pytest.mark.slow
def test_a_misspelt_answer_does_not_pass_the_type_checker(tmp_path: Path) -> None:
    code = tmp_path / "reads.py"
    lines = ("from assembler.completion import Answers", "def read(answers: Answers) -> tuple[object, ...]:")
    code.write_text(
        "\n".join((*lines, "    return (", *(f"        {read}," for read in READ), "    )\n")), encoding="utf-8"
    )
    mypy = [sys.executable, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml"), str(code)]
    told = subprocess.run(mypy, cwd=ROOT, capture_output=True, text=True, check=False).stdout

    first = len(lines) + 2
    for line, (read, says) in enumerate(READ.items(), first):
        of_line = [one for one in told.splitlines() if f"reads.py:{line}: error" in one]
        assert len(of_line) == bool(says), (read, told)
        assert says in "".join(of_line)
