"""What choosing a value brings, in the words beside it: “20 to 34 questions, 2 clauses and a schedule”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from assembler.formatting import and_list

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assembler.effects.values import Consequences
    from assembler.interview.talk.prompts import Prompt


def with_consequences(prompt: Prompt, consequences: Mapping[str, Consequences]) -> Prompt:
    """The prompt with what each option brings beside its label."""
    words = {value: consequence_words(one) for value, one in consequences.items()}
    options = tuple(
        replace(option, label=f"{option.label} ({words[option.value]})") if words.get(option.value) else option
        for option in prompt.options
    )
    return replace(prompt, options=options)


def consequence_words(consequences: Consequences) -> str:
    """What is asked and printed, counted; that nothing speaks of it yet, where that is so."""
    if consequences.uncovered:
        return "no clause yet"
    questions = (
        str(consequences.most)
        if consequences.least == consequences.most
        else f"{consequences.least} to {consequences.most}"
    )
    counted = [
        f"{questions} {'question' if consequences.most == 1 else 'questions'}" if consequences.most else "",
        _several(consequences.clauses, "clause"),
        _several(consequences.schedules, "schedule"),
    ]
    return and_list([words for words in counted if words])


def _several(count: int, noun: str) -> str:
    return f"{count} {noun}s" if count > 1 else f"a {noun}" if count else ""
