"""Answers that are changed: as a file holds them, and as they are completed again."""

from __future__ import annotations

from typing import Any

import pytest
from shipped import answers, compiled_library

from assembler.completion import complete
from assembler.effects.counterfactual import changes as module
from assembler.effects.counterfactual.changes import Change, WhatIf, changed
from assembler.errors import AnswersError
from assembler.register import load_register


def made(value: dict[str, Any], *changes: Change) -> dict[str, Any]:
    return changed(value, changes, compiled_library().library.questionnaire)


def set_to(place: tuple[str | int, ...], value: object) -> Change:
    return Change("set", place, value)


def tried(text: str) -> WhatIf:
    return WhatIf(answers(text).given, compiled_library().library.questionnaire, load_register())


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ({}, set_to(("document", "title"), "Hub"), {"document": {"title": "Hub"}}),
        ({"document": {"title": "Hub"}}, set_to(("document", "title"), "Den"), {"document": {"title": "Den"}}),
        ({"document": {"title": "Hub"}}, set_to(("document", "title"), None), {"document": {}}),
        ({}, set_to(("document", "title"), None), {"document": {}}),
        ({}, set_to(("life", "withdrawal", "party"), "a"), {"life": {"withdrawal": {"party": "a"}}}),
        ({"parties": [{"id": "a"}]}, set_to(("parties", 0, "contact", "address"), "X"), {"parties": [{"id": "a", "contact": {"address": "X"}}]}),
        ({}, Change("add", ("parties",), (("id", "a"),)), {"parties": [{"id": "a"}]}),
        ({"parties": [{"id": "a"}]}, Change("add", ("parties",), (("id", "b"), ("kind", "charity"))), {"parties": [{"id": "a"}, {"id": "b", "kind": "charity"}]}),
        ({}, Change("add", ("parties",), (("id", "a"), ("signing.name", "N"), ("signing.capacity", "C"), ("a.b.c", "D"))), {"parties": [{"id": "a", "signing": {"name": "N", "capacity": "C"}, "a": {"b": {"c": "D"}}}]}),
        ({"parties": [{"id": "a", "roles": ["host"]}]}, Change("include", ("parties", 0, "roles"), "lead"), {"parties": [{"id": "a", "roles": ["host", "lead"]}]}),
        ({"parties": [{"id": "a", "roles": ["host", "lead"]}]}, Change("include", ("parties", 0, "roles"), "host"), {"parties": [{"id": "a", "roles": ["lead", "host"]}]}),
        ({"parties": [{"id": "a", "roles": ["host", "lead"]}]}, Change("exclude", ("parties", 0, "roles"), "host"), {"parties": [{"id": "a", "roles": ["lead"]}]}),
        ({"parties": [{"id": "a", "roles": ["host"]}]}, Change("exclude", ("parties", 0, "roles"), "lead"), {"parties": [{"id": "a", "roles": ["host"]}]}),
        ({"parties": [{"id": "a"}]}, Change("include", ("parties", 0, "roles"), "lead"), {"parties": [{"id": "a", "roles": ["participating", "lead"]}]}),
        ({"parties": [{"id": "a"}]}, Change("exclude", ("parties", 0, "roles"), "participating"), {"parties": [{"id": "a", "roles": []}]}),
        ({}, Change("include", ("scope", "subjects"), "records"), {"scope": {"subjects": ["records"]}}),
        ({"parties": [{"id": "a"}, {"id": "b"}]}, Change("remove", ("parties", 0)), {"parties": [{"id": "b"}]}),
        ({"parties": [{"id": "a"}, {"id": "b"}]}, Change("remove", ("parties", 1)), {"parties": [{"id": "a"}]}),
    ],
)  # fmt: skip
def test_answers_after_one_change_are_these(before: dict[str, Any], change: Change, after: dict[str, Any]) -> None:
    assert made(before, change) == after


def test_a_removed_item_goes_with_the_answers_that_point_to_it_alone() -> None:
    value = {
        "document": {"title": "a", "short_name": "b"},
        "decision": {"notified_by": "a"},
        "parties": [
            {"id": "a", "local_policing_body": "b"},
            {"id": "b", "local_policing_body": "a", "legal_name": "a", "contact": {"representative": "a"}},
        ],
        "money": {"schedule": [{"id": "a", "payer": "a", "payee": "b", "purpose": "a"}]},
        "scope": {"workstreams": [{"id": "w", "name": "a", "parts": [{"id": "p", "party": "a", "does": "a"}]}]},
    }

    assert made(value, Change("remove", ("parties", 0))) == {
        "document": {"title": "a", "short_name": "b"},
        "decision": {},
        "parties": [{"id": "b", "legal_name": "a", "contact": {"representative": "a"}}],
        "money": {"schedule": [{"id": "a", "payee": "b", "purpose": "a"}]},
        "scope": {"workstreams": [{"id": "w", "name": "a", "parts": [{"id": "p", "does": "a"}]}]},
    }


def test_an_item_of_another_list_takes_what_points_to_that_list_alone() -> None:
    value = {
        "parties": [{"id": "a"}],
        "scope": {"workstreams": [{"id": "a"}, {"id": "w"}]},
        "money": {"schedule": [{"id": "rent", "payer": "a", "workstream": "a"}, {"id": "fee", "workstream": "w"}]},
    }

    assert made(value, Change("remove", ("scope", "workstreams", 0))) == {
        "parties": [{"id": "a"}],
        "scope": {"workstreams": [{"id": "w"}]},
        "money": {"schedule": [{"id": "rent", "payer": "a"}, {"id": "fee", "workstream": "w"}]},
    }


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize(
    ("changes", "after"),
    [
        ((Change("remove", ("parties", 0)), Change("remove", ("parties", 1))), [{"id": "c"}]),
        ((Change("remove", ("parties", 0)), set_to(("parties", 1, "kind"), "charity")), [{"id": "b", "kind": "charity"}, {"id": "c"}]),
        ((Change("remove", ("parties", 0)), Change("add", ("parties",), (("id", "d"),))), [{"id": "b"}, {"id": "c"}, {"id": "d"}]),
        ((Change("remove", ("parties", 1)), Change("include", ("parties", 2, "roles"), "host")), [{"id": "a"}, {"id": "c", "roles": ["participating", "host"]}]),
        ((Change("remove", ("parties", 0)), Change("exclude", ("parties", 1, "roles"), "participating")), [{"id": "b", "roles": []}, {"id": "c"}]),
        ((set_to(("parties", 3, "kind"), "charity"), Change("add", ("parties",), (("id", "d"),))), [{"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d", "kind": "charity"}]),
        ((Change("include", ("parties", 0, "roles"), "lead"), set_to(("parties", 0, "roles"), ["host"])), [{"id": "a", "roles": ["host", "lead"]}, {"id": "b"}, {"id": "c"}]),
        ((Change("exclude", ("parties", 0, "roles"), "lead"), set_to(("parties", 0, "roles"), ["lead", "host"])), [{"id": "a", "roles": ["host"]}, {"id": "b"}, {"id": "c"}]),
    ],
)  # fmt: skip
def test_whatever_order_changes_come_in_places_keep_their_meaning(
    changes: tuple[Change, ...], after: list[dict[str, Any]], backwards: bool
) -> None:
    value = {"parties": [{"id": "a"}, {"id": "b"}, {"id": "c"}]}

    assert made(value, *(reversed(changes) if backwards else changes)) == {"parties": after}


def test_an_item_that_is_not_there_cannot_be_changed_or_removed() -> None:
    with pytest.raises(LookupError):
        made({"parties": [{"id": "a"}]}, Change("remove", ("parties", 1)))
    with pytest.raises(LookupError):
        made({}, set_to(("parties", 0, "kind"), "charity"))


GIVEN = """\
    document: {title: Hub}
    parties: [{id: a, kind: charity, signing: {name: Jo}}, {id: b, kind: mopac}]
    decision: {notified_by: a}
    scope: {workstreams: [{id: w, parts: [{id: p, party: a}]}]}
"""


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ([], GIVEN),
        ([set_to(("document", "title"), "Den")], GIVEN.replace("Hub", "Den")),
        ([set_to(("document", "title"), "Den"), set_to(("document", "short_name"), "D")], GIVEN.replace("title: Hub", "title: Den, short_name: D")),
        ([set_to(("document", "title"), None)], GIVEN.replace("{title: Hub}", "{}")),
        ([set_to(("parties", 1, "kind"), "charity")], GIVEN.replace("mopac", "charity")),
        ([set_to(("parties", 0, "signing", "name"), "Al"), set_to(("parties", 0, "kind"), "mopac"), set_to(("parties", 1, "kind"), "charity")], GIVEN.replace("mopac", "X").replace("charity", "mopac").replace("X", "charity").replace("Jo", "Al")),
        ([Change("add", ("parties",), (("id", "c"), ("kind", "charity")))], GIVEN.replace("{id: b, kind: mopac}", "{id: b, kind: mopac}, {id: c, kind: charity}")),
        ([Change("add", ("parties",), (("id", "c"),)), set_to(("parties", 0, "kind"), "mopac")], GIVEN.replace("charity", "mopac").replace("{id: b, kind: mopac}", "{id: b, kind: mopac}, {id: c}")),
        ([set_to(("scope", "workstreams", 0, "parts", 0, "does"), "all")], GIVEN.replace("party: a", "party: a, does: all")),
        ([Change("remove", ("parties", 0))], "document: {title: Hub}\nparties: [{id: b, kind: mopac}]\nscope: {workstreams: [{id: w, parts: [{id: p}]}]}\n"),
        ([set_to(("life", "withdrawal", "party"), "b")], GIVEN.rstrip() + "\n    life: {withdrawal: {party: b}}\n"),
    ],
)  # fmt: skip
def test_changed_answers_are_those_of_a_file_that_says_so(changes: list[Change], text: str) -> None:
    what_if, file = tried(GIVEN), answers(text)
    after = what_if.after(changes)

    assert after.given.model_dump() == file.given.model_dump()
    assert after.values == complete(file, what_if.questionnaire, what_if.register).values
    assert what_if.given.model_dump() == answers(GIVEN).given.model_dump()


def test_changes_that_make_no_answers_are_refused() -> None:
    with pytest.raises(AnswersError, match="what if"):
        tried(GIVEN).after([set_to(("parties", 1, "kind"), "nobody")])


def test_the_same_changes_in_any_order_are_completed_once() -> None:
    what_if = tried(GIVEN)
    one, other = set_to(("document", "title"), "Den"), set_to(("decision", "notified_by"), "b")

    assert what_if.after([one, other]) is what_if.after([other, one])
    assert what_if.after([one]) is not what_if.after([one, other])


def test_where_as_many_are_kept_as_may_be_the_oldest_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_KEPT", 2)
    what_if = tried("document: {title: Hub}")
    ways = [[set_to(("document", "title"), title)] for title in ("A", "B", "C")]
    first, second, third = (what_if.after(way) for way in ways)

    assert (what_if.after(ways[1]), what_if.after(ways[2])) == (second, third)
    assert what_if.after(ways[0]) is not first
    assert what_if.after(ways[2]) is third
    assert what_if.after(ways[1]) is not second


def test_a_change_to_several_values_says_each() -> None:
    assert str(set_to(("scope", "subjects"), ["records", "publicity"])) == "scope.subjects = records, publicity"
    assert str(set_to(("scope", "subjects"), ("records",))) == "scope.subjects = records"
    assert str(set_to(("change", "withdrawal_notice"), 6)) == "change.withdrawal_notice = 6"
    assert str(Change("add", ("parties",), (("roles", ("host", "lead")),))) == "parties: one more (roles = host, lead)"
    assert Change("add", ("parties",), None).weight == 3
