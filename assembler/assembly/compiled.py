"""The library turned, once, into functions that print its wording quickly."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, cast

from assembler.agreement import Role, Text
from assembler.completion import place_of
from assembler.conditions import Condition, Path, Scope, compile_condition, compile_value
from assembler.conditions.evaluation import Test, Value
from assembler.conditions.sorts import ListOf, Record, Reference, Sort
from assembler.conditions.tree import Always
from assembler.formatting import printer
from assembler.library import Clause, Library, LibraryParagraph, LibraryTable
from assembler.library.terms import form_map, term_finder
from assembler.markup import CrossReference, Words
from assembler.wording import Filled, Phrase, Piece, Wording


@dataclass(frozen=True, slots=True)
class Pointer:
    """A reference before numbers are known: the key of the paragraph or section it points to."""

    key: str


Printed = Text | Pointer


@dataclass(slots=True)
class Sink:
    """What printing one paragraph notices besides its words: terms used, and open answers by path."""

    terms: set[str] = field(default_factory=set)
    blanks: list[tuple[str | int, ...]] = field(default_factory=list)


Decision = Any
"""What the answers decide at one place where wording varies; hashable.

At an answer: its words, or its place in the answers while it is open. At a phrase: which alternative, with its own decisions,
or None. At a reference to an item's section: the item's id.
"""

Decide = Callable[[Scope], Decision]
Emit = Callable[[Iterator[Decision], list[Printed], Sink], None]
"""Prints one piece of wording; a piece that varies takes its decision off the front."""


@dataclass(frozen=True, slots=True)
class CompiledWording:
    """Wording ready to decide and to print. `fixed` is the whole of it when it depends on nothing.

    `deciders` are in the order in which `emits` takes their decisions.
    """

    fixed: tuple[Text, ...] | None
    terms: frozenset[str]
    deciders: tuple[Decide, ...]
    emits: tuple[Emit, ...]

    def decided(self, scope: Scope) -> tuple[Decision, ...]:
        """What the answers decide here: all that printing needs of them."""
        return tuple([decide(scope) for decide in self.deciders]) if self.deciders else ()

    def printed(self, decided: tuple[Decision, ...], sink: Sink) -> list[Printed]:
        """The words, references and blanks that were decided on."""
        if self.fixed is not None:
            sink.terms |= self.terms
            return list(self.fixed)
        out: list[Printed] = []
        coming = iter(decided)
        for emit in self.emits:
            emit(coming, out, sink)
        return out


@dataclass(frozen=True, slots=True)
class CompiledParagraph:
    """A library paragraph ready to print; `test` is None when it is always in.

    `varies` is whether the answers decide anything about it or about a paragraph below it.
    """

    source: LibraryParagraph
    role: Role
    test: Test | None
    items: Value | None
    wording: CompiledWording
    notes: tuple[str, ...]
    children: tuple[CompiledParagraph, ...]
    varies: bool


@dataclass(frozen=True, slots=True)
class CompiledTable:
    """A library table ready to print: each row with its test and cells."""

    source: LibraryTable
    test: Test | None
    items: Value | None
    rows: tuple[tuple[str, Test | None, tuple[CompiledWording, ...]], ...]


@dataclass(frozen=True, eq=False)
class CompiledClause:
    """A clause ready to print. Two are never equal: what was printed of one is kept by it."""

    source: Clause
    test: Test | None
    items: Value | None
    heading: CompiledWording
    blocks: tuple[CompiledParagraph | CompiledTable, ...]

    @cached_property
    def paragraphs(self) -> tuple[CompiledParagraph, ...]:
        """The paragraphs among its blocks."""
        return tuple(block for block in self.blocks if isinstance(block, CompiledParagraph))

    @cached_property
    def tables(self) -> tuple[CompiledTable, ...]:
        """The tables among its blocks."""
        return tuple(block for block in self.blocks if isinstance(block, CompiledTable))


@dataclass(frozen=True, slots=True)
class Plan:
    """A compiled library: what `assemble` works from. One serves any number of agreements."""

    library: Library
    clauses: tuple[CompiledClause, ...]
    terms: Mapping[str, str]
    say: Callable[[Wording, Scope], str]


def compile_plan(library: Library) -> Plan:
    """The library compiled."""
    work = _Compiler(library)
    clauses = tuple(work.clause(clause) for clause in library.clauses.values())
    return Plan(library, clauses, library.terms, work.say)


_LEVELS: dict[str, tuple[Role, ...]] = {
    "clause": ("level-2", "level-3", "level-4", "level-5"),
    "special": ("level-2", "level-3", "level-4", "level-5"),
    "schedule": ("schedule-1", "schedule-2", "schedule-3", "schedule-4"),
    "parties": ("party", "body-indent"),
    "background": ("recital", "body-indent"),
    "definition": ("definition-a", "definition-i"),
}


def _test(condition: Condition) -> Test | None:
    return None if condition == Always(truth=True) else compile_condition(condition)


class _Compiler:
    def __init__(self, library: Library) -> None:
        self.library = library
        self.labels = {field: question.label for field, question in library.questionnaire.by_field.items()}
        self.forms = form_map(library.terms)
        self.finder = term_finder(library.terms)
        self.records = _records(library.vocabulary.answers)
        self.said: dict[int, tuple[Wording, CompiledWording]] = {}

    def say(self, wording: Wording, scope: Scope) -> str:
        """A rule's message as plain words; an answer that is not there prints as its label in square brackets."""
        kept = self.said.get(id(wording))
        if kept is None:
            kept = self.said[id(wording)] = (wording, self.wording(wording))
        parts = kept[1].printed(kept[1].decided(scope), Sink())
        return "".join(f"[{p.text}]" if p.blank else p.text for p in parts if isinstance(p, Text))

    def clause(self, clause: Clause) -> CompiledClause:
        return CompiledClause(
            source=clause,
            test=_test(clause.when),
            items=compile_value(clause.each.items) if clause.each else None,
            heading=self.wording(clause.heading),
            blocks=tuple(self.block(block, clause.kind) for block in clause.blocks),
        )

    def block(self, block: LibraryParagraph | LibraryTable, kind: str) -> CompiledParagraph | CompiledTable:
        if isinstance(block, LibraryParagraph):
            return self.paragraph(block, kind)
        rows = tuple((row.id, _test(row.when), tuple(self.wording(cell) for cell in row.cells)) for row in block.rows)
        return CompiledTable(block, _test(block.when), compile_value(block.each.items) if block.each else None, rows)

    def paragraph(self, paragraph: LibraryParagraph, kind: str) -> CompiledParagraph:
        inside = "definition" if paragraph.role == "definition" else kind
        test, wording = _test(paragraph.when), self.wording(paragraph.wording, paragraph.term)
        children = tuple(self.paragraph(child, inside) for child in paragraph.children)
        return CompiledParagraph(
            source=paragraph,
            role=cast("Role", paragraph.role) or _LEVELS[kind][paragraph.level - 1],
            test=test,
            items=compile_value(paragraph.each.items) if paragraph.each else None,
            wording=wording,
            notes=(paragraph.note,) if paragraph.note else (),
            children=children,
            varies=bool(test or paragraph.each or wording.deciders or any(child.varies for child in children)),
        )

    def wording(self, wording: Wording, defined: str = "") -> CompiledWording:
        """`defined` is the term that a definition defines, which is not a use of it."""
        terms = frozenset(
            self.forms[match]
            for piece in wording
            if isinstance(piece, Words) and not piece.bold
            for match in self.finder.findall(piece.text)
        ) - {defined}
        if all(isinstance(piece, Words) for piece in wording):
            fixed = tuple(Text(p.text, p.bold, p.italic) for p in wording if isinstance(p, Words))
            return CompiledWording(fixed, terms, (), ())
        pieces = [self.piece(piece, defined) for piece in wording]
        deciders = tuple(decide for decide, _ in pieces if decide)
        return CompiledWording(None, terms, deciders, tuple(emit for _, emit in pieces))

    def piece(self, piece: Piece, defined: str) -> tuple[Decide | None, Emit]:
        """How a piece is decided, unless it never varies, and how it is printed."""
        match piece:
            case Words():
                return None, _words(piece, self.wording((piece,), defined).terms)
            case CrossReference():
                return _pointer(piece)
            case Filled():
                return self.filled(piece)
            case Phrase(alternatives):
                return _phrase(tuple((_test(c.when), self.wording(c.wording, defined)) for c in alternatives))

    def filled(self, piece: Filled) -> tuple[Decide, Emit]:
        value, printed = compile_value(piece.path), printer(piece.path.sort)
        label = Text(self.label(piece.path), blank=True)

        def decide(scope: Scope) -> Decision:
            words = printed(value(scope), scope)
            return place_of(piece.path, scope) if words is None else words

        def emit(coming: Iterator[Decision], out: list[Printed], sink: Sink) -> None:
            decided = next(coming)
            if isinstance(decided, str):
                out.append(Text(decided, piece.bold))
                return
            sink.blanks.append(decided)
            out.append(label)

        return decide, emit

    def label(self, path: Path) -> str:
        """What a field is called in square brackets: its question's label."""
        return self.labels.get(self.field(path), path.steps[-1].replace("_", " ") if path.steps else path.variable)

    def field(self, path: Path) -> str:
        """The field a path arrives at, as questions write it: `parties[].legal_name`."""
        sort: Sort = self.library.vocabulary.answers
        at = ""
        if path.variable:
            sort, list_path = self.records[path.variable]
            at = f"{list_path}[]."
        for number, step in enumerate(path.steps):
            if isinstance(sort, Reference):
                at = f"{sort.list_path}[]."
                sort = self.library.vocabulary.list_item(sort.list_path)
            following = self.library.vocabulary.step(sort, step)
            assert following is not None  # noqa: S101 - the path was checked when it was parsed
            at += step + ("." if number < len(path.steps) - 1 else "")
            sort = following
        return at


def _records(record: Record, prefix: str = "") -> dict[str, tuple[Record, str]]:
    """Each list's item, by its name, with the list's own path."""
    found: dict[str, tuple[Record, str]] = {}
    for name, sort in record.fields.items():
        if isinstance(sort, ListOf):
            found[sort.item.name] = (sort.item, prefix + name)
            found |= _records(sort.item, f"{prefix}{name}[].")
        elif isinstance(sort, Record):
            found |= _records(sort, f"{prefix}{name}.")
    return found


def _words(piece: Words, terms: frozenset[str]) -> Emit:
    text = Text(piece.text, piece.bold, piece.italic)

    def emit(coming: Iterator[Decision], out: list[Printed], sink: Sink) -> None:  # noqa: ARG001 - every piece is emitted alike
        out.append(text)
        sink.terms |= terms

    return emit


def _pointer(piece: CrossReference) -> tuple[Decide | None, Emit]:
    paragraph = f"#{piece.paragraph}" if piece.paragraph else ""
    fixed = Pointer(piece.clause + paragraph)

    def emit(coming: Iterator[Decision], out: list[Printed], sink: Sink) -> None:  # noqa: ARG001
        out.append(Pointer(f"{piece.clause}/{next(coming)}{paragraph}") if piece.item else fixed)

    return (lambda scope: scope.items[piece.item].id) if piece.item else None, emit


def _phrase(alternatives: tuple[tuple[Test | None, CompiledWording], ...]) -> tuple[Decide, Emit]:
    def decide(scope: Scope) -> Decision:
        for number, (test, wording) in enumerate(alternatives):
            if test is None or test(scope) is True:
                return number, wording.decided(scope)
        return None

    def emit(coming: Iterator[Decision], out: list[Printed], sink: Sink) -> None:
        chosen = next(coming)
        if chosen is not None:
            number, decided = chosen
            out.extend(alternatives[number][1].printed(decided, sink))

    return decide, emit
