"""Special conditions: the parties' own words, under their own headings, in the clause the library keeps for them."""

from __future__ import annotations

from dataclasses import replace

from assembler.agreement import Text
from assembler.answers.drafting import SpecialCondition
from assembler.assembly.printing import DraftParagraph, DraftSection


def with_special_conditions(
    sections: list[DraftSection], conditions: tuple[SpecialCondition, ...]
) -> list[DraftSection]:
    """The sections with each condition, heading first, in the `special` clause; without any condition, without that clause."""
    return [
        _filled(section, conditions) if section.source.source.kind == "special" else section
        for section in sections
        if section.source.source.kind != "special" or conditions
    ]


def _filled(section: DraftSection, conditions: tuple[SpecialCondition, ...]) -> DraftSection:
    own = (_paragraph(section.key, condition) for condition in conditions)
    return replace(section, blocks=(*section.blocks, *own))


def _paragraph(section: str, condition: SpecialCondition) -> DraftParagraph:
    content = (Text(f"{condition.heading}.", bold=True), Text(f" {condition.text}"))
    notes = ("The parties' own words, not the library's.",)
    return DraftParagraph(f"{section}#condition/{condition.id}", "level-2", content, notes, "", set(), [])
