"""The tables of a returned file brought up to date: rows that come, go or move, words in single cells, headings, and whole tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from assembler.difference import Edit
from assembler.difference.passages import plain
from assembler.returned.file_paragraphs import FileParagraph
from assembler.returned.three_versions import PassageGroup, ThreeVersions, changed_spans
from assembler.word.bookmarks import bookmark
from assembler.word.changes import Act, Delete, DeleteRow, InCell, InsertRow, InsertTable, Lead, Note, Put, Reword
from assembler.word.copy import WordCopy

Row = tuple[int, int]
"""The number of a table, and that of a row in it."""
Last = tuple[int | None, int | None]


class TablesUpdate:
    """The tables of ours beside theirs. `handled` are the keys of passages whose table comes, or is replaced, whole."""

    def __init__(self, versions: ThreeVersions, edits: Mapping[str, Edit]) -> None:
        self._versions, self._edits = versions, edits
        self._ours = _rows(versions.ours.copy)
        self._theirs = _rows(versions.theirs.copy)
        self._keys = {bookmark(key): key for key in edits}
        self._links = dict(self._linked())
        self._new = frozenset(t for t, keys in self._tables.items() if all(edits[k].before is None for k in keys))
        self._reshaped = {
            ours: theirs
            for ours, theirs in self._links.items()
            if len(_headings(versions.ours.copy, ours)) != len(_headings(versions.theirs.copy, theirs))
            and _width(self._ours, ours, versions.ours.copy) != _width(self._theirs, theirs, versions.theirs.copy)
        }
        self._moved = {
            ours: theirs
            for ours, theirs in self._links.items()
            if ours not in self._reshaped
            and all(edits[key].moved or not edits[key].before for key in self._tables[ours])
        }
        self._done: set[object] = set()
        self.handled: dict[str, int] = dict(self._whole_tables())

    @property
    def reshaped(self) -> bool:
        """Whether ours has other headings or columns than what was issued."""
        return bool(self._reshaped or list(self._other_headings()))

    @cached_property
    def _tables(self) -> dict[int, list[str]]:
        """The keys of the passages of each table of ours."""
        found: dict[int, list[str]] = {}
        for key in self._edits:
            place = self._versions.our_place(key)
            cell = None if place is None else self._versions.our_cell(place)
            if cell is not None and self._edits[key].after is not None:
                found.setdefault(cell.table, []).append(key)
        return found

    def _linked(self) -> Iterator[tuple[int, int]]:
        """Each table of ours that they have too, with theirs."""
        for table, keys in self._tables.items():
            for key in keys:
                home = self._home(key)
                if home is not None and home.paragraph.cell is not None:
                    yield table, home.paragraph.cell.table
                    break

    def _home(self, key: str) -> FileParagraph | None:
        """The paragraph of theirs that has a passage."""
        if self._edits[key].before is None:
            return None
        homes = self._versions.group(key).homes
        return homes[0] if homes else None

    def _whole_tables(self) -> Iterator[tuple[str, int]]:
        for table in (*self._new, *self._reshaped, *self._moved):
            yield from ((key, table) for key in self._tables[table])
        own = {theirs: ours for ours, theirs in (*self._reshaped.items(), *self._moved.items())}
        for key, edit in self._edits.items():
            home = self._home(key) if edit.before else None
            if home is not None and home.paragraph.cell is not None and home.paragraph.cell.table in own:
                yield key, own[home.paragraph.cell.table]

    def whole(self, edit: Edit, last: Last) -> Iterator[Act]:
        """The table that a passage stands in, put in whole where it has not been; what it replaces is struck out."""
        table = self.handled[edit.key]
        if table in self._done:
            return
        self._done.add(table)
        place = self._versions.our_place(self._tables[table][0])
        assert place is not None  # noqa: S101 - it stands in a table of ours
        if table in self._new:
            yield InsertTable(place, *last)
            return
        moved = table in self._moved
        theirs = self._moved[table] if moved else self._reshaped[table]
        places = [at for row, found in self._theirs.items() if row[0] == theirs for at in found]
        names = self._renamed(self._tables[table])
        if names is None or not self._as_issued(theirs) or self._lacks_any(table):
            what = "has this table elsewhere" if moved else "has other columns in this table"
            why = f"The new draft {what}, and somebody has edited it: take it from the new draft."
            yield Note(places[0], None, self._versions.add_conflict(edit, why, ()))
            return
        yield from (DeleteRow(found[0]) for row, found in self._theirs.items() if row[0] == theirs)
        where = last if moved else (max(places), None)
        yield InsertTable(place, *where, {old: new for old, new, _ in names})
        yield from self._leads(names)
        self._done.add(("came", table))

    def came(self, key: str) -> bool:
        """Whether the table of a passage was put in whole."""
        table = self.handled.get(key)
        return table in self._new or ("came", table) in self._done

    def _as_issued(self, table: int) -> bool:
        """Whether nobody has touched what is there of a table of theirs."""
        inside = [
            (at, one)
            for at, one in enumerate(self._versions.paragraphs)
            if one.paragraph.cell is not None and one.paragraph.cell.table == table
        ]
        return all(
            self._versions.found.owners[at] and self._versions.group(self._owned(at)[0]).untouched for at, _ in inside
        ) and self._known_heading(table)

    def _lacks_any(self, table: int) -> bool:
        """Whether they have deleted a row or a cell that a table of ours still has."""
        return any(self._edits[key].before and self._home(key) is None for key in self._tables[table])

    def _known_heading(self, table: int) -> bool:
        known = self._versions.issued.tables
        row = tuple(words for _, words in _headings(self._versions.theirs.copy, table))
        return known is None or not row or row in {tuple(map(plain, one)) for one in known}

    def _owned(self, at: int) -> list[str]:
        """The keys of the passages in a paragraph of theirs."""
        return [self._versions.issued.passages[p].key for p in self._versions.found.owners[at]]

    def _row_of(self, place: int) -> Row:
        cell = self._versions.our_cell(place)
        assert cell is not None  # noqa: S101 - asked of cells alone
        return cell.table, cell.row

    def _keys_in(self, row: Row) -> list[str]:
        """The keys of the passages in a row of ours."""
        names = (name for at in self._ours[row] for name in self._versions.ours.copy.paragraphs[at].opened)
        return [self._keys[name] for name in names if name in self._keys]

    def has_theirs(self, place: int) -> bool:
        """Whether they have the table that a paragraph of ours stands in."""
        return self._row_of(place)[0] in self._links

    def come(self, edit: Edit, place: int, last: Last) -> Iterator[Act]:
        """A cell that came in: with its row, or into a row that is there."""
        row = self._row_of(place)
        theirs = self._links.get(row[0])
        if theirs is None:
            if row[0] not in self._done:
                self._done.add(row[0])
                self._versions.add_conflict(edit, "The new draft has more in a table that was deleted here.", ())
            return
        homes = [home for key in self._keys_in(row) if not self._edits[key].moved and (home := self._home(key))]
        there = [home for home in homes if home.paragraph.cell and home.paragraph.cell.table == theirs]
        if there:
            yield InCell(place, there[0].at)
        elif row not in self._done:
            self._done.add(row)
            yield InsertRow(place, self._within(theirs), *last)

    def _within(self, table: int) -> int:
        return next(found[0] for row, found in self._theirs.items() if row[0] == table)

    def go(self, edit: Edit, group: PassageGroup) -> Iterator[Act]:
        """A cell that went: with its row where all of that went, and with its table where all of that did."""
        cell = group.homes[0].paragraph.cell
        assert cell is not None  # noqa: S101 - asked of cells alone
        row = (cell.table, cell.row)
        if row in self._done:
            return
        inside = [at for at, one in enumerate(self._versions.paragraphs) if _row(one) == row]
        owned = [key for at in inside for key in self._owned(at)]
        if any(self._edits[key].after is not None for key in owned if key in self._edits):
            yield from (Delete(home.at, words=True) for home in group.homes)
            if not group.untouched:
                why = "This is no longer in the new draft, and somebody has edited it: decide whether it goes."
                yield Note(group.homes[0].at, None, self._versions.add_conflict(edit, why, group.homes))
            return
        self._done.add(row)
        yield DeleteRow(group.homes[0].at)
        if not all(self._owned(at) and self._versions.group(self._owned(at)[0]).untouched for at in inside):
            why = "This row is no longer in the new draft, and somebody has edited it: decide whether it goes."
            yield Note(
                group.homes[0].at,
                None,
                self._versions.add_conflict(edit, why, [self._versions.paragraphs[a] for a in inside]),
            )
        if cell.table not in self._links.values() and ("head", cell.table) not in self._done:
            self._done.add(("head", cell.table))
            paragraphs = self._versions.theirs.copy.paragraphs
            heads = {r: found[0] for r, found in self._theirs.items() if r[0] == cell.table}
            yield from (DeleteRow(at) for at in heads.values() if (c := paragraphs[at].cell) and c.heading)

    def move(self, edit: Edit, group: PassageGroup, last: Last) -> Iterator[Act]:
        """A row that ours has in another place: struck out where it is, and put in there."""
        place = self._versions.our_place(edit.key)
        assert place is not None  # noqa: S101 - asked before
        row = self._row_of(place)
        if row in self._done:
            return
        self._done.add(row)
        keys = self._keys_in(row)
        rows = {_row(home) for key in keys if (home := self._home(key))}
        names = self._renamed(keys)
        whole = len(rows) == 1 and None not in rows and all(self._edits[key].before for key in keys)
        theirs = self._links.get(row[0])
        if names is None or theirs is None or not whole or not all(self._versions.group(key).untouched for key in keys):
            why = "The new draft has this row elsewhere. It was left here, since it was edited or moved before."
            yield Note(group.homes[0].at, None, self._versions.add_conflict(edit, why, group.homes))
            return
        yield InsertRow(place, self._within(theirs), *last, {old: new for old, new, _ in names})
        yield DeleteRow(group.homes[0].at)
        yield from self._leads(names)

    def _renamed(self, keys: list[str]) -> list[tuple[str, str, str]] | None:
        """For each passage the name of its bookmark in ours, another that is free in theirs, and the one that it has there."""
        found = [(key, self._versions.other_name(key)) for key in keys if self._home(key)]
        if any(name is None for _, name in found):
            return None
        return [(bookmark(key), name[1], name[0]) for key, name in found if name]

    def _leads(self, names: list[tuple[str, str, str]]) -> Iterator[Act]:
        yield from (Lead(own, new) for _, new, own in names if self._versions.led_to(own))

    def headings(self) -> Iterator[Act]:
        """Other words in the rows that head tables."""
        for key, theirs, ours, before, after in self._other_headings():
            if self._known_heading(self._cell_table(theirs)):
                puts = tuple(Put(a, b, ours, c, d) for a, b, c, d in changed_spans(before, after))
                yield Reword(theirs, puts)
            else:
                why = f"The new draft heads a column “{after}”, and the headings of this table were edited."
                yield Note(theirs, None, self._versions.add_conflict(self._edits[key], why, ()))

    def _cell_table(self, place: int) -> int:
        cell = self._versions.theirs.copy.paragraphs[place].cell
        return -1 if cell is None else cell.table

    def _other_headings(self) -> Iterator[tuple[str, int, int, str, str]]:
        """For each heading of a column that differs: a key of the table, the paragraphs of either, and their words."""
        if self._versions.issued.tables is None:
            return
        for ours, theirs in self._links.items():
            if ours not in self._reshaped:
                new, old = _headings(self._versions.ours.copy, ours), _headings(self._versions.theirs.copy, theirs)
                issued = {tuple(map(plain, one)) for one in self._versions.issued.tables}
                if tuple(words for _, words in new) in issued:
                    continue
                for (place, before), (own, after) in zip(old, new, strict=False):
                    if before != after and before:
                        yield self._tables[ours][0], place, own, before, after


def _row(one: FileParagraph) -> Row | None:
    cell = one.paragraph.cell
    return None if cell is None else (cell.table, cell.row)


def _rows(copy: WordCopy) -> dict[Row, list[int]]:
    """The places of the paragraphs in each row."""
    found: dict[Row, list[int]] = {}
    for at, paragraph in enumerate(copy.paragraphs):
        if paragraph.cell is not None:
            found.setdefault((paragraph.cell.table, paragraph.cell.row), []).append(at)
    return found


def _headings(copy: WordCopy, table: int) -> list[tuple[int, str]]:
    """The paragraphs that head the columns of a table, with their words."""
    return [
        (at, plain(one.text))
        for at, one in enumerate(copy.paragraphs)
        if one.cell is not None and one.cell.table == table and one.cell.heading
    ]


def _width(rows: dict[Row, list[int]], table: int, copy: WordCopy) -> int:
    """How many columns a table has."""
    cells = (copy.paragraphs[at].cell for row, found in rows.items() if row[0] == table for at in found)
    return max((cell.column + 1 for cell in cells if cell), default=0)
