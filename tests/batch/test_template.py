"""The workbook that answers are collected in: read from its first sheet, refusing what cannot stand, and made as it is filled in."""

import re
from pathlib import Path
from typing import Any

import pytest
from batch.making import run, states
from batch.test_workbook import documents
from openpyxl import load_workbook

from assembler.answers.files import read_answers
from assembler.batch.columns import sheets
from assembler.batch.validation import FIRST_ROW
from assembler.batch.workbook_template import template_workbook
from assembler.cli.main import status_of
from assembler.library.loading import load_library
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
    path.write_bytes(template_workbook(load_library(), load_register(), source, full=full))
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
def test_numbers_dates_and_names_of_rows_are_refused_where_they_are_none(book: Any):
    notice, term, chair = (
        refusal(book, "agreements", heading)
        for heading in ("change.withdrawal_notice", "scope.expires_on", "governance.chair_party")
    )
    cell = f"{column(book['agreements'], 'change.withdrawal_notice')}3"

    assert notice.formula1.startswith(f"IF(ISNUMBER({cell}),AND({cell}>=")
    assert notice.formula1.endswith(f'LEFT(LOWER({cell}),12)="to be agreed")')
    assert term.error == "Type a date, such as 1 April 2027. Or type “to be agreed”."
    assert "COUNTIF('parties'!$B$3:$B$10002" in chair.formula1


@pytest.mark.row("G3")
def test_what_a_base_answers_for_all_is_left_out(tmp_path: Path):
    given = template(tmp_path / "shared.xlsx", BASE)
    chair = refusal(given, "agreements", "governance.chair_party")

    assert "parties" not in given.sheetnames
    assert "parties.functions" not in given.sheetnames
    assert {"document.effect", "scope.purpose"}.isdisjoint(headings(given["agreements"]))
    assert "document.title" in headings(given["agreements"])
    assert chair.formula1 == '"fire,police,to be agreed"'


@pytest.mark.row("G3")
def test_choices_on_which_nothing_depends_are_left_out_but_of_the_full_one(tmp_path: Path, book: Any):
    whole = template(tmp_path / "full.xlsx", full=True)
    short, full = headings(book["agreements"]), headings(whole["agreements"])

    assert "execution.method" in full
    assert "execution.method" not in short
    assert "scope.subjects" in short
    assert set(short) < set(full)


@pytest.mark.row("C7")
def test_the_template_as_it_stands_makes_nothing_and_its_example_can_be_made(tmp_path: Path):
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
