"""A variation made in one call: from the file that was signed and the new answers to the variation agreement and the conformed copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from assembler.agreement import Agreement
from assembler.answers.files import AnswersFile
from assembler.assembly import CompiledLibrary, assemble_paper
from assembler.completion import Answers
from assembler.copies import COPIES
from assembler.errors import AnswersError, Place, Problem
from assembler.pipeline import Result, assemble_answers, complete_answers
from assembler.record import Record, document_id, recorded_answers
from assembler.register import Register
from assembler.returned.inspection import Verdict
from assembler.returned.locks import locks_of
from assembler.variation.conformed_copy import conformed_copy
from assembler.variation.conformed_terms import conformed_terms
from assembler.variation.instruction_schedule import with_instructions
from assembler.variation.instruction_words import NumberedTerms, WordedInstruction, worded_instructions
from assembler.variation.instructions import instructions_between
from assembler.variation.leaving_parties import with_leaving
from assembler.variation.signed_instructions import Undoing, signed_instructions
from assembler.variation.signed_terms import SignedTerms, signed_terms
from assembler.variation.statute_checks import (
    SignedAndNew,
    beside_the_right,
    held_again,
    refusals,
    taken_away,
    to_be_read,
)
from assembler.variation.term_tree import NO_TERMS, terms_of
from assembler.word.copy import WordCopy

PAPER: Final = "variation"
NOTE: Final = "conformed-copy"
"""The outlines of the variation agreement, and of what stands before a conformed copy."""
_CONFORMED: Final = "conformed-note"
"""The key of the heading under which a conformed copy says what it is."""


class Variation(Struct, frozen=True):
    """A variation: its instructions in words, the variation agreement and the conformed copy as results to be written.

    `verdicts` are what somebody must look at before it is signed, and `by_hand` how many places of what was signed are not as they were
    assembled: they stand.
    """

    instructions: tuple[WordedInstruction, ...]
    agreement: Result
    conformed: Result
    verdicts: tuple[Verdict, ...]
    by_hand: int


class SignedFile(Struct, frozen=True):
    """A file that was signed, as it was read, and its record."""

    copy: WordCopy
    record: Record


def varied(signed: SignedFile, file: AnswersFile, compiled: CompiledLibrary, register: Register) -> Variation:
    """The variation that makes of a signed agreement the one of the new answers.

    Raises AnswersError where the answers cannot be used, nothing is varied, or a variation would undo what was negotiated by hand,
    or take away what the statute has an agreement contain.
    """
    _refuse_unfit(signed, file)
    new = assemble_answers(file, compiled, register)
    old = _as_signed(signed.record, compiled, register)
    _refuse_others(old, new)
    text = signed_terms(signed.record, signed.copy, _no_terms(compiled))
    wanted = instructions_between(text.recorded.root, terms_of(new.agreement, signed.record.numbering).root)
    given = signed_instructions(wanted, text)
    _refuse_conflicts(given.conflicts)
    if not given.instructions:
        raise AnswersError(_nothing(text, varied_answers=bool(wanted)))
    now = conformed_terms(given.instructions, text.terms)
    locks = locks_of(compiled.chosen_by(new.answers).library)
    barred = [*taken_away(new.agreement, now, locks), *beside_the_right(text, locks)]
    barred += refusals(old.findings if old else (), new.findings)
    _refuse_barred(barred, Place(file.source.file))
    conformed = conformed_copy(now, new.agreement)
    words = worded_instructions(given.instructions, NumberedTerms(text.terms, now))
    papers = complete_answers(file, compiled, register, papers=True)
    executed = complete_answers(with_leaving(file, signed.record), compiled, register, papers=True)
    return Variation(
        words,
        _paper(executed, compiled, words, conformed),
        replace(new, agreement=_introduced(conformed, papers, compiled)),
        (
            *_on_what_was_signed(signed, text),
            *(one for one in barred if one.level != "BLOCK"),
            *held_again(_sides(old, new, papers)),
            *to_be_read(words),
        ),
        len(text.by_hand),
    )


def _sides(old: Result | None, new: Result, papers: Answers) -> SignedAndNew:
    joining = frozenset(party.id for party in papers.values.parties if party.life.joins)
    said = papers.values.life.variation
    return SignedAndNew(old, new, said.agreement_dated, joining, left_before=said.gone == "left_before")


def _no_terms(compiled: CompiledLibrary) -> frozenset[str]:
    """The ids of what is no term of an agreement: its cover and the like, and what a conformed copy says of itself."""
    library = compiled.library
    front = (one.id for one in library.clauses.values() if one.kind in NO_TERMS)
    return frozenset((*front, *(section.id for section in library.outlines[NOTE].sections)))


def _refuse_unfit(signed: SignedFile, file: AnswersFile) -> None:
    """Raise AnswersError where the file cannot be taken for what was signed, or the answers are another agreement's."""
    problems: list[Problem] = []
    record, own = signed.record, file.given.document.id
    if any(signed.copy.changes()):
        cure = "Name the file as it was signed: without tracked changes."
        problems.append(Problem("The signed file has tracked changes that nobody has accepted or rejected.", cure=cure))
    if record.lacks:
        message = "Its record is of an early format, which does not say what each paragraph is, so that no variation can be made from it."
        cure = "Assemble the answers that it holds, compare that with what was signed (assembler inspect --against), and vary by hand."
        problems.append(Problem(message, cure=cure))
    if record.kind is not None and COPIES[record.kind.copy].withholds:
        problems.append(
            Problem("It is a published copy, which leaves things out.", cure="Name the file that was signed.")
        )
    if own and record.document and not record.derived and document_id(own) != record.document:
        message = "These answers are of another agreement: their document.id is not the one that the signed file bears."
        problems.append(
            Problem(
                message,
                file.source.place(("document", "id")),
                "Copy the answers of the agreement that was signed, and change those.",
            )
        )
    if problems:
        raise AnswersError(problems)


def _as_signed(record: Record, compiled: CompiledLibrary, register: Register) -> Result | None:
    """What the answers of the record make today: None where this release cannot use them."""
    try:
        return assemble_answers(recorded_answers(record), compiled, register)
    except AnswersError:
        return None


def _refuse_others(old: Result | None, new: Result) -> None:
    """Raise AnswersError where no party of what was signed is one of the new answers: they are another agreement's."""
    if old is None:
        return
    before, after = ({party.id for party in one.answers.values.parties} for one in (old, new))
    if before and not before & after:
        message = "These answers are of another agreement: no party to what was signed is among theirs, by its id."
        cure = "Copy the answers of the agreement that was signed, and change those: a party keeps its id."
        raise AnswersError(Problem(message, new.answers.source.place(("parties",)), cure))


def _refuse_conflicts(conflicts: Sequence[Undoing]) -> None:
    if conflicts:
        cure = "Change the answers so that they leave it as it was signed; or agree those words by hand, in a variation of their own."
        raise AnswersError([Problem(one.why, cure=cure) for one in conflicts])


def _nothing(text: SignedTerms, *, varied_answers: bool) -> Problem:
    if varied_answers:
        return Problem("What was signed already says what the new answers say: nothing is to be varied.")
    message = "The new answers make the agreement that was signed: nothing is to be varied."
    return Problem(
        message,
        cure="Change the answers first. Words that were agreed by hand are in no answers: vary those by hand."
        if text.by_hand
        else "",
    )


def _refuse_barred(verdicts: Iterable[Verdict], place_name: Place) -> None:
    problems = [Problem(f"{one.message} ({one.provision})", place_name) for one in verdicts if one.level == "BLOCK"]
    if problems:
        raise AnswersError(problems)


def _on_what_was_signed(signed: SignedFile, text: SignedTerms) -> Iterator[Verdict]:
    kind = signed.record.kind
    if any(paragraph.key == _CONFORMED for paragraph in signed.record.paragraphs):
        message = "What was named as signed is a conformed copy, which binds nobody. Check it against what was signed."
        yield Verdict("WARN", message)
    elif kind is not None and not COPIES[kind.copy].settled:
        message = (
            f"It calls itself “{COPIES[kind.copy].status}” and is no signature copy. Check that it is what was signed."
        )
        yield Verdict("WARN", message)
    if text.by_hand:
        number = len(text.by_hand)
        what = (
            "One place of what was signed is not as assembled. It stays as it was signed."
            if number == 1
            else f"{number} places of what was signed are not as assembled. They stay as they were signed."
        )
        yield Verdict("NOTE", what)


def _paper(
    papers: Answers, compiled: CompiledLibrary, words: Sequence[WordedInstruction], conformed: Agreement
) -> Result:
    made = assemble_paper(papers, compiled.outlined(PAPER), "")
    agreement = with_instructions(made.agreement, words, conformed)
    title = f"Variation of {papers.values.document.short_name or papers.values.document.title or 'the agreement'}"
    changed_key = replace(agreement, properties=replace(agreement.properties, title=title, short_title=title))
    return Result(papers, changed_key, (), made.clauses, paper=PAPER)


def _introduced(conformed: Agreement, papers: Answers, compiled: CompiledLibrary) -> Agreement:
    """The conformed copy, with what it is before its terms, and called what it is."""
    note = assemble_paper(papers, compiled.outlined(NOTE), "").agreement.sections
    front = [section for section in conformed.sections if section.kind in NO_TERMS]
    rest = [section for section in conformed.sections if section.kind not in NO_TERMS]
    properties = replace(conformed.properties, status="Conformed copy")
    return replace(conformed, sections=(*front, *note, *rest), properties=properties)
