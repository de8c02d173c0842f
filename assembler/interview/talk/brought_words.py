"""What choosing a value brings, in the words beside it: “20 to 34 questions, 2 clauses and a schedule”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from assembler.formatting import and_list

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assembler.effects.values import Brought
    from assembler.interview.talk.prompts import Prompt


def with_brought(prompt: Prompt, brought: Mapping[str, Brought]) -> Prompt:
    """The prompt with what each option brings beside its label."""
    words = {value: brought_words(one) for value, one in brought.items()}
    options = tuple(
        replace(option, label=f"{option.label} ({words[option.value]})") if words.get(option.value) else option
        for option in prompt.options
    )
    return replace(prompt, options=options)


def brought_words(brought: Brought) -> str:
    """What is asked and printed, counted; that nothing speaks of it yet, where that is so."""
    if brought.uncovered:
        return "no clause yet"
    questions = str(brought.most) if brought.least == brought.most else f"{brought.least} to {brought.most}"
    counted = [
        f"{questions} {'question' if brought.most == 1 else 'questions'}" if brought.most else "",
        _several(brought.clauses, "clause"),
        _several(brought.schedules, "schedule"),
    ]
    return and_list([words for words in counted if words])


def _several(count: int, noun: str) -> str:
    return f"{count} {noun}s" if count > 1 else f"a {noun}" if count else ""
