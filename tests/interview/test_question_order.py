"""The questions in their order: which conditions are about an item of a list and not the list, and what items are called."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from interview.playing import COURSE, VOCABULARY

from assembler.conditions import parse_condition
from assembler.errors import AnswersError
from assembler.interview.core.question_order import QuestionTable, _of_item, label_of
from assembler.interview.core.state import State
from assembler.interview.core.view import View

PARTY = {"party": VOCABULARY.items()["party"][0]}


@pytest.mark.parametrize(
    ("condition", "of_item"),
    [
        ("True", True),
        ("party.kind == 'county_council'", True),
        ("not party.kind == 'county_council'", True),
        ("money.payments", False),
        ("money.payments and party.kind == 'county_council'", True),
        ("any(party.kind == 'county_council' for party in parties)", False),
        ("any(other.kind == party.kind for other in parties)", True),
        ("any(party.kind == 'county_council' for party in parties) or recorded(party.area)", True),
        ("count(scope.workstreams) > 1", False),
        ("recorded(party.area)", True),
        ("recorded(document.title)", False),
        ("party.mayor_kind", True),
        ("parties.any_police", False),
    ],
)
def test_a_condition_on_an_item_says_nothing_of_its_list(condition: str, of_item: bool) -> None:
    assert _of_item(parse_condition(condition, VOCABULARY, PARTY), "party") is of_item


@pytest.mark.parametrize(
    ("item", "label"),
    [
        ({"short_name": "Hub", "legal_name": "The Hub", "id": "hub"}, "Hub"),
        ({"short_name": "", "legal_name": "The Hub", "name": "Rooms"}, "The Hub"),
        ({"name": "Rooms", "function": "f", "purpose": "p"}, "Rooms"),
        ({"function": "responding", "purpose": "p"}, "responding"),
        ({"purpose": "to share", "party": "x", "id": "a-b"}, "to share"),
        ({"party": "x", "id": "shared-costs-1"}, "shared costs 1"),
        ({}, ""),
    ],
)
def test_an_item_is_called_by_the_best_name_it_has(item: dict[str, str], label: str) -> None:
    assert label_of(SimpleNamespace(**item)) == label


def test_each_list_is_put_together_once() -> None:
    def tables(parts: tuple[object, ...]) -> list[QuestionTable]:
        own = [part for part in parts if isinstance(part, QuestionTable)]
        return [*own, *(inner for one in own for inner in tables(one.parts))]

    homes = [table.field for parts in COURSE.sections.values() for table in tables(parts) if table.home]
    assert len(homes) == len(set(homes)) > 20
    assert homes[0] == "parties[]"


def test_answers_are_read_with_what_questions_and_the_register_know() -> None:
    spoken = {
        "document": {"form": "A deed"},
        "parties": [{"id": "one", "body": "pcc-norfolk"}, {"id": "two", "body": "fra-norfolk"}],
        "decision": {"notified_by": "Norfolk PCC"},
    }
    given = View(State(spoken), COURSE).answers.given

    assert (given.document.form, given.decision.notified_by) == ("deed", "one")
    with pytest.raises(AnswersError) as refused:
        View(State({"parties": [{"id": "one", "body": "pcc-nowhere"}]}), COURSE).answers  # noqa: B018
    assert "pcc-nowhere" in str(refused.value)
