"""A returned file brought up to date: what is new in ours as tracked changes; what both changed stays theirs, and is reported."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from assembler.agreement import Agreement
from assembler.difference import Edit, Script, difference
from assembler.returned.contents_update import contents_update
from assembler.returned.issued import Issued
from assembler.returned.locks import Locks, locks_on
from assembler.returned.tables_update import TablesUpdate
from assembler.returned.three_versions import Conflict, PassageGroup, ThreeVersions
from assembler.word.bookmarks import bookmark, number_bookmark, of_number
from assembler.word.changes import Act, Delete, Insert, Lead, Note, Reword, moment_of, write_merge
from assembler.word.copy.reader import ReadParts, read_parts

AUTHOR = "assembler"


class Update(Struct, frozen=True):
    """Their file with ours in it, how many passages of ours went in, and what is to be decided.

    `script` is what is new: the new agreement against what was issued.
    """

    docx: bytes
    taken: int
    conflicts: tuple[Conflict, ...]
    script: Script


def updated(
    issued: Issued, returned: bytes | ReadParts, agreement: Agreement, assembled: bytes, locks: Locks
) -> Update:
    """A returned file with what differs between what was issued and the new agreement, whose Word file is `assembled`.

    Where nothing differs, it is the very same file. Raises AnswersError where the returned file cannot be read.
    """
    theirs, ours = read_parts(returned) if isinstance(returned, bytes) else returned, read_parts(assembled)
    versions = ThreeVersions(issued, theirs, ours, agreement)
    work = _Merge(versions, locks)
    acts = tuple(work.acts())
    notes = [act for act in acts if isinstance(act, Note)]
    others = [act for act in acts if not isinstance(act, Note)]
    if not acts or not versions.differs:
        return Update(theirs.docx, 0, work.conflicts, work.script)
    listed = contents_update(versions, others)
    docx = write_merge(theirs, ours, (*others, *notes, *listed), AUTHOR, moment_of(ours.members))
    return Update(docx, sum(not isinstance(act, Lead) for act in others), work.conflicts, work.script)


class _Merge:
    """The work of one update: what is to be done to their file, passage by passage in the order of the new draft."""

    def __init__(self, versions: ThreeVersions, locks: Locks) -> None:
        self._versions, self._locks = versions, locks
        self.script = difference(versions.base, versions.new)
        self._edits = {edit.key: edit for edit in self.script}
        self._last: tuple[int | None, int | None] = (None, None)
        self._done: set[int] = set()
        self._away = False
        self._tables = TablesUpdate(versions, self._edits)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What did not go in, or not without a word."""
        return tuple(self._versions.conflicts)

    def acts(self) -> Iterator[Act]:
        """What is to be done to their file, in order."""
        self._versions.differs = any(edit.changes for edit in self.script) or self._tables.reshaped
        yield from self._tables.headings()
        for edit in self.script:
            yield from self._edit(edit)

    def _edit(self, edit: Edit) -> Iterator[Act]:
        if edit.before is not None and edit.after is not None:
            self._away = edit.moved  # what went after a passage that moved stands where that was
        if edit.key in self._tables.handled:
            yield from self._tables.whole(edit, self._last)
            self._after(edit)
            return
        if edit.before is None:
            yield from self._come(edit)
            return
        group = self._versions.group(edit.key)
        if not group.homes:
            yield from self._gone(edit)
        elif len(group.keys) > 1 or not edit.moved:
            if group.first not in self._done:
                self._done.add(group.first)
                yield from self._change(group, edit)
            if not (edit.moved or (edit.after is None and self._away)):
                self._last = (group.homes[-1].at, None)
        else:
            yield from self._move(group, edit)

    def _after(self, edit: Edit) -> None:
        place = self._versions.our_place(edit.key)
        if edit.after is not None and place is not None and self._tables.came(edit.key):
            self._last = (None, place)
        elif (
            edit.before is not None
            and not (self._away or edit.moved)
            and (homes := self._versions.group(edit.key).homes)
        ):
            self._last = (homes[-1].at, None)

    def _come(self, edit: Edit) -> Iterator[Act]:
        """A passage that ours has and what was issued had not."""
        place = self._versions.our_place(edit.key)
        if place is None or edit.after is None:
            return
        there = self._versions.has_already(edit.key)
        if there is not None:
            if there.words != edit.after.words:
                why = "This came in with an earlier update, and the new draft words it otherwise now."
                yield Note(there.at, None, self._versions.add_conflict(edit, why, [there]))
            self._last = (there.at, None)
            return
        if self._versions.our_cell(place) is not None:
            yield from self._tables.come(edit, place, self._last)
            if self._tables.has_theirs(place):  # into a table that was deleted nothing came
                self._last = (None, place)
            return
        yield Insert(place, *self._last)
        if self._last[0] is not None and (theirs := self._versions.came_after(self._last[0])):
            why = "Something of theirs came in at the same place: see in which order the two should stand."
            yield Note(None, place, self._versions.add_conflict(edit, why, [theirs]))
        self._last = (None, place)

    def _gone(self, edit: Edit) -> Iterator[Act]:
        """A passage that they deleted for good: put back where the statute requires it."""
        if edit.after is None:
            return
        place = self._versions.our_place(edit.key)
        provisions = "; ".join(dict.fromkeys(lock.provision for lock in locks_on(edit.key, self._locks)))
        if provisions and place is not None and self._versions.our_cell(place) is None:
            why = f"This was deleted, and meets a rule of law by its words ({provisions})."
            yield Insert(place, *self._last)
            yield Note(None, place, self._versions.add_conflict(edit, why, ()))
            self._last = (None, place)
        elif provisions:
            self._versions.add_conflict(
                edit, f"This was deleted, and meets a rule of law by its words ({provisions}).", ()
            )
        elif edit.reworded:
            self._versions.add_conflict(edit, "The new draft words this otherwise, and it was deleted here.", ())

    def _change(self, group: PassageGroup, edit: Edit) -> Iterator[Act]:
        """What becomes of a paragraph that stays where it is, or of those that a passage was split into."""
        edits = [self._edits[key] for key in group.keys]
        if all(one.after is None for one in edits):
            yield from self._out(group, edit)
            return
        if any(one.moved for one in edits):
            yield self._told(
                group, edit, "The new draft has this elsewhere. It was left here, since it was joined or split."
            )
        if not any(one.reworded or one.after is None for one in edits):
            yield from self._struck(group, edit)
        elif not any(home.words for home in group.homes):
            yield self._told(group, edit, "The new draft words this otherwise, and its deletion is pending here.")
        elif not group.same_as([one.after.words for one in edits if one.after]):
            found = self._versions.puts(group, edits)
            if found is None:
                why = "The new draft words this otherwise too. These words stand until somebody decides."
                yield self._told(group, edit, why)
            else:
                yield from (Reword(at, puts) for at, puts in found.items())

    def _struck(self, group: PassageGroup, edit: Edit) -> Iterator[Act]:
        """Words whose deletion is pending, and that meet a rule: whoever accepts that must know."""
        provisions = "; ".join(dict.fromkeys(lock.provision for lock in locks_on(edit.key, self._locks)))
        if provisions and not any(home.words for home in group.homes):
            why = f"The deletion of this is pending, and it meets a rule of law by its words ({provisions}). Reject the deletion."
            yield self._told(group, edit, why)

    def _out(self, group: PassageGroup, edit: Edit) -> Iterator[Act]:
        """A passage that ours has no longer."""
        if not any(one.words for one in group.homes):
            return
        if group.homes[0].paragraph.cell is not None and self._versions.in_row(edit.key):
            yield from self._tables.go(edit, group)
            return
        yield from (Delete(home.at) for home in group.homes)
        if not group.untouched:
            why = "This is no longer in the new draft, and somebody has edited it: decide whether it goes."
            yield self._told(group, edit, why)
        yield from self._left_behind(group, edit, "is no longer in the new draft")

    def _move(self, group: PassageGroup, edit: Edit) -> Iterator[Act]:
        """A passage that ours has in another place: struck out where it is, and put in there, with what they made of it."""
        place = self._versions.our_place(edit.key)
        if place is None or not any(home.words for home in group.homes):
            return
        name = self._versions.other_name(edit.key)
        if self._versions.our_cell(place) is not None:
            yield from self._tables.move(edit, group, self._last)
            self._last = (None, place)
            return
        source = None
        if not group.untouched:
            found = self._versions.puts(group, [edit])
            plain = len(group.homes) == 1 and not group.homes[0].paragraph.changes
            if found is None or not plain or name is None or not self._versions.plain_signs(group.homes[0]):
                yield self._told(
                    group, edit, "The new draft has this elsewhere, and somebody has edited it: it was left here."
                )
                return
            source = Reword(group.homes[0].at, found.get(group.homes[0].at, ()))
        if name is None:
            yield self._told(
                group, edit, "The new draft has this elsewhere. It was left here, since it was moved before."
            )
            return
        old, new = name
        yield Insert(place, *self._last, source, {bookmark(edit.key): new, number_bookmark(edit.key): of_number(new)})
        yield Delete(group.homes[0].at)
        yield from self._left_behind(group, edit, "stands elsewhere in the new draft")
        if self._versions.led_to(old):
            yield from (Lead(old, new), Lead(of_number(old), of_number(new)))
        self._last = (None, place)

    def _left_behind(self, group: PassageGroup, edit: Edit, what: str) -> Iterator[Act]:
        """Something of theirs that came in after what goes, or goes elsewhere."""
        theirs = self._versions.came_after(group.homes[-1].at)
        if theirs is not None:
            why = f"What this came in after {what}: see whether it still belongs here."
            yield Note(theirs.at, None, self._versions.add_conflict(edit, why, [theirs]))

    def _told(self, group: PassageGroup, edit: Edit, why: str) -> Note:
        return Note(group.homes[0].at, None, self._versions.add_conflict(edit, why, group.homes))
