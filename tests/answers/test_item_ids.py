"""Ids of items, and the answers that point to them: which ids are taken, and what is said of one that points to nothing."""

from __future__ import annotations

from typing import Any

import pytest

from assembler.answers.files import read_answers
from assembler.answers.item_ids import Groups, identity_problems, reference_problems, within_any
from assembler.errors import AnswersError
from assembler.source import Document, FieldPath

NOWHERE = Document({}, {}, "a.yaml")


def told(text: str) -> list[str]:
    try:
        read_answers(text, "a.yaml")
    except AnswersError as error:
        return [str(problem).partition(": ")[2] for problem in error.problems]
    return []


TAKEN = "The id “{}” is already used by {}. Give this one its own."


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("parties: [{id: a}, {id: b}]", []),
        ("parties: [{id: a}, {id: a}, {id: a}]", [TAKEN.format("a", "parties[1]")] * 2),
        ("parties: [{id: a}]\nscope: {annexes: [{id: a}]}", [TAKEN.format("a", "parties[1]")]),
        (
            "scope: {workstreams: [{id: a}], annexes: [{id: a}]}",
            [TAKEN.format("a", "scope.workstreams[1]")],
        ),
        ("parties: [{id: a}]\nscope: {earlier: [{id: a}]}", [TAKEN.format("a", "parties[1]")]),
        ("scope: {objectives: [{id: a}], earlier: [{id: a}]}", []),
        ("parties: [{id: a}]\nmoney: {shares: [{id: a}]}", []),
        ("parties: [{id: a}]\nmoney: {schedule: [{id: a}]}", []),
        ("money: {schedule: [{id: a}, {id: a}]}", [TAKEN.format("a", "money.schedule[1]")]),
        ("works: {assets: [{id: a}]}\nparties: [{id: a}]", []),
        ("response: {protocols: [{id: a}]}\nparties: [{id: a}]", []),
        ("procurement: {contracts: [{id: a}]}\nparties: [{id: a}]", []),
        ("premises: {places: [{id: a}]}\nparties: [{id: a}]", [TAKEN.format("a", "premises.places[1]")]),
        ("people: {placements: [{id: a}]}\nworks: {projects: [{id: a}]}", [TAKEN.format("a", "people.placements[1]")]),
        (
            "systems: {systems: [{id: a}]}\npremises: {places: [{id: a}]}",
            [TAKEN.format("a", "systems.systems[1]")],
        ),
        ("parties: [{id: a, functions: [{id: b}]}, {id: b}]", []),
        ("scope: {workstreams: [{id: a, parts: [{id: b}]}, {id: b}]}", []),
    ],
)
def test_an_id_is_one_items_own_among_those_it_could_be_taken_for(text: str, problems: list[str]):
    assert told(text) == problems


NONE = "There is no {} with the id “{}”. {}"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("decision: {notified_by: x}", NONE.format("party", "x", "The parties are: none yet.")),
        (
            "parties: [{id: a}, {id: b}]\ndecision: {notified_by: xyz}",
            NONE.format("party", "xyz", "The parties are: a, b."),
        ),
        (
            "parties: [{id: norvale}]\ndecision: {notified_by: norvael}",
            NONE.format("party", "norvael", "Did you mean “norvale”?"),
        ),
        (
            "parties: [{id: nv, short_name: The Council}]\ndecision: {notified_by: the council}",
            NONE.format("party", "the council", "Did you mean “nv”?"),
        ),
        (
            "parties: [{id: nv, legal_name: Norvale County Council}]\ndecision: {notified_by: Norvale County}",
            NONE.format("party", "Norvale County", "Did you mean “nv”?"),
        ),
        (
            "parties: [{id: nv, body: fire-norvale}]\ndecision: {notified_by: fire-norvale}",
            NONE.format("party", "fire-norvale", "Did you mean “nv”?"),
        ),
        (
            "scope: {workstreams: [{id: w, name: Patrols}]}\nfunctions: {arrangements: [{id: r, workstream: patrol}]}",
            NONE.format("workstream", "patrol", "Did you mean “w”?"),
        ),
        (
            "scope: {annexes: [{id: n, name: The plan}]}\npremises: {places: [{id: p, plan: zzzz}]}",
            NONE.format("annex", "zzzz", "The annexes are: n."),
        ),
        (
            "money: {schedule: [{id: fee}]}\ngateways: {conditions: [{id: c, payment: zzzz}]}",
            NONE.format("payment", "zzzz", "The payments are: fee."),
        ),
    ],
)
def test_what_points_to_nothing_is_told_with_what_may_be_meant(text: str, says: str):
    [problem] = told(text)

    assert problem.endswith(says)


@pytest.mark.parametrize(
    "text",
    [
        "parties: [{id: a}]\ndecision: {notified_by: a}",
        "parties: [{id: a}]\ngovernance: {chair_party: to be agreed}",
        "parties: [{id: a}]\ngovernance: {chair_party: TBC}",
        "scope: {annexes: [{id: n}]}\npremises: {places: [{id: p, plan: n}]}",
    ],
)
def test_what_points_to_an_item_or_is_left_open_is_no_fault(text: str):
    assert told(text) == []


def groups(*given: tuple[FieldPath, dict[str, Any]]) -> Groups:
    return Groups(given)


def test_groups_are_found_by_the_names_on_their_paths():
    made = groups(
        ((), {}),
        (("parties", 0), {"id": "a"}),
        (("parties", 1), {"id": "b"}),
        (("parties", 1, "functions", 0), {"id": "c"}),
        (("decision",), {"route": "duty"}),
    )

    assert {names: [path for path, _ in each] for names, each in made.by_names.items()} == {
        (): [()],
        ("parties",): [("parties", 0), ("parties", 1)],
        ("parties", "functions"): [("parties", 1, "functions", 0)],
        ("decision",): [("decision",)],
    }
    assert made.items(("parties",)) == [{"id": "a"}, {"id": "b"}]
    assert made.items(("decision",)) == []
    assert made.items(("nothing",)) == []


def test_an_id_that_is_no_words_is_no_id():
    made = groups(
        (("parties", 0), {"id": ["a"]}), (("parties", 1), {"id": 1}), (("parties", 2), {}), (("scope",), {"id": 1})
    )

    assert list(identity_problems(made, NOWHERE)) == []
    assert list(reference_problems(groups(*made.each, (("decision",), {"notified_by": "x"})), NOWHERE)) == []


def test_of_a_list_of_which_something_is_told_nothing_is_asked():
    made = groups((("parties", 0), {"id": "a"}), (("decision",), {"notified_by": "x"}))

    assert len(list(reference_problems(made, NOWHERE))) == 1
    assert list(reference_problems(made, NOWHERE, {"parties"})) == []
    assert len(list(reference_problems(made, NOWHERE, {"decision.notified_by"}))) == 1
    assert list(reference_problems(groups((("decision",), {"notified_by": ["x"]})), NOWHERE)) == []


def test_only_the_first_hundred_problems_are_put_into_words():
    several = groups(*((("money", "shares", at), {"party": f"lost-{at}"}) for at in range(102)))
    found = list(reference_problems(several, NOWHERE))

    assert len(found) == 102
    assert [bool(one.message) for one in found] == [True] * 100 + [False] * 2
    assert (found[0].place.field, found[101].place.field) == ("money.shares[1].party", "money.shares[102].party")
    assert found[99].message == "There is no party with the id “lost-99”."


@pytest.mark.parametrize(
    ("path", "reported", "within"),
    [
        (("parties", 0), {"parties"}, True),
        (("parties", 0), {"parties[1]"}, True),
        (("parties", 0), {"parties[2]"}, False),
        (("parties", 0, "contact"), {"parties[1]"}, True),
        (("parties", 0, "contact"), {"parties[1].contact"}, True),
        (("parties",), {"parties[1]"}, False),
        ((), {"parties"}, False),
        ((), {""}, False),
        (("parties",), set(), False),
    ],
)
def test_a_place_is_within_a_field_or_is_that_field(path: FieldPath, reported: set[str], within: bool):
    assert within_any(path, reported) is within


def test_an_annex_is_found_by_its_number_too():
    text = "scope: {annexes: [{id: plan, number: P/1047}]}\npremises: {places: [{id: p, plan: P/1047}]}"

    assert told(text) == ["There is no annex with the id “P/1047”. Did you mean “plan”?"]
