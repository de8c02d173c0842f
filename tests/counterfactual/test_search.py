"""Ways to turn a condition round, proposed from its tree: some of them do, when they are tried."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pytest
from shipped import answers, compiled_library

from assembler.completion import Answers, complete
from assembler.conditions import Condition, compile_condition, parse_condition
from assembler.conditions.tree import FactUse, Printed
from assembler.effects.counterfactual.changes import WhatIf
from assembler.effects.counterfactual.search import Search
from assembler.effects.counterfactual.ways import BEST, Way
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


DEAL = """\
    document: {prepared_on: 2027-03-01, effect: not_binding}
    decision: {replaces: yes, replaced_on: 2027-01-01, notified_by: fire}
    parties: [{id: fire, kind: charity, extent: part, extent_words: Dover, roles: [host]}, {id: force, body: cc-norfolk}]
    scope: {workstreams: [{id: w, parts: [{id: p, party: fire}]}, {id: v}]}
    money: {payments: yes, schedule: [{id: rent, payer: fire}]}
    change: {withdrawal_notice: 6}
    drafting: {omit: [{clause: withdrawal, reason: None is wanted.}]}
"""


@cache
def deal(given: str = DEAL) -> tuple[Answers, WhatIf]:
    library, register = compiled_library().library, load_register()
    done = complete(answers(given), library.questionnaire, register)
    return done, WhatIf(done.given, library.questionnaire, register)


def said(ways: Iterable[Way]) -> list[str]:
    return ["; ".join(sorted(str(change) for change in way)) for way in ways]


def ways_of(tree: Condition, *, want: bool, given: str = DEAL) -> list[str]:
    done, what_if = deal(given)
    return said(Search(done, what_if).ways(tree, done.scope, want))


def read(condition: str) -> Condition:
    return parse_condition(condition, compiled_library().library.vocabulary)


def turns(way: Way, tree: Condition, *, want: bool) -> bool:
    return compile_condition(tree)(deal()[1].after(way).scope) is want


@pytest.mark.row("J11")
@pytest.mark.parametrize(
    ("condition", "want", "ways"),
    [
        ("decision.replaces", False, ["decision.replaces = no", "decision.replaces: left out"]),
        ("not decision.replaces", True, ["decision.replaces = no", "decision.replaces: left out"]),
        ("money.payments and decision.replaces", False, ["money.payments = no", "decision.replaces = no", "decision.replaces: left out"]),
        ("not money.payments or not decision.replaces", True, ["money.payments = no", "decision.replaces = no", "decision.replaces: left out"]),
        ("not (money.payments or decision.replaces)", True, ["decision.replaces = no; money.payments = no", "decision.replaces: left out; money.payments = no"]),
        ("recorded(document.title)", True, ["document.title = Some words"]),
        ("recorded(decision.route)", True, ["decision.route = duty", "decision.route = voluntary", "decision.route = mixed"]),
        ("recorded(decision.replaced_on)", False, ["decision.replaced_on: left out"]),
        ("recorded(change.withdrawal_notice)", False, ["change.withdrawal_notice = to be agreed"]),
        ("recorded(scope.objectives)", True, ["scope.objectives: one more (id = another-objective)"]),
        ("recorded(scope.workstreams)", False, ["scope.workstreams[1]: removed, with what points to it; scope.workstreams[2]: removed, with what points to it"]),
        ("document.effect in ['binding', 'not_binding']", False, ["document.effect = part_binding"]),
        ("document.effect not in ['binding', 'not_binding']", True, ["document.effect = part_binding"]),
        ("decision.route in ['duty']", True, ["decision.route = duty"]),
        ("not decision.route in ['duty']", True, ["decision.route = voluntary", "decision.route = mixed", "decision.route: left out"]),
        ("'personal_data' in scope.subjects", True, ["scope.subjects: with personal_data"]),
        ("'capital' in governance.reserved", False, ["governance.reserved: without capital"]),
        ("document.effect == 'part_binding'", True, ["document.effect = part_binding"]),
        ("document.effect == 'not_binding'", False, ["document.effect = binding", "document.effect = part_binding"]),
        ("change.withdrawal_notice == 6", False, ["change.withdrawal_notice = 5", "change.withdrawal_notice = 7", "change.withdrawal_notice = to be agreed"]),
        ("12 < change.withdrawal_notice", True, ["change.withdrawal_notice = 13"]),
        ("risk.cap_amount > 5", True, ["risk.cap = sum; risk.cap_amount = 6"]),
        ("document.prepared_on == decision.replaced_on", True, ["document.prepared_on = 2027-01-01", "decision.replaced_on = 2027-03-01"]),
        ("document.prepared_on > decision.replaced_on", False, ["document.prepared_on = 2027-01-01", "document.prepared_on = 2026-12-31", "decision.replaced_on = 2027-03-01", "decision.replaced_on = 2027-03-02", "document.prepared_on: left out", "decision.replaced_on: left out"]),
        ("document.prepared_on <= '2027-02-01'", True, ["document.prepared_on = 2027-02-01", "document.prepared_on = 2027-01-31"]),
        ("document.prepared_on - decision.replaced_on >= 59", False, ["decision.replaced_on = 2027-01-02", "document.prepared_on = 2027-02-28", "document.prepared_on: left out"]),
        ("change.first_review_by - document.prepared_on == 30", True, ["change.first_review_by = 2027-03-31"]),
        ("document.prepared_on - change.first_review_by == 30", True, ["change.first_review_by = 2027-01-30"]),
        ("change.first_review_by - document.prepared_on == 30", False, ["change.first_review_by = 2027-03-30", "change.first_review_by = 2027-04-01", "change.first_review_by: left out"]),
        ("change.first_review_by - scope.commences_on <= 5", True, ["change.first_review_by = 2027-04-01; scope.commencement = on_a_date; scope.commences_on = 2027-03-27", "change.first_review_by = 2027-04-01; scope.commencement = on_a_date; scope.commences_on = 2027-03-28"]),
        ("any(party.extent == 'part' for party in parties)", False, ["parties[1].extent = whole", "parties[1]: removed, with what points to it", "parties[1].extent = whole; parties[2]: removed, with what points to it", "parties[1]: removed, with what points to it; parties[2]: removed, with what points to it"]),
        ("all(party.extent == 'part' for party in parties)", True, ["parties[2].extent = part", "parties[2]: removed, with what points to it", "parties[1]: removed, with what points to it; parties[2].extent = part", "parties[1]: removed, with what points to it; parties[2]: removed, with what points to it"]),
        ("all(party.extent != 'part' for party in parties)", True, ["parties[1].extent = whole", "parties[1]: removed, with what points to it", "parties[1].extent = whole; parties[2]: removed, with what points to it", "parties[1]: removed, with what points to it; parties[2]: removed, with what points to it"]),
        ("any('host' in party.roles for party in parties)", False, ["parties[1].roles: without host", "parties[1]: removed, with what points to it", "parties[1].roles: without host; parties[2]: removed, with what points to it", "parties[1]: removed, with what points to it; parties[2]: removed, with what points to it"]),
        ("any(recorded(party.area) for party in parties)", False, ["parties[2].body: left out", "parties[2]: removed, with what points to it", "parties[1]: removed, with what points to it; parties[2].body: left out", "parties[1]: removed, with what points to it; parties[2]: removed, with what points to it"]),
        ("any(payment.payee.extent == 'part' for payment in money.schedule)", True, ["money.schedule[1].payee = fire", "money.schedule[1].payee = force", "money.schedule[1]: removed, with what points to it", "money.schedule: one more (id = another-payment, payee = fire)", "money.schedule: one more (id = another-payment, payee = force)"]),
        ("any(payment.payer.extent == 'whole' for payment in money.schedule)", True, ["parties[1].extent = whole", "money.schedule[1]: removed, with what points to it", "money.schedule: one more (id = another-payment, payer = fire)", "money.schedule: one more (id = another-payment, payer = force)"]),
        ("any(payment.payer == payment.payee for payment in money.schedule)", True, ["money.schedule[1].payee = fire", "money.schedule[1]: removed, with what points to it"]),
        ("any(any(recorded(part.does) for part in workstream.parts) for workstream in scope.workstreams)", True, ["scope.workstreams[1].parts[1].does = Some words", "scope.workstreams[1].parts[1]: removed, with what points to it", "scope.workstreams[1]: removed, with what points to it", "scope.workstreams[2]: removed, with what points to it", "scope.workstreams[1].parts: one more (id = another-part, does = Some words)", "scope.workstreams[2].parts: one more (id = another-part, does = Some words)"]),
        ("all(recorded(workstream.parts) for workstream in scope.workstreams)", True, ["scope.workstreams[2].parts: one more (id = another-part)", "scope.workstreams[2]: removed, with what points to it", "scope.workstreams[1]: removed, with what points to it; scope.workstreams[2].parts: one more (id = another-part)", "scope.workstreams[1]: removed, with what points to it; scope.workstreams[2]: removed, with what points to it"]),
        ("count(scope.workstreams) == 2", False, ["scope.workstreams[1]: removed, with what points to it", "scope.workstreams[2]: removed, with what points to it", "scope.workstreams: one more (id = another-workstream)", "scope.workstreams[1]: removed, with what points to it; scope.workstreams[2]: removed, with what points to it"]),
        ("count(scope.workstreams) < 2", True, ["scope.workstreams[1]: removed, with what points to it", "scope.workstreams[2]: removed, with what points to it", "scope.workstreams[1]: removed, with what points to it; scope.workstreams[2]: removed, with what points to it"]),
        ("3 <= count(scope.workstreams)", True, ["scope.workstreams: one more (id = another-workstream)"]),
        ("count(scope.workstreams) > 1", False, ["scope.workstreams[1]: removed, with what points to it", "scope.workstreams[2]: removed, with what points to it", "scope.workstreams[1]: removed, with what points to it; scope.workstreams[2]: removed, with what points to it"]),
        ("count(party.extent == 'part' for party in parties) == 0", True, ["parties[1].extent = whole", "parties[1]: removed, with what points to it"]),
        ("decision.notified_by.policing_body", True, ["parties[1].kind = police_and_crime_commissioner", "parties[1].kind = police_fire_and_crime_commissioner", "parties[1].kind = elected_mayor_pcc_functions", "parties[1].kind = mopac", "parties[1].kind = common_council_city_of_london", "parties[1].kind = cca_mayor_pcc_functions; parties[1].treated_as_commissioner = yes; parties[1].treated_as_commissioner_record = Some words", "decision.notified_by = fire", "decision.notified_by = force", "decision.notified_by: left out"]),
    ],
)  # fmt: skip
def test_these_are_the_ways_the_smallest_first_and_one_of_them_does(
    condition: str, want: bool, ways: list[str]
) -> None:
    done, what_if = deal()
    tree = read(condition)
    found = Search(done, what_if).ways(tree, done.scope, want)

    assert said(found) == ways
    assert any(turns(way, tree, want=want) for way in found)


@pytest.mark.parametrize(
    ("condition", "want"),
    [
        ("True", False),
        ("False", True),
        ("recorded(money.payments)", False),
        ("risk.cap_amount < 1", True),
        ("printed(withdrawal)", True),
        ("document.effect == document.form", True),
        ("30 >= document.prepared_on - decision.replaced_on", True),
        ("count(scope.workstreams) < count(parties)", True),
        ("count(scope.workstreams) > 4", True),
        ("document.effect == 'binding' and risk.cap_amount < 1", True),
    ],
)
def test_what_nothing_could_turn_round_has_no_way(condition: str, want: bool) -> None:
    assert ways_of(read(condition), want=want) == []


@pytest.mark.parametrize(
    ("first", "other"), [("Some", "Some"), ("Some", "Other"), ("Other", "Some"), ("Other", "Other")]
)
def test_two_unknown_answers_are_set_one_beside_the_other(first: str, other: str) -> None:
    ways = ways_of(read("document.title == document.short_name"), want=True)

    assert len(ways) == 4
    assert f"document.short_name = {other} words; document.title = {first} words" in ways


def test_unknown_days_are_each_tried_at_the_edge_of_the_other() -> None:
    ways = ways_of(read("change.first_review_by > scope.commences_on"), want=True)
    days = ("2027-04-01", "2027-03-31", "2027-04-02")

    assert ways == [
        f"change.first_review_by = {one}; scope.commencement = on_a_date; scope.commences_on = {other}"
        for one in days
        for other in days
    ]


@pytest.mark.parametrize(
    ("given", "condition", "want", "ways"),
    [
        ("{title: Hub}", "document.title == document.short_name", True, ["document.short_name = Hub"]),
        ("{short_name: Hub}", "document.title == document.short_name", True, ["document.title = Hub"]),
        ("{title: Hub}", "document.title != document.short_name", True, ["document.title = Some words", "document.title = Other words", "document.short_name = Other words"]),
        ("{short_name: Hub}", "document.title != document.short_name", False, ["document.title = Hub", "document.title: left out", "document.short_name: left out"]),
        ("{title: Hub, short_name: Hub}", "document.title == document.short_name", False, ["document.title = Other words", "document.short_name = Other words", "document.title: left out", "document.short_name: left out"]),
    ],
)  # fmt: skip
def test_words_are_made_those_that_they_are_compared_with_or_others(
    given: str, condition: str, want: bool, ways: list[str]
) -> None:
    assert ways_of(read(condition), want=want, given=f"document: {given}") == ways


@pytest.mark.parametrize(
    ("condition", "ways"),
    [
        ("any(party.extent == 'part' for party in parties)", ["parties: one more (id = another-party, extent = part)"]),
        ("any(recorded(party.extent_words) for party in parties)", ["parties: one more (id = another-party, extent = part, extent_words = Some words)"]),
        ("recorded(parties)", ["parties: one more (id = another-party)"]),
        ("count(party.extent == 'part' for party in parties) >= 1", ["parties: one more (id = another-party, extent = part)"]),
        ("count(parties) > 0", ["parties: one more (id = another-party)"]),
        ("count(parties) > 1", []),
        ("any('host' in party.roles for party in parties)", []),
        ("any(any(recorded(part.does) for part in workstream.parts) for workstream in scope.workstreams)", []),
        ("any(recorded(commitment.place) for commitment in change.exit_table)", []),
        ("recorded(decision.notified_by)", []),
    ],
)  # fmt: skip
def test_where_there_are_no_items_one_is_added_with_its_answers(condition: str, ways: list[str]) -> None:
    assert ways_of(read(condition), want=True, given="document: {title: Hub}") == ways


def test_a_clause_is_printed_when_its_condition_is_so_and_it_is_kept() -> None:
    pays = read("not money.payments")

    assert ways_of(Printed("reporting", "", pays), want=True) == ["money.payments = no"]
    assert ways_of(Printed("withdrawal", "", pays), want=True) == []


def test_a_condition_named_for_no_item_is_turned_round_as_it_reads() -> None:
    pays = read("not money.payments")

    assert ways_of(FactUse("money.quiet", pays), want=True) == ["money.payments = no"]


def test_a_condition_of_an_item_without_a_name_is_met_by_naming_one() -> None:
    notified = read("decision.notified_by.policing_body")

    assert ways_of(notified, want=True, given="parties: [{id: a, kind: charity}, {id: b, kind: mopac}]") == [
        "decision.notified_by = a",
        "decision.notified_by = b",
        "decision.notified_by: left out",
    ]
    assert ways_of(notified, want=False, given="parties: [{id: a, kind: mopac}]\ndecision: {notified_by: a}")[-2:] == [
        "decision.notified_by = a",
        "decision.notified_by: left out",
    ]


def test_a_kind_from_the_register_is_changed_by_leaving_that_out() -> None:
    force = "parties: [{id: force, body: cc-norfolk}]"
    charity = read("any(party.kind == 'charity' for party in parties)")

    assert ways_of(charity, want=True, given=force) == [
        "parties[1]: removed, with what points to it",
        "parties[1].body: left out; parties[1].kind = charity",
        "parties: one more (id = another-party, kind = charity)",
    ]
    assert ways_of(read("any(recorded(party.kind) for party in parties)"), want=False, given=force) == [
        "parties[1].body: left out",
        "parties[1]: removed, with what points to it",
    ]


def test_no_more_ways_are_proposed_than_are_kept() -> None:
    ways = ways_of(
        read("all(party.kind != 'charity' for party in parties)"), want=True, given="parties: [{id: a, kind: charity}]"
    )

    assert len(ways) == BEST
    assert ways[0] == "parties[1].kind = police_and_crime_commissioner"
    assert {way.partition(" = ")[0] for way in ways} == {"parties[1].kind"}
