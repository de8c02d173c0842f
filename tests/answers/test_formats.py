"""Formats of answers files: the present one, earlier ones, which are read for ever, and later ones, which are refused in plain words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searching import search

from assembler.answers.files import read_answers
from assembler.answers.formats import FORMAT, MOVES, Move, Moved, upgraded
from assembler.answers.schema import leaves
from assembler.errors import AnswersError
from assembler.source import read_yaml

SHARES = Move(2, "money.shares[].part", lambda group: {**_without(group, "part"), "percent": f"{group['part']}0"})
TITLE = Move(3, "document.name", lambda group: {**_without(group, "name"), "title": group["name"]})

OLD = """\
document:
  name: Hub
money:
  shares:
    - id: a
      part: 4
    - id: b
      part: 6
"""


def _without(group: Any, name: str) -> dict[str, Any]:
    return {key: value for key, value in group.items() if key != name}


def refused(text: str) -> list[str]:
    with pytest.raises(AnswersError) as raised:
        read_answers(text, "hub.yaml")
    return [str(problem) for problem in raised.value.problems]


@pytest.mark.parametrize("head", ["", "format: 1\n", "format: 2\n", 'format: "2"\n', "format:\n"])
def test_every_format_up_to_the_present_is_read(head: str):
    assert read_answers(f"{head}document: {{title: Hub}}", "hub.yaml").given.document.title == "Hub"


def test_a_number_in_json_is_a_format_too():
    assert read_answers('{"format": 2, "document": {"title": "Hub"}}', "hub.json").given.document.title == "Hub"


def test_a_file_of_a_later_format_is_refused_in_plain_words():
    assert refused("document: {title: Hub}\nformat: 3\n") == [
        "hub.yaml:2, format: The file is of format 3, which a later release of assembler writes. This one reads formats 1 to 2. "
        "Use that release, or a later one."
    ]


@pytest.mark.parametrize("written", ["two", "0", "-1", "1.5", "[2]", "99999", "yes", "²"])
def test_what_is_no_format_is_refused(written: str):
    (problem,) = refused(f"format: {written}\n")

    assert problem.startswith("hub.yaml:1, format: “")
    assert problem.endswith(
        "is not the format of an answers file, which is a whole number. This release writes format: 2."
    )


def test_a_name_near_to_format_is_told():
    assert "Did you mean “format”?" in refused("fromat: 2\n")[0]


class TestMoves:
    def test_are_made_in_order_in_every_item_of_an_earlier_format(self):
        made = upgraded(read_yaml(OLD, "hub.yaml"), (SHARES, TITLE), 3)

        assert made.document.value == {
            "document": {"title": "Hub"},
            "money": {"shares": [{"id": "a", "percent": "40"}, {"id": "b", "percent": "60"}]},
        }
        assert made.moves == (
            Moved({"money.shares[1].part": "4"}, {"money.shares[1].percent": "40"}),
            Moved({"money.shares[2].part": "6"}, {"money.shares[2].percent": "60"}),
            Moved({"document.name": "Hub"}, {"document.title": "Hub"}),
        )

    def test_leave_the_lines_where_they_were(self):
        made = upgraded(read_yaml(OLD, "hub.yaml"), (SHARES, TITLE), 3).document

        assert made.place(("money", "shares", 1, "percent")).line == 8
        assert made.place(("document", "title")).line == 2

    def test_are_not_made_on_a_file_that_is_of_their_format_already(self):
        made = upgraded(read_yaml(f"format: 2\n{OLD}", "hub.yaml"), (SHARES, TITLE), 3)

        assert [list(move.before) for move in made.moves] == [["document.name"]]
        assert made.format == 2

    def test_leave_a_file_without_the_field_as_it_is(self):
        document = read_yaml("document: {title: Hub}\nmoney:\n  shares:\n", "hub.yaml")

        assert upgraded(document, (SHARES, TITLE), 3).document.value == document.value

    @pytest.mark.parametrize("written", ["money: 4", "money: {shares: 4}", "money: {shares: [4]}", "[1]", "word"])
    def test_leave_what_is_no_group_for_the_types_to_refuse(self, written: str):
        document = read_yaml(written, "hub.yaml")

        assert upgraded(document, (SHARES,), 2).document.value == document.value

    @search(50)
    @given(st.lists(st.integers(0, 9), max_size=5), st.text("abc ", max_size=5))
    def test_lose_nothing(self, parts: list[int], words: str):
        value = {
            "money": {"shares": [{"id": f"s{n}", "part": str(part)} for n, part in enumerate(parts)], "kept": words}
        }
        document = read_yaml("{}", "hub.yaml")
        made = upgraded(type(document)(value, {}, "hub.yaml"), (SHARES,), 2)

        assert made.document.value["money"]["kept"] == words
        assert [share["percent"] for share in made.document.value["money"]["shares"]] == [f"{part}0" for part in parts]
        assert len(made.moves) == len(parts)

    def test_every_move_is_of_a_known_format_and_of_a_field_that_is_gone(self):
        fields = {leaf.path for leaf in leaves()}

        assert [move for move in MOVES if not 1 < move.format <= FORMAT] == []
        assert [move.format for move in MOVES] == sorted(move.format for move in MOVES)
        assert [move.field for move in MOVES if move.field in fields and move.format < FORMAT] == []

    def test_leave_the_lines_of_what_stands_beside_what_was_moved(self):
        made = upgraded(read_yaml(OLD, "hub.yaml"), (SHARES, TITLE), 3).document

        assert [made.place(("money", "shares", at, "id")).line for at in (0, 1)] == [5, 7]
        assert [made.place(("money", "shares", at, "percent")).line for at in (0, 1)] == [6, 8]

    def test_reach_into_groups_within_groups_and_lists_within_lists(self):
        nested = Move(2, "parties[].life.end.day", lambda group: {**_without(group, "day"), "on": group["day"]})
        listed = Move(2, "scope.streams[].parts[].by", lambda group: {**_without(group, "by"), "party": group["by"]})
        text = (
            "parties:\n- life: {end: {day: x, kept: y}, also: z}\n- life: {end: }\n"
            "scope: {streams: [{parts: [{by: a}, {by: b}]}, {parts: }, {parts: [{by: c}]}]}\n"
        )
        made = upgraded(read_yaml(text, "hub.yaml"), (nested, listed), 2)

        assert made.document.value == {
            "parties": [{"life": {"end": {"kept": "y", "on": "x"}, "also": "z"}}, {"life": {"end": None}}],
            "scope": {
                "streams": [{"parts": [{"party": "a"}, {"party": "b"}]}, {"parts": None}, {"parts": [{"party": "c"}]}]
            },
        }
        assert made.moves == (
            Moved({"parties[1].life.end.day": "x"}, {"parties[1].life.end.on": "x"}),
            Moved({"scope.streams[1].parts[1].by": "a"}, {"scope.streams[1].parts[1].party": "a"}),
            Moved({"scope.streams[1].parts[2].by": "b"}, {"scope.streams[1].parts[2].party": "b"}),
            Moved({"scope.streams[3].parts[1].by": "c"}, {"scope.streams[3].parts[1].party": "c"}),
        )

    def test_tell_what_has_another_value_and_not_what_has_the_same(self):
        move = Move(2, "money.sum", lambda group: {"paid": group["paid"], "kept": "new", "total": group["sum"]})
        made = upgraded(read_yaml("money: {sum: 5, paid: yes, kept: old}", "hub.yaml"), (move,), 2)

        assert made.moves == (
            Moved({"money.sum": "5", "money.kept": "old"}, {"money.kept": "new", "money.total": "5"}),
        )


@pytest.mark.parametrize(
    ("head", "format_"),
    [("", 1), ("format:\n", 1), ("format: 1\n", 1), ("format: ' 2 '\n", 2), ("format: 3\n", 3)],
)
def test_the_format_that_a_file_was_written_in_is_told_and_taken_out(head: str, format_: int):
    made = upgraded(read_yaml(f"{head}document: {{title: Hub}}\n", "hub.yaml"), (), 3)

    assert (made.format, made.document.value, made.moves) == (format_, {"document": {"title": "Hub"}}, ())
    assert made.document.faults == ()


@pytest.mark.parametrize("written", ["9999", "10000", "0"])
def test_a_format_has_at_most_four_figures(written: str):
    told = refused(f"format: {written}\n")[0].partition("format: ")[2]

    assert told.startswith("The file is of format 9999, " if written == "9999" else f"“{written}” is not the format")


def test_what_is_no_group_is_of_the_present_format():
    document = read_yaml("[1]", "hub.yaml")

    assert (upgraded(document).format, upgraded(document).document) == (FORMAT, document)
    assert upgraded(document, (), 7).format == 7
