"""The library turned, once, into functions that print its wording quickly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from assembler.agreement import Role, Text
from assembler.completion import place_of
from assembler.conditions import Condition, Path, Scope, compile_condition, compile_value
from assembler.conditions.evaluation import Test, Value
from assembler.conditions.sorts import ListOf, Record, Reference, Sort
from assembler.conditions.tree import Always
from assembler.formatting import formatted
from assembler.library import Clause, Library, LibraryParagraph, LibraryTable
from assembler.library.terms import form_map, term_finder
from assembler.markup import CrossReference, Words
from assembler.wording import Filled, Phrase, Wording


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


Emit = Callable[[Scope, list[Printed], Sink], None]


@dataclass(frozen=True, slots=True)
class CompiledWording:
    """Wording ready to print. `fixed` is the whole of it when it depends on nothing."""

    fixed: tuple[Text, ...] | None
    terms: frozenset[str]
    emits: tuple[Emit, ...]

    def printed(self, scope: Scope, sink: Sink) -> list[Printed]:
        """The words, references and blanks in scope."""
        if self.fixed is not None:
            sink.terms |= self.terms
            return list(self.fixed)
        out: list[Printed] = []
        for emit in self.emits:
            emit(scope, out, sink)
        return out


@dataclass(frozen=True, slots=True)
class CompiledParagraph:
    """A library paragraph ready to print; `test` is None when it is always in."""

    source: LibraryParagraph
    role: Role
    test: Test | None
    items: Value | None
    wording: CompiledWording
    notes: tuple[str, ...]
    children: tuple[CompiledParagraph, ...]


@dataclass(frozen=True, slots=True)
class CompiledTable:
    """A library table ready to print: each row with its test and cells."""

    source: LibraryTable
    test: Test | None
    items: Value | None
    rows: tuple[tuple[str, Test | None, tuple[CompiledWording, ...]], ...]


@dataclass(frozen=True, slots=True)
class CompiledClause:
    """A clause ready to print."""

    source: Clause
    test: Test | None
    items: Value | None
    heading: CompiledWording
    blocks: tuple[CompiledParagraph | CompiledTable, ...]


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
        self.said: dict[int, tuple[Wording, CompiledWording]] = {}

    def say(self, wording: Wording, scope: Scope) -> str:
        """A rule's message as plain words; an answer that is not there prints as its label in square brackets."""
        kept = self.said.get(id(wording))
        if kept is None:
            kept = self.said[id(wording)] = (wording, self.wording(wording))
        parts = kept[1].printed(scope, Sink())
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
        return CompiledParagraph(
            source=paragraph,
            role=cast("Role", paragraph.role) or _LEVELS[kind][paragraph.level - 1],
            test=_test(paragraph.when),
            items=compile_value(paragraph.each.items) if paragraph.each else None,
            wording=self.wording(paragraph.wording, paragraph.term),
            notes=(paragraph.note,) if paragraph.note else (),
            children=tuple(self.paragraph(child, inside) for child in paragraph.children),
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
            return CompiledWording(fixed, terms, ())
        return CompiledWording(None, terms, tuple(self.emit(piece, defined) for piece in wording))

    def emit(self, piece: Any, defined: str) -> Emit:  # noqa: ANN401 - a Piece of any kind
        match piece:
            case Words():
                return _words(piece, self.wording((piece,), defined).terms)
            case CrossReference():
                return _pointer(piece)
            case Filled():
                return self.filled(piece)
            case Phrase(alternatives):
                return _phrase(tuple((_test(c.when), self.wording(c.wording, defined)) for c in alternatives))
        raise TypeError(piece)

    def filled(self, piece: Filled) -> Emit:
        value = compile_value(piece.path)
        label = self.label(piece.path)
        sort = piece.path.sort

        def emit(scope: Scope, out: list[Printed], sink: Sink) -> None:
            words = formatted(value(scope), sort, scope)
            if words is not None:
                out.append(Text(words, piece.bold))
                return
            sink.blanks.append(place_of(piece.path, scope))
            out.append(Text(label, blank=True))

        return emit

    def label(self, path: Path) -> str:
        """What a field is called in square brackets: its question's label."""
        return self.labels.get(self.field(path), path.steps[-1].replace("_", " ") if path.steps else path.variable)

    def field(self, path: Path) -> str:
        """The field a path arrives at, as questions write it: `parties[].legal_name`."""
        answers = self.library.vocabulary.answers
        sort: Sort = _records(answers)[path.variable][0] if path.variable else answers
        at = f"{_records(answers)[path.variable][1]}[]." if path.variable else ""
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

    def emit(scope: Scope, out: list[Printed], sink: Sink) -> None:  # noqa: ARG001 - every piece is emitted alike
        out.append(text)
        sink.terms |= terms

    return emit


def _pointer(piece: CrossReference) -> Emit:
    def emit(scope: Scope, out: list[Printed], sink: Sink) -> None:  # noqa: ARG001
        section = f"{piece.clause}/{scope.items[piece.item].id}" if piece.item else piece.clause
        out.append(Pointer(f"{section}#{piece.paragraph}" if piece.paragraph else section))

    return emit


def _phrase(alternatives: tuple[tuple[Test | None, CompiledWording], ...]) -> Emit:
    def emit(scope: Scope, out: list[Printed], sink: Sink) -> None:
        for test, wording in alternatives:
            if test is None or test(scope) is True:
                out.extend(wording.printed(scope, sink))
                return

    return emit
