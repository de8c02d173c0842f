"""What the statute has to say of a variation: what it may not take away, and what must be held again before it is signed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from assembler.agreement import Agreement
from assembler.answers.completed import CompletedParty
from assembler.completion import Answers
from assembler.formatting import and_list, day
from assembler.pipeline import Result
from assembler.returned.inspection import Verdict
from assembler.returned.locks import Locks, locks_on
from assembler.statute.findings import Finding
from assembler.variation.instruction_words import WordedInstruction
from assembler.variation.instructions import changed_key
from assembler.variation.place_names import place_name
from assembler.variation.signed_terms import SignedTerms
from assembler.variation.term_tree import NO_TERMS, TermNode, Terms, paragraph_words

_CONSULTS: Final[Mapping[str, tuple[str, str]]] = {
    "s3-lpb-consults-chief": ("chief_officer_consulted_on", "the chief officer of police of its force"),
    "s3-lfc-consult": ("mayor_consulted_on", "the Mayor of London"),
}
"""The rules that have a party consult before it enters: the day on which it did, and whom."""
_WITHDRAWAL: Final = "s4-withdrawal"
"""The rule that an agreement must let a party withdraw: section 4(7)."""
_COMMENCEMENT: Final = "Commencement Date"
_AGAIN: Final = "pca-2017 s.3(6), (11), s.4(8)"
_UNMET: Final = ("BLOCK", "INCLUDE")


def refusals(before: Iterable[Finding], after: Iterable[Finding]) -> Iterator[Verdict]:
    """What bars a variation: a requirement that was met by what was signed, and is not by the new agreement."""
    stood = {one.key: one for one in before if one.applies}
    for one in after:
        if one.applies and one.action in _UNMET and one.key not in stood:
            yield Verdict(
                "BLOCK",
                f"The new agreement does not meet what the signed one met: {one.statement} {one.cure}",
                one.provision,
            )


def taken_away(new: Agreement, now: Terms, locks: Locks) -> Iterator[Verdict]:
    """Paragraphs that meet a rule of law by their words, and would not stand in the agreement as varied in those words."""
    for section in new.sections:
        for paragraph in section.paragraphs() if section.kind not in NO_TERMS else ():
            held = locks_on(paragraph.key, locks)
            standing = now.nodes.get(paragraph.key)
            if not held or (standing is not None and standing.words == paragraph_words(paragraph)):
                continue
            provisions = "; ".join(dict.fromkeys(lock.provision for lock in held))
            right = any(lock.rule == _WITHDRAWAL for lock in held)
            what = "is not in the agreement as varied" if standing is None else "is in words that the parties chose"
            message = f"{paragraph.key} meets a rule of law by its words, and {what}."
            yield Verdict(
                "BLOCK" if right else "WARN",
                f"{message} Have a lawyer confirm that the rule is met.",
                provisions,
                paragraph.key,
            )


def beside_the_right(signed: SignedTerms, locks: Locks) -> Iterator[Verdict]:
    """Words that were put beside the right to withdraw by hand, before the agreement was signed: nobody but a lawyer can judge them."""
    clauses = {key.partition("#")[0] for key, held in locks.items() if any(lock.rule == _WITHDRAWAL for lock in held)}
    touched = (changed_key(one) for one in signed.by_hand)
    where = dict.fromkeys(
        signed.terms.sections[key].key
        for key in touched
        if key in signed.terms.sections and signed.terms.sections[key].key in clauses
    )
    for section in where:
        message = (
            f"Words of {place_name(signed.terms, section)} were changed by hand before it was signed. They must not qualify"
            " the right of every party to withdraw. Read them."
        )
        yield Verdict("WARN", message, "pca-2017 s.4(7)", section)


def to_be_read(instructions: Sequence[WordedInstruction]) -> Iterator[Verdict]:
    """Instructions whose words were written for the day of the first agreement, and may not do for a later one."""
    counts = [at for at, one in enumerate(instructions, 1) if any(_COMMENCEMENT in node.words for node in _quoted(one))]
    if counts:
        message = f"Read {_numbered(counts)}: words there count from the Commencement Date, which may have passed."
        yield Verdict("WARN", message, "practice")
    recitals = [at for at, one in enumerate(instructions, 1) if one.key.partition("#")[0] == "background"]
    if recitals:
        message = f"Read {_numbered(recitals)}: the Background records what was so when the agreement was made."
        yield Verdict("WARN", message, "practice")


def _quoted(instruction: WordedInstruction) -> Iterator[TermNode]:
    for node in instruction.quoted:
        yield from node.walk()


def _numbered(numbers: Sequence[int]) -> str:
    """Instructions by their numbers."""
    return f"{'instruction' if len(numbers) == 1 else 'instructions'} {and_list([str(number) for number in numbers])}"


class SignedAndNew(Struct, frozen=True):
    """The agreement as it was signed, where its answers can still be read, and the new one; `dated` is the date that the former bears.

    `joining` are the parties of which the variation says that they join; `left_before` is whether it is recorded that those which are gone
    had left before.
    """

    old: Result | None
    new: Result
    dated: date | None = None
    joining: frozenset[str] = frozenset()
    left_before: bool = False


def held_again(sides: SignedAndNew) -> Iterator[Verdict]:
    """What must be held again, or looked at, before the variation is signed."""
    yield from _parties(sides)
    yield from _consultations(sides.new, sides.dated)
    yield from _rules(sides)


def _parties(sides: SignedAndNew) -> Iterator[Verdict]:
    if sides.old is None:
        message = (
            "The answers of what was signed cannot be read by this release: its parties and findings were not compared with"
            " the new ones."
        )
        yield Verdict("WARN", message)
        return
    before, after = _named(sides.old.answers), _named(sides.new.answers)
    for identity in (one for one in before if one not in after):
        message = f"{before[identity]} was a party to what was signed, and is no party in the new answers. "
        if sides.left_before:
            message += (
                "It is recorded that it had left before, so that it does not execute this variation. Use it only once its withdrawal has"
                " taken effect: until then its agreement is needed."
            )
        else:
            message += (
                "By this variation it leaves, and it executes it with the others. If its withdrawal has taken effect before, record that"
                " instead (life.variation.gone)."
            )
        yield Verdict("WARN", message, "pca-2017 s.4(7), (8)(a)")
    for identity in (one for one in after if one not in before):
        message = (
            f"{after[identity]} joins by this variation. Each requirement of the Act on a party applies to it: its place in"
            " section 1, its own power, its consultation, and for a chief officer the local policing body."
        )
        if identity not in sides.joining:
            message += " Record that it joins (life.joins of the party), so that the variation says so."
        yield Verdict("WARN", message, "pca-2017 ss.1, 3, 4(8)(a)")


def _named(answers: Answers) -> dict[str, str]:
    return {party.id: party.short_name or party.id for party in answers.values.parties}


def _consultations(new: Result, dated: date | None) -> Iterator[Verdict]:
    """That a variation so large that it is a new agreement needs a new consultation is a reading, and so a warning."""
    parties = {party.id: party for party in new.answers.values.parties}
    for rule, item in dict.fromkeys((one.rule, one.item) for one in new.findings if one.rule in _CONSULTS):
        field, whom = _CONSULTS[rule]
        party = parties[item]
        last = _consulted(party, field)
        if last is not None and dated is not None and last > dated:
            continue
        recorded = f"the last that is recorded was on {day(last)}" if last else "none is recorded"
        message = (
            f"If the variation is so large that it amounts to a new agreement (a reading), {party.short_name or party.id}"
            f" must consult {whom} again before it enters: {recorded}."
        )
        yield Verdict("WARN", message, _AGAIN)


def _consulted(party: CompletedParty, field: str) -> date | None:
    found = getattr(party.consultation, field)
    return found if isinstance(found, date) else None


def _rules(sides: SignedAndNew) -> Iterator[Verdict]:
    """What the new agreement has to meet, that did not stand against the signed one: signed or accepted then, it is so no longer."""
    stood = {one.key for one in sides.old.findings if one.applies} if sides.old else set()
    for one in sides.new.findings:
        if one.applies and one.key not in stood:
            yield Verdict("WARN", f"{one.statement} {one.cure}".strip(), one.provision)
