"""Where each clause, schedule and numbered paragraph of an agreement is placed, and what is open in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assembler.agreement import Agreement, Paragraph, Section
from assembler.assembly import CompiledLibrary, assemble
from assembler.capitals import capital
from assembler.completion import Answers
from assembler.effects.values import Placed
from assembler.errors import AnswersError
from assembler.plain import words
from assembler.roles import ROLES
from assembler.section_kinds import KINDS


def contents(answers: Answers, compiled: CompiledLibrary) -> Mapping[str, Placed]:
    """Every clause, schedule and numbered paragraph by its permanent id; nothing where no agreement can be assembled."""
    try:
        return contents_of(assemble(answers, compiled).agreement)
    except AnswersError:
        return {}


def contents_of(agreement: Agreement) -> Mapping[str, Placed]:
    """Every clause, schedule and numbered paragraph of an agreement by its permanent id."""
    return dict(_placed(agreement))


def open_places(answers: Answers, compiled: CompiledLibrary) -> frozenset[str]:
    """What is open in the agreement, or printed in it and not recorded: the places in the answers, as `parties.0.address`."""
    return frozenset(point.id for point in assemble(answers, compiled).agreement.points)


def headings(agreement: Agreement) -> Iterator[str]:
    """The clauses and schedules with their numbers: `Clause 3: Withdrawal`."""
    for section in agreement.sections:
        if section.heading is not None and KINDS[section.kind].numbered:
            yield f"{capital(section.label)}: {words(section.heading)}"


def _placed(agreement: Agreement) -> Iterator[tuple[str, Placed]]:
    for section in agreement.sections:
        if section.not_used or not KINDS[section.kind].numbered:
            continue
        yield section.id, Placed(section.label, "")
        for block, number in full_numbers(section):
            label = f"paragraph {number} of {section.label}" if section.kind == "schedule" else number
            yield block.key, Placed(label, section.id)


def full_numbers(section: Section) -> Iterator[tuple[Paragraph, str]]:
    """Each numbered paragraph of a clause or schedule with its whole number, as the agreement refers to it: `12.3(a)(ii)`, `2(a)`."""
    above: dict[int, str] = {}
    for block in section.blocks:
        if isinstance(block, Paragraph) and block.number and block.key != section.id:
            level = KINDS[section.kind].levels.index(block.role)
            stem = next((above[one] for one in range(level - 1, -1, -1) if one in above), "")
            number = block.number.rstrip(".")
            above = {one: held for one, held in above.items() if one < level}
            above[level] = number if level == 0 or ROLES[block.role].stem else f"{stem}{number}"
            yield block, above[level]
