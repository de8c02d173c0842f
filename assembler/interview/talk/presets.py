"""The first question of all, which preset to begin from, and a preset by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assembler.errors import AnswersError, Problem, did_you_mean
from assembler.interview.talk.prompts import Option, Prompt

if TYPE_CHECKING:
    from assembler.library.presets import Preset, Presets


def preset_named(presets: Presets, name: str) -> Preset:
    """The preset of a name. Raises AnswersError, with those there are, where there is none."""
    if name not in presets.by_id:
        cure = did_you_mean(name, presets.by_id, f"The presets are: {', '.join(presets.by_id)}.")
        raise AnswersError(Problem(f"There is no preset “{name}”.", cure=cure))
    return presets.by_id[name]


def kind_prompt(presets: tuple[Preset, ...]) -> Prompt:
    """The first question of all: which preset to begin from, if any."""
    options = tuple(Option(preset.id, f"{preset.title}: {preset.describes}") for preset in presets)
    return Prompt(
        kind="one",
        question="What kind of collaboration is it?",
        place="The answers that such agreements usually have are then proposed. No fact is filled in.",
        options=(*options, Option(NO_PRESET, "Another kind, or several: propose nothing")),
        default=NO_PRESET,
        commands=frozenset(),
    )


NO_PRESET = "none"
