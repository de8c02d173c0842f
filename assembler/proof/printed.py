"""What assembly would print, for all answers at once: every section, paragraph and piece of wording with the formula of when it is in.

It follows `assembly/draft_sections.py` and `assembly/definitions.py` step by step, with slots where they have items.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from assembler.library.clauses import Clause, LibraryBlock, LibraryParagraph, LibraryTable
from assembler.library.library import Library
from assembler.library.terms import form_map, inline_terms, term_finder
from assembler.markup import Words
from assembler.proof.formulas import Formula, SymbolicTruth, all_of, any_of, no
from assembler.proof.laws import WITHOUT_TERMS
from assembler.proof.symbolic import Items
from assembler.proof.translation import Translator
from assembler.wording import Phrase, Piece, Wording


class PrintedParagraph(Struct, frozen=True, eq=False):
    """A paragraph, heading or cell in one scope. `inside` is when it is in, whether its definition is used or not.

    `key` is what a reference looks for, with slots for ids; `name` is the same for every scope. `term` is the definition it is part
    of, if any.
    """

    key: str
    name: str
    clause: Clause
    source: LibraryParagraph | None
    items: Items
    inside: Formula
    term: str
    wording: Wording
    children: tuple[PrintedParagraph, ...] = ()


class PrintedPiece(Struct, frozen=True, eq=False):
    """A piece of wording in a paragraph, with when it is printed."""

    paragraph: PrintedParagraph
    piece: Piece
    when: Formula


class PrintedPhrase(Struct, frozen=True, eq=False):
    """A phrase in a paragraph: when it is reached, and the truth of each of its alternatives."""

    paragraph: PrintedParagraph
    phrase: Phrase
    when: Formula
    truths: tuple[SymbolicTruth, ...]


class PrintedSection(Struct, frozen=True, eq=False):
    """A section in one scope: when its condition lets it in, and the blocks of it as (name, when in, definition's term)."""

    key: str
    clause: Clause
    items: Items
    inside: Formula
    blocks: tuple[tuple[str, Formula, str], ...]


class PrintedLibrary(Struct):
    """Everything the library could print."""

    sections: list[PrintedSection] = field(default_factory=list)
    paragraphs: list[PrintedParagraph] = field(default_factory=list)
    pieces: list[PrintedPiece] = field(default_factory=list)
    phrases: list[PrintedPhrase] = field(default_factory=list)
    used: Mapping[str, Formula] = field(default_factory=dict)

    def when(self, paragraph: PrintedParagraph) -> Formula:
        """When a paragraph is printed: a definition, and what belongs to it, only if its term is used."""
        return all_of((paragraph.inside, self.used.get(paragraph.term, False))) if paragraph.term else paragraph.inside

    def piece_when(self, piece: PrintedPiece) -> Formula:
        """When a piece is printed."""
        return all_of((self.when(piece.paragraph), piece.when))


def print_library(library: Library, translator: Translator, free: Mapping[str, Formula]) -> PrintedLibrary:
    """What a document of the library could print. `free` says when the sections that no condition decides are in (special conditions).

    A paper that each item has is taken for the first: any item is first in some order, and no order changes what is printed of it.
    """
    work = _Printer(translator, free, PrintedLibrary(), 1 if library.is_paper else None)
    for clause in library.clauses.values():
        work.clause(clause)
    work.printed.used = _used(work.printed, TermUses.of(library))
    return work.printed


class TermUses(Struct, frozen=True):
    """Finds defined terms in words, as assembly does."""

    forms: Mapping[str, str]
    library: Library

    @classmethod
    def of(cls, library: Library) -> TermUses:
        """A finder of a library's terms."""
        return cls(form_map(library.terms), library)

    def uses(self, printed: PrintedLibrary) -> Iterator[tuple[PrintedPiece, str]]:
        """Every use of a term: words that are not bold; a definition does not use its own term."""
        finder = term_finder(self.library.terms)
        for piece in printed.pieces:
            if isinstance(piece.piece, Words) and not piece.piece.bold:
                own = piece.paragraph.source.term if piece.paragraph.source else ""
                for term in {self.forms[match] for match in finder.findall(piece.piece.text)} - {own}:
                    yield piece, term


def inline_definitions(printed: PrintedLibrary, terms: Mapping[str, str]) -> Iterator[tuple[PrintedPiece, str]]:
    """Every place where a term is defined in bold where it stands."""
    for piece in printed.pieces:
        source = piece.paragraph.source
        if source is None or source.term or piece.paragraph.clause.kind in WITHOUT_TERMS:
            continue
        for term in inline_terms((piece.piece,)) if isinstance(piece.piece, Words) else ():
            if term in terms:
                yield piece, term


def _used(printed: PrintedLibrary, finder: TermUses) -> Mapping[str, Formula]:
    """When each term is used: outside definitions, or in the definition of a term that is itself used."""
    outside: dict[str, list[Formula]] = {term: [] for term in finder.library.terms}
    within: dict[str, list[tuple[str, Formula]]] = {term: [] for term in finder.library.terms}
    for piece, term in finder.uses(printed):
        here = all_of((piece.paragraph.inside, piece.when))
        if piece.paragraph.term:
            within[term].append((piece.paragraph.term, here))
        else:
            outside[term].append(here)
    used = {term: any_of(parts) for term, parts in outside.items()}
    for _ in range(len(used)):
        grown = {
            term: any_of((*outside[term], *(all_of((used[by], here)) for by, here in within[term]))) for term in used
        }
        if all(_same(grown[term], used[term]) for term in used):
            break
        used = grown
    return used


def _same(one: Formula, other: Formula) -> bool:
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    return bool(one.eq(other))


class _Printer(Struct):
    translator: Translator
    free: Mapping[str, Formula]
    printed: PrintedLibrary
    most: int | None

    def clause(self, clause: Clause) -> None:
        for there, items, suffix in self.translator.instances(clause.each, {})[: self.most]:
            free = self.free.get(clause.id, True)
            inside = all_of((there, free, self.translator.truth(clause.when, items).true))
            key = clause.id + suffix
            blocks = [found for block in clause.blocks for found in self.block(block, clause, items, inside, key)]
            if clause.in_part:  # then it is in where any of that is
                inside = any_of(when for _, when, _ in blocks)
            if clause.heading and not clause.gathered_in:
                self.paragraph(PrintedParagraph(key, clause.id, clause, None, items, inside, "", clause.heading))
            self.printed.sections.append(PrintedSection(key, clause, items, inside, tuple(blocks)))

    def block(
        self, block: LibraryBlock, clause: Clause, items: Items, inside: Formula, section: str
    ) -> list[tuple[str, Formula, str]]:
        name = f"{clause.id}#{block.id}"
        if isinstance(block, LibraryTable):
            return [(name, any_of(list(self.table(block, clause, items, inside))), "")]
        outer = PrintedParagraph(section, clause.id, clause, None, items, inside, "", ())
        return [(name, found.inside, found.term) for found in self.paragraphs(block, outer, section, "")]

    def paragraphs(
        self, source: LibraryParagraph, outer: PrintedParagraph, section: str, suffix: str
    ) -> list[PrintedParagraph]:
        found = []
        for there, items, own in self.translator.instances(source.each, outer.items):
            inside = all_of((outer.inside, there, self.translator.truth(source.when, items).true))
            key = f"{section}#{source.id}{suffix}{own}"
            name, term = f"{outer.clause.id}#{source.id}", source.term or outer.term
            here = PrintedParagraph(key, name, outer.clause, source, items, inside, term, source.wording)
            children = [p for child in source.children for p in self.paragraphs(child, here, section, suffix + own)]
            made = PrintedParagraph(
                key, name, outer.clause, source, items, inside, term, source.wording, tuple(children)
            )
            self.paragraph(made)
            found.append(made)
        return found

    def table(self, table: LibraryTable, clause: Clause, items: Items, inside: Formula) -> Iterator[Formula]:
        shown = all_of((inside, self.translator.truth(table.when, items).true))
        name = f"{clause.id}#{table.id}"
        for there, inner, suffix in self.translator.instances(table.each, items):
            for row in table.rows:
                here = all_of((shown, there, self.translator.truth(row.when, inner).true))
                for number, cell in enumerate(row.cells, 1):
                    key = f"{name}/{row.id}{suffix}/{number}"
                    self.paragraph(PrintedParagraph(key, f"{name}/{row.id}", clause, None, inner, here, "", cell))
                yield here

    def paragraph(self, paragraph: PrintedParagraph) -> None:
        if paragraph.inside is False:
            return
        self.printed.paragraphs.append(paragraph)
        self.wording(paragraph, paragraph.wording, True)

    def wording(self, paragraph: PrintedParagraph, wording: Wording, when: Formula) -> None:
        for piece in wording:
            if not isinstance(piece, Phrase):
                self.printed.pieces.append(PrintedPiece(paragraph, piece, when))
                continue
            truths = tuple(self.translator.truth(choice.when, paragraph.items) for choice in piece.alternatives)
            self.printed.phrases.append(PrintedPhrase(paragraph, piece, when, truths))
            earlier: list[Formula] = []
            for choice, truth in zip(piece.alternatives, truths, strict=True):
                chosen = all_of((when, truth.true, *(no(before) for before in earlier)))
                self.wording(paragraph, choice.wording, chosen)
                earlier.append(truth.true)
