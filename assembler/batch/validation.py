"""What the cells of a template refuse: each column says what it may hold, and Excel refuses anything else as it is typed."""

from __future__ import annotations

from msgspec import Struct, field
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from assembler.batch.columns import AGREEMENT, AGREEMENTS, HELPERS, Sheet, SheetColumn, sheets
from assembler.conditions.sorts import Choice, Date, Money, Number, Reference, YesNo
from assembler.register import Register

FIRST_ROW = 3
"""The row of a template that its answers begin in, below the fields' names and people's headings."""

LAST_ROW = 10_002
"""How far down cells refuse what they may not hold."""

OPEN = "to be agreed"

_LONGEST_LIST = 250
"""Characters of a drop-down written in place; Excel takes 255, and longer ones are in a sheet of their own."""

_DAYS = (29_221, 109_574)
"""The first day of 1980 and the last of 2199, as Excel counts days."""


class Lists(Struct):
    """Drop-downs' values: short lists in place, long ones in a hidden sheet."""

    book: Workbook
    long: list[tuple[str, ...]] = field(default_factory=list)

    def formula(self, values: tuple[str, ...]) -> str:
        """What a drop-down of these values is made of."""
        joined = ",".join(values)
        if len(joined) <= _LONGEST_LIST:
            return f'"{joined}"'
        if values not in self.long:
            self.long.append(values)
        column = get_column_letter(self.long.index(values) + 1)
        return f"{HELPERS}lists!${column}$1:${column}${len(values)}"

    def write(self) -> None:
        """Write the hidden sheet, where there are long lists."""
        if not self.long:
            return
        sheet = self.book.create_sheet(f"{HELPERS}lists")
        sheet.sheet_state = "hidden"
        for column, values in enumerate(self.long, 1):
            for row, value in enumerate(values, 1):
                sheet.cell(row, column, value)


class Refusals(Struct, frozen=True, dict=True):
    """Says what each column refuses. `shared` are the ids that a base gives the items of a list: no sheet of the workbook has them."""

    lists: Lists
    register: Register
    shared: dict[str, tuple[str, ...]]

    def of_key(self, heading: str, letter: str) -> DataValidation:
        """A column that says where a row belongs: it takes only a name that stands in the other sheet."""
        title = AGREEMENTS if heading == AGREEMENT else heading.removesuffix(".id")
        error = f"There is no such row in the sheet “{title}”. Choose one from the list, or fill that sheet in first."
        return _dropped(self._ids(title), error, letter, blank=False)

    def of(self, sheet: Sheet, column: SheetColumn, letter: str) -> DataValidation | None:
        """A column of answers; None where anything may stand."""
        cell = f"{letter}{FIRST_ROW}"
        values = self._values(column)
        if column.heading == "id":
            return self._of_id(sheet, cell, letter)
        if values:
            return self._chosen(values, column, letter)
        if column.leaf is not None and isinstance(column.leaf.sort, Reference):
            return self._pointing(column.leaf.sort.list_path, column, cell, letter)
        test, error = _measure(column, cell)
        if test:
            return _numbered(column, cell, letter, test, error)
        return _ruled("textLength", "500", "At most 500 characters.", letter) if column.one_line else None

    def _values(self, column: SheetColumn) -> tuple[str, ...]:
        """What a column may hold where it takes one of a few values."""
        if column.steps == ("body",):
            return tuple(sorted(self.register.bodies))
        sort = column.leaf.sort if column.leaf else None
        return ("yes", "no") if isinstance(sort, YesNo) else sort.values if isinstance(sort, Choice) else column.choices

    def _of_id(self, sheet: Sheet, cell: str, letter: str) -> DataValidation:
        if sheet.lists:
            test = (
                f'AND(EXACT({cell},LOWER({cell})),ISERROR(FIND(" ",{cell})),ISERROR(FIND("_",{cell})),LEN({cell})<=60)'
            )
            return _ruled("custom", test, "Use small letters, digits and hyphens, at most 60.", letter)
        test = f"AND(COUNTIF(${letter}${FIRST_ROW}:${letter}${LAST_ROW},{cell})=1,LEN({cell})<=100)"
        return _ruled("custom", test, "Give each agreement a name of its own, of at most 100 letters.", letter)

    def _chosen(self, values: tuple[str, ...], column: SheetColumn, letter: str) -> DataValidation:
        values = (*values, OPEN) if column.may_be_open else values
        error = "Choose one from the list, or leave the cell empty."
        return _dropped(self.lists.formula(values), error, letter)

    def _pointing(self, path: str, column: SheetColumn, cell: str, letter: str) -> DataValidation:
        """A column that names a row of another sheet."""
        if path in self.shared:
            return self._chosen(self.shared[path], column, letter)
        error = f"There is no row with this id in the sheet “{path}”. Fill that sheet in first."
        if not column.may_be_open:
            return _dropped(self._ids(path), error, letter)
        test = f"IF(COUNTIF({_range(path)},{cell})>0,TRUE,{_is_open(cell)})"
        return _ruled("custom", test, f"{error} Or type “{OPEN}”.", letter)

    def _ids(self, title: str) -> str:
        """The ids that stand in a sheet so far."""
        if title in self.shared:
            return self.lists.formula(self.shared[title])
        return f"OFFSET({_range(title, last=FIRST_ROW)},0,0,MAX(1,COUNTA({_range(title)})),1)"


def _range(title: str, last: int = LAST_ROW) -> str:
    sheet = next(one for one in sheets() if one.title == title)
    letter = get_column_letter(sheet.headings.index("id") + 1)
    cells = f"${letter}${FIRST_ROW}"
    return f"'{title}'!{cells}" + (f":${letter}${last}" if last > FIRST_ROW else "")


def _is_open(cell: str) -> str:
    return f'LEFT(LOWER({cell}),{len(OPEN)})="{OPEN}"'


def _measure(column: SheetColumn, cell: str) -> tuple[str, str]:
    """What a number in a cell must be, and what is said of another; nothing where no number is wanted."""
    sort = column.leaf.sort if column.leaf else None
    if isinstance(sort, Date) or column.steps == ("on",):
        return f"AND({cell}>={_DAYS[0]},{cell}<={_DAYS[1]})", "Type a date, such as 1 April 2027."
    if isinstance(sort, Money):
        return f"{cell}>=0", "Type a sum in pounds, such as 12500 or 12500.50."
    if isinstance(sort, Number):
        error = f"Type a whole number of {sort.unit or 'units'} from {sort.lowest} to {sort.highest:,}."
        return f"AND({cell}>={sort.lowest},{cell}<={sort.highest},{cell}=INT({cell}))", error
    return "", ""


def _numbered(column: SheetColumn, cell: str, letter: str, test: str, error: str) -> DataValidation:
    otherwise = _is_open(cell) if column.may_be_open else "FALSE"
    error += f" Or type “{OPEN}”." if column.may_be_open else ""
    return _ruled("custom", f"IF(ISNUMBER({cell}),{test},{otherwise})", error, letter)


def _ruled(kind: str, rule: str, error: str, letter: str) -> DataValidation:
    refusal = DataValidation(type=kind, formula1=rule, allow_blank=True)
    if kind == "textLength":
        refusal.operator = "lessThanOrEqual"
    return _refusing(refusal, error, letter)


def _dropped(formula: str, error: str, letter: str, *, blank: bool = True) -> DataValidation:
    return _refusing(DataValidation(type="list", formula1=formula, allow_blank=blank), error, letter)


def _refusing(refusal: DataValidation, error: str, letter: str) -> DataValidation:
    refusal.showErrorMessage = True
    refusal.errorStyle = "stop"
    refusal.errorTitle = "This cannot stand here"
    refusal.error = error
    refusal.add(f"{letter}{FIRST_ROW}:{letter}{LAST_ROW}")
    return refusal
