"""Ways: joined, ranked and held against one another."""

from __future__ import annotations

from assembler.effects.counterfactual.changes import Change
from assembler.effects.counterfactual.ways import BEST, best, merged, together

TITLE = Change("set", ("document", "title"), "A")
OTHER = Change("set", ("document", "title"), "B")
DATE = Change("set", ("document", "prepared_on"), "2027-01-01")
HOST = Change("include", ("parties", 0, "roles"), "host")
LEAD = Change("include", ("parties", 0, "roles"), "lead")


def test_the_smallest_ways_come_first_each_once_in_the_order_found() -> None:
    both, one, other = frozenset({TITLE, DATE}), frozenset({TITLE}), frozenset({DATE})

    assert best([both, one, other, one]) == [one, other, both]


def test_no_more_ways_are_kept_than_the_best() -> None:
    many = [frozenset({Change("set", ("document", "title"), str(number))}) for number in range(BEST + 3)]

    assert best(many) == many[:12]


def test_ways_that_set_one_place_twice_contradict_one_another() -> None:
    assert merged([{TITLE}, {DATE}]) == {TITLE, DATE}
    assert merged([{TITLE}, {TITLE}]) == {TITLE}
    assert merged([{TITLE}, {OTHER}]) is None
    assert merged([{TITLE}, {Change("remove", TITLE.place)}]) is None
    assert merged([{TITLE}, {Change("add", TITLE.place)}]) is None
    assert merged([{HOST}, {LEAD}]) == {HOST, LEAD}


def test_one_way_for_each_part_is_joined_without_contradictions() -> None:
    assert together([[{TITLE}, {OTHER}], [frozenset({TITLE}), frozenset({DATE})]]) == [
        {TITLE},
        {TITLE, DATE},
        {OTHER, DATE},
    ]
    assert together([[{TITLE}], []]) == []
    assert together([]) == [frozenset()]


def test_a_change_weighs_what_it_asks_of_the_officer() -> None:
    weights = [
        (TITLE, 2),
        (Change("set", ("document", "title"), None), 3),
        (HOST, 2),
        (Change("exclude", ("parties", 0, "roles"), "host"), 2),
        (Change("remove", ("parties", 0)), 4),
        (Change("add", ("parties",), (("id", "a"), ("kind", "charity"))), 5),
    ]

    assert [(str(change), change.weight) for change, _ in weights] == [
        (str(change), weight) for change, weight in weights
    ]


def test_a_change_is_said_in_words() -> None:
    said = {
        TITLE: "document.title = A",
        Change("set", ("document", "title"), None): "document.title: left out",
        HOST: "parties[1].roles: with host",
        Change("exclude", ("parties", 1, "roles"), "lead"): "parties[2].roles: without lead",
        Change("add", ("parties",), (("id", "a"), ("kind", "charity"))): "parties: one more (id = a, kind = charity)",
        Change("add", ("parties",), ()): "parties: one more",
        Change("remove", ("parties", 0)): "parties[1]: removed, with what points to it",
    }

    assert {change: str(change) for change in said} == said
