"""Clauses that are not in the agreement, and whose numbers are kept: a heading in the place of each, with the words “Not used”."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from assembler.agreement import Text
from assembler.assembly.compiled import CompiledClause, CompiledOutline
from assembler.assembly.draft_sections import DraftParagraph, DraftSection
from assembler.completion import Answers
from assembler.errors import AnswersError, Problem
from assembler.identity import KEPT
from assembler.section_kinds import KINDS

WORDS: Final = "Not used"


def with_not_used(drafts: list[DraftSection], answers: Answers, outline: CompiledOutline) -> list[DraftSection]:
    """The sections, with those whose numbers are kept at their places in the outline.

    It is done once all else is decided, and decides nothing itself. Raises AnswersError where one is in the agreement, or would have no
    number in this form.
    """
    kept = frozenset(answers.given.drafting.not_used)
    if not kept:
        return drafts
    problems = tuple(_problems(drafts, answers, outline))
    if problems:
        raise AnswersError(problems)
    order = {clause.source.id: at for at, clause in enumerate(outline.clauses)}
    unused = [_unused(clause) for clause in outline.clauses if clause.source.id in kept]
    return sorted([*drafts, *unused], key=lambda draft: order[draft.source.source.id])


def _problems(drafts: list[DraftSection], answers: Answers, outline: CompiledOutline) -> Iterator[Problem]:
    present = {draft.source.source.id for draft in drafts}
    own = {clause.source.id for clause in outline.clauses if not clause.source.gathered_in}
    for number, identity in enumerate(answers.given.drafting.not_used):
        place = answers.source.place(("drafting", "not_used", number))
        if identity in present:
            cure = "Take it off drafting.not_used, or leave the clause out (drafting.omit)."
            yield Problem(f"“{identity}” is in the agreement, and uses its number.", place, cure)
        elif identity not in own:
            cure = "Take it off drafting.not_used."
            yield Problem(f"“{identity}” has no number of its own in this form of the agreement.", place, cure)


@lru_cache(maxsize=KEPT)
def _unused(clause: CompiledClause) -> DraftSection:
    own = clause.source
    heading = DraftParagraph(own.id, KINDS[own.kind].heading, (Text(WORDS),), (), "", frozenset(), [])
    return DraftSection(own.id, clause, heading, (), not_used=True)
