"""Capitals at the beginning of words."""

from __future__ import annotations


def capital(words: str) -> str:
    """The words as they begin a line or a sentence: their first letter a capital, the rest as it is."""
    return words[:1].upper() + words[1:]
