"""Special conditions: the parties' own words, under their own headings, in the clause the library keeps for them."""

from __future__ import annotations

from assembler.agreement import Text
from assembler.answers.drafting import SpecialCondition
from assembler.assembly.printing import DraftParagraph, DraftSection


def add_special_conditions(sections: list[DraftSection], conditions: tuple[SpecialCondition, ...]) -> None:
    """Put each condition, heading first, into the `special` clause; without any, take that clause out."""
    kept = [section for section in sections if section.source.source.kind != "special" or conditions]
    sections[:] = kept
    for section in kept:
        if section.source.source.kind == "special":
            section.blocks.extend(_paragraph(section.key, condition) for condition in conditions)


def _paragraph(section: str, condition: SpecialCondition) -> DraftParagraph:
    content = (Text(f"{condition.heading}.", bold=True), Text(f" {condition.text}"))
    notes = ("The parties' own words, not the library's.",)
    return DraftParagraph(f"{section}#condition/{condition.id}", "level-2", content, notes, "", set(), [])
