"""`assembler explain`: a clause, the whole agreement as a page, and a changed answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli.running import Run
from msgspec import to_builtins
from shipped import answers, assembled, compiled_library

from assembler.answers.files import read_answers
from assembler.cli import explain
from assembler.effects.agreement_page import agreement_page
from assembler.effects.counterfactual.what_if import what_if
from assembler.register import load_register

TITLE = "document: {title: Hub}\n"


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """Answers with nothing but a title."""
    (tmp_path / "hub.yaml").write_text(TITLE, encoding="utf-8")
    return tmp_path / "hub.yaml"


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        (
            "title",
            "OUT  title  title\n     Law: practice. Status: core.\n     In the short form only.\n     In if: document.length = short\n",
        ),
        (
            "withdrawal#right",
            "IN   clause 34  withdrawal  Withdrawal\n"
            "     Law: pca-2017 s.4(7); pca-2017 s.2(6); pca-2017 s.3(10). Status: locked.\n"
            "     In every agreement.\n",
        ),
    ],
    ids=["of another form", "a paragraph that is always there"],
)
def test_a_clause_is_told(clause: str, told: str, run: Run, hub: Path):
    done = run("explain", hub, clause)

    assert (done.status, done.out, done.err) == (0, told, "")


def test_a_clause_is_told_with_its_paragraphs_that_have_a_condition(run: Run, hub: Path):
    told = run("explain", hub, "withdrawal").out.splitlines()
    titles = [line.split() for line in told if line.startswith(("IN ", "OUT "))]

    assert titles[0] == ["IN", "clause", "34", "withdrawal", "Withdrawal"]
    assert len(titles) > 3
    assert [words[-1].partition("#")[0] for words in titles[1:]] == ["withdrawal"] * (len(titles) - 1)


def test_of_the_whole_agreement_no_paragraph_is_told_unasked(run: Run, hub: Path):
    alone = [line for line in run("explain", hub).out.splitlines() if line.startswith(("IN ", "OUT "))]

    assert [line for line in alone if "#" in line] == []
    assert len(alone) > 50


def test_json_holds_the_paragraphs_and_the_number_of_each(run: Run, hub: Path):
    done = run("explain", hub, "withdrawal", "--json")
    found = json.loads(done.out)
    numbers = {one["key"]: one["number"] for one in found}

    assert done.out == f"{json.dumps(found, ensure_ascii=False, indent=2)}\n"
    assert (numbers["withdrawal"], len(numbers) > 5) == ("clause 34", True)
    assert [one["number"] for one in found if not one["present"]] == [""] * sum(not one["present"] for one in found)


@pytest.mark.parametrize(
    ("asked", "cure"),
    [
        ("withdrawl", "Did you mean “withdrawal”?"),
        ("withdrawal#polce", "Did you mean “withdrawal”?"),
        (
            "zzzz",
            "Give a number of the agreement, a word of a heading, or an id: `assembler clauses list` names them.",
        ),
    ],
)
def test_a_clause_that_is_not_there_is_wrong_usage(asked: str, cure: str, run: Run, hub: Path):
    done = run("explain", hub, asked)

    assert (done.status, done.out) == (2, "")
    assert done.err.splitlines()[-1] == f"Error: There is no clause “{asked}”. {cure}"


def test_the_page_is_the_annotated_copy_and_replaces_nothing_unasked(run: Run, hub: Path, tmp_path: Path):
    page = tmp_path / "hub.html"
    done = run("explain", hub, "--html", page)
    given = read_answers(TITLE, str(hub))
    made = agreement_page(assembled(given, "annotated"), compiled_library().library)

    assert (done.status, done.out, done.err) == (0, "", f"Page written to {page}.\n")
    assert page.read_text(encoding="utf-8") == made
    page.write_text("mine", encoding="utf-8")
    done = run("explain", hub, "--html", page)
    assert (done.status, page.read_text(encoding="utf-8")) == (1, "mine")
    assert run("explain", hub, "--html", page, "--force").status == 0
    assert page.read_text(encoding="utf-8") == made


def test_json_has_its_letters_as_they_are(run: Run, hub: Path):
    hub.write_text(f"{TITLE}drafting: {{omit: [{{clause: benefits, reason: Nø need.}}]}}\n", encoding="utf-8")

    assert '    "omitted": "Nø need.",\n' in run("explain", hub, "benefits", "--json").out


def test_a_changed_answer_is_told_in_words_and_as_data(run: Run, hub: Path):
    edits = ("document.title=Høb",)
    differences = what_if(answers(TITLE), edits, compiled_library(), load_register())
    data = json.dumps([to_builtins(one) for one in differences], ensure_ascii=False, indent=2)

    assert run("explain", hub, "--what-if", edits[0]).out == (
        "CHANGED cover#title\n        was: Hub\n        now: Høb\n"
        "CHANGED particulars#terms/title/2\n        was: Hub\n        now: Høb\n"
    )
    assert run("explain", hub, "--what-if", edits[0], "--json").out == f"{data}\n"


def test_several_changed_answers_are_tried_together(run: Run, hub: Path):
    done = run("explain", hub, "--what-if", "document.title=One", "--what-if", "document.title=Hub")

    assert (done.status, done.out) == (0, "Nothing in the agreement would change.\n")


def test_a_clause_that_the_drafter_left_out_has_nothing_to_turn_round():
    left_out = answers(f"{TITLE}drafting: {{omit: [{{clause: benefits, reason: No need.}}]}}\n")
    ((one, flip),) = [
        (explanation, flip)
        for explanation, flip in explain._explained(left_out, compiled_library(), None, paragraphs=False)
        if explanation.key == "benefits"
    ]

    assert (one.present, one.omitted, flip) == (False, "No need.", ())
