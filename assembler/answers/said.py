"""How answers are said: the words for yes and no, words without their capitals, several answers in one line."""

from __future__ import annotations

import re

YES_OR_NO = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}
"""The words for yes and no."""


def plain_words(words: str) -> str:
    """Words as they are compared: without capitals, and with a space for a hyphen or an underscore."""
    return re.sub(r"[\s_-]+", " ", words.replace("\u2019", "'").casefold()).strip(" .")


def words_listed(words: str) -> list[str]:
    """What stands between commas, semicolons and the ends of lines."""
    return [part for one in re.split(r"[;,\n]", words) if (part := one.strip())]
