"""The answers shown for checking, section by section, each with its origin; and what a change did to the agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assembler.capitals import capital
from assembler.difference import Passage, difference
from assembler.formatting import and_list
from assembler.interview.core.draft import StablePath, items_at, value_at
from assembler.interview.talk.labels import step_label
from assembler.interview.talk.lists import rows_of
from assembler.interview.talk.prompts import Command, Option, Prompt
from assembler.interview.talk.questions import options_of, value_shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assembler.completion import Origin
    from assembler.effects.values import Placed
    from assembler.interview.core.steps import Step
    from assembler.interview.core.view import View
    from assembler.statute.against import Against

FINISH, WRONG, ONLY_OPEN, OWN = "finish", "wrong", "open", "own"

_ORIGINS: dict[Origin | None, str] = {
    "register": "from the register",
    "default": "the default",
    "open": "to be agreed",
    "not recorded": "not recorded",
}


def sections_prompt(view: View, status: str, found: Against, *, looked: bool) -> Prompt:
    """What stands against the answers first, then the sections, each with what is still missing in it, and the lists that have rows.

    Until the user has `looked` at what stands against them, that is what Enter leads to.
    """
    wrong = found.blocks or found.warnings
    first = [Option(WRONG, "What prevents a signature copy, to be put right or accepted")] if wrong else []
    first += [Option(ONLY_OPEN, "Only what is open")] if found.points else []
    sections = [Option(section, _section_words(section, title, view)) for section, title in view.order.titles.items()]
    lists = [
        Option(f"list {spot_text(step.spot)}", _list_words(step, view)) for step in view.steps if _has_rows(step, view)
    ]
    held = len(items_at(view.state.draft, ("drafting", "special_conditions")))
    own = f"Special conditions, in your own words ({held or 'none'})"
    end = "Go on all the same" if wrong else "All is as it should be: go on"
    return Prompt(
        kind="one",
        question="Check your answers. Which section would you like to see?",
        status=status,
        place="Check your answers",
        options=(*first, *sections, *lists, Option(OWN, own), Option(FINISH, end)),
        default=WRONG if wrong and not looked else FINISH,
    )


def _has_rows(step: Step, view: View) -> bool:
    return step.table is not None and step.asked and not step.row_of and bool(rows_of(step, view))


def _list_words(step: Step, view: View) -> str:
    title = step_label(step)
    return f"{capital(title)}: add, change, remove or move ({len(rows_of(step, view))})"


def open_prompt(view: View) -> Prompt:
    """Everything that has no answer, to choose one to give."""
    steps = [step for step in view.steps if step.asked and step.origin == "open"]
    return _choice_of(steps, view, "Only what is open")


def _section_words(section: str, title: str, view: View) -> str:
    own = [step for step in view.steps if step.section == section and step.asked]
    missing = sum(step.origin in ("open", "not recorded") for step in own)
    count = "1 answer" if len(own) == 1 else f"{len(own)} answers"
    return f"{title} ({count}, {missing} without one)" if missing else f"{title} ({count})"


def section_prompt(view: View, section: str, within: StablePath = ()) -> Prompt:
    """The answers of a section (or of one item), to choose one to change."""
    steps = [
        step
        for step in view.steps
        if step.asked and (step.section == section or within) and step.spot[: len(within)] == within
    ]
    return _choice_of(steps, view, view.order.titles.get(section, "Check your answers"))


def _choice_of(steps: list[Step], view: View, place: str) -> Prompt:
    """The prompt that lets one of some answers be chosen: at first the pointer is at one that waits, if any does."""
    options = [Option(spot_text(step.spot), f"{step_label(step)}: {answer_words(step, view)}") for step in steps]
    waiting = next((spot_text(step.spot) for step in steps if not step.settled), FINISH)
    return Prompt(
        kind="one",
        question="Choose an answer to change it.",
        place=place,
        options=(*options, Option(FINISH, "Nothing to change here")),
        default=waiting,
        commands=frozenset({Command.BACK}),
    )


def spot_text(spot: StablePath) -> str:
    """A spot as the value of an option."""
    return "/".join(spot)


def answer_words(step: Step, view: View) -> str:
    """An answer in words, with where it came from."""
    if step.question is None:
        return "; ".join(label for _, label in rows_of(step, view)) or "none"
    held = value_at(view.state.draft, step.spot)
    if isinstance(held, dict):
        return f"to be agreed ({held['to_be_agreed']})"
    value = value_shown(step, view)
    origin = "from the preset" if step.spot in view.state.suggested else _ORIGINS.get(step.origin, "")
    if value is None:
        return origin or "nothing"
    words = _words(value, {option.value: option.label for option in options_of(step.question, view, step)})
    return f"{words} ({origin})" if origin else words


def _words(value: object, labels: Mapping[str, str]) -> str:
    chosen = value if isinstance(value, tuple) else (value,)
    return "; ".join(labels.get(str(one), str(one)) for one in chosen) or "none"


def effect_words(before: Mapping[str, Placed], after: Mapping[str, Placed]) -> str:
    """What a change did: “adds clause 31 and Schedule 5; removes 44.3”. Nothing, if it changed no clause or paragraph, or none is known."""
    if not before or not after:
        return ""
    script = difference(*([Passage(key, "", "") for key in placed] for placed in (before, after)))
    added = _labels(after, {edit.key for edit in script if edit.before is None})
    removed = _labels(before, {edit.key for edit in script if edit.after is None})
    parts = [f"{word} {_listed(labels)}" for word, labels in (("adds", added), ("removes", removed)) if labels]
    return "; ".join(parts)


def _labels(placed: Mapping[str, Placed], keys: set[str]) -> list[str]:
    """What the keys are called; what is inside another of them is left out."""
    return [placed[key].label for key in placed if key in keys and placed[key].inside not in keys and placed[key].label]


def _listed(words: list[str]) -> str:
    return and_list(words if len(words) <= 8 else [*words[:7], f"{len(words) - 7} more"])
