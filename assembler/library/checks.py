"""What must hold of a library as a whole, whatever the answers: references lead somewhere, ids are unique, lists are punctuated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from msgspec.structs import replace

from assembler.answers.scope import Subject as SubjectName
from assembler.conditions.fields import fields_read
from assembler.errors import Problem
from assembler.library.clauses import LibraryParagraph, LibraryTable
from assembler.library.duties import duty_problems
from assembler.library.force import force_problems, range_problems
from assembler.library.library import Library
from assembler.library.matters import matter_problems
from assembler.library.outline_checks import printing_problems
from assembler.library.unread_questions import wanted_problems
from assembler.markup import CrossReference, Words
from assembler.section_kinds import KINDS
from assembler.wording import Choice, Phrase, Wording, pieces


def library_problems(library: Library) -> list[Problem]:
    """Everything that is wrong with a library as a whole, and then with each document that can be made of it."""
    problems = [
        *_identity_problems(library),
        *_punctuation_problems(library),
        *_hanging_problems(library),
        *_phrase_problems(library),
        *_rule_problems(library),
        *_subject_problems(library),
        *_order_problems(library),
        *duty_problems(library.clauses),
        *matter_problems(library.matters, library.clauses),
        *range_problems(library.clauses),
    ]
    unprintable = printing_problems(library)
    return [*problems, *unprintable, *([] if unprintable else _in_documents(library))]


def _in_documents(library: Library) -> Iterator[Problem]:
    """What is wrong with a document; of one that is not the standard form, only what is not so there."""
    seen: set[Problem] = set()
    for made in library.documents():
        found = [*_reference_problems(made), *force_problems(made.clauses), *wanted_problems(made)]
        for one in found:
            if one not in seen:
                seen.add(one)
                standard = made.outline == next(iter(library.outlines))
                yield one if standard else replace(one, message=f"In the outline “{made.outline}”: {one.message}")


def _identity_problems(library: Library) -> Iterator[Problem]:
    for clause in library.clauses.values():
        places = [(paragraph.id, paragraph.place) for paragraph in clause.paragraphs()]
        places += [(block.id, block.place) for block in clause.blocks if isinstance(block, LibraryTable)]
        seen: set[str] = set()
        for identity, place in places:
            if identity in seen:
                yield Problem(f"The id “{identity}” is in this clause twice.", place)
            seen.add(identity)


def _reference_problems(library: Library) -> Iterator[Problem]:
    for clause in library.clauses.values():
        for identity, wording in clause.wordings():
            for piece in pieces(wording):
                if isinstance(piece, CrossReference) and not _exists(piece, library):
                    target = f"{piece.clause}#{piece.paragraph}" if piece.paragraph else piece.clause
                    yield Problem(f"In “{identity}”: there is nothing called “{target}” to refer to.", clause.place)


def _exists(reference: CrossReference, library: Library) -> bool:
    target = library.clauses.get(reference.clause)
    if any(clause.gathered_in == reference.clause for clause in library.clauses.values()):
        return not reference.paragraph and not reference.item
    if target is None or not KINDS[target.kind].numbered:
        return False
    single = {
        paragraph.id for block in target.blocks if isinstance(block, LibraryParagraph) for paragraph in _single(block)
    }
    repeated = target.each is not None
    return repeated == bool(reference.item) and (not reference.paragraph or reference.paragraph in single)


def _single(paragraph: LibraryParagraph) -> Iterator[LibraryParagraph]:
    """A paragraph and those below it that are not repeated, and so have one number."""
    if paragraph.each is None:
        yield paragraph
        for child in paragraph.children:
            yield from _single(child)


def _punctuation_problems(library: Library) -> Iterator[Problem]:
    """Joined items carry no closing punctuation; every other numbered paragraph ends its sentence, or leads to items below."""
    for clause in library.clauses.values():
        for paragraph in clause.paragraphs():
            for child in paragraph.children:
                if paragraph.join and any(last.endswith((".", ";", ",")) for last in _lasts(child.wording)):
                    yield Problem("A joined item must be written without closing punctuation.", child.place)
                if not paragraph.join and not _ends(child):
                    yield Problem(
                        "This paragraph does not end its sentence.",
                        child.place,
                        "Add a full stop, or `join` on the one above.",
                    )
        for block in clause.blocks if KINDS[clause.kind].sentences else ():
            if isinstance(block, LibraryParagraph) and block.level == 1 and not _ends(block):
                yield Problem("This paragraph does not end its sentence.", block.place)


def _hanging_problems(library: Library) -> Iterator[Problem]:
    """A paragraph that ends in a colon leads to something: items below it, a table, definitions, lines to sign on."""
    for clause in library.clauses.values():
        for block, following in zip(clause.blocks, (*clause.blocks[1:], None), strict=False):
            if (
                isinstance(block, LibraryParagraph)
                and block.level
                and _last(block.wording).endswith(":")
                and not block.children
            ):
                leads = isinstance(following, LibraryTable) or (following is not None and following.level == 0)
                if not leads:
                    yield Problem("This paragraph ends in a colon and leads to nothing.", block.place)


def _phrase_problems(library: Library) -> Iterator[Problem]:
    """`otherwise` says what is so where nothing else is; alone, it would always be in. A blank with its own words may stand alone."""
    for clause in library.clauses.values():
        for identity, wording in clause.wordings():
            for piece in pieces(wording):
                if isinstance(piece, Phrase) and piece.otherwise and _stands_alone(piece.alternatives):
                    message = f"In “{identity}”: `otherwise` is alone: nothing comes before it."
                    yield Problem(message, clause.place)


def _stands_alone(alternatives: tuple[Choice, ...]) -> bool:
    return len(alternatives) == 1 and not alternatives[0].unsettled


def _ends(paragraph: LibraryParagraph) -> bool:
    last = _last(paragraph.wording)
    return last == "" or last.endswith((".", ":", "—", "?"))


def _lasts(wording: Wording) -> Iterator[str]:
    """The words that some wording may end with, by its conditions."""
    last = wording[-1] if wording else None
    if isinstance(last, Phrase):
        for choice in last.alternatives:
            yield from _lasts(choice.wording)
        if not last.otherwise:
            yield from _lasts(wording[:-1])
    else:
        yield _last(wording)


def _last(wording: Wording) -> str:
    last = wording[-1] if wording else None
    return last.text.rstrip() if isinstance(last, Words) else ""


def _rule_problems(library: Library) -> Iterator[Problem]:
    rules = {rule.id for rule in library.rules}
    for clause in library.clauses.values():
        for paragraph in clause.paragraphs():
            for rule in paragraph.satisfies:
                if rule not in rules:
                    yield Problem(f"It says that it satisfies “{rule}”, and there is no such rule.", paragraph.place)


def _subject_problems(library: Library) -> Iterator[Problem]:
    for subject in library.subjects:
        if subject.id not in get_args(SubjectName):
            yield Problem(f"“{subject.id}” is not one of the answers to scope.subjects.")
        for clause in subject.spoken_of_in:
            if clause not in library.clauses:
                yield Problem(
                    f"The subject “{subject.id}” is said to be dealt with by “{clause}”, which does not exist."
                )


def _order_problems(library: Library) -> Iterator[Problem]:
    """A question's condition may read only questions before it, also through facts, lists and what an answer points to."""
    asked: set[str] = set()
    fields = library.questionnaire.by_field
    for question in library.questionnaire.questions:
        read = fields_read(question.ask_when, library.vocabulary) & set(fields)
        for later in sorted(read - asked):
            yield Problem(f"“{question.field}” is asked depending on “{later}”, which is asked later.", question.place)
        asked.add(question.field)
