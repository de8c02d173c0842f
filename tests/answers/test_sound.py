"""What is left of answers with faults: everything else, each on its line, so that the statute can be applied to it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from shipped import ROOT

from assembler.answers.files import answers_document, answers_from
from assembler.answers.sound import sound_part
from assembler.cli.main import cli
from assembler.errors import AnswersError
from assembler.library.loading import load_library
from assembler.register import load_register
from assembler.spoken import known_of

KNOWN = known_of(lambda: load_library().questionnaire, load_register)


def left(text: str) -> tuple[Any, dict[str, int]] | None:
    """What is left of answers, and the line of each party's kind."""
    document = answers_document(text, "f.yaml")
    with pytest.raises(AnswersError) as raised:
        answers_from(document, KNOWN)
    sound = sound_part(document, raised.value.problems, KNOWN)
    if sound is None:
        return None
    file = sound.file
    lines = {f"{path}": file.source.lines[path] for path in file.source.lines if path[-1:] == ("kind",)}
    return file.source.value, lines


def test_what_is_wrong_is_taken_out_and_the_rest_keeps_its_lines():
    text = "document:\n  title: “A”\n  version: '2'\nparties:\n- {id: a, kind: moon}\n- id: b\n  kind: nhs_trust\n"

    assert left(text) == (
        {"document": {"version": "2"}, "parties": [{"id": "a"}, {"id": "b", "kind": "nhs_trust"}]},
        {"('parties', 1, 'kind')": 7},
    )


def test_an_entry_with_a_wrong_id_stays_and_what_points_to_none_goes():
    text = "parties:\n- kind: nhs_trust\n- id: b\ndecision: {notified_by: a, route: voluntary}\n"
    found = left(text)

    assert found is not None
    assert found[0]["parties"][0]["kind"] == "nhs_trust"
    assert found[0]["decision"] == {"route": "voluntary"}


def test_of_answers_of_which_an_entry_cannot_be_read_nothing_is_said():
    assert left("parties:\n- id: a\n- @x\n") is None


def test_of_a_file_that_holds_no_answers_nothing_is_said():
    assert left("Dear Sir: thank you\nYours: @me\n") is None


def test_check_tells_what_the_statute_says_besides_what_is_wrong(tmp_path: Path):
    file = tmp_path / "hub.yaml"
    text = (ROOT / "examples" / "harrowmere-hub.yaml").read_text(encoding="utf-8")
    file.write_text(
        text.replace("withdrawal_notice: 12", "withdrawal_notice: 30").replace(
            'version: "3"', "version: “1”\n  bogus: x"
        )
    )

    result = CliRunner().invoke(cli, ["check", str(file)])

    assert isinstance(result.exception, AnswersError)
    assert [one.place.field for one in result.exception.problems] == ["document.version", "document.bogus"]
    assert result.output.startswith("What the statute says besides, of the answers that can be read:")
    assert "rule s4-withdrawal-fetter" in result.output


def test_check_tells_nothing_that_may_follow_from_what_is_wrong(tmp_path: Path):
    file = tmp_path / "hub.yaml"
    text = (ROOT / "examples" / "harrowmere-hub.yaml").read_text(encoding="utf-8")
    file.write_text(text.replace("withdrawal_notice: 12", "withdrawal_notice: a long time"))

    result = CliRunner().invoke(cli, ["check", str(file)])

    assert "rule s4-withdrawal-fetter" not in result.output
    assert "rule x-pcc-abolition" in result.output


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("document: {title: A, form: moon}\n", {"document": {"title": "A"}}),
        ("document: {titel: A, version: '1'}\n", {"document": {"version": "1"}}),
        ("chnage: {}\ndocument: {version: '1'}\n", {"document": {"version": "1"}}),
        ("document: words\nparties: [{id: a}]\n", {"parties": [{"id": "a"}]}),
        (
            "parties: [{id: a}, {id: a}]\ndecision: {notified_by: a}\n",
            {"parties": [{"id": "a"}, {"id": "unnamed-5"}], "decision": {"notified_by": "a"}},
        ),
        (
            "parties: [{id: A B}]\ndecision: {notified_by: A B, route: duty}\n",
            {"parties": [{"id": "unnamed-3"}], "decision": {"route": "duty"}},
        ),
        ("parties: [{id: a}]\ndecision: {notified_by: x}\n", {"parties": [{"id": "a"}], "decision": {}}),
    ],
)
def test_each_thing_that_is_wrong_is_taken_out_by_itself(text: str, value: Any):
    found = left(text)

    assert found is not None
    assert found[0] == value


@pytest.mark.parametrize(
    "text",
    [
        "parties: words\n",
        "parties: [words]\n",
        "parties: {id: a}\ndocument: {title: A}\n",
        "- a\n",
        "chnage: {}\n",
        "money: {shares: words}\n",
        "scope: {subjects: [premises, moon]}\n",
    ],
)
def test_where_an_entry_of_a_list_is_lost_nothing_is_left(text: str):
    assert left(text) is None


def test_what_was_taken_out_is_told_with_its_place():
    document = answers_document("document: {title: A, form: moon}\nparties: [{id: A B}]\n", "f.yaml")
    with pytest.raises(AnswersError) as raised:
        answers_from(document, KNOWN)
    sound = sound_part(document, raised.value.problems, KNOWN)

    assert sound is not None
    assert sound.without == {("document", "form"), ("parties", 0, "id")}
    assert sound.file.given.document.title == "A"
