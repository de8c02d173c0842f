"""Words in lines that fit: broken between words alone, so that an address for e-mail or a name with a hyphen stays whole."""

from __future__ import annotations

import textwrap


def in_lines(text: str, columns: int, first: str = "", rest: str = "") -> list[str]:
    """Lines of at most so many columns; `first` stands before the first of them, `rest` before each other. Only a longer word is broken."""
    return textwrap.wrap(text, columns, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
