"""One grammar of the path of an answer: what `--what-if` refuses the interview's `--set` refuses too, in the same words."""

from __future__ import annotations

from pathlib import Path

import pytest
from shipped import ROOT, compiled_library, example

from assembler.answers.written_paths import WrittenStep, written_path
from assembler.cli.main import status_of
from assembler.effects.counterfactual.what_if import what_if
from assembler.errors import AnswersError
from assembler.register import load_register

HUB = "harrowmere-hub.yaml"


def test_a_path_is_names_with_items_by_number_or_id() -> None:
    path = written_path("parties[mid-vale].contact.notices_to")
    assert path.steps == (WrittenStep("parties", "mid-vale"), WrittenStep("contact"), WrittenStep("notices_to"))
    assert path.field == "parties[].contact.notices_to"


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("document..title", "“document..title” is not the name of an answer."),
        (".title", "“.title” is not the name of an answer."),
        ("document.title.", "“document.title.” is not the name of an answer."),
        ("parties[]", "“parties[]” is not the name of an answer."),
        ("parties[1]kind", "“parties[1]kind” is not the name of an answer."),
        ("parties[nobody].kind", "“parties[nobody].kind” names an item that is not there. There are: "),
        ("parties[0].kind", "“parties[0].kind” names an item that is not there. There are: "),
    ],
)
def test_what_if_and_set_refuse_a_path_in_the_same_words(
    path: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "hub.yaml"
    draft.write_text((ROOT / "examples" / HUB).read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(AnswersError) as refused:
        what_if(example(HUB), [f"{path}=x"], compiled_library(), load_register())
    assert status_of(["interview", str(draft), "--no-input", "--set", f"{path}=x"]) == 1
    assert says in str(refused.value)
    assert str(refused.value).removeprefix("--what-if: ") in capsys.readouterr().err
