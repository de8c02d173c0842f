"""An example of the solver's as an answers file: as little as shows the defect, counted from one, and every party in full."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import z3
from shipped import compiled_library

from assembler.answers.document import STANDARD
from assembler.answers.files import AnswersFile
from assembler.conditions import parse_condition
from assembler.proof.solver import Solving
from assembler.proof.symbolic import ListBounds
from assembler.proof.translation import Translator
from assembler.proof.witness import Drafter, Witness, witness

SPECIAL, OMITTED = z3.Bool("special, for a witness"), z3.Bool("omitted, for a witness")


def shown(condition: str, defective: Callable[[Any], bool], *more: Any, outline: str = STANDARD) -> Witness:
    """The witness of answers for which a condition holds, and whatever of the drafter's."""
    library = compiled_library().library
    translator = Translator.over(library.vocabulary.answers, library.questionnaire, ListBounds())
    formula = translator.truth(parse_condition(condition, library.vocabulary), {}).true
    drafter = Drafter(outline, SPECIAL, {"notices": OMITTED, "waiver": z3.BoolVal(False)})
    model = Solving(translator.answers).example(formula, *more)
    assert model is not None

    def asked(file: AnswersFile) -> bool:
        return defective(file.given)

    return witness(model, translator.answers, drafter, asked)


@pytest.mark.parametrize(
    ("condition", "defective", "yaml"),
    [
        ("document.form == 'deed'", lambda given: given.document.form == "deed", "document:\n  form: deed\n"),
        (
            "scope.term == 'fixed' and scope.expires_on == '2030-03-31'",
            lambda given: str(given.scope.expires_on) == "2030-03-31",
            "scope:\n  expires_on: '2030-03-31'\n",
        ),
        (
            "change.withdrawal_notice == 7",
            lambda given: given.change.withdrawal_notice == 7,
            "change:\n  withdrawal_notice: '7'\n",
        ),
        (
            "'premises' in scope.subjects and 'staff' in scope.subjects",
            lambda given: {"premises", "staff"} <= set(given.scope.subjects or ()),
            "scope:\n  subjects:\n  - premises\n  - staff\n",
        ),
        (
            "decision.replaces",
            lambda given: given.decision.replaces is True,
            "decision:\n  replaces: 'yes'\n",
        ),
        (
            "any(party.kind == 'nhs_trust' for party in parties)",
            lambda given: any(party.kind == "nhs_trust" for party in given.parties),
            "parties:\n- id: party-1\n  short_name: Body 1\n  legal_name: Body 1 of Harrowmere\n  kind: nhs_trust\n",
        ),
        (
            "count(parties) > 1",
            lambda given: len(given.parties) == 2,
            "parties:\n"
            "- id: party-1\n  short_name: Body 1\n  legal_name: Body 1 of Harrowmere\n  kind: other_public_body\n"
            "- id: party-2\n  short_name: Body 2\n  legal_name: Body 2 of Harrowmere\n  kind: other_public_body\n",
        ),
    ],
)
def test_a_witness_holds_what_shows_the_defect_and_no_more(condition: str, defective: Callable[[Any], bool], yaml: str):
    assert shown(condition, defective) == Witness(yaml, confirmed=True)


def test_what_the_answers_do_not_show_is_not_confirmed_and_is_left_whole():
    found = shown("document.form == 'deed' and document.length == 'standard'", lambda _given: False)

    assert not found.confirmed
    assert "  form: deed\n" in found.yaml
    assert "  length: standard\n" in found.yaml


def test_what_the_drafter_decides_is_in_the_file():
    def defective(given: Any) -> bool:
        return bool(given.drafting.omit and given.drafting.special_conditions and given.document.length == "short")

    assert shown("document.form == 'deed'", defective, SPECIAL, OMITTED, outline="short") == Witness(
        "document:\n"
        "  length: short\n"
        "drafting:\n"
        "  special_conditions:\n"
        "  - id: special-conditions-1\n"
        "    heading: Special\n"
        "    text: Words of their own.\n"
        "  omit:\n"
        "  - clause: notices\n"
        "    reason: Left out.\n",
        confirmed=True,
    )


def test_what_the_drafter_does_not_decide_is_not_in_the_file():
    found = shown("document.form == 'deed'", lambda _given: False, z3.Not(SPECIAL), z3.Not(OMITTED))

    assert "drafting" not in found.yaml


def test_what_is_not_asked_or_not_known_or_worked_out_is_not_in_the_file():
    found = shown(
        "not decision.replaces and not recorded(decision.replaced_agreement) and not recorded(document.title)"
        " and count(parties) == 1 and any(party.kind == 'nhs_trust' and party.person == party.id for party in parties)",
        lambda _given: False,
        z3.Not(SPECIAL),
        z3.Not(OMITTED),
    )

    assert found == Witness(
        "parties:\n- id: party-1\n  kind: nhs_trust\ndecision:\n  replaces: 'no'\n", confirmed=False
    )
