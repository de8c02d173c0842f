"""One grammar of the path of an answer: what `--what-if` refuses the interview's `--set` refuses too, in the same words."""

from __future__ import annotations

from pathlib import Path

import pytest
from shipped import ROOT, compiled_library, example

from assembler.answers.written_paths import WrittenStep, written_path
from assembler.cli.main import status_of
from assembler.effects.counterfactual.what_if import what_if
from assembler.errors import AnswersError, Place
from assembler.register import load_register

HUB = "harrowmere-hub.yaml"


def test_a_path_is_names_with_items_by_number_or_id() -> None:
    path = written_path("parties[mid-vale].contact.notices_to")
    assert path.steps == (WrittenStep("parties", "mid-vale"), WrittenStep("contact"), WrittenStep("notices_to"))
    assert path.field == "parties[].contact.notices_to"


CURE = "Write it as parties[2].kind or, with the id of an item, as parties[mid-vale].kind."


@pytest.mark.parametrize("text", ["document..title", "Parties", "parties[]", "parties[1]kind", "", "a.b c", "1a"])
def test_what_is_no_path_is_told_with_one_that_is(text: str) -> None:
    with pytest.raises(AnswersError) as raised:
        written_path(f" {text} ", Place("--set"))
    assert str(raised.value) == f"--set: “{text}” is not the name of an answer. {CURE}"


@pytest.mark.parametrize(("item", "number"), [("1", 0), ("2", 1), ("b", 1), ("7", 2)])
def test_an_item_is_named_by_its_number_or_its_id(item: str, number: int) -> None:
    path = written_path(f"parties[{item}].kind")
    assert path.number(path.steps[0], ["a", "b", "7"]) == number


@pytest.mark.parametrize(
    ("item", "identities", "known"),
    [
        ("0", ["a", "b"], "There are: a, b."),
        ("3", ["a", "b"], "There are: a, b."),
        ("c", ["a", None], "There are: a, None."),
        ("1", [], "There are none yet."),
    ],
)
def test_an_item_that_is_not_there_is_told_with_those_that_are(item: str, identities: list[object], known: str) -> None:
    path = written_path(f"parties[{item}].kind", Place("--set"))
    with pytest.raises(AnswersError) as raised:
        path.number(path.steps[0], identities)
    assert str(raised.value) == f"--set: “parties[{item}].kind” names an item that is not there. {known}"


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
