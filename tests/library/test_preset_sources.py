"""Presets as their files say them, and each thing that can be wrong in one."""

from __future__ import annotations

from pathlib import Path

import pytest
from shipped import compiled_library

from assembler.errors import LibraryError
from assembler.library.preset_sources import read_presets
from assembler.library.presets import Preset, Presets

QUESTIONS = compiled_library().library.questionnaire
HEAD = "preset: yard\ntitle: A yard\ndescribes: Sharing a yard.\n"
KEYS = "A preset has preset, title, describes, answers and perhaps `not yet`; wrong here: "


def read(folder: Path, **files: str) -> Presets:
    for name, text in files.items():
        (folder / f"{name.replace('_', '-')}.yaml").write_text(text, encoding="utf-8")
    return read_presets(QUESTIONS, folder)


def told(folder: Path, **files: str) -> list[str]:
    with pytest.raises(LibraryError) as raised:
        read(folder, **files)
    return [str(problem) for problem in raised.value.problems]


def test_presets_come_in_the_order_of_files_with_plain_answers(tmp_path: Path):
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    answers = """answers:
  document.form: deed
  scope.subjects: [premises, staff]
  governance.capital_threshold: £12,500
  change.first_review_by: 1 April 2027
  decision.replaces: null
not yet: [more]
"""
    found = read(
        tmp_path,
        **{
            "02_yard": f"{HEAD}answers: null\n",
            "01_hub": HEAD.replace("yard", "hub", 1) + answers.replace("  decision.replaces: null\n", ""),
            "quick": "later: [document.version, 'parties[]']\n",
            "usual_functions": "x: y\n",
            "examples_by_kind": "x: y\n",
        },
    )

    assert found.all == (
        Preset(
            "hub",
            "A yard",
            "Sharing a yard.",
            {
                "document.form": "deed",
                "scope.subjects": ["premises", "staff"],
                "governance.capital_threshold": "12500",
                "change.first_review_by": "2027-04-01",
            },
        ),
        Preset("yard", "A yard", "Sharing a yard.", {}),
    )
    assert found.later == {"document.version", "parties[]"}
    assert list(found.by_id) == ["hub", "yard"]


def test_without_the_file_of_what_waits_nothing_waits(tmp_path: Path):
    assert read(tmp_path, **{"01_yard": f"{HEAD}answers: {{}}\n"}).later == frozenset()


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("- a\n", [f"{KEYS}['the whole file']."]),
        (f"{HEAD}answers: {{}}\ncolour: blue\nage: 1\n", [f"{KEYS}['age', 'colour']."]),
        (HEAD, [f"{KEYS}[]."]),
        (f"{HEAD}answers: {{}}\n".replace("yard", "hub", 1), ["The file of the preset “hub” must end in -hub.yaml."]),
    ],
)
def test_what_is_wrong_with_a_whole_preset_is_told(tmp_path: Path, text: str, problems: list[str]):
    assert told(tmp_path, **{"01_yard": text}) == [f"clauses/presets/01-yard.yaml: {problem}" for problem in problems]


def test_each_answer_that_no_preset_may_propose_is_told_with_its_line(tmp_path: Path):
    answers = """answers:
  decision.route: duty
  parties[].kind: nhs_trust
  document.colour: red
  document.form: letter
  document.title: To be agreed
  document.length: short
"""

    assert told(tmp_path, **{"01_yard": HEAD + answers}) == [
        "clauses/presets/01-yard.yaml:5, answers.decision.route: This is a statutory fact: no preset may fill it.",
        "clauses/presets/01-yard.yaml:6, answers.parties[].kind: A preset answers questions about the agreement, and this is not one of "
        "them.",
        "clauses/presets/01-yard.yaml:7, answers.document.colour: A preset answers questions about the agreement, and this is not one of "
        "them.",
        "clauses/presets/01-yard.yaml:8, answers.document.form: “letter” is not an answer to the question.",
        "clauses/presets/01-yard.yaml:9, answers.document.title: “To be agreed” is not an answer to the question.",
    ]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("later: x\n", ["clauses/presets/quick.yaml: The file holds `later`, a list of fields, and nothing else."]),
        (
            "later: []\nmore: x\n",
            ["clauses/presets/quick.yaml: The file holds `later`, a list of fields, and nothing else."],
        ),
        (
            "later: ['[]', 'parties[]', document]\n",
            [
                f"clauses/presets/quick.yaml:1, later[{number}]: “{field}” is not a field that a question fills, nor a list."
                for number, field in ((1, "[]"), (3, "document"))
            ],
        ),
        (
            'later: [""]\n',
            ["clauses/presets/quick.yaml:1, later[1]: “” is not a field that a question fills, nor a list."],
        ),
        ("- a\n", ["clauses/presets/quick.yaml: The file holds `later`, a list of fields, and nothing else."]),
        (
            "later:\n  - document.version\n  - document.colour\n  - parties\n",
            [
                "clauses/presets/quick.yaml:3, later[2]: “document.colour” is not a field that a question fills, nor a list.",
                "clauses/presets/quick.yaml:4, later[3]: “parties” is not a field that a question fills, nor a list.",
            ],
        ),
    ],
)
def test_what_is_wrong_with_what_waits_is_told(tmp_path: Path, text: str, problems: list[str]):
    assert told(tmp_path, quick=text) == problems


def test_the_faults_of_all_files_are_told_at_once(tmp_path: Path):
    problems = told(tmp_path, **{"01_yard": "- a\n", "02_hub": "a: [\n", "quick": "later: x\n"})

    assert [problem.partition(":")[0] for problem in problems] == [
        "clauses/presets/01-yard.yaml",
        "clauses/presets/02-hub.yaml",
        "clauses/presets/quick.yaml",
    ]
