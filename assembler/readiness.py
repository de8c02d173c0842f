"""Whether a signature copy may be made: what the drafter may leave out and accept, and all that prevents signing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from assembler.agreement import OpenPoint
from assembler.answers.drafting import Acceptance
from assembler.answers.files import AnswersFile
from assembler.assembly import CompiledLibrary
from assembler.errors import AssemblerError, Place, Problem, did_you_mean
from assembler.own_words import STAND_INS
from assembler.section_kinds import KINDS
from assembler.special_conditions import BESIDE, SPECIAL
from assembler.statute.findings import Finding
from assembler.statute.rules import Rule
from assembler.statute.timetable import OUTSIDE

IN_CODE: Final = (SPECIAL, BESIDE, OUTSIDE, STAND_INS)
"""The warnings that are in no file of rules, because they look into the parties' own words or reckon in months."""

RETIRED: Final = frozenset({"p-deed-corporation-sole"})
"""Warnings of release 0.1.0 that are blocks now, or gone. An answers file that accepts one is read as before."""


def drafting_problems(file: AnswersFile, compiled: CompiledLibrary) -> Iterator[Problem]:
    """What the drafter gets wrong of the library: clauses that cannot be left out, acceptances of what is no warning."""
    drafting = file.given.drafting
    for number, omission in enumerate(drafting.omit):
        place = file.source.place(("drafting", "omit", number, "clause"))
        clause = compiled.library.clauses.get(omission.clause)
        if clause is None:
            cure = did_you_mean(omission.clause, compiled.library.clauses)
            yield Problem(f"There is no clause “{omission.clause}”.", place, cure)
        elif clause.status in ("core", "locked"):
            cure = "Only default and optional clauses can be left out."
            yield Problem(f"The clause “{omission.clause}” is {clause.status} and cannot be left out.", place, cure)
    yield from _not_used_problems(file, compiled)
    yield from _withheld_problems(file, compiled)
    yield from _acceptance_problems(file, compiled.library.rules)


def _not_used_problems(file: AnswersFile, compiled: CompiledLibrary) -> Iterator[Problem]:
    """Numbers to be kept of what is no clause, or of what has none. Whether one is in the agreement is known once that is made."""
    clauses = compiled.library.clauses
    named = file.given.drafting.not_used
    for number, identity in enumerate(named):
        place = file.source.place(("drafting", "not_used", number))
        if identity not in clauses:
            yield Problem(f"There is no clause “{identity}”.", place, did_you_mean(identity, clauses))
        elif not KINDS[clauses[identity].kind].numbered:
            yield Problem(f"“{identity}” has no number to be kept.", place, "Only clauses and schedules are numbered.")
        elif identity in named[:number]:
            yield Problem(f"“{identity}” is named twice.", place, "Name it once.")


def _withheld_problems(file: AnswersFile, compiled: CompiledLibrary) -> Iterator[Problem]:
    """What is to be left out of the published copy, and is in no agreement. Whether it is in this one is known once that is made."""
    left_out = file.given.drafting.publication.left_out
    if not left_out:
        return
    library = compiled.library
    sections = {*library.clauses, *(plan.id for outline in library.outlines.values() for plan in outline.sections)}
    seen: set[str] = set()
    for number, withheld in enumerate(left_out):
        place = file.source.place(("drafting", "publication", "left_out", number, "section"))
        name = withheld.section.partition("/")[0]
        if name not in sections:
            yield Problem(f"There is no clause or schedule “{withheld.section}”.", place, did_you_mean(name, sections))
        elif withheld.section in seen:
            yield Problem(f"“{withheld.section}” is named twice.", place, "Name it once, with one reason.")
        seen.add(withheld.section)


def _acceptance_problems(file: AnswersFile, rules: tuple[Rule, ...]) -> Iterator[Problem]:
    """Acceptances of what is no warning, or that do not say of which warning of their rule, or about whom."""
    if not file.given.drafting.accepted:
        return
    warnings = {rule.id: rule for rule in rules if any(check.action == "WARN" for check in rule.checks)}
    for number, acceptance in enumerate(file.given.drafting.accepted):
        place = file.source.place(("drafting", "accepted", number, "rule"))
        rule = warnings.get(acceptance.rule)
        if acceptance.rule in RETIRED and acceptance.facts is None:
            continue  # as release 0.1.0 wrote it: read, and said to accept nothing
        if rule is None and acceptance.rule not in IN_CODE:
            cure = did_you_mean(acceptance.rule, [*warnings, *IN_CODE], "Only warnings can be accepted.")
            yield Problem(f"“{acceptance.rule}” is not a warning.", place, cure)
        elif acceptance.facts is not None and acceptance.rule not in (OUTSIDE, STAND_INS):
            yield from _which_problems(acceptance, rule, place)


def _which_problems(acceptance: Acceptance, rule: Rule | None, place: Place) -> Iterator[Problem]:
    checks = [check.id for check in rule.checks if check.id] if rule else []
    if (acceptance.check or "") not in (checks or [""]):
        named = f"“{acceptance.check}” is none of them" if acceptance.check else "`check` says which"
        cure = f"They are: {', '.join(checks)}." if checks else "Leave `check` out: the rule has one warning."
        yield Problem(f"The acceptance must say which warning of {acceptance.rule} it accepts; {named}.", place, cure)
    about_items = acceptance.rule == BESIDE or (rule is not None and rule.each is not None)
    if about_items and acceptance.item is None:
        message = f"The acceptance must name the party or item that {acceptance.rule} is about."
        among = rule.each.items if rule and rule.each else "drafting.special_conditions"
        yield Problem(message, place, f"Add `item`, the id of one of {among}.")
    if acceptance.item is not None and not about_items:
        message = f"The acceptance names a party or item, and {acceptance.rule} is about the agreement as a whole."
        yield Problem(message, place, "Leave `item` out.")


class NotReadyError(AssemblerError):
    """A signature copy was asked for while a block, an unaccepted warning or an open point remains: these `findings` and `points`."""

    def __init__(
        self, problems: Iterable[Problem], findings: tuple[Finding, ...] = (), points: tuple[OpenPoint, ...] = ()
    ) -> None:
        super().__init__(problems)
        self.findings = findings
        self.points = points


def refuse_unready(found: tuple[Finding, ...], points: tuple[OpenPoint, ...]) -> None:
    """Raise NotReadyError with all that prevents a signature copy, if anything does."""
    against = tuple(one for one in found if one.applies and one.counts_as != "RECORD")
    problems = [
        Problem(f"{one.counts_as}: {one.message} ({one.provision}; rule {one.rule})", cure=_to_cure(one))
        for one in against
    ]
    problems += [
        Problem(f"Open: {point.question}{': ' + point.note.rstrip('.') if point.note else ''}.", cure=_cure(point))
        for point in points
    ]
    if problems:
        raise NotReadyError(problems, against, points)


def _to_cure(finding: Finding) -> str:
    return f"{finding.lapsed} {finding.cure}".lstrip()


def _cure(point: OpenPoint) -> str:
    """What settles an open point; the note on a subject that no clause covers has said it."""
    return f"Answer {point.field} in the answers file." if point.field else ""
