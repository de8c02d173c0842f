"""Rows of a workbook put together: an agreement's row and its groups' rows as one nested set of answers, every value with its cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct, field

from assembler.batch.cells import RowsDocument, SheetPlace, answer
from assembler.batch.columns import AGREEMENTS, Sheet
from assembler.batch.items import Item, digest_of
from assembler.errors import Place, Problem, did_you_mean
from assembler.source import FieldPath


class SheetRow(Struct, frozen=True):
    """A row with its number and the text of its cells by heading.

    `formulas` and `broken` are the headings of cells that are formulas, and that show an error; `astray` the letters of columns with a cell
    under no heading. `remarks` are what else should be known, with its cure: of the cell under a heading, or of the row (no heading).
    """

    sheet: str
    number: int
    texts: Mapping[str, str]
    formulas: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    astray: tuple[str, ...] = ()
    remarks: tuple[tuple[str, str, str], ...] = ()


class Layout(Struct, frozen=True):
    """A sheet as a workbook has it: the letter of each heading's column, and what people read above it, where that has a row of its own.

    `others` are the columns that are passed over, by their letters, each with its heading.
    """

    sheet: Sheet
    letters: Mapping[str, str]
    spoken: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)

    def spot(self, row: SheetRow, heading: str) -> SheetPlace:
        """The place of a cell."""
        letter, spoken = self.letters.get(heading, ""), self.spoken.get(heading, "")
        return SheetPlace(row.sheet, row.number, letter, heading, spoken)


def item_of(
    row: SheetRow, groups: Iterable[SheetRow], layouts: Mapping[str, Layout], file: str, held: Iterable[Problem] = ()
) -> Item:
    """The item of an agreement's row and of its groups' rows, which come in the order of the sheets; `held` is why it must wait."""
    work = _Gathering(layouts, file)
    waits = [*held]
    spot = SheetPlace(row.sheet, row.number)
    work.put(row, layouts[AGREEMENTS], work.value, ())
    work.spots[()] = spot
    work.look_at(row)
    for group in groups:
        work.add(group)
        work.look_at(group)
    name = str(work.value.pop("id", ""))
    if not name:
        waits.append(
            Problem("The agreement has no id.", spot.place(file, "id"), "Give each agreement an id of its own.")
        )
        name = f"row-{row.number}"
    lines, faults = dict.fromkeys(work.spots, row.number), tuple(work.problems)
    document = RowsDocument(work.value, lines, file, work.spots, faults=faults)
    problems = (*waits, *faults) if waits else ()
    given = None if waits else document
    place = layouts[AGREEMENTS].spot(row, "id").place(file, "")
    says = digest_of(
        [work.value, *map(str, faults)] if faults else work.value
    )  # what cannot be read may have been left empty before
    return Item(name, file, row.number, place, says, given, problems, tuple(work.warnings))


class _Gathering(Struct):
    layouts: Mapping[str, Layout]
    file: str
    value: dict[str, Any] = field(default_factory=dict)
    spots: dict[FieldPath, SheetPlace] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    groups: dict[tuple[str, ...], tuple[dict[str, Any], FieldPath]] = field(default_factory=dict)

    def put(self, row: SheetRow, layout: Layout, target: dict[str, Any], path: FieldPath) -> None:
        """The row's answers into a group, each with its cell."""
        for column in layout.sheet.columns:
            text = row.texts.get(column.heading)
            if text is None:
                continue
            here = target
            for step in column.steps[:-1]:
                here = here.setdefault(step, {})
            here[column.steps[-1]] = answer(column, text)
            self.spots[*path, *column.steps] = layout.spot(row, column.heading)

    def add(self, row: SheetRow) -> None:
        """A group's row as an item of its list."""
        layout = self.layouts[row.sheet]
        keys = tuple(row.texts.get(heading, "") for heading in layout.sheet.keys[1:])
        *outer, own = layout.sheet.lists
        holder, path = self.groups.get((_title(outer), *keys), (None, ())) if outer else (self.value, ())
        if holder is None:
            self._lost(row, layout)
            return
        for step in own[:-1]:
            holder = holder.setdefault(step, {})
        items: list[dict[str, Any]] = holder.setdefault(own[-1], [])
        here = (*path, *own, len(items))
        items.append({})
        self.spots[here] = SheetPlace(row.sheet, row.number)
        self.put(row, layout, items[-1], here)
        self.groups[row.sheet, *keys, str(items[-1].get("id", ""))] = (items[-1], here)

    def look_at(self, row: SheetRow) -> None:
        """Warn of formulas and of cells that are not read; a cell that shows an error, or a formula without a value, is a problem."""
        layout = self.layouts[row.sheet]
        self.warnings += remarks_of(row, layout, self.file)
        for letter in row.astray:
            place = SheetPlace(row.sheet, row.number, letter, "no heading").place(self.file, "")
            self.warnings.append(Problem("The cell is under no heading, so it was not read.", place))
        for heading in row.formulas:
            place = layout.spot(row, heading).place(self.file, "")
            if heading in row.texts:
                self.warnings.append(
                    Problem(f"The cell holds a formula; its value “{row.texts[heading]}” was used.", place)
                )
            else:
                self.problems.append(
                    Problem("The cell holds a formula without a value.", place, "Type the value in its place.")
                )
        for heading in row.broken:
            place = layout.spot(row, heading).place(self.file, "")
            self.problems.append(
                Problem("The cell shows an error.", place, "Mend the formula, or type the value in its place.")
            )

    def _lost(self, row: SheetRow, layout: Layout) -> None:
        heading = layout.sheet.keys[-1]
        outer, wanted = heading.removesuffix(".id"), row.texts.get(heading, "")
        message = f"This agreement has no row with the id “{wanted}” in the sheet “{outer}”."
        place: Place = layout.spot(row, heading).place(self.file, heading)
        known = [key[-1] for key in self.groups if key[0] == outer]
        self.problems.append(Problem(message, place, did_you_mean(wanted, known)))


def remarks_of(row: SheetRow, layout: Layout, file: str) -> list[Problem]:
    """What else should be known of a row."""
    spots = (
        (layout.spot(row, heading) if heading else SheetPlace(row.sheet, row.number), message, cure)
        for heading, message, cure in row.remarks
    )
    return [Problem(message, spot.place(file, ""), cure) for spot, message, cure in spots]


def _title(lists: Iterable[tuple[str, ...]]) -> str:
    return ".".join(step for steps in lists for step in steps)
