"""Clause wording to blocks: restricted Markdown with attributes first, on markdown-it-py, and our inline marks.

Text -> tokens (markdown-it) -> blocks (here). Nothing is looked up: conditions and fields stay as text, with their lines, for the
library to read. Only what a clause may contain is switched on; anything else is an error.
"""

from assembler.markup.blocks import (
    Alternative,
    Block,
    CrossReference,
    Grid,
    Inline,
    Item,
    Phrase,
    Placeholder,
    Words,
)
from assembler.markup.parser import read_blocks, read_inline

__all__ = [
    "Alternative",
    "Block",
    "CrossReference",
    "Grid",
    "Inline",
    "Item",
    "Phrase",
    "Placeholder",
    "Words",
    "read_blocks",
    "read_inline",
]
