"""Every clause, paragraph, phrase and limb is printed in some test's output and absent from another: tests/clause_coverage.py.

The outputs are the examples, the scenarios, the party lists, and the files of tests/coverage, which reach what those do not. Each
`shows` something in a sentence, and has `answers` of its own or lays those `with` it upon an example, as a scenario does. They show
words alone: what the law says of such answers is tested in tests/law. Each output is made in both forms.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from clause_coverage import coverage
from law_findings import merged, written
from msgspec.structs import replace
from shipped import EXAMPLES, example
from test_scenarios import scenario_answers, scenarios

from assembler.answers.files import AnswersFile, read_answers
from assembler.library.sources import read_library

OWN = Path(__file__).with_name("coverage")


def _party_lists() -> Iterator[tuple[str, AnswersFile]]:
    read = written("party-lists.yaml")
    for entry in read["lists"]:
        parties = [merged(read["every party"], party) for party in entry["parties"]]
        answers = json.dumps({**read["every list"], "parties": parties})
        yield f"party list “{entry['list']}”", read_answers(answers, "list.json")


def _in_both_forms() -> Iterator[tuple[str, AnswersFile]]:
    for name, file in _outputs():
        short = file.given.document.model_copy(update={"length": "short"})
        yield name, file
        yield f"{name}, in the short form", replace(file, given=file.given.model_copy(update={"document": short}))


def _outputs() -> Iterator[tuple[str, AnswersFile]]:
    yield from ((f"examples/{path.name}", example(path.name)) for path in EXAMPLES)
    yield from ((read["scenario"], scenario_answers(read)) for read in scenarios())
    yield from _party_lists()
    for file in sorted(OWN.glob("*.yaml")):
        read = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - nothing but text
        whole = "answers" in read
        yield (
            f"coverage/{file.name}",
            read_answers(json.dumps(read["answers"]), file.name) if whole else scenario_answers(read),
        )


@pytest.mark.slow
def test_everything_that_depends_on_an_answer_is_seen_in_and_seen_out(tmp_path: Path):
    found = coverage(_in_both_forms(), read_library())
    report = found.report()
    (tmp_path / "clause-coverage.txt").write_text(report, encoding="utf-8")
    print(report.partition("\n\n")[0])  # noqa: T201 - for `pytest -s`

    assert found.missing == []
