"""The first sheet of the template, line by line."""

from __future__ import annotations

from typing import Any

import pytest
from openpyxl import Workbook

from assembler.answers.schema import leaves
from assembler.batch.columns import sheets
from assembler.batch.read_me import write_read_me
from assembler.conditions.tree import Always
from assembler.errors import Place
from assembler.questions import Question, Questionnaire, Section

WANTED = (
    "agreements",
    "parties",
    "drafting.omit",
    "drafting.publication.left_out",
    "drafting.special_conditions",
    "drafting.accepted",
)

STEPS = [
    (
        "1",
        "In the sheet “agreements”, fill in one row for each agreement. Its first cell is the name that its Word file gets.",
    ),
    (
        "2",
        "In every other sheet, a row belongs to the agreement named in its first cell. Rows may stand in any order.",
    ),
    (
        "3",
        "Point at a heading to read what is asked, with an example. Dark headings are asked of every agreement, light ones of some "
        "only.",
    ),
    (
        "4",
        "Leave empty what you do not know. “to be agreed”, or “to be agreed: ask the Board”, keeps a point open with a note.",
    ),
    (
        "5",
        "Cells refuse what cannot stand in them, and say what can. What is pasted is not looked at until the workbook is read.",
    ),
    (
        "6",
        "For notes of your own, add a column headed Notes, or one that begins with #. Hidden and struck-through rows are used, with "
        "a warning.",
    ),
    (
        "7",
        "The grey rows called “example” show how. They are never made; leave them or delete them. Leave row 1, which is hidden, as it "
        "is.",
    ),
]
BASE_GIVEN = (
    "8",
    "What all agreements share is in the file that you gave as --base, and left out here. Give it each time: --base FILE.",
)
NO_BASE = (
    "8",
    "What all agreements share need not be typed in every row: put it in an answers file. `assembler batch template workbook.xlsx --base "
    "shared.yaml` writes a workbook that asks only for the rest; give --base shared.yaml each time.",
)
SHORT = (
    "9",
    "Choices that have a default are left out where nothing else depends on them: `assembler batch template --full` has all.",
)
COMMANDS = [
    ("Then", None),
    (None, "assembler batch plan workbook.xlsx --out agreements"),
    (None, "assembler batch run workbook.xlsx --out agreements"),
    (
        None,
        "What could not be made comes back in agreements/to-correct.xlsx, each wrong cell coloured and with a note. Correct it, save it, "
        "and:",
    ),
    (None, "assembler batch run agreements/to-correct.xlsx --out agreements"),
    (None, None),
]
ABOUT = [
    ("Sheet", "What each of its rows is about"),
    ("agreements", "The agreement as a whole. Start here."),
    ("parties", "Who is in: What kind?"),
    ("drafting.omit", "A clause that is left out, and why."),
    ("drafting.publication.left_out", "What the published copy leaves out, and why."),
    ("drafting.special_conditions", "A condition in words of the parties."),
    ("drafting.accepted", "A warning that a named person accepted, with the reason."),
]


def question(path: str, prompt: str) -> Question:
    leaf = next(one for one in leaves() if one.path == path)
    return Question(leaf, "who", "", prompt, "", "", (), "", None, Always(truth=True), {}, (), False, Place())


def read_me(*, shared: bool, full: bool) -> Any:
    asked = [leaf.path for leaf in leaves() if leaf.path.startswith("parties[].") and leaf.path.count("[]") == 1]
    prompts = tuple(question(path, "What kind?" if path == asked[0] else "Else?") for path in asked)
    ours = [next(sheet for sheet in sheets() if sheet.title == title) for title in WANTED]
    target: Any = Workbook().active
    write_read_me(target, ours, Questionnaire((Section("who", "Who is in", "", prompts),)), shared=shared, full=full)
    return target


@pytest.mark.parametrize(
    ("shared", "full", "last"),
    [
        (False, False, [NO_BASE, SHORT]),
        (True, False, [BASE_GIVEN, SHORT]),
        (False, True, [NO_BASE]),
        (True, True, [BASE_GIVEN]),
    ],
)
def test_it_says_how_the_workbook_is_used_and_what_sheets_are_for(
    shared: bool, full: bool, last: list[tuple[str, str]]
):
    lines = [
        ("Agreements to be assembled", None),
        (None, None),
        *STEPS,
        *last,
        (None, None),
        *COMMANDS,
        *ABOUT,
    ]

    assert [tuple(words or None for words in row) for row in read_me(shared=shared, full=full).values] == lines


def test_each_sheet_s_name_leads_to_it_and_looks_so():
    target = read_me(shared=False, full=True)
    linked = [
        (
            cell.value,
            cell.hyperlink.ref,
            cell.hyperlink.location,
            cell.hyperlink.target,
            cell.font.u,
            cell.font.color.rgb,
        )
        for row in target.iter_rows()
        for cell in row
        if cell.hyperlink
    ]

    assert linked == [
        (title, f"A{number}", None, f"#'{title}'!A2", "single", "000563C1") for number, title in enumerate(WANTED, 19)
    ]


def test_it_can_be_read_without_widening_anything():
    target = read_me(shared=False, full=True)
    heights = {number: target.row_dimensions[number].height for number in range(1, 25)}
    bands = [
        (cell.coordinate, cell.font.bold, cell.fill.fill_type)
        for row in target.iter_rows()
        for cell in row
        if cell.fill.fgColor.rgb == "00DDE3EA"
    ]

    assert [target.column_dimensions[letter].width for letter in "AB"] == [26, 110]
    assert not target.sheet_view.showGridLines
    title = target["A1"].font
    assert (title.bold, title.size, title.color.rgb) == (True, 16, "001F3864")
    assert bands == [(f"{letter}{number}", True, "solid") for number in (12, 18) for letter in "AB"]
    assert heights == {
        **dict.fromkeys((1, 2, 11, 12, 17, 18), None),
        **dict.fromkeys((3, 4, 6, 13, 14, 16, 19, 20, 21, 22, 23, 24), 15.5),
        **dict.fromkeys((5, 7, 8, 9, 10, 15), 31),
    }
    assert [
        (target.cell(row, 1).alignment.horizontal, target.cell(row, 1).alignment.vertical) for row in (3, 13, 20)
    ] == [("right", "top"), ("left", "top"), ("left", "top")]
    assert {
        (target.cell(row, 2).alignment.wrap_text, target.cell(row, 2).alignment.vertical) for row in (3, 13, 20)
    } == {(True, "top")}
