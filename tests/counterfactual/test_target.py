"""The smallest set of changes that turns a target round: a clause or paragraph by its conditions, from the outermost to its own."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from shipped import answers, compiled_library

from assembler.completion import Answers, complete
from assembler.conditions import Each, parse_condition
from assembler.conditions.sorts import ListOf, Record
from assembler.conditions.tree import FieldUse
from assembler.effects.counterfactual import Link, Target, WhatIf, smallest
from assembler.effects.counterfactual import target as module
from assembler.effects.counterfactual.changes import Change
from assembler.register import load_register

GIVEN = """\
    document: {effect: not_binding}
    parties: [{id: a, kind: charity, extent: part}, {id: b, kind: charity}]
    scope: {workstreams: [{id: w, parts: [{id: p, party: a}, {id: q, does: all}]}, {id: v}]}
    money: {payments: yes}
"""
NONE = "document: {title: Hub}"


def each(path: str, variable: str) -> Each:
    """A list of the answers, `parties`, or of an item, `workstream.parts`, and what an item of it is called."""
    sort = sort_of(path)
    assert isinstance(sort, ListOf)
    outer, *steps = path.split(".")
    within = outer == "workstream"
    return Each(FieldUse(outer if within else "", tuple(steps if within else (outer, *steps)), sort), variable)


def sort_of(path: str) -> object:
    sort: object = compiled_library().library.vocabulary.answers
    for step in path.replace("workstream.", "scope.workstreams.").split("."):
        record = sort.item if isinstance(sort, ListOf) else sort
        assert isinstance(record, Record)
        sort = record.fields[step]
    return sort


def link(condition: str, path: str = "", item: str = "", around: str = "") -> Link:
    """A step with a condition: for each item of a list, or of one that is `around` the condition."""
    one = {"parties": "party", "scope.workstreams": "workstream", "workstream.parts": "part"}
    named = {one[path]: sort_of(path).item for path in (path, around) if path}  # type: ignore[attr-defined]
    tree = parse_condition(condition, compiled_library().library.vocabulary, named)
    return Link(tree, each(path, one[path]) if path else None, item)


def target(*links: Link) -> Target:
    return Target(links)


def done(text: str) -> tuple[Answers, WhatIf]:
    questionnaire, register = compiled_library().library.questionnaire, load_register()
    found = complete(answers(text), questionnaire, register)
    return found, WhatIf(found.given, questionnaire, register)


def flips(aim: Target, text: str = GIVEN) -> list[str]:
    found, what_if = done(text)
    before = aim.present(found)
    needed = smallest(aim, found, what_if)
    assert needed == () or aim.present(what_if.after(needed)) is not before
    return [str(change) for change in needed]


PAYS = link("money.payments")
PART = link("party.extent == 'part'", "parties")
DOES = link("recorded(part.does)", "workstream.parts", around="scope.workstreams")


@pytest.mark.parametrize(
    ("aim", "present"),
    [
        (target(), True),
        (target(PAYS), True),
        (target(link("not money.payments")), False),
        (target(PAYS, link("document.effect == 'binding'")), False),
        (target(PART), True),
        (target(link("party.extent == 'part'", "parties", "a")), True),
        (target(link("party.extent == 'part'", "parties", "b")), False),
        (target(link("party.extent == 'part'", "parties", "c")), False),
        (target(link("True", "scope.workstreams", "w"), DOES), True),
        (target(link("True", "scope.workstreams", "v"), DOES), False),
        (target(link("False", "scope.workstreams", "w"), DOES), False),
        (target(link("True", "scope.workstreams"), DOES), True),
        (target(link("True", "scope.workstreams"), link("recorded(part.does)", "workstream.parts", "p", "scope.workstreams")), False),
        (target(link("True", "scope.workstreams"), link("recorded(part.does)", "workstream.parts", "q", "scope.workstreams")), True),
    ],
)  # fmt: skip
def test_it_is_present_where_every_condition_on_the_way_holds(aim: Target, present: bool) -> None:
    assert aim.present(done(GIVEN)[0]) is present


@pytest.mark.parametrize(
    ("aim", "places"),
    [
        (target(), []),
        (target(PAYS), []),
        (target(link("True", "parties", "a")), [("parties", 0)]),
        (target(link("False", "parties", "b")), [("parties", 1)]),
        (target(link("True", "parties", "c")), []),
        (target(link("True", "parties")), []),
        (target(PAYS, link("True", "parties", "b")), [("parties", 1)]),
        (target(link("True", "scope.workstreams", "w"), link("True", "workstream.parts", "q", "scope.workstreams")), [("scope", "workstreams", 0), ("scope", "workstreams", 0, "parts", 1)]),
        (target(link("True", "scope.workstreams", "w"), link("True", "workstream.parts", "", "scope.workstreams")), [("scope", "workstreams", 0)]),
    ],
)  # fmt: skip
def test_the_items_that_it_is_printed_for_are_named_by_its_links(
    aim: Target, places: list[tuple[str | int, ...]]
) -> None:
    assert list(aim.items(done(GIVEN)[0])) == places


def test_a_list_of_one_item_names_it_only_where_the_link_does() -> None:
    alone = done("parties: [{id: a, kind: charity}]")[0]

    assert list(target(link("True", "parties")).items(alone)) == []
    assert list(target(link("True", "parties", "a")).items(alone)) == [("parties", 0)]


@pytest.mark.parametrize(
    ("aim", "changes"),
    [
        (target(PAYS), ["money.payments = no"]),
        (target(link("not money.payments")), ["money.payments = no"]),
        (target(PAYS, link("document.effect == 'binding'")), ["document.effect = binding"]),
        (target(link("not money.payments"), link("document.effect == 'binding'")), ["document.effect = binding", "money.payments = no"]),
        (target(PAYS, link("document.effect == 'not_binding'")), ["money.payments = no"]),
        (target(link("True"), link("document.effect == 'not_binding'")), ["document.effect = binding"]),
        (target(link("False")), []),
        (target(link("True")), []),
        (target(link("True", "parties", "b")), ["parties[2]: removed, with what points to it"]),
        (target(link("party.extent == 'part'", "parties", "b")), ["parties[2].extent = part"]),
        (target(link("party.extent == 'part'", "parties", "a")), ["parties[1].extent = whole"]),
        (target(link("True", "parties", "a"), PAYS), ["money.payments = no"]),
        (target(link("True", "scope.workstreams", "v"), DOES), ["scope.workstreams[2].parts: one more (id = another-part, does = Some words)"]),
        (target(link("True", "scope.workstreams", "w"), link("recorded(part.does)", "workstream.parts", "p", "scope.workstreams")), ["scope.workstreams[1].parts[1].does = Some words"]),
        (target(link("True", "scope.workstreams", "w"), link("recorded(part.does)", "workstream.parts", "q", "scope.workstreams")), ["scope.workstreams[1].parts[2].does: left out"]),
        (target(link("recorded(risk.cap_amount)")), ["risk.cap = sum", "risk.cap_amount = 1"]),
    ],
)  # fmt: skip
def test_the_smallest_change_that_turns_it_round_is_found(aim: Target, changes: list[str]) -> None:
    assert flips(aim) == changes


@pytest.mark.parametrize(
    ("aim", "changes"),
    [
        (target(link("True", "parties")), ["parties: one more (id = another-party)"]),
        (target(PART), ["parties: one more (id = another-party, extent = part)"]),
        (target(link("False", "parties")), []),
        (target(PAYS, PART), ["money.payments = yes", "parties: one more (id = another-party, extent = part)"]),
    ],
)
def test_where_there_are_no_items_one_is_added(aim: Target, changes: list[str]) -> None:
    assert flips(aim, NONE) == changes


def test_what_can_be_left_out_of_the_changes_is_left_out() -> None:
    # Whether the order treats the mayor as a commissioner need not be known for what records it to count.
    aim = target(link("any(recorded(party.treated_as_commissioner_record) for party in parties)"))

    assert flips(aim, "parties: [{id: a, kind: charity}]") == [
        "parties[1].kind = cca_mayor_pcc_functions",
        "parties[1].treated_as_commissioner_record = Some words",
    ]
    assert flips(aim, "parties: [{id: a, kind: cca_mayor_pcc_functions}]") == [
        "parties[1].treated_as_commissioner_record = Some words"
    ]


def test_what_a_change_brings_into_question_is_answered_a_round_later(monkeypatch: pytest.MonkeyPatch) -> None:
    aim, text = target(link("decision.notified_by.extent == 'part'")), "parties: [{id: a, kind: charity}]"

    assert flips(aim, text) == ["decision.notified_by = a", "parties[1].extent = part"]
    monkeypatch.setattr(module, "ROUNDS", 1)
    assert flips(aim, text) == []


def test_the_next_round_goes_on_from_so_many_of_what_was_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    aim = target(link("decision.notified_by.extent == 'part'"))
    last = "parties: [{id: a, kind: charity}, {id: b, kind: charity, extent: part}]"
    none = "parties: [{id: a, kind: charity}, {id: b, kind: charity}]"

    assert flips(aim, last) == ["decision.notified_by = b"]
    monkeypatch.setattr(module, "STARTS", 1)
    assert flips(aim, none) == ["decision.notified_by = a", "parties[1].extent = part"]
    monkeypatch.setattr(module, "STARTS", 0)
    assert flips(aim, none) == []


class Counted(WhatIf):
    """Answers that tell how often they were changed."""

    def after(self, changes: Iterable[Change]) -> Answers:
        MADE.append("; ".join(sorted(map(str, changes))))
        return super().after(changes)


MADE: list[str] = []


def counted(aim: Target, text: str) -> tuple[list[str], tuple[Change, ...]]:
    found, what_if = done(text)
    MADE.clear()
    needed = smallest(aim, found, Counted(what_if.given, what_if.questionnaire, what_if.register))
    return list(MADE), needed


def test_a_page_of_one_party_goes_with_the_party_and_nothing_is_tried() -> None:
    assert counted(target(link("True", "parties", "b")), GIVEN) == ([], (Change("remove", ("parties", 1)),))


def test_what_was_tried_in_vain_is_not_tried_again() -> None:
    tried, needed = counted(target(link("decision.notified_by.policing_body and False")), GIVEN)

    assert needed == ()
    assert len(tried) == len(set(tried))


def test_no_more_is_tried_than_the_search_may(monkeypatch: pytest.MonkeyPatch) -> None:
    aim = target(link("recorded(document.title)"), link("risk.cap_amount > 5 and risk.cap_amount < 3"))
    without = target(link("document.title == document.short_name and document.effect == document.form"))
    monkeypatch.setattr(module, "TRIED", 0)

    assert counted(target(PAYS), GIVEN) == ([], ())
    assert counted(aim, GIVEN)[1] == counted(without, GIVEN)[1] == ()
    monkeypatch.setattr(module, "TRIED", 1)
    assert counted(target(PAYS), GIVEN) == (["money.payments = no"], (Change("set", ("money", "payments"), "no"),))
