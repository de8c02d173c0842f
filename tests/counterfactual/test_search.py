"""Ways to turn a condition round, proposed from its tree: some of them do, when they are tried."""

from __future__ import annotations

import pytest
from shipped import answers, compiled_library

from assembler.completion import complete
from assembler.conditions import compile_condition, parse_condition
from assembler.effects.counterfactual.changes import WhatIf
from assembler.effects.counterfactual.search import Search
from assembler.register import load_register

GIVEN = """\
    document: {prepared_on: 2027-03-01, effect: binding}
    decision: {replaces: yes, replaced_on: 2027-01-01, route: voluntary, notified_by: a}
    parties: [{id: a, kind: charity, roles: [host]}, {id: b, kind: chief_constable}]
    money: {payments: yes, schedule: [{id: rent, payer: a, payee: b}]}
    change: {withdrawal_notice: 6}
"""


def proposed(condition: str, *, want: bool) -> tuple[set[str], list[bool | None]]:
    """The ways that are proposed to make a condition so, in words, and what it is after each of them."""
    library, register = compiled_library().library, load_register()
    done = complete(answers(GIVEN), library.questionnaire, register)
    what_if = WhatIf(done.given, library.questionnaire, register)
    tree = parse_condition(condition, library.vocabulary)
    ways = Search(done, what_if).ways(tree, done.scope, want)
    test = compile_condition(tree)
    return (
        {"; ".join(sorted(str(change) for change in way)) for way in ways},
        [test(what_if.after(way).scope) for way in ways],
    )


@pytest.mark.row("J11")
@pytest.mark.parametrize(
    ("condition", "want", "ways"),
    [
        ("document.prepared_on - decision.replaced_on <= 30", True, {"decision.replaced_on = 2027-01-30", "decision.replaced_on = 2027-01-31", "document.prepared_on = 2027-01-30", "document.prepared_on = 2027-01-31"}),
        ("document.prepared_on - decision.replaced_on >= 30", False, {"decision.replaced_on = 2027-01-31", "document.prepared_on = 2027-01-30"}),
        ("change.withdrawal_notice > 12", True, {"change.withdrawal_notice = 13"}),
        ("change.withdrawal_notice >= 6", False, {"change.withdrawal_notice = 5"}),
        ("money.payments", False, {"money.payments = no"}),
        ("recorded(decision.replaced_on)", False, {"decision.replaced_on: left out"}),
        ("any(party.kind == 'nhs_trust' for party in parties)", True, set()),
    ],
)  # fmt: skip
def test_what_would_turn_a_condition_round_is_proposed(condition: str, want: bool, ways: set[str]) -> None:
    found, after = proposed(condition, want=want)

    assert found >= ways
    assert found != set()
    assert any((one is True) is want for one in after)


def test_nothing_is_changed_where_the_condition_is_so_already() -> None:
    assert proposed("money.payments", want=True) == ({""}, [True])


@pytest.mark.row("J11")
def test_a_date_that_makes_a_difference_may_be_left_out() -> None:
    found, after = proposed("decision.replaced_on - document.prepared_on <= 30", want=False)

    assert "decision.replaced_on: left out" in found
    assert True not in after
