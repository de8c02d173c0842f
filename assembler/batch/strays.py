"""Strays: rows of a group that name no agreement there is. Whatever agreement such a row may belong to is held back until it says so.

An agreement made without one of its rows is a wrong agreement, and the row alone could not be corrected: it needs the rest beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice

from msgspec import Struct

from assembler.batch.cells import CellPlace
from assembler.batch.columns import AGREEMENT, AGREEMENTS
from assembler.batch.items import Item
from assembler.batch.rows import Layout, SheetRow, remarks_of
from assembler.errors import MOST_TOLD, Problem, did_you_mean, listed

_MOST_TOLD_OF_ONE = 10
"""Strays that are reported of one agreement."""

_MOST_COMPARED = 1_000
"""Names of strays that are compared with those of the agreements; the others hold back what stands beside them."""

_LONGEST = 60
"""Letters of a name that is compared; a longer one is compared as a whole."""


class Stray(Struct, frozen=True):
    """A row that names no agreement there is. `above` and `below` are the agreements of the nearest rows that name one; empty for none."""

    sheet: str
    number: int
    wanted: str
    above: str
    below: str


class RowName(Struct, frozen=True):
    """A group's row, by its sheet and number, and the agreement it names."""

    sheet: str
    number: int
    wanted: str


class Strays:
    """The strays of a workbook, and what each holds back."""

    def __init__(self, names: Iterable[RowName], agreements: Collection[str]) -> None:
        """`names` come sheet by sheet, in the order of the rows."""
        self._agreements = agreements
        self._all = tuple(agreements)
        self._there: set[str] = set()
        strays = list(self._found(names))
        self._near = _near(dict.fromkeys(stray.wanted for stray in strays if stray.wanted), agreements)
        self._may_be: dict[tuple[str, int], tuple[str, ...]] = {}
        self._held: dict[str, list[Stray]] = defaultdict(list)
        self._told = 0
        alone: set[str] = set()  # sheets of which one stray holds everything back already
        for stray in strays:
            may_be = self._may_be[stray.sheet, stray.number] = self._candidates(stray)
            if may_be is not self._all or stray.sheet not in alone:
                self._hold(stray, may_be)
            if may_be is self._all:
                alone.add(stray.sheet)

    def _hold(self, stray: Stray, may_be: Iterable[str]) -> None:
        for agreement in may_be:
            if len(self._held[agreement]) < _MOST_TOLD_OF_ONE:
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
                self._there.add(sheet)
            else:
                waiting.append(name)
        yield from _between(waiting, above, "")

    def _candidates(self, stray: Stray) -> tuple[str, ...]:
        """The agreements that a stray may belong to: spelt nearly so, or else beside it; in a sheet that names none, every one."""
        near = self._near.get(stray.wanted, [])
        beside = [one for one in (stray.above, stray.below) if one]
        both = [one for one in near if one in beside]
        return tuple(dict.fromkeys(both or near or beside)) or (() if stray.sheet in self._there else self._all)

    def holding(self, agreement: str, layouts: Mapping[str, Layout], file: str) -> list[Problem]:
        """Why an agreement cannot be made yet."""
        problems = []
        for stray in self._held.get(agreement, ()):
            names = f"names “{stray.wanted}”, which is no agreement here" if stray.wanted else "names no agreement"
            message = f"It is held back: this row {names}, and may be one of its rows."
            cure = f"Write “{agreement}” there if it is; if not, what it is a row of."
            problems.append(Problem(message, _place(stray.sheet, stray.number, layouts, file), cure))
        return problems

    def item(self, row: SheetRow, layouts: Mapping[str, Layout], file: str) -> Item:
        """The failed item of a stray, so that nothing is lost in silence."""
        wanted = row.texts.get(AGREEMENT, "")
        may_be = self._may_be[row.sheet, row.number]
        message = (
            f"There is no agreement “{wanted}” in the sheet “{AGREEMENTS}”."
            if wanted
            else "The row does not say which agreement it is for."
        )
        self._told += 1
        cure = did_you_mean(wanted, may_be or self._agreements) if wanted and self._told <= MOST_TOLD else ""
        held = f"Until it is put right, {listed(may_be)} {'is' if len(may_be) == 1 else 'are'} held back."
        place = _place(row.sheet, row.number, layouts, file)
        problem = Problem(message, place, f"{cure} {held}".strip() if may_be else cure)
        remarks = tuple(remarks_of(row, layouts[row.sheet], file))
        return Item(f"{row.sheet}-row-{row.number}", file, 0, place, "", None, (problem,), remarks, stray_of=wanted)


def _between(waiting: Iterable[RowName], above: str, below: str) -> Iterator[Stray]:
    return (Stray(one.sheet, one.number, one.wanted, above, below) for one in waiting)


def _place(sheet: str, number: int, layouts: Mapping[str, Layout], file: str) -> CellPlace:
    return layouts[sheet].spot(SheetRow(sheet, number, {}), AGREEMENT).place(file, AGREEMENT)


def _near(wanted: Iterable[str], agreements: Iterable[str]) -> Mapping[str, list[str]]:
    """For each name, the agreements that are the same but for capitals and what is no letter; where none is, those a letter away."""
    by_spelling: dict[str, list[str]] = defaultdict(list)
    for name in islice(wanted, _MOST_COMPARED):
        for key in _spellings(name):
            by_spelling[key].append(name)
    same: dict[str, list[str]] = defaultdict(list)
    near: dict[str, list[str]] = defaultdict(list)
    for agreement in agreements if by_spelling else ():
        for key in _spellings(agreement):
            for name in by_spelling.get(key, ()):
                (same if _plain(name) == _plain(agreement) else near)[name].append(agreement)
    return near | same


def _plain(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def _spellings(name: str) -> Iterator[str]:
    """What names share that differ in one letter, more, less or other, or in the order of two; capitals and what is no letter aside."""
    plain = _plain(name)
    yield from filter(None, [plain])
    if len(plain) <= _LONGEST:
        yield from dict.fromkeys(plain[:at] + plain[at + 1 :] for at in range(len(plain) if len(plain) > 1 else 0))
