"""`assembler new`: a short starter for a preset and parties, and the whole of it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from cli.running import Run
from pydantic import TypeAdapter, ValidationError

from assembler.answers.files import AnswersFile, read_answers
from assembler.cli.main import status_of
from assembler.cli.new import short_text
from assembler.library.loading import load_library, load_presets
from assembler.library.presets import Preset
from assembler.questions import Question
from assembler.register import load_register
from assembler.source import read_yaml
from assembler.starter import Beginning

pytestmark = pytest.mark.row("H3")

TWO = "pcc-norfolk,amb-east-of-england"


def new(*words: str) -> int:
    return status_of(["new", *words])


def read(path: Path) -> AnswersFile:
    return read_answers(path.read_text(encoding="utf-8"), path.name)


BETWEEN = (
    TWO,
    "cc-norfolk,fra-norfolk",
    "pcc-norfolk,cc-norfolk,amb-east-of-england",
    "fra-norfolk,cc-norfolk,amb-east-of-england",
    "cc-norfolk,cc-suffolk,cc-essex",
    "amb-east-of-england,amb-london,amb-north-west",
)


@pytest.mark.parametrize("preset", load_presets().all, ids=lambda preset: preset.id)
def test_a_starter_for_two_or_three_parties_has_25_to_60_lines(preset: Preset):
    for parties in BETWEEN:
        beginning = Beginning(tuple(parties.split(",")), preset.answers)
        lines = short_text(beginning, load_library(), load_register(), "one").splitlines()

        assert 25 <= len(lines) <= 60
        assert [line for line in lines if len(line) > 150 and not line.lstrip().startswith("subjects:")] == []


def test_each_line_that_waits_for_an_answer_has_its_help(tmp_path: Path):
    path = tmp_path / "hub.yaml"
    new(str(path), "--preset", "shared-premises", "--parties", TWO)

    document = read_yaml(path.read_text(encoding="utf-8"), "hub.yaml")
    lines = path.read_text(encoding="utf-8").splitlines()
    waiting = [lines[document.place((*group, name)).line - 1] for group, name in blanks(document.value)]
    assert len(waiting) > 15
    assert [line for line in waiting if "  # " not in line] == []


def test_what_is_asked_of_several_parties_is_explained_once_above(tmp_path: Path):
    path = tmp_path / "hub.yaml"
    new(str(path), "--preset", "shared-premises", "--parties", f"{TWO},cc-norfolk")
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    first = lines.index("- id: pcc-norfolk")

    explained = [line.partition(":")[0].removeprefix("# ") for line in lines[lines.index("parties:") + 1 : first]]
    written = {
        name for line in lines[first:] if line.startswith("decision: {") for name in re.findall(r"(\w+): [,}]", line)
    }
    assert (len(explained), set(explained)) == (5, written)


def blanks(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, list):
        return [blank for number, item in enumerate(value) for blank in blanks(item, (*path, number))]
    if not isinstance(value, dict):
        return []
    own = [(path, name) for name, inner in value.items() if inner is None]
    return own + [blank for name, inner in value.items() for blank in blanks(inner, (*path, name))]


def test_a_starter_holds_its_parties_and_what_the_preset_proposes(tmp_path: Path):
    path = tmp_path / "hub.yaml"
    new(str(path), "--preset", "shared-premises", "--parties", TWO)

    given = read(path).given
    assert [(party.id, party.body) for party in given.parties] == [(body, body) for body in TWO.split(",")]
    assert (given.governance.structure, given.money.cost_model, given.change.withdrawal_notice) == (
        "board",
        "fixed_shares",
        12,
    )
    assert given.document.id is not None


@pytest.mark.parametrize(
    "more", [[], ["--full"], ["--preset", "co-responding"], ["--parties", TWO], ["--full", "--parties", TWO]]
)
def test_every_starter_reads_as_it_stands_and_fits_its_schema(more: list[str], tmp_path: Path):
    path = tmp_path / "hub.yaml"
    assert new(str(path), *more) == 0

    read(path)
    schema = json.loads((tmp_path / "answers.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(read_yaml(path.read_text(encoding="utf-8"), "hub.yaml").value)


def test_lists_without_rows_are_comments_that_read_without_their_sign(tmp_path: Path):
    path = tmp_path / "hub.yaml"
    new(str(path), "--preset", "shared-premises", "--parties", TWO)
    text = path.read_text(encoding="utf-8")
    shares = next(line for line in text.splitlines() if line.startswith("  # shares:"))

    opened = text.replace(shares, shares.replace("# ", "", 1))

    assert [share.id for share in read_answers(opened, "hub.yaml").given.money.shares] == ["share-1"]


def test_the_full_starter_has_every_question_and_the_same_beginning(tmp_path: Path):
    path = tmp_path / "hub.yaml"
    new(str(path), "--full", "--preset", "shared-premises", "--parties", TWO)

    text = path.read_text(encoding="utf-8")
    words = " ".join(text.replace("#", " ").split())
    missing = [
        q.prompt
        for q in load_library().questionnaire.of_agreements.questions
        if " ".join(q.prompt.split()) not in words
    ]
    given = read(path).given
    assert missing == []
    assert [party.body for party in given.parties] == TWO.split(",")
    assert (given.governance.structure, given.money.cost_model) == ("board", "fixed_shares")


def test_a_party_not_in_the_register_is_reported_with_near_misses(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert (
        new(
            str(tmp_path / "hub.yaml"),
            "--parties",
            "pcc-norfok,South Western Ambulance Service NHS Foundation Trust,zz,zz",
        )
        == 1
    )

    told = capsys.readouterr().err
    assert "There is no body “pcc-norfok” in the register. Did you mean “pcc-norfolk”" in told
    assert "Did you mean “amb-south-western”" in told
    assert "“zz” is named twice." in told
    assert list(tmp_path.iterdir()) == []


def test_a_preset_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert new(str(tmp_path / "hub.yaml"), "--preset", "shared-premise") == 1
    assert "There is no preset “shared-premise”. Did you mean “shared-premises”?" in capsys.readouterr().err


def test_each_default_in_the_full_starter_reads_without_its_sign(tmp_path: Path):
    path = tmp_path / "hub.yaml"
    new(str(path), "--full")
    shown = re.findall(r"^[ #]*# (\w+): (\S.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)

    lost = [
        question.field
        for question in load_library().questionnaire.of_agreements.questions
        if question.default is not None
        and not any(
            _as_read(question, said) == question.default
            for name, said in shown
            if name == question.field.rpartition(".")[2]
        )
    ]

    assert lost == []


def _as_read(question: Question, said: str) -> object:
    value = read_yaml(f"it: {said}", "hub.yaml").value["it"]
    try:
        return TypeAdapter(question.leaf.annotation).validate_python(value)
    except ValidationError:  # what stands after the same name elsewhere
        return None


def test_a_schema_that_is_not_ours_is_told(run: Run, tmp_path: Path):
    (tmp_path / "answers.schema.json").write_bytes(b"mine")
    done = run("new", tmp_path / "hub.yaml")

    assert (done.status, done.out) == (1, "")
    assert done.err == (
        f"{tmp_path / 'answers.schema.json'}: There is a file of this name that is not ours. Move it, or use --force.\n"
    )
    assert run("new", tmp_path / "hub.yaml", "--force").status == 0
    assert (tmp_path / "answers.schema.json").read_bytes().startswith(b"{\n")


def test_a_schema_of_ours_is_renewed_and_what_may_not_be_read_is_none(run: Run, tmp_path: Path):
    from assembler.cli.new import _content
    from assembler.json_schema import answers_schema
    from assembler.library.loading import load_library
    from assembler.register import load_register

    schema = answers_schema(load_library(), load_register())
    (tmp_path / "answers.schema.json").write_bytes(b"old: " + schema["title"].encode())

    assert run("new", tmp_path / "hub.yaml").status == 0
    described = json.dumps(schema, ensure_ascii=False, indent=2)
    assert (tmp_path / "answers.schema.json").read_text(encoding="utf-8") == f"{described}\n"
    assert _content(tmp_path / "nowhere") == b""


def test_every_party_that_is_wrong_is_told_at_once(run: Run, tmp_path: Path):
    done = run("new", tmp_path / "hub.yaml", "--parties", "pcc-norfok, pcc-norfolk,,pcc-norfolk , zzz")

    assert (done.status, list(tmp_path.iterdir())) == (1, [])
    assert done.err == (
        "There is no body “pcc-norfok” in the register. Did you mean “pcc-norfolk” (The Police and Crime Commissioner for Norfolk)"
        " or “cc-norfolk” (The Chief Constable of Norfolk Constabulary)?\n"
        "There is no body “zzz” in the register. Find it with `assembler bodies search`; a party that is not in the register is"
        " described in the file.\n"
        "“pcc-norfolk” is named twice. Name each party once.\n"
        "3 things to put right.\n"
    )
