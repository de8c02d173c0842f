"""Special conditions: the parties' own words, under their own headings, in the clause the library keeps for them."""

from __future__ import annotations

from assembler.agreement import Text
from assembler.answers.drafting import SpecialCondition
from assembler.assembly.drafts import DraftParagraph, DraftSection, Passage, draft_section, passage


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
    own = [_passage(section.key, condition) for condition in conditions]
    return draft_section(section.key, section.source, section.heading, [*section.blocks, *own])


def _passage(section: str, condition: SpecialCondition) -> Passage:
    content = (Text(f"{condition.heading}.", bold=True), Text(f" {condition.text}"))
    notes = ("The parties' own words, not the library's.",)
    key = f"{section}#condition/{condition.id}"
    return passage(key, [DraftParagraph(key, "level-2", content, notes, "", set(), [])])
