"""What must hold between outlines and clauses: what an outline takes is there once, and nothing of a clause is in no document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assembler.conditions.tree import Condition, FactUse, FieldUse, Printed, Term, asks_of_printing, children, paths
from assembler.errors import Place, Problem
from assembler.library.clauses import Clause, LibraryBlock, LibraryParagraph, lead_to
from assembler.library.library import Library
from assembler.library.outlines import Outline, SectionPlan
from assembler.section_kinds import FILLED_BY_ASSEMBLY

LENGTH = "document.length"
"""The answer that chooses the outline of an agreement."""


def outline_problems(outline: Outline, clauses: Mapping[str, Clause]) -> Iterator[Problem]:
    """What an outline takes that is not there, takes twice, or cannot take so."""
    taken = [one.clause for section in outline.sections for one in section.takes]
    names = [section.id for section in outline.sections]
    for name in dict.fromkeys([*taken, *names]):
        if max(taken.count(name), names.count(name)) > 1:
            yield Problem(f"“{name}” is in the order twice.", outline.place)
    for section in outline.sections:
        if section.heading and section.id in clauses:
            yield Problem(f"“{section.id}” gathers paragraphs, and is also the name of a clause.", outline.place)
        for one in section.takes:
            if one.clause not in clauses:
                yield Problem(f"There is no file for “{one.clause}”.", outline.place)
            else:
                yield from _taken(section, clauses[one.clause], one.blocks, outline)


def _taken(section: SectionPlan, clause: Clause, names: tuple[str, ...], outline: Outline) -> Iterator[Problem]:
    blocks = {block.id: block for block in clause.blocks}
    for name in names:
        block = blocks.get(name)
        if block is None or names.count(name) > 1:
            says = "is not a paragraph or table of" if block is None else "is taken twice of"
            yield Problem(f"“{name}” {says} “{clause.id}”, below no other.", outline.place)
        elif block.only and block.only != outline.id:
            yield Problem(f"“{clause.id}#{name}” is only in the outline “{block.only}”.", outline.place)
    if section.as_clause and clause.kind != "schedule":
        yield Problem(f"“{clause.id}” is no schedule that could be taken as a clause.", outline.place)
    if section.heading:
        chosen = [blocks[name] for name in names if name in blocks] or clause.blocks
        numbered = all(isinstance(block, LibraryParagraph) and block.level for block in chosen)
        if clause.kind != "clause" or clause.each or not numbered:
            yield Problem(
                f"Only numbered paragraphs of a clause that is not repeated can be gathered, not those of “{clause.id}”.",
                outline.place,
            )


def printing_problems(library: Library) -> list[Problem]:
    """Conditions that ask what is printed where nobody could say, or what form was chosen; if there are none, what no outline takes."""
    asked = [
        *(problem for clause in library.clauses.values() for problem in _conditions(clause, library)),
        *_elsewhere(library),
    ]
    return asked or list(_nowhere(library))


def _conditions(clause: Clause, library: Library) -> Iterator[Problem]:
    nodes = [node for condition in clause.conditions() for node in _own(condition)]
    for node in nodes:
        if isinstance(node, Printed):
            yield from _asked(node, clause, library)
    if any(str(node) == LENGTH for node in nodes if isinstance(node, FieldUse)):
        cure = "Give the paragraph `only`, or leave it out of the outline."
        yield Problem(f"A condition asks for {LENGTH}: an outline chooses, not a condition.", clause.place, cure)


def _own(condition: Condition) -> Iterator[Condition | Term]:
    """The nodes of a condition without those of its facts, of which it is asked by themselves."""
    waiting: list[Condition | Term] = [condition]
    for node in waiting:
        yield node
        waiting += () if isinstance(node, FactUse) else children(node)


def _asked(node: Printed, clause: Clause, library: Library) -> Iterator[Problem]:
    wanted = library.clauses.get(node.clause)
    path = lead_to(wanted, node.paragraph) if wanted and node.paragraph else ()
    if wanted is None or (node.paragraph and not path):
        yield Problem(
            f"There is nothing called “{str(node)[8:-1]}” of which to ask whether it is printed.", clause.place
        )
    elif wanted.kind in FILLED_BY_ASSEMBLY or any(step.term for step in path):
        yield Problem(f"No answer decides whether “{str(node)[8:-1]}” is printed.", clause.place)


def _elsewhere(library: Library) -> Iterator[Problem]:
    """Facts, questions and rules speak of answers, whatever the document; of the form, only rules do."""
    facts = [
        (fact.condition, f"The fact “{fact.name}”", Place("clauses/facts.yaml"))
        for fact in library.vocabulary.facts.values()
    ]
    questions = [(one.ask_when, f"The question “{one.field}”", one.place) for one in library.questionnaire.questions]
    rules = [
        (when, f"The rule “{rule.id}”", rule.place)
        for rule in library.rules
        for check in rule.checks
        for when in (rule.when, check.when, check.requires)
    ]
    for condition, name, place in (*facts, *questions, *rules):
        if asks_of_printing(condition):
            yield Problem(f"{name} asks what is printed, which only a clause may.", place)
    for condition, name, place in (*facts, *questions):
        if any(str(path) == LENGTH for path in paths(condition)):
            yield Problem(f"{name} asks for {LENGTH}, which only a rule may.", place)


def _nowhere(library: Library) -> Iterator[Problem]:
    """Paragraphs and tables that are in no document, and those kept for an outline that does not exist."""
    taken = {
        f"{clause.id}#{name}"
        for made in library.documents()
        for clause in made.clauses.values()
        for name in _names(clause.blocks)
    }
    for clause in library.clauses.values():
        for block in _all(clause.blocks):
            if block.only and block.only not in library.outlines:
                yield Problem(f"There is no outline “{block.only}”.", block.place)
            elif f"{clause.id}#{block.id}" not in taken:
                yield Problem(f"No outline takes “{clause.id}#{block.id}”.", block.place)


def _names(blocks: tuple[LibraryBlock, ...]) -> Iterator[str]:
    return (block.id for block in _all(blocks))


def _all(blocks: tuple[LibraryBlock, ...]) -> Iterator[LibraryBlock]:
    for block in blocks:
        yield block
        if isinstance(block, LibraryParagraph):
            yield from _all(block.children)
