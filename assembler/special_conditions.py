"""What is found of the special conditions: their words are the parties' own, and nothing has read them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from assembler.agreement import Agreement, Reference, Section
from assembler.completion import Answers
from assembler.identity import KEPT, ByIdentity
from assembler.library.library import Library
from assembler.statute.facts_of_findings import words_rested_on
from assembler.statute.findings import Finding, of_practice, on_facts

SPECIAL = "special-conditions"
"""The name of the warning that the parties' own words have not been checked, under which it can be accepted."""


BESIDE = "special-beside-clause"
"""The name of the warning that a special condition and a clause speak of one subject, under which it can be accepted."""


def words_unchecked(answers: Answers) -> Iterator[Finding]:
    """The warning that no rule has been applied to what the parties wrote themselves."""
    conditions = answers.given.drafting.special_conditions
    if conditions:
        message = (
            f"The agreement holds {len(conditions)} special condition{'s' if len(conditions) > 1 else ''}, "
            "in the parties' own words, which no rule has been applied to."
        )
        cure = "A lawyer must read them against sections 3 and 4 of the Act, and accept this warning."
        found = of_practice(SPECIAL, "WARN", message, cure)
        yield on_facts(found, words_rested_on(conditions), answers.given.drafting.accepted)


def beside_clauses(answers: Answers, agreement: Agreement, library: Library) -> Iterator[Finding]:
    """A warning for each special condition on a subject of which clauses of the agreement speak too, saying which prevails.

    That is as far as it goes: whether the words contradict each other is for a lawyer, and the warning says so.
    """
    sections = {
        clause: section
        for section in agreement.sections
        if not section.not_used
        for clause in _clauses_in(ByIdentity(section))
    }
    subjects = {subject.id: subject for subject in library.subjects}
    for condition in answers.given.drafting.special_conditions:
        subject = subjects.get(condition.covers or "")
        beside = [sections[name] for name in subject.spoken_of_in if name in sections] if subject else []
        if subject and beside:
            over, under = _ranked(beside, library.above_special_conditions, library.partly_above_special_conditions)
            message = (
                f"The special condition “{condition.heading}” is on a subject of which clauses of the agreement speak too "
                f"({subject.label}). {over}{under}Nothing has compared their words."
            )
            cure = "A lawyer must read the condition beside those clauses, put right what contradicts, and accept this warning."
            covers = {f"drafting.special_conditions.{condition.id}.covers": subject.id}
            found = of_practice(BESIDE, "WARN", message, cure, condition.id)
            yield on_facts(found, {**words_rested_on((condition,)), **covers}, answers.given.drafting.accepted)


@lru_cache(maxsize=KEPT)
def _clauses_in(section: ByIdentity[Section]) -> tuple[str, ...]:
    """The clauses of the library that a section is made of: several where an outline gathers them."""
    return tuple(dict.fromkeys(paragraph.key.partition("#")[0] for paragraph in section.it.paragraphs()))


def _ranked(beside: list[Section], whole: frozenset[str], part: frozenset[str]) -> tuple[str, str]:
    """Which of the clauses beside a special condition prevail over it, and which it prevails over, as sentences."""
    over = [_named(section) for section in beside if section.id in whole]
    over += [f"a part of {_named(section)}" for section in beside if section.id in part]
    under = [_named(section) for section in beside if section.id not in whole | part]
    under += [f"the rest of {_named(section)}" for section in beside if section.id in part]
    prevail = f"It gives way to {', '.join(over)}, except on what is left there to special conditions. " if over else ""
    return prevail, f"It prevails over {', '.join(under)}. " if under else ""


def _named(section: Section) -> str:
    heading = (
        "".join(part.text for part in section.heading.content if not isinstance(part, Reference))
        if section.heading
        else ""
    )
    return f"{section.label} (“{heading}”)"
