"""What each kind of column refuses, in the words of Excel, and what is said to whoever types it."""

from __future__ import annotations

from typing import Any

import pytest
from openpyxl import Workbook

from assembler.batch.columns import sheets
from assembler.batch.validation import FIRST_ROW, LAST_ROW, Lists, Refusals
from assembler.register import Body, Register

BODY = Body(*["x"] * 14)
CHOOSE = "Choose one from the list, or leave the cell empty."
SHORT = "At most 500 characters."
UNTIL_OPEN = 'LEFT(LOWER(E3),12)="to be agreed")'
OR_OPEN = " Or type “to be agreed”."
IN_PARTIES = "There is no row with this id in the sheet “parties”. Fill that sheet in first."
PARTIES = "OFFSET('parties'!$B$3,0,0,MAX(1,COUNTA('parties'!$B$3:$B$10002)),1)"


def refusals(**shared: tuple[str, ...]) -> Refusals:
    return Refusals(Lists(Workbook()), Register({"pcc-b": BODY, "fire-a": BODY}), shared)


def told(refusal: Any) -> Any:
    """A refusal's kind, rule and words."""
    return refusal and (refusal.type, refusal.formula1, refusal.error)


def refused(title: str, heading: str, **shared: tuple[str, ...]) -> Any:
    sheet = next(one for one in sheets() if one.title == title)
    column = next(one for one in sheet.columns if one.heading == heading)
    return refusals(**shared).of(sheet, column, "E")


@pytest.mark.parametrize(
    ("title", "heading", "kind", "rule", "words"),
    [
        (
            "agreements",
            "id",
            "custom",
            "AND(COUNTIF($E$3:$E$10002,E3)=1,LEN(E3)<=100)",
            "Give each agreement a name of its own, of at most 100 letters.",
        ),
        (
            "parties",
            "id",
            "custom",
            'AND(EXACT(E3,LOWER(E3)),ISERROR(FIND(" ",E3)),ISERROR(FIND("_",E3)),LEN(E3)<=60)',
            "Use small letters, digits and hyphens, at most 60.",
        ),
        ("agreements", "document.title", "textLength", "500", SHORT),
        ("parties", "body", "list", '"fire-a,pcc-b"', CHOOSE),
        ("agreements", "document.length", "list", '"standard,short"', CHOOSE),
        ("agreements", "money.first_estimate_period", "list", '"twelve_months,to_first_april,to be agreed"', CHOOSE),
        ("agreements", "drafting.publication.contact_details", "list", '"left_out,shown"', CHOOSE),
        ("agreements", "decision.replaces", "list", '"yes,no"', CHOOSE),
        (
            "agreements",
            "document.prepared_on",
            "custom",
            f"IF(ISNUMBER(E3),AND(E3>=29221,E3<=109574),{UNTIL_OPEN}",
            f"Type a date, such as 1 April 2027.{OR_OPEN}",
        ),
        (
            "agreements",
            "decision.replaced_on",
            "custom",
            "IF(ISNUMBER(E3),AND(E3>=29221,E3<=109574),FALSE)",
            "Type a date, such as 1 April 2027.",
        ),
        (
            "drafting.accepted",
            "on",
            "custom",
            "IF(ISNUMBER(E3),AND(E3>=29221,E3<=109574),FALSE)",
            "Type a date, such as 1 April 2027.",
        ),
        (
            "agreements",
            "governance.capital_threshold",
            "custom",
            f"IF(ISNUMBER(E3),E3>=0,{UNTIL_OPEN}",
            f"Type a sum in pounds, such as 12500 or 12500.50.{OR_OPEN}",
        ),
        (
            "agreements",
            "functions.demand_notice",
            "custom",
            "IF(ISNUMBER(E3),AND(E3>=0,E3<=600,E3=INT(E3)),FALSE)",
            "Type a whole number of months from 0 to 600.",
        ),
        (
            "response.protocols",
            "hours_before_review",
            "custom",
            "IF(ISNUMBER(E3),AND(E3>=1,E3<=100000,E3=INT(E3)),FALSE)",
            "Type a whole number of hours from 1 to 100,000.",
        ),
        ("agreements", "decision.notified_by", "list", PARTIES, IN_PARTIES),
        (
            "agreements",
            "governance.chair_party",
            "custom",
            f"IF(COUNTIF('parties'!$B$3:$B$10002,E3)>0,TRUE,{UNTIL_OPEN}",
            f"{IN_PARTIES}{OR_OPEN}",
        ),
    ],
)
def test_a_column_refuses_what_it_may_not_hold_and_says_what_it_may(
    title: str, heading: str, kind: str, rule: str, words: str
):
    refusal = refused(title, heading)

    assert told(refusal) == (kind, rule, words)
    assert (refusal.errorTitle, refusal.errorStyle, refusal.showErrorMessage, refusal.allowBlank, refusal.operator) == (
        "This cannot stand here",
        "stop",
        True,
        True,
        "lessThanOrEqual" if kind == "textLength" else None,
    )
    assert str(refusal.sqref) == f"E{FIRST_ROW}:E{LAST_ROW}" == "E3:E10002"


@pytest.mark.parametrize("heading", ["format", "scope.purpose", "scope.principles"])
def test_where_anything_may_stand_nothing_is_refused(heading: str):
    assert refused("agreements", heading) is None


def test_a_column_that_points_into_the_base_offers_the_ids_there():
    known = {"parties": ("fire", "police")}

    assert told(refused("agreements", "decision.notified_by", **known)) == ("list", '"fire,police"', CHOOSE)
    assert told(refused("agreements", "governance.chair_party", **known)) == (
        "list",
        '"fire,police,to be agreed"',
        CHOOSE,
    )


@pytest.mark.parametrize(
    ("heading", "rule", "words"),
    [
        (
            "agreement",
            "OFFSET('agreements'!$A$3,0,0,MAX(1,COUNTA('agreements'!$A$3:$A$10002)),1)",
            "There is no such row in the sheet “agreements”. Choose one from the list, or fill that sheet in first.",
        ),
        (
            "scope.workstreams.id",
            "OFFSET('scope.workstreams'!$B$3,0,0,MAX(1,COUNTA('scope.workstreams'!$B$3:$B$10002)),1)",
            "There is no such row in the sheet “scope.workstreams”. Choose one from the list, or fill that sheet in first.",
        ),
        (
            "parties.id",
            '"fire,police"',
            "There is no such row in the sheet “parties”. Choose one from the list, or fill that sheet in first.",
        ),
    ],
)
def test_a_column_that_says_where_a_row_belongs_takes_rows_there_are(heading: str, rule: str, words: str):
    refusal = refusals(parties=("fire", "police")).of_key(heading, "B")

    assert told(refusal) == ("list", rule, words)
    assert (refusal.allowBlank, refusal.errorTitle, str(refusal.sqref)) == (
        False,
        "This cannot stand here",
        "B3:B10002",
    )


def test_a_list_too_long_for_its_column_stands_once_in_a_hidden_sheet():
    lists = Lists(Workbook())
    just, over, other = ("a" * 124, "b" * 125), ("a" * 125, "b" * 125), ("c" * 300,)

    found = [lists.formula(values) for values in (just, over, other, over)]
    lists.write()
    sheet = lists.book["_lists"]

    assert found == [f'"{just[0]},{just[1]}"', "_lists!$A$1:$A$2", "_lists!$B$1:$B$1", "_lists!$A$1:$A$2"]
    assert list(sheet.values) == [(over[0], other[0]), (over[1], None)]
    assert sheet.sheet_state == "hidden"


def test_without_a_long_list_there_is_no_hidden_sheet():
    lists = Lists(Workbook())
    lists.formula(("yes", "no"))
    lists.write()

    assert lists.book.sheetnames == ["Sheet"]
