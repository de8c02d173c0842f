"""Strays: rows of a group that name no agreement there is. Whatever agreement such a row may belong to is held back until it says so.

An agreement made without one of its rows is a wrong agreement, and the row alone could not be corrected: it needs the rest beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from assembler.batch.cells import CellPlace
from assembler.batch.columns import AGREEMENT, AGREEMENTS
from assembler.batch.items import Item
from assembler.batch.rows import Layout, Row, told_of
from assembler.errors import Problem, did_you_mean, listed

_MOST_HELD = 10
"""Strays that are told of one agreement."""

_LONGEST = 150
"""Letters of a name that is compared with others: no agreement's is longer."""


@dataclass(frozen=True, slots=True)
class Stray:
    """A row that names no agreement there is. `above` and `below` are the agreements of the nearest rows that name one; empty for none."""

    sheet: str
    number: int
    wanted: str
    above: str
    below: str


@dataclass(frozen=True, slots=True)
class RowName:
    """A group's row, by its sheet and number, and the agreement it names."""

    sheet: str
    number: int
    wanted: str


class Strays:
    """The strays of a workbook, and what each holds back."""

    def __init__(self, names: Iterable[RowName], agreements: Collection[str]) -> None:
        """`names` come sheet by sheet, in the order of the rows."""
        self._agreements = agreements
        self._there: dict[str, set[str]] = defaultdict(set)
        strays = list(self._found(names))
        self._near = _by_spelling(agreements) if strays else {}
        self._may_be: dict[tuple[str, int], tuple[str, ...]] = {}
        self._held: dict[str, list[Stray]] = defaultdict(list)
        for stray in strays:
            may_be = self._may_be[stray.sheet, stray.number] = self._candidates(stray)
            for agreement in may_be:
                if len(self._held[agreement]) < _MOST_HELD:
                    self._held[agreement].append(stray)

    def _found(self, names: Iterable[RowName]) -> Iterator[Stray]:
        sheet, above = "", ""
        waiting: list[RowName] = []
        for name in names:
            if name.sheet != sheet:
                yield from _between(waiting, above, "")
                sheet, above, waiting = name.sheet, "", []
            if name.wanted in self._agreements:
                yield from _between(waiting, above, name.wanted)
                above, waiting = name.wanted, []
                self._there[sheet].add(name.wanted)
            else:
                waiting.append(name)
        yield from _between(waiting, above, "")

    def _candidates(self, stray: Stray) -> tuple[str, ...]:
        """The agreements that a stray may belong to: spelt nearly so, or else beside it; in a sheet that names none, every one."""
        near = self._spelt_like(stray.wanted)
        beside = [one for one in (stray.above, stray.below) if one]
        both = [one for one in near if one in beside]
        without = () if self._there[stray.sheet] else tuple(self._agreements)
        return tuple(dict.fromkeys(both or near or beside)) or without

    def _spelt_like(self, wanted: str) -> list[str]:
        """The agreements whose name is the same but for capitals and what is no letter, or else differs by a letter."""
        plain, *others = _spellings(wanted)
        if not plain:
            return []
        same = [one for one in self._near.get(plain, ()) if next(_spellings(one)) == plain]
        return same or [one for key in (plain, *others) for one in self._near.get(key, ())]

    def holding(self, agreement: str, layouts: Mapping[str, Layout], file: str) -> list[Problem]:
        """Why an agreement cannot be made yet."""
        problems = []
        for stray in self._held.get(agreement, ()):
            names = f"names “{stray.wanted}”, which is no agreement here" if stray.wanted else "names no agreement"
            message = f"It is held back: this row {names}, and may be one of its rows."
            cure = f"Write “{agreement}” there if it is; if not, what it is a row of."
            problems.append(Problem(message, _place(stray.sheet, stray.number, layouts, file), cure))
        return problems

    def item(self, row: Row, layouts: Mapping[str, Layout], file: str) -> Item:
        """The failed item of a stray, so that nothing is lost in silence."""
        wanted = row.texts.get(AGREEMENT, "")
        may_be = self._may_be[row.sheet, row.number]
        message = (
            f"There is no agreement “{wanted}” in the sheet “{AGREEMENTS}”."
            if wanted
            else "The row does not say which agreement it is for."
        )
        near = f"Did you mean “{may_be[0]}”?" if len(may_be) == 1 and wanted else ""
        cure = near or (did_you_mean(wanted, may_be or self._agreements) if wanted else "")
        held = f"Until it is put right, {listed(may_be)} {'is' if len(may_be) == 1 else 'are'} held back."
        place = _place(row.sheet, row.number, layouts, file)
        problem = Problem(message, place, f"{cure} {held}".strip() if may_be else cure)
        told = tuple(told_of(row, layouts[row.sheet], file))
        return Item(f"{row.sheet}-row-{row.number}", file, 0, place, "", None, (problem,), told, stray_of=wanted)


def _between(waiting: Iterable[RowName], above: str, below: str) -> Iterator[Stray]:
    return (Stray(one.sheet, one.number, one.wanted, above, below) for one in waiting)


def _place(sheet: str, number: int, layouts: Mapping[str, Layout], file: str) -> CellPlace:
    return layouts[sheet].spot(Row(sheet, number, {}), AGREEMENT).place(file, AGREEMENT)


def _by_spelling(agreements: Iterable[str]) -> Mapping[str, list[str]]:
    """The agreements by their names, and by these without any one letter."""
    found: dict[str, list[str]] = defaultdict(list)
    for agreement in agreements:
        for key in _spellings(agreement):
            found[key].append(agreement)
    return found


def _spellings(name: str) -> Iterator[str]:
    """What names share that differ in one letter, more, less or other, or in the order of two; capitals and what is no letter aside."""
    plain = "".join(sign for sign in name[:_LONGEST].casefold() if sign.isalnum())
    yield plain
    yield from dict.fromkeys(plain[:at] + plain[at + 1 :] for at in range(len(plain)))
