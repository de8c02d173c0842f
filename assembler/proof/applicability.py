"""An independent statement of when each clause applies, and the proof that the library agrees with it.

The statement is written from the practice and law papers, not from the clauses. It is YAML: `facts`, names of its own for what the statute
says of a body, and `lines`, each with `clause` (an id, or `clause#paragraph`), `says` (in words), `from` (the source) and `when` (a
condition, or `always`); `each` where it is repeated; `words` where the line is about some words of a paragraph rather than the whole. A
paragraph's line speaks of agreements that hold its clause.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from assembler.conditions import Condition, Each, Vocabulary, parse_condition
from assembler.conditions.facts import WrittenFact, parse_facts
from assembler.conditions.tree import Always
from assembler.errors import LibraryError, Place, Problem
from assembler.library.clauses import LibraryTable
from assembler.library.library import Library
from assembler.markup import Words
from assembler.proof.formulas import Formula, all_of, any_of, no
from assembler.proof.printed import PrintedLibrary, PrintedParagraph, PrintedSection
from assembler.proof.symbolic import Items
from assembler.proof.translation import Translator
from assembler.section_kinds import FILLED_BY_ASSEMBLY
from assembler.source import Document, Schema, entries, expect_names, read_each
from assembler.wording import Reader

_LINE = Schema(must=("clause", "says", "from", "when"), may=("each", "words"))
_FACT = Schema(must=("fact", "means", "when", "from"))


class Line(Struct, frozen=True, eq=False):
    """When one clause, paragraph or run of words applies, in words and as a condition. `each` are the lists it is repeated for."""

    clause: str
    words: str
    says: str
    source: str
    each: tuple[Each, ...]
    when: Condition
    place: Place

    @property
    def name(self) -> str:
        """What it is about."""
        return f"{self.clause} “{self.words}”" if self.words else self.clause

    @property
    def items(self) -> tuple[str, ...]:
        """What the items it is repeated for are called."""
        return tuple(sorted(each.variable for each in self.each))


class Disagreement(Struct, frozen=True, eq=False):
    """Where a line and the library could part: `differs` is on which answers, and is simply True where they cannot be compared."""

    line: Line | None
    name: str
    says: str
    differs: Formula


def read_lines(document: Document, vocabulary: Vocabulary) -> tuple[Line, ...]:
    """The lines of a file. Raises LibraryError with every fault."""
    if not isinstance(document.value, dict):
        raise LibraryError(Problem("This should have the names “facts” and “lines”.", document.place(())))
    vocabulary = parse_facts(_facts(document), vocabulary)
    problems: list[Problem] = []
    found = read_each(_entries(document, "lines"), lambda entry, place: _line(entry, vocabulary, place), problems)
    if problems:
        raise LibraryError(problems)
    return tuple(found)


def _entries(document: Document, name: str) -> Iterator[tuple[Any, Place]]:
    if document.value.get(name) is not None:
        yield from entries(document, (name,), {"lines": "clause", "facts": "fact"}[name])


def _expect_words(entry: object, schema: Schema, place: Place) -> None:
    for name, value in expect_names(entry, schema, place).items():
        if not isinstance(value, str | None):
            raise LibraryError(Problem(f"“{name}” should be words.", place))


def _facts(document: Document) -> Iterator[WrittenFact]:
    for entry, place in _entries(document, "facts"):
        _expect_words(entry, _FACT, place)
        yield WrittenFact(entry["fact"], entry["means"], entry["when"], (entry["from"],), place)


def _line(entry: Mapping[str, str], vocabulary: Vocabulary, place: Place) -> Line:
    _expect_words(entry, _LINE, place)
    reader = Reader(vocabulary, {}, place)
    lists: list[Each] = []
    for each in (entry.get("each") or "").split():
        found, reader = reader.each(each)
        lists.append(found)
    text = entry["when"]
    when: Condition = (
        Always(truth=True) if text == "always" else parse_condition(text, vocabulary, dict(reader.items), place)
    )
    return Line(entry["clause"], entry.get("words") or "", entry["says"], entry["from"], tuple(lists), when, place)


def differences(
    lines: tuple[Line, ...], library: Library, printed: PrintedLibrary, translator: Translator
) -> Iterator[Disagreement]:
    """Every way in which the lines and a document of the library could differ: on some answers, or because one has what the other lacks.

    A line about what another document alone has is for the proof of that one. Of a clause taken in part, the lines on its paragraphs speak.
    """
    work = _Comparing(library, printed, translator, _clause_presence(printed), _by_name(printed))
    for line in lines:
        clause = library.clauses.get(line.clause)
        if line.clause not in library.elsewhere and not (clause and clause.in_part and not line.words):
            yield work.line(line)
    yield from work.uncovered(lines)


def _clause_presence(printed: PrintedLibrary) -> Mapping[str, Formula]:
    return {section.key: section.inside for section in printed.sections}


def _by_name(printed: PrintedLibrary) -> Mapping[str, list[PrintedParagraph]]:
    found: dict[str, list[PrintedParagraph]] = defaultdict(list)
    for paragraph in printed.paragraphs:
        found[paragraph.name].append(paragraph)
    return found


class _Comparing(Struct, frozen=True):
    library: Library
    printed: PrintedLibrary
    translator: Translator
    sections: Mapping[str, Formula]
    paragraphs: Mapping[str, list[PrintedParagraph]]

    def line(self, line: Line) -> Disagreement:
        identity, _, paragraph = line.clause.partition("#")
        clause = self.library.clauses.get(identity)
        known = clause and (
            not paragraph or paragraph in {p.id for p in clause.paragraphs()} | _tables(self.library, identity)
        )
        if not clause or not known:
            return Disagreement(line, line.name, "the library has no such clause or paragraph", True)
        if line.words:
            differs = self.words(line)
        elif paragraph:
            differs = self.paragraph(line)
        else:
            differs = self.clause(line)
        if isinstance(differs, str):
            return Disagreement(line, line.name, differs, True)
        return Disagreement(line, line.name, line.says, differs)

    def clause(self, line: Line) -> Formula | str:
        found = [section for section in self.printed.sections if section.clause.id == line.clause]
        if any(tuple(sorted(section.items)) != line.items for section in found):
            return "it is not repeated for the same list"
        return any_of([self._apart(section.items, self._wanted(section), line, True) for section in found])

    def _wanted(self, section: PrintedSection) -> Formula:
        """When a section's condition lets it in; whether there is anything to fill it is not for the line to say."""
        programmed = section.clause.kind in FILLED_BY_ASSEMBLY
        return self.translator.truth(section.clause.when, section.items).true if programmed else section.inside

    def paragraph(self, line: Line) -> Formula | str:
        found = [(p.items, p.inside, p.key.partition("#")[0]) for p in self.paragraphs.get(line.clause, [])]
        found += [
            (s.items, inside, s.key)
            for s in self.printed.sections
            for name, inside, _ in s.blocks
            if name == line.clause and not found
        ]
        if any(tuple(sorted(items)) != line.items for items, _, _ in found):
            return "it is not repeated for the same list"
        if not found:
            return "no answers let it in"
        return any_of([self._apart(items, inside, line, self.sections[section]) for items, inside, section in found])

    def words(self, line: Line) -> Formula | str:
        """The words against the line, wherever their paragraph is in."""
        found: dict[int, tuple[PrintedParagraph, list[Formula]]] = {}
        for piece in self.printed.pieces:
            if (
                piece.paragraph.name.partition("/")[0] == line.clause
                and isinstance(piece.piece, Words)
                and line.words in piece.piece.text
            ):
                found.setdefault(id(piece.paragraph), (piece.paragraph, []))[1].append(piece.when)
        if not found:
            return "the words are not there"
        return any_of(
            [
                self._apart(paragraph.items, all_of((paragraph.inside, any_of(when))), line, paragraph.inside)
                for paragraph, when in found.values()
            ]
        )

    def _apart(self, items: Items, inside: Formula, line: Line, within: Formula) -> Formula:
        """Where the one says in and the other out, in a scope that is there."""
        there = [self.translator.answers.present(item.place) for item in items.values()]
        says = all_of((*there, within, self.translator.truth(line.when, items).true))
        return any_of((all_of((inside, no(says))), all_of((says, no(inside)))))

    def uncovered(self, lines: tuple[Line, ...]) -> Iterator[Disagreement]:
        """The clauses of an agreement that have no line. A paper is taken whole: its outline says when it is wanted."""
        covered = {line.clause for line in lines if not line.words}
        for identity in () if self.library.is_paper else self.library.clauses:
            if identity not in covered:
                yield Disagreement(None, identity, "no line says when the clause applies", True)


def without_line(lines: tuple[Line, ...], library: Library) -> tuple[str, ...]:
    """The paragraphs of agreements that have a condition, or are repeated, and no line of their own."""
    covered = {line.clause for line in lines if not line.words}
    return tuple(
        name
        for clause in library.of_agreements.values()
        for paragraph in clause.paragraphs()
        if (name := f"{clause.id}#{paragraph.id}") not in covered
        and (paragraph.when != Always(truth=True) or paragraph.each)
    )


def _tables(library: Library, clause: str) -> set[str]:
    return {block.id for block in library.clauses[clause].blocks if isinstance(block, LibraryTable)}
