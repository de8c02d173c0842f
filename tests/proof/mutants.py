"""Mutants of a clause library: each is the library with one thing wrong, made in memory. A kind of mutant is a way to go wrong."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import reduce
from itertools import pairwise
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from assembler.conditions import Condition, parse_condition, parse_path
from assembler.conditions.sorts import Text
from assembler.conditions.tree import (
    Always,
    And,
    Comparison,
    Constant,
    Contains,
    Count,
    FactUse,
    Membership,
    Not,
    Or,
    Quantified,
    Recorded,
)
from assembler.errors import AssemblerError, Place
from assembler.library.checks import library_problems
from assembler.library.clauses import Clause, LibraryParagraph, LibraryTable
from assembler.library.library import Library
from assembler.library.terms import defined_terms
from assembler.markup import CrossReference, Words
from assembler.proof.laws import RIGHT
from assembler.questions import Questionnaire
from assembler.wording import Choice, Filled, Phrase, Wording

YES, NO = Always(truth=True), Always(truth=False)
Rewrite = Callable[[Condition], Condition | None]


class Mutant(Struct, frozen=True, dict=True):
    """A library with one thing wrong: of which kind, and where. `refused` is what the loader would have said, if anything."""

    kind: str
    where: str
    library: Library
    refused: str = ""


def mutant(library: Library, kind: str, seed: int = 0) -> Mutant:
    """A mutant of a kind, chosen by the seed."""
    chance = random.Random(f"{seed} {kind}")  # noqa: S311 - a choice of mutants, not a secret
    where, mutated = chance.choice(list(KINDS[kind](library)))
    return _checked(kind, where, mutated() if callable(mutated) else mutated)


def _checked(kind: str, where: str, library: Library) -> Mutant:
    """The mutant with its terms found again, as the loader would; what the loader refuses, it has caught."""
    try:
        library = replace(library, terms=defined_terms(library.clauses.values()))
        problems = library_problems(library)
    except AssemblerError as error:
        return Mutant(kind, where, library, str(error))
    return Mutant(kind, where, library, str(problems[0]) if problems else "")


# How a mutant is made


def with_clause(library: Library, clause: Clause) -> Library:
    return replace(library, clauses={**library.clauses, clause.id: clause})


def without(library: Library, identity: str) -> Library:
    return replace(library, clauses={name: clause for name, clause in library.clauses.items() if name != identity})


def edited(clause: Clause, identity: str, edit: Callable[[LibraryParagraph], LibraryParagraph | None]) -> Clause:
    def walk(blocks: tuple[Any, ...]) -> tuple[Any, ...]:
        found = []
        for block in blocks:
            if not isinstance(block, LibraryParagraph):
                found.append(block)
                continue
            made = edit(block) if block.id == identity else replace(block, children=walk(block.children))
            found += [made] if made is not None else []
        return tuple(found)

    return replace(clause, blocks=walk(clause.blocks))


Made = Iterator[tuple[str, Any]]


def of_clauses(change: Callable[[Clause], Clause | None]) -> Callable[[Library], Made]:
    def make(library: Library) -> Made:
        for clause in library.clauses.values():
            made = change(clause)
            if made is not None and made != clause:
                yield clause.id, with_clause(library, made)

    return make


def of_paragraphs(change: Callable[[LibraryParagraph, Clause], LibraryParagraph | None]) -> Callable[[Library], Made]:
    """`change` gives the paragraph as it is to be, or itself where this kind does not apply; None takes it out."""

    def make(library: Library) -> Made:
        for clause in library.clauses.values():
            for paragraph in clause.paragraphs():
                made = change(paragraph, clause)
                if made is not paragraph:
                    where = f"{clause.id}#{paragraph.id}"
                    yield where, with_clause(library, edited(clause, paragraph.id, lambda _p, made=made: made))

    return make


def when(rewrite: Rewrite) -> Callable[[Library], Made]:
    """A kind that rewrites the condition of a clause or paragraph wherever it can."""

    def clause(clause: Clause) -> Clause | None:
        made = rewrite(clause.when) if clause.when != YES else None
        return replace(clause, when=made) if made is not None else None

    def paragraph(paragraph: LibraryParagraph, _clause: Clause) -> LibraryParagraph:
        made = rewrite(paragraph.when) if paragraph.when != YES else None
        return replace(paragraph, when=made) if made is not None else paragraph

    def make(library: Library) -> Made:
        yield from of_clauses(clause)(library)
        yield from of_paragraphs(paragraph)(library)

    return make


def first(node: Condition, change: Rewrite) -> Condition | None:
    """The condition with its first part that can be changed, changed; the bodies of facts left alone."""
    made = change(node)
    if made is not None:
        return made
    match node:
        case Not(inner):
            found = first(inner, change)
            return None if found is None else Not(found)
        case And(parts) | Or(parts):
            for number, part in enumerate(parts):
                found = first(part, change)
                if found is not None:
                    return type(node)((*parts[:number], found, *parts[number + 1 :]))
        case Quantified(word, each, inner):
            found = first(inner, change)
            return None if found is None else Quantified(word, each, found)
    return None


def part(change: Rewrite) -> Callable[[Library], Made]:
    return when(lambda condition: first(condition, change))


def _swap(node: Condition) -> Condition | None:
    match node:
        case And(parts):
            return Or(parts)
        case Or(parts):
            return And(parts)
    return None


def _fewer(node: Condition) -> Condition | None:
    match node:
        case And(parts) | Or(parts):
            return type(node)(parts[1:]) if len(parts) > 2 else parts[1]
    return None


def _without_last(node: Condition) -> Condition | None:
    match node:
        case And(parts) | Or(parts):
            return type(node)(parts[:-1]) if len(parts) > 2 else parts[0]
    return None


def _quantifier(node: Condition) -> Condition | None:
    return replace(node, word="all" if node.word == "any" else "any") if isinstance(node, Quantified) else None


def _edge(node: Condition) -> Condition | None:
    signs = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
    return (
        replace(node, operator=signs[node.operator])
        if isinstance(node, Comparison) and node.operator in signs
        else None
    )


def _limit(node: Condition) -> Condition | None:
    if isinstance(node, Comparison) and isinstance(node.right, Constant) and isinstance(node.right.value, int):
        return replace(node, right=Constant(node.right.value + 1))
    return None


def _opposite(node: Condition) -> Condition | None:
    signs = {"==": "!=", "!=": "=="}
    return (
        replace(node, operator=signs[node.operator])
        if isinstance(node, Comparison) and node.operator in signs
        else None
    )


def _other_value(node: Condition) -> Condition | None:
    if isinstance(node, Comparison) and isinstance(node.right, Constant) and isinstance(node.right.value, str):
        values = [
            value for value in getattr(getattr(node.left, "sort", None), "values", ()) if value != node.right.value
        ]
        return replace(node, right=Constant(values[0])) if values else None
    return None


def _fewer_values(node: Condition) -> Condition | None:
    return replace(node, values=node.values[1:]) if isinstance(node, Membership) and len(node.values) > 1 else None


def _more_values(node: Condition) -> Condition | None:
    if not isinstance(node, Membership):
        return None
    others = [value for value in getattr(node.path.sort, "values", ()) if value not in node.values]
    return replace(node, values=(*node.values, others[0])) if others else None


def _other_held(node: Condition) -> Condition | None:
    if not isinstance(node, Contains):
        return None
    return replace(node, value=next(value for value in node.path.sort.values if value != node.value))


def _not_recorded(node: Condition) -> Condition | None:
    return Not(node) if isinstance(node, Recorded) else None


def _no_not(node: Condition) -> Condition | None:
    return node.condition if isinstance(node, Not) else None


def _fact(node: Condition) -> Condition | None:
    return Not(node) if isinstance(node, FactUse) else None


def facts(library: Library, change: Callable[[Condition], Condition | None]) -> Made:
    """Each fact changed wherever clauses use it."""
    for name, fact in library.vocabulary.facts.items():
        made = first(fact.condition, change)
        if made is not None:
            yield name, lambda name=name, made=made: _with_fact(library, name, made)


def _with_fact(library: Library, name: str, body: Condition) -> Library:  # noqa: C901 - one line for each kind of node
    known: dict[int, Condition] = {}

    def again(node: Any) -> Any:
        if id(node) not in known:
            known[id(node)] = _again(node)
        return known[id(node)]

    def _again(node: Any) -> Any:
        match node:
            case FactUse():
                return replace(node, condition=body if node.name == name else again(node.condition))
            case Not(inner):
                return Not(again(inner))
            case And(parts) | Or(parts):
                return type(node)(tuple(again(one) for one in parts))
            case Quantified() | Count():
                return replace(node, condition=again(node.condition))
            case Comparison():
                return replace(node, left=again(node.left), right=again(node.right))
        return node

    def paragraph(found: Any) -> Any:
        if not isinstance(found, LibraryParagraph):
            rows = tuple(replace(row, when=again(row.when)) for row in found.rows)
            return replace(found, when=again(found.when), rows=rows)
        return replace(found, when=again(found.when), children=tuple(paragraph(child) for child in found.children))

    clauses = {
        clause.id: replace(clause, when=again(clause.when), blocks=tuple(paragraph(block) for block in clause.blocks))
        for clause in library.clauses.values()
    }
    return replace(library, clauses=clauses)


def of_wording(change: Callable[[Any], Any]) -> Callable[[Library], Made]:
    """One piece of a paragraph's wording changed, wherever `change` gives something else; None takes it out."""

    def edit(paragraph: LibraryParagraph, _clause: Clause) -> LibraryParagraph:
        for number, piece in enumerate(paragraph.wording):
            made = change(piece)
            if made is not piece:
                kept: Wording = () if made is None else (made,)
                return replace(
                    paragraph, wording=(*paragraph.wording[:number], *kept, *paragraph.wording[number + 1 :])
                )
        return paragraph

    return of_paragraphs(edit)


def alternatives(change: Callable[[tuple[Any, ...]], tuple[Any, ...]]) -> Callable[[Library], Made]:
    def edit(piece: Any) -> Any:
        strict = isinstance(piece, Phrase) and len(piece.alternatives) > 1 and not piece.otherwise
        return replace(piece, alternatives=change(piece.alternatives)) if strict else piece

    return of_wording(edit)


def _negated_first(found: tuple[Any, ...]) -> tuple[Any, ...]:
    return (replace(found[0], when=Not(found[0].when)), *found[1:])


def _doubled(found: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*found[:-1], replace(found[-1], when=found[0].when))


def questions(change: Callable[[Any], Condition | None]) -> Callable[[Library], Made]:
    """A question's condition changed, for questions that some wording prints."""

    def make(library: Library) -> Made:
        printed = {
            str(piece.path)
            for c in library.clauses.values()
            for p in c.paragraphs()
            for piece in p.wording
            if isinstance(piece, Filled)
        }
        for question in library.questionnaire.questions:
            made = change(question)
            if made is not None and question.field in printed:
                yield question.field, lambda question=question, made=made: _asked(library, question.field, made)

    return make


def _asked(library: Library, field: str, condition: Condition) -> Library:
    sections = tuple(
        replace(
            section,
            questions=tuple(replace(q, ask_when=condition) if q.field == field else q for q in section.questions),
        )
        for section in library.questionnaire.sections
    )
    return replace(library, questionnaire=Questionnaire(sections))


def right(change: Callable[[LibraryParagraph, Library], LibraryParagraph | None]) -> Callable[[Library], Made]:
    """The right to withdraw, spoiled."""
    clause, _, paragraph = RIGHT.partition("#")

    def make(library: Library) -> Made:
        source = library.clauses[clause]
        yield RIGHT, with_clause(library, edited(source, paragraph, lambda found: change(found, library)))

    return make


def right_when(text: str) -> Callable[[Library], Made]:
    return right(lambda found, library: replace(found, when=parse_condition(text, library.vocabulary)))


def right_words(old: str, new: str) -> Callable[[Library], Made]:
    return right(
        lambda found, _library: replace(
            found,
            wording=tuple(
                replace(p, text=p.text.replace(old, new)) if isinstance(p, Words) else p for p in found.wording
            ),
        )
    )


def right_each(text: str) -> Callable[[Library], Made]:
    def change(found: LibraryParagraph, library: Library) -> LibraryParagraph:
        parties = library.clauses["execution"].each
        assert parties is not None
        item = {"party": library.vocabulary.list_item("parties")}
        return replace(found, each=parties, when=parse_condition(text, library.vocabulary, item))

    return right(change)


def _referred(library: Library) -> set[tuple[str, str]]:
    return {
        (piece.clause, piece.paragraph)
        for clause in library.clauses.values()
        for _, wording in clause.wordings()
        for piece in wording
        if isinstance(piece, CrossReference)
    }


def conditional_target(library: Library) -> Made:
    """A clause or paragraph that others refer to made conditional on an answer."""
    condition = parse_condition("governance.structure == 'light'", library.vocabulary)
    for identity, paragraph in sorted(_referred(library)):
        clause = library.clauses[identity]
        if not paragraph:
            yield identity, with_clause(library, replace(clause, when=reduce(_both, (clause.when, condition))))
        else:
            made = edited(clause, paragraph, lambda p: replace(p, when=_both(p.when, condition)))
            yield f"{identity}#{paragraph}", with_clause(library, made)


def _both(one: Condition, other: Condition) -> Condition:
    return other if one == YES else And((one, other))


def gone_target(library: Library) -> Made:
    for identity, paragraph in sorted(_referred(library)):
        if paragraph:
            yield (
                f"{identity}#{paragraph}",
                with_clause(library, edited(library.clauses[identity], paragraph, lambda _p: None)),
            )


def wrong_reference(library: Library) -> Made:
    """A reference to a clause that is not always in, from a paragraph that is."""
    targets = [c.id for c in library.clauses.values() if c.when != YES and c.kind in ("clause", "schedule")]
    yield from of_wording(
        lambda piece: (
            replace(piece, clause=targets[0], paragraph="", item="") if isinstance(piece, CrossReference) else piece
        )
    )(library)


def swapped_clauses(library: Library) -> Made:
    clauses = [clause for clause in library.clauses.values() if clause.when != YES and clause.each is None]
    for one, other in pairwise(clauses):
        if one.when != other.when:
            swapped = with_clause(library, replace(one, when=other.when))
            yield f"{one.id} and {other.id}", with_clause(swapped, replace(other, when=one.when))


def swapped_paragraphs(library: Library) -> Made:
    for clause in library.clauses.values():
        found = [p for p in clause.paragraphs() if p.when != YES and p.each is None and not p.children]
        for one, other in pairwise(found):
            if one.when != other.when:
                made = edited(clause, one.id, lambda p, w=other.when: replace(p, when=w))
                made = edited(made, other.id, lambda p, w=one.when: replace(p, when=w))
                yield f"{clause.id}#{one.id} and #{other.id}", with_clause(library, made)


def no_longer_bold(paragraph: LibraryParagraph, _clause: Clause) -> LibraryParagraph:
    if paragraph.term or not any(isinstance(piece, Words) and piece.bold for piece in paragraph.wording):
        return paragraph
    return replace(
        paragraph, wording=tuple(replace(p, bold=False) if isinstance(p, Words) else p for p in paragraph.wording)
    )


def rules_widened(library: Library) -> Made:
    """An INCLUDE rule that a paragraph satisfies no longer."""
    for clause in library.clauses.values():
        for paragraph in clause.paragraphs():
            for rule in paragraph.satisfies:
                made = replace(paragraph, satisfies=tuple(one for one in paragraph.satisfies if one != rule))
                mutated = edited(clause, paragraph.id, lambda _p, made=made: made)
                yield f"{clause.id}#{paragraph.id} {rule}", with_clause(library, mutated)


def repeated_definitions(library: Library) -> Made:
    """A paragraph that defines a term where it stands, repeated for each party."""
    parties = library.clauses["execution"].each

    def edit(paragraph: LibraryParagraph, clause: Clause) -> LibraryParagraph:
        bold = any(isinstance(piece, Words) and piece.bold for piece in paragraph.wording)
        plain = not paragraph.term and not paragraph.each and clause.kind in ("clause", "schedule")
        return replace(paragraph, each=parties) if bold and plain else paragraph

    yield from of_paragraphs(edit)(library)


def blanks(change: Callable[[Any, Library], Any]) -> Callable[[Library], Made]:
    """A blank with its own words, spoiled."""

    def make(library: Library) -> Made:
        def edit(piece: Any) -> Any:
            if not isinstance(piece, Phrase) or not piece.alternatives[-1].unsettled:
                return piece
            return replace(piece, alternatives=(*piece.alternatives[:-1], change(piece.alternatives[-1], library)))

        yield from of_wording(edit)(library)

    return make


def _of_what_is_not_asked(choice: Any, library: Library) -> Any:
    """Of a field that is asked only where an earlier agreement is replaced."""
    return replace(choice, unsettled=(parse_path("decision.replaced_on", library.vocabulary, {}, Place("a mutant")),))


def said_by_default(library: Library) -> Made:
    """The last of several alternatives made the words for every other case, those of which nobody has said anything included."""

    def edit(piece: Any) -> Any:
        if not isinstance(piece, Phrase) or len(piece.alternatives) < 2 or piece.otherwise:
            return piece
        return replace(
            piece, otherwise=True, alternatives=(*piece.alternatives[:-1], replace(piece.alternatives[-1], when=YES))
        )

    yield from of_wording(edit)(library)


def cells(change: Callable[[Wording], Wording]) -> Callable[[Library], Made]:
    """A cell of a table changed, in the first row that `change` changes."""

    def make(library: Library) -> Made:
        for clause in library.clauses.values():
            for block in clause.blocks:
                if isinstance(block, LibraryTable) and block.layout == "grid":
                    yield from (
                        (f"{clause.id}#{block.id}", one) for one in _changed_cells(library, clause, block, change)
                    )

    return make


def _changed_cells(
    library: Library, clause: Clause, table: LibraryTable, change: Callable[[Wording], Wording]
) -> Iterator[Library]:
    row = table.rows[0]
    for number, cell in enumerate(row.cells):
        made = change(cell)
        if made != cell:
            changed = replace(row, cells=(*row.cells[:number], made, *row.cells[number + 1 :]))
            spoiled = replace(table, rows=(changed, *table.rows[1:]))
            yield with_clause(
                library, replace(clause, blocks=tuple(spoiled if one is table else one for one in clause.blocks))
            )
            return


def _not_yet(cell: Wording) -> Wording:
    """Instead of a blank, words."""
    if not cell or not isinstance(cell[-1], Filled):
        return cell
    last = cell[-1]
    words = (Choice(Recorded(last.path), (last,)), Choice(YES, (Words("Not yet"),)))
    return (*cell[:-1], Phrase(words, otherwise=True))


def _only_if_recorded(cell: Wording) -> Wording:
    """Instead of a blank, nothing."""
    if len(cell) != 1 or not isinstance(cell[0], Filled):
        return cell
    return (Phrase((Choice(Recorded(cell[0].path), cell),), otherwise=False),)


def defaults(library: Library) -> Made:
    """A question of words with a default that says that nothing is known."""
    for question in library.questionnaire.questions:
        if question.leaf.sort == Text() and question.leaf.nature == "fill-in":
            made = replace(question, default="none has been recorded")
            sections = tuple(
                replace(section, questions=tuple(made if q is question else q for q in section.questions))
                for section in library.questionnaire.sections
            )
            yield question.field, replace(library, questionnaire=Questionnaire(sections))


IN_MIDDLE = ("cover", "outstanding", "contents", "special")

KINDS: dict[str, Callable[[Library], Made]] = {
    "negate a condition": when(Not),
    "drop a condition": when(lambda _condition: YES),
    "make a condition false": when(lambda _condition: NO),
    "and for or": part(_swap),
    "leave out the first part of a condition": part(_fewer),
    "leave out the last part of a condition": part(_without_last),
    "any for all": part(_quantifier),
    "shift an edge": part(_edge),
    "shift a limit": part(_limit),
    "is for is not": part(_opposite),
    "another value": part(_other_value),
    "one value fewer": part(_fewer_values),
    "one value more": part(_more_values),
    "another value held": part(_other_held),
    "not recorded for recorded": part(_not_recorded),
    "leave out a not": part(_no_not),
    "negate a fact where it is used": part(_fact),
    "negate part of a fact": lambda library: facts(library, lambda c: Not(c) if not isinstance(c, And | Or) else None),
    "and for or in a fact": lambda library: facts(library, _swap),
    "a fact with a value fewer": lambda library: facts(library, _fewer_values),
    "a fact with another value": lambda library: facts(library, _other_value),
    "a fact with a part fewer": lambda library: facts(library, _fewer),
    "any for all in a fact": lambda library: facts(library, _quantifier),
    "remove a clause": lambda library: ((name, without(library, name)) for name in library.clauses),
    "empty a clause": of_clauses(lambda c: replace(c, blocks=()) if c.kind not in IN_MIDDLE else None),
    "never let a clause in": of_clauses(lambda c: replace(c, when=NO) if c.when == YES else None),
    "swap the conditions of two clauses": swapped_clauses,
    "swap the conditions of two paragraphs": swapped_paragraphs,
    "take a rule off a clause": rules_widened,
    "make what is referred to conditional": conditional_target,
    "remove a paragraph that is referred to": gone_target,
    "remove a conditional paragraph": of_paragraphs(lambda p, _c: None if p.when != YES else p),
    "remove a definition": of_paragraphs(lambda p, _c: None if p.term else p),
    "make a definition conditional": of_paragraphs(lambda p, _c: replace(p, when=NO) if p.term else p),
    "define a term no longer": of_paragraphs(no_longer_bold),
    "define a term for each party": repeated_definitions,
    "refer to what is not always there": wrong_reference,
    "refer to a paragraph that does not exist": of_wording(
        lambda p: replace(p, paragraph="no-such") if isinstance(p, CrossReference) else p
    ),
    "negate an alternative": alternatives(_negated_first),
    "drop an alternative": alternatives(lambda found: found[:-1]),
    "two alternatives on one condition": alternatives(_doubled),
    "an alternative always in": alternatives(lambda found: (*found[:-1], replace(found[-1], when=YES))),
    "blank a paragraph": of_paragraphs(
        lambda p, c: replace(p, wording=()) if c.kind in ("clause", "schedule") and p.wording else p
    ),
    "never ask a question that is printed": questions(lambda q: NO if q.ask_when == YES else None),
    "ask when it should not be": questions(lambda q: Not(q.ask_when) if q.ask_when != YES else None),
    "a blank that is not open": blanks(lambda choice, _library: replace(choice, unsettled=())),
    "a blank for what is not asked": blanks(_of_what_is_not_asked),
    "say by default what nobody has said": said_by_default,
    "a cell that says that something is open": cells(_not_yet),
    "a cell left empty": cells(_only_if_recorded),
    "a default that says that something is open": defaults,
    "withdrawal: not for ambulance trusts": right_when("not parties.ambulance"),
    "withdrawal: only where a board agrees": right_when("governance.structure == 'board'"),
    "withdrawal: only of emergency services": right_each("party.emergency_service"),
    "withdrawal: only of those that are not police": right_each("not party.police_body"),
    "withdrawal: removed": right(lambda _found, _library: None),
    "withdrawal: some parties in words": right_words("A Party may", "A Party other than an Ambulance Trust may"),
    "withdrawal: not on its own view": right_words("in the view of that Party", "in the view of every Party"),
}
"""Each kind of mutant, with how it is made."""
