"""The library, loaded: as it is kept ready read, or else read from its sources, which takes twenty times as long.

What reads the sources is imported only where they are read.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from assembler.library import ready

if TYPE_CHECKING:
    from pathlib import Path

    from assembler.conditions import Vocabulary
    from assembler.library.library import Library
    from assembler.library.presets import Presets
    from assembler.questions import Questionnaire


def load_library(folder: Path | None = None) -> Library:
    """The library in `folder`, or the one shipped, read once. Raises LibraryError with every fault found."""
    return _loaded(folder)


@cache
def _loaded(folder: Path | None) -> Library:
    held = None if folder else ready.library()
    if held is not None:
        return held
    from assembler.library.preset_sources import read_presets
    from assembler.library.sources import read_library

    if folder:
        return read_library(folder)
    made_of = ready.made_of()
    read = read_library()
    ready.keep(read, read_presets(read.questionnaire), made_of)
    return read


def load_presets() -> Presets:
    """The presets that are shipped. Raises LibraryError with every fault found."""
    held = ready.presets()
    if held is not None:
        return held
    from assembler.library.preset_sources import read_presets
    from assembler.library.sources import read_questions

    _, questionnaire = read_questions()
    return read_presets(questionnaire)


def load_questions(folder: Path | None = None) -> tuple[Vocabulary, Questionnaire]:
    """The questions alone, with the vocabulary of their conditions: what an interview needs for its first question about the agreement."""
    held = None if folder else ready.questions()
    if held is not None:
        return held
    from assembler.library.sources import read_questions

    return read_questions(folder)
