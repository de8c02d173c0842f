"""The laws checked on one assembled document, by reading it. It shares nothing with the solver's side, and so can judge it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from assembler.agreement import Agreement, Answer, Inline, Paragraph, Reference, Section, Text, library_key
from assembler.answers.files import AnswersFile
from assembler.assembly import CompiledLibrary, assemble_paper
from assembler.assembly.assemble import draft_sections
from assembler.assembly.draft_sections import DraftParagraph, DraftSection, DraftTable
from assembler.assembly.sentences import Pointer
from assembler.completion import Answers, complete
from assembler.conditions import Condition, Each, Scope, Walk, compile_condition
from assembler.library.clauses import Clause, LibraryParagraph, LibraryTable
from assembler.library.force import LIST, binding_items, clauses_named, named_by
from assembler.library.library import Library
from assembler.library.terms import form_map, term_finder
from assembler.markup import Words
from assembler.papers.paper_status import paper_statuses
from assembler.pipeline import assemble_answers
from assembler.proof.applicability import Line
from assembler.proof.laws import RIGHT, RIGHT_WORDS, WITHOUT_TERMS, Law, led_to
from assembler.register import Register
from assembler.section_kinds import FILLED_BY_ASSEMBLY
from assembler.wording import Phrase, Wording


class Fault(Struct, frozen=True):
    """One law broken in one place; `about` is the term, target or rule, as an obligation names it."""

    law: Law
    where: str
    about: str = ""


def paper_faults(file: AnswersFile, outline: str, compiled: CompiledLibrary, register: Register) -> frozenset[Fault]:
    """Every law that a paper made from these answers breaks, for whomever it is made."""
    answers = complete(file, compiled.library.questionnaire, register, papers=True)
    made = compiled.outlined(outline)
    found = _drafted(draft_sections(answers, made), answers, made.library)
    if not any(fault.law == "reference" for fault in found):
        for one in paper_statuses(answers, compiled.library):
            if one.outline == outline and one.possible:
                printed = assemble_paper(answers, made, one.item).agreement
                found |= {*_terms(printed, made.library), *_emptiness(printed, made.library)}
    return frozenset(found)


def _drafted(sections: list[DraftSection], answers: Answers, library: Library) -> set[Fault]:
    """What can be found of a draft without numbers."""
    return {
        *_dangling(sections),
        *_unasked(sections, answers),
        *_alternatives(answers, library),
        *_unfilled(sections),
    }


def document_faults(file: AnswersFile, compiled: CompiledLibrary, register: Register) -> frozenset[Fault]:
    """Every law that the draft made from these answers breaks. Where a reference leads nowhere, only what can be found without numbers."""
    answers = complete(file, compiled.library.questionnaire, register)
    library = compiled.chosen_by(answers).library
    sections = draft_sections(answers, compiled.chosen_by(answers))
    found = _drafted(sections, answers, library)
    found |= set(_withdrawal(sections, [party.id for party in file.given.parties]))
    if any(fault.law == "reference" for fault in found):
        return frozenset(found)
    result = assemble_answers(file, compiled, register)
    found |= {*_terms(result.agreement, library), *_emptiness(result.agreement, library)}
    found |= set(_unlisted(result.agreement, library))
    found |= {
        Fault("include", finding.rule)
        for finding in result.findings
        if finding.action == "INCLUDE" and finding.state != "met"
    }
    return frozenset(found)


def differs(line: Line, file: AnswersFile, compiled: CompiledLibrary, register: Register) -> bool:
    """Whether the document holds more or fewer copies of what a line is about than the line says it should."""
    answers = complete(file, compiled.library.questionnaire, register)
    paragraphs = [
        paragraph
        for section in draft_sections(answers, compiled.chosen_by(answers))
        for paragraph in section.paragraphs
    ]
    clause, mark, _ = line.clause.partition("#")
    if mark and not any(library_key(paragraph.key).partition("#")[0] == clause for paragraph in paragraphs):
        return False
    scopes = [answers.scope]
    for each in line.each:
        scopes = [one.scope for scope in scopes for one in Walk.of(each).instances(scope)]
    wanted = sum(compile_condition(line.when)(scope) is True for scope in scopes)
    copies = [paragraph for paragraph in paragraphs if library_key(paragraph.key) == line.clause]
    if line.words:
        found = [copy for copy in copies if any(line.words in getattr(part, "text", "") for part in copy.content)]
        return bool(copies) and len(found) != wanted
    return len(copies) != wanted


def _dangling(sections: list[DraftSection]) -> Iterator[Fault]:
    paragraphs = [paragraph for section in sections for paragraph in section.paragraphs]
    keys = {paragraph.key for paragraph in paragraphs}
    keys |= {key for s in sections if s.source.source.gathered_in for key in (s.key, s.source.source.gathered_in)}
    for paragraph in paragraphs:
        for part in paragraph.content:
            if isinstance(part, Pointer) and part.key not in keys:
                yield Fault("reference", library_key(paragraph.key), library_key(part.key))


def _unasked(sections: list[DraftSection], answers: Answers) -> Iterator[Fault]:
    for section in sections:
        for paragraph in section.paragraphs:
            for blank in paragraph.blanks:
                if all(answers.origins.get(place) == "not asked" for place in blank.places):
                    yield Fault("asked", library_key(paragraph.key))


def _terms(agreement: Agreement, library: Library) -> Iterator[Fault]:
    """Uses are found by the words; words that are answers use nothing."""
    terms, forms, finder = library.terms, form_map(library.terms), term_finder(library.terms)
    defined: Counter[str] = Counter()
    used: set[str] = set()
    uses: list[tuple[str, str]] = []
    definitions: list[tuple[str, str]] = []
    for section, paragraph in _paragraphs(agreement):
        where = library_key(paragraph.key)
        own = {part.text.strip() for part in paragraph.content if isinstance(part, Text) and part.bold} & set(terms)
        within = {forms[match] for text in _plain_words(paragraph) for match in finder.findall(text)}
        uses += [(where, term) for term in within]
        used |= within - own if paragraph.role == "definition" else within
        if section.kind not in WITHOUT_TERMS and paragraph.role != "cell":
            defined.update(own)
            definitions += [(where, term) for term in own]
    yield from (Fault("defined", where, term) for where, term in uses if not defined[term])
    yield from (Fault("defined once", terms[term], term) for term, times in defined.items() if times > 1)
    yield from (Fault("term used", where, term) for where, term in definitions if term not in used)


def _plain_words(paragraph: Paragraph) -> Iterator[str]:
    """The words of a paragraph that could use a term: not those in bold, which define one, nor an answer."""
    for part in paragraph.content:
        if not isinstance(part, Reference) and not part.bold and not (isinstance(part, Answer) and not part.open):
            yield part.text


def _paragraphs(agreement: Agreement) -> Iterator[tuple[Section, Paragraph]]:
    for section in agreement.sections:
        if section.kind != "outstanding":
            for paragraph in section.paragraphs():
                yield section, paragraph


def _emptiness(agreement: Agreement, library: Library) -> Iterator[Fault]:
    keys = {paragraph.key for paragraph in agreement.paragraphs()}
    sources = {f"{clause.id}#{p.id}": p for clause in library.clauses.values() for p in clause.paragraphs()}
    for section in agreement.sections:
        if not section.blocks and library.clauses[library_key(section.id)].kind not in FILLED_BY_ASSEMBLY:
            yield Fault("not empty", library_key(section.id))
        for paragraph in section.paragraphs():
            if paragraph.role not in ("cell", "point") and not paragraph.text.strip(" .,;:"):
                yield Fault("has words", library_key(paragraph.key))
            source = sources.get(library_key(paragraph.key))
            if source and source.children and not any(_below(paragraph.key, child, keys) for child in source.children):
                yield Fault("has words", library_key(paragraph.key), "items")


def _unlisted(agreement: Agreement, library: Library) -> Iterator[Fault]:
    """Clauses that bind where only a part does, and that the list of what binds leaves out."""
    paragraphs = list(agreement.paragraphs())
    if not any(paragraph.key == LIST for paragraph in paragraphs):
        return
    items = {f"{LIST.partition('#')[0]}#{item.id}" for item in binding_items(library.clauses)}
    listed = {name for p in paragraphs if p.key in items for part in p.content for name in _named(part, library)}
    for clause in dict.fromkeys(library_key(paragraph.key).partition("#")[0] for paragraph in paragraphs):
        if clause in library.clauses and library.clauses[clause].binds and clause not in listed:
            yield Fault("binds", clause)


def _named(part: Inline, library: Library) -> Iterator[str]:
    if isinstance(part, Reference):
        yield from clauses_named(library_key(part.target).partition("#")[0], library.clauses)
    else:
        yield from named_by(Words(part.text), library.clauses)


def _below(key: str, child: LibraryParagraph, keys: set[str]) -> bool:
    section, _, paragraph = key.partition("#")
    suffix = paragraph.partition("/")[2]
    start = f"{section}#{child.id}" + (f"/{suffix}" if suffix else "")
    return start in keys or any(other.startswith(f"{start}/") for other in keys)


def _withdrawal(sections: list[DraftSection], parties: list[str]) -> Iterator[Fault]:
    paragraphs = (paragraph for section in sections for paragraph in section.paragraphs)
    copies = {paragraph.key: paragraph for paragraph in paragraphs if library_key(paragraph.key) == RIGHT}
    section, _, paragraph = RIGHT.partition("#")
    for party in parties:
        if not {RIGHT, f"{RIGHT}/{party}", f"{section}/{party}#{paragraph}"} & set(copies):
            yield Fault("withdrawal", RIGHT)
    words = ("".join(getattr(part, "text", "") for part in copy.content) for copy in copies.values())
    if any(not RIGHT_WORDS.fullmatch(text) for text in words):
        yield Fault("withdrawal", RIGHT, "words")


def _alternatives(answers: Answers, library: Library) -> Iterator[Fault]:
    for clause in library.clauses.values():
        if clause.id in answers.scope.omitted:
            continue
        for where, wording, scope in _clause_wordings(clause, answers.scope):
            document_faults = _wrong_phrases(wording, where, scope)
            yield from (
                fault for fault in document_faults if fault.law != "settled" or not answers.open
            )  # nothing open is signed


_Placed = tuple[str, Wording, Scope]
"""Some wording that is in, with the name of the place where it stands, in one of the scopes in which it is printed."""


def _clause_wordings(clause: Clause, outer: Scope) -> Iterator[_Placed]:
    for scope in _inside(clause.each, clause.when, outer):
        yield clause.id, clause.heading, scope
        for block in clause.blocks:
            if isinstance(block, LibraryParagraph):
                yield from _paragraph_wordings(block, clause.id, scope)
            else:
                yield from _table_wordings(block, clause.id, scope)


def _paragraph_wordings(paragraph: LibraryParagraph, clause: str, outer: Scope) -> Iterator[_Placed]:
    for scope in _inside(paragraph.each, paragraph.when, outer):
        yield f"{clause}#{paragraph.id}", paragraph.wording, scope
        for child in paragraph.children:
            yield from _paragraph_wordings(child, clause, scope)


def _table_wordings(table: LibraryTable, clause: str, outer: Scope) -> Iterator[_Placed]:
    """A table's own condition is judged outside its items, that of a row for each of them."""
    items = [one.scope for scope in _inside(None, table.when, outer) for one in Walk.of(table.each).instances(scope)]
    for row in table.rows:
        for scope in (inner for item in items for inner in _inside(None, row.when, item)):
            yield from ((f"{clause}#{table.id}", cell, scope) for cell in row.cells)


def _inside(each: Each | None, when: Condition, outer: Scope) -> Iterator[Scope]:
    """The scopes of what is repeated, or the one of what is not, in which its condition is true."""
    return (instance.scope for instance in Walk.of(each, when).true(outer))


def _wrong_phrases(wording: Wording, where: str, scope: Scope) -> Iterator[Fault]:
    for piece in wording:
        if isinstance(piece, Phrase):
            true = [choice for choice in piece.alternatives if compile_condition(choice.when)(scope) is True]
            if len(piece.alternatives) > 1 and not piece.otherwise and len(true) != 1:
                yield Fault("alternatives", where, str(piece.alternatives[0].when))
            if true == [piece.alternatives[-1]] and _by_default(piece, scope):
                yield Fault("settled", where, str(piece.alternatives[0].when))
            if true:
                yield from _wrong_phrases(true[0].wording, where, scope)


def _by_default(phrase: Phrase, scope: Scope) -> bool:
    """Whether a phrase says what is so otherwise where it is unknown whether another of its alternatives is meant."""
    *others, last = phrase.alternatives
    if not phrase.otherwise or last.unsettled:
        return False
    return any(compile_condition(choice.when)(scope) is None for choice in others)


def _unfilled(sections: list[DraftSection]) -> Iterator[Fault]:
    """Cells without words in tables with headings, and paragraphs directly above tables none of which has a row."""
    for section in sections:
        tables = {block.key: block for block in section.blocks if isinstance(block, DraftTable)}
        for table in (table for table in tables.values() if table.source.source.layout == "grid"):
            for _, cells in table.rows:
                yield from (
                    Fault("settled", library_key(table.key), "cell") for cell in cells if not any(map(_has_words, cell))
                )
        printed = {library_key(block.key) for block in section.blocks}
        for above, below in led_to(section.source.source.blocks):
            where = f"{section.source.source.id}#{above.id}"
            clauses_named = {f"{section.source.source.id}#{table.id}" for table in below}
            if where in printed and not clauses_named & printed:
                yield Fault("settled", where, "rows")


def _has_words(paragraph: DraftParagraph) -> bool:
    return any(isinstance(part, Pointer) or part.text.strip(" .,;:") for part in paragraph.content)
