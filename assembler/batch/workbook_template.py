"""The workbook that answers are collected in: how to fill it in, people's headings with help, cells that refuse, and an example."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assembler.answers.formats import FORMAT
from assembler.batch.columns import (
    AGREEMENT,
    AGREEMENTS,
    EXAMPLE,
    FORMAT_OF_ANSWERS,
    FORMAT_SHEET,
    READ_ME,
    SPOKEN,
    Sheet,
    SheetColumn,
    sheets,
)
from assembler.batch.read_me import write_read_me
from assembler.batch.validation import FIRST_ROW, OPEN, Lists, Refusals
from assembler.capitals import capital
from assembler.conditions.fields import fields_read
from assembler.conditions.sorts import Choice, Date, Money, Number, Reference
from assembler.conditions.tree import Always
from assembler.library.library import Library
from assembler.questions import Question
from assembler.register import Register
from assembler.source import Document

_ALWAYS, _SOMETIMES = PatternFill("solid", fgColor="1F3864"), PatternFill("solid", fgColor="8EA9DB")
_WHITE, _DARK = Font(bold=True, color="FFFFFF"), Font(bold=True, color="000000")
_GREY = Font(italic=True, color="7F7F7F")
_EDGE = Border(right=Side(style="thin", color="FFFFFF"))
_WRAPPED = Alignment(wrap_text=True, vertical="center")

_FEW = 12
"""Choices that a note lists with their words."""


class _Writer(Struct, frozen=True, dict=True):
    """What the sheets are written with."""

    questions: Mapping[str, Question]
    refusals: Refusals


def template_workbook(
    library: Library, register: Register, base: Document | None = None, *, full: bool = False
) -> bytes:
    """The workbook's bytes, without what `base` answers for all agreements.

    Unless `full`, choices that have a default and on which no other question depends are left out too.
    """
    book = Workbook()
    read_me = book.active
    read_me.title = READ_ME
    given = base.value if base is not None and isinstance(base.value, dict) else {}
    lists = Lists(book)
    questions = dict(library.questionnaire.by_field)
    writer = _Writer(questions, Refusals(lists, register, _shared(given)))
    decisive = frozenset[str]().union(
        *(fields_read(one.ask_when, library.vocabulary) for one in library.questionnaire.questions)
    )
    later = _LATER | {question.field for question in library.questionnaire.questions if question.of_papers}
    chosen = (sheet for sheet in sheets() if not _has(given, sheet.lists))
    written = [_asked(sheet, given, None if full else decisive, later) for sheet in chosen]
    for sheet in written:
        _write(book.create_sheet(sheet.title), sheet, writer)
    write_read_me(read_me, written, library.questionnaire, shared=bool(given), full=full)
    lists.write()
    hidden = book.create_sheet(FORMAT_SHEET)
    hidden.sheet_state = "hidden"
    hidden["A1"] = str(FORMAT)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _shared(given: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    """The ids of the items that a base gives to lists of its own."""
    found = {}
    for sheet in sheets():
        items = _value(given, sheet.lists[0]) if len(sheet.lists) == 1 else None
        if isinstance(items, list) and items:
            found[sheet.title] = tuple(str(item.get("id", "")) for item in items if isinstance(item, dict))
    return found


def _has(given: Mapping[str, object], lists: tuple[tuple[str, ...], ...]) -> bool:
    return bool(lists) and bool(_value(given, lists[0]))


def _value(given: object, steps: tuple[str, ...]) -> object:
    for step in steps:
        given = given.get(step) if isinstance(given, dict) else None
    return given


_LATER = frozenset({"document.id", "drafting.not_used", "drafting.publication.contact_details"})
"""What concerns an agreement that is there already, as the papers of its life do too."""


def _asked(sheet: Sheet, given: Mapping[str, object], decisive: frozenset[str] | None, later: frozenset[str]) -> Sheet:
    """A sheet without the columns that need not be filled in."""
    columns = [
        column
        for column in sheet.columns
        if column.heading != FORMAT_OF_ANSWERS
        and (decisive is None or (column.leaf.path if column.leaf else column.heading) not in later)
        and (sheet.lists or column.leaf is None or _value(given, column.steps) is None)
        and (
            decisive is None or column.leaf is None or column.leaf.nature != "drafting" or column.leaf.path in decisive
        )
    ]
    return replace(sheet, columns=tuple(columns))


def _write(target: Worksheet, sheet: Sheet, writer: _Writer) -> None:
    labels = Counter(_label(column, writer.questions) for column in sheet.columns)
    example: dict[str, str | None] = {key: _item_id(key) for key in sheet.keys}
    example[AGREEMENT] = EXAMPLE
    for number, heading in enumerate(sheet.keys, 1):
        spoken = SPOKEN.get(heading, f"Which {_one(heading.removesuffix('.id'))}")
        _head(target, number, heading, spoken, "Which row of the other sheet this one belongs to: its id.")
        target.add_data_validation(writer.refusals.of_key(heading, get_column_letter(number)))
    for number, column in enumerate(sheet.columns, len(sheet.keys) + 1):
        question = writer.questions.get(column.leaf.path) if column.leaf else None
        label = _label(column, writer.questions)
        if labels[label] > 1:
            label = f"{label} ({column.heading.replace('.', ', ').replace('_', ' ')})"
        if column.heading == "id" and not sheet.lists:
            label = SPOKEN["id"]
        always = question is None or question.ask_when == Always(truth=True)
        _head(target, number, column.heading, label, _help(column, question), always=always)
        refusal = writer.refusals.of(sheet, column, get_column_letter(number))
        if refusal is not None:
            target.add_data_validation(refusal)
        _format(target, number, column)
        example[column.heading] = _example(sheet, column, question)
    _finish(target, sheet, example)


def _finish(target: Worksheet, sheet: Sheet, example: Mapping[str, str | None]) -> None:
    for number, heading in enumerate(sheet.headings, 1):
        value = example[heading] if sheet.title in _SHOWN else None
        column = next((one for one in sheet.columns if one.heading == heading), None)
        cell = target.cell(FIRST_ROW, number, _typed(value, column))
        cell.number_format = target.column_dimensions[get_column_letter(number)].number_format
        cell.font = _GREY
        if isinstance(value, str) and cell.data_type == "f":
            cell.data_type = "s"
    target.row_dimensions[1].hidden = True
    target.row_dimensions[2].height = 48
    target.freeze_panes = "B3"
    target.sheet_properties.tabColor = "1F3864" if sheet.title in _SHOWN else "B4B4B4"
    target.sheet_view.zoomScale = 100


def _typed(value: str | None, column: SheetColumn | None) -> str | int | None:
    numeric = column is not None and column.leaf is not None and isinstance(column.leaf.sort, Number | Money)
    return int(value) if value is not None and numeric and value.isdigit() else value


_SHOWN = frozenset({AGREEMENTS, "parties", "parties.functions", "scope.workstreams"})
"""The sheets with an example: enough to see how rows belong together. The others' headings have theirs in their notes."""


def _head(target: Worksheet, number: int, heading: str, spoken: str, note: str, *, always: bool = True) -> None:
    """A column's field, hidden, and under it what people read, with help in a note."""
    target.cell(1, number, heading)
    cell = target.cell(2, number, spoken)
    cell.font, cell.fill = (_WHITE, _ALWAYS) if always else (_DARK, _SOMETIMES)
    cell.alignment, cell.border = _WRAPPED, _EDGE
    cell.comment = Comment(f"{note}\n(Field: {heading})".strip(), "assembler", width=420, height=240)
    column = target.column_dimensions[get_column_letter(number)]
    column.width = max(16, min(32, len(spoken) // 2 + 6))
    column.number_format = "@"


def _format(target: Worksheet, number: int, column: SheetColumn) -> None:
    sort = column.leaf.sort if column.leaf else None
    dimension = target.column_dimensions[get_column_letter(number)]
    if isinstance(sort, Date) or column.steps == ("on",):
        dimension.number_format = "d mmmm yyyy"
    elif isinstance(sort, Number | Money):
        dimension.number_format = "General"


def _label(column: SheetColumn, questions: Mapping[str, Question]) -> str:
    question = questions.get(column.leaf.path) if column.leaf else None
    words = question.label if question else _SPOKEN_OF_NONE.get(column.heading, column.heading.replace("_", " "))
    return capital(words)


_SPOKEN_OF_NONE = {
    "id": "Name of this row (id)",
    "document.id": "Permanent id of the document",
    "body": "Body in the register",
    "drafting.not_used": "Clauses not used",
    "drafting.publication.contact_details": "Contact details in the published copy",
}

_OF_NO_QUESTION = {
    "id": "A permanent name: small letters, digits and hyphens. It must never change.",
    "document.id": "Leave it empty, unless the agreement has one already.",
    "drafting.not_used": "The ids of clauses that are not in the agreement, and whose numbers are kept. Put semicolons between them.",
    "drafting.publication.contact_details": "left_out (as they are unless you say otherwise), or shown.",
    "section": "The permanent id of a clause or a schedule, as `assembler explain` shows it.",
    "body": "Choosing a body from the register brings its name, kind, area and address. `assembler bodies` lists them.",
    "facts": "The facts that the warning was accepted on, one below another, as `assembler check` shows them.",
}


def _help(column: SheetColumn, question: Question | None) -> str:
    if question is None:
        return _OF_NO_QUESTION.get(column.heading, "")
    lines = [question.prompt, question.help]
    lines += [f"Any of: {'; '.join(question.choices)}. Put semicolons between them."] if column.many else []
    if isinstance(question.leaf.sort, Choice) and len(question.choices) <= _FEW:
        lines += [f"{value}: {words}" for value, words in question.choices.items()]
    lines += [f"It may say “{OPEN}”, or “{OPEN}: ” and a note."] if column.may_be_open else []
    lines += [f"For example: {question.example}"] if question.example else []
    return "\n".join(line for line in lines if line)


def _one(title: str) -> str:
    name = title.rpartition(".")[2]
    return (f"{name.removesuffix('ies')}y" if name.endswith("ies") else name.removesuffix("s")).replace("_", " ")


def _item_id(heading: str) -> str:
    return f"{_one(heading.removesuffix('.id'))}-1".replace(" ", "-")


def _example(sheet: Sheet, column: SheetColumn, question: Question | None) -> str | None:
    """The example's value; none for what refers to a row of another sheet, for dates, and for statutory facts but the kind of body."""
    if column.heading == "id":
        return _item_id(sheet.title) if sheet.lists else EXAMPLE
    if question is None or isinstance(question.leaf.sort, Reference | Date):
        return None
    return question.example if question.leaf.nature != "recorded" or question.field == "parties[].kind" else None
