"""The workbook that answers are collected in: headings with help, drop-downs, and an example that can be made as it is."""

from __future__ import annotations

import io
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from assembler.answers.formats import FORMAT
from assembler.batch.columns import AGREEMENT, AGREEMENTS, FORMAT_OF_ANSWERS, HELPERS, Sheet, SheetColumn, sheets
from assembler.conditions.sorts import Choice, Date, Reference, YesNo
from assembler.questions import Question, Questionnaire
from assembler.register import Register

_ROWS = 10_000
"""How far down drop-downs reach."""

_LONGEST_LIST = 250
"""Characters of a drop-down written in place; Excel takes 255, and longer ones are in a sheet of their own."""

_EXAMPLE = "example"


def template_workbook(questionnaire: Questionnaire, register: Register) -> bytes:
    """The workbook's bytes."""
    book = Workbook()
    book.remove(book.active)
    lists = _Lists(book)
    questions = dict(questionnaire.by_field)
    for sheet in sheets():
        _write(book.create_sheet(sheet.title), sheet, questions, lists, register)
    lists.write()
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


class _Lists:
    """Drop-downs' values: short lists in place, long ones in a hidden sheet."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._long: list[tuple[str, ...]] = []

    def formula(self, values: tuple[str, ...]) -> str:
        joined = ",".join(values)
        if len(joined) <= _LONGEST_LIST:
            return f'"{joined}"'
        if values not in self._long:
            self._long.append(values)
        column = get_column_letter(self._long.index(values) + 1)
        return f"{HELPERS}lists!${column}$1:${column}${len(values)}"

    def write(self) -> None:
        sheet = self._book.create_sheet(f"{HELPERS}lists")
        sheet.sheet_state = "hidden"
        for column, values in enumerate(self._long, 1):
            for row, value in enumerate(values, 1):
                sheet.cell(row, column, value)


def _write(target: Worksheet, sheet: Sheet, questions: dict[str, Question], lists: _Lists, register: Register) -> None:
    example: dict[str, str | None] = {key: _item_id(key) for key in sheet.keys}
    example[AGREEMENT] = _EXAMPLE
    for number, heading in enumerate(sheet.keys, 1):
        _head(target, number, heading, "Which row of the other sheet this one belongs to: its id.")
    for number, column in enumerate(sheet.columns, len(sheet.keys) + 1):
        question = questions.get(column.leaf.path) if column.leaf else None
        _head(target, number, column.heading, _help(column, question))
        _drop_down(target, number, _choices(column, register), lists)
        example[column.heading] = _example(sheet, column, question)
    for number, heading in enumerate(sheet.headings, 1):
        cell = target.cell(2, number, example[heading] if _shows_example(sheet) else None)
        cell.number_format = "@"
        cell.data_type = "s" if cell.value is not None else cell.data_type
    target.freeze_panes = "B2"


_SHOWN = frozenset({AGREEMENTS, "parties", "parties.functions", "scope.workstreams"})
"""The sheets with an example: enough to see how rows belong together. The others' headings have theirs in their notes."""


def _shows_example(sheet: Sheet) -> bool:
    return sheet.title in _SHOWN


def _head(target: Worksheet, number: int, heading: str, note: str) -> None:
    cell = target.cell(1, number, heading)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor="DDE3EA")
    cell.alignment = Alignment(vertical="top")
    if note:
        cell.comment = Comment(note, "assembler", width=420, height=220)
    column = target.column_dimensions[get_column_letter(number)]
    column.width = max(14, min(40, len(heading) + 4))
    column.number_format = "@"


_OF_NO_QUESTION = {
    "id": "A permanent name: small letters, digits and hyphens. It must never change.",
    FORMAT_OF_ANSWERS: f"{FORMAT} in every row: the format of these answers, which tells a later release how to read them.",
    "facts": "The facts that the warning was accepted on, one below another, as `assembler check` shows them.",
}


def _help(column: SheetColumn, question: Question | None) -> str:
    if question is None:
        return _OF_NO_QUESTION.get(column.heading, "")
    lines = [question.prompt, question.help]
    lines += [f"Any of: {'; '.join(question.choices)}. Put semicolons between them."] if column.many else []
    lines += ["It may say “to be agreed”, or “to be agreed: ” and a note."] if column.may_be_open else []
    lines += [f"For example: {question.example}"] if question.example else []
    return "\n".join(line for line in lines if line)


def _choices(column: SheetColumn, register: Register) -> tuple[str, ...]:
    if column.steps == ("body",):
        return tuple(sorted(register.bodies))
    if column.leaf is None:
        return column.choices
    sort = column.leaf.sort
    return ("yes", "no") if isinstance(sort, YesNo) else sort.values if isinstance(sort, Choice) else ()


def _drop_down(target: Worksheet, number: int, choices: Iterable[str], lists: _Lists) -> None:
    values = tuple(choices)
    if values:
        allowed = DataValidation(type="list", formula1=lists.formula(values), allow_blank=True)
        allowed.error = "Choose one from the list, or leave the cell empty."
        letter = get_column_letter(number)
        allowed.add(f"{letter}2:{letter}{_ROWS}")
        target.add_data_validation(allowed)


def _item_id(heading: str) -> str:
    name = heading.removesuffix(".id").rpartition(".")[2]
    one = f"{name.removesuffix('ies')}y" if name.endswith("ies") else name.removesuffix("s")
    return f"{one}-1".replace("_", "-")


def _example(sheet: Sheet, column: SheetColumn, question: Question | None) -> str | None:
    """The example's value; none for what refers to a row of another sheet, for dates, and for statutory facts but the kind of body."""
    if column.heading == "id":
        return _item_id(sheet.title) if sheet.lists else _EXAMPLE
    if column.heading == FORMAT_OF_ANSWERS:
        return str(FORMAT)
    if question is None or isinstance(question.leaf.sort, Reference | Date):
        return None
    return question.example if question.leaf.nature != "recorded" or question.field == "parties[].kind" else None
