"""One sheet of the workbook that answers are collected in, of columns that the test makes: each cell, note and look of it."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import pytest
from msgspec.structs import replace
from openpyxl import Workbook, load_workbook
from shipped import compiled_library

from assembler.answers.formats import FORMAT
from assembler.answers.schema import Leaf
from assembler.batch import workbook_template as template
from assembler.batch.columns import Sheet, SheetColumn, sheets
from assembler.batch.validation import Lists, Refusals
from assembler.questions import Question
from assembler.register import load_register
from assembler.source import Document


@cache
def questions() -> dict[str, Question]:
    return dict(compiled_library().library.questionnaire.by_field)


def column(heading: str, path: str | None = None, **more: Any) -> SheetColumn:
    """A column under this heading, of the question of this field, where there is one."""
    leaf: Leaf | None = questions()[path].leaf if path else None
    return SheetColumn(heading, tuple(heading.split(".")), leaf, **more)


ID = column("id")
KEPT = "A permanent name: small letters, digits and hyphens. It must never change.\n(Field: id)"


def written(sheet: Sheet) -> Any:
    """The sheet as it is written, with the refusals of a whole workbook."""
    book = Workbook()
    target = book.active
    register = load_register()
    template._write(target, sheet, template._Writer(questions(), Refusals(Lists(book), register, {})))
    return target


def rows(target: Any) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in target.iter_rows(min_row=1, max_row=3)]


def notes(target: Any) -> list[str]:
    return [cell.comment.text for cell in target[2]]


AGREEMENTS = Sheet(
    "agreements",
    (),
    (
        ID,
        column("document.title", "document.title"),
        column("document.prepared_on", "document.prepared_on"),
        column("change.withdrawal_notice", "change.withdrawal_notice"),
        column("governance.capital_threshold", "governance.capital_threshold"),
        column("scope.subjects", "scope.subjects"),
    ),
)
PARTIES = Sheet("parties", (("parties",),), (ID, column("kind", "parties[].kind"), column("body")))
FUNCTIONS = Sheet("parties.functions", (("parties",), ("functions",)), (ID,))
OBJECTIVES = Sheet("scope.objectives", (("scope", "objectives"),), (ID, column("some_words")))


def test_the_sheet_of_agreements_has_fields_words_and_an_example():
    said = questions()
    label = {field: f"{one.label[0].upper()}{one.label[1:]}" for field, one in said.items()}
    fields = [one.heading for one in AGREEMENTS.columns[1:]]

    assert rows(written(AGREEMENTS)) == [
        ["id", *fields],
        ["Name of the agreement", *(label[field] for field in fields)],
        ["example", said["document.title"].example, None, 6, 50000, said["scope.subjects"].example],
    ]


def test_a_sheet_of_a_list_has_what_its_rows_belong_to_first():
    parties, functions = written(PARTIES), written(FUNCTIONS)
    of_key = "Which row of the other sheet this one belongs to: its id."

    assert rows(parties) == [
        ["agreement", "id", "kind", "body"],
        ["Which agreement", "Name of this row (id)", "Kind of body", "Body in the register"],
        ["example", "party-1", questions()["parties[].kind"].example, None],
    ]
    assert rows(functions) == [
        ["agreement", "parties.id", "id"],
        ["Which agreement", "Which party", "Name of this row (id)"],
        ["example", "party-1", "function-1"],
    ]
    assert notes(functions) == [f"{of_key}\n(Field: agreement)", f"{of_key}\n(Field: parties.id)", KEPT]


def test_an_empty_sheet_without_example_says_its_unknown_headings():
    objectives = written(OBJECTIVES)

    assert rows(objectives) == [
        ["agreement", "id", "some_words"],
        ["Which agreement", "Name of this row (id)", "Some words"],
        [None, None, None],
    ]
    assert notes(objectives)[1:] == [KEPT, "(Field: some_words)"]
    assert objectives.sheet_properties.tabColor.rgb == "00B4B4B4"


def test_columns_of_one_label_are_told_apart_by_their_fields():
    kind = questions()["parties[].kind"]
    sheet = Sheet(
        "parties", (("parties",),), (column("kind", "parties[].kind"), column("other.of_kind", "parties[].kind"))
    )

    assert kind.label == "kind of body"
    assert rows(written(sheet))[1] == [
        "Which agreement",
        "Kind of body (kind)",
        "Kind of body (other, of kind)",
    ]


def test_each_column_looks_and_is_formatted_as_its_answers_are():
    target = written(AGREEMENTS)
    looks = [
        (cell.fill.fgColor.rgb, cell.font.color.rgb, cell.font.bold, cell.alignment.wrap_text, cell.alignment.vertical)
        for cell in target[2]
    ]
    always, sometimes = ("001F3864", "00FFFFFF", True, True, "center"), ("008EA9DB", "00000000", True, True, "center")
    conditional = [
        column.leaf is not None and questions()[column.leaf.path].ask_when != template.Always(truth=True)
        for column in AGREEMENTS.columns
    ]
    formats = ["@", "@", "d mmmm yyyy", "General", "General", "@"]

    assert looks == [sometimes if one else always for one in conditional]
    assert (looks[0], looks[4]) == (always, sometimes)
    assert [target.column_dimensions[letter].number_format for letter in "ABCDEF"] == formats
    assert [cell.number_format for cell in target[3]] == formats
    assert {(cell.font.i, cell.font.color.rgb) for cell in target[3]} == {(True, "007F7F7F")}
    assert {(cell.border.right.style, cell.border.right.color.rgb) for cell in target[2]} == {("thin", "00FFFFFF")}
    assert {(cell.comment.author, cell.comment.width, cell.comment.height) for cell in target[2]} == {
        ("assembler", 420, 240)
    }
    assert [cell.data_type for cell in target[3]] == ["s", "s", "n", "n", "n", "s"]


def test_the_day_of_an_acceptance_is_formatted_as_a_date():
    target = written(Sheet("law.accepted", (("law", "accepted"),), (ID, column("on"), column("by"), column("on.on"))))

    assert [target.column_dimensions[letter].number_format for letter in "ABCDE"] == ["@", "@", "d mmmm yyyy", "@", "@"]


def test_each_sheet_hides_its_fields_and_keeps_its_words_in_sight():
    target = written(PARTIES)

    assert (target.row_dimensions[1].hidden, target.row_dimensions[2].height, target.freeze_panes) == (True, 48, "B3")
    assert (target.sheet_properties.tabColor.rgb, target.sheet_view.zoomScale) == ("001F3864", 100)


@pytest.mark.parametrize(
    ("letters", "width"),
    [(1, 16), (20, 16), (21, 16), (22, 17), (23, 17), (24, 18), (51, 31), (52, 32), (53, 32), (80, 32)],
)
def test_a_column_is_as_wide_as_half_of_its_words_within_limits(letters: int, width: int):
    target = Workbook().active
    assert target is not None

    template._head(target, 2, "field", "x" * letters, "Help.")

    assert target.column_dimensions["B"].width == width
    assert (target["B1"].value, target["B2"].value) == ("field", "x" * letters)
    assert target["B2"].comment.text == "Help.\n(Field: field)"
    assert target["B2"].fill.fgColor.rgb == "001F3864"


@pytest.mark.parametrize(
    ("sheet", "heading", "value"),
    [
        (AGREEMENTS, "id", "example"),
        (PARTIES, "id", "party-1"),
        (FUNCTIONS, "id", "function-1"),
        (Sheet("risk.properties", (("risk", "properties"),), ()), "id", "property-1"),
        (Sheet("money.other_sums", (("money", "other_sums"),), ()), "id", "other-sum-1"),
    ],
)
def test_the_example_of_an_id_is_of_one_of_its_kind(sheet: Sheet, heading: str, value: str):
    assert template._example(sheet, column(heading), None) == value


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        ("document.title", True),
        ("parties[].kind", True),
        ("document.prepared_on", False),
        ("governance.chair_party", False),
        ("parties[].functions[].kind", False),
    ],
)
def test_no_example_is_shown_of_dates_rows_or_facts_but_kind_of_body(field: str, shown: bool):
    question = questions()[field]

    assert question.example
    assert template._example(PARTIES, column("x"), question) == (question.example if shown else None)


def test_what_no_question_asks_has_no_example():
    assert template._example(PARTIES, column("body"), None) is None


@pytest.mark.parametrize(
    ("value", "field", "typed"),
    [
        ("6", "change.withdrawal_notice", 6),
        ("50000", "governance.capital_threshold", 50000),
        ("12.5", "governance.capital_threshold", "12.5"),
        ("6", "document.title", "6"),
        ("6", None, "6"),
        (None, "change.withdrawal_notice", None),
    ],
)
def test_only_whole_numbers_of_numbers_and_sums_are_typed_as_such(value: str | None, field: str | None, typed: Any):
    assert template._typed(value, column("x", field)) == typed
    assert template._typed(value, None) == value


def test_a_note_says_what_is_asked_what_may_stand_and_an_example():
    title, form, subjects, kind = (
        questions()[field] for field in ("document.title", "document.form", "scope.subjects", "parties[].kind")
    )
    may = "It may say “to be agreed”, or “to be agreed: ” and a note."
    of = {one.field: column("x", one.field) for one in (title, form, subjects, kind)}

    assert template._help(of[title.field], title).splitlines() == [
        title.prompt,
        title.help,
        may,
        f"For example: {title.example}",
    ]
    assert template._help(of[form.field], form).splitlines() == [
        form.prompt,
        form.help,
        "contract: A simple contract, signed",
        "deed: A deed",
        f"For example: {form.example}",
    ]
    assert template._help(of[subjects.field], subjects).splitlines()[2:] == [
        f"Any of: {'; '.join(subjects.choices)}. Put semicolons between them.",
        f"For example: {subjects.example}",
    ]
    assert template._help(of[kind.field], kind).splitlines() == [kind.prompt, kind.help, f"For example: {kind.example}"]
    assert len(kind.choices) > template._FEW


def test_a_base_gives_the_items_of_its_lists_and_takes_their_sheets():
    given = {
        "parties": [{"id": "fire"}, {"kind": "x"}, "no item"],
        "scope": {"objectives": [], "workstreams": {"id": "x"}},
        "money": 5,
    }

    assert template._shared(given) == {"parties": ("fire", "")}
    assert [
        template._has(given, lists)
        for lists in (
            (),
            (("parties",),),
            (("parties",), ("functions",)),
            (("scope", "objectives"),),
            (("money", "a"),),
        )
    ] == [False, True, True, False, False]
    assert template._value(given, ("scope", "workstreams", "id")) == "x"
    assert template._value(given, ("scope", "none", "id")) is None


def asked(sheet: Sheet, given: Any, decisive: Any, later: Any = frozenset()) -> list[str]:
    return [one.heading for one in template._asked(sheet, given, decisive, later).columns]


def test_columns_that_a_base_answers_or_nobody_needs_are_not_asked():
    first = sheets()[0]
    columns = {one.heading: one for one in first.columns}
    sheet = Sheet(
        "agreements",
        (),
        (
            columns["id"],
            columns["format"],
            *(columns[name] for name in ("document.title", "document.id", "execution.method")),
        ),
    )
    given = {"id": "x", "document": {"title": "Hub"}}

    assert asked(sheet, {}, None) == ["id", "document.title", "document.id", "execution.method"]
    assert asked(sheet, {}, frozenset()) == ["id", "document.title", "document.id"]
    assert asked(sheet, {}, frozenset({"execution.method"})) == [
        "id",
        "document.title",
        "document.id",
        "execution.method",
    ]
    assert asked(sheet, given, None) == ["id", "document.id", "execution.method"]
    assert asked(sheet, {}, frozenset(), frozenset({"document.id", "document.title"})) == ["id"]
    assert asked(sheet, {}, None, frozenset({"document.id"})) == [
        "id",
        "document.title",
        "document.id",
        "execution.method",
    ]


def test_a_column_of_a_list_is_asked_whatever_a_base_says():
    assert asked(PARTIES, {"kind": "x"}, None) == ["id", "kind", "body"]


def refusals(target: Any) -> list[tuple[str, str]]:
    return [(str(one.sqref), one.type) for one in target.data_validations.dataValidation]


def test_each_column_that_is_restricted_refuses_in_its_own_cells():
    assert refusals(written(FUNCTIONS)) == [
        ("A3:A10002", "list"),
        ("B3:B10002", "list"),
        ("C3:C10002", "custom"),
    ]
    assert refusals(written(AGREEMENTS)) == [(f"{letter}3:{letter}10002", "custom") for letter in "ACDE"]
    assert refusals(written(PARTIES)) == [
        ("A3:A10002", "list"),
        ("B3:B10002", "custom"),
        ("C3:C10002", "list"),
        ("D3:D10002", "list"),
    ]


@cache
def with_every_list() -> Document:
    """A base that gives every list an item, so that there is no sheet but that of the agreements."""
    given: dict[str, Any] = {}
    for sheet in sheets():
        if sheet.lists:
            *groups, own = sheet.lists[0]
            here = given
            for step in groups:
                here = here.setdefault(step, {})
            here.setdefault(own, [{"id": "x"}])
    return Document(given, {}, "base.yaml")


def book(base: dict[str, Any] | None = None, *, full: bool = False) -> Any:
    library = compiled_library().library
    value = {name: one for name, one in {**with_every_list().value, **(base or {})}.items() if one is not None}
    given = replace(with_every_list(), value=value)
    return load_workbook(io.BytesIO(template.template_workbook(library, load_register(), given, full=full)))


def test_a_workbook_says_what_a_base_leaves_and_what_is_hidden():
    made = book({"parties": None})
    parties = [sheet.title for sheet in sheets() if sheet.lists[:1] == (("parties",),)]

    assert [(one.title, one.sheet_state) for one in made.worksheets] == [
        ("Read me", "visible"),
        ("agreements", "visible"),
        *((title, "visible") for title in parties),
        ("_lists", "hidden"),
        ("_format", "hidden"),
    ]
    assert made["_format"]["A1"].value == str(FORMAT)
    assert made["Read me"]["A1"].value
    assert made["_lists"]["A1"].value


def test_papers_and_earlier_agreements_are_asked_in_the_full_workbook():
    short, full = ([cell.value for cell in book(full=full)["agreements"][1]] for full in (False, True))
    papers = {one.field for one in compiled_library().library.questionnaire.questions if one.of_papers}
    later = {"document.id", "drafting.not_used", "drafting.publication.contact_details"}
    asked_at_once = {"id", "document.title", "scope.purpose", "change.withdrawal_notice"}

    assert asked_at_once <= set(short)
    assert asked_at_once | later <= set(full)
    assert later.isdisjoint(short)
    assert papers.isdisjoint(short)
    assert {one for one in papers if "[]" not in one} <= set(full)
    assert "format" not in {*short, *full}


def test_what_a_base_answers_is_not_asked_again():
    headings = [cell.value for cell in book({"document": {"title": "Hub"}})["agreements"][1]]

    assert "document.title" not in headings
    assert "document.reference" in headings
