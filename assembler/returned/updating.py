"""A returned file brought up to date: ours put into theirs as tracked changes; what both changed stays theirs, and is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assembler.agreement import Agreement
from assembler.difference import Edit, Passage, compared, difference, passages_of
from assembler.difference.passages import TARGET, plain
from assembler.returned.anchoring import anchored
from assembler.returned.issued import Issued
from assembler.returned.locks import Locks, locks_on
from assembler.returned.placed import Placed, placed
from assembler.word.bookmarks import bookmark
from assembler.word.changes import Act, Delete, DeleteRow, Insert, Note, Put, Reword, moment_of, signs_of, write_merge
from assembler.word.changes.merge import REFERENCE
from assembler.word.copy import Cell
from assembler.word.copy.reading import ReadParts, read_parts
from assembler.word.words import alike

AUTHOR = "assembler"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A passage that both changed, or that cannot be put in: their words stand. `why` is a sentence."""

    key: str
    why: str
    base: str
    theirs: str
    ours: str

    @property
    def text(self) -> str:
        """The conflict as a comment says it."""
        held = (("As issued", self.base), ("Theirs", self.theirs), ("Ours", self.ours))
        return "\n".join([self.why, *(f"{name}: {words}" for name, words in held if words)])


@dataclass(frozen=True, slots=True)
class Update:
    """Their file with ours in it, how many passages of ours went in, and what did not."""

    docx: bytes
    taken: int
    conflicts: tuple[Conflict, ...]


def updated(issued: Issued, returned: bytes, agreement: Agreement, assembled: bytes, locks: Locks) -> Update:
    """A returned file with what differs between what was issued and the new agreement, whose Word file is `assembled`.

    Raises AnswersError where the returned file cannot be read.
    """
    theirs, ours = read_parts(returned), read_parts(assembled)
    work = _Update(issued, theirs, ours, locks)
    acts = tuple(work.acts(agreement))
    if not acts:
        return Update(returned, 0, work.conflicts())
    notes = (act for act in acts if isinstance(act, Note))
    others = [act for act in acts if not isinstance(act, Note)]
    docx = write_merge(theirs, ours, (*others, *notes), AUTHOR, moment_of(ours.members))
    return Update(docx, len(others), work.conflicts())


class _Update:
    def __init__(self, issued: Issued, theirs: ReadParts, ours: ReadParts, locks: Locks) -> None:
        self._issued, self._theirs, self._ours, self._locks = issued, theirs, ours, locks
        self._placed = placed(theirs.copy, issued)
        self._found = anchored(issued, self._placed)
        self._at = {passage.key: at for at, passage in enumerate(issued.passages)}
        names = {name: at for at, one in enumerate(ours.copy.paragraphs) for name in one.opened}
        self._names = names
        self._last: tuple[int | None, int | None] = (None, None)
        self._rows: set[tuple[str, int, int]] = set()
        self._conflicts: list[Conflict] = []

    def conflicts(self) -> tuple[Conflict, ...]:
        """What did not go in, or not without a word."""
        return tuple(self._conflicts)

    def acts(self, agreement: Agreement) -> Iterator[Act]:
        """What is to be done to their file, in order."""
        base = [passage for passage in self._issued.passages if passage.words]
        new = [replace(one, words=plain(alike(one.words))) for one in passages_of(agreement) if one.words]
        script = difference(base, new)
        self._out = frozenset(edit.key for edit in script if edit.after is None)
        self._kept_tables = {
            cell.table for edit in script if edit.before and edit.after and (cell := self._our_cell(edit.key))
        }
        for edit in script:
            homes = self._homes(edit)
            if edit.before is None:
                yield from self._come(edit)
            elif edit.after is None:
                yield from self._go(edit, homes)
            elif edit.reworded:
                yield from self._reword(edit, homes)
            elif not homes:
                yield from self._missing(edit)
            if homes:
                self._last = (homes[-1].at, None)

    def _homes(self, edit: Edit) -> list[Placed]:
        at = self._at.get(edit.key) if edit.before else None
        return [] if at is None else [self._placed[place] for place in self._found.homes[at]]

    def _our_place(self, key: str) -> int | None:
        return self._names.get(bookmark(key))

    def _our_cell(self, key: str) -> Cell | None:
        place = self._our_place(key)
        return None if place is None else self._ours.copy.paragraphs[place].cell

    def _come(self, edit: Edit) -> Iterator[Act]:
        """A passage that ours has and what was issued had not."""
        place, cell = self._our_place(edit.key), self._our_cell(edit.key)
        if place is None or edit.after is None:
            return
        if cell is not None and cell.table not in self._kept_tables:
            self._tell(edit, "A new table is not put in: take it from the new draft.", [])
            return
        row = None if cell is None else ("ours", cell.table, cell.row)
        if row is None or row not in self._rows:
            yield Insert(place, *self._last)
        if row is not None:
            self._rows.add(row)
        self._last = (None, place)

    def _go(self, edit: Edit, homes: list[Placed]) -> Iterator[Act]:
        """A passage that ours has no longer."""
        if not homes or not any(one.words for one in homes):
            return
        if not self._untouched(edit, homes):
            why = "This is no longer in the new draft, and somebody has edited it, so it is left to be decided."
            yield Note(homes[0].at, None, self._tell(edit, why, homes))
            return
        cell = homes[0].paragraph.cell
        if cell is None:
            yield Delete(homes[0].at)
        elif ("theirs", cell.table, cell.row) not in self._rows:
            self._rows.add(("theirs", cell.table, cell.row))
            yield from self._row_out(edit, homes, cell.table, cell.row)

    def _row_out(self, edit: Edit, homes: list[Placed], table: int, row: int) -> Iterator[Act]:
        cells = [
            at for at, one in enumerate(self._placed) if (c := one.paragraph.cell) and (c.table, c.row) == (table, row)
        ]
        owned = [self._issued.passages[p].key for at in cells for p in self._found.owners[at]]
        plain_row = all(self._found.owners[at] and not self._placed[at].paragraph.changes for at in cells)
        if plain_row and self._out.issuperset(owned):
            yield DeleteRow(homes[0].at)
        else:
            yield Note(homes[0].at, None, self._tell(edit, "The new draft has this no longer.", homes))

    def _reword(self, edit: Edit, homes: list[Placed]) -> Iterator[Act]:
        """A passage that ours words otherwise."""
        place = self._our_place(edit.key)
        if edit.before is None or edit.after is None or place is None:
            return
        if not homes or not homes[0].words:
            self._tell(edit, "The new draft words this otherwise, and it was deleted here.", homes)
            return
        if homes[0].words == edit.after.words and len(homes) == 1:
            return
        puts = self._puts(edit.before, edit.after, homes, place)
        if puts is None:
            why = "The new draft words this otherwise too. These words stand until somebody decides."
            yield Note(homes[0].at, None, self._tell(edit, why, homes))
        else:
            yield Reword(homes[0].at, place, puts)

    def _missing(self, edit: Edit) -> Iterator[Act]:
        """A passage that both the issued and the new have, and theirs has not: put back where the statute requires it."""
        locks, place = locks_on(edit.key, self._locks), self._our_place(edit.key)
        if not locks or place is None or self._our_cell(edit.key) is not None:
            return
        provisions = "; ".join(dict.fromkeys(lock.provision for lock in locks))
        yield Insert(place, *self._last)
        yield Note(
            None, place, self._tell(edit, f"This was deleted, and meets a rule of law by its words ({provisions}).", [])
        )
        self._last = (None, place)

    def _untouched(self, edit: Edit, homes: list[Placed]) -> bool:
        words = edit.before.words if edit.before else ""
        own = len(homes) == 1 and len(self._found.owners[self._placed.index(homes[0])]) == 1
        return own and homes[0].words == homes[0].former == words and not homes[0].paragraph.changes

    def _puts(self, base: Passage, new: Passage, homes: list[Placed], place: int) -> tuple[Put, ...] | None:
        """Where ours goes into their words; None where theirs changed the same words, or the paragraph is not one that can be cut."""
        one = homes[0]
        alone = len(homes) == 1 and len(self._found.owners[self._placed.index(one)]) == 1
        if not alone or one.paragraph.changes:
            return None
        their_signs = signs_of(self._theirs.elements[one.at])
        our_signs = signs_of(self._ours.elements[place])
        if their_signs.strip() != _signs(one.words) or our_signs != _signs(new.words):
            return None
        puts = _mapped(_edits(base.words, new.words), _edits(base.words, one.words))
        before = len(their_signs) - len(their_signs.lstrip())
        return puts and tuple(replace(put, start=put.start + before, end=put.end + before) for put in puts)

    def _tell(self, edit: Edit, why: str, homes: Sequence[Placed]) -> str:
        texts = [
            edit.before.text if edit.before else "",
            " ".join(h.passage.text for h in homes),
            edit.after.text if edit.after else "",
        ]
        conflict = Conflict(edit.key, why, *texts)
        self._conflicts.append(conflict)
        return conflict.text


def _signs(words: str) -> str:
    return TARGET.sub(REFERENCE, words)


Span = tuple[int, int, int, int]


def _edits(before: str, after: str) -> list[Span]:
    """The changes from one wording to another: from and to in the one, from and to in the other, in signs."""
    found: list[Span] = []
    old = new = 0
    for segment in compared(before, after):
        left, right = len(_signs(segment.before)), len(_signs(segment.after))
        if not segment.same:
            found.append((old, old + left, new, new + right))
        old, new = old + left, new + right
    return found


def _mapped(ours: Sequence[Span], theirs: Sequence[Span]) -> tuple[Put, ...] | None:
    """Our changes at their places in the other wording; None where one touches a change of theirs."""
    puts = []
    for start, end, first, last in ours:
        if any(start <= there_end and there_start <= end for there_start, there_end, _, _ in theirs):
            return None
        shift = sum(
            (to - at) - (there_end - there_start) for there_start, there_end, at, to in theirs if there_end <= start
        )
        puts.append(Put(start + shift, end + shift, first, last))
    return tuple(puts)
