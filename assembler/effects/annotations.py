"""The sources of an annotated copy: beside each paragraph, where its words come from, why it is there, and which answers are in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePath

from msgspec.structs import replace

from assembler.agreement import Answer, Paragraph, Section
from assembler.assembly import CompiledLibrary
from assembler.copies import COPIES
from assembler.effects.explanation import Explanation, explain, origin_of
from assembler.pipeline import Result
from assembler.source import field_path


def sources_beside(result: Result, compiled: CompiledLibrary) -> Mapping[str, str] | None:
    """What stands beside each paragraph of a copy that shows its sources, by its key; None for one that does not.

    A row of a table has its own beside the first of its words. The answers file is called by its name, and not by where it is.
    """
    if not COPIES[result.agreement.properties.copy].sources:
        return None
    source = replace(result.answers.source, file=PurePath(result.answers.source.file).name)
    answers = replace(result.answers, source=source)
    explained = {one.key: one for one in explain(answers, compiled.chosen_by(answers).library)}
    origins = {field_path(place): origin_of(answers, place) for place in answers.origins}
    work = _Sources(explained, origins)
    return {key: words for section in result.agreement.sections for key, words in work.beside(section)}


class _Sources:
    def __init__(self, explained: Mapping[str, Explanation], origins: Mapping[str, str]) -> None:
        self._explained = explained
        self._origins = origins

    def beside(self, section: Section) -> Iterator[tuple[str, str]]:
        if section.kind == "outstanding":
            return
        if section.heading is not None:
            law = f" Law: {'; '.join(section.law)}." if section.law else ""
            yield (
                section.heading.key,
                f"Source: {section.heading.key}.{law} {self._told(section.heading, (section.heading,))}",
            )
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield block.key, f"Source: {block.key}. {self._told(block, (block,))}"
                continue
            for row in block.rows:
                cells = tuple(paragraph for cell in row.cells for paragraph in cell)
                first = next((paragraph for paragraph in cells if paragraph.content), None)
                if first is not None:
                    yield first.key, f"Source: {row.key}. {self._told(first, cells)}"

    def _told(self, paragraph: Paragraph, inside: tuple[Paragraph, ...]) -> str:
        return " ".join(filter(None, (self._reason(paragraph.key), self._answers_in(inside))))

    def _reason(self, key: str) -> str:
        found = self._explained.get(key)
        if found is None or not found.reasons:
            return "In without a condition."
        return f"In because {'; '.join(map(str, found.reasons))}."

    def _answers_in(self, inside: tuple[Paragraph, ...]) -> str:
        printed = (part for paragraph in inside for part in paragraph.content if isinstance(part, Answer))
        fields = dict.fromkeys(field for part in printed for field in part.fields)
        answers = "; ".join(f"{field} ({self._origins.get(field, 'given')})" for field in fields)
        return f"Answers: {answers}." if answers else ""
