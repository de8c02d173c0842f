"""The compiled library printed as it was decided: sections and their paragraphs in words, before numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Final

from msgspec import Struct

from assembler.agreement import Role, Text
from assembler.assembly.compiled import CompiledClause, CompiledOutline, CompiledParagraph, CompiledTable
from assembler.assembly.decisions import ParagraphDecision, RowDecision, SectionDecision, decide_sections
from assembler.assembly.prose import parted
from assembler.assembly.sentences import Pointer, Printed, fit
from assembler.assembly.wordings import Blank, CompiledWording, Decision, Sink
from assembler.conditions import Scope
from assembler.conditions.groups import Said
from assembler.identity import KEPT
from assembler.roles import ROLES, levels
from assembler.section_kinds import KINDS


class DraftParagraph(Struct):
    """A paragraph with pointers where references will be, and what it noticed while it was printed.

    `begins` is whether a sentence begins with it: with the parts of a joined one, none does. `literal` is the number that it bears whatever
    is counted: 12A.
    """

    key: str
    role: Role
    content: list[Printed] | tuple[Text, ...]
    notes: tuple[str, ...]
    term: str
    terms: AbstractSet[str]
    blanks: list[Blank]
    begins: bool = True
    literal: str = ""


class DraftTable(Struct, frozen=True):
    """A table whose cells hold draft paragraphs."""

    key: str
    source: CompiledTable
    rows: tuple[tuple[str, tuple[tuple[DraftParagraph, ...], ...]], ...]


class DraftSection(Struct, frozen=True, eq=False, dict=True):
    """A section that is in, before numbers. It is shared by all agreements that decide it alike: never change one.

    `gathered` are the clauses whose paragraphs stand in it under a heading that is not theirs; `not_used` is whether its heading only keeps
    a number.
    """

    key: str
    source: CompiledClause
    heading: DraftParagraph | None
    blocks: tuple[DraftParagraph | DraftTable, ...]
    gathered: tuple[str, ...] = ()
    not_used: bool = False

    @cached_property
    def paragraphs(self) -> tuple[DraftParagraph, ...]:
        """The heading and every paragraph, those of tables included, in reading order."""
        found = [self.heading] if self.heading is not None else []
        for block in self.blocks:
            if isinstance(block, DraftParagraph):
                found.append(block)
            else:
                found += [paragraph for _, cells in block.rows for cell in cells for paragraph in cell]
        return tuple(found)

    @cached_property
    def pointers(self) -> tuple[tuple[str, str], ...]:
        """The key each reference points to, with the key of the paragraph it stands in."""
        return tuple(
            (part.key, paragraph.key)
            for paragraph in self.paragraphs
            for part in paragraph.content
            if isinstance(part, Pointer)
        )

    @cached_property
    def blanks(self) -> tuple[tuple[Blank, str], ...]:
        """Each blank, with the key of the paragraph it stands in."""
        return tuple((blank, paragraph.key) for paragraph in self.paragraphs for blank in paragraph.blanks)

    @cached_property
    def satisfied(self) -> frozenset[str]:
        """The rules that its paragraphs meet."""
        meets = self.source.satisfying
        printed = {key.key.partition("#")[2].partition("/")[0] for key in self.paragraphs} if meets else ()
        return frozenset(rule for identity in printed for rule in meets.get(identity, ()))

    @cached_property
    def used(self) -> frozenset[str]:
        """The terms used outside definitions."""
        return frozenset(term for owner, paragraph in self._owned() if not owner for term in paragraph.terms)

    @cached_property
    def defined(self) -> Mapping[str, AbstractSet[str]]:
        """The terms defined here, each with the terms that its definition uses."""
        uses: dict[str, set[str]] = {}
        for owner, paragraph in self._owned():
            if owner:
                uses.setdefault(owner, set()).update(paragraph.terms)
        return uses

    def _owned(self) -> Iterator[tuple[str, DraftParagraph]]:
        """Each paragraph with the term whose definition it belongs to, if any."""
        term = ""
        for paragraph in self.paragraphs:
            term = paragraph.term or (term if paragraph.role in _IN_DEFINITIONS else "")
            yield term, paragraph


def print_sections(compiled: CompiledOutline, scope: Scope, said: Said | None = None) -> list[DraftSection]:
    """Every clause that is in, in the agreement's order, each a section of its own."""
    printed = [_section(clause, decision) for clause, decision in decide_sections(compiled, scope, said)]
    return [section for section in printed if section.blocks or not section.source.source.in_part]


@lru_cache(maxsize=KEPT)
def _section(clause: CompiledClause, decision: SectionDecision) -> DraftSection:
    key = clause.source.id + decision.suffix
    heading = None
    if clause.source.heading and not clause.source.gathered_in:
        role = KINDS[clause.source.kind].heading
        notes = (clause.source.note,) if clause.source.note else ()
        (heading,) = settled(_made(key, role, clause.heading, decision.heading, notes))
    paragraphs, tables = iter(decision.paragraphs), iter(decision.tables)
    blocks: list[DraftParagraph | DraftTable] = []
    for block in clause.blocks:
        if isinstance(block, CompiledTable):
            blocks += _table(block, next(tables), key)
        else:
            printed = _paragraphs(block, next(paragraphs) if block.varies else _AS_IT_STANDS, key, "")
            blocks += [paragraph for one in printed for paragraph in settled(one)]
    if clause.source.gathered_in and clause.source.note and blocks and isinstance(blocks[0], DraftParagraph):
        blocks[0].notes = (clause.source.note, *blocks[0].notes)  # of which the heading would have been the place
    return DraftSection(key, clause, heading, tuple(blocks))


def gathered(sections: list[DraftSection], compiled: CompiledOutline) -> list[DraftSection]:
    """The sections, those that the outline gathers as one under its heading, which is there where anything is below it."""
    made: list[DraftSection] = []
    for name, run in groupby(sections, lambda section: section.source.source.gathered_in):
        filled = tuple(run)
        made += [_gathered(compiled.gathering[name], filled)] if name and filled else filled
    return made


@lru_cache(maxsize=KEPT)
def _gathered(heading: CompiledClause, members: tuple[DraftSection, ...]) -> DraftSection:
    identity = heading.source.id
    (title,) = settled(_made(identity, "clause", heading.heading, (), ()))
    blocks = tuple(block for member in members for block in member.blocks)
    return DraftSection(identity, heading, title, blocks, tuple(member.key for member in members))


_IN_DEFINITIONS: Final = frozenset(levels("definition")[1:])


def settled(draft: DraftParagraph) -> tuple[DraftParagraph, ...]:
    """The paragraph with its answers fitted to their sentences, and after it those that further paragraphs of an answer make.

    These are keyed by their order under its key.
    """
    if isinstance(draft.content, tuple):  # no answer is in it
        return (draft,)
    first, *others = parted(draft.role, draft.content)
    begins = draft.begins and ROLES[draft.role].sentence
    draft.content = fit(first.content, begins=begins, goes_on=first.goes_on)
    further = (
        DraftParagraph(
            f"{draft.key}/{number}",
            part.role,
            fit(part.content, begins=begins and part.role == draft.role, goes_on=part.goes_on),
            (),
            "",
            frozenset(),
            [],
        )
        for number, part in enumerate(others, 2)
    )
    return (draft, *further)


_AS_IT_STANDS: Final = (ParagraphDecision("", (), ()),)
"""What is decided of a paragraph that does not vary: it is in, once."""


def _paragraphs(
    block: CompiledParagraph, decided: tuple[ParagraphDecision, ...], section: str, outer: str
) -> list[DraftParagraph]:
    """A paragraph and those below it, as often as it is repeated: none where its condition keeps it out."""
    return [paragraph for one in decided for paragraph in _paragraph(block, one, section, outer + one.suffix)]


def _paragraph(block: CompiledParagraph, decided: ParagraphDecision, section: str, suffix: str) -> list[DraftParagraph]:
    source = block.source
    key = f"{section}#{source.id}{suffix}"
    made = [_made(key, block.role, block.wording, decided.words, block.notes, source.term)]
    coming = iter(decided.below)
    children = [
        _paragraphs(child, next(coming) if child.varies else _AS_IT_STANDS, section, suffix) for child in block.children
    ]
    if source.join:
        for paragraphs in children:
            for paragraph in paragraphs:
                paragraph.begins = False
        _punctuate(list(_sentences(children, block)), source.join)
    for paragraphs in children:
        made += paragraphs
    return made


def _sentences(children: list[list[DraftParagraph]], block: CompiledParagraph) -> Iterator[list[DraftParagraph]]:
    """The parts of a joined sentence: each paragraph directly below, with those below it in turn."""
    for paragraphs, child in zip(children, block.children, strict=True):
        part: list[DraftParagraph] = []
        for paragraph in paragraphs:
            if f"{paragraph.key}/".partition("#")[2].startswith(f"{child.source.id}/"):
                if part:
                    yield part
                part = []
            part.append(paragraph)
        if part:
            yield part


def _punctuate(parts: list[list[DraftParagraph]], word: str) -> None:
    """`;` after each part, `; and` before the last, and the sentence's full stop at the end.

    A part that is itself a joined sentence ends where its own last part does.
    """
    for number, part in enumerate(parts, 1):
        content = part[-1].content
        last = content[-1] if content else None
        if (len(part) > 1 and last != _STOP) or (type(last) is Text and last.text.endswith(":")):
            continue
        kept = content[:-1] if len(part) > 1 else content
        mark = _STOP if number == len(parts) else Text(f"; {word}") if number == len(parts) - 1 else _NEXT
        part[-1].content = (*kept, mark) if isinstance(kept, tuple) else [*kept, mark]


_STOP, _NEXT = Text("."), Text(";")


def _table(block: CompiledTable, decided: tuple[RowDecision, ...], section: str) -> Iterator[DraftTable]:
    key = f"{section}#{block.source.id}"
    rows: list[tuple[str, tuple[tuple[DraftParagraph, ...], ...]]] = []
    for number, suffix, words in decided:
        name, _, cells = block.rows[number]
        row = f"{key}{suffix}" if suffix else f"{key}/{name}"
        made = (
            settled(_made(f"{row}/{at}", "cell", cell, own, ()))
            for at, (cell, own) in enumerate(zip(cells, words, strict=True), 1)
        )
        rows.append((row, tuple(made)))
    if rows:
        yield DraftTable(key, block, tuple(rows))


def _made(
    key: str,
    role: Role,
    wording: CompiledWording,
    decided: tuple[Decision, ...],
    notes: tuple[str, ...],
    term: str = "",
) -> DraftParagraph:
    if wording.fixed is not None:
        return DraftParagraph(key, role, wording.fixed, notes, term, wording.terms, [])
    sink = Sink()
    content = wording.printed(decided, sink)
    return DraftParagraph(key, role, content, notes, term, sink.terms, sink.blanks)
