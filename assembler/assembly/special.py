"""Special conditions: the parties' own words, under their own headings, in the clause the library keeps for them."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from assembler.agreement import Answer, Text
from assembler.answers.drafting import SpecialCondition
from assembler.assembly.draft_sections import DraftParagraph, DraftSection, settled
from assembler.assembly.sentences import Printed

TermsIn = Callable[[str], frozenset[str]]
"""The defined terms that a text uses: their definitions are kept."""


def with_special_conditions(
    sections: list[DraftSection], conditions: tuple[SpecialCondition, ...], terms_in: TermsIn
) -> list[DraftSection]:
    """The sections with each condition, heading first, in the `special` clause; without any condition, without that clause."""
    return [
        _filled(section, conditions, terms_in) if section.source.source.kind == "special" else section
        for section in sections
        if section.source.source.kind != "special" or conditions
    ]


def _filled(section: DraftSection, conditions: tuple[SpecialCondition, ...], terms_in: TermsIn) -> DraftSection:
    own = (
        paragraph
        for number, condition in enumerate(conditions, 1)
        for paragraph in settled(_paragraph(section.key, condition, number, terms_in))
    )
    return replace(section, blocks=(*section.blocks, *own))


def _paragraph(section: str, condition: SpecialCondition, number: int, terms_in: TermsIn) -> DraftParagraph:
    field = f"drafting.special_conditions[{number}]"
    content: list[Printed] = [
        Answer(condition.heading, (f"{field}.heading",), bold=True),
        Text(".", bold=True),
        Text(" "),
        Answer(condition.text, (f"{field}.text",)),
    ]
    notes = ("The parties' own words, not the library's.",)
    return DraftParagraph(
        f"{section}#condition/{condition.id}", "level-2", content, notes, "", terms_in(condition.text), []
    )
