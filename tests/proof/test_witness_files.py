"""An example of the solver's as an answers file: as little as shows the defect, counted from one, and every party in full."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import z3
from shipped import compiled_library

from assembler.answers.document import STANDARD
from assembler.answers.files import AnswersFile
from assembler.answers.values import Open
from assembler.conditions import parse_condition
from assembler.errors import AnswersError, Problem
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
            "count(parties) == 2",
            lambda given: len(given.parties) == 2,
            "parties:\n"
            "- id: party-1\n  short_name: Body 1\n  legal_name: Body 1 of Harrowmere\n  kind: other_public_body\n"
            "- id: party-2\n  short_name: Body 2\n  legal_name: Body 2 of Harrowmere\n  kind: other_public_body\n",
        ),
    ],
)
def test_a_witness_holds_what_shows_the_defect_and_no_more(condition: str, defective: Callable[[Any], bool], yaml: str):
    assert shown(condition, defective) == Witness(yaml, confirmed=True)


def test_what_the_answers_do_not_show_is_unconfirmed_and_left_whole():
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


def test_what_is_unasked_unknown_or_worked_out_is_not_in_the_file():
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


PARTY = "- id: party-1\n  short_name: Body 1\n  legal_name: Body 1 of Harrowmere\n  kind: other_public_body\n"


@pytest.mark.parametrize(
    ("condition", "defective", "yaml"),
    [
        (
            "any(share.percent > 33 for share in money.shares)",
            lambda given: any((one.percent or 0) > 33 for one in given.money.shares),
            "money:\n  shares:\n  - id: share-1\n    percent: '33.01'\n",
        ),
        (
            "any(payment.amount > 100 for payment in money.schedule)",
            lambda given: any(one.amount and one.amount > 100 for one in given.money.schedule),
            "money:\n  schedule:\n  - id: payment-1\n    amount: '100.01'\n",
        ),
        (
            "any(any(recorded(part.party) for part in workstream.parts) for workstream in scope.workstreams)",
            lambda given: any(part.party for one in given.scope.workstreams for part in one.parts),
            f"parties:\n{PARTY}scope:\n  workstreams:\n  - id: workstream-1\n    parts:\n    - id: workstream-1-part-1\n"
            "      party: party-1\n",
        ),
        (
            "any(any(function.kind == 'fire' for function in party.functions) for party in parties)",
            lambda given: any(one.kind for party in given.parties for one in party.functions),
            f"parties:\n{PARTY}  functions:\n  - id: party-1-function-1\n    kind: fire\n",
        ),
        (
            "recorded(decision.notified_by)",
            lambda given: bool(given.decision.notified_by),
            f"parties:\n{PARTY}decision:\n  notified_by: party-1\n",
        ),
        (
            "any(recorded(annex.name) for annex in scope.annexes)",
            lambda given: bool(given.scope.annexes),
            "scope:\n  annexes:\n  - id: annexes-1\n",
        ),
        (
            "any(recorded(one.name) for one in functions.same_service)",
            lambda given: bool(given.functions.same_service),
            "functions:\n  same_service:\n  - id: same-service-1\n",
        ),
        (
            "recorded(document.title)",
            lambda given: bool(given.document.title),
            "document:\n  title: answer 0\n",
        ),
        (
            "not recorded(governance.board_name) and governance.structure == 'board'",
            lambda given: isinstance(given.governance.board_name, Open),
            "governance:\n  board_name: to be agreed\n",
        ),
    ],
)
def test_a_witness_names_its_items_by_what_they_are(condition: str, defective: Callable[[Any], bool], yaml: str):
    assert shown(condition, defective) == Witness(yaml, confirmed=True)


def test_items_of_a_witness_are_counted_from_one():
    def defective(given: Any) -> bool:
        return any(one.kind == "nhs_trust" and one.id == given.decision.notified_by for one in given.parties)

    assert shown(
        "count(parties) == 3 and any(party.kind == 'nhs_trust' and decision.notified_by == party.id for party in parties)"
        " and not all(recorded(party.kind) for party in parties) and decision.notified_by.kind == 'nhs_trust'",
        defective,
    ) == Witness(
        f"parties:\n{PARTY.replace('other_public_body', 'nhs_trust')}decision:\n  notified_by: party-1\n",
        confirmed=True,
    )


def test_a_party_is_in_full_only_as_far_as_the_defect_stays():
    def nameless(given: Any) -> bool:
        return [(party.legal_name, bool(party.kind)) for party in given.parties] == [(None, True)]

    assert shown("count(parties) == 1 and all(recorded(party.kind) for party in parties)", nameless).yaml.splitlines()[
        1:3
    ] == ["- id: party-1", "  short_name: Body 1"]


def test_what_cannot_be_read_shows_nothing():
    def broken(_given: Any) -> bool:
        raise AnswersError(Problem("It cannot be read."))

    assert shown("document.form == 'deed'", broken, z3.Not(SPECIAL), z3.Not(OMITTED)) == Witness(
        "document:\n  form: deed\n", confirmed=False
    )


def test_an_outline_that_is_the_standard_one_is_not_chosen_in_words():
    assert shown("document.form == 'deed'", lambda given: given.document.length is None) == Witness(
        "{}\n", confirmed=True
    )
