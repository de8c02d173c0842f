"""The workbook's sheets and columns, as they follow from the answers' types."""

from __future__ import annotations

import pytest

from assembler.batch.cells import CellPlace, SheetPlace, answer
from assembler.batch.columns import SPOKEN, SheetColumn, is_example, passed_over, sheets
from assembler.errors import Place

OURS = {sheet.title: sheet for sheet in sheets()}


def column(title: str, heading: str) -> SheetColumn:
    return next(one for one in OURS[title].columns if one.heading == heading)


@pytest.mark.parametrize(
    ("name", "somebody_s_own"),
    [(name, True) for name in ("#", "# mine", "_lists", "Notes", "NOTE", "comment", "Comments", "remark", "remarks")]
    + [("Read me", True), ("readme", True), ("Notes of Jo", False), ("id", False), ("a#", False), ("", False)],
)
def test_a_column_or_sheet_of_one_s_own_is_known_by_its_name(name: str, somebody_s_own: bool):
    assert passed_over(name) is somebody_s_own


@pytest.mark.parametrize(
    ("identity", "is_one"), [("example", True), ("Example", True), ("example-2", False), ("", False)]
)
def test_the_example_is_known_whatever_its_capitals(identity: str, is_one: bool):
    assert is_example(identity) is is_one


def test_agreements_come_first_and_outer_lists_before_inner_ones():
    titles = list(OURS)

    assert titles[:4] == ["agreements", "parties", "parties.functions", "scope.objectives"]
    assert titles[-2:] == ["drafting.special_conditions", "drafting.accepted"]
    assert len(titles) == len(set(titles)) == len(sheets())


def test_the_id_and_format_of_an_agreement_come_before_its_answers():
    assert OURS["agreements"].columns[:2] == (
        SheetColumn("id", ("id",), None),
        SheetColumn("format", ("format",), None),
    )


def test_columns_of_a_sheet_are_where_rows_belong_then_its_fields():
    assert OURS["agreements"].headings[:5] == ("id", "format", "document.id", "document.title", "document.short_name")
    assert OURS["agreements"].keys == OURS["agreements"].lists == ()
    assert OURS["parties.functions"].headings == (
        "agreement",
        "parties.id",
        "id",
        "function",
        "statute",
        "kind",
        "entitled",
    )
    assert OURS["parties.functions"].lists == (("parties",), ("functions",))
    assert OURS["scope.workstreams.parts"].keys == ("agreement", "scope.workstreams.id")
    assert OURS["scope.workstreams.parts"].lists == (("scope", "workstreams"), ("parts",))
    assert OURS["parties"].headings[:3] == ("agreement", "id", "body")
    assert "decision.view" in OURS["parties"].headings
    assert SPOKEN == {"id": "Name of the agreement", "agreement": "Which agreement"}


@pytest.mark.parametrize(
    ("title", "heading", "steps", "path", "choices", "one_line"),
    [
        ("agreements", "id", ("id",), None, (), False),
        ("agreements", "format", ("format",), None, (), False),
        ("agreements", "document.title", ("document", "title"), "document.title", (), True),
        ("agreements", "scope.purpose", ("scope", "purpose"), "scope.purpose", (), False),
        (
            "agreements",
            "drafting.publication.contact_details",
            ("drafting", "publication", "contact_details"),
            None,
            ("left_out", "shown"),
            False,
        ),
        ("parties", "body", ("body",), None, (), True),
        ("parties", "decision.view", ("decision", "view"), "parties[].decision.view", (), False),
        ("parties.functions", "function", ("function",), "parties[].functions[].function", (), True),
        ("scope.workstreams.parts", "id", ("id",), None, (), False),
        ("drafting.accepted", "by", ("by",), None, (), True),
        ("drafting.accepted", "facts", ("facts",), None, (), False),
    ],
)
def test_a_column_has_its_field_and_what_may_stand_in_it(
    title: str, heading: str, steps: tuple[str, ...], path: str | None, choices: tuple[str, ...], one_line: bool
):
    found = column(title, heading)

    assert (found.steps, found.leaf and found.leaf.path, found.choices) == (steps, path, choices)
    assert found.one_line is one_line


@pytest.mark.parametrize(
    ("title", "heading", "true_of_it"),
    [
        ("agreements", "id", {"words"}),
        ("agreements", "format", set()),
        ("agreements", "document.title", {"words", "may_be_open"}),
        ("agreements", "decision.route", set()),
        ("agreements", "scope.subjects", {"many"}),
        ("agreements", "drafting.publication.contact_details", set()),
        ("agreements", "governance.capital_threshold", {"may_be_open"}),
        ("parties", "address", {"words", "address", "may_be_open"}),
        ("scope.workstreams", "place", {"words", "address", "may_be_open"}),
        ("drafting.accepted", "on", set()),
        ("drafting.accepted", "by", {"words"}),
        ("drafting.accepted", "item", {"words"}),
    ],
)
def test_what_is_true_of_a_column(title: str, heading: str, true_of_it: set[str]):
    found = column(title, heading)

    assert {name for name in ("words", "address", "many", "may_be_open") if getattr(found, name)} == true_of_it


def test_a_column_named_after_a_post_is_an_address():
    assert [
        SheetColumn(".".join(steps), steps, None).address for steps in (("a", "post"), ("post", "a"), ("old_address",))
    ] == [
        True,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("heading", "text", "read"),
    [
        ("scope.subjects", "premises; staff", ["premises", "staff"]),
        ("scope.subjects", "premises", ["premises"]),
        ("scope.subjects", "premises; stff", "premises; stff"),
        ("document.title", "premises; staff", "premises; staff"),
    ],
)
def test_a_cell_holds_several_values_where_its_column_may(heading: str, text: str, read: str | list[str]):
    assert answer(column("agreements", heading), text) == read


def test_only_columns_of_several_choices_have_values_to_choose_from():
    assert column("agreements", "document.title").values == column("agreements", "id").values == frozenset()
    assert column("agreements", "document.length").values == frozenset()
    assert {"premises", "staff"} < column("agreements", "scope.subjects").values


@pytest.mark.parametrize(
    ("spot", "place"),
    [
        (SheetPlace("parties", 3), CellPlace("a.xlsx, sheet “parties”, row 3", 0, "kind", "parties", 3)),
        (SheetPlace("parties", 3, "", "id"), CellPlace("a.xlsx, sheet “parties”, row 3", 0, "kind", "parties", 3)),
        (
            SheetPlace("parties", 3, "C", "kind"),
            CellPlace("a.xlsx, sheet “parties”, row 3, column C (kind)", 0, "kind", "parties", 3, "kind"),
        ),
        (
            SheetPlace("parties", 3, "C", "kind", "Kind of body"),
            CellPlace("a.xlsx, sheet “parties”, row 3, column C (Kind of body)", 0, "kind", "parties", 3, "kind"),
        ),
    ],
)
def test_a_cell_is_named_as_people_see_it(spot: SheetPlace, place: Place):
    assert spot.place("a.xlsx", "kind") == place
