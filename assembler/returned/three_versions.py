"""What was issued, their copy of it and our new draft: which paragraphs of each are which passage, and where our words go into theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from assembler.agreement import Agreement
from assembler.difference import Edit, Passage, passages_of, segments
from assembler.difference.passages import TARGET, plain
from assembler.returned.alignment import groups_of, straight, with_brackets
from assembler.returned.anchors import anchored
from assembler.returned.file_paragraphs import FileParagraph, file_paragraphs
from assembler.returned.issued import Issued
from assembler.word.bookmarks import bookmark, moved_bookmark
from assembler.word.changes import REFERENCE, ParagraphSigns, Put, signs_of
from assembler.word.copy import Cell
from assembler.word.copy.reader import ReadParts
from assembler.word.words import normal_words


class Conflict(Struct, frozen=True):
    """A passage that both changed, or that cannot be put in without a word. `why` is a sentence."""

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


class PassageGroup(Struct, frozen=True):
    """A passage, or several that were joined, with the paragraphs that hold them now. `first` is the place of the first passage."""

    first: int
    passages: tuple[Passage, ...]
    homes: tuple[FileParagraph, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its passages."""
        return tuple(passage.key for passage in self.passages)

    @property
    def untouched(self) -> bool:
        """Whether it stands as it was issued, and nothing is pending in it."""
        return self.same_as([p.words for p in self.passages]) and not self.homes[0].paragraph.changes

    def same_as(self, words: Sequence[str]) -> bool:
        """Whether it is one paragraph that has these words, and no others were there before pending changes."""
        return len(self.homes) == len(words) == len(self.passages) == 1 and self.homes[0].words == words[0]


class ThreeVersions:
    """The three. `conflicts` gathers what is to be decided; `differs` is whether ours differs from what was issued."""

    def __init__(self, issued: Issued, theirs: ReadParts, ours: ReadParts, agreement: Agreement) -> None:
        self.issued, self.theirs, self.ours = issued, theirs, ours
        self.paragraphs = file_paragraphs(theirs.copy, issued)
        self.found = anchored(issued, self.paragraphs)
        self.conflicts: list[Conflict] = []
        self.differs = False
        self._at = {passage.key: at for at, passage in enumerate(issued.passages)}
        self._groups = {one: group for group in groups_of(self.found) for one in group}
        self._names = {name: at for at, one in enumerate(ours.copy.paragraphs) for name in one.opened}
        every = enumerate(issued.passages)
        self.base = [with_brackets(issued, at, self.found, self.paragraphs) for at, one in every if one.words]
        self._base = {passage.key: passage for passage in self.base}
        self.new = [self._in_their_quotes(one) for one in passages_of(agreement) if one.words]
        self._lines: dict[int, ParagraphSigns] = {}
        self._numbers = {one.at: number for number, one in enumerate(self.paragraphs)}

    def _in_their_quotes(self, passage: Passage) -> Passage:
        """A passage of ours with quotation marks as theirs has them, where it made them straight."""
        words = plain(normal_words(passage.words))
        base = self._base.get(passage.key)
        issued = "" if base is None else self.issued.passages[self._at[passage.key]].words
        if base is None or base.words == issued or straight(base.words) != straight(issued):
            return replace(passage, words=words)
        return replace(passage, words=base.words if straight(words) == straight(base.words) else straight(words))

    def group(self, key: str) -> PassageGroup:
        """The group of a passage that was issued."""
        members = self._groups[self._at[key]]
        passages = tuple(self._base[self.issued.passages[at].key] for at in members if self.issued.passages[at].words)
        places = sorted({place for at in members for place in self.found.homes[at]})
        return PassageGroup(members[0], passages, tuple(self.paragraphs[place] for place in places))

    def our_place(self, key: str) -> int | None:
        """Where ours has a passage, among its paragraphs."""
        return self._names.get(bookmark(key))

    def our_cell(self, place: int) -> Cell | None:
        """The cell of a table that a paragraph of ours stands in."""
        return self.ours.copy.paragraphs[place].cell

    def in_row(self, key: str) -> bool:
        """Whether a passage is a cell of a table by its key."""
        return "/" in key.partition("#")[2]

    def has_already(self, key: str) -> FileParagraph | None:
        """The paragraph of theirs that has a passage which was not issued: an earlier update put it in."""
        names = (bookmark(key).lower(), moved_bookmark(key).lower())
        found = (one for one in self.paragraphs if any(name.lower() in names for name in one.paragraph.opened))
        return next((one for one in found if one.words), None)

    def came_after(self, place: int) -> FileParagraph | None:
        """What they put in after a paragraph of theirs that was issued."""
        at = self._numbers.get(place)
        if at is None or at + 1 >= len(self.paragraphs) or not self.found.owners[at]:
            return None
        beside = self.paragraphs[at + 1]
        new = not self.found.owners[at + 1] and at + 1 not in self.found.copied and beside.words
        return beside if new and beside.paragraph.cell is None else None

    def other_name(self, key: str) -> tuple[str, str] | None:
        """The name of a passage's bookmark in their file, and another that it can have in a new place; None where both are used."""
        own, other = bookmark(key), moved_bookmark(key)
        if other not in self._their_names:
            return own, other
        return (other, own) if own not in self._their_names else None

    def led_to(self, name: str) -> bool:
        """Whether a reference of theirs, or of ours, leads to a bookmark."""
        return name.lower() in self._targets

    @cached_property
    def _targets(self) -> frozenset[str]:
        copies = (self.theirs.copy, self.ours.copy)
        return frozenset(r.target.lower() for copy in copies for p in copy.paragraphs for r in p.runs if r.target)

    @cached_property
    def _their_names(self) -> frozenset[str]:
        return frozenset(name for paragraph in self.theirs.copy.paragraphs for name in paragraph.opened)

    def add_conflict(self, edit: Edit, why: str, homes: Sequence[FileParagraph]) -> str:
        """Add a conflict; its words for a comment."""
        base, ours = edit.before.text if edit.before else "", edit.after.text if edit.after else ""
        conflict = Conflict(edit.key, why, base, " ".join(home.passage.text for home in homes), ours)
        self.conflicts.append(conflict)
        return conflict.text

    def line(self, place: int) -> ParagraphSigns:
        """The signs of a paragraph of theirs, read once."""
        if place not in self._lines:
            self._lines[place] = ParagraphSigns(self.theirs.elements[place], self.theirs.notes)
        return self._lines[place]

    def plain_signs(self, home: FileParagraph) -> bool:
        """Whether a paragraph of theirs can be copied sign by sign."""
        return signs_of(self.theirs.elements[home.at]) == self.line(home.at).signs

    def puts(self, group: PassageGroup, edits: Sequence[Edit]) -> dict[int, tuple[Put, ...]] | None:
        """Where ours goes into each paragraph of a group; None where theirs changed the same words, or it cannot be cut there."""
        lines = [self.line(home.at) for home in group.homes if home.words]
        homes = [home for home in group.homes if home.words]
        if not all(line.signs.endswith(signs(home.words)) for line, home in zip(lines, homes, strict=True)):
            return None
        typed = [len(line.signs) - len(signs(home.words)) for line, home in zip(lines, homes, strict=True)]
        starts, joined = _laid([home.words for home in homes])
        ours = list(self._ours(group, edits))
        theirs = changed_spans(" ".join(passage.words for passage in group.passages), joined)
        mapped = None if None in ours else _mapped([one for one in ours if one], theirs, signs(joined))
        if mapped is None:
            return None
        found: dict[int, list[Put]] = {}
        for put in mapped:
            ends = [start + len(signs(home.words)) for start, home in zip(starts, homes, strict=True)]
            at = next((n for n, start in enumerate(starts) if start <= put.start and put.end <= ends[n]), None)
            if at is None:
                return None
            shift = typed[at] - starts[at]  # past a number that was typed before its words
            moved = replace(put, start=put.start + shift, end=put.end + shift)
            if not lines[at].open_at(moved.start, moved.end):
                return None
            found.setdefault(homes[at].at, []).append(moved)
        return {at: tuple(puts) for at, puts in found.items()}

    def _ours(self, group: PassageGroup, edits: Sequence[Edit]) -> Iterator[OurChange | None]:
        """Our changes to the words of a group as issued; None for one that cannot be made, since ours has no such paragraph."""
        start = 0
        for passage, edit in zip(group.passages, edits, strict=True):
            if edit.after is None:
                yield OurChange(start, start + len(signs(passage.words)), 0, 0, 0, "")
            elif edit.after.words != passage.words:
                place = self.our_place(edit.key)
                if place is None or straight(signs_of(self.ours.elements[place])) != straight(signs(edit.after.words)):
                    yield None
                else:
                    held = signs(edit.after.words)
                    for a, b, c, d in changed_spans(passage.words, edit.after.words):
                        yield OurChange(start + a, start + b, place, c, d, held[c:d])
            start += len(signs(passage.words)) + 1


class OurChange(Struct, frozen=True):
    """A stretch of what was issued that gives way to signs of a paragraph of ours."""

    start: int
    end: int
    ours: int
    first: int
    last: int
    words: str


Span = tuple[int, int, int, int]


def signs(words: str) -> str:
    """Words with one sign for each reference."""
    return TARGET.sub(REFERENCE, words)


def changed_spans(before: str, after: str) -> list[Span]:
    """The changes from one wording to another: from and to in the one, from and to in the other, in signs."""
    found: list[Span] = []
    old = new = 0
    for segment in segments(before, after):
        left, right = len(signs(segment.before)), len(signs(segment.after))
        if not segment.same:
            found.append((old, old + left, new, new + right))
        old, new = old + left, new + right
    return found


def _laid(texts: Sequence[str]) -> tuple[list[int], str]:
    """Where each text begins, in signs, once they are joined by spaces; and the whole."""
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(signs(text)) + 1
    return starts, " ".join(texts)


def _mapped(ours: Sequence[OurChange], theirs: Sequence[Span], held: str) -> list[Put] | None:
    """Our changes at their places in the other wording, `held`; None where one touches a change of theirs that is not the same."""
    puts = []
    for one in ours:
        if REFERENCE not in one.words and any(
            (start, end, held[at:to]) == (one.start, one.end, one.words) for start, end, at, to in theirs
        ):
            continue
        if any(one.start <= end and start <= one.end for start, end, _, _ in theirs):
            return None
        shift = sum((to - at) - (end - start) for start, end, at, to in theirs if end <= one.start)
        puts.append(Put(one.start + shift, one.end + shift, one.ours, one.first, one.last))
    return puts
