"""The first sheet of the template: how it is filled in, what becomes of it, and what each other sheet is for."""

from __future__ import annotations

import math
from collections.abc import Iterable

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from assembler.batch.columns import AGREEMENTS, EXAMPLE, Sheet
from assembler.batch.validation import OPEN
from assembler.questions import Questionnaire

_TITLE, _BOLD = Font(bold=True, size=16, color="1F3864"), Font(bold=True)
_LINK = Font(underline="single", color="0563C1")
_BAND = PatternFill("solid", fgColor="DDE3EA")
_WRAPPED = Alignment(wrap_text=True, vertical="top")

_WIDE, _LETTERS, _HEIGHT = 110, 115, 15.5
"""The second column's width, the letters that stand in it on a line, and a line's height in points."""

_STEPS = (
    f"In the sheet “{AGREEMENTS}”, fill in one row for each agreement. Its first cell is the name that its Word file gets.",
    "In every other sheet, a row belongs to the agreement named in its first cell. Rows may stand in any order.",
    "Point at a heading to read what is asked, with an example. Dark headings are asked of every agreement, light ones of some only.",
    f"Leave empty what you do not know. “{OPEN}”, or “{OPEN}: ask the Board”, keeps a point open with a note.",
    "Cells refuse what cannot stand in them, and say what can. What is pasted is not looked at until the workbook is read.",
    "For notes of your own, add a column headed Notes, or one that begins with #. Hidden and struck-through rows are used, with a warning.",
    f"The grey rows called “{EXAMPLE}” show how. They are never made; leave them or delete them. Leave row 1, which is hidden, as it is.",
)
_SHARED = (
    "What all agreements share is in the file that you gave as --base, and left out here. Give it each time: --base FILE.",
    (
        "What all agreements share need not be typed in every row: put it in an answers file. `assembler batch template workbook.xlsx "
        "--base shared.yaml` writes a workbook that asks only for the rest; give --base shared.yaml each time."
    ),
)
_SHORT = "Choices that have a default are left out where nothing else depends on them: `assembler batch template --full` has all."
_COMMANDS = (
    "assembler batch plan workbook.xlsx --out agreements",
    "assembler batch run workbook.xlsx --out agreements",
    "What could not be made comes back in agreements/to-correct.xlsx, each wrong cell coloured and with a note. Correct it, save it, and:",
    "assembler batch run agreements/to-correct.xlsx --out agreements",
)


def write_read_me(
    target: Worksheet, sheets: Iterable[Sheet], questionnaire: Questionnaire, *, shared: bool, full: bool
) -> None:
    """Fill the sheet in. `shared` says that a base was given, `full` that no column was left out."""
    target.column_dimensions["A"].width, target.column_dimensions["B"].width = 26, _WIDE
    target.sheet_view.showGridLines = False
    target["A1"] = "Agreements to be assembled"
    target["A1"].font = _TITLE
    steps = [*_STEPS, _SHARED[0 if shared else 1], *([] if full else [_SHORT])]
    row = 3
    for number, step in enumerate(steps, 1):
        row = _line(target, row, str(number), step)
    row = _band(target, row + 1, "Then", "")
    for line in _COMMANDS:
        row = _line(target, row, "", line)
    row = _band(target, row + 1, "Sheet", "What each of its rows is about")
    titles = {section.id: section.title for section in questionnaire.sections}
    for sheet in sheets:
        target.cell(row, 1).hyperlink = f"#'{sheet.title}'!A2"
        row = _line(target, row, sheet.title, _about(sheet, questionnaire, titles))
        target.cell(row - 1, 1).font = _LINK


def _about(sheet: Sheet, questionnaire: Questionnaire, titles: dict[str, str]) -> str:
    if not sheet.lists:
        return "The agreement as a whole. Start here."
    asked = [questionnaire.by_field[column.leaf.path] for column in sheet.columns if column.leaf]
    if not asked:
        return _DRAFTERS.get(sheet.title, "")
    return f"{titles[asked[0].section]}: {asked[0].prompt}"


_DRAFTERS = {
    "drafting.omit": "A clause that is left out, and why.",
    "drafting.publication.left_out": "What the published copy leaves out, and why.",
    "drafting.special_conditions": "A condition in words of the parties.",
    "drafting.accepted": "A warning that a named person accepted, with the reason.",
}


def _line(target: Worksheet, row: int, first: str, second: str) -> int:
    for column, words in enumerate((first, second), 1):
        cell = target.cell(row, column, words)
        cell.alignment = _WRAPPED
    target.row_dimensions[row].height = _HEIGHT * math.ceil(
        len(second) / _LETTERS or 1
    )  # Excel does not always fit it itself
    target.cell(row, 1).alignment = Alignment(vertical="top", horizontal="right" if first.isdigit() else "left")
    return row + 1


def _band(target: Worksheet, row: int, first: str, second: str) -> int:
    for column, words in enumerate((first, second), 1):
        cell = target.cell(row, column, words)
        cell.font, cell.fill = _BOLD, _BAND
    return row + 1
