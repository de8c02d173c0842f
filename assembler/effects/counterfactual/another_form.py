"""What would bring in a clause or paragraph that only another form has: that form and, with it, the fewest answers that it still lacks."""

from __future__ import annotations

from collections.abc import Iterable

from assembler.effects.counterfactual.changes import Change, WhatIf
from assembler.effects.counterfactual.target import Link, Target, smallest
from assembler.library.clauses import lead_to
from assembler.library.library import Library


def in_another_form(key: str, outlines: Iterable[str], library: Library, what_if: WhatIf) -> tuple[Change, ...]:
    """The fewest changes that print the clause or paragraph of that key in one of these outlines; none where none was found."""
    found = [_in_form(key, outline, library, what_if) for outline in outlines]
    return min(filter(None, found), key=len, default=())


def _in_form(key: str, outline: str, library: Library, what_if: WhatIf) -> tuple[Change, ...]:
    chosen = Change("set", ("document", "length"), outline)
    answers = what_if.after([chosen])
    target = _target(key, library.outlined(outline))
    if target.present(answers):
        return (chosen,)
    more = smallest(target, answers, WhatIf(answers.given, what_if.questionnaire, what_if.register))
    return (chosen, *more) if more else ()


def _target(key: str, library: Library) -> Target:
    identity, _, paragraph = key.partition("#")
    clause = library.clauses[identity]
    steps = lead_to(clause, paragraph)
    return Target((Link(clause.when, clause.each, ""), *(Link(step.when, step.each, "") for step in steps)))
