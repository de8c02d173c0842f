"""An outline laid on the library: its clauses in order, each as the outline takes it, and what asks about printing answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from assembler.conditions import Condition, Each
from assembler.conditions.tree import (
    Always,
    And,
    Comparison,
    Contains,
    FactUse,
    Membership,
    Not,
    Or,
    Printed,
    Quantified,
    Recorded,
    Truth,
    asks_of_printing,
)
from assembler.errors import LibraryError, Problem
from assembler.library.clauses import Clause, LibraryBlock, LibraryParagraph, LibraryTable, lead_to
from assembler.library.outlines import Outline, Taken
from assembler.wording import Choice, Phrase, Piece, Wording

YES: Final = Always(truth=True)
NO: Final = Always(truth=False)


def clauses_of(outline: Outline, clauses: Mapping[str, Clause]) -> Mapping[str, Clause]:
    """The clauses as the outline takes them, in its order. Raises LibraryError where a condition asks in a circle what is printed."""
    taken: dict[str, Clause] = {}
    for section in outline.sections:
        for one in section.takes:
            if one.clause in clauses:
                clause = _taken(clauses[one.clause], one, outline.id)
                if section.as_clause:
                    clause = replace(clause, kind="clause", as_clause=True)
                if section.heading or one.blocks:
                    clause = replace(clause, gathered_in=section.id if section.heading else "", in_part=True)
                if outline.paper:
                    when = all_of([*(one.when for one in outline.paper.made_if), clause.when])
                    clause = replace(clause, when=when, asks=True)
                taken[one.clause] = replace(clause, runs_on=True) if outline.runs_on else clause
    presence = _Presence(taken, clauses)
    return {identity: presence.settled(clause) for identity, clause in taken.items()}


def looked_into(clause: Clause) -> Clause:
    """The clause as it was read, with what an outline has to look for in it."""
    differs = any(block.only for block in (*clause.blocks, *clause.paragraphs()))
    return replace(clause, differs=differs, asks=any(map(asks_of_printing, clause.conditions())))


def _taken(clause: Clause, taken: Taken, outline: str) -> Clause:
    """The clause with the paragraphs and tables that the outline takes of it; itself where that is all."""
    if not clause.differs and not taken.blocks:
        return clause
    blocks = {block.id: block for block in clause.blocks}
    chosen = tuple(blocks[name] for name in taken.blocks if name in blocks) if taken.blocks else clause.blocks
    kept = tuple(found for block in chosen if (found := _kept(block, outline)) is not None)
    same = len(kept) == len(clause.blocks) and all(one is other for one, other in zip(kept, clause.blocks, strict=True))
    return clause if same else replace(clause, blocks=kept)


def _kept(block: LibraryBlock, outline: str) -> LibraryBlock | None:
    if block.only and block.only != outline:
        return None
    return _with_its_own(block, outline) if isinstance(block, LibraryParagraph) else block


def _with_its_own(paragraph: LibraryParagraph, outline: str) -> LibraryParagraph:
    """The paragraph without those below it that another outline alone has."""
    if not paragraph.children:
        return paragraph
    kept = tuple(
        _with_its_own(child, outline) for child in paragraph.children if not child.only or child.only == outline
    )
    same = len(kept) == len(paragraph.children)
    same = same and all(one is other for one, other in zip(kept, paragraph.children, strict=True))
    return paragraph if same else replace(paragraph, children=kept)


class _Presence(Struct):
    """Puts in place of each question what is printed the condition under which it is, in one outline."""

    taken: Mapping[str, Clause]
    every: Mapping[str, Clause]
    asking: list[str] = field(default_factory=list)

    def settled(self, clause: Clause) -> Clause:
        """The clause with its conditions settled; itself where none asks what is printed."""
        if not clause.asks:
            return clause
        return replace(
            clause,
            when=self.condition(clause.when),
            heading=self.wording(clause.heading),
            blocks=tuple(found for block in clause.blocks if (found := self.block(block)) is not None),
        )

    def block(self, block: LibraryBlock) -> LibraryBlock | None:
        return self.table(block) if isinstance(block, LibraryTable) else self.paragraph(block)

    def paragraph(self, paragraph: LibraryParagraph) -> LibraryParagraph | None:
        """None where it can never be in."""
        when = self.condition(paragraph.when)
        if when == NO:
            return None
        children = tuple(found for child in paragraph.children if (found := self.paragraph(child)) is not None)
        return replace(paragraph, when=when, wording=self.wording(paragraph.wording), children=children)

    def table(self, table: LibraryTable) -> LibraryTable | None:
        when = self.condition(table.when)
        if when == NO:
            return None
        rows = (replace(row, when=self.condition(row.when)) for row in table.rows)
        settled = tuple(
            replace(row, cells=tuple(self.wording(cell) for cell in row.cells)) for row in rows if row.when != NO
        )
        return replace(table, when=when, rows=settled)

    def wording(self, wording: Wording) -> Wording:
        return tuple(settled for piece in wording for settled in self.piece(piece))

    def piece(self, piece: Piece) -> Iterator[Piece]:
        """A phrase without what can never be chosen; what alone can be stands in its place."""
        if not isinstance(piece, Phrase):
            yield piece
            return
        choices = [
            Choice(self.condition(choice.when), self.wording(choice.wording), choice.unsettled)
            for choice in piece.alternatives
        ]
        kept = tuple(choice for choice in choices if choice.when != NO)
        if kept and kept[0].when == YES and not kept[0].unsettled:
            yield from kept[0].wording
        elif kept:
            yield Phrase(kept, piece.otherwise)

    def condition(self, condition: Condition) -> Condition:  # noqa: PLR0911 - one line for each kind of node
        """The condition with what it asks about printing settled, folded where that decides it."""
        if not asks_of_printing(condition):
            return condition
        match condition:
            case Printed(clause, paragraph):
                return self.presence(clause, paragraph)
            case Not(inner):
                settled = self.condition(inner)
                return Always(not settled.truth) if isinstance(settled, Always) else Not(settled)
            case And(parts):
                return all_of([self.condition(part) for part in parts])
            case Or(parts):
                return any_of([self.condition(part) for part in parts])
            case Quantified(word, each, inner):
                return Quantified(word, each, self.condition(inner))
            case FactUse() | Always() | Truth() | Recorded() | Comparison() | Membership() | Contains():
                return condition

    def presence(self, clause: str, paragraph: str) -> Condition:
        """When a clause or paragraph is in. Raises LibraryError where that depends on itself."""
        key = f"{clause}#{paragraph}" if paragraph else clause
        if key in self.asking:
            circle = " asks for ".join(f"“{one}”" for one in (*self.asking[self.asking.index(key) :], key))
            raise LibraryError(Problem(f"What is printed depends on itself: {circle}.", self.every[clause].place))
        self.asking.append(key)
        found = self._in(clause, paragraph)
        self.asking.pop()
        omittable = clause in self.taken and self.taken[clause].status in ("default", "optional")
        return Printed(clause, paragraph, found) if omittable and found != NO else found

    def _in(self, identity: str, paragraph: str) -> Condition:
        clause = self.taken.get(identity)
        if clause is None:
            return NO
        if paragraph:
            return presence_of(clause, paragraph, self)
        found = self.condition(clause.when)
        if clause.in_part:
            blocks = [self.condition(block.when) for block in clause.blocks if isinstance(block, LibraryParagraph)]
            found = all_of([found, any_of(blocks)])
        return _of_items(clause.each, found)


def presence_of(clause: Clause, paragraph: str, settle: _Presence | None = None) -> Condition:
    """When a paragraph of a clause is in, of any item for which it is repeated; what the drafter leaves out aside."""
    path = lead_to(clause, paragraph)
    if not path:
        return NO
    found: Condition = YES
    for each, when in reversed([(clause.each, clause.when), *((step.each, step.when) for step in path)]):
        found = _of_items(each, all_of([settle.condition(when) if settle else when, found]))
    return found


def _of_items(each: Each | None, condition: Condition) -> Condition:
    return condition if each is None or condition == NO else Quantified("any", each, condition)


def all_of(parts: list[Condition]) -> Condition:
    """All of them, without those that always hold."""
    if NO in parts:
        return NO
    kept = tuple(part for part in parts if part != YES)
    return kept[0] if len(kept) == 1 else And(kept) if kept else YES


def any_of(parts: list[Condition]) -> Condition:
    """Any of them, without those that never hold."""
    if YES in parts:
        return YES
    kept = tuple(part for part in parts if part != NO)
    return kept[0] if len(kept) == 1 else Or(kept) if kept else NO
