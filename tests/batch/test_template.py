"""The workbook that answers are collected in: read from its first sheet, refusing what cannot stand, and made as it is filled in."""

import re
from pathlib import Path
from typing import Any

import pytest
from batch.making import run, states
from batch.test_workbook import documents
from openpyxl import load_workbook
from shipped import compiled_library

from assembler.answers.files import read_answers
from assembler.answers.formats import FORMAT
from assembler.batch.columns import sheets
from assembler.batch.validation import FIRST_ROW
from assembler.batch.workbook_template import template_workbook
from assembler.cli.main import status_of
from assembler.register import load_register

BASE = """\
document:
  effect: not_binding
scope:
  purpose: To share fire stations.
parties:
  - id: fire
    kind: combined_fire_authority
  - id: police
    kind: police_and_crime_commissioner
"""


def template(path: Path, base: str = "", *, full: bool = False) -> Any:
    source = read_answers(base, "shared.yaml").source if base else None
    path.write_bytes(template_workbook(compiled_library().library, load_register(), source, full=full))
    return load_workbook(path)


def headings(sheet: Any) -> list[str]:
    return [cell.value for cell in sheet[1]]


def column(sheet: Any, heading: str) -> str:
    letter: str = sheet[1][headings(sheet).index(heading)].column_letter
    return letter


def refusal(book: Any, sheet: str, heading: str) -> Any:
    """What is refused in a column's first cell of answers."""
    cell = f"{column(book[sheet], heading)}{FIRST_ROW}"
    found = [one for one in book[sheet].data_validations.dataValidation if cell in one.sqref]
    assert len(found) == 1
    return found[0]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return template(tmp_path_factory.mktemp("template") / "template.xlsx")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return template(tmp_path_factory.mktemp("template") / "full.xlsx", full=True)


@pytest.mark.slow
@pytest.mark.row("G3")
def test_the_first_sheet_says_how_and_leads_to_every_other(book: Any):
    first = book.worksheets[0]
    links = {
        cell.hyperlink.location or cell.hyperlink.ref for row in first.iter_rows() for cell in row if cell.hyperlink
    }

    assert first.title == "Read me"
    assert len(links) == len(sheets())
    assert all(len(sheet.title) <= 31 for sheet in book.worksheets)
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"] == [
        "Read me",
        *(sheet.title for sheet in sheets()),
    ]


@pytest.mark.row("G3")
def test_people_read_words_above_the_columns_and_fields_in_notes(book: Any):
    parties = book["parties"]
    shown = {
        heading: (cell.value, cell.comment.text) for heading, cell in zip(headings(parties), parties[2], strict=True)
    }
    words = [cell.value for sheet in book.worksheets[1:] if sheet.sheet_state == "visible" for cell in sheet[2]]

    assert parties.row_dimensions[1].hidden
    assert shown["agreement"][0] == "Which agreement"
    assert shown["kind"][0] == "Kind of body"
    assert "What kind of body" in shown["kind"][1]
    assert shown["kind"][1].endswith("(Field: kind)")
    assert not [word for word in words if re.search(r"_|[a-z]\.[a-z]", word)]
    assert all(len({cell.value for cell in sheet[2]}) == len(sheet[2]) for sheet in book.worksheets[1:-2])


@pytest.mark.row("G3")
def test_every_cell_that_takes_a_few_values_refuses_all_others(book: Any):
    refusals = [one for sheet in book.worksheets for one in sheet.data_validations.dataValidation]
    kind = refusal(book, "parties", "kind")
    of_agreement = refusal(book, "parties", "agreement")

    assert all(one.showErrorMessage and one.errorStyle in ("stop", None) and one.error for one in refusals)
    assert all(len(one.formula1) <= 255 and len(one.error) <= 255 for one in refusals)
    assert (kind.type, kind.error) == ("list", "Choose one from the list, or leave the cell empty.")
    assert of_agreement.type == "list"
    assert of_agreement.formula1 == "OFFSET('agreements'!$A$3,0,0,MAX(1,COUNTA('agreements'!$A$3:$A$10002)),1)"
    assert not of_agreement.allowBlank


@pytest.mark.row("G3")
def test_numbers_dates_and_row_names_are_refused_where_they_are_none(book: Any):
    notice, term, chair = (
        refusal(book, "agreements", heading)
        for heading in ("change.withdrawal_notice", "scope.expires_on", "governance.chair_party")
    )
    cell = f"{column(book['agreements'], 'change.withdrawal_notice')}3"

    assert notice.formula1.startswith(f"IF(ISNUMBER({cell}),AND({cell}>=")
    assert notice.formula1.endswith(f'LEFT(LOWER({cell}),12)="to be agreed")')
    assert term.error == "Type a date, such as 1 April 2027. Or type “to be agreed”."
    assert "COUNTIF('parties'!$B$3:$B$10002" in chair.formula1


@pytest.mark.slow
@pytest.mark.row("G3")
def test_what_a_base_answers_for_all_is_left_out(tmp_path: Path):
    given = template(tmp_path / "shared.xlsx", BASE)
    chair = refusal(given, "agreements", "governance.chair_party")

    assert "parties" not in given.sheetnames
    assert "parties.functions" not in given.sheetnames
    assert {"document.effect", "scope.purpose"}.isdisjoint(headings(given["agreements"]))
    assert "document.title" in headings(given["agreements"])
    assert chair.formula1 == '"fire,police,to be agreed"'


@pytest.mark.slow
@pytest.mark.row("G3")
def test_choices_that_decide_nothing_are_only_in_the_full_template(book: Any, whole: Any):
    short, full = headings(book["agreements"]), headings(whole["agreements"])

    assert "execution.method" in full
    assert "execution.method" not in short
    assert "scope.subjects" in short
    assert set(short) < set(full)


@pytest.mark.slow
@pytest.mark.row("C7")
def test_the_template_makes_nothing_and_its_example_can_be_made(tmp_path: Path):
    path = tmp_path / "template.xlsx"
    book = template(path)
    as_it_stands = status_of(["batch", "plan", str(path), "--out", str(tmp_path / "out"), "-q"])
    for sheet in ("agreements", "parties", "parties.functions", "scope.workstreams"):
        assert book[sheet].cell(FIRST_ROW, 1).value == "example"
        book[sheet].cell(FIRST_ROW, 1).value = "yard"
    book.save(path)

    assert as_it_stands == 1
    assert states(run(path, tmp_path / "out")) == {"yard": "new"}
    assert documents(path)["yard"]["parties"][0]["functions"][0]["id"] == "function-1"


@pytest.mark.slow
@pytest.mark.row("G3")
def test_rows_of_a_template_are_read_as_its_format_says(tmp_path: Path):
    path = tmp_path / "template.xlsx"
    book = template(path)
    book["agreements"].cell(FIRST_ROW + 1, 1).value = "yard"
    book["_format"]["A1"] = "99"
    book.save(path)

    (report,) = run(path, tmp_path / "out")

    assert "format" in str(report.problems[0])
    assert "99" in str(report.problems[0])


OF_KEY = "Which row of the other sheet this one belongs to: its id.\n(Field: {})"
ID = "A permanent name: small letters, digits and hyphens. It must never change.\n(Field: id)"
MAY_BE_OPEN = "It may say “to be agreed”, or “to be agreed: ” and a note."


def heads(book: Any, sheet: str) -> dict[str, tuple[str, str]]:
    """What people read above each column, and the note on it."""
    return {
        heading: (cell.value, cell.comment.text)
        for heading, cell in zip(headings(book[sheet]), book[sheet][2], strict=True)
    }


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        (
            "drafting.accepted",
            {
                "agreement": ("Which agreement", OF_KEY.format("agreement")),
                **{
                    name: (name.capitalize(), f"(Field: {name})")
                    for name in ("rule", "check", "item", "by", "on", "reason")
                },
                "facts": (
                    "Facts",
                    "The facts that the warning was accepted on, one below another, as `assembler check` shows them.\n(Field: facts)",
                ),
            },
        ),
        (
            "drafting.publication.left_out",
            {
                "agreement": ("Which agreement", OF_KEY.format("agreement")),
                "section": (
                    "Section",
                    "The permanent id of a clause or a schedule, as `assembler explain` shows it.\n(Field: section)",
                ),
                "reason": ("Reason", "(Field: reason)"),
            },
        ),
    ],
)
def test_what_the_drafter_fills_in_has_words_and_notes_of_its_own(book: Any, sheet: str, said: dict[str, Any]):
    assert heads(book, sheet) == said


def test_a_row_s_place_in_another_sheet_and_its_id_are_asked_in_words(book: Any):
    functions, parts = heads(book, "parties.functions"), heads(book, "scope.workstreams.parts")

    assert functions["parties.id"] == ("Which party", OF_KEY.format("parties.id"))
    assert parts["scope.workstreams.id"] == ("Which workstream", OF_KEY.format("scope.workstreams.id"))
    assert functions["id"] == ("Name of this row (id)", ID)
    assert heads(book, "agreements")["id"] == ("Name of the agreement", ID)
    assert heads(book, "parties")["body"] == (
        "Body in the register",
        "Choosing a body from the register brings its name, kind, area and address. `assembler bodies` lists them.\n(Field: body)",
    )


@pytest.mark.parametrize(
    ("sheet", "heading", "more"),
    [
        ("agreements", "document.title", [MAY_BE_OPEN]),
        (
            "agreements",
            "document.form",
            ["contract: A simple contract, signed", "deed: A deed"],
        ),
        ("agreements", "governance.capital_threshold", [MAY_BE_OPEN]),
    ],
)
def test_a_heading_s_note_is_the_question_with_what_may_stand_there(
    book: Any, sheet: str, heading: str, more: list[str]
):
    question = compiled_library().library.questionnaire.by_field[heading]
    words, note = heads(book, sheet)[heading]

    assert words == f"{question.label[0].upper()}{question.label[1:]}"
    assert note.splitlines() == [
        question.prompt,
        question.help,
        *more,
        f"For example: {question.example}",
        f"(Field: {heading})",
    ]


def test_a_note_names_the_choices_unless_a_drop_down_lists_them(book: Any):
    questions = compiled_library().library.questionnaire.by_field
    subjects, kind = questions["scope.subjects"], questions["parties[].kind"]

    assert (
        f"\nAny of: {'; '.join(subjects.choices)}. Put semicolons between them.\nFor example: premises\n"
        in (heads(book, "agreements")["scope.subjects"][1])
    )
    assert heads(book, "parties")["kind"][1] == (
        f"{kind.prompt}\n{kind.help}\nFor example: {kind.example}\n(Field: kind)"
    )


def test_what_concerns_an_existing_agreement_is_asked_in_full(book: Any, whole: Any):
    later = {
        "document.id": (
            "Permanent id of the document",
            "Leave it empty, unless the agreement has one already.\n(Field: document.id)",
        ),
        "drafting.not_used": (
            "Clauses not used",
            "The ids of clauses that are not in the agreement, and whose numbers are kept. Put semicolons between them.\n"
            "(Field: drafting.not_used)",
        ),
        "drafting.publication.contact_details": (
            "Contact details in the published copy",
            "left_out (as they are unless you say otherwise), or shown.\n(Field: drafting.publication.contact_details)",
        ),
    }
    full = heads(whole, "agreements")

    assert {heading: said for heading, said in full.items() if heading in later} == later
    assert set(later).isdisjoint(heads(book, "agreements"))
    assert "format" not in full
    assert {one.field for one in compiled_library().library.questionnaire.questions if one.of_papers}.isdisjoint(
        heads(book, "agreements")
    )


def test_an_example_shows_answers_but_no_facts_dates_or_names_of_rows(book: Any):
    agreements, parties, functions = (book[title] for title in ("agreements", "parties", "parties.functions"))
    shown = {
        (sheet.title, heading): cell.value
        for sheet in (agreements, parties, functions)
        for heading, cell in zip(headings(sheet), sheet[FIRST_ROW], strict=True)
    }
    questions = compiled_library().library.questionnaire.by_field

    assert (
        shown["agreements", "id"]
        == shown["parties", "agreement"]
        == shown["parties.functions", "agreement"]
        == "example"
    )
    assert (shown["parties", "id"], shown["parties.functions", "parties.id"], shown["parties.functions", "id"]) == (
        "party-1",
        "party-1",
        "function-1",
    )
    assert shown["agreements", "document.title"] == questions["document.title"].example
    assert shown["agreements", "governance.capital_threshold"] == 50000
    assert shown["agreements", "change.withdrawal_notice"] == 6
    assert shown["parties", "kind"] == questions["parties[].kind"].example
    assert shown["parties", "body"] is shown["parties.functions", "kind"] is None
    assert shown["agreements", "document.prepared_on"] is shown["agreements", "decision.route"] is None
    assert shown["agreements", "governance.chair_party"] is None
    assert {cell.value for cell in book["scope.objectives"][FIRST_ROW]} == {None}
    assert {cell.data_type for sheet in (agreements, parties) for cell in sheet[FIRST_ROW]} == {"s", "n"}


def test_each_sheet_looks_as_it_is_used(book: Any):
    agreements = book["agreements"]
    looks = {
        heading: (cell.fill.fgColor.rgb, cell.font.color.rgb, cell.font.bold)
        for heading, cell in zip(headings(agreements), agreements[2], strict=True)
    }
    formats = {
        heading: agreements.column_dimensions[column(agreements, heading)].number_format
        for heading in ("id", "document.title", "document.prepared_on", "change.withdrawal_notice")
    }
    head, example = agreements["A2"], agreements["A3"]
    sheets_of_answers = [sheet for sheet in book.worksheets[1:] if sheet.sheet_state == "visible"]

    assert looks["document.title"] == looks["id"] == ("001F3864", "00FFFFFF", True)
    assert looks["governance.capital_threshold"] == ("008EA9DB", "00000000", True)
    assert {cell.fill.fgColor.rgb for cell in book["parties"][2][:2]} == {"001F3864"}
    assert (head.alignment.wrap_text, head.alignment.vertical) == (True, "center")
    assert (head.border.right.style, head.border.right.color.rgb, head.comment.author) == (
        "thin",
        "00FFFFFF",
        "assembler",
    )
    assert (example.font.i, example.font.color.rgb, example.number_format) == (True, "007F7F7F", "@")
    assert formats == {
        "id": "@",
        "document.title": "@",
        "document.prepared_on": "d mmmm yyyy",
        "change.withdrawal_notice": "General",
    }
    assert book["drafting.accepted"].column_dimensions["H"].number_format == "@"
    assert book["drafting.accepted"].column_dimensions["G"].number_format == "d mmmm yyyy"
    assert [
        agreements.column_dimensions[column(agreements, one)].width
        for one in ("id", "document.title", "scope.subjects")
    ] == [
        16,
        17,
        29,
    ]
    assert max(one.width for one in agreements.column_dimensions.values()) <= 32
    assert {sheet.title for sheet in sheets_of_answers if sheet.sheet_properties.tabColor.rgb == "001F3864"} == {
        "agreements",
        "parties",
        "parties.functions",
        "scope.workstreams",
    }
    assert {sheet.sheet_properties.tabColor.rgb for sheet in sheets_of_answers} == {"001F3864", "00B4B4B4"}
    assert {
        (sheet.freeze_panes, sheet.row_dimensions[2].height, sheet.row_dimensions[1].hidden)
        for sheet in sheets_of_answers
    } == {("B3", 48, True)}
    assert {sheet.sheet_view.zoomScale for sheet in sheets_of_answers} == {100}
    assert (book["_format"].sheet_state, book["_format"]["A1"].value) == ("hidden", str(FORMAT))


def test_labels_that_two_columns_share_are_told_apart_by_their_fields(book: Any):
    labels = [cell.value for cell in book["parties"][2]]
    again = [label for label in labels if " (" in label and label != "Name of this row (id)"]

    assert len(set(labels)) == len(labels)
    assert [label for label in again if "_" in label or "." in label.partition(" (")[2]] == []
