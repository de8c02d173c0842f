"""What another form has, and what would bring it in; and what a change of form does to clauses that one of them gathers."""

from __future__ import annotations

from pathlib import Path

from shipped import compiled_library

from assembler.answers.files import AnswersFile, read_answers
from assembler.effects.counterfactual import WhatIf, in_another_form
from assembler.effects.counterfactual.what_if import what_if
from assembler.register import load_register

FALLS = Path(__file__).parents[1] / "deals" / "falls.yaml"


def falls() -> AnswersFile:
    return read_answers(FALLS.read_text(encoding="utf-8"), FALLS.name)


def brought_in(key: str) -> list[str]:
    library = compiled_library().library
    changes = in_another_form(key, ["standard"], library, WhatIf(falls().given, library.questionnaire, load_register()))
    return [str(change) for change in changes]


def test_a_clause_of_the_standard_form_comes_in_with_it():
    assert brought_in("reporting") == ["document.length = standard"]


def test_a_paragraph_that_lacks_an_answer_too_comes_in_with_both():
    assert brought_in("liability#pot") == ["document.length = standard", "risk.liability = shared_pot"]


def test_a_clause_that_the_short_form_gathers_is_of_that_form_alone():
    found = what_if(falls(), ["document.length=standard"], compiled_library(), load_register())
    came = {one.key for one in found if one.what == "in"}

    assert {"reporting", "notices", "costs", "severance"} & came == {"reporting"}
    assert "notices#telling" in came
    assert "notices" not in {one.key for one in found}
