"""Words that are being typed are not broken at the edge of the terminal, which by itself breaks wherever a row is full."""

from __future__ import annotations

import re
from itertools import accumulate

from prompt_toolkit.formatted_text import StyleAndTextTuples, fragment_list_to_text
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
from prompt_toolkit.layout.utils import explode_text_fragments
from prompt_toolkit.utils import get_cwidth


class WordWrap(Processor):
    """Fills a row with spaces before a word that would not end on it. `indent` columns of the first row are taken already."""

    def __init__(self, indent: int = 0) -> None:
        self.indent = indent

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """The line with those spaces, and where each place of it then is."""
        characters = explode_text_fragments(transformation_input.fragments)
        taken = self.indent if transformation_input.lineno == 0 else 0
        gaps = gaps_before(fragment_list_to_text(characters), transformation_input.width, taken)
        shown: StyleAndTextTuples = []
        for at, fragment in enumerate(characters):
            shown += [("", " " * gaps[at]), fragment] if at in gaps else [fragment]
        before = list(accumulate(gaps.get(at, 0) for at in range(len(characters) + 1)))
        places = [at + gap for at, gap in enumerate(before)]
        return Transformation(
            shown,
            source_to_display=lambda at: places[at] if at < len(places) else at + before[-1],
            display_to_source=lambda at: sum(place <= at for place in places) - 1,
        )


def gaps_before(text: str, columns: int, taken: int = 0) -> dict[int, int]:
    """The columns to leave empty before the words, by their places, that would otherwise be broken at the end of a row."""
    gaps: dict[int, int] = {}
    column, end = taken, 0
    for word in re.finditer(r"\S+", text):
        column = (column + word.start() - end) % columns if columns else 0
        size, end = get_cwidth(word[0]), word.end()
        if column and column + size > columns >= size:
            gaps[word.start()] = columns - column
            column = 0
        column = (column + size) % columns if columns else 0
    return gaps
